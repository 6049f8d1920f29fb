// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What types and relations of pack.jsonc have in common.
//
// A pack may declare again what another declares: labels, domains and ranges
// are joined, later labels win, and only what contradicts is an error.

#include "pack/pack_schema.h"

#include "try.h"

#include <string.h>

// Add a "label" object to `labels`
weft_status
pack_read_labels(pack_build* const        b,
                 const pack_place         object,
                 const weft_label** const labels,
                 size_t* const            count)
{
  const pack_place label = pack_member(object, "label");
  if (!pack_is(label, JSON_OBJECT)) {
    return WEFT_OK;
  }
  size_t room = *count;
  for (const json_node* n = json_first(label.node); n; n = json_next(n)) {
    ++room;
  }
  weft_label* const all =
    (weft_label*)arena_array(&b->mem, room ? room : 1U, sizeof(weft_label));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (*count) {
    memcpy(all, *labels, *count * sizeof(weft_label));
  }
  for (const json_node* n = json_first(label.node); n; n = json_next(n)) {
    const pack_place item = {label.file, n};
    if (!pack_is(item, JSON_STRING)) {
      continue;
    }
    const weft_str lang = weft_str_from(json_key(n));
    size_t         i    = 0U;
    while (i < *count && !weft_str_equals(all[i].lang, lang)) {
      ++i;
    }
    all[i].lang = lang;
    all[i].text = weft_str_from(json_string(n));
    *count += i == *count;
  }
  *labels = all;
  return WEFT_OK;
}

// Read an "iri" member
void
pack_read_iri(pack_build* const b, const pack_place object, weft_str* const out)
{
  const pack_place iri = pack_member(object, "iri");
  if (!pack_is(iri, JSON_STRING)) {
    return;
  }
  const weft_str text = weft_str_from(json_string(iri.node));
  if (pack_is_iri(text)) {
    *out = text;
  } else {
    pack_report_at(b,
                   iri,
                   "`%s` is no absolute IRI; write one such as urn:weft:%s",
                   show_name(text).text,
                   "news/");
  }
}

void
pack_read_bool(const pack_place object, const char* const key, bool* const out)
{
  const pack_place member = pack_member(object, key);
  if (pack_is(member, JSON_BOOL)) {
    *out = json_bool(member.node, false) || *out;
  }
}

// NFC of the key under which a declaration stands
weft_status
pack_declared_name(pack_build* const b,
                   const json_node*  node,
                   weft_str* const   out)
{
  return pack_nfc(&b->mem, weft_str_from(json_key(node)), out);
}

// Call `visit` for each member of an object
weft_status
pack_for_members(pack_build* const b,
                 const pack_place  object,
                 weft_status (*const visit)(pack_build*, pack_place))
{
  weft_status      st   = WEFT_OK;
  const json_node* node = json_first(object.node);
  for (; node && !pack_full(b); node = json_next(node)) {
    const pack_place place = {object.file, node};
    TRY(st, visit(b, place));
  }
  return WEFT_OK;
}

static void
check_base(pack_build* const b, const pack_place root)
{
  weft_str iri = {NULL, 0};
  pack_read_iri(b, root, &iri);
  if (iri.size && !strchr("/#", iri.data[iri.size - 1U])) {
    pack_report_at(b,
                   pack_member(root, "iri"),
                   "the base IRI must end with / or #; add one");
  }
}

weft_status
pack_declare(pack_build* const b, const pack_unit* const unit)
{
  weft_status      st        = WEFT_OK;
  const pack_place root      = {unit->file, unit->root};
  const pack_place types     = pack_member(root, "types");
  const pack_place relations = pack_member(root, "relations");
  check_base(b, root);
  if (pack_is(types, JSON_OBJECT)) {
    TRY(st, pack_declare_types(b, types));
  }
  if (pack_is(relations, JSON_OBJECT)) {
    TRY(st, pack_declare_relations(b, relations));
  }
  return WEFT_OK;
}

weft_status
pack_finish_schema(pack_build* const b)
{
  weft_status st = WEFT_OK;
  TRY(st, pack_finish_types(b));
  return pack_finish_relations(b);
}
