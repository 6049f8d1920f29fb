// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The inputs of a run: files, folders, standard input and .jsonl documents.

#include "weft/document.h"

#include "document/folder.h"
#include "document/layer.h"
#include "pack/json.h"
#include "strbuf.h"
#include "table.h"
#include "try.h"
#include "utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INPUTS_FIRST_CAPACITY = 64 };

// Longest line of a .jsonl file
#define JSONL_LINE_MAX ((size_t)512U * 1024U * 1024U)

// One document.  For a line of a .jsonl file `line` is above 0 and its bytes
// stand at `offset`.
typedef struct {
  char*  doc;
  char*  path;
  bool   in_folder;
  size_t line;
  long   offset;
  size_t size;
} input_entry;

struct weft_inputs {
  input_entry* entries;
  size_t       count;
  size_t       capacity;
  table        docs; // to index
  char*        standard_input;
  size_t       standard_size;
};

// What weft_inputs_new() carries around
typedef struct {
  weft_inputs*               inputs;
  const weft_inputs_options* options;
  weft_error*                error;
  bool                       in_folder;
} listing;

static const char STDIN_NAME[] = "-";

static char*
duplicate(const weft_str string)
{
  char* const copy = (char*)malloc(string.size + 1U);
  if (copy) {
    if (string.size) {
      memcpy(copy, string.data, string.size);
    }
    copy[string.size] = '\0';
  }
  return copy;
}

// A name in NFC; bytes that are not UTF-8 become U+FFFD
static char*
tidy_name(const weft_str name)
{
  strbuf b  = {NULL, 0, 0, WEFT_OK};
  size_t at = 0;
  while (at < name.size) {
    const weft_str rest  = {name.data + at, name.size - at};
    const size_t   valid = utf8_valid(rest);
    strbuf_append(&b, (weft_str){rest.data, valid});
    if (valid < rest.size) {
      strbuf_put_code(&b, 0xFFFDU);
    }
    at += valid + (valid < rest.size);
  }

  layer composed;
  char* out = NULL;
  if (!b.status && !normalize_text(strbuf_str(&b), &composed)) {
    out = duplicate(composed.text);
    layer_free(&composed);
  }
  strbuf_free(&b);
  return out;
}

static void
entry_free(input_entry* const entry)
{
  free(entry->doc);
  free(entry->path);
}

static weft_status
fail_duplicate(const listing* const     l,
               const input_entry* const entry,
               const input_entry* const other)
{
  char where[32] = "";
  if (other->line) {
    (void)snprintf(where, sizeof(where), " line %zu", other->line);
  }
  return weft_error_set(l->error,
                        WEFT_ERR_EXISTS,
                        entry->path,
                        entry->line,
                        0,
                        "the name '%s' is taken by %s%s; rename one, or name "
                        "a folder that holds both",
                        entry->doc,
                        other->path,
                        where);
}

// Append an entry, which is owned from now on, also on failure
static weft_status
push_entry(const listing* const l, input_entry entry)
{
  weft_inputs* const inputs = l->inputs;
  weft_status        st     = WEFT_ERR_NO_MEMORY;
  size_t             other  = 0;
  if (!entry.doc || !entry.path) {
    goto fail;
  }

  other = table_get(&inputs->docs, weft_str_from(entry.doc), inputs->count);
  if (other < inputs->count) {
    st = fail_duplicate(l, &entry, &inputs->entries[other]);
    goto fail;
  }
  if (inputs->count == inputs->capacity) {
    const size_t capacity =
      inputs->capacity ? inputs->capacity * 2U : (size_t)INPUTS_FIRST_CAPACITY;
    input_entry* const entries =
      (input_entry*)realloc(inputs->entries, capacity * sizeof(input_entry));
    if (!entries) {
      goto fail;
    }
    inputs->entries  = entries;
    inputs->capacity = capacity;
  }
  st = table_set(&inputs->docs, weft_str_from(entry.doc), inputs->count);
  if (!st) {
    entry.in_folder                  = l->in_folder;
    inputs->entries[inputs->count++] = entry;
    return WEFT_OK;
  }

fail:
  entry_free(&entry);
  return st;
}

static bool
is_jsonl(const char* const path)
{
  const size_t size = strlen(path);
  return size > 6U && !strcasecmp(path + size - 6U, ".jsonl");
}

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
    entry.doc         = tidy_name(weft_str_from(id));
    entry.path        = duplicate(weft_str_from(path));
    st                = push_entry(l, entry);
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

static weft_status
list_jsonl(const listing* const l, const char* const path)
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

static weft_status
list_file(const listing* const l, const char* const path, const weft_str doc)
{
  if (is_jsonl(path)) {
    return list_jsonl(l, path);
  }
  input_entry entry = {NULL, NULL, false, 0, 0, 0};
  entry.doc         = tidy_name(doc);
  entry.path        = duplicate(weft_str_from(path));
  return push_entry(l, entry);
}

static weft_status
list_folder(listing* const l, const char* const folder)
{
  path_list   files = {NULL, 0, 0};
  weft_status st    = folder_list(folder, l->options, &files, l->error);
  size_t      skip  = strlen(folder);
  l->in_folder      = true;
  for (size_t i = 0; !st && i < files.count; ++i) {
    const char* doc = files.paths[i] + skip;
    while (*doc == '/') {
      ++doc;
    }
    st = list_file(l, files.paths[i], weft_str_from(doc));
  }
  l->in_folder = false;
  path_list_free(&files);
  return st;
}

static weft_status
list_standard_input(const listing* const l)
{
  weft_inputs* const inputs = l->inputs;
  weft_status        st     = WEFT_OK;
  if (!inputs->standard_input) {
    TRY(st,
        file_read(stdin,
                  STDIN_NAME,
                  &inputs->standard_input,
                  &inputs->standard_size,
                  l->error));
  }
  return list_file(l, STDIN_NAME, weft_str_from(STDIN_NAME));
}

static weft_status
list_argument(listing* const l, const char* const argument)
{
  struct stat s;
  if (!strcmp(argument, STDIN_NAME)) {
    return list_standard_input(l);
  }
  if (stat(argument, &s)) {
    return file_error(argument, errno, l->error);
  }
  if (S_ISDIR(s.st_mode)) {
    return list_folder(l, argument);
  }
  if (access(argument, R_OK)) {
    return file_error(argument, errno, l->error);
  }
  return list_file(l, argument, weft_str_from(argument));
}

weft_status
weft_inputs_new(const char* const* const         arguments,
                const size_t                     count,
                const weft_inputs_options* const options,
                weft_inputs** const              out,
                weft_error* const                error)
{
  WEFT_REQUIRE(out);
  WEFT_REQUIRE(arguments || !count);
  *out = NULL;

  weft_inputs* const inputs = (weft_inputs*)calloc(1, sizeof(weft_inputs));
  if (!inputs) {
    return weft_error_set(
      error, WEFT_ERR_NO_MEMORY, NULL, 0, 0, "out of memory");
  }
  listing     l  = {inputs, options, error, false};
  weft_status st = WEFT_OK;
  for (size_t i = 0; !st && i < count; ++i) {
    st = list_argument(&l, arguments[i]);
  }
  if (st) {
    if (error && !error->status) {
      (void)weft_error_set(error, st, NULL, 0, 0, "%s", weft_status_string(st));
    }
    weft_inputs_free(inputs);
    return st;
  }
  *out = inputs;
  return WEFT_OK;
}

void
weft_inputs_free(weft_inputs* const inputs)
{
  if (inputs) {
    for (size_t i = 0; i < inputs->count; ++i) {
      entry_free(&inputs->entries[i]);
    }
    free(inputs->entries);
    table_free(&inputs->docs);
    free(inputs->standard_input);
    free(inputs);
  }
}

size_t
weft_inputs_count(const weft_inputs* const inputs)
{
  return inputs->count;
}

bool
weft_inputs_in_folder(const weft_inputs* const inputs, const size_t index)
{
  return index < inputs->count && inputs->entries[index].in_folder;
}

// Copy an optional string member
static weft_status
take_member(const json* const document, const char* const key, char** const out)
{
  const char* const value = json_string(json_get(json_root(document), key));
  *out                    = value ? duplicate(weft_str_from(value)) : NULL;
  return value && !*out ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

static weft_status
read_line(const input_entry* const entry,
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
    out->data = duplicate(weft_str_from(text));
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

static weft_status
read_file(const weft_inputs* const inputs,
          const input_entry* const entry,
          weft_input* const        out,
          weft_error* const        error)
{
  if (!strcmp(entry->path, STDIN_NAME)) {
    out->data =
      duplicate((weft_str){inputs->standard_input, inputs->standard_size});
    out->size = inputs->standard_size;
    return out->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  }
  FILE* const file = fopen(entry->path, "rb");
  if (!file) {
    return file_error(entry->path, errno, error);
  }
  const weft_status st =
    file_read(file, entry->path, &out->data, &out->size, error);
  (void)fclose(file);
  return st;
}

weft_status
weft_inputs_read(const weft_inputs* const inputs,
                 const size_t             index,
                 weft_input* const        out,
                 weft_error* const        error)
{
  WEFT_REQUIRE(inputs && out);
  WEFT_REQUIRE(index < inputs->count);
  const input_entry* const entry = &inputs->entries[index];
  *out                           = (weft_input){0};
  out->doc                       = duplicate(weft_str_from(entry->doc));
  out->path                      = duplicate(weft_str_from(entry->path));
  out->line                      = entry->line;
  out->utf8                      = entry->line;

  weft_status st = out->doc && out->path ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  if (!st) {
    st = entry->line ? read_line(entry, out, error)
                     : read_file(inputs, entry, out, error);
  }
  if (st) {
    weft_input_dispose(out);
    if (error && !error->status) {
      (void)weft_error_set(
        error, st, entry->path, 0, 0, "%s", weft_status_string(st));
    }
  }
  return st;
}

void
weft_input_dispose(weft_input* const input)
{
  if (input) {
    free(input->doc);
    free(input->path);
    free(input->data);
    free(input->date);
    free(input->title);
    *input = (weft_input){0};
  }
}
