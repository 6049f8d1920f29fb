// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Writing a file whole or not at all.

#include "weft/export.h"

#include "strbuf.h"

#include "try.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ATTEMPTS_MAX 1000U
#define LINKS_MAX 16U
#define LINK_SIZE_MAX 4096U

static weft_status
fail(weft_error* const error,
     const char* const path,
     const char* const what,
     const char* const remedy)
{
  return weft_error_set(error,
                        WEFT_ERR_IO,
                        path,
                        0U,
                        0U,
                        "cannot %s: %s; %s",
                        what,
                        strerror(errno),
                        remedy);
}

static weft_status
write_all(const int fd, const weft_str content)
{
  size_t done = 0U;
  while (done < content.size) {
    const ssize_t size = write(fd, content.data + done, content.size - done);
    if (size < 0 && errno != EINTR) {
      return WEFT_ERR_IO;
    }
    if (size > 0) {
      done += (size_t)size;
    }
  }
  return WEFT_OK;
}

// Size of the folder part of a path, with its last slash
static size_t
folder_size(const weft_str path)
{
  size_t size = path.size;
  while (size && path.data[size - 1U] != '/') {
    --size;
  }
  return size;
}

// Put the file that symbolic links lead to in place of `path`, so that the
// file is replaced and not the link
static void
follow_links(strbuf* const path)
{
  char target[LINK_SIZE_MAX];
  for (size_t i = 0U; i < LINKS_MAX && !path->status; ++i) {
    const ssize_t size = readlink(path->data, target, sizeof(target));
    if (size <= 0 || (size_t)size >= sizeof(target)) {
      return; // not a link
    }
    path->size = target[0] == '/' ? 0U : folder_size(strbuf_str(path));
    strbuf_append(path, (weft_str){target, (size_t)size});
  }
}

// Create a file of a new name beside `path`; -1 with errno on failure
static int
open_temporary(const weft_str path, strbuf* const name)
{
  const weft_str folder = {path.data, folder_size(path)};
  for (unsigned i = 0U; i < ATTEMPTS_MAX; ++i) {
    strbuf_clear(name);
    strbuf_append(name, folder);
    strbuf_printf(name, ".weft-%ld-%u.tmp", (long)getpid(), i);
    if (name->status) {
      errno = ENOMEM;
      return -1;
    }
    const int fd =
      open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) {
      return fd;
    }
  }
  return -1;
}

// The new name lasts only once the folder is written, too.  Not all file
// systems can do that; by then the content is safe, so failing is no error.
static void
sync_folder(strbuf* const name)
{
  const size_t size = folder_size(strbuf_str(name));
  strbuf       path = {0};
  strbuf_append(&path, size ? (weft_str){name->data, size} : WEFT_STR("."));
  if (!path.status) {
    const int fd = open(path.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
      fsync(fd);
      close(fd);
    }
  }
  strbuf_free(&path);
}

// Write what is no regular file, such as a terminal or a pipe, in place
static weft_status
write_special(const char* const path,
              const weft_str    content,
              weft_error* const error)
{
  const int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) {
    return fail(error, path, "open", "give a file that can be written");
  }
  weft_status st = write_all(fd, content);
  if (st) {
    fail(error, path, "write", "free space or write elsewhere");
  }
  if (close(fd) && !st) {
    st = fail(error, path, "write", "free space or write elsewhere");
  }
  return st;
}

// Write and move; on failure errno says why
static weft_status
write_temporary(const int          fd,
                const char* const  name,
                const char* const  path,
                const weft_str     content,
                const struct stat* old)
{
  bool good = !write_all(fd, content);
  if (good && old) {
    good = !fchmod(fd, old->st_mode & 07777U);
  }
  if (good) {
    good = !fsync(fd);
  }
  // Closed in any case, keeping the first cause
  const int cause = errno;
  if (close(fd)) {
    good = false;
  } else {
    errno = cause;
  }
  return good && !rename(name, path) ? WEFT_OK : WEFT_ERR_IO;
}

static weft_status
replace(const char* const        path,
        const weft_str           content,
        const struct stat* const old,
        weft_error* const        error)
{
  weft_status st   = WEFT_OK;
  strbuf      real = {0};
  strbuf      name = {0};
  strbuf_puts(&real, path);
  if (!real.status) {
    follow_links(&real);
  }
  if (real.status) {
    errno = ENOMEM;
    st    = fail(error, path, "write", "free memory");
    goto out;
  }
  const int fd = open_temporary(strbuf_str(&real), &name);
  if (fd < 0) {
    st = fail(error,
              path,
              "create a file in its folder",
              "create the folder or make it writable");
    goto out;
  }
  st = write_temporary(fd, name.data, real.data, content, old);
  if (st) {
    fail(error, path, "write", "free space or write elsewhere");
    unlink(name.data);
    goto out;
  }
  sync_folder(&name);
out:
  strbuf_free(&name);
  strbuf_free(&real);
  return st;
}

weft_status
weft_file_write(const char* const path,
                const weft_str    content,
                weft_error* const error)
{
  WEFT_REQUIRE(path);
  struct stat old;
  if (stat(path, &old)) {
    if (errno != ENOENT) {
      return fail(error, path, "reach it", "give a path that can be written");
    }
    return replace(path, content, NULL, error);
  }
  if (S_ISDIR(old.st_mode)) {
    errno = EISDIR;
    return fail(error, path, "write", "give the name of a file");
  }
  return S_ISREG(old.st_mode) ? replace(path, content, &old, error)
                              : write_special(path, content, error);
}
