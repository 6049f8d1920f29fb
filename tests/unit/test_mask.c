// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What rules match on: the prefilter's demands, and masked sentences.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <pthread.h>

#include <cmocka.h>

#include "rule/mask.h"
#include "rule/prefilter.h"
#include "rule/regex.h"
#include "utf8.h"

#include "extract_lines.h"

static void
put_demand(const prefilter* const     p,
           const prefilter_set* const set,
           strbuf* const              out)
{
  strbuf_clear(out);
  for (size_t i = 0U; i < set->count; ++i) {
    strbuf_puts(out, i ? "|" : "");
    strbuf_append(out, p->literals[set->items[i]].text);
  }
}

// Whether one of the set's literals was found, or the set is empty
static bool
has(const prefilter_set* set, const uint64_t* found)
{
  for (size_t i = 0U; i < set->count; ++i) {
    const uint32_t n = set->items[i];
    if (found[n / 64U] >> (n % 64U) & 1U) {
      return true;
    }
  }
  return !set->count;
}

static void
test_require(void** const state)
{
  static const struct {
    const char* pattern;
    const char* demand; // alternatives, or "" for none
  } cases[] = {
    {"개발", "개발"},
    {"개발했다.{0,9}밝혔", "개발했다"},
    {"(?:개발|공개)했다", "개발|공개"}, // the longest alternative's shortest
    {"(?:개발|공개)", "개발|공개"},
    {"개발|공개", "개발|공개"},
    {"개발|.", ""},
    {"(?:개발)?", ""},
    {"(?:개발)*끝", "끝"},
    {"(?:개발){0,3}", ""},
    {"(?:개발){1,3}", "개발"},
    {"(?:개발)+", "개발"},
    {"개발?", "개"}, // only the last letter is optional
    {"개발{0}", "개"},
    {"개발{2}", "개"},
    {"(?=개발)", ""},
    {"(?!개발)한다", "한다"},
    {"(?<=개발)한다", "한다"},
    {"(?<!개발)한다", "한다"},
    {"(?<name>개발)", "개발"},
    {"(?P<name>개발)", "개발"},
    {"[개발]한다", "한다"},
    {"[^]개]한다", "한다"},
    {"[\\]개]한다", "한다"},
    {"\\d+개월", "개월"},
    {"\\p{L}개월", "개월"},
    {"\\x{AC00}개월", "개월"},
    {"ab", ""}, // too short to be of use
    {"abc", "abc"},
    {"a\\.bc", "a.bc"},
    {"\\(주\\)", "(주)"},
    {"개발\\n", "개발"},
    {"", ""},
    {"^개발$", "개발"},
    {"개(?:발|시)한다", "한다"},
    {"(?:가나|다라(?:마바|사아)?)차카타", "차카타"},
    {"(?i)abc", ""}, // case may differ
    {"(?i:abc)", ""},
    {"\\Qa.b\\E", ""}, // quoting is not followed
    {"개발 (?#note) 한다", "개발 "},
    {"(*UCP)개발", "개발"},
    {"(개발)\\1", "개발"},
    {"(?(1)개발|공개)", ""},
  };
  prefilter p     = {0};
  strbuf    out   = {NULL, 0U, 0U, WEFT_OK};
  int       wrong = 0;
  (void)state;
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    prefilter_set     set = {NULL, 0U};
    prefilter_demands all = {{0U}, 0U};
    assert_int_equal(
      prefilter_require(&p, weft_str_from(cases[i].pattern), &set, &all),
      WEFT_OK);
    put_demand(&p, &set, &out);
    if (strcmp(out.data ? out.data : "", cases[i].demand) != 0) {
      print_error("%s\n  expected %s\n  found    %s\n",
                  cases[i].pattern,
                  cases[i].demand,
                  out.data ? out.data : "");
      ++wrong;
    }
    free(set.items);
  }
  strbuf_free(&out);
  prefilter_free(&p);
  assert_int_equal(wrong, 0);
}

// A text that matches a pattern must meet all that the pattern demands
static void
test_sound(void** const state)
{
  static const struct {
    const char* pattern;
    const char* text;
  } cases[] = {
    {"(?:개발|공개)했다", "공개했다"},
    {"(?:개발|공개)?했다", "했다"},
    {"(?:개발|)했다", "했다"},
    {"(?i)Abc", "aBC"},
    {"(?i:Abc)가", "aBC가"},
    {"(?x) 개 발 # note", "개발"},
    {"개발{0,2}", "개"},
    {"개발{,2}", "개발{,2}"},
    {"[^개발]한다", "또한다"},
    {"[[:alpha:]개]한다", "개한다"},
    {"[가-힣]+[!?]", "아니!"},
    {"[\\Q]\\E한]다", "한다"},
    {"\\Q(개)\\E", "(개)"},
    {"\\Q개|발\\E", "개|발"},
    {"(?=.*개발).*공개", "공개 개발 공개"},
    {"(?<!개발)공개", "공개"},
    {"(?|(개발)|(공개))", "공개"},
    {"(?(?=개)개발|공개)", "공개"},
    {"(개)?(?(1)발|공개)", "공개"},
    {"(?#개발)공개", "공개"},
    {"(?>개발|공개)했", "공개했"},
    {"(?<a>개|발)(?&a)", "개발"},
    {"(?:개발){0}공개", "공개"},
    {"\\x{AC1C}발", "개발"},
    {"\\N{U+AC1C}발", "개발"},
    {"개\\Ka|발", "발"},
    {"(?:(?:개|발)|공)개", "공개"},
    {"a|b|개발", "b"},
    {"'[^']+'(?:은|는)?", "'x'"},
    {"(?:\\(|\\[)개", "[개"},
    {"^(?!개발)[^,]+,", "공개,"},
    {"개*+발?+공", "공"},
    {"\\d{2}(?:개|)월?", "12"},
    {"\\o{141}bc", "abc"},
    {"\\cAbc",
     "\x01"
     "bc"},
    {"\\ebcd",
     "\x1B"
     "bcd"},
    {"\\x41bcd", "Abcd"},
    {"\\101bcd", "Abcd"},
    {"(?<a>개)\\k<a>발", "개개발"},
    {"(?<a>개)\\k'a'발", "개개발"},
    {"(?<a>개)\\k{a}발", "개개발"},
    {"(개)\\g1발", "개개발"},
    {"(개)\\g{1}발", "개개발"},
    {"[^[:space:]]한다", "또한다"},
    {"[[:^alpha:]]한다", "1한다"},
  };
  prefilter p     = {0};
  int       wrong = 0;
  (void)state;
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    uint64_t          found[16] = {0U};
    uint64_t          met[16]   = {0U};
    prefilter_set     set       = {NULL, 0U};
    prefilter_demands all       = {{0U}, 0U};
    regex*            re        = NULL;
    size_t            offset    = 0U;
    char              message[160];
    regex_scratch*    scratch = NULL;
    regex_range       groups[REGEX_GROUPS_MAX];
    const weft_str    source = weft_str_from(cases[i].pattern);
    const weft_str    text   = weft_str_from(cases[i].text);
    if (regex_compile(source, &re, &offset, message, sizeof(message))) {
      print_error("%s: %s\n", cases[i].pattern, message);
      ++wrong;
      continue;
    }
    assert_int_equal(regex_scratch_new(&scratch), WEFT_OK);
    assert_int_equal(regex_search(re, scratch, text, 0U, groups), REGEX_MATCH);
    assert_int_equal(prefilter_require(&p, source, &set, &all), WEFT_OK);
    assert_true(prefilter_words(&p) <= 16U && prefilter_group_words(&p) <= 16U);
    assert_int_equal(prefilter_finish(&p), WEFT_OK);
    prefilter_scan(&p, text, found, met);
    if (!has(&set, found) || !prefilter_met(&all, met)) {
      print_error("%s demands more than %s\n", cases[i].pattern, cases[i].text);
      ++wrong;
    }
    free(set.items);
    regex_scratch_free(scratch);
    regex_free(re);
  }
  prefilter_free(&p);
  assert_int_equal(wrong, 0);
}

// Threads that search for the same patterns for the first time
enum { SEARCHERS = 4, SEARCHED = 64 };

typedef struct {
  regex**  patterns;
  weft_str text;
  size_t   matches;
  size_t   ends; // of the matches, added up
} searcher;

static void*
search_each(void* const handle)
{
  searcher* const s       = handle;
  regex_scratch*  scratch = NULL;
  regex_range     groups[REGEX_GROUPS_MAX];
  if (regex_scratch_new(&scratch)) {
    return NULL;
  }
  for (size_t i = 0U; i < SEARCHED; ++i) {
    if (regex_search(s->patterns[i], scratch, s->text, 0U, groups) ==
        REGEX_MATCH) {
      ++s->matches;
      s->ends += groups[0].end;
    }
  }
  regex_scratch_free(scratch);
  return NULL;
}

static void
test_shared_patterns(void** const state)
{
  regex*    patterns[SEARCHED];
  pthread_t threads[SEARCHERS];
  searcher  searchers[SEARCHERS];
  (void)state;
  for (size_t i = 0U; i < SEARCHED; ++i) {
    char   source[64];
    char   message[160];
    size_t offset = 0U;
    (void)snprintf(source, sizeof(source), "가람.{0,%zu}(?:을|를) ", i % 8U);
    assert_int_equal(
      regex_compile(
        weft_str_from(source), &patterns[i], &offset, message, sizeof(message)),
      WEFT_OK);
  }
  for (size_t i = 0U; i < SEARCHERS; ++i) {
    searchers[i] = (searcher){patterns, WEFT_STR("새 가람페이를 냈다"), 0U, 0U};
    assert_int_equal(
      pthread_create(&threads[i], NULL, search_each, &searchers[i]), 0);
  }
  for (size_t i = 0U; i < SEARCHERS; ++i) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(searchers[i].matches, SEARCHED / 8U * 6U);
    assert_int_equal(searchers[i].ends, SEARCHED / 8U * 6U * 20U);
  }
  for (size_t i = 0U; i < SEARCHED; ++i) {
    regex_free(patterns[i]);
  }
}

static void
test_scan(void** const state)
{
  static const char* const names[] = {"개발", "개발했다", "공개", "abc", "bcd"};
  enum { COUNT = sizeof(names) / sizeof(names[0]) };
  prefilter p        = {0};
  uint64_t  found[1] = {0U};
  uint32_t  number   = 99U;
  (void)state;
  prefilter_scan(&p, WEFT_STR("아무것도 없다"), found, NULL);
  for (uint32_t i = 0U; i < COUNT; ++i) {
    assert_int_equal(prefilter_add(&p, weft_str_from(names[i]), &number),
                     WEFT_OK);
    assert_int_equal(number, i);
  }
  assert_int_equal(prefilter_add(&p, WEFT_STR("공개"), &number), WEFT_OK);
  assert_int_equal(number, 2); // known
  prefilter_scan(&p, WEFT_STR("새로 개발한 abcd"), found, NULL);
  assert_int_equal(found[0], 1U << 0U | 1U << 3U | 1U << 4U);
  uint32_t      items[] = {2U, 4U};
  prefilter_set set     = {items, 1U};
  assert_false(has(&set, found));
  set.count = 2U;
  assert_true(has(&set, found));
  set.count = 0U; // no demand is always met
  assert_true(has(&set, found));
  found[0] = 0U;
  prefilter_scan(&p, WEFT_STR("ab"), found, NULL);
  prefilter_scan(&p, WEFT_STR(""), found, NULL);
  assert_int_equal(found[0], 0);
  prefilter_free(&p);
}

// A map of some literals finds those
static void
test_scan_map(void** const state)
{
  static const char* const names[] = {"개발", "개발했다", "위", "공개", "abc"};
  enum { COUNT = sizeof(names) / sizeof(names[0]) };
  prefilter            p        = {0};
  prefilter_map* const map      = calloc(1U, sizeof(prefilter_map));
  uint64_t             found[1] = {0U};
  uint32_t             number   = 0U;
  (void)state;
  assert_non_null(map);
  for (uint32_t i = 0U; i < COUNT; ++i) {
    assert_int_equal(prefilter_add(&p, weft_str_from(names[i]), &number),
                     WEFT_OK);
  }
  prefilter_map_add(&p, 1U, map);
  prefilter_map_add(&p, 2U, map);
  prefilter_scan_map(&p, map, WEFT_STR("위원회 공개 abc"), 99U, found, NULL);
  assert_int_equal(found[0], 1U << 2U);
  prefilter_scan_map(&p, map, WEFT_STR("그가 개발했다"), 99U, found, NULL);
  assert_true(found[0] & 1U << 1U);
  assert_false(found[0] & 1U << 3U);
  prefilter_scan_map(&p, map, WEFT_STR("위"), 99U, found, NULL);
  prefilter_scan_map(&p, map, WEFT_STR("ab"), 99U, found, NULL);
  free(map);
  prefilter_free(&p);
}

// Masked mentions, and the character that stands for none
#define M1 "\xEE\x80\x81"
#define M2 "\xEE\x80\x82"
#define M3 "\xEF\xA3\xBF"

typedef struct {
  pack_run       run;
  weft_document* document;
  analysis       analysis;
  mask           mask;
} bench;

static void
bench_read(bench* const b, const char* const text)
{
  weft_document_free(b->document);
  b->document = pack_run_document(weft_str_from(text));
  assert_non_null(b->document);
  assert_int_equal(analysis_begin(&b->analysis, b->run.rules, b->document),
                   WEFT_OK);
  assert_int_equal(analysis_scan(&b->analysis), WEFT_OK);
}

static int
set_up(void** const state)
{
  bench* const b = (bench*)calloc(1U, sizeof(bench));
  *state         = b;
  return b && pack_run_open(&b->run, "pack-test") ? 0 : -1;
}

static int
tear_down(void** const state)
{
  bench* const b = (bench*)*state;
  mask_free(&b->mask);
  analysis_free(&b->analysis);
  weft_document_free(b->document);
  pack_run_close(&b->run);
  free(b);
  return 0;
}

// The masked text with `[Type]`, or `[Type*3]` for a list of three
static void
show(const bench* const b, strbuf* const out)
{
  const weft_str text = strbuf_str(&b->mask.text);
  strbuf_clear(out);
  for (size_t at = 0U; at < text.size;) {
    const mask_unit* const u    = mask_unit_at(&b->mask, at);
    size_t                 next = 0U;
    (void)utf8_next(text, at, &next);
    if (u) {
      strbuf_putc(out, '[');
      strbuf_append(out, b->run.rules->schema->types[u->type].name);
      if (u->count > 1U) {
        strbuf_printf(out, "*%u", u->count);
      }
      strbuf_putc(out, ']');
    } else {
      const weft_str one = {text.data + at, next - at};
      strbuf_append(out, one);
    }
    at = next;
  }
}

static void
test_masked_text(void** const state)
{
  static const struct {
    const char* text;
    const char* masked;
  } cases[] = {
    {"네이버는 가람을 개발했다.", "[Organization]는 [AIModel]을 개발했다."},
    // Quotes, dots, spaces and brackets have one spelling each
    {"‘가람’과 “나래”와 「다솜」", "'[AIModel*3]'"},
    {"네이버  　 는", "[Organization] 는"},
    {"네이버（NAVER）는 A～B—C，D", "[Organization]([Organization])는 A~B-C,D"},
    // Coordinated lists
    {"네이버·카카오와 LG는 다르다.", "[Organization*3]는 다르다."},
    {"네이버, 카카오 및 LG 등이 컸다.", "[Organization*3] 등이 컸다."},
    {"‘가람’과 ‘나래’를 썼다.", "'[AIModel*2]'를 썼다."},
    {"▲네이버 ▲카카오 ▲LG 등이 컸다.", "[Organization*3] 등이 컸다."},
    {"네이버와 가람과 나래를 썼다.", "[Organization]와 [AIModel*2]를 썼다."},
    {"네이버의 카카오는 없다.", "[Organization]의 [Organization]는 없다."},
    {"49.9%, 40.2%, 9.9%를 샀다.", "[Quantity*3]를 샀다."},
    // The longest name wins
    {"LG전자는 LG와 다르다.", "[Organization]는 [Organization]와 다르다."},
    // Particles, and words that only begin like a name
    {"이사회는 기상청이 열었다.", "이사회는 [Organization]이 열었다."},
    {"카카오톡은 카카오는 아니다.", "카카오톡은 [Organization]는 아니다."},
    {"믿:음과 GPT-3가 나왔다.", "[AIModel*2]가 나왔다."},
    {"하이퍼클로바는 하이퍼 클로바다.", "[AIModel]는 [AIModel]다."},
    // Private-use characters of the text are not taken for mentions
    {"\xEE\x80\x80는 가람을 \xEF\xA3\xBF 썼다.",
     "\xEF\xBF\xBD는 [AIModel]을 \xEF\xBF\xBD 썼다."},
    {"우리 업계는 컸다.", "우리 업계는 컸다."},
  };
  bench* const b     = (bench*)*state;
  strbuf       out   = {NULL, 0U, 0U, WEFT_OK};
  int          wrong = 0;
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    bench_read(b, cases[i].text);
    assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, SIZE_MAX, true),
                     WEFT_OK);
    show(b, &out);
    if (strcmp(out.data, cases[i].masked) != 0) {
      print_error("%s\n  expected %s\n  found    %s\n",
                  cases[i].text,
                  cases[i].masked,
                  out.data);
      ++wrong;
    }
  }
  strbuf_free(&out);
  assert_int_equal(wrong, 0);
}

static void
test_options(void** const state)
{
  bench* const b   = (bench*)*state;
  strbuf       out = {NULL, 0U, 0U, WEFT_OK};
  bench_read(b, "네이버와 카카오와 LG가 컸다.");
  assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, SIZE_MAX, false),
                   WEFT_OK);
  show(b, &out);
  assert_string_equal(
    out.data, "[Organization]와 [Organization]와 [Organization]가 컸다.");
  // The mention that is left in plain text parts the list
  assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, 1U, true), WEFT_OK);
  show(b, &out);
  assert_string_equal(out.data,
                      "[Organization]와 카카오와 [Organization]가 컸다.");
  assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, 0U, true), WEFT_OK);
  show(b, &out);
  assert_string_equal(out.data, "네이버와 [Organization*2]가 컸다.");
  strbuf_free(&out);
}

// Every character of the masked text leads back to where it came from
static void
test_positions(void** const state)
{
  static const char* const texts[] = {
    "네이버는 ‘가람’을 개발했다.",
    "그는  “네이버·카카오 및 LG”　라고 <나래>를 말했다.",
    "카카오",
    "\xEE\x80\x80 네이버\xEE\x80\x81",
    "A<B>C`D`～네이버",
  };
  bench* const b = (bench*)*state;
  for (size_t i = 0U; i < sizeof(texts) / sizeof(texts[0]); ++i) {
    bench_read(b, texts[i]);
    assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, SIZE_MAX, true),
                     WEFT_OK);
    const weft_span sentence = weft_document_sentence(b->document, 0U)->span;
    const weft_str  text     = strbuf_str(&b->mask.text);
    size_t          last     = sentence.start;
    for (size_t at = 0U; at < text.size;) {
      size_t       next  = 0U;
      const size_t start = mask_origin(&b->mask, at, false);
      (void)utf8_next(text, at, &next);
      const size_t           end = mask_origin(&b->mask, next, true);
      const mask_unit* const u   = mask_unit_at(&b->mask, at);
      assert_true(start >= last && start < end && end <= sentence.end);
      assert_true(!u || (u->start == start && u->end == end));
      last = start;
      at   = next;
    }
    assert_int_equal(mask_origin(&b->mask, 0U, false), sentence.start);
    assert_int_equal(mask_origin(&b->mask, text.size, true), sentence.end);
    assert_null(mask_unit_at(&b->mask, text.size));
  }
}

// More mentions than units, and a list longer than a group
static void
test_limits(void** const state)
{
  bench* const b    = (bench*)*state;
  strbuf       text = {NULL, 0U, 0U, WEFT_OK};
  for (int i = 0; i < MASK_UNITS_MAX + 88; ++i) {
    strbuf_puts(&text, "LG의 ");
  }
  bench_read(b, text.data);
  assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, SIZE_MAX, true),
                   WEFT_OK);
  assert_int_equal(b->mask.unit_count, MASK_UNITS_MAX);
  strbuf_clear(&text);
  for (int i = 0; i < GROUP_MEMBERS_MAX * 2 + 1; ++i) {
    strbuf_puts(&text, "네이버, ");
  }
  bench_read(b, text.data);
  assert_int_equal(mask_make(&b->mask, &b->analysis, 0U, SIZE_MAX, true),
                   WEFT_OK);
  assert_int_equal(b->mask.units[0].count, GROUP_MEMBERS_MAX);
  assert_int_equal(b->mask.unit_count, 3);
  strbuf_free(&text);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_require),
    cmocka_unit_test(test_sound),
    cmocka_unit_test(test_shared_patterns),
    cmocka_unit_test(test_scan),
    cmocka_unit_test(test_scan_map),
    cmocka_unit_test_setup_teardown(test_masked_text, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_options, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_positions, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
