// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Whole extraction with small packs: the cases of extract.txt, places of what
// is found, limits, and running an extractor again and again.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract_lines.h"

static void
test_cases(void** const state)
{
  (void)state;
  check_extract_cases("pack-test", "cases/extract.txt", 30);
  check_extract_cases("pack-test", "cases/references.txt", 25);
  check_extract_cases("pack-guess", "cases/guess.txt", 20);
}

static void
test_limit(void** const state)
{
  pack_run        run;
  weft_error      error = WEFT_ERROR_INIT;
  const weft_sink sink  = {.handle = NULL};
  (void)state;
  assert_true(pack_run_open(&run, "pack-limit"));
  weft_document* doc = pack_run_document(WEFT_STR(
    "한빛이 가나다라마바사아자차카타파하가나다라마바사아자차카타파하 새별!"));
  assert_int_equal(weft_extract(run.extractor, doc, &sink, &error),
                   WEFT_ERR_LIMIT);
  assert_non_null(strstr(error.message, "pack-limit/slow"));
  assert_non_null(strstr(error.file, "rules.jsonc"));
  assert_int_equal(error.line, 3);
  weft_document_free(doc);
  // The extractor goes on with the next document
  doc = pack_run_document(WEFT_STR("한빛이 가!새별"));
  assert_int_equal(weft_extract(run.extractor, doc, &sink, &error), WEFT_OK);
  weft_document_free(doc);
  pack_run_close(&run);
}

static void
test_bare_pack(void** const state)
{
  static const struct {
    const char* text;
    const char* lines;
  } cases[] = {
    {"한빛이 가람을 만들었다.", "한빛 | makes | 가람\n"},
    {"한빛에서 1월 2일 가람 3개를 개발했다.", NULL},
    {"한빛(HB)이 가람을 만들었다.",
     "한빛 | makes | 가람\n한빛 | called | HB\n"},
    {"한빛(HB)과 새별(SB) 대표가 만났다. HB는 가람을 만들었다.",
     "한빛 | called | HB\n새별 | called | SB\n한빛 | makes | 가람\n"},
  };
  pack_run run;
  strbuf   out = {NULL, 0U, 0U, WEFT_OK};
  (void)state;
  assert_true(pack_run_open(&run, "pack-bare"));
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    assert_int_equal(extract_lines(&run, cases[i].text, false, &out), WEFT_OK);
    if (cases[i].lines) {
      assert_string_equal(out.data, cases[i].lines);
    }
  }
  strbuf_free(&out);
  pack_run_close(&run);
}

typedef struct {
  weft_str text;
  int      triples;
} original;

static void
check_end(const original* const o, const weft_end* const end)
{
  assert_true(end->span.start < end->span.end);
  assert_true(end->span.end <= o->text.size);
  assert_true(end->id.size > end->type.size + 1U);
  assert_memory_equal(end->id.data, end->type.data, end->type.size);
}

static weft_status
check_triple(void* const handle, const weft_triple* const t)
{
  original* const o    = (original*)handle;
  const weft_str  name = {o->text.data + t->subject.span.start,
                          t->subject.span.end - t->subject.span.start};
  const weft_str  said = {o->text.data + t->evidence.span.start,
                          t->evidence.span.end - t->evidence.span.start};
  check_end(o, &t->subject);
  check_end(o, &t->object);
  assert_true(weft_str_equals(name, t->subject.name));
  assert_true(weft_str_equals(said, t->evidence.text));
  assert_true(t->evidence.span.start <= t->subject.span.start);
  assert_true(t->evidence.span.end >= t->object.span.end);
  ++o->triples;
  return WEFT_OK;
}

static void
test_places(void** const state)
{
  static const char text[] =
    "\xEF\xBB\xBF첫 문장이다.\n\n네이버는  ‘가람’을 개발했다. 이어 카카오가 "
    "두루소프트를 인수했다.\n\n한빛전자는 지난해 ‘나래’를 공개했다.\n";
  original        o     = {{text, sizeof(text) - 1U}, 0};
  const weft_sink sink  = {.handle = &o, .triple = check_triple};
  weft_error      error = WEFT_ERROR_INIT;
  pack_run        run;
  (void)state;
  assert_true(pack_run_open(&run, "pack-test"));
  weft_document* const doc = pack_run_document(o.text);
  assert_int_equal(weft_extract(run.extractor, doc, &sink, &error), WEFT_OK);
  assert_int_equal(o.triples, 3);
  weft_document_free(doc);
  pack_run_close(&run);
}

static weft_status
stop_at_once(void* const handle, const weft_triple* const t)
{
  (void)t;
  ++*(int*)handle;
  return WEFT_ERR_STOPPED;
}

static void
test_stop(void** const state)
{
  int             calls = 0;
  const weft_sink sink  = {.handle = &calls, .triple = stop_at_once};
  weft_error      error = WEFT_ERROR_INIT;
  pack_run        run;
  (void)state;
  assert_true(pack_run_open(&run, "pack-test"));
  weft_document* const doc =
    pack_run_document(WEFT_STR("네이버는 ‘가람’과 ‘나래’를 개발했다."));
  assert_int_equal(weft_extract(run.extractor, doc, &sink, &error),
                   WEFT_ERR_STOPPED);
  assert_int_equal(calls, 1);
  weft_document_free(doc);
  pack_run_close(&run);
}

// Nothing of a document is left when the next one is read
static void
test_again(void** const state)
{
  static const char* const texts[] = {
    "언어 모델 ‘모모’를 네이버가 개발했다. 네이버(이하 네)는 컸다.",
    "모모를 네가 개발했다.",
    "",
    "새빛연구원은 ‘가람’을 도입했다.",
  };
  pack_run run;
  strbuf   first  = {NULL, 0U, 0U, WEFT_OK};
  strbuf   second = {NULL, 0U, 0U, WEFT_OK};
  (void)state;
  assert_true(pack_run_open(&run, "pack-test"));
  for (int round = 0; round < 2; ++round) {
    for (size_t i = 0U; i < sizeof(texts) / sizeof(texts[0]); ++i) {
      pack_run fresh;
      assert_true(pack_run_open(&fresh, "pack-test"));
      assert_int_equal(extract_lines(&run, texts[i], false, &first), WEFT_OK);
      assert_int_equal(extract_lines(&fresh, texts[i], false, &second),
                       WEFT_OK);
      assert_int_equal(first.size, second.size);
      assert_true(!first.size || !strcmp(first.data, second.data));
      pack_run_close(&fresh);
    }
  }
  strbuf_free(&first);
  strbuf_free(&second);
  pack_run_close(&run);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_limit),
    cmocka_unit_test(test_bare_pack),
    cmocka_unit_test(test_places),
    cmocka_unit_test(test_stop),
    cmocka_unit_test(test_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
