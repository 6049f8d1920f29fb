// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "number.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// What a list holds, each number on its own with two decimals
static void
test_numbers(void** state)
{
  static const struct {
    const char* text;
    const char* numbers;
  } cases[] = {
    {"", ""},
    {"none - . ,", ""},
    {"12", "12.00 "},
    {"-0.001", "0.00 "},
    {"-0.005", "-0.01 "},
    {"M-1.5,20C3.,.25 -.5-7", "-1.50 20.00 3.00 0.25 -0.50 -7.00 "},
    {"1.2.3", "1.20 0.30 "},
    {"4294967296.99", "4294967296.99 "},
    {"가 7 나", "7.00 "},
  };
  (void)state;
  for (size_t i = 0U; i < COUNT(cases); ++i) {
    strbuf b      = {NULL, 0U, 0U, WEFT_OK};
    size_t at     = 0U;
    double number = 0.0;
    while (number_next(weft_str_from(cases[i].text), &at, &number)) {
      number_put(&b, number);
      strbuf_putc(&b, ' ');
    }
    assert_int_equal(at, strlen(cases[i].text));
    assert_string_equal(b.data ? b.data : "", cases[i].numbers);
    strbuf_free(&b);
  }
}

// A host may have a comma for a point
static void
test_locale(void** state)
{
  static const char* const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8"};
  strbuf                   b       = {NULL, 0U, 0U, WEFT_OK};
  size_t                   at      = 0U;
  double                   number  = 0.0;
  bool                     found   = false;
  (void)state;
  for (size_t i = 0U; i < COUNT(names) && !found; ++i) {
    found = setlocale(LC_NUMERIC, names[i]) != NULL;
  }
  assert_true(number_next(WEFT_STR("12.5"), &at, &number));
  number_put(&b, number);
  (void)setlocale(LC_NUMERIC, "C");
  assert_string_equal(b.data, "12.50");
  strbuf_free(&b);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_numbers),
    cmocka_unit_test(test_locale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
