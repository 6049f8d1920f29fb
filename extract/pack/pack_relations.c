// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Relations of pack.jsonc.

#include "pack/pack_schema.h"

#include "try.h"

#include <string.h>

static pack_relation*
relation_at(const pack_build* const b, const size_t index)
{
  return (pack_relation*)b->relations.items + index;
}

static pack_relation*
find_relation(const pack_build* const b, const weft_str name)
{
  const size_t index = table_get(&b->relation_index, name, SIZE_MAX);
  return index == SIZE_MAX ? NULL : relation_at(b, index);
}

static pack_remedy
relation_remedy(const pack_build* const b, const weft_str name)
{
  pack_suggestion suggestion = pack_suggest(name);
  for (size_t i = 0; i < b->relations.count; ++i) {
    pack_suggest_try(&suggestion, relation_at(b, i)->info.name);
  }
  return pack_suggest_remedy(&suggestion, "declare it under \"relations\"");
}

static bool
has_name(const weft_str* const names, const size_t count, const weft_str name)
{
  for (size_t i = 0; i < count; ++i) {
    if (weft_str_equals(names[i], name)) {
      return true;
    }
  }
  return false;
}

// Checks one name of a list and gives the stored one, empty if it is bad
typedef weft_str (*name_check)(pack_build* b, pack_place place, weft_str name);

// Add the names of a string or an array of strings to a list
static weft_status
read_names(pack_build* const      b,
           const pack_place       list,
           const name_check       check,
           const weft_str** const names,
           size_t* const          count)
{
  weft_status      st    = WEFT_OK;
  const bool       array = json_node_type(list.node) == JSON_ARRAY;
  const json_node* node  = array ? json_first(list.node) : list.node;
  size_t           room  = *count + 1U;
  for (const json_node* n = node; n && array; n = json_next(n)) {
    ++room;
  }
  weft_str* const all = (weft_str*)arena_array(&b->mem, room, sizeof(weft_str));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (*count) {
    memcpy(all, *names, *count * sizeof(weft_str));
  }
  *names = all;
  for (; node; node = array ? json_next(node) : NULL) {
    const pack_place item = {list.file, node};
    if (pack_is(item, JSON_STRING)) {
      weft_str name;
      TRY(st, pack_nfc(&b->mem, weft_str_from(json_string(node)), &name));
      name = check(b, item, name);
      if (name.size && !has_name(all, *count, name)) {
        all[(*count)++] = name;
      }
    }
  }
  return WEFT_OK;
}

static weft_str
check_type_name(pack_build* const b, const pack_place place, weft_str name)
{
  const pack_type* const type = pack_find_type(b, name);
  if (type) {
    return type->info.name;
  }
  pack_report_at(b,
                 place,
                 "unknown type `%s`%s",
                 show_name(name).text,
                 pack_type_remedy(b, name).text);
  return (weft_str){NULL, 0};
}

static weft_str
check_domain_name(pack_build* const b, const pack_place place, weft_str name)
{
  const pack_type* const type = pack_find_type(b, name);
  if (type && pack_is_literal(b, type)) {
    pack_report_at(b,
                   place,
                   "literal `%s` cannot be a subject; use an entity type",
                   show_name(name).text);
    return (weft_str){NULL, 0};
  }
  return check_type_name(b, place, name);
}

static weft_str
check_relation_name(pack_build* const b, const pack_place place, weft_str name)
{
  const pack_relation* const relation = find_relation(b, name);
  if (relation) {
    return relation->info.name;
  }
  pack_report_at(b,
                 place,
                 "unknown relation `%s`%s",
                 show_name(name).text,
                 relation_remedy(b, name).text);
  return (weft_str){NULL, 0};
}

// Read "domain" and "range"
static weft_status
read_ends(pack_build* const         b,
          const pack_place          place,
          weft_relation_info* const info)
{
  weft_status      st     = WEFT_OK;
  const pack_place domain = pack_member(place, "domain");
  const pack_place range  = pack_member(place, "range");
  if ((!domain.node && !info->domain_count) ||
      (!range.node && !info->range_count)) {
    pack_report_key(b,
                    place,
                    "relation `%s` needs a \"%s\"; add the types it may have",
                    show_name(info->name).text,
                    domain.node ? "range" : "domain");
  }
  if (domain.node) {
    TRY(st,
        read_names(
          b, domain, check_domain_name, &info->domain, &info->domain_count));
  }
  if (range.node) {
    TRY(
      st,
      read_names(b, range, check_type_name, &info->range, &info->range_count));
  }
  return WEFT_OK;
}

static weft_status
declare_relation(pack_build* const b, const pack_place place)
{
  weft_status st = WEFT_OK;
  weft_str    name;
  TRY(st, pack_declared_name(b, place.node, &name));
  if (!pack_check_name(b, place, name, "a relation")) {
    return WEFT_OK;
  }
  pack_relation* relation = find_relation(b, name);
  if (!relation) {
    const size_t index = b->relations.count;
    relation =
      (pack_relation*)pack_list_add(&b->relations, sizeof(pack_relation));
    if (!relation) {
      return WEFT_ERR_NO_MEMORY;
    }
    relation->info.name = name;
    relation->place     = place;
    TRY(st, table_set(&b->relation_index, name, index));
  }
  weft_relation_info* const info = &relation->info;
  pack_read_bool(place, "functional", &info->functional);
  pack_read_bool(place, "symmetric", &info->symmetric);
  pack_read_bool(place, "transitive", &info->transitive);
  pack_read_iri(b, place, &info->iri);
  TRY(st, read_ends(b, place, info));
  return pack_read_labels(b, place, &info->labels, &info->label_count);
}

// Set inverse, disjoint and rival ones, once all relations of the pack are known
static weft_status
link_relation(pack_build* const b, const pack_place place)
{
  weft_status      st       = WEFT_OK;
  const pack_place inverse  = pack_member(place, "inverse");
  const pack_place disjoint = pack_member(place, "disjoint");
  const pack_place rivals   = pack_member(place, "rivals");
  weft_str         name;
  TRY(st, pack_declared_name(b, place.node, &name));
  pack_relation* const relation = find_relation(b, name);
  if (!relation) {
    return WEFT_OK;
  }
  weft_relation_info* const info = &relation->info;
  if (pack_is(inverse, JSON_STRING)) {
    weft_str other;
    TRY(st,
        pack_nfc(&b->mem, weft_str_from(json_string(inverse.node)), &other));
    other = check_relation_name(b, inverse, other);
    if (info->inverse.size && other.size &&
        !weft_str_equals(info->inverse, other)) {
      pack_report_at(b,
                     inverse,
                     "the inverse is already `%s`; use the same",
                     show_name(info->inverse).text);
    } else if (other.size) {
      info->inverse = other;
    }
  }
  if (disjoint.node) {
    TRY(st,
        read_names(b,
                   disjoint,
                   check_relation_name,
                   &info->disjoint,
                   &info->disjoint_count));
  }
  return rivals.node ? read_names(b,
                                  rivals,
                                  check_relation_name,
                                  &info->rivals,
                                  &info->rival_count)
                     : st;
}

weft_status
pack_declare_relations(pack_build* const b, const pack_place relations)
{
  weft_status st = WEFT_OK;
  TRY(st, pack_for_members(b, relations, declare_relation));
  return pack_for_members(b, relations, link_relation);
}

weft_status
pack_finish_relations(pack_build* const b)
{
  const size_t              count = b->relations.count;
  weft_relation_info* const all   = (weft_relation_info*)arena_array(
    &b->mem, count + 1U, sizeof(weft_relation_info));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    all[i] = relation_at(b, i)->info;
  }
  b->set.schema.relations      = all;
  b->set.schema.relation_count = count;
  return WEFT_OK;
}
