// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "measure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// What our analysis says of a word of the treebank
typedef struct {
  bool         seen; // some token begins in it
  bool         predicate;
  bool         copula;
  ending_class ending;
  unsigned     flags;
  char         tail[GOLD_TAIL_MAX];
  size_t       head; // number of the word, or GOLD_WORDS_MAX
} own_word;

const char*
measure_name(const measure_kind kind)
{
  static const char* const names[] = {
    "particle", "predicate", "copula", "ending", "subject", "object", "name"};
  return names[kind];
}

double
measure_precision(const measure_count* const c)
{
  const size_t all = c->right + c->wrong;
  return all ? (double)c->right / (double)all : 0.0;
}

double
measure_recall(const measure_count* const c)
{
  const size_t all = c->right + c->missed;
  return all ? (double)c->right / (double)all : 0.0;
}

double
measure_f1(const measure_count* const c)
{
  const size_t all = 2U * c->right + c->wrong + c->missed;
  return all ? 2.0 * (double)c->right / (double)all : 0.0;
}

void
measure_add(measure* const     m,
            const measure_kind kind,
            const bool         found,
            const bool         wanted,
            const char* const  format,
            ...)
{
  measure_count* const c = &m->counts[kind];
  c->right += found && wanted;
  c->wrong += found && !wanted;
  c->missed += !found && wanted;
  if (found != wanted && m->show && !strcmp(m->show, measure_name(kind))) {
    va_list arguments;
    va_start(arguments, format);
    printf("%s\t%s\t", m->show, found ? "wrong" : "missed");
    vprintf(format, arguments);
    printf("\n");
    va_end(arguments);
  }
}

// The word that holds byte `at` of the sentence
static size_t
word_at(const gold_sentence* const gold, const size_t at)
{
  size_t i = 0U;
  while (i < gold->count && gold->words[i].end <= at) {
    ++i;
  }
  return i < gold->count && gold->words[i].start <= at ? i : GOLD_WORDS_MAX;
}

static size_t
last_word(const gold_sentence* const gold, const token* const t)
{
  return t->end > t->start ? word_at(gold, t->end - 1U) : GOLD_WORDS_MAX;
}

static void
take_noun(const gold_sentence* const gold,
          const clause_list* const   list,
          const size_t               index,
          own_word* const            w)
{
  const token* const t = &list->tokens[index];
  size_t             n = index;
  while (n && list->tokens[n].dropped) { // what it belongs to
    n = list->tokens[n].with < n ? list->tokens[n].with : n - 1U;
  }
  const size_t head = list->tokens[n].head;
  w->tail[0]        = '\0';
  if ((t->noun || t->dropped) && t->rest && t->rest <= t->size) {
    const char* rest = t->text + t->rest;
    rest += strncmp(rest, "들", 3U) ? 0 : 3;
    snprintf(w->tail, sizeof(w->tail), "%s", rest);
  }
  if (head != TOKEN_NONE) {
    const token* const h    = &list->tokens[head];
    const size_t       last = last_word(gold, h);
    w->head                 = last;
  }
}

static void
take_token(const gold_sentence* const gold,
           const clause_list* const   list,
           const size_t               index,
           own_word* const            words)
{
  const token* const t  = &list->tokens[index];
  const size_t       at = last_word(gold, t);
  if (at == GOLD_WORDS_MAX) {
    return;
  }
  own_word* const w = &words[at];
  w->seen           = true;
  if ((t->predicate || t->light) && !t->verbal) {
    w->copula    = t->verb.copula;
    w->predicate = !w->copula;
    w->ending    = t->verb.ending;
    w->flags     = t->verb.flags;
  }
  if (t->noun && t->particle.kind == JOSA_COPULA_ADN) {
    w->copula = true; // 회사인
  }
  take_noun(gold, list, index, w);
}

static gold_ending
ending_of(const own_word* const w)
{
  switch (w->ending) {
    case ENDING_FINAL:
      return GOLD_FINAL;
    case ENDING_CONNECT:
      return GOLD_CONNECTIVE;
    case ENDING_NOMINAL:
      return GOLD_NOMINAL;
    default:
      return GOLD_ADNOMINAL;
  }
}

// Whether word `from` depends on word `to`.  A predicate and the light verb
// behind its noun, `개발을 추진했다`, count as one.
static bool
same_head(const gold_sentence* const gold,
          const own_word* const      words,
          const size_t               own,
          const size_t               wanted)
{
  (void)words;
  return own == wanted || (own + 1U == wanted && own < gold->count &&
                           !words[own].predicate && words[wanted].predicate);
}

static void
compare_word(measure* const             m,
             const gold_sentence* const gold,
             const own_word* const      words,
             const size_t               i)
{
  const gold_word* const g    = &gold->words[i];
  const own_word* const  w    = &words[i];
  const int              size = (int)(g->end - g->start);
  const char* const      text = gold->text + g->start;
  if (gold->tails && g->nominal) {
    const bool right = !strcmp(g->tail, w->tail) && !w->predicate;
    measure_add(m,
                MEASURE_PARTICLE,
                right,
                true,
                "%.*s\t%s\t%s%s",
                size,
                text,
                g->tail,
                w->tail,
                w->predicate ? " predicate" : "");
  }
  if (!g->copula) {
    measure_add(m,
                MEASURE_PREDICATE,
                w->predicate,
                g->predicate,
                "%.*s\t%s",
                size,
                text,
                gold->text);
  } else {
    measure_add(m,
                MEASURE_COPULA,
                w->copula || w->predicate,
                true,
                "%.*s\t%s",
                size,
                text,
                gold->text);
  }
  if (g->predicate && w->predicate && g->ending != GOLD_NO_ENDING) {
    measure_add(m,
                MEASURE_ENDING,
                ending_of(w) == g->ending,
                true,
                "%.*s\t%d, not %d",
                size,
                text,
                (int)ending_of(w),
                (int)g->ending);
  }
  if (g->role != GOLD_OTHER) {
    const gold_word* const h =
      &gold->words[g->head < gold->count ? g->head : i];
    const gold_word* const o =
      &gold->words[w->head < gold->count ? w->head : i];
    measure_add(m,
                g->role == GOLD_SUBJECT ? MEASURE_SUBJECT : MEASURE_OBJECT,
                same_head(gold, words, w->head, g->head),
                true,
                "%.*s\t-> %.*s\tnot %.*s\t%s",
                size,
                text,
                (int)(h->end - h->start),
                gold->text + h->start,
                (int)(o->end - o->start),
                gold->text + o->start,
                gold->text);
  }
}

weft_status
measure_sentence(measure* const             m,
                 weft_extractor* const      x,
                 const gold_sentence* const gold)
{
  static const weft_document_options options = {
    NULL, WEFT_MARKUP_PLAIN, WEFT_STR_INIT("2020-06-15"), {NULL, 0U}, 0U};
  own_word       words[GOLD_WORDS_MAX];
  weft_document* document = NULL;
  memset(words, 0, sizeof(words));
  for (size_t i = 0U; i < GOLD_WORDS_MAX; ++i) {
    words[i].head = GOLD_WORDS_MAX;
  }
  const weft_str text = {gold->text, gold->size};
  weft_status    st =
    weft_document_open(WEFT_STR("a"), text, &options, &document, NULL);
  st = st ? st : extractor_read(x, document);
  for (size_t i = 0U; !st && i < weft_document_sentence_count(document); ++i) {
    const clause_list* list = NULL;
    st                      = extractor_clauses(x, i, &list);
    for (size_t k = 0U; !st && k < list->token_count; ++k) {
      take_token(gold, list, k, words);
    }
  }
  weft_document_free(document);
  for (size_t i = 0U; !st && i < gold->count; ++i) {
    compare_word(m, gold, words, i);
  }
  return st;
}
