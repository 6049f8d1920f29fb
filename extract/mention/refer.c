// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words that stand for a name before them: `이 회사`, `그는`, `재단은`.
//
// A name may be meant if it has the type and the ending that the rule asks
// for.  Sentences are searched backwards; the first that names such a thing
// decides: its only one, or the one that is its topic or subject, or none.

#include "mention/focus.h"
#include "mention/mention.h"

#include "korean/josa.h"
#include "str.h"
#include "try.h"

#include <string.h>

enum {
  LOOK_BACK   = 3,   // sentences
  FIRST_REACH = 64,  // sentences that may tell what a document is about
  NAMED_REACH = 4096 // mentions before words that end a name
};

// The only name not too far before the words that ends in them
static uint32_t
find_named(const analysis* a, const found_words* w)
{
  uint32_t       found = NO_ENTITY;
  const weft_str noun  = w->word->noun;
  const size_t   count = a->mention_count;
  for (size_t i = count > NAMED_REACH ? count - NAMED_REACH : 0U; i < count;
       ++i) {
    const mention* const m    = &a->mentions[i];
    const weft_str       name = analysis_slice(a, m->name_start, m->name_end);
    if (m->reference || !focus_fits(a, w, m) || name.size <= noun.size ||
        !focus_ends_in_one(name, &noun, 1U)) {
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
  for (size_t s = 0U; s < w->sentence && s < FIRST_REACH; ++s) {
    bool        stop = false;
    const focus f    = focus_look(a, w, s, SIZE_MAX);
    const bool  title =
      weft_document_sentence(a->document, s)->kind == WEFT_SENTENCE_HEADLINE;
    const uint32_t meant = focus_choose_before(w, &f, &stop);
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
  const focus    here  = focus_look(a, w, w->sentence, w->start);
  const uint32_t found = focus_choose_here(w, &here);
  if (found != NO_ENTITY || (here.unknown && w->rule->to == REFER_SELF)) {
    return found;
  }
  for (size_t n = 1U; n <= LOOK_BACK && n <= w->sentence; ++n) {
    bool        stop  = false;
    const focus there = focus_look(a, w, w->sentence - n, SIZE_MAX);
    uint32_t    meant = focus_choose_before(w, &there, &stop);
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
                            focus_is_quoted(a, x->span.start, w.start)
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
