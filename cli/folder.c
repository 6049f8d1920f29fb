// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "folder.h"

#include "fail.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_NAME_ROOM = 32, FOLDER_MODE = 0777 };

static weft_status
fail(const folder* f, const char* what, int number, weft_error* error)
{
  const weft_status st =
    number == ENOENT || number == ENOTDIR ? WEFT_ERR_NOT_FOUND : WEFT_ERR_IO;
  return weft_error_set(
    error, st, f->name, 0U, 0U, "cannot %s: %s", what, strerror(number));
}

// `a/b`, or NULL if there is no memory
static char*
join(const char* a, const char* b)
{
  const size_t size = strlen(a) + strlen(b) + 2U;
  char* const  path = (char*)malloc(size);
  if (path) {
    snprintf(path, size, "%s/%s", a, b);
  }
  return path;
}

// A hidden name beside `target`, so that rename() stays on one disk
static char*
temporary_name(const char* target)
{
  const char* const slash = strrchr(target, '/');
  const size_t      start = slash ? (size_t)(slash - target) + 1U : 0U;
  const size_t      size  = strlen(target) + FOLDER_NAME_ROOM;
  char* const       name  = (char*)malloc(size);
  if (name) {
    snprintf(name, size, "%.*s.%s.XXXXXX", (int)start, target, target + start);
  }
  return name;
}

static bool
is_ours(const folder* f, const char* name)
{
  bool ours = !strcmp(name, ".") || !strcmp(name, "..");
  for (size_t i = 0U; !ours && i < f->count; ++i) {
    ours = !strcmp(name, f->files[i]);
  }
  return ours;
}

// Whether the target may be replaced
static weft_status
check_target(const folder* f, weft_error* error)
{
  DIR* const dir = opendir(f->target);
  if (!dir) {
    return fail(f, "read", errno, error);
  }
  weft_status          st    = WEFT_OK;
  const struct dirent* entry = readdir(dir);
  while (!st && entry) {
    if (!is_ours(f, entry->d_name)) {
      st = weft_error_set(error,
                          WEFT_ERR_EXISTS,
                          f->name,
                          0U,
                          0U,
                          "there are other files in this folder, such as %s; "
                          "name a folder of its own",
                          entry->d_name);
    }
    entry = readdir(dir);
  }
  closedir(dir);
  return st;
}

// The name without slashes at its end
static char*
plain_name(const char* name)
{
  char* const copy = strdup(name);
  size_t      size = copy ? strlen(copy) : 0U;
  while (size > 1U && copy[size - 1U] == '/') {
    copy[--size] = '\0';
  }
  return copy;
}

static weft_status
find_target(folder* f, weft_error* error)
{
  struct stat info;
  f->target = plain_name(f->name);
  if (!f->target) {
    return fail_memory(error);
  }
  if (stat(f->target, &info)) {
    return WEFT_OK;
  }
  if (!S_ISDIR(info.st_mode)) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_ARG,
                          f->name,
                          0U,
                          0U,
                          "this is a file; name a folder");
  }
  char* const real = realpath(f->target, NULL);
  free(f->target);
  f->target = real;
  return real ? check_target(f, error) : fail_memory(error);
}

static weft_status
make_temporary(folder* f, weft_error* error)
{
  char* const name = temporary_name(f->target);
  if (!name) {
    return fail_memory(error);
  }
  if (!mkdtemp(name)) {
    const int number = errno;
    free(name);
    return fail(f, "write there", number, error);
  }
  f->temporary = name;
  output_watch(name);
  const mode_t mask = umask(0);
  umask(mask);
  return chmod(name, FOLDER_MODE & ~mask) ? fail(f, "write", errno, error)
                                          : WEFT_OK;
}

static weft_status
open_files(folder* f, weft_error* error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < f->count; ++i) {
    f->paths[i] = join(f->temporary, f->files[i]);
    if (!f->paths[i]) {
      return fail_memory(error);
    }
    output_watch(f->paths[i]);
    st                 = output_open(&f->outputs[i], f->paths[i], error);
    f->outputs[i].name = f->name;
  }
  return st;
}

weft_status
folder_open(folder*            f,
            const char*        name,
            const char* const* files,
            size_t             count,
            weft_error*        error)
{
  *f             = (folder){.name = name, .files = files, .count = count};
  weft_status st = find_target(f, error);
  if (!st) {
    st = make_temporary(f, error);
  }
  if (!st) {
    st = open_files(f, error);
  }
  if (st) {
    folder_discard(f);
  }
  return st;
}

// Remove the files and the folder at `path`
static void
remove_folder(const folder* f, const char* path)
{
  for (size_t i = 0U; i < f->count; ++i) {
    char* const file = join(path, f->files[i]);
    if (file) {
      unlink(file);
    }
    free(file);
  }
  rmdir(path);
}

// Put the new folder in the place of an old one in one step, where the file
// system can; the old one then has the temporary name
static int
exchange(const folder* f)
{
#ifdef RENAME_EXCHANGE
  if (!renameat2(
        AT_FDCWD, f->temporary, AT_FDCWD, f->target, RENAME_EXCHANGE)) {
    return 0;
  }
#endif
  char* const old = temporary_name(f->target);
  if (!old || !mkdtemp(old) || rename(f->target, old)) {
    const int number = errno;
    if (old) {
      rmdir(old);
    }
    free(old);
    return number;
  }
  const int number = rename(f->temporary, f->target) ? errno : 0;
  if (rename(old, number ? f->target : f->temporary) && !number) {
    free(old);
    return errno;
  }
  free(old);
  return number;
}

weft_status
folder_commit(folder* f, weft_error* error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < f->count; ++i) {
    st = output_commit(&f->outputs[i], error);
  }
  if (!st && rename(f->temporary, f->target)) {
    int number = errno;
    if (number == ENOTEMPTY || number == EEXIST) {
      number = exchange(f);
    }
    if (number) {
      st = fail(f, "write", number, error);
    }
  }
  folder_discard(f);
  return st;
}

void
folder_discard(folder* f)
{
  for (size_t i = 0U; i < f->count; ++i) {
    output_discard(&f->outputs[i]);
  }
  if (f->temporary) {
    remove_folder(f, f->temporary);
    output_unwatch(f->temporary);
  }
  for (size_t i = 0U; i < f->count; ++i) {
    if (f->paths[i]) {
      output_unwatch(f->paths[i]);
    }
    free(f->paths[i]);
  }
  free(f->temporary);
  free(f->target);
  *f = (folder){.count = 0U};
}
