// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the words between a name and a figure tell about whose the figure is.

#ifndef WEFT_EXTRACT_HOLDER_WORDS_H
#define WEFT_EXTRACT_HOLDER_WORDS_H

#include "weft/base.h"

#include <stdbool.h>
#include <stddef.h>

// Whether one of `count` words stands in a text
bool
words_hold_any(weft_str text, const char* const* words, size_t count);

// `통계청에 따르면`, `IDC의 보고서`: who tells the figure does not own it
bool
words_tell(weft_str between);

// `두루전자 계열사 직원`: those of others
bool
words_relate(weft_str between);

// Whether an adnominal predicate parts a subject from the figure, so that it
// may be the subject of that one only
bool
words_part(weft_str between);

// `부산에 본사를 둔`: whose seat a place is
bool
words_seat(weft_str between);

bool
words_have_topic(weft_str between);

// `늘었고 지방은`: whether a clause ends and another topic follows
bool
words_turn(weft_str between);

// Whether a noun phrase ends in `between`, so that what is before it does not
// modify what is behind
bool
words_close(weft_str between);

// `두루전자의 3분기 매출은 3조원, 영업이익은`: what the name has is the subject
bool
words_lead(weft_str between);

// `하늘페이를 출시해 가입자 30만명을`: what is brought out has the figure
bool
words_launch(weft_str between);

// `베트남을 찾은 관광객은`
bool
words_visit(weft_str between);

// Whether 이, 그 or 해당 stands before a noun
bool
words_point_at(weft_str text, size_t at);

// Whether a plain noun before the figure is its subject or owner: `국내 시장의`,
// but not `이 회사의`
bool
words_have_subject(weft_str text, size_t at);

// Bodies that tell the figures of others: ministries, statistics offices
bool
words_name_watcher(weft_str name);

// `아라테크 보다`, `아라테크 대비`: the name is what the figure is compared with
bool
words_compare(weft_str between);

#endif // WEFT_EXTRACT_HOLDER_WORDS_H
