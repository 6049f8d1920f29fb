// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What rules can ask of a text beside their patterns, in Korean and English.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "extract_lines.h"

#include <sys/stat.h>
#include <unistd.h>

static void
test_korean(void** const state)
{
  (void)state;
  check_extract_cases("pack-language", "cases/language.txt", 30);
}

static void
test_english(void** const state)
{
  (void)state;
  check_extract_cases("pack-language-en", "cases/language_en.txt", 15);
}

// The one triple of a text, and where it is
typedef struct {
  weft_str    text;
  const char* object;   // as it stands in the text
  const char* evidence; // likewise
  size_t      sentence;
  int         count;
} wanted;

static weft_str
cut(const weft_str text, const weft_span span)
{
  assert_true(span.start <= span.end && span.end <= text.size);
  return (weft_str){text.data + span.start, span.end - span.start};
}

static weft_status
check_places(void* const handle, const weft_triple* const t)
{
  wanted* const  w      = (wanted*)handle;
  const weft_str object = cut(w->text, t->object.span);
  const weft_str said   = cut(w->text, t->evidence.span);
  assert_true(weft_str_equals(object, weft_str_from(w->object)));
  assert_true(weft_str_equals(said, weft_str_from(w->evidence)));
  assert_true(weft_str_equals(said, t->evidence.text));
  assert_int_equal(t->evidence.sentence, w->sentence);
  ++w->count;
  return WEFT_OK;
}

static void
check_one(const char* const pack, const char* const text, wanted w)
{
  const weft_sink sink  = {.handle = &w, .triple = check_places};
  weft_error      error = WEFT_ERROR_INIT;
  pack_run        run;
  w.text = weft_str_from(text);
  assert_true(pack_run_open(&run, pack));
  weft_document* const doc = pack_run_document(w.text);
  assert_int_equal(weft_extract(run.extractor, doc, &sink, &error), WEFT_OK);
  assert_int_equal(w.count, 1);
  weft_document_free(doc);
  pack_run_close(&run);
}

// Evidence of two sentences covers both; what is written anew keeps its place
static void
test_places(void** const state)
{
  (void)state;
  check_one(
    "pack-language",
    "\xEF\xBB\xBF그렇다. 새별통신이 새 물건을 알렸다.  이름은 미르다. 끝.",
    (wanted){.object = "미르",
             .evidence = "새별통신이 새 물건을 알렸다.  이름은 미르다.",
             .sentence = 1U});
  check_one("pack-language",
            "한빛전자(코드 kq-12 a)가 문을 열었다.",
            (wanted){.object = "kq-12 a",
                     .evidence = "한빛전자(코드 kq-12 a)가 문을 열었다."});
  check_one("pack-language-en",
            "Quiet. Bluefin Foundry talked of a new product. "
            "Osprey will ship soon.",
            (wanted){.object   = "Osprey",
                     .evidence = "Bluefin Foundry talked of a new product. "
                                 "Osprey will ship soon.",
                     .sentence = 1U});
}

// A pack that changes what another has changed: one rule of three packs is left
static void
test_chain(void** const state)
{
  pack_run       run;
  weft_rule_info info;
  strbuf         out = {NULL, 0U, 0U, WEFT_OK};
  (void)state;
  assert_true(pack_run_open(&run, "pack-changing"));
  assert_int_equal(weft_rules_count(run.rules), 2);
  assert_true(weft_rules_info(run.rules, 0U, &info));
  assert_true(weft_str_equals(info.id, WEFT_STR("changing/beat")));
  assert_int_equal(
    extract_lines(&run,
                  "They say that Harbor FC beat Tideline. Tideline lost to "
                  "Harbor FC. In town they love Tideline. Since 88 it plays.",
                  false,
                  &out),
    WEFT_OK);
  assert_string_equal(
    out.data, "Harbor FC | beats | Tideline\nTideline | founded | 1988\n");
  pack_run_close(&run);

  assert_true(pack_run_open(&run, "pack-changing/third"));
  assert_int_equal(weft_rules_count(run.rules), 1);
  assert_true(weft_rules_info(run.rules, 0U, &info));
  assert_true(weft_str_equals(info.id, WEFT_STR("third/beat")));
  assert_int_equal(extract_lines(&run,
                                 "They say that Harbor FC beat Tideline. All "
                                 "saw that Tideline thrashed Harbor FC.",
                                 false,
                                 &out),
                   WEFT_OK);
  assert_string_equal(out.data, "Tideline | beats | Harbor FC\n");
  strbuf_free(&out);
  pack_run_close(&run);
}

// What grows beyond the limit is an error that names the rule
static void
test_limit(void** const state)
{
  static const char text[] =
    "Tin makes ababababababababababababab, as all the others have said.";
  const weft_sink sink  = {.handle = NULL};
  weft_error      error = WEFT_ERROR_INIT;
  pack_run        run;
  (void)state;
  assert_true(pack_run_open(&run, "pack-growing"));
  weft_document* const doc = pack_run_document(weft_str_from(text));
  assert_int_equal(weft_extract(run.extractor, doc, &sink, &error),
                   WEFT_ERR_LIMIT);
  assert_non_null(strstr(error.message, "`object` matched; let it match less"));
  weft_document_free(doc);
  pack_run_close(&run);
}

static void
write_file(const char* const folder, const char* const name, const char* text)
{
  char path[128];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE* const out = fopen(path, "wb");
  assert_non_null(out);
  assert_true(fputs(text, out) >= 0);
  assert_int_equal(fclose(out), 0);
}

static void
remove_file(const char* const folder, const char* const name)
{
  char path[128];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  assert_int_equal(remove(path), 0);
}

// Load a pack of one rule, whose member `list` has `count` patterns like
// `form`, in which %zu is their number
static weft_status
load_many(const char* const members,
          const char* const list,
          const char* const form,
          const size_t      count,
          weft_error* const error)
{
  char        root[] = "/tmp/weft-language-XXXXXX";
  weft_rules* rules  = NULL;
  strbuf      text   = {NULL, 0U, 0U, WEFT_OK};
  char        folder[64];
  assert_non_null(mkdtemp(root));
  snprintf(folder, sizeof(folder), "%s/rules", root);
  assert_int_equal(mkdir(folder, 0700), 0);
  write_file(root,
             "pack.jsonc",
             "{\"name\": \"many\", \"types\": {\"A\": {}}, \"relations\": "
             "{\"r\": {\"domain\": \"A\", \"range\": \"A\"}}}");
  strbuf_printf(&text,
                "[{\"id\": \"a\", \"relation\": \"r\", %s, \"%s\": [",
                members,
                list);
  for (size_t i = 0U; i < count; ++i) {
    strbuf_printf(&text, i ? ", \"%s%zu\"" : "\"%s%zu\"", form, i);
  }
  strbuf_puts(&text, "]}]");
  assert_int_equal(text.status, WEFT_OK);
  write_file(folder, "a.jsonc", text.data);
  const char* const pack = root;
  const weft_status st = weft_rules_load(&pack, 1U, NULL, NULL, &rules, error);
  weft_rules_free(rules);
  strbuf_free(&text);
  remove_file(folder, "a.jsonc");
  remove_file(root, "rules");
  remove_file(root, "pack.jsonc");
  assert_int_equal(rmdir(root), 0);
  return st;
}

static void
test_counts(void** const state)
{
  static const char across[] = "\"sentences\": 2";
  static const char two[]    = "{subject:A}<S>{object:A} ";
  static const char one[]    = "\"pattern\": \"{subject:A} {object:A}\"";
  weft_error        error    = WEFT_ERROR_INIT;
  (void)state;
  assert_int_equal(load_many(across, "patterns", two, 64U, &error), WEFT_OK);
  assert_int_equal(load_many(across, "patterns", two, 65U, &error),
                   WEFT_ERR_BAD_PACK);
  assert_non_null(strstr(error.message, "more than 64 patterns of two"));
  assert_int_equal(load_many(one, "unless", "word", 32U, &error), WEFT_OK);
  assert_int_equal(load_many(one, "unless", "word", 33U, &error),
                   WEFT_ERR_BAD_PACK);
  assert_non_null(strstr(error.message, "at most 32 patterns in"));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_korean),
    cmocka_unit_test(test_english),
    cmocka_unit_test(test_places),
    cmocka_unit_test(test_chain),
    cmocka_unit_test(test_limit),
    cmocka_unit_test(test_counts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
