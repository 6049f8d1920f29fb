// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "table.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_WIDTH_MAX = 60 };

typedef struct {
  uint32_t first;
  uint32_t last;
} code_range;

// Unicode, East Asian Width: W and F
static const code_range wide[] = {
  {0x1100U, 0x115FU},   {0x231AU, 0x231BU},   {0x2329U, 0x232AU},
  {0x23E9U, 0x23ECU},   {0x2614U, 0x2615U},   {0x2648U, 0x2653U},
  {0x26AAU, 0x26ABU},   {0x2705U, 0x2705U},   {0x2728U, 0x2728U},
  {0x274CU, 0x274CU},   {0x2753U, 0x2755U},   {0x2795U, 0x2797U},
  {0x2E80U, 0x303EU},   {0x3041U, 0x4DBFU},   {0x4E00U, 0xA4CFU},
  {0xA960U, 0xA97CU},   {0xAC00U, 0xD7A3U},   {0xF900U, 0xFAFFU},
  {0xFE10U, 0xFE19U},   {0xFE30U, 0xFE6FU},   {0xFF01U, 0xFF60U},
  {0xFFE0U, 0xFFE6U},   {0x1F300U, 0x1F64FU}, {0x1F680U, 0x1F6FFU},
  {0x1F900U, 0x1F9FFU}, {0x1FA70U, 0x1FAFFU}, {0x20000U, 0x3FFFDU},
};

// Marks that stand on the letter before, and what is not seen
static const code_range narrow[] = {
  {0x0300U, 0x036FU},
  {0x0483U, 0x0489U},
  {0x0591U, 0x05BDU},
  {0x0610U, 0x061AU},
  {0x064BU, 0x065FU},
  {0x1160U, 0x11FFU},
  {0x1AB0U, 0x1AFFU},
  {0x1DC0U, 0x1DFFU},
  {0x200BU, 0x200DU},
  {0x20D0U, 0x20FFU},
  {0xD7B0U, 0xD7FFU},
  {0xFE00U, 0xFE0FU},
  {0xFE20U, 0xFE2FU},
  {0xFEFFU, 0xFEFFU},
};

static bool
is_in(const uint32_t code, const code_range* ranges, size_t count)
{
  for (size_t i = 0U; i < count && code >= ranges[i].first; ++i) {
    if (code <= ranges[i].last) {
      return true;
    }
  }
  return false;
}

static size_t
width_of(uint32_t code)
{
  if (code < 0x300U) {
    return 1U;
  }
  if (is_in(code, narrow, sizeof(narrow) / sizeof(narrow[0]))) {
    return 0U;
  }
  return is_in(code, wide, sizeof(wide) / sizeof(wide[0])) ? 2U : 1U;
}

size_t
display_width(weft_str text)
{
  size_t width = 0U;
  for (size_t i = 0U; i < text.size;) {
    width += width_of(utf8_next(text, i, &i));
  }
  return width;
}

// Control characters, and those that turn the direction of a line
static bool
is_harmful(uint32_t code)
{
  return code < 0x20U || (code >= 0x7FU && code < 0xA0U) || code == 0x061CU ||
         code == 0x200EU || code == 0x200FU ||
         (code >= 0x2028U && code <= 0x202EU) ||
         (code >= 0x2066U && code <= 0x2069U);
}

void
display_put(strbuf* out, weft_str text)
{
  for (size_t i = 0U; i < text.size;) {
    const uint32_t code = utf8_next(text, i, &i);
    strbuf_put_code(out, is_harmful(code) ? ' ' : code);
  }
}

static weft_str
cut(weft_str text, bool* shortened)
{
  size_t width = 0U;
  *shortened   = false;
  for (size_t i = 0U; i < text.size;) {
    size_t next = i;
    width += width_of(utf8_next(text, i, &next));
    if (width > CELL_WIDTH_MAX) {
      *shortened = true;
      return (weft_str){text.data, i};
    }
    i = next;
  }
  return text;
}

// Room for one more text; whether there is
static bool
grow(weft_str** items, size_t count, size_t* capacity)
{
  if (count < *capacity) {
    return true;
  }
  const size_t    more = *capacity ? *capacity * 2U : 64U;
  weft_str* const made = (weft_str*)realloc(*items, more * sizeof(weft_str));
  if (!made) {
    return false;
  }
  *items    = made;
  *capacity = more;
  return true;
}

weft_status
table_cell(table_text* t, weft_str text)
{
  bool   shortened = false;
  strbuf b         = {0};
  if (!grow(&t->cells, t->count, &t->capacity)) {
    return WEFT_ERR_NO_MEMORY;
  }
  display_put(&b, cut(text, &shortened));
  strbuf_puts(&b, shortened ? "…" : "");
  const weft_str copy = arena_copy(&t->memory, strbuf_str(&b));
  const bool     done = !b.status && copy.data;
  strbuf_free(&b);
  if (!done) {
    return WEFT_ERR_NO_MEMORY;
  }
  t->cells[t->count++] = copy;
  return WEFT_OK;
}

weft_status
table_row(table_text* t, weft_str notes)
{
  if (!grow(&t->notes, t->note_count, &t->note_capacity)) {
    return WEFT_ERR_NO_MEMORY;
  }
  const weft_str copy = arena_copy(&t->memory, notes);
  if (!copy.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  t->notes[t->note_count++] = copy;
  return WEFT_OK;
}

static void
print_row(const table_text* t, const size_t* widths, size_t row, strbuf* out)
{
  for (size_t c = 0U; c < t->columns; ++c) {
    const weft_str cell = t->cells[row * t->columns + c];
    strbuf_append(out, cell);
    if (c + 1U < t->columns) {
      for (size_t i = display_width(cell); i < widths[c] + 2U; ++i) {
        strbuf_putc(out, ' ');
      }
    }
  }
  if (t->columns) {
    strbuf_putc(out, '\n');
  }
  strbuf_append(out, t->notes[row]);
}

weft_status
table_print(const table_text* t, strbuf* out)
{
  size_t* const widths = (size_t*)calloc(t->columns + 1U, sizeof(size_t));
  if (!widths) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < t->count; ++i) {
    const size_t width = display_width(t->cells[i]);
    if (width > widths[i % t->columns]) {
      widths[i % t->columns] = width;
    }
  }
  for (size_t row = 0U; row < t->note_count; ++row) {
    print_row(t, widths, row, out);
  }
  free(widths);
  return out->status;
}

void
table_text_free(table_text* t)
{
  arena_free(&t->memory);
  free(t->cells);
  free(t->notes);
  *t = (table_text){.columns = 0U};
}
