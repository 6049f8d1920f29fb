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

#include "weft/import.h"

#include "sample_graph.h"

#define NEVER SIZE_MAX
#define ATTEMPTS_MAX 100000U

static size_t until_failure = NEVER;

static bool
fails(void)
{
  if (until_failure == NEVER) {
    return false;
  }
  return until_failure-- == 0U;
}

void*
__real_malloc(size_t size);
void*
__real_calloc(size_t count, size_t size);
void*
__real_realloc(void* memory, size_t size);
void*
__wrap_malloc(size_t size);
void*
__wrap_calloc(size_t count, size_t size);
void*
__wrap_realloc(void* memory, size_t size);

void*
__wrap_malloc(const size_t size)
{
  return fails() ? NULL : __real_malloc(size);
}

void*
__wrap_calloc(const size_t count, const size_t size)
{
  return fails() ? NULL : __real_calloc(count, size);
}

void*
__wrap_realloc(void* const memory, const size_t size)
{
  return fails() ? NULL : __real_realloc(memory, size);
}

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

// The status with allocation number `failing` failing, and if that was reached
static weft_status
export_failing(const weft_graph* const graph,
               const weft_format       format,
               const size_t            failing,
               digest* const           out,
               bool* const             reached)
{
  const weft_writer writer = {out, add_bytes};
  until_failure            = failing;
  const weft_status st     = weft_export(graph, format, &writer, NULL);
  *reached                 = failing != NEVER && until_failure == NEVER;
  until_failure            = NEVER;
  return st;
}

static void
check_format(const weft_graph* const graph, const weft_format format)
{
  bool   reached = false;
  digest good    = {0U, 0U};
  assert_int_equal(export_failing(graph, format, NEVER, &good, &reached),
                   WEFT_OK);
  for (size_t i = 0U; i < ATTEMPTS_MAX; ++i) {
    digest            out = {0U, 0U};
    const weft_status st  = export_failing(graph, format, i, &out, &reached);
    if (!reached) {
      assert_int_equal(st, WEFT_OK);
      assert_true(i > 0U);
      assert_true(out.size == good.size && out.sum == good.sum);
      return;
    }
    assert_int_equal(st, WEFT_ERR_NO_MEMORY);
  }
  fail();
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

typedef struct {
  weft_str text;
} text_source;

static weft_status
read_text(void* const   handle,
          char* const   data,
          const size_t  size,
          size_t* const got)
{
  text_source* const s = handle;
  *got                 = s->text.size < size ? s->text.size : size;
  memcpy(data, s->text.data, *got);
  s->text.data += *got;
  s->text.size -= *got;
  return WEFT_OK;
}

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

static weft_status
import_failing(const weft_str text,
               const size_t   failing,
               digest* const  out,
               bool* const    reached)
{
  text_source       source = {text};
  const weft_reader reader = {&source, read_text, "x.nt"};
  const weft_sink   sink   = {
        .handle = out, .document = count_document, .triple = count_triple};
  until_failure = failing;
  const weft_status st =
    weft_import_ntriples(&reader, &sample_schema, &sink, NULL);
  *reached      = failing != NEVER && until_failure == NEVER;
  until_failure = NEVER;
  return st;
}

static void
test_no_memory_to_import(void** const state)
{
  weft_graph* const graph   = make_sample();
  strbuf            text    = {0};
  digest            good    = {0U, 0U};
  bool              reached = false;
  const weft_writer writer  = make_writer(&text);
  (void)state;
  assert_int_equal(WEFT_OK,
                   weft_export(graph, WEFT_FORMAT_NTRIPLES, &writer, NULL));
  strbuf_puts(&text,
              "_:a <urn:x:likes> <urn:x:b> .\n"
              "<urn:x:b> <urn:x:likes> <urn:y:b> .\n"
              "<urn:x:b> <urn:x:size> \"1\"@en .\n");
  assert_int_equal(WEFT_OK,
                   import_failing(strbuf_str(&text), NEVER, &good, &reached));
  assert_true(good.size > 3U);
  for (size_t i = 0U; i < ATTEMPTS_MAX; ++i) {
    digest            out = {0U, 0U};
    const weft_status st = import_failing(strbuf_str(&text), i, &out, &reached);
    if (!reached) {
      assert_int_equal(WEFT_OK, st);
      assert_true(i > 0U);
      assert_true(out.size == good.size && out.sum == good.sum);
      weft_graph_free(graph);
      strbuf_free(&text);
      return;
    }
    assert_int_equal(WEFT_ERR_NO_MEMORY, st);
  }
  fail();
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_no_memory),
    cmocka_unit_test(test_no_memory_to_import)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
