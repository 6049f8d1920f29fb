// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Short forms of names that the document gives in full: `리버그룹` … `리버`,
// `크레이그 페데리코` … `페데리코`.

#include "mention/mention.h"

#include "str.h"
#include "try.h"

#include <string.h>

enum { SHORTS_MAX = 128 }; // of one document

typedef struct {
  weft_str name;
  uint32_t of;
  uint32_t rule;
  bool     joins;     // also if the short form was found as a name
  bool     ambiguous; // short for two names
} short_name;

typedef struct {
  analysis*  a;
  short_name items[SHORTS_MAX];
  size_t     count;
} short_names;

// What stands behind the last space or middle dot
static weft_str
last_part(weft_str name)
{
  size_t from = 0U;
  for (size_t at = 0U; at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    from                = code == ' ' || code == 0xB7U ? at : from;
  }
  return (weft_str){name.data + from, name.size - from};
}

static bool
is_hangul(weft_str text)
{
  for (size_t at = 0U; at < text.size;) {
    if (!utf8_is_hangul(utf8_next(text, at, &at))) {
      return false;
    }
  }
  return true;
}

static void
note(short_names*      s,
     const short_rule* by,
     weft_str          name,
     uint32_t          of,
     bool              joins)
{
  const analysis* const a = s->a;
  if (utf8_length(name) < by->min ||
      trie_get(&a->rules->names, name) != TRIE_NONE) {
    return; // a word of its own
  }
  for (size_t i = 0U; i < s->count; ++i) {
    if (weft_str_equals(s->items[i].name, name)) {
      s->items[i].ambiguous |= s->items[i].of != of;
      return;
    }
  }
  if (s->count < SHORTS_MAX) {
    s->items[s->count++] = (short_name){name, of, by->rule, joins, false};
  }
}

static void
shorten(short_names* s, const short_rule* by, uint32_t index)
{
  const weft_str name = s->a->entities[index].name;
  const uint32_t of   = analysis_entity(s->a, index);
  const bool     one  = !memchr(name.data, ' ', name.size);
  for (size_t i = 0U; one && i < by->end_count; ++i) {
    if (str_ends(name, by->ends[i])) {
      note(
        s, by, (weft_str){name.data, name.size - by->ends[i].size}, of, false);
    }
  }
  for (size_t i = 0U; i < by->begin_count; ++i) {
    if (str_starts(name, by->begins[i])) {
      const size_t   size = by->begins[i].size;
      const weft_str rest = {name.data + size, name.size - size};
      if (is_hangul(rest)) {
        note(s, by, rest, of, true);
      }
    }
  }
  const weft_str last = last_part(name);
  if (by->last && last.size < name.size) {
    note(s, by, last, of, true);
  }
}

weft_status
analysis_find_short_names(analysis* a, bool* added)
{
  weft_status  st    = WEFT_OK;
  short_names  s     = {a, {{{NULL, 0U}, 0U, 0U, false, false}}, 0U};
  const size_t count = a->entity_count;
  *added             = false;
  for (size_t r = 0U; r < a->rules->short_rule_count; ++r) {
    const short_rule* const by = &a->rules->short_rules[r];
    for (size_t i = 0U; i < count; ++i) {
      if (by->types >> a->entities[i].type & 1U) {
        shorten(&s, by, (uint32_t)i);
      }
    }
  }
  for (size_t i = 0U; i < s.count; ++i) {
    const short_name* const x     = &s.items[i];
    const uint32_t          known = trie_get(&a->local_names, x->name);
    if (x->ambiguous) {
      continue;
    }
    if (known != TRIE_NONE) {
      const uint32_t other = analysis_entity(a, a->locals[known].entity);
      if (!x->joins || other == analysis_entity(a, x->of) ||
          a->entities[other].type != a->entities[x->of].type) {
        continue;
      }
    }
    TRY(st, analysis_add_short(a, x->name, x->of, x->rule));
    *added = true;
  }
  return st;
}
