// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Views, and what they are made with, when memory runs out at any point.

#include "graph_lines.h"
#include "make_graph.h"
#include "stylesheet.h"
#include "view_dump.h"
#include "view_schema.h"

#include "weft/find.h"
#include "weft/part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "failing.h"

static const char lines[] =
  "강 | Company/누리컴 | develops | Product/별빛\n"
  "강 | Company/누리컴 | develops | Product/달빛 | planned\n"
  "강 | Company/누리컴 | count | lit Quantity/3명 = 3 명\n"
  "강 | Company/Nuri | is_a | Class/기업\n"
  "강 | Company/누리컴 | located_in | Place/한별시 | s=1\n"
  "산 | Company/누리컴 | located_in | Place/두메군 | s=1\n"
  "산 | Company/두레 | partner_of | Company/누리컴\n"
  "산 | Company/두레 | develops | Product/햇빛\n"
  "산 | Company/두레 | uses | Product/햇빛\n"
  "산 | Person/하늘 | part_of | Company/두레\n"
  "산 | Company/두레 | part_of | Organization/마루\n"
  "doc 강 | 2025-01-02\n"
  "doc 산 | 2026-01-02\n"
  "alias 강 | Company/누리컴 | Nuri";

static weft_graph*
make_graph(void)
{
  size_t      order[LINES_MAX];
  graph_lines l;
  weft_graph* graph = NULL;
  lines_read(&l, lines);
  for (size_t i = 0U; i < l.count; ++i) {
    order[i] = i;
  }
  assert_int_equal(weft_graph_new(&view_schema, &graph, NULL), WEFT_OK);
  const weft_sink sink = weft_graph_sink(graph);
  assert_int_equal(lines_send(&l, order, &sink), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  lines_free(&l);
  return graph;
}

typedef struct {
  const weft_graph*          graph;
  const weft_render_options* options;
  const weft_theme*          theme;
} drawing;

static weft_status
draw(void* handle)
{
  const drawing* const d   = (const drawing*)handle;
  strbuf               dot = {NULL, 0U, 0U, WEFT_OK};
  view                 v   = {.node_count = 0U};
  dot_input            in  = {.graph   = d->graph,
                              .view    = &v,
                              .options = d->options,
                              .plan    = layout_find("dot", 1U, 1U),
                              .theme   = d->theme,
                              .both    = true};
  weft_status          st  = view_make(&v, d->graph, d->options, NULL);
  st                       = st ? st : dot_write(&dot, &in);
  st                       = st ? st : stylesheet_put(&dot, &in);
  strbuf_free(&dot);
  view_free(&v);
  return st;
}

static weft_status
load_theme(void* handle)
{
  weft_theme*       theme = NULL;
  const weft_status st    = weft_theme_load((const char*)handle, &theme, NULL);
  weft_theme_free(theme);
  return st;
}

static void
test_themes(void** state)
{
  (void)state;
  check_failing(load_theme, NULL);
  check_failing(load_theme, "paper");
}

static void
test_views(void** state)
{
  (void)state;
  static const weft_str focus[]     = {WEFT_STR_INIT("Nuri")};
  static const weft_str types[]     = {WEFT_STR_INIT("기관"),
                                       WEFT_STR_INIT("Place")};
  static const weft_str relations[] = {WEFT_STR_INIT("위치"),
                                       WEFT_STR_INIT("partner_of")};
  weft_graph* const     graph       = make_graph();
  weft_render_options   o           = WEFT_RENDER_OPTIONS_INIT;
  weft_theme*           theme       = NULL;
  assert_int_equal(weft_theme_load(NULL, &theme, NULL), WEFT_OK);
  drawing d = {graph, &o, theme};
  weft_graph_show_inferred(graph, true);
  check_failing(draw, &d);

  o.view.group_by = WEFT_GROUP_TYPE;
  o.literals      = WEFT_LITERALS_NODES;
  check_failing(draw, &d);

  o.literals      = WEFT_LITERALS_INSIDE;
  o.view.group_by = WEFT_GROUP_COMMUNITY;
  o.view.top      = 3U;
  check_failing(draw, &d);

  o.view = (weft_view){.focus          = focus,
                       .focus_count    = 1U,
                       .depth          = 2U,
                       .types          = types,
                       .type_count     = 2U,
                       .relations      = relations,
                       .relation_count = 2U,
                       .since          = WEFT_STR("2024"),
                       .until          = WEFT_STR("2026-12"),
                       .min_confidence = 500};
  check_failing(draw, &d);
  weft_theme_free(theme);
  weft_graph_free(graph);
}

static weft_status
find_wrong(void* handle)
{
  const weft_graph* const graph = (const weft_graph*)handle;
  weft_str*               found = NULL;
  size_t                  count = 0U;
  weft_status             st    = weft_graph_find_relations(
    graph, WEFT_STR("located on"), &found, &count, NULL);
  free(found);
  return st == WEFT_ERR_BAD_INPUT ? WEFT_OK : st;
}

static weft_status
find_nobody(void* handle)
{
  const weft_graph* const graph = (const weft_graph*)handle;
  size_t*                 found = NULL;
  size_t                  count = 0U;
  weft_status             st    = weft_graph_find_entities(
    graph, WEFT_STR("누리캄:Company"), &found, &count, NULL);
  free(found);
  return st == WEFT_ERR_NOT_FOUND ? WEFT_OK : st;
}

static weft_status
take_parts(void* handle)
{
  weft_parts* parts = NULL;
  weft_graph* part  = NULL;
  weft_status st    = weft_parts_new((const weft_graph*)handle, &parts, NULL);
  st                = st ? st : weft_parts_graph(parts, 0U, &part, NULL);
  weft_graph_free(part);
  weft_parts_free(parts);
  return st;
}

static void
test_names_and_parts(void** state)
{
  (void)state;
  weft_graph* const graph = make_graph();
  check_failing(find_wrong, graph);
  check_failing(find_nobody, graph);
  check_failing(take_parts, graph);
  weft_graph_free(graph);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_themes),
    cmocka_unit_test(test_views),
    cmocka_unit_test(test_names_and_parts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
