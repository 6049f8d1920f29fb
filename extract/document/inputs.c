// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The inputs of a run: files, folders, standard input and .jsonl documents.

#include "document/inputs.h"

#include "document/folder.h"
#include "document/layer.h"
#include "strbuf.h"
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

static const char STDIN_NAME[] = "-";

char*
inputs_copy(const weft_str string)
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

char*
inputs_name(const weft_str name)
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
    out = inputs_copy(composed.text);
    layer_free(&composed);
  }
  strbuf_free(&b);
  return out;
}

char*
weft_compose(const weft_str text)
{
  return inputs_name(text);
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

weft_status
inputs_push(const listing* const l, input_entry entry)
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

static weft_status
list_file(const listing* const l, const char* const path, const weft_str doc)
{
  if (is_jsonl(path)) {
    return jsonl_list(l, path);
  }
  input_entry entry = {NULL, NULL, false, 0, 0, 0};
  entry.doc         = inputs_name(doc);
  entry.path        = inputs_copy(weft_str_from(path));
  return inputs_push(l, entry);
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

size_t
weft_inputs_find(const weft_inputs* const inputs, const weft_str doc)
{
  return table_get(&inputs->docs, doc, SIZE_MAX);
}

static weft_status
read_file(const weft_inputs* const inputs,
          const input_entry* const entry,
          weft_input* const        out,
          weft_error* const        error)
{
  if (!strcmp(entry->path, STDIN_NAME)) {
    out->data =
      inputs_copy((weft_str){inputs->standard_input, inputs->standard_size});
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
  out->doc                       = inputs_copy(weft_str_from(entry->doc));
  out->path                      = inputs_copy(weft_str_from(entry->path));
  out->line                      = entry->line;
  out->utf8                      = entry->line;

  weft_status st = out->doc && out->path ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  if (!st) {
    st = entry->line ? jsonl_read(entry, out, error)
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
