// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "style.h"

#include "table.h"

#define SUPERTYPES_MAX 32U
#define TEXT_CONTRAST 4.5
#define LINE_CONTRAST 3.0
#define STEP 0.1

// An outline that is less apart from the fill than this is made darker, so that
// corners and tabs show
#define OUTLINE_CONTRAST 1.2

static const theme_type*
find_type(const weft_theme* theme, weft_str name)
{
  for (size_t i = 0U; i < theme->type_count; ++i) {
    if (weft_str_equals(theme->types[i].name, name)) {
      return &theme->types[i];
    }
  }
  return NULL;
}

static const theme_type*
choose_type(const weft_theme* theme, const weft_schema* schema, weft_str type)
{
  static const theme_type plain = {.rounded = false};
  weft_str                at    = type;
  for (size_t depth = 0U; at.size && depth < SUPERTYPES_MAX; ++depth) {
    const theme_type* const found = find_type(theme, at);
    if (found) {
      return found;
    }
    const weft_type_info* const info = weft_schema_type(schema, at);
    at = info ? info->parent : (weft_str){NULL, 0U};
  }
  return theme->other_count
           ? &theme->others[table_hash(type) % theme->other_count]
           : &plain;
}

// `c`, moved towards `goal` until it stands out from `ground`
static colour
stand_out(colour c, colour goal, colour ground, double contrast)
{
  for (double share = 0.0; share < 1.0; share += STEP) {
    const colour mixed = colour_mix(c, goal, share);
    if (colour_contrast(mixed, ground) >= contrast) {
      return mixed;
    }
  }
  return goal;
}

// Ink of the palette, or black or white where it cannot be read
static colour
ink_on(colour ground, colour ink)
{
  const colour black = {0x00U, 0x00U, 0x00U};
  const colour white = {0xFFU, 0xFFU, 0xFFU};
  if (colour_contrast(ink, ground) >= TEXT_CONTRAST) {
    return ink;
  }
  return colour_contrast(black, ground) > colour_contrast(white, ground)
           ? black
           : white;
}

type_style
style_of_type(const weft_theme*  theme,
              const weft_schema* schema,
              weft_str           type,
              theme_scheme       scheme)
{
  const theme_palette* const p    = &theme->palette[scheme];
  const theme_type* const    t    = choose_type(theme, schema, type);
  const colour               base = t->line.set ? t->line.in[scheme] : p->edge;

  type_style s = {.shape = t->shape.size ? t->shape.data : "box"};
  s.rounded    = t->rounded;
  s.line       = stand_out(base, p->ink, p->background, LINE_CONTRAST);
  s.fill =
    t->fill.set ? t->fill.in[scheme] : colour_mix(p->background, base, p->tint);
  if (colour_contrast(s.line, s.fill) < OUTLINE_CONTRAST) {
    s.line = colour_mix(s.line, p->ink, 0.4);
  }
  s.ink   = ink_on(s.fill, p->ink);
  s.faint = stand_out(p->faint, s.ink, s.fill, TEXT_CONTRAST);
  return s;
}

static const theme_relation*
find_relation(const weft_theme* theme, weft_str name)
{
  for (size_t i = 0U; i < theme->relation_count; ++i) {
    if (weft_str_equals(theme->relations[i].name, name)) {
      return &theme->relations[i];
    }
  }
  return NULL;
}

relation_style
style_of_relation(const weft_theme* theme,
                  weft_str          relation,
                  theme_scheme      scheme)
{
  const theme_palette* const  p     = &theme->palette[scheme];
  const theme_relation* const found = find_relation(theme, relation);
  relation_style              s     = {p->edge, 1.0};
  if (found && found->line.set) {
    s.line =
      stand_out(found->line.in[scheme], p->ink, p->background, LINE_CONTRAST);
  }
  if (found && found->width > 0.0) {
    s.width = found->width;
  }
  return s;
}

bool
style_has_relation(const weft_theme* theme, weft_str relation)
{
  return find_relation(theme, relation) != NULL;
}

double
style_pen_width(double width, size_t support)
{
  const size_t extra = support > 5U ? 4U : support ? support - 1U : 0U;
  return width * (1.0 + 0.25 * (double)extra);
}

void
style_put_class(strbuf* b, const char* prefix, weft_str name)
{
  bool plain = name.size && name.size <= 40U;
  for (size_t i = 0U; plain && i < name.size; ++i) {
    const char c = name.data[i];
    plain        = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            (c >= '0' && c <= '9') || c == '_' || c == '-';
  }
  strbuf_puts(b, prefix);
  if (plain) {
    strbuf_append(b, name);
  } else {
    strbuf_printf(b, "%016llx", (unsigned long long)table_hash(name));
  }
}
