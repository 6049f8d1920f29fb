// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Checks, schemas and gold with each of the allocations failing in turn: no
// leak, no crash, and the failure is told.

#include "weft/check.h"
#include "weft/gold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "failing.h"

static char root[] = "/tmp/weft-check-memory-XXXXXX";

static const char* const folders[] = {"", "/lexicon", "/rules"};

// Something for each check to find
static const char* const files[][2] = {
  {"/pack.jsonc",
   "{\"name\": \"p\", \"name\": \"q\", \"types\": {\"A\": {}, \"B\": {}, "
   "\"C\": {}, \"M\": {\"literal\": true}}, \"relations\": {\"r\": "
   "{\"domain\": \"A\", \"range\": \"B\"}, \"s\": {\"domain\": \"M\", "
   "\"range\": \"B\"}}}"},
  {"/macros.jsonc", "{\"X\": [\"(?:a\", \"|b)*\"], \"Y\": \"y\"}"},
  {"/lexicon/a.tsv", "가람\tA\tGaram|gr\n가람\tB\n한빛\tB\n누리\tX\n"},
  {"/rules/a.jsonc",
   "[{\"id\": \"a\", \"relation\": \"r\", \"pattern\": \"{subject:A|C}<X>"
   "(?:[가-힣]+ ?)+ {object:B}\", \"examples\": [{\"text\": \"t\", "
   "\"triples\": [[\"a\", \"s\", \"b\"]]}]},\n"
   "{\"id\": \"b\", \"relation\": \"r\", \"patterns\": [\"{subject:A}(\"]},\n"
   "{\"id\": \"c\", \"kind\": \"frame\", \"relation\": \"r\", \"predicate\": "
   "[\"만들다\"], \"subject\": {\"role\": \"agent\", \"type\": [\"A\", "
   "\"C\"]}, "
   "\"object\": {\"role\": \"theme\", \"type\": \"B\"}},\n"
   "{\"id\": \"d\", \"kind\": \"frames\"}]"},
  {"/x.gold.json",
   "{\"doc\": \"x.txt\", \"entities\": [{\"id\": \"1\", \"type\": \"A\", "
   "\"names\": [\"가람 (Garam)\"]}, {\"id\": \"2\", \"type\": \"Quantity\", "
   "\"names\": [\"3개\"], \"value\": 3, \"unit\": \"개\"}], \"triples\": "
   "[{\"s\": \"1\", \"p\": \"r\", \"o\": \"2\"}]}"},
};

enum { FILES = sizeof(files) / sizeof(files[0]) };

static void
ignore(void* const handle, const weft_finding* const finding)
{
  (void)handle;
  (void)finding;
}

static weft_status
check_once(void* const handle)
{
  const char* const name   = root;
  weft_check_counts counts = {0U, 0U, 0U, 0U};
  weft_error        error  = WEFT_ERROR_INIT;
  const weft_status st =
    weft_rules_check(&name, 1U, ignore, NULL, &counts, &error);
  if (!st) {
    *(weft_check_counts*)handle = counts;
  }
  return st;
}

// What makes patterns fast may be given up without memory; then nothing else
// is lost
static void
test_check(void** const state)
{
  (void)state;
  weft_check_counts whole = {0U, 0U, 0U, 0U};
  assert_int_equal(check_once(&whole), WEFT_OK);
  assert_int_equal(whole.rules, 4);
  assert_true(whole.errors >= 5U);
  assert_true(whole.warnings >= 4U);
  for (size_t i = 0U; i < ATTEMPTS_MAX; ++i) {
    weft_check_counts counts  = {0U, 0U, 0U, 0U};
    until_failure             = i;
    const weft_status st      = check_once(&counts);
    const bool        reached = until_failure == NEVER;
    until_failure             = NEVER;
    if (st) {
      assert_int_equal(st, WEFT_ERR_NO_MEMORY);
    } else {
      assert_memory_equal(&counts, &whole, sizeof(whole));
    }
    if (!reached) {
      assert_int_equal(st, WEFT_OK);
      return;
    }
  }
  fail();
}

static weft_status
count_bytes(void* const handle, const char* const data, const size_t size)
{
  (void)data;
  *(size_t*)handle += size;
  return WEFT_OK;
}

static weft_status
write_schema(void* const handle)
{
  const weft_writer writer = {handle, count_bytes};
  return weft_pack_schema(WEFT_PACK_FILE_RULES, &writer, NULL);
}

static void
test_schema(void** const state)
{
  (void)state;
  size_t size = 0U;
  (void)check_failing(write_schema, &size);
  assert_true(size > 1000U);
}

static weft_status
score_once(void* const handle)
{
  const weft_relation_info relation = {.name = WEFT_STR_INIT("r")};
  const weft_schema schema = {.relations = &relation, .relation_count = 1U};
  const char* const name   = root;
  weft_gold*        gold   = NULL;
  weft_gold_scores  scores;
  weft_triple       t = {.doc      = WEFT_STR("x.txt"),
                         .relation = WEFT_STR("r"),
                         .rule     = WEFT_STR("p/a")};
  t.subject.name      = WEFT_STR("Garam");
  t.object.name       = WEFT_STR("세 개");
  t.object.value      = WEFT_STR("3");
  t.object.value_kind = WEFT_VALUE_NUMBER;
  weft_status st      = weft_gold_open(&name, 1U, &gold, NULL);
  st                  = st ? st : weft_gold_add(gold, &t, NULL);
  st = st ? st : weft_gold_score(gold, &schema, true, &scores, NULL);
  if (!st) {
    *(size_t*)handle = scores.total.right;
  }
  weft_gold_free(gold);
  return st;
}

static void
test_gold(void** const state)
{
  (void)state;
  size_t right = 0U;
  (void)check_failing(score_once, &right);
  assert_int_equal(right, 1);
}

static int
set_up(void** const state)
{
  (void)state;
  char path[128];
  if (!mkdtemp(root)) {
    return -1;
  }
  for (size_t i = 1U; i < sizeof(folders) / sizeof(folders[0]); ++i) {
    snprintf(path, sizeof(path), "%s%s", root, folders[i]);
    (void)mkdir(path, 0700);
  }
  for (size_t i = 0U; i < FILES; ++i) {
    snprintf(path, sizeof(path), "%s%s", root, files[i][0]);
    FILE* const out = fopen(path, "wb");
    if (!out || fputs(files[i][1], out) < 0 || fclose(out)) {
      return -1;
    }
  }
  return 0;
}

static int
tear_down(void** const state)
{
  (void)state;
  char path[128];
  for (size_t i = 0U; i < FILES; ++i) {
    snprintf(path, sizeof(path), "%s%s", root, files[i][0]);
    unlink(path);
  }
  for (size_t i = sizeof(folders) / sizeof(folders[0]); i--;) {
    snprintf(path, sizeof(path), "%s%s", root, folders[i]);
    rmdir(path);
  }
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_check),
    cmocka_unit_test(test_schema),
    cmocka_unit_test(test_gold),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
