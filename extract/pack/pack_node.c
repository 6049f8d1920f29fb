// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Findings, and what is checked alike in all of a pack's JSON files.

#include "pack/pack_build.h"

#include "try.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void*
pack_list_add(pack_list* const list, const size_t size)
{
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 16U;
    if (capacity > SIZE_MAX / size) {
      return NULL;
    }
    void* const items = realloc(list->items, capacity * size);
    if (!items) {
      return NULL;
    }
    list->items    = items;
    list->capacity = capacity;
  }
  void* const item = (char*)list->items + list->count * size;
  memset(item, 0, size);
  ++list->count;
  return item;
}

bool
pack_full(const pack_build* const b)
{
  return findings_full(b->found);
}

void
pack_report(pack_build* const       b,
            const bool              warning,
            const weft_error* const finding)
{
  findings_add(
    b->found, warning ? WEFT_SEVERITY_WARNING : WEFT_SEVERITY_ERROR, finding);
}

// Report an error at a line and column
static void
report_line(pack_build* const b,
            const json* const file,
            const size_t      line,
            const size_t      column,
            const char* const format,
            va_list           args)
{
  char message[480];
  vsnprintf(message, sizeof(message), format, args);
  findings_error(b->found, json_file(file), line, column, "%s", message);
}

void
pack_report_at(pack_build* const b,
               const pack_place  place,
               const char* const format,
               ...)
{
  size_t  line   = 0U;
  size_t  column = 0U;
  va_list args;
  va_start(args, format);
  json_where(place.file, place.node, &line, &column);
  report_line(b, place.file, line, column, format, args);
  va_end(args);
}

void
pack_report_key(pack_build* const b,
                const pack_place  place,
                const char* const format,
                ...)
{
  size_t  line   = 0U;
  size_t  column = 0U;
  va_list args;
  va_start(args, format);
  json_key_where(place.file, place.node, &line, &column);
  report_line(b, place.file, line, column, format, args);
  va_end(args);
}

static void
report_fault(void* const handle, const weft_error* const fault)
{
  pack_report((pack_build*)handle, false, fault);
}

weft_status
pack_read_json(pack_build* const  b,
               const char* const  path,
               const json** const out)
{
  json*             file  = NULL;
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st    = json_read_all(path, report_fault, b, &file, &error);
  *out                    = NULL;
  if (st == WEFT_ERR_NO_MEMORY) {
    return st;
  }
  if (st) {
    pack_report(b, false, &error);
    return WEFT_OK;
  }
  json** const slot = (json**)pack_list_add(&b->files, sizeof(json*));
  if (!slot) {
    json_free(file);
    return WEFT_ERR_NO_MEMORY;
  }
  *slot = file;
  *out  = file;
  return WEFT_OK;
}

bool
pack_is(const pack_place place, const json_type type)
{
  return place.node && json_node_type(place.node) == type;
}

pack_place
pack_member(const pack_place object, const char* const key)
{
  const pack_place place = {object.file, json_get(object.node, key)};
  return place;
}

static bool
is_name_code(const uint32_t code)
{
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         (code >= '0' && code <= '9') || code == '_' || code == '-' ||
         code == '.' || (code >= 0xC0U && !utf8_is_space(code));
}

static bool
is_name(const weft_str name)
{
  bool   fine = name.size && name.data[0] != '-' && name.data[0] != '.';
  size_t at   = 0U;
  while (fine && at < name.size) {
    fine = is_name_code(utf8_next(name, at, &at));
  }
  return fine;
}

static const char no_name[] =
  "`%s` is no name for %s; use letters, digits, _ - and .";

bool
pack_check_name(pack_build* const b,
                const pack_place  place,
                const weft_str    name,
                const char* const of)
{
  const bool fine = is_name(name);
  if (!fine) {
    pack_report_key(b, place, no_name, show_name(name).text, of);
  }
  return fine;
}

bool
pack_check_value(pack_build* const b,
                 const pack_place  place,
                 const char* const of)
{
  const weft_str name = weft_str_from(json_string(place.node));
  const bool     fine = is_name(name);
  if (!fine) {
    pack_report_at(b, place, no_name, show_name(name).text, of);
  }
  return fine;
}

bool
pack_is_iri(const weft_str text)
{
  const char* const  data   = text.data;
  const char* const  colon  = (const char*)memchr(data, ':', text.size);
  static const char* banned = "<>\"{}|\\^`";
  if (!colon || !((data[0] | 0x20) >= 'a' && (data[0] | 0x20) <= 'z')) {
    return false;
  }
  for (size_t i = 0; i < text.size; ++i) {
    const unsigned char c = (unsigned char)data[i];
    if (c <= 0x20U || c == 0x7FU || strchr(banned, c)) {
      return false;
    }
    const bool scheme = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    if (data + i < colon && !scheme && !(c >= '0' && c <= '9') &&
        !strchr("+.-", c)) {
      return false;
    }
  }
  return true;
}
