// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Short ways to make triples and graphs in tests.

#ifndef WEFT_TEST_MAKE_GRAPH_H
#define WEFT_TEST_MAKE_GRAPH_H

#include "strbuf.h"

#include "weft/export.h"
#include "weft/graph.h"

#include <string.h>

// An end from `Type/form`
static inline weft_end
make_end(const char* const id)
{
  const weft_str    whole = weft_str_from(id);
  const char* const slash = strchr(id, '/');
  const size_t      type  = slash ? (size_t)(slash - id) : 0U;
  const size_t      start = slash ? type + 1U : 0U;
  return (weft_end){
    .id = whole, .name = {id + start, whole.size - start}, .type = {id, type}};
}

// A literal from `Type/form`, with a value unless that is NULL
static inline weft_end
make_literal(const char* const     id,
             const weft_value_kind kind,
             const char* const     value,
             const char* const     unit)
{
  weft_end end   = make_end(id);
  end.literal    = true;
  end.value_kind = kind;
  end.value      = weft_str_from(value);
  end.unit       = weft_str_from(unit);
  return end;
}

// A triple whose evidence starts at `start`
static inline weft_triple
make_triple(const char* const doc,
            const weft_end    subject,
            const char* const relation,
            const weft_end    object,
            const size_t      start)
{
  return (weft_triple){
    .doc        = weft_str_from(doc),
    .subject    = subject,
    .relation   = weft_str_from(relation),
    .object     = object,
    .confidence = 900,
    .rule       = WEFT_STR("test/rule"),
    .evidence   = {0U, {start, start + 10U}, WEFT_STR("It is so.")}};
}

static inline weft_status
append_to_strbuf(void* const handle, const char* const data, const size_t size)
{
  strbuf_append(handle, (weft_str){data, size});
  return ((strbuf*)handle)->status;
}

static inline weft_writer
make_writer(strbuf* const out)
{
  return (weft_writer){out, append_to_strbuf};
}

#endif // WEFT_TEST_MAKE_GRAPH_H
