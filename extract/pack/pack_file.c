// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack_file.h"

#include "read_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static weft_status
no_memory(const char* const path, weft_error* const error)
{
  return weft_error_set(error, WEFT_ERR_NO_MEMORY, path, 0, 0, "out of memory");
}

static bool
is_wanted(const char* const name, const char* const suffix)
{
  const size_t size = strlen(name);
  const size_t tail = strlen(suffix);
  return name[0] != '.' && size > tail && !strcmp(name + size - tail, suffix);
}

static int
compare_names(const void* const a, const void* const b)
{
  return strcmp(*(const char* const*)a, *(const char* const*)b);
}

// A growing list of names
typedef struct {
  char** items;
  size_t count;
  size_t capacity;
} name_list;

static bool
add_name(arena* const mem, name_list* const list, const char* const name)
{
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 16U;
    char** const items =
      (char**)realloc((void*)list->items, capacity * sizeof(char*));
    if (!items) {
      return false;
    }
    list->items    = items;
    list->capacity = capacity;
  }
  const weft_str copy = arena_copy(mem, weft_str_from(name));
  if (!copy.data) {
    return false;
  }
  list->items[list->count++] = (char*)copy.data;
  return true;
}

// Move a list into the arena in bytewise order
static weft_status
keep_sorted(arena* const        mem,
            const name_list     list,
            const char*** const names,
            size_t* const       count)
{
  if (!list.count) {
    return WEFT_OK;
  }
  *names = (const char**)arena_array(mem, list.count, sizeof(char*));
  if (!*names) {
    return WEFT_ERR_NO_MEMORY;
  }
  qsort((void*)list.items, list.count, sizeof(char*), compare_names);
  memcpy((void*)*names, (const void*)list.items, list.count * sizeof(char*));
  *count = list.count;
  return WEFT_OK;
}

weft_status
pack_folder_list(arena* const        mem,
                 const char* const   path,
                 const char* const   suffix,
                 const char*** const names,
                 size_t* const       count,
                 weft_error* const   error)
{
  *names            = NULL;
  *count            = 0U;
  DIR* const folder = opendir(path);
  if (!folder) {
    return errno == ENOENT ? WEFT_OK : read_refused(path, errno, error);
  }
  bool                 ok    = true;
  name_list            list  = {NULL, 0, 0};
  const struct dirent* entry = NULL;
  // readdir() is safe here: no other thread has this stream
  while (ok && (entry = readdir(folder))) {
    if (is_wanted(entry->d_name, suffix)) {
      ok = add_name(mem, &list, entry->d_name);
    }
  }
  closedir(folder);
  ok = ok && !keep_sorted(mem, list, names, count);
  free((void*)list.items);
  return ok ? WEFT_OK : no_memory(path, error);
}

char*
pack_path_join(arena* const      mem,
               const char* const folder,
               const char* const name)
{
  const size_t head  = strlen(folder);
  const size_t size  = head + strlen(name) + 2U;
  const bool   slash = head && folder[head - 1U] != '/';
  char* const  path  = (char*)arena_alloc(mem, size);
  if (path) {
    snprintf(path, size, "%s%s%s", folder, slash ? "/" : "", name);
  }
  return path;
}

bool
pack_path_exists(const char* const path)
{
  struct stat info;
  return !stat(path, &info);
}

pack_path_id
pack_path_identify(const char* const path)
{
  struct stat  info;
  pack_path_id id = {0U, 0U};
  if (!stat(path, &info)) {
    id.device = (uint64_t)info.st_dev;
    id.number = (uint64_t)info.st_ino;
  }
  return id;
}
