// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a text is about at a sentence: stands in for dropped subjects.

#ifndef WEFT_EXTRACT_TOPIC_H
#define WEFT_EXTRACT_TOPIC_H

#include "rule/mask.h"

// Sentences that a topic outlives without being named again
enum { TOPIC_LIFE = 3 };

// The mention that is the topic of the masked sentence (marked by 은 or 는
// outside quotations), or NO_TOPIC.  Literals and lists are no topics; `many`
// tells that a list is.  `subject` receives the first name marked by 이 or 가
// before the topic, or NO_TOPIC.
#define NO_TOPIC 0xFFFFFFFFU

uint32_t
topic_find(const mask* m, const analysis* a, uint32_t* subject, bool* many);

#endif // WEFT_EXTRACT_TOPIC_H
