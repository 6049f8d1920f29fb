// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Types of pack.jsonc.

#include "pack/pack_schema.h"

#include "try.h"

static pack_type*
type_at(const pack_build* const b, const size_t index)
{
  return (pack_type*)b->types.items + index;
}

pack_type*
pack_find_type(const pack_build* const b, const weft_str name)
{
  const size_t index = table_get(&b->type_index, name, SIZE_MAX);
  return index == SIZE_MAX ? NULL : type_at(b, index);
}

pack_remedy
pack_type_remedy(const pack_build* const b, const weft_str name)
{
  pack_suggestion suggestion = pack_suggest(name);
  for (size_t i = 0; i < b->types.count; ++i) {
    pack_suggest_try(&suggestion, type_at(b, i)->info.name);
  }
  return pack_suggest_remedy(&suggestion, "declare it under \"types\"");
}

// Whether a type or one of its supertypes is literal
bool
pack_is_literal(const pack_build* const b, const pack_type* type)
{
  for (size_t i = 0; type && i <= PACK_TYPE_DEPTH_MAX; ++i) {
    if (type->info.literal) {
      return true;
    }
    type = pack_find_type(b, type->info.parent);
  }
  return false;
}

static weft_status
declare_type(pack_build* const b, const pack_place place)
{
  weft_status st = WEFT_OK;
  weft_str    name;
  TRY(st, pack_declared_name(b, place.node, &name));
  // What is no object is a type all the same: rules that use it are right
  if (!pack_check_name(b, place, name, "a type")) {
    return WEFT_OK;
  }
  pack_type* type = pack_find_type(b, name);
  if (!type) {
    const size_t index = b->types.count;
    type = (pack_type*)pack_list_add(&b->types, sizeof(pack_type));
    if (!type) {
      return WEFT_ERR_NO_MEMORY;
    }
    type->info.name = name;
    type->place     = place;
    TRY(st, table_set(&b->type_index, name, index));
  }
  pack_read_bool(place, "literal", &type->info.literal);
  pack_read_iri(b, place, &type->info.iri);
  return pack_read_labels(
    b, place, &type->info.labels, &type->info.label_count);
}

// Set the supertype, once all types of the pack are known
static weft_status
link_type(pack_build* const b, const pack_place place)
{
  weft_status      st = WEFT_OK;
  const pack_place is = pack_member(place, "is");
  weft_str         name;
  weft_str         parent;
  TRY(st, pack_declared_name(b, place.node, &name));
  pack_type* const type = pack_find_type(b, name);
  if (!type || !pack_is(is, JSON_STRING)) {
    return WEFT_OK;
  }
  TRY(st, pack_nfc(&b->mem, weft_str_from(json_string(is.node)), &parent));
  const pack_type* const super = pack_find_type(b, parent);
  if (!super) {
    pack_report_at(b,
                   is,
                   "unknown type `%s`%s",
                   show_name(parent).text,
                   pack_type_remedy(b, parent).text);
  } else if (!type->info.parent.size) {
    type->info.parent = super->info.name;
  } else if (!weft_str_equals(type->info.parent, parent)) {
    size_t line   = 0U;
    size_t column = 0U;
    json_key_where(type->place.file, type->place.node, &line, &column);
    pack_report_at(b,
                   is,
                   "`%s` is a `%s` in %s:%zu; use the same or another name",
                   show_name(name).text,
                   show_name(type->info.parent).text,
                   json_file(type->place.file),
                   line);
  }
  return WEFT_OK;
}

// Report a type that is its own supertype or nested too deep, and cut it off
static weft_status
check_chain(pack_build* const b, const pack_place place)
{
  weft_status st = WEFT_OK;
  weft_str    name;
  TRY(st, pack_declared_name(b, place.node, &name));
  pack_type* const type = pack_find_type(b, name);
  const pack_place is   = pack_member(place, "is");
  if (!type || !is.node) {
    return WEFT_OK;
  }
  const pack_type* above = pack_find_type(b, type->info.parent);
  size_t           depth = 1U;
  while (above && above != type && depth <= b->types.count) {
    above = pack_find_type(b, above->info.parent);
    ++depth;
  }
  if (above == type) {
    pack_report_at(b,
                   is,
                   "`%s` is its own supertype; remove one \"is\" of the circle",
                   show_name(name).text);
    type->info.parent = (weft_str){NULL, 0};
  } else if (!above && depth > PACK_TYPE_DEPTH_MAX) {
    pack_report_at(b,
                   is,
                   "types are nested more than %u deep; make them flatter",
                   PACK_TYPE_DEPTH_MAX);
    type->info.parent = (weft_str){NULL, 0};
  }
  return WEFT_OK;
}

weft_status
pack_declare_types(pack_build* const b, const pack_place types)
{
  weft_status st = WEFT_OK;
  TRY(st, pack_for_members(b, types, declare_type));
  TRY(st, pack_for_members(b, types, link_type));
  return pack_for_members(b, types, check_chain);
}

// Append a type behind its supertypes; chains were checked to be short
static void
emit_type(const pack_build* const b,
          const pack_type* const  type,
          bool* const             done,
          weft_type_info* const   out,
          size_t* const           count)
{
  const size_t index = (size_t)(type - type_at(b, 0U));
  if (!done[index]) {
    done[index]                  = true;
    const pack_type* const super = pack_find_type(b, type->info.parent);
    if (super) {
      emit_type(b, super, done, out, count);
    }
    out[*count]         = type->info;
    out[*count].literal = pack_is_literal(b, type);
    ++*count;
  }
}

weft_status
pack_finish_types(pack_build* const b)
{
  const size_t          count  = b->types.count;
  weft_schema* const    schema = &b->set.schema;
  bool* const           done   = (bool*)arena_array(&b->mem, count + 1U, 1U);
  weft_type_info* const all =
    (weft_type_info*)arena_array(&b->mem, count + 1U, sizeof(weft_type_info));
  if (!done || !all) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    emit_type(b, type_at(b, i), done, all, &schema->type_count);
  }
  schema->types = all;
  return WEFT_OK;
}
