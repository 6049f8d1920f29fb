// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file base.h
/// Strings, status codes and errors that every weft header uses.
///
/// Text is UTF-8 everywhere; every size and offset is in bytes unless a
/// comment says otherwise.  Nothing here allocates.

#ifndef WEFT_BASE_H
#define WEFT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#  define WEFT_API __attribute__((visibility("default")))
#  define WEFT_NODISCARD __attribute__((warn_unused_result))
#else
#  define WEFT_API
#  define WEFT_NODISCARD
#endif

/// Borrowed UTF-8 text; not terminated unless a comment says so
typedef struct {
  const char* data; ///< First byte; may be NULL if `size` is zero
  size_t      size; ///< Size in bytes
} weft_str;

/// A `weft_str` over a string literal
#define WEFT_STR(literal) ((weft_str){"" literal, sizeof(literal) - 1U})

/// A `weft_str` initialiser over a string literal, for static tables
#define WEFT_STR_INIT(literal)                                                 \
  {                                                                            \
    "" literal, sizeof(literal) - 1U                                           \
  }

/// A byte range, `start` included and `end` excluded
typedef struct {
  size_t start; ///< First byte
  size_t end;   ///< One past the last byte
} weft_span;

/// What a call came to.  Numbers are frozen: new ones are added at the end.
typedef enum {
  WEFT_OK            = 0,  ///< Success, the only zero and the only success
  WEFT_ERR_NO_MEMORY = 1,  ///< An allocation failed
  WEFT_ERR_BAD_ARG   = 2,  ///< The caller broke the function's contract
  WEFT_ERR_BAD_TEXT  = 3,  ///< Bytes that cannot be decoded, or are not text
  WEFT_ERR_BAD_PACK  = 4,  ///< A rule pack is malformed
  WEFT_ERR_BAD_INPUT = 5,  ///< Some other input is malformed
  WEFT_ERR_NOT_FOUND = 6,  ///< A named file, folder, pack or item is missing
  WEFT_ERR_EXISTS    = 7,  ///< Two things have one name that must be unique
  WEFT_ERR_IO        = 8,  ///< Reading or writing failed
  WEFT_ERR_LIMIT     = 9,  ///< A documented limit was reached
  WEFT_ERR_RENDER    = 10, ///< The layout worker failed
  WEFT_ERR_TIMEOUT   = 11, ///< A time limit was reached
  WEFT_ERR_STOPPED   = 12  ///< A sink asked to stop
} weft_status;

/// Where and why something failed.  Owned by the caller, who may pass NULL.
///
/// A function that fails fills every field it knows and leaves the others
/// zero.  `message` is one line: the cause, then what would be right.
typedef struct {
  weft_status status;       ///< The status that was returned
  char        file[512];    ///< File or input name, or ""
  size_t      line;         ///< Line in `file` from 1, or 0 if unknown
  size_t      column;       ///< Column in code points from 1, or 0
  size_t      byte_offset;  ///< Byte offset in `file` from 0
  char        message[512]; ///< One line of UTF-8 without a final period
} weft_error;

/// An empty error
#define WEFT_ERROR_INIT                                                        \
  {                                                                            \
    WEFT_OK, {0}, 0, 0, 0,                                                     \
    {                                                                          \
      0                                                                        \
    }                                                                          \
  }

/// One sentence for a status, without a final period; never NULL
WEFT_API const char*
weft_status_string(weft_status status);

/// Fill `error` (which may be NULL) and return `status`.
///
/// `file` may be NULL.  The message is formatted as by printf() and cut at a
/// whole code point if it is too long.
WEFT_API weft_status
weft_error_set(weft_error* error,
               weft_status status,
               const char* file,
               size_t      line,
               size_t      column,
               const char* format,
               ...)
#if defined(__GNUC__)
  __attribute__((format(printf, 6, 7)))
#endif
  ;

/// Return whether two strings have the same bytes; O(n)
WEFT_API bool
weft_str_equals(weft_str a, weft_str b);

/// Compare bytewise, as memcmp() and then by size; O(n)
WEFT_API int
weft_str_compare(weft_str a, weft_str b);

/// A borrowed `weft_str` over a terminated string; empty for NULL
WEFT_API weft_str
weft_str_from(const char* string);

#ifdef __cplusplus
}
#endif

#endif // WEFT_BASE_H
