// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Runs cases/views.txt: a graph and options, then what a picture would show.

#include "case_file.h"
#include "graph_lines.h"
#include "make_graph.h"
#include "view_dump.h"
#include "view_schema.h"

#include "weft/find.h"
#include "weft/part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static weft_graph*
make_graph(const graph_lines* l, size_t turn)
{
  size_t      order[LINES_MAX];
  weft_graph* graph = NULL;
  for (size_t i = 0U; i < l->count; ++i) {
    order[i] = (i + turn) % l->count;
  }
  assert_int_equal(weft_graph_new(&view_schema, &graph, NULL), WEFT_OK);
  const weft_sink sink = weft_graph_sink(graph);
  assert_int_equal(lines_send(l, order, &sink), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

static char*
dump(const test_case* c, size_t turn)
{
  graph_lines l;
  view_case   o;
  strbuf      b = {NULL, 0U, 0U, WEFT_OK};
  lines_read(&l, c->input);
  view_case_read(&o, &l);
  weft_graph* const graph = make_graph(&l, turn % (l.count ? l.count : 1U));
  weft_graph_show_inferred(graph, o.inferred);
  (void)view_dump(&b, graph, &o.render);
  assert_int_equal(b.status, WEFT_OK);
  weft_graph_free(graph);
  lines_free(&l);
  return b.data;
}

// Whatever the order in which the graph was filled
static void
test_cases(void** state)
{
  (void)state;
  case_file file   = case_open("cases/views.txt");
  size_t    count  = 0U;
  size_t    failed = 0U;
  test_case c;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    for (size_t turn = 0U; turn < 12U; turn += 5U) {
      char* const  got  = dump(&c, turn);
      const size_t size = strlen(got);
      if (size - 1U != strlen(c.expected) ||
          strncmp(got, c.expected, size - 1U) != 0) {
        print_error("==== %s (turn %zu)\n%s----\n", c.title, turn, got);
        ++failed;
        turn = 100U;
      }
      free(got);
    }
    ++count;
  }
  case_close(&file);
  assert_true(count >= 20U);
  assert_int_equal(failed, 0U);
}

// Keys

static const char keyed[] = "강 | Company/가 | develops | Product/나\n"
                            "강 | Company/가 | develops | Product/다\n"
                            "강 | Company/라 | develops | Product/다\n"
                            "강 | Company/가 | develops | Product/마\n"
                            "강 | Company/가 | develops | Product/바\n"
                            "강 | Company/라 | develops | Product/사\n"
                            "강 | Company/라 | develops | Product/아\n"
                            "강 | Company/라 | develops | Product/자";

static void
make_view(view* v, weft_graph* graph, size_t top)
{
  weft_render_options o = WEFT_RENDER_OPTIONS_INIT;
  o.view.top            = top;
  o.view.group_by       = WEFT_GROUP_COMMUNITY;
  assert_int_equal(view_make(v, graph, &o, NULL), WEFT_OK);
}

static const view_node*
find_node(const view* v, view_kind kind, const char* name)
{
  for (size_t i = 0U; i < v->node_count; ++i) {
    if (v->nodes[i].kind == kind &&
        (!name || weft_str_equals(v->nodes[i].name, weft_str_from(name)))) {
      return &v->nodes[i];
    }
  }
  return NULL;
}

// An entity has one key in all pictures; a community's depends on its members
static void
test_keys(void** state)
{
  (void)state;
  graph_lines l;
  lines_read(&l, keyed);
  weft_graph* const graph = make_graph(&l, 0U);
  view              all   = {.node_count = 0U};
  view              two   = {.node_count = 0U};
  view              again = {.node_count = 0U};
  view              three = {.node_count = 0U};
  make_view(&all, graph, 100U);
  make_view(&two, graph, 2U);
  make_view(&again, graph, 2U);
  make_view(&three, graph, 3U);
  assert_int_equal(all.communities, 0U);
  assert_true(two.communities && three.communities);

  assert_string_equal(find_node(&all, VIEW_ENTITY, "라")->key,
                      find_node(&two, VIEW_ENTITY, "라")->key);
  assert_string_equal(find_node(&two, VIEW_COMMUNITY, NULL)->key,
                      find_node(&again, VIEW_COMMUNITY, NULL)->key);
  assert_string_not_equal(find_node(&two, VIEW_COMMUNITY, NULL)->key,
                          find_node(&three, VIEW_COMMUNITY, NULL)->key);
  for (size_t i = 0U; i < two.edge_count; ++i) {
    for (size_t k = 0U; k < i; ++k) {
      assert_string_not_equal(two.edges[i].key, two.edges[k].key);
    }
  }
  view_free(&all);
  view_free(&two);
  view_free(&again);
  view_free(&three);
  weft_graph_free(graph);
  lines_free(&l);
}

// Finding

static const char named[] = "강 | Company/누리컴 | develops | Product/별빛\n"
                            "강 | Place/누리컴 | located_in | Place/한별시\n"
                            "alias 강 | Company/누리컴 | Nuri Com";

static void
check_found(const weft_graph* graph, const char* text, const char* ids)
{
  size_t*           found = NULL;
  size_t            count = 0U;
  strbuf            b     = {NULL, 0U, 0U, WEFT_OK};
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st    = weft_graph_find_entities(
    graph, weft_str_from(text), &found, &count, &error);
  strbuf_puts(&b, st ? error.message : "");
  for (size_t i = 0U; i < count; ++i) {
    strbuf_puts(&b, i ? " " : "");
    strbuf_append(&b, weft_graph_entity(graph, found[i])->id);
  }
  assert_string_equal(b.data, ids);
  assert_true(!st == (count > 0U));
  free(found);
  strbuf_free(&b);
}

static void
test_find(void** state)
{
  (void)state;
  graph_lines l;
  lines_read(&l, named);
  weft_graph* const graph = make_graph(&l, 0U);
  check_found(graph, "누리컴", "Company/누리컴 Place/누리컴");
  check_found(graph, "누리 컴", "Company/누리컴 Place/누리컴");
  check_found(graph, "Place/누리컴", "Place/누리컴");
  check_found(graph, "누리컴:Organization", "Company/누리컴");
  check_found(graph, "NURI-COM", "Company/누리컴");
  check_found(
    graph, "누리캄", "no entity is named '누리캄'; did you mean 누리컴?");
  check_found(graph, "", "no entity is named ''; check its spelling");
  check_found(graph,
              "누리컴:Person",
              "no entity is named '누리컴:Person'; check its spelling");
  weft_graph_free(graph);
  lines_free(&l);
}

// Parts

static const char parts[] =
  "강 | Company/누리컴 | develops | Product/별빛 | c=700\n"
  "산 | Company/누리컴 | develops | Product/별빛 | c=800\n"
  "산 | Company/NURI | employs | Person/하늘\n"
  "산 | Company/누리컴 | count | lit Quantity/3명 = 3 명\n"
  "alias 강 | Company/누리컴 | NURI\n"
  "doc 들 | 2026-01-02";

static void
test_parts(void** state)
{
  (void)state;
  graph_lines l;
  weft_parts* list = NULL;
  weft_graph* part = NULL;
  lines_read(&l, parts);
  weft_graph* const graph = make_graph(&l, 0U);
  assert_int_equal(weft_parts_new(graph, &list, NULL), WEFT_OK);
  assert_int_equal(weft_graph_document_count(graph), 3U);

  // 강, 들, 산: in bytewise order
  assert_int_equal(weft_parts_graph(list, 0U, &part, NULL), WEFT_OK);
  assert_int_equal(weft_graph_document_count(part), 1U);
  assert_int_equal(weft_graph_fact_count(part), 1U);
  assert_int_equal(weft_graph_fact(part, 0U)->confidence, 700);
  weft_graph_free(part);

  assert_int_equal(weft_parts_graph(list, 1U, &part, NULL), WEFT_OK);
  assert_int_equal(weft_graph_fact_count(part), 0U);
  assert_true(weft_str_equals(weft_graph_document(part, 0U)->date,
                              WEFT_STR("2026-01-02")));
  weft_graph_free(part);

  // Joined there by what another document declares, under its id
  assert_int_equal(weft_parts_graph(list, 2U, &part, NULL), WEFT_OK);
  assert_int_equal(weft_graph_fact_count(part), 3U);
  assert_int_equal(weft_graph_entity_count(part), 3U);
  for (size_t i = 0U; i < 3U; ++i) {
    bool known = false;
    for (size_t k = 0U; k < weft_graph_entity_count(graph); ++k) {
      known = known || weft_str_equals(weft_graph_entity(part, i)->id,
                                       weft_graph_entity(graph, k)->id);
    }
    assert_true(known);
  }
  weft_graph_free(part);
  assert_int_equal(weft_parts_graph(list, 3U, &part, NULL), WEFT_ERR_BAD_ARG);
  assert_null(part);
  weft_parts_free(list);
  weft_parts_free(NULL);
  weft_graph_free(graph);
  lines_free(&l);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_keys),
    cmocka_unit_test(test_find),
    cmocka_unit_test(test_parts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
