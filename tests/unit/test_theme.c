// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "colour.h"
#include "style.h"
#include "theme.h"

#include "case_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char* const type_names[] = {"Organization",
                                         "Person",
                                         "AIModel",
                                         "Product",
                                         "Chip",
                                         "Supercomputer",
                                         "Technology",
                                         "Event",
                                         "Program",
                                         "Work",
                                         "Location",
                                         "Literal",
                                         "Unheard of",
                                         "선수"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// Each case is a theme that extends the default one, and the error
static void
test_bad(void** state)
{
  (void)state;
  test_case c     = {NULL, NULL, NULL};
  case_file file  = case_open("cases/themes.txt");
  size_t    count = 0U;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    weft_theme theme = {.scheme = -1};
    weft_error error = WEFT_ERROR_INIT;
    char       got[640];
    assert_int_equal(
      theme_read(&theme, weft_str_from(c.input), "t.jsonc", &error),
      WEFT_ERR_BAD_INPUT);
    assert_int_equal(error.status, WEFT_ERR_BAD_INPUT);
    assert_string_equal(error.file, "t.jsonc");
    (void)snprintf(got,
                   sizeof(got),
                   "%zu:%zu: %s",
                   (size_t)error.line,
                   (size_t)error.column,
                   error.message);
    if (strcmp(got, c.expected) != 0) {
      fail_msg("%s\n  got  %s\n  want %s", c.title, got, c.expected);
    }
    arena_free(&theme.memory);
    ++count;
  }
  case_close(&file);
  assert_true(count >= 20U);
}

static weft_theme*
load(const char* name)
{
  weft_theme* theme = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  if (weft_theme_load(name, &theme, &error)) {
    fail_msg("%s: %s", name, error.message);
  }
  return theme;
}

// All that is written can be read, and all lines can be seen
static void
check_contrast(const weft_theme* theme, theme_scheme scheme)
{
  const weft_schema          schema = {.types = NULL};
  const theme_palette* const p      = &theme->palette[scheme];
  assert_true(colour_contrast(p->ink, p->background) >= 7.0);
  assert_true(colour_contrast(p->faint, p->background) >= 4.5);
  assert_true(colour_contrast(p->conflict, p->background) >= 4.5);
  assert_true(colour_contrast(p->edge, p->background) >= 3.0);
  for (size_t i = 0U; i < COUNT(type_names); ++i) {
    const type_style s =
      style_of_type(theme, &schema, weft_str_from(type_names[i]), scheme);
    assert_true(colour_contrast(s.ink, s.fill) >= 4.5);
    assert_true(colour_contrast(s.faint, s.fill) >= 4.5);
    assert_true(colour_contrast(s.line, p->background) >= 2.9);
  }
}

static void
test_shipped(void** state)
{
  (void)state;
  size_t count = 0U;
  for (; weft_theme_name(count); ++count) {
    weft_theme* const theme = load(weft_theme_name(count));
    assert_non_null(weft_theme_source(count));
    assert_true(
      weft_str_equals(theme->name, weft_str_from(weft_theme_name(count))));
    assert_true(theme->font_count > 0U);
    check_contrast(theme, THEME_LIGHT);
    check_contrast(theme, THEME_DARK);
    weft_theme_free(theme);
  }
  assert_int_equal(count, 3U);
  assert_null(weft_theme_source(count));
  weft_theme_free(NULL);
}

static void
test_unknown(void** state)
{
  (void)state;
  weft_theme* theme = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  assert_int_equal(weft_theme_load("sea", &theme, &error), WEFT_ERR_NOT_FOUND);
  assert_non_null(strstr(error.message, "weft, paper, bold"));
  assert_null(theme);
  assert_int_equal(weft_theme_load("./no/such.jsonc", &theme, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_int_equal(weft_theme_load("sea", &theme, NULL), WEFT_ERR_NOT_FOUND);
}

static void
read_over(weft_theme* theme, const char* source)
{
  weft_error error = WEFT_ERROR_INIT;
  if (theme_read(theme, weft_str_from(source), "t", &error)) {
    fail_msg("%s", error.message);
  }
}

// What a theme does not say stays as it was
static void
test_extend(void** state)
{
  (void)state;
  const weft_schema schema = {.types = NULL};
  weft_theme        theme  = {.scheme = -1};
  read_over(&theme,
            "{\"extends\": \"weft\", // all but this\n"
            "\"types\": {\"Person\": {\"fill\": \"#abc\"},"
            "\"선수\": {\"color\": \"#123456\", \"shape\": \"note\"}},"
            "\"relations\": {\"scores\": {\"color\": \"#a00\", \"width\": 2}},"
            "\"scheme\": \"dark\"}");
  assert_int_equal(theme.scheme, THEME_DARK);

  const type_style person =
    style_of_type(&theme, &schema, WEFT_STR("Person"), THEME_LIGHT);
  assert_string_equal(colour_show(person.fill).text, "#aabbcc");
  assert_string_equal(person.shape, "ellipse");
  const type_style player =
    style_of_type(&theme, &schema, WEFT_STR("선수"), THEME_LIGHT);
  assert_string_equal(colour_show(player.line).text, "#123456");
  assert_string_equal(player.shape, "note");
  // Too dark for a dark background: made lighter until it shows
  const type_style dark =
    style_of_type(&theme, &schema, WEFT_STR("선수"), THEME_DARK);
  assert_true(colour_contrast(dark.line, theme.palette[1].background) >= 3.0);

  const relation_style scores =
    style_of_relation(&theme, WEFT_STR("scores"), THEME_LIGHT);
  assert_string_equal(colour_show(scores.line).text, "#aa0000");
  assert_true(scores.width > 1.9 && scores.width < 2.1);
  const relation_style other =
    style_of_relation(&theme, WEFT_STR("passes"), THEME_LIGHT);
  assert_string_equal(colour_show(other.line).text,
                      colour_show(theme.palette[0].edge).text);
  arena_free(&theme.memory);
}

// A subtype looks like the nearest supertype that has a style
static void
test_subtypes(void** state)
{
  (void)state;
  static const weft_type_info types[] = {
    {.name = WEFT_STR_INIT("Organization")},
    {.name = WEFT_STR_INIT("Club"), .parent = WEFT_STR_INIT("Organization")},
    {.name = WEFT_STR_INIT("구단"), .parent = WEFT_STR_INIT("Club")}};
  const weft_schema schema = {.types = types, .type_count = 3U};
  weft_theme* const theme  = load(NULL);
  const type_style  club =
    style_of_type(theme, &schema, WEFT_STR("구단"), THEME_LIGHT);
  const type_style organization =
    style_of_type(theme, &schema, WEFT_STR("Organization"), THEME_LIGHT);
  assert_memory_equal(&club.line, &organization.line, sizeof(colour));
  weft_theme_free(theme);
}

static void
test_colours(void** state)
{
  (void)state;
  colour            c        = {0U, 0U, 0U};
  static const char bad[][9] = {
    "", "#", "#12", "#1234", "#12345g", "123456", "#1234567"};
  assert_true(colour_read(WEFT_STR("#0aF"), &c));
  assert_string_equal(colour_show(c).text, "#00aaff");
  assert_true(colour_read(WEFT_STR("#010203"), &c));
  assert_string_equal(colour_show(c).text, "#010203");
  for (size_t i = 0U; i < COUNT(bad); ++i) {
    assert_false(colour_read(weft_str_from(bad[i]), &c));
  }
  // Values of the recommendation's own definition
  const colour black = {0U, 0U, 0U};
  const colour white = {255U, 255U, 255U};
  const colour grey  = {118U, 118U, 118U};
  assert_true(colour_contrast(black, white) > 20.99);
  assert_true(colour_contrast(grey, white) > 4.53);
  assert_true(colour_contrast(grey, white) < 4.55);
  assert_true(colour_contrast(white, white) < 1.01);
}

static void
test_classes(void** state)
{
  (void)state;
  strbuf b = {NULL, 0U, 0U, WEFT_OK};
  style_put_class(&b, "t-", WEFT_STR("AIModel"));
  assert_string_equal(b.data, "t-AIModel");
  strbuf_clear(&b);
  // Nothing of a name that could end a rule or an attribute comes through
  style_put_class(&b, "t-", WEFT_STR("x}</style><script>"));
  assert_int_equal(b.size, 18U);
  assert_null(strpbrk(b.data, "<>{}"));
  strbuf_free(&b);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_bad),
    cmocka_unit_test(test_shipped),
    cmocka_unit_test(test_unknown),
    cmocka_unit_test(test_extend),
    cmocka_unit_test(test_subtypes),
    cmocka_unit_test(test_colours),
    cmocka_unit_test(test_classes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
