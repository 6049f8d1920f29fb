// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Every format of one graph goes to a folder, and support/check_export.py
// reads the folder with the programs that people use.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "sample_graph.h"

// Debian's, which sees Debian's rdflib and networkx
#define PYTHON "/usr/bin/python3"

#define MANY 540U
#define LONG 10000U
#define BYTES(literal)                                                         \
  {                                                                            \
    literal, sizeof(literal) - 1U                                              \
  }

static const char* const files[] = {
  [WEFT_FORMAT_JSONL]               = "graph.jsonl",
  [WEFT_FORMAT_NTRIPLES]            = "graph.nt",
  [WEFT_FORMAT_TURTLE]              = "graph.ttl",
  [WEFT_FORMAT_NQUADS]              = "graph.nq",
  [WEFT_FORMAT_TRIG]                = "graph.trig",
  [WEFT_FORMAT_JSONLD]              = "graph.jsonld",
  [WEFT_FORMAT_CSV]                 = "graph.csv",
  [WEFT_FORMAT_NEO4J_NODES]         = "nodes.csv",
  [WEFT_FORMAT_NEO4J_RELATIONSHIPS] = "relationships.csv",
  [WEFT_FORMAT_CYPHER]              = "graph.cypher",
  [WEFT_FORMAT_GRAPHML]             = "graph.graphml",
  [WEFT_FORMAT_GEXF]                = "graph.gexf",
  [WEFT_FORMAT_DOT]                 = "graph.gv",
  [WEFT_FORMAT_MERMAID]             = "graph.mmd",
};

enum { FILE_COUNT = sizeof(files) / sizeof(files[0]) };

static const weft_str hostile[] = {
  BYTES(""),
  BYTES(" "),
  BYTES("."),
  BYTES(".."),
  BYTES("quote \" apostrophe ' backslash \\ end"),
  BYTES("ends in a backslash \\"),
  BYTES("\\"),
  BYTES("\\u0027 \\u0060 \\N \\G \\n %41 %%{init: {}}%%"),
  BYTES("`backticks` ``two``"),
  BYTES("line\nbreak\r\nand\ttab\r"),
  BYTES("bell\a escape\x1B unit\x1F delete\x7F"),
  BYTES("zero \0 inside"),
  BYTES("right to left: \u202Eمرحبا\u202C שלום"),
  BYTES("🌊👩‍🚀 한글 ﷺ"),
  BYTES("<a href=\"x\">&amp;</a> &lt; &#44032; {}|^`%41"),
  BYTES("<![CDATA[ ]]> --> <!-- <?xml?>"),
  BYTES("semi;colon, comma; '); DROP TABLE x;--"),
  BYTES("=1+1"),
  BYTES("end"),
  BYTES("null"),
  BYTES("subgraph"),
  BYTES("_:b0"),
  BYTES("\uFEFF\u2028"
        "\xC2\x85"
        "\uFFFD\uFFFE\uFFFF\U0010FFFF"),
};

enum { HOSTILE_COUNT = sizeof(hostile) / sizeof(hostile[0]) };

// An end whose form is `name`
static weft_end
name_end(const char* const type, const weft_str name)
{
  return (weft_end){.name = name, .type = weft_str_from(type)};
}

// One hostile name in every place of a triple
static void
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

static weft_graph*
make_hostile(void)
{
  weft_graph* graph = NULL;
  strbuf      name  = {0};
  assert_int_equal(weft_graph_new(&sample_schema, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < HOSTILE_COUNT; ++i) {
    add_hostile(graph, hostile[i], i);
  }
  for (size_t i = 0U; i < LONG; ++i) {
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
static weft_graph*
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
static weft_graph*
make_many(void)
{
  weft_graph* graph = NULL;
  strbuf      name  = {0};
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < MANY; ++i) {
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

static weft_graph*
make_empty(void)
{
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

// Folders

static void
write_in(const char* const folder, const char* const name, const strbuf* text)
{
  strbuf path = {0};
  strbuf_printf(&path, "%s/%s", folder, name);
  assert_int_equal(weft_file_write(path.data, strbuf_str(text), NULL), WEFT_OK);
  strbuf_free(&path);
}

// What the graph itself says, to be compared with what readers find
static void
write_counts(const weft_graph* const graph, const char* const folder)
{
  size_t       literals = 0U;
  size_t       supports = 0U;
  strbuf       text     = {0};
  const size_t facts    = weft_graph_fact_count(graph);
  for (size_t i = 0U; i < facts; ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    literals += fact->object_entity == SIZE_MAX;
    supports += fact->support_count;
  }
  strbuf_printf(&text,
                "{\"entities\":%zu,\"facts\":%zu,\"literals\":%zu,"
                "\"supports\":%zu}\n",
                weft_graph_entity_count(graph),
                facts,
                literals,
                supports);
  write_in(folder, "counts.json", &text);
  strbuf_free(&text);
}

static void
write_formats(weft_graph* const graph, const char* const folder)
{
  for (int i = 0; i < FILE_COUNT; ++i) {
    strbuf            out    = {0};
    const weft_writer writer = make_writer(&out);
    assert_int_equal(weft_export(graph, (weft_format)i, &writer, NULL),
                     WEFT_OK);
    write_in(folder, files[i], &out);
    strbuf_free(&out);
  }
  write_counts(graph, folder);
  weft_graph_free(graph);
}

static void
remove_formats(const char* const folder)
{
  strbuf path = {0};
  for (int i = 0; i <= FILE_COUNT; ++i) {
    strbuf_clear(&path);
    strbuf_printf(
      &path, "%s/%s", folder, i < FILE_COUNT ? files[i] : "counts.json");
    unlink(path.data);
  }
  strbuf_free(&path);
  assert_int_equal(rmdir(folder), 0);
}

static void
test_readers(void** const state)
{
  (void)state;
  static weft_graph* (*const makers[])(void) = {
    make_sample, make_hostile, make_values, make_many, make_empty};
  enum { MAKER_COUNT = sizeof(makers) / sizeof(makers[0]) };

  if (access(PYTHON, X_OK)) {
    print_message("skipped: not installed: " PYTHON "\n");
    skip();
  }
  const char* const temporary = getenv("TMPDIR");
  strbuf            command   = {0};
  char              folders[MAKER_COUNT][256];
  strbuf_printf(
    &command, PYTHON " '%s/support/check_export.py'", getenv("WEFT_TEST_DATA"));
  for (size_t i = 0U; i < MAKER_COUNT; ++i) {
    snprintf(folders[i],
             sizeof(folders[i]),
             "%s/weft-formats-XXXXXX",
             temporary ? temporary : "/var/tmp");
    assert_non_null(mkdtemp(folders[i]));
    write_formats(makers[i](), folders[i]);
    strbuf_printf(&command, " '%s'", folders[i]);
  }
  const int result = system(command.data);
  strbuf_free(&command);
  for (size_t i = 0U; i < MAKER_COUNT; ++i) {
    remove_formats(folders[i]);
  }
  assert_int_equal(result, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_readers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
