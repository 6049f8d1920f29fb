// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Loading packs and running them with each allocation failing in turn: a clean
// status, nothing leaked, and the same triples afterwards.
//
// The linker leads the library's allocations here (--wrap).

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "failing.h"

#include "extract_lines.h"

// Run `step` with allocation after allocation failing; returns how many there
// are.  A step may do without what it has no memory for, and says whether what
// it made is right all the same.
static size_t
check_each(weft_status (*const step)(void* handle, bool* right),
           void* const handle)
{
  bool   more  = true;
  size_t tried = 0U;
  for (; more && tried < ATTEMPTS_MAX; ++tried) {
    bool right           = false;
    until_failure        = tried;
    const weft_status st = step(handle, &right);
    more                 = until_failure == NEVER;
    until_failure        = NEVER;
    assert_true(st == WEFT_ERR_NO_MEMORY || (!st && right));
    assert_true(more || !st);
  }
  return tried;
}

// A pack that overrides and disables rules of another, and is freed again
static weft_status
load_pack(void* const handle, bool* const right)
{
  const char* const pack  = (const char*)handle;
  weft_rules*       rules = NULL;
  const weft_status st = weft_rules_load(&pack, 1U, NULL, NULL, &rules, NULL);
  *right               = weft_rules_count(rules) == 2U;
  weft_rules_free(rules);
  return st;
}

static void
test_load(void** const state)
{
  char* const path = case_path("WEFT_TEST_DATA", "rules/pack-changing");
  (void)state;
  assert_non_null(path);
  assert_true(check_each(load_pack, path) > 100U);
  free(path);
}

static weft_status
count_triple(void* const handle, const weft_triple* const t)
{
  (void)t;
  ++*(size_t*)handle;
  return WEFT_OK;
}

typedef struct {
  const weft_rules*    rules;
  const weft_document* document;
} reading;

// A name without memory for its identifier is no end of a triple
static weft_status
read_document(void* const handle, bool* const right)
{
  const reading* const r     = (const reading*)handle;
  weft_extractor*      x     = NULL;
  size_t               count = 0U;
  const weft_sink      sink  = {.handle = &count, .triple = count_triple};
  weft_status          st    = weft_extractor_new(r->rules, &x, NULL);
  st     = st ? st : weft_extract(x, r->document, &sink, NULL);
  *right = until_failure == NEVER ? count <= 5U : count == 5U;
  weft_extractor_free(x);
  return st;
}

// Two sentences, surroundings and captures that are written anew
static void
test_read(void** const state)
{
  pack_run run;
  (void)state;
  assert_true(pack_run_open(&run, "pack-language-en"));
  weft_document* const doc = pack_run_document(
    WEFT_STR("Harbor Labs announced Osprey in spring. It costs $40. If all "
             "knew that Tideline Group bought Northwind. Northwind "
             "(NYSE: nwd.b) is headquartered in Alder Township. Mara Quill, "
             "chief executive of Harbor Labs, spoke."));
  reading r = {run.rules, doc};
  assert_non_null(doc);
  assert_true(check_each(read_document, &r) > 20U);
  weft_document_free(doc);
  pack_run_close(&run);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_load),
    cmocka_unit_test(test_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
