// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words that stand for a name before them: `이 회사`, `그는`, `재단은`.
//
// A name may be meant if it has the type and the ending that the rule asks
// for.  Sentences are searched backwards; the first that names such a thing
// decides: its only one, or the one that is its topic or subject, or none.

#include "mention/mention.h"

#include "korean/josa.h"
#include "str.h"
#include "try.h"

#include <string.h>

enum {
  LOOK_BACK    = 3, // sentences
  WITH_GAP     = 8, // bytes of a particle, a space and a mark
  TITLE_REACH  = 3, // names and the title behind a person
  MARK_GAP_MAX = 60 // bytes of a parenthesis behind a name
};

#define NO_ENTITY 0xFFFFFFFFU

// How a name is marked
typedef enum { MARK_NONE, MARK_SUBJECT, MARK_TOPIC, MARK_WITH } mark;

// Words of a reference rule in the text
typedef struct {
  const refer_rule* rule;
  const refer_word* word;
  size_t            sentence;
  size_t            start;
  size_t            end;
} found_words;

// Names of a sentence that may be meant
typedef struct {
  uint32_t first[3]; // by mark
  bool     many[3];  // more than one name
  bool     unknown;  // a subject that is no known name
} focus;

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

static bool
ends_in_one(weft_str name, const weft_str* ends, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (name.size >= ends[i].size &&
        !memcmp(
          name.data + name.size - ends[i].size, ends[i].data, ends[i].size)) {
      return true;
    }
  }
  return false;
}

// Whether a mention may be what the words stand for
static bool
fits(const analysis* a, const found_words* w, const mention* m)
{
  if (m->kind != MENTION_NAME || !(m->types & w->rule->types) ||
      (!(w->rule->types >> m->type & 1U) &&
       rules_guesses(a->rules, m->source))) {
    return false;
  }
  const weft_str name = m->reference
                          ? a->entities[analysis_entity(a, m->item)].name
                          : analysis_slice(a, m->name_start, m->name_end);
  return (!w->rule->same_end || ends_in_one(name, &w->word->noun, 1U)) &&
         (!w->rule->end_count ||
          ends_in_one(name, w->rule->ends, w->rule->end_count)) &&
         !ends_in_one(name, w->rule->not_ends, w->rule->not_end_count);
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

// Whether a byte of the sentence is inside double quotation marks
static bool
is_quoted(const analysis* a, size_t start, size_t at)
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

// What sentence `s` names before byte `before`
static focus
look(const analysis* a, const found_words* w, size_t s, size_t before)
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
    if (fits(a, w, m)) {
      if (is_quoted(a, start, m->start)) {
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

// Of the names in the same sentence
static uint32_t
choose_here(const found_words* w, const focus* f)
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

// Of the names in a sentence before; `stop` tells to look no further
static uint32_t
choose_before(const found_words* w, const focus* f, bool* stop)
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

// The only name of the document before the words that ends in them
static uint32_t
find_named(const analysis* a, const found_words* w)
{
  uint32_t       found = NO_ENTITY;
  const weft_str noun  = w->word->noun;
  for (size_t i = 0U; i < a->mention_count; ++i) {
    const mention* const m    = &a->mentions[i];
    const weft_str       name = analysis_slice(a, m->name_start, m->name_end);
    if (m->reference || !fits(a, w, m) || name.size <= noun.size ||
        !ends_in_one(name, &noun, 1U)) {
      continue;
    }
    const uint32_t root = analysis_entity(a, m->item);
    if (found != NO_ENTITY && found != root) {
      return NO_ENTITY;
    }
    found = root;
  }
  return found;
}

// What the document is about from its beginning
static uint32_t
find_first(const analysis* a, const found_words* w)
{
  for (size_t s = 0U; s < w->sentence; ++s) {
    bool        stop = false;
    const focus f    = look(a, w, s, SIZE_MAX);
    const bool  title =
      weft_document_sentence(a->document, s)->kind == WEFT_SENTENCE_HEADLINE;
    const uint32_t meant = choose_before(w, &f, &stop);
    if (!title && (stop || meant != NO_ENTITY)) {
      return meant;
    }
  }
  return NO_ENTITY;
}

static uint32_t
find_entity(const analysis* a, const found_words* w)
{
  if (w->rule->to == REFER_NAMED) {
    return find_named(a, w);
  }
  const focus    here  = look(a, w, w->sentence, w->start);
  const uint32_t found = choose_here(w, &here);
  if (found != NO_ENTITY || (here.unknown && w->rule->to == REFER_SELF)) {
    return found;
  }
  for (size_t n = 1U; n <= LOOK_BACK && n <= w->sentence; ++n) {
    bool        stop  = false;
    const focus there = look(a, w, w->sentence - n, SIZE_MAX);
    uint32_t    meant = choose_before(w, &there, &stop);
    if (w->rule->to == REFER_RECENT && here.first[MARK_NONE] == meant) {
      meant = NO_ENTITY; // the subject of the same sentence is not meant
    }
    if (stop || meant != NO_ENTITY) {
      return meant;
    }
  }
  return w->rule->to == REFER_OWN ? find_first(a, w) : NO_ENTITY;
}

// Whether the words, which have no demonstrative, begin a phrase
static bool
begins_phrase(const analysis* a, const found_words* w)
{
  const weft_sentence* const s =
    weft_document_sentence(a->document, w->sentence);
  size_t at = w->start;
  while (at > s->span.start && a->text.data[at - 1U] == ' ') {
    --at;
  }
  const uint32_t before = utf8_code_before(a->text, at);
  if (at == s->span.start || !words_letter(before)) {
    return before != 0xB7U && before != ')' && before != 0x2019U &&
           before != '\'';
  }
  const mention* const last = a->mention_count > a->ranges[w->sentence]
                                ? &a->mentions[a->mention_count - 1U]
                                : NULL;
  if (last && last->end == at && last->type == a->rules->date_type) {
    return true;
  }
  size_t start = at;
  while (start > s->span.start && a->text.data[start - 1U] != ' ') {
    --start;
  }
  const weft_str word_before = analysis_slice(a, start, at);
  for (size_t i = 0U; i < w->rule->after_count; ++i) {
    if (weft_str_equals(w->rule->after[i], word_before)) {
      return true;
    }
  }
  return false;
}

// A place where words may end
typedef struct {
  const analysis* a;
  weft_str        body;
} end_place;

// The rest of the word must be particles that the rule allows
static bool
accept_words(void* handle, size_t end, uint32_t value)
{
  const end_place* const  p  = handle;
  const weft_rules* const r  = p->a->rules;
  const refer_rule* const by = &r->refer_rules[r->refer_words[value].rule];
  const weft_str rest = analysis_slice(p->a, end, words_end(p->body, end));
  josa           j;
  return josa_parse(rest, utf8_code_before(p->body, end), &j) && !j.plural &&
         (by->kinds >> j.kind & 1U);
}

static uint32_t
code_at(weft_str text, size_t at)
{
  size_t next = 0U;
  return utf8_next(text, at, &next);
}

// The next reference of a sentence from byte `at`, where a word begins or not
static bool
next_words(const analysis* a, found_words* w, size_t at, size_t stop)
{
  const weft_rules* const rules = a->rules;
  end_place               place = {a, {a->text.data, stop}};
  while (at < stop) {
    uint32_t        value = 0U;
    const trie_pair pair  = trie_read_pair(place.body, at);
    const size_t    end   = trie_match(
      &rules->refer_names, place.body, at, &pair, accept_words, &place, &value);
    if (end) {
      w->word  = &rules->refer_words[value];
      w->rule  = &rules->refer_rules[w->word->rule];
      w->start = at;
      w->end   = end;
      return true;
    }
    const char* const space = memchr(a->text.data + at, ' ', stop - at);
    at = space ? (size_t)(space - a->text.data) + 1U : stop;
    while (at < stop && !words_letter(code_at(place.body, at))) {
      (void)utf8_next(place.body, at, &at);
    }
  }
  return false;
}

static weft_status
add_reference(analysis* a, const found_words* w, uint32_t of)
{
  const entity* const e = &a->entities[of];
  mention             m = mention_make(w->start, w->end, e->type, MENTION_NAME);
  m.types               = e->types;
  m.item                = of;
  m.source              = w->rule->rule;
  m.reference           = true;
  m.sureness            = (uint16_t)a->rules->rules[w->rule->rule].confidence;
  return analysis_add_mention(a, &m);
}

// Whether the words begin a class noun's phrase of which the rest stands alone:
// `자사 챗봇`
static bool
leads(const analysis* a, const found_words* w, const mention* m)
{
  return w->rule->to == REFER_SELF && m->kind == MENTION_WORD &&
         m->start == w->start && m->end > w->end + 1U &&
         a->text.data[w->end] == ' ';
}

// Add the rest of a class noun behind the words
static weft_status
add_rest(analysis* a, const found_words* w, const mention* m)
{
  mention rest    = *m;
  rest.start      = (uint32_t)w->end + 1U;
  rest.name_start = rest.start;
  return analysis_add_mention(a, &rest);
}

// The mentions of a sentence again, with those of words that refer
static weft_status
resolve_sentence(analysis* a, size_t s, const mention* old, size_t count)
{
  weft_status                st = WEFT_OK;
  const weft_sentence* const x  = weft_document_sentence(a->document, s);
  size_t                     i  = 0U;
  found_words                w  = {NULL, NULL, s, 0U, 0U};
  for (size_t at = x->span.start; next_words(a, &w, at, x->span.end);
       at        = w.end) {
    while (i < count && old[i].end <= w.start) {
      TRY(st, analysis_add_mention(a, &old[i++]));
    }
    // Names and longer nouns have their own sense
    if (i < count && old[i].start < w.end && !leads(a, &w, &old[i]) &&
        (old[i].kind != MENTION_WORD || old[i].start < w.start ||
         old[i].end > w.end)) {
      continue;
    }
    const uint32_t of = (w.word->bare && !begins_phrase(a, &w)) ||
                            is_quoted(a, x->span.start, w.start)
                          ? NO_ENTITY
                          : find_entity(a, &w);
    if (of != NO_ENTITY) {
      TRY(st, add_reference(a, &w, of));
      a->versions[s] = a->scans + 1U;
      if (i < count && leads(a, &w, &old[i])) {
        TRY(st, add_rest(a, &w, &old[i]));
      }
      while (i < count && old[i].start < w.end) {
        ++i; // the class noun is part of the reference
      }
    }
  }
  while (i < count) {
    TRY(st, analysis_add_mention(a, &old[i++]));
  }
  return st;
}

weft_status
analysis_resolve(analysis* a)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(a->document);
  if (!a->rules->refer_rule_count || !a->mention_count) {
    return WEFT_OK;
  }
  analysis_exchange(a);
  for (size_t i = 0U; i < count; ++i) {
    const size_t         held = a->stops[i] - a->ranges[i];
    const mention* const old  = held ? a->old_mentions + a->ranges[i] : NULL;
    const bool           read =
      weft_document_sentence(a->document, i)->kind == WEFT_SENTENCE_BODY ||
      weft_document_sentence(a->document, i)->kind == WEFT_SENTENCE_ITEM;
    a->ranges[i] = a->mention_count;
    if (read) {
      TRY(st, resolve_sentence(a, i, old, held));
    } else {
      for (size_t k = 0U; k < held; ++k) {
        TRY(st, analysis_add_mention(a, &old[k]));
      }
    }
    a->stops[i] = a->mention_count;
  }
  a->ranges[count] = a->mention_count;
  return st;
}
