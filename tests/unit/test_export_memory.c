// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Every format, and reading RDF back, with each of the allocations failing in
// turn: a clean status, nothing leaked, and the same as ever afterwards.
//
// The linker leads the library's allocations here (--wrap); those of foreign
// libraries go on working.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "failing.h"

#include "sample_graph.h"
#include "text_source.h"

typedef struct {
  size_t   size;
  uint64_t sum; // of all bytes, in their order
} digest;

static weft_status
add_bytes(void* const handle, const char* const data, const size_t size)
{
  digest* const d = handle;
  for (size_t i = 0U; i < size; ++i) {
    d->sum = (d->sum ^ (unsigned char)data[i]) * UINT64_C(1099511628211);
  }
  d->size += size;
  return WEFT_OK;
}

typedef struct {
  const weft_graph* graph;
  weft_format       format;
  digest            out;
} exporting;

static weft_status
export_once(void* const handle)
{
  exporting* const  x      = handle;
  const weft_writer writer = {&x->out, add_bytes};
  x->out                   = (digest){0U, 0U};
  return weft_export(x->graph, x->format, &writer, NULL);
}

static void
check_format(const weft_graph* const graph, const weft_format format)
{
  exporting x = {graph, format, {0U, 0U}};
  assert_int_equal(export_once(&x), WEFT_OK);
  const digest good = x.out;
  (void)check_failing(export_once, &x);
  assert_true(x.out.size == good.size && x.out.sum == good.sum);
}

static void
test_no_memory(void** const state)
{
  (void)state;
  weft_graph* const graph = make_sample();
  for (int i = WEFT_FORMAT_JSONL; i <= WEFT_FORMAT_MERMAID; ++i) {
    check_format(graph, (weft_format)i);
  }
  weft_graph_free(graph);
}

// Reading back

static weft_status
count_document(void* const handle, const weft_document_info* const info)
{
  ((digest*)handle)->sum += info->alias_count;
  return WEFT_OK;
}

static weft_status
count_triple(void* const handle, const weft_triple* const triple)
{
  digest* const d = handle;
  d->size += 1U;
  d->sum += triple->subject.id.size + triple->evidence.text.size;
  return WEFT_OK;
}

typedef struct {
  weft_str text;
  digest   out;
} importing;

static weft_status
import_once(void* const handle)
{
  importing* const  x      = handle;
  text_source       source = {x->text, SIZE_MAX};
  const weft_reader reader = {&source, read_text, "x.nt"};
  const weft_sink   sink   = {
        .handle = &x->out, .document = count_document, .triple = count_triple};
  x->out = (digest){0U, 0U};
  return weft_import_ntriples(&reader, &sample_schema, &sink, NULL);
}

static void
test_no_memory_to_import(void** const state)
{
  weft_graph* const graph  = make_sample();
  strbuf            text   = {0};
  const weft_writer writer = make_writer(&text);
  (void)state;
  assert_int_equal(WEFT_OK,
                   weft_export(graph, WEFT_FORMAT_NTRIPLES, &writer, NULL));
  strbuf_puts(&text,
              "_:a <urn:x:likes> <urn:x:b> .\n"
              "<urn:x:b> <urn:x:likes> <urn:y:b> .\n"
              "<urn:x:b> <urn:x:size> \"1\"@en .\n");
  importing x = {strbuf_str(&text), {0U, 0U}};
  assert_int_equal(WEFT_OK, import_once(&x));
  const digest good = x.out;
  assert_true(good.size > 3U);
  (void)check_failing(import_once, &x);
  assert_true(x.out.size == good.size && x.out.sum == good.sum);
  weft_graph_free(graph);
  strbuf_free(&text);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_no_memory),
    cmocka_unit_test(test_no_memory_to_import)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
