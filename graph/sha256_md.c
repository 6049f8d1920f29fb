// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// libmd: the only file that sees it.

#include "sha256.h"

#include <sys/types.h>

#include <sha2.h>

void
sha256_hex(const weft_str data, char out[SHA256_HEX_SIZE + 1U])
{
  static const char digits[] = "0123456789abcdef";

  SHA2_CTX context;
  uint8_t  digest[SHA256_DIGEST_LENGTH];
  SHA256Init(&context);
  SHA256Update(&context, (const uint8_t*)data.data, data.size);
  SHA256Final(digest, &context);
  for (size_t i = 0U; i < sizeof(digest); ++i) {
    out[2U * i]      = digits[digest[i] >> 4U];
    out[2U * i + 1U] = digits[digest[i] & 0x0FU];
  }
  out[SHA256_HEX_SIZE] = '\0';
}
