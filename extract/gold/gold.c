// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Gold, the triples that were found, and how they compare.

#include "gold/gold.h"

#include "fail.h"
#include "pack/pack_file.h"
#include "strbuf.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDER_DEPTH_MAX = 16 };

static bool
is_folder(const char* path)
{
  struct stat info;
  return !stat(path, &info) && S_ISDIR(info.st_mode);
}

static bool
is_gold_name(const char* name)
{
  static const char end[] = ".gold.json";
  const size_t      size  = strlen(name);
  return size >= sizeof(end) && !strcmp(name + size - sizeof(end) + 1U, end);
}

static weft_status
read_folder(weft_gold* gold, const char* path, int depth, weft_error* error)
{
  weft_status  st    = WEFT_OK;
  const char** names = NULL;
  size_t       count = 0U;
  TRY(st, pack_folder_list(&gold->mem, path, "", &names, &count, error));
  for (size_t i = 0U; i < count; ++i) {
    const char* const file = pack_path_join(&gold->mem, path, names[i]);
    if (!file) {
      return WEFT_ERR_NO_MEMORY;
    }
    if (is_folder(file) && depth < FOLDER_DEPTH_MAX) {
      TRY(st, read_folder(gold, file, depth + 1, error));
    } else if (is_gold_name(names[i])) {
      TRY(st, gold_read(gold, file, error));
    }
  }
  return st;
}

// Read a file, or all gold files of a folder and those in it
static weft_status
read_path(weft_gold* gold, const char* path, weft_error* error)
{
  const size_t before = gold->count;
  if (!is_folder(path)) {
    return gold_read(gold, path, error);
  }
  const weft_status st = read_folder(gold, path, 0, error);
  return st || gold->count > before
           ? st
           : weft_error_set(error,
                            WEFT_ERR_NOT_FOUND,
                            path,
                            0U,
                            0U,
                            "no gold here; a gold file is NAME.gold.json");
}

weft_status
weft_gold_open(const char* const* paths,
               size_t             count,
               weft_gold**        out,
               weft_error*        error)
{
  WEFT_REQUIRE(paths && count && out);
  weft_gold* const gold = calloc(1U, sizeof(weft_gold));
  weft_status      st   = gold ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  for (size_t i = 0U; !st && i < count; ++i) {
    st = read_path(gold, paths[i], error);
  }
  *out = gold;
  if (st) {
    weft_gold_free(gold);
    *out = NULL;
  }
  return st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : st;
}

void
weft_gold_free(weft_gold* gold)
{
  if (gold) {
    free((void*)gold->documents);
    table_free(&gold->seen);
    arena_free(&gold->rows);
    arena_free(&gold->mem);
    free(gold);
  }
}

size_t
weft_gold_count(const weft_gold* gold)
{
  return gold ? gold->count : 0U;
}

const char*
weft_gold_document(const weft_gold* gold, size_t index)
{
  return gold && index < gold->count ? gold->documents[index]->path : NULL;
}

// The document by the last parts of its name: both, or the last one if only one
// document has it and either knows no folder
static gold_document*
find_document(const weft_gold* gold, weft_str doc)
{
  gold_document* only = NULL;
  size_t         hits = 0U;
  weft_str       parent;
  weft_str       stem;
  gold_split_name(doc, &parent, &stem);
  for (size_t i = 0U; i < gold->count; ++i) {
    gold_document* const d = gold->documents[i];
    if (!weft_str_equals(d->stem, stem)) {
      continue;
    }
    if (weft_str_equals(d->parent, parent)) {
      return d;
    }
    if (!d->parent.size || !parent.size) {
      only = d;
      ++hits;
    }
  }
  return hits == 1U ? only : NULL;
}

weft_status
weft_gold_add_document(weft_gold* gold, weft_str doc, weft_error* error)
{
  (void)error;
  WEFT_REQUIRE(gold);
  gold_document* const d = find_document(gold, doc);
  if (d) {
    d->read = true;
  }
  return WEFT_OK;
}

static weft_status
make_end(arena* mem, const weft_end* from, const gold_end** out)
{
  weft_status     st    = WEFT_OK;
  gold_end* const end   = arena_array(mem, 1U, sizeof(gold_end));
  weft_str* const names = arena_array(mem, 3U, sizeof(weft_str));
  if (!end || !names) {
    return WEFT_ERR_NO_MEMORY;
  }
  end->names.items = names;
  TRY(st, gold_add_names(mem, from->name, &end->names));
  TRY(st, gold_normalize(mem, from->unit, &end->unit));
  if (from->value_kind != WEFT_VALUE_NONE) {
    end->value = arena_copy(mem, from->value);
    st         = end->value.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  }
  *out = end;
  return st;
}

// What tells a triple from all others: document, ends and relation
static weft_status
make_key(weft_gold*           gold,
         const gold_document* d,
         const weft_triple*   t,
         weft_str*            out)
{
  weft_status st  = WEFT_OK;
  strbuf      key = {NULL, 0U, 0U, WEFT_OK};
  weft_str    subject;
  weft_str    object;
  TRY(st, gold_normalize(&gold->mem, t->subject.name, &subject));
  TRY(st, gold_normalize(&gold->mem, t->object.name, &object));
  strbuf_printf(&key, "%p\t", (const void*)d);
  strbuf_append(&key, subject);
  strbuf_putc(&key, '\t');
  strbuf_append(&key, t->relation);
  strbuf_putc(&key, '\t');
  strbuf_append(&key, object);
  *out = arena_copy(&gold->mem, strbuf_str(&key));
  st   = key.status || !out->data ? WEFT_ERR_NO_MEMORY : WEFT_OK;
  strbuf_free(&key);
  return st;
}

static weft_status
add_rule(weft_gold* gold, gold_found* f, weft_str rule)
{
  for (const gold_giver* g = f->rules; g; g = g->next) {
    if (weft_str_equals(g->rule, rule)) {
      return WEFT_OK;
    }
  }
  gold_giver* const giver = arena_array(&gold->mem, 1U, sizeof(gold_giver));
  if (!giver) {
    return WEFT_ERR_NO_MEMORY;
  }
  giver->rule = arena_copy(&gold->mem, rule);
  giver->next = f->rules;
  f->rules    = giver;
  return giver->rule.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static gold_found*
nth_found(const gold_document* d, size_t index)
{
  gold_found* f = d->first;
  while (index--) {
    f = f->next;
  }
  return f;
}

static weft_status
add(weft_gold* gold, gold_document* d, const weft_triple* t)
{
  weft_status st = WEFT_OK;
  weft_str    key;
  TRY(st, make_key(gold, d, t, &key));
  const size_t known = table_get(&gold->seen, key, SIZE_MAX);
  if (known != SIZE_MAX) {
    return add_rule(gold, nth_found(d, known), t->rule);
  }
  gold_found* const f = arena_array(&gold->mem, 1U, sizeof(gold_found));
  if (!f) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, make_end(&gold->mem, &t->subject, &f->triple.subject));
  TRY(st, make_end(&gold->mem, &t->object, &f->triple.object));
  f->triple.relation = arena_copy(&gold->mem, t->relation);
  f->triple.status   = t->status;
  if (!f->triple.relation.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, add_rule(gold, f, t->rule));
  TRY(st, table_set(&gold->seen, key, d->found_count++));
  *(d->last ? &d->last->next : &d->first) = f;
  d->last                                 = f;
  return st;
}

weft_status
weft_gold_add(weft_gold* gold, const weft_triple* triple, weft_error* error)
{
  WEFT_REQUIRE(gold && triple);
  gold_document* const d = find_document(gold, triple->doc);
  if (!d) {
    return WEFT_OK;
  }
  d->read = true;
  return add(gold, d, triple) ? fail_memory(error) : WEFT_OK;
}
