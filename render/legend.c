// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "legend.h"

#include "look.h"
#include "table.h"
#include "text.h"
#include "try.h"

#include <stdlib.h>

#define COLUMNS 12U

static int
compare_names(const void* a, const void* b)
{
  return weft_str_compare(*(const weft_str*)a, *(const weft_str*)b);
}

const weft_str*
legend_types(arena* memory, const view* v, size_t* count)
{
  table           seen = {NULL, 0U, 0U};
  weft_status     st   = WEFT_OK;
  weft_str* const types =
    (weft_str*)arena_array(memory, v->node_count + 1U, sizeof(weft_str));
  *count = 0U;
  for (size_t i = 0U; types && !st && i < v->node_count; ++i) {
    const weft_str type = v->nodes[i].type;
    if (type.size && table_get(&seen, type, SIZE_MAX) == SIZE_MAX) {
      types[*count] = type;
      st            = table_set(&seen, type, (*count)++);
    }
  }
  table_free(&seen);
  if (types && *count) {
    qsort(types, *count, sizeof(weft_str), compare_names);
  }
  return st ? NULL : types;
}

static weft_status
put_type(strbuf* b, const dot_input* in, weft_str type)
{
  arena            memory = {NULL, 0U, 0U};
  const type_style style =
    style_of_type(in->theme, weft_graph_schema(in->graph), type, in->scheme);
  const weft_str label =
    text_clean(&memory, view_type_label(in->graph, type, in->options->lang));
  if (label.data) {
    strbuf_printf(b,
                  "<TD BGCOLOR=\"%s\" COLOR=\"%s\" BORDER=\"1\" "
                  "STYLE=\"ROUNDED\"><FONT COLOR=\"%s\"> ",
                  colour_show(style.fill).text,
                  colour_show(style.line).text,
                  colour_show(style.ink).text);
    text_put_xml(b, label);
    strbuf_puts(b, " </FONT></TD>");
  }
  arena_free(&memory);
  return label.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// A word on a line of the kind that it names
static void
put_line(strbuf*     b,
         const char* style,
         colour      line,
         colour      ink,
         const char* text)
{
  strbuf_printf(b,
                "<TD SIDES=\"B\" BORDER=\"1\" COLOR=\"%s\" STYLE=\"%s\">"
                "<FONT COLOR=\"%s\"> %s </FONT></TD>",
                colour_show(line).text,
                style,
                colour_show(ink).text,
                text);
}

// Kinds of lines that a view has
typedef struct {
  bool planned;
  bool inferred;
  bool conflict;
} line_kinds;

static line_kinds
find_lines(const view* v)
{
  line_kinds k = {false, false, false};
  for (size_t i = 0U; i < v->edge_count; ++i) {
    k.planned  = k.planned || v->edges[i].planned;
    k.inferred = k.inferred || v->edges[i].inferred;
    k.conflict = k.conflict || look_is_disputed(&v->edges[i]);
  }
  for (size_t i = 0U; i < v->node_count && !k.conflict; ++i) {
    const view_node* const node = &v->nodes[i];
    for (size_t n = 0U; node->disputed && n < node->piece_count; ++n) {
      k.conflict = k.conflict || node->disputed[n];
    }
  }
  return k;
}

static void
put_lines(strbuf* b, const dot_input* in)
{
  const theme_palette* const p      = &in->theme->palette[in->scheme];
  const bool                 korean = view_is_korean(in->options->lang);
  const line_kinds           kinds  = find_lines(in->view);
  if (kinds.planned) {
    put_line(b, "DASHED", p->edge, p->ink, korean ? "예정" : "planned");
  }
  if (kinds.inferred) {
    put_line(b, "DOTTED", p->edge, p->ink, korean ? "추론" : "inferred");
  }
  if (kinds.conflict) {
    put_line(
      b, "SOLID", p->conflict, p->conflict, korean ? "상충" : "disputed");
  }
}

void
legend_put_class(strbuf* b, const dot_input* in, size_t cell)
{
  arena                 memory = {NULL, 0U, 0U};
  size_t                count  = 0U;
  const weft_str* const types  = legend_types(&memory, in->view, &count);
  const line_kinds      kinds  = find_lines(in->view);
  count                        = in->theme->names_types ? 0U : count;
  const size_t last            = count + kinds.planned + kinds.inferred;
  if (!types) {
    b->status = WEFT_ERR_NO_MEMORY;
  } else if (cell < count) {
    style_put_class(b, "t-", types[cell]);
  } else {
    strbuf_puts(b, cell == last ? "line conflict" : "line");
  }
  arena_free(&memory);
}

weft_status
legend_put(strbuf* b, const dot_input* in)
{
  arena                 memory = {NULL, 0U, 0U};
  size_t                count  = 0U;
  const weft_str* const types  = legend_types(&memory, in->view, &count);
  weft_status           st     = types ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  const line_kinds      kinds  = find_lines(in->view);
  if (in->theme->names_types) {
    count = 0U;
  }
  if (!st && (count || kinds.planned || kinds.inferred || kinds.conflict)) {
    const double scale = dot_scale(in->view);
    strbuf_printf(b,
                  "  " DOT_LEGEND " [id=\"" DOT_LEGEND
                  "\", shape=plain, style=\"\", fontsize=%.0f, tooltip=\" \", "
                  "label=<\n    <TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                  "CELLSPACING=\"%.0f\" CELLPADDING=\"%.0f\"><TR>",
                  9.0 * scale,
                  5.0 * scale,
                  3.0 * scale);
    for (size_t i = 0U; !st && i < count; ++i) {
      strbuf_puts(b, i && i % COLUMNS == 0U ? "</TR><TR>" : "");
      st = put_type(b, in, types[i]);
    }
    put_lines(b, in);
    strbuf_puts(b, "</TR></TABLE>>];\n");
  }
  arena_free(&memory);
  return st ? st : b->status;
}
