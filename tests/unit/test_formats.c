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

#include "hostile_graph.h"
#include "sample_graph.h"

// Debian's, which sees Debian's rdflib and networkx
#define PYTHON "/usr/bin/python3"

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
