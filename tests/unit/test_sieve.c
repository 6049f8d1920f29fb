// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The sieve never keeps a place back where a pattern matches, and keeps most
// others back.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rule/regex.h"
#include "rule/sieve.h"

#include <stdio.h>
#include <string.h>

#define M1 "\xEE\x80\x81"
#define M2 "\xEE\x80\x82"
#define M3 "\xEF\xA3\xBF"

// With syntax of all kinds; "!" before those that are not read
static const char* const patterns[] = {
  "[" M1 "]",
  "가나 ?[" M1 M3 "]이",
  "(?<name>[가-힣]{2,3}) (?:전 )?(?<a>[" M1 "])",
  "[A-Z][a-z0-9]{1,4}(?:\\x{E000}|가)[" M1 "]",
  "\\b(?<!다)가(?=[" M2 "])[" M1 M2 "]",
  "(?:가[" M1 "]|나다[" M1 "]){1,3}",
  "[" M1 "]?가[" M1 "]",
  "가*[" M1 "]",
  "가+?[" M1 "]",
  "[^" M1 "]이",
  "[" M1 "]{0,2}가",
  "[" M1 "]|가",
  "(?=[" M1 "])[" M1 M2 "]",
  "(?<![^ (,·])[가나다]{1,2}(?<![다])",
  "(?<=나)가|(?<=다라)가",
  "(?!가나|다)[가-힣]{2}",
  "(?![가-힣]*[은는] )[가-힣A-Z]{2,12} ",
  "(?>가+)나",
  "가{2}나{3,}",
  "[가-힣]{0,9}다\\.",
  "^[" M1 "]은",
  "^.{0,20}나$",
  "[\\d,.]+(?:만|천)? ?[" M1 "]",
  "\\p{L}+-\\w+\\s\\p{N}",
  "[^ .,\"]+(?:을|를) (?:[^ .,\"]+ ){0,2}?(?:산|판)",
  "(?:가나|나다|다라|라가)(?:가|나다)?(?: (?:가나|다라)){1,2}",
  "[\\x{E000}-\\x{F8FE}A-Z-]{2}",
  "가?나?다?",
  "(?:가?|나)(?:다|라)?[" M1 "]",
  "\\(?가\\)?나",
  "[]가[]+",
  "나·(?:가|\U0001F600)",
  "!(?i)가",
  "!(가)\\1",
  "!\\x41",
  "!(?(1)가)나",
  "!가\\Q.*\\E",
  "![[:alpha:]]가",
};

static const char* const pieces[] = {
  "가", "나", "다", "라", "은 ", "는 ",        "을 ", "를 ", " ", ".",
  ",",  "(",  ")",  "A",  "b",   "3",          "-",   "·",   M1,  M2,
  "산", "만", "\"", "[",  "천 ", "\U0001F600", "에",  "Ｚ"};

// The pieces in an order that looks like none
static size_t
make_text(uint32_t* seed, char* text, size_t capacity, size_t count)
{
  size_t size = 0U;
  for (size_t i = 0U; i < count; ++i) {
    *seed = *seed * 1664525U + 1013904223U;
    const char* const piece =
      pieces[(*seed >> 16U) % (sizeof(pieces) / sizeof(pieces[0]))];
    const size_t n = strlen(piece);
    if (size + n <= capacity) {
      memcpy(text + size, piece, n);
      size += n;
    }
  }
  return size;
}

typedef struct {
  regex*         re;
  regex_scratch* scratch;
  sieve_book     book;
  sieve          pattern;
  sieve_text     text;
} bench;

static void
bench_begin(bench* b, const char* source)
{
  const weft_str text        = weft_str_from(source);
  size_t         offset      = 0U;
  char           message[80] = {0};
  memset(b, 0, sizeof(*b));
  if (regex_compile(text, &b->re, &offset, message, sizeof(message))) {
    b->re = NULL;
  }
  assert_int_equal(regex_scratch_new(&b->scratch), WEFT_OK);
  assert_int_equal(sieve_read(&b->book, text, &b->pattern), WEFT_OK);
  assert_true(sieve_text_new(&b->text, &b->book));
}

static void
bench_end(bench* b)
{
  sieve_text_free(&b->text);
  sieve_book_free(&b->book);
  regex_scratch_free(b->scratch);
  regex_free(b->re);
}

// Compare with the regular expression at each place of the sentence taken in
static void
check_loaded(bench* b, const char* source, weft_str text)
{
  uint64_t    places[SIEVE_WORDS];
  regex_range groups[REGEX_GROUPS_MAX];
  if (!b->text.count) {
    return;
  }
  const bool any = sieve_run(&b->book, &b->text, &b->pattern, places);
  for (size_t i = 0U; i <= b->text.count; ++i) {
    const size_t at = b->text.bytes[i];
    const bool   matches =
      regex_search_within(b->re, b->scratch, text, at, at, groups) ==
      REGEX_MATCH;
    if (matches && !(any && (places[i / 64U] >> (i % 64U) & 1U))) {
      print_error("%s at %zu of %.*s\n", source, at, (int)text.size, text.data);
      fail();
    }
  }
}

static void
check(bench* b, const char* source, weft_str text)
{
  sieve_load(&b->book, &b->text, text);
  check_loaded(b, source, text);
}

static void
test_keeps_matches(void** const state)
{
  char     text[4096];
  uint32_t seed = 7U;
  (void)state;
  for (size_t i = 0U; i < sizeof(patterns) / sizeof(patterns[0]); ++i) {
    const bool        read   = *patterns[i] != '!';
    const char* const source = patterns[i] + (read ? 0U : 1U);
    bench             b;
    bench_begin(&b, source);
    if (read != (b.pattern.root != 0U)) {
      print_error("%s\n", source);
    }
    assert_int_equal(b.pattern.root != 0U, read);
    assert_true(b.re || !read);
    for (size_t n = 0U; read && n < 200U; ++n) {
      // Around the sizes where sets of places take another word
      const size_t count = n < 180U ? n : (n - 180U) * 60U;
      const size_t size  = make_text(&seed, text, sizeof(text), count);
      check(&b, source, (weft_str){text, size});
    }
    bench_end(&b);
  }
}

// Patterns that end alike keep nothing back from each other
static void
test_shares_ends(void** const state)
{
  char     text[4096];
  char     longer[256];
  uint32_t seed = 9U;
  (void)state;
  for (size_t i = 0U; i < sizeof(patterns) / sizeof(patterns[0]); ++i) {
    bench alone;
    bench both;
    sieve more;
    if (*patterns[i] == '!') {
      continue;
    }
    (void)snprintf(longer, sizeof(longer), "다?%s", patterns[i]);
    bench_begin(&alone, longer);
    bench_begin(&both, patterns[i]);
    sieve_text_free(&both.text);
    assert_int_equal(sieve_read(&both.book, weft_str_from(longer), &more),
                     WEFT_OK);
    sieve_finish(&both.book);
    sieve_join(&both.book, &both.pattern);
    sieve_join(&both.book, &more);
    assert_true(sieve_text_new(&both.text, &both.book));
    const sieve  first = both.pattern;
    regex* const re    = both.re;
    for (size_t n = 0U; n < 180U; ++n) {
      const size_t size = make_text(&seed, text, sizeof(text), n);
      both.pattern      = n % 2U ? first : more;
      both.re           = n % 2U ? re : alone.re;
      check(&both, patterns[i], (weft_str){text, size});
      both.pattern = n % 2U ? more : first; // with what the other one left
      both.re      = n % 2U ? alone.re : re;
      check_loaded(&both, patterns[i], (weft_str){text, size});
    }
    both.re = re;
    bench_end(&alone);
    bench_end(&both);
  }
}

// Patterns that differ in nothing that the sieve looks at are run once: each
// keeps its own matches, whichever comes first
static void
test_shares_all(void** const state)
{
  static const char* const pairs[][2] = {
    {"[" M1 "][^.]{0,20}산", "[" M1 "][^.]{0,30}산"},
    {"가.{0,12}나다", "가.{0,9}나다"},
    {"(?:은|는) (?:[^.,\"]{0,14} )?가", "(?:은|는) (?:[^.,\"]{0,9} )?가"},
    {"가{1,9}[나다]", "가{1,20}[나다]"},
    {"[가-힣]+[^,]{2,40}A", "[가-힣]+[^,]{2,11}A"},
    {"(?:을|를) ?[나다]", "(?:을|를) ?[나다]"},
  };
  char     text[4096];
  uint32_t seed = 21U;
  (void)state;
  for (size_t i = 0U; i < sizeof(pairs) / sizeof(pairs[0]); ++i) {
    bench other;
    bench both;
    sieve second;
    bench_begin(&other, pairs[i][1]);
    bench_begin(&both, pairs[i][0]);
    sieve_text_free(&both.text);
    assert_int_equal(
      sieve_read(&both.book, weft_str_from(pairs[i][1]), &second), WEFT_OK);
    sieve_finish(&both.book);
    sieve_join(&both.book, &both.pattern);
    sieve_join(&both.book, &second);
    assert_true(both.pattern.chain && both.pattern.chain == second.chain);
    assert_true(!both.pattern.rest && !second.rest);
    assert_true(sieve_text_new(&both.text, &both.book));
    const sieve  first = both.pattern;
    regex* const re    = both.re;
    for (size_t n = 0U; n < 400U; ++n) {
      const size_t size = make_text(&seed, text, sizeof(text), n % 180U);
      both.pattern      = n % 2U ? first : second;
      both.re           = n % 2U ? re : other.re;
      check(&both, pairs[i][n % 2U ? 0 : 1], (weft_str){text, size});
      both.pattern = n % 2U ? second : first;
      both.re      = n % 2U ? other.re : re;
      check_loaded(&both, pairs[i][n % 2U ? 1 : 0], (weft_str){text, size});
    }
    both.re = re;
    bench_end(&other);
    bench_end(&both);
  }
}

// What must not get through
static void
test_keeps_back(void** const state)
{
  static const struct {
    const char* pattern;
    const char* text;
  } cases[] = {
    {"가나", "나가 나가 나가 나가 나가 나가"},
    {"[" M1 "](?:은|는)", M1 "이 " M2 "은 " M1 "가"},
    {"[가-힣]{2}다라", "가나다가 나다라가"},
    {"[" M1 "][^.]{0,20}산다",
     M1 "은." M1 "은." M1 "은." M1 "은." M1 "은." M1 "은.산다"},
    {"(?<![^ ])가", "나가 다가 라가"},
    {"(?!가나)[가-힣]{2}다", "가나다 가나다 가나다 가나다 가나다"},
    {"[가-힣]+(?=다)[나]", "가나라 가나라 가나라 가나라 가나라"},
    {"^나", "가나 나나나나나나"},
    {"(?:가나|다라){2} ", "가나다 라다라 가나가 다라라다라가"},
  };
  (void)state;
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    uint64_t places[SIEVE_WORDS];
    bench    b;
    bench_begin(&b, cases[i].pattern);
    sieve_load(&b.book, &b.text, weft_str_from(cases[i].text));
    const bool any = sieve_run(&b.book, &b.text, &b.pattern, places);
    if (any) {
      print_error("%s in %s\n", cases[i].pattern, cases[i].text);
    }
    assert_false(any);
    bench_end(&b);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_keeps_matches),
    cmocka_unit_test(test_shares_ends),
    cmocka_unit_test(test_shares_all),
    cmocka_unit_test(test_keeps_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
