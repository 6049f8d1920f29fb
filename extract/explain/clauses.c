// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words and clauses of the sentence, as frames see them.

#include "explain/story.h"

#include "clause/mood.h"
#include "clause/token.h"
#include "try.h"

#include <string.h>

const char* const story_roles[FRAME_ROLES] = {"agent",
                                              "theme",
                                              "recipient",
                                              "source",
                                              "goal",
                                              "place",
                                              "instrument",
                                              "with",
                                              "time",
                                              "amount",
                                              "content",
                                              "topic"};

static const char* const particles[] = {
  "",      "topic",  "subject", "object", "genitive", "at",     "in",
  "to",    "source", "by",      "with",   "also",     "than",   "or",
  "until", "since",  "like",    "only",   "being",    "copula", "quote"};

static const char* const endings[] = {"final",
                                      "adnominal past",
                                      "adnominal present",
                                      "adnominal future",
                                      "connective",
                                      "nominal"};

static const char* const voices[] = {"active", "passive", "causative"};

static const char* const statuses[] = {"actual", "planned", "none"};

static const struct {
  unsigned    flag;
  const char* name;
} flag_names[] = {{ENDING_PAST, "past"},
                  {ENDING_PLAN, "plan"},
                  {ENDING_CONDITION, "condition"},
                  {ENDING_PURPOSE, "purpose"},
                  {ENDING_DUTY, "duty"},
                  {ENDING_NEGATABLE, "before a negation"},
                  {ENDING_QUOTED, "quoted"},
                  {ENDING_DOUBT, "doubt"}};

weft_str
story_stem(const story* s, size_t stem)
{
  const table* const t = &s->rules->stem_index;
  for (size_t i = 0U; stem != SIZE_MAX && i < t->capacity; ++i) {
    if (t->slots[i].key.data && t->slots[i].value == stem) {
      return t->slots[i].key;
    }
  }
  return (weft_str){"", 0U};
}

// The dictionary form: a known stem, or a noun with the verb of its voice
static weft_str
lemma(story* s, const verb* v)
{
  const weft_str stem = story_stem(s, v->stem);
  strbuf         out  = {NULL, 0U, 0U, WEFT_OK};
  if (stem.size) {
    strbuf_append(&out, stem);
    strbuf_puts(&out, "다");
  } else if (v->noun.size) {
    strbuf_append(&out, v->noun);
    strbuf_puts(&out,
                v->voice == VOICE_PASSIVE     ? "되다"
                : v->voice == VOICE_CAUSATIVE ? "시키다"
                                              : "하다");
  } else if (v->copula) {
    strbuf_puts(&out, "이다");
  }
  return story_take(s, &out);
}

static weft_str
flags_of(story* s, unsigned flags)
{
  strbuf out = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < sizeof(flag_names) / sizeof(flag_names[0]); ++i) {
    if (flags & flag_names[i].flag) {
      strbuf_puts(&out, out.size ? ", " : "");
      strbuf_puts(&out, flag_names[i].name);
    }
  }
  return story_take(s, &out);
}

// Number of the mention that a token begins with, in the explanation
static size_t
mention_of(const story* s, const token* t, const weft_explanation* out)
{
  if (t->unit == TOKEN_NONE) {
    return SIZE_MAX;
  }
  const mask_unit* const u = &s->clauses->mask->units[t->unit];
  for (size_t i = 0U; i < out->mention_count; ++i) {
    if (!out->mentions[i].rejected && out->mentions[i].span.start == u->start) {
      return i;
    }
  }
  return SIZE_MAX;
}

static void
tell_word(story*                  s,
          const token*            t,
          const weft_explanation* out,
          weft_explained_word*    w)
{
  w->span     = (weft_span){t->start, t->end};
  w->text     = story_copy(s, story_slice(s, w->span));
  w->mention  = mention_of(s, t, out);
  w->particle = t->noun ? particles[t->particle.kind] : "";
  w->ending   = "";
  w->voice    = "";
  if ((t->predicate || t->verbal) && !t->dropped) {
    w->lemma  = lemma(s, &t->verb);
    w->stem   = story_stem(s, t->verb.stem);
    w->ending = endings[t->verb.ending];
    w->voice  = voices[t->verb.voice];
    w->flags  = flags_of(s, t->verb.flags);
  }
}

// Who has which role, for a frame that asks for none
static void
tell_clause(story* s, size_t index, weft_explained_clause* out)
{
  const clause* const c = &s->clauses->clauses[index];
  frame               any;
  instance            in;
  memset(&any, 0, sizeof(any));
  memset(&in, 0, sizeof(in));
  in.run      = s->run;
  in.list     = s->clauses;
  in.clause   = c;
  in.sentence = s->sentence;
  roles_fill(&in, &any);
  out->word   = c->token;
  out->status = statuses[c->mood];
  out->cause =
    c->mood == MOOD_NONE ? mood_cause(s->clauses, c->token) : WEFT_REASON_MADE;
  out->other_subject = c->has_subject;
  out->other_object  = c->has_object;
  weft_explained_role* const roles =
    story_array(s, (size_t)FRAME_ROLES * FILLERS_MAX, sizeof(*roles));
  for (size_t r = 0U; roles && r < FRAME_ROLES; ++r) {
    for (size_t i = 0U; i < in.roles[r].count; ++i) {
      roles[out->role_count++] =
        (weft_explained_role){story_roles[r], in.roles[r].tokens[i]};
    }
  }
  out->roles = roles;
}

weft_status
story_clauses(story* s, weft_explanation* out)
{
  const clause_list* const list = s->clauses;
  if (!list) {
    return s->status;
  }
  weft_explained_word* const words =
    story_array(s, list->token_count, sizeof(*words));
  weft_explained_clause* const clauses =
    story_array(s, list->clause_count, sizeof(*clauses));
  if (!words || !clauses) {
    return s->status;
  }
  for (size_t i = 0U; i < list->token_count; ++i) {
    tell_word(s, &list->tokens[i], out, &words[i]);
  }
  for (size_t i = 0U; i < list->clause_count; ++i) {
    tell_clause(s, i, &clauses[i]);
  }
  out->words        = words;
  out->word_count   = list->token_count;
  out->clauses      = clauses;
  out->clause_count = list->clause_count;
  return s->status;
}
