// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a text is about at a sentence: stands in for dropped subjects.

#ifndef WEFT_EXTRACT_TOPIC_H
#define WEFT_EXTRACT_TOPIC_H

#include "rule/mask.h"

// Sentences that a topic outlives without being named again
enum { TOPIC_LIFE = 3 };

// The mention that is the topic of the masked sentence (marked by 은 or 는
// outside quotations), or NO_TOPIC.  Literals and lists are no topics.
#define NO_TOPIC 0xFFFFFFFFU

uint32_t
topic_find(const mask* m, const analysis* a);

#endif // WEFT_EXTRACT_TOPIC_H
