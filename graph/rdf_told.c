// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Statements and supports as an export wrote them, back into triples.

#include "rdf_import.h"
#include "rdf_literal.h"

#include "try.h"

#include <stdint.h>

// The text of a property, or an empty one
static weft_str
text_of(const rdf_import* const m, const uint32_t subject, const rdf_term term)
{
  const rdf_row* const row = rdf_set_one(&m->set, subject, term);
  return row ? rdf_set_text(&m->set, row->object) : WEFT_STR("");
}

// Numbers and places

// Read digits from `*at` on; false if there are none or too many
static bool
read_digits(const weft_str text, size_t* const at, size_t* const out)
{
  const size_t start = *at;
  size_t       value = 0U;
  while (*at < text.size && text.data[*at] >= '0' && text.data[*at] <= '9') {
    const size_t digit = (size_t)(text.data[*at] - '0');
    // Files keep places as signed numbers
    if (value > ((size_t)INT64_MAX - digit) / 10U) {
      return false;
    }
    value = value * 10U + digit;
    ++*at;
  }
  *out = value;
  return *at > start;
}

// A number of a property, which stays as it is if there is none
static weft_status
number_of(const rdf_import* const m,
          const uint32_t          subject,
          const rdf_term          term,
          size_t* const           out)
{
  const rdf_row* const row = rdf_set_one(&m->set, subject, term);
  size_t               at  = 0U;
  if (!row) {
    return WEFT_OK;
  }
  const weft_str text = rdf_set_text(&m->set, row->object);
  return read_digits(text, &at, out) && at == text.size
           ? WEFT_OK
           : rdf_fail(m, row, "a number is none; it must be a whole one");
}

static weft_status
span_of(const rdf_import* const m,
        const uint32_t          subject,
        const rdf_term          term,
        bool* const             has,
        weft_span* const        out)
{
  const rdf_row* const row = rdf_set_one(&m->set, subject, term);
  size_t               at  = 0U;
  *has                     = row != NULL;
  if (!row) {
    return WEFT_OK;
  }
  const weft_str text = rdf_set_text(&m->set, row->object);
  bool           good = read_digits(text, &at, &out->start) && at < text.size &&
              text.data[at] == '-';
  ++at;
  good = good && read_digits(text, &at, &out->end) && at == text.size;
  return good ? WEFT_OK
              : rdf_fail(m, row, "a place is none; it is as \"12-30\"");
}

static weft_status
confidence_of(const rdf_import* const m, const uint32_t subject, int* const out)
{
  weft_status st   = WEFT_OK;
  size_t      sure = 1000U;
  TRY(st, number_of(m, subject, TERM_CONFIDENCE, &sure));
  if (sure > 1000U) {
    return rdf_fail(m,
                    rdf_set_one(&m->set, subject, TERM_CONFIDENCE),
                    "a confidence is out of range; it must be from 0 to 1000");
  }
  *out = (int)sure;
  return st;
}

// Ends

static weft_end
entity_end(const rdf_import* const m, const uint32_t term)
{
  const rdf_entity* const entity = m->entities[term];
  return (weft_end){
    .id = entity->id, .name = entity->name, .type = entity->type};
}

static weft_status
literal_end(rdf_import* const    m,
            const uint32_t       statement,
            const rdf_row* const object,
            weft_end* const      end)
{
  weft_status          st   = WEFT_OK;
  const rdf_row* const name = rdf_set_one(&m->set, statement, TERM_OBJECT_NAME);
  const rdf_row* const type = rdf_set_one(&m->set, statement, TERM_OBJECT_TYPE);
  const rdf_row* const kind = rdf_set_one(&m->set, statement, TERM_VALUE_KIND);
  const weft_str       text = rdf_set_text(&m->set, object->object);
  rdf_literal(text, rdf_set_text(&m->set, object->datatype), end);
  if (kind) {
    const weft_str word = rdf_set_text(&m->set, kind->object);
    end->value          = text;
    end->value_kind     = weft_str_equals(word, WEFT_STR("number"))
                            ? WEFT_VALUE_NUMBER
                            : WEFT_VALUE_TEXT;
  }
  if (name) {
    end->name = rdf_set_text(&m->set, name->object);
  }
  if (type) {
    TRY(st,
        rdf_names_type(
          &m->names, rdf_set_text(&m->set, type->object), &end->type));
  }
  end->unit = text_of(m, statement, TERM_UNIT);
  return st;
}

// What a support says of an end
static weft_status
place_end(const rdf_import* const m,
          const uint32_t          support,
          const rdf_term          name,
          const rdf_term          at,
          const rdf_term          via,
          weft_end* const         end)
{
  weft_status          st    = WEFT_OK;
  const rdf_row* const named = rdf_set_one(&m->set, support, name);
  if (named) {
    end->name = rdf_set_text(&m->set, named->object);
  }
  TRY(st, span_of(m, support, at, &end->has_span, &end->span));
  return span_of(m, support, via, &end->has_via, &end->via);
}

// Triples

static weft_status
read_status(const rdf_import* const m,
            const uint32_t          statement,
            weft_fact_status* const out)
{
  const rdf_row* const row = rdf_set_one(&m->set, statement, TERM_STATUS);
  if (!row) {
    return WEFT_OK;
  }
  const weft_str word = rdf_set_text(&m->set, row->object);
  if (weft_str_equals(word, WEFT_STR("planned"))) {
    *out = WEFT_PLANNED;
  } else if (!weft_str_equals(word, WEFT_STR("actual"))) {
    return rdf_fail(
      m, row, "a status is unknown; it must be \"actual\" or \"planned\"");
  }
  return WEFT_OK;
}

static weft_status
read_statement(rdf_import* const  m,
               const uint32_t     statement,
               weft_triple* const t)
{
  weft_status          st      = WEFT_OK;
  const rdf_row* const subject = rdf_set_one(&m->set, statement, TERM_SUBJECT);
  const rdf_row* const predicate =
    rdf_set_one(&m->set, statement, TERM_PREDICATE);
  const rdf_row* const object = rdf_set_one(&m->set, statement, TERM_OBJECT);
  t->subject                  = entity_end(m, subject->object);
  TRY(
    st,
    rdf_names_relation(
      &m->names, rdf_set_text(&m->set, predicate->object), true, &t->relation));
  if (object->literal) {
    TRY(st, literal_end(m, statement, object, &t->object));
  } else {
    t->object = entity_end(m, object->object);
  }
  t->when = text_of(m, statement, TERM_WHEN);
  t->of   = text_of(m, statement, TERM_OF);
  return read_status(m, statement, &t->status);
}

static weft_status
read_support(const rdf_import* const m,
             const uint32_t          support,
             weft_triple* const      t)
{
  weft_status          st = WEFT_OK;
  weft_evidence* const e  = &t->evidence;
  t->rule                 = text_of(m, support, TERM_RULE);
  e->text                 = text_of(m, support, TERM_EVIDENCE);
  TRY(st, number_of(m, support, TERM_SENTENCE, &e->sentence));
  TRY(st, number_of(m, support, TERM_START, &e->span.start));
  TRY(st, number_of(m, support, TERM_END, &e->span.end));
  TRY(st,
      place_end(m,
                support,
                TERM_SUBJECT_NAME,
                TERM_SUBJECT_AT,
                TERM_SUBJECT_VIA,
                &t->subject));
  return place_end(
    m, support, TERM_OBJECT_NAME, TERM_OBJECT_AT, TERM_OBJECT_VIA, &t->object);
}

weft_status
rdf_told_triple(rdf_import* const      m,
                const rdf_place* const place,
                weft_triple* const     t)
{
  weft_status st = WEFT_OK;
  *t             = (weft_triple){.doc = m->documents[place->document].doc};
  TRY(st, read_statement(m, place->statement, t));
  if (place->support == TERM_EMPTY) {
    return confidence_of(m, place->statement, &t->confidence);
  }
  TRY(st, confidence_of(m, place->support, &t->confidence));
  return read_support(m, place->support, t);
}
