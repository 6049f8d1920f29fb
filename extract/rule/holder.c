// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Whose figure it is: `매출은 3조원` belongs to the name that the sentence or
// one before it makes its subject.

#include "rule/candidate.h"
#include "rule/holder_words.h"

#include "str.h"
#include "utf8.h"

#include <string.h>

enum {
  BARE_REACH     = 24, // bytes between a name without particle and the figure
  GENITIVE_REACH = 60, // … and behind 의
  SPEAKER_REACH  = 48,
  MAIN_COUNT     = 4 // mentions of what a text is about
};

typedef enum {
  MARK_NONE,
  MARK_TOPIC,
  MARK_SUBJECT,
  MARK_GENITIVE,
  MARK_PLACE,
  MARK_AT,
  MARK_IN,
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
  {"에서", MARK_IN},
  {"을", MARK_OBJECT},
  {"를", MARK_OBJECT},
};

// Offset behind closing quotes and a parenthesis
static size_t
skip_marks(weft_str text, size_t at)
{
  static const char* const closing[] = {"'", "\"", "’", "”", "」", "』", "》"};
  for (size_t i = 0U; i < sizeof(closing) / sizeof(closing[0]); ++i) {
    if (str_at(text, at, closing[i])) {
      at += strlen(closing[i]);
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

// Whether a unit is the first name of its sentence, or stands behind a comma
static bool
is_first(const rule_run* run, const mask* mk, size_t i)
{
  const weft_str text = strbuf_str(&mk->text);
  while (i > 0U) {
    const mask_unit* const u = &mk->units[i - 1U];
    if (memchr(text.data + u->at, ',', mk->units[i].at - u->at)) {
      return true;
    }
    if (u->type != run->rules->date_type) {
      return false;
    }
    --i;
  }
  return true;
}

// Whether a name marked so may own what stands behind it; a place without
// particle only if no name stands before: `베트남 판매도 9%`
static bool
owns(const rule_run*  run,
     const mask_unit* u,
     name_mark        mark,
     weft_str         between,
     bool             first,
     bool             measured)
{
  const bool   place = u->type == run->rules->location_type;
  const bool   event = u->type == run->rules->event_type;
  const size_t gap   = between.size;
  switch (mark) {
    case MARK_TOPIC:
    case MARK_SUBJECT:
      return true;
    case MARK_GENITIVE:
      return (gap <= GENITIVE_REACH && !words_close(between)) ||
             words_lead(between);
    case MARK_BARE:
      return (!place || (first && (measured || words_lead(between)))) &&
             !words_compare(between) && !words_turn(between) &&
             ((gap <= BARE_REACH && !words_close(between)) ||
              words_lead(between));
    case MARK_OBJECT:
      return place ? words_visit(between)
                   : u->type != run->rules->organization_type &&
                       words_launch(between);
    case MARK_AT:
      return (place && gap <= BARE_REACH && !words_seat(between)) || event;
    case MARK_IN:
      return event || (place && gap <= BARE_REACH && !words_part(between)) ||
             (!place && gap <= GENITIVE_REACH &&
              u->type != run->rules->organization_type);
    case MARK_PLACE:
      return gap <= (place ? BARE_REACH : GENITIVE_REACH);
    default:
      return false;
  }
}

// Whether the name before a figure is such a body, as topic: parties and banks
// have figures of their own
static bool
reports(const rule_run* run, const mask_unit* u)
{
  static const char* const own[] = {"당", "은행", "공사"};
  const weft_str           name  = {run->analysis->text.data + u->start,
                                    u->end - u->start};
  return words_name_watcher(name) &&
         !str_ends_any(name, own, sizeof(own) / sizeof(own[0]));
}

// Whether a name is of one of the types, or with `guess` only may be
static bool
fits(uint8_t type, type_set may, type_set types, bool guess)
{
  const bool listed = type != TYPE_NONE && (types >> type & 1U);
  return listed || (guess && (may & types));
}

// `두루전자 관계자는 "지난해보다`: whose people say it, with nothing but their
// title between the name and the quotation, which goes on to the figure
static bool
speaks_for(const mask* mk, const mask_unit* u, size_t at)
{
  static const char* const others[] = {
    "연구원은", "애널리스트는", "교수는", "위원은", "기자는", "의원은"};
  const weft_str    text  = strbuf_str(&mk->text);
  const char* const quote = memchr(text.data + u->at, '"', at - u->at);
  if (!quote || memchr(quote + 1, '"', at - (size_t)(quote + 1 - text.data))) {
    return false;
  }
  const weft_str before = {text.data + u->at,
                           (size_t)(quote - text.data) - u->at};
  const weft_str inside = {quote, at - (size_t)(quote - text.data)};
  return before.size > 8U && before.size <= SPEAKER_REACH &&
         !words_hold_any(before, others, sizeof(others) / sizeof(others[0])) &&
         (!memcmp(quote - 4, "는 ", 4U) || !memcmp(quote - 4, "은 ", 4U)) &&
         !words_close((weft_str){before.data, before.size - 4U}) &&
         !words_have_subject(inside, inside.size);
}

// `가람페이 플랫폼의`, `누리호텔 객실은`: the class noun of unit `i` stands
// behind the name whose thing it is
static bool
led_by_name(const rule_run* run,
            const mask*     mk,
            size_t          i,
            name_mark       mark,
            size_t          members,
            type_set        types)
{
  if (!i || mk->units[i].type != run->rules->class_type ||
      (mark != MARK_TOPIC && mark != MARK_GENITIVE && mark != MARK_SUBJECT)) {
    return false;
  }
  const mask_unit* const name = &mk->units[i - 1U];
  const weft_str         text = strbuf_str(&mk->text);
  size_t                 end  = 0U;
  (void)utf8_next(text, name->at, &end);
  return (name->count == 1U || name->count == members) &&
         fits(name->type, name->types, types, false) &&
         end + 1U == mk->units[i].at && text.data[end] == ' ';
}

// Which member of a list has the figure
static uint32_t
member_of(const mask_unit* u, const figure_place* place)
{
  return u->count == 1U ? 0U : (uint32_t)place->member;
}

// `업계는`, `경쟁사의`: a class noun is the subject, but not `이 회사의`
static bool
is_rival(const rule_run*  run,
         const mask_unit* u,
         name_mark        mark,
         type_set         types,
         weft_str         text)
{
  return (u->type == run->rules->class_type || (u->types & types)) &&
         (mark == MARK_TOPIC || mark == MARK_GENITIVE ||
          mark == MARK_SUBJECT) &&
         !words_point_at(text, u->at);
}

// Whether a quotation that is open at `at` began in the sentence
static bool
is_in_speech(weft_str text, size_t at)
{
  bool quoted = false;
  for (size_t i = 0U; i < at; ++i) {
    quoted = text.data[i] == '"' ? !quoted : quoted;
  }
  return quoted;
}

// Whether organisations, which packs need not declare, are among the types
static bool
names_organization(const rule_run* run, type_set types)
{
  const uint8_t type = run->rules->organization_type;
  return type != TYPE_NONE && (types >> type & 1U);
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
  const weft_str text   = strbuf_str(&mk->text);
  const size_t   at     = place->at;
  const bool     things = !names_organization(run, types);
  // For places alone any name is another's
  const uint8_t place_type = run->rules->location_type;
  const bool    places     = place_type != TYPE_NONE && types == (type_set)1U
                                                            << place_type;
  bool found = false; // a subject that may be another predicate's
  *blocked   = false;
  for (size_t i = mk->unit_count; i-- > 0U;) {
    const mask_unit* const u = &mk->units[i];
    if (u->at >= at) {
      continue;
    }
    if (memchr(text.data + u->at, '"', at - u->at)) {
      if (!*blocked && speaks_for(mk, u, at) &&
          fits(u->type, u->types, types, false) && !reports(run, u) &&
          u->count == 1U) {
        set_end(run, u->first, types, out);
        return true;
      }
      break;
    }
    size_t end = 0U;
    (void)utf8_next(text, u->at, &end);
    const name_mark mark    = mark_at(text, end);
    const weft_str  between = {text.data + end, at - end};
    const weft_str  words   = {run->analysis->text.data + u->end,
                               mask_origin(mk, place->to, true) - u->end};
    const bool      beside  = at - skip_marks(text, end) <= 1U;
    if (!fits(u->type, u->types, types, guess || beside)) {
      if (led_by_name(run, mk, i, mark, place->members, types) &&
          !words_relate(words) && !words_tell(words)) {
        const mask_unit* const name = &mk->units[i - 1U];
        set_end(run, name->first + member_of(name, place), types, out);
        *blocked = true;
        return true;
      }
      *blocked = *blocked || is_rival(run, u, mark, types, text) ||
                 (places && mark != MARK_NONE && mark <= MARK_GENITIVE) ||
                 (things && mark == MARK_SUBJECT &&
                  u->type == run->rules->organization_type &&
                  !words_have_topic(between));
      continue;
    }
    const bool other = mark == MARK_GENITIVE || mark == MARK_BARE;
    if (!owns(
          run, u, mark, between, is_first(run, mk, i), place->to > at + 3U) ||
        (found && mark != MARK_TOPIC) ||
        (mark == MARK_BARE && (words_relate(words) || words_compare(words)))) {
      *blocked = *blocked || other; // another may be meant
      continue;
    }
    *blocked = *blocked || !words_tell(words) || mark == MARK_AT;
    if ((mark != MARK_TOPIC && words_tell(words)) ||
        (mark == MARK_TOPIC && reports(run, u))) {
      continue;
    }
    if (u->count != 1U && u->count != place->members) {
      return false;
    }
    set_end(run, u->first + member_of(u, place), types, out);
    found = mark == MARK_SUBJECT && words_part(between);
    if (!found) {
      return true;
    }
  }
  *blocked = *blocked || is_in_speech(text, at) || words_have_subject(text, at);
  return found;
}

// What a text is mostly about, of things that are made: the entity named most
// often, where it stands last before a sentence
static bool
find_main(const rule_run* run,
          size_t          sentence,
          type_set        types,
          candidate_end*  out)
{
  const analysis* const a     = run->analysis;
  size_t                best  = SIZE_MAX;
  size_t                total = 0U;
  for (size_t i = 0U; i < a->entity_count; ++i) {
    const entity* const e = &a->entities[i];
    if (e->type != TYPE_NONE && (types >> e->type & 1U)) {
      total += e->count;
      best = best == SIZE_MAX || e->count > a->entities[best].count ? i : best;
    }
  }
  if (best == SIZE_MAX || a->entities[best].count < MAIN_COUNT ||
      a->entities[best].count * 2U < total) {
    return false;
  }
  for (size_t i = a->ranges[sentence]; i-- > 0U;) {
    const mention* const m = &a->mentions[i];
    if (m->kind == MENTION_NAME && m->item == best) {
      set_end(run, (uint32_t)i, types, out);
      out->dropped = true;
      return true;
    }
  }
  return false;
}

// Whether a sentence is about the figures of its first name: `하늘톡의 이용자는`,
// `하늘톡 이용자는`
static bool
leads(const analysis* a, size_t sentence, size_t index, bool things)
{
  const mention* const m    = &a->mentions[index];
  const name_mark      mark = mark_at(a->text, m->end);
  const weft_span      s = weft_document_sentence(a->document, sentence)->span;
  const weft_str       behind = {a->text.data + m->end, s.end - m->end};
  return (mark == MARK_GENITIVE && things && m->start <= s.start + 3U) ||
         ((mark == MARK_GENITIVE || mark == MARK_BARE) && words_lead(behind));
}

// In a sentence before: its first topic, or else its first subject, or whose
// figures it tells, or with `objects` its first object
static bool
find_before(const rule_run* run,
            size_t          sentence,
            type_set        types,
            bool            objects,
            bool            things,
            candidate_end*  out)
{
  const analysis* const  a        = run->analysis;
  static const name_mark rounds[] = {
    MARK_TOPIC, MARK_SUBJECT, MARK_GENITIVE, MARK_OBJECT};
  const size_t stop = objects ? 4U : 3U;
  for (size_t r = objects ? 3U : 0U; r < stop; ++r) {
    for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
      const mention* const m    = &a->mentions[i];
      const weft_str       name = {a->text.data + m->start, m->end - m->start};
      if (m->kind != MENTION_NAME || !fits(m->type, m->types, types, false) ||
          words_name_watcher(name)) {
        continue;
      }
      const bool first = rounds[r] == MARK_GENITIVE;
      if (first ? leads(a, sentence, i, things)
                : mark_at(a->text, m->end) == rounds[r]) {
        set_end(run, (uint32_t)i, types, out);
        out->dropped = true;
        return true;
      }
      if (first) {
        break; // only the first name
      }
    }
  }
  return false;
}

// How many sentences back a holder may stand: up to a headline
static size_t
sentences_back(const rule_run* run, size_t sentence, size_t reach)
{
  const weft_document* const d = run->analysis->document;
  size_t                     n = 0U;
  while (n < reach && n < sentence &&
         weft_document_sentence(d, sentence - n - 1U)->kind !=
           WEFT_SENTENCE_HEADLINE) {
    ++n;
  }
  return n;
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
  bool blocked = false;
  if (find_here(run, mk, place, types, guess, out, &blocked)) {
    return true;
  }
  if (blocked) {
    return false;
  }
  // Of things that are made or held also what a text is about, and objects
  const bool   things = !names_organization(run, types);
  const size_t back   = sentences_back(run, sentence, reach);
  for (size_t n = 1U; n <= back; ++n) {
    if (find_before(run, sentence - n, types, false, things, out)) {
      return true;
    }
  }
  if (things && reach > 1U && find_main(run, sentence, types, out)) {
    return true;
  }
  for (size_t n = 1U; things && n <= back; ++n) {
    if (find_before(run, sentence - n, types, true, things, out)) {
      return true;
    }
  }
  return false;
}
