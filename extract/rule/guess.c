// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/guess.h"

#include "korean/josa.h"
#include "rule/spot.h"
#include "rule/trace.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>

enum {
  REACH        = 14, // words up to a predicate
  NEIGHBOUR    = 8,  // bytes up to a mention beside a name
  VOTES_WANTED = 2,
  SHORT_NAME   = 2, // code points that one place is not enough for
  BEGIN_CODES  = 2, // longest beginning of a name that a cue wants
  END_CODES    = 4, // longest end
  VOTES_LIMIT  = 1000
};

// A name with what its places say of it
typedef struct {
  weft_str name;
  uint32_t count;
  uint32_t fits; // cues that the name is such as they want
  uint16_t votes[TYPES_MAX];
  uint8_t  cues[TYPES_MAX]; // strongest cue for the type
} guess;

struct guesser {
  analysis* a;
  spot_list spots;
  table     indices; // name → guess
  guess**   guesses;
  size_t    guess_count;
  size_t    guess_capacity;
  size_t    predicates[WORDS_MAX]; // stem of each word of the sentence
};

// Predicates not looked at yet, and words that are none
#define STEM_UNREAD (SIZE_MAX - 1U)
#define STEM_NONE SIZE_MAX

static void*
grow(void* items, size_t* capacity, size_t count, size_t size)
{
  if (count < *capacity) {
    return items;
  }
  *capacity = *capacity ? *capacity * 2U : 128U;
  return realloc(items, *capacity * size);
}

// Cues that want a beginning or an end that the name has
static uint32_t
cues_of_part(const weft_rules* r, const trie* words, weft_str part)
{
  const uint32_t value = trie_get(words, part);
  return value == TRIE_NONE ? 0U : r->cue_words[value];
}

// Cues that a name is such as they want
static uint32_t
cues_fitting(const weft_rules* r, weft_str name)
{
  const size_t codes  = utf8_length(name);
  uint32_t     begins = 0U;
  uint32_t     ends   = 0U;
  uint32_t     found  = 0U;
  size_t       at     = 0U;
  for (size_t n = 0U; n < BEGIN_CODES && at < name.size; ++n) {
    utf8_next(name, at, &at);
    begins |= cues_of_part(r, &r->cue_begins, (weft_str){name.data, at});
  }
  at = name.size;
  for (size_t n = 0U; n < END_CODES && at; ++n) {
    at                  = utf8_before(name, at);
    const weft_str tail = {name.data + at, name.size - at};
    ends |= cues_of_part(r, &r->cue_ends, tail);
  }
  for (size_t i = 0U; i < r->cue_count; ++i) {
    const cue* const c   = &r->cues[i];
    const uint32_t   bit = (uint32_t)1U << i;
    if ((!c->begins || (begins & bit)) && (!c->ends || (ends & bit)) &&
        (!c->most || (codes >= c->least && codes <= c->most))) {
      found |= bit;
    }
  }
  return found;
}

static weft_status
find_guess(guesser* g, weft_str name, guess** out)
{
  const size_t known = table_get(&g->indices, name, SIZE_MAX);
  if (known != SIZE_MAX) {
    *out = g->guesses[known];
    return WEFT_OK;
  }
  void* const grown =
    grow(g->guesses, &g->guess_capacity, g->guess_count, sizeof(guess*));
  if (!grown) {
    return WEFT_ERR_NO_MEMORY;
  }
  g->guesses = grown;
  *out       = arena_array(&g->a->memory, 1U, sizeof(guess));
  if (!*out) {
    return WEFT_ERR_NO_MEMORY;
  }
  (*out)->name               = name;
  (*out)->fits               = cues_fitting(g->a->rules, name);
  g->guesses[g->guess_count] = *out;
  return table_set(&g->indices, name, g->guess_count++);
}

// Let cue `index` vote for its type, or for its neighbour's
static void
vote(const guesser* g, guess* to, size_t index, uint8_t neighbour)
{
  const cue* const c    = &g->a->rules->cues[index];
  const uint8_t    type = c->type == TYPE_NONE ? neighbour : c->type;
  if (type == TYPE_NONE || type >= TYPES_MAX || !(to->fits >> index & 1U)) {
    return;
  }
  trace_voted(g->a, to->name, (uint32_t)index, type);
  const uint8_t best = to->cues[type];
  if (!to->votes[type] || g->a->rules->cues[best].weight < c->weight) {
    to->cues[type] = (uint8_t)index;
  }
  if (to->votes[type] < VOTES_LIMIT) {
    to->votes[type] = (uint16_t)(to->votes[type] + c->weight);
  }
}

static void
vote_all(const guesser* g, guess* to, uint32_t cues, uint8_t neighbour)
{
  for (size_t i = 0U; cues; ++i, cues >>= 1U) {
    if (cues & 1U) {
      vote(g, to, i, neighbour);
    }
  }
}

// Cues that want particle `kind` behind the name
static uint32_t
cues_of_particle(const weft_rules* r, const josa* j)
{
  uint32_t found = 0U;
  for (size_t i = 0U; i < r->cue_count; ++i) {
    const uint32_t wanted = r->cues[i].particles;
    if (!wanted || (wanted & ((uint32_t)1U << j->kind))) {
      found |= (uint32_t)1U << i;
    }
  }
  return found;
}

static size_t
predicate_at(guesser* g, size_t index)
{
  if (g->predicates[index] == STEM_UNREAD) {
    const analysis* const a     = g->a;
    const word* const     w     = &a->words[index];
    known_word* const     known = analysis_known(a, w);
    if (!known->has_stem) {
      verb       v;
      const bool is = (w->flags & WORD_HANGUL) &&
                      verb_parse(&a->rules->verbs, known->text, &v) &&
                      v.voice == VOICE_ACTIVE && v.stem < UINT32_MAX;
      known->stem     = is ? (uint32_t)v.stem : UINT32_MAX;
      known->has_stem = true;
    }
    g->predicates[index] = known->stem == UINT32_MAX ? STEM_NONE : known->stem;
  }
  return g->predicates[index];
}

// Cues by the predicates behind the name
static uint32_t
cues_of_predicates(guesser* g, size_t index, size_t count, bool first_only)
{
  const weft_rules* const r     = g->a->rules;
  uint32_t                found = 0U;
  for (size_t i = index; i < count && i < index + REACH; ++i) {
    const size_t stem = predicate_at(g, i);
    if (stem < r->stem_count) {
      found |= r->cue_stems[stem];
      if (first_only && found) {
        break;
      }
    }
  }
  return found;
}

static bool
accept_next(void* handle, size_t end, uint32_t value)
{
  const analysis* const a    = handle;
  const size_t          stop = words_end(a->text, end);
  josa                  j;
  (void)value;
  return stop == end || josa_parse((weft_str){a->text.data + end, stop - end},
                                   utf8_code_before(a->text, end),
                                   &j);
}

// Cues by the word that follows, a space away
static uint32_t
cues_of_next(guesser* g, size_t at)
{
  analysis* const a     = g->a;
  uint32_t        value = TRIE_NONE;
  if (at >= a->text.size || a->text.data[at] != ' ') {
    return 0U;
  }
  const trie_pair pair = trie_read_pair(a->text, at + 1U);
  if (!trie_match(
        &a->rules->cue_next, a->text, at + 1U, &pair, accept_next, a, &value)) {
    return 0U;
  }
  return a->rules->cue_words[value];
}

static uint32_t
cues_of_previous(const guesser* g, size_t index)
{
  const analysis* const a = g->a;
  if (!index) {
    return 0U;
  }
  const word* const w = &a->words[index - 1U];
  const uint32_t    value =
    trie_get(&a->rules->cue_previous, analysis_slice(a, w->start, w->end));
  return value == TRIE_NONE ? 0U : a->rules->cue_words[value];
}

// What a neighbouring mention is, or what its class noun says
static void
vote_neighbour(const guesser* g,
               guess*         to,
               const mention* m,
               uint32_t       particle,
               bool           next)
{
  const weft_rules* const r    = g->a->rules;
  const bool              noun = m->type == r->class_type;
  const uint8_t           type = noun ? m->instance : m->type;
  if (type == TYPE_NONE) {
    return;
  }
  for (size_t i = 0U; i < r->cue_count; ++i) {
    const cue* const c     = &r->cues[i];
    const type_set   plain = next ? c->next_types : c->previous_types;
    const type_set class   = next ? c->next_classes : c->previous_classes;
    if (((noun ? class : plain) & ((type_set)1U << type)) &&
        (particle & ((uint32_t)1U << i))) {
      vote(g, to, i, type);
    }
  }
}

// Whether only a sign of a list stands between two names
static bool
joined(const analysis* a, size_t from, size_t to)
{
  static const char* const signs[] = {", ", "·", ",", "와 ", "과 ", " 및 "};
  const weft_str           between = analysis_slice(a, from, to);
  for (size_t i = 0U; i < sizeof(signs) / sizeof(signs[0]); ++i) {
    if (weft_str_equals(between, weft_str_from(signs[i]))) {
      return true;
    }
  }
  return false;
}

static void
vote_mentions(const guesser* g,
              guess*         to,
              size_t         sentence,
              weft_span      name,
              size_t         word_end,
              uint32_t       particle)
{
  const analysis* const   a = g->a;
  const weft_rules* const r = a->rules;
  for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
    const mention* const m = &a->mentions[i];
    if (m->end <= name.start && name.start - m->end <= NEIGHBOUR) {
      const size_t gap = name.start - m->end;
      if (gap == 1U && a->text.data[m->end] == ' ') {
        vote_neighbour(g, to, m, particle, false);
      } else if (m->kind == MENTION_NAME && joined(a, m->end, name.start)) {
        vote_all(g, to, r->cue_joined, m->type);
      }
    }
    if (m->start >= word_end && m->start - word_end <= NEIGHBOUR) {
      if (m->start == word_end + 1U && a->text.data[word_end] == ' ') {
        vote_neighbour(g, to, m, particle, true);
      } else if (m->kind == MENTION_NAME && joined(a, name.end, m->start)) {
        vote_all(g, to, r->cue_joined, m->type);
      }
      break;
    }
  }
}

// The mention that stands a space before a name, or NULL
static const mention*
mention_before(const analysis* a, size_t sentence, size_t start)
{
  for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
    const mention* const m = &a->mentions[i];
    if (m->end + 1U == start && a->text.data[m->end] == ' ') {
      return m;
    }
  }
  return NULL;
}

// `SSC-21 스케일러블`: a cue takes the name before into the new one
static size_t
extended_start(const analysis* a, const spot* first, uint8_t* type)
{
  const weft_rules* const r = a->rules;
  const mention* const    m = mention_before(a, first->sentence, first->start);
  *type                     = TYPE_NONE;
  for (size_t i = 0U; m && m->kind == MENTION_NAME && i < r->cue_count; ++i) {
    if (r->cues[i].extend && (r->cues[i].previous_types >> m->type & 1U)) {
      *type = m->type;
      return m->name_start;
    }
  }
  return first->start;
}

// Let the surroundings of a name at spots `first` … `last` vote
static weft_status
vote_place(guesser* g, const spot* first, const spot* last, size_t words)
{
  weft_status     st   = WEFT_OK;
  analysis* const a    = g->a;
  uint8_t         type = TYPE_NONE;
  const weft_span name = {extended_start(a, first, &type), last->stem};
  const weft_str  rest = analysis_slice(a, last->rest, last->end);
  josa            j;
  guess*          to = NULL;
  TRY(st, find_guess(g, analysis_slice(a, name.start, name.end), &to));
  ++to->count;
  if (type != TYPE_NONE) {
    vote_all(g, to, a->rules->cue_extend, type);
  }
  if (!josa_parse(rest, utf8_code_before(a->text, last->stem), &j)) {
    return st;
  }
  const bool     once     = j.kind == JOSA_OBJECT || j.kind == JOSA_SUBJECT;
  const uint32_t particle = cues_of_particle(a->rules, &j);
  const uint32_t acts   = cues_of_predicates(g, last->index + 1U, words, once);
  const uint32_t next   = cues_of_next(g, last->end);
  const uint32_t before = cues_of_previous(g, first->index);
  vote_all(
    g, to, particle & (acts | next | before | a->rules->cue_shape), TYPE_NONE);
  vote_mentions(g, to, first->sentence, name, last->end, particle);
  return st;
}

static weft_status
vote_places(guesser* g)
{
  weft_status     st       = WEFT_OK;
  analysis* const a        = g->a;
  size_t          sentence = SIZE_MAX;
  size_t          words    = 0U;
  for (size_t i = 0U; i < g->spots.count;) {
    const spot* const s = &g->spots.items[i];
    const size_t      n = spots_run(&g->spots, a, i);
    if (s->sentence != sentence) {
      sentence = s->sentence;
      analysis_turn_to(a, sentence);
      words = a->word_count;
      for (size_t k = 0U; k < words; ++k) {
        g->predicates[k] = STEM_UNREAD;
      }
    }
    TRY(st, vote_place(g, s, &g->spots.items[i + n - 1U], words));
    i += n;
  }
  return st;
}

static weft_status
add(guesser* g, weft_str name, uint8_t type, size_t index, bool* changed)
{
  const weft_rules* const r     = g->a->rules;
  bool                    added = false;
  uint32_t                of    = 0U;
  const weft_status       st    = analysis_add_name(
    g->a, name, (weft_str){NULL, 0U}, type, r->cues[index].rule, &added, &of);
  if (!st && added && r->cues[index].min_count) {
    g->a->entities[of].types = r->codes[CODE_UNSETTLED].types;
  }
  *changed = *changed || added;
  return st;
}

// A name by its votes
static weft_status
add_voted(guesser* g, const guess* of, bool* changed)
{
  size_t best = 0U;
  for (size_t i = 1U; i < TYPES_MAX; ++i) {
    best = of->votes[i] > of->votes[best] ? i : best;
  }
  return of->votes[best] >= VOTES_WANTED
           ? add(g, of->name, (uint8_t)best, of->cues[best], changed)
           : WEFT_OK;
}

// A name by a cue of the last resort, unless it has become one meanwhile
static weft_status
add_rest(guesser* g, const guess* of, bool* changed)
{
  const weft_rules* const r = g->a->rules;
  if (trie_get(&g->a->local_names, of->name) != TRIE_NONE ||
      (of->count == 1U && utf8_length(of->name) <= SHORT_NAME)) {
    return WEFT_OK;
  }
  for (size_t i = 0U; i < r->cue_count; ++i) {
    const cue* const c = &r->cues[i];
    if ((r->cue_last & of->fits) >> i & 1U && of->count >= c->min_count) {
      return add(g, of->name, c->type, i, changed);
    }
  }
  return WEFT_OK;
}

weft_status
guess_new(analysis* a, guesser** out)
{
  weft_status    st = WEFT_OK;
  guesser* const g  = calloc(1U, sizeof(guesser));
  *out              = g;
  if (!g) {
    return WEFT_ERR_NO_MEMORY;
  }
  g->a = a;
  st   = a->rules->cue_count ? spots_collect(&g->spots, a) : st;
  return st ? st : vote_places(g);
}

weft_status
guess_add(guesser* g, bool last, bool* changed)
{
  weft_status st = WEFT_OK;
  *changed       = false;
  for (size_t i = 0U; i < g->guess_count; ++i) {
    const guess* const of = g->guesses[i];
    if (of->name.size <= NAME_SIZE_MAX) {
      TRY(st, last ? add_rest(g, of, changed) : add_voted(g, of, changed));
    }
  }
  return st;
}

void
guess_free(guesser* g)
{
  if (g) {
    spots_free(&g->spots);
    free(g->guesses);
    table_free(&g->indices);
    free(g);
  }
}
