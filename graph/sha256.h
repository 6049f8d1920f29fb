// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Stable names for facts: SHA-256 in hexadecimal.

#ifndef WEFT_GRAPH_SHA256_H
#define WEFT_GRAPH_SHA256_H

#include "weft/base.h"

#define SHA256_HEX_SIZE 64U

// Store 64 lower-case digits and a terminator
void
sha256_hex(weft_str data, char out[SHA256_HEX_SIZE + 1U]);

#endif // WEFT_GRAPH_SHA256_H
