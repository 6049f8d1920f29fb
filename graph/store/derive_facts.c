// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From supports to facts: read as numbers, sorted, folded.

#include "store/derive.h"

#include "confidence.h"

#include "fail.h"
#include "utf8.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// Supports that are sorted at once; more are taken in slices of the entities
// that are their subjects
enum { SLICE_MAX = 4 * 1024 * 1024 };

// A support.  Texts are numbers of words, ends are entities or values.
typedef struct {
  uint32_t subject;
  uint32_t relation;
  uint32_t object; // an entity, or term_info.same
  uint32_t literal;
  uint32_t status;
  uint32_t date;
  uint32_t of;
  uint32_t document;
  uint32_t number;
  uint32_t term; // of the object
  uint16_t confidence;
  uint16_t swapped;
} record;

typedef struct {
  deriving*     x;
  db_statement* read;
  db_statement* write;
  db_statement* link;
  record*       records;
  size_t        count;
  size_t        capacity;
  uint32_t      slices;
  uint32_t      slice;
  int64_t       facts;
  uint16_t*     sure;  // confidences of one fact
  uint32_t*     names; // of one literal
  size_t        room;  // of both
} folding;

static inline uint64_t
pack(const uint32_t high, const uint32_t low)
{
  return ((uint64_t)high << 32U) | low;
}

static inline int
compare_pairs(const uint64_t a, const uint64_t b)
{
  return (a > b) - (a < b);
}

static int
compare_facts(const record* const a, const record* const b)
{
  int order =
    compare_pairs(pack(a->subject, a->relation), pack(b->subject, b->relation));
  if (!order) {
    order =
      compare_pairs(pack(a->literal, a->object), pack(b->literal, b->object));
  }
  if (!order) {
    order = compare_pairs(pack(a->status, a->date), pack(b->status, b->date));
  }
  return order ? order : (a->of > b->of) - (a->of < b->of);
}

static int
compare_records(const void* const a, const void* const b)
{
  const record* const x     = a;
  const record* const y     = b;
  const int           order = compare_facts(x, y);
  return order ? order
               : compare_pairs(pack(x->document, x->number),
                               pack(y->document, y->number));
}

// Reading

// Whether a row of the table says anything of this slice
static bool
make_record(const folding* const      w,
            const db_statement* const s,
            record* const             r)
{
  const deriving* const x       = w->x;
  const uint32_t        subject = (uint32_t)db_int(s, 2);
  r->document                   = (uint32_t)db_int(s, 0);
  r->number                     = (uint32_t)db_int(s, 1);
  r->relation                   = (uint32_t)db_int(s, 3);
  r->term                       = (uint32_t)db_int(s, 4);
  r->status                     = (uint32_t)db_int(s, 5);
  r->date                       = (uint32_t)db_int(s, 6);
  r->of                         = (uint32_t)db_int(s, 7);
  r->confidence                 = (uint16_t)db_int(s, 8);
  r->swapped                    = 0U;
  if (subject >= x->term_count || r->term >= x->term_count ||
      r->relation >= x->word_count || x->terms[subject].node == NO_NODE) {
    return false; // no entity or no word, which weft does not write
  }
  r->subject = derive_entity(x, subject);
  r->literal = x->terms[r->term].node == NO_NODE;
  r->object  = r->literal ? x->terms[r->term].same : derive_entity(x, r->term);
  if (!r->literal && r->object < r->subject && x->symmetric[r->relation]) {
    const uint32_t smaller = r->object;
    r->object              = r->subject;
    r->subject             = smaller;
    r->swapped             = 1U;
  }
  // What a join has turned into a loop says nothing any more
  return r->subject % w->slices == w->slice &&
         (r->literal || r->subject != r->object);
}

static weft_status
grow(folding* const w)
{
  if (w->count < w->capacity) {
    return WEFT_OK;
  }
  const size_t  capacity = w->capacity ? w->capacity * 2U : 4096U;
  record* const more     = realloc(w->records, capacity * sizeof(record));
  if (!more) {
    return fail_memory(w->x->error);
  }
  w->records  = more;
  w->capacity = capacity;
  return WEFT_OK;
}

static weft_status
read_slice(folding* const w)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  w->count        = 0U;
  db_reset(w->read);
  TRY(st, db_step(w->read, &row, w->x->error));
  while (row) {
    TRY(st, grow(w));
    w->count += make_record(w, w->read, &w->records[w->count]) ? 1U : 0U;
    TRY(st, db_step(w->read, &row, w->x->error));
  }
  if (w->count) {
    qsort(w->records, w->count, sizeof(record), compare_records);
  }
  return st;
}

// Writing

static int
compare_numbers(const void* const a, const void* const b)
{
  const uint32_t x = *(const uint32_t*)a;
  const uint32_t y = *(const uint32_t*)b;
  return (x > y) - (x < y);
}

// The term whose spelling of a literal is used most; ties: the longest, then
// the bytewise smallest
static uint32_t
choose_term(const folding* const w, const record* const r, const size_t count)
{
  const freezing* const f         = &w->x->f;
  uint32_t              best      = r[0].term;
  size_t                best_used = 0U;
  if (count == 1U) {
    return best;
  }
  for (size_t i = 0U; i < count; ++i) {
    w->names[i] = f->string_rank[w->x->terms[r[i].term].name];
  }
  qsort(w->names, count, sizeof(uint32_t), compare_numbers);
  uint32_t chosen = w->names[0];
  for (size_t i = 0U; i < count;) {
    size_t end = i + 1U;
    while (end < count && w->names[end] == w->names[i]) {
      ++end;
    }
    const size_t used = end - i;
    if (used > best_used || (used == best_used && f->by_rank[w->names[i]].size >
                                                    f->by_rank[chosen].size)) {
      chosen    = w->names[i];
      best_used = used;
    }
    i = end;
  }
  for (size_t i = 0U; i < count; ++i) {
    if (f->string_rank[w->x->terms[r[i].term].name] == chosen) {
      return r[i].term;
    }
  }
  return best;
}

static void
bind_literal(const folding* const w, const uint32_t term)
{
  const intern* const    strings = &w->x->graph->strings;
  const term_info* const t       = &w->x->terms[term];
  db_bind_null(w->write, 4);
  db_bind_text(w->write, 5, intern_get(strings, t->name));
  db_bind_text(w->write, 6, intern_get(strings, t->type));
  db_bind_int(w->write, 7, t->kind);
  db_bind_text(w->write, 8, intern_get(strings, t->value));
  db_bind_text(w->write, 9, intern_get(strings, t->unit));
}

static weft_status
make_room(folding* const w, const size_t count)
{
  if (count <= w->room) {
    return WEFT_OK;
  }
  const size_t    room  = count * 2U;
  uint16_t* const sure  = realloc(w->sure, room * sizeof(uint16_t));
  w->sure               = sure ? sure : w->sure;
  uint32_t* const names = realloc(w->names, room * sizeof(uint32_t));
  w->names              = names ? names : w->names;
  if (!sure || !names) {
    return fail_memory(w->x->error);
  }
  w->room = room;
  return WEFT_OK;
}

static weft_status
write_links(folding* const w, const record* const r, const size_t count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    db_bind_int(w->link, 1, w->facts);
    db_bind_int(w->link, 2, r[i].document);
    db_bind_int(w->link, 3, r[i].number);
    db_bind_int(w->link, 4, r[i].swapped);
    TRY(st, db_run(w->link, w->x->error));
  }
  return st;
}

static void
count_entity(const folding* const w, const uint32_t entity, const size_t count)
{
  w->x->used[entity] = true;
  w->x->supports[entity] += (uint32_t)count;
}

static weft_status
write_fact(folding* const w, const record* const r, const size_t count)
{
  weft_status st = WEFT_OK;
  TRY(st, make_room(w, count));
  for (size_t i = 0U; i < count; ++i) {
    w->sure[i] = r[i].confidence;
  }
  db_bind_int(w->write, 1, ++w->facts);
  db_bind_int(w->write, 2, (int64_t)r->subject + 1);
  db_bind_int(w->write, 3, r->relation);
  count_entity(w, r->subject, count);
  if (r->literal) {
    bind_literal(w, choose_term(w, r, count));
  } else {
    db_bind_int(w->write, 4, (int64_t)r->object + 1);
    for (int i = 5; i <= 9; ++i) {
      db_bind_null(w->write, i);
    }
    count_entity(w, r->object, count);
  }
  db_bind_int(w->write, 10, r->status);
  db_bind_int(w->write, 11, r->date);
  db_bind_int(w->write, 12, r->of);
  db_bind_int(w->write, 13, confidence_combine(w->sure, count));
  db_bind_int(w->write, 14, (int64_t)count);
  TRY(st, db_run(w->write, w->x->error));
  return write_links(w, r, count);
}

static weft_status
write_slice(folding* const w)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < w->count;) {
    size_t end = i + 1U;
    while (end < w->count && !compare_facts(&w->records[i], &w->records[end])) {
      ++end;
    }
    TRY(st, write_fact(w, &w->records[i], end - i));
    i = end;
  }
  return st;
}

static weft_status
prepare(folding* const w)
{
  weft_status     st    = WEFT_OK;
  int64_t         total = 0;
  const deriving* x     = w->x;
  TRY(st,
      db_read_int(x->d, "SELECT count(*) FROM support", 0, &total, x->error));
  w->slices = (uint32_t)((size_t)total / SLICE_MAX + 1U);
  TRY(st,
      db_prepare(x->d,
                 "SELECT document, number, subject, relation, object,"
                 " status, date, of, confidence FROM support",
                 &w->read,
                 x->error));
  TRY(st,
      db_prepare(x->d,
                 "INSERT INTO fact VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                 " CASE ?7 WHEN 1 THEN CAST(?8 AS REAL) END, ?9, ?10, ?11,"
                 " ?12, ?13, ?14, 0)",
                 &w->write,
                 x->error));
  return db_prepare(x->d,
                    "INSERT INTO fact_support VALUES(?1, ?2, ?3, ?4)",
                    &w->link,
                    x->error);
}

weft_status
derive_facts(deriving* const x)
{
  folding     w  = {.x = x};
  weft_status st = prepare(&w);
  for (w.slice = 0U; !st && w.slice < w.slices; ++w.slice) {
    st = read_slice(&w);
    st = st ? st : write_slice(&w);
  }
  db_finish(w.read);
  db_finish(w.write);
  db_finish(w.link);
  free(w.records);
  free(w.sure);
  free(w.names);
  return st;
}
