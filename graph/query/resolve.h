// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From words of a question to what a graph file calls so.

#ifndef WEFT_GRAPH_QUERY_RESOLVE_H
#define WEFT_GRAPH_QUERY_RESOLVE_H

#include "query/ast.h"
#include "store/db.h"

#include "arena.h"
#include "strbuf.h"

#include "weft/base.h"
#include "weft/schema.h"
#include "weft/store.h"

// What is looked up again and again; zeroed before
typedef struct {
  db*         d;
  const char* path;
  arena       memory;
  weft_schema schema;
  strbuf      buffer;
  weft_str    text;    // of the question, for places in errors
  bool        reading; // a transaction was opened for the answer
  weft_error* error;
} resolver;

// A type and all below it; no type at all is every type
typedef struct {
  const weft_str* names;
  size_t          count;
  bool            entities; // some are types of entities
  bool            literals; // some are types of literals
} found_types;

// Words of a question as names
typedef struct {
  const weft_str*   keys; // see name.h
  size_t            key_count;
  const weft_str*   literals; // spellings of values that are called so
  size_t            literal_count;
  const query_word* words;
  size_t            word_count;
  bool              entities; // some entity is called so
} found_names;

// Relations; none at all is every relation
typedef struct {
  const int64_t* ids;
  size_t         count;
} found_relations;

// Check that the derived tables are there and read the declarations, after
// resolver_begin(); resolver_close() is due also on failure
weft_status
resolver_open(resolver* r, weft_store* store, weft_error* error);

void
resolver_close(resolver* r);

// All that is read until resolver_end() is of one moment, and locks the file
// only once.  Inside another transaction this does nothing.
weft_status
resolver_begin(resolver* r);

void
resolver_end(resolver* r);

weft_status
resolver_fail_memory(const resolver* r);

// The key of a name (name.h), which lives as long as `r`
weft_status
resolver_key(resolver* r, weft_str name, weft_str* out);

// Strings in the memory of a resolver
typedef struct {
  weft_str* items;
  size_t    count;
  size_t    capacity;
} str_list;

weft_status
str_list_push(resolver* r, str_list* list, weft_str item);

// More relations or words of one name are not looked at
enum { RELATION_IDS_MAX = 256 };

weft_status
resolver_keep_ids(resolver*        r,
                  const int64_t*   ids,
                  size_t           count,
                  found_relations* out);

// Declared types of those names or labels, with their subtypes
weft_status
resolve_types(resolver* r, query_words words, found_types* out);

weft_status
resolve_relations(resolver* r, query_words words, found_relations* out);

// Relations that are declared symmetric and that some fact has
weft_status
resolve_all_symmetric(resolver* r, found_relations* out);

// Entities of those names, and literals too if `with_literals`; whether there
// is any is the caller's business
weft_status
resolve_names(resolver*    r,
              query_words  words,
              bool         with_literals,
              found_names* out);

// Words of the table `word` that have one key with one of `words`
weft_status
resolve_words(resolver* r, query_words words, found_relations* out);

// Whether a bare word is a number or a date
bool
word_is_number(const query_word* word);
bool
word_is_date(const query_word* word);

// WEFT_ERR_NOT_FOUND at byte `at`, with names that are near to `word`
weft_status
resolve_fail_name(resolver* r, weft_str word, size_t at);

// A name with its type, as on a command line
typedef struct {
  found_names names;
  found_types types;
} named;

// Read `text` as a name; what stands behind the last colon is its type if
// there is such a type.  WEFT_ERR_NOT_FOUND if no entity is called so.
weft_status
resolve_named(resolver* r, weft_str text, named* out);

// WEFT_ERR_NOT_FOUND: the name is there, with other types
weft_status
resolve_fail_type(resolver* r, weft_str name);

// Its entities in order: numbers of the table `entity`, in `memory`
weft_status
resolve_entities(resolver*       r,
                 const named*    name,
                 const int64_t** out,
                 size_t*         count);

// Near names (near.c)

// Up to `most` of what was offered, nearest first
typedef struct {
  weft_str word;
  size_t   count;
  struct {
    weft_str name;
    size_t   distance;
  } best[5];
  arena* memory;
} near_names;

// Offer a name; `key` is compared with `word`.  O(product of the sizes)
weft_status
near_offer(near_names* n, weft_str key, weft_str name);

// `; did you mean A, B?` or `fallback`
void
near_put(const near_names* n, strbuf* out, const char* fallback);

#endif // WEFT_GRAPH_QUERY_RESOLVE_H
