// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Questions with each allocation failing in turn: a clean status, nothing
// leaked, and the same answer afterwards.
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

#include "weft/query.h"
#include "weft/store.h"

#include <stdio.h>
#include <unistd.h>

static weft_store*
make_store(void)
{
  static const char* const triples[][3] = {{"P/A", "r", "P/B"},
                                           {"P/B", "r", "P/C"},
                                           {"P/C", "s", "P/A"},
                                           {"P/D", "s", "P/C"}};
  char                     path[]       = "/tmp/weft-memory-XXXXXX";
  weft_store*              store        = NULL;
  const int                fd           = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  assert_int_equal(weft_store_open(path, WEFT_STORE_CREATE, &store, NULL), 0);
  const weft_document_info info = {.doc = WEFT_STR("a")};
  assert_int_equal(weft_store_add_document(store, &info, NULL), WEFT_OK);
  for (size_t i = 0U; i < sizeof(triples) / sizeof(triples[0]); ++i) {
    const weft_triple t = make_triple("a",
                                      make_end(triples[i][0]),
                                      triples[i][1],
                                      make_end(triples[i][2]),
                                      20U * i);
    assert_int_equal(weft_store_add_triple(store, &t, NULL), WEFT_OK);
  }
  weft_triple number =
    make_triple("a",
                make_end("P/A"),
                "size",
                make_literal("Q/seven", WEFT_VALUE_NUMBER, "7", "m"),
                100U);
  assert_int_equal(weft_store_add_triple(store, &number, NULL), WEFT_OK);
  number.subject = make_end("P/B");
  assert_int_equal(weft_store_add_triple(store, &number, NULL), WEFT_OK);
  assert_int_equal(weft_store_close(store, NULL), WEFT_OK);
  assert_int_equal(weft_store_open(path, WEFT_STORE_READ, &store, NULL), 0);
  unlink(path);
  return store;
}

static const weft_answer_options options = {.limit = 3U, .evidence = true};

static weft_status
count_row(void* const handle, const weft_row* const row)
{
  *(size_t*)handle += 1U + row->fact_count;
  return WEFT_OK;
}

static weft_status
ask_pattern(weft_store* const store, size_t* const found)
{
  weft_query* query = NULL;
  weft_status st    = weft_query_new(
    store,
    WEFT_STR("?x:P ?r ?y [confidence = ?c] . ?x size ?n . ?z size ?n ."
                " ?n > 3 . ?x != 'q\\'q'"),
    &query,
    NULL);
  if (!st) {
    st = weft_query_run(query, &options, count_row, found, NULL, NULL);
  }
  weft_query_free(query);
  return st;
}

static weft_status
count_path(void* const handle, const weft_path* const path)
{
  *(size_t*)handle += path->node_count;
  return WEFT_OK;
}

static weft_status
ask_path(weft_store* const store, size_t* const found)
{
  return weft_find_paths(store,
                         WEFT_STR("b"),
                         WEFT_STR("D:P"),
                         5U,
                         &options,
                         count_path,
                         found,
                         NULL,
                         NULL);
}

static weft_status
count_hit(void* const handle, const weft_text_hit* const hit)
{
  *(size_t*)handle += 1U + hit->fact_count;
  return WEFT_OK;
}

static weft_status
ask_text(weft_store* const store, size_t* const found)
{
  const weft_str word = WEFT_STR("IS so");
  return weft_find_text(
    store, &word, 1U, &options, count_hit, found, NULL, NULL);
}

static weft_status
count_entity(void* const handle, const weft_entity* const entity)
{
  *(size_t*)handle += 1U + entity->alias_count;
  return WEFT_OK;
}

static weft_status
count_fact(void* const                   handle,
           const weft_stated_fact* const fact,
           const bool                    is_object)
{
  *(size_t*)handle += fact->source_count + is_object;
  return WEFT_OK;
}

static weft_status
ask_name(weft_store* const store, size_t* const found)
{
  const weft_entity_sink sink = {found, count_entity, count_fact};
  return weft_find_entities(store, WEFT_STR("a"), &options, &sink, NULL, NULL);
}

static weft_status
ask_wrong(weft_store* const store, size_t* const found)
{
  const weft_status st = ask_name(store, found);
  weft_query*       q  = NULL;
  const weft_status wrong =
    weft_query_new(store, WEFT_STR("Abc r ?x"), &q, NULL);
  weft_query_free(q);
  return wrong == WEFT_ERR_NOT_FOUND ? st : wrong;
}

static void
fail_each(weft_status (*const ask)(weft_store*, size_t*))
{
  weft_store* const store   = make_store();
  size_t            all     = 0U;
  size_t            attempt = 0U;
  weft_status       st      = WEFT_ERR_NO_MEMORY;
  assert_int_equal(ask(store, &all), WEFT_OK);
  assert_true(all);
  for (; st && attempt < ATTEMPTS_MAX; ++attempt) {
    size_t found  = 0U;
    until_failure = attempt;
    st            = ask(store, &found);
    until_failure = NEVER;
    assert_true(!st || st == WEFT_ERR_NO_MEMORY);
    assert_true(st || found == all);
  }
  assert_true(attempt > 5U && attempt < ATTEMPTS_MAX);
  weft_store_free(store);
}

static void
test_pattern(void** const state)
{
  (void)state;
  fail_each(ask_pattern);
}

static void
test_path(void** const state)
{
  (void)state;
  fail_each(ask_path);
}

static void
test_text(void** const state)
{
  (void)state;
  fail_each(ask_text);
}

static void
test_name(void** const state)
{
  (void)state;
  fail_each(ask_name);
}

static void
test_wrong(void** const state)
{
  (void)state;
  fail_each(ask_wrong);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_pattern),
    cmocka_unit_test(test_path),
    cmocka_unit_test(test_text),
    cmocka_unit_test(test_name),
    cmocka_unit_test(test_wrong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
