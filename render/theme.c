// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "theme.h"

#include "read_file.h"
#include "strbuf.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// Number of shipped themes
static size_t
count_shipped(void)
{
  size_t count = 0U;
  while (theme_sources[count].name) {
    ++count;
  }
  return count;
}

const char*
weft_theme_name(size_t index)
{
  return index < count_shipped() ? theme_sources[index].name : NULL;
}

const char*
weft_theme_source(size_t index)
{
  return index < count_shipped() ? theme_sources[index].text : NULL;
}

const char*
theme_shipped(weft_str name)
{
  for (size_t i = 0U; theme_sources[i].name; ++i) {
    if (weft_str_equals(weft_str_from(theme_sources[i].name), name)) {
      return theme_sources[i].text;
    }
  }
  return NULL;
}

// The fonts as Graphviz and as a stylesheet want them
static weft_status
name_fonts(weft_theme* t)
{
  strbuf dot = {NULL, 0U, 0U, WEFT_OK};
  strbuf css = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < t->font_count; ++i) {
    strbuf_puts(&dot, i ? ", " : "");
    strbuf_append(&dot, t->fonts[i]);
    strbuf_puts(&css, i ? ",'" : "'");
    strbuf_append(&css, t->fonts[i]);
    strbuf_putc(&css, '\'');
  }
  strbuf_puts(&css, ",sans-serif");
  if (!dot.status && !css.status) {
    t->dot_fonts = arena_copy(&t->memory, strbuf_str(&dot));
    t->css_fonts = arena_copy(&t->memory, strbuf_str(&css));
  }
  strbuf_free(&dot);
  strbuf_free(&css);
  return t->dot_fonts.data && t->css_fonts.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// What a file has to say that extends nothing is what the default theme says
static weft_status
read_file(weft_theme* t, const char* path, weft_error* error)
{
  char*       data = NULL;
  size_t      size = 0U;
  weft_status st   = read_whole_file(path, &data, &size, error);
  if (!st) {
    st = theme_read(t, weft_str_from(theme_sources[0].text), "", error);
  }
  if (!st) {
    st = theme_read(t, (weft_str){data, size}, path, error);
  }
  free(data);
  return st;
}

static weft_status
fail_unknown(const char* name, weft_error* error)
{
  strbuf known = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; theme_sources[i].name; ++i) {
    strbuf_printf(&known, "%s%s", i ? ", " : "", theme_sources[i].name);
  }
  const weft_status st =
    weft_error_set(error,
                   WEFT_ERR_NOT_FOUND,
                   NULL,
                   0U,
                   0U,
                   "no theme is called '%.60s'; there are %s, and files such "
                   "as ./mine.jsonc",
                   name,
                   known.data ? known.data : "");
  strbuf_free(&known);
  return st;
}

static weft_status
load(weft_theme* t, const char* name, weft_error* error)
{
  weft_status       st = WEFT_OK;
  const char* const source =
    name ? theme_shipped(weft_str_from(name)) : theme_sources[0].text;
  t->scheme = -1;
  if (source) {
    TRY(st, theme_read(t, weft_str_from(source), name, error));
  } else if (strpbrk(name, "./")) {
    TRY(st, read_file(t, name, error));
  } else {
    return fail_unknown(name, error);
  }
  return name_fonts(t);
}

weft_status
weft_theme_load(const char* name, weft_theme** out, weft_error* error)
{
  WEFT_REQUIRE(out);
  *out                 = NULL;
  weft_theme* const t  = (weft_theme*)calloc(1U, sizeof(weft_theme));
  weft_status       st = t ? load(t, name, error) : WEFT_ERR_NO_MEMORY;
  if (st == WEFT_ERR_NO_MEMORY) {
    st = weft_error_set(error, st, NULL, 0U, 0U, "out of memory");
  }
  if (st) {
    weft_theme_free(t);
  } else {
    *out = t;
  }
  return st;
}

void
weft_theme_free(weft_theme* theme)
{
  if (theme) {
    arena_free(&theme->memory);
    free(theme);
  }
}
