// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "dot.h"

#include "caption.h"
#include "legend.h"
#include "link.h"
#include "look.h"
#include "number.h"
#include "text.h"
#include "tip.h"
#include "try.h"

#include <math.h>
#include <string.h>

#define NAME_WRAP 26U
#define NAME_LINES 3U
#define PIECE_WRAP 34U
#define PIECE_LINES 5U
#define EDGE_WRAP 20U
#define EDGE_LABELS_MAX 3U
#define TITLE_COLUMNS 100U

// The picture of so many nodes has a caption of the usual size
#define SCALE_NODES 90.0
#define SCALE_MAX 4.0

double
dot_scale(const view* v)
{
  const double scale = sqrt((double)v->node_count / SCALE_NODES);
  return scale < 1.0 ? 1.0 : scale > SCALE_MAX ? SCALE_MAX : scale;
}

// A part of a label in another size and colour
static void
open_font(strbuf* b, double points, colour c)
{
  strbuf_printf(
    b, "<FONT POINT-SIZE=\"%.0f\" COLOR=\"%s\">", points, colour_show(c).text);
}

void
dot_caption(strbuf* b, const dot_input* in)
{
  caption_put(b, in, " · ");
}

static weft_status
put_head(strbuf* b, const dot_input* in)
{
  strbuf_puts(b,
              "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
              "CELLPADDING=\"2\">");
  if (in->options->title.size) {
    arena    memory = {NULL, 0U, 0U};
    weft_str title  = text_clean(&memory, in->options->title);
    title = title.data ? text_shorten(&memory, title, TITLE_COLUMNS) : title;
    if (title.size) {
      strbuf_puts(b, "<TR><TD ALIGN=\"LEFT\">");
      open_font(
        b, 18.0 * dot_scale(in->view), in->theme->palette[in->scheme].ink);
      strbuf_puts(b, "<B>");
      text_put_xml(b, title);
      strbuf_puts(b, "</B></FONT></TD></TR>");
    }
    arena_free(&memory);
    if (!title.data) {
      return WEFT_ERR_NO_MEMORY;
    }
  }
  strbuf_puts(b, "<TR><TD ALIGN=\"LEFT\">");
  open_font(b, 9.0 * dot_scale(in->view), in->theme->palette[in->scheme].faint);
  caption_put(b, in, "<BR ALIGN=\"LEFT\"/>");
  strbuf_puts(b, "<BR ALIGN=\"LEFT\"/></FONT></TD></TR></TABLE>");
  return b->status;
}

static const char*
engine_attributes(const layout_plan* plan)
{
  if (!strcmp(plan->worker, "dot-fast")) {
    return "    layout=dot, rankdir=LR, nslimit=2, nslimit1=2, mclimit=0.2,\n"
           "    splines=line, nodesep=0.16, ranksep=0.5,\n";
  }
  if (!strcmp(plan->worker, "dot")) {
    return "    layout=dot, rankdir=LR, nodesep=0.18, ranksep=0.3,\n";
  }
  if (!strcmp(plan->worker, "grid")) {
    return "    layout=sfdp, splines=line,\n";
  }
  if (!strcmp(plan->worker, "sfdp") || !strcmp(plan->worker, "mixed")) {
    return "    layout=sfdp, overlap=prism, splines=line, sep=\"+6\", K=0.9,\n";
  }
  return "    overlap=false, splines=true, start=1, sep=\"+6\",\n";
}

static weft_status
put_graph_attributes(strbuf* b, const dot_input* in)
{
  weft_status st = WEFT_OK;
  strbuf_puts(b, "digraph weft {\n  graph [\n    label=<");
  TRY(st, put_head(b, in));
  strbuf_puts(b, ">,\n    labelloc=t, labeljust=l,\n");
  strbuf_puts(b, engine_attributes(in->plan));
  const theme_palette* const p     = &in->theme->palette[in->scheme];
  const char* const          fonts = in->theme->dot_fonts.data;
  if (in->options->dpi && in->options->picture == WEFT_PICTURE_PNG) {
    strbuf_printf(b, "    dpi=%zu,\n", in->options->dpi);
  }
  strbuf_printf(b,
                "    outputorder=edgesfirst,\n"
                "    bgcolor=\"%s\", fontname=\"%s\", fontsize=12, pad=0.2, "
                "charset=\"UTF-8\"\n  ];\n",
                colour_show(p->background).text,
                fonts);
  strbuf_printf(b,
                "  node [shape=box, style=filled, fontname=\"%s\", "
                "fontsize=12,\n    fontcolor=\"%s\", "
                "margin=\"0.11,0.05\", height=0.3, width=0.4];\n",
                fonts,
                colour_show(p->ink).text);
  strbuf_printf(b,
                "  edge [color=\"%s\", fontname=\"%s\", fontsize=9,\n"
                "    fontcolor=\"%s\", arrowsize=0.6];\n",
                colour_show(p->edge).text,
                fonts,
                colour_show(p->ink).text);
  return b->status;
}

// Graphviz leaves small lines of Hangul no room between them, and has no
// attribute for it: a larger space makes a line higher
static void
put_break(strbuf* b)
{
  strbuf_puts(b, "<BR/><FONT POINT-SIZE=\"11\"> </FONT>");
}

static void
put_lines(strbuf* b, weft_str text, size_t columns, size_t max, bool small)
{
  weft_str     lines[PIECE_LINES];
  const size_t count = text_wrap(text, columns, max, lines);
  for (size_t i = 0U; i < count; ++i) {
    if (i && small) {
      put_break(b);
    } else if (i) {
      strbuf_puts(b, "<BR/>");
    }
    text_put_xml(b, lines[i]);
  }
}

// Attributes flow like words of a line, each kept whole where it can be
static void
put_piece(strbuf* b, weft_str text, size_t* used)
{
  const size_t columns = text_columns(text);
  const bool   fits    = *used + columns + 3U <= PIECE_WRAP;
  if (*used && fits) {
    strbuf_puts(b, " · ");
    *used += 3U;
  } else {
    put_break(b);
    *used = 0U;
  }
  put_lines(b, text, PIECE_WRAP, PIECE_LINES, true);
  *used += columns;
}

static void
put_pieces(strbuf* b, const dot_input* in, const view_node* node, weft_str type)
{
  const colour red  = in->theme->palette[in->scheme].conflict;
  size_t       used = 0U;
  bool         said = !type.size;
  for (size_t i = 0U; i < node->piece_count; ++i) {
    said = said || weft_str_equals(node->pieces[i], type);
  }
  if (!said) {
    put_piece(b, type, &used);
  }
  for (size_t i = 0U; i < node->piece_count; ++i) {
    const bool disputed = node->disputed && node->disputed[i];
    if (disputed) {
      strbuf_printf(b, "<FONT COLOR=\"%s\">", colour_show(red).text);
    }
    put_piece(b, node->pieces[i], &used);
    strbuf_puts(b, disputed ? "</FONT>" : "");
  }
  if (node->more) {
    strbuf_printf(b, " +%zu", node->more);
  }
}

// The name, and smaller what is said of it
static weft_status
put_label(strbuf* b, const dot_input* in, const view_node* node, colour faint)
{
  arena    memory = {NULL, 0U, 0U};
  weft_str type   = {"", 0U};
  if (in->theme->names_types && node->type.size) {
    type = text_clean(
      &memory, view_type_label(in->graph, node->type, in->options->lang));
  }
  strbuf_puts(b, node->kind == VIEW_LITERAL ? "" : "<B>");
  put_lines(b, node->name, NAME_WRAP, NAME_LINES, false);
  strbuf_puts(b, node->kind == VIEW_LITERAL ? "" : "</B>");
  if (node->piece_count || type.size) {
    open_font(b, 9.0, faint);
    put_pieces(b, in, node, type);
    strbuf_puts(b, "</FONT>");
  }
  arena_free(&memory);
  return type.data ? b->status : WEFT_ERR_NO_MEMORY;
}

static void
put_look(strbuf* b, const dot_input* in, const view_node* node)
{
  const type_style s     = look_of_node(in, node, in->scheme);
  const bool       stack = node->kind == VIEW_COMMUNITY;
  strbuf_printf(b,
                "    shape=%s, style=\"filled%s\", fillcolor=\"%s\", "
                "color=\"%s\"",
                s.shape,
                s.rounded ? ",rounded" : "",
                colour_show(s.fill).text,
                colour_show(s.line).text);
  if (!strcmp(s.shape, "ellipse")) {
    strbuf_puts(b, ", margin=\"0.03,0.01\"");
  } else if (!strcmp(s.shape, "hexagon") || !strcmp(s.shape, "octagon")) {
    strbuf_puts(b, ", margin=\"0.02,0.03\"");
  }
  if (!strcmp(s.shape, "box3d")) {
    strbuf_puts(b, ", margin=\"0.13,0.1\"");
  }
  strbuf_puts(b, stack ? ", peripheries=2" : "");
}

static weft_status
put_node(strbuf* b, const dot_input* in, size_t index, strbuf* scratch)
{
  const view_node* const node  = &in->view->nodes[index];
  const type_style       style = look_of_node(in, node, in->scheme);
  const colour           ink   = in->theme->palette[in->scheme].ink;
  const bool             other = memcmp(&style.ink, &ink, sizeof(ink)) != 0;
  weft_status            st    = WEFT_OK;

  strbuf_printf(b, "  n%zu [id=\"n%zu\", label=<", index, index);
  TRY(st, put_label(b, in, node, style.faint));
  strbuf_puts(b, ">,\n");
  put_look(b, in, node);
  if (other) {
    strbuf_printf(b, ", fontcolor=\"%s\"", colour_show(style.ink).text);
  }
  strbuf_clear(scratch);
  TRY(st, tip_node(scratch, in->graph, node, in->options->lang));
  strbuf_puts(b, ",\n    tooltip=\"");
  text_put_dot(b, strbuf_str(scratch));
  strbuf_puts(b, "\"];\n");
  return b->status;
}

// The edge's relations, one a line
static void
put_edge_label(strbuf* b, const view_edge* edge)
{
  strbuf_puts(b, ", label=\"");
  for (size_t i = 0U; i < edge->label_count && i < EDGE_LABELS_MAX; ++i) {
    weft_str     lines[2];
    const size_t count = text_wrap(edge->labels[i], EDGE_WRAP, 2U, lines);
    for (size_t j = 0U; j < count; ++j) {
      if (i || j) {
        strbuf_puts(b, "\\n");
      }
      text_put_dot(b, lines[j]);
    }
  }
  if (edge->label_count > EDGE_LABELS_MAX) {
    strbuf_printf(b, " +%zu", edge->label_count - EDGE_LABELS_MAX);
  }
  strbuf_putc(b, '"');
}

// The colour of the edge's relation if it has only one
static void
put_edge_look(strbuf* b, const dot_input* in, const view_edge* edge)
{
  const theme_palette* const p     = &in->theme->palette[in->scheme];
  const relation_style       style = look_of_edge(in, edge, in->scheme);
  const double width = style_pen_width(style.width, edge->support);
  const colour line  = look_is_disputed(edge) ? p->conflict : style.line;
  if (edge->planned || edge->inferred) {
    strbuf_puts(b, edge->inferred ? ", style=dotted" : ", style=dashed");
  }
  if (edge->symmetric) {
    strbuf_puts(b, ", dir=none");
  }
  if (width > 1.0 || width < 1.0) {
    strbuf_puts(b, ", penwidth=");
    number_put(b, width);
  }
  if (memcmp(&line, &p->edge, sizeof(line)) != 0) {
    strbuf_printf(b, ", color=\"%s\"", colour_show(line).text);
  }
}

static weft_status
put_edge(strbuf* b, const dot_input* in, size_t index, strbuf* scratch)
{
  const view_edge* const edge = &in->view->edges[index];
  weft_status            st   = WEFT_OK;
  strbuf_printf(b, "  n%zu -> n%zu [id=\"e%zu\"", edge->from, edge->to, index);
  if (in->plan->labelled) {
    put_edge_label(b, edge);
  }
  put_edge_look(b, in, edge);
  strbuf_clear(scratch);
  if (!edge->summary) {
    TRY(st, link_put(scratch, in, edge->facts[0]));
  }
  if (scratch->size) {
    strbuf_puts(b, ", URL=\"");
    text_put_dot(b, strbuf_str(scratch));
    strbuf_putc(b, '"');
  }
  strbuf_clear(scratch);
  TRY(st, tip_edge(scratch, in->graph, edge, in->options->lang));
  strbuf_puts(b, ",\n    tooltip=\"");
  text_put_dot(b, strbuf_str(scratch));
  strbuf_puts(b, "\"];\n");
  return b->status;
}

// Entities without an edge stand in a block of their own.  The invisible
// edges make a grid of it where other programs lay this text out; our worker
// arranges the block itself.
static weft_status
put_rest(strbuf* b, const dot_input* in, strbuf* scratch)
{
  const view* const          v      = in->view;
  const theme_palette* const p      = &in->theme->palette[in->scheme];
  weft_status                st     = WEFT_OK;
  size_t                     count  = v->node_count - v->linked_count;
  const bool                 korean = view_is_korean(in->options->lang);
  if (!count) {
    return WEFT_OK;
  }

  size_t chain = 1U;
  while (chain * chain < count) {
    ++chain;
  }
  strbuf_printf(
    b,
    "  subgraph " DOT_REST " {\n    graph [label=\"%s\", "
    "style=rounded, color=\"%s\", labelloc=t,\n"
    "      labeljust=l, fontsize=10, fontcolor=\"%s\"];\n",
    v->cut ? (korean ? "이 그림에는 관계가 없는 것" : "Without a relation here")
           : (korean ? "관계 없이 언급된 것" : "Without a relation"),
    colour_show(p->frame).text,
    colour_show(p->faint).text);
  size_t last = SIZE_MAX;
  size_t seen = 0U;
  for (size_t i = 0U; i < v->node_count; ++i) {
    if (v->nodes[i].linked) {
      continue;
    }
    TRY(st, put_node(b, in, i, scratch));
    if (seen++ % chain) {
      strbuf_printf(b, "  n%zu -> n%zu [style=invis];\n", last, i);
    }
    last = i;
  }
  strbuf_puts(b, "  }\n");
  return b->status;
}

// Nodes with an edge: those of a group, or with SIZE_MAX those of none
static weft_status
put_linked(strbuf* b, const dot_input* in, size_t group, strbuf* scratch)
{
  const view* const v  = in->view;
  weft_status       st = WEFT_OK;
  for (size_t i = 0U; !st && i < v->node_count; ++i) {
    if (v->nodes[i].linked && v->nodes[i].group == group) {
      st = put_node(b, in, i, scratch);
    }
  }
  return st;
}

static weft_status
put_groups(strbuf* b, const dot_input* in, strbuf* scratch)
{
  const view* const          v  = in->view;
  const theme_palette* const p  = &in->theme->palette[in->scheme];
  weft_status                st = WEFT_OK;
  for (size_t i = 0U; i < v->group_count; ++i) {
    strbuf_printf(b, "  subgraph " DOT_GROUP "%zu {\n    graph [label=\"", i);
    text_put_dot(b, v->groups[i].label);
    strbuf_printf(b,
                  "\", style=rounded, color=\"%s\", labelloc=t,\n"
                  "      labeljust=l, fontsize=11, fontcolor=\"%s\"];\n",
                  colour_show(p->frame).text,
                  colour_show(p->faint).text);
    TRY(st, put_linked(b, in, i, scratch));
    strbuf_puts(b, "  }\n");
  }
  return st;
}

weft_status
dot_write(strbuf* b, const dot_input* in)
{
  const view* const v       = in->view;
  strbuf            scratch = {NULL, 0U, 0U, WEFT_OK};
  weft_status       st      = put_graph_attributes(b, in);
  if (!st) {
    st = put_groups(b, in, &scratch);
  }
  if (!st) {
    st = put_linked(b, in, SIZE_MAX, &scratch);
  }
  for (size_t i = 0U; !st && i < v->edge_count; ++i) {
    st = put_edge(b, in, i, &scratch);
  }
  if (!st) {
    st = put_rest(b, in, &scratch);
  }
  if (!st) {
    st = legend_put(b, in);
  }
  strbuf_puts(b, "}\n");
  strbuf_free(&scratch);
  return st ? st : b->status;
}
