// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "caption.h"

#include "text.h"

#include <stdio.h>
#include <string.h>

#define SOURCE_COLUMNS 60U

// What each reason is called, in the order of weft_left_reason
static const char* const reasons[WEFT_LEFT_REASONS][2] = {
  {"유형", "type"},
  {"관계", "relation"},
  {"신뢰도", "confidence"},
  {"기간", "date"},
  {"초점 밖", "away from the focus"},
  {"값", "values"},
  {"연결이 적음", "less connected"},
  {"묶음", "grouped"},
  {"묶음 사이", "between groups"},
  {"작은 묶음", "small groups"},
};

void
caption_number(strbuf* b, size_t number)
{
  char         digits[32];
  const int    size  = snprintf(digits, sizeof(digits), "%zu", number);
  const size_t count = size > 0 ? (size_t)size : 0U;
  for (size_t i = 0U; i < count; ++i) {
    if (i && (count - i) % 3U == 0U) {
      strbuf_putc(b, ',');
    }
    strbuf_putc(b, digits[i]);
  }
}

static void
put_count(strbuf*     b,
          size_t      count,
          weft_str    lang,
          const char* korean,
          const char* one,
          const char* many)
{
  if (view_is_korean(lang)) {
    strbuf_printf(b, "%s ", korean);
    caption_number(b, count);
    strbuf_puts(b, "개");
  } else {
    caption_number(b, count);
    strbuf_printf(b, " %s", count == 1U ? one : many);
  }
}

void
caption_facts(strbuf* b, size_t count, weft_str lang)
{
  put_count(b, count, lang, "사실", "fact", "facts");
}

void
caption_entities(strbuf* b, size_t count, weft_str lang)
{
  put_count(b, count, lang, "개체", "entity", "entities");
}

// A lack of memory stays in the buffer
static void
put_clean(strbuf* b, weft_str text)
{
  arena    memory = {NULL, 0U, 0U};
  weft_str clean  = text_clean(&memory, text);
  clean = clean.data ? text_shorten(&memory, clean, SOURCE_COLUMNS) : clean;
  if (clean.data) {
    text_put_xml(b, clean);
  } else {
    b->status = WEFT_ERR_NO_MEMORY;
  }
  arena_free(&memory);
}

// From when to when
static void
put_dates(strbuf* b, const view* v, bool korean)
{
  if (!v->first_date.size) {
    return;
  }
  strbuf_puts(b, " (");
  put_clean(b, v->first_date);
  if (!weft_str_equals(v->first_date, v->last_date)) {
    strbuf_puts(b, korean ? "~" : " to ");
    put_clean(b, v->last_date);
  }
  strbuf_putc(b, ')');
}

// One document by its name, several by their number; the picture's own title
// is not told twice
static void
put_source(strbuf* b, const dot_input* in)
{
  const view* const v      = in->view;
  const bool        korean = view_is_korean(in->options->lang);
  if (v->document.size) {
    const bool told = !v->document_title.size ||
                      weft_str_equals(v->document_title, in->options->title);
    put_clean(b, told ? v->document : v->document_title);
  } else if (korean) {
    strbuf_puts(b, "문서 ");
    caption_number(b, v->documents);
    strbuf_puts(b, "건");
  } else {
    caption_number(b, v->documents);
    strbuf_puts(b, v->documents == 1U ? " document" : " documents");
  }
  put_dates(b, v, korean);
}

static size_t
left_of(const weft_left* left, bool facts)
{
  return facts ? left->facts : left->entities;
}

// "(유형 12, 기간 3)" or, for one reason, "(유형)"
static void
put_reasons(strbuf* b, const view* v, bool facts, bool korean)
{
  size_t count = 0U;
  size_t put   = 0U;
  for (size_t i = 0U; i < WEFT_LEFT_REASONS; ++i) {
    count += i != WEFT_LEFT_FOLDED && left_of(&v->left[i], facts);
  }
  for (size_t i = 0U; i < WEFT_LEFT_REASONS; ++i) {
    const size_t left = left_of(&v->left[i], facts);
    if (i == WEFT_LEFT_FOLDED || !left) {
      continue;
    }
    strbuf_printf(b, "%s%s", put++ ? ", " : " (", reasons[i][!korean]);
    if (count > 1U) {
      strbuf_putc(b, ' ');
      caption_number(b, left);
    }
  }
  strbuf_puts(b, put ? ")" : "");
}

static size_t
total_left(const view* v, bool facts)
{
  size_t total = 0U;
  for (size_t i = 0U; i < WEFT_LEFT_REASONS; ++i) {
    total += i == WEFT_LEFT_FOLDED ? 0U : left_of(&v->left[i], facts);
  }
  return total;
}

// What stands in nodes of communities, and on their edges
static void
put_folded(strbuf* b, const dot_input* in, const char* joint)
{
  const view* const v      = in->view;
  const weft_str    lang   = in->options->lang;
  const weft_left   folded = v->left[WEFT_LEFT_FOLDED];
  if (!v->communities) {
    return;
  }
  strbuf_puts(b, joint);
  if (view_is_korean(lang)) {
    strbuf_printf(b, "묶음 %zu개에 ", v->communities);
  } else {
    strbuf_printf(
      b, "in %zu group%s: ", v->communities, v->communities == 1U ? "" : "s");
  }
  caption_entities(b, folded.entities, lang);
  strbuf_puts(b, " · ");
  caption_facts(b, folded.facts, lang);
}

// What is nowhere in the picture
static void
put_left_out(strbuf* b, const dot_input* in, const char* joint)
{
  const view* const v        = in->view;
  const weft_str    lang     = in->options->lang;
  const bool        korean   = view_is_korean(lang);
  const size_t      entities = total_left(v, false);
  const size_t      facts    = total_left(v, true);
  if (!entities && !facts) {
    return;
  }
  strbuf_puts(b, joint);
  strbuf_puts(b, korean ? "그리지 않은 " : "not drawn: ");
  if (entities) {
    caption_entities(b, entities, lang);
    put_reasons(b, v, false, korean);
  }
  if (facts) {
    strbuf_puts(b, entities ? " · " : "");
    caption_facts(b, facts, lang);
    put_reasons(b, v, true, korean);
  }
}

void
caption_put(strbuf* b, const dot_input* in, const char* joint)
{
  const view* const v      = in->view;
  const weft_str    lang   = in->options->lang;
  const bool        korean = view_is_korean(lang);
  if (v->nothing) {
    strbuf_puts(b,
                korean ? "보여 줄 것이 없습니다: 조건에 맞는 사실이 없습니다"
                       : "Nothing to show: no fact passes the filters");
    put_left_out(b, in, joint);
    return;
  }
  put_source(b, in);
  strbuf_puts(b, " · ");
  caption_entities(b, v->entities, lang);
  strbuf_puts(b, " · ");
  caption_facts(b, v->fact_count, lang);
  put_folded(b, in, v->communities ? joint : "");
  put_left_out(b, in, v->communities ? " · " : joint);
  if (in->degraded) {
    strbuf_printf(b,
                  korean ? " · 시간 제한으로 간단한 배치(%s)"
                         : " · plainer layout (%s) after the time limit",
                  in->plan->name);
  }
}
