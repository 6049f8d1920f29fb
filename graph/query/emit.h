// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The parts of a statement.  Pattern N is the table fN.

#ifndef WEFT_GRAPH_QUERY_EMIT_H
#define WEFT_GRAPH_QUERY_EMIT_H

#include "query/compile.h"

typedef struct {
  weft_query*       q;
  statement_options options;
  sql*              s;
  bool              where; // a condition was written
} emitter;

// ` WHERE ` or ` AND `
void
emit_and(emitter* x);

// ` = ` and the like
const char*
emit_op(query_op op);

// On which side a variable's values are in this variant
query_side
emit_side(const emitter* x, size_t variable);

// On which side the object of pattern `p` is
query_side
emit_object_side(const emitter* x, size_t p);

// Whether pattern `p` finds by value the literal that its object is elsewhere
bool
emit_is_literal_join(const emitter* x, size_t p);

// Values (emit_value.c)

// Whether the facts of pattern `p` are read from object to subject, as
// symmetric relations may be
bool
emit_is_swapped(const emitter* x, size_t p);

// The table column of an end or of the relation of pattern `p`
void
emit_end(const emitter* x, size_t p, role at);

// The table column of the node or relation that a variable is
void
emit_id(const emitter* x, size_t variable);

void
emit_attribute(sql*            s,
               size_t          pattern,
               size_t          condition,
               query_attribute attribute);

void
emit_variable_attribute(const emitter* x, size_t variable);

// The number or the date that a variable is, or NULL
void
emit_number(const emitter* x, size_t variable);
void
emit_date(const emitter* x, size_t variable);

// What literals of fact `p` are joined by
void
emit_literal_key(sql* s, size_t p);

// ` IN (…)`: the entities of those names
void
emit_names(sql* s, const found_names* names);

// Whether the literal of fact `p` is called so
void
emit_literal(sql* s, size_t p, const found_names* names);

// Conditions of pattern `p` that need no other pattern (emit_pattern.c).
// `ordered`: indexes that would lose the order by subject are not used.
void
emit_pattern(emitter* x, size_t p, bool ordered);

// Comparisons (emit_filter.c)
void
emit_filters(emitter* x);

#endif // WEFT_GRAPH_QUERY_EMIT_H
