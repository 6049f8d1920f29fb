// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "output.h"

#include "fail.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OUTPUT_MAX_OPEN = 128, OUTPUT_NAME_ROOM = 32 };

// Temporary files and folders that an interrupt must remove
static char* volatile pending[OUTPUT_MAX_OPEN];

static void
remove_pending(int number)
{
  for (size_t i = 0U; i < OUTPUT_MAX_OPEN; ++i) {
    if (pending[i]) {
      unlink(pending[i]);
    }
  }
  // Folders are empty only now
  for (size_t i = 0U; i < OUTPUT_MAX_OPEN; ++i) {
    if (pending[i]) {
      rmdir(pending[i]);
    }
  }
  raise(number); // the default action, as the handler was reset
}

static void
watch_signals(void)
{
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = remove_pending;
  action.sa_flags   = (int)SA_RESETHAND;
  for (size_t i = 0U; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
    struct sigaction old;
    if (!sigaction(numbers[i], NULL, &old) && old.sa_handler == SIG_DFL) {
      sigaction(numbers[i], &action, NULL);
    }
  }
}

static void
set_pending(char* from, char* to)
{
  for (size_t i = 0U; i < OUTPUT_MAX_OPEN; ++i) {
    if (pending[i] == from) {
      pending[i] = to;
      return;
    }
  }
}

void
output_watch(char* path)
{
  watch_signals();
  set_pending(NULL, path);
}

void
output_unwatch(char* path)
{
  set_pending(path, NULL);
}

static weft_status
fail(const char* name, const char* what, int number, weft_error* error)
{
  weft_status st = WEFT_ERR_IO;
  if (number == ENOENT || number == ENOTDIR) {
    st = WEFT_ERR_NOT_FOUND;
  } else if (number == EISDIR) {
    st = WEFT_ERR_BAD_ARG;
  }
  return weft_error_set(
    error, st, name, 0U, 0U, "cannot %s: %s", what, strerror(number));
}

static weft_status
open_direct(output* o, weft_error* error)
{
  o->file = fopen(o->name, "wb");
  return o->file ? WEFT_OK : fail(o->name, "write", errno, error);
}

// A hidden name in the target's folder, so that rename() stays on one disk
static char*
temporary_name(const char* target)
{
  const char* const slash  = strrchr(target, '/');
  const size_t      folder = slash ? (size_t)(slash - target) + 1U : 0U;
  const size_t      size   = strlen(target) + OUTPUT_NAME_ROOM;
  char* const       name   = (char*)malloc(size);
  if (name) {
    snprintf(
      name, size, "%.*s.%s.XXXXXX", (int)folder, target, target + folder);
  }
  return name;
}

static weft_status
open_temporary(output* o, mode_t mode, weft_error* error)
{
  o->temporary = temporary_name(o->target);
  if (!o->temporary) {
    return fail_memory(error);
  }
  const int fd = mkstemp(o->temporary);
  if (fd < 0) {
    const int number = errno;
    free(o->temporary);
    o->temporary = NULL;
    return fail(o->name, "write there", number, error);
  }
  output_watch(o->temporary);
  fchmod(fd, mode);
  o->file = fdopen(fd, "wb");
  if (!o->file) {
    const int number = errno;
    close(fd);
    return fail(o->name, "write", number, error);
  }
  return WEFT_OK;
}

weft_status
output_open(output* o, const char* name, weft_error* error)
{
  *o = (output){.name = name, .file = NULL};
  if (!name || !strcmp(name, "-")) {
    o->name     = "standard output";
    o->file     = stdout;
    o->standard = true;
    return WEFT_OK;
  }

  struct stat info;
  const bool  exists = !stat(name, &info);
  if (exists && S_ISDIR(info.st_mode)) {
    return fail(name, "write", EISDIR, error);
  }
  if (exists && !S_ISREG(info.st_mode)) {
    return open_direct(o, error);
  }
  if (exists && access(name, W_OK)) {
    return fail(name, "write", errno, error);
  }

  o->target = exists ? realpath(name, NULL) : strdup(name);
  if (!o->target) {
    return fail_memory(error);
  }
  const mode_t mask = umask(0);
  umask(mask);
  const weft_status st =
    open_temporary(o, exists ? info.st_mode & 0777U : 0666U & ~mask, error);
  if (st) {
    output_discard(o);
  }
  return st;
}

weft_status
output_check_source(const char* name, const char* source, weft_error* error)
{
  struct stat a;
  struct stat b;
  return name && strcmp(name, "-") && !stat(name, &a) && !stat(source, &b) &&
             a.st_dev == b.st_dev && a.st_ino == b.st_ino
           ? weft_error_set(error,
                            WEFT_ERR_EXISTS,
                            name,
                            0U,
                            0U,
                            "this is the graph file; name another output")
           : WEFT_OK;
}

weft_status
output_write(output* o, weft_str bytes, weft_error* error)
{
  if (bytes.size && fwrite(bytes.data, 1U, bytes.size, o->file) != bytes.size) {
    o->failure = errno ? errno : EIO;
    return fail(o->name, "write", o->failure, error);
  }
  return WEFT_OK;
}

static weft_status
write_bytes(void* handle, const char* data, size_t size)
{
  return output_write((output*)handle, (weft_str){data, size}, NULL);
}

weft_writer
output_writer(output* o)
{
  return (weft_writer){o, write_bytes};
}

weft_status
output_check(const output* o, weft_status st, weft_error* error)
{
  return o->failure ? fail(o->name, "write", o->failure, error) : st;
}

weft_status
output_commit(output* o, weft_error* error)
{
  int number = 0;
  errno      = 0;
  if (fflush(o->file) || ferror(o->file)) {
    number = errno ? errno : EIO;
  } else if (o->temporary && fsync(fileno(o->file))) {
    number = errno;
  }
  if (!o->standard && fclose(o->file) && !number) {
    number = errno;
  }
  o->file = NULL;
  if (!number && o->temporary && rename(o->temporary, o->target)) {
    number = errno;
  }

  const char* const name = o->name;
  if (!number && o->temporary) {
    output_unwatch(o->temporary);
    free(o->temporary);
    o->temporary = NULL;
  }
  output_discard(o);
  return number ? fail(name, "write", number, error) : WEFT_OK;
}

void
output_discard(output* o)
{
  if (o->file && !o->standard) {
    fclose(o->file);
  }
  if (o->temporary) {
    unlink(o->temporary);
    output_unwatch(o->temporary);
  }
  free(o->temporary);
  free(o->target);
  *o = (output){.file = NULL};
}
