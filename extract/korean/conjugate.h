// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Base forms of Korean stems: what the endings are attached to.

#ifndef WEFT_EXTRACT_CONJUGATE_H
#define WEFT_EXTRACT_CONJUGATE_H

#include "weft/base.h"

typedef enum {
  BASE_STEM,     // 만들 내놓 하
  BASE_EU,       // 만들 내놓으 하
  BASE_LINK,     // 만들어 내놓아 해
  BASE_PAST,     // 만들었 내놓았 했
  BASE_ADN_PAST, // 만든 내놓은 한
  BASE_ADN_NOW,  // 만드는 내놓는 하는
  BASE_ADN_NEXT, // 만들 내놓을 할
  BASE_POLITE,   // 만듭 내놓습 합
  BASE_NOUN,     // 만듦 내놓음 함
  BASE_LINK_TOO, // second form: 이루어 (이뤄) 내놔 (내놓아) 하여 (해)
  BASE_PAST_TOO, // 이루었 (이뤘) 내놨 (내놓았) 하였 (했)
  BASE_COUNT
} base_kind;

enum { BASE_SIZE = 48 }; // bytes of a form with its terminator

typedef struct {
  char text[BASE_COUNT][BASE_SIZE]; // "" where there is none
} base_forms;

// Work out the base forms of `stem` (UTF-8, without 다).
//
// Covers regular stems and the ㄷ ㅂ ㅅ ㄹ ㅎ 르 러 으 우 여 irregulars; which stems of
// ambiguous shape are irregular follows the lists of the standard grammar.
// False if the stem is empty, too long, or does not end in Hangul.
bool
conjugate(weft_str stem, base_forms* out);

#endif // WEFT_EXTRACT_CONJUGATE_H
