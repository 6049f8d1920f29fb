// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Scans of a document: the first reads every sentence, later ones those in which
// a name found since may stand.

#include "mention/find.h"
#include "mention/mention.h"
#include "try.h"
#include "utf8.h"

// Read the first code points of a word and fetch what they lead to
static trie_pair
start_word(const analysis* a, size_t index)
{
  trie_pair pair = {{0U, 0U}, 0U};
  if (index < a->word_count) {
    pair = trie_read_pair(a->body, a->words[index].start);
    if (find_may_begin(a, &a->words[index])) {
      trie_prefetch(&a->rules->names, &pair);
    }
  }
  return pair;
}

// What the last mention covers too: an acronym behind a class noun is part of
// its phrase
static size_t
behind_last(const analysis* a, size_t first, size_t covered)
{
  const mention* const last =
    a->mention_count > first ? &a->mentions[a->mention_count - 1U] : NULL;
  return last && last->end > covered ? last->end : covered;
}

static weft_status
scan_sentence(analysis* a, size_t sentence, const weft_sentence* s)
{
  weft_status  st      = WEFT_OK;
  const size_t first   = a->mention_count;
  size_t       covered = s->span.start;
  a->body              = (weft_str){a->text.data, s->span.end};
  analysis_turn_to(a, sentence);
  uint8_t* const familiar = a->familiar + a->first_words[sentence];
  trie_pair      next     = start_word(a, 0U);
  for (size_t i = 0U; i < a->word_count; ++i) {
    const trie_pair pair = next;
    next                 = start_word(a, i + 1U);
    if (a->words[i].start >= covered) {
      TRY(st, find_in_word(a, sentence, i, first, &pair, &covered));
      covered = behind_last(a, first, covered);
    }
    familiar[i] = covered > a->words[i].start;
  }
  return st;
}

typedef struct {
  uint32_t from; // first name that is new
  bool     found;
} new_name;

static bool
note_new(void* handle, size_t end, uint32_t value)
{
  new_name* const n = handle;
  (void)end;
  n->found = n->found || value >= n->from;
  return false;
}

// Whether a name found since the sentence's last scan may stand in it
static bool
has_new_name(analysis* a, size_t sentence, weft_span span)
{
  const weft_str    text  = {a->text.data, span.end};
  const trie* const names = &a->local_names;
  new_name          n     = {a->seen[sentence], false};
  uint32_t          value = 0U;
  uint32_t          last  = UINT32_MAX; // end of the word before
  analysis_turn_to(a, sentence);
  for (size_t i = 0U; i < a->word_count && !n.found; ++i) {
    const word* const w = &a->words[i];
    if (w->start != last && trie_has_head(names, w->heads[0], w->heads[1])) {
      const trie_pair pair = trie_read_pair(text, w->start);
      (void)trie_match(names, text, w->start, &pair, note_new, &n, &value);
    }
    last = w->end;
  }
  return n.found;
}

// Whether a mention's entity has become another name of another one
static bool
has_joined_name(const analysis* a, const mention* first, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (first[i].kind == MENTION_NAME &&
        analysis_entity(a, first[i].item) != first[i].item) {
      return true;
    }
  }
  return false;
}

static weft_status
scan_again(analysis* a, size_t sentence, const mention* old, size_t count)
{
  weft_status                st = WEFT_OK;
  const weft_sentence* const s  = weft_document_sentence(a->document, sentence);
  const bool                 again = s->kind != WEFT_SENTENCE_FURNITURE &&
                     ((a->seen[sentence] < a->local_count &&
                       has_new_name(a, sentence, s->span)) ||
                      has_joined_name(a, old, count));
  if (!again) {
    for (size_t i = 0U; i < count; ++i) {
      TRY(st, analysis_add_mention(a, &old[i]));
    }
    return st;
  }
  a->seen[sentence]     = (uint32_t)a->local_count;
  a->versions[sentence] = a->scans;
  return scan_sentence(a, sentence, s);
}

static weft_status
scan_first(analysis* a, size_t sentence)
{
  const weft_sentence* const s = weft_document_sentence(a->document, sentence);
  a->seen[sentence]            = (uint32_t)a->local_count;
  a->versions[sentence]        = a->scans;
  const weft_status st         = analysis_split(a, sentence);
  return st || s->kind == WEFT_SENTENCE_FURNITURE
           ? st
           : scan_sentence(a, sentence, s);
}

void
analysis_exchange(analysis* a)
{
  mention* const old      = a->old_mentions;
  const size_t   capacity = a->old_capacity;
  a->old_mentions         = a->mentions;
  a->old_capacity         = a->mention_capacity;
  a->mentions             = old;
  a->mention_capacity     = capacity;
  a->mention_count        = 0U;
}

weft_status
analysis_scan(analysis* a)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(a->document);
  const bool   first = !a->scans++;
  analysis_exchange(a);
  for (size_t i = 0U; i < count; ++i) {
    const size_t         held = first ? 0U : a->stops[i] - a->ranges[i];
    const mention* const old  = held ? a->old_mentions + a->ranges[i] : NULL;
    a->ranges[i]              = a->mention_count;
    TRY(st, first ? scan_first(a, i) : scan_again(a, i, old, held));
    a->stops[i] = a->mention_count;
  }
  a->ranges[count] = a->mention_count;
  return st;
}
