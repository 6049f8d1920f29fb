// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "stylesheet.h"

#include "legend.h"
#include "look.h"
#include "table.h"
#include "try.h"

static void
put_rule(strbuf* b, const char* selector, const char* property, colour c)
{
  strbuf_printf(b, "%s{%s:%s}", selector, property, colour_show(c).text);
}

static void
put_card(strbuf* b, const char* prefix, weft_str type, const type_style* s)
{
  static const char* const shapes[] = {" path", " polygon", " ellipse"};
  for (size_t i = 0U; i < 3U; ++i) {
    strbuf_puts(b, i ? "," : "");
    style_put_class(b, prefix, type);
    strbuf_puts(b, shapes[i]);
  }
  strbuf_printf(b,
                "{fill:%s;stroke:%s}",
                colour_show(s->fill).text,
                colour_show(s->line).text);
  style_put_class(b, prefix, type);
  put_rule(b, " polyline", "stroke", s->line);
  style_put_class(b, prefix, type);
  put_rule(b, " text", "fill", s->ink);
  style_put_class(b, prefix, type);
  put_rule(b, " .s", "fill", s->faint);
}

static weft_status
put_types(strbuf* b, const dot_input* in, theme_scheme scheme)
{
  arena                 memory = {NULL, 0U, 0U};
  size_t                count  = 0U;
  const weft_str* const types  = legend_types(&memory, in->view, &count);
  for (size_t i = 0U; types && i < count; ++i) {
    const type_style s =
      style_of_type(in->theme, weft_graph_schema(in->graph), types[i], scheme);
    put_card(b, ".t-", types[i], &s);
  }
  arena_free(&memory);
  return types ? b->status : WEFT_ERR_NO_MEMORY;
}

static void
put_stroke(strbuf* b, const char* prefix, weft_str relation, colour line)
{
  style_put_class(b, prefix, relation);
  put_rule(b, " path", "stroke", line);
  style_put_class(b, prefix, relation);
  strbuf_printf(b,
                " polygon{fill:%s;stroke:%s}",
                colour_show(line).text,
                colour_show(line).text);
}

// Relations that the theme gives a colour
static void
put_relations(strbuf* b, const dot_input* in, theme_scheme scheme)
{
  for (size_t i = 0U; i < in->theme->relation_count; ++i) {
    const weft_str name = in->theme->relations[i].name;
    put_stroke(b, ".r-", name, style_of_relation(in->theme, name, scheme).line);
  }
}

// All that has a colour, in the scheme
static weft_status
put_scheme(strbuf* b, const dot_input* in, theme_scheme scheme)
{
  const theme_palette* const p  = &in->theme->palette[scheme];
  weft_status                st = WEFT_OK;
  put_rule(b, ".graph>polygon", "fill", p->background);
  put_rule(b, ".graph>text", "fill", p->ink);
  put_rule(b, ".graph>.s", "fill", p->faint);
  strbuf_printf(b,
                ".cluster path,.cluster polygon{fill:none;stroke:%s}",
                colour_show(p->frame).text);
  put_rule(b, ".cluster text", "fill", p->faint);
  put_stroke(b, ".", WEFT_STR("edge"), p->edge);
  put_rule(b, ".edge text", "fill", p->ink);
  put_rule(b, ".edge text", "stroke", p->background);
  put_relations(b, in, scheme);
  put_stroke(b, ".", WEFT_STR("conflict"), p->conflict);
  put_rule(b, ".line polyline", "stroke", p->edge);
  put_rule(b, ".line text", "fill", p->ink);
  put_rule(b, ".line.conflict polyline", "stroke", p->conflict);
  put_rule(b, ".line.conflict text", "fill", p->conflict);
  TRY(st, put_types(b, in, scheme));
  const view_node  community = {.kind = VIEW_COMMUNITY};
  const type_style s         = look_of_node(in, &community, scheme);
  put_card(b, ".", WEFT_STR("community"), &s);
  put_rule(b, ".node .x", "fill", p->conflict);
  return b->status;
}

weft_status
stylesheet_put(strbuf* b, const dot_input* in)
{
  const theme_palette* const p  = &in->theme->palette[in->scheme];
  weft_status                st = WEFT_OK;
  strbuf_printf(b,
                "<style type=\"text/css\">.edge text{paint-order:stroke;"
                "stroke:%s;stroke-width:3px;stroke-linejoin:round}"
                ".edge:hover path{stroke-width:3}",
                colour_show(p->background).text);
  if (in->both) {
    strbuf_puts(b, "\n@media screen and (prefers-color-scheme:dark){");
    TRY(st, put_scheme(b, in, THEME_DARK));
    strbuf_putc(b, '}');
  }
  strbuf_puts(b, "</style>\n");
  return b->status;
}
