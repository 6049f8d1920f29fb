// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Figures, comparison and merging with each allocation failing in turn: a
// clean status, nothing leaked, and the same result as ever afterwards.
//
// The linker leads the library's allocations here (--wrap); those of SQLite
// go on working.

#include "make_graph.h"

#include "weft/diff.h"
#include "weft/merge.h"
#include "weft/stats.h"
#include "weft/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "failing.h"

// Samples

static const char* const names[] =
  {"N/가람", "N/나래", "N/다솜", "N/라온", "N/마루", "N/바다", "N/사랑"};

enum { NAME_COUNT = sizeof(names) / sizeof(names[0]) };

static weft_triple
sample_triple(const char* const doc, const size_t i, const size_t seed)
{
  weft_triple t = make_triple(doc,
                              make_end(names[i % NAME_COUNT]),
                              i % 3U ? "r" : "s",
                              make_end(names[(i * seed + 1U) % NAME_COUNT]),
                              i * 20U);
  if (i % 5U == 4U) {
    t.object = make_literal("Q/3개", WEFT_VALUE_NUMBER, "3", "개");
  }
  return t;
}

static weft_graph*
make_sample(const size_t seed)
{
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < 40U; ++i) {
    const weft_triple t = sample_triple("a.txt", i, seed);
    assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

// Figures

static weft_status
compute_stats(void* const handle)
{
  weft_stats*       stats = NULL;
  const weft_status st    = weft_stats_new(handle, &stats, NULL);
  if (!st) {
    assert_int_equal(stats->entities, NAME_COUNT);
    assert_int_equal(stats->links + stats->literals, stats->facts);
    assert_int_equal(stats->components, 2U);
  } else {
    assert_null(stats);
  }
  weft_stats_free(stats);
  return st;
}

static void
test_stats(void** const state)
{
  (void)state;
  weft_graph* const graph = make_sample(3U);
  (void)check_failing(compute_stats, graph);
  weft_graph_free(graph);
}

// Comparison

typedef struct {
  weft_graph* a;
  weft_graph* b;
  size_t      found;
} pair;

static weft_status
count_difference(void* const handle, const weft_difference* const d)
{
  assert_true(d->fact_a || d->fact_b || d->entity_a || d->entity_b ||
              d->document_a || d->document_b);
  ++((pair*)handle)->found;
  return WEFT_OK;
}

static weft_status
stop(void* const handle, const weft_difference* const d)
{
  (void)handle;
  (void)d;
  return WEFT_ERR_STOPPED;
}

static weft_status
compare(void* const handle)
{
  pair* const p = handle;
  p->found      = 0U;
  return weft_diff(p->a, p->b, count_difference, p, NULL);
}

static void
test_diff(void** const state)
{
  (void)state;
  pair p = {make_sample(3U), make_sample(2U), 0U};
  (void)check_failing(compare, &p);
  assert_true(p.found > 0U);
  assert_int_equal(weft_diff(p.a, p.b, stop, NULL, NULL), WEFT_ERR_STOPPED);
  assert_int_equal(weft_diff(p.a, p.a, stop, NULL, NULL), WEFT_OK);
  weft_graph_free(p.a);
  weft_graph_free(p.b);
}

// Merging

// In memory if there is such a place: many files are written
static char folder[32] = "/dev/shm/weft-merge-XXXXXX";

static const char*
path_of(const char* const name)
{
  static char paths[8][64];
  static int  next = 0;
  next             = (next + 1) % 8;
  snprintf(paths[next], sizeof(paths[next]), "%s/%s", folder, name);
  return paths[next];
}

static void
make_file(const char* const name, const char* const date, const size_t seed)
{
  static const weft_type_info types[] = {
    {.name = WEFT_STR_INIT("N")},
    {.name = WEFT_STR_INIT("Q"), .literal = true}};
  const weft_schema schema = {.types = types, .type_count = 2U};
  const weft_alias  alias  = {.id     = WEFT_STR("N/가람"),
                              .alias  = WEFT_STR("강"),
                              .reason = WEFT_STR("test")};
  weft_store*       store  = NULL;
  assert_int_equal(
    weft_store_open(path_of(name), WEFT_STORE_CREATE, &store, NULL), WEFT_OK);
  assert_int_equal(weft_store_declare(store, &schema, NULL), WEFT_OK);
  for (size_t d = 0U; d < 3U; ++d) {
    char doc[16];
    snprintf(doc, sizeof(doc), "%zu.txt", d);
    const weft_document_info info = {.doc         = weft_str_from(doc),
                                     .date        = d ? WEFT_STR("2026")
                                                      : weft_str_from(date),
                                     .sha256      = WEFT_STR("00"),
                                     .aliases     = &alias,
                                     .alias_count = 1U};
    assert_int_equal(weft_store_add_document(store, &info, NULL), WEFT_OK);
    for (size_t i = 0U; i < 10U; ++i) {
      const weft_triple t = sample_triple(doc, i, seed + d);
      assert_int_equal(weft_store_add_triple(store, &t, NULL), WEFT_OK);
    }
  }
  assert_int_equal(weft_store_close(store, NULL), WEFT_OK);
}

static size_t clashes = 0U;

static weft_status
count_clash(void* const             handle,
            const weft_clash* const lost,
            const weft_clash* const kept)
{
  (void)handle;
  assert_true(weft_str_compare(lost->date, kept->date) < 0);
  ++clashes;
  return WEFT_OK;
}

static void
remove_output(void)
{
  unlink(path_of("out"));
  unlink(path_of("out-wal"));
  unlink(path_of("out-shm"));
  unlink(path_of("out-journal"));
}

static weft_status
merge(void* const handle)
{
  const char* const paths[] = {path_of("a"), path_of("b")};
  weft_store_counts counts  = {0};
  (void)handle;
  remove_output();
  clashes = 0U;
  const weft_status st =
    weft_merge(paths, 2U, path_of("out"), count_clash, NULL, &counts, NULL);
  if (!st) {
    assert_int_equal(counts.documents, 3U);
    assert_int_equal(clashes, 1U);
  }
  return st;
}

// Reading the union back
static weft_status
load(void* const handle)
{
  weft_store* store = NULL;
  weft_graph* graph = NULL;
  weft_status st =
    weft_store_open(path_of("out"), WEFT_STORE_READ, &store, NULL);
  (void)handle;
  if (!st) {
    st = weft_store_load(store, &graph, NULL);
  }
  if (!st) {
    assert_int_equal(weft_graph_document_count(graph), 3U);
    assert_int_equal(weft_graph_document(graph, 0U)->alias_count, 1U);
  }
  weft_graph_free(graph);
  weft_store_free(store);
  return st;
}

static void
test_merge(void** const state)
{
  (void)state;
  if (!mkdtemp(folder)) {
    snprintf(folder, sizeof(folder), "/tmp/weft-merge-XXXXXX");
    assert_non_null(mkdtemp(folder));
  }
  make_file("a", "2024", 2U);
  make_file("b", "2025", 3U);
  (void)check_failing(merge, NULL);
  (void)check_failing(load, NULL);

  // A file that holds something is no place for a union
  const char* const paths[] = {path_of("a")};
  weft_error        error   = WEFT_ERROR_INIT;
  assert_int_equal(
    weft_merge(paths, 1U, path_of("b"), NULL, NULL, NULL, &error),
    WEFT_ERR_EXISTS);
  remove_output();
  unlink(path_of("a"));
  unlink(path_of("b"));
  assert_int_equal(rmdir(folder), 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_stats),
                                     cmocka_unit_test(test_diff),
                                     cmocka_unit_test(test_merge)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
