// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The steps of weft_extract(), for what looks at the analysis itself.

#ifndef WEFT_EXTRACT_EXTRACTOR_H
#define WEFT_EXTRACT_EXTRACTOR_H

#include "clause/clause.h"
#include "rule/candidate.h"
#include "weft/extract.h"

// Find the names of a document, as weft_extract() does before rules give
// triples
weft_status
extractor_read(weft_extractor* extractor, const weft_document* document);

// Let `trace` hear of the documents that are read from now on, until it is NULL
// again; `analysis` and `run` are where the state is
void
extractor_listen(weft_extractor*          extractor,
                 const struct rule_trace* trace,
                 analysis**               state,
                 rule_run**               run);

// Clauses of a sentence of the document that was read last, as frame rules see
// them.  Valid until the next call.
weft_status
extractor_clauses(weft_extractor*     extractor,
                  size_t              sentence,
                  const clause_list** out);

#endif // WEFT_EXTRACT_EXTRACTOR_H
