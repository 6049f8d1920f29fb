// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The graph file: what goes in comes out, whatever happens in between.

#include "make_graph.h"
#include "text_source.h"

#include "weft/export.h"
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

#define DOCUMENTS 12U
#define TRIPLES 40U

static const weft_type_info types[] = {
  {.name = WEFT_STR_INIT("Organization")},
  {.name = WEFT_STR_INIT("Company"), .parent = WEFT_STR_INIT("Organization")},
  {.name = WEFT_STR_INIT("Person")},
  {.name = WEFT_STR_INIT("Quantity"), .literal = true},
};

static const weft_str domain[] = {WEFT_STR_INIT("Organization")};

static const weft_label label[] = {
  {WEFT_STR_INIT("ko"), WEFT_STR_INIT("협력")}};

static const weft_relation_info relations[] = {
  {.name = WEFT_STR_INIT("develops")},
  {.name         = WEFT_STR_INIT("partner_of"),
   .symmetric    = true,
   .domain       = domain,
   .domain_count = 1U,
   .labels       = label,
   .label_count  = 1U},
};

static const weft_schema schema = {WEFT_STR_INIT("urn:test/"),
                                   types,
                                   sizeof(types) / sizeof(types[0]),
                                   relations,
                                   sizeof(relations) / sizeof(relations[0])};

// A path of its own for each test; nothing is there
static void
make_path(char* const path, const size_t size)
{
  snprintf(path, size, "/tmp/weft-store-XXXXXX");
  const int fd = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  unlink(path);
}

static void
remove_file(const char* const path)
{
  static const char* const ends[] = {"", "-wal", "-shm", "-journal"};
  char                     name[96];
  for (size_t i = 0U; i < sizeof(ends) / sizeof(ends[0]); ++i) {
    snprintf(name, sizeof(name), "%s%s", path, ends[i]);
    unlink(name);
  }
}

static weft_store*
open_store(const char* const path, const weft_store_mode mode)
{
  weft_store* store = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  assert_int_equal(WEFT_OK, weft_store_open(path, mode, &store, &error));
  return store;
}

static void
close_store(weft_store* const store)
{
  weft_error error = WEFT_ERROR_INIT;
  assert_int_equal(WEFT_OK, weft_store_close(store, &error));
}

// Generated documents

static uint32_t
next_random(uint32_t* const seed)
{
  *seed = *seed * 1664525U + 1013904223U;
  return *seed >> 16U;
}

static const char*
pick_id(uint32_t* const seed)
{
  static const char* const ids[] = {"Organization/가람전자",
                                    "Company/가람 전자",
                                    "Company/새벽랩스",
                                    "Person/이도현",
                                    "Organization/Haesol",
                                    "Organization/해솔연구원",
                                    "Company/HAESOL"};
  return ids[next_random(seed) % (sizeof(ids) / sizeof(ids[0]))];
}

typedef weft_status (*put_document_func)(void*                     to,
                                         const weft_document_info* info);
typedef weft_status (*put_triple_func)(void* to, const weft_triple* triple);

static void
put_document(const size_t            number,
             const put_document_func document,
             const put_triple_func   triple,
             void* const             to)
{
  const weft_alias         alias = {WEFT_STR("Organization/해솔연구원"),
                                    WEFT_STR("Haesol"),
                                    WEFT_STR("parenthesis"),
                                    {NULL, 0U}};
  char                     name[32];
  char                     value[16];
  uint32_t                 seed  = (uint32_t)number + 1U;
  const weft_document_info info  = {.date        = WEFT_STR("2026-01-31"),
                                    .title       = WEFT_STR("제목"),
                                    .sha256      = WEFT_STR("00"),
                                    .bytes       = 1000U + number,
                                    .aliases     = &alias,
                                    .alias_count = number % 3U == 0U};
  weft_document_info       named = info;
  snprintf(name, sizeof(name), "뉴스/%zu.txt", number);
  named.doc = weft_str_from(name);
  assert_int_equal(WEFT_OK, document(to, &named));
  for (size_t i = 0U; i < TRIPLES; ++i) {
    const bool  literal = i % 4U == 0U;
    weft_triple t       = make_triple(name,
                                make_end(pick_id(&seed)),
                                literal        ? "count"
                                      : i % 2U == 0U ? "develops"
                                                     : "partner_of",
                                make_end(pick_id(&seed)),
                                i / 2U * 50U);
    if (literal) {
      snprintf(value, sizeof(value), "%u", next_random(&seed) % 5U * 100U);
      t.object = make_literal("Quantity/백 개", WEFT_VALUE_NUMBER, value, "개");
    }
    t.subject.has_span = i % 3U != 0U;
    t.subject.span     = (weft_span){i, i + 3U};
    t.object.has_via   = i % 5U == 0U;
    t.object.via       = (weft_span){1U, 2U};
    t.status           = i % 7U == 0U ? WEFT_PLANNED : WEFT_ACTUAL;
    t.when             = i % 6U == 0U ? WEFT_STR("2025-03") : WEFT_STR("");
    t.confidence       = 700 + (int)(next_random(&seed) % 300U);
    assert_int_equal(WEFT_OK, triple(to, &t));
  }
}

static weft_status
store_document(void* const to, const weft_document_info* const info)
{
  return weft_store_add_document(to, info, NULL);
}

static weft_status
store_triple(void* const to, const weft_triple* const t)
{
  return weft_store_add_triple(to, t, NULL);
}

static weft_status
graph_document(void* const to, const weft_document_info* const info)
{
  return weft_graph_add_document(to, info, NULL);
}

static weft_status
graph_triple(void* const to, const weft_triple* const t)
{
  return weft_graph_add_triple(to, t, NULL);
}

static void
put_into_store(weft_store* const store, const size_t number)
{
  put_document(number, store_document, store_triple, store);
}

// What a graph is, as text that can be compared

static void
export_graph(const weft_graph* const graph, strbuf* const out)
{
  const weft_writer writer = make_writer(out);
  assert_int_equal(WEFT_OK,
                   weft_export(graph, WEFT_FORMAT_JSONL, &writer, NULL));
}

static void
export_store(const char* const path, strbuf* const out)
{
  weft_graph*       graph = NULL;
  weft_store* const store = open_store(path, WEFT_STORE_READ);
  weft_error        error = WEFT_ERROR_INIT;
  assert_int_equal(WEFT_OK, weft_store_load(store, &graph, &error));
  weft_store_counts counts = {0};
  assert_int_equal(WEFT_OK, weft_store_count(store, &counts, &error));
  assert_int_equal(weft_graph_document_count(graph), counts.documents);
  assert_int_equal(weft_graph_entity_count(graph), counts.entities);
  assert_int_equal(weft_graph_fact_count(graph), counts.facts);
  export_graph(graph, out);
  weft_graph_free(graph);
  close_store(store);
}

static void
expect_same(const strbuf* const a, const strbuf* const b)
{
  assert_int_equal(a->size, b->size);
  assert_memory_equal(a->data, b->data, a->size);
}

// The export of a graph in memory of some of the documents
static void
export_memory(const size_t from, const size_t to, strbuf* const out)
{
  weft_graph* graph = NULL;
  assert_int_equal(WEFT_OK, weft_graph_new(&schema, &graph, NULL));
  for (size_t i = from; i < to; ++i) {
    put_document(i, graph_document, graph_triple, graph);
  }
  assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
  export_graph(graph, out);
  weft_graph_free(graph);
}

// Tests

static void
test_same_as_memory(void** state)
{
  char   path[64];
  strbuf kept   = {0};
  strbuf wanted = {0};
  (void)state;
  make_path(path, sizeof(path));
  weft_store* const store = open_store(path, WEFT_STORE_CREATE);
  assert_int_equal(WEFT_OK, weft_store_declare(store, &schema, NULL));
  for (size_t i = DOCUMENTS; i-- > 0U;) {
    put_into_store(store, i);
  }
  close_store(store);
  export_store(path, &kept);
  export_memory(0U, DOCUMENTS, &wanted);
  expect_same(&kept, &wanted);
  strbuf_free(&kept);
  strbuf_free(&wanted);
  remove_file(path);
}

static void
test_add_replace_remove(void** state)
{
  char   path[64];
  strbuf kept   = {0};
  strbuf wanted = {0};
  (void)state;
  make_path(path, sizeof(path));
  weft_store* store = open_store(path, WEFT_STORE_CREATE);
  assert_int_equal(WEFT_OK, weft_store_declare(store, &schema, NULL));
  for (size_t i = 0U; i < DOCUMENTS / 2U; ++i) {
    put_into_store(store, i);
  }
  close_store(store);

  // More of them in a second sitting, some once again
  store = open_store(path, WEFT_STORE_WRITE);
  for (size_t i = 3U; i < DOCUMENTS; ++i) {
    put_into_store(store, i);
  }
  close_store(store);
  export_store(path, &kept);
  export_memory(0U, DOCUMENTS, &wanted);
  expect_same(&kept, &wanted);

  // And half of them out again
  store = open_store(path, WEFT_STORE_WRITE);
  for (size_t i = 0U; i < DOCUMENTS / 2U; ++i) {
    char name[32];
    snprintf(name, sizeof(name), "뉴스/%zu.txt", i);
    assert_int_equal(WEFT_OK,
                     weft_store_remove(store, weft_str_from(name), NULL));
  }
  assert_int_equal(WEFT_ERR_NOT_FOUND,
                   weft_store_remove(store, WEFT_STR("뉴스/0.txt"), NULL));
  close_store(store);
  strbuf_clear(&kept);
  strbuf_clear(&wanted);
  export_store(path, &kept);
  export_memory(DOCUMENTS / 2U, DOCUMENTS, &wanted);
  expect_same(&kept, &wanted);
  strbuf_free(&kept);
  strbuf_free(&wanted);
  remove_file(path);
}

static void
test_abandoned(void** state)
{
  char   path[64];
  strbuf kept   = {0};
  strbuf wanted = {0};
  (void)state;
  make_path(path, sizeof(path));
  weft_store* store = open_store(path, WEFT_STORE_CREATE);
  assert_int_equal(WEFT_OK, weft_store_declare(store, &schema, NULL));
  put_into_store(store, 0U);
  close_store(store);
  store = open_store(path, WEFT_STORE_WRITE);
  put_into_store(store, 1U);
  weft_store_free(store); // the batch is forgotten
  export_store(path, &kept);
  export_memory(0U, 1U, &wanted);
  expect_same(&kept, &wanted);
  strbuf_free(&kept);
  strbuf_free(&wanted);
  remove_file(path);
}

static void
test_refused(void** state)
{
  char       path[64];
  weft_error error = WEFT_ERROR_INIT;
  (void)state;
  make_path(path, sizeof(path));
  weft_store* store = NULL;
  assert_int_equal(WEFT_ERR_NOT_FOUND,
                   weft_store_open(path, WEFT_STORE_READ, &store, &error));
  assert_null(store);
  store = open_store(path, WEFT_STORE_CREATE);

  const weft_document_info info = {.doc = WEFT_STR("a")};
  weft_triple              t =
    make_triple("a", make_end("Person/가"), "develops", make_end("X/나"), 0U);
  assert_int_equal(WEFT_ERR_BAD_ARG, weft_store_add_triple(store, &t, &error));
  assert_int_equal(WEFT_OK, weft_store_add_document(store, &info, &error));
  assert_int_equal(WEFT_OK, weft_store_add_triple(store, &t, &error));
  t.doc = WEFT_STR("b");
  assert_int_equal(WEFT_ERR_BAD_ARG, weft_store_add_triple(store, &t, &error));
  t.doc        = WEFT_STR("a");
  t.confidence = 1001;
  assert_int_equal(WEFT_ERR_BAD_INPUT,
                   weft_store_add_triple(store, &t, &error));
  t.confidence   = 900;
  t.subject.name = WEFT_STR("\xFF");
  assert_int_equal(WEFT_ERR_BAD_TEXT, weft_store_add_triple(store, &t, &error));
  close_store(store);

  store = open_store(path, WEFT_STORE_READ);
  assert_int_equal(WEFT_ERR_BAD_ARG,
                   weft_store_add_document(store, &info, &error));
  close_store(store);
  remove_file(path);
}

static void
expect_no_graph(const char* const path, const char* const part)
{
  static const weft_store_mode modes[] = {
    WEFT_STORE_READ, WEFT_STORE_WRITE, WEFT_STORE_CREATE};
  for (size_t i = 0U; i < 3U; ++i) {
    weft_store* store = NULL;
    weft_error  error = WEFT_ERROR_INIT;
    assert_int_equal(WEFT_ERR_BAD_INPUT,
                     weft_store_open(path, modes[i], &store, &error));
    assert_null(store);
    assert_non_null(strstr(error.message, part));
    assert_string_equal(path, error.file);
  }
}

static void
test_foreign_files(void** state)
{
  char path[64];
  (void)state;
  make_path(path, sizeof(path));
  FILE* file = fopen(path, "wb");
  assert_non_null(file);
  for (size_t i = 0U; i < 200U; ++i) {
    fputs("this is no graph at all\n", file);
  }
  fclose(file);
  expect_no_graph(path, "`weft build` made");
  remove_file(path);

  // A graph whose version is ahead of ours: bytes 60 to 63 hold it
  close_store(open_store(path, WEFT_STORE_CREATE));
  file = fopen(path, "r+b");
  assert_non_null(file);
  fseek(file, 63, SEEK_SET);
  fputc(99, file);
  fclose(file);
  expect_no_graph(path, "version 99");
  remove_file(path);
}

// Lines back in

static weft_status
import_text(const weft_str text,
            const size_t   step,
            weft_graph*    graph,
            weft_error*    error)
{
  text_source       source = {text, step};
  const weft_reader reader = {&source, read_text, "lines"};
  const weft_sink   sink   = weft_graph_sink(graph);
  return weft_import_jsonl(&reader, &sink, error);
}

static void
test_import_is_export(void** state)
{
  static const size_t steps[] = {1U, 7U, 4096U, SIZE_MAX};
  strbuf              wanted  = {0};
  (void)state;
  export_memory(0U, DOCUMENTS, &wanted);
  for (size_t i = 0U; i < sizeof(steps) / sizeof(steps[0]); ++i) {
    weft_graph* graph = NULL;
    strbuf      again = {0};
    assert_int_equal(WEFT_OK, weft_graph_new(&schema, &graph, NULL));
    assert_int_equal(WEFT_OK,
                     import_text(strbuf_str(&wanted), steps[i], graph, NULL));
    assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
    export_graph(graph, &again);
    expect_same(&wanted, &again);
    weft_graph_free(graph);
    strbuf_free(&again);
  }
  strbuf_free(&wanted);
}

typedef struct {
  const char* text;
  weft_status status;
  size_t      line;
  const char* part; // of the message
} bad_lines;

#define TRIPLE                                                                 \
  "{\"doc\":\"a\",\"subject\":{\"id\":\"P/x\",\"name\":\"x\",\"type\":\"P\"}," \
  "\"relation\":\"r\",\"object\":{\"name\":\"1\",\"type\":\"Q\"}}\n"

static void
test_bad_lines(void** state)
{
  static const bad_lines cases[] = {
    {"{\"doc\":\"a\"", WEFT_ERR_BAD_INPUT, 1U, "no JSON"},
    {TRIPLE "\n\nnonsense\n", WEFT_ERR_BAD_INPUT, 4U, "no JSON"},
    {"[1]\n", WEFT_ERR_BAD_INPUT, 1U, "one object a line"},
    {"7\n", WEFT_ERR_BAD_INPUT, 1U, "one object a line"},
    {"{}\n", WEFT_ERR_BAD_INPUT, 1U, "needs \"doc\""},
    {TRIPLE "{\"doc\":\"a\"}\n", WEFT_ERR_BAD_INPUT, 2U, "\"relation\""},
    {"{\"doc\":\"a\",\"document\":{}}\n" TRIPLE
     "{\"doc\":\"b\",\"document\":{}}\n" TRIPLE,
     WEFT_ERR_EXISTS,
     4U,
     "comes twice"},
    {"{\"doc\":\"a\",\"status\":\"maybe\"}\n",
     WEFT_ERR_BAD_INPUT,
     1U,
     "\"actual\" or \"planned\""},
    {"{\"doc\":\"a\",\"evidence\":{\"start\":-1}}\n",
     WEFT_ERR_BAD_INPUT,
     1U,
     "no whole number"},
    {"{\"doc\":\"a\",\"subject\":{\"name\":\"x\",\"type\":\"P\"},"
     "\"relation\":\"r\",\"object\":{\"name\":\"1\",\"type\":\"Q\"}}\n",
     WEFT_ERR_BAD_INPUT,
     1U,
     "needs an \"id\""},
    {"{\"doc\":\"\xFF\"}\n", WEFT_ERR_BAD_INPUT, 1U, "no JSON"},
  };
  (void)state;
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    weft_graph* graph = NULL;
    weft_error  error = WEFT_ERROR_INIT;
    assert_int_equal(WEFT_OK, weft_graph_new(&schema, &graph, NULL));
    assert_int_equal(
      cases[i].status,
      import_text(weft_str_from(cases[i].text), 4096U, graph, &error));
    assert_int_equal(cases[i].line, error.line);
    assert_string_equal("lines", error.file);
    assert_non_null(strstr(error.message, cases[i].part));
    weft_graph_free(graph);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_same_as_memory),
    cmocka_unit_test(test_add_replace_remove),
    cmocka_unit_test(test_abandoned),
    cmocka_unit_test(test_refused),
    cmocka_unit_test(test_foreign_files),
    cmocka_unit_test(test_import_is_export),
    cmocka_unit_test(test_bad_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
