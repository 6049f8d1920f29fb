// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#ifndef WEFT_EXTRACT_PACK_ENTRY_H
#define WEFT_EXTRACT_PACK_ENTRY_H

#include "weft/base.h"

// A line of lexicon/*.tsv: name TAB type TAB alias|alias TAB id TAB instance.
// `instance` (fifth column, optional, for Class rows) is the entity type of
// things of that class: `언어 모델` has AIModel.  Type `-` means that the name
// is never an entity.
typedef struct {
  weft_str    name; // NFC
  weft_str    type;
  weft_str    aliases; // separated by |
  weft_str    id;
  weft_str    instance;
  const char* file;
  uint32_t    line;
} pack_entry;

#endif // WEFT_EXTRACT_PACK_ENTRY_H
