// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Forms of the verbs that make a predicate of a noun (개발하다, 개발되다), and of
// those that follow another verb's -아/-어 form (알려 주다) or -고 (하고 있다).

#ifndef WEFT_EXTRACT_LIGHT_H
#define WEFT_EXTRACT_LIGHT_H

#include "korean/conjugate.h"
#include "korean/verb.h"

typedef struct {
  char       text[11];
  uint8_t    size;
  base_kind  kind;
  verb_voice voice;
} light_form;

extern const light_form light_forms[];
extern const size_t     light_form_count;

extern const light_form helper_forms[];
extern const size_t     helper_form_count;

#endif // WEFT_EXTRACT_LIGHT_H
