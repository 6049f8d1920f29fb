// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// libmd: the only file that sees it.

#include "sha256.h"

#include <sys/types.h>

#include <sha2.h>

void
sha256_hex(const weft_str data, char out[SHA256_HEX_SIZE])
{
  static const char DIGITS[] = "0123456789abcdef";
  uint8_t           hash[SHA256_DIGEST_LENGTH];
  SHA2_CTX          context;
  SHA256Init(&context);
  SHA256Update(&context, (const uint8_t*)data.data, data.size);
  SHA256Final(hash, &context);
  for (size_t i = 0U; i < sizeof(hash); ++i) {
    out[2U * i]      = DIGITS[hash[i] >> 4U];
    out[2U * i + 1U] = DIGITS[hash[i] & 0xFU];
  }
  out[SHA256_HEX_SIZE - 1] = '\0';
}
