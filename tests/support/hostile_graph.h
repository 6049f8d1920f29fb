// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Graphs that no syntax was made for.  Include <cmocka.h> first.

#ifndef WEFT_TEST_HOSTILE_GRAPH_H
#define WEFT_TEST_HOSTILE_GRAPH_H

#include "sample_graph.h"

#include <stdio.h>
#include <string.h>

#define HOSTILE_MANY 540U
#define HOSTILE_LONG 10000U
#define HOSTILE_BYTES(literal)                                                 \
  {                                                                            \
    literal, sizeof(literal) - 1U                                              \
  }

static const weft_str hostile[] = {
  HOSTILE_BYTES(""),
  HOSTILE_BYTES(" "),
  HOSTILE_BYTES("."),
  HOSTILE_BYTES(".."),
  HOSTILE_BYTES("quote \" apostrophe ' backslash \\ end"),
  HOSTILE_BYTES("ends in a backslash \\"),
  HOSTILE_BYTES("\\"),
  HOSTILE_BYTES("\\u0027 \\u0060 \\N \\G \\n %41 %%{init: {}}%%"),
  HOSTILE_BYTES("`backticks` ``two``"),
  HOSTILE_BYTES("line\nbreak\r\nand\ttab\r"),
  HOSTILE_BYTES("bell\a escape\x1B unit\x1F delete\x7F"),
  HOSTILE_BYTES("zero \0 inside"),
  HOSTILE_BYTES("right to left: \u202Eمرحبا\u202C שלום"),
  HOSTILE_BYTES("🌊👩‍🚀 한글 ﷺ"),
  HOSTILE_BYTES("<a href=\"x\">&amp;</a> &lt; &#44032; {}|^`%41"),
  HOSTILE_BYTES("<![CDATA[ ]]> --> <!-- <?xml?>"),
  HOSTILE_BYTES("semi;colon, comma; '); DROP TABLE x;--"),
  HOSTILE_BYTES("=1+1"),
  HOSTILE_BYTES("end"),
  HOSTILE_BYTES("null"),
  HOSTILE_BYTES("subgraph"),
  HOSTILE_BYTES("_:b0"),
  HOSTILE_BYTES("\uFEFF\u2028"
                "\xC2\x85"
                "\uFFFD\uFFFE\uFFFF\U0010FFFF"),
};

enum { HOSTILE_COUNT = sizeof(hostile) / sizeof(hostile[0]) };

// An end whose form is `name`
static inline weft_end
name_end(const char* const type, const weft_str name)
{
  return (weft_end){.name = name, .type = weft_str_from(type)};
}

// One hostile name in every place of a triple
static inline void
add_hostile(weft_graph* const graph, const weft_str name, const size_t at)
{
  weft_triple t = make_triple(
    "hostile", name_end("Bad IRI", name), "part of", make_end("X/whole"), at);
  t.evidence.text = name;
  t.when          = name;
  t.of            = name;
  t.rule          = name;
  add(graph, t);

  t.doc            = name;
  t.relation       = name;
  t.status         = WEFT_PLANNED;
  t.object         = name_end("Name", name);
  t.object.literal = true;
  t.object.unit    = name;
  add(graph, t);

  t.relation = WEFT_STR("part of");
  // A graph refuses types with a slash
  const bool typed = name.size && !memchr(name.data, '/', name.size);
  if (typed) {
    t.object.type = name;
  }
  t.object.value_kind = at % 2U ? WEFT_VALUE_TEXT : WEFT_VALUE_NUMBER;
  t.object.value      = name;
  add(graph, t);

  t.subject.type = typed ? name : WEFT_STR("");
  t.object       = make_end("X/whole");
  add(graph, t);
}

static inline weft_graph*
make_hostile(void)
{
  weft_graph* graph = NULL;
  strbuf      name  = {0};
  assert_int_equal(weft_graph_new(&sample_schema, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < HOSTILE_COUNT; ++i) {
    add_hostile(graph, hostile[i], i);
  }
  for (size_t i = 0U; i < HOSTILE_LONG; ++i) {
    strbuf_puts(&name, i % 3U ? "긴" : "\"");
  }
  add(graph,
      make_triple("long",
                  name_end("Company", strbuf_str(&name)),
                  "develops",
                  make_end("X/whole"),
                  0U));
  strbuf_free(&name);

  // Names that other entities claim
  weft_alias aliases[HOSTILE_COUNT];
  for (size_t i = 0U; i < HOSTILE_COUNT; ++i) {
    aliases[i] = (weft_alias){
      WEFT_STR("Y/named"), hostile[i], WEFT_STR("test"), {NULL, 0U}};
  }
  const weft_document_info info = {.doc         = hostile[HOSTILE_COUNT - 1U],
                                   .date        = hostile[8],
                                   .title       = hostile[4],
                                   .sha256      = WEFT_STR("00"),
                                   .aliases     = aliases,
                                   .alias_count = HOSTILE_COUNT};
  assert_int_equal(weft_graph_add_document(graph, &info, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

// Numbers and dates at the edges of what types can hold
static inline weft_graph*
make_values(void)
{
  static const char* const numbers[] = {"0",
                                        "-12",
                                        "1.50",
                                        "-0.001",
                                        "1e3",
                                        "1E-7",
                                        "1e999999999999",
                                        "123456789012345",
                                        "9007199254740993",
                                        "123456789012345678901234567890",
                                        "01",
                                        "1.",
                                        "NaN"};
  static const char* const dates[]   = {"2021",
                                        "2021-05",
                                        "2021-05-25",
                                        "2021-02-30",
                                        "0000",
                                        "2021-Q1",
                                        "2021-05/2021-07"};

  weft_graph*    graph = NULL;
  const weft_end model = make_end("AIModel/별빛");
  assert_int_equal(weft_graph_new(&sample_schema, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
    weft_end end   = make_literal("Quantity/", 1, numbers[i], "개");
    end.value_kind = WEFT_VALUE_NUMBER;
    end.name       = end.value;
    add(graph, make_triple("a", model, "count", end, i));
    end.unit = WEFT_STR("명");
    add(graph, make_triple("b", model, "count", end, i));
  }
  for (size_t i = 0U; i < sizeof(dates) / sizeof(dates[0]); ++i) {
    weft_end end   = make_literal("Date/", 1, dates[i], NULL);
    end.value_kind = WEFT_VALUE_TEXT;
    end.name       = end.value;
    weft_triple t  = make_triple("a", model, "released_on", end, 100U + i);
    t.when         = end.value;
    add(graph, t);
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

// More than Mermaid takes; some facts are stated more often than others
static inline weft_graph*
make_many(void)
{
  weft_graph* graph = NULL;
  strbuf      name  = {0};
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < HOSTILE_MANY; ++i) {
    strbuf_clear(&name);
    strbuf_printf(&name, "이름 %zu", i);
    for (size_t k = 0U; k <= (i % 7U == 0U); ++k) {
      add(graph,
          make_triple(k % 2U ? "b" : "a",
                      name_end("T", strbuf_str(&name)),
                      i % 2U ? "part_of" : "uses",
                      make_end("T/중심"),
                      (100U * i) + (20U * k)));
    }
  }
  strbuf_free(&name);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

#endif // WEFT_TEST_HOSTILE_GRAPH_H
