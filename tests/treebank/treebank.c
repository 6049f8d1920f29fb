// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Korean analysis measured on treebanks:
//
//   treebank [--show KIND] [--half 0|1] [CORPORA]
//
// reads CORPORA, or $WEFT_CORPORA, or ../shared/corpora beside the project,
// and fails if a figure is below its floor.  Without corpora it is skipped.
// `--show` prints the errors of one kind; `--half` takes every second sentence
// only, so that the other half stays unread.

#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SKIPPED = 77 };

typedef struct {
  const char* folder;
  const char* show;
  int         half; // or -1
} options;

typedef struct {
  const char* name;
  gold_format format;
  double      floors[MEASURES]; // of F1, of what the corpus is measured by
} corpus;

// A bit below what was measured, in the order of measure_kind; docs/accuracy.md
// tells the figures
static const corpus corpora[] = {
  {"klue-dp/klue-dp-v1.1_dev.tsv",
   GOLD_KLUE_DP,
   {0.96, 0.95, 0.80, 0.985, 0.80, 0.92, 0}},
  {"ud-ko/ko_gsd-ud-dev.conllu",
   GOLD_SEJONG,
   {0.95, 0.95, 0.70, 0.91, 0, 0, 0}},
  {"ud-ko/ko_gsd-ud-test.conllu",
   GOLD_SEJONG,
   {0.95, 0.95, 0.74, 0.94, 0, 0, 0}},
  {"ud-ko/ko_kaist-ud-dev.conllu",
   GOLD_KAIST,
   {0.95, 0.955, 0.83, 0.97, 0, 0, 0}},
  {"ud-ko/ko_kaist-ud-test.conllu",
   GOLD_KAIST,
   {0.955, 0.96, 0.83, 0.98, 0, 0, 0}},
  {"ud-ko/ko_pud-ud-test.conllu", GOLD_PUD, {0, 0.83, 0, 0.95, 0, 0, 0}},
};
static const char   names_file[] = "klue-ner/klue-ner-v1.1_dev.tsv";
static const double names_floor  = 0.42;

// Print what was measured; returns the number of figures below their floor
static int
report(const measure* const m, const double* const floors, const size_t count)
{
  int low = 0;
  for (size_t i = 0U; i < MEASURES; ++i) {
    const measure_count* const c  = &m->counts[i];
    const double               f1 = measure_f1(c);
    if (c->right + c->wrong + c->missed == 0U) {
      continue;
    }
    const double p     = measure_precision(c);
    const double r     = measure_recall(c);
    const double floor = i < count ? floors[i] : 0.0;
    if (i == MEASURE_PREDICATE || i == MEASURE_NAME) {
      printf("  %-10s P %.3f  R %.3f  F1 %.3f", measure_name(i), p, r, f1);
    } else {
      printf("  %-10s %.3f of %zu", measure_name(i), r, c->right + c->missed);
    }
    const double value = i == MEASURE_PREDICATE || i == MEASURE_NAME ? f1 : r;
    if (value < floor) {
      printf("  BELOW THE FLOOR OF %.3f", floor);
      ++low;
    }
    printf("\n");
  }
  return low;
}

static int
run_corpus(const options* const  o,
           weft_extractor* const x,
           const corpus* const   c)
{
  static gold_sentence gold;
  measure              m      = {.show = o->show};
  gold_file            file   = gold_open(o->folder, c->name, c->format);
  weft_status          st     = WEFT_OK;
  size_t               number = 0U;
  if (!file.data) {
    printf("%s: missing\n", c->name);
    return 0;
  }
  while (!st && gold_next(&file, &gold)) {
    if (o->half < 0 || (int)(number % 2U) == o->half) {
      st = measure_sentence(&m, x, &gold);
    }
    ++number;
  }
  gold_close(&file);
  printf("%s, %zu sentences\n", c->name, number);
  return report(&m, c->floors, MEASURES) + (st != WEFT_OK);
}

static int
run_names(const options* const o, weft_extractor* const x)
{
  measure     m                = {.show = o->show};
  double      floors[MEASURES] = {0};
  char* const data             = gold_read(o->folder, names_file);
  if (!data) {
    printf("%s: missing\n", names_file);
    return 0;
  }
  floors[MEASURE_NAME] = names_floor;
  const weft_status st = measure_names(&m, x, data, o->half);
  free(data);
  printf("%s\n", names_file);
  return report(&m, floors, MEASURES) + (st != WEFT_OK);
}

static int
run_all(const options* const o)
{
  const char* const pack  = "ko-news";
  weft_rules*       rules = NULL;
  weft_extractor*   x     = NULL;
  weft_error        error = WEFT_ERROR_INIT;
  int               low   = 0;
  if (weft_rules_load(&pack, 1U, NULL, NULL, &rules, &error) ||
      weft_extractor_new(rules, &x, &error)) {
    fprintf(stderr, "%s\n", error.message);
    weft_rules_free(rules);
    return EXIT_FAILURE;
  }
  for (size_t i = 0U; i < sizeof(corpora) / sizeof(corpora[0]); ++i) {
    low += run_corpus(o, x, &corpora[i]);
  }
  low += run_names(o, x);
  weft_extractor_free(x);
  weft_rules_free(rules);
  return low ? EXIT_FAILURE : EXIT_SUCCESS;
}

int
main(const int argc, char** const argv)
{
  static char       beside[1024];
  const char* const source = getenv("WEFT_SOURCE_DIR");
  options           o      = {getenv("WEFT_CORPORA"), NULL, -1};
  for (int i = 1; i < argc; ++i) {
    if (!strcmp(argv[i], "--show") && i + 1 < argc) {
      o.show = argv[++i];
    } else if (!strcmp(argv[i], "--half") && i + 1 < argc) {
      o.half = argv[++i][0] == '1';
    } else {
      o.folder = argv[i];
    }
  }
  if (!o.folder) {
    snprintf(
      beside, sizeof(beside), "%s/../shared/corpora", source ? source : ".");
    o.folder = beside;
  }
  char* const data = gold_read(o.folder, corpora[0].name);
  if (!data) {
    printf("SKIPPED: no treebanks in %s; set WEFT_CORPORA\n", o.folder);
    return SKIPPED;
  }
  free(data);
  return run_all(&o);
}
