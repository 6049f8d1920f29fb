// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#ifndef WEFT_EXTRACT_SHA256_H
#define WEFT_EXTRACT_SHA256_H

#include "weft/base.h"

enum { SHA256_HEX_SIZE = 65 };

// Write the hash as 64 hexadecimal digits and a terminator
void
sha256_hex(weft_str bytes, char out[SHA256_HEX_SIZE]);

#endif // WEFT_EXTRACT_SHA256_H
