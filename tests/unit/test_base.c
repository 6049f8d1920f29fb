// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The helpers of graph/base.

#include "arena.h"
#include "strbuf.h"
#include "table.h"
#include "utf8.h"

#include "weft/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(literal) ((weft_str){literal, sizeof(literal) - 1U})

// Arena

static void
test_arena(void** const state)
{
  (void)state;
  arena a     = {0};
  char* small = arena_alloc(&a, 3U);
  char* large = arena_alloc(&a, 100000U);
  char* empty = arena_alloc(&a, 0U);
  assert_non_null(small);
  assert_non_null(large);
  assert_non_null(empty);
  memset(large, 'x', 100000U);
  for (size_t i = 0U; i < 5000U; ++i) {
    uint64_t* const number = arena_array(&a, 3U, sizeof(uint64_t));
    assert_non_null(number);
    assert_int_equal((uintptr_t)number % _Alignof(max_align_t), 0);
    assert_int_equal(number[0] | number[1] | number[2], 0);
    number[2] = i;
  }
  assert_int_equal(large[99999], 'x');

  const weft_str copy = arena_copy(&a, WEFT_STR("강물"));
  assert_string_equal(copy.data, "강물");
  assert_string_equal(arena_copy(&a, (weft_str){NULL, 0U}).data, "");
  assert_null(arena_array(&a, SIZE_MAX / 2U, 3U));
  assert_null(arena_alloc(&a, SIZE_MAX));

  arena_reset(&a);
  assert_int_equal(a.total, 0);
  const char* const again = arena_alloc(&a, 64U);
  assert_non_null(again);
  for (size_t i = 0U; i < 64U; ++i) {
    assert_int_equal(again[i], 0);
  }
  arena_free(&a);
  assert_non_null(arena_alloc(&a, 1U));
  arena_free(&a);
  arena_free(&a);
}

static void
test_arena_large_first(void** const state)
{
  (void)state;
  arena a = {0};
  assert_non_null(arena_alloc(&a, (size_t)3U << 20U));
  assert_non_null(arena_alloc(&a, 1U));
  arena_reset(&a);
  char* const piece = arena_alloc(&a, 10U);
  assert_non_null(piece);
  assert_int_equal(piece[0], 0);
  arena_free(&a);
}

// String buffer

static void
test_strbuf(void** const state)
{
  (void)state;
  strbuf b = {0};
  assert_int_equal(strbuf_str(&b).size, 0);
  strbuf_append(&b, WEFT_STR(""));
  strbuf_puts(&b, "물");
  strbuf_putc(&b, '-');
  strbuf_put_code(&b, 0x1F30AU);
  strbuf_put_code(&b, 0xD800U); // nothing
  strbuf_printf(&b, "%s%d", " is ", 42);
  assert_string_equal(b.data, "물-🌊 is 42");

  char filler[301];
  memset(filler, 'a', 300U);
  filler[300] = '\0';
  strbuf_clear(&b);
  strbuf_printf(&b, "<%s>", filler);
  assert_int_equal(b.size, 302);
  assert_int_equal(b.data[301], '>');

  size_t      size = 0U;
  char* const text = strbuf_detach(&b, &size);
  assert_int_equal(size, 302);
  assert_int_equal(strlen(text), 302);
  free(text);
  char* const none = strbuf_detach(&b, NULL);
  assert_string_equal(none, "");
  free(none);
  strbuf_free(&b);
}

static void
test_strbuf_sticky(void** const state)
{
  (void)state;
  strbuf b = {0};
  strbuf_puts(&b, "kept");
  strbuf_append(&b, (weft_str){"", STRBUF_MAX}); // never read
  assert_int_equal(b.status, WEFT_ERR_LIMIT);
  strbuf_puts(&b, "ignored");
  strbuf_printf(&b, "%d", 1);
  assert_string_equal(b.data, "kept");
  size_t size = 1U;
  assert_null(strbuf_detach(&b, &size));
  assert_int_equal(size, 0);
  strbuf_clear(&b);
  assert_int_equal(b.status, WEFT_OK);
  strbuf_free(&b);
}

static void
test_strbuf_json(void** const state)
{
  (void)state;
  strbuf b = {0};
  strbuf_put_json(&b, BYTES("a\"\\/\b\f\n\r\t\x01\x1F\x7F 한\0."));
  assert_string_equal(b.data,
                      "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f "
                      "한\\u0000.\"");
  strbuf_clear(&b);
  strbuf_put_json(&b, (weft_str){NULL, 0U});
  assert_string_equal(b.data, "\"\"");
  strbuf_free(&b);
}

// UTF-8

static void
test_utf8_valid(void** const state)
{
  (void)state;
  static const struct {
    weft_str text;
    size_t   valid;
  } cases[] = {
    {WEFT_STR_INIT(""), 0U},
    {WEFT_STR_INIT("plain text, longer than eight"), 29U},
    {WEFT_STR_INIT("가나다 abc"), 13U},
    {WEFT_STR_INIT("🌊"), 4U},
    {WEFT_STR_INIT("\x7F\xC2\x80\xDF\xBF"), 5U},
    {WEFT_STR_INIT("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80"), 9U},
    {WEFT_STR_INIT("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), 8U},
    {WEFT_STR_INIT("ab\x80"), 2U},             // a tail alone
    {WEFT_STR_INIT("ab\xC0\x80"), 2U},         // overlong
    {WEFT_STR_INIT("ab\xE0\x9F\xBF"), 2U},     // overlong
    {WEFT_STR_INIT("ab\xF0\x8F\xBF\xBF"), 2U}, // overlong
    {WEFT_STR_INIT("ab\xED\xA0\x80"), 2U},     // surrogate
    {WEFT_STR_INIT("ab\xF4\x90\x80\x80"), 2U}, // above U+10FFFF
    {WEFT_STR_INIT("ab\xF5\x80\x80\x80"), 2U},
    {WEFT_STR_INIT("ab\xEA\xB0"), 2U}, // cut
    {WEFT_STR_INIT("abcdefgh\xFF"
                   "abcdefgh"),
     8U},
  };
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    assert_int_equal(utf8_valid(cases[i].text), cases[i].valid);
  }
}

static void
test_utf8_round_trip(void** const state)
{
  (void)state;
  for (uint32_t code = 0U; code <= 0x10FFFFU; code += 7U) {
    char         bytes[4];
    const size_t size = utf8_encode(code, bytes);
    if (code >= 0xD800U && code <= 0xDFFFU) {
      assert_int_equal(size, 0);
      continue;
    }
    const weft_str text = {bytes, size};
    size_t         next = 0U;
    assert_int_equal(utf8_valid(text), size);
    assert_int_equal(utf8_next(text, 0U, &next), code);
    assert_int_equal(next, size);
    assert_int_equal(utf8_before(text, size), 0);
    assert_int_equal(utf8_length(text), 1);
  }
  char bytes[4];
  assert_int_equal(utf8_encode(0x110000U, bytes), 0);
}

static void
test_utf8_classes(void** const state)
{
  (void)state;
  static const uint32_t spaces[] = {' ',
                                    '\t',
                                    '\n',
                                    0x85U,
                                    0xA0U,
                                    0x2000U,
                                    0x200AU,
                                    0x200BU,
                                    0x2028U,
                                    0x202FU,
                                    0x205FU,
                                    0x3000U,
                                    0xFEFFU};
  for (size_t i = 0U; i < sizeof(spaces) / sizeof(spaces[0]); ++i) {
    assert_true(utf8_is_space(spaces[i]));
  }
  assert_false(utf8_is_space('a'));
  assert_false(utf8_is_space(0xAC00U));
  assert_false(utf8_is_space(0x200DU));
  assert_int_equal(utf8_final(0xAC00U), 0);
  assert_int_equal(utf8_final(0xBB3CU), 8); // 물
  assert_int_equal(utf8_final('a'), -1);
  assert_int_equal(utf8_length(WEFT_STR("강 a🌊")), 4);
}

// Table

static void
test_table(void** const state)
{
  (void)state;
  enum { COUNT = 20000 };
  static char keys[COUNT][12];
  table       t = {0};
  assert_int_equal(table_get(&t, WEFT_STR("x"), 7U), 7);
  for (size_t i = 0U; i < COUNT; ++i) {
    snprintf(keys[i], sizeof(keys[i]), "key%zu", i);
    assert_int_equal(table_set(&t, weft_str_from(keys[i]), i), WEFT_OK);
  }
  assert_int_equal(table_set(&t, (weft_str){NULL, 0U}, 5U), WEFT_OK);
  assert_int_equal(table_set(&t, WEFT_STR("key3"), 33U), WEFT_OK);
  assert_int_equal(t.count, COUNT + 1);
  for (size_t i = 0U; i < COUNT; ++i) {
    const size_t value = table_get(&t, weft_str_from(keys[i]), SIZE_MAX);
    assert_int_equal(value, i == 3U ? 33U : i);
  }
  assert_int_equal(table_get(&t, WEFT_STR(""), 0U), 5);
  assert_int_equal(table_get(&t, BYTES("key3\0"), 0U), 0);
  table_free(&t);
  table_free(&t);
}

static void
test_hash(void** const state)
{
  (void)state;
  assert_true(table_hash(WEFT_STR("")) != 0U);
  assert_true(table_hash(WEFT_STR("a")) != table_hash(BYTES("a\0")));
  assert_true(table_hash(WEFT_STR("abcdefgh1")) !=
              table_hash(WEFT_STR("abcdefgh2")));
}

// Status and errors

static void
test_status(void** const state)
{
  (void)state;
  for (int i = WEFT_OK; i <= WEFT_ERR_STOPPED + 1; ++i) {
    const char* const text = weft_status_string((weft_status)i);
    assert_true(strlen(text) > 4U);
    assert_true(text[strlen(text) - 1U] != '.');
  }
}

static void
test_error(void** const state)
{
  (void)state;
  weft_error e = WEFT_ERROR_INIT;
  assert_int_equal(weft_error_set(NULL, WEFT_ERR_IO, NULL, 0U, 0U, "%d", 1),
                   WEFT_ERR_IO);
  assert_int_equal(
    weft_error_set(&e, WEFT_ERR_BAD_PACK, "a.jsonc", 3U, 7U, "no %s", "id"),
    WEFT_ERR_BAD_PACK);
  assert_string_equal(e.file, "a.jsonc");
  assert_int_equal(e.line, 3);
  assert_int_equal(e.column, 7);
  assert_string_equal(e.message, "no id");

  // Its own message again, and one line whatever comes
  weft_error_set(&e, e.status, e.file, 0U, 0U, "a\nb: %s", e.message);
  assert_string_equal(e.message, "a b: no id");
  assert_string_equal(e.file, "a.jsonc");
}

static void
test_error_cut(void** const state)
{
  (void)state;
  weft_error e = WEFT_ERROR_INIT;
  for (size_t shift = 0U; shift < 4U; ++shift) {
    strbuf b = {0};
    for (size_t i = 0U; i < shift; ++i) {
      strbuf_putc(&b, 'a');
    }
    for (size_t i = 0U; i < 600U; ++i) {
      strbuf_puts(&b, i % 2U ? "글" : "🌊");
    }
    weft_error_set(&e, WEFT_ERR_IO, b.data, 0U, 0U, "%s", b.data);
    const weft_str message = weft_str_from(e.message);
    const weft_str file    = weft_str_from(e.file);
    assert_int_equal(utf8_valid(message), message.size);
    assert_int_equal(utf8_valid(file), file.size);
    assert_true(message.size > sizeof(e.message) - 5U);
    assert_true(file.size > sizeof(e.file) - 5U);
    strbuf_free(&b);
  }
}

static void
test_strings(void** const state)
{
  (void)state;
  const weft_str none = {NULL, 0U};
  assert_true(weft_str_equals(none, WEFT_STR("")));
  assert_false(weft_str_equals(WEFT_STR("a"), WEFT_STR("b")));
  assert_true(weft_str_compare(none, WEFT_STR("a")) < 0);
  assert_true(weft_str_compare(WEFT_STR("b"), WEFT_STR("a")) > 0);
  assert_true(weft_str_compare(WEFT_STR("가"), WEFT_STR("a")) > 0);
  assert_int_equal(weft_str_compare(none, WEFT_STR("")), 0);
  assert_int_equal(weft_str_from(NULL).size, 0);
  assert_int_equal(weft_str_from("강").size, 3);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_arena),
    cmocka_unit_test(test_arena_large_first),
    cmocka_unit_test(test_strbuf),
    cmocka_unit_test(test_strbuf_sticky),
    cmocka_unit_test(test_strbuf_json),
    cmocka_unit_test(test_utf8_valid),
    cmocka_unit_test(test_utf8_round_trip),
    cmocka_unit_test(test_utf8_classes),
    cmocka_unit_test(test_table),
    cmocka_unit_test(test_hash),
    cmocka_unit_test(test_status),
    cmocka_unit_test(test_error),
    cmocka_unit_test(test_error_cut),
    cmocka_unit_test(test_strings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
