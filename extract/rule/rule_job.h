// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the readers of a rule's members share.

#ifndef WEFT_EXTRACT_RULE_JOB_H
#define WEFT_EXTRACT_RULE_JOB_H

#include "rule/compiled.h"

// Everything that the compilation of one rule needs
typedef struct {
  weft_rules*      rules;
  const pack_rule* source;
  rule*            rule;
  findings*        found;
  bool             failed; // something is wrong with the rule
} rule_job;

// All members of a rule, whose shape was checked.  Reading goes on behind
// faults, so that an author sees all of them: every status below is WEFT_OK,
// or WEFT_ERR_NO_MEMORY.
weft_status
rule_read(rule_job* j);

// Report a fault at a node, `message 'name'`, and note it; returns WEFT_OK
weft_status
rule_fail(rule_job*        j,
          const json_node* node,
          const char*      message,
          const char*      name);

// The index of the type that a string node names, or TYPE_NONE
weft_status
rule_read_type(rule_job* j, const json_node* node, uint8_t* out);

// A whole number, moved into bounds, or `fallback` if there is none
int
rule_number(const json_node* node, int low, int high, int fallback);

// The types that a node names, one or an array; none without a node
weft_status
rule_read_types(rule_job* j, const json_node* node, type_set* out);

// The member `suffix` and what goes with it
weft_status
rule_read_suffixes(rule_job* j);

// The stems that `member` lists; `frames` makes them triggers of the rule
weft_status
rule_read_stems(rule_job* j, const char* member, bool frames);

// What sentences the rule reads, and what must not stand around its matches
weft_status
rule_read_context(rule_job* j);

// How it writes what it finds, once its patterns are read
weft_status
rule_read_normals(rule_job* j);

// The members of a frame rule
weft_status
rule_read_frame(rule_job* j);

// What names of the last resort may be, before any rule is compiled
void
rule_prepare_cues(weft_rules* rules);

// The members of a cue rule
weft_status
rule_read_cue(rule_job* j);

// Which cues each stem belongs to, once all stems are known
weft_status
rule_link_cues(weft_rules* rules);
// What the short forms of names leave out
weft_status
rule_read_short(rule_job* j);

// The words of a reference rule and what they stand for
weft_status
rule_read_reference(rule_job* j);

#endif // WEFT_EXTRACT_RULE_JOB_H
