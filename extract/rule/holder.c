// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Whose figure it is: `매출은 3조원` belongs to the name that the sentence or
// one before it makes its subject.

#include "rule/candidate.h"

#include "utf8.h"

#include <string.h>

enum {
  BARE_REACH     = 24, // bytes between a name without particle and the figure
  GENITIVE_REACH = 60, // … and behind 의
  LEAD_WORDS     = 6
};

typedef enum {
  MARK_NONE,
  MARK_TOPIC,
  MARK_SUBJECT,
  MARK_GENITIVE,
  MARK_PLACE,
  MARK_AT,
  MARK_OBJECT,
  MARK_BARE
} name_mark;

static const struct {
  const char* particle;
  name_mark   mark;
} marks[] = {
  {"은", MARK_TOPIC},
  {"는", MARK_TOPIC},
  {"도", MARK_TOPIC},
  {"측은", MARK_TOPIC},
  {"만", MARK_TOPIC},
  {"이", MARK_SUBJECT},
  {"가", MARK_SUBJECT},
  {"의", MARK_GENITIVE},
  {"에는", MARK_PLACE},
  {"에서는", MARK_PLACE},
  {"에", MARK_AT},
  {"에서", MARK_PLACE},
  {"을", MARK_OBJECT},
  {"를", MARK_OBJECT},
};

// Offset behind closing quotes and a parenthesis
static size_t
skip_marks(weft_str text, size_t at)
{
  static const char* const closing[] = {"'", "\"", "’", "”", "」", "』", "》"};
  for (size_t i = 0U; i < sizeof(closing) / sizeof(closing[0]); ++i) {
    const size_t size = strlen(closing[i]);
    if (text.size >= at + size && !memcmp(text.data + at, closing[i], size)) {
      at += size;
      i = SIZE_MAX;
    }
  }
  if (at < text.size && text.data[at] == '(') {
    const char* const end = memchr(text.data + at, ')', text.size - at);
    at                    = end ? (size_t)(end - text.data) + 1U : at;
  }
  return at;
}

// What stands behind a name that ends at `at`
static name_mark
mark_at(weft_str text, size_t at)
{
  at = skip_marks(text, at);
  for (size_t i = 0U; i < sizeof(marks) / sizeof(marks[0]); ++i) {
    const size_t size = strlen(marks[i].particle);
    if (text.size > at + size &&
        !memcmp(text.data + at, marks[i].particle, size) &&
        (text.data[at + size] == ' ' || text.data[at + size] == ',')) {
      return marks[i].mark;
    }
  }
  return at < text.size && text.data[at] == ' ' ? MARK_BARE : MARK_NONE;
}

static void
set_end(const rule_run* run, uint32_t index, type_set types, candidate_end* out)
{
  const mention* const m = &run->analysis->mentions[index];
  out->mention           = index;
  out->start             = m->start;
  out->end               = m->end;
  out->types             = types;
  out->dropped           = false;
}

static bool
ends_in(weft_str text, const char* const* ends, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = strlen(ends[i]);
    if (text.size >= size &&
        !memcmp(text.data + text.size - size, ends[i], size)) {
      return true;
    }
  }
  return false;
}

static bool
holds_any(weft_str text, const char* const* words, size_t count)
{
  for (size_t at = 0U; at < text.size; ++at) {
    for (size_t i = 0U; i < count; ++i) {
      const size_t size = strlen(words[i]);
      if (text.size >= at + size && !memcmp(text.data + at, words[i], size)) {
        return true;
      }
    }
  }
  return false;
}

// `통계청에 따르면`, `IDC의 보고서`: who tells the figure does not own it
static bool
tells(weft_str between)
{
  static const char* const words[] = {
    "따르면", "의하면", "자료", "보고서", "조사", "집계", "발표", "분석"};
  return holds_any(between, words, sizeof(words) / sizeof(words[0]));
}

// `두루전자 계열사 직원`: those of others
static bool
related(weft_str between)
{
  static const char* const words[] = {
    "계열사", "자회사", "관계자", "협력사", "출신", "소속", "협력업체", "등 "};
  return holds_any(between, words, sizeof(words) / sizeof(words[0]));
}

// Whether an adnominal predicate parts a subject from the figure, so that it
// may be the subject of that one only
static bool
parted(weft_str between)
{
  static const char* const words[] = {"한 ", "할 ", "된 ", "던 ", "하는 "};
  return holds_any(between, words, sizeof(words) / sizeof(words[0]));
}

// Whether a noun phrase ends in `between`, so that what is before it does not
// modify what is behind
static bool
closed(weft_str between)
{
  static const char* const words[] = {"은 ",
                                      "는 ",
                                      "이 ",
                                      "가 ",
                                      "을 ",
                                      "를 ",
                                      "로 ",
                                      "에 ",
                                      "서 ",
                                      "여 ",
                                      "고 ",
                                      "도 ",
                                      "인 "};
  return holds_any(between, words, sizeof(words) / sizeof(words[0]));
}

// Whether a word is what figures measure rather than who has them
static bool
measures(weft_str w)
{
  static const char* const ends[] = {"매출", "이익", "손실", "실적", "액",
                                     "수",   "량",   "가격", "규모", "비용",
                                     "속도", "용량", "크기", "무게", "성능",
                                     "예산", "적자", "흑자", "률",   "율"};
  return ends_in(w, ends, sizeof(ends) / sizeof(ends[0]));
}

// `두루전자의 3분기 매출은 3조원, 영업이익은`: what the name has is the subject
static bool
leads(weft_str between)
{
  static const char* const ends[] = {"은", "는", "이", "가", "도", "과", "와"};
  for (size_t start = 0U, n = 0U; start < between.size && n < LEAD_WORDS; ++n) {
    const char* const space =
      memchr(between.data + start, ' ', between.size - start);
    const size_t   end = space ? (size_t)(space - between.data) : between.size;
    const weft_str w   = {between.data + start, end - start};
    if (space && w.size > 3U &&
        ends_in(w, ends, sizeof(ends) / sizeof(ends[0]))) {
      const weft_str noun = {w.data, w.size - 3U};
      return measures(noun);
    }
    start = end + 1U;
  }
  return false;
}

// Whether a name marked so may own what stands behind it
static bool
owns(const rule_run* run, const mask_unit* u, name_mark mark, weft_str between)
{
  const bool   place = u->type == run->rules->location_type;
  const bool   event = u->type == run->rules->event_type;
  const size_t gap   = between.size;
  switch (mark) {
    case MARK_TOPIC:
    case MARK_SUBJECT:
      return true;
    case MARK_GENITIVE:
      return (gap <= GENITIVE_REACH && !closed(between)) || leads(between);
    case MARK_BARE:
      return !place &&
             ((gap <= BARE_REACH && !closed(between)) || leads(between));
    case MARK_AT:
      return (place && gap <= BARE_REACH) || event;
    case MARK_PLACE:
      return gap <= (place ? BARE_REACH : GENITIVE_REACH);
    default:
      return false;
  }
}

// Whether 이, 그 or 해당 stands before a noun
static bool
pointed_at(weft_str text, size_t at)
{
  static const char* const words[] = {"이 ", "그 ", "해당 "};
  for (size_t i = 0U; i < sizeof(words) / sizeof(words[0]); ++i) {
    const size_t size = strlen(words[i]);
    if (at >= size && !memcmp(text.data + at - size, words[i], size) &&
        (at == size || text.data[at - size - 1U] == ' ')) {
      return true;
    }
  }
  return false;
}

// Whether a plain noun before the figure is its subject or owner: `국내 시장의`,
// but not `이 회사의`
static bool
has_subject(weft_str text, size_t at)
{
  static const char* const ends[]    = {"은", "는", "이", "가", "의"};
  static const char* const known[]   = {"이",
                                        "그",
                                        "해당",
                                        "같은",
                                        "이는",
                                        "회사는",
                                        "회사의",
                                        "회사가",
                                        "이들은",
                                        "양사의",
                                        "양사는",
                                        "제품의",
                                        "제품은"};
  bool                     points_at = false;
  for (size_t start = 0U; start < at;) {
    const char* const space = memchr(text.data + start, ' ', at - start);
    const size_t      end   = space ? (size_t)(space - text.data) : at;
    const weft_str    w     = {text.data + start, end - start};
    bool              is    = false;
    for (size_t i = 0U; space && i < sizeof(known) / sizeof(known[0]); ++i) {
      is = is || weft_str_equals(w, weft_str_from(known[i]));
    }
    for (size_t i = 0U; space && !is && !points_at && w.size > 3U && i < 5U;
         ++i) {
      // nouns in full: a name or figure is one private-use character
      const weft_str noun = {w.data, w.size - 3U};
      if (!memcmp(w.data + w.size - 3U, ends[i], 3U) &&
          (noun.size < 3U ||
           (unsigned char)noun.data[noun.size - 3U] != 0xEEU) &&
          !measures(noun)) {
        return true;
      }
    }
    points_at = is && w.size <= 6U;
    start     = end + 1U;
  }
  return false;
}

// Bodies that tell the figures of others: ministries, statistics offices
static bool
watches(weft_str name)
{
  static const char* const ends[] = {
    "부",     "청",   "처",   "위원회", "협회",   "연합회", "위",
    "감독원", "정부", "당국", "국회",   "경찰",   "검찰",   "법원",
    "당",     "은행", "공단", "공사",   "연구원", "국회"};
  return ends_in(name, ends, sizeof(ends) / sizeof(ends[0]));
}

// Whether the name before a figure is such a body, as topic: parties and banks
// have figures of their own
static bool
reports(const rule_run* run, const mask_unit* u)
{
  static const char* const own[] = {"당", "은행", "공사"};
  const weft_str           name  = {run->analysis->text.data + u->start,
                                    u->end - u->start};
  return watches(name) && !ends_in(name, own, sizeof(own) / sizeof(own[0]));
}

// Whether a name is of one of the types, or with `guess` only may be
static bool
fits(uint8_t type, type_set may, type_set types, bool guess)
{
  const bool listed = type != TYPE_NONE && (types >> type & 1U);
  return listed || (guess && (may & types));
}

// In the sentence itself: the last name before the figure that is marked as
// subject or owner.  `blocked` tells that something else is the subject.
static bool
find_here(const rule_run*     run,
          const mask*         mk,
          const figure_place* place,
          type_set            types,
          bool                guess,
          candidate_end*      out,
          bool*               blocked)
{
  const weft_str text  = strbuf_str(&mk->text);
  const size_t   at    = place->at;
  bool           found = false; // a subject that may be another predicate's
  *blocked             = false;
  for (size_t i = mk->unit_count; i-- > 0U;) {
    const mask_unit* const u = &mk->units[i];
    if (u->at >= at) {
      continue;
    }
    if (memchr(text.data + u->at, '"', at - u->at)) {
      break;
    }
    size_t end = 0U;
    (void)utf8_next(text, u->at, &end);
    const name_mark mark    = mark_at(text, end);
    const weft_str  between = {text.data + end, at - end};
    const weft_str  words   = {run->analysis->text.data + u->end,
                               mask_origin(mk, place->to, true) - u->end};
    if (!fits(u->type, u->types, types, guess)) {
      // `업계는`, `경쟁사의`: a class noun is the subject, but not `이 회사의`
      *blocked = *blocked ||
                 ((u->type == run->rules->class_type || (u->types & types)) &&
                  (mark == MARK_TOPIC || mark == MARK_GENITIVE ||
                   mark == MARK_SUBJECT) &&
                  !pointed_at(text, u->at));
      continue;
    }
    const bool other = mark == MARK_GENITIVE || mark == MARK_BARE;
    if (!owns(run, u, mark, between) || (found && mark != MARK_TOPIC) ||
        (mark == MARK_BARE && related(words))) {
      *blocked = *blocked || other; // another may be meant
      continue;
    }
    *blocked = *blocked || !tells(words) || mark == MARK_AT;
    if ((mark != MARK_TOPIC && tells(words)) ||
        (mark == MARK_TOPIC && reports(run, u))) {
      continue;
    }
    if (u->count != 1U && u->count != place->members) {
      return false;
    }
    const size_t member = u->count == 1U ? 0U : place->member;
    set_end(run, u->first + (uint32_t)member, types, out);
    found = mark == MARK_SUBJECT && parted(between);
    if (!found) {
      return true;
    }
  }
  bool quoted = false;
  for (size_t i = 0U; i < at; ++i) {
    quoted = text.data[i] == '"' ? !quoted : quoted;
  }
  *blocked = *blocked || quoted || has_subject(text, at);
  return found;
}

// In a sentence before: its first topic, or else its first subject; of things
// that are made or held also the object
static bool
find_before(const rule_run* run,
            size_t          sentence,
            type_set        types,
            candidate_end*  out)
{
  const analysis* const  a        = run->analysis;
  static const name_mark rounds[] = {MARK_TOPIC, MARK_SUBJECT, MARK_OBJECT};
  const bool things = !(types >> run->rules->organization_type & 1U);
  for (size_t r = 0U; r < (things ? 3U : 2U); ++r) {
    for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
      const mention* const m    = &a->mentions[i];
      const weft_str       name = {a->text.data + m->start, m->end - m->start};
      if (m->kind == MENTION_NAME && fits(m->type, m->types, types, false) &&
          !watches(name) && mark_at(a->text, m->end) == rounds[r]) {
        set_end(run, (uint32_t)i, types, out);
        out->dropped = true;
        return true;
      }
    }
  }
  return false;
}

bool
holder_find(const rule_run*     run,
            const mask*         mk,
            size_t              sentence,
            const figure_place* place,
            size_t              reach,
            type_set            types,
            bool                guess,
            candidate_end*      out)
{
  const weft_document* const d       = run->analysis->document;
  bool                       blocked = false;
  if (find_here(run, mk, place, types, guess, out, &blocked)) {
    return true;
  }
  for (size_t n = 1U; !blocked && n <= reach && n <= sentence; ++n) {
    if (weft_document_sentence(d, sentence - n)->kind ==
        WEFT_SENTENCE_HEADLINE) {
      break;
    }
    if (find_before(run, sentence - n, types, out)) {
      return true;
    }
  }
  return false;
}
