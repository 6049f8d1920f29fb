// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One document is read with somebody listening to one of its sentences.

#include "explain/story.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// An explanation and the memory of all that it tells
typedef struct {
  weft_explanation told;
  arena            memory;
} owned;

static weft_status
fail_missing(weft_error* error, const char* what, weft_str name)
{
  return weft_error_set(error,
                        WEFT_ERR_NOT_FOUND,
                        NULL,
                        0U,
                        0U,
                        "no %s '%.*s' in the packs; weft rules list shows them",
                        what,
                        (int)name.size,
                        name.data);
}

static bool
has_rule(const weft_rules* rules, weft_str name)
{
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    const char* const id    = rules->rules[i].id;
    const char* const slash = strchr(id, '/');
    if (weft_str_equals(weft_str_from(id), name) ||
        (slash && weft_str_equals(weft_str_from(slash + 1), name))) {
      return true;
    }
  }
  return false;
}

static weft_status
check(const weft_rules*           rules,
      const weft_document*        document,
      const weft_explain_options* o,
      weft_error*                 error)
{
  const size_t count = weft_document_sentence_count(document);
  if (o->rule.size && !has_rule(rules, o->rule)) {
    return fail_missing(error, "rule", o->rule);
  }
  if (o->relation.size && !weft_schema_relation(rules->schema, o->relation)) {
    return fail_missing(error, "relation", o->relation);
  }
  return o->sentence < count
           ? WEFT_OK
           : weft_error_set(error,
                            WEFT_ERR_NOT_FOUND,
                            NULL,
                            0U,
                            0U,
                            "no sentence %zu; the text has %zu",
                            o->sentence + 1U,
                            count);
}

// Clauses of a sentence without names, which the rules do not look at
static weft_status
parse(story* s, weft_extractor* x)
{
  const clause_list* list = NULL;
  const weft_status  st   = s->clauses || s->status
                              ? s->status
                              : extractor_clauses(x, s->sentence, &list);
  if (!st && list) {
    s->trace.parsed(s, list);
  }
  return st ? st : s->status;
}

static weft_status
tell(story*                      s,
     weft_extractor*             x,
     const weft_explain_options* o,
     weft_explanation*           out,
     weft_error*                 error)
{
  weft_status                st = WEFT_OK;
  const weft_sentence* const at =
    weft_document_sentence(s->document, s->sentence);
  const weft_sink none = {.handle = NULL};
  extractor_listen(x, &s->trace, &s->analysis, &s->run);
  TRY(st, weft_extract(x, s->document, &none, error));
  TRY(st, s->status);
  out->sentence = s->sentence;
  out->span     = at->span;
  out->kind     = at->kind;
  out->text     = story_copy(s, story_slice(s, at->span));
  TRY(st, parse(s, x));
  out->topic = s->topic;
  TRY(st, story_mentions(s, out));
  TRY(st, story_clauses(s, out));
  return story_rules(s, o, out);
}

weft_status
weft_explain(const weft_rules*           rules,
             const weft_document*        document,
             const weft_explain_options* options,
             weft_explanation**          out,
             weft_error*                 error)
{
  WEFT_REQUIRE(rules && document && out);
  static const weft_explain_options usual = WEFT_EXPLAIN_OPTIONS_INIT;
  const weft_explain_options* const o     = options ? options : &usual;
  weft_status                       st    = WEFT_OK;
  weft_extractor*                   x     = NULL;
  story                             s;
  *out = NULL;
  TRY(st, check(rules, document, o, error));
  owned* const e = calloc(1U, sizeof(owned));
  if (!e) {
    return fail_memory(error);
  }
  memset(&s, 0, sizeof(s));
  s.memory   = &e->memory;
  s.rules    = rules;
  s.document = document;
  story_begin(&s, o->sentence);
  st = weft_extractor_new(rules, &x, error);
  st = st ? st : tell(&s, x, o, &e->told, error);
  story_dispose(&s);
  weft_extractor_free(x);
  e->told.memory = e;
  if (st) {
    weft_explanation_free(&e->told);
    return st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : st;
  }
  *out = &e->told;
  return WEFT_OK;
}

void
weft_explanation_free(weft_explanation* explanation)
{
  if (explanation) {
    owned* const e = explanation->memory;
    arena_free(&e->memory);
    free(e);
  }
}
