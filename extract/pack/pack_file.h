// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Reading files and folders of packs.

#ifndef WEFT_EXTRACT_PACK_FILE_H
#define WEFT_EXTRACT_PACK_FILE_H

#include "arena.h"
#include "weft/base.h"

// Names in a folder that end with `suffix`, sorted bytewise, without hidden
// ones.  A missing folder has none.
weft_status
pack_folder_list(arena*        mem,
                 const char*   path,
                 const char*   suffix,
                 const char*** names,
                 size_t*       count,
                 weft_error*   error);

// `folder/name`, or NULL if memory ran out
char*
pack_path_join(arena* mem, const char* folder, const char* name);

// Whether a file or folder exists
bool
pack_path_exists(const char* path);

// What tells a file or folder from all others, however it is reached
typedef struct {
  uint64_t device;
  uint64_t number;
} pack_path_id;

// Zero for what does not exist
pack_path_id
pack_path_identify(const char* path);

#endif // WEFT_EXTRACT_PACK_FILE_H
