// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "explain_json.h"

#include "rules_line.h"

#include <stdlib.h>

// Where an explanation goes
typedef struct {
  strbuf*                 out;
  const weft_document*    document;
  const weft_explanation* e;
  const char*             lang;
  weft_status             status;
} writer;

static const char* const makers[] =
  {"lexicon", "literal", "rule", "propagation", "cues", "alias", "coreference"};

static const char* const kinds[] = {"body", "headline", "item", "furniture"};

// Append `,"key":`, without the comma at the start of an object
static void
put_key(const writer* w, const char* key)
{
  const char last = w->out->size ? w->out->data[w->out->size - 1U] : '{';
  strbuf_puts(w->out, last == '{' || last == '[' ? "\"" : ",\"");
  strbuf_puts(w->out, key);
  strbuf_puts(w->out, "\":");
}

static void
put_text(const writer* w, const char* key, weft_str text)
{
  put_key(w, key);
  strbuf_put_json(w->out, text);
}

// The same unless it is empty
static void
put_some(const writer* w, const char* key, weft_str text)
{
  if (text.size) {
    put_text(w, key, text);
  }
}

static void
put_number(const writer* w, const char* key, size_t number)
{
  put_key(w, key);
  strbuf_printf(w->out, "%zu", number);
}

static void
put_flag(const writer* w, const char* key, bool flag)
{
  put_key(w, key);
  strbuf_puts(w->out, flag ? "true" : "false");
}

// Begin the next element of an array
static void
put_open(const writer* w)
{
  const char last = w->out->size ? w->out->data[w->out->size - 1U] : '[';
  strbuf_puts(w->out, last == '[' ? "{" : ",{");
}

static void
put_place(const writer* w, weft_span span)
{
  const weft_span from = weft_document_original(w->document, span);
  put_number(w, "start", from.start);
  put_number(w, "end", from.end);
}

static void
put_named_place(const writer* w, const char* key, weft_span span)
{
  if (span.end > span.start) {
    put_key(w, key);
    strbuf_putc(w->out, '{');
    put_place(w, span);
    strbuf_putc(w->out, '}');
  }
}

// The members of a reason, with its message
static void
put_why(writer* w, const weft_why* why)
{
  char* const message = weft_why_text(why, w->lang);
  w->status           = message ? w->status : WEFT_ERR_NO_MEMORY;
  put_text(w, "reason", weft_str_from(weft_reason_code(why->reason)));
  put_text(w, "message", weft_str_from(message));
  free(message);
  put_named_place(w, "at", why->place);
  put_some(w, "wanted", why->wanted);
  put_some(w, "found", why->found);
  put_some(w, "rival", why->rival);
  if (why->count || why->limit) {
    put_number(w, "count", why->count);
    put_number(w, "limit", why->limit);
  }
}

static void
put_mention(writer* w, const weft_explained_mention* m)
{
  put_open(w);
  put_text(w, "text", m->text);
  put_place(w, m->span);
  put_flag(w, "rejected", m->rejected);
  put_some(w, "type", m->type);
  put_some(w, "types", m->types);
  put_some(w, "name", m->name);
  put_text(w, "by", weft_str_from(makers[m->by]));
  put_some(w, "rule", m->rule);
  if (m->file) {
    put_text(w, "file", weft_str_from(m->file));
    put_number(w, "line", m->line);
  }
  put_some(w, "note", m->note);
  put_named_place(w, "origin", m->origin);
  if (m->rejected) {
    put_why(w, &m->why);
  }
  strbuf_putc(w->out, '}');
}

static void
put_word(const writer* w, const weft_explained_word* word)
{
  put_open(w);
  put_text(w, "text", word->text);
  put_place(w, word->span);
  if (word->mention != SIZE_MAX) {
    put_number(w, "mention", word->mention);
  }
  put_some(w, "particle", weft_str_from(word->particle));
  if (word->lemma.size) {
    put_text(w, "lemma", word->lemma);
    put_some(w, "stem", word->stem);
    put_text(w, "ending", weft_str_from(word->ending));
    put_text(w, "voice", weft_str_from(word->voice));
    put_some(w, "flags", word->flags);
  }
  strbuf_putc(w->out, '}');
}

static void
put_clause(const writer* w, const weft_explained_clause* c)
{
  put_open(w);
  put_number(w, "word", c->word);
  put_text(w, "status", weft_str_from(c->status));
  if (c->cause) {
    put_text(w, "cause", weft_str_from(weft_reason_code(c->cause)));
  }
  put_flag(w, "other_subject", c->other_subject);
  put_flag(w, "other_object", c->other_object);
  put_key(w, "roles");
  strbuf_putc(w->out, '[');
  for (size_t i = 0U; i < c->role_count; ++i) {
    put_open(w);
    put_text(w, "role", weft_str_from(c->roles[i].role));
    put_number(w, "word", c->roles[i].word);
    strbuf_putc(w->out, '}');
  }
  strbuf_puts(w->out, "]}");
}

static void
put_triple(const writer* w, const weft_explained_triple* t)
{
  put_open(w);
  put_text(w, "subject", t->subject);
  put_text(w, "relation", t->relation);
  put_text(w, "object", t->object);
  put_text(w,
           "status",
           t->status == WEFT_PLANNED ? WEFT_STR("planned")
                                     : WEFT_STR("actual"));
  put_some(w, "when", t->when);
  put_some(w, "of", t->of);
  put_key(w, "confidence");
  strbuf_printf(w->out, "%d}", t->confidence);
}

static void
put_condition(const writer* w, const weft_explained_condition* c)
{
  put_open(w);
  put_text(w, "name", weft_str_from(c->name));
  put_flag(w, "holds", c->holds);
  put_some(w, "wanted", c->wanted);
  put_some(w, "found", c->found);
  put_named_place(w, "at", c->place);
  strbuf_putc(w->out, '}');
}

static void
put_pattern(const writer* w, const weft_explained_rule* r)
{
  put_key(w, "pattern");
  strbuf_putc(w->out, '{');
  put_number(w, "number", r->pattern_number);
  put_text(w, "text", r->pattern);
  put_text(w, "matched", (weft_str){r->pattern.data, r->matched});
  put_named_place(w, "reached", r->reached);
  strbuf_putc(w->out, '}');
}

static void
put_rule(writer* w, const weft_explained_rule* r)
{
  put_open(w);
  put_text(w, "rule", r->id);
  put_text(w, "kind", weft_str_from(r->kind));
  put_some(w, "relation", r->relation);
  put_text(w, "file", weft_str_from(r->file));
  put_number(w, "line", r->line);
  put_number(w, "confidence", (size_t)r->confidence);
  put_flag(w, "made", r->why.reason == WEFT_REASON_MADE);
  put_why(w, &r->why);
  if (r->pattern_number) {
    put_pattern(w, r);
  }
  if (r->condition_count) {
    put_key(w, "conditions");
    strbuf_putc(w->out, '[');
    for (size_t i = 0U; i < r->condition_count; ++i) {
      put_condition(w, &r->conditions[i]);
    }
    strbuf_putc(w->out, ']');
  }
  put_key(w, "triples");
  strbuf_putc(w->out, '[');
  for (size_t i = 0U; i < r->triple_count; ++i) {
    put_triple(w, &r->triples[i]);
  }
  strbuf_puts(w->out, "]}");
}

weft_status
explain_put_json(strbuf*                 out,
                 const weft_document*    document,
                 const weft_explanation* e,
                 const char*             lang)
{
  writer w = {out, document, e, lang, WEFT_OK};
  strbuf_putc(out, '{');
  put_number(&w, "sentence", e->sentence + 1U);
  put_text(&w, "kind", weft_str_from(kinds[e->kind]));
  put_text(&w, "text", e->text);
  put_place(&w, e->span);
  put_some(&w, "topic", e->topic);
  put_key(&w, "mentions");
  strbuf_putc(out, '[');
  for (size_t i = 0U; i < e->mention_count; ++i) {
    put_mention(&w, &e->mentions[i]);
  }
  strbuf_putc(out, ']');
  put_key(&w, "words");
  strbuf_putc(out, '[');
  for (size_t i = 0U; i < e->word_count; ++i) {
    put_word(&w, &e->words[i]);
  }
  strbuf_putc(out, ']');
  put_key(&w, "clauses");
  strbuf_putc(out, '[');
  for (size_t i = 0U; i < e->clause_count; ++i) {
    put_clause(&w, &e->clauses[i]);
  }
  strbuf_putc(out, ']');
  put_number(&w, "near", e->near_count);
  put_key(&w, "rules");
  strbuf_putc(out, '[');
  for (size_t i = 0U; i < e->rule_count; ++i) {
    put_rule(&w, &e->rules[i]);
  }
  strbuf_puts(out, "]}\n");
  return w.status ? w.status : out->status;
}
