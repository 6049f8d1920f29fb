// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Shapes of pack.jsonc and macros.jsonc.

#ifndef WEFT_EXTRACT_PACK_SHAPE_H
#define WEFT_EXTRACT_PACK_SHAPE_H

#include "pack/shape.h"

extern const shape pack_file_shape;
extern const shape pack_macros_shape;

// Parts that other tables share

extern const shape pack_text_shape;      // any string
extern const shape pack_filled_shape;    // a string that is not empty
extern const shape pack_flag_shape;      // true or false
extern const shape pack_strings_shape;   // an array of filled strings
extern const shape pack_type_name_shape; // the name of a type
extern const shape pack_types_shape;     // one such name or an array of them

#endif // WEFT_EXTRACT_PACK_SHAPE_H
