// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Persons called by surname and title once their full name and title have been
// given: `이도현 새벽랩스 대표` … `이 대표`.

#include "mention/mention.h"

#include "str.h"
#include "try.h"

#include <string.h>

#define TITLE_GAP 90U     // bytes from a person's name to the title
#define REFERENCE_MAX 64U // of different persons and titles in a document

typedef struct {
  weft_str name; // `이 대표`
  uint32_t person;
  bool     ambiguous; // two persons may be called so
} reference;

typedef struct {
  analysis* a;
  uint8_t   person_type;
  reference items[REFERENCE_MAX];
  size_t    count;
} references;

// Surnames that are also the words `former`, `present`, `each` …, which stand
// before titles
static bool
is_word_too(weft_str surname)
{
  static const char* const words[] = {
    "전", "현", "각", "총", "양", "제", "본", "부"};
  for (size_t i = 0U; i < sizeof(words) / sizeof(words[0]); ++i) {
    if (surname.size == strlen(words[i]) &&
        !memcmp(surname.data, words[i], surname.size)) {
      return true;
    }
  }
  return false;
}

// The surname of a Korean name of two to four syllables, or nothing
static weft_str
surname_of(weft_str name)
{
  size_t at    = 0U;
  size_t first = 0U;
  size_t count = 0U;
  while (at < name.size) {
    if (!utf8_is_hangul(utf8_next(name, at, &at))) {
      return (weft_str){NULL, 0U};
    }
    first = first ? first : at;
    ++count;
  }
  const weft_str surname = {name.data, first};
  return count < 2U || count > 4U || is_word_too(surname) ? (weft_str){NULL, 0U}
                                                          : surname;
}

// The title that follows the person in mention `index`, behind the employer's
// name if there is one
static const mention*
title_behind(const references* r, size_t index, size_t stop)
{
  const analysis* const a      = r->a;
  const mention* const  person = &a->mentions[index];
  for (size_t i = index + 1U; i < stop; ++i) {
    const mention* const m = &a->mentions[i];
    const weft_str gap = analysis_slice(a, a->mentions[i - 1U].end, m->start);
    if (m->start > person->end + TITLE_GAP || memchr(gap.data, ',', gap.size) ||
        m->type == r->person_type || m->kind == MENTION_LITERAL) {
      return NULL;
    }
    if (m->type == a->rules->title_type) {
      return m;
    }
  }
  return NULL;
}

static weft_status
note(references* r, weft_str surname, weft_str title, uint32_t person)
{
  char           bytes[NAME_SIZE_MAX];
  const size_t   size = surname.size + 1U + title.size;
  const weft_str name = {bytes, size};
  if (size > sizeof(bytes)) {
    return WEFT_OK;
  }
  memcpy(bytes, surname.data, surname.size);
  bytes[surname.size] = ' ';
  memcpy(bytes + surname.size + 1U, title.data, title.size);
  for (size_t i = 0U; i < r->count; ++i) {
    if (weft_str_equals(r->items[i].name, name)) {
      r->items[i].ambiguous |= r->items[i].person != person;
      return WEFT_OK;
    }
  }
  if (r->count < REFERENCE_MAX) {
    const reference x = {arena_copy(&r->a->memory, name), person, false};
    if (!x.name.data) {
      return WEFT_ERR_NO_MEMORY;
    }
    r->items[r->count++] = x;
  }
  return WEFT_OK;
}

weft_status
analysis_find_references(analysis* a, bool* added)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(a->document);
  references   r = {a, a->rules->person_type, {{{NULL, 0U}, 0U, false}}, 0U};
  *added         = false;
  for (size_t s = 0U; s < count && r.person_type != TYPE_NONE; ++s) {
    for (size_t i = a->ranges[s]; i < a->stops[s]; ++i) {
      const mention* const m = &a->mentions[i];
      const mention* const title =
        m->type == r.person_type ? title_behind(&r, i, a->stops[s]) : NULL;
      const weft_str surname =
        title ? surname_of(analysis_slice(a, m->name_start, m->name_end))
              : (weft_str){NULL, 0U};
      if (surname.size) {
        const weft_str text = analysis_slice(a, title->start, title->end);
        TRY(
          st,
          note(&r, surname, str_last_word(text), analysis_entity(a, m->item)));
      }
    }
  }
  for (size_t i = 0U; i < r.count; ++i) {
    bool is_new = false;
    if (!r.items[i].ambiguous) {
      TRY(
        st,
        analysis_add_reference(a, r.items[i].name, r.items[i].person, &is_new));
    }
    *added = *added || is_new;
  }
  return st;
}
