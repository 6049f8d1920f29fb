// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The graph: cases/graph.txt, each in many orders of arrival, and the rest.
//
// A case's lines are `alias DOC | ID | ALIAS` or a triple, `DOC@START |
// SUBJECT | RELATION | OBJECT | option …`, where an object may be a literal,
// `lit TYPE/NAME = VALUE UNIT`.

#include "case_file.h"
#include "make_graph.h"

#include "weft/graph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LINES_MAX 64U
#define FIELDS_MAX 8U
#define ORDERS 40U

// Schema

static const weft_type_info types[] = {
  {WEFT_STR_INIT("Organization"), {NULL, 0}, false, {NULL, 0}, NULL, 0},
  {WEFT_STR_INIT("Company"),
   WEFT_STR_INIT("Organization"),
   false,
   {NULL, 0},
   NULL,
   0},
  {WEFT_STR_INIT("School"),
   WEFT_STR_INIT("Organization"),
   false,
   {NULL, 0},
   NULL,
   0},
  {WEFT_STR_INIT("Place"), {NULL, 0}, false, {NULL, 0}, NULL, 0},
  {WEFT_STR_INIT("Person"), {NULL, 0}, false, {NULL, 0}, NULL, 0},
  {WEFT_STR_INIT("Model"), {NULL, 0}, false, {NULL, 0}, NULL, 0},
  {WEFT_STR_INIT("Quantity"), {NULL, 0}, true, {NULL, 0}, NULL, 0},
};

static const weft_relation_info relations[] = {
  {.name = WEFT_STR_INIT("develops")},
  {.name = WEFT_STR_INIT("partners_with"), .symmetric = true},
};

static const weft_schema schema = {{NULL, 0},
                                   types,
                                   sizeof(types) / sizeof(types[0]),
                                   relations,
                                   sizeof(relations) / sizeof(relations[0])};

// Cases

static void
add_alias(weft_graph* const graph, char* const line)
{
  char* fields[FIELDS_MAX];
  assert_int_equal(case_split(line, fields, FIELDS_MAX), 3);
  const weft_alias alias = {weft_str_from(fields[1]),
                            weft_str_from(fields[2]),
                            WEFT_STR("parenthesis"),
                            {NULL, 0U}};
  // Each in a document of its own, so that one document may have many
  char doc[256];
  snprintf(doc, sizeof(doc), "%s#%s", fields[0], fields[2]);
  const weft_document_info info = {
    .doc = weft_str_from(doc), .aliases = &alias, .alias_count = 1U};
  assert_int_equal(weft_graph_add_document(graph, &info, NULL), WEFT_OK);
}

static weft_end
read_object(char* const field)
{
  if (strncmp(field, "lit ", 4)) {
    return make_end(field);
  }
  char* const value = strstr(field, " = ");
  char*       unit  = NULL;
  if (value) {
    *value = '\0';
    unit   = strchr(value + 3, ' ');
  }
  if (unit) {
    *unit++ = '\0';
  }
  return make_literal(field + 4,
                      value ? WEFT_VALUE_NUMBER : WEFT_VALUE_NONE,
                      value ? value + 3 : NULL,
                      unit);
}

static void
apply_option(weft_triple* const t, const char* const option)
{
  const char* const equals = strchr(option, '=');
  const weft_str    text   = weft_str_from(equals ? equals + 1 : NULL);
  if (!strcmp(option, "planned")) {
    t->status = WEFT_PLANNED;
  } else if (!strncmp(option, "when=", 5)) {
    t->when = text;
  } else if (!strncmp(option, "of=", 3)) {
    t->of = text;
  } else if (!strncmp(option, "name=", 5)) {
    t->subject.name = text;
  } else if (!strncmp(option, "rule=", 5)) {
    t->rule = text;
  } else if (!strncmp(option, "c=", 2)) {
    t->confidence = (int)strtol(option + 2, NULL, 10);
  } else {
    fail_msg("unknown option %s", option);
  }
}

static void
add_fact(weft_graph* const graph, char* const line)
{
  char*        fields[FIELDS_MAX];
  const size_t count = case_split(line, fields, FIELDS_MAX);
  assert_true(count >= 4U);
  size_t      start = 0U;
  char* const at    = strchr(fields[0], '@');
  if (at) {
    *at   = '\0';
    start = (size_t)strtoul(at + 1, NULL, 10);
  }
  weft_triple t = make_triple(
    fields[0], make_end(fields[1]), fields[2], read_object(fields[3]), start);
  for (size_t i = 4U; i < count; ++i) {
    apply_option(&t, fields[i]);
  }
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
}

static void
add_line(weft_graph* const graph, const char* const line)
{
  char* const copy = strdup(line);
  assert_non_null(copy);
  if (!strncmp(copy, "alias ", 6)) {
    add_alias(graph, copy + 6);
  } else {
    add_fact(graph, copy);
  }
  free(copy);
}

// Dumps

static void
put_entity(strbuf* const b, const weft_entity* const e)
{
  strbuf_append(b, e->id);
  for (size_t i = 0U; i < e->alias_count; ++i) {
    strbuf_puts(b, i ? ", " : " (");
    strbuf_append(b, e->aliases[i]);
  }
  strbuf_printf(b, "%s %zu\n", e->alias_count ? ")" : "", e->support_count);
}

static void
put_labelled(strbuf* const b, const char* const label, const weft_str text)
{
  if (text.size) {
    strbuf_puts(b, label);
    strbuf_append(b, text);
  }
}

static void
put_fact(strbuf* const           b,
         const weft_graph* const graph,
         const weft_fact* const  f)
{
  strbuf_append(b, weft_graph_entity(graph, f->subject)->id);
  put_labelled(b, " ", f->relation);
  put_labelled(b, " ", f->object.id);
  put_labelled(b, "=", f->object.value);
  put_labelled(b, " ", f->object.unit);
  strbuf_puts(b, f->status == WEFT_PLANNED ? " planned" : "");
  put_labelled(b, " when ", f->when);
  put_labelled(b, " of ", f->of);
  strbuf_printf(b, " %d:", f->confidence);
  for (size_t i = 0U; i < f->support_count; ++i) {
    put_labelled(b, " ", f->supports[i].doc);
    strbuf_printf(b, "@%zu", f->supports[i].evidence.span.start);
  }
  strbuf_putc(b, '\n');
}

static void
dump(const weft_graph* const graph, strbuf* const out)
{
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    put_entity(out, weft_graph_entity(graph, i));
  }
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    put_fact(out, graph, weft_graph_fact(graph, i));
  }
  assert_int_equal(out->status, WEFT_OK);
}

// Order

static uint32_t
next_random(uint32_t* const state)
{
  *state = *state * 1664525U + 1013904223U;
  return *state >> 8U;
}

static void
shuffle(char** const lines, const size_t count, uint32_t* const state)
{
  for (size_t i = count; i > 1U; --i) {
    const size_t at    = next_random(state) % i;
    char* const  moved = lines[i - 1U];
    lines[i - 1U]      = lines[at];
    lines[at]          = moved;
  }
}

// Add the lines and freeze, once in the middle if `twice`
static weft_graph*
build(char** const lines, const size_t count, const bool twice)
{
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < count; ++i) {
    if (twice && i == count / 2U) {
      assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
    }
    add_line(graph, lines[i]);
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

static void
export_to(const weft_graph* const graph,
          const weft_format       format,
          strbuf* const           out)
{
  const weft_writer writer = make_writer(out);
  assert_int_equal(weft_export(graph, format, &writer, NULL), WEFT_OK);
}

// Returns whether the case holds in every order
static bool
run_case(const test_case* const c)
{
  bool   good = true;
  char*  lines[LINES_MAX];
  size_t count = 0U;
  for (char* at = c->input; at && *at;) {
    assert_true(count < LINES_MAX);
    lines[count++]  = at;
    char* const end = strchr(at, '\n');
    at              = end ? end + 1 : NULL;
    if (end) {
      *end = '\0';
    }
  }
  uint32_t state = 1U;
  strbuf   first = {0};
  for (size_t i = 0U; i < ORDERS; ++i) {
    weft_graph* const graph = build(lines, count, i % 2U != 0U);
    strbuf            text  = {0};
    strbuf            all   = {0};
    dump(graph, &text);
    text.data[text.size - 1U] = '\0';
    if (strcmp(text.data, c->expected) != 0 && good) {
      print_error(
        "%s:\n%s\ninstead of\n%s\n", c->title, text.data, c->expected);
      good = false;
    }
    export_to(graph, WEFT_FORMAT_JSONL, &all);
    export_to(graph, WEFT_FORMAT_NTRIPLES, &all);
    if (!i) {
      first = all;
    } else {
      assert_string_equal(all.data, first.data);
      strbuf_free(&all);
    }
    strbuf_free(&text);
    weft_graph_free(graph);
    shuffle(lines, count, &state);
  }
  strbuf_free(&first);
  return good;
}

static void
test_cases(void** const state)
{
  (void)state;
  case_file file   = case_open("cases/graph.txt");
  test_case c      = {0};
  size_t    count  = 0U;
  size_t    failed = 0U;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    failed += !run_case(&c);
    ++count;
  }
  assert_int_equal(failed, 0);
  assert_true(count >= 20U);
  case_close(&file);
}

// Contracts

static void
test_arguments(void** const state)
{
  (void)state;
  weft_graph* graph = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  assert_int_equal(weft_graph_new(NULL, &graph, &error), WEFT_OK);
  assert_int_equal(weft_graph_schema(graph)->type_count, 0);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_entity_count(graph), 0);
  assert_null(weft_graph_entity(graph, 0U));
  assert_null(weft_graph_fact(graph, 0U));
  assert_null(weft_graph_document(graph, 0U));

  const weft_document_info info = {.doc = WEFT_STR("a"), .bytes = 3U};
  assert_int_equal(weft_graph_add_document(graph, &info, &error), WEFT_OK);
  assert_int_equal(weft_graph_add_document(graph, &info, &error),
                   WEFT_ERR_EXISTS);
  assert_non_null(strstr(error.message, "'a'"));
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_document_count(graph), 1);
  assert_int_equal(weft_graph_document(graph, 0U)->bytes, 3);
  assert_ptr_equal(weft_graph_find_document(graph, WEFT_STR("a")),
                   weft_graph_document(graph, 0U));
  assert_null(weft_graph_find_document(graph, WEFT_STR("")));
  assert_null(weft_graph_find_document(graph, WEFT_STR("b")));
  weft_graph_free(graph);
  weft_graph_free(NULL);
}

static void
reject(const weft_triple* const t, const weft_status expected)
{
  weft_graph* graph = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_add_triple(graph, t, &error), expected);
  assert_int_equal(error.status, expected);
  assert_true(error.message[0] != '\0');
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_entity_count(graph), 0);
  weft_graph_free(graph);
}

static void
test_bad_triples(void** const state)
{
  (void)state;
  const weft_triple good = make_triple(
    "a", make_end("Company/A"), "develops", make_end("Model/M"), 0U);
  weft_triple t = good;
  t.confidence  = 1001;
  reject(&t, WEFT_ERR_BAD_INPUT);
  t                 = good;
  t.subject.literal = true;
  reject(&t, WEFT_ERR_BAD_INPUT);
  t             = good;
  t.object.type = WEFT_STR("a/b");
  reject(&t, WEFT_ERR_BAD_INPUT);
  t             = good;
  t.object.name = WEFT_STR("\xEA\xB0");
  reject(&t, WEFT_ERR_BAD_TEXT);
  t               = good;
  t.evidence.text = WEFT_STR("cut \xF0\x9F");
  reject(&t, WEFT_ERR_BAD_TEXT);
}

// A rejected triple leaves nothing that could take part in joins
static void
test_rejected_leaves_no_node(void** const state)
{
  (void)state;
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  weft_triple t =
    make_triple("a", make_end("School/A"), "develops", make_end("Model/M"), 0U);
  t.evidence.text = WEFT_STR("\xFF");
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_ERR_BAD_TEXT);

  t = make_triple(
    "a", make_end("Organization/A"), "develops", make_end("Model/M"), 0U);
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  t = make_triple(
    "b", make_end("Company/A"), "develops", make_end("Model/M"), 0U);
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_entity_count(graph), 2);
  weft_graph_free(graph);
}

// The ends of a support stand as the fact's do
static void
test_swapped_support(void** const state)
{
  (void)state;
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  weft_triple t = make_triple(
    "a", make_end("Company/B"), "partners_with", make_end("Company/A"), 0U);
  t.subject.name       = WEFT_STR("b");
  t.subject.has_span   = true;
  t.subject.span       = (weft_span){4U, 5U};
  t.object.has_via     = true;
  t.object.via         = (weft_span){1U, 2U};
  const weft_sink sink = weft_graph_sink(graph);
  assert_int_equal(sink.triple(sink.handle, &t), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);

  const weft_support* const s = weft_graph_fact(graph, 0U)->supports;
  assert_true(weft_str_equals(s->subject.id, WEFT_STR("Company/A")));
  assert_true(s->subject.has_via);
  assert_int_equal(s->subject.via.end, 2);
  assert_true(weft_str_equals(s->object.name, WEFT_STR("b")));
  assert_int_equal(s->object.span.start, 4);
  weft_graph_free(graph);
}

static void
test_ids(void** const state)
{
  (void)state;
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  weft_triple t = make_triple(
    "a", make_end("Company/A"), "develops", make_end("Model/M"), 0U);
  t.subject.id = (weft_str){NULL, 0U}; // made from type and name
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  t.subject.id = WEFT_STR("Firm/A"); // the end's type counts
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  t.subject.id = WEFT_STR("Company/A/B");
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_entity_count(graph), 3);
  assert_true(
    weft_str_equals(weft_graph_entity(graph, 0U)->id, WEFT_STR("Company/A")));
  assert_true(
    weft_str_equals(weft_graph_entity(graph, 1U)->name, WEFT_STR("A/B")));
  weft_graph_free(graph);
}

static void
test_long_name(void** const state)
{
  (void)state;
  strbuf id = {0};
  strbuf_puts(&id, "Company/");
  for (size_t i = 0U; i < 10000U; ++i) {
    strbuf_puts(&id, "가");
  }
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  const weft_triple t =
    make_triple("a", make_end(id.data), "develops", make_end("Model/M"), 0U);
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  strbuf_free(&id);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_entity(graph, 0U)->name.size, 30000);
  weft_graph_free(graph);
}

// Schema

static void
test_schema(void** const state)
{
  (void)state;
  assert_ptr_equal(weft_schema_type(&schema, WEFT_STR("Company")), &types[1]);
  assert_null(weft_schema_type(&schema, WEFT_STR("company")));
  assert_ptr_equal(weft_schema_relation(&schema, WEFT_STR("develops")),
                   &relations[0]);
  assert_null(weft_schema_relation(&schema, WEFT_STR("")));
  assert_true(
    weft_schema_is_a(&schema, WEFT_STR("Company"), WEFT_STR("Organization")));
  assert_false(
    weft_schema_is_a(&schema, WEFT_STR("Organization"), WEFT_STR("Company")));
  assert_true(weft_schema_is_a(&schema, WEFT_STR("X"), WEFT_STR("X")));

  const weft_type_info ring[] = {
    {.name = WEFT_STR("A"), .parent = WEFT_STR("B")},
    {.name = WEFT_STR("B"), .parent = WEFT_STR("A")}};
  const weft_schema broken = {.types = ring, .type_count = 2U};
  assert_false(weft_schema_is_a(&broken, WEFT_STR("A"), WEFT_STR("C")));
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&broken, &graph, NULL), WEFT_OK);
  weft_triple t = make_triple("a", make_end("A/x"), "r", make_end("B/x"), 0U);
  assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  weft_graph_free(graph);
}

static void
test_labels(void** const state)
{
  (void)state;
  const weft_label labels[] = {{WEFT_STR("ko"), WEFT_STR("기업")},
                               {WEFT_STR("en"), WEFT_STR("company")}};
  const weft_str   none     = WEFT_STR("?");
  assert_true(weft_str_equals(weft_label_find(labels, 2U, WEFT_STR("en"), none),
                              labels[1].text));
  assert_true(weft_str_equals(weft_label_find(labels, 2U, WEFT_STR("fr"), none),
                              labels[0].text));
  assert_true(
    weft_str_equals(weft_label_find(NULL, 0U, WEFT_STR("en"), none), none));
}

// Many facts about few entities, and aliases in a chain, in little time
static void
test_many(void** const state)
{
  (void)state;
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < 20000U; ++i) {
    char subject[32];
    char object[32];
    char doc[32];
    snprintf(subject, sizeof(subject), "Company/C%zu", i % 3000U);
    snprintf(object, sizeof(object), "Model/M%zu", i % 7U);
    snprintf(doc, sizeof(doc), "d%zu", i / 10U);
    const weft_triple t =
      make_triple(doc, make_end(subject), "develops", make_end(object), i);
    assert_int_equal(weft_graph_add_triple(graph, &t, NULL), WEFT_OK);
  }
  for (size_t i = 0U; i < 2000U; ++i) {
    char doc[32];
    char id[32];
    snprintf(doc, sizeof(doc), "alias%zu", i);
    snprintf(id, sizeof(id), "Company/C%zu", i);
    const weft_alias alias = {
      weft_str_from(id), WEFT_STR("everyone"), WEFT_STR("test"), {NULL, 0U}};
    const weft_document_info info = {
      .doc = weft_str_from(doc), .aliases = &alias, .alias_count = 1U};
    assert_int_equal(weft_graph_add_document(graph, &info, NULL), WEFT_OK);
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_entity_count(graph), 3007);
  weft_graph_free(graph);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_arguments),
    cmocka_unit_test(test_bad_triples),
    cmocka_unit_test(test_rejected_leaves_no_node),
    cmocka_unit_test(test_swapped_support),
    cmocka_unit_test(test_ids),
    cmocka_unit_test(test_long_name),
    cmocka_unit_test(test_schema),
    cmocka_unit_test(test_labels),
    cmocka_unit_test(test_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
