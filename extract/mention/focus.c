// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/focus.h"

#include "korean/josa.h"
#include "str.h"
#include "utf8.h"

#include <string.h>

enum {
  WITH_GAP     = 8, // bytes of a particle, a space and a mark
  TITLE_REACH  = 3, // names and the title behind a person
  MARK_GAP_MAX = 60 // bytes of a parenthesis behind a name
};

static size_t
skip_closing(weft_str text, size_t at)
{
  while (at < text.size) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(text, at, &next);
    if (code == '(') {
      const size_t      most = text.size - at;
      const char* const close =
        memchr(text.data + at, ')', most < MARK_GAP_MAX ? most : MARK_GAP_MAX);
      if (!close) {
        return at;
      }
      next = (size_t)(close - text.data) + 1U;
    } else if (code != '\'' && code != '"' && code != 0x2019U &&
               code != 0x201DU && code != 0x300DU && code != 0x300FU) {
      return at;
    }
    at = next;
  }
  return at;
}

static mark
mark_at(const analysis* a, size_t at, size_t stop)
{
  if (at < stop && a->text.data[at] == ',') {
    return MARK_WITH;
  }
  const weft_str body = {a->text.data, stop};
  const size_t   end  = words_end(body, at);
  weft_str       rest = analysis_slice(a, at, end);
  josa           j;
  if (str_starts(rest, WEFT_STR("측"))) {
    rest.data += sizeof("측") - 1U;
    rest.size -= sizeof("측") - 1U;
  }
  if (!rest.size || !josa_parse(rest, 0U, &j)) {
    return MARK_NONE;
  }
  return j.kind == JOSA_TOPIC                            ? MARK_TOPIC
         : j.kind == JOSA_SUBJECT || j.kind == JOSA_ALSO ? MARK_SUBJECT
         : j.kind == JOSA_WITH                           ? MARK_WITH
                                                         : MARK_NONE;
}

// The mark of mention `index`, also behind a title: `이도현 새벽랩스 대표는`.
// `end` receives where it stands.
static mark
mark_of(const analysis* a, size_t index, size_t last, size_t stop, size_t* end)
{
  const mention* const m = &a->mentions[index];
  size_t at              = skip_closing((weft_str){a->text.data, stop}, m->end);
  if (m->type == a->rules->person_type) {
    for (size_t i = index + 1U; i < last && i <= index + TITLE_REACH; ++i) {
      const mention* const next = &a->mentions[i];
      if (next->start < at) {
        continue; // in the parenthesis
      }
      if (next->start > m->end + 90U || next->kind == MENTION_LITERAL ||
          next->type == m->type ||
          memchr(a->text.data + at, ',', next->start - at)) {
        break;
      }
      at = skip_closing((weft_str){a->text.data, stop}, next->end);
      if (next->type == a->rules->title_type) {
        break;
      }
    }
  }
  *end = at;
  return mark_at(a, at, stop);
}

bool
focus_ends_in_one(weft_str name, const weft_str* ends, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (str_ends(name, ends[i])) {
      return true;
    }
  }
  return false;
}

bool
focus_fits(const analysis* a, const found_words* w, const mention* m)
{
  if (m->kind != MENTION_NAME || !(m->types & w->rule->types) ||
      (!(w->rule->types >> m->type & 1U) &&
       rules_guesses(a->rules, m->source))) {
    return false;
  }
  const weft_str name = m->reference
                          ? a->entities[analysis_entity(a, m->item)].name
                          : analysis_slice(a, m->name_start, m->name_end);
  return (!w->rule->same_end || focus_ends_in_one(name, &w->word->noun, 1U)) &&
         (!w->rule->end_count ||
          focus_ends_in_one(name, w->rule->ends, w->rule->end_count)) &&
         !focus_ends_in_one(name, w->rule->not_ends, w->rule->not_end_count);
}

static void
note_one(focus* f, mark k, uint32_t entity_index)
{
  if (f->first[k] == NO_ENTITY) {
    f->first[k] = entity_index;
  } else if (f->first[k] != entity_index) {
    f->many[k] = true;
  }
}

// A marked name is also one of all names
static void
note(focus* f, mark k, uint32_t entity_index)
{
  note_one(f, MARK_NONE, entity_index);
  if (k != MARK_NONE) {
    note_one(f, k, entity_index);
  }
}

// A title with a subject's particle and no name before it is somebody unknown,
// a class noun of the type something unknown
static bool
is_stranger(const analysis*    a,
            const found_words* w,
            size_t             index,
            size_t             first,
            size_t             stop)
{
  const mention* const m = &a->mentions[index];
  if (m->type == a->rules->class_type && m->instance != TYPE_NONE) {
    return w->rule->to == REFER_SELF && (w->rule->types >> m->instance & 1U) &&
           mark_at(a, m->end, stop) != MARK_NONE;
  }
  if (m->type != a->rules->title_type || w->rule->to != REFER_SUBJECT) {
    return false;
  }
  for (size_t i = index; i-- > first && i + TITLE_REACH >= index;) {
    if (a->mentions[i].type == a->rules->person_type) {
      return false;
    }
  }
  return mark_at(a, m->end, stop) != MARK_NONE;
}

bool
focus_is_quoted(const analysis* a, size_t start, size_t at)
{
  bool quoted = false;
  for (size_t i = start; i < at;) {
    const uint32_t code = utf8_next(a->text, i, &i);
    if (code == '"') {
      quoted = !quoted;
    } else if (code == 0x201CU || code == 0x201DU) {
      quoted = code == 0x201CU;
    }
  }
  return quoted;
}

focus
focus_look(const analysis* a, const found_words* w, size_t s, size_t before)
{
  focus        f       = {{NO_ENTITY, NO_ENTITY, NO_ENTITY}, {0}, false};
  uint32_t     partner = NO_ENTITY;
  size_t       near    = 0U;
  const bool   here    = s == w->sentence;
  const size_t start   = weft_document_sentence(a->document, s)->span.start;
  const size_t stop    = weft_document_sentence(a->document, s)->span.end;
  const size_t last    = here ? a->mention_count : a->stops[s];
  for (size_t i = a->ranges[s]; i < last; ++i) {
    const mention* const m = &a->mentions[i];
    if (m->end > before) {
      break;
    }
    if (focus_fits(a, w, m)) {
      if (focus_is_quoted(a, start, m->start)) {
        continue;
      }
      size_t         end  = 0U;
      const mark     k    = mark_of(a, i, last, stop, &end);
      const uint32_t root = analysis_entity(a, m->item);
      if (partner != NO_ENTITY && m->start <= near && k < MARK_WITH) {
        note(&f, k, partner); // `A와 B가`: both are subjects
      }
      note(&f, k == MARK_WITH ? MARK_NONE : k, root);
      partner = k == MARK_WITH ? root : NO_ENTITY;
      near    = end + WITH_GAP;
    } else {
      f.unknown = f.unknown || is_stranger(a, w, i, a->ranges[s], stop);
    }
  }
  return f;
}

uint32_t
focus_choose_here(const found_words* w, const focus* f)
{
  if (w->rule->to == REFER_RECENT) {
    // Not who does it: `한빛전자는 이 회사를 도왔다`
    const bool marked =
      f->first[MARK_TOPIC] != NO_ENTITY || f->first[MARK_SUBJECT] != NO_ENTITY;
    return marked || f->many[MARK_NONE] ? NO_ENTITY : f->first[MARK_NONE];
  }
  if (f->first[MARK_TOPIC] != NO_ENTITY) {
    return f->many[MARK_TOPIC] ? NO_ENTITY : f->first[MARK_TOPIC];
  }
  return f->many[MARK_SUBJECT] ? NO_ENTITY : f->first[MARK_SUBJECT];
}

uint32_t
focus_choose_before(const found_words* w, const focus* f, bool* stop)
{
  *stop = f->first[MARK_NONE] != NO_ENTITY || f->unknown;
  if (f->unknown) {
    return NO_ENTITY;
  }
  if (w->rule->to == REFER_RECENT && !f->many[MARK_NONE]) {
    return f->first[MARK_NONE];
  }
  if (f->first[MARK_TOPIC] != NO_ENTITY) {
    return f->many[MARK_TOPIC] ? NO_ENTITY : f->first[MARK_TOPIC];
  }
  return f->many[MARK_SUBJECT] ? NO_ENTITY : f->first[MARK_SUBJECT];
}
