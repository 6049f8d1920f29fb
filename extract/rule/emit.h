// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From candidates to triples: choice, names, evidence, order.

#ifndef WEFT_EXTRACT_EMIT_H
#define WEFT_EXTRACT_EMIT_H

#include "rule/candidate.h"

// Choose among the candidates and pass header, mentions and triples on.
// `fired` counts the triples of each rule.
weft_status
emit_all(rule_run* run, const weft_sink* sink, size_t* fired);

#endif // WEFT_EXTRACT_EMIT_H
