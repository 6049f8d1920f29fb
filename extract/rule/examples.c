// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Running the examples and counterexamples that stand in the rules.

#include "rule/compiled.h"

#include "strbuf.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// What one text gave for one rule, as lines `a TAB b TAB c`
typedef struct {
  const rule* rule;
  strbuf      found;  // by this rule
  strbuf      others; // by other rules, for the report
} harvest;

static void
put_field(strbuf* b, weft_str text, char end)
{
  strbuf_append(b, text);
  strbuf_putc(b, end);
}

static weft_status
take_triple(void* handle, const weft_triple* t)
{
  harvest* const h    = handle;
  const bool     mine = weft_str_equals(t->rule, weft_str_from(h->rule->id));
  strbuf* const  b    = mine ? &h->found : &h->others;
  put_field(b, t->subject.name, '\t');
  put_field(b, t->relation, '\t');
  put_field(b, t->object.name, t->status == WEFT_PLANNED ? '\t' : '\n');
  if (t->status == WEFT_PLANNED) {
    strbuf_puts(b, "planned\n");
  }
  return b->status;
}

static weft_status
take_mention(void* handle, const weft_mention* m)
{
  harvest* const h    = handle;
  const bool     mine = weft_str_equals(m->rule, weft_str_from(h->rule->id));
  strbuf* const  b    = mine ? &h->found : &h->others;
  put_field(b, m->end.name, '\t');
  if (h->rule->kind != RULE_REFER && h->rule->kind != RULE_SHORT) {
    put_field(b, m->end.type, '\n');
    return b->status;
  }
  const size_t type = m->end.type.size + 1U; // of `Type/name`
  put_field(b, (weft_str){m->end.id.data + type, m->end.id.size - type}, '\n');
  return b->status;
}

static weft_status
gather(weft_extractor* x, weft_str text, harvest* h, weft_error* error)
{
  weft_status    st       = WEFT_OK;
  weft_document* document = NULL;
  weft_sink      sink     = {.handle = h};
  const bool     mentions =
    h->rule->kind == RULE_SUFFIX || h->rule->kind == RULE_NAME ||
    h->rule->kind == RULE_REFER || h->rule->kind == RULE_SHORT ||
    h->rule->kind == RULE_CUE;
  sink.mention = mentions ? take_mention : NULL;
  sink.triple  = mentions ? NULL : take_triple;
  strbuf_clear(&h->found);
  strbuf_clear(&h->others);
  const weft_document_options options = {
    NULL, WEFT_MARKUP_PLAIN, WEFT_STR_INIT("2026-06-15"), {NULL, 0U}, 0U};
  TRY(
    st,
    weft_document_open(WEFT_STR("example"), text, &options, &document, error));
  st = weft_extract(x, document, &sink, error);
  weft_document_free(document);
  return st;
}

static bool
has_line(const strbuf* b, const strbuf* line)
{
  const char* at = b->data;
  while (at && *at) {
    const char* const end  = strchr(at, '\n');
    const size_t      size = (size_t)(end - at) + 1U;
    if (size == line->size && !memcmp(at, line->data, size)) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

// Every expected triple or mention must be among those found
static bool
all_found(const json_node* expected, const harvest* h)
{
  bool   ok   = true;
  strbuf line = {NULL, 0U, 0U, WEFT_OK};
  for (const json_node* n = json_first(expected); n && ok; n = json_next(n)) {
    strbuf_clear(&line);
    for (const json_node* f = json_first(n); f; f = json_next(f)) {
      put_field(
        &line, weft_str_from(json_string(f)), json_next(f) ? '\t' : '\n');
    }
    ok = has_line(&h->found, &line);
  }
  strbuf_free(&line);
  return ok;
}

static weft_status
run_example(weft_extractor*   x,
            const rule*       r,
            const json_node*  node,
            bool              counter,
            weft_example_func report,
            void*             handle,
            weft_error*       error)
{
  weft_status         st = WEFT_OK;
  harvest             h = {r, {NULL, 0U, 0U, WEFT_OK}, {NULL, 0U, 0U, WEFT_OK}};
  weft_example_result result;
  strbuf              detail = {NULL, 0U, 0U, WEFT_OK};
  size_t              column = 0U;
  const char* const   plain  = json_string(node);
  const char* const text = plain ? plain : json_string(json_get(node, "text"));
  const json_node*  expected = json_get(node, "triples");
  expected                   = expected ? expected : json_get(node, "mentions");
  expected                   = expected ? expected : json_get(node, "refers");
  memset(&result, 0, sizeof(result));
  if (text) {
    st = gather(x, weft_str_from(text), &h, error);
  }
  if (!st) {
    const bool some = h.found.size > 0U;
    result.passed   = text && (counter    ? !some
                               : expected ? all_found(expected, &h)
                                          : some);
    strbuf_puts(&detail, "found: ");
    strbuf_append(&detail, strbuf_str(&h.found));
    strbuf_puts(&detail, "by other rules: ");
    strbuf_append(&detail, strbuf_str(&h.others));
    for (size_t i = 0U; i < detail.size; ++i) {
      detail.data[i] = detail.data[i] == '\n'   ? ';'
                       : detail.data[i] == '\t' ? ' '
                                                : detail.data[i];
    }
    json_where(r->source->file, node, &result.line, &column);
    result.rule    = weft_str_from(r->id);
    result.text    = weft_str_from(text);
    result.counter = counter;
    result.file    = json_file(r->source->file);
    result.detail  = strbuf_str(&detail);
    report(handle, &result);
  }
  strbuf_free(&detail);
  strbuf_free(&h.found);
  strbuf_free(&h.others);
  return st;
}

weft_status
weft_rules_test(const weft_rules* rules,
                weft_example_func report,
                void*             handle,
                weft_error*       error)
{
  WEFT_REQUIRE(rules && report);
  weft_extractor* x  = NULL;
  weft_status     st = WEFT_OK;
  TRY(st, weft_extractor_new(rules, &x, error));
  for (size_t i = 0U; !st && i < rules->rule_count; ++i) {
    const rule* const r = &rules->rules[i];
    for (int counter = 0; counter < 2; ++counter) {
      const json_node* const list =
        json_get(r->source->node, counter ? "counterexamples" : "examples");
      for (const json_node* n = list ? json_first(list) : NULL; n && !st;
           n                  = json_next(n)) {
        st = run_example(x, r, n, counter != 0, report, handle, error);
      }
    }
  }
  weft_extractor_free(x);
  return st;
}
