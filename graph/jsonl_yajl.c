// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// JSON lines through yajl, which hands numbers over as they are written.

#include "weft/import.h"

#include "jsonl_read.h"

#include "fail.h"
#include "try.h"

#include <yajl/yajl_parse.h>

#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 256 * 1024 };

// A reading on its way
typedef struct {
  record      record;
  weft_status status; // of a callback that stopped the parser
} reading;

static int
after(reading* const r, const weft_status st)
{
  r->status = st;
  return st == WEFT_OK;
}

static int
on_null(void* const handle)
{
  (void)handle; // as if the member were not there
  return 1;
}

static int
on_boolean(void* const handle, const int value)
{
  (void)handle;
  (void)value; // no member that is read has one
  return 1;
}

static int
on_number(void* const handle, const char* const text, const size_t size)
{
  reading* const r = handle;
  return after(r, record_value(&r->record, (weft_str){text, size}, true));
}

static int
on_string(void* const                handle,
          const unsigned char* const text,
          const size_t               size)
{
  reading* const r = handle;
  return after(
    r, record_value(&r->record, (weft_str){(const char*)text, size}, false));
}

static int
on_key(void* const handle, const unsigned char* const text, const size_t size)
{
  reading* const r = handle;
  record_key(&r->record, (weft_str){(const char*)text, size});
  return 1;
}

static int
on_map(void* const handle)
{
  reading* const r = handle;
  return after(r, record_open(&r->record, false));
}

static int
on_list(void* const handle)
{
  reading* const r = handle;
  return after(r, record_open(&r->record, true));
}

static int
on_end(void* const handle)
{
  reading* const r = handle;
  return after(r, record_shut(&r->record));
}

// Place of a failure in the chunk that is being read
typedef struct {
  size_t line;   // of the chunk's first byte
  size_t column; // of it, in code points
} place;

static void
go_on(place* const p, const char* const data, const size_t size)
{
  const char* const end  = data + size;
  const char*       from = data;
  for (;;) {
    const char* const line = memchr(from, '\n', (size_t)(end - from));
    if (!line) {
      break;
    }
    ++p->line;
    p->column = 1U;
    from      = line + 1;
  }
  for (; from < end; ++from) {
    p->column += ((unsigned char)*from & 0xC0U) != 0x80U;
  }
}

static weft_status
fail(const weft_reader* const reader,
     const reading* const     r,
     yajl_handle              parser,
     place*                   p,
     const char* const        data,
     const size_t             size,
     weft_error* const        error)
{
  size_t eaten = yajl_get_bytes_consumed(parser);
  eaten        = eaten < size ? eaten : size;
  // What was read last is at fault, not the line that begins behind it
  while (r->status && eaten && data[eaten - 1U] == '\n') {
    --eaten;
  }
  go_on(p, data, eaten);
  if (!r->status) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          reader->name,
                          p->line,
                          p->column,
                          "no JSON here; give lines as `weft extract` prints");
  }
  if (error && error->status == r->status && error->file[0]) {
    return r->status; // not the lines are at fault but where they go
  }
  if (error && error->status == r->status) {
    char message[sizeof(error->message)];
    memcpy(message, error->message, sizeof(message));
    return weft_error_set(
      error, r->status, reader->name, p->line, 0U, "%s", message);
  }
  return weft_error_set(error,
                        r->status,
                        reader->name,
                        p->line,
                        0U,
                        "%s",
                        weft_status_string(r->status));
}

static weft_status
parse(const weft_reader* const reader,
      reading* const           r,
      yajl_handle              parser,
      char* const              data,
      weft_error* const        error)
{
  weft_status st  = WEFT_OK;
  place       at  = {1U, 1U};
  size_t      got = 0U;
  for (;;) {
    TRY(st, reader->read(reader->handle, data, CHUNK_SIZE, &got));
    const yajl_status read =
      got ? yajl_parse(parser, (const unsigned char*)data, got)
          : yajl_complete_parse(parser);
    if (read != yajl_status_ok) {
      return fail(reader, r, parser, &at, data, got, error);
    }
    if (!got) {
      return st;
    }
    go_on(&at, data, got);
  }
}

weft_status
weft_import_jsonl(const weft_reader* const reader,
                  const weft_sink* const   sink,
                  weft_error* const        error)
{
  static const yajl_callbacks callbacks = {.yajl_null        = on_null,
                                           .yajl_boolean     = on_boolean,
                                           .yajl_number      = on_number,
                                           .yajl_string      = on_string,
                                           .yajl_start_map   = on_map,
                                           .yajl_map_key     = on_key,
                                           .yajl_end_map     = on_end,
                                           .yajl_start_array = on_list,
                                           .yajl_end_array   = on_end};
  WEFT_REQUIRE(reader && reader->read && sink);
  reading r          = {.status = WEFT_OK};
  r.record.sink      = sink;
  r.record.error     = error;
  char* const data   = malloc(CHUNK_SIZE);
  yajl_handle parser = yajl_alloc(&callbacks, NULL, &r);
  weft_status st     = WEFT_ERR_NO_MEMORY;
  if (data && parser) {
    yajl_config(parser, yajl_allow_multiple_values, 1);
    st = parse(reader, &r, parser, data, error);
  } else {
    (void)fail_memory(error);
  }
  if (parser) {
    yajl_free(parser);
  }
  free(data);
  record_free(&r.record);
  return st;
}
