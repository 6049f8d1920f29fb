// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "style.h"

#include "table.h"

#define SUPERTYPES_MAX 32U

typedef struct {
  weft_str   type;
  type_style style;
} known_style;

// Hues after Okabe and Ito, doubled by shape where types are alike
static const known_style known[] = {
  {WEFT_STR_INIT("Organization"), {"#d9eaf7", "#0072b2", "box", "rounded"}},
  {WEFT_STR_INIT("Person"), {"#fdebc8", "#c98500", "ellipse", ""}},
  {WEFT_STR_INIT("AIModel"), {"#d2efe4", "#00835f", "box", "rounded"}},
  {WEFT_STR_INIT("Product"), {"#e3f4fd", "#3f9fd6", "box", ""}},
  {WEFT_STR_INIT("Chip"), {"#f8e3ee", "#b8568d", "box", ""}},
  {WEFT_STR_INIT("Supercomputer"), {"#e9e0f3", "#6f4f9b", "box", ""}},
  {WEFT_STR_INIT("Technology"), {"#faf6c8", "#9a8c00", "box", "rounded"}},
  {WEFT_STR_INIT("Event"), {"#fbdfcd", "#d55e00", "box", "rounded"}},
  {WEFT_STR_INIT("Program"), {"#efe4d6", "#8a6a3b", "folder", ""}},
  {WEFT_STR_INIT("Work"), {"#f1f1f1", "#555555", "note", ""}},
  {WEFT_STR_INIT("Location"), {"#e6ecd9", "#6b8031", "box", "rounded"}},
  {WEFT_STR_INIT("Quantity"), {"#ffffff", "#9aa0ab", "box", "rounded"}},
  {WEFT_STR_INIT("Money"), {"#ffffff", "#9aa0ab", "box", "rounded"}},
  {WEFT_STR_INIT("Date"), {"#ffffff", "#9aa0ab", "box", "rounded"}},
  {WEFT_STR_INIT("Title"), {"#ffffff", "#9aa0ab", "box", "rounded"}},
  {WEFT_STR_INIT("Class"), {"#ffffff", "#9aa0ab", "box", "rounded"}},
  {WEFT_STR_INIT("Name"), {"#ffffff", "#9aa0ab", "box", "rounded"}},
};

// For types of other packs
static const type_style others[] = {
  {"#dfe7fb", "#4463b8", "box", ""},
  {"#d8f0ee", "#1d8a82", "box", "rounded"},
  {"#fae3e0", "#c2483b", "box", ""},
  {"#eadff0", "#84519c", "box", "rounded"},
  {"#eef0d2", "#7d8420", "box", ""},
  {"#f3e6d8", "#a06a2c", "box", "rounded"},
  {"#e2eef5", "#47799c", "box", ""},
};

type_style
style_of_type(const weft_schema* schema, weft_str type)
{
  weft_str at = type;
  for (size_t depth = 0U; at.size && depth < SUPERTYPES_MAX; ++depth) {
    for (size_t i = 0U; i < sizeof(known) / sizeof(*known); ++i) {
      if (weft_str_equals(at, known[i].type)) {
        return known[i].style;
      }
    }
    const weft_type_info* const info = weft_schema_type(schema, at);
    at = info ? info->parent : (weft_str){NULL, 0U};
  }
  return others[table_hash(type) % (sizeof(others) / sizeof(*others))];
}

double
style_pen_width(size_t support)
{
  const size_t extra = support > 5U ? 4U : support ? support - 1U : 0U;
  return 1.0 + 0.25 * (double)extra;
}
