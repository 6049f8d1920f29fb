// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "fact_id.h"

#include "name.h"

#include "sha256.h"

#include <string.h>

// Sizes before strings keep ("ab", "c") and ("a", "bc") apart
static void
put_part(strbuf* const b, const weft_str part)
{
  strbuf_printf(b, "%zu:", part.size);
  strbuf_append(b, part);
}

static void
put_literal(fact_id* const id, const weft_end* const end)
{
  strbuf_printf(&id->identity, "literal%d:", (int)end->value_kind);
  if (end->value_kind == WEFT_VALUE_NONE) {
    name_key(end->name, &id->key);
    put_part(&id->identity, strbuf_str(&id->key));
  } else {
    put_part(&id->identity, end->value);
  }
  put_part(&id->identity, end->unit);
}

static weft_status
set_digits(fact_id* const id)
{
  char digits[SHA256_HEX_SIZE];
  if (id->key.status) {
    return id->key.status;
  }
  if (!id->identity.status) {
    sha256_hex(strbuf_str(&id->identity), digits);
    memcpy(id->digits, digits, FACT_ID_DIGITS);
    id->digits[FACT_ID_DIGITS] = '\0';
  }
  return id->identity.status;
}

weft_status
fact_id_set(fact_id* const          id,
            const weft_graph* const graph,
            const weft_fact* const  fact)
{
  strbuf* const b = &id->identity;
  strbuf_clear(b);
  put_part(b, weft_graph_entity(graph, fact->subject)->id);
  put_part(b, fact->relation);
  if (fact->object_entity == SIZE_MAX) {
    put_literal(id, &fact->object);
  } else {
    put_part(b, fact->object.id);
  }
  strbuf_puts(b, fact->status == WEFT_PLANNED ? "planned:" : "actual:");
  put_part(b, fact->when);
  put_part(b, fact->of);
  return set_digits(id);
}

static void
put_places(strbuf* const b, const weft_end* const end)
{
  strbuf_printf(b,
                "%d,%zu,%zu,%d,%zu,%zu:",
                end->has_span,
                end->span.start,
                end->span.end,
                end->has_via,
                end->via.start,
                end->via.end);
}

weft_status
fact_id_set_support(fact_id* const            id,
                    const weft_str            statement,
                    const weft_support* const s)
{
  strbuf* const b = &id->identity;
  strbuf_clear(b);
  put_part(b, statement);
  put_part(b, s->doc);
  put_part(b, s->rule);
  strbuf_printf(b, "%zu,%zu:", s->evidence.span.start, s->evidence.span.end);
  put_places(b, &s->subject);
  put_places(b, &s->object);
  return set_digits(id);
}

weft_str
fact_id_str(const fact_id* const id)
{
  return (weft_str){id->digits, FACT_ID_DIGITS};
}

void
fact_id_dispose(fact_id* const id)
{
  strbuf_free(&id->identity);
  strbuf_free(&id->key);
}
