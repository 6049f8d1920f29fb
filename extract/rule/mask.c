// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/mask.h"

#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

// One spelling for each kind of quote, dot and space, so that rules need no
// variants
static uint32_t
fold(uint32_t code)
{
  switch (code) {
    case 0x2018U:
    case 0x2019U:
    case 0x201AU:
    case 0x201BU:
    case 0x2032U:
    case 0x60U:
    case 0xB4U:
    case 0x300CU:
    case 0x300DU:
    case 0x300EU:
    case 0x300FU:
    case 0x3008U:
    case 0x3009U:
    case 0x300AU:
    case 0x300BU:
    case '<':
    case '>':
      return '\'';
    case 0x201CU:
    case 0x201DU:
    case 0x201EU:
    case 0x2033U:
    case 0xFF02U:
      return '"';
    case 0x318DU:
    case 0x30FBU:
    case 0xFF65U:
    case 0x2027U:
    case 0x2022U:
    case 0x2219U:
    case 0x22C5U:
      return 0xB7U;
    case 0xFF08U:
    case 0x3014U:
    case 0xFF3BU:
      return '(';
    case 0xFF09U:
    case 0x3015U:
    case 0xFF3DU:
      return ')';
    case 0xFF0CU:
    case 0x3001U:
      return ',';
    case 0x223CU:
    case 0xFF5EU:
    case 0x301CU:
      return '~';
    case 0x2013U:
    case 0x2014U:
    case 0x2015U:
    case 0x2010U:
    case 0x2011U:
      return '-';
    default:
      break;
  }
  if (utf8_is_space(code)) {
    return ' ';
  }
  return code >= 0xE000U && code <= 0xF8FFU ? 0xFFFDU : code;
}

static weft_status
reserve_origin(mask* m, size_t size)
{
  if (size <= m->origin_capacity) {
    return WEFT_OK;
  }
  const size_t capacity = size * 2U + 256U;
  void* const  grown    = realloc(m->origin, capacity * sizeof(uint32_t));
  if (!grown) {
    return WEFT_ERR_NO_MEMORY;
  }
  m->origin          = grown;
  m->origin_capacity = capacity;
  return WEFT_OK;
}

static void
put(mask* m, uint32_t code, size_t origin)
{
  const size_t before = m->text.size;
  strbuf_put_code(&m->text, code);
  for (size_t i = before; i < m->text.size; ++i) {
    m->origin[i] = (uint32_t)origin;
  }
}

// End of the run from `at` whose characters stand for themselves: Hangul,
// ASCII but quotes, and single spaces
static size_t
plain_end(weft_str text, size_t at, size_t to, bool space)
{
  const unsigned char* const p = (const unsigned char*)text.data;
  while (at < to) {
    const unsigned char c = p[at];
    if (c >= 0xEAU && c <= 0xEDU) {
      at += 3U;
      space = false;
    } else if (c > ' ' && c < 0x80U && c != '<' && c != '>' && c != '`') {
      ++at;
      space = false;
    } else if (c == ' ' && !space) {
      ++at;
      space = true;
    } else {
      break;
    }
  }
  return at;
}

static void
put_plain(mask* m, weft_str text, size_t from, size_t to)
{
  bool space = m->text.size && m->text.data[m->text.size - 1U] == ' ';
  for (size_t at = from; at < to;) {
    const size_t end = plain_end(text, at, to, space);
    if (end > at) {
      uint32_t* const origin = m->origin + m->text.size;
      for (size_t i = 0U; i < end - at; ++i) {
        origin[i] = (uint32_t)(at + i);
      }
      strbuf_append(&m->text, (weft_str){text.data + at, end - at});
      space = text.data[end - 1U] == ' ';
      at    = end;
      continue;
    }
    size_t         next = 0U;
    const uint32_t code = fold(utf8_next(text, at, &next));
    if (!(code == ' ' && space)) {
      put(m, code, at); // runs of spaces are one
    }
    space = code == ' ';
    at    = next;
  }
}

// Whether the text between two mentions joins them into a list
static bool
is_joint(weft_str between)
{
  static const char* const joints[] = {
    ",",  "·", "ㆍ", "・", "‧", "와",  "과",    "및",  "/",  "、",    "，",
    "랑", "•", "∙",  "▲",  "△", "and", ", and", "·및", ",▲", "그리고"};
  char   squeezed[32];
  size_t size = 0U;
  for (size_t i = 0U; i < between.size; ++i) {
    const char c = between.data[i];
    if (c == '\xC2' && i + 1U < between.size &&
        between.data[i + 1U] == '\xA0') {
      ++i; // a space that does not break the line
    } else if (c != ' ' && c != '\'' && c != '"') {
      if (size == sizeof(squeezed)) {
        return false;
      }
      squeezed[size++] = c;
    }
  }
  // Quotes around the members do not part them
  static const char* const marks[] = {"‘",
                                      "’",
                                      "“",
                                      "”",
                                      "「",
                                      "」",
                                      "『",
                                      "』",
                                      "<",
                                      ">",
                                      "《",
                                      "》",
                                      "〈",
                                      "〉"};
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0U; i < sizeof(marks) / sizeof(marks[0]); ++i) {
      const size_t n = strlen(marks[i]);
      if (size >= n && !memcmp(squeezed, marks[i], n)) {
        memmove(squeezed, squeezed + n, size - n);
        size -= n;
        again = true;
      } else if (size >= n && !memcmp(squeezed + size - n, marks[i], n)) {
        size -= n;
        again = true;
      }
    }
  }
  for (size_t i = 0U; i < sizeof(joints) / sizeof(joints[0]); ++i) {
    if (strlen(joints[i]) == size && !memcmp(joints[i], squeezed, size)) {
      return true;
    }
  }
  return false;
}

// `A사, B사 인수`: the name before a headline's comma is the subject
static bool
is_subject_comma(const analysis* a, size_t sentence, const mention* m)
{
  const weft_sentence* const s = weft_document_sentence(a->document, sentence);
  return s->kind == WEFT_SENTENCE_HEADLINE && m->start == s->span.start &&
         m->end < s->span.end && a->text.data[m->end] == ',';
}

// Where the text behind a list's member goes on: behind a parenthesis that
// holds no mention, `한빛전자(005930)와`
static size_t
behind_parenthesis(weft_str text, size_t at, size_t stop)
{
  size_t end = at;
  if (at < stop && text.data[at] == '(') {
    while (end < stop && text.data[end] != ')') {
      ++end;
    }
  }
  return end > at && end < stop ? end + 1U : at;
}

// Whether `next` stands in parentheses as another name of `last`
static bool
is_other_name(const analysis* a, const mention* last, const mention* next)
{
  return last->kind == MENTION_NAME && next->kind == MENTION_NAME &&
         next->start == last->end + 1U && next->end < a->text.size &&
         a->text.data[last->end] == '(' && a->text.data[next->end] == ')' &&
         analysis_entity(a, last->item) == analysis_entity(a, next->item);
}

// Number of mentions from `first` that form one list
static size_t
list_length(const analysis* a, size_t sentence, size_t first, size_t skip)
{
  const size_t         stop  = a->stops[sentence];
  const mention* const head  = &a->mentions[first];
  size_t               count = 1U;
  if (head->kind == MENTION_WORD || is_subject_comma(a, sentence, head)) {
    return 1U;
  }
  while (first + count < stop && count < GROUP_MEMBERS_MAX &&
         first + count != skip) {
    const mention* const last = &a->mentions[first + count - 1U];
    const size_t         step = is_other_name(a, last, last + 1) ? 2U : 1U;
    const mention*       next = last + step;
    size_t               from = step > 1U ? last[1].end + 1U : last->end;
    if (first + count + step > stop || next->start < from) {
      break;
    }
    from = behind_parenthesis(a->text, from, next->start);
    if (next->type != head->type ||
        !is_joint(analysis_slice(a, from, next->start))) {
      break;
    }
    count += step;
  }
  return count;
}

static void
put_unit(mask* m, const analysis* a, size_t first, size_t count)
{
  const mention* const head      = &a->mentions[first];
  const mention* const last      = &a->mentions[first + count - 1U];
  const type_set       unsettled = a->rules->codes[CODE_UNSETTLED].types;
  const size_t         code      = rules_code(a->rules,
                                 count > 1U && head->types != unsettled
                                                ? (type_set)1U << head->type
                                                : head->types,
                                 head->instance);
  if (code == SIZE_MAX || m->unit_count == MASK_UNITS_MAX) {
    put_plain(m, a->text, head->start, last->end);
    return;
  }
  mask_unit* const u = &m->units[m->unit_count++];
  u->at              = (uint32_t)m->text.size;
  u->start           = head->start;
  u->end             = last->end;
  u->first           = (uint32_t)first;
  u->count           = (uint32_t)count;
  u->types           = a->rules->codes[code].types;
  if (count == 1U) {
    u->types |= mention_types(a->rules, head);
  }
  u->type     = head->type;
  u->instance = head->instance;
  m->present |= u->types;
  m->listed = m->listed || count > 1U;
  put(m, MASK_FIRST + (uint32_t)code, head->start);
}

static void
clear(mask* m)
{
  strbuf_clear(&m->text);
  m->unit_count = 0U;
  ++m->serial;
  m->present = 0U;
  m->listed  = false;
}

static weft_status
add_sentence(mask* m, const analysis* a, size_t index, size_t skip, bool lists)
{
  weft_status                st   = WEFT_OK;
  const weft_sentence* const s    = weft_document_sentence(a->document, index);
  const size_t               stop = a->stops[index];
  size_t                     at   = s->span.start;
  // Folding never makes a character longer than three bytes
  TRY(
    st,
    reserve_origin(m, m->text.size + (s->span.end - s->span.start) * 3U + 8U));
  for (size_t i = a->ranges[index]; i < stop;) {
    const size_t count =
      lists && i != skip ? list_length(a, index, i, skip) : 1U;
    const mention* const head = &a->mentions[i];
    const mention* const last = &a->mentions[i + count - 1U];
    if (i != skip && head->start >= at) {
      put_plain(m, a->text, at, head->start);
      put_unit(m, a, i, count);
      at = last->end;
    }
    i += count;
  }
  put_plain(m, a->text, at, s->span.end);
  m->origin[m->text.size] = (uint32_t)s->span.end;
  return m->text.status;
}

weft_status
mask_make(mask* m, const analysis* a, size_t index, size_t skip, bool lists)
{
  clear(m);
  return add_sentence(m, a, index, skip, lists);
}

weft_status
mask_make_pair(mask* m, const analysis* a, size_t index)
{
  weft_status  st  = WEFT_OK;
  const size_t end = weft_document_sentence(a->document, index - 1U)->span.end;
  clear(m);
  TRY(st, add_sentence(m, a, index - 1U, SIZE_MAX, true));
  put(m, '\n', end); // add_sentence() left room
  return add_sentence(m, a, index, SIZE_MAX, true);
}

size_t
mask_place(const mask* m, size_t origin, bool end)
{
  size_t low  = 0U;
  size_t high = m->text.size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (m->origin[middle] < origin + (end ? 0U : 1U)) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return end || !low ? low : utf8_before(strbuf_str(&m->text), low);
}

const mask_unit*
mask_unit_at(const mask* m, size_t at)
{
  size_t low  = 0U;
  size_t high = m->unit_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (m->units[middle].at < at) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low < m->unit_count && m->units[low].at == at ? &m->units[low] : NULL;
}

size_t
mask_origin(const mask* m, size_t at, bool end)
{
  if (end && at) {
    // The end of a masked character is the end of what it stands for
    const weft_str         text   = strbuf_str(&m->text);
    const size_t           before = utf8_before(text, at);
    const mask_unit* const unit   = mask_unit_at(m, before);
    if (unit) {
      return unit->end;
    }
  }
  return m->origin[at];
}

void
mask_free(mask* m)
{
  strbuf_free(&m->text);
  free(m->origin);
  memset(m, 0, sizeof(*m));
}
