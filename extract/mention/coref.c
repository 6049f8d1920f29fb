// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Persons called by surname and title once their full name and title have been
// given: `이도현 새벽랩스 대표` … `이 대표`.

#include "mention/mention.h"

#include "str.h"
#include "try.h"

#include <string.h>

#define TITLE_GAP 90U      // bytes from a person's name to the title
#define REFERENCE_MAX 128U // of different persons and titles in a document
#define TITLES_MAX 3U      // of one person in a sentence

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
  return str_is_any(surname, words, COUNT(words));
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

// Whether a figure stands in parentheses, as a person's age does
static bool
in_parentheses(const analysis* a, const mention* m)
{
  return m->start && a->text.data[m->start - 1U] == '(';
}

// The next title behind mention `index`, a person or one of his titles, and
// behind the employer's name if there is one; `stop` if there is none
static size_t
title_behind(const references* r, size_t index, size_t stop)
{
  const analysis* const a    = r->a;
  const mention* const  from = &a->mentions[index];
  for (size_t i = index + 1U; i < stop; ++i) {
    const mention* const m = &a->mentions[i];
    const weft_str gap = analysis_slice(a, a->mentions[i - 1U].end, m->start);
    if (m->start > from->end + TITLE_GAP || memchr(gap.data, ',', gap.size) ||
        m->type == r->person_type ||
        (m->kind == MENTION_LITERAL && !in_parentheses(a, m))) {
      return stop;
    }
    if (m->type == a->rules->title_type) {
      return i;
    }
  }
  return stop;
}

static weft_status
note(references* r,
     weft_str    surname,
     weft_str    before,
     weft_str    title,
     uint32_t    person)
{
  char           bytes[NAME_SIZE_MAX];
  const size_t   size = surname.size + before.size + title.size;
  const weft_str name = {bytes, size};
  if (size > sizeof(bytes)) {
    return WEFT_OK;
  }
  memcpy(bytes, surname.data, surname.size);
  memcpy(bytes + surname.size, before.data, before.size);
  memcpy(bytes + surname.size + before.size, title.data, title.size);
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

// Surname and title of the person in mention `index`, for each of his titles
static weft_status
note_person(references* r, size_t index, size_t stop)
{
  weft_status           st = WEFT_OK;
  const analysis* const a  = r->a;
  const mention* const  m  = &a->mentions[index];
  const weft_str        surname =
    surname_of(analysis_slice(a, m->name_start, m->name_end));
  size_t at = index;
  for (size_t n = 0U; surname.size && n < TITLES_MAX; ++n) {
    at = title_behind(r, at, stop);
    if (at >= stop) {
      break;
    }
    const mention* const t = &a->mentions[at];
    const weft_str title   = str_last_word(analysis_slice(a, t->start, t->end));
    const uint32_t person  = analysis_entity(a, m->item);
    TRY(st, note(r, surname, WEFT_STR(" "), title, person));
    TRY(st, note(r, surname, WEFT_STR(" 전 "), title, person));
  }
  return st;
}

// Who in the document has a surname: one person, or several
typedef struct {
  weft_str surname;
  uint32_t person;
  bool     several;
} family;

typedef struct {
  family items[REFERENCE_MAX];
  size_t count;
} families;

static family*
find_family(families* f, weft_str surname)
{
  for (size_t i = 0U; i < f->count; ++i) {
    if (weft_str_equals(f->items[i].surname, surname)) {
      return &f->items[i];
    }
  }
  return NULL;
}

// Note who has the surname of mention `m`; true if there is room
static bool
note_family(families* f, const references* r, const mention* m)
{
  const weft_str surname =
    m->type == r->person_type && m->kind == MENTION_NAME && !m->reference
      ? surname_of(analysis_slice(r->a, m->name_start, m->name_end))
      : (weft_str){NULL, 0U};
  if (!surname.size) {
    return true;
  }
  const uint32_t person = analysis_entity(r->a, m->item);
  family* const  known  = find_family(f, surname);
  if (known) {
    known->several |= known->person != person;
  } else if (f->count == REFERENCE_MAX) {
    return false;
  } else {
    f->items[f->count++] = (family){surname, person, false};
  }
  return true;
}

// Begin of `surname`, `surname 전`, which is all that stands before the title
// in mention `m` and behind a space or mark; `surname` receives the first
static size_t
surname_before(const analysis* a, const mention* m, weft_str* surname)
{
  static const char* const former[] = {"전 ", "前 ", "신임 ", "현 "};
  size_t                   at       = m->start;
  if (!at || a->text.data[at - 1U] != ' ') {
    return SIZE_MAX;
  }
  for (size_t i = 0U; i < sizeof(former) / sizeof(former[0]); ++i) {
    const size_t size = strlen(former[i]);
    if (at > size && !memcmp(a->text.data + at - size, former[i], size) &&
        a->text.data[at - size - 1U] == ' ') {
      at -= size;
      break;
    }
  }
  const size_t end = at - 1U;
  if (!end) {
    return SIZE_MAX; // the text begins with the space
  }
  const size_t start = utf8_before(a->text, end);
  *surname           = analysis_slice(a, start, end);
  return words_begins(a->text, start) ? start : SIZE_MAX;
}

// Words that are surnames too: `한 대표`, `이 사장`
static bool
is_doubtful(weft_str surname)
{
  return is_word_too(surname) || weft_str_equals(surname, WEFT_STR("한")) ||
         weft_str_equals(surname, WEFT_STR("이"));
}

// `이도현 씨`, `이도현(48)씨`: he is called `이씨` too
static bool
is_called_so(const analysis* a, const mention* m)
{
  static const char ssi[] = "씨";
  size_t            at    = m->end;
  if (at < a->text.size && a->text.data[at] == '(') {
    const size_t      most = a->text.size - at;
    const char* const close =
      memchr(a->text.data + at, ')', most < TITLE_GAP ? most : TITLE_GAP);
    at = close ? (size_t)(close - a->text.data) + 1U : at;
  }
  at += at < a->text.size && a->text.data[at] == ' ' ? 1U : 0U;
  return a->text.size - at >= sizeof(ssi) - 1U &&
         !memcmp(a->text.data + at, ssi, sizeof(ssi) - 1U);
}

static weft_status
add_ssi(analysis* a, weft_str surname, uint32_t person, bool* added)
{
  weft_status st = WEFT_OK;
  char        bytes[16];
  bool        is_new = false;
  if (surname.size + sizeof("씨") > sizeof(bytes)) {
    return WEFT_OK;
  }
  memcpy(bytes, surname.data, surname.size);
  memcpy(bytes + surname.size, "씨", sizeof("씨"));
  const weft_str name = arena_copy(&a->memory, weft_str_from(bytes));
  if (!name.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, analysis_add_reference(a, name, person, &is_new));
  *added = *added || is_new;
  return st;
}

// `안 전 차장`, `안 사장`: the only person of that name that the document has
// named so far, whatever title was given then
static weft_status
find_by_surname(references* r, bool* added)
{
  weft_status     st    = WEFT_OK;
  analysis* const a     = r->a;
  families        f     = {{{{NULL, 0U}, 0U, false}}, 0U};
  const size_t    count = a->mention_count;
  for (size_t i = 0U; i < count; ++i) {
    const mention* const m = &a->mentions[i];
    if (!note_family(&f, r, m)) {
      return st;
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    const mention* const m       = &a->mentions[i];
    weft_str             surname = {NULL, 0U};
    if (m->type == r->person_type && is_called_so(a, m)) {
      surname = surname_of(analysis_slice(a, m->name_start, m->name_end));
      const family* const known =
        surname.size ? find_family(&f, surname) : NULL;
      if (known && !known->several) {
        TRY(st, add_ssi(a, surname, known->person, added));
      }
    }
    if (m->type != a->rules->title_type) {
      continue;
    }
    const size_t        start = surname_before(a, m, &surname);
    const family* const known = start == SIZE_MAX || is_doubtful(surname)
                                  ? NULL
                                  : find_family(&f, surname);
    if (known && !known->several) {
      bool is_new = false;
      TRY(st,
          analysis_add_reference(
            a, analysis_slice(a, start, m->end), known->person, &is_new));
      *added = *added || is_new;
    }
  }
  return st;
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
      if (a->mentions[i].type == r.person_type) {
        TRY(st, note_person(&r, i, a->stops[s]));
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
  return r.person_type == TYPE_NONE ? st : find_by_surname(&r, added);
}
