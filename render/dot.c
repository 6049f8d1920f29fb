// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "dot.h"

#include "caption.h"
#include "style.h"
#include "table.h"
#include "text.h"
#include "tip.h"
#include "try.h"

#include <string.h>

#define NAME_WRAP 26U
#define NAME_LINES 3U
#define PIECE_WRAP 34U
#define PIECE_LINES 5U
#define EDGE_WRAP 20U
#define EDGE_LABELS_MAX 3U
#define LEGEND_COLUMNS 12U
#define TITLE_COLUMNS 100U

#define TOP_FONT "<FONT POINT-SIZE=\"18\" COLOR=\"" STYLE_INK "\"><B>"
#define SMALL_FONT "<FONT POINT-SIZE=\"9\" COLOR=\"" STYLE_FAINT "\">"

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
      strbuf_puts(b, "<TR><TD ALIGN=\"LEFT\">" TOP_FONT);
      text_put_xml(b, title);
      strbuf_puts(b, "</B></FONT></TD></TR>");
    }
    arena_free(&memory);
    if (!title.data) {
      return WEFT_ERR_NO_MEMORY;
    }
  }
  strbuf_puts(b, "<TR><TD ALIGN=\"LEFT\">" SMALL_FONT);
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
  if (!strcmp(plan->worker, "sfdp")) {
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
  strbuf_puts(b,
              "    outputorder=edgesfirst,\n"
              "    bgcolor=\"#ffffff\", fontname=\"" STYLE_FONTS "\", "
              "fontsize=12, pad=0.2, charset=\"UTF-8\"\n"
              "  ];\n"
              "  node [shape=box, style=filled, fontname=\"" STYLE_FONTS "\", "
              "fontsize=12,\n"
              "    fontcolor=\"" STYLE_INK "\", margin=\"0.11,0.05\", "
              "height=0.3, width=0.4];\n"
              "  edge [color=\"" STYLE_EDGE "\", fontname=\"" STYLE_FONTS "\", "
              "fontsize=9,\n"
              "    fontcolor=\"" STYLE_INK "\", arrowsize=0.6];\n");
  return b->status;
}

static void
put_lines(strbuf* b, weft_str text, size_t columns, size_t max)
{
  weft_str     lines[PIECE_LINES];
  const size_t count = text_wrap(text, columns, max, lines);
  for (size_t i = 0U; i < count; ++i) {
    if (i) {
      strbuf_puts(b, "<BR/>");
    }
    text_put_xml(b, lines[i]);
  }
}

// Attributes flow like words of a line, each kept whole where it can be
static void
put_pieces(strbuf* b, const view_node* node)
{
  size_t used = 0U;
  strbuf_puts(b, "<BR/>" SMALL_FONT);
  for (size_t i = 0U; i < node->piece_count; ++i) {
    const size_t columns = text_columns(node->pieces[i]);
    if (i) {
      const bool fits = used + columns + 3U <= PIECE_WRAP;
      strbuf_puts(b, fits ? " · " : "<BR/>");
      used = fits ? used + 3U : 0U;
    }
    put_lines(b, node->pieces[i], PIECE_WRAP, PIECE_LINES);
    used += columns;
  }
  if (node->more) {
    strbuf_printf(b, " +%zu", node->more);
  }
  strbuf_puts(b, "</FONT>");
}

static weft_status
put_node(strbuf* b, const dot_input* in, size_t index, strbuf* scratch)
{
  const view_node* const   node   = &in->view->nodes[index];
  const weft_schema* const schema = weft_graph_schema(in->graph);
  const type_style         style  = style_of_type(schema, node->type);
  weft_status              st     = WEFT_OK;

  strbuf_printf(b, "  n%zu [id=\"n%zu\", label=<", index, index);
  if (node->entity != SIZE_MAX) {
    strbuf_puts(b, "<B>");
    put_lines(b, node->name, NAME_WRAP, NAME_LINES);
    strbuf_puts(b, "</B>");
  } else {
    put_lines(b, node->name, NAME_WRAP, NAME_LINES);
  }
  if (node->piece_count) {
    put_pieces(b, node);
  }
  strbuf_printf(b,
                ">,\n    shape=%s, style=\"filled%s%s\", fillcolor=\"%s\", "
                "color=\"%s\"",
                style.shape,
                style.extra[0] ? "," : "",
                style.extra,
                style.fill,
                style.line);
  if (!strcmp(style.shape, "ellipse")) {
    strbuf_puts(b, ", margin=\"0.03,0.01\"");
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

// A support or a fact of ours that links to a page on the web
static weft_str
edge_url(const dot_input* in, const view_edge* edge)
{
  const weft_fact* const fact = weft_graph_fact(in->graph, edge->facts[0]);
  const weft_str         doc =
    fact->support_count ? fact->supports[0].doc : (weft_str){NULL, 0U};
  const bool web = (doc.size > 7U && !memcmp(doc.data, "http://", 7U)) ||
                   (doc.size > 8U && !memcmp(doc.data, "https://", 8U));
  for (size_t i = 0U; web && i < doc.size; ++i) {
    if ((unsigned char)doc.data[i] <= 0x20U || doc.data[i] == '"' ||
        doc.data[i] == '<' || doc.data[i] == '>' || doc.data[i] == '\\') {
      return (weft_str){NULL, 0U};
    }
  }
  return web ? doc : (weft_str){NULL, 0U};
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
  if (edge->planned) {
    strbuf_puts(b, ", style=dashed");
  }
  if (edge->symmetric) {
    strbuf_puts(b, ", dir=none");
  }
  if (edge->support > 1U) {
    strbuf_printf(b, ", penwidth=%.2f", style_pen_width(edge->support));
  }
  const weft_str url =
    edge->summary ? (weft_str){NULL, 0U} : edge_url(in, edge);
  if (url.size) {
    strbuf_puts(b, ", URL=\"");
    text_put_dot(b, url);
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
  const view* const v      = in->view;
  weft_status       st     = WEFT_OK;
  size_t            count  = v->node_count - v->linked_count;
  const bool        korean = view_is_korean(in->options->lang);
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
    "style=rounded, color=\"#c8ccd4\", labelloc=t,\n"
    "      labeljust=l, fontsize=10, fontcolor=\"" STYLE_FAINT "\"];\n",
    v->cut ? (korean ? "이 그림에는 관계가 없는 것" : "Without a relation here")
           : (korean ? "관계 없이 언급된 것" : "Without a relation"));
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

static void
put_legend_item(strbuf* b, const char* fill, const char* line, weft_str text)
{
  strbuf_printf(b,
                "<TD BGCOLOR=\"%s\" COLOR=\"%s\" BORDER=\"1\" "
                "STYLE=\"ROUNDED\"> ",
                fill,
                line);
  text_put_xml(b, text);
  strbuf_puts(b, " </TD>");
}

// Types in the schema's order would need all of them: in order of appearance
// by name of type instead
static weft_status
collect_types(const view* v, table* seen, weft_str* types, size_t* count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < v->node_count; ++i) {
    const weft_str type = v->nodes[i].type;
    if (!type.size || table_get(seen, type, SIZE_MAX) != SIZE_MAX) {
      continue;
    }
    TRY(st, table_set(seen, type, *count));
    size_t at = (*count)++;
    for (; at && weft_str_compare(types[at - 1U], type) > 0; --at) {
      types[at] = types[at - 1U];
    }
    types[at] = type;
  }
  return WEFT_OK;
}

static weft_status
put_legend_types(strbuf*          b,
                 const dot_input* in,
                 const weft_str*  types,
                 size_t           count)
{
  const weft_schema* const schema = weft_graph_schema(in->graph);
  const weft_str           lang   = in->options->lang;
  for (size_t i = 0U; i < count; ++i) {
    const type_style style  = style_of_type(schema, types[i]);
    arena            memory = {NULL, 0U, 0U};
    const weft_str   label =
      text_clean(&memory, view_type_label(in->graph, types[i], lang));
    if (i && i % LEGEND_COLUMNS == 0U) {
      strbuf_puts(b, "</TR><TR>");
    }
    if (label.data) {
      put_legend_item(b, style.fill, style.line, label);
    }
    arena_free(&memory);
    if (!label.data) {
      return WEFT_ERR_NO_MEMORY;
    }
  }
  for (size_t i = 0U; i < in->view->edge_count; ++i) {
    if (in->view->edges[i].planned) {
      put_legend_item(b,
                      "#ffffff",
                      "#c8ccd4",
                      view_is_korean(lang) ? WEFT_STR("- - - 예정")
                                           : WEFT_STR("- - - planned"));
      break;
    }
  }
  return b->status;
}

static weft_status
put_legend(strbuf* b, const dot_input* in)
{
  arena           memory = {NULL, 0U, 0U};
  table           seen   = {NULL, 0U, 0U};
  size_t          count  = 0U;
  weft_str* const types  = (weft_str*)arena_array(
    &memory, in->view->node_count + 1U, sizeof(weft_str));
  weft_status st =
    types ? collect_types(in->view, &seen, types, &count) : WEFT_ERR_NO_MEMORY;
  if (!st && count) {
    strbuf_puts(b,
                "  " DOT_LEGEND " [id=\"" DOT_LEGEND
                "\", shape=plain, style=\"\", fontsize=9, tooltip=\" \", "
                "label=<\n    <TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                "CELLSPACING=\"5\" CELLPADDING=\"3\"><TR>");
    st = put_legend_types(b, in, types, count);
    strbuf_puts(b, "</TR></TABLE>>];\n");
  }
  table_free(&seen);
  arena_free(&memory);
  return st;
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
  const view* const v  = in->view;
  weft_status       st = WEFT_OK;
  for (size_t i = 0U; i < v->group_count; ++i) {
    strbuf_printf(b, "  subgraph " DOT_GROUP "%zu {\n    graph [label=\"", i);
    text_put_dot(b, v->groups[i].label);
    strbuf_puts(b,
                "\", style=rounded, color=\"#c8ccd4\", labelloc=t,\n"
                "      labeljust=l, fontsize=11, fontcolor=\"" STYLE_FAINT
                "\"];\n");
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
    st = put_legend(b, in);
  }
  strbuf_puts(b, "}\n");
  strbuf_free(&scratch);
  return st ? st : b->status;
}
