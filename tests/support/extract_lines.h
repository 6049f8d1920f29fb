// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Running a text through a pack and writing what comes as lines
//
//   subject | relation | object
//
// with ` | planned`, ` | when DATE` and ` | of TEXT` behind where they apply.

#ifndef WEFT_TEST_EXTRACT_LINES_H
#define WEFT_TEST_EXTRACT_LINES_H

#include "case_file.h"

#include "strbuf.h"
#include "weft/extract.h"

typedef struct {
  weft_rules*     rules;
  weft_extractor* extractor;
} pack_run;

// Load `$WEFT_TEST_DATA/rules/name`; false with a message on stderr
static inline bool
pack_run_open(pack_run* const run, const char* const name)
{
  weft_error error = WEFT_ERROR_INIT;
  char       folder[128];
  run->rules     = NULL;
  run->extractor = NULL;
  snprintf(folder, sizeof(folder), "rules/%s", name);
  char* const       path  = case_path("WEFT_TEST_DATA", folder);
  const char* const packs = path;
  if (!path || weft_rules_load(&packs, 1U, NULL, NULL, &run->rules, &error) ||
      weft_extractor_new(run->rules, &run->extractor, &error)) {
    fprintf(stderr,
            "%s:%zu:%zu: %s\n",
            error.file,
            error.line,
            error.column,
            error.message);
  }
  free(path);
  return run->extractor != NULL;
}

static inline void
pack_run_close(pack_run* const run)
{
  weft_extractor_free(run->extractor);
  weft_rules_free(run->rules);
}

static inline weft_document*
pack_run_document(const weft_str text)
{
  static const weft_document_options options = {
    NULL, WEFT_MARKUP_PLAIN, WEFT_STR_INIT("2024-06-15"), {NULL, 0U}, 0U};
  weft_document* document = NULL;
  weft_error     error    = WEFT_ERROR_INIT;
  if (weft_document_open(
        WEFT_STR("a.txt"), text, &options, &document, &error)) {
    fprintf(stderr, "%s\n", error.message);
  }
  return document;
}

static inline weft_status
put_triple_line(void* const handle, const weft_triple* const t)
{
  strbuf* const out = (strbuf*)handle;
  strbuf_append(out, t->subject.name);
  strbuf_puts(out, " | ");
  strbuf_append(out, t->relation);
  strbuf_puts(out, " | ");
  strbuf_append(out, t->object.name);
  strbuf_puts(out, t->status == WEFT_PLANNED ? " | planned" : "");
  if (t->when.size) {
    strbuf_puts(out, " | when ");
    strbuf_append(out, t->when);
  }
  if (t->of.size) {
    strbuf_puts(out, " | of ");
    strbuf_append(out, t->of);
  }
  strbuf_putc(out, '\n');
  return out->status;
}

static inline weft_status
put_mention_line(void* const handle, const weft_mention* const m)
{
  strbuf* const out = (strbuf*)handle;
  strbuf_append(out, m->end.type);
  strbuf_putc(out, ' ');
  strbuf_append(out, m->end.name);
  if (!m->end.literal && !weft_str_equals(m->rule, WEFT_STR("lexicon"))) {
    strbuf_puts(out, " = ");
    strbuf_append(out, m->end.id);
  }
  strbuf_putc(out, '\n');
  return out->status;
}

// Write the triples of `text`, or the mentions if `mentions`, to `out`
static inline weft_status
extract_lines(pack_run* const   run,
              const char* const text,
              const bool        mentions,
              strbuf* const     out)
{
  weft_error           error = WEFT_ERROR_INIT;
  weft_document* const doc   = pack_run_document(weft_str_from(text));
  const weft_sink      sink  = {.handle  = out,
                                .mention = mentions ? put_mention_line : NULL,
                                .triple  = mentions ? NULL : put_triple_line};
  strbuf_clear(out);
  const weft_status st =
    doc ? weft_extract(run->extractor, doc, &sink, &error) : WEFT_ERR_BAD_INPUT;
  if (st) {
    fprintf(stderr, "%s: %s\n", text, error.message);
  }
  weft_document_free(doc);
  return st;
}

static inline int
compare_lines(const void* const a, const void* const b)
{
  return strcmp(*(char* const*)a, *(char* const*)b);
}

// Sort the lines of terminated text, which loses empty ones
static inline void
sort_lines(char* const text)
{
  enum { LINES_MAX = 200 };
  char*       lines[LINES_MAX];
  size_t      count = 0U;
  char* const copy  = strdup(text);
  char*       end   = text;
  for (char* at = copy; at && *at && count < LINES_MAX;) {
    char* const stop = strchr(at, '\n');
    if (stop) {
      *stop = '\0';
    }
    if (*at) {
      lines[count++] = at;
    }
    at = stop ? stop + 1 : NULL;
  }
  qsort(lines, count, sizeof(char*), compare_lines);
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = strlen(lines[i]);
    memcpy(end, lines[i], size);
    end += size;
    if (i + 1U < count) {
      *end++ = '\n';
    }
  }
  *end = '\0';
  free(copy);
}

// Run every case of a file; an expected `-` is nothing at all, and lines may
// come in any order.  Titles that begin with `mentions` compare mentions.
// Returns the number of failures; `count` receives the number of cases.
static inline int
run_extract_cases(pack_run* const run, const char* const name, int* const count)
{
  int       wrong = 0;
  strbuf    found = {NULL, 0U, 0U, WEFT_OK};
  case_file file  = case_open(name);
  test_case one;
  *count = 0;
  while (case_next(&file, &one)) {
    const bool        mentions = !strncmp(one.title, "mentions", 8U);
    const weft_status st = extract_lines(run, one.input, mentions, &found);
    if (!found.size) {
      strbuf_puts(&found, "\n");
    }
    sort_lines(found.data);
    sort_lines(one.expected);
    const bool none = !strcmp(one.expected, "-");
    if (st || strcmp(found.data, none ? "" : one.expected) != 0) {
      fprintf(stderr,
              "%s: %s\n  expected:\n%s\n  found:\n%s\n\n",
              name,
              one.title,
              one.expected,
              found.data);
      ++wrong;
    }
    ++*count;
  }
  if (!file.data || file.next) {
    fprintf(stderr, "%s: missing or malformed after %d cases\n", name, *count);
    ++wrong;
  }
  case_close(&file);
  strbuf_free(&found);
  return wrong;
}

// Fail unless all cases of a file, more than `least`, pass with a pack
static inline void
check_extract_cases(const char* const pack,
                    const char* const name,
                    const int         least)
{
  pack_run run;
  int      count = 0;
  assert_true(pack_run_open(&run, pack));
  const int wrong = run_extract_cases(&run, name, &count);
  pack_run_close(&run);
  assert_int_equal(wrong, 0);
  assert_true(count > least);
}

#endif // WEFT_TEST_EXTRACT_LINES_H
