// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Frame rules: which conditions held in the clause where they came nearest.

#include "explain/story.h"

#include "clause/token.h"

#include <string.h>

enum { CONDITIONS_MAX = 8, STEMS_LISTED = 12 };

// A trial that is told
typedef struct {
  story*                    story;
  const rule*               rule;
  const story_trial*        trial;
  instance                  in;
  weft_explained_condition* list;
  size_t                    count;
} telling;

weft_str
story_types(story* s, type_set types)
{
  const weft_schema* const schema = s->rules->schema;
  strbuf                   out    = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < schema->type_count; ++i) {
    const weft_type_info* const parent =
      weft_schema_type(schema, schema->types[i].parent);
    const size_t up = parent ? (size_t)(parent - schema->types) : TYPES_MAX;
    if ((types >> i & 1U) && !(up < TYPES_MAX && (types >> up & 1U))) {
      strbuf_puts(&out, out.size ? " | " : "");
      strbuf_append(&out, schema->types[i].name);
    }
  }
  return story_take(s, &out);
}

weft_str
story_unit(story* s, const mask_unit* u)
{
  strbuf out = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&out, story_slice(s, (weft_span){u->start, u->end}));
  strbuf_puts(&out, " (");
  const weft_str types = story_types(s, u->types);
  strbuf_append(&out,
                u->type < s->rules->schema->type_count &&
                    !(u->types & (u->types - 1U))
                  ? s->rules->schema->types[u->type].name
                  : types);
  if (u->instance != TYPE_NONE) {
    strbuf_putc(&out, '/');
    strbuf_append(&out, s->rules->schema->types[u->instance].name);
  }
  strbuf_putc(&out, ')');
  return story_take(s, &out);
}

weft_str
story_stems(story* s, const rule* r)
{
  strbuf                 out  = {NULL, 0U, 0U, WEFT_OK};
  const json_node* const list = json_get(r->source->node, "predicate");
  size_t                 n    = 0U;
  for (const json_node* i = list ? json_first(list) : NULL; i;
       i                  = json_next(i), ++n) {
    if (n < STEMS_LISTED && json_string(i)) {
      strbuf_puts(&out, n ? ", " : "");
      strbuf_puts(&out, json_string(i));
      strbuf_puts(&out, "다");
    }
  }
  strbuf_puts(&out, n > STEMS_LISTED ? " …" : "");
  return story_take(s, &out);
}

static void
tell(telling*    t,
     const char* name,
     bool        holds,
     weft_str    wanted,
     weft_str    found,
     weft_span   place)
{
  if (t->count < CONDITIONS_MAX) {
    t->list[t->count++] =
      (weft_explained_condition){name, holds, wanted, found, place};
  }
}

static weft_span
unit_span(const mask_unit* u)
{
  return (weft_span){u->start, u->end};
}

// `role: Type | Type`
static weft_str
slot_text(story* s, const frame_slot* slot)
{
  strbuf out = {NULL, 0U, 0U, WEFT_OK};
  strbuf_puts(&out, story_roles[slot->role]);
  strbuf_puts(&out, ": ");
  strbuf_append(&out, story_types(s, slot->types));
  return story_take(s, &out);
}

// What keeps an argument from being there
typedef enum { SLOT_FILLED, SLOT_EMPTY, SLOT_TYPE, SLOT_ROLE } slot_state;

// The first mention that has a role
static const mask_unit*
filler_of(const telling* t, frame_role role)
{
  const fillers* const f = &t->in.roles[role];
  return f->count ? token_unit(t->in.list, f->tokens[0]) : NULL;
}

// A mention of the clause that has the types of a slot, but another role, and
// is not the other end
static const mask_unit*
elsewhere(const telling* t, const frame_slot* slot, frame_role* role)
{
  const frame* const      f = &t->rule->frame;
  const frame_slot* const other =
    slot == &f->subject ? &f->object : &f->subject;
  const size_t taken = roles_token(&t->in, other, 0U);
  for (size_t r = 0U; r < FRAME_ROLES; ++r) {
    for (size_t i = 0U; i < t->in.roles[r].count; ++i) {
      const mask_unit* const u =
        token_unit(t->in.list, t->in.roles[r].tokens[i]);
      if (u && (u->types & slot->types) && r != slot->role &&
          t->in.roles[r].tokens[i] != taken) {
        *role = (frame_role)r;
        return u;
      }
    }
  }
  return NULL;
}

static weft_str
with_role(story* s, const mask_unit* u, frame_role role)
{
  strbuf out = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&out, story_unit(s, u));
  strbuf_puts(&out, " as ");
  strbuf_puts(&out, story_roles[role]);
  return story_take(s, &out);
}

static slot_state
tell_slot(telling* t, const char* name, const frame_slot* slot)
{
  story* const     s      = t->story;
  const weft_str   wanted = slot_text(s, slot);
  const size_t     at     = roles_token(&t->in, slot, 0U);
  frame_role       role   = slot->role;
  const mask_unit* u =
    at == TOKEN_NONE ? filler_of(t, slot->role) : token_unit(t->in.list, at);
  const bool       typed = u != NULL;
  const mask_unit* other = at == TOKEN_NONE ? elsewhere(t, slot, &role) : NULL;
  const token* const verb_token = &t->in.list->tokens[t->in.clause->token];
  const weft_span    predicate  = {verb_token->start, verb_token->end};
  // Of another type, unless a fitting one has only another role
  u = u ? u : other;
  tell(t,
       name,
       at != TOKEN_NONE,
       wanted,
       !u      ? WEFT_STR("")
       : typed ? story_unit(s, u)
               : with_role(s, u, role),
       u ? unit_span(u) : predicate);
  return at != TOKEN_NONE ? SLOT_FILLED
         : typed          ? SLOT_TYPE
         : other          ? SLOT_ROLE
                          : SLOT_EMPTY;
}

static const char*
voice_name(verb_voice voice)
{
  return voice == VOICE_PASSIVE     ? "passive"
         : voice == VOICE_CAUSATIVE ? "causative"
                                    : "active";
}

// What the clause itself must be
static void
tell_clause(telling* t)
{
  story* const       s     = t->story;
  const token* const at    = &t->in.list->tokens[t->in.clause->token];
  const frame* const f     = &t->rule->frame;
  const weft_span    place = {at->start, at->end};
  const weft_str     text  = story_copy(s, story_slice(s, place));
  const clause_mood  mood  = t->in.clause->mood;
  tell(t, "predicate", true, story_stems(s, t->rule), text, place);
  tell(t,
       "mood",
       mood != MOOD_NONE,
       WEFT_STR("actual | planned"),
       mood == MOOD_NONE ? weft_str_from(weft_reason_code(t->trial->reason))
       : mood == MOOD_PLANNED ? WEFT_STR("planned")
                              : WEFT_STR("actual"),
       place);
  if (f->active || f->passive) {
    tell(t,
         "voice",
         f->passive == (at->verb.voice == VOICE_PASSIVE),
         f->passive ? WEFT_STR("passive") : WEFT_STR("active"),
         weft_str_from(voice_name(at->verb.voice)),
         place);
  }
  if (f->intransitive) {
    tell(t,
         "intransitive",
         t->trial->reason != WEFT_REASON_HAS_OBJECT,
         WEFT_STR("no object"),
         WEFT_STR(""),
         place);
  }
}

// The reason that names the end at fault more exactly
static weft_reason
refine(weft_reason reason, slot_state subject, slot_state object)
{
  static const weft_reason subjects[] = {WEFT_REASON_NO_SUBJECT,
                                         WEFT_REASON_NO_SUBJECT,
                                         WEFT_REASON_SUBJECT_TYPE,
                                         WEFT_REASON_SUBJECT_ROLE};
  static const weft_reason objects[]  = {WEFT_REASON_NO_OBJECT,
                                         WEFT_REASON_NO_OBJECT,
                                         WEFT_REASON_OBJECT_TYPE,
                                         WEFT_REASON_OBJECT_ROLE};
  switch (reason) {
    case WEFT_REASON_NO_SUBJECT:
      return subjects[subject];
    case WEFT_REASON_NO_OBJECT:
      return objects[object];
    default:
      return reason;
  }
}

static const weft_explained_condition*
failed_condition(const telling* t, const char* name)
{
  for (size_t i = 0U; i < t->count; ++i) {
    if (!strcmp(t->list[i].name, name)) {
      return &t->list[i];
    }
  }
  return NULL;
}

static void
set_why(telling* t, weft_reason reason, weft_why* why)
{
  const char* name = "predicate";
  switch (reason) {
    case WEFT_REASON_NO_SUBJECT:
    case WEFT_REASON_SUBJECT_TYPE:
    case WEFT_REASON_SUBJECT_ROLE:
      name = "subject";
      break;
    case WEFT_REASON_NO_OBJECT:
    case WEFT_REASON_OBJECT_TYPE:
    case WEFT_REASON_OBJECT_ROLE:
      name = "object";
      break;
    case WEFT_REASON_NO_COMPANION:
      name = "with";
      break;
    case WEFT_REASON_VOICE:
      name = "voice";
      break;
    default:
      break;
  }
  const weft_explained_condition* const c   = failed_condition(t, name);
  const bool                            own = strcmp(name, "predicate") != 0;
  why->reason                               = reason;
  why->wanted = own && c ? c->wanted : why->wanted;
  why->found  = own && c ? c->found : t->trial->found;
  why->place  = own && c ? c->place : t->trial->place;
}

// Tell one trial; returns how near it came
static int
tell_trial(story* s, const story_trial* trial, weft_explained_rule* out)
{
  telling t;
  memset(&t, 0, sizeof(t));
  t.story       = s;
  t.rule        = &s->rules->rules[trial->rule];
  t.trial       = trial;
  t.in.run      = s->run;
  t.in.list     = s->clauses;
  t.in.clause   = &s->clauses->clauses[trial->clause];
  t.in.sentence = s->sentence;
  memcpy(t.in.roles, trial->roles, sizeof(t.in.roles));
  t.list = story_array(s, CONDITIONS_MAX, sizeof(*t.list));
  if (!t.list) {
    return 0;
  }
  const frame* const f = &t.rule->frame;
  tell_clause(&t);
  if (f->with.present) {
    (void)tell_slot(&t, "with", &f->with);
  }
  const slot_state  subject = tell_slot(&t, "subject", &f->subject);
  const slot_state  object  = tell_slot(&t, "object", &f->object);
  const weft_reason reason  = refine(
    trial->reason ? trial->reason : WEFT_REASON_MISMATCH, subject, object);
  const bool pair =
    reason >= WEFT_REASON_UNSETTLED && reason <= WEFT_REASON_SUBJECT_OBJECT;
  if (pair) {
    tell(&t,
         weft_reason_code(reason),
         false,
         WEFT_STR(""),
         trial->found,
         trial->place);
  }
  set_why(&t, reason, &out->why);
  out->conditions      = t.list;
  out->condition_count = t.count;
  size_t failed        = 0U;
  for (size_t i = 0U; i < t.count; ++i) {
    failed += t.list[i].holds ? 0U : 1U;
  }
  return failed < 2U ? NEAR_CONDITION : NEAR_FRAME - 20 * ((int)failed - 2);
}

// Where a text stands in the sentence; false if nowhere
static bool
find_text(const story* s, weft_str part, weft_span* out)
{
  const weft_str text = story_slice(s, s->span);
  for (size_t i = 0U; part.size && i + part.size <= text.size; ++i) {
    if (!memcmp(text.data + i, part.data, part.size)) {
      out->start = s->span.start + i;
      out->end   = out->start + part.size;
      return true;
    }
  }
  return false;
}

// A predicate of the rule that stands in the sentence without being read as one
static bool
find_stem(const story* s, const rule* r, weft_span* out)
{
  static const char      light[] = "하";
  const json_node* const list    = json_get(r->source->node, "predicate");
  for (const json_node* i = list ? json_first(list) : NULL; i;
       i                  = json_next(i)) {
    weft_str stem = weft_str_from(json_string(i));
    if (stem.size > 6U && !memcmp(stem.data + stem.size - 3U, light, 3U)) {
      stem.size -= 3U; // the noun
    }
    if (stem.size >= 6U && find_text(s, stem, out)) {
      return true;
    }
  }
  return false;
}

static int
tell_absence(story* s, const rule* r, weft_explained_rule* out)
{
  type_set present = 0U;
  for (size_t i = 0U; i < s->views.count; ++i) {
    present |= STORY_AT(s->views, story_view, i)->present;
  }
  out->why.wanted = story_stems(s, r);
  out->why.place  = s->span;
  out->why.reason = WEFT_REASON_NO_PREDICATE;
  if (find_stem(s, r, &out->why.place)) {
    out->why.reason = WEFT_REASON_NOT_READ_SO;
    out->why.found  = story_copy(s, story_slice(s, out->why.place));
    return NEAR_WORDS + 50;
  }
  return (r->frame.subject.types & present) && (r->frame.object.types & present)
           ? NEAR_TYPES
           : 0;
}

int
story_frame(story* s, uint32_t rule_index, weft_explained_rule* out)
{
  int                       best  = -1;
  const rule* const         r     = &s->rules->rules[rule_index];
  const weft_explained_rule blank = *out;
  for (size_t i = 0U; i < s->trials.count; ++i) {
    const story_trial* const t = STORY_AT(s->trials, story_trial, i);
    if (t->rule == rule_index && s->clauses) {
      weft_explained_rule one  = blank;
      const int           near = tell_trial(s, t, &one);
      if (near > best) {
        best = near;
        *out = one;
      }
    }
  }
  return best < 0 ? tell_absence(s, r, out) : best;
}
