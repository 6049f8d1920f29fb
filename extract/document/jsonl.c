// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Documents in .jsonl files: one JSON object a line.

#include "document/inputs.h"

#include "document/folder.h"
#include "json.h"
#include "try.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Longest line of a .jsonl file
#define JSONL_LINE_MAX ((size_t)512U * 1024U * 1024U)

// Parse a line; errors get the file's name and the line's number
static weft_status
parse_line(const weft_str    text,
           const char* const path,
           const size_t      line,
           json** const      out,
           weft_error* const error)
{
  weft_error        inner = WEFT_ERROR_INIT;
  const weft_status st    = json_parse(text, path, out, &inner);
  if (st == WEFT_ERR_NO_MEMORY) {
    return st;
  }
  if (st) {
    return weft_error_set(
      error, WEFT_ERR_BAD_INPUT, path, line, inner.column, "%s", inner.message);
  }
  return WEFT_OK;
}

// The member `key` of a line, which must be a string
static weft_status
need_string(const json* const  document,
            const char* const  path,
            const size_t       line,
            const char* const  key,
            const char** const out,
            weft_error* const  error)
{
  const json_node* const root   = json_root(document);
  const json_node* const node   = json_get(root, key);
  size_t                 row    = 0;
  size_t                 column = 1;
  *out                          = json_string(node);
  if (*out) {
    return WEFT_OK;
  }
  json_where(document, node ? node : root, &row, &column);
  return weft_error_set(error,
                        WEFT_ERR_BAD_INPUT,
                        path,
                        line,
                        column,
                        "needs \"%s\" with a string: "
                        "{\"id\":\"a\",\"text\":\"...\"}",
                        key);
}

static weft_status
list_line(const listing* const l,
          const char* const    path,
          const size_t         line,
          const weft_str       text,
          const long           offset)
{
  json*       document = NULL;
  const char* id       = NULL;
  const char* body     = NULL;
  weft_error  found    = WEFT_ERROR_INIT;
  weft_status st       = parse_line(text, path, line, &document, &found);
  st = st ? st : need_string(document, path, line, "id", &id, &found);
  st = st ? st : need_string(document, path, line, "text", &body, &found);
  if (!st) {
    input_entry entry = {NULL, NULL, false, line, offset, text.size};
    entry.doc         = inputs_name(weft_str_from(id));
    entry.path        = inputs_copy(weft_str_from(path));
    st                = inputs_push(l, entry);
  } else if (st == WEFT_ERR_BAD_INPUT && l->in_folder) {
    st = folder_skip(l->options, &found, l->error);
  } else if (l->error) {
    *l->error = found;
  }
  json_free(document);
  return st;
}

static bool
is_blank(const weft_str text)
{
  for (size_t i = 0; i < text.size; ++i) {
    if (!strchr(" \t\r\n", text.data[i])) {
      return false;
    }
  }
  return true;
}

weft_status
jsonl_list(const listing* const l, const char* const path)
{
  FILE* const file     = fopen(path, "rb");
  char*       buffer   = NULL;
  size_t      capacity = 0;
  size_t      line     = 0;
  long        offset   = 0;
  weft_status st       = WEFT_OK;
  if (!file) {
    return file_error(path, errno, l->error);
  }
  while (!st) {
    errno              = 0;
    const ssize_t size = getline(&buffer, &capacity, file);
    if (size < 0) {
      st = errno == ENOMEM ? WEFT_ERR_NO_MEMORY
           : ferror(file)  ? file_error(path, errno, l->error)
                           : WEFT_OK;
      break;
    }
    const size_t bom =
      !line && size >= 3 && !memcmp(buffer, "\xEF\xBB\xBF", 3U) ? 3U : 0U;
    const weft_str text = {buffer + bom, (size_t)size - bom};
    ++line;
    if (text.size > JSONL_LINE_MAX) {
      st = weft_error_set(l->error,
                          WEFT_ERR_LIMIT,
                          path,
                          line,
                          0,
                          "longer than %zu bytes; split it",
                          JSONL_LINE_MAX);
    } else if (!is_blank(text)) {
      st = list_line(l, path, line, text, offset + (long)bom);
    }
    offset += (long)size;
  }
  free(buffer);
  (void)fclose(file);
  return st;
}

// Copy an optional string member
static weft_status
take_member(const json* const document, const char* const key, char** const out)
{
  const char* const value = json_string(json_get(json_root(document), key));
  *out                    = value ? inputs_copy(weft_str_from(value)) : NULL;
  return value && !*out ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

weft_status
jsonl_read(const input_entry* const entry,
           weft_input* const        out,
           weft_error* const        error)
{
  FILE* const file     = fopen(entry->path, "rb");
  char*       buffer   = (char*)malloc(entry->size + 1U);
  json*       document = NULL;
  const char* text     = NULL;
  weft_status st       = buffer ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  if (!file) {
    st = file_error(entry->path, errno, error);
  }
  if (!st && (fseek(file, entry->offset, SEEK_SET) ||
              fread(buffer, 1U, entry->size, file) != entry->size)) {
    st = file_error(entry->path, EIO, error);
  }
  st = st ? st
          : parse_line((weft_str){buffer, entry->size},
                       entry->path,
                       entry->line,
                       &document,
                       error);
  st =
    st ? st
       : need_string(document, entry->path, entry->line, "text", &text, error);
  if (!st) {
    out->size = strlen(text);
    out->data = inputs_copy(weft_str_from(text));
    st        = out->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  }
  st = st ? st : take_member(document, "date", &out->date);
  st = st ? st : take_member(document, "title", &out->title);
  json_free(document);
  free(buffer);
  if (file) {
    (void)fclose(file);
  }
  return st;
}
