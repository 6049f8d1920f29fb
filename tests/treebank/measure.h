// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Our own analysis of raw text, compared with annotated sentences.

#ifndef WEFT_TEST_MEASURE_H
#define WEFT_TEST_MEASURE_H

#include "gold.h"

#include "extractor.h"

// What is counted
typedef enum {
  MEASURE_PARTICLE,  // particles cut off nouns
  MEASURE_PREDICATE, // verbs and adjectives found
  MEASURE_COPULA,    // nouns with the copula found
  MEASURE_ENDING,    // endings of the predicates that were found
  MEASURE_SUBJECT,   // subjects with the right predicate
  MEASURE_OBJECT,    // objects with the right predicate
  MEASURE_NAME,      // persons, organisations and places
  MEASURES
} measure_kind;

typedef struct {
  size_t right;
  size_t wrong;  // found, but not annotated
  size_t missed; // annotated, but not found
} measure_count;

typedef struct {
  measure_count counts[MEASURES];
  const char*   show; // kind whose errors are printed, or NULL
} measure;

const char*
measure_name(measure_kind kind);

// Count one outcome; `word` is printed if errors of this kind are shown
void
measure_add(measure*     m,
            measure_kind kind,
            bool         found,
            bool         wanted,
            const char*  format,
            ...) __attribute__((format(printf, 5, 6)));

// Compare the analysis of a sentence with its annotation
weft_status
measure_sentence(measure* m, weft_extractor* x, const gold_sentence* gold);

// Compare the names of KLUE-NER: one character and its tag a line
weft_status
measure_names(measure* m, weft_extractor* x, char* data, int half);

// right / (right + wrong) and right / (right + missed)
double
measure_precision(const measure_count* c);
double
measure_recall(const measure_count* c);
double
measure_f1(const measure_count* c);

#endif // WEFT_TEST_MEASURE_H
