// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names inside longer names.

#include "mention/mention.h"

#include "try.h"

typedef struct {
  weft_str text;
  size_t   start; // of the longer name
  size_t   end;
  size_t   from; // of the inner one
} inner_place;

// Inner names are whole words, and shorter than the name around them
static bool
accept_inner(void* handle, size_t end, uint32_t value)
{
  const inner_place* const p = handle;
  (void)value;
  return end <= p->end && (p->from > p->start || end < p->end) &&
         words_end(p->text, end) == end;
}

static weft_status
make_inner(analysis* a, const inner_place* p, mention* out, bool* found)
{
  weft_status     st     = WEFT_OK;
  inner_place     place  = *p;
  uint32_t        listed = TRIE_NONE;
  uint32_t        local  = TRIE_NONE;
  const trie_pair pair   = trie_read_pair(a->text, p->from);
  const size_t    end1   = trie_match(
    &a->rules->names, a->text, p->from, &pair, accept_inner, &place, &listed);
  const size_t end2 = trie_match(
    &a->local_names, a->text, p->from, &pair, accept_inner, &place, &local);
  if (end2 && end2 >= end1) {
    const uint32_t of = analysis_entity(a, a->locals[local].entity);
    *out = mention_make(p->from, end2, a->entities[of].type, MENTION_NAME);
    out->types  = a->entities[of].types;
    out->item   = of;
    out->source = a->entities[of].source;
    *found      = true;
  } else if (end1 && !a->rules->lexicon[listed].stop) {
    const lexicon_entry* const e = &a->rules->lexicon[listed];
    *out        = mention_make(p->from, end1, e->type, MENTION_NAME);
    out->types  = e->types;
    out->source = SOURCE_LEXICON;
    *found = e->type != a->rules->class_type && e->type != a->rules->title_type;
    if (*found) {
      st = analysis_lexicon_entity(
        a, listed, analysis_slice(a, p->from, end1), &out->item);
    }
  }
  return st;
}

weft_status
analysis_inner(analysis* a, size_t index, mention* out, bool* found)
{
  weft_status   st = WEFT_OK;
  const mention m  = a->mentions[index];
  inner_place   p  = {a->text, m.name_start, m.name_end, m.name_start};
  *found           = false;
  if (m.kind != MENTION_NAME) {
    return WEFT_OK;
  }
  // At the beginning, or else from each later word to the end
  TRY(st, make_inner(a, &p, out, found));
  for (size_t at = m.name_start + 1U; !*found && at < m.name_end; ++at) {
    if (a->text.data[at - 1U] == ' ') {
      p.from = at;
      TRY(st, make_inner(a, &p, out, found));
      *found = *found && out->end == m.name_end;
    }
  }
  return st;
}
