// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Evidence that holds words: one scan over all of it.  Names are found inside
// longer words, where an index of words would miss 네이버 in 네이버가.

#include "query/fact.h"
#include "query/resolve.h"

#include "store/store.h"

#include "name.h"

#include "weft/query.h"

#include "fail.h"
#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 32 };

// A word that is looked for (Horspool 1980)
typedef struct {
  strbuf folded;
  bool   caseless; // letters of no case: text needs no folding for it
  size_t skip[256];
} needle;

typedef struct {
  int64_t document;
  int64_t number; // of the evidence
} text_hit;

// A support, and the hit that it belongs to
typedef struct {
  int64_t document;
  int64_t number;
  size_t  hit;
} place;

typedef struct {
  size_t  hit;
  int64_t fact;
} fact_link;

typedef struct {
  resolver       r;
  fact_reader    reader;
  needle         words[WORDS_MAX];
  size_t         word_count;
  bool           caseless; // all words
  strbuf         folded;   // the text that is looked at
  text_hit*      hits;
  size_t         hit_count;
  size_t         hit_room;
  place*         places;
  size_t         place_count;
  size_t         place_room;
  fact_link*     links;
  size_t         link_count;
  size_t         link_room;
  weft_text_sink sink;
  void*          handle;
  weft_error*    error;
} searching;

// Words

// Hangul, Han, kana, figures and signs; full-width letters have cases
static bool
is_caseless(const uint32_t code)
{
  return code < 0x80U ? !((code | 0x20U) >= 'a' && (code | 0x20U) <= 'z')
                      : code >= 0x3000U && (code < 0xFF00U || code > 0xFFEFU);
}

// Letters in lower case.  What has no case, such as Hangul, is copied.
static void
fold(const weft_str text, strbuf* const out)
{
  size_t plain = 0U; // start of what is copied as it is
  strbuf_clear(out);
  for (size_t i = 0U; i < text.size;) {
    size_t         next   = i;
    const uint32_t code   = utf8_next(text, i, &next);
    const uint32_t folded = is_caseless(code) ? code : name_fold(code);
    if (folded != code) {
      strbuf_append(out, (weft_str){text.data + plain, i - plain});
      strbuf_put_code(out, folded);
      plain = next;
    }
    i = next;
  }
  strbuf_append(out, (weft_str){text.data + plain, text.size - plain});
}

static weft_status
make_needle(searching* const x, const weft_str word)
{
  needle* const n = &x->words[x->word_count++];
  n->caseless     = true;
  for (size_t i = 0U; i < word.size;) {
    n->caseless = is_caseless(utf8_next(word, i, &i)) && n->caseless;
  }
  x->caseless = x->caseless && n->caseless;
  fold(word, &n->folded);
  const weft_str folded = strbuf_str(&n->folded);
  for (size_t i = 0U; i < COUNT(n->skip); ++i) {
    n->skip[i] = folded.size;
  }
  for (size_t i = 0U; i + 1U < folded.size; ++i) {
    n->skip[(unsigned char)folded.data[i]] = folded.size - 1U - i;
  }
  return n->folded.status ? fail_memory(x->error) : WEFT_OK;
}

static bool
holds(const weft_str text, const needle* const n)
{
  const size_t size = n->folded.size;
  for (size_t at = size - 1U; at < text.size;) {
    const unsigned char last = (unsigned char)text.data[at];
    if (last == (unsigned char)n->folded.data[size - 1U] &&
        !memcmp(text.data + at + 1U - size, n->folded.data, size)) {
      return true;
    }
    at += n->skip[last];
  }
  return false;
}

static bool
is_hit(searching* const x, const weft_str text)
{
  if (!x->caseless) {
    fold(text, &x->folded);
  }
  for (size_t i = 0U; i < x->word_count; ++i) {
    const needle* const n = &x->words[i];
    if (!holds(n->caseless ? text : strbuf_str(&x->folded), n)) {
      return false;
    }
  }
  return true;
}

// Hits

// Room for one more item; NULL if out of memory, and `items` is as it was
static void*
grow(void* const   items,
     const size_t  count,
     size_t* const room,
     const size_t  size)
{
  if (count < *room) {
    return items;
  }
  const size_t more = *room ? *room * 2U : 64U;
  void* const  made = realloc(items, more * size);
  if (made) {
    *room = more;
  }
  return made;
}

static weft_status
add_hit(searching* const x, const text_hit hit)
{
  text_hit* const more =
    grow(x->hits, x->hit_count, &x->hit_room, sizeof(text_hit));
  if (!more) {
    return fail_memory(x->error);
  }
  x->hits                 = more;
  x->hits[x->hit_count++] = hit;
  return WEFT_OK;
}

static weft_status
add_place(searching* const x, const place added)
{
  place* const more =
    grow(x->places, x->place_count, &x->place_room, sizeof(place));
  if (!more) {
    return fail_memory(x->error);
  }
  x->places                   = more;
  x->places[x->place_count++] = added;
  return WEFT_OK;
}

static weft_status
add_link(searching* const x, const fact_link added)
{
  fact_link* const more =
    grow(x->links, x->link_count, &x->link_room, sizeof(fact_link));
  if (!more) {
    return fail_memory(x->error);
  }
  x->links                  = more;
  x->links[x->link_count++] = added;
  return WEFT_OK;
}

// Note up to `most` hits
static weft_status
scan(searching* const x, const size_t most)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(x->r.d,
                              "SELECT e.text, e.document, e.number"
                                 " FROM document d CROSS JOIN evidence e"
                                 " ON e.document = d.id"
                                 " ORDER BY d.doc, e.start, e.stop, e.number",
                              &s,
                              x->error);
  st                = st ? st : db_step(s, &row, x->error);
  while (!st && row && x->hit_count < most) {
    if (is_hit(x, db_text(s, 0))) {
      st = add_hit(x, (text_hit){db_int(s, 1), db_int(s, 2)});
    }
    st = st ? st : db_step(s, &row, x->error);
  }
  db_finish(s);
  return st ? st : x->folded.status;
}

static int
compare_places(const void* const a, const void* const b)
{
  const place* const x = a;
  const place* const y = b;
  const int order = (x->document > y->document) - (x->document < y->document);
  return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int
compare_links(const void* const a, const void* const b)
{
  const fact_link* const x     = a;
  const fact_link* const y     = b;
  const int              order = (x->hit > y->hit) - (x->hit < y->hit);
  return order ? order : (x->fact > y->fact) - (x->fact < y->fact);
}

// The supports that rest on the hits
static weft_status
find_places(searching* const x, const size_t hits)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(x->r.d,
                              "SELECT number FROM support WHERE document = ?1"
                                 " AND evidence = ?2",
                              &s,
                              x->error);
  for (size_t i = 0U; !st && i < hits; ++i) {
    db_reset(s);
    db_bind_int(s, 1, x->hits[i].document);
    db_bind_int(s, 2, x->hits[i].number);
    st = db_step(s, &row, x->error);
    while (!st && row) {
      st = add_place(x, (place){x->hits[i].document, db_int(s, 0), i});
      st = st ? st : db_step(s, &row, x->error);
    }
  }
  db_finish(s);
  if (x->place_count) {
    qsort(x->places, x->place_count, sizeof(place), compare_places);
  }
  return st;
}

// The facts of those supports: the table leads from facts to supports only, so
// it is read as a whole
static weft_status
find_facts(searching* const x)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = WEFT_OK;
  if (!x->place_count) {
    return st;
  }
  st = db_prepare(
    x->r.d, "SELECT fact, document, number FROM fact_support", &s, x->error);
  st = st ? st : db_step(s, &row, x->error);
  while (!st && row) {
    const place        key = {db_int(s, 1), db_int(s, 2), 0U};
    const place* const found =
      bsearch(&key, x->places, x->place_count, sizeof(place), compare_places);
    if (found) {
      st = add_link(x, (fact_link){found->hit, db_int(s, 0)});
    }
    st = st ? st : db_step(s, &row, x->error);
  }
  db_finish(s);
  if (x->link_count) {
    qsort(x->links, x->link_count, sizeof(fact_link), compare_links);
  }
  return st;
}

// To the caller

static weft_status
read_facts(searching* const     x,
           const size_t         hit,
           size_t* const        next,
           weft_text_hit* const out)
{
  const size_t first = *next;
  while (*next < x->link_count && x->links[*next].hit == hit) {
    ++*next;
  }
  int64_t* const ids =
    arena_array(&x->reader.memory, *next - first, sizeof(int64_t));
  if (!ids) {
    return fail_memory(x->error);
  }
  for (size_t i = first; i < *next; ++i) {
    if (i == first || x->links[i].fact != x->links[i - 1U].fact) {
      ids[out->fact_count++] = x->links[i].fact;
    }
  }
  return fact_read_all(&x->reader, ids, out->fact_count, &out->facts);
}

static weft_status
read_hit(searching* const     x,
         db_statement* const  s,
         const size_t         hit,
         weft_text_hit* const out)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_reset(s);
  db_bind_int(s, 1, x->hits[hit].document);
  db_bind_int(s, 2, x->hits[hit].number);
  TRY(st, db_step(s, &row, x->error));
  TRY(st, fact_copy(&x->reader, s, 0, &out->doc));
  out->evidence.sentence   = (size_t)db_int(s, 1);
  out->evidence.span.start = (size_t)db_int(s, 2);
  out->evidence.span.end   = (size_t)db_int(s, 3);
  return fact_copy(&x->reader, s, 4, &out->evidence.text);
}

static weft_status
give(searching* const x, const size_t hits)
{
  db_statement* s    = NULL;
  size_t        next = 0U;
  weft_status   st =
    db_prepare(x->r.d,
               "SELECT d.doc, e.sentence, e.start, e.stop, e.text"
               " FROM evidence e JOIN document d ON d.id = e.document"
               " WHERE e.document = ?1 AND e.number = ?2",
               &s,
               x->error);
  for (size_t i = 0U; !st && i < hits; ++i) {
    weft_text_hit hit = {.fact_count = 0U};
    arena_reset(&x->reader.memory);
    st = read_hit(x, s, i, &hit);
    st = st ? st : read_facts(x, i, &next, &hit);
    st = st ? st : x->sink(x->handle, &hit);
  }
  db_finish(s);
  return st;
}

static weft_status
search(searching* const      x,
       const weft_str* const words,
       const size_t          count,
       const size_t          limit,
       bool* const           more)
{
  weft_status st = WEFT_OK;
  x->caseless    = true;
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, make_needle(x, words[i]));
  }
  TRY(st, scan(x, limit ? limit + 1U : SIZE_MAX));
  const bool   cut  = limit && x->hit_count > limit;
  const size_t hits = cut ? limit : x->hit_count;
  if (more) {
    *more = cut;
  }
  TRY(st, find_places(x, hits));
  TRY(st, find_facts(x));
  return give(x, hits);
}

static weft_status
check_words(const weft_str* const words,
            const size_t          count,
            weft_error* const     error)
{
  if (!count || count > WORDS_MAX) {
    return weft_error_set(error,
                          WEFT_ERR_LIMIT,
                          NULL,
                          0U,
                          0U,
                          "%zu words to look for; give 1 to %d",
                          count,
                          WORDS_MAX);
  }
  for (size_t i = 0U; i < count; ++i) {
    if (!words[i].size || utf8_valid(words[i]) != words[i].size) {
      return weft_error_set(error,
                            WEFT_ERR_BAD_TEXT,
                            NULL,
                            0U,
                            0U,
                            "a word that is empty or no UTF-8; give one in "
                            "UTF-8");
    }
  }
  return WEFT_OK;
}

static void
close_search(searching* const x)
{
  for (size_t i = 0U; i < x->word_count; ++i) {
    strbuf_free(&x->words[i].folded);
  }
  strbuf_free(&x->folded);
  fact_reader_close(&x->reader);
  resolver_close(&x->r);
  free(x->hits);
  free(x->places);
  free(x->links);
  free(x);
}

weft_status
weft_find_text(weft_store* const                store,
               const weft_str* const            words,
               const size_t                     count,
               const weft_answer_options* const options,
               const weft_text_sink             sink,
               void* const                      handle,
               bool* const                      more,
               weft_error* const                error)
{
  const weft_answer_options        none = WEFT_ANSWER_OPTIONS_INIT;
  const weft_answer_options* const o    = options ? options : &none;
  weft_status                      st   = WEFT_OK;
  WEFT_REQUIRE(store && words && sink);
  TRY(st, check_words(words, count, error));
  searching* const x = calloc(1U, sizeof(searching)); // large: tables to skip
  if (!x) {
    return fail_memory(error);
  }
  x->sink   = sink;
  x->handle = handle;
  x->error  = error;
  st        = resolver_open(&x->r, store, error);
  st = st ? st : fact_reader_open(&x->reader, x->r.d, &x->r.schema, o, error);
  st = st ? st : search(x, words, count, o->limit, more);
  close_search(x);
  return st;
}
