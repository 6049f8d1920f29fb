// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The state of one document's analysis: literals, names and entities.

#include "mention/mention.h"

#include "str.h"
#include "strbuf.h"
#include "try.h"
#include "utf8.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { LITERALS_PER_SENTENCE = 128 };

static weft_status
reserve(void** items, size_t* capacity, size_t count, size_t size)
{
  if (count <= *capacity) {
    return WEFT_OK;
  }
  size_t wanted = *capacity ? *capacity : 64U;
  while (wanted < count) {
    wanted *= 2U;
  }
  void* const grown = realloc(*items, wanted * size);
  if (!grown) {
    return WEFT_ERR_NO_MEMORY;
  }
  *items    = grown;
  *capacity = wanted;
  return WEFT_OK;
}

// The days that 이날 may mean
typedef struct {
  literal last;     // the last one named
  size_t  sentence; // where
  literal bare;     // the last one named by its day alone: the day of the news
} known_days;

enum { DAY_LIFE = 2 }; // sentences for which a day that is told apart is meant

// Let 이날 stand for a day named before, and drop it if there is none; returns
// how many literals are left
static size_t
resolve_days(literal* items, size_t count, size_t sentence, known_days* days)
{
  size_t kept = 0U;
  for (size_t i = 0U; i < count; ++i) {
    literal* const       l   = &items[i];
    const bool           old = sentence - days->sentence > DAY_LIFE;
    const literal* const day =
      old && days->bare.day ? &days->bare : &days->last;
    if (l->same && day->day) {
      const weft_span span = l->span;
      *l                   = *day;
      l->span              = span;
    } else if (l->same) {
      continue;
    } else if (l->kind == LITERAL_DATE && l->day) {
      days->last     = *l;
      days->bare     = l->bare ? *l : days->bare;
      days->sentence = sentence;
    }
    items[kept++] = *l;
  }
  return kept;
}

static weft_status
find_literals(analysis* a)
{
  known_days   days;
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(a->document);
  a->literal_ranges  = arena_array(&a->memory, count + 1U, sizeof(size_t));
  if (!a->literal_ranges) {
    return WEFT_ERR_NO_MEMORY;
  }
  memset(&days, 0, sizeof(days));
  for (size_t i = 0U; i < count; ++i) {
    const weft_sentence* const s = weft_document_sentence(a->document, i);
    a->literal_ranges[i]         = a->literal_count;
    if (s->kind == WEFT_SENTENCE_FURNITURE) {
      continue;
    }
    TRY(st,
        reserve((void**)&a->literals,
                &a->literal_capacity,
                a->literal_count + LITERALS_PER_SENTENCE,
                sizeof(literal)));
    literal* const found = a->literals + a->literal_count;
    const size_t n = literal_find(analysis_slice(a, s->span.start, s->span.end),
                                  &a->date,
                                  found,
                                  LITERALS_PER_SENTENCE);
    for (size_t k = 0U; k < n; ++k) {
      found[k].span.start += s->span.start;
      found[k].span.end += s->span.start;
      found[k].core.start += s->span.start;
      found[k].core.end += s->span.start;
    }
    a->literal_count += resolve_days(found, n, i, &days);
  }
  a->literal_ranges[count] = a->literal_count;
  return st;
}

weft_status
analysis_begin(analysis*            a,
               const weft_rules*    rules,
               const weft_document* document)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(document);
  a->rules           = rules;
  a->document        = document;
  a->text            = weft_document_text(document);
  a->mention_count   = 0U;
  a->literal_count   = 0U;
  a->entity_count    = 0U;
  a->local_count     = 0U;
  a->familiar_count  = 0U;
  trie_clear(&a->local_names);
  if (!a->vocabulary && !(a->vocabulary = calloc(1U, sizeof(*a->vocabulary)))) {
    return WEFT_ERR_NO_MEMORY;
  }
  vocabulary_trim(a->vocabulary);
  table_free(&a->entity_keys);
  arena_reset(&a->memory);
  memset(&a->date, 0, sizeof(a->date));
  (void)literal_date_parse(weft_document_date(document), &a->date);
  if (a->text.size > UINT32_MAX) {
    return WEFT_ERR_LIMIT;
  }
  a->scans             = 0U;
  size_t stop_capacity = a->range_capacity;
  size_t seen_capacity = a->range_capacity;
  size_t scan_capacity = a->range_capacity;
  TRY(st,
      reserve((void**)&a->stops, &stop_capacity, count + 1U, sizeof(size_t)));
  TRY(st,
      reserve((void**)&a->seen, &seen_capacity, count + 1U, sizeof(uint32_t)));
  TRY(st,
      reserve(
        (void**)&a->versions, &scan_capacity, count + 1U, sizeof(uint32_t)));
  TRY(st,
      reserve(
        (void**)&a->ranges, &a->range_capacity, count + 1U, sizeof(size_t)));
  a->first_words = arena_array(&a->memory, count + 1U, sizeof(size_t));
  return a->first_words ? find_literals(a) : WEFT_ERR_NO_MEMORY;
}

weft_status
analysis_split(analysis* a, size_t sentence)
{
  weft_status                st = WEFT_OK;
  const weft_sentence* const s  = weft_document_sentence(a->document, sentence);
  const size_t               first = a->familiar_count;
  const weft_str             body  = {a->text.data, s->span.end};
  TRY(st,
      reserve((void**)&a->familiar,
              &a->familiar_capacity,
              first + WORDS_MAX,
              sizeof(uint8_t)));
  TRY(st,
      reserve((void**)&a->all_words,
              &a->all_word_capacity,
              first + WORDS_MAX,
              sizeof(word)));
  word* const  w = a->all_words + first;
  const size_t count =
    s->kind == WEFT_SENTENCE_FURNITURE ? 0U : words_split(a->text, s->span, w);
  for (size_t i = 0U; i < count; ++i) {
    const trie_pair pair = trie_read_pair(body, w[i].start);
    w[i].heads[0]        = (uint16_t)trie_head(pair.codes[0], 0U);
    w[i].heads[1]        = (uint16_t)trie_head(pair.codes[0], pair.codes[1]);
    w[i].known           = vocabulary_prefetch(a->vocabulary,
                                     analysis_slice(a, w[i].start, w[i].end));
  }
  for (size_t i = 0U; i < count; ++i) {
    const uint32_t hash = w[i].known; // until now
    TRY(st,
        vocabulary_index(a->vocabulary,
                         analysis_slice(a, w[i].start, w[i].end),
                         hash,
                         &w[i].known));
  }
  memset(a->familiar + first, 0, count);
  a->first_words[sentence]      = first;
  a->first_words[sentence + 1U] = first + count;
  a->familiar_count += count;
  return st;
}

void
analysis_free(analysis* a)
{
  free(a->mentions);
  free(a->old_mentions);
  free(a->seen);
  free(a->versions);
  free(a->ranges);
  free(a->stops);
  free(a->literals);
  free(a->entities);
  free(a->locals);
  free(a->familiar);
  free(a->all_words);
  if (a->vocabulary) {
    vocabulary_free(a->vocabulary);
  }
  free(a->vocabulary);
  trie_free(&a->local_names);
  table_free(&a->entity_keys);
  arena_free(&a->memory);
}

// Key under which spellings of one name fall together
static weft_str
fold_name(analysis* a, weft_str name, uint8_t type)
{
  char   bytes[NAME_SIZE_MAX * 2U + 8U];
  size_t size   = 0U;
  bytes[size++] = (char)(type + 1U);
  for (size_t at = 0U; at < name.size && size < NAME_SIZE_MAX * 2U;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (!utf8_is_space(code) && code != '-' && code != 0xB7U) {
      size += utf8_encode(trie_fold(code), bytes + size);
    }
  }
  return arena_copy(&a->memory, (weft_str){bytes, size});
}

// Find or make the entity called `name`
static weft_status
intern_entity(analysis* a,
              weft_str  name,
              weft_str  canonical,
              uint8_t   type,
              uint32_t  source,
              uint32_t* out)
{
  weft_status    st  = WEFT_OK;
  const weft_str key = fold_name(a, canonical.size ? canonical : name, type);
  if (!key.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  const size_t known = table_get(&a->entity_keys, key, SIZE_MAX);
  if (known != SIZE_MAX) {
    *out = (uint32_t)known;
    return WEFT_OK;
  }
  TRY(st,
      reserve((void**)&a->entities,
              &a->entity_capacity,
              a->entity_count + 1U,
              sizeof(entity)));
  const entity e               = {name,
                                  canonical,
                                  (type_set)1U << type,
                                  type,
                                  source,
                                  (uint32_t)a->entity_count,
                                  0U};
  a->entities[a->entity_count] = e;
  *out                         = (uint32_t)a->entity_count++;
  return table_set(&a->entity_keys, key, *out);
}

uint32_t
analysis_entity(const analysis* a, uint32_t index)
{
  while (a->entities[index].same != index) {
    index = a->entities[index].same;
  }
  return index;
}

static weft_status
add_local(analysis* a, weft_str name, uint32_t of, bool* added)
{
  weft_status st       = WEFT_OK;
  uint32_t    previous = TRIE_NONE;
  *added               = false;
  if (trie_get(&a->local_names, name) != TRIE_NONE) {
    return WEFT_OK;
  }
  TRY(st,
      reserve((void**)&a->locals,
              &a->local_capacity,
              a->local_count + 1U,
              sizeof(local_name)));
  const local_name local    = {name, of, SOURCE_LEXICON, false};
  a->locals[a->local_count] = local;
  *added                    = true;
  return trie_add(&a->local_names, name, (uint32_t)a->local_count++, &previous);
}

// How sure a source is of a name's type
static int
priority_of(const analysis* a, uint32_t source)
{
  return source < a->rules->rule_count ? a->rules->rules[source].priority
                                       : INT_MAX;
}

weft_status
analysis_add_name(analysis* a,
                  weft_str  name,
                  weft_str  canonical,
                  uint8_t   type,
                  uint32_t  source,
                  bool*     added,
                  uint32_t* entity_index)
{
  weft_status    st    = WEFT_OK;
  const uint32_t known = trie_get(&a->local_names, name);
  *added               = false;
  if (known != TRIE_NONE) {
    *entity_index   = analysis_entity(a, a->locals[known].entity);
    entity* const e = &a->entities[*entity_index];
    if (e->type != type && priority_of(a, source) > priority_of(a, e->source)) {
      e->type   = type; // a surer rule knows better what this is
      e->types  = (type_set)1U << type;
      e->source = source;
      *added    = true;
    }
    return WEFT_OK;
  }
  TRY(st, intern_entity(a, name, canonical, type, source, entity_index));
  return add_local(a, name, *entity_index, added);
}

static weft_str
main_name(const entity* e)
{
  return e->canonical.size ? e->canonical : e->name;
}

// Whether the name of one begins or ends with that of the other
static bool
names_overlap(const entity* one, const entity* other)
{
  const weft_str x     = main_name(one);
  const weft_str y     = main_name(other);
  const weft_str whole = x.size < y.size ? y : x;
  const weft_str part  = x.size < y.size ? x : y;
  return str_starts(whole, part) || str_ends(whole, part);
}

// Whether entity `other`, named by an alias, is already another name of
// something else than `root`: a short form that two things share joins neither
static bool
is_taken(const analysis* a, uint32_t other, uint32_t root)
{
  const uint32_t first = analysis_entity(a, other);
  return first != other && first != root &&
         !names_overlap(&a->entities[first], &a->entities[root]);
}

weft_status
analysis_add_alias(analysis* a, weft_str name, uint32_t of, uint32_t source)
{
  weft_status   st    = WEFT_OK;
  uint32_t      other = 0U;
  bool          added = false;
  const entity* e     = &a->entities[of];
  TRY(st,
      intern_entity(a, name, (weft_str){NULL, 0U}, e->type, source, &other));
  const uint32_t root = analysis_entity(a, of);
  if (is_taken(a, other, root)) {
    return WEFT_OK;
  }
  other = analysis_entity(a, other);
  if (other != root) {
    a->entities[other].same = root;
  }
  return add_local(a, name, root, &added);
}

weft_status
analysis_add_short(analysis* a, weft_str name, uint32_t of, uint32_t source)
{
  const weft_status st    = analysis_add_alias(a, name, of, source);
  const uint32_t    local = st ? TRIE_NONE : trie_get(&a->local_names, name);
  if (local != TRIE_NONE) {
    a->locals[local].source = source;
  }
  return st;
}

weft_status
analysis_add_reference(analysis* a, weft_str name, uint32_t of, bool* added)
{
  const weft_status st = add_local(a, name, of, added);
  if (!st && *added) {
    a->locals[a->local_count - 1U].reference = true;
  }
  return st;
}

// The entity of a lexicon entry's main name in this document
weft_status
analysis_lexicon_entity(analysis* a,
                        uint32_t  index,
                        weft_str  surface,
                        uint32_t* out)
{
  const lexicon_entry* const e    = &a->rules->lexicon[index];
  const weft_str             name = lexicon_name(&a->rules->lists, e);
  return intern_entity(a, surface, name, e->type, SOURCE_LEXICON, out);
}

bool
analysis_is_stop(const analysis* a, weft_str text)
{
  const uint32_t value = trie_get(&a->rules->names, text);
  return value != TRIE_NONE && a->rules->lexicon[value].stop;
}

weft_status
analysis_add_mention(analysis* a, const mention* m)
{
  const weft_status st = reserve((void**)&a->mentions,
                                 &a->mention_capacity,
                                 a->mention_count + 1U,
                                 sizeof(mention));
  if (!st) {
    a->mentions[a->mention_count++] = *m;
  }
  return st;
}

mention
mention_make(size_t start, size_t end, uint8_t type, mention_kind kind)
{
  mention m;
  memset(&m, 0, sizeof(m));
  m.start      = (uint32_t)start;
  m.end        = (uint32_t)end;
  m.name_start = (uint32_t)start;
  m.name_end   = (uint32_t)end;
  m.types      = (type_set)1U << type;
  m.type       = type;
  m.instance   = TYPE_NONE;
  m.kind       = kind;
  return m;
}

type_set
mention_types(const weft_rules* rules, const mention* m)
{
  const bool guessed = m->kind == MENTION_NAME &&
                       m->source < rules->rule_count &&
                       rules->rules[m->source].kind == RULE_CUE;
  return m->types | (guessed ? rules->codes[CODE_UNSETTLED].types : 0U);
}
