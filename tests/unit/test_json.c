// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "json.h"

#include "case_file.h"
#include "json_scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FUZZ_ROUNDS 4000U

static json*
parse(const char* const text)
{
  json*             document = NULL;
  weft_error        error    = WEFT_ERROR_INIT;
  const weft_status st =
    json_parse(weft_str_from(text), "t.jsonc", &document, &error);
  if (st) {
    print_error("%zu:%zu: %s\n", error.line, error.column, error.message);
  }
  assert_int_equal(st, WEFT_OK);
  return document;
}

// Replace `<FF>` by the byte, in place; returns the new size
static size_t
unescape(char* const text)
{
  char* to = text;
  for (const char* from = text; *from;) {
    unsigned byte  = 0U;
    char     hex[] = {0, 0, 0};
    char*    end   = hex;
    if (from[0] == '<' && from[1] && from[2] && from[3] == '>') {
      hex[0] = from[1];
      hex[1] = from[2];
      byte   = (unsigned)strtoul(hex, &end, 16);
    }
    if (end == hex + 2) {
      *to++ = (char)byte;
      from += 4;
    } else {
      *to++ = *from++;
    }
  }
  *to = '\0';
  return (size_t)(to - text);
}

// Whether an error is as the case wants it, `line:column: part of message`
static bool
is_expected(const weft_error* const error, const char* const expected)
{
  char*        end    = NULL;
  const size_t line   = strtoul(expected, &end, 10);
  const size_t column = *end ? strtoul(end + 1, &end, 10) : 0U;
  const char*  part   = strncmp(end, ": ", 2U) ? end : end + 2;
  return error->line == line && error->column == column &&
         strstr(error->message, part);
}

static void
test_errors(void** const state)
{
  (void)state;
  size_t    count = 0U;
  size_t    bad   = 0U;
  test_case c     = {NULL, NULL, NULL};
  case_file file  = case_open("cases/json_errors.txt");
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    json*             document = NULL;
    weft_error        error    = WEFT_ERROR_INIT;
    const weft_str    text     = {c.input, unescape(c.input)};
    const weft_status st       = json_parse(text, "t.jsonc", &document, &error);
    if (st != WEFT_ERR_BAD_PACK || document ||
        strcmp(error.file, "t.jsonc") != 0 ||
        !is_expected(&error, c.expected)) {
      print_error("%s: wanted %s, got status %d %zu:%zu: %s\n",
                  c.title,
                  c.expected,
                  (int)st,
                  error.line,
                  error.column,
                  error.message);
      ++bad;
    }
    json_free(document);
    ++count;
  }
  case_close(&file);
  assert_int_equal(bad, 0);
  assert_true(count > 60U);
}

static void
test_values(void** const state)
{
  (void)state;
  json* const document =
    parse("\xEF\xBB\xBF// 머리말\n"
          "{\"a\": [1, -2.5e1, true, false, null], /* 중간 */\n"
          " \"나\": {\"url\": \"https://a.example/*b*/\", \"q\": \"\\\"//\"},\n"
          " \"\": \"\"}\n// 끝");
  const json_node* const root = json_root(document);
  assert_string_equal(json_file(document), "t.jsonc");
  assert_int_equal(json_node_type(root), JSON_OBJECT);

  const json_node* const array = json_get(root, "a");
  const json_node*       item  = json_first(array);
  assert_int_equal(json_node_type(array), JSON_ARRAY);
  assert_true(json_number(item, 0.0) == 1.0);
  item = json_next(item);
  assert_true(json_number(item, 0.0) == -25.0);
  item = json_next(item);
  assert_true(json_bool(item, false));
  item = json_next(item);
  assert_false(json_bool(item, true));
  item = json_next(item);
  assert_int_equal(json_node_type(item), JSON_NULL);
  assert_null(json_next(item));
  assert_string_equal(json_key(item), "");

  const json_node* const object = json_get(root, "나");
  assert_string_equal(json_key(object), "나");
  assert_string_equal(json_string(json_get(object, "url")),
                      "https://a.example/*b*/");
  assert_string_equal(json_string(json_get(object, "q")), "\"//");
  assert_string_equal(json_string(json_get(root, "")), "");
  json_free(document);
}

static void
test_missing(void** const state)
{
  (void)state;
  json* const            document = parse("[\"s\"]");
  const json_node* const string   = json_first(json_root(document));
  assert_null(json_get(json_root(document), "x"));
  assert_null(json_get(string, "x"));
  assert_null(json_get(NULL, "x"));
  assert_null(json_first(NULL));
  assert_null(json_next(NULL));
  assert_null(json_string(NULL));
  assert_null(json_string(json_root(document)));
  assert_string_equal(json_key(NULL), "");
  assert_true(json_bool(NULL, true));
  assert_true(json_bool(string, true));
  assert_true(json_number(NULL, 3.0) == 3.0);
  assert_true(json_number(string, 3.0) == 3.0);
  json_free(document);
  json_free(NULL);
}

static void
expect_where(const json* const      document,
             const json_node* const node,
             const size_t           line,
             const size_t           column)
{
  size_t l = 0U;
  size_t c = 0U;
  json_where(document, node, &l, &c);
  assert_int_equal(l, line);
  assert_int_equal(c, column);
}

static void
test_places(void** const state)
{
  (void)state;
  size_t      line   = 0U;
  size_t      column = 0U;
  json* const document =
    parse("{\"가나\": [1,\n  \"다\"], // 라\r\n \"b\": {}}");
  const json_node* const root  = json_root(document);
  const json_node* const array = json_get(root, "가나");
  const json_node* const b     = json_get(root, "b");
  expect_where(document, root, 1, 1);
  expect_where(document, array, 1, 8);
  expect_where(document, json_first(array), 1, 9);
  expect_where(document, json_next(json_first(array)), 2, 3);
  expect_where(document, b, 3, 7);
  json_key_where(document, b, &line, &column);
  assert_int_equal(line, 3);
  assert_int_equal(column, 2);
  json_key_where(document, json_first(array), &line, &column);
  assert_int_equal(line, 1);
  assert_int_equal(column, 9);

  weft_error error = WEFT_ERROR_INIT;
  assert_int_equal(json_error(document, b, &error, "bad %d", 7),
                   WEFT_ERR_BAD_PACK);
  assert_string_equal(error.message, "bad 7");
  assert_string_equal(error.file, "t.jsonc");
  assert_int_equal(error.line, 3);
  assert_int_equal(error.column, 7);
  assert_int_equal(error.byte_offset, 39);
  assert_int_equal(json_error(document, NULL, NULL, "x"), WEFT_ERR_BAD_PACK);
  json_free(document);
}

// Offsets in the decoded string, and the column that each must lead to
static void
test_string_places(void** const state)
{
  (void)state;
  static const struct {
    size_t offset;
    size_t column;
  } cases[] = {
    {0, 4},   // a
    {1, 5},   // backslash escape
    {2, 7},   // 가, three bytes
    {3, 7},   // inside it
    {5, 8},   // U+AC00 as an escape
    {7, 8},   // its last byte
    {8, 14},  // a pair of surrogates, four bytes
    {11, 14}, // its last byte
    {12, 26}, // U+00E9 as an escape, two bytes
    {14, 32}, // z
    {15, 33}, // the closing quote
    {99, 33}, // beyond
  };
  json* const document =
    parse("\n[ \"a\\\\가\\uAC00\\ud83d\\uDE00\\u00e9z\" ]");
  const json_node* const string = json_first(json_root(document));
  assert_int_equal(strlen(json_string(string)), 15);
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    size_t line   = 0U;
    size_t column = 0U;
    json_string_where(document, string, cases[i].offset, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, cases[i].column);
  }
  size_t line   = 0U;
  size_t column = 0U;
  json_string_where(document, json_root(document), 5, &line, &column);
  assert_int_equal(line, 2);
  assert_int_equal(column, 1);
  json_free(document);
}

// `depth` arrays inside each other
static weft_status
parse_nested(const size_t depth, weft_error* const error)
{
  char  text[512];
  json* document = NULL;
  memset(text, '[', depth);
  memset(text + depth, ']', depth);
  const weft_status st =
    json_parse((weft_str){text, 2U * depth}, "deep", &document, error);
  json_free(document);
  return st;
}

static void
test_depth(void** const state)
{
  (void)state;
  weft_error error = WEFT_ERROR_INIT;
  assert_int_equal(parse_nested(JSON_DEPTH_MAX, &error), WEFT_OK);
  assert_int_equal(parse_nested(JSON_DEPTH_MAX + 1U, &error),
                   WEFT_ERR_BAD_PACK);
  assert_int_equal(error.column, JSON_DEPTH_MAX + 1U);
  assert_non_null(strstr(error.message, "nested more than 64 deep"));
}

static void
test_read(void** const state)
{
  (void)state;
  json*             document = NULL;
  weft_error        error    = WEFT_ERROR_INIT;
  const char* const folder   = getenv("WEFT_TEST_DATA");
  assert_non_null(folder);
  assert_int_equal(json_read("no/such.jsonc", &document, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_string_equal(error.file, "no/such.jsonc");
  assert_int_equal(json_read(folder, &document, &error), WEFT_ERR_IO);
  assert_null(document);

  char* const path = case_path("WEFT_TEST_DATA", "rules/bad/syntax/pack.jsonc");
  assert_int_equal(json_read(path, &document, &error), WEFT_ERR_BAD_PACK);
  assert_string_equal(error.file, path);
  assert_null(document);
  free(path);
}

// The same numbers on every machine
static uint32_t
next_random(uint64_t* const seed)
{
  *seed = *seed * 6364136223846793005U + 1442695040888963407U;
  return (uint32_t)(*seed >> 33U);
}

// Walk a whole tree, so that sanitizers see every node
static size_t
walk(const json* const document, const json_node* const node)
{
  size_t count  = 1U;
  size_t line   = 0U;
  size_t column = 0U;
  json_where(document, node, &line, &column);
  assert_true(line > 0U && column > 0U);
  json_key_where(document, node, &line, &column);
  if (json_string(node)) {
    const size_t size = strlen(json_string(node));
    json_string_where(document, node, size, &line, &column);
    json_string_where(document, node, size / 2U, &line, &column);
  }
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    count += walk(document, n);
  }
  return count;
}

static void
test_fuzz(void** const state)
{
  (void)state;
  static const char seed_text[] =
    "// 규칙\n{\"id\": \"a.b\", \"n\": [1, -2.5e3, true, null],\n"
    " \"문\": \"한\\uAC00\\ud83d\\uDE00\\n\\\"//\" /* 끝 */}";
  static const char pieces[] = "{}[]\",:\\/*u0\n\t 9-eE.\xEA\xB0\x80tfn#'";

  uint64_t seed     = 20260101U;
  size_t   accepted = 0U;
  for (size_t round = 0; round < FUZZ_ROUNDS; ++round) {
    char   text[sizeof(seed_text)];
    size_t size = sizeof(seed_text) - 1U;
    memcpy(text, seed_text, size);
    const size_t changes = 1U + next_random(&seed) % 3U;
    for (size_t i = 0; i < changes; ++i) {
      const size_t at = next_random(&seed) % size;
      text[at]        = pieces[next_random(&seed) % (sizeof(pieces) - 1U)];
    }
    if (next_random(&seed) % 4U == 0U) {
      size = next_random(&seed) % size;
    }
    json*             document = NULL;
    weft_error        error    = WEFT_ERROR_INIT;
    const weft_status st =
      json_parse((weft_str){text, size}, "f", &document, &error);
    if (st) {
      assert_int_equal(st, WEFT_ERR_BAD_PACK);
      assert_true(error.line > 0U && error.column > 0U && error.message[0]);
      assert_true(error.byte_offset <= size);
      assert_null(document);
    } else {
      assert_true(walk(document, json_root(document)) > 0U);
      ++accepted;
    }
    json_free(document);
  }
  assert_true(accepted > FUZZ_ROUNDS / 50U);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_errors),
    cmocka_unit_test(test_values),
    cmocka_unit_test(test_missing),
    cmocka_unit_test(test_places),
    cmocka_unit_test(test_string_places),
    cmocka_unit_test(test_depth),
    cmocka_unit_test(test_read),
    cmocka_unit_test(test_fuzz),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
