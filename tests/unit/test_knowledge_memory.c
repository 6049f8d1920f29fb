// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Identity, inference and conflicts with each allocation failing in turn: a
// clean status, and nothing leaked.
//
// The linker leads the library's allocations here (--wrap).

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "failing.h"

#include "make_graph.h"

#include "weft/conflict.h"

static const weft_str apart[] = {WEFT_STR_INIT("near")};

static const weft_relation_info relations[] = {
  {.name = WEFT_STR_INIT("part_of"), .transitive = true},
  {.name = WEFT_STR_INIT("has_part"), .inverse = WEFT_STR_INIT("part_of")},
  {.name = WEFT_STR_INIT("led_by"), .functional = true},
  {.name = WEFT_STR_INIT("far"), .disjoint = apart, .disjoint_count = 1U},
  {.name = WEFT_STR_INIT("near")},
};

static const weft_schema schema = {.relations      = relations,
                                   .relation_count = 5U};

static const char* const triples[][3] = {{"P/A", "part_of", "P/B"},
                                         {"P/B", "part_of", "P/C"},
                                         {"P/D", "has_part", "P/C"},
                                         {"P/X", "part_of", "P/Y"},
                                         {"P/Y", "part_of", "P/X"},
                                         {"P/A", "led_by", "P/Kim"},
                                         {"P/A", "led_by", "P/Lee"},
                                         {"P/A", "far", "P/X"},
                                         {"P/A", "near", "P/X"},
                                         {"P/b.", "led_by", "P/Kim"},
                                         {"P/alias", "far", "P/Kim"},
                                         {"P/other", "near", "P/Kim"}};

static weft_status
add_document(weft_graph* const graph)
{
  const weft_alias aliases[] = {
    {WEFT_STR("P/A"), WEFT_STR("alias"), WEFT_STR("text"), {NULL, 0U}},
    {WEFT_STR("P/B"), WEFT_STR("shared"), WEFT_STR("text"), {NULL, 0U}},
    {WEFT_STR("P/C"), WEFT_STR("shared"), WEFT_STR("text"), {NULL, 0U}}};
  const weft_document_info info = {
    .doc = WEFT_STR("a"), .aliases = aliases, .alias_count = 3U};
  return weft_graph_add_document(graph, &info, NULL);
}

static weft_status
fill(weft_graph* const graph)
{
  const weft_decision join = {
    WEFT_JOIN, WEFT_STR("P/other"), WEFT_STR("P/Lee")};
  weft_status st = add_document(graph);
  st             = st ? st : weft_graph_decide(graph, &join, NULL);
  st = st ? st : weft_graph_as_of(graph, WEFT_STR("2020-01-01"), NULL);
  for (size_t i = 0U; !st && i < sizeof(triples) / sizeof(triples[0]); ++i) {
    const weft_triple t = make_triple("a",
                                      make_end(triples[i][0]),
                                      triples[i][1],
                                      make_end(triples[i][2]),
                                      20U * i);
    weft_triple       u = t;
    u.evidence.sentence = i;
    st                  = weft_graph_add_triple(graph, &u, NULL);
  }
  return st;
}

static weft_status
work(void* const unused)
{
  (void)unused;
  weft_graph*     graph = NULL;
  weft_conflicts* list  = NULL;
  weft_str        name  = {NULL, 0U};
  weft_status     st    = weft_graph_new(&schema, &graph, NULL);
  st                    = st ? st : fill(graph);
  st                    = st ? st : weft_graph_freeze(graph, NULL);
  st = st ? st : weft_graph_find_name(graph, WEFT_STR("kim"), &name, NULL);
  st = st ? st : weft_conflicts_find(graph, &list, NULL);
  if (!st) {
    assert_int_equal(weft_graph_join_count(graph), 2);
    assert_int_equal(weft_graph_shared_alias_count(graph), 1);
    assert_int_equal(weft_graph_inferred_count(graph), 11);
    assert_int_equal(weft_conflicts_count(list), 3);
  }
  weft_conflicts_free(list);
  weft_graph_free(graph);
  return st;
}

static void
test_no_memory(void** const state)
{
  (void)state;
  assert_true(check_failing(work, NULL) > 20U);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
