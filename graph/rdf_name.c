// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rdf_name.h"

#include "iri.h"
#include "rdf.h"

#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>

// What the schema declares

static weft_status
put_iri(rdf_names* const  names,
        table* const      index,
        const weft_str    iri,
        const char* const folder,
        const weft_str    name,
        const size_t      number)
{
  const weft_str base = iri_is_absolute(names->schema->iri)
                          ? names->schema->iri
                          : WEFT_STR(RDF_DEFAULT_BASE);
  iri_declared(&names->buffer, base, iri, folder, name);
  if (names->buffer.status) {
    return names->buffer.status;
  }
  if (table_get(index, strbuf_str(&names->buffer), SIZE_MAX) != SIZE_MAX) {
    return WEFT_OK; // the first of two with one IRI
  }
  const weft_str kept = arena_copy(&names->memory, strbuf_str(&names->buffer));
  return kept.data ? table_set(index, kept, number) : WEFT_ERR_NO_MEMORY;
}

weft_status
rdf_names_init(rdf_names* const names, const weft_schema* const schema)
{
  static const weft_schema empty = {{NULL, 0U}, NULL, 0U, NULL, 0U};

  weft_status st = WEFT_OK;
  names->schema  = schema ? schema : &empty;
  for (size_t i = 0U; i < names->schema->type_count; ++i) {
    const weft_type_info* const t = &names->schema->types[i];
    TRY(st, put_iri(names, &names->types, t->iri, RDF_TYPE_FOLDER, t->name, i));
  }
  for (size_t i = 0U; i < names->schema->relation_count; ++i) {
    const weft_relation_info* const r = &names->schema->relations[i];
    TRY(st,
        put_iri(
          names, &names->relations, r->iri, RDF_RELATION_FOLDER, r->name, i));
  }
  return st;
}

// Parts of IRIs

static weft_status
keep(rdf_names* const names, weft_str* const out)
{
  if (names->buffer.status) {
    return names->buffer.status;
  }
  *out = arena_copy(&names->memory, strbuf_str(&names->buffer));
  return out->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// A part without its percents, as it stands if that is no UTF-8
static weft_status
decode(rdf_names* const names, const weft_str part, weft_str* const out)
{
  strbuf* const b = &names->buffer;
  strbuf_clear(b);
  iri_put_decoded(b, part);
  if (!b->status && utf8_valid(strbuf_str(b)) != b->size) {
    strbuf_clear(b);
    strbuf_append(b, part);
  }
  return keep(names, out);
}

// A decoded part as the name of a type, which has no slash
static weft_status
decode_type(rdf_names* const names, const weft_str part, weft_str* const out)
{
  weft_status st = WEFT_OK;
  TRY(st, decode(names, part, out));
  strbuf_clear(&names->buffer);
  strbuf_append(&names->buffer, *out);
  bool changed = false;
  for (size_t i = 0U; i < names->buffer.size; ++i) {
    if (names->buffer.data[i] == '/') {
      names->buffer.data[i] = '_';
      changed               = true;
    }
  }
  return changed ? keep(names, out) : st;
}

// Where the last `c` stands, or SIZE_MAX
static size_t
find_last(const weft_str s, const char c)
{
  for (size_t i = s.size; i-- > 0U;) {
    if (s.data[i] == c) {
      return i;
    }
  }
  return SIZE_MAX;
}

static weft_str
last_part(const weft_str iri)
{
  static const char marks[] = {'#', '/', ':'};

  weft_str rest = iri;
  while (rest.size && (rest.data[rest.size - 1U] == '/' ||
                       rest.data[rest.size - 1U] == '#')) {
    --rest.size;
  }
  for (size_t i = 0U; i < sizeof(marks); ++i) {
    const size_t at = find_last(rest, marks[i]);
    if (at != SIZE_MAX && at + 1U < rest.size) {
      return (weft_str){rest.data + at + 1U, rest.size - at - 1U};
    }
  }
  return iri;
}

// Take the last segment off `iri`; false if there is no slash
static bool
take_segment(weft_str* const iri, weft_str* const segment)
{
  const size_t at = find_last(*iri, '/');
  if (at == SIZE_MAX) {
    return false;
  }
  *segment  = (weft_str){iri->data + at + 1U, iri->size - at - 1U};
  iri->size = at + 1U;
  return true;
}

// Whether `iri` ends in `folder`, which begins behind a slash or colon
static bool
ends_in_folder(const weft_str iri, const char* const folder)
{
  const weft_str name = weft_str_from(folder);
  if (!str_ends(iri, name) || iri.size == name.size) {
    return false;
  }
  const char before = iri.data[iri.size - name.size - 1U];
  return before == '/' || before == ':' || before == '#';
}

// Answers, which are kept

typedef enum { USE_TYPE, USE_RELATION, USE_OWN_RELATION } name_use;

static weft_status
make_part(rdf_names* const names,
          const weft_str   iri,
          const name_use   use,
          weft_str* const  out)
{
  weft_str folder = iri;
  weft_str name;
  if (use == USE_TYPE) {
    return decode_type(names, last_part(iri), out);
  }
  const bool below = use == USE_OWN_RELATION && take_segment(&folder, &name) &&
                     ends_in_folder(folder, RDF_RELATION_FOLDER);
  return decode(names, below ? name : last_part(iri), out);
}

static weft_status
make_room(rdf_names* const names)
{
  if (names->part_count < names->part_capacity) {
    return WEFT_OK;
  }
  const size_t capacity =
    names->part_capacity ? names->part_capacity * 2U : 64U;
  weft_str* const parts = realloc(names->parts, capacity * sizeof(weft_str));
  if (!parts) {
    return WEFT_ERR_NO_MEMORY;
  }
  names->parts         = parts;
  names->part_capacity = capacity;
  return WEFT_OK;
}

static weft_status
find_part(rdf_names* const names,
          const weft_str   iri,
          const name_use   use,
          weft_str* const  out)
{
  weft_status  st    = WEFT_OK;
  const size_t found = table_get(&names->made[use], iri, SIZE_MAX);
  if (found != SIZE_MAX) {
    *out = names->parts[found];
    return st;
  }
  TRY(st, make_room(names));
  TRY(st, make_part(names, iri, use, out));
  names->parts[names->part_count] = *out;
  return table_set(&names->made[use], iri, names->part_count++);
}

size_t
rdf_names_declared(const rdf_names* const names, const weft_str iri)
{
  return table_get(&names->types, iri, SIZE_MAX);
}

weft_status
rdf_names_type(rdf_names* const names, const weft_str iri, weft_str* const out)
{
  const size_t declared = rdf_names_declared(names, iri);
  if (declared != SIZE_MAX) {
    *out = names->schema->types[declared].name;
    return WEFT_OK;
  }
  return find_part(names, iri, USE_TYPE, out);
}

weft_status
rdf_names_relation(rdf_names* const names,
                   const weft_str   iri,
                   const bool       own,
                   weft_str* const  out)
{
  const size_t declared = table_get(&names->relations, iri, SIZE_MAX);
  if (declared != SIZE_MAX) {
    *out = names->schema->relations[declared].name;
    return WEFT_OK;
  }
  return find_part(names, iri, own ? USE_OWN_RELATION : USE_RELATION, out);
}

weft_status
rdf_names_last(rdf_names* const names, const weft_str iri, weft_str* const out)
{
  return decode(names, last_part(iri), out);
}

weft_status
rdf_names_entity(rdf_names* const names,
                 const weft_str   iri,
                 bool* const      is_own,
                 weft_str* const  type,
                 weft_str* const  name)
{
  weft_status st     = WEFT_OK;
  weft_str    folder = iri;
  weft_str    last;
  weft_str    before;
  *is_own = take_segment(&folder, &last);
  if (*is_own) {
    --folder.size; // the slash
    *is_own = take_segment(&folder, &before) &&
              ends_in_folder(folder, RDF_ENTITY_FOLDER);
  }
  if (*is_own) {
    TRY(st, decode_type(names, before, type));
    TRY(st, decode(names, last, name));
  }
  return st;
}

weft_status
rdf_names_document(rdf_names* const names,
                   const weft_str   iri,
                   weft_str* const  out)
{
  weft_str   folder = iri;
  weft_str   name;
  const bool own =
    take_segment(&folder, &name) && ends_in_folder(folder, RDF_DOCUMENT_FOLDER);
  return own ? decode(names, name, out) : decode(names, iri, out);
}

void
rdf_names_dispose(rdf_names* const names)
{
  table_free(&names->types);
  table_free(&names->relations);
  for (size_t i = 0U; i < COUNT(names->made); ++i) {
    table_free(&names->made[i]);
  }
  free(names->parts);
  arena_free(&names->memory);
  strbuf_free(&names->buffer);
}
