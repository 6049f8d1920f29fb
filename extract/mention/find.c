// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Mentions at a word by lexicon, local names, literals and endings.

#include "mention/find.h"

#include "korean/josa.h"
#include "mention/mention.h"
#include "mention/phrase.h"
#include "mention/said.h"
#include "mention/stem.h"
#include "str.h"
#include "try.h"
#include "utf8.h"

enum { ABSORB_MAX = 4 };

// Of a thousand: what is said of `이 대표` is less sure than what is said of a
// name
enum { SURNAME_SURENESS = 850 };

// Whether a name may end at `end`: what is left of the word, which ends at
// `stop`, must be particles or one of the few nouns that cling to names
static bool
ends_name(weft_str text, size_t start, size_t end, size_t stop)
{
  static const weft_str clinging[] = {WEFT_STR_INIT("측"),
                                      WEFT_STR_INIT("씨"),
                                      WEFT_STR_INIT("기반"),
                                      WEFT_STR_INIT("전용"),
                                      WEFT_STR_INIT("향"),
                                      WEFT_STR_INIT("발"),
                                      WEFT_STR_INIT("판")};
  weft_str              rest       = {text.data + end, stop - end};
  const weft_str        name       = {text.data + start, end - start};
  josa                  j;
  if (!rest.size || josa_parse(rest, utf8_code_before(name, name.size), &j)) {
    return true;
  }
  for (size_t i = 0U; i < sizeof(clinging) / sizeof(clinging[0]); ++i) {
    const weft_str noun = clinging[i];
    if (str_starts(rest, noun)) {
      const weft_str more = {rest.data + noun.size, rest.size - noun.size};
      return josa_parse(more, utf8_code_before(noun, noun.size), &j);
    }
  }
  return false;
}

typedef struct {
  const analysis* a;
  size_t          word; // at which the name begins
} match_place;

// End of the word that covers `at`, which lies behind the beginning of word
// `index`
static size_t
word_end(const analysis* a, size_t index, size_t at)
{
  while (index < a->word_count && a->words[index].end < at) {
    ++index;
  }
  if (index == a->word_count) {
    return words_end(a->body, at);
  }
  return a->words[index].start <= at ? a->words[index].end : at;
}

static bool
accept_name(void* handle, size_t end, uint32_t value)
{
  const match_place* const place = handle;
  const analysis* const    a     = place->a;
  (void)value;
  return ends_name(
    a->body, a->words[place->word].start, end, word_end(a, place->word, end));
}

static const literal*
literal_at(const analysis* a, size_t sentence, size_t at)
{
  for (size_t i = a->literal_ranges[sentence];
       i < a->literal_ranges[sentence + 1U] && a->literals[i].span.start <= at;
       ++i) {
    if (at < a->literals[i].span.end) {
      return &a->literals[i];
    }
  }
  return NULL;
}

static weft_status
add_literal(analysis* a, const literal* l)
{
  const weft_rules* const r    = a->rules;
  const uint8_t           type = l->kind == LITERAL_DATE    ? r->date_type
                                 : l->kind == LITERAL_MONEY ? r->money_type
                                                            : r->quantity_type;
  if (type == TYPE_NONE) {
    return WEFT_OK;
  }
  mention m = mention_make(l->span.start, l->span.end, type, MENTION_LITERAL);
  m.item    = (uint32_t)(l - a->literals);
  m.source  = SOURCE_LITERAL;
  return analysis_add_mention(a, &m);
}

// Whether word `index` follows an organization, or what may be a person's name
static bool
follows_holder(const analysis* a, size_t first, size_t index)
{
  const mention* const last =
    a->mention_count > first ? &a->mentions[a->mention_count - 1U] : NULL;
  return phrase_follows_name(a, index) ||
         (last && index && last->type == a->rules->organization_type &&
          last->end == a->words[index - 1U].end &&
          (a->words[index].flags & WORD_SPACED));
}

static weft_status
add_lexicon(analysis* a, size_t first, size_t index, size_t end, uint32_t value)
{
  weft_status                st    = WEFT_OK;
  const weft_rules* const    r     = a->rules;
  const lexicon_entry* const e     = &r->lexicon[value];
  const size_t               start = a->words[index].start;
  if (e->stop) {
    return WEFT_OK;
  }
  const bool is_word = e->type == r->class_type || e->type == r->title_type;
  mention    m =
    mention_make(start, end, e->type, is_word ? MENTION_WORD : MENTION_NAME);
  m.types    = e->types;
  m.source   = SOURCE_LEXICON;
  m.instance = e->instance;
  m.item     = value;
  if (!is_word) {
    TRY(st,
        analysis_lexicon_entity(
          a, value, analysis_slice(a, start, end), &m.item));
  } else if (r->title_type != TYPE_NONE && (e->types >> r->title_type & 1U) &&
             e->type == r->class_type && follows_holder(a, first, index)) {
    m.type     = r->title_type; // 도하람 연구원
    m.types    = (type_set)1U << r->title_type;
    m.instance = TYPE_NONE;
  } else if (e->type == r->class_type) {
    m.types = (type_set)1U << r->class_type;
    phrase_extend(a, first, index, &m);
    phrase_take_acronym(a, &m);
    if (phrase_is_quoted(a, &m)) {
      return WEFT_OK;
    }
  }
  return analysis_add_mention(a, &m);
}

static weft_status
add_local(analysis* a, size_t start, size_t end, uint32_t value)
{
  const uint32_t      index = analysis_entity(a, a->locals[value].entity);
  const entity* const e     = &a->entities[index];
  mention             m     = mention_make(start, end, e->type, MENTION_NAME);
  m.types                   = e->types;
  m.item                    = index;
  const uint32_t source     = a->locals[value].source;
  m.source                  = source == SOURCE_LEXICON ? e->source : source;
  m.reference               = a->locals[value].reference;
  if (m.reference) {
    m.source   = SOURCE_SURNAME;
    m.sureness = SURNAME_SURENESS;
  }
  return analysis_add_mention(a, &m);
}

// Take the words before a name's last word into the name; a place right before
// it only if `gap`
static size_t
absorb(analysis* a, size_t first_mention, size_t index, bool gap)
{
  const weft_rules* const r     = a->rules;
  size_t                  start = a->words[index].start;
  size_t                  count = a->mention_count;
  size_t                  i     = index;
  for (size_t n = 0U; n < ABSORB_MAX && i; ++n) {
    const word* const w = &a->words[i - 1U];
    if (!(a->words[i].flags & WORD_SPACED)) {
      break;
    }
    const mention* const last =
      count > first_mention ? &a->mentions[count - 1U] : NULL;
    if (last && last->end > w->start) {
      const bool place = last->type == r->location_type;
      const bool whole =
        last->type == r->organization_type || last->type == r->technology_type;
      if (last->end != w->end || last->kind != MENTION_NAME ||
          !(whole || (place && gap))) {
        break;
      }
      start = last->start;
      --count;
      while (i && a->words[i - 1U].start >= start) {
        --i;
      }
      a->mention_count = count;
      if (!place) {
        break; // an organisation's part: LG AI연구원
      }
      continue;
    }
    if ((w->flags & WORD_UPPER) && !(w->flags & WORD_HANGUL)) {
      start = w->start;
    } else if (!phrase_modifier(a, w) ||
               analysis_is_stop(a, analysis_slice(a, w->start, w->end))) {
      break;
    }
    gap = true;
    --i;
  }
  return start;
}

static weft_status
add_suffix(analysis*     a,
           size_t        first,
           size_t        index,
           size_t        end,
           const suffix* s,
           size_t        tail,
           bool*         added)
{
  weft_status       st    = WEFT_OK;
  const word* const w     = &a->words[index];
  size_t            start = w->start;
  const size_t before = utf8_length(analysis_slice(a, w->start, end - tail));
  *added              = false;
  end -= s->drop;
  if (before && before < s->min) {
    return WEFT_OK;
  }
  if (s->extend) {
    start = absorb(a, first, index, s->place);
  }
  if (!before && start == w->start) {
    return WEFT_OK; // the ending alone is a common noun
  }
  const weft_str name = analysis_slice(a, start, end);
  if (name.size > NAME_SIZE_MAX || analysis_is_stop(a, name)) {
    return WEFT_OK;
  }
  if (s->type == a->rules->title_type) {
    mention word_mention = mention_make(start, end, s->type, MENTION_WORD);
    word_mention.source  = s->rule;
    *added               = true;
    return analysis_add_mention(a, &word_mention);
  }
  bool     is_new = false;
  uint32_t of     = 0U;
  TRY(st,
      analysis_add_name(
        a, name, (weft_str){NULL, 0U}, s->type, s->rule, &is_new, &of));
  mention m = mention_make(start, end, a->entities[of].type, MENTION_NAME);
  m.item    = of;
  m.source  = s->rule;
  *added    = true;
  return analysis_add_mention(a, &m);
}

// Whether the text before a class noun in one word is a word of its own:
// `반도체` in 반도체기업, but not `이드` in 이드소프트웨어
static bool
is_known(const analysis* a, size_t start, size_t end)
{
  const weft_str text = analysis_slice(a, start, end);
  size_t         next = 0U;
  return !text.size || !utf8_is_hangul(utf8_next(text, 0U, &next)) ||
         trie_get(&a->rules->names, text) != TRIE_NONE;
}

// Whether a name that makes things stands before a class noun in one word:
// `네이버` in 네이버페이, but not `서울` in 서울지하철
static bool
is_named(const analysis* a, size_t start, size_t end)
{
  const weft_rules* const r = a->rules;
  const uint32_t value = trie_get(&r->names, analysis_slice(a, start, end));
  if (value == TRIE_NONE || r->lexicon[value].stop) {
    return false;
  }
  const uint8_t type = r->lexicon[value].type;
  return type == r->organization_type ||
         (r->kin[type] & ~((type_set)1U << type) && type != r->person_type);
}

// `네이버페이`: a thing called by its maker and its class
static weft_status
add_compound(analysis* a, size_t start, size_t end, uint8_t type)
{
  weft_status    st    = WEFT_OK;
  bool           added = false;
  uint32_t       of    = 0U;
  const weft_str name  = analysis_slice(a, start, end);
  TRY(st,
      analysis_add_name(
        a, name, (weft_str){NULL, 0U}, type, SOURCE_LEXICON, &added, &of));
  mention m = mention_make(start, end, a->entities[of].type, MENTION_NAME);
  m.item    = of;
  m.source  = a->entities[of].source;
  return analysis_add_mention(a, &m);
}

// A word that no list knows: by the ending of a name or a class noun
static weft_status
scan_unknown(analysis* a, size_t first, size_t index, size_t* covered)
{
  weft_status       st         = WEFT_OK;
  const word* const w          = &a->words[index];
  uint32_t          value      = TRIE_NONE;
  size_t            tail       = 0U;
  bool              added      = false;
  uint32_t          other      = TRIE_NONE;
  size_t            other_tail = 0U;
  word_stems        stems;
  if (!(w->flags & WORD_HANGUL)) {
    return WEFT_OK;
  }
  known_word* const known = analysis_known(a, w);
  if (known->ends == ANSWER_NO) {
    return WEFT_OK;
  }
  stems_read(a->text, w, &stems);
  const bool stop = *covered > w->start; // a common word of its own
  size_t end = stems_match(&stems, a->text, &a->rules->suffixes, &value, &tail);
  if (known->ends == ANSWER_UNKNOWN) {
    known->ends =
      end || stems_match(&stems, a->text, &a->rules->tails, &other, &other_tail)
        ? ANSWER_YES
        : ANSWER_NO;
  }
  if (end) {
    TRY(st,
        add_suffix(
          a, first, index, end, &a->rules->suffix_list[value], tail, &added));
  }
  if (!added) {
    if (stop) {
      return WEFT_OK;
    }
    end = stems_match(&stems, a->text, &a->rules->tails, &value, &tail);
    if (!end || !is_known(a, w->start, end - tail)) {
      return WEFT_OK;
    }
    const uint8_t instance = a->rules->lexicon[value].instance;
    *covered               = end;
    if (instance != TYPE_NONE && instance != a->rules->organization_type &&
        instance != a->rules->person_type &&
        is_named(a, w->start, end - tail)) {
      return add_compound(a, w->start, end, instance);
    }
    mention m = mention_make(w->start, end, a->rules->class_type, MENTION_WORD);
    m.source  = SOURCE_LEXICON;
    m.item    = value;
    m.instance = instance;
    phrase_extend(a, first, index, &m);
    phrase_take_acronym(a, &m);
    if (!phrase_is_quoted(a, &m)) {
      TRY(st, analysis_add_mention(a, &m));
    }
  }
  *covered = end;
  return st;
}

bool
find_may_begin(const analysis* a, const word* w)
{
  known_word* const known = analysis_known(a, w);
  if (known->begins == ANSWER_UNKNOWN) {
    known->begins = trie_may_begin_word(&a->rules->names, known->text)
                      ? ANSWER_YES
                      : ANSWER_NO;
  }
  return known->begins == ANSWER_YES;
}

weft_status
find_in_word(analysis*        a,
             size_t           sentence,
             size_t           index,
             size_t           first,
             const trie_pair* pair,
             size_t*          covered)
{
  weft_status       st     = WEFT_OK;
  const word* const w      = &a->words[index];
  const size_t      start  = w->start;
  match_place       place  = {a, index};
  uint32_t          listed = TRIE_NONE;
  uint32_t          local  = TRIE_NONE;
  size_t            end1   = 0U;
  size_t            end2   = 0U;
  if (find_may_begin(a, w)) {
    end1 = trie_match(
      &a->rules->names, a->body, start, pair, accept_name, &place, &listed);
  }
  if (trie_has_head(&a->local_names, w->heads[0], w->heads[1])) {
    end2 = trie_match(
      &a->local_names, a->body, start, pair, accept_name, &place, &local);
  }
  const literal* l    = literal_at(a, sentence, start);
  l                   = l && l->span.start >= *covered ? l : NULL;
  const size_t longer = end1 > end2 ? end1 : end2;
  if (l && l->span.end >= longer) {
    *covered = l->span.end;
    return add_literal(a, l);
  }
  if (!longer) {
    st = scan_unknown(a, first, index, covered);
    return st || *covered > start ? st : said_scan(a, first, index, covered);
  }
  *covered = longer;
  if (end2 == longer) {
    return add_local(a, start, longer, local);
  }
  // A stop word may still be the beginning of a name with a telling ending
  if (a->rules->lexicon[listed].stop) {
    const size_t count = a->mention_count;
    st                 = scan_unknown(a, first, index, covered);
    if (!st && a->mention_count == count && longer <= a->words[index].end) {
      st = said_scan(a, first, index, covered);
    }
    *covered = *covered > longer ? *covered : longer;
    return st;
  }
  return add_lexicon(a, first, index, longer, listed);
}
