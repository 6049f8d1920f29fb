// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/spot.h"

#include "korean/josa.h"
#include "rule/common.h"
#include "rule/name_check.h"
#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  SPLITS_MAX  = 6,   // ways to part a word into name and particles
  RUN_MAX     = 4,   // words of one name
  STEM_CODES  = 14,  // longest word of a name
  TITLE_CODES = 5,   // longest title looked for in one
  QUOTE_CODES = 30,  // longest name in quotation marks
  QUOTE_SIZE  = 120, // bytes up to the closing mark
  BEING_SIZE  = 12   // bytes of a noun with 인
};

// The ends that a name at the beginning of a word may have, longest first
static size_t
split_word(const analysis* a, size_t start, size_t end, size_t out[SPLITS_MAX])
{
  size_t count = 0U;
  for (size_t at = end; at > start && count < SPLITS_MAX;) {
    const weft_str stem = {a->text.data + start, at - start};
    const weft_str rest = {a->text.data + at, end - at};
    josa           j;
    if (utf8_length(stem) < 2U) {
      break;
    }
    if (!rest.size || josa_parse(rest, utf8_code_before(stem, stem.size), &j)) {
      out[count++] = at;
    }
    at = start + utf8_before(stem, stem.size);
  }
  return count;
}

// A word of one syllable with particles: 등의, 그가, 전에는
static bool
is_short(weft_str text)
{
  size_t         next  = 0U;
  const uint32_t first = utf8_next(text, 0U, &next);
  const weft_str rest  = {text.data + next, text.size - next};
  josa           j;
  return text.size <= 12U && josa_parse(rest, first, &j);
}

// `3위`, `65세`, `A씨`, `B군`: numbers with their units, but of machines, and
// names that are kept back
static bool
is_label(weft_str text)
{
  size_t digits = 0U;
  while (digits < text.size && text.data[digits] >= '0' &&
         text.data[digits] <= '9') {
    ++digits;
  }
  if (text.size > 3U && str_starts(text, WEFT_STR("제")) &&
      text.data[3] >= '0' && text.data[3] <= '9') {
    return true; // 제3국, 제12조
  }
  if (!digits) {
    size_t         next  = 0U;
    const uint32_t first = utf8_next(text, 0U, &next);
    return first < 0x80U && next + 3U == text.size;
  }
  const weft_str unit = {text.data + digits, text.size - digits};
  for (size_t i = 0U; i < unit.size; ++i) {
    const char c = unit.data[i];
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      return false;
    }
  }
  return !str_starts(unit, WEFT_STR("호기"));
}

// `구나람회장`: a name and a title without a space between them
static bool
ends_in_title(const analysis* a, weft_str text)
{
  size_t at = text.size;
  for (size_t n = 0U; n < TITLE_CODES && at > 6U; ++n) {
    at                   = utf8_before(text, at);
    const weft_str tail  = {text.data + at, text.size - at};
    const uint32_t value = trie_get(&a->rules->names, tail);
    if (n && value != TRIE_NONE &&
        a->rules->lexicon[value].type == a->rules->title_type) {
      return true;
    }
  }
  return false;
}

static bool
is_unlisted(const analysis* a, const word* w)
{
  size_t         ends[SPLITS_MAX];
  const weft_str whole = analysis_slice(a, w->start, w->end);
  if (!(w->flags & WORD_HANGUL)) {
    return (w->flags & WORD_UPPER) && whole.size > 1U &&
           trie_get(&a->rules->names, whole) == TRIE_NONE;
  }
  const size_t codes = utf8_length(whole);
  if (codes < 2U || codes > STEM_CODES || is_short(whole)) {
    return false;
  }
  const size_t count = split_word(a, w->start, w->end, ends);
  for (size_t i = 0U; i < count; ++i) {
    const weft_str stem = analysis_slice(a, w->start, ends[i]);
    if (trie_get(&a->rules->names, stem) != TRIE_NONE) {
      return false;
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    const weft_str stem = analysis_slice(a, w->start, ends[i]);
    if (is_label(stem) || ends_in_title(a, stem) || common_is_word(a, stem)) {
      return false;
    }
  }
  return count > 0U;
}

static bool
is_fresh(const analysis* a, const word* w)
{
  if (analysis_known(a, w)->fresh == ANSWER_UNKNOWN) {
    const bool fresh = is_unlisted(a, w); // may add words: they move then
    analysis_known(a, w)->fresh = fresh ? ANSWER_YES : ANSWER_NO;
  }
  return analysis_known(a, w)->fresh == ANSWER_YES;
}

static weft_status
add_spot(spot_list* list, const spot* s)
{
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 128U;
    void* const  grown    = realloc(list->items, capacity * sizeof(spot));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->items    = grown;
    list->capacity = capacity;
  }
  list->items[list->count++] = *s;
  return WEFT_OK;
}

static weft_status
note_word(spot_list* list, const analysis* a, size_t sentence, size_t index)
{
  weft_status       st = WEFT_OK;
  const word* const w  = &a->words[index];
  size_t            ends[SPLITS_MAX];
  spot              s;
  memset(&s, 0, sizeof(s));
  s.start    = w->start;
  s.stem     = w->end;
  s.rest     = w->end;
  s.end      = w->end;
  s.sentence = (uint32_t)sentence;
  s.index    = (uint32_t)index;
  s.spaced   = (w->flags & WORD_SPACED) != 0U;
  s.hangul   = (w->flags & WORD_HANGUL) != 0U;
  TRY(st, add_spot(list, &s));
  const size_t count = s.hangul ? split_word(a, w->start, w->end, ends) : 0U;
  for (size_t i = 0U; i < count; ++i) {
    const weft_str stem = analysis_slice(a, w->start, ends[i]);
    TRY(st,
        table_set(&list->stems, stem, table_get(&list->stems, stem, 0U) + 1U));
  }
  return st;
}

// A stretch in quotation marks; a parenthesis in it holds another name
typedef struct {
  weft_span name;
  size_t    close; // behind the closing mark
} quotation;

static bool
is_closing(uint32_t open, uint32_t code)
{
  return open == 0x2018U ? code == 0x2019U : code == open;
}

// The next stretch in single quotation marks from `at` on; false if none
static bool
next_quotation(weft_str text, size_t at, size_t stop, quotation* out)
{
  uint32_t open  = 0U;
  size_t   paren = 0U; // where one opens
  while (at < stop) {
    const size_t   here = at;
    const uint32_t code = utf8_next(text, at, &at);
    if (open && is_closing(open, code)) {
      out->name.end = paren ? paren : here;
      while (out->name.end > out->name.start &&
             text.data[out->name.end - 1U] == ' ') {
        --out->name.end;
      }
      out->close = at;
      return true;
    }
    if (code == 0x2018U ||
        (code == '\'' && !open && words_begins(text, here))) {
      open            = code;
      paren           = 0U;
      out->name.start = at;
    } else if (open && code == '(' && !paren) {
      paren = here;
    } else if (open && at - out->name.start > QUOTE_SIZE) {
      open = 0U;
    }
  }
  return false;
}

// Whether what stands in quotation marks names something: no utterance, no
// common word
static bool
is_quoted_name(const analysis* a, weft_span s)
{
  const weft_str name  = analysis_slice(a, s.start, s.end);
  const size_t   codes = utf8_length(name);
  const weft_str last  = str_last_word(name);
  const uint32_t known = trie_get(&a->rules->names, last);
  verb           v;
  if (known != TRIE_NONE &&
      (a->rules->lexicon[known].type == a->rules->class_type ||
       (a->rules->lexicon[known].stop && !(last.data[0] & 0x80)))) {
    return false; // a class in quotation marks: 초거대 AI
  }
  if (codes < 2U || codes > QUOTE_CODES || memchr(name.data, ',', name.size) ||
      memchr(name.data, '?', name.size) || memchr(name.data, '!', name.size) ||
      words_end(a->text, s.start) == s.start || !name_is_plausible(a, s)) {
    return false;
  }
  return last.size < name.size ? !verb_parse(&a->rules->verbs, last, &v)
                               : !common_is_word(a, name);
}

static weft_status
note_quotation(spot_list*       list,
               const analysis*  a,
               size_t           sentence,
               size_t           index,
               const quotation* q)
{
  spot s;
  memset(&s, 0, sizeof(s));
  s.start    = (uint32_t)q->name.start;
  s.stem     = (uint32_t)q->name.end;
  s.rest     = (uint32_t)q->close;
  s.end      = (uint32_t)words_end(a->text, q->close);
  s.sentence = (uint32_t)sentence;
  s.index    = (uint32_t)index;
  s.quoted   = true;
  return add_spot(list, &s);
}

// Where the reading of a sentence stands
typedef struct {
  size_t    mention; // first that may cover the next word
  size_t    at;      // end of the last word
  bool      aside;   // in parentheses, where other names stand, ages …
  bool      quoted;  // `quote` is ahead or around
  quotation quote;
} reader;

static void
advance(reader* r, const analysis* a, size_t to, size_t stop)
{
  for (size_t i = r->at; i < to; ++i) {
    const char c = a->text.data[i];
    r->aside     = c == '(' || (r->aside && c != ')');
  }
  while (r->quoted && r->quote.close <= to) {
    r->quoted = next_quotation(a->text, r->quote.close, stop, &r->quote);
  }
}

// Whether a mention covers some of a stretch, or all of it
static bool
is_covered(reader* r, const analysis* a, size_t stop, weft_span s, bool all)
{
  while (r->mention < stop && a->mentions[r->mention].end <= s.start) {
    ++r->mention;
  }
  const mention* const m = &a->mentions[r->mention];
  return r->mention < stop && m->start < s.end &&
         (!all || (m->start <= s.start && m->end >= s.end));
}

static weft_status
collect_sentence(spot_list* list, analysis* a, size_t i, weft_span span)
{
  weft_status st = WEFT_OK;
  analysis_turn_to(a, i);
  const size_t count = a->word_count;
  const size_t stop  = a->stops[i];
  reader       r;
  memset(&r, 0, sizeof(r));
  r.mention = a->ranges[i];
  r.at      = span.start;
  r.quoted  = next_quotation(a->text, span.start, span.end, &r.quote);
  for (size_t k = 0U; k < count; ++k) {
    const word* const w     = &a->words[k];
    const weft_span   whole = {w->start, w->end};
    advance(&r, a, w->start, span.end);
    r.at = w->end;
    if (r.aside) {
      continue;
    }
    if (r.quoted && w->start >= r.quote.name.start &&
        w->end <= r.quote.name.end && is_quoted_name(a, r.quote.name)) {
      while (k + 1U < count && a->words[k + 1U].end <= r.quote.name.end) {
        ++k;
      }
      r.at = a->words[k].end;
      if (!is_covered(&r, a, stop, r.quote.name, true)) {
        TRY(st, note_quotation(list, a, i, k, &r.quote));
      }
    } else if (!a->familiar[a->first_words[i] + k] &&
               !is_covered(&r, a, stop, whole, false) && is_fresh(a, w)) {
      TRY(st, note_word(list, a, i, k));
    }
  }
  return st;
}

static bool
is_one_of(weft_str text, const char* const* list, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (weft_str_equals(text, weft_str_from(list[i]))) {
      return true;
    }
  }
  return false;
}

// Where the name in a word ends: the reading that most of the places share
static void
choose_stem(const spot_list* list, const analysis* a, spot* s)
{
  // Particles that few names have and some names end in: never taken off
  // unless the shorter form stands in more places
  static const char* const rare[] = {
    "나", "고", "라", "야", "랑", "자", "든", "서", "인", "며"};
  // Those that may leave too little of a name
  static const char* const weak[] = {"도", "만", "의", "로"};
  size_t                   ends[SPLITS_MAX];
  size_t                   best = 0U;
  const size_t count = s->hangul ? split_word(a, s->start, s->end, ends) : 0U;
  for (size_t i = 0U; i < count; ++i) {
    const weft_str stem = analysis_slice(a, s->start, ends[i]);
    const size_t   n    = table_get(&list->stems, stem, 0U);
    const weft_str rest = analysis_slice(a, ends[i], s->end);
    const bool kept = is_one_of(rest, rare, sizeof(rare) / sizeof(rare[0])) ||
                      (utf8_length(stem) == 2U &&
                       is_one_of(rest, weak, sizeof(weak) / sizeof(weak[0])));
    if (n > best || (n == best && !kept)) {
      best    = n;
      s->stem = (uint32_t)ends[i];
      s->rest = s->stem;
    }
  }
}

weft_status
spots_collect(spot_list* out, analysis* a)
{
  weft_status  st = WEFT_OK;
  const size_t n  = weft_document_sentence_count(a->document);
  for (size_t i = 0U; i < n; ++i) {
    const weft_sentence* const s = weft_document_sentence(a->document, i);
    if (s->kind != WEFT_SENTENCE_FURNITURE) {
      TRY(st, collect_sentence(out, a, i, s->span));
    }
  }
  for (size_t i = 0U; i < out->count; ++i) {
    choose_stem(out, a, &out->items[i]);
  }
  return st;
}

void
spots_free(spot_list* list)
{
  free(list->items);
  table_free(&list->stems);
}

// `스튜디오인 스피어헤드`: the first word tells what the second one is
static bool
is_being(const analysis* a, const spot* s)
{
  return s->end - s->start >= BEING_SIZE &&
         str_ends(analysis_slice(a, s->start, s->end), WEFT_STR("인"));
}

size_t
spots_run(const spot_list* list, const analysis* a, size_t first)
{
  size_t n = 1U;
  while (n < RUN_MAX && first + n < list->count) {
    const spot* const last = &list->items[first + n - 1U];
    const spot* const next = last + 1;
    if (last->quoted || next->quoted || last->stem != last->end ||
        next->sentence != last->sentence || next->index != last->index + 1U ||
        !next->spaced || is_being(a, last)) {
      break;
    }
    ++n;
  }
  return n;
}
