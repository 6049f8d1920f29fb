// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The ends of triples: names, identifiers and places of what was mentioned.

#ifndef WEFT_EXTRACT_END_H
#define WEFT_EXTRACT_END_H

#include "rule/candidate.h"

// The document whose triples are passed on; all is borrowed
typedef struct {
  rule_run*        run;
  analysis*        a;
  const weft_sink* sink;
  size_t*          fired;  // triples of each rule
  weft_status      status; // WEFT_ERR_NO_MEMORY once an end could not be made
} emitter;

static inline weft_str
end_slice(const emitter* e, size_t start, size_t end)
{
  return analysis_slice(e->a, start, end);
}

// Give each entity the longest form that the document uses, and its count
void
end_name_entities(emitter* e);

// `type/name` in the analysis's memory; without data if there is none left
weft_str
end_id(emitter* e, weft_str type, weft_str name);

weft_str
end_type_name(const emitter* e, uint8_t type);

// A mention as an end of one of the types `allowed`; false if it is none, or
// memory ran out.  Ends by surname and title name the person, with `via`.
bool
end_from_mention(emitter* e, const mention* m, type_set allowed, weft_end* out);

// Plain text as a literal of the relation's range; false if it has no literal
bool
end_from_text(emitter*             e,
              const candidate_end* end,
              int                  relation,
              weft_end*            out);

#endif // WEFT_EXTRACT_END_H
