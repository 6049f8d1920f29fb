// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "json.h"

#include "arena.h"
#include "json_scan.h"
#include "read_file.h"
#include "show.h"
#include "table.h"
#include "try.h"
#include "utf8.h"

#include <cjson/cJSON.h>

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct json_node {
  json_type        type;
  bool             truth;  // of a bool
  double           number; // of a number
  const char*      string; // of a string, decoded
  const char*      key;    // in its object, or ""
  const json_node* first;
  const json_node* next;
  json_mark        mark;
};

struct json {
  arena      mem;
  weft_str   source;
  char*      file;
  size_t*    lines; // offsets at which lines start, ascending
  size_t     line_count;
  json_node* nodes; // in tree order; the first is the root
  size_t     count; // nodes filled
};

static weft_status
no_memory(const char* const file, weft_error* const error)
{
  return weft_error_set(error, WEFT_ERR_NO_MEMORY, file, 0, 0, "out of memory");
}

// Line and column of a byte of the source
static void
locate(const json* const document,
       const size_t      offset,
       size_t* const     line,
       size_t* const     column)
{
  size_t low  = 0U;
  size_t high = document->line_count;
  while (high - low > 1U) {
    const size_t middle = low + (high - low) / 2U;
    if (document->lines[middle] <= offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  size_t start = document->lines[low];
  if (start > offset) {
    start = offset;
  }
  const weft_str before = {document->source.data + start, offset - start};
  *line                 = low + 1U;
  *column               = utf8_length(before) + 1U;
}

static bool
index_lines(json* const document)
{
  const weft_str source = document->source;
  size_t         count  = 1U;
  for (size_t i = 0; i < source.size; ++i) {
    count += source.data[i] == '\n';
  }
  document->lines = (size_t*)arena_array(&document->mem, count, sizeof(size_t));
  if (!document->lines) {
    return false;
  }
  document->lines[0]   = json_bom_size(source);
  document->line_count = 1U;
  for (size_t i = 0; i < source.size; ++i) {
    if (source.data[i] == '\n') {
      document->lines[document->line_count++] = i + 1U;
    }
  }
  return true;
}

// What converting cJSON's tree needs
typedef struct {
  json*             document;
  const json_marks* marks;
  json_fault_func   fault; // or NULL: the first fault stops
  void*             handle;
  weft_error*       error;
} builder;

static weft_status
build_node(const builder* b, const cJSON* item, json_node** out);

// Reject a key that the object has already; `keys` leads to node numbers
static weft_status
check_key(const builder* const b, table* const keys, const json_node* node)
{
  json* const    document = b->document;
  const weft_str key      = weft_str_from(node->key);
  const size_t   first    = table_get(keys, key, SIZE_MAX);
  if (first == SIZE_MAX) {
    const size_t number = (size_t)(node - document->nodes);
    return table_set(keys, key, number) ? no_memory(document->file, b->error)
                                        : WEFT_OK;
  }
  size_t line   = 0U;
  size_t column = 0U;
  locate(document, document->nodes[first].mark.key, &line, &column);
  const size_t first_line = line;
  locate(document, node->mark.key, &line, &column);
  weft_error fault = WEFT_ERROR_INIT;
  weft_error_set(&fault,
                 WEFT_ERR_BAD_PACK,
                 document->file,
                 line,
                 column,
                 "duplicate key \"%s\", first in line %zu; keep one",
                 show_name(key).text,
                 first_line);
  fault.byte_offset = node->mark.key;
  if (b->fault) {
    b->fault(b->handle, &fault);
    return WEFT_OK;
  }
  if (b->error) {
    *b->error = fault;
  }
  return WEFT_ERR_BAD_PACK;
}

static weft_status
build_children(const builder* const b, const cJSON* const item, json_node* node)
{
  weft_status       st   = WEFT_OK;
  table             keys = {0};
  const json_node** link = &node->first;
  for (const cJSON* child = item->child; !st && child; child = child->next) {
    json_node* built = NULL;
    st               = build_node(b, child, &built);
    if (!st && node->type == JSON_OBJECT) {
      st = check_key(b, &keys, built);
    }
    if (!st) {
      *link = built;
      link  = &built->next;
    }
  }
  table_free(&keys);
  return st;
}

// Copy `string` into the arena; false if memory ran out
static bool
keep(json* const document, const char* const string, const char** const out)
{
  *out = arena_copy(&document->mem, weft_str_from(string)).data;
  return *out != NULL;
}

static weft_status
build_number(const builder* const b, const cJSON* const item, json_node* node)
{
  node->type   = JSON_NUMBER;
  node->number = item->valuedouble;
  return isfinite(node->number)
           ? WEFT_OK
           : json_error(b->document, node, b->error, "number out of range");
}

static weft_status
build_node(const builder* const b, const cJSON* const item, json_node** out)
{
  json* const document = b->document;
  if (document->count == b->marks->count) {
    return no_memory(document->file, b->error); // never: the scanner saw it
  }
  json_node* const node = &document->nodes[document->count];
  node->mark            = b->marks->items[document->count];
  node->key             = "";
  ++document->count;
  *out = node;

  if (item->string && !keep(document, item->string, &node->key)) {
    return no_memory(document->file, b->error);
  }
  if (cJSON_IsString(item)) {
    node->type = JSON_STRING;
    return keep(document, item->valuestring, &node->string)
             ? WEFT_OK
             : no_memory(document->file, b->error);
  }
  if (cJSON_IsNumber(item)) {
    return build_number(b, item, node);
  }
  if (cJSON_IsBool(item)) {
    node->type  = JSON_BOOL;
    node->truth = cJSON_IsTrue(item);
    return WEFT_OK;
  }
  if (cJSON_IsArray(item) || cJSON_IsObject(item)) {
    node->type = cJSON_IsArray(item) ? JSON_ARRAY : JSON_OBJECT;
    return build_children(b, item, node);
  }
  node->type = JSON_NULL;
  return WEFT_OK;
}

// Let cJSON parse the blanked `text` and take over its tree
static weft_status
build_tree(json* const             document,
           const char* const       text,
           const json_marks* const marks,
           const builder* const    from,
           weft_error* const       error)
{
  const builder b = {document, marks, from->fault, from->handle, error};
  document->nodes =
    (json_node*)arena_array(&document->mem, marks->count, sizeof(json_node));
  if (!document->nodes) {
    return no_memory(document->file, error);
  }
  // The scanner accepted the syntax, so only memory can be missing here
  cJSON* const tree = cJSON_ParseWithLength(text, document->source.size);
  if (!tree) {
    return no_memory(document->file, error);
  }
  json_node*        root = NULL;
  const weft_status st   = build_node(&b, tree, &root);
  cJSON_Delete(tree);
  return st;
}

static weft_status
parse(const weft_str       source,
      const char* const    file,
      const builder* const from,
      json** const         out,
      weft_error* const    error)
{
  *out                = NULL;
  const char* name    = file ? file : "";
  json_marks  marks   = {NULL, 0, 0};
  char*       text    = NULL;
  weft_status st      = WEFT_ERR_NO_MEMORY;
  json* const created = (json*)calloc(1, sizeof(json));
  if (!created) {
    return no_memory(name, error);
  }
  created->source = arena_copy(&created->mem, source);
  created->file   = (char*)arena_copy(&created->mem, weft_str_from(name)).data;
  text            = (char*)malloc(source.size + 1U);
  if (!created->source.data || !created->file || !text ||
      !index_lines(created)) {
    goto out;
  }
  memcpy(text, created->source.data, source.size);
  text[source.size] = '\0';

  st = json_scan(created->source, text, created->file, &marks, error);
  if (!st) {
    st = build_tree(created, text, &marks, from, error);
  }

out:
  free(marks.items);
  free(text);
  if (st == WEFT_ERR_NO_MEMORY) {
    no_memory(name, error);
  }
  if (st) {
    json_free(created);
  } else {
    *out = created;
  }
  return st;
}

weft_status
json_parse(const weft_str    source,
           const char* const file,
           json** const      out,
           weft_error* const error)
{
  const builder from = {.fault = NULL};
  return parse(source, file, &from, out, error);
}

weft_status
json_read(const char* const path, json** const out, weft_error* const error)
{
  return json_read_all(path, NULL, NULL, out, error);
}

weft_status
json_read_all(const char* const     path,
              const json_fault_func fault,
              void* const           handle,
              json** const          out,
              weft_error* const     error)
{
  weft_status st   = WEFT_OK;
  char*       data = NULL;
  size_t      size = 0U;
  *out             = NULL;
  TRY(st, read_whole_file(path, &data, &size, error));
  const weft_str source = {data, size};
  const builder  from   = {.fault = fault, .handle = handle};
  st                    = parse(source, path, &from, out, error);
  free(data);
  return st;
}

void
json_free(json* const document)
{
  if (document) {
    arena_free(&document->mem);
    free(document);
  }
}

const char*
json_file(const json* const document)
{
  return document->file;
}

const json_node*
json_root(const json* const document)
{
  return document->nodes;
}

json_type
json_node_type(const json_node* const node)
{
  return node ? node->type : JSON_NULL;
}

const json_node*
json_get(const json_node* const node, const char* const key)
{
  if (!node || node->type != JSON_OBJECT) {
    return NULL;
  }
  const json_node* child = node->first;
  while (child && strcmp(child->key, key) != 0) {
    child = child->next;
  }
  return child;
}

const json_node*
json_first(const json_node* const node)
{
  return node ? node->first : NULL;
}

const json_node*
json_next(const json_node* const node)
{
  return node ? node->next : NULL;
}

const char*
json_key(const json_node* const node)
{
  return node ? node->key : "";
}

const char*
json_string(const json_node* const node)
{
  return node ? node->string : NULL;
}

bool
json_bool(const json_node* const node, const bool fallback)
{
  return node && node->type == JSON_BOOL ? node->truth : fallback;
}

double
json_number(const json_node* const node, const double fallback)
{
  return node && node->type == JSON_NUMBER ? node->number : fallback;
}

void
json_where(const json* const      document,
           const json_node* const node,
           size_t* const          line,
           size_t* const          column)
{
  locate(document, node ? node->mark.value : 0U, line, column);
}

void
json_string_where(const json* const      document,
                  const json_node* const node,
                  const size_t           offset,
                  size_t* const          line,
                  size_t* const          column)
{
  if (!json_string(node)) {
    json_where(document, node, line, column);
    return;
  }
  size_t raw  = node->mark.value + 1U;
  size_t done = 0U;
  while (done <= offset && document->source.data[raw] != '"') {
    size_t next = raw;
    done += json_string_step(document->source, &next);
    if (done > offset) {
      break;
    }
    raw = next;
  }
  locate(document, raw, line, column);
}

void
json_key_where(const json* const      document,
               const json_node* const node,
               size_t* const          line,
               size_t* const          column)
{
  if (!node || node->mark.key == JSON_NO_KEY) {
    json_where(document, node, line, column);
  } else {
    locate(document, node->mark.key, line, column);
  }
}

weft_status
json_error(const json* const      document,
           const json_node* const node,
           weft_error* const      error,
           const char* const      format,
           ...)
{
  weft_error composed = WEFT_ERROR_INIT;
  size_t     line     = 0U;
  size_t     column   = 0U;
  va_list    args;
  va_start(args, format);
  vsnprintf(composed.message, sizeof(composed.message), format, args);
  va_end(args);
  json_where(document, node, &line, &column);
  weft_error_set(error,
                 WEFT_ERR_BAD_PACK,
                 document->file,
                 line,
                 column,
                 "%s",
                 composed.message);
  if (error) {
    error->byte_offset = node ? node->mark.value : 0U;
  }
  return WEFT_ERR_BAD_PACK;
}

weft_status
json_as_input(const weft_status st, weft_error* const error)
{
  if (st != WEFT_ERR_BAD_PACK) {
    return st;
  }
  if (error) {
    error->status = WEFT_ERR_BAD_INPUT;
  }
  return WEFT_ERR_BAD_INPUT;
}
