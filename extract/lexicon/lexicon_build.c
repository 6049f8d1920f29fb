// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "lexicon/lexicon.h"

#include "fail.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
  ENTRIES_MIN = 1024,
  TEXT_MIN    = 1 << 14,
  TAIL_LEAST  = 6, // bytes of a class noun that is found behind other words
  TAIL_MOST   = 64
};

// Entries and bytes that have a number
#define NUMBERS_MAX ((size_t)TRIE_NONE)

typedef struct {
  const weft_schema* schema;
  lexicon*           l;
  uint8_t            class_type;
  uint8_t            title_type;
  weft_error*        error;
} builder;

static uint8_t
type_of(const weft_schema* schema, weft_str name)
{
  for (size_t i = 0U; i < schema->type_count; ++i) {
    if (weft_str_equals(schema->types[i].name, name)) {
      return (uint8_t)i;
    }
  }
  return LEXICON_NO_TYPE;
}

static weft_status
fail_limit(const builder* b, const pack_entry* line, const char* what)
{
  return weft_error_set(b->error,
                        WEFT_ERR_LIMIT,
                        line->file,
                        line->line,
                        0U,
                        "more than %zu %s in the lexicons; leave some out",
                        NUMBERS_MAX,
                        what);
}

// Room for `wanted` items in all
static bool
reserve(void** items, size_t* capacity, size_t wanted, size_t size, size_t min)
{
  size_t larger = *capacity ? *capacity : min;
  while (larger < wanted) {
    larger += larger / 2U;
  }
  if (larger == *capacity) {
    return true;
  }
  void* const grown = realloc(*items, larger * size);
  if (grown) {
    *items    = grown;
    *capacity = larger;
  }
  return grown;
}

static weft_status
keep_text(builder* b, const pack_entry* line, weft_str text, lexicon_entry* e)
{
  lexicon* const l = b->l;
  if (text.size > NUMBERS_MAX - l->text_size) {
    return fail_limit(b, line, "bytes of names");
  }
  void* memory = l->text;
  if (!reserve(&memory,
               &l->text_capacity,
               l->text_size + text.size,
               sizeof(char),
               TEXT_MIN)) {
    return WEFT_ERR_NO_MEMORY;
  }
  l->text = memory;
  memcpy(l->text + l->text_size, text.data, text.size);
  e->name = (uint32_t)l->text_size;
  e->size = (uint32_t)text.size;
  l->text_size += text.size;
  return WEFT_OK;
}

// Append the entry of a line, or of an alias of entry `canonical`
static weft_status
add_entry(builder*          b,
          const pack_entry* line,
          uint32_t          canonical,
          lexicon_entry**   out)
{
  lexicon* const l    = b->l;
  void*          list = l->entries;
  if (l->count == NUMBERS_MAX) {
    return fail_limit(b, line, "names");
  }
  if (!reserve(&list,
               &l->capacity,
               l->count + 1U,
               sizeof(lexicon_entry),
               ENTRIES_MIN)) {
    return WEFT_ERR_NO_MEMORY;
  }
  l->entries             = list;
  lexicon_entry* const e = &l->entries[l->count];
  memset(e, 0, sizeof(*e));
  e->canonical = canonical == TRIE_NONE ? (uint32_t)l->count : canonical;
  e->stop      = weft_str_equals(line->type, WEFT_STR("-"));
  e->type      = e->stop ? LEXICON_NO_TYPE : type_of(b->schema, line->type);
  e->types     = e->stop ? 0U : (uint64_t)1U << e->type;
  e->empty     = e->stop && line->instance.size;
  e->instance =
    line->instance.size ? type_of(b->schema, line->instance) : LEXICON_NO_TYPE;
  ++l->count;
  *out = e;
  return WEFT_OK;
}

// Join the types of homographs in the first one's entry
static void
join_types(const builder* b, lexicon_entry* first, const lexicon_entry* e)
{
  const bool words = first->type == b->class_type || e->type == b->class_type ||
                     first->type == b->title_type || e->type == b->title_type;
  const bool title = first->type == b->class_type && e->type == b->title_type;
  if (!e->stop && (!words || title)) {
    first->types |= e->types;
  }
}

// Add one name; `canonical` is the entry of its main name, or TRIE_NONE
static weft_status
add_name(builder* b, const pack_entry* line, weft_str name, uint32_t canonical)
{
  weft_status    st    = WEFT_OK;
  lexicon_entry* e     = NULL;
  uint32_t       other = TRIE_NONE;
  lexicon* const l     = b->l;
  const uint32_t index = (uint32_t)l->count;
  const uint32_t known = trie_get(&l->names, name);
  TRY(st, add_entry(b, line, canonical, &e));
  if (canonical == TRIE_NONE) {
    TRY(st, keep_text(b, line, name, e));
  }
  if (known == TRIE_NONE) {
    return trie_add(&l->names, name, index, &other);
  }
  lexicon_entry* const first = &l->entries[known];
  first->empty               = first->stop && (first->empty || e->empty);
  if (first->stop && !e->stop) {
    return trie_add(&l->names, name, index, &other); // a name beats a stop
  }
  join_types(b, first, e);
  return st;
}

static weft_status
add_aliases(builder* b, const pack_entry* line, uint32_t canonical)
{
  weft_status st   = WEFT_OK;
  weft_str    rest = line->aliases;
  while (rest.size) {
    size_t size = 0U;
    while (size < rest.size && rest.data[size] != '|') {
      ++size;
    }
    if (size) {
      TRY(st, add_name(b, line, (weft_str){rest.data, size}, canonical));
    }
    size += size < rest.size ? 1U : 0U;
    rest.data += size;
    rest.size -= size;
  }
  return st;
}

// Class nouns are also found at the end of longer words
static weft_status
add_tail(builder* b, weft_str name, uint32_t value)
{
  uint32_t previous = TRIE_NONE;
  char     bytes[TAIL_MOST];
  if (name.size < TAIL_LEAST || name.size > TAIL_MOST) {
    return WEFT_OK;
  }
  const weft_str backwards = {bytes, name.size};
  for (size_t size = 0U; size < backwards.size;) {
    const size_t at = utf8_before(name, name.size);
    memcpy(bytes + size, name.data + at, name.size - at);
    size += name.size - at;
    name.size = at;
  }
  return trie_add(&b->l->tails, backwards, value, &previous);
}

static weft_status
add_line(builder* b, const pack_entry* line)
{
  weft_status    st    = WEFT_OK;
  const uint32_t index = (uint32_t)b->l->count;
  TRY(st, add_name(b, line, line->name, TRIE_NONE));
  TRY(st, add_aliases(b, line, index));
  const lexicon_entry* const e = &b->l->entries[index];
  return !e->stop && e->type == b->class_type ? add_tail(b, line->name, index)
                                              : st;
}

weft_status
lexicon_build(const weft_schema* schema,
              const pack_entry*  lines,
              size_t             count,
              lexicon*           out,
              weft_error*        error)
{
  weft_status st = WEFT_OK;
  builder     b  = {.schema     = schema,
                    .l          = out,
                    .class_type = type_of(schema, WEFT_STR("Class")),
                    .title_type = type_of(schema, WEFT_STR("Title")),
                    .error      = error};
  for (size_t i = 0U; i < count; ++i) {
    st = add_line(&b, &lines[i]);
    if (st == WEFT_ERR_NO_MEMORY) {
      return fail_memory(error);
    }
    if (st) {
      return error && error->status == st
               ? st
               : fail_limit(&b, &lines[i], "letters");
    }
  }
  return st;
}

void
lexicon_free(lexicon* l)
{
  trie_free(&l->names);
  trie_free(&l->tails);
  if (l->map) {
    (void)munmap(l->map, l->map_size);
  } else {
    free(l->entries);
    free(l->text);
  }
  memset(l, 0, sizeof(*l));
}
