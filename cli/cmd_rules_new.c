// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules new: a pack that works, to begin with.

#include "cmd_rules.h"

#include "error.h"
#include "fail.h"
#include "rules_skeleton.h"
#include "strbuf.h"
#include "utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0777 };

static const char* const subfolders[] = {"lexicon", "rules"};

enum { SUBFOLDERS = sizeof(subfolders) / sizeof(subfolders[0]) };

static weft_status
fail_io(const char* path, weft_error* error)
{
  return weft_error_set(error,
                        errno == ENOENT ? WEFT_ERR_NOT_FOUND : WEFT_ERR_IO,
                        path,
                        0U,
                        0U,
                        "cannot be written: %s",
                        strerror(errno));
}

// What stands behind the last slash
static weft_str
last_part(weft_str path)
{
  size_t start = 0U;
  while (path.size && path.data[path.size - 1U] == '/') {
    --path.size;
  }
  for (size_t i = 0U; i < path.size; ++i) {
    start = path.data[i] == '/' ? i + 1U : start;
  }
  return (weft_str){path.data + start, path.size - start};
}

// Packs are named by letters, digits, `_`, `-` and `.`
static bool
is_name(weft_str name)
{
  if (!name.size || name.data[0] == '.' || name.data[0] == '-' ||
      utf8_valid(name) < name.size) {
    return false;
  }
  for (size_t at = 0U; at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (code < 0x80U && !strchr("abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.",
                                (int)code)) {
      return false;
    }
  }
  return true;
}

// `text` with the pack's name in it
static void
put_text(strbuf* out, const char* text, weft_str name)
{
  static const char mark[] = "@NAME@";
  for (const char* at = text; *at;) {
    const char* const next = strstr(at, mark);
    const size_t      size = next ? (size_t)(next - at) : strlen(at);
    strbuf_append(out, (weft_str){at, size});
    if (next) {
      strbuf_append(out, name);
    }
    at += size + (next ? sizeof(mark) - 1U : 0U);
  }
}

static weft_status
write_file(const char*          folder,
           const skeleton_file* file,
           weft_str             name,
           weft_error*          error)
{
  strbuf path = {.data = NULL};
  strbuf text = {.data = NULL};
  strbuf_printf(&path, "%s/%s", folder, file->path);
  put_text(&text, file->text, name);
  weft_status st  = path.status || text.status ? fail_memory(error) : WEFT_OK;
  FILE* const out = st ? NULL : fopen(path.data, "wb");
  if (!st && (!out || fwrite(text.data, 1, text.size, out) != text.size)) {
    st = fail_io(path.data, error);
  }
  if (out && fclose(out) && !st) {
    st = fail_io(path.data, error);
  }
  strbuf_free(&path);
  strbuf_free(&text);
  return st;
}

static weft_status
make_folder(const char* folder, const char* name, weft_error* error)
{
  strbuf path = {.data = NULL};
  strbuf_printf(&path, "%s/%s", folder, name);
  weft_status st = path.status ? fail_memory(error) : WEFT_OK;
  if (!st && mkdir(path.data, FOLDER_MODE)) {
    st = fail_io(path.data, error);
  }
  strbuf_free(&path);
  return st;
}

// Remove what was written of a pack that is not whole
static void
remove_all(const char* folder, const skeleton_file* files)
{
  strbuf path = {.data = NULL};
  for (size_t i = 0U; i < SKELETON_FILES + SUBFOLDERS; ++i) {
    const bool is_file = i < SKELETON_FILES;
    strbuf_clear(&path);
    strbuf_printf(&path,
                  "%s/%s",
                  folder,
                  is_file ? files[i].path : subfolders[i - SKELETON_FILES]);
    if (!path.status) {
      (void)remove(path.data);
    }
  }
  (void)rmdir(folder);
  strbuf_free(&path);
}

// Write the files into a folder beside the target, which then takes its name
static weft_status
write_pack(const char*          target,
           weft_str             name,
           const skeleton_file* files,
           weft_error*          error)
{
  strbuf         temporary = {.data = NULL};
  const size_t   head      = (size_t)(name.data - target);
  const weft_str before    = {target, head};
  strbuf_append(&temporary, before);
  strbuf_puts(&temporary, ".");
  strbuf_append(&temporary, name);
  strbuf_puts(&temporary, ".XXXXXX");
  if (temporary.status) {
    return fail_memory(error);
  }
  if (!mkdtemp(temporary.data)) {
    const weft_status failed = fail_io(target, error);
    strbuf_free(&temporary);
    return failed;
  }
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < SUBFOLDERS; ++i) {
    st = make_folder(temporary.data, subfolders[i], error);
  }
  for (size_t i = 0U; !st && i < SKELETON_FILES; ++i) {
    st = write_file(temporary.data, &files[i], name, error);
  }
  // mkdtemp() makes a folder for this user alone
  const mode_t mask = umask(0);
  (void)umask(mask);
  if (!st && (chmod(temporary.data, FOLDER_MODE & ~mask) ||
              rename(temporary.data, target))) {
    st = fail_io(target, error);
  }
  if (st) {
    remove_all(temporary.data, files);
  }
  strbuf_free(&temporary);
  return st;
}

int
rules_new(const rules_job* job)
{
  const options* const o = job->options;
  if (job->words.count != 1U) {
    return error_usage("rules new needs one name or path of a new pack");
  }
  char* const path = strdup(job->words.items[0]);
  if (!path) {
    return error_no_memory();
  }
  for (size_t size = strlen(path); size > 1U && path[size - 1U] == '/';) {
    path[--size] = '\0';
  }
  const weft_str name = last_part(weft_str_from(path));
  struct stat    info;
  weft_error     error = WEFT_ERROR_INIT;
  int            code  = CLI_DONE;
  if (!is_name(name)) {
    code = error_usage("`%s` is no name for a pack; use letters, digits, _ - "
                       "and .",
                       path);
  } else if (!lstat(path, &info)) {
    code = error_usage("%s: already there; choose another name", path);
  } else if (write_pack(path,
                        name,
                        skeleton_files(!o->lang || strcmp(o->lang, "en") != 0),
                        &error)) {
    code = error_fail(&error);
  } else if (!o->quiet) {
    printf("%s: a new pack; next: weft rules check %s%s\n",
           path,
           strchr(path, '/') ? "" : "./",
           path);
  }
  free(path);
  return code;
}
