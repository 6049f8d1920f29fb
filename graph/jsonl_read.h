// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One line of triples being read: what members mean, apart from any parser.

#ifndef WEFT_GRAPH_JSONL_READ_H
#define WEFT_GRAPH_JSONL_READ_H

#include "arena.h"
#include "table.h"

#include "weft/base.h"
#include "weft/import.h"
#include "weft/triple.h"

// The part of a record that members belong to
typedef enum {
  PART_TOP,
  PART_SUBJECT,
  PART_OBJECT,
  PART_VIA_LIST,
  PART_VIA,
  PART_EVIDENCE,
  PART_DOCUMENT,
  PART_ALIAS_LIST,
  PART_ALIAS,
  PART_DECISION,
  PART_OTHER // skipped with all that is in it
} record_part;

// Members that mean something, by the size of their names
typedef enum {
  MEMBER_OTHER,
  MEMBER_A, // of a decision
  MEMBER_B,
  MEMBER_AS,
  MEMBER_ID,
  MEMBER_OF,
  MEMBER_DOC,
  MEMBER_END,
  MEMBER_VIA,
  MEMBER_DATE,
  MEMBER_KIND,
  MEMBER_NAME,
  MEMBER_RULE,
  MEMBER_TEXT,
  MEMBER_TYPE,
  MEMBER_UNIT,
  MEMBER_WHEN,
  MEMBER_ALIAS,
  MEMBER_BYTES,
  MEMBER_START,
  MEMBER_TITLE,
  MEMBER_VALUE,
  MEMBER_OBJECT,
  MEMBER_REASON,
  MEMBER_SHA256,
  MEMBER_STATUS,
  MEMBER_ALIASES,
  MEMBER_MENTION,
  MEMBER_SUBJECT,
  MEMBER_DECISION,
  MEMBER_DOCUMENT,
  MEMBER_EVIDENCE,
  MEMBER_RELATION,
  MEMBER_SENTENCE,
  MEMBER_CONFIDENCE,
  MEMBER_COUNT
} record_member;

enum { RECORD_DEPTH_MAX = 32 };

typedef struct {
  const weft_sink*   sink;
  arena              memory;  // of the record
  arena              names;   // of documents
  table              seen;    // documents so far
  weft_str           current; // the document that triples may belong to
  weft_triple        triple;
  weft_document_info document;
  size_t             alias_capacity;
  weft_alias         alias;
  bool               has_document;
  bool               has_subject;
  bool               has_object;
  bool               is_mention;
  bool               is_decision;
  bool               has_kind; // of the decision
  weft_decision      decision;
  bool               of_object; // the via that is read is the object's
  record_part        parts[RECORD_DEPTH_MAX];
  size_t             depth;
  record_member      key;
  weft_error*        error;
} record;

// Each status is WEFT_OK, or the error's message is set

// `{` and `[`
weft_status
record_open(record* r, bool list);

// `}` and `]`; at the end of a line it is passed on
weft_status
record_shut(record* r);

void
record_key(record* r, weft_str key);

// A string, or a number as it is written
weft_status
record_value(record* r, weft_str value, bool number);

void
record_free(record* r);

#endif // WEFT_GRAPH_JSONL_READ_H
