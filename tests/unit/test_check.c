// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Broken packs, each with all that a check must find and where.
//
// A case of rules/bad/*.txt is the files of a pack, each behind a line
// `++++ path` (in lexicons %XX is a byte), and its findings.  Files that are
// left out are those of rules/bad/base.jsonc and base.tsv.  Notes, and warnings
// of missing examples, are listed by the cases that are about them.

#include "weft/check.h"

#include "case_file.h"
#include "strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { CASES_MIN = 60 };

static int
remove_one(const char* path, const struct stat* info, int kind, struct FTW* at)
{
  (void)info;
  (void)kind;
  (void)at;
  return remove(path);
}

// Make the folders that lead to a file
static void
make_folders(char* const path)
{
  for (char* c = strchr(path + 1, '/'); c; c = strchr(c + 1, '/')) {
    *c = '\0';
    (void)mkdir(path, 0700);
    *c = '/';
  }
}

static int
hex_digit(const char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

static void
write_file(const char* const root, const char* const name, const char* text)
{
  strbuf path = {0};
  strbuf_printf(&path, "%s/pack/%s", root, name);
  make_folders(path.data);
  FILE* const out = fopen(path.data, "wb");
  assert_non_null(out);
  const bool bytes = strstr(name, ".tsv") != NULL;
  for (; *text; ++text) {
    const bool byte = bytes && *text == '%' && hex_digit(text[1]) >= 0;
    if (byte) {
      fputc(hex_digit(text[1]) * 16 + hex_digit(text[2]), out);
      text += 2;
    } else {
      fputc(*text, out);
    }
  }
  fputc('\n', out); // a case has lost the last one
  assert_int_equal(fclose(out), 0);
  strbuf_free(&path);
}

// Write `$WEFT_TEST_DATA/rules/bad/name` to a file of the pack
static void
write_default(const char* const root,
              const char* const name,
              const char* const file)
{
  char* const path = case_path("WEFT_TEST_DATA", name);
  char        text[4096];
  FILE* const in = path ? fopen(path, "rb") : NULL;
  assert_non_null(in);
  text[fread(text, 1, sizeof(text) - 1U, in)] = '\0';
  fclose(in);
  free(path);
  write_file(root, file, text);
}

// Write the files of a case
static void
write_pack(const char* const root, char* input, const bool rules)
{
  bool pack = strstr(input, "++++ pack.jsonc\n") != NULL;
  bool tsv  = strstr(input, "++++ lexicon/") != NULL;
  if (!pack) {
    write_default(root, "rules/bad/base.jsonc", "pack.jsonc");
  }
  if (!pack && !tsv) {
    write_default(root, "rules/bad/base.tsv", "lexicon/names.tsv");
  }
  if (rules && !strstr(input, "++++ rules/")) {
    write_file(root, "rules/empty.jsonc", "[]\n");
  }
  char* at = strstr(input, "++++ ");
  while (at) {
    char* const name = at + 5;
    char* const text = case_cut(name, "\n");
    assert_non_null(text);
    at = case_cut(text, "\n++++ ");
    at = at ? at - 5 : NULL;
    write_file(root, name, text);
  }
}

// All findings as lines, the files without the pack's folder
typedef struct {
  strbuf      text;
  const char* pack;
  bool        notes;
  bool        examples;
} harvest;

static void
collect(void* const handle, const weft_finding* const f)
{
  static const char* const names[] = {"error", "warning", "note"};

  harvest* const h    = (harvest*)handle;
  const size_t   size = strlen(h->pack);
  const char*    file = f->file;
  if (!strncmp(file, h->pack, size) && file[size] == '/') {
    file += size + 1U;
  }
  if ((f->severity == WEFT_SEVERITY_NOTE && !h->notes) ||
      (strstr(f->message, "give it both examples") && !h->examples)) {
    return;
  }
  strbuf_printf(&h->text,
                "%s:%zu:%zu: %s: %s\n",
                file,
                f->line,
                f->column,
                names[f->severity],
                f->message);
}

// Whether each expected line is the start of the actual one; `PACK` stands for
// the pack's folder
static bool
same_lines(const char* actual, const char* expected, const char* const pack)
{
  while (*expected) {
    const char* const end  = strchr(expected, '\n');
    const size_t      size = end ? (size_t)(end - expected) : strlen(expected);
    strbuf            line = {0};
    strbuf_append(&line, (weft_str){expected, size});
    char* const mark = strstr(line.data, "PACK/");
    strbuf      want = {0};
    if (mark) {
      *mark = '\0';
      strbuf_printf(&want, "%s%s/%s", line.data, pack, mark + 5);
    } else {
      strbuf_puts(&want, line.data);
    }
    const bool        same = !strncmp(actual, want.data, want.size);
    const char* const next = strchr(actual, '\n');
    strbuf_free(&line);
    strbuf_free(&want);
    if (!same || !next) {
      return false;
    }
    actual   = next + 1;
    expected = end ? end + 1 : "";
  }
  return !*actual;
}

static bool
run_case(test_case* const c, const char* const root)
{
  char path[512];
  snprintf(path, sizeof(path), "%s/pack", root);
  write_pack(root, c->input, strcmp(c->title, "pack without rules") != 0);
  harvest     h     = {.pack     = path,
                       .notes    = strstr(c->expected, ": note: ") != NULL,
                       .examples = strstr(c->expected, "examples") != NULL};
  const char* names = path;
  weft_error  error = WEFT_ERROR_INIT;
  const bool  none  = !strcmp(c->expected, "nothing");
  assert_int_equal(weft_rules_check(&names, 1, collect, &h, NULL, &error), 0);
  const char* const actual = h.text.data ? h.text.data : "";
  const bool        good   = same_lines(actual, none ? "" : c->expected, path);
  if (!good) {
    print_error("%s: wanted\n%s\ngot\n%s", c->title, c->expected, actual);
  }
  strbuf_free(&h.text);
  assert_int_equal(nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
  return good;
}

static void
run_file(const char* const name, size_t* const count)
{
  test_case c     = {NULL, NULL, NULL};
  case_file file  = case_open(name);
  size_t    wrong = 0U;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    char              root[256];
    const char* const folder = getenv("TMPDIR");
    snprintf(
      root, sizeof(root), "%s/weft-check-XXXXXX", folder ? folder : "/tmp");
    assert_non_null(mkdtemp(root));
    wrong += !run_case(&c, root);
    ++*count;
  }
  case_close(&file);
  assert_int_equal(wrong, 0);
}

static void
test_cases(void** const state)
{
  (void)state;
  size_t count = 0U;
  run_file("rules/bad/pack.txt", &count);
  run_file("rules/bad/rules.txt", &count);
  run_file("rules/bad/patterns.txt", &count);
  run_file("rules/bad/language.txt", &count);
  run_file("rules/bad/warnings.txt", &count);
  assert_true(count >= CASES_MIN);
}

static void
count_one(void* const handle, const weft_finding* const f)
{
  size_t* const counts = (size_t*)handle;
  ++counts[f->severity];
}

// Findings have their source line, come in order, and are counted
static void
look_at(void* const handle, const weft_finding* const f)
{
  weft_finding* const last = (weft_finding*)handle;
  if (last->line) {
    assert_true(f->line > last->line ||
                (f->line == last->line && f->column >= last->column));
  }
  assert_true(f->source.size > 0U);
  *last = *f;
}

static void
test_order(void** const state)
{
  (void)state;
  char root[] = "/tmp/weft-check-XXXXXX";
  assert_non_null(mkdtemp(root));
  write_file(root,
             "pack.jsonc",
             "{\n\"name\": \"p\",\n\"vers\": 1,\n  \"types\": {\"가\": 7},\n"
             "\"relations\": {\"r\": {}}\n}\n");
  char path[64];
  snprintf(path, sizeof(path), "%s/pack", root);
  const char*       names     = path;
  size_t            counts[3] = {0U, 0U, 0U};
  weft_finding      last      = {.line = 0U};
  weft_check_counts sum;
  weft_error        error = WEFT_ERROR_INIT;
  assert_int_equal(weft_rules_check(&names, 1, look_at, &last, NULL, &error),
                   0);
  assert_int_equal(weft_rules_check(&names, 1, count_one, counts, &sum, &error),
                   0);
  assert_int_equal(sum.errors, counts[WEFT_SEVERITY_ERROR]);
  assert_int_equal(sum.warnings, counts[WEFT_SEVERITY_WARNING]);
  assert_int_equal(sum.errors, 3);
  assert_int_equal(sum.warnings, 1);
  assert_int_equal(weft_rules_check(&names, 1, NULL, NULL, NULL, NULL), 0);
  assert_int_equal(nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);

  names = "no-such-pack";
  assert_int_equal(weft_rules_check(&names, 1, NULL, NULL, &sum, &error), 0);
  assert_int_equal(sum.errors, 1);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
