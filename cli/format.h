// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The kinds of results by name and extension.

#ifndef WEFT_CLI_FORMAT_H
#define WEFT_CLI_FORMAT_H

#include <stddef.h>

typedef enum {
  FORMAT_PICTURE, // `number` is a weft_picture
  FORMAT_EXPORT,  // `number` is a weft_format
  FORMAT_NEO4J    // a folder of FORMAT_NEO4J_FILES
} format_kind;

typedef struct {
  const char* extension; // with its point
  format_kind kind;
  int         number;
} output_format;

// Files of a folder for Neo4j, and the weft_format of each
enum { FORMAT_NEO4J_COUNT = 2 };
extern const char* const format_neo4j_files[FORMAT_NEO4J_COUNT];
extern const int         format_neo4j_numbers[FORMAT_NEO4J_COUNT];

// The format that the extension of `path` chooses, or NULL
const output_format*
format_of_path(const char* path);

// The export called `name`, such as `ttl`, `dot` or `neo4j`; NULL if none is
const output_format*
format_of_name(const char* name);

// All names of exports in one string; never NULL
const char*
format_names(void);

// All extensions in one string, such as `.svg, .html or .nt`; never NULL
const char*
format_extensions(void);

#endif // WEFT_CLI_FORMAT_H
