// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Identity, inference and conflicts: cases/knowledge.txt, each in many orders
// of arrival, through a graph in memory, through a file, and through JSON
// lines.  graph_lines.h says how the cases are written.

#include "case_file.h"
#include "graph_dump.h"
#include "graph_lines.h"
#include "random_lines.h"

#include "date.h"
#include "scc.h"

#include "weft/conflict.h"
#include "weft/graph.h"
#include "weft/import.h"
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

enum { ORDERS = 12, FILE_ORDER = 1, RANDOM_GRAPHS = 64 };

// Schema

#define TYPE(type_name, parent_name)                                           \
  {                                                                            \
    .name = WEFT_STR_INIT(type_name), .parent = WEFT_STR_INIT(parent_name)     \
  }

static const weft_type_info types[] = {
  TYPE("Organization", ""),
  TYPE("Company", "Organization"),
  TYPE("School", "Organization"),
  TYPE("Place", ""),
  TYPE("Person", ""),
  TYPE("Model", ""),
  {.name = WEFT_STR_INIT("Quantity"), .literal = true},
  {.name = WEFT_STR_INIT("Date"), .literal = true},
};

static const weft_str owns[] = {WEFT_STR_INIT("sells")};
static const weft_str kin[]  = {WEFT_STR_INIT("stranger_of")};

static const weft_relation_info relations[] = {
  {.name = WEFT_STR_INIT("develops"), .inverse = WEFT_STR_INIT("made_by")},
  {.name = WEFT_STR_INIT("made_by")},
  {.name = WEFT_STR_INIT("part_of"), .transitive = true},
  {.name = WEFT_STR_INIT("has_part"), .inverse = WEFT_STR_INIT("part_of")},
  {.name = WEFT_STR_INIT("same_as"), .symmetric = true, .transitive = true},
  {.name           = WEFT_STR_INIT("kin_of"),
   .symmetric      = true,
   .disjoint       = kin,
   .disjoint_count = 1U},
  {.name = WEFT_STR_INIT("stranger_of"), .symmetric = true},
  {.name = WEFT_STR_INIT("owns"), .disjoint = owns, .disjoint_count = 1U},
  {.name = WEFT_STR_INIT("sells")},
  {.name = WEFT_STR_INIT("size"), .functional = true},
  {.name = WEFT_STR_INIT("founded"), .functional = true},
  {.name = WEFT_STR_INIT("led_by"), .functional = true},
};

static const weft_schema schema = {.types          = types,
                                   .type_count     = 8U,
                                   .relations      = relations,
                                   .relation_count = 12U};

// Building

static const char*
limit_of(const graph_lines* const l)
{
  for (size_t i = 0U; i < l->count; ++i) {
    const char* const date = line_after(l, i, "at ");
    if (date) {
      return date;
    }
  }
  return "";
}

static weft_graph*
build(const graph_lines* const l, const size_t* const order)
{
  weft_graph* g = NULL;
  assert_int_equal(weft_graph_new(&schema, &g, NULL), WEFT_OK);
  const weft_sink sink = weft_graph_sink(g);
  assert_int_equal(lines_send(l, order, &sink), WEFT_OK);
  assert_int_equal(weft_graph_as_of(g, weft_str_from(limit_of(l)), NULL),
                   WEFT_OK);
  assert_int_equal(weft_graph_freeze(g, NULL), WEFT_OK);
  return g;
}

static weft_status
store_document(void* const s, const weft_document_info* const d)
{
  return weft_store_add_document(s, d, NULL);
}

static weft_status
store_triple(void* const s, const weft_triple* const t)
{
  return weft_store_add_triple(s, t, NULL);
}

static weft_status
store_decision(void* const s, const weft_decision* const d)
{
  return weft_store_decide(s, d, NULL);
}

static void
check_file(const graph_lines* const l,
           const size_t* const      order,
           const char* const        expected)
{
  char      path[] = "/tmp/weft-knowledge-XXXXXX";
  const int fd     = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  weft_store* s = NULL;
  weft_graph* g = NULL;
  assert_int_equal(weft_store_open(path, WEFT_STORE_CREATE, &s, NULL), WEFT_OK);
  assert_int_equal(weft_store_declare(s, &schema, NULL), WEFT_OK);
  const weft_sink sink = {
    s, store_document, NULL, store_triple, store_decision};
  assert_int_equal(lines_send(l, order, &sink), WEFT_OK);
  assert_int_equal(weft_store_close(s, NULL), WEFT_OK);

  assert_int_equal(weft_store_open(path, WEFT_STORE_READ, &s, NULL), WEFT_OK);
  assert_int_equal(
    weft_store_load_as_of(s, weft_str_from(limit_of(l)), &g, NULL), WEFT_OK);
  char* const loaded = dump(g);
  assert_string_equal(loaded, expected);
  weft_graph_free(g);
  free(loaded);
  assert_int_equal(weft_store_load(s, &g, NULL), WEFT_OK);
  char* const tables = dump_tables(g);
  char* const file   = dump_file(path);
  assert_string_equal(file, tables);
  free(file);
  free(tables);
  weft_graph_free(g);
  weft_store_free(s);
  unlink(path);
}

typedef struct {
  strbuf lines;
  size_t at;
} memory_file;

static weft_status
read_memory(void* const   handle,
            char* const   data,
            const size_t  size,
            size_t* const got)
{
  memory_file* const f    = handle;
  const size_t       rest = f->lines.size - f->at;
  *got                    = rest < size ? rest : size;
  memcpy(data, f->lines.data + f->at, *got);
  f->at += *got;
  return WEFT_OK;
}

// JSON lines of a graph, inferred facts shown or not, give the graph again
static void
check_lines(weft_graph* const g, const char* const expected)
{
  memory_file       file   = {.at = 0U};
  const weft_writer writer = make_writer(&file.lines);
  weft_graph_show_inferred(g, true);
  assert_int_equal(weft_export(g, WEFT_FORMAT_JSONL, &writer, NULL), WEFT_OK);
  weft_graph_show_inferred(g, false);
  weft_graph* again = NULL;
  assert_int_equal(weft_graph_new(&schema, &again, NULL), WEFT_OK);
  const weft_reader reader = {&file, read_memory, "memory"};
  const weft_sink   sink   = weft_graph_sink(again);
  assert_int_equal(weft_import_jsonl(&reader, &sink, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(again, NULL), WEFT_OK);
  char* const text = dump(again);
  assert_string_equal(text, expected);
  free(text);
  strbuf_free(&file.lines);
  weft_graph_free(again);
}

static void
shuffle(size_t* const order, const size_t count, uint32_t* const state)
{
  for (size_t i = count; i > 1U; --i) {
    *state             = *state * 1664525U + 1013904223U;
    const size_t at    = (*state >> 8U) % i;
    const size_t moved = order[i - 1U];
    order[i - 1U]      = order[at];
    order[at]          = moved;
  }
}

// Check that a graph is the same in every order of arrival, through JSON lines
// and through a file
static void
check_orders(const graph_lines* const l,
             const char* const        expected,
             const bool               file)
{
  size_t   order[LINES_MAX] = {0U};
  uint32_t state            = 1U;
  for (size_t i = 0U; i < l->count; ++i) {
    order[i] = i;
  }
  for (size_t i = 0U; i < ORDERS; ++i) {
    weft_graph* const g    = build(l, order);
    char* const       text = dump(g);
    assert_string_equal(text, expected);
    if (!limit_of(l)[0]) {
      check_lines(g, text);
    }
    if (file && i == FILE_ORDER) {
      check_file(l, order, text);
    }
    free(text);
    weft_graph_free(g);
    shuffle(order, l->count, &state);
  }
}

// The graph of lines in their own order, as text
static char*
dump_lines(const graph_lines* const l)
{
  size_t order[LINES_MAX] = {0U};
  for (size_t i = 0U; i < l->count; ++i) {
    order[i] = i;
  }
  weft_graph* const g    = build(l, order);
  char* const       text = dump(g);
  weft_graph_free(g);
  return text;
}

// Returns whether the case holds
static bool
run_case(const test_case* const c)
{
  graph_lines lines;
  lines_read(&lines, c->input);
  char* const text = dump_lines(&lines);
  const bool  good = !strcmp(text, c->expected);
  if (good) {
    check_orders(&lines, text, true);
  } else {
    print_error("==== %s\n%s\n----\n", c->title, c->input);
    for (const char* at = text; *at; at += strnlen(at, 512U)) {
      print_error("%.512s", at);
    }
    print_error("\n");
  }
  free(text);
  lines_free(&lines);
  return good;
}

static void
test_cases(void** const state)
{
  (void)state;
  case_file file   = case_open("cases/knowledge.txt");
  test_case c      = {0};
  size_t    count  = 0U;
  size_t    failed = 0U;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    failed += !run_case(&c);
    ++count;
  }
  assert_int_equal(failed, 0);
  assert_true(count >= 30U);
  case_close(&file);
}

static void
test_random(void** const state)
{
  (void)state;
  uint32_t seed = 7U;
  for (size_t i = 0U; i < RANDOM_GRAPHS; ++i) {
    strbuf text = {0};
    for (size_t k = 0U; k < 5U + i % 50U; ++k) {
      put_random_line(&text, &seed, k);
    }
    graph_lines lines;
    lines_read(&lines, text.data);
    char* const expected = dump_lines(&lines);
    check_orders(&lines, expected, i % 8U == 7U);
    free(expected);
    lines_free(&lines);
    strbuf_free(&text);
  }
}

// Decisions

static weft_graph*
build_text(const char* const text)
{
  graph_lines lines;
  size_t      order[LINES_MAX] = {0U};
  lines_read(&lines, text);
  for (size_t i = 0U; i < lines.count; ++i) {
    order[i] = i;
  }
  weft_graph* const g = build(&lines, order);
  lines_free(&lines);
  return g;
}

static void
test_find_name(void** const state)
{
  (void)state;
  weft_graph* const g =
    build_text("a | Company/누리컴 | owns | Place/한강\n"
               "a@9 | Organization/누리컴 | owns | Model/한강\n"
               "alias a | Company/누리컴 | NC");
  weft_error  error   = WEFT_ERROR_INIT;
  weft_str    found   = {NULL, 0U};
  const char* names[] = {
    "누리컴", "누리 컴", "Company/누리컴", "Organization/누리컴"};
  const char* ids[] = {"Company/누리컴",
                       "Company/누리컴",
                       "Company/누리컴",
                       "Organization/누리컴"};
  for (size_t i = 0U; i < 4U; ++i) {
    assert_int_equal(
      weft_graph_find_name(g, weft_str_from(names[i]), &found, NULL), WEFT_OK);
    assert_true(weft_str_equals(found, weft_str_from(ids[i])));
  }
  assert_int_equal(weft_graph_find_name(g, WEFT_STR("한강"), &found, &error),
                   WEFT_ERR_BAD_INPUT);
  assert_non_null(strstr(error.message, "'Model/한강' or 'Place/한강'"));
  assert_int_equal(weft_graph_find_name(g, WEFT_STR("NC"), &found, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_non_null(strstr(error.message, "another name of 'Company/누리컴'"));
  assert_int_equal(weft_graph_find_name(g, WEFT_STR("없음"), &found, &error),
                   WEFT_ERR_NOT_FOUND);
  weft_graph_free(g);
}

static void
test_bad_decisions(void** const state)
{
  (void)state;
  weft_graph* const g = build_text(
    "a | Company/A | owns | Place/B\na@9 | School/A | owns | Place/C");
  weft_error          error = WEFT_ERROR_INIT;
  const weft_decision bad[] = {
    {WEFT_JOIN, WEFT_STR("Company/A"), WEFT_STR("Place/B")},
    {WEFT_JOIN, WEFT_STR("Company/A"), WEFT_STR("School/A")},
    {WEFT_SPLIT, WEFT_STR("Company/A"), WEFT_STR("Company/Z")},
    {WEFT_SPLIT, WEFT_STR("Company/A"), WEFT_STR("Company/A")},
    {(weft_decision_kind)7, WEFT_STR("Company/A"), WEFT_STR("Place/B")}};
  const weft_status expected[] = {WEFT_ERR_BAD_INPUT,
                                  WEFT_ERR_BAD_INPUT,
                                  WEFT_ERR_NOT_FOUND,
                                  WEFT_ERR_BAD_INPUT,
                                  WEFT_ERR_BAD_INPUT};
  for (size_t i = 0U; i < 5U; ++i) {
    assert_int_equal(weft_graph_check_decision(g, &bad[i], &error),
                     expected[i]);
    assert_true(error.message[0] != '\0');
  }
  assert_int_equal(weft_graph_decide(g, &bad[3], &error), WEFT_ERR_BAD_INPUT);
  const weft_decision text = {
    WEFT_SPLIT, WEFT_STR("Company/A"), WEFT_STR("\xFF")};
  assert_int_equal(weft_graph_decide(g, &text, &error), WEFT_ERR_BAD_TEXT);
  assert_int_equal(weft_graph_as_of(g, WEFT_STR("21-1"), &error),
                   WEFT_ERR_BAD_INPUT);
  weft_graph_free(g);
}

// Decisions in a file are a set, until they are forgotten
static void
test_store_decisions(void** const state)
{
  (void)state;
  char      path[] = "/tmp/weft-knowledge-XXXXXX";
  const int fd     = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  weft_store*         s     = NULL;
  weft_graph*         g     = NULL;
  size_t              count = 0U;
  const weft_decision join  = {
     WEFT_JOIN, WEFT_STR("Company/B"), WEFT_STR("Company/A")};
  const weft_decision split = {
    WEFT_SPLIT, WEFT_STR("Company/A"), WEFT_STR("Company/B")};
  assert_int_equal(weft_store_open(path, WEFT_STORE_CREATE, &s, NULL), WEFT_OK);
  assert_int_equal(weft_store_decide(s, &join, NULL), WEFT_OK);
  assert_int_equal(weft_store_decide(s, &split, NULL), WEFT_OK);
  assert_int_equal(weft_store_decide(s, &split, NULL), WEFT_OK);
  assert_int_equal(weft_store_load(s, &g, NULL), WEFT_OK);
  assert_int_equal(weft_graph_decision_count(g), 2);
  assert_int_equal(weft_graph_decision(g, 0U)->made.kind, WEFT_SPLIT);
  assert_false(weft_graph_decision(g, 0U)->holds);
  weft_graph_free(g);
  assert_int_equal(weft_store_forget(s, join.a, join.b, &count, NULL), WEFT_OK);
  assert_int_equal(count, 2);
  assert_int_equal(weft_store_forget(s, join.a, join.b, &count, NULL), WEFT_OK);
  assert_int_equal(count, 0);
  assert_int_equal(weft_store_close(s, NULL), WEFT_OK);
  unlink(path);
}

// Inferred facts are shown on demand, sorted among the others
static void
test_show_inferred(void** const state)
{
  (void)state;
  weft_graph* const g =
    build_text("a | Place/A | part_of | Place/B\n"
               "a@9 | Place/B | part_of | Place/C\n"
               "a@20 | Place/A | size | lit Quantity/1 = 1");
  assert_int_equal(weft_graph_fact_count(g), 3);
  assert_int_equal(weft_graph_inferred_count(g), 4);
  weft_graph_show_inferred(g, true);
  assert_int_equal(weft_graph_fact_count(g), 7);
  assert_true(weft_graph_fact(g, 1U)->inferred);
  assert_ptr_equal(weft_graph_fact(g, 1U), weft_graph_inferred(g, 0U));
  assert_null(weft_graph_fact(g, 7U));
  strbuf            text   = {0};
  const weft_writer writer = make_writer(&text);
  for (int format = WEFT_FORMAT_JSONL; format <= WEFT_FORMAT_MERMAID;
       ++format) {
    strbuf_clear(&text);
    assert_int_equal(weft_export(g, (weft_format)format, &writer, NULL),
                     WEFT_OK);
    const bool nodes = format == WEFT_FORMAT_NEO4J_NODES;
    const bool places =
      format == WEFT_FORMAT_JSONL || format == WEFT_FORMAT_CSV;
    // Either the word, or in RDF the type of the statement
    assert_int_equal(strstr(text.data, "inferred") ||
                       strstr(text.data, "Inference"),
                     !nodes && !places);
  }
  weft_graph_show_inferred(g, false);
  assert_int_equal(weft_graph_fact_count(g), 3);
  strbuf_free(&text);
  weft_graph_free(g);
}

// Limits are reported, and what is there is right
static void
test_long_chain(void** const state)
{
  (void)state;
  weft_graph* g = NULL;
  assert_int_equal(weft_graph_new(&schema, &g, NULL), WEFT_OK);
  for (size_t i = 0U; i < 100U; ++i) {
    char a[32];
    char b[32];
    snprintf(a, sizeof(a), "Place/P%03zu", i);
    snprintf(b, sizeof(b), "Place/P%03zu", i + 1U);
    const weft_triple t =
      make_triple("d", make_end(a), "part_of", make_end(b), i);
    assert_int_equal(weft_graph_add_triple(g, &t, NULL), WEFT_OK);
  }
  assert_int_equal(weft_graph_freeze(g, NULL), WEFT_OK);
  // Chains of 2 to 8 facts that start at P000 to P099, part_of and has_part
  assert_int_equal(weft_graph_inferred_count(g),
                   2 * (99 + 98 + 97 + 96 + 95 + 94 + 93) + 100);
  assert_false(weft_graph_inferred_is_cut(g));
  weft_graph_free(g);
}

static void
test_limit(void** const state)
{
  (void)state;
  weft_graph* g = NULL;
  assert_int_equal(weft_graph_new(&schema, &g, NULL), WEFT_OK);
  // 1200 places in one region in 1200 countries: 1.44 million pairs
  for (size_t i = 0U; i < 2400U; ++i) {
    char name[32];
    snprintf(name, sizeof(name), "Place/%c%zu", i < 1200U ? 'A' : 'Z', i);
    const bool        below = i < 1200U;
    const weft_triple t     = make_triple("d",
                                      make_end(below ? name : "Place/M"),
                                      "part_of",
                                      make_end(below ? "Place/M" : name),
                                      i);
    assert_int_equal(weft_graph_add_triple(g, &t, NULL), WEFT_OK);
  }
  assert_int_equal(weft_graph_freeze(g, NULL), WEFT_OK);
  assert_true(weft_graph_inferred_is_cut(g));
  assert_true(weft_graph_inferred_count(g) <= 1024U * 1024U);
  weft_graph_free(g);
}

// Parts

static void
test_dates(void** const state)
{
  (void)state;
#define S(text) WEFT_STR(text)
  assert_true(date_agrees(S("2021"), S("2021-05")));
  assert_true(date_agrees(S(""), S("2021-05")));
  assert_false(date_agrees(S("2021-04"), S("2021-05-01")));
  assert_false(date_agrees(S("202"), S("2021")));
  assert_true(date_is_later(S("2022"), S("2021-12-31")));
  assert_false(date_is_later(S("2021"), S("2021-03")));
  assert_false(date_is_later(S("2021-05"), S("2021")));
  assert_false(date_is_later(S("soon"), S("2021")));
  assert_true(date_is_near(S("2020-12-20"), S("2021-01-10"), 30));
  assert_false(date_is_near(S("2020-12-20"), S("2021-01-20"), 30));
  assert_true(date_is_near(S("2020-02-28"), S("2020-03-01"), 2));
  assert_false(date_is_near(S("2020-02-28"), S("2020-03-01"), 1));
  assert_true(date_is_near(S("2021"), S("2021-11-11"), 0));
  assert_true(date_is_near(S(""), S("1999"), 0));
#undef S
}

static void
test_components(void** const state)
{
  (void)state;
  // 0 -> 1 -> 2 -> 0, 2 -> 3 -> 4 -> 3, 5
  const uint32_t  starts[]  = {0, 1, 2, 4, 5, 6, 6};
  const uint32_t  targets[] = {1, 2, 0, 3, 4, 3};
  const adjacency a         = {starts, targets, 6U};
  uint32_t        c[6];
  arena           scratch = {0};
  assert_int_equal(scc_find(&a, &scratch, c), WEFT_OK);
  assert_int_equal(c[0], c[1]);
  assert_int_equal(c[0], c[2]);
  assert_int_equal(c[3], c[4]);
  assert_int_not_equal(c[0], c[3]);
  assert_int_not_equal(c[5], c[0]);
  assert_int_not_equal(c[5], c[3]);
  arena_free(&scratch);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_random),
    cmocka_unit_test(test_find_name),
    cmocka_unit_test(test_bad_decisions),
    cmocka_unit_test(test_store_decisions),
    cmocka_unit_test(test_show_inferred),
    cmocka_unit_test(test_long_chain),
    cmocka_unit_test(test_limit),
    cmocka_unit_test(test_dates),
    cmocka_unit_test(test_components),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
