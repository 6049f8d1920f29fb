// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Lexicons: lines of columns separated by tabs.

#include "pack/pack_build.h"

#include "read_file.h"
#include "try.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME, TYPE, ALIASES, ID, INSTANCE, COLUMN_COUNT };

// A file that is read
typedef struct {
  pack_build* b;
  const char* path;
  weft_str    text;
  uint32_t    number; // of the line, from 1
  weft_str    line;
} lexicon;

static void
report(const lexicon* const l, const char* const at, const char* format, ...)
  __attribute__((format(printf, 3, 4)));

// Report an error at a byte of the line
static void
report(const lexicon* const l,
       const char* const    at,
       const char* const    format,
       ...)
{
  char           message[480];
  weft_error     finding = WEFT_ERROR_INIT;
  const weft_str before  = {l->line.data, (size_t)(at - l->line.data)};
  va_list        args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);
  weft_error_set(&finding,
                 WEFT_ERR_BAD_PACK,
                 l->path,
                 l->number,
                 utf8_length(before) + 1U,
                 "%s",
                 message);
  finding.byte_offset = (size_t)(at - l->text.data);
  l->b->name_gap      = true;
  pack_report(l->b, false, &finding);
}

// Without blanks at both ends
static weft_str
trim(weft_str s)
{
  while (s.size && s.data[0] == ' ') {
    ++s.data;
    --s.size;
  }
  while (s.size && s.data[s.size - 1U] == ' ') {
    --s.size;
  }
  return s;
}

// Split the line at its tabs; columns that are missing are empty, at the
// line's end.  Returns the number of columns.
static size_t
split(const weft_str line, weft_str columns[COLUMN_COUNT])
{
  const char* const end   = line.data + line.size;
  const char*       at    = line.data;
  size_t            count = 0U;
  for (size_t i = 0; i < COLUMN_COUNT; ++i) {
    columns[i] = (weft_str){end, 0U};
  }
  while (at) {
    const char* const tab = (const char*)memchr(at, '\t', (size_t)(end - at));
    if (count < COLUMN_COUNT) {
      columns[count] = trim((weft_str){at, (size_t)((tab ? tab : end) - at)});
    }
    ++count;
    at = tab ? tab + 1 : NULL;
  }
  return count;
}

// Report control characters, which no name has
static bool
check_clean(const lexicon* const l)
{
  for (size_t i = 0; i < l->line.size; ++i) {
    const unsigned char c = (unsigned char)l->line.data[i];
    if ((c < 0x20U && c != '\t') || c == 0x7FU) {
      report(l,
             l->line.data + i,
             "control character U+%04X in a lexicon; remove it",
             c);
      return false;
    }
  }
  return true;
}

static bool
check_columns(const lexicon* const  l,
              const weft_str* const columns,
              const size_t          count)
{
  if (count < 2U) {
    report(l,
           l->line.data,
           "a lexicon line needs a name and a type with a tab between them");
    return false;
  }
  if (count > COLUMN_COUNT) {
    report(l,
           l->line.data,
           "%zu columns; a lexicon has name, type, aliases, id and instance",
           count);
    return false;
  }
  if (!columns[NAME].size) {
    report(l, columns[NAME].data, "the name is empty; fill the first column");
    return false;
  }
  if (!columns[TYPE].size) {
    report(l, columns[TYPE].data, "the type is empty; fill the second column");
    return false;
  }
  return check_clean(l);
}

// The declared name of a type, or `-`; empty and reported if unknown
static weft_str
check_type(const lexicon* const l, const weft_str name)
{
  if (weft_str_equals(name, WEFT_STR("-"))) {
    return WEFT_STR("-");
  }
  const pack_type* const type = pack_find_type(l->b, name);
  if (type) {
    return type->info.name;
  }
  report(l,
         name.data,
         "unknown type `%s`%s",
         show_name(name).text,
         pack_type_remedy(l->b, name).text);
  return (weft_str){NULL, 0};
}

static weft_status
read_line(const lexicon* const l)
{
  weft_status       st = WEFT_OK;
  pack_build* const b  = l->b;
  pack_entry new       = {0};
  weft_str     columns[COLUMN_COUNT];
  const size_t count = split(l->line, columns);
  if (!check_columns(l, columns, count)) {
    return WEFT_OK;
  }
  new.type = check_type(l, columns[TYPE]);
  if (columns[INSTANCE].size) {
    new.instance = check_type(l, columns[INSTANCE]);
  }
  if (!new.type.size || (columns[INSTANCE].size && !new.instance.size)) {
    return WEFT_OK;
  }
  TRY(st, pack_nfc(&b->mem, columns[NAME], &new.name));
  TRY(st, pack_nfc(&b->mem, columns[ALIASES], &new.aliases));
  TRY(st, pack_nfc(&b->mem, columns[ID], &new.id));
  new.file = l->path;
  new.line = l->number;
  pack_entry* const entry =
    (pack_entry*)pack_list_add(&b->entries, sizeof(new));
  if (!entry) {
    return WEFT_ERR_NO_MEMORY;
  }
  *entry = new;
  return WEFT_OK;
}

// Read all lines up to `end`
static weft_status
read_lines(lexicon* const l, const size_t end)
{
  weft_status st    = WEFT_OK;
  size_t      start = 0U;
  if (end >= 3U && !memcmp(l->text.data, "\xEF\xBB\xBF", 3U)) {
    start = 3U;
  }
  while (start < end && !pack_full(l->b)) {
    const char* const data = l->text.data + start;
    const char* const stop = (const char*)memchr(data, '\n', end - start);
    const size_t      size = stop ? (size_t)(stop - data) : end - start;
    l->line                = (weft_str){data, size};
    ++l->number;
    if (size && data[size - 1U] == '\r') {
      --l->line.size;
    }
    if (trim(l->line).size && data[0] != '#') {
      TRY(st, read_line(l));
    }
    start += size + 1U;
  }
  return WEFT_OK;
}

// Read the lines before the first invalid byte, then report it
static weft_status
read_text(lexicon* const l)
{
  weft_status  st    = WEFT_OK;
  const size_t valid = utf8_valid(l->text);
  size_t       end   = l->text.size;
  if (valid < end) {
    end = valid;
    while (end && l->text.data[end - 1U] != '\n') {
      --end;
    }
  }
  TRY(st, read_lines(l, end));
  if (valid < l->text.size) {
    l->line = (weft_str){l->text.data + end, valid - end};
    ++l->number;
    report(l,
           l->text.data + valid,
           "invalid UTF-8 byte 0x%02X; save the file as UTF-8",
           (unsigned)(unsigned char)l->text.data[valid]);
  }
  return WEFT_OK;
}

static weft_status
read_lexicon(pack_build* const b, const char* const path)
{
  char*       data  = NULL;
  size_t      size  = 0U;
  weft_error  error = WEFT_ERROR_INIT;
  weft_status st    = read_whole_file(path, &data, &size, &error);
  if (st == WEFT_ERR_NO_MEMORY) {
    return st;
  }
  if (st) {
    pack_report(b, false, &error);
    return WEFT_OK;
  }
  char** const slot = (char**)pack_list_add(&b->buffers, sizeof(char*));
  if (!slot) {
    free(data);
    return WEFT_ERR_NO_MEMORY;
  }
  *slot     = data; // entries are slices of it
  lexicon l = {b, path, {data, size}, 0U, {data, 0U}};
  return read_text(&l);
}

static bool
has_file(const char* const* const names,
         const size_t             count,
         const char* const        wanted)
{
  for (size_t i = 0; i < count; ++i) {
    if (!strcmp(names[i], wanted)) {
      return true;
    }
  }
  return false;
}

// Report files of "lexicons" that are not there
static void
check_required(pack_build* const        b,
               const pack_unit* const   unit,
               const char* const* const names,
               const size_t             count)
{
  const pack_place root = {unit->file, unit->root};
  const pack_place list = pack_member(root, "lexicons");
  if (!pack_is(list, JSON_ARRAY)) {
    return;
  }
  const json_node* node = json_first(list.node);
  for (; node && !pack_full(b); node = json_next(node)) {
    const pack_place  item = {unit->file, node};
    const char* const name = json_string(node);
    if (!pack_is(item, JSON_STRING) || has_file(names, count, name)) {
      continue;
    }
    pack_suggestion suggestion = pack_suggest(weft_str_from(name));
    for (size_t i = 0; i < count; ++i) {
      pack_suggest_try(&suggestion, weft_str_from(names[i]));
    }
    pack_report_at(b,
                   item,
                   "no file `%s` in %s/lexicon%s",
                   show_name(weft_str_from(name)).text,
                   unit->folder,
                   pack_suggest_remedy(&suggestion, "add it").text);
  }
}

weft_status
pack_read_lexicons(pack_build* const b, const pack_unit* const unit)
{
  weft_status       st     = WEFT_OK;
  const char**      names  = NULL;
  size_t            count  = 0U;
  weft_error        error  = WEFT_ERROR_INIT;
  const char* const folder = pack_path_join(&b->mem, unit->folder, "lexicon");
  if (!folder) {
    return WEFT_ERR_NO_MEMORY;
  }
  st = pack_folder_list(&b->mem, folder, ".tsv", &names, &count, &error);
  if (st == WEFT_ERR_NO_MEMORY) {
    return st;
  }
  if (st) {
    pack_report(b, false, &error);
    return WEFT_OK;
  }
  check_required(b, unit, names, count);
  for (size_t i = 0; i < count && !pack_full(b); ++i) {
    const char* const path = pack_path_join(&b->mem, folder, names[i]);
    if (!path) {
      return WEFT_ERR_NO_MEMORY;
    }
    TRY(st, read_lexicon(b, path));
  }
  return WEFT_OK;
}
