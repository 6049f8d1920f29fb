// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "document/folder.h"

#include "document/map.h"
#include "try.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  LIST_FIRST_CAPACITY = 64,
  FOLDER_DEPTH_MAX    = 128,
  READ_FIRST_SIZE     = 65536
};

// A folder that was entered
typedef struct {
  dev_t device;
  ino_t inode;
} folder_id;

// The walk: all folders seen, and those above the current one
typedef struct {
  const weft_inputs_options* options;
  path_list*                 out;
  weft_error*                error;
  folder_id*                 seen;
  size_t                     seen_count;
  size_t                     seen_capacity;
  folder_id                  above[FOLDER_DEPTH_MAX];
  size_t                     depth;
} walk;

void
path_list_free(path_list* const list)
{
  for (size_t i = 0; i < list->count; ++i) {
    free(list->paths[i]);
  }
  free(list->paths);
  *list = (path_list){NULL, 0, 0};
}

// Append a path, which is owned from now on, also on failure
static weft_status
push_path(path_list* const list, char* const path)
{
  if (!path) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (list->count == list->capacity) {
    const size_t capacity =
      list->capacity ? list->capacity * 2U : (size_t)LIST_FIRST_CAPACITY;
    char** const paths = (char**)realloc(list->paths, capacity * sizeof(char*));
    if (!paths) {
      free(path);
      return WEFT_ERR_NO_MEMORY;
    }
    list->paths    = paths;
    list->capacity = capacity;
  }
  list->paths[list->count++] = path;
  return WEFT_OK;
}

static char*
join_path(const char* const folder, const char* const name)
{
  const size_t folder_size = strlen(folder);
  const size_t name_size   = strlen(name);
  const bool   slash       = folder_size && folder[folder_size - 1U] != '/';
  char* const  path = (char*)malloc(folder_size + slash + name_size + 1U);
  if (path) {
    memcpy(path, folder, folder_size);
    path[folder_size] = '/';
    memcpy(path + folder_size + slash, name, name_size + 1U);
  }
  return path;
}

weft_status
file_error(const char* const path, const int number, weft_error* const error)
{
  char       reason[128] = "";
  const bool missing     = number == ENOENT || number == ENOTDIR;
  if (strerror_r(number, reason, sizeof(reason))) {
    reason[0] = '\0';
  }
  return weft_error_set(error,
                        missing ? WEFT_ERR_NOT_FOUND : WEFT_ERR_IO,
                        path,
                        0,
                        0,
                        "cannot read it: %s; check the name and permissions",
                        reason);
}

weft_status
folder_skip(const weft_inputs_options* const options,
            const weft_error* const          found,
            weft_error* const                error)
{
  if (options && options->strict) {
    if (error) {
      *error = *found;
    }
    return found->status;
  }
  if (options && options->skipped) {
    options->skipped(options->handle, found);
  }
  return WEFT_OK;
}

static weft_status
skip_errno(walk* const w, const char* const path, const int number)
{
  weft_error found = WEFT_ERROR_INIT;
  (void)file_error(path, number, &found);
  return folder_skip(w->options, &found, w->error);
}

static bool
has_id(const folder_id* const   ids,
       const size_t             count,
       const struct stat* const s)
{
  for (size_t i = 0; i < count; ++i) {
    if (ids[i].device == s->st_dev && ids[i].inode == s->st_ino) {
      return true;
    }
  }
  return false;
}

static weft_status
note_folder(walk* const w, const struct stat* const s)
{
  if (w->seen_count == w->seen_capacity) {
    const size_t capacity =
      w->seen_capacity ? w->seen_capacity * 2U : (size_t)LIST_FIRST_CAPACITY;
    folder_id* const seen =
      (folder_id*)realloc(w->seen, capacity * sizeof(folder_id));
    if (!seen) {
      return WEFT_ERR_NO_MEMORY;
    }
    w->seen          = seen;
    w->seen_capacity = capacity;
  }
  w->seen[w->seen_count++] = (folder_id){s->st_dev, s->st_ino};
  return WEFT_OK;
}

static int
compare_paths(const void* const a, const void* const b)
{
  return strcmp(*(char* const*)a, *(char* const*)b);
}

// Names in a folder, sorted so that links are met in a fixed order
static weft_status
read_names(walk* const w, const char* const folder, path_list* const names)
{
  DIR* const dir = opendir(folder);
  if (!dir) {
    return skip_errno(w, folder, errno);
  }

  weft_status st = WEFT_OK;
  for (const struct dirent* entry = readdir(dir); entry && !st;
       entry                      = readdir(dir)) {
    if (entry->d_name[0] != '.') {
      st = push_path(names, join_path(folder, entry->d_name));
    }
  }
  (void)closedir(dir);
  if (names->count) {
    qsort(names->paths, names->count, sizeof(char*), compare_paths);
  }
  return st;
}

static weft_status
walk_folder(walk* w, const char* folder, const struct stat* id);

// Take one name of a folder; `*path` is set to NULL if it was taken over
static weft_status
walk_name(walk* const w, char** const path)
{
  struct stat link;
  struct stat target;
  if (lstat(*path, &link) || stat(*path, &target)) {
    return skip_errno(w, *path, errno);
  }
  if (S_ISDIR(target.st_mode)) {
    const bool linked = S_ISLNK(link.st_mode);
    if (has_id(w->above, w->depth, &target) ||
        (linked && has_id(w->seen, w->seen_count, &target))) {
      return WEFT_OK;
    }
    return walk_folder(w, *path, &target);
  }
  if (!S_ISREG(target.st_mode)) {
    return WEFT_OK;
  }
  if (access(*path, R_OK)) {
    return skip_errno(w, *path, errno);
  }
  char* const taken = *path;
  *path             = NULL;
  return push_path(w->out, taken);
}

static weft_status
walk_folder(walk* const              w,
            const char* const        folder,
            const struct stat* const id)
{
  if (w->depth == FOLDER_DEPTH_MAX) {
    weft_error found = WEFT_ERROR_INIT;
    (void)weft_error_set(&found,
                         WEFT_ERR_LIMIT,
                         folder,
                         0,
                         0,
                         "folders are nested deeper than %d; move it up",
                         (int)FOLDER_DEPTH_MAX);
    return folder_skip(w->options, &found, w->error);
  }

  path_list   names    = {NULL, 0, 0};
  weft_status st       = note_folder(w, id);
  st                   = st ? st : read_names(w, folder, &names);
  w->above[w->depth++] = (folder_id){id->st_dev, id->st_ino};
  for (size_t i = 0; !st && i < names.count; ++i) {
    st = walk_name(w, &names.paths[i]);
  }
  --w->depth;
  path_list_free(&names);
  return st;
}

weft_status
folder_list(const char* const                folder,
            const weft_inputs_options* const options,
            path_list* const                 out,
            weft_error* const                error)
{
  struct stat id;
  DIR* const  dir = opendir(folder); // a named folder must be readable
  if (!dir || stat(folder, &id)) {
    const int number = errno;
    if (dir) {
      (void)closedir(dir);
    }
    return file_error(folder, number, error);
  }
  (void)closedir(dir);

  walk w               = {0};
  w.options            = options;
  w.out                = out;
  w.error              = error;
  const weft_status st = walk_folder(&w, folder, &id);
  free(w.seen);
  if (!st && out->count) {
    qsort(out->paths, out->count, sizeof(char*), compare_paths);
  }
  return st;
}

weft_status
file_read(FILE* const       file,
          const char* const path,
          char** const      data,
          size_t* const     size,
          weft_error* const error)
{
  size_t      capacity = READ_FIRST_SIZE;
  char*       buffer   = (char*)malloc(capacity);
  size_t      used     = 0;
  weft_status st       = buffer ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  struct stat s;
  if (!st && !fstat(fileno(file), &s) && S_ISREG(s.st_mode) && s.st_size > 0 &&
      (size_t)s.st_size < OFFSET_MAP_MAX) {
    capacity          = (size_t)s.st_size + 1U; // one read, and the end seen
    char* const exact = (char*)realloc(buffer, capacity);
    st                = exact ? WEFT_OK : WEFT_ERR_NO_MEMORY;
    buffer            = exact ? exact : buffer;
  }
  while (!st) {
    used += fread(buffer + used, 1U, capacity - used, file);
    if (used < capacity) {
      break;
    }
    if (capacity >= OFFSET_MAP_MAX) {
      st = weft_error_set(error,
                          WEFT_ERR_LIMIT,
                          path,
                          0,
                          0,
                          "larger than %zu bytes; split it",
                          OFFSET_MAP_MAX);
      break;
    }
    capacity *= 2U;
    char* const larger = (char*)realloc(buffer, capacity);
    st                 = larger ? WEFT_OK : WEFT_ERR_NO_MEMORY;
    buffer             = larger ? larger : buffer;
  }
  if (!st && ferror(file)) {
    st = file_error(path, errno ? errno : EIO, error);
  }
  if (st) {
    free(buffer);
    return st;
  }
  *data = buffer;
  *size = used;
  return WEFT_OK;
}
