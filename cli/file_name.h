// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names of files for documents.

#ifndef WEFT_CLI_FILE_NAME_H
#define WEFT_CLI_FILE_NAME_H

#include "weft/graph.h"

// One name for each document of a graph, in their order: that of the document
// with all that other systems do not allow replaced, then `extension`, such as
// `.svg`.  Names differ in more than case, and none is `reserved`.
//
// file_names_free() frees them; NULL if out of memory.
char**
file_names_new(const weft_graph* graph,
               const char*       extension,
               const char*       reserved);

// NULL is accepted
void
file_names_free(char** names, size_t count);

#endif // WEFT_CLI_FILE_NAME_H
