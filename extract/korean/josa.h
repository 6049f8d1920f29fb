// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Korean particles (josa) after a noun or name.

#ifndef WEFT_EXTRACT_JOSA_H
#define WEFT_EXTRACT_JOSA_H

#include "weft/base.h"

// What a particle makes of its noun.  Stacked particles (에서는) keep the
// first one's class and set `topic`.
typedef enum {
  JOSA_NONE,       // nothing follows the noun
  JOSA_TOPIC,      // 은 는
  JOSA_SUBJECT,    // 이 가 께서
  JOSA_OBJECT,     // 을 를
  JOSA_GENITIVE,   // 의
  JOSA_AT,         // 에
  JOSA_IN,         // 에서
  JOSA_TO,         // 에게 께 한테
  JOSA_SOURCE,     // 로부터 에게서 한테서
  JOSA_BY,         // 로 으로
  JOSA_WITH,       // 와 과 랑 하고
  JOSA_ALSO,       // 도 역시
  JOSA_THAN,       // 보다
  JOSA_OR,         // 나 이나
  JOSA_UNTIL,      // 까지
  JOSA_SINCE,      // 부터
  JOSA_LIKE,       // 처럼 같이
  JOSA_ONLY,       // 만 뿐 밖에 조차 마저
  JOSA_COPULA_ADN, // 인
  JOSA_COPULA,     // 이다 이며 였다 …
  JOSA_QUOTE       // 라는 이라는 라고 이란
} josa_class;

typedef struct {
  josa_class kind;
  bool       topic;  // 는/은/도 follows the first particle
  bool       plural; // 들 came first
  size_t     size;   // bytes of the whole stack
} josa;

// Parse the particles that fill `rest`, which begins behind a noun and ends
// with its word.
//
// `last` is the noun's last code point for the final-consonant check; 0 skips
// the check, as behind a parenthesis.  False if `rest` is not wholly
// particles; an empty `rest` gives JOSA_NONE.
bool
josa_parse(weft_str rest, uint32_t last, josa* out);

#endif // WEFT_EXTRACT_JOSA_H
