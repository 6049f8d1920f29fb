// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Compiled lexicons: a lexicon in a file that is mapped, not read.
//
// The file holds the tables of a `lexicon` as they lie in memory, one behind
// the other: a header, entries, the tables of both tries, the text, a checksum.
// It is of use on machines of the same byte order, to versions of weft of the
// same LEXICON_FILE_VERSION, and as long as what it was made from is the same.

#ifndef WEFT_EXTRACT_LEXICON_FILE_H
#define WEFT_EXTRACT_LEXICON_FILE_H

#include "lexicon/lexicon.h"
#include "sha256.h"
#include "weft/export.h"

// To be raised with any change to the tables, or to what makes entries of lines
enum { LEXICON_FILE_VERSION = 1 };

// What a lexicon was made from, as SHA-256 in hexadecimal
typedef struct {
  char packs[SHA256_HEX_SIZE];   // which packs
  char sources[SHA256_HEX_SIZE]; // what stands in them
} lexicon_origin;

// A file that is open; not yet checked beyond its header
typedef struct {
  lexicon_origin origin;
  size_t         type_count; // that the schema must have
  void*          map;
  size_t         size;
} lexicon_file;

// Write a lexicon.
//
// WEFT_OK, WEFT_ERR_NO_MEMORY, WEFT_ERR_LIMIT, or whatever the writer returned.
weft_status
lexicon_write(const lexicon*        l,
              const lexicon_origin* origin,
              size_t                type_count,
              const weft_writer*    writer,
              weft_error*           error);

// Map a file and read its header.
//
// WEFT_ERR_NOT_FOUND if there is none; WEFT_ERR_IO; WEFT_ERR_BAD_INPUT saying
// why this weft cannot use it.
weft_status
lexicon_open(const char* path, lexicon_file* out, weft_error* error);

// Check all of a file and make a lexicon of it, which owns the mapping then; on
// failure the file stays open.
//
// WEFT_ERR_BAD_INPUT if it is damaged.  O(size of the file).
weft_status
lexicon_take(lexicon_file* file,
             const char*   path,
             lexicon*      out,
             weft_error*   error);

// A file that is not open is accepted
void
lexicon_close(lexicon_file* file);

#endif // WEFT_EXTRACT_LEXICON_FILE_H
