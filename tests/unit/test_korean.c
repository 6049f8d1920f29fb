// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Particles and predicates: the cases of josa.txt and verbs.txt.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "korean/conjugate.h"
#include "korean/josa.h"
#include "korean/verb.h"
#include "utf8.h"

#include "case_file.h"

enum { LINE_MAX_SIZE = 512 };

static const char* const josa_names[] = {
  "none",  "topic",  "subject", "object", "genitive",   "at",     "in",
  "to",    "source", "by",      "with",   "also",       "than",   "or",
  "until", "since",  "like",    "only",   "copula-adn", "copula", "quote"};

static const char* const ending_names[] =
  {"final", "adn-past", "adn-now", "adn-next", "connect", "nominal"};

static const char* const voice_names[] = {"active", "passive", "causative"};

static const char* const flag_names[] = {"plan",
                                         "condition",
                                         "purpose",
                                         "duty",
                                         "negatable",
                                         "quoted",
                                         "doubt",
                                         "past"};

static uint32_t
last_code(const weft_str text)
{
  size_t next = 0U;
  return utf8_next(text, utf8_before(text, text.size), &next);
}

// `NOUN PARTICLES`; the noun `)` has no last letter
static void
describe_josa(char* const line, char* const out)
{
  char* const    space = strchr(line, ' ');
  josa           j;
  const weft_str noun = {line, space ? (size_t)(space - line) : strlen(line)};
  const weft_str rest = weft_str_from(space ? space + 1 : "");
  const uint32_t last = line[0] == ')' ? 0U : last_code(noun);
  if (!josa_parse(rest, last, &j)) {
    snprintf(out, LINE_MAX_SIZE, "-");
    return;
  }
  assert_int_equal(j.size, rest.size);
  snprintf(out,
           LINE_MAX_SIZE,
           "%s%s%s",
           josa_names[j.kind],
           j.topic ? " +topic" : "",
           j.plural ? " +plural" : "");
}

// `STEM WORD`, or `- WORD` for a word without a listed stem
static void
describe_verb(char* const line, char* const out)
{
  verb_table  verbs = {0};
  verb        v;
  char* const space = strchr(line, ' ');
  assert_non_null(space);
  const weft_str stem = {line, (size_t)(space - line)};
  if (line[0] != '-') {
    assert_int_equal(verb_table_add(&verbs, stem, 7U), WEFT_OK);
  }
  snprintf(out, LINE_MAX_SIZE, "-");
  if (verb_parse(&verbs, weft_str_from(space + 1), &v)) {
    int size = snprintf(out,
                        LINE_MAX_SIZE,
                        "%s %s",
                        ending_names[v.ending],
                        voice_names[v.voice]);
    for (unsigned i = 0U; i < 8U; ++i) {
      if (v.flags >> i & 1U) {
        size += snprintf(
          out + size, LINE_MAX_SIZE - (size_t)size, " %s", flag_names[i]);
      }
    }
    assert_true(v.stem == 7U || v.stem == SIZE_MAX);
    if (v.stem == SIZE_MAX) {
      snprintf(out + size,
               LINE_MAX_SIZE - (size_t)size,
               " unlisted %.*s",
               (int)v.noun.size,
               v.noun.data);
    }
  }
  verb_table_free(&verbs);
}

static void
describe_forms(char* const line, char* const out)
{
  base_forms forms;
  int        size = 0;
  snprintf(out, LINE_MAX_SIZE, "-");
  if (conjugate(weft_str_from(line), &forms)) {
    for (int i = 0; i < BASE_COUNT; ++i) {
      size += snprintf(out + size,
                       LINE_MAX_SIZE - (size_t)size,
                       "%s%s",
                       i ? " " : "",
                       forms.text[i][0] ? forms.text[i] : "-");
    }
  }
}

// Compare line by line; returns the number of differences
static int
check_lines(const test_case* const one, void (*describe)(char*, char*))
{
  int   wrong = 0;
  char* in    = one->input;
  char* want  = one->expected;
  while (in && *in) {
    char        found[LINE_MAX_SIZE];
    char        shown[LINE_MAX_SIZE];
    char* const next  = case_cut(in, "\n");
    char* const other = want ? case_cut(want, "\n") : NULL;
    snprintf(shown, sizeof(shown), "%s", in);
    describe(in, found);
    if (strcmp(found, want ? want : "") != 0) {
      print_error("%s: %s\n  expected %s\n  found    %s\n",
                  one->title,
                  shown,
                  want ? want : "",
                  found);
      ++wrong;
    }
    in   = next;
    want = other;
  }
  if (want && *want) {
    print_error("%s: more expected than given\n", one->title);
    ++wrong;
  }
  return wrong;
}

static void
run_cases(const char* const name,
          const bool        forms,
          void (*describe)(char*, char*))
{
  int       count = 0;
  int       wrong = 0;
  test_case one;
  case_file file = case_open(name);
  while (case_next(&file, &one)) {
    const bool is_forms = !strncmp(one.title, "forms", 5U);
    wrong += check_lines(&one, forms && is_forms ? describe_forms : describe);
    ++count;
  }
  const bool whole = file.data && !file.next;
  case_close(&file);
  assert_true(whole);
  assert_true(count > 5);
  assert_int_equal(wrong, 0);
}

static void
test_josa(void** const state)
{
  (void)state;
  run_cases("cases/josa.txt", false, describe_josa);
}

static void
test_verbs(void** const state)
{
  (void)state;
  run_cases("cases/verbs.txt", true, describe_verb);
}

static void
test_bad_stems(void** const state)
{
  static const char* const stems[] = {
    "", "abc", "만들x", "つく", "만들다만들다만들다만들다"};
  verb_table verbs = {0};
  base_forms forms;
  (void)state;
  for (size_t i = 0U; i < sizeof(stems) / sizeof(stems[0]); ++i) {
    assert_false(conjugate(weft_str_from(stems[i]), &forms));
    assert_int_equal(verb_table_add(&verbs, weft_str_from(stems[i]), 0U),
                     WEFT_ERR_BAD_ARG);
  }
  verb_table_free(&verbs);
}

// The longest listed stem wins, of homographs the one that is listed first
static void
test_choice(void** const state)
{
  static const char* const stems[] = {
    "만들", "만들어내", "개발하", "쓰", "물", "묻"};
  static const struct {
    const char* word;
    size_t      stem;
  } words[] = {
    {"만들었다", 0U},
    {"만들어냈다", 1U},
    {"개발했다", 2U},
    {"개발됐다", 2U},
    {"개발중", SIZE_MAX},
    {"썼다", 3U},
    {"물었고", 4U},
    {"무는", 4U},
  };
  verb_table verbs = {0};
  (void)state;
  for (size_t i = 0U; i < sizeof(stems) / sizeof(stems[0]); ++i) {
    assert_int_equal(verb_table_add(&verbs, weft_str_from(stems[i]), i),
                     WEFT_OK);
  }
  for (size_t i = 0U; i < sizeof(words) / sizeof(words[0]); ++i) {
    verb v;
    memset(&v, 0, sizeof(v));
    const bool found = verb_parse(&verbs, weft_str_from(words[i].word), &v);
    assert_int_equal(found, words[i].stem != SIZE_MAX);
    if (found && v.stem != words[i].stem) {
      print_error("%s: stem %zu\n", words[i].word, v.stem);
    }
    assert_true(!found || v.stem == words[i].stem);
  }
  verb_table_free(&verbs);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_josa),
    cmocka_unit_test(test_verbs),
    cmocka_unit_test(test_bad_stems),
    cmocka_unit_test(test_choice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
