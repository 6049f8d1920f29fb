// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Explanations with each allocation failing in turn: a clean status, nothing
// leaked, and nothing half told.

#include "weft/explain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract_lines.h"
#include "failing.h"

typedef struct {
  const weft_rules*    rules;
  const weft_document* document;
  const char*          rule;
} asked;

// What is told, in short
static void
put_told(strbuf* const out, const weft_explanation* const e)
{
  strbuf_clear(out);
  strbuf_printf(out, "%zu %zu:", e->mention_count, e->word_count);
  for (size_t i = 0U; i < e->rule_count; ++i) {
    const weft_explained_rule* const r = &e->rules[i];
    strbuf_printf(out,
                  " %s %zu %zu",
                  weft_reason_code(r->why.reason),
                  r->why.place.start,
                  r->triple_count);
    strbuf_append(out, r->why.found);
    strbuf_append(out, r->why.wanted);
  }
}

// Explain with allocation `until_failure` failing; false if none was left.  The
// analysis does without some memory: then all is told as ever.
static bool
explain_without(const asked* const a, const strbuf* const expected)
{
  weft_explain_options o = WEFT_EXPLAIN_OPTIONS_INIT;
  weft_error           error;
  weft_explanation*    e = NULL;
  o.rule                 = weft_str_from(a->rule);
  const weft_status st   = weft_explain(a->rules, a->document, &o, &e, &error);
  const bool        reached = until_failure == NEVER;
  until_failure             = NEVER;
  if (st) {
    assert_int_equal(st, WEFT_ERR_NO_MEMORY);
    assert_null(e);
    return true;
  }
  strbuf told = {NULL, 0U, 0U, WEFT_OK};
  put_told(&told, e);
  assert_string_equal(told.data, expected->data);
  strbuf_free(&told);
  weft_explanation_free(e);
  return reached;
}

static size_t
check_memory(const asked* const a)
{
  weft_explain_options o        = WEFT_EXPLAIN_OPTIONS_INIT;
  weft_explanation*    e        = NULL;
  strbuf               expected = {NULL, 0U, 0U, WEFT_OK};
  o.rule                        = weft_str_from(a->rule);
  assert_int_equal(weft_explain(a->rules, a->document, &o, &e, NULL), WEFT_OK);
  assert_true(e->rule_count > 0U);
  put_told(&expected, e);
  weft_explanation_free(e);
  size_t n = 0U;
  do {
    until_failure = n++;
  } while (explain_without(a, &expected));
  strbuf_free(&expected);
  return n;
}

static weft_status
word(void* const handle)
{
  char* const text = weft_why_text(handle, "ko");
  free(text);
  return text ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static void
test_explain(void** const state)
{
  static const char* const rules[] = {"", "subsidiary", "develops", "alias"};
  pack_run                 run;
  (void)state;
  assert_true(pack_run_open(&run, "pack-test"));
  weft_document* const doc = pack_run_document(
    WEFT_STR("언어 모델 ‘모모’를 네이버(NV)가 개발하지 않았고, 가람은 다음의 "
             "자회사다."));
  for (size_t i = 0U; i < sizeof(rules) / sizeof(rules[0]); ++i) {
    const asked a = {run.rules, doc, rules[i]};
    assert_true(check_memory(&a) > 50U);
  }
  weft_document_free(doc);
  pack_run_close(&run);
}

static void
test_words(void** const state)
{
  weft_why why = {WEFT_REASON_TYPE_WRONG,
                  {0U, 0U},
                  WEFT_STR_INIT("Organization"),
                  WEFT_STR_INIT("가람 (AIModel)"),
                  WEFT_STR_INIT(""),
                  0U,
                  0U};
  (void)state;
  assert_true(check_failing(word, &why) > 0U);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_explain),
    cmocka_unit_test(test_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
