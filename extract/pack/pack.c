// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack.h"

#include "pack/pack_build.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

static const pack_unit*
unit_at(const pack_build* const b, const size_t index)
{
  return (const pack_unit*)b->units.items + index;
}

// Find and read the pack.jsonc of all packs
static weft_status
visit_all(pack_build* const        b,
          const char* const* const packs,
          const size_t             count)
{
  weft_status      st      = WEFT_OK;
  const pack_place nowhere = {NULL, NULL};
  for (size_t i = 0; i < count; ++i) {
    TRY(st, pack_visit(b, packs[i], nowhere));
  }
  return WEFT_OK;
}

static weft_status
read_unit(pack_build* const b, const pack_unit* const unit)
{
  weft_status st = WEFT_OK;
  TRY(st, pack_declare(b, unit));
  TRY(st, pack_read_macros(b, unit));
  TRY(st, pack_read_lexicons(b, unit));
  return pack_read_rules(b, unit);
}

// A string member of a pack, or NULL
static const char*
unit_string(const pack_unit* const unit, const char* const key)
{
  return json_string(json_get(unit->root, key));
}

// The member of the first named pack, else of the last read that has it.  The
// first unit is the first named pack, since it is seen before what it extends.
static const char*
set_string(const pack_build* const b, const char* const key)
{
  const char* text = NULL;
  for (size_t i = b->units.count; !text && i--;) {
    text = unit_string(unit_at(b, i), key);
  }
  const char* const first = unit_string(unit_at(b, 0U), key);
  return first ? first : text;
}

static weft_status
finish(pack_build* const b)
{
  weft_status st = WEFT_OK;
  TRY(st, pack_finish_schema(b));
  const char* const lang = set_string(b, "language");
  const char* const iri  = set_string(b, "iri");
  b->set.lang            = lang ? lang : "";
  if (iri) {
    b->set.schema.iri = weft_str_from(iri);
  } else {
    static const char base[] = "urn:weft:";
    const weft_str    name   = weft_str_from(unit_at(b, 0U)->name);
    const size_t      head   = sizeof(base) - 1U;
    char* const       text = (char*)arena_alloc(&b->mem, head + name.size + 2U);
    if (!text) {
      return WEFT_ERR_NO_MEMORY;
    }
    memcpy(text, base, head);
    memcpy(text + head, name.data, name.size);
    text[head + name.size] = '/';
    b->set.schema.iri      = weft_str_from(text);
  }
  b->set.units = (const json**)arena_array(
    &b->mem, b->order.count + 1U, sizeof(const json*));
  b->set.folders = (const char**)arena_array(
    &b->mem, b->order.count + 1U, sizeof(const char*));
  if (!b->set.units || !b->set.folders) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0; i < b->order.count; ++i) {
    const size_t index                = ((const size_t*)b->order.items)[i];
    b->set.folders[b->set.unit_count] = unit_at(b, index)->folder;
    b->set.units[b->set.unit_count++] = unit_at(b, index)->file;
  }
  b->set.macros      = (const pack_macro*)b->macros.items;
  b->set.macro_count = b->macros.count;
  b->set.entries     = (const pack_entry*)b->entries.items;
  b->set.entry_count = b->entries.count;
  return pack_finish_rules(b);
}

static weft_status
load(pack_build* const b, const char* const* const packs, const size_t count)
{
  weft_status st = WEFT_OK;
  TRY(st, visit_all(b, packs, count));
  // A pack that is missing or unreadable would make the rest look wrong
  if (b->broken) {
    return b->found->first.status;
  }
  TRY(st, pack_find_compiled(b));
  for (size_t i = 0; i < b->order.count && !pack_full(b); ++i) {
    const size_t index = ((const size_t*)b->order.items)[i];
    TRY(st, read_unit(b, unit_at(b, index)));
  }
  b->set.macro_gap = b->macro_gap;
  b->set.name_gap  = b->name_gap;
  return finish(b);
}

weft_status
pack_load_all(const char* const* const packs,
              const size_t             count,
              findings* const          found,
              pack_set** const         out,
              weft_error* const        error)
{
  *out = NULL;
  if (!count) {
    return weft_error_set(
      error, WEFT_ERR_BAD_ARG, NULL, 0, 0, "no pack; name at least one");
  }
  pack_build* const b  = (pack_build*)calloc(1, sizeof(pack_build));
  weft_status       st = WEFT_ERR_NO_MEMORY;
  if (b) {
    b->found = found;
    st       = load(b, packs, count);
  }
  if (st == WEFT_ERR_NO_MEMORY) {
    weft_error_set(error, st, packs[0], 0, 0, "out of memory");
  } else if (st && error) {
    *error = found->first;
  }
  if (st) {
    pack_free(b ? &b->set : NULL);
  } else {
    *out = &b->set;
  }
  return st;
}

// Who asked for errors and warnings alone
typedef struct {
  weft_finding_func found;
  void*             handle;
} asker;

static void
pass_on(void* const             handle,
        const weft_severity     severity,
        const weft_error* const finding)
{
  const asker* const a = (const asker*)handle;
  if (a->found && severity != WEFT_SEVERITY_NOTE) {
    a->found(a->handle, severity == WEFT_SEVERITY_WARNING, finding);
  }
}

weft_status
pack_load(const char* const* const packs,
          const size_t             count,
          const weft_finding_func  found,
          void* const              handle,
          pack_set** const         out,
          weft_error* const        error)
{
  asker       a   = {found, handle};
  findings    all = {.receive = pass_on, .handle = &a, .limit = FINDINGS_MAX};
  weft_status st  = pack_load_all(packs, count, &all, out, error);
  if (!st && all.counts[WEFT_SEVERITY_ERROR]) {
    st = all.first.status;
    pack_free(*out);
    *out = NULL;
    if (error) {
      *error = all.first;
    }
  }
  findings_free(&all);
  return st;
}

void
pack_forget_entries(pack_set* const set)
{
  pack_build* const b = (pack_build*)(void*)set;
  free(b->entries.items);
  b->entries       = (pack_list){NULL, 0, 0};
  set->entries     = NULL;
  set->entry_count = 0U;
}

void
pack_free(pack_set* const set)
{
  if (!set) {
    return;
  }
  pack_build* const b = (pack_build*)(void*)set;
  for (size_t i = 0; i < b->files.count; ++i) {
    json_free(((json**)b->files.items)[i]);
  }
  for (size_t i = 0; i < b->buffers.count; ++i) {
    free(((char**)b->buffers.items)[i]);
  }
  free(b->files.items);
  lexicon_free(&b->set.compiled);
  free(b->buffers.items);
  free(b->sources.items);
  free(b->units.items);
  free(b->order.items);
  free(b->extended.items);
  free(b->types.items);
  free(b->relations.items);
  free(b->macros.items);
  free(b->entries.items);
  free(b->rules.items);
  table_free(&b->type_index);
  table_free(&b->relation_index);
  table_free(&b->macro_index);
  table_free(&b->rule_index);
  arena_free(&b->mem);
  free(b);
}
