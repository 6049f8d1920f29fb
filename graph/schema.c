// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "weft/schema.h"

#include "model.h"

#include "arena.h"
#include "try.h"

const weft_type_info*
weft_schema_type(const weft_schema* const schema, const weft_str name)
{
  for (size_t i = 0U; i < schema->type_count; ++i) {
    if (weft_str_equals(schema->types[i].name, name)) {
      return &schema->types[i];
    }
  }
  return NULL;
}

const weft_relation_info*
weft_schema_relation(const weft_schema* const schema, const weft_str name)
{
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    if (weft_str_equals(schema->relations[i].name, name)) {
      return &schema->relations[i];
    }
  }
  return NULL;
}

bool
weft_schema_is_a(const weft_schema* const schema,
                 const weft_str           type,
                 const weft_str           ancestor)
{
  weft_str name = type;
  // Counting steps ends the walk even where parents form a ring
  for (size_t steps = 0U; steps <= schema->type_count; ++steps) {
    if (weft_str_equals(name, ancestor)) {
      return true;
    }
    const weft_type_info* const info = weft_schema_type(schema, name);
    if (!info || !info->parent.size) {
      return false;
    }
    name = info->parent;
  }
  return false;
}

weft_str
weft_label_find(const weft_label* const labels,
                const size_t            count,
                const weft_str          lang,
                const weft_str          fallback)
{
  for (size_t i = 0U; i < count; ++i) {
    if (weft_str_equals(labels[i].lang, lang)) {
      return labels[i].text;
    }
  }
  return count ? labels[0].text : fallback;
}

// Copying: the helpers below clear what they cannot copy and report it

static weft_status
copy_string(arena* const a, weft_str* const string)
{
  *string = arena_copy(a, *string);
  return string->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
copy_strings(arena* const a, const weft_str** const strings, const size_t count)
{
  weft_status     st   = WEFT_OK;
  weft_str* const copy = arena_array(a, count, sizeof(weft_str));
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    copy[i] = (*strings)[i];
    TRY(st, copy_string(a, &copy[i]));
  }
  *strings = copy;
  return st;
}

static weft_status
copy_labels(arena* const a, const weft_label** const labels, const size_t count)
{
  weft_status       st   = WEFT_OK;
  weft_label* const copy = arena_array(a, count, sizeof(weft_label));
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    copy[i] = (*labels)[i];
    TRY(st, copy_string(a, &copy[i].lang));
    TRY(st, copy_string(a, &copy[i].text));
  }
  *labels = copy;
  return st;
}

static weft_status
copy_type(arena* const a, weft_type_info* const type)
{
  weft_status st = WEFT_OK;
  TRY(st, copy_string(a, &type->name));
  TRY(st, copy_string(a, &type->parent));
  TRY(st, copy_string(a, &type->iri));
  return copy_labels(a, &type->labels, type->label_count);
}

static weft_status
copy_relation(arena* const a, weft_relation_info* const relation)
{
  weft_status st = WEFT_OK;
  TRY(st, copy_string(a, &relation->name));
  TRY(st, copy_string(a, &relation->inverse));
  TRY(st, copy_string(a, &relation->iri));
  TRY(st, copy_strings(a, &relation->domain, relation->domain_count));
  TRY(st, copy_strings(a, &relation->range, relation->range_count));
  TRY(st, copy_strings(a, &relation->disjoint, relation->disjoint_count));
  TRY(st, copy_strings(a, &relation->rivals, relation->rival_count));
  return copy_labels(a, &relation->labels, relation->label_count);
}

weft_status
schema_copy(arena* const             a,
            const weft_schema* const schema,
            weft_schema* const       out)
{
  weft_status           st = WEFT_OK;
  weft_type_info* const types =
    arena_array(a, schema->type_count, sizeof(weft_type_info));
  weft_relation_info* const relations =
    arena_array(a, schema->relation_count, sizeof(weft_relation_info));
  if (!types || !relations) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < schema->type_count; ++i) {
    types[i] = schema->types[i];
    TRY(st, copy_type(a, &types[i]));
  }
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    relations[i] = schema->relations[i];
    TRY(st, copy_relation(a, &relations[i]));
  }
  *out           = *schema;
  out->types     = types;
  out->relations = relations;
  return copy_string(a, &out->iri);
}
