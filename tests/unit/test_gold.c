// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "weft/gold.h"

#include "case_file.h"
#include "strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include <cmocka.h>

enum { FIELDS_MAX = 7 };

static const weft_relation_info relations[] = {
  {.name = WEFT_STR_INIT("partner_of"), .symmetric = true},
  {.name = WEFT_STR_INIT("acquires")},
};

static const weft_schema schema = {.relations      = relations,
                                   .relation_count = 2U};

static char folder[] = "/tmp/weft-gold-XXXXXX";
static char path[64];

static void
write_gold(const char* const text)
{
  FILE* const out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  assert_int_equal(fclose(out), 0);
}

// Add `subject | relation | object | value | unit | status | rule`
static void
add_line(weft_gold* const gold, char* const line)
{
  char* fields[FIELDS_MAX] = {NULL};
  case_split(line, fields, FIELDS_MAX);
  for (size_t i = 3U; i < FIELDS_MAX; ++i) {
    const bool none = !fields[i] || !strcmp(fields[i], "-");
    fields[i]       = none ? "" : fields[i];
  }
  weft_triple t  = {.doc      = WEFT_STR("texts/a.txt"),
                    .relation = weft_str_from(fields[1]),
                    .rule     = weft_str_from(fields[6][0] ? fields[6] : "p/x"),
                    .confidence = 800};
  t.subject.name = weft_str_from(fields[0]);
  t.object.name  = weft_str_from(fields[2]);
  t.object.value = weft_str_from(fields[3]);
  t.object.unit  = weft_str_from(fields[4]);
  if (fields[3][0]) {
    t.object.value_kind =
      strchr(fields[3], '-') ? WEFT_VALUE_TEXT : WEFT_VALUE_NUMBER;
  }
  t.status = !strcmp(fields[5], "planned") ? WEFT_PLANNED : WEFT_ACTUAL;
  assert_int_equal(weft_gold_add(gold, &t, NULL), WEFT_OK);
}

static void
put_score(strbuf* const out, const char* const name, const weft_score s)
{
  strbuf_printf(out, "%s %zu %zu %zu", name, s.right, s.wrong, s.missed);
}

static void
put_rows(strbuf* const               out,
         const char* const           before,
         const weft_score_row* const rows,
         const size_t                count)
{
  for (size_t i = 0U; i < count; ++i) {
    strbuf_puts(out, before);
    strbuf_append(out, rows[i].name);
    put_score(out, "", rows[i].score);
    strbuf_putc(out, '\n');
  }
}

static void
put_scores(strbuf* const out, weft_gold* const gold)
{
  weft_gold_scores s;
  assert_int_equal(weft_gold_score(gold, &schema, false, &s, NULL), WEFT_OK);
  put_score(out, "strict", s.total);
  strbuf_printf(out, " %zu\n", s.status_right);
  assert_int_equal(weft_gold_score(gold, &schema, true, &s, NULL), WEFT_OK);
  put_score(out, "lenient", s.total);
  strbuf_printf(out, " %zu\n", s.status_right);
  put_rows(out, "", s.relations, s.relation_count);
  put_rows(out, "rule ", s.rules, s.rule_count);
}

static bool
run_case(test_case* const c)
{
  const char* const names = path;
  weft_gold*        gold  = NULL;
  weft_error        error = WEFT_ERROR_INIT;
  strbuf            out   = {0};
  char*             line  = case_cut(c->input, "\n");
  write_gold(c->input);
  if (weft_gold_open(&names, 1U, &gold, &error)) {
    strbuf_printf(
      &out, "error %zu:%zu: %s\n", error.line, error.column, error.message);
  } else {
    while (line && *line) {
      char* const next = case_cut(line, "\n");
      add_line(gold, line);
      line = next;
    }
    put_scores(&out, gold);
  }
  weft_gold_free(gold);
  const size_t size = strlen(c->expected);
  const bool   good = !strncmp(out.data, c->expected, size) &&
                    (error.message[0] || out.size == size + 1U);
  if (!good) {
    print_error("%s: wanted\n%s\ngot\n%s", c->title, c->expected, out.data);
  }
  strbuf_free(&out);
  return good;
}

static void
test_cases(void** const state)
{
  (void)state;
  test_case c     = {NULL, NULL, NULL};
  case_file file  = case_open("cases/gold.txt");
  size_t    count = 0U;
  size_t    wrong = 0U;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    wrong += !run_case(&c);
    ++count;
  }
  case_close(&file);
  assert_int_equal(wrong, 0);
  assert_true(count >= 15U);
}

// Gold of a folder, and documents by the last parts of their names
static void
test_documents(void** const state)
{
  (void)state;
  const char* const names = folder;
  weft_gold*        gold  = NULL;
  weft_gold_scores  s;
  write_gold("{\"doc\": \"a.txt\", \"entities\": [{\"id\": \"1\", \"type\": "
             "\"Person\", \"names\": [\"Mina Park\"]}], \"triples\": "
             "[{\"s\": \"1\", \"p\": \"r\", \"o\": \"1\"}]}");
  assert_int_equal(weft_gold_open(&names, 1U, &gold, NULL), WEFT_OK);
  assert_int_equal(weft_gold_count(gold), 1);
  assert_non_null(strstr(weft_gold_document(gold, 0U), "/a.txt"));
  assert_null(weft_gold_document(gold, 1U));
  assert_int_equal(weft_gold_add_document(gold, WEFT_STR("b.txt"), NULL), 0);
  assert_int_equal(weft_gold_score(gold, &schema, true, &s, NULL), WEFT_OK);
  assert_int_equal(s.read, 0);
  assert_int_equal(weft_gold_add_document(gold, WEFT_STR("x/y/a.md"), NULL), 0);
  assert_int_equal(weft_gold_score(gold, &schema, true, &s, NULL), WEFT_OK);
  assert_int_equal(s.documents, 1);
  assert_int_equal(s.read, 1);
  weft_gold_free(gold);
  weft_gold_free(NULL);

  const char* const missing = "/no/such/gold";
  weft_error        error   = WEFT_ERROR_INIT;
  assert_int_equal(weft_gold_open(&missing, 1U, &gold, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_null(gold);
}

static void
test_numbers(void** const state)
{
  (void)state;
  const weft_score none = {0U, 0U, 0U};
  const weft_score s    = {3U, 1U, 2U};
  assert_true(weft_score_precision(none) == 0.0);
  assert_true(weft_score_recall(none) == 0.0);
  assert_true(weft_score_f1(none) == 0.0);
  assert_true(weft_score_precision(s) == 0.75);
  assert_true(weft_score_recall(s) == 0.6);
  const double f1 = weft_score_f1(s);
  assert_true(f1 > 0.6666 && f1 < 0.6667);
}

static int
set_up(void** const state)
{
  (void)state;
  if (!mkdtemp(folder)) {
    return -1;
  }
  snprintf(path, sizeof(path), "%s/a.gold.json", folder);
  return 0;
}

static int
tear_down(void** const state)
{
  (void)state;
  unlink(path);
  return rmdir(folder);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_documents),
    cmocka_unit_test(test_numbers),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
