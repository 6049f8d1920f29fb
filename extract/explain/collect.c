// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Listening to the rule engine: all that is told is copied.

#include "explain/story.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  HEARD_MAX = 20000, // things of one kind that are kept
  MASKS_MAX = 256    // masked sentences that are kept
};

// Room for one more item, zeroed, or NULL
static void*
push(story* s, story_list* list, size_t size)
{
  if (s->status || list->count >= HEARD_MAX) {
    return NULL;
  }
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 32U;
    void* const  grown    = realloc(list->items, capacity * size);
    if (!grown) {
      s->status = WEFT_ERR_NO_MEMORY;
      return NULL;
    }
    list->items    = grown;
    list->capacity = capacity;
  }
  void* const item = (char*)list->items + list->count++ * size;
  memset(item, 0, size);
  return item;
}

void*
story_array(story* s, size_t count, size_t size)
{
  void* const items = arena_array(s->memory, count + 1U, size);
  s->status         = items ? s->status : WEFT_ERR_NO_MEMORY;
  return items;
}

weft_str
story_copy(story* s, weft_str text)
{
  const weft_str empty = {"", 0U};
  if (!text.size) {
    return empty;
  }
  const weft_str copy = arena_copy(s->memory, text);
  if (!copy.data) {
    s->status = WEFT_ERR_NO_MEMORY;
    return empty;
  }
  return copy;
}

weft_str
story_take(story* s, strbuf* text)
{
  s->status           = text->status ? text->status : s->status;
  const weft_str copy = story_copy(s, strbuf_str(text));
  strbuf_free(text);
  return copy;
}

weft_str
story_slice(const story* s, weft_span span)
{
  const weft_str text = weft_document_text(s->document);
  return (weft_str){text.data + span.start,
                    span.end > span.start ? span.end - span.start : 0U};
}

static mask*
copy_mask(const mask* mk)
{
  mask* const copy = calloc(1U, sizeof(mask));
  if (!copy) {
    return NULL;
  }
  memcpy(copy->units, mk->units, mk->unit_count * sizeof(mask_unit));
  copy->unit_count = mk->unit_count;
  copy->present    = mk->present;
  copy->listed     = mk->listed;
  strbuf_append(&copy->text, strbuf_str(&mk->text));
  copy->origin = calloc(mk->text.size + 1U, sizeof(uint32_t));
  if (!copy->origin || copy->text.status) {
    mask_free(copy);
    free(copy);
    return NULL;
  }
  memcpy(copy->origin, mk->origin, (mk->text.size + 1U) * sizeof(uint32_t));
  copy->origin_capacity = mk->text.size + 1U;
  copy->serial          = mk->serial;
  return copy;
}

// A copy of a mask, or that of the last view if nothing changed since
static bool
keep_mask(story* s, story_view* v, const mask* mk)
{
  const story_view* const last =
    s->views.count > 1U ? STORY_AT(s->views, story_view, s->views.count - 2U)
                        : NULL;
  v->shared = last && last->only && v->only && last->mask &&
              last->mask->serial == mk->serial;
  v->mask = v->shared                             ? last->mask
            : s->mask_count++ < (size_t)MASKS_MAX ? copy_mask(mk)
                                                  : NULL;
  if (!v->mask && s->mask_count <= MASKS_MAX) {
    s->status = WEFT_ERR_NO_MEMORY;
  }
  return v->mask != NULL;
}

static void
hear_mask(void*             handle,
          const mask*       mk,
          const hits*       h,
          rule_kind         kind,
          const plan_entry* only)
{
  story* const      s     = handle;
  const size_t      words = prefilter_group_words(&s->rules->literals);
  story_view* const v     = push(s, &s->views, sizeof(story_view));
  if (!v) {
    return;
  }
  v->kind    = kind;
  v->only    = only;
  v->pair    = mk == &s->run->pair;
  v->present = mk->present;
  v->met     = story_array(s, words, sizeof(uint64_t));
  if (!v->met || !keep_mask(s, v, mk)) {
    --s->views.count;
    return;
  }
  memcpy(v->met, h->met, words * sizeof(uint64_t));
}

// The mask of a copied clause list is that of the last view, which the clauses
// were made from, or a copy of its own
static void
hear_clauses(void* handle, const clause_list* list)
{
  story* const      s = handle;
  story_view* const v =
    s->clauses ? NULL : push(s, &s->views, sizeof(story_view));
  if (!v) {
    return;
  }
  v->kind    = RULE_FRAME;
  v->mask    = copy_mask(list->mask);
  s->clauses = calloc(1U, sizeof(clause_list));
  if (!v->mask || !s->clauses) {
    s->status = WEFT_ERR_NO_MEMORY;
    return;
  }
  *s->clauses       = *list;
  s->clauses->mask  = v->mask;
  v->present        = v->mask->present;
  const rule_run* r = s->run;
  if (r->topic != NO_TOPIC && s->sentence - r->topic_sentence <= TOPIC_LIFE) {
    const mention* const m = &s->analysis->mentions[r->topic];
    s->topic = story_copy(s, story_slice(s, (weft_span){m->start, m->end}));
  }
}

static void
hear_frame(void* handle, const instance* in, uint32_t rule_index)
{
  story* const       s = handle;
  story_trial* const t = push(s, &s->trials, sizeof(story_trial));
  if (t) {
    t->rule   = rule_index;
    t->clause = (size_t)(in->clause - in->list->clauses);
    memcpy(t->roles, in->roles, sizeof(t->roles));
  }
}

static bool
is_of_clause(weft_reason reason)
{
  return reason >= WEFT_REASON_NO_PREDICATE &&
         reason <= WEFT_REASON_LISTS_DIFFER;
}

static void
hear_note(void* handle, const trace_note* note)
{
  story* const s = handle;
  if (s->rules->rules[note->rule].kind == RULE_FRAME &&
      is_of_clause(note->reason)) {
    story_trial* const t =
      s->trials.count ? STORY_AT(s->trials, story_trial, s->trials.count - 1U)
                      : NULL;
    if (t && t->rule == note->rule && !t->reason) {
      t->reason = note->reason;
      t->place  = note->place;
      t->found  = story_copy(s, note->found);
    }
    return;
  }
  trace_note* const copy = push(s, &s->notes, sizeof(trace_note));
  if (copy) {
    *copy       = *note;
    copy->found = story_copy(s, note->found);
  }
}

static void
hear_name(void*     handle,
          uint32_t  rule_index,
          size_t    sentence,
          weft_span place,
          uint32_t  entity_index)
{
  story* const s = handle;
  (void)entity_index;
  for (size_t i = 0U; i < s->names.count; ++i) {
    const story_name* const n = STORY_AT(s->names, story_name, i);
    if (n->rule == rule_index && n->place.start == place.start) {
      return; // heard in an earlier round
    }
  }
  story_name* const n = push(s, &s->names, sizeof(story_name));
  if (n) {
    *n = (story_name){rule_index, sentence, place};
  }
}

// Whether the sentence holds a name
static bool
holds(const story* s, weft_str name)
{
  const weft_str text = story_slice(s, s->span);
  for (size_t i = 0U; i + name.size <= text.size; ++i) {
    if (!memcmp(text.data + i, name.data, name.size)) {
      return true;
    }
  }
  return false;
}

static void
hear_vote(void* handle, weft_str name, uint32_t cue_index, uint8_t type)
{
  story* const s     = handle;
  story_votes* found = NULL;
  for (size_t i = 0U; i < s->votes.count && !found; ++i) {
    story_votes* const v = STORY_AT(s->votes, story_votes, i);
    found                = weft_str_equals(v->name, name) ? v : NULL;
  }
  if (!found && holds(s, name)) {
    found = push(s, &s->votes, sizeof(story_votes));
    if (found) {
      found->name = story_copy(s, name);
    }
  }
  if (found) {
    const cue* const c = &s->rules->cues[cue_index];
    found->votes[type] = (uint16_t)(found->votes[type] + c->weight);
    found->cues |= (uint32_t)1U << cue_index;
  }
}

static void
hear_triple(void* handle, const candidate* c, const weft_triple* t)
{
  story* const        s = handle;
  story_triple* const x = push(s, &s->triples, sizeof(story_triple));
  if (x) {
    x->rule   = c->rule;
    x->triple = (weft_explained_triple){story_copy(s, t->subject.name),
                                        story_copy(s, t->relation),
                                        story_copy(s, t->object.name),
                                        story_copy(s, t->when),
                                        story_copy(s, t->of),
                                        t->status,
                                        t->confidence};
  }
}

void
story_begin(story* s, size_t sentence)
{
  s->sentence = sentence;
  s->span     = weft_document_sentence(s->document, sentence)->span;
  s->trace    = (rule_trace){s,
                             sentence,
                             hear_mask,
                             hear_clauses,
                             hear_frame,
                             hear_note,
                             hear_name,
                             hear_vote,
                             hear_triple};
}

void
story_dispose(story* s)
{
  for (size_t i = 0U; i < s->views.count; ++i) {
    const story_view* const v = STORY_AT(s->views, story_view, i);
    if (v->mask && !v->shared) {
      mask_free(v->mask);
      free(v->mask);
    }
  }
  free(s->views.items);
  free(s->trials.items);
  free(s->notes.items);
  free(s->names.items);
  free(s->votes.items);
  free(s->triples.items);
  free(s->clauses);
  pack_free(s->packs);
}
