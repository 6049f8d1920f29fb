// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Captions that were taken from the text: a paragraph of one sentence that a
// longer paragraph says in the same words.

#include "document/lines.h"

#include "document/scan.h"
#include "table.h"
#include "try.h"

enum {
  REPEAT_MIN = 30, // bytes of a sentence that is no caption when repeated
  REPEAT_MAX = 400
};

static weft_str
sentence_text(const weft_str text, const weft_sentence* const s)
{
  return scan_slice(text, s->span.start, s->span.end);
}

static bool
is_text(const weft_sentence* const s)
{
  const size_t size = s->span.end - s->span.start;
  return (s->kind == WEFT_SENTENCE_BODY || s->kind == WEFT_SENTENCE_ITEM) &&
         size >= REPEAT_MIN && size <= REPEAT_MAX;
}

// End of the paragraph that starts at `first`; `count` receives its sentences
// that are not furniture, `last` one of them
static size_t
paragraph_end(const sentence_list* const list,
              const size_t               first,
              size_t* const              count,
              size_t* const              last)
{
  size_t i = first;
  *count   = 0;
  *last    = first;
  for (; i < list->count &&
         list->items[i].paragraph == list->items[first].paragraph;
       ++i) {
    if (list->items[i].kind != WEFT_SENTENCE_FURNITURE) {
      ++*count;
      *last = i;
    }
  }
  return i;
}

// Look up the sentences of longer paragraphs among the lone ones
static void
drop_found(const weft_str text, const table* const lone, sentence_list* list)
{
  size_t count = 0;
  size_t last  = 0;
  for (size_t i = 0; i < list->count;) {
    const size_t end = paragraph_end(list, i, &count, &last);
    for (; i < end; ++i) {
      if (count > 1U && is_text(&list->items[i])) {
        const weft_str words = sentence_text(text, &list->items[i]);
        const size_t   found = table_get(lone, words, list->count);
        if (found < list->count) {
          list->items[found].kind = WEFT_SENTENCE_FURNITURE;
        }
      }
    }
  }
}

weft_status
sentences_drop_repeats(const weft_str text, sentence_list* const list)
{
  weft_status st    = WEFT_OK;
  table       lone  = {NULL, 0, 0};
  size_t      count = 0;
  size_t      last  = 0;
  for (size_t i = 0; !st && i < list->count;) {
    i = paragraph_end(list, i, &count, &last);
    if (count == 1U && is_text(&list->items[last])) {
      st = table_set(&lone, sentence_text(text, &list->items[last]), last);
    }
  }
  if (!st && lone.count) {
    drop_found(text, &lone, list);
  }
  table_free(&lone);
  return st;
}
