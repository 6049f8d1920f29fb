// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Persons, organisations and places of KLUE-NER.

#include "measure.h"

#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 400 };

typedef struct {
  size_t      start; // bytes in the sentence
  size_t      end;
  const char* tag; // PS, OG or LC
  bool        met;
} name;

typedef struct {
  char   text[GOLD_TEXT_MAX];
  size_t size;
  name   gold[NAMES_MAX];
  size_t gold_count;
  name   own[NAMES_MAX];
  size_t own_count;
} name_sentence;

static const char*
tag_of(const char* const text, const size_t size)
{
  static const char* const tags[][2] = {
    {"PS", "Person"}, {"OG", "Organization"}, {"LC", "Location"}};
  for (size_t i = 0U; i < sizeof(tags) / sizeof(tags[0]); ++i) {
    for (size_t k = 0U; k < 2U; ++k) {
      if (strlen(tags[i][k]) == size && !memcmp(tags[i][k], text, size)) {
        return tags[i][0];
      }
    }
  }
  return NULL;
}

static weft_status
take_mention(void* const handle, const weft_mention* const m)
{
  name_sentence* const s   = (name_sentence*)handle;
  const char* const    tag = tag_of(m->end.type.data, m->end.type.size);
  if (tag && m->end.has_span && s->own_count < NAMES_MAX) {
    const name n           = {m->end.span.start, m->end.span.end, tag, false};
    s->own[s->own_count++] = n;
  }
  return WEFT_OK;
}

// `CHARACTER<tab>B-TAG`
static void
take_line(name_sentence* const s, const char* const line)
{
  const char* const tab  = strchr(line + (line[0] == '\t'), '\t');
  const size_t      size = tab ? (size_t)(tab - line) : 0U;
  if (!tab || s->size + size + 1U > GOLD_TEXT_MAX) {
    return;
  }
  const char* const label = tab + 1;
  name* const       last  = s->gold_count ? &s->gold[s->gold_count - 1U] : NULL;
  const char* const tag   = strlen(label) > 3U ? tag_of(label + 2, 2U) : NULL;
  if (tag && label[0] == 'B' && s->gold_count < NAMES_MAX) {
    const name n             = {s->size, s->size + size, tag, false};
    s->gold[s->gold_count++] = n;
  } else if (tag && label[0] == 'I' && last && last->end == s->size) {
    last->end += size;
  }
  memcpy(s->text + s->size, line, size);
  s->size += size;
  s->text[s->size] = '\0';
}

static void
compare(measure* const m, name_sentence* const s)
{
  for (size_t i = 0U; i < s->own_count; ++i) {
    name* const o     = &s->own[i];
    bool        right = false;
    for (size_t k = 0U; k < s->gold_count && !right; ++k) {
      name* const g = &s->gold[k];
      right =
        !g->met && g->start == o->start && g->end == o->end && g->tag == o->tag;
      g->met = g->met || right;
    }
    measure_add(m,
                MEASURE_NAME,
                true,
                right,
                "%s %.*s\t%s",
                o->tag,
                (int)(o->end - o->start),
                s->text + o->start,
                s->text);
  }
  for (size_t k = 0U; k < s->gold_count; ++k) {
    const name* const g = &s->gold[k];
    if (!g->met) {
      measure_add(m,
                  MEASURE_NAME,
                  false,
                  true,
                  "%s %.*s\t%s",
                  g->tag,
                  (int)(g->end - g->start),
                  s->text + g->start,
                  s->text);
    }
  }
}

static weft_status
measure_one(measure* const m, weft_extractor* const x, name_sentence* const s)
{
  static const weft_document_options options = {
    NULL, WEFT_MARKUP_PLAIN, WEFT_STR_INIT("2020-06-15"), {NULL, 0U}, 0U};
  weft_document*  document = NULL;
  const weft_sink sink     = {.handle = s, .mention = take_mention};
  const weft_str  text     = {s->text, s->size};
  weft_status     st =
    weft_document_open(WEFT_STR("a"), text, &options, &document, NULL);
  st = st ? st : weft_extract(x, document, &sink, NULL);
  weft_document_free(document);
  compare(m, s);
  return st;
}

weft_status
measure_names(measure* const        m,
              weft_extractor* const x,
              char* const           data,
              const int             half)
{
  static const name_sentence empty;
  name_sentence              s      = empty;
  weft_status                st     = WEFT_OK;
  char*                      next   = data;
  char*                      line   = NULL;
  size_t                     number = 0U;
  while (!st && (line = gold_line(&next)) != NULL) {
    if (*line && line[0] == '#' && line[1] == '#') {
      continue;
    }
    if (*line) {
      take_line(&s, line);
      continue;
    }
    if (s.size && (half < 0 || (int)(number % 2U) == half)) {
      st = measure_one(m, x, &s);
    }
    number += s.size > 0U;
    s = empty;
  }
  if (!st && s.size) {
    st = measure_one(m, x, &s);
  }
  return st;
}
