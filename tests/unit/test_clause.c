// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Clauses: the cases of clauses.txt through frame rules, and moods of tails.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clause/clause.h"

#include "extract_lines.h"

static void
test_cases(void** const state)
{
  (void)state;
  check_extract_cases("pack-test", "cases/clauses.txt", 50);
}

static void
test_tail_mood(void** const state)
{
  static const struct {
    const char* tail;
    clause_mood mood;
  } tails[] = {
    {"했다.", MOOD_ACTUAL},
    {"할 예정이다.", MOOD_PLANNED},
    {"하기로 했다.", MOOD_PLANNED},
    {"하겠다고 밝혔다.", MOOD_PLANNED},
    {"할 것으로 보인다.", MOOD_PLANNED},
    {"한 것으로 알려졌다.", MOOD_ACTUAL},
    {"하지 않았다.", MOOD_NONE},
    {"하지 못했다.", MOOD_NONE},
    {"에 실패했다.", MOOD_NONE},
    {"할 수 없다.", MOOD_NONE},
    {"한 것은 아니다.", MOOD_NONE},
    // What follows the clause's comma is another clause
    {"했지만, 더 늘릴 계획이다.", MOOD_ACTUAL},
    {"했을 뿐 아니라 값도 내렸다.", MOOD_ACTUAL},
    {"했을 뿐만 아니라 값도 내렸다.", MOOD_ACTUAL},
    {"", MOOD_ACTUAL},
  };
  (void)state;
  for (size_t i = 0U; i < sizeof(tails) / sizeof(tails[0]); ++i) {
    const clause_mood mood = clause_tail_mood(weft_str_from(tails[i].tail));
    if (mood != tails[i].mood) {
      print_error("%s: mood %d\n", tails[i].tail, (int)mood);
    }
    assert_int_equal(mood, tails[i].mood);
  }
}

// More words, predicates and quotation marks than are kept
static void
test_limits(void** const state)
{
  static const char* const parts[] = {"네이버가 가람을 개발하고 ",
                                      "\"",
                                      "네이버",
                                      "((((",
                                      "가람을 만든 ",
                                      "개발"};
  pack_run                 run;
  strbuf                   text  = {NULL, 0U, 0U, WEFT_OK};
  strbuf                   found = {NULL, 0U, 0U, WEFT_OK};
  (void)state;
  assert_true(pack_run_open(&run, "pack-test"));
  for (size_t i = 0U; i < sizeof(parts) / sizeof(parts[0]); ++i) {
    strbuf_clear(&text);
    for (int n = 0; n < 700; ++n) {
      strbuf_puts(&text, parts[i]);
    }
    strbuf_puts(&text, "했다.");
    assert_int_equal(extract_lines(&run, text.data, false, &found), WEFT_OK);
  }
  strbuf_free(&text);
  strbuf_free(&found);
  pack_run_close(&run);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_tail_mood),
    cmocka_unit_test(test_limits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
