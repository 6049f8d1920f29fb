// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// RDF back in: what an export wrote comes back, whatever the order of lines;
// other programs' triples become facts; nothing broken gets through.

#include "case_file.h"

#include "weft/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "hostile_graph.h"
#include "sample_graph.h"
#include "text_source.h"

// More with WEFT_FUZZ_ROUNDS
#define FUZZ_ROUNDS 1500U

static weft_status
import_into(weft_graph* const graph,
            const weft_str    text,
            const size_t      step,
            weft_error* const error)
{
  text_source       source = {text, step};
  const weft_reader reader = {&source, read_text, "foreign.nt"};
  const weft_sink   sink   = weft_graph_sink(graph);
  return weft_import_ntriples(&reader, weft_graph_schema(graph), &sink, error);
}

static void
export_as(const weft_graph* const graph,
          const weft_format       format,
          strbuf* const           out)
{
  const weft_writer writer = make_writer(out);
  assert_int_equal(WEFT_OK, weft_export(graph, format, &writer, NULL));
}

// A frozen graph of what `text` says; the schema is that of `like`
static weft_graph*
import_like(const weft_graph* const like, const weft_str text)
{
  weft_graph* graph = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  assert_int_equal(WEFT_OK,
                   weft_graph_new(weft_graph_schema(like), &graph, NULL));
  const weft_status st = import_into(graph, text, SIZE_MAX, &error);
  if (st) {
    print_message("%s:%zu: %s\n", error.file, error.line, error.message);
  }
  assert_int_equal(WEFT_OK, st);
  assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
  return graph;
}

// Lines in another order

static int
compare_lines(const void* const a, const void* const b)
{
  return weft_str_compare(*(const weft_str*)a, *(const weft_str*)b);
}

static void
sort_lines(const strbuf* const text, const bool backwards, strbuf* const out)
{
  size_t count = 0U;
  for (size_t i = 0U; i < text->size; ++i) {
    count += text->data[i] == '\n';
  }
  weft_str* const lines = calloc(count + 1U, sizeof(weft_str));
  assert_non_null(lines);
  size_t start = 0U;
  count        = 0U;
  for (size_t i = 0U; i < text->size; ++i) {
    if (text->data[i] == '\n') {
      lines[count++] = (weft_str){text->data + start, i + 1U - start};
      start          = i + 1U;
    }
  }
  qsort(lines, count, sizeof(weft_str), compare_lines);
  for (size_t i = 0U; i < count; ++i) {
    strbuf_append(out, lines[backwards ? count - 1U - i : i]);
  }
  free(lines);
}

// Round trips

static weft_graph*
make_empty(void)
{
  weft_graph* graph = NULL;
  assert_int_equal(WEFT_OK, weft_graph_new(NULL, &graph, NULL));
  assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
  return graph;
}

// An entity that names three others, and one that two share: none may join
static weft_graph*
make_ambiguous(void)
{
  static const char* const ids[]     = {"Company/가람전자",
                                        "Organization/가람",
                                        "Company/나래전자",
                                        "Organization/나래",
                                        "Person/가람"};
  const weft_alias         aliases[] = {
            {WEFT_STR("Company/나래전자"), WEFT_STR("NR"), WEFT_STR("x"), {NULL, 0U}},
            {WEFT_STR("Company/가람전자"), WEFT_STR("NR"), WEFT_STR("x"), {NULL, 0U}}};
  const weft_document_info info = {
    .doc = WEFT_STR("b"), .aliases = aliases, .alias_count = 2U};
  weft_graph* graph = NULL;
  assert_int_equal(WEFT_OK, weft_graph_new(&sample_schema, &graph, NULL));
  assert_int_equal(WEFT_OK, weft_graph_add_document(graph, &info, NULL));
  for (size_t i = 0U; i < sizeof(ids) / sizeof(ids[0]); ++i) {
    weft_triple t = make_triple(
      i % 2U ? "a" : "b", make_end(ids[i]), "develops", make_end("X/별"), i);
    // A short name that another entity has for its own
    t.subject.name = i == 0U ? WEFT_STR("가람") : t.subject.name;
    add(graph, t);
  }
  add(graph,
      make_triple(
        "c", make_end("Organization/NR"), "develops", make_end("X/별"), 9U));
  assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
  return graph;
}

typedef weft_graph* (*graph_maker)(void);

static void
expect_fixed(const weft_graph* const graph, const strbuf* const text)
{
  strbuf wanted = {0};
  strbuf again  = {0};
  export_as(graph, WEFT_FORMAT_NQUADS, &wanted);
  weft_graph* const back = import_like(graph, strbuf_str(text));
  export_as(back, WEFT_FORMAT_NQUADS, &again);
  assert_int_equal(weft_graph_entity_count(graph),
                   weft_graph_entity_count(back));
  assert_int_equal(weft_graph_fact_count(graph), weft_graph_fact_count(back));
  assert_int_equal(wanted.size, again.size);
  if (wanted.size) {
    assert_memory_equal(wanted.data, again.data, wanted.size);
  }
  weft_graph_free(back);
  strbuf_free(&wanted);
  strbuf_free(&again);
}

static void
test_round_trip(void** const state)
{
  static const graph_maker makers[]  = {make_sample,
                                        make_hostile,
                                        make_values,
                                        make_many,
                                        make_ambiguous,
                                        make_empty};
  static const weft_format formats[] = {WEFT_FORMAT_NTRIPLES,
                                        WEFT_FORMAT_NQUADS};
  (void)state;
  for (size_t i = 0U; i < sizeof(makers) / sizeof(makers[0]); ++i) {
    weft_graph* const graph = makers[i]();
    for (size_t k = 0U; k < 4U; ++k) {
      strbuf text   = {0};
      strbuf sorted = {0};
      export_as(graph, formats[k % 2U], &text);
      sort_lines(&text, k / 2U, &sorted);
      expect_fixed(graph, &text);
      expect_fixed(graph, &sorted);
      strbuf_free(&text);
      strbuf_free(&sorted);
    }
    weft_graph_free(graph);
  }
}

// Two exports in one file are the two graphs together
static void
test_together(void** const state)
{
  strbuf            text   = {0};
  strbuf            both   = {0};
  weft_graph* const sample = make_sample();
  (void)state;
  export_as(sample, WEFT_FORMAT_NTRIPLES, &text);
  strbuf_append(&both, strbuf_str(&text));
  strbuf_puts(&both,
              "<http://a.example/x> <http://a.example/likes> "
              "<http://example.org/weft/entity/AIModel/");
  strbuf_puts(&both, "%EB%B3%84%EB%B9%9B> .\n");
  strbuf_append(&both, strbuf_str(&text));
  weft_graph* const graph = import_like(sample, strbuf_str(&both));
  assert_int_equal(weft_graph_fact_count(sample) + 1U,
                   weft_graph_fact_count(graph));
  assert_int_equal(weft_graph_entity_count(sample) + 1U,
                   weft_graph_entity_count(graph));
  assert_int_equal(4U, weft_graph_document_count(graph));
  weft_graph_free(graph);
  weft_graph_free(sample);
  strbuf_free(&text);
  strbuf_free(&both);
}

// Other programs

static void
expect_golden(const strbuf* const out, const char* const name)
{
  strbuf path = {0};
  if (getenv("WEFT_TEST_UPDATE")) {
    strbuf_printf(&path, "%s/%s", getenv("WEFT_TEST_DATA"), name);
    assert_int_equal(WEFT_OK,
                     weft_file_write(path.data, strbuf_str(out), NULL));
    strbuf_free(&path);
  }
  case_file file = case_open(name);
  assert_non_null(file.data);
  assert_string_equal(out->data, file.data);
  case_close(&file);
}

static void
test_foreign(void** const state)
{
  // As rdflib writes it
  case_file         file   = case_open("cases/import/foreign.nt");
  weft_graph* const sample = make_sample();
  strbuf            text   = {0};
  strbuf            out    = {0};
  (void)state;
  assert_non_null(file.data);
  strbuf_puts(&text, file.data);
  for (size_t i = 0U; i < 3U; ++i) {
    static const size_t steps[] = {1U, 7U, SIZE_MAX};
    weft_graph*         graph   = NULL;
    assert_int_equal(WEFT_OK, weft_graph_new(&sample_schema, &graph, NULL));
    assert_int_equal(WEFT_OK,
                     import_into(graph, strbuf_str(&text), steps[i], NULL));
    assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
    strbuf_clear(&out);
    export_as(graph, WEFT_FORMAT_JSONL, &out);
    expect_golden(&out, "cases/import/foreign.jsonl");
    // And what was foreign is fixed once it is weft's own
    strbuf own = {0};
    export_as(graph, WEFT_FORMAT_NTRIPLES, &own);
    expect_fixed(graph, &own);
    strbuf_free(&own);
    weft_graph_free(graph);
  }
  weft_graph_free(sample);
  strbuf_free(&text);
  strbuf_free(&out);
  case_close(&file);
}

// Where statements stand

typedef struct {
  weft_span spans[4];
  size_t    lines[4];
  size_t    count;
} seen_places;

static weft_status
see_place(void* const handle, const weft_triple* const triple)
{
  seen_places* const s = handle;
  assert_true(s->count < 4U);
  s->spans[s->count]   = triple->evidence.span;
  s->lines[s->count++] = triple->evidence.sentence;
  return WEFT_OK;
}

static void
test_places(void** const state)
{
  static const char text[] =
    "\xEF\xBB\xBF<urn:a> <urn:b> <urn:c> .\r\n"
    "# <urn:x> .\n"
    "<urn:d> <urn:b> \". #\" .<urn:e> <urn:b> _:b .#x\n"
    "  _:f <urn:b> \"f\"@ko <urn:g> .";
  static const char* const parts[] = {"<urn:a> <urn:b> <urn:c> .",
                                      "<urn:d> <urn:b> \". #\" .",
                                      "<urn:e> <urn:b> _:b .",
                                      "_:f <urn:b> \"f\"@ko <urn:g> ."};
  static const size_t      lines[] = {0U, 2U, 2U, 3U};
  text_source              source  = {weft_str_from(text), SIZE_MAX};
  const weft_reader        reader  = {&source, read_text, NULL};
  seen_places              seen    = {.count = 0U};
  const weft_sink          sink    = {.handle = &seen, .triple = see_place};
  (void)state;
  assert_int_equal(WEFT_OK, weft_import_ntriples(&reader, NULL, &sink, NULL));
  assert_int_equal(4U, seen.count);
  for (size_t i = 0U; i < 4U; ++i) {
    const size_t at = (size_t)(strstr(text, parts[i]) - text);
    assert_int_equal(at, seen.spans[i].start);
    assert_int_equal(at + strlen(parts[i]), seen.spans[i].end);
    assert_int_equal(lines[i], seen.lines[i]);
  }
}

// What is broken

typedef struct {
  const char* text;
  size_t      line;
  const char* part; // of the message
} bad_lines;

#define GOOD "<urn:a> <urn:b> <urn:c> .\n"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define STATEMENT                                                              \
  "<urn:s> <" RDF "type> <" RDF "Statement> .\n"                               \
  "<urn:s> <urn:weft:support> <urn:p> .\n"
#define TOLD                                                                   \
  STATEMENT "<urn:s> <" RDF "subject> <urn:x> .\n"                             \
            "<urn:s> <" RDF "predicate> <urn:r> .\n"                           \
            "<urn:s> <" RDF "object> <urn:y> .\n"
#define PLACED TOLD "<urn:p> <urn:weft:document> <urn:d> .\n"

static void
expect_fault(const bad_lines* const bad)
{
  weft_graph* graph = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  assert_int_equal(WEFT_OK, weft_graph_new(&sample_schema, &graph, NULL));
  const weft_status st =
    import_into(graph, weft_str_from(bad->text), SIZE_MAX, &error);
  if (!strstr(error.message, bad->part) || error.line != bad->line) {
    print_message("%s\n%zu: %s\n", bad->text, error.line, error.message);
  }
  assert_true(st == WEFT_ERR_BAD_INPUT || st == WEFT_ERR_BAD_TEXT);
  assert_int_equal(bad->line, error.line);
  assert_string_equal("foreign.nt", error.file);
  assert_non_null(strstr(error.message, bad->part));
  // Nothing was passed on
  assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
  assert_int_equal(0U, weft_graph_document_count(graph));
  weft_graph_free(graph);
}

static void
test_faults(void** const state)
{
  static const bad_lines cases[] = {
    {"nonsense\n", 1U, "no N-Triples here"},
    {GOOD "<urn:a> <urn:b> .\n", 2U, "no N-Triples here"},
    {GOOD "\n# a comment\n<urn:a> <urn:b> \"c\"", 4U, "no N-Triples here"},
    {GOOD "<urn:a> <urn:b> \"c\" <urn:g> x .\n", 2U, "no N-Triples here"},
    {"@prefix a: <urn:a> .\n", 1U, "rapper -i turtle"},
    {GOOD "<urn:a> <urn:b> <urn:c> ; <urn:d> <urn:e> .\n", 2U, "only Turtle"},
    {"[ <urn:b> <urn:c> ] .\n", 1U, "only Turtle"},
    {"<urn:a> <urn:b> ((((((((((((", 1U, "only Turtle"},
    {"<urn:a> <urn:b> \"\"\"c\"\"\" .\n", 1U, "only Turtle"},
    {"<urn:a> <urn:b> 'c' .\n", 1U, "only Turtle"},
    {"{ <urn:a> <urn:b> <urn:c> . }\n", 1U, "only Turtle"},
    {"ex:a <urn:b> <urn:c> .\n", 1U, "no whole IRI"},
    {GOOD "<a> <urn:b> <urn:c> .\n", 2U, "missing IRI scheme"},
    {"<urn:a> <urn:b> <#c> .\n", 1U, "IRI"},
    {"<urn:a> <urn:b> <urn:c\n> .\n", 1U, "spell it %20"},
    {"<urn:a> <urn:b> \"c\nd\" .\n", 1U, "line break"},
    {"<urn:a> <urn:b> \"\\q\" .\n", 1U, "no N-Triples here"},
    {"<urn:a> <urn:b> \"\\u00\" .\n", 1U, "no N-Triples here"},
    {GOOD "<urn:a> <urn:b> \"\xFF\" .\n", 2U, ""},
    {STATEMENT, 1U, "without rdf:subject"},
    {TOLD, 2U, "whose document is not told"},
    {PLACED "<urn:s> <urn:weft:status> \"maybe\" .\n", 7U, "\"planned\""},
    {PLACED "<urn:p> <urn:weft:start> \"-1\" .\n", 7U, "a whole one"},
    {PLACED "<urn:p> <urn:weft:end> \"99999999999999999999\" .\n",
     7U,
     "a whole one"},
    {PLACED "<urn:p> <urn:weft:confidence> \"1001\" .\n", 7U, "0 to 1000"},
    {PLACED "<urn:p> <urn:weft:subjectAt> \"3\" .\n", 7U, "12-30"},
    {PLACED "<urn:d> <urn:weft:bytes> \"many\" .\n", 7U, "whole number"},
  };
  (void)state;
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    expect_fault(&cases[i]);
  }
}

// A fact that follows from others is passed over with its direct triple
static void
test_inferred(void** const state)
{
  static const char said[] = "<urn:x> <urn:r> <urn:y> .\n"
                             "<urn:s> <" RDF "type> <" RDF "Statement> .\n"
                             "<urn:s> <" RDF "subject> <urn:x> .\n"
                             "<urn:s> <" RDF "predicate> <urn:r> .\n"
                             "<urn:s> <" RDF "object> <urn:y> .\n"
                             "<urn:s> <urn:weft:status> \"actual\" .\n"
                             "<urn:s> <urn:weft:confidence> \"700\" .\n";
  static const char mark[] = "<urn:s> <" RDF "type> <urn:weft:Inference> .\n"
                             "<urn:s> <urn:weft:premise> <urn:t> .\n";
  weft_graph* const sample = make_sample();
  strbuf            text   = {0};
  (void)state;
  // Without a support it is one of the file, as sure as it says
  strbuf_puts(&text, said);
  weft_graph* graph = import_like(sample, strbuf_str(&text));
  assert_int_equal(1U, weft_graph_fact_count(graph));
  assert_int_equal(700, weft_graph_fact(graph, 0U)->confidence);
  weft_graph_free(graph);

  strbuf_puts(&text, mark);
  graph = import_like(sample, strbuf_str(&text));
  assert_int_equal(0U, weft_graph_fact_count(graph));
  assert_int_equal(0U, weft_graph_document_count(graph));
  weft_graph_free(graph);
  weft_graph_free(sample);
  strbuf_free(&text);
}

static void
test_zero_byte(void** const state)
{
  static const char text[] = GOOD "<urn:a> <urn:b> \"\0\" .\n";
  weft_graph*       graph  = NULL;
  weft_error        error  = WEFT_ERROR_INIT;
  (void)state;
  assert_int_equal(WEFT_OK, weft_graph_new(NULL, &graph, NULL));
  assert_int_equal(
    WEFT_ERR_BAD_INPUT,
    import_into(graph, (weft_str){text, sizeof(text) - 1U}, 3U, &error));
  assert_int_equal(2U, error.line);
  assert_int_equal(18U, error.column);
  assert_non_null(strstr(error.message, "\\u0000"));
  weft_graph_free(graph);
}

// A reader and a sink that fail are heard

static weft_status
fail_to_read(void* const   handle,
             char* const   data,
             const size_t  size,
             size_t* const got)
{
  (void)handle;
  (void)size;
  memcpy(data, GOOD, sizeof(GOOD) - 1U);
  *got = sizeof(GOOD) - 1U;
  return --*(int*)handle ? WEFT_OK : WEFT_ERR_IO;
}

static weft_status
refuse_triple(void* const handle, const weft_triple* const triple)
{
  (void)handle;
  (void)triple;
  return WEFT_ERR_STOPPED;
}

static void
test_others_fail(void** const state)
{
  int               calls  = 3;
  const weft_reader broken = {&calls, fail_to_read, NULL};
  text_source       source = {WEFT_STR(GOOD), SIZE_MAX};
  const weft_reader whole  = {&source, read_text, NULL};
  const weft_sink   sink   = {.triple = refuse_triple};
  (void)state;
  assert_int_equal(WEFT_ERR_IO,
                   weft_import_ntriples(&broken, NULL, &sink, NULL));
  assert_int_equal(WEFT_ERR_STOPPED,
                   weft_import_ntriples(&whole, NULL, &sink, NULL));
}

// Mutations

static uint32_t
next_random(uint32_t* const seed)
{
  *seed = *seed * 1664525U + 1013904223U;
  return *seed >> 8U;
}

// Change, insert, repeat or take out some bytes
static void
mutate(const weft_str text, uint32_t* const seed, strbuf* const out)
{
  static const char bytes[] = "<>\"\\_:.@^# \n\r\t%u0\x00\xFF\xED[({;,a/";
  strbuf_clear(out);
  const uint32_t often = 20U + next_random(seed) % 4000U;
  for (size_t i = 0U; i < text.size; ++i) {
    if (next_random(seed) % often) {
      strbuf_putc(out, text.data[i]);
      continue;
    }
    const size_t far  = next_random(seed) % text.size;
    const size_t size = next_random(seed) % 60U;
    switch (next_random(seed) % 4U) {
      case 0:
        strbuf_putc(out, bytes[next_random(seed) % sizeof(bytes)]);
        break;
      case 1:
        i += size;
        break;
      case 2:
        strbuf_append(
          out,
          (weft_str){text.data + far,
                     size < text.size - far ? size : text.size - far});
        break;
      default:
        // Terms of one line in another
        while (i < text.size && text.data[i] != '<') {
          strbuf_putc(out, text.data[i++]);
        }
        for (size_t k = far; k < text.size && text.data[k] != '\n'; ++k) {
          strbuf_putc(out, text.data[k]);
        }
        strbuf_putc(out, '\n');
        break;
    }
  }
}

static void
test_mutations(void** const state)
{
  const char* const more   = getenv("WEFT_FUZZ_ROUNDS");
  const size_t      rounds = more ? (size_t)atol(more) : FUZZ_ROUNDS;
  case_file         file   = case_open("cases/import/foreign.nt");
  weft_graph* const sample = make_sample();
  strbuf            text   = {0};
  strbuf            broken = {0};
  uint32_t          seed   = 7U;
  size_t            taken  = 0U;
  (void)state;
  assert_non_null(file.data);
  export_as(sample, WEFT_FORMAT_NQUADS, &text);
  strbuf_puts(&text, file.data);
  for (size_t i = 0U; i < rounds; ++i) {
    weft_graph* graph = NULL;
    weft_error  error = WEFT_ERROR_INIT;
    mutate(strbuf_str(&text), &seed, &broken);
    assert_int_equal(WEFT_OK, weft_graph_new(&sample_schema, &graph, NULL));
    const weft_status st =
      import_into(graph, strbuf_str(&broken), 1U + i % 5000U, &error);
    if (st) {
      assert_true(st == WEFT_ERR_BAD_INPUT || st == WEFT_ERR_BAD_TEXT);
      assert_true(error.line);
      assert_true(error.message[0]);
    } else {
      ++taken;
      assert_int_equal(WEFT_OK, weft_graph_freeze(graph, NULL));
    }
    weft_graph_free(graph);
  }
  assert_true(taken); // else the mutations are too coarse to test anything
  weft_graph_free(sample);
  strbuf_free(&text);
  strbuf_free(&broken);
  case_close(&file);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_round_trip),
    cmocka_unit_test(test_together),
    cmocka_unit_test(test_foreign),
    cmocka_unit_test(test_places),
    cmocka_unit_test(test_faults),
    cmocka_unit_test(test_inferred),
    cmocka_unit_test(test_zero_byte),
    cmocka_unit_test(test_others_fail),
    cmocka_unit_test(test_mutations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
