// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One document of many files.

#include "store/merge_unite.h"

#include "fail.h"
#include "strbuf.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// Columns of merge_source.supports, and the file they are from
enum {
  AT_SUBJECT,
  AT_RELATION,
  AT_OBJECT,
  AT_STATUS,
  AT_WHEN,
  AT_OF,
  AT_CONFIDENCE,
  AT_RULE,
  AT_EVIDENCE,
  AT_SPANS, // four pairs
  SUPPORT_COLUMNS = AT_SPANS + 8,
  AT_SOURCE       = SUPPORT_COLUMNS,
  SUPPORT_SIZE
};

enum { NO_SPAN = -1 };

// A support with the numbers of the union; no span is NO_SPAN
typedef struct {
  int64_t at[SUPPORT_SIZE];
} support;

typedef struct {
  weft_str text;
  int64_t  sentence;
  int64_t  start;
  int64_t  stop;
} piece;

// A piece of evidence: its number in a file, its place in the union
typedef struct {
  int64_t number;
  int64_t at;
} place;

typedef struct {
  weft_str entity;
  weft_str alias;
  weft_str reason;
} name;

weft_status
unite_fail(const uniting* const u)
{
  return fail_memory(u->m->error);
}

void*
unite_append(uniting* const u, merge_list* const l, const size_t size)
{
  if (l->count == l->capacity) {
    const size_t capacity = l->capacity ? l->capacity * 2U : 16U;
    void* const  more     = arena_array(&u->m->memory, capacity, size);
    if (!more) {
      (void)unite_fail(u);
      return NULL;
    }
    if (l->count) {
      memcpy(more, l->items, l->count * size);
    }
    l->items    = more;
    l->capacity = capacity;
  }
  return (char*)l->items + size * l->count++;
}

// Numbers of words and terms

static weft_status
find_row(db_statement* const s, const int64_t number, weft_error* const error)
{
  bool row = false;
  db_reset(s);
  db_bind_int(s, 1, number);
  const weft_status st = db_step(s, &row, error);
  return st || row
           ? st
           : weft_error_set(error,
                            WEFT_ERR_BAD_INPUT,
                            NULL,
                            0U,
                            0U,
                            "a triple names a word that the file does not "
                            "hold; build the file again");
}

static int64_t*
known(const number_map* const map, const int64_t number)
{
  return number > 0 && (size_t)number < map->count ? &map->numbers[number]
                                                   : NULL;
}

static weft_status
map_word(uniting* const u, merge_source* const s, int64_t* const number)
{
  weft_status    st   = WEFT_OK;
  int64_t* const slot = known(&s->words, *number);
  if (!slot || !*slot) {
    int64_t found = 0;
    TRY(st, find_row(s->words.find, *number, u->m->error));
    TRY(st,
        dictionary_word(
          &u->m->out->words, db_text(s->words.find, 0), &found, u->m->error));
    if (!slot) {
      *number = found;
      return st;
    }
    *slot = found;
  }
  *number = *slot;
  return st;
}

static weft_status
map_term(uniting* const u, merge_source* const s, int64_t* const number)
{
  weft_status    st   = WEFT_OK;
  int64_t* const slot = known(&s->terms, *number);
  if (!slot || !*slot) {
    const db_statement* const row   = s->terms.find;
    int64_t                   found = 0;
    TRY(st, find_row(s->terms.find, *number, u->m->error));
    const weft_end end = {.literal    = db_is_null(row, 0),
                          .id         = db_text(row, 0),
                          .name       = db_text(row, 1),
                          .type       = db_text(row, 2),
                          .value_kind = (weft_value_kind)db_int(row, 3),
                          .value      = db_text(row, 4),
                          .unit       = db_text(row, 5)};
    TRY(st, dictionary_term(&u->m->out->words, &end, &found, u->m->error));
    if (!slot) {
      *number = found;
      return st;
    }
    *slot = found;
  }
  *number = *slot;
  return st;
}

// Aliases

static int
compare_names(const void* const a, const void* const b)
{
  const name* const x     = a;
  const name* const y     = b;
  int               order = weft_str_compare(x->entity, y->entity);
  if (!order) {
    order = weft_str_compare(x->alias, y->alias);
  }
  return order ? order : weft_str_compare(x->reason, y->reason);
}

static weft_status
take_names(uniting* const u, merge_source* const s)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_step(s->aliases, &row, u->m->error));
  while (row) {
    name* const n = unite_append(u, &u->names, sizeof(name));
    if (!n) {
      return WEFT_ERR_NO_MEMORY;
    }
    *n = (name){unite_keep(u, db_text(s->aliases, 0)),
                unite_keep(u, db_text(s->aliases, 1)),
                unite_keep(u, db_text(s->aliases, 2))};
    if (!n->entity.data || !n->alias.data || !n->reason.data) {
      return unite_fail(u);
    }
    TRY(st, db_step(s->aliases, &row, u->m->error));
  }
  return st;
}

static weft_status
write_names(uniting* const u, const int64_t document)
{
  weft_status st    = WEFT_OK;
  name* const items = u->names.items;
  if (u->versions > 1U && u->names.count) {
    qsort(items, u->names.count, sizeof(name), compare_names);
  }
  for (size_t i = 0U; i < u->names.count; ++i) {
    if (u->versions > 1U && i && !compare_names(&items[i], &items[i - 1U])) {
      continue;
    }
    const weft_alias alias = {.id     = items[i].entity,
                              .alias  = items[i].alias,
                              .reason = items[i].reason};
    TRY(st, store_put_alias(u->m->out, document, i, &alias, u->m->error));
  }
  return st;
}

// Evidence

// The place of a piece in the union, which gets it if it is new
static weft_status
take_piece(uniting* const u, const db_statement* const row, int64_t* const out)
{
  strbuf      key = {0};
  const piece p   = {unite_keep(u, db_text(row, 4)),
                     db_int(row, 1),
                     db_int(row, 2),
                     db_int(row, 3)};
  strbuf_printf(&key,
                "%lld %lld %lld ",
                (long long)p.sentence,
                (long long)p.start,
                (long long)p.stop);
  strbuf_append(&key, p.text);
  const weft_str kept = unite_keep(u, strbuf_str(&key));
  const bool     bad  = key.status || !kept.data || !p.text.data;
  strbuf_free(&key);
  if (bad) {
    return unite_fail(u);
  }
  const size_t found = table_get(&u->piece_index, kept, SIZE_MAX);
  *out               = (int64_t)(found == SIZE_MAX ? u->pieces.count : found);
  if (found == SIZE_MAX) {
    piece* const new = unite_append(u, &u->pieces, sizeof(piece));
    if (!new || table_set(&u->piece_index, kept, (size_t)*out)) {
      return unite_fail(u);
    }
    *new = p;
  }
  return WEFT_OK;
}

// Where a file's pieces are in the union, by their number there
static weft_status
take_pieces(uniting* const u, merge_source* const s, merge_list* const places)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_step(s->evidence, &row, u->m->error));
  while (row) {
    place* const item = unite_append(u, places, sizeof(place));
    if (!item) {
      return WEFT_ERR_NO_MEMORY;
    }
    item->number = db_int(s->evidence, 0);
    TRY(st, take_piece(u, s->evidence, &item->at));
    TRY(st, db_step(s->evidence, &row, u->m->error));
  }
  return st;
}

static int
compare_places(const void* const a, const void* const b)
{
  const int64_t x = ((const place*)a)->number;
  const int64_t y = ((const place*)b)->number;
  return (x > y) - (x < y);
}

// 0 for a number that the file does not have
static int64_t
find_place(const merge_list* const places, const int64_t number)
{
  const place        wanted = {number, 0};
  const place* const found =
    places->count
      ? bsearch(
          &wanted, places->items, places->count, sizeof(place), compare_places)
      : NULL;
  return found ? found->at : 0;
}

static weft_status
write_pieces(const uniting* const u, const int64_t document)
{
  weft_status        st    = WEFT_OK;
  const piece* const items = u->pieces.items;
  for (size_t i = 0U; i < u->pieces.count; ++i) {
    const weft_evidence evidence = {
      .sentence = (size_t)items[i].sentence,
      .span     = {(size_t)items[i].start, (size_t)items[i].stop},
      .text     = items[i].text};
    TRY(st,
        store_put_evidence(
          u->m->out, document, (int64_t)i, &evidence, u->m->error));
  }
  return st;
}

// Supports

static weft_status
take_support(uniting* const          u,
             merge_source* const     s,
             const merge_list* const places,
             const size_t            source)
{
  weft_status    st = WEFT_OK;
  support* const t  = unite_append(u, &u->supports, sizeof(support));
  if (!t) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (int i = 0; i < SUPPORT_COLUMNS; ++i) {
    t->at[i] = db_is_null(s->supports, i) ? NO_SPAN : db_int(s->supports, i);
  }
  t->at[AT_SOURCE]   = (int64_t)source;
  t->at[AT_EVIDENCE] = find_place(places, t->at[AT_EVIDENCE]);
  TRY(st, map_term(u, s, &t->at[AT_SUBJECT]));
  TRY(st, map_term(u, s, &t->at[AT_OBJECT]));
  TRY(st, map_word(u, s, &t->at[AT_RELATION]));
  TRY(st, map_word(u, s, &t->at[AT_WHEN]));
  TRY(st, map_word(u, s, &t->at[AT_OF]));
  return map_word(u, s, &t->at[AT_RULE]);
}

static int
compare_columns(const support* const a, const support* const b, const int count)
{
  for (int i = 0; i < count; ++i) {
    if (a->at[i] != b->at[i]) {
      return a->at[i] < b->at[i] ? -1 : 1;
    }
  }
  return 0;
}

static int
compare_supports(const void* const a, const void* const b)
{
  return compare_columns(a, b, SUPPORT_SIZE);
}

// Keep of each support as many as the file that has it most often
static void
unite_supports(uniting* const u)
{
  support* const all  = u->supports.items;
  size_t         kept = 0U;
  if (u->versions < 2U || !u->supports.count) {
    return;
  }
  qsort(all, u->supports.count, sizeof(support), compare_supports);
  for (size_t i = 0U; i < u->supports.count;) {
    const support first = all[i];
    size_t        run   = 0U; // of one file
    size_t        most  = 0U;
    for (; i < u->supports.count &&
           !compare_columns(&all[i], &first, SUPPORT_COLUMNS);
         ++i) {
      const bool same =
        run && all[i].at[AT_SOURCE] == all[i - 1U].at[AT_SOURCE];
      run  = same ? run + 1U : 1U;
      most = run > most ? run : most;
    }
    for (size_t k = 0U; k < most; ++k) {
      all[kept++] = first;
    }
  }
  u->supports.count = kept;
}

static weft_status
write_supports(const uniting* const u, const int64_t document)
{
  weft_status          st  = WEFT_OK;
  const support* const all = u->supports.items;
  db_statement* const  add = u->m->out->add_support;
  for (size_t i = 0U; i < u->supports.count; ++i) {
    db_bind_int(add, 1, document);
    db_bind_int(add, 2, (int64_t)i);
    for (int k = 0; k < SUPPORT_COLUMNS; ++k) {
      if (k >= AT_SPANS && all[i].at[k] == NO_SPAN) {
        db_bind_null(add, k + 3);
      } else {
        db_bind_int(add, k + 3, all[i].at[k]);
      }
    }
    TRY(st, db_run(add, u->m->error));
  }
  return st;
}

// Documents

static weft_status
take_document(uniting* const u, merge_source* const s, const size_t source)
{
  weft_status   st     = WEFT_OK;
  bool          row    = false;
  merge_list    places = {NULL, 0U, 0U};
  const int64_t id     = db_int(s->documents, AT_ID);
  db_reset(s->aliases);
  db_reset(s->evidence);
  db_reset(s->supports);
  db_bind_int(s->aliases, 1, id);
  db_bind_int(s->evidence, 1, id);
  db_bind_int(s->supports, 1, id);
  const weft_str title = db_text(s->documents, AT_TITLE);
  const int64_t  bytes = db_int(s->documents, AT_BYTES);
  if (!u->title.data || weft_str_compare(title, u->title) > 0) {
    u->title = unite_keep(u, title);
  }
  u->bytes = bytes > u->bytes ? bytes : u->bytes;
  TRY(st, take_names(u, s));
  TRY(st, take_pieces(u, s, &places));
  TRY(st, db_step(s->supports, &row, u->m->error));
  while (row) {
    TRY(st, take_support(u, s, &places, source));
    TRY(st, db_step(s->supports, &row, u->m->error));
  }
  return u->title.data ? st : unite_fail(u);
}

static weft_status
write_document(uniting* const u)
{
  weft_status              st   = WEFT_OK;
  const weft_document_info info = {.doc    = u->doc,
                                   .date   = u->kept.date,
                                   .title  = u->title,
                                   .sha256 = u->kept.sha256,
                                   .bytes  = (size_t)u->bytes};
  TRY(st, store_put_document(u->m->out->add_document, &info, u->m->error));
  const int64_t id = db_last_id(u->m->out->d);
  unite_supports(u);
  TRY(st, write_names(u, id));
  TRY(st, write_pieces(u, id));
  TRY(st, write_supports(u, id));
  TRY(st, unite_write_lost(u));
  return store_filled(
    u->m->out, u->pieces.count + u->supports.count, u->m->error);
}

static weft_status
unite(uniting* const u, const bool* const chosen)
{
  weft_status    st     = WEFT_OK;
  const merging* m      = u->m;
  bool* const    winner = arena_array(&u->m->memory, m->count, sizeof(bool));
  if (!u->doc.data || !winner) {
    return unite_fail(u);
  }
  TRY(st, unite_choose(u, chosen, winner));
  for (size_t i = 0U; i < m->count; ++i) {
    if (chosen[i]) {
      TRY(st, unite_inherit(u, &m->sources[i]));
    }
    if (winner[i]) {
      TRY(st, take_document(u, &m->sources[i], i));
    }
  }
  return write_document(u);
}

weft_status
merge_document(merging* const m, const weft_str doc, const bool* const chosen)
{
  uniting           u  = {.m = m, .doc = arena_copy(&m->memory, doc)};
  const weft_status st = unite(&u, chosen);
  table_free(&u.piece_index);
  return st;
}
