// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// SHA-256 in hexadecimal.

#ifndef WEFT_BASE_SHA256_H
#define WEFT_BASE_SHA256_H

#include "weft/base.h"

enum { SHA256_HEX_SIZE = 65 }; // 64 digits and a terminator

// Store 64 lower-case digits and a terminator
void
sha256_hex(weft_str data, char out[SHA256_HEX_SIZE]);

#endif // WEFT_BASE_SHA256_H
