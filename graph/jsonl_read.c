// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "jsonl_read.h"

#include "try.h"

#include <stdint.h>
#include <string.h>

enum { MEMBER_SIZE_MAX = 10 };

static const weft_str members[MEMBER_COUNT] = {
  [MEMBER_A]          = WEFT_STR_INIT("a"),
  [MEMBER_B]          = WEFT_STR_INIT("b"),
  [MEMBER_AS]         = WEFT_STR_INIT("as"),
  [MEMBER_ID]         = WEFT_STR_INIT("id"),
  [MEMBER_OF]         = WEFT_STR_INIT("of"),
  [MEMBER_DOC]        = WEFT_STR_INIT("doc"),
  [MEMBER_END]        = WEFT_STR_INIT("end"),
  [MEMBER_VIA]        = WEFT_STR_INIT("via"),
  [MEMBER_DATE]       = WEFT_STR_INIT("date"),
  [MEMBER_KIND]       = WEFT_STR_INIT("kind"),
  [MEMBER_NAME]       = WEFT_STR_INIT("name"),
  [MEMBER_RULE]       = WEFT_STR_INIT("rule"),
  [MEMBER_TEXT]       = WEFT_STR_INIT("text"),
  [MEMBER_TYPE]       = WEFT_STR_INIT("type"),
  [MEMBER_UNIT]       = WEFT_STR_INIT("unit"),
  [MEMBER_WHEN]       = WEFT_STR_INIT("when"),
  [MEMBER_ALIAS]      = WEFT_STR_INIT("alias"),
  [MEMBER_BYTES]      = WEFT_STR_INIT("bytes"),
  [MEMBER_START]      = WEFT_STR_INIT("start"),
  [MEMBER_TITLE]      = WEFT_STR_INIT("title"),
  [MEMBER_VALUE]      = WEFT_STR_INIT("value"),
  [MEMBER_OBJECT]     = WEFT_STR_INIT("object"),
  [MEMBER_REASON]     = WEFT_STR_INIT("reason"),
  [MEMBER_SHA256]     = WEFT_STR_INIT("sha256"),
  [MEMBER_STATUS]     = WEFT_STR_INIT("status"),
  [MEMBER_ALIASES]    = WEFT_STR_INIT("aliases"),
  [MEMBER_MENTION]    = WEFT_STR_INIT("mention"),
  [MEMBER_SUBJECT]    = WEFT_STR_INIT("subject"),
  [MEMBER_DECISION]   = WEFT_STR_INIT("decision"),
  [MEMBER_DOCUMENT]   = WEFT_STR_INIT("document"),
  [MEMBER_EVIDENCE]   = WEFT_STR_INIT("evidence"),
  [MEMBER_RELATION]   = WEFT_STR_INIT("relation"),
  [MEMBER_SENTENCE]   = WEFT_STR_INIT("sentence"),
  [MEMBER_CONFIDENCE] = WEFT_STR_INIT("confidence"),
};

// The first member with a name of so many bytes or more
static const unsigned char first_of_size[MEMBER_SIZE_MAX + 2] = {
  MEMBER_A,
  MEMBER_A,
  MEMBER_AS,
  MEMBER_DOC,
  MEMBER_DATE,
  MEMBER_ALIAS,
  MEMBER_OBJECT,
  MEMBER_ALIASES,
  MEMBER_DECISION,
  MEMBER_CONFIDENCE,
  MEMBER_CONFIDENCE,
  MEMBER_COUNT,
};

static weft_status
fail(const record* const r, const weft_status st, const char* const message)
{
  return weft_error_set(r->error, st, NULL, 0U, 0U, "%s", message);
}

static weft_status
fail_memory(const record* const r)
{
  return fail(r, WEFT_ERR_NO_MEMORY, "out of memory");
}

// Parts

static record_part
part_of_top(record* const r)
{
  if (r->key == MEMBER_SUBJECT) {
    r->has_subject = true;
    return PART_SUBJECT;
  }
  if (r->key == MEMBER_OBJECT) {
    r->has_object = true;
    return PART_OBJECT;
  }
  if (r->key == MEMBER_DOCUMENT) {
    r->has_document = true;
    return PART_DOCUMENT;
  }
  if (r->key == MEMBER_DECISION) {
    r->is_decision = true;
    return PART_DECISION;
  }
  if (r->key == MEMBER_MENTION) {
    r->is_mention = true;
  }
  return r->key == MEMBER_EVIDENCE ? PART_EVIDENCE : PART_OTHER;
}

static record_part
next_part(record* const r, const bool list)
{
  switch (r->depth ? r->parts[r->depth - 1U] : PART_OTHER) {
    case PART_TOP:
      return list ? PART_OTHER : part_of_top(r);
    case PART_SUBJECT:
    case PART_OBJECT:
      r->of_object = r->parts[r->depth - 1U] == PART_OBJECT;
      return list && r->key == MEMBER_VIA ? PART_VIA_LIST : PART_OTHER;
    case PART_VIA_LIST:
      return list ? PART_OTHER : PART_VIA;
    case PART_DOCUMENT:
      return list && r->key == MEMBER_ALIASES ? PART_ALIAS_LIST : PART_OTHER;
    case PART_ALIAS_LIST:
      return list ? PART_OTHER : PART_ALIAS;
    default:
      return r->depth || list ? PART_OTHER : PART_TOP;
  }
}

static void
begin_record(record* const r)
{
  arena_reset(&r->memory);
  memset(&r->triple, 0, sizeof(r->triple));
  memset(&r->document, 0, sizeof(r->document));
  r->triple.subject.literal = true;
  r->triple.object.literal  = true;
  r->triple.confidence      = 1000;
  r->alias_capacity         = 0U;
  r->has_document           = false;
  r->has_subject            = false;
  r->has_object             = false;
  r->is_mention             = false;
  r->is_decision            = false;
  r->decision               = (weft_decision){.kind = WEFT_SPLIT};
  r->has_kind               = false;
}

weft_status
record_open(record* const r, const bool list)
{
  if (r->depth == RECORD_DEPTH_MAX) {
    return fail(r, WEFT_ERR_BAD_INPUT, "nested too deeply for a triple");
  }
  if (!r->depth) {
    if (list) {
      return fail(
        r, WEFT_ERR_BAD_INPUT, "needs one object a line, such as {\"doc\":…}");
    }
    begin_record(r);
  }
  const record_part part = next_part(r, list);
  if (part == PART_ALIAS) {
    memset(&r->alias, 0, sizeof(r->alias));
  }
  r->parts[r->depth++] = part;
  return WEFT_OK;
}

// An end as the document itself has it, before names were joined
static void
undo_join(weft_end* const end)
{
  const char* const slash =
    end->as.size ? memchr(end->as.data, '/', end->as.size) : NULL;
  if (slash) {
    end->id   = end->as;
    end->type = (weft_str){end->as.data, (size_t)(slash - end->as.data)};
    end->as   = (weft_str){NULL, 0U};
  }
}

static weft_status
keep_alias(record* const r)
{
  if (r->alias.as.size) {
    r->alias.id = r->alias.as;
    r->alias.as = (weft_str){NULL, 0U};
  }
  weft_document_info* const d = &r->document;
  if (d->alias_count == r->alias_capacity) {
    r->alias_capacity = r->alias_capacity ? r->alias_capacity * 2U : 16U;
    weft_alias* const more =
      arena_array(&r->memory, r->alias_capacity, sizeof(weft_alias));
    if (!more) {
      return fail_memory(r);
    }
    if (d->alias_count) {
      memcpy(more, d->aliases, d->alias_count * sizeof(weft_alias));
    }
    d->aliases = more;
  }
  ((weft_alias*)d->aliases)[d->alias_count++] = r->alias;
  return WEFT_OK;
}

// Passing on

// Make `doc` the current document; it must be new
static weft_status
turn_to(record* const r, const weft_document_info* const info)
{
  if (table_get(&r->seen, info->doc, 0U)) {
    return fail(r,
                WEFT_ERR_EXISTS,
                "a document comes twice, or its triples do not stand "
                "together; sort the lines by document");
  }
  const weft_str kept = arena_copy(&r->names, info->doc);
  if (!kept.data || table_set(&r->seen, kept, 1U)) {
    return fail_memory(r);
  }
  r->current = kept;
  return r->sink->document ? r->sink->document(r->sink->handle, info) : WEFT_OK;
}

static weft_status
pass_triple(record* const r)
{
  weft_status        st = WEFT_OK;
  weft_triple* const t  = &r->triple;
  if (!r->has_subject || !r->has_object || !t->relation.size) {
    return fail(r,
                WEFT_ERR_BAD_INPUT,
                "needs \"subject\", \"relation\" and \"object\", or "
                "\"document\"");
  }
  if (t->subject.literal) {
    return fail(r, WEFT_ERR_BAD_INPUT, "the subject needs an \"id\"");
  }
  undo_join(&t->subject);
  undo_join(&t->object);
  if (!r->current.data || !weft_str_equals(r->current, t->doc)) {
    const weft_document_info empty = {.doc = t->doc};
    TRY(st, turn_to(r, &empty));
  }
  return r->sink->triple ? r->sink->triple(r->sink->handle, t) : st;
}

static weft_status
pass_decision(record* const r)
{
  if (!r->has_kind || !r->decision.a.size || !r->decision.b.size) {
    return fail(
      r, WEFT_ERR_BAD_INPUT, "a decision needs \"kind\", \"a\" and \"b\"");
  }
  return r->sink->decision ? r->sink->decision(r->sink->handle, &r->decision)
                           : WEFT_OK;
}

weft_status
record_shut(record* const r)
{
  const record_part part = r->parts[--r->depth];
  if (part == PART_ALIAS) {
    return keep_alias(r);
  }
  if (r->depth || r->is_mention) {
    return WEFT_OK;
  }
  if (r->is_decision) {
    return pass_decision(r);
  }
  if (!r->triple.doc.data) {
    return fail(
      r, WEFT_ERR_BAD_INPUT, "needs \"doc\", the name of the document");
  }
  if (r->has_document) {
    r->document.doc = r->triple.doc;
    return turn_to(r, &r->document);
  }
  return pass_triple(r);
}

void
record_key(record* const r, const weft_str key)
{
  r->key = MEMBER_OTHER;
  if (key.size > MEMBER_SIZE_MAX) {
    return;
  }
  for (size_t i = first_of_size[key.size]; i < first_of_size[key.size + 1U];
       ++i) {
    if (!memcmp(members[i].data, key.data, key.size)) {
      r->key = (record_member)i;
      return;
    }
  }
}

// Values

static weft_status
read_size(const record* const r, const weft_str text, size_t* const out)
{
  size_t value = 0U;
  for (size_t i = 0U; i < text.size; ++i) {
    const char c = text.data[i];
    if (c < '0' || c > '9' || value > (SIZE_MAX - 9U) / 10U) {
      return fail(r, WEFT_ERR_BAD_INPUT, "a place or size is no whole number");
    }
    value = value * 10U + (size_t)(c - '0');
  }
  *out = value;
  return WEFT_OK;
}

static weft_status
put_end(record* const   r,
        weft_end* const end,
        const weft_str  v,
        const bool      number)
{
  if (r->key == MEMBER_ID) {
    end->id      = v;
    end->literal = false;
  } else if (r->key == MEMBER_AS) {
    end->as = v;
  } else if (r->key == MEMBER_NAME) {
    end->name = v;
  } else if (r->key == MEMBER_TYPE) {
    end->type = v;
  } else if (r->key == MEMBER_UNIT) {
    end->unit = v;
  } else if (r->key == MEMBER_VALUE) {
    end->value      = v;
    end->value_kind = number ? WEFT_VALUE_NUMBER : WEFT_VALUE_TEXT;
  } else if (r->key == MEMBER_START) {
    end->has_span = true;
    return read_size(r, v, &end->span.start);
  } else if (r->key == MEMBER_END) {
    return read_size(r, v, &end->span.end);
  }
  return WEFT_OK;
}

static weft_status
put_via(record* const r, weft_end* const end, const weft_str v)
{
  end->has_via = true;
  return r->key == MEMBER_START ? read_size(r, v, &end->via.start)
         : r->key == MEMBER_END ? read_size(r, v, &end->via.end)
                                : WEFT_OK;
}

static weft_status
put_status(record* const r, const weft_str v)
{
  if (weft_str_equals(v, WEFT_STR("planned"))) {
    r->triple.status = WEFT_PLANNED;
  } else if (!weft_str_equals(v, WEFT_STR("actual"))) {
    return fail(
      r, WEFT_ERR_BAD_INPUT, "\"status\" must be \"actual\" or \"planned\"");
  }
  return WEFT_OK;
}

static weft_status
put_top(record* const r, const weft_str v)
{
  weft_triple* const t = &r->triple;
  if (r->key == MEMBER_DOC) {
    t->doc = v;
  } else if (r->key == MEMBER_RELATION) {
    t->relation = v;
  } else if (r->key == MEMBER_WHEN) {
    t->when = v;
  } else if (r->key == MEMBER_OF) {
    t->of = v;
  } else if (r->key == MEMBER_RULE) {
    t->rule = v;
  } else if (r->key == MEMBER_STATUS) {
    return put_status(r, v);
  } else if (r->key == MEMBER_CONFIDENCE) {
    size_t            sure = 0U;
    const weft_status st   = read_size(r, v, &sure);
    t->confidence          = sure <= 1000U ? (int)sure : -1;
    return st;
  }
  return WEFT_OK;
}

static weft_status
put_evidence(record* const r, const weft_str v)
{
  weft_evidence* const e = &r->triple.evidence;
  if (r->key == MEMBER_TEXT) {
    e->text = v;
    return WEFT_OK;
  }
  return r->key == MEMBER_SENTENCE ? read_size(r, v, &e->sentence)
         : r->key == MEMBER_START  ? read_size(r, v, &e->span.start)
         : r->key == MEMBER_END    ? read_size(r, v, &e->span.end)
                                   : WEFT_OK;
}

static weft_status
put_document(record* const r, const weft_str v)
{
  weft_document_info* const d = &r->document;
  if (r->key == MEMBER_DATE) {
    d->date = v;
  } else if (r->key == MEMBER_TITLE) {
    d->title = v;
  } else if (r->key == MEMBER_SHA256) {
    d->sha256 = v;
  } else if (r->key == MEMBER_BYTES) {
    return read_size(r, v, &d->bytes);
  }
  return WEFT_OK;
}

static void
put_alias(record* const r, const weft_str v)
{
  if (r->key == MEMBER_ID) {
    r->alias.id = v;
  } else if (r->key == MEMBER_AS) {
    r->alias.as = v;
  } else if (r->key == MEMBER_ALIAS) {
    r->alias.alias = v;
  } else if (r->key == MEMBER_REASON) {
    r->alias.reason = v;
  }
}

static weft_status
put_decision(record* const r, const weft_str v)
{
  if (r->key == MEMBER_A) {
    r->decision.a = v;
  } else if (r->key == MEMBER_B) {
    r->decision.b = v;
  } else if (r->key == MEMBER_KIND) {
    r->has_kind      = true;
    r->decision.kind = WEFT_SPLIT;
    if (weft_str_equals(v, WEFT_STR("join"))) {
      r->decision.kind = WEFT_JOIN;
    } else if (!weft_str_equals(v, WEFT_STR("split"))) {
      return fail(r,
                  WEFT_ERR_BAD_INPUT,
                  "\"kind\" of a decision must be \"split\" or \"join\"");
    }
  }
  return WEFT_OK;
}

weft_status
record_value(record* const r, const weft_str value, const bool number)
{
  if (!r->depth) {
    return fail(
      r, WEFT_ERR_BAD_INPUT, "needs one object a line, such as {\"doc\":…}");
  }
  const record_part part = r->parts[r->depth - 1U];
  if (part == PART_OTHER) {
    return WEFT_OK;
  }
  const weft_str v = arena_copy(&r->memory, value);
  if (!v.data) {
    return fail_memory(r);
  }
  switch (part) {
    case PART_TOP:
      return put_top(r, v);
    case PART_SUBJECT:
      return put_end(r, &r->triple.subject, v, number);
    case PART_OBJECT:
      return put_end(r, &r->triple.object, v, number);
    case PART_VIA:
      return put_via(
        r, r->of_object ? &r->triple.object : &r->triple.subject, v);
    case PART_EVIDENCE:
      return put_evidence(r, v);
    case PART_DOCUMENT:
      return put_document(r, v);
    case PART_ALIAS:
      put_alias(r, v);
      return WEFT_OK;
    case PART_DECISION:
      return put_decision(r, v);
    default:
      return WEFT_OK;
  }
}

void
record_free(record* const r)
{
  arena_free(&r->memory);
  arena_free(&r->names);
  table_free(&r->seen);
}
