// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Graphs to be exported in tests.  Include <cmocka.h> first.

#ifndef WEFT_TEST_SAMPLE_GRAPH_H
#define WEFT_TEST_SAMPLE_GRAPH_H

#include "make_graph.h"

static const weft_type_info sample_types[] = {
  {.name = WEFT_STR_INIT("Organization"),
   .iri  = WEFT_STR_INIT("http://schema.org/Organization")},
  {.name = WEFT_STR_INIT("Company"), .parent = WEFT_STR_INIT("Organization")},
  {.name = WEFT_STR_INIT("Bad IRI"), .iri = WEFT_STR_INIT("no scheme")},
};

static const weft_relation_info sample_relations[] = {
  {.name = WEFT_STR_INIT("develops"),
   .iri  = WEFT_STR_INIT("http://example.org/terms#develops")},
  {.name = WEFT_STR_INIT("part of"),
   .iri  = WEFT_STR_INIT("http://example.org/a b>")},
};

static const weft_schema sample_schema = {
  WEFT_STR_INIT("http://example.org/weft/"),
  sample_types,
  3U,
  sample_relations,
  2U};

static inline void
add(weft_graph* const graph, const weft_triple t)
{
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
}

// Facts of all kinds in three documents, frozen
static inline weft_graph*
make_sample(void)
{
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&sample_schema, &graph, NULL), WEFT_OK);
  const weft_alias         alias = {WEFT_STR("Company/가람소프트"),
                                    WEFT_STR("GRS"),
                                    WEFT_STR("parenthesis"),
                                    {NULL, 0U}};
  const weft_document_info info  = {.doc   = WEFT_STR("b.txt"),
                                    .date  = WEFT_STR("2021-06-01"),
                                    .title = WEFT_STR("가람소프트 소식"),
                                    .bytes = 99U,
                                    .aliases     = &alias,
                                    .alias_count = 1U};
  assert_int_equal(weft_graph_add_document(graph, &info, NULL), WEFT_OK);
  const weft_end garam = make_end("Company/가람소프트");
  const weft_end model = make_end("AIModel/별빛");
  add(graph, make_triple("b.txt", garam, "develops", model, 30U));
  add(
    graph,
    make_triple("a.txt", make_end("Organization/GRS"), "develops", model, 0U));
  weft_triple t      = make_triple("b.txt", garam, "develops", model, 60U);
  t.status           = WEFT_PLANNED;
  t.when             = WEFT_STR("2022");
  t.subject.has_span = true;
  t.subject.span     = (weft_span){60U, 75U};
  t.object.has_via   = true;
  t.object.via       = (weft_span){30U, 36U};
  add(graph, t);
  t = make_triple(
    "b.txt",
    model,
    "parameter_count",
    make_literal("Quantity/1조개", WEFT_VALUE_NUMBER, "1000000000000", "개"),
    5U);
  t.of = WEFT_STR("매개변수");
  add(graph, t);
  const weft_end dates[] = {
    make_literal("Date/5월", WEFT_VALUE_TEXT, "2021-05", NULL),
    make_literal("Date/작년", WEFT_VALUE_TEXT, "2020", NULL),
    make_literal("Date/5월 25일", WEFT_VALUE_TEXT, "2021-05-25", NULL),
    make_literal("Date/1분기", WEFT_VALUE_TEXT, "2021-Q1", NULL),
    make_literal("Percent/1.5%", WEFT_VALUE_NUMBER, "1.5", "%")};
  for (size_t i = 0U; i < sizeof(dates) / sizeof(dates[0]); ++i) {
    add(graph, make_triple("c.txt", model, "released_on", dates[i], i));
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

#endif // WEFT_TEST_SAMPLE_GRAPH_H
