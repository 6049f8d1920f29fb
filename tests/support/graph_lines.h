// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Graphs as lines of text, fed to any sink in any order.
//
//   doc NAME | DATE
//   alias DOC | ID | ALIAS
//   split ID | ID
//   join ID | ID
//   at DATE
//   DOC@START | SUBJECT | RELATION | OBJECT | option …
//
// An object may be a literal, `lit TYPE/NAME = VALUE UNIT`, or one with text
// for its value, `txt TYPE/NAME = VALUE`.  Options are planned, when=, of=, s=
// (sentence) and c= (confidence).

#ifndef WEFT_TEST_GRAPH_LINES_H
#define WEFT_TEST_GRAPH_LINES_H

#include "case_file.h"
#include "make_graph.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MAX = 64, LINE_FIELDS_MAX = 8 };

typedef struct {
  char*  text[LINES_MAX]; // of one line each, owned
  char*  fields[LINES_MAX][LINE_FIELDS_MAX];
  size_t field_count[LINES_MAX];
  size_t count;
} graph_lines;

static inline void
lines_read(graph_lines* const l, const char* const input)
{
  memset(l, 0, sizeof(*l));
  for (const char* at = input; *at && l->count < LINES_MAX;) {
    const char* const end  = strchr(at, '\n');
    const size_t      size = end ? (size_t)(end - at) : strlen(at);
    l->text[l->count]      = strndup(at, size);
    l->field_count[l->count] =
      case_split(l->text[l->count], l->fields[l->count], LINE_FIELDS_MAX);
    ++l->count;
    at += size + (end ? 1U : 0U);
  }
}

static inline void
lines_free(graph_lines* const l)
{
  for (size_t i = 0U; i < l->count; ++i) {
    free(l->text[i]);
  }
  l->count = 0U;
}

// What follows `word` in the first field of a line, or NULL
static inline const char*
line_after(const graph_lines* const l, const size_t i, const char* const word)
{
  const size_t size = strlen(word);
  return strncmp(l->fields[i][0], word, size) ? NULL : l->fields[i][0] + size;
}

// The document of a line, or an empty string
static inline weft_str
line_doc(const graph_lines* const l, const size_t i)
{
  const char* const doc   = line_after(l, i, "doc ");
  const char* const alias = line_after(l, i, "alias ");
  if (doc || alias) {
    return weft_str_from(doc ? doc : alias);
  }
  const char* const at = strchr(l->fields[i][0], '@');
  return l->field_count[i] < 4U ? weft_str_from("")
                                : (weft_str){l->fields[i][0],
                                             at ? (size_t)(at - l->fields[i][0])
                                                : strlen(l->fields[i][0])};
}

static inline weft_end
line_object(char* const field, char* const scratch)
{
  const bool text = !strncmp(field, "txt ", 4U);
  if (!text && strncmp(field, "lit ", 4U) != 0) {
    return make_end(field);
  }
  strcpy(scratch, field + 4);
  char* const value = strstr(scratch, " = ");
  char*       unit  = NULL;
  if (value) {
    *value = '\0';
    unit   = text ? NULL : strchr(value + 3, ' ');
  }
  if (unit) {
    *unit++ = '\0';
  }
  return make_literal(scratch,
                      !value ? WEFT_VALUE_NONE
                      : text ? WEFT_VALUE_TEXT
                             : WEFT_VALUE_NUMBER,
                      value ? value + 3 : NULL,
                      unit);
}

static inline void
line_option(weft_triple* const t, const char* const option)
{
  const char* const equals = strchr(option, '=');
  const weft_str    text   = weft_str_from(equals ? equals + 1 : NULL);
  if (!strcmp(option, "planned")) {
    t->status = WEFT_PLANNED;
  } else if (!strncmp(option, "when=", 5U)) {
    t->when = text;
  } else if (!strncmp(option, "of=", 3U)) {
    t->of = text;
  } else if (!strncmp(option, "s=", 2U)) {
    t->evidence.sentence = strtoul(option + 2, NULL, 10);
  } else if (!strncmp(option, "c=", 2U)) {
    t->confidence = (int)strtol(option + 2, NULL, 10);
  }
}

static inline weft_status
line_send_triple(const graph_lines* const l,
                 const size_t             i,
                 const weft_sink* const   sink)
{
  char              scratch[512];
  char              doc[128] = "";
  char* const*      f        = l->fields[i];
  const char* const at       = strchr(f[0], '@');
  const weft_str    name     = line_doc(l, i);
  snprintf(doc, sizeof(doc), "%.*s", (int)name.size, name.data);
  const size_t start = at ? strtoul(at + 1, NULL, 10) : 0U;
  weft_triple  t =
    make_triple(doc, make_end(f[1]), f[2], line_object(f[3], scratch), start);
  t.evidence.sentence = start; // each in one of its own
  for (size_t k = 4U; k < l->field_count[i]; ++k) {
    line_option(&t, f[k]);
  }
  return sink->triple(sink->handle, &t);
}

// The header of a document, from all its lines
static inline weft_status
line_send_document(const graph_lines* const l,
                   const weft_str           doc,
                   const weft_sink* const   sink)
{
  weft_alias         aliases[LINES_MAX];
  weft_document_info info = {.doc = doc, .aliases = aliases};
  for (size_t i = 0U; i < l->count; ++i) {
    if (!weft_str_equals(line_doc(l, i), doc)) {
      continue;
    }
    if (line_after(l, i, "doc ") && l->field_count[i] > 1U) {
      info.date = weft_str_from(l->fields[i][1]);
    } else if (line_after(l, i, "alias ")) {
      aliases[info.alias_count++] =
        (weft_alias){.id     = weft_str_from(l->fields[i][1]),
                     .alias  = weft_str_from(l->fields[i][2]),
                     .reason = WEFT_STR("text")};
    }
  }
  return sink->document(sink->handle, &info);
}

static inline weft_status
line_send_decision(const graph_lines* const l,
                   const size_t             i,
                   const weft_sink* const   sink)
{
  const char* const   split = line_after(l, i, "split ");
  const char* const   join  = line_after(l, i, "join ");
  const weft_decision d     = {split ? WEFT_SPLIT : WEFT_JOIN,
                           weft_str_from(split ? split : join),
                           weft_str_from(l->fields[i][1])};
  return split || join ? sink->decision(sink->handle, &d) : WEFT_OK;
}

// Whether a line before `i` in `order` is of the same document
static inline bool
line_is_known(const graph_lines* const l,
              const size_t* const      order,
              const size_t             i)
{
  for (size_t k = 0U; k < i; ++k) {
    if (weft_str_equals(line_doc(l, order[k]), line_doc(l, order[i]))) {
      return true;
    }
  }
  return false;
}

// Send everything, documents in the order in which `order` names them first
static inline weft_status
lines_send(const graph_lines* const l,
           const size_t* const      order,
           const weft_sink* const   sink)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < l->count; ++i) {
    const weft_str doc = line_doc(l, order[i]);
    if (!doc.size) {
      st = line_send_decision(l, order[i], sink);
      continue;
    }
    if (line_is_known(l, order, i)) {
      continue;
    }
    st = line_send_document(l, doc, sink);
    for (size_t k = 0U; !st && k < l->count; ++k) {
      if (l->field_count[order[k]] >= 4U &&
          weft_str_equals(line_doc(l, order[k]), doc)) {
        st = line_send_triple(l, order[k], sink);
      }
    }
  }
  return st;
}

#endif // WEFT_TEST_GRAPH_LINES_H
