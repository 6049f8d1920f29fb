// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The trie of names, and the words of a sentence (cases of words.txt).

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mention/trie.h"
#include "mention/words.h"
#include "strbuf.h"

#include "case_file.h"

static uint32_t
add(trie* const t, const char* const name, const uint32_t value)
{
  uint32_t previous = 0U;
  assert_int_equal(trie_add(t, weft_str_from(name), value, &previous), WEFT_OK);
  return previous;
}

static bool
accept_all(void* const handle, const size_t end, const uint32_t value)
{
  strbuf_printf((strbuf*)handle, "%zu:%u ", end, value);
  return true;
}

static bool
accept_even(void* const handle, const size_t end, const uint32_t value)
{
  (void)handle;
  (void)end;
  return value % 2U == 0U;
}

static void
test_trie_names(void** const state)
{
  trie t = {0};
  (void)state;
  assert_int_equal(trie_get(&t, WEFT_STR("카카오")), TRIE_NONE);
  assert_int_equal(add(&t, "카카오", 1U), TRIE_NONE);
  assert_int_equal(add(&t, "카카오뱅크", 2U), TRIE_NONE);
  assert_int_equal(add(&t, "하이퍼 클로바", 3U), TRIE_NONE);
  assert_int_equal(add(&t, "SK텔레콤", 4U), TRIE_NONE);
  assert_int_equal(trie_get(&t, WEFT_STR("카카오")), 1);
  assert_int_equal(trie_get(&t, WEFT_STR("카카")), TRIE_NONE);
  assert_int_equal(trie_get(&t, WEFT_STR("카카오톡")), TRIE_NONE);
  // Spaces, ASCII case and full-width forms make no difference
  assert_int_equal(trie_get(&t, WEFT_STR("하이퍼클로바")), 3);
  assert_int_equal(trie_get(&t, WEFT_STR("하이 퍼 클로바")), 3);
  assert_int_equal(trie_get(&t, WEFT_STR("sk텔레콤")), 4);
  assert_int_equal(trie_get(&t, WEFT_STR("ＳＫ텔레콤")), 4);
  // The last value is kept, and the one before is told
  assert_int_equal(add(&t, "카 카오", 9U), 1);
  assert_int_equal(trie_get(&t, WEFT_STR("카카오")), 9);
  trie_clear(&t);
  assert_int_equal(trie_get(&t, WEFT_STR("카카오")), TRIE_NONE);
  assert_int_equal(add(&t, "카카오", 5U), TRIE_NONE);
  assert_int_equal(trie_get(&t, WEFT_STR("카카오")), 5);
  trie_free(&t);
}

static size_t
match(const trie* t,
      weft_str    text,
      size_t      at,
      bool (*accept)(void* handle, size_t end, uint32_t value),
      void*     handle,
      uint32_t* value)
{
  const trie_pair pair = trie_read_pair(text, at);
  return trie_match(t, text, at, &pair, accept, handle, value);
}

static void
test_trie_match(void** const state)
{
  trie           t     = {0};
  strbuf         seen  = {NULL, 0U, 0U, WEFT_OK};
  uint32_t       value = 0U;
  const weft_str text  = WEFT_STR("카카오 뱅크가 컸다");
  (void)state;
  assert_int_equal(match(&t, text, 0U, accept_all, &seen, &value), 0);
  (void)add(&t, "카카오", 2U);
  (void)add(&t, "카카오뱅크", 3U);
  (void)add(&t, "카카오뱅크가드", 4U);
  assert_int_equal(match(&t, text, 0U, accept_all, &seen, &value), 16);
  assert_int_equal(value, 3);
  assert_string_equal(seen.data, "16:3 "); // longest first
  // A name that is not accepted leaves the shorter one
  assert_int_equal(match(&t, text, 0U, accept_even, NULL, &value), 9);
  assert_int_equal(value, 2);
  // What goes on otherwise, and what ends the name
  assert_int_equal(
    match(&t, WEFT_STR("카카오가"), 0U, accept_all, &seen, &value), 9);
  assert_int_equal(
    match(&t, WEFT_STR("카카오뱅크가드를"), 0U, accept_all, &seen, &value), 21);
  // From within the text, and at its end
  assert_int_equal(match(&t, text, 3U, accept_all, &seen, &value), 0);
  assert_int_equal(match(&t, text, text.size, accept_all, &seen, &value), 0);
  strbuf_free(&seen);
  trie_free(&t);
}

// More names at one place than are kept: the longest are
static void
test_trie_nested(void** const state)
{
  enum { COUNT = 50 };
  trie     t     = {0};
  strbuf   name  = {NULL, 0U, 0U, WEFT_OK};
  strbuf   seen  = {NULL, 0U, 0U, WEFT_OK};
  uint32_t value = 0U;
  (void)state;
  for (uint32_t i = 0U; i < COUNT; ++i) {
    strbuf_puts(&name, "가");
    assert_int_equal(add(&t, name.data, i), TRIE_NONE);
  }
  const size_t end =
    match(&t, strbuf_str(&name), 0U, accept_all, &seen, &value);
  assert_int_equal(end, name.size);
  assert_int_equal(value, COUNT - 1);
  strbuf_free(&name);
  strbuf_free(&seen);
  trie_free(&t);
}

// Enough names to make every table grow
static void
test_trie_many(void** const state)
{
  enum { COUNT = 20000 };
  trie t = {0};
  char name[64];
  (void)state;
  for (uint32_t i = 0U; i < COUNT; ++i) {
    snprintf(name, sizeof(name), "회사%u호", i);
    assert_int_equal(add(&t, name, i), TRIE_NONE);
  }
  for (uint32_t i = 0U; i < COUNT; ++i) {
    snprintf(name, sizeof(name), "회사%u호", i);
    assert_int_equal(trie_get(&t, weft_str_from(name)), i);
  }
  trie_free(&t);
}

static void
put_words(strbuf* const out, const weft_str text)
{
  static const struct {
    unsigned flag;
    char     letter;
  } flags[] = {{WORD_HANGUL, 'H'},
               {WORD_LATIN, 'L'},
               {WORD_DIGIT, 'D'},
               {WORD_UPPER, 'U'},
               {WORD_SPACED, 'S'}};
  static word     words[WORDS_MAX];
  const weft_span all   = {0U, text.size};
  const size_t    count = words_split(text, all, words);
  for (size_t i = 0U; i < count; ++i) {
    const weft_str w = {text.data + words[i].start,
                        words[i].end - words[i].start};
    assert_true(words_begins(text, words[i].start) || !i ||
                words[i].start == words[i - 1U].end);
    strbuf_append(out, w);
    strbuf_putc(out, ' ');
    for (size_t k = 0U; k < sizeof(flags) / sizeof(flags[0]); ++k) {
      if (words[i].flags & flags[k].flag) {
        strbuf_putc(out, flags[k].letter);
      }
    }
    strbuf_putc(out, '\n');
  }
}

static void
test_words(void** const state)
{
  int       wrong = 0;
  int       count = 0;
  strbuf    found = {NULL, 0U, 0U, WEFT_OK};
  case_file file  = case_open("cases/words.txt");
  test_case one;
  (void)state;
  while (case_next(&file, &one)) {
    strbuf_clear(&found);
    put_words(&found, weft_str_from(one.input));
    if (found.size) {
      found.data[--found.size] = '\0';
    }
    if (strcmp(found.data ? found.data : "", one.expected) != 0) {
      print_error("%s\n  expected\n%s\n  found\n%s\n",
                  one.title,
                  one.expected,
                  found.data ? found.data : "");
      ++wrong;
    }
    ++count;
  }
  const bool whole = file.data && !file.next;
  strbuf_free(&found);
  case_close(&file);
  assert_true(whole);
  assert_true(count > 5);
  assert_int_equal(wrong, 0);
}

static void
test_words_limit(void** const state)
{
  static word words[WORDS_MAX];
  strbuf      text = {NULL, 0U, 0U, WEFT_OK};
  (void)state;
  for (int i = 0; i < WORDS_MAX + 10; ++i) {
    strbuf_puts(&text, "말 ");
  }
  const weft_span all = {0U, text.size};
  assert_int_equal(words_split(strbuf_str(&text), all, words), WORDS_MAX);
  // Only the span is read, and offsets are those of the whole text
  const weft_span some = {4U, 11U};
  assert_int_equal(words_split(strbuf_str(&text), some, words), 2);
  assert_int_equal(words[0].start, 4);
  assert_int_equal(words[1].end, 11);
  const weft_span none = {4U, 4U};
  assert_int_equal(words_split(strbuf_str(&text), none, words), 0);
  strbuf_free(&text);
}

static void
test_words_end(void** const state)
{
  const weft_str text = WEFT_STR("GPT-3가 AT&T-");
  (void)state;
  assert_int_equal(words_end(text, 0U), 8);
  assert_int_equal(words_end(text, 3U), 8); // behind GPT
  assert_int_equal(words_end(text, 5U), 8); // behind GPT-3
  assert_int_equal(words_end(text, 8U), 8); // at the end of the word
  assert_int_equal(words_end(text, 9U), 13);
  assert_int_equal(words_end(text, text.size), text.size);
  assert_true(words_begins(text, 0U));
  assert_true(words_begins(text, 9U));
  assert_false(words_begins(text, 2U));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_trie_names),
    cmocka_unit_test(test_trie_match),
    cmocka_unit_test(test_trie_nested),
    cmocka_unit_test(test_trie_many),
    cmocka_unit_test(test_words),
    cmocka_unit_test(test_words_limit),
    cmocka_unit_test(test_words_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
