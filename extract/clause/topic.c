// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/topic.h"

#include "str.h"
#include "utf8.h"

#include <string.h>

#define TITLE_REACH 3U // names and the title behind a person

// Offset behind closing quotes and a parenthesis
static size_t
skip_marks(weft_str text, size_t at)
{
  while (at < text.size && text.data[at] == '\'') {
    ++at;
  }
  if (at < text.size && text.data[at] == '(') {
    size_t end = at;
    while (end < text.size && text.data[end] != ')') {
      ++end;
    }
    at = end < text.size ? end + 1U : at;
  }
  while (at < text.size && text.data[at] == '\'') {
    ++at;
  }
  return at;
}

static bool
marks_topic(weft_str text, size_t at)
{
  static const char* const particles[] = {
    "은 ", "는 ", "은, ", "는, ", "측은 ", "의 경우 ", "의 경우, "};
  return str_at_any(text, at, particles, COUNT(particles));
}

static bool
marks_subject(weft_str text, size_t at)
{
  static const char* const particles[] = {"이 ", "가 ", "측이 "};
  return str_at_any(text, at, particles, COUNT(particles));
}

// End of a title that follows a person, with the employer before it or not:
// `이도현 대표`, `이도현 새벽랩스 대표`
static size_t
skip_title(const mask* m, const analysis* a, weft_str text, size_t at)
{
  size_t end = at;
  for (size_t i = 0U;
       i < TITLE_REACH && end < text.size && text.data[end] == ' ';
       ++i) {
    const mask_unit* const next = mask_unit_at(m, end + 1U);
    if (!next) {
      break;
    }
    (void)utf8_next(text, end + 1U, &end);
    if (next->type == a->rules->title_type) {
      return end;
    }
    end = skip_marks(text, end);
  }
  return at;
}

// The particle behind a unit, also behind a title
static bool
is_marked(const mask*     m,
          const analysis* a,
          size_t          at,
          bool (*marks)(weft_str, size_t))
{
  const weft_str text = strbuf_str(&m->text);
  size_t         end  = 0U;
  (void)utf8_next(text, at, &end);
  end = skip_marks(text, end);
  return marks(text, end) || marks(text, skip_title(m, a, text, end));
}

uint32_t
topic_find(const mask* m, const analysis* a, uint32_t* subject, bool* many)
{
  const weft_str text   = strbuf_str(&m->text);
  bool           quoted = false;
  size_t         from   = 0U;
  *subject              = NO_TOPIC;
  *many                 = false;
  for (size_t i = 0U; i < m->unit_count; ++i) {
    const mask_unit* const u = &m->units[i];
    for (; from < u->at; ++from) {
      quoted = text.data[from] == '"' ? !quoted : quoted;
    }
    if (quoted || (u->types & a->rules->literal_types)) {
      continue;
    }
    if (is_marked(m, a, u->at, marks_topic)) {
      *many = u->count > 1U;
      return *many ? NO_TOPIC : u->first;
    }
    if (*subject == NO_TOPIC && u->count == 1U &&
        !rules_guesses(a->rules, a->mentions[u->first].source) &&
        is_marked(m, a, u->at, marks_subject)) {
      *subject = u->first;
    }
  }
  return NO_TOPIC;
}
