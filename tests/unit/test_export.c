// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// JSON lines, every format against its golden file, and files.

#include "case_file.h"

#include "value.h"

#include "weft/export.h"

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

#include "sample_graph.h"

#define BYTES(literal) ((weft_str){literal, sizeof(literal) - 1U})

// JSON lines

static weft_triple
make_full(void)
{
  weft_triple t = make_triple(
    "뉴스/a \"1\".txt",
    make_end("Organization/가람"),
    "develops",
    make_literal("Quantity/1조개", WEFT_VALUE_NUMBER, "1000000000000", "개"),
    1210U);
  t.subject.has_span  = true;
  t.subject.span      = (weft_span){1210U, 1216U};
  t.object.has_via    = true;
  t.object.via        = (weft_span){7U, 9U};
  t.status            = WEFT_PLANNED;
  t.when              = WEFT_STR("2021-05");
  t.of                = WEFT_STR("매출");
  t.evidence.text     = BYTES("줄\n바꿈\x01 \\ \"따옴표\"");
  t.evidence.sentence = 3U;
  return t;
}

static void
expect_triple(const weft_triple* const t, const char* const expected)
{
  strbuf            out    = {0};
  const weft_writer writer = make_writer(&out);
  assert_int_equal(weft_jsonl_triple(&writer, t), WEFT_OK);
  assert_string_equal(out.data, expected);
  strbuf_free(&out);
}

static void
test_jsonl_triple(void** const state)
{
  (void)state;
  weft_triple t = make_full();
  expect_triple(
    &t,
    "{\"doc\":\"뉴스/a \\\"1\\\".txt\",\"subject\":{\"id\":\"Organization/"
    "가람\",\"name\":\"가람\",\"type\":\"Organization\",\"start\":1210,"
    "\"end\":1216},\"relation\":\"develops\",\"object\":{\"name\":\"1조개\","
    "\"type\":\"Quantity\",\"via\":[{\"start\":7,\"end\":9}],\"value\":"
    "1000000000000,\"unit\":\"개\"},\"status\":\"planned\",\"when\":"
    "\"2021-05\",\"of\":\"매출\",\"confidence\":900,\"rule\":\"test/rule\","
    "\"evidence\":{\"sentence\":3,\"start\":1210,\"end\":1220,\"text\":"
    "\"줄\\n바꿈\\u0001 \\\\ \\\"따옴표\\\"\"}}\n");

  t = make_triple("a", make_end("A/x"), "r", make_end("B/y"), 0U);
  expect_triple(&t,
                "{\"doc\":\"a\",\"subject\":{\"id\":\"A/x\",\"name\":\"x\","
                "\"type\":\"A\"},\"relation\":\"r\",\"object\":{\"id\":"
                "\"B/y\",\"name\":\"y\",\"type\":\"B\"},\"status\":"
                "\"actual\",\"confidence\":900,\"rule\":\"test/rule\","
                "\"evidence\":{\"sentence\":0,\"start\":0,\"end\":10,"
                "\"text\":\"It is so.\"}}\n");
}

static void
test_jsonl_document(void** const state)
{
  (void)state;
  const weft_alias   aliases[] = {{WEFT_STR("Organization/가상연구원"),
                                   WEFT_STR("KVI"),
                                   WEFT_STR("p"),
                                   {NULL, 0U}},
                                  {WEFT_STR("Organization/가상연구원"),
                                   WEFT_STR("K\"VI"),
                                   WEFT_STR("q"),
                                   {NULL, 0U}}};
  weft_document_info info      = {.doc         = WEFT_STR("a"),
                                  .date        = WEFT_STR("2021-05-25"),
                                  .title       = WEFT_STR("제목"),
                                  .sha256      = WEFT_STR("00ff"),
                                  .bytes       = 42U,
                                  .aliases     = aliases,
                                  .alias_count = 2U};
  strbuf             out       = {0};
  const weft_writer  writer    = make_writer(&out);
  assert_int_equal(weft_jsonl_document(&writer, &info), WEFT_OK);
  info = (weft_document_info){.doc = WEFT_STR("b")};
  assert_int_equal(weft_jsonl_document(&writer, &info), WEFT_OK);
  assert_string_equal(
    out.data,
    "{\"doc\":\"a\",\"document\":{\"date\":\"2021-05-25\",\"title\":\"제목\","
    "\"sha256\":\"00ff\",\"bytes\":42,\"aliases\":[{\"id\":\"Organization/"
    "가상연구원\",\"alias\":\"KVI\",\"reason\":\"p\"},{\"id\":\"Organization/"
    "가상연구원\",\"alias\":\"K\\\"VI\",\"reason\":\"q\"}]}}\n"
    "{\"doc\":\"b\",\"document\":{\"date\":\"\",\"title\":\"\",\"sha256\":"
    "\"\",\"bytes\":0,\"aliases\":[]}}\n");
  strbuf_free(&out);
}

static void
test_jsonl_mention(void** const state)
{
  (void)state;
  weft_mention m = {WEFT_STR("a"), make_end("Person/이가람"), WEFT_STR("r")};
  m.end.has_span = true;
  m.end.span     = (weft_span){3U, 12U};
  strbuf            out    = {0};
  const weft_writer writer = make_writer(&out);
  assert_int_equal(weft_jsonl_mention(&writer, &m), WEFT_OK);
  // A number that is none is still valid JSON
  m.end = make_literal("Money/9달러", WEFT_VALUE_NUMBER, "9,0", "USD");
  assert_int_equal(weft_jsonl_mention(&writer, &m), WEFT_OK);
  assert_string_equal(
    out.data,
    "{\"doc\":\"a\",\"mention\":{\"name\":\"이가람\",\"type\":\"Person\","
    "\"start\":3,\"end\":12,\"rule\":\"r\"}}\n"
    "{\"doc\":\"a\",\"mention\":{\"name\":\"9달러\",\"type\":\"Money\","
    "\"rule\":\"r\",\"value\":\"9,0\",\"unit\":\"USD\"}}\n");
  strbuf_free(&out);
}

static weft_status
refuse(void* const handle, const char* const data, const size_t size)
{
  (void)data;
  (void)size;
  ++*(size_t*)handle;
  return WEFT_ERR_STOPPED;
}

static void
test_value_forms(void** const state)
{
  (void)state;
  static const struct {
    weft_str   text;
    value_form number;
    value_form date;
  } cases[] = {
    {WEFT_STR_INIT("0"), VALUE_INTEGER, VALUE_TEXT},
    {WEFT_STR_INIT("-12"), VALUE_INTEGER, VALUE_TEXT},
    {WEFT_STR_INIT("1.50"), VALUE_DECIMAL, VALUE_TEXT},
    {WEFT_STR_INIT("1e-9"), VALUE_DOUBLE, VALUE_TEXT},
    {WEFT_STR_INIT("01"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("1."), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT(".5"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("-"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("1e"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("1 "), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT(""), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("2021"), VALUE_INTEGER, VALUE_YEAR},
    {WEFT_STR_INIT("2021-05"), VALUE_TEXT, VALUE_MONTH},
    {WEFT_STR_INIT("2021-13"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("2020-02-29"), VALUE_TEXT, VALUE_DAY},
    {WEFT_STR_INIT("2021-02-29"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("2021-Q1"), VALUE_TEXT, VALUE_TEXT},
    {WEFT_STR_INIT("0000"), VALUE_TEXT, VALUE_TEXT},
  };
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    assert_int_equal(value_number_form(cases[i].text), cases[i].number);
    assert_int_equal(value_date_form(cases[i].text), cases[i].date);
  }
}

// Graphs

static void
export_to(const weft_graph* const graph,
          const weft_format       format,
          strbuf* const           out)
{
  const weft_writer writer = make_writer(out);
  assert_int_equal(weft_export(graph, format, &writer, NULL), WEFT_OK);
}

// WEFT_TEST_UPDATE=1 writes what is expected from now on
static void
update_golden(const strbuf* const out, const char* const name)
{
  strbuf path = {0};
  strbuf_printf(&path, "%s/%s", getenv("WEFT_TEST_DATA"), name);
  assert_int_equal(weft_file_write(path.data, strbuf_str(out), NULL), WEFT_OK);
  strbuf_free(&path);
}

// Compare with a golden file of tests/cases/export
static void
expect_golden(const strbuf* const out, const char* const name)
{
  if (getenv("WEFT_TEST_UPDATE")) {
    update_golden(out, name);
  }
  case_file file = case_open(name);
  assert_non_null(file.data);
  assert_string_equal(out->data, file.data);
  case_close(&file);
}

static void
test_export_golden(void** const state)
{
  (void)state;
  static const char* const names[] = {
    [WEFT_FORMAT_JSONL]               = "cases/export/sample.jsonl",
    [WEFT_FORMAT_NTRIPLES]            = "cases/export/sample.nt",
    [WEFT_FORMAT_TURTLE]              = "cases/export/sample.ttl",
    [WEFT_FORMAT_NQUADS]              = "cases/export/sample.nq",
    [WEFT_FORMAT_TRIG]                = "cases/export/sample.trig",
    [WEFT_FORMAT_JSONLD]              = "cases/export/sample.jsonld",
    [WEFT_FORMAT_CSV]                 = "cases/export/sample.csv",
    [WEFT_FORMAT_NEO4J_NODES]         = "cases/export/nodes.csv",
    [WEFT_FORMAT_NEO4J_RELATIONSHIPS] = "cases/export/relationships.csv",
    [WEFT_FORMAT_CYPHER]              = "cases/export/sample.cypher",
    [WEFT_FORMAT_GRAPHML]             = "cases/export/sample.graphml",
    [WEFT_FORMAT_GEXF]                = "cases/export/sample.gexf",
    [WEFT_FORMAT_DOT]                 = "cases/export/sample.gv",
    [WEFT_FORMAT_MERMAID]             = "cases/export/sample.mmd",
  };
  weft_graph* const graph = make_sample();
  for (size_t i = 0U; i < sizeof(names) / sizeof(names[0]); ++i) {
    strbuf out = {0};
    export_to(graph, (weft_format)i, &out);
    expect_golden(&out, names[i]);
    strbuf_free(&out);
  }
  weft_graph_free(graph);
}

static void
test_export_errors(void** const state)
{
  (void)state;
  weft_graph*       graph  = NULL;
  weft_error        error  = WEFT_ERROR_INIT;
  size_t            calls  = 0U;
  const weft_writer writer = {&calls, refuse};
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  assert_int_equal(weft_export(graph, WEFT_FORMAT_JSONL, &writer, &error),
                   WEFT_ERR_BAD_ARG);
  weft_graph_free(graph);

  graph = make_sample();
  for (int format = WEFT_FORMAT_JSONL; format <= WEFT_FORMAT_MERMAID;
       ++format) {
    calls = 0U;
    assert_int_equal(weft_export(graph, (weft_format)format, &writer, &error),
                     WEFT_ERR_STOPPED);
    assert_int_equal(calls, 1);
  }
  assert_int_equal(
    weft_export(graph, (weft_format)(WEFT_FORMAT_MERMAID + 1), &writer, &error),
    WEFT_ERR_BAD_ARG);
  weft_graph_free(graph);
}

// Files

// A path for a temporary file, which free() frees
static char*
make_name(const char* const pattern)
{
  const char* const folder = getenv("TMPDIR");
  strbuf            b      = {0};
  strbuf_printf(&b, "%s/%s", folder ? folder : "/var/tmp", pattern);
  char* const path = strbuf_detach(&b, NULL);
  assert_non_null(path);
  return path;
}

static void
expect_content(const char* const path, const char* const expected)
{
  char        text[64] = {0};
  FILE* const in       = fopen(path, "rb");
  assert_non_null(in);
  text[fread(text, 1U, sizeof(text) - 1U, in)] = '\0';
  fclose(in);
  assert_string_equal(text, expected);
}

static void
write_ok(const char* const path, const char* const content)
{
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st = weft_file_write(path, weft_str_from(content), &error);
  if (st) {
    print_error("%s: %s\n", error.file, error.message);
  }
  assert_int_equal(st, WEFT_OK);
  expect_content(path, content);
}

static void
test_file_write(void** const state)
{
  (void)state;
  char* const folder = make_name("weft-file-XXXXXX");
  assert_non_null(mkdtemp(folder));
  strbuf file = {0};
  strbuf link = {0};
  strbuf_printf(&file, "%s/글.txt", folder);
  strbuf_printf(&link, "%s/link", folder);
  write_ok(file.data, "first");
  assert_int_equal(chmod(file.data, 0640), 0);
  write_ok(file.data, "second");
  write_ok(file.data, "");

  // The file behind a link is replaced, the link stays
  assert_int_equal(symlink("글.txt", link.data), 0);
  write_ok(link.data, "third");
  expect_content(file.data, "third");
  struct stat info;
  assert_int_equal(lstat(link.data, &info), 0);
  assert_true(S_ISLNK(info.st_mode));
  assert_int_equal(stat(file.data, &info), 0);
  assert_int_equal(info.st_mode & 0777U, 0640);

  // Nothing else is left in the folder
  assert_int_equal(unlink(link.data), 0);
  assert_int_equal(unlink(file.data), 0);
  assert_int_equal(rmdir(folder), 0);
  free(folder);
  strbuf_free(&file);
  strbuf_free(&link);
}

static void
test_file_errors(void** const state)
{
  (void)state;
  weft_error error = WEFT_ERROR_INIT;
  assert_int_equal(weft_file_write("/nonexistent/x", WEFT_STR("a"), &error),
                   WEFT_ERR_IO);
  assert_string_equal(error.file, "/nonexistent/x");
  assert_non_null(strstr(error.message, "create the folder"));
  assert_int_equal(weft_file_write("/", WEFT_STR("a"), &error), WEFT_ERR_IO);
  assert_int_equal(weft_file_write("", WEFT_STR("a"), &error), WEFT_ERR_IO);
  assert_int_equal(weft_file_write("/dev/null", WEFT_STR("a"), &error),
                   WEFT_OK);
  if (!access("/dev/full", W_OK)) {
    assert_int_equal(weft_file_write("/dev/full", WEFT_STR("a"), &error),
                     WEFT_ERR_IO);
    assert_non_null(strstr(error.message, "free space"));
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_jsonl_triple),
    cmocka_unit_test(test_jsonl_document),
    cmocka_unit_test(test_jsonl_mention),
    cmocka_unit_test(test_value_forms),
    cmocka_unit_test(test_export_golden),
    cmocka_unit_test(test_export_errors),
    cmocka_unit_test(test_file_write),
    cmocka_unit_test(test_file_errors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
