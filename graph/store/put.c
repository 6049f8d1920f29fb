// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Documents and their triples into the file, and out of it.

#include "store/store.h"

#include "check.h"

#include "try.h"

#include <string.h>

// Documents

static weft_status
find_document(weft_store* const s,
              const weft_str    doc,
              int64_t* const    id,
              weft_error* const error)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_bind_text(s->find_document, 1, doc);
  TRY(st, db_step(s->find_document, &row, error));
  *id = row ? db_int(s->find_document, 0) : 0;
  db_reset(s->find_document);
  return st;
}

static weft_status
run_with(db_statement* const s, const int64_t id, weft_error* const error)
{
  db_bind_int(s, 1, id);
  return db_run(s, error);
}

static weft_status
empty_document(weft_store* const s, const int64_t id, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st, run_with(s->drop_supports, id, error));
  TRY(st, run_with(s->drop_evidence, id, error));
  TRY(st, run_with(s->drop_clash, id, error));
  return run_with(s->drop_aliases, id, error);
}

weft_status
store_put_document(db_statement* const             statement,
                   const weft_document_info* const info,
                   weft_error* const               error)
{
  db_bind_text(statement, 1, info->doc);
  db_bind_text(statement, 2, info->sha256);
  db_bind_text(statement, 3, info->date);
  db_bind_text(statement, 4, info->title);
  db_bind_int(statement, 5, (int64_t)info->bytes);
  return db_run(statement, error);
}

static weft_status
put_document(weft_store* const               s,
             const weft_document_info* const info,
             int64_t* const                  id,
             weft_error* const               error)
{
  weft_status st = WEFT_OK;
  TRY(st, find_document(s, info->doc, id, error));
  db_statement* const put = *id ? s->update_document : s->add_document;
  if (*id) {
    TRY(st, empty_document(s, *id, error));
  }
  TRY(st, store_put_document(put, info, error));
  if (!*id) {
    *id = db_last_id(s->d);
  }
  return st;
}

weft_status
store_put_alias(weft_store* const       s,
                const int64_t           document,
                const size_t            number,
                const weft_alias* const alias,
                weft_error* const       error)
{
  db_bind_int(s->add_alias, 1, document);
  db_bind_int(s->add_alias, 2, (int64_t)number);
  db_bind_text(s->add_alias, 3, alias->id);
  db_bind_text(s->add_alias, 4, alias->alias);
  db_bind_text(s->add_alias, 5, alias->reason);
  return db_run(s->add_alias, error);
}

static weft_status
put_aliases(weft_store* const               s,
            const weft_document_info* const info,
            const int64_t                   id,
            weft_error* const               error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < info->alias_count; ++i) {
    TRY(st, store_put_alias(s, id, i, &info->aliases[i], error));
  }
  return st;
}

static weft_status
check_document(const weft_document_info* const info, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st, check_text(info->doc, error));
  TRY(st, check_text(info->sha256, error));
  TRY(st, check_text(info->date, error));
  TRY(st, check_text(info->title, error));
  for (size_t i = 0U; i < info->alias_count; ++i) {
    TRY(st, check_text(info->aliases[i].id, error));
    TRY(st, check_text(info->aliases[i].alias, error));
    TRY(st, check_text(info->aliases[i].reason, error));
  }
  return st;
}

weft_status
weft_store_add_document(weft_store* const               s,
                        const weft_document_info* const info,
                        weft_error* const               error)
{
  weft_status st = WEFT_OK;
  int64_t     id = 0;
  WEFT_REQUIRE(s && info && (info->aliases || !info->alias_count));
  s->current.id = 0;
  TRY(st, check_document(info, error));
  if (s->batch >= BATCH_ROWS) {
    TRY(st, store_commit(s, error));
  }
  TRY(st, store_begin(s, error));
  TRY(st, put_document(s, info, &id, error));
  TRY(st, put_aliases(s, info, id, error));
  strbuf_clear(&s->current.doc);
  strbuf_append(&s->current.doc, info->doc);
  if (s->current.doc.status) {
    return weft_error_set(
      error, s->current.doc.status, NULL, 0U, 0U, "out of memory");
  }
  s->current.id       = id;
  s->current.supports = 0;
  s->current.pieces   = 0;
  s->batch += 1U + info->alias_count;
  return st;
}

weft_status
weft_store_remove(weft_store* const s,
                  const weft_str    doc,
                  weft_error* const error)
{
  weft_status st = WEFT_OK;
  int64_t     id = 0;
  WEFT_REQUIRE(s);
  TRY(st, store_begin(s, error));
  TRY(st, find_document(s, doc, &id, error));
  if (!id) {
    return weft_error_set(
      error,
      WEFT_ERR_NOT_FOUND,
      s->path,
      0U,
      0U,
      "holds no document '%.*s'; `weft stats --documents` lists them",
      (int)(doc.size < 200U ? doc.size : 200U),
      doc.data ? doc.data : "");
  }
  s->current.id = 0;
  TRY(st, empty_document(s, id, error));
  return run_with(s->drop_document, id, error);
}

// Triples

weft_status
store_put_evidence(weft_store* const          s,
                   const int64_t              document,
                   const int64_t              number,
                   const weft_evidence* const evidence,
                   weft_error* const          error)
{
  db_bind_int(s->add_evidence, 1, document);
  db_bind_int(s->add_evidence, 2, number);
  db_bind_int(s->add_evidence, 3, (int64_t)evidence->sentence);
  db_bind_int(s->add_evidence, 4, (int64_t)evidence->span.start);
  db_bind_int(s->add_evidence, 5, (int64_t)evidence->span.end);
  db_bind_text(s->add_evidence, 6, evidence->text);
  return db_run(s->add_evidence, error);
}

static weft_status
put_evidence(weft_store* const    s,
             const weft_evidence* e,
             int64_t* const       number,
             weft_error* const    error)
{
  weft_status          st   = WEFT_OK;
  open_document* const o    = &s->current;
  const uint64_t       text = table_hash(e->text);
  for (int64_t i = 0; i < EVIDENCE_KEPT && i < o->pieces; ++i) {
    const kept_evidence* const k = &o->kept[i];
    if (k->span.start == e->span.start && k->span.end == e->span.end &&
        k->sentence == e->sentence && k->text == text &&
        k->size == e->text.size) {
      *number = k->number;
      return st;
    }
  }
  *number = o->pieces;
  TRY(st, store_put_evidence(s, o->id, *number, e, error));
  o->kept[o->pieces % EVIDENCE_KEPT] =
    (kept_evidence){e->span, e->sentence, text, e->text.size, *number};
  ++o->pieces;
  ++s->batch;
  return st;
}

static void
bind_span(db_statement* const s,
          const int           parameter,
          const bool          has,
          const weft_span     span)
{
  if (has) {
    db_bind_int(s, parameter, (int64_t)span.start);
    db_bind_int(s, parameter + 1, (int64_t)span.end);
  } else {
    db_bind_null(s, parameter);
    db_bind_null(s, parameter + 1);
  }
}

static weft_status
put_support(weft_store* const        s,
            const weft_triple* const t,
            weft_error* const        error)
{
  const weft_str words[] = {t->relation, t->when, t->of, t->rule};
  int64_t        numbers[4];
  int64_t        subject  = 0;
  int64_t        object   = 0;
  int64_t        evidence = 0;
  weft_status    st       = WEFT_OK;
  TRY(st, dictionary_term(&s->words, &t->subject, &subject, error));
  TRY(st, dictionary_term(&s->words, &t->object, &object, error));
  for (size_t i = 0U; i < 4U; ++i) {
    TRY(st, dictionary_word(&s->words, words[i], &numbers[i], error));
  }
  TRY(st, put_evidence(s, &t->evidence, &evidence, error));
  const int64_t values[] = {s->current.id,
                            s->current.supports,
                            subject,
                            numbers[0],
                            object,
                            (int64_t)t->status,
                            numbers[1],
                            numbers[2],
                            t->confidence,
                            numbers[3],
                            evidence};
  for (size_t i = 0U; i < sizeof(values) / sizeof(values[0]); ++i) {
    db_bind_int(s->add_support, (int)i + 1, values[i]);
  }
  bind_span(s->add_support, 12, t->subject.has_span, t->subject.span);
  bind_span(s->add_support, 14, t->subject.has_via, t->subject.via);
  bind_span(s->add_support, 16, t->object.has_span, t->object.span);
  bind_span(s->add_support, 18, t->object.has_via, t->object.via);
  TRY(st, db_run(s->add_support, error));
  ++s->current.supports;
  ++s->batch;
  return st;
}

weft_status
weft_store_add_triple(weft_store* const        s,
                      const weft_triple* const t,
                      weft_error* const        error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(s && t);
  if (!s->current.id || !weft_str_equals(t->doc, strbuf_str(&s->current.doc))) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_ARG,
                          NULL,
                          0U,
                          0U,
                          "a triple of a document that was not begun; add its "
                          "document first");
  }
  // The dictionary checks what it does not know
  TRY(st, check_fault(t, error));
  TRY(st, check_text(t->evidence.text, error));
  return put_support(s, t, error);
}
