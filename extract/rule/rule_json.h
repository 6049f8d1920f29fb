// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rules from their JSON objects.

#ifndef WEFT_EXTRACT_RULE_JSON_H
#define WEFT_EXTRACT_RULE_JSON_H

#include "rule/compiled.h"

// Add `name` to a trie of names that are written backwards
weft_status
rule_add_backwards(trie* t, weft_str name, uint32_t value, uint32_t* previous);

// Index of a relation by name, or -1
int
rules_relation(const weft_rules* rules, weft_str name);

#endif // WEFT_EXTRACT_RULE_JSON_H
