// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The tables of a graph file.

#ifndef WEFT_GRAPH_STORE_TABLES_H
#define WEFT_GRAPH_STORE_TABLES_H

#include "store/db.h"

#include "weft/base.h"

// Check that an open file is a graph that this version reads; an empty file
// gets its tables if `create`
weft_status
tables_open(db* d, const char* path, bool create, weft_error* error);

// Drop the derived tables and make them again, empty and without indexes
weft_status
tables_clear_derived(db* d, weft_error* error);

// Make the indexes of the derived tables
weft_status
tables_index_derived(db* d, weft_error* error);

#endif // WEFT_GRAPH_STORE_TABLES_H
