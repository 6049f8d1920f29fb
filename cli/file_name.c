// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "file_name.h"

#include "strbuf.h"
#include "utf8.h"

#include <search.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Most systems allow 255 bytes, of which an extension and a number are some
enum { STEM_MAX = 180 };

// Extensions that say what a document was, not what it is called
static const char* const endings[] = {".txt",
                                      ".md",
                                      ".markdown",
                                      ".html",
                                      ".htm"};

static weft_str
without_ending(weft_str doc)
{
  for (size_t i = 0U; i < sizeof(endings) / sizeof(endings[0]); ++i) {
    const size_t size = strlen(endings[i]);
    if (doc.size > size &&
        !memcmp(doc.data + doc.size - size, endings[i], size)) {
      return (weft_str){doc.data, doc.size - size};
    }
  }
  return doc;
}

static bool
is_allowed(uint32_t code)
{
  return code > 0x20U && code != 0x7FU && code != 0xFFFDU &&
         (code > 0x7FU || !strchr("/\\:*?\"<>|%#&", (int)code)) &&
         !utf8_is_space(code) && !(code >= 0x80U && code < 0xA0U);
}

// What of a document's name a file may be called
static void
put_stem(strbuf* b, weft_str doc)
{
  const weft_str stem = without_ending(doc);
  strbuf_clear(b);
  for (size_t at = 0U; at < stem.size && b->size < STEM_MAX;) {
    const uint32_t code = utf8_next(stem, at, &at);
    // A point in front would hide the file
    strbuf_put_code(
      b, is_allowed(code) && (b->size || code != '.') ? code : (uint32_t)'_');
  }
  if (!b->size) {
    strbuf_puts(b, "_");
  }
}

// Letters of one case only: some systems do not tell them apart
static void
fold(char* text)
{
  for (; *text; ++text) {
    if (*text >= 'A' && *text <= 'Z') {
      *text = (char)(*text - 'A' + 'a');
    }
  }
}

// Names that are taken, folded: a tree of the texts
typedef struct {
  void*  tree;
  char** texts;
  size_t count;
} taken;

static int
compare(const void* a, const void* b)
{
  return strcmp((const char*)a, (const char*)b);
}

// Take a name; whether it was free
static weft_status
take(taken* t, const char* name, bool* was_free)
{
  char* const copy = strdup(name);
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  fold(copy);
  *was_free = !tfind(copy, &t->tree, compare);
  if (!*was_free) {
    free(copy);
    return WEFT_OK;
  }
  t->texts[t->count++] = copy;
  return tsearch(copy, &t->tree, compare) ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static void
free_taken(taken* t)
{
  for (size_t i = 0U; i < t->count; ++i) {
    (void)tdelete(t->texts[i], &t->tree, compare);
  }
  file_names_free(t->texts, t->count);
}

static weft_status
make_name(taken*      t,
          weft_str    doc,
          const char* extension,
          strbuf*     stem,
          char**      out)
{
  strbuf      name = {NULL, 0U, 0U, WEFT_OK};
  weft_status st   = WEFT_OK;
  bool        done = false;
  put_stem(stem, doc);
  for (size_t number = 1U; !st && !done; ++number) {
    strbuf_clear(&name);
    strbuf_append(&name, strbuf_str(stem));
    if (number > 1U) {
      strbuf_printf(&name, "-%zu", number);
    }
    strbuf_puts(&name, extension);
    st = stem->status ? stem->status : name.status;
    st = st ? st : take(t, name.data, &done);
  }
  *out = st ? NULL : strdup(name.data);
  strbuf_free(&name);
  return *out ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
fill(taken*            t,
     const weft_graph* graph,
     const char*       extension,
     const char*       reserved,
     char**            names)
{
  const size_t count = weft_graph_document_count(graph);
  strbuf       stem  = {NULL, 0U, 0U, WEFT_OK};
  bool         done  = false;
  weft_status  st    = take(t, reserved, &done);
  for (size_t i = 0U; !st && i < count; ++i) {
    st = make_name(
      t, weft_graph_document(graph, i)->doc, extension, &stem, &names[i]);
  }
  strbuf_free(&stem);
  return st;
}

char**
file_names_new(const weft_graph* graph,
               const char*       extension,
               const char*       reserved)
{
  const size_t count = weft_graph_document_count(graph);
  char** const names = (char**)calloc(count + 1U, sizeof(char*));
  taken        t     = {.texts = (char**)calloc(count + 2U, sizeof(char*))};
  weft_status  st    = WEFT_ERR_NO_MEMORY;
  if (names && t.texts) {
    st = fill(&t, graph, extension, reserved, names);
  }
  free_taken(&t);
  if (st) {
    file_names_free(names, count);
    return NULL;
  }
  return names;
}

void
file_names_free(char** names, size_t count)
{
  for (size_t i = 0U; names && i < count; ++i) {
    free(names[i]);
  }
  free((void*)names);
}
