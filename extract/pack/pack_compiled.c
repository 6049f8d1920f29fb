// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Compiled lexicons beside packs, and what tells whether they are still true.

#include "pack/pack_build.h"

#include "lexicon/lexicon_file.h"
#include "read_file.h"
#include "strbuf.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

#define COMPILED_NAME "lexicon.compiled"
#define CACHE_SUFFIX ".lexicon"

static const pack_unit*
unit_in_order(const pack_build* const b, const size_t index)
{
  const size_t number = ((const size_t*)b->order.items)[index];
  return (const pack_unit*)b->units.items + number;
}

// Text is put before its size is, so that no two lists of texts look alike
static void
put_text(strbuf* const out, const weft_str text)
{
  strbuf_printf(out, "%zu ", text.size);
  strbuf_append(out, text);
  strbuf_putc(out, '\n');
}

static weft_status
digest(strbuf* const text, char out[SHA256_HEX_SIZE])
{
  const weft_status st = text->status;
  sha256_hex(strbuf_str(text), out);
  strbuf_free(text);
  return st;
}

static weft_status
digest_packs(const pack_build* const b, char out[SHA256_HEX_SIZE])
{
  strbuf text = {.data = NULL};
  for (size_t i = 0; i < b->order.count; ++i) {
    put_text(&text, weft_str_from(unit_in_order(b, i)->name));
  }
  return digest(&text, out);
}

// What types a pack declares: entries hold their numbers
static void
put_types(strbuf* const out, const pack_unit* const unit)
{
  const json_node* const types = json_get(unit->root, "types");
  for (const json_node* n = types ? json_first(types) : NULL; n;
       n                  = json_next(n)) {
    const char* const parent = json_string(json_get(n, "is"));
    put_text(out, weft_str_from(json_key(n)));
    put_text(out, weft_str_from(parent ? parent : ""));
  }
}

static void
put_source(strbuf* const out, const char* const name, const weft_str text)
{
  char hex[SHA256_HEX_SIZE];
  sha256_hex(text, hex);
  put_text(out, weft_str_from(name));
  strbuf_puts(out, hex);
}

// The lexicons of a pack as they are on disk; `*readable` is cleared if one
// cannot be read
static weft_status
put_files(pack_build* const      b,
          const pack_unit* const unit,
          strbuf* const          out,
          bool* const            readable)
{
  const char**      names  = NULL;
  size_t            count  = 0U;
  const char* const folder = pack_path_join(&b->mem, unit->folder, "lexicon");
  weft_status       st =
    folder ? pack_folder_list(&b->mem, folder, ".tsv", &names, &count, NULL)
                 : WEFT_ERR_NO_MEMORY;
  for (size_t i = 0; !st && i < count; ++i) {
    char*             data = NULL;
    size_t            size = 0U;
    const char* const path = pack_path_join(&b->mem, folder, names[i]);
    st = path ? read_whole_file(path, &data, &size, NULL) : WEFT_ERR_NO_MEMORY;
    if (!st) {
      put_source(out, names[i], (weft_str){data, size});
    }
    free(data);
  }
  *readable = *readable && !st;
  return st == WEFT_ERR_NO_MEMORY ? st : WEFT_OK;
}

static weft_status
digest_files(pack_build* const b,
             char              out[SHA256_HEX_SIZE],
             bool* const       readable)
{
  strbuf      text = {.data = NULL};
  weft_status st   = WEFT_OK;
  *readable        = true;
  for (size_t i = 0; !st && i < b->order.count; ++i) {
    const pack_unit* const unit = unit_in_order(b, i);
    put_types(&text, unit);
    st = put_files(b, unit, &text, readable);
  }
  const weft_status digested = digest(&text, out);
  return st ? st : digested;
}

// The same of what was read
static weft_status
digest_sources(const pack_build* const b, char out[SHA256_HEX_SIZE])
{
  strbuf                   text    = {.data = NULL};
  const pack_source* const sources = (const pack_source*)b->sources.items;
  for (size_t i = 0; i < b->order.count; ++i) {
    const pack_unit* const unit = unit_in_order(b, i);
    put_types(&text, unit);
    for (size_t k = 0; k < b->sources.count; ++k) {
      if (sources[k].unit == unit) {
        put_source(&text, sources[k].name, sources[k].text);
      }
    }
  }
  return digest(&text, out);
}

weft_status
pack_origin(const pack_set* const set, lexicon_origin* const out)
{
  const pack_build* const b  = (const pack_build*)(const void*)set;
  weft_status             st = WEFT_OK;
  if (set->origin.sources[0]) {
    *out = set->origin;
    return WEFT_OK;
  }
  TRY(st, digest_packs(b, out->packs));
  return digest_sources(b, out->sources);
}

// Keep `path: message`, and warn if the file is of no use
static weft_status
note(pack_build* const b, const char* const path, const weft_error* const why)
{
  strbuf      text = {.data = NULL};
  weft_status st   = WEFT_OK;
  strbuf_printf(
    &text, "%s: %s", path, why ? why->message : "compiled lexicons are used");
  const weft_str kept = arena_copy(&b->mem, strbuf_str(&text));
  st                  = kept.data ? text.status : WEFT_ERR_NO_MEMORY;
  strbuf_free(&text);
  b->note      = kept.data;
  b->note_used = !why;
  return st;
}

// What is known of the lexicons on disk while files are looked for
typedef struct {
  lexicon_origin origin;
  weft_error     refused; // why the last file was not taken
  bool           digested;
  bool           readable;
} search;

static weft_status
take(pack_build* const   b,
     search* const       s,
     const char* const   path,
     lexicon_file* const file)
{
  weft_status st = WEFT_OK;
  if (!s->digested) {
    TRY(st, digest_files(b, s->origin.sources, &s->readable));
    s->digested = true;
  }
  if (!s->readable || strcmp(file->origin.sources, s->origin.sources) != 0) {
    (void)weft_error_set(&s->refused,
                         WEFT_ERR_BAD_INPUT,
                         path,
                         0,
                         0,
                         "older than the lexicons; not used; run weft rules "
                         "compile again");
    return WEFT_OK;
  }
  const size_t types = file->type_count;
  st                 = lexicon_take(file, path, &b->set.compiled, &s->refused);
  if (!st) {
    b->set.origin         = s->origin;
    b->set.compiled_types = types;
    st                    = note(b, path, NULL);
    if (b->set.lines) {
      lexicon_free(&b->set.compiled);
    }
  } else if (st == WEFT_ERR_BAD_INPUT) {
    st = WEFT_OK;
  }
  return st;
}

// Try a file, which may be of other packs or not be there
static weft_status
try_file(pack_build* const b, search* const s, const char* const path)
{
  lexicon_file file;
  weft_error   error = WEFT_ERROR_INIT;
  if (!path) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_status st = lexicon_open(path, &file, &error);
  if (st) {
    if (st != WEFT_ERR_NOT_FOUND) {
      s->refused = error;
    }
    return WEFT_OK;
  }
  if (!strcmp(file.origin.packs, s->origin.packs)) {
    st = take(b, s, path, &file);
  }
  lexicon_close(&file);
  return st;
}

// Path for compiled lexicons of a pack in $WEFT_CACHE, or NULL
static const char*
cache_path(pack_build* const b, const pack_unit* const unit)
{
  const char* const folder = getenv("WEFT_CACHE");
  strbuf            text   = {.data = NULL};
  if (!folder || !folder[0]) {
    return NULL;
  }
  strbuf_printf(&text, "%s/%s" CACHE_SUFFIX, folder, unit->name);
  const weft_str path = arena_copy(&b->mem, strbuf_str(&text));
  strbuf_free(&text);
  return path.data;
}

weft_status
pack_find_compiled(pack_build* const b)
{
  weft_status st = WEFT_OK;
  search      s  = {.refused = WEFT_ERROR_INIT};
  b->set.lines   = b->found->lines;
  TRY(st, digest_packs(b, s.origin.packs));
  for (size_t i = b->order.count; !b->set.compiled.map && i--;) {
    const pack_unit* const unit   = unit_in_order(b, i);
    const char* const      cached = cache_path(b, unit);
    const char* const      beside =
      pack_path_join(&b->mem, unit->folder, COMPILED_NAME);
    if (!b->compiled) {
      b->compiled = cached ? cached : beside;
    }
    TRY(st, cached ? try_file(b, &s, cached) : WEFT_OK);
    TRY(st, b->set.compiled.map ? WEFT_OK : try_file(b, &s, beside));
  }
  if (!b->set.compiled.map && s.refused.status) {
    TRY(st, note(b, s.refused.file, &s.refused));
    findings_add(b->found, WEFT_SEVERITY_WARNING, &s.refused);
  }
  return st;
}

const char*
pack_compiled_note(const pack_set* const set, bool* const used)
{
  const pack_build* const b = (const pack_build*)(const void*)set;
  *used                     = b->note_used;
  return b->note;
}

const char*
pack_compiled_path(const pack_set* const set)
{
  return ((const pack_build*)(const void*)set)->compiled;
}
