// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "html_quotes.h"

#include "html_page.h"
#include "text.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

// Why a document has no text on the page
typedef enum { TEXT_THERE = 0, TEXT_UNKNOWN = 1, TEXT_TOO_LARGE = 2 } text_fate;

static int
compare_sizes(size_t a, size_t b)
{
  return (a > b) - (a < b);
}

// By document, place and wording
static int
compare_supports(const weft_support* a, const weft_support* b)
{
  int order = weft_str_compare(a->doc, b->doc);
  if (!order) {
    order = compare_sizes(a->evidence.span.start, b->evidence.span.start);
  }
  if (!order) {
    order = compare_sizes(a->evidence.span.end, b->evidence.span.end);
  }
  return order ? order : weft_str_compare(a->evidence.text, b->evidence.text);
}

static int
compare_quotes(const void* a, const void* b)
{
  const html_quote* const qa    = *(html_quote* const*)a;
  const html_quote* const qb    = *(html_quote* const*)b;
  const int               order = compare_supports(qa->support, qb->support);
  return order ? order : (qa > qb) - (qa < qb);
}

static html_sentence
make_sentence(const weft_support* support)
{
  return (html_sentence){support,
                         0U,
                         false,
                         support->evidence.span.start,
                         support->evidence.span.end};
}

weft_status
html_number_sentences(arena* memory, html_quotes* q)
{
  html_quote** const order =
    (html_quote**)arena_array(memory, q->quote_count + 1U, sizeof(*order));
  q->sentences = (html_sentence*)arena_array(
    memory, q->quote_count + 1U, sizeof(*q->sentences));
  q->sentence_count = 0U;
  if (!order || !q->sentences) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < q->quote_count; ++i) {
    order[i] = &q->quotes[i];
  }
  qsort(order, q->quote_count, sizeof(*order), compare_quotes);

  for (size_t i = 0U; i < q->quote_count; ++i) {
    const weft_support* const support = order[i]->support;
    html_sentence* const      last =
      q->sentence_count ? &q->sentences[q->sentence_count - 1U] : NULL;
    if (!last || compare_supports(last->support, support)) {
      html_sentence* const next = &q->sentences[q->sentence_count++];
      *next                     = make_sentence(support);
      if (last) {
        next->doc =
          last->doc + !weft_str_equals(last->support->doc, support->doc);
      }
    }
    order[i]->sentence = q->sentence_count - 1U;
  }
  return WEFT_OK;
}

// UTF-16 units of valid UTF-8
static size_t
units(const char* text, size_t size)
{
  size_t count = 0U;
  for (size_t i = 0U; i < size; ++i) {
    const unsigned char c = (unsigned char)text[i];
    count += (c & 0xC0U) != 0x80U;
    count += c >= 0xF0U; // a surrogate pair
  }
  return count;
}

// A sentence is placed only where the text says what it says
static void
place(const dot_input* in, weft_str text, html_sentence* first, size_t count)
{
  const weft_render_texts* const texts = in->options->texts;
  size_t                         at    = 0U;
  size_t                         unit  = 0U; // at `at`
  for (size_t i = 0U; i < count; ++i) {
    const weft_evidence* const evidence = &first[i].support->evidence;
    const weft_span span = texts->locate(texts->handle, evidence->span);
    if (span.start > span.end || span.end > text.size ||
        !weft_str_equals(
          evidence->text,
          (weft_str){text.data + span.start, span.end - span.start})) {
      continue;
    }
    if (span.start < at) {
      at   = 0U;
      unit = 0U;
    }
    unit += units(text.data + at, span.start - at);
    at              = span.start;
    first[i].placed = true;
    first[i].start  = unit;
    first[i].end    = unit + units(text.data + at, span.end - at);
  }
}

// The text of a document, empty if there is none for the page
static weft_status
open_text(const dot_input*          in,
          const weft_document_info* info,
          size_t                    room,
          weft_str*                 text,
          text_fate*                fate,
          weft_error*               error)
{
  const weft_render_texts* const texts = in->options->texts;
  *text                                = (weft_str){NULL, 0U};
  *fate                                = TEXT_UNKNOWN;
  if (!texts || !info) {
    return WEFT_OK;
  }
  if (info->bytes > 4U * HTML_TEXT_MAX) {
    *fate = TEXT_TOO_LARGE; // not even tried: markup is seldom that much
    return WEFT_OK;
  }
  const weft_status st = texts->open(texts->handle, info, text, error);
  if (st) {
    *text = (weft_str){NULL, 0U};
    return st == WEFT_ERR_NOT_FOUND ? WEFT_OK : st;
  }
  *fate = TEXT_THERE;
  if (text->size > HTML_TEXT_MAX || text->size > room) {
    *fate = TEXT_TOO_LARGE;
  } else if (utf8_valid(*text) != text->size) {
    *fate = TEXT_UNKNOWN;
  }
  if (*fate != TEXT_THERE) {
    *text = (weft_str){NULL, 0U};
  }
  return WEFT_OK;
}

static void
put_clean(strbuf* b, arena* memory, weft_str text)
{
  const weft_str clean = text_clean(memory, text);
  if (!clean.data) {
    b->status = WEFT_ERR_NO_MEMORY;
  }
  strbuf_put_json(b, clean);
}

weft_status
html_put_documents(strbuf*          b,
                   const dot_input* in,
                   html_quotes*     q,
                   weft_error*      error)
{
  arena       memory = {NULL, 0U, 0U};
  size_t      room   = HTML_TEXTS_MAX;
  weft_status st     = WEFT_OK;
  size_t      next   = 0U;
  strbuf_putc(b, '[');
  for (size_t i = 0U; !st && i < q->sentence_count; i = next) {
    const weft_str                  doc = q->sentences[i].support->doc;
    const weft_document_info* const info =
      weft_graph_find_document(in->graph, doc);
    weft_str  text = {NULL, 0U};
    text_fate fate = TEXT_UNKNOWN;
    next           = i;
    while (next < q->sentence_count &&
           q->sentences[next].doc == q->sentences[i].doc) {
      ++next;
    }
    st = open_text(in, info, room, &text, &fate, error);
    if (text.size) {
      place(in, text, &q->sentences[i], next - i);
    }
    room -= text.size;
    strbuf_puts(b, i ? ",\n[" : "\n[");
    put_clean(b, &memory, doc);
    strbuf_putc(b, ',');
    put_clean(b, &memory, info ? info->date : (weft_str){NULL, 0U});
    strbuf_putc(b, ',');
    put_clean(b, &memory, info ? info->title : (weft_str){NULL, 0U});
    strbuf_printf(b, ",%d,", (int)fate);
    strbuf_put_json(b, text);
    strbuf_putc(b, ']');
    arena_reset(&memory);
  }
  strbuf_puts(b, "]");
  arena_free(&memory);
  return st ? st : b->status;
}
