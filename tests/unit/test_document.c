// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Documents: encodings and the way back to the original bytes, the cases of
// sentences.txt and furniture.txt, inputs, and mutated bytes.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "case_file.h"
#include "strbuf.h"
#include "utf8.h"
#include "weft/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RANDOM_SPANS = 400, MUTATIONS = 600, MAX_CHANGES = 6, PATH_SIZE = 512 };

// Text that every encoding below can hold
static const char SAMPLE[] = "달빛전자는 ‘똠방각하’를 펴낸 별빛사(別)를 샀다.\n"
                             "펲시맨 caf가 아닌 ABC 12개다.\n";

// The same in CP949, with syllables that EUC-KR lacks
static const char SAMPLE_CP949[] =
  "\xb4\xde\xba\xfb\xc0\xfc\xc0\xda\xb4\xc2\x20\xa1\xae\x8c\x63\xb9\xe6\xb0\xa2"
  "\xc7\xcf\xa1\xaf\xb8\xa6\x20\xc6\xec\xb3\xbd\x20\xba\xb0\xba\xfb\xbb\xe7\x28"
  "\xdc\xac\x29\xb8\xa6\x20\xbb\xf2\xb4\xd9\x2e\x0a\xbc\x84\xbd\xc3\xb8\xc7\x20"
  "\x63\x61\x66\xb0\xa1\x20\xbe\xc6\xb4\xd1\x20\x41\x42\x43\x20\x31\x32\xb0\xb3"
  "\xb4\xd9\x2e\x0a";

static uint32_t
next_random(uint32_t* const state)
{
  *state = *state * 1664525U + 1013904223U;
  return *state >> 8U;
}

static weft_document*
open_ok(const weft_str bytes, const weft_document_options* const options)
{
  weft_document* document = NULL;
  weft_error     error    = WEFT_ERROR_INIT;
  if (weft_document_open(
        WEFT_STR("sample.txt"), bytes, options, &document, &error)) {
    fail_msg("%s", error.message);
  }
  return document;
}

static void
put_utf16(strbuf* const b, const uint32_t unit, const bool big)
{
  strbuf_putc(b, (char)(big ? unit >> 8U : unit & 0xFFU));
  strbuf_putc(b, (char)(big ? unit & 0xFFU : unit >> 8U));
}

static strbuf
to_utf16(const weft_str text, const bool big, const bool mark)
{
  strbuf b = {NULL, 0, 0, WEFT_OK};
  if (mark) {
    put_utf16(&b, 0xFEFFU, big);
  }
  for (size_t at = 0; at < text.size;) {
    put_utf16(&b, utf8_next(text, at, &at), big);
  }
  return b;
}

static strbuf
to_nfd(const weft_str text)
{
  strbuf b = {NULL, 0, 0, WEFT_OK};
  for (size_t at = 0; at < text.size;) {
    const uint32_t code  = utf8_next(text, at, &at);
    const int      final = utf8_final(code);
    if (final < 0) {
      strbuf_put_code(&b, code);
      continue;
    }
    const uint32_t index = (code - 0xAC00U) / 28U;
    strbuf_put_code(&b, 0x1100U + index / 21U);
    strbuf_put_code(&b, 0x1161U + index % 21U);
    if (final) {
      strbuf_put_code(&b, 0x11A7U + (uint32_t) final);
    }
  }
  return b;
}

// Whether the original bytes of `span` decode to its text again
static void
check_span(const weft_document* const document,
           const weft_str             bytes,
           const weft_span            span)
{
  const weft_str  text = weft_document_text(document);
  const weft_span from = weft_document_original(document, span);
  const weft_span back = weft_document_locate(document, from);
  assert_true(from.start <= from.end && from.end <= bytes.size);
  assert_true(back.start <= span.start && back.end >= span.end);
  if (span.start == span.end) {
    return;
  }
  weft_document_options options = WEFT_DOCUMENT_OPTIONS_INIT;
  options.encoding              = weft_document_encoding(document);
  options.markup                = WEFT_MARKUP_PLAIN;
  weft_document* const piece    = open_ok(
    (weft_str){bytes.data + from.start, from.end - from.start}, &options);
  const weft_str again = weft_document_text(piece);
  assert_int_equal(again.size, span.end - span.start);
  assert_memory_equal(again.data, text.data + span.start, again.size);
  weft_document_free(piece);
}

static size_t
character_start(const weft_str text, size_t at)
{
  while (at && at < text.size &&
         ((unsigned char)text.data[at] & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

static void
check_round_trip(const weft_str bytes, const char* const encoding)
{
  weft_document* const document = open_ok(bytes, NULL);
  const weft_str       text     = weft_document_text(document);
  uint32_t             random   = 7;
  assert_string_equal(weft_document_encoding(document), encoding);
  assert_int_equal(text.size, sizeof(SAMPLE) - 1U);
  assert_memory_equal(text.data, SAMPLE, text.size);
  assert_int_equal(weft_document_sentence_count(document), 2);
  for (size_t i = 0; i < weft_document_sentence_count(document); ++i) {
    check_span(document, bytes, weft_document_sentence(document, i)->span);
  }
  for (size_t i = 0; i < RANDOM_SPANS; ++i) {
    const size_t a = character_start(text, next_random(&random) % text.size);
    const size_t b = character_start(text, next_random(&random) % text.size);
    check_span(document, bytes, (weft_span){a < b ? a : b, a < b ? b : a});
  }
  weft_document_free(document);
}

static void
test_encodings(void** const state)
{
  (void)state;
  const weft_str plain = {SAMPLE, sizeof(SAMPLE) - 1U};
  const weft_str cp949 = {SAMPLE_CP949, sizeof(SAMPLE_CP949) - 1U};
  strbuf         nfd   = to_nfd(plain);
  strbuf         mark  = {NULL, 0, 0, WEFT_OK};
  strbuf_puts(&mark, "\xEF\xBB\xBF");
  strbuf_append(&mark, plain);
  assert_true(nfd.size > plain.size);

  check_round_trip(plain, "UTF-8");
  check_round_trip(strbuf_str(&mark), "UTF-8");
  check_round_trip(strbuf_str(&nfd), "UTF-8");
  check_round_trip(cp949, "windows-949");
  for (unsigned i = 0; i < 4U; ++i) {
    strbuf wide = to_utf16(plain, i & 1U, i & 2U);
    check_round_trip(strbuf_str(&wide), i & 1U ? "UTF-16BE" : "UTF-16LE");
    strbuf_free(&wide);
  }
  strbuf_free(&mark);
  strbuf_free(&nfd);
}

static void
test_named_encoding(void** const state)
{
  (void)state;
  weft_document_options options = WEFT_DOCUMENT_OPTIONS_INIT;
  options.encoding              = "euc-kr";
  const weft_str       bytes    = {SAMPLE_CP949, sizeof(SAMPLE_CP949) - 1U};
  weft_document* const document = open_ok(bytes, &options);
  assert_memory_equal(
    weft_document_text(document).data, SAMPLE, sizeof(SAMPLE) - 1U);
  weft_document_free(document);

  weft_document* none  = NULL;
  weft_error     error = WEFT_ERROR_INIT;
  options.encoding     = "no-such-encoding";
  assert_int_equal(
    weft_document_open(WEFT_STR("a"), bytes, &options, &none, &error),
    WEFT_ERR_BAD_ARG);
  assert_null(none);
}

static void
check_bad(const weft_str bytes, const size_t offset, const size_t line)
{
  weft_document*    document = NULL;
  weft_error        error    = WEFT_ERROR_INIT;
  const weft_status st =
    weft_document_open(WEFT_STR("bad.txt"), bytes, NULL, &document, &error);
  assert_int_equal(st, WEFT_ERR_BAD_TEXT);
  assert_null(document);
  assert_int_equal(error.byte_offset, offset);
  assert_int_equal(error.line, line);
  assert_string_equal(error.file, "bad.txt");
}

static void
test_bad_bytes(void** const state)
{
  (void)state;
  check_bad(WEFT_STR("\x7f"
                     "ELF\x02\x01\x01\x00\x00\x00 and more"),
            7,
            1);
  check_bad(WEFT_STR("첫 줄이다.\n둘째 줄\xEC\x9D"), 25, 2); // cut at the end
  check_bad(WEFT_STR("한글과 \xED\xA0\x80 대리"), 10, 1);    // lone surrogate
  check_bad(WEFT_STR("\xEF\xBB\xBF"
                     "a\xFF"
                     "b"),
            4,
            1);
  check_bad(WEFT_STR("\xFF\xFE"
                     "a\0\0\xD8"
                     "b\0"),
            4,
            1);
  check_bad(WEFT_STR("caf\xE9 au lait\n"), 3, 1); // Latin-1
}

static void
test_empty(void** const state)
{
  (void)state;
  static const weft_str EMPTY[] = {WEFT_STR_INIT(""),
                                   WEFT_STR_INIT("\xEF\xBB\xBF"),
                                   WEFT_STR_INIT(" \n\t\r\n"),
                                   WEFT_STR_INIT("\xFF\xFE")};
  for (size_t i = 0; i < sizeof(EMPTY) / sizeof(EMPTY[0]); ++i) {
    weft_document* const document = open_ok(EMPTY[i], NULL);
    assert_int_equal(weft_document_sentence_count(document), 0);
    assert_null(weft_document_sentence(document, 0));
    assert_int_equal(weft_document_bytes(document), EMPTY[i].size);
    const weft_span none = weft_document_original(document, (weft_span){0, 0});
    assert_true(none.start == none.end);
    weft_document_free(document);
  }
  weft_document* const document = open_ok((weft_str){NULL, 0}, NULL);
  assert_string_equal(
    weft_document_sha256(document).data,
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  weft_document_free(document);
  weft_document_free(NULL);
}

static void
test_limit(void** const state)
{
  (void)state;
  weft_document_options options  = WEFT_DOCUMENT_OPTIONS_INIT;
  weft_document*        document = NULL;
  weft_error            error    = WEFT_ERROR_INIT;
  options.max_bytes              = 4;
  assert_int_equal(
    weft_document_open(
      WEFT_STR("a"), WEFT_STR("12345"), &options, &document, &error),
    WEFT_ERR_LIMIT);
  assert_null(document);
}

static void
test_long_sentence(void** const state)
{
  (void)state;
  strbuf b = {NULL, 0, 0, WEFT_OK};
  for (unsigned i = 0; i < 5000U; ++i) {
    strbuf_puts(&b, i % 7U ? "가나" : "가 ");
  }
  weft_document* const document = open_ok(strbuf_str(&b), NULL);
  assert_true(weft_document_sentence_count(document) > 4U);
  for (size_t i = 0; i < weft_document_sentence_count(document); ++i) {
    const weft_span span = weft_document_sentence(document, i)->span;
    assert_true(span.end - span.start <= 4096U);
  }
  weft_document_free(document);
  strbuf_free(&b);
}

// A slice that cuts a composed character is widened
static void
test_widening(void** const state)
{
  (void)state;
  const weft_str       nfd      = WEFT_STR("\u1100\u1161\u11A8x");
  weft_document* const document = open_ok(nfd, NULL);
  assert_int_equal(weft_document_text(document).size, 4);
  const weft_span span = weft_document_original(document, (weft_span){1, 2});
  assert_int_equal(span.start, 0);
  assert_int_equal(span.end, 9);
  weft_document_free(document);
}

static void
test_other_compositions(void** const state)
{
  (void)state;
  static const char* const PAIRS[][2] = {
    {"cafe\u0301 x", "caf\u00E9 x"},
    {"\u212B \u2126", "\u00C5 \u03A9"},
    {"\uAC00\u11A8", "\uAC01"},
    {"\u304B\u3099", "\u304C"},
    {"q\u0307\u0323", "q\u0323\u0307"},
    {"\u1100\u1161\u0301", "\uAC00\u0301"},
    {"\u0301a", "\u0301a"},
  };
  for (size_t i = 0; i < sizeof(PAIRS) / sizeof(PAIRS[0]); ++i) {
    const weft_str       in       = weft_str_from(PAIRS[i][0]);
    weft_document* const document = open_ok(in, NULL);
    assert_string_equal(weft_document_text(document).data, PAIRS[i][1]);
    const weft_span all = weft_document_original(
      document, (weft_span){0, weft_document_text(document).size});
    assert_int_equal(all.start, 0);
    assert_int_equal(all.end, in.size);
    weft_document_free(document);
  }
}

static void
test_html_places(void** const state)
{
  (void)state;
  const weft_str html = WEFT_STR("<p>달빛 &amp; <b>별빛</b> A\n  B</p>");
  weft_document_options options = WEFT_DOCUMENT_OPTIONS_INIT;
  options.markup                = WEFT_MARKUP_HTML;
  weft_document* const document = open_ok(html, &options);
  const weft_str       text     = weft_document_text(document);
  const char* const    found    = strstr(text.data, "& 별빛");
  assert_non_null(found);
  const size_t    at = (size_t)(found - text.data);
  const weft_span span =
    weft_document_original(document, (weft_span){at, at + strlen("& 별빛")});
  const weft_str want = WEFT_STR("&amp; <b>별빛");
  assert_int_equal(span.end - span.start, want.size);
  assert_memory_equal(html.data + span.start, want.data, want.size);
  weft_document_free(document);
}

static void
write_result(const weft_document* const document, strbuf* const b)
{
  const weft_str text  = weft_document_text(document);
  const weft_str title = weft_document_title(document);
  const weft_str date  = weft_document_date(document);
  for (size_t i = 0; i < weft_document_sentence_count(document); ++i) {
    const weft_sentence* const s = weft_document_sentence(document, i);
    strbuf_printf(b, "%s%c ", i ? "\n" : "", "BHIF"[s->kind]);
    strbuf_append(
      b, (weft_str){text.data + s->span.start, s->span.end - s->span.start});
  }
  if (title.size) {
    strbuf_printf(b, "\ntitle: %s", title.data);
  }
  if (date.size) {
    strbuf_printf(b, "\ndate: %s", date.data);
  }
}

static void
run_cases(const char* const name)
{
  case_file file   = case_open(name);
  test_case c      = {NULL, NULL, NULL};
  size_t    count  = 0;
  size_t    failed = 0;
  assert_non_null(file.data);
  for (; case_next(&file, &c); ++count) {
    weft_document_options options = WEFT_DOCUMENT_OPTIONS_INIT;
    options.markup = !strncmp(c.title, "[md]", 4U)     ? WEFT_MARKUP_MARKDOWN
                     : !strncmp(c.title, "[html]", 6U) ? WEFT_MARKUP_HTML
                                                       : WEFT_MARKUP_PLAIN;
    weft_document* const document = open_ok(weft_str_from(c.input), &options);
    strbuf               got      = {NULL, 0, 0, WEFT_OK};
    write_result(document, &got);
    if (!got.data || strcmp(got.data, c.expected)) {
      print_error("%s\n%s\n-- expected\n%s\n", c.title, got.data, c.expected);
      ++failed;
    }
    strbuf_free(&got);
    weft_document_free(document);
  }
  case_close(&file);
  assert_true(count > 10U);
  assert_int_equal(failed, 0);
}

static void
test_sentences(void** const state)
{
  (void)state;
  run_cases("cases/sentences.txt");
}

static void
test_furniture(void** const state)
{
  (void)state;
  run_cases("cases/furniture.txt");
}

static void
test_options(void** const state)
{
  (void)state;
  weft_document_options options = WEFT_DOCUMENT_OPTIONS_INIT;
  options.date                  = WEFT_STR("2020-02");
  options.title                 = WEFT_STR("다른 제목");
  weft_document* const document =
    open_ok(WEFT_STR("제목이다\n입력 2021-03-04\n달빛은 밝다.\n"), &options);
  assert_string_equal(weft_document_date(document).data, "2020-02");
  assert_string_equal(weft_document_title(document).data, "다른 제목");
  weft_document_free(document);
}

// What holds for every document
static void
check_document(const weft_document* const document)
{
  const weft_str text = weft_document_text(document);
  size_t         last = 0;
  assert_int_equal(utf8_valid(text), text.size);
  for (size_t i = 0; i < weft_document_sentence_count(document); ++i) {
    const weft_sentence* const s = weft_document_sentence(document, i);
    assert_true(s->span.start >= last && s->span.start < s->span.end);
    assert_true(s->span.end <= text.size);
    assert_int_equal(character_start(text, s->span.start), s->span.start);
    assert_int_equal(character_start(text, s->span.end), s->span.end);
    const weft_span from = weft_document_original(document, s->span);
    assert_true(from.start < from.end);
    assert_true(from.end <= weft_document_bytes(document));
    const weft_span back = weft_document_locate(document, from);
    assert_true(back.start <= s->span.start && back.end >= s->span.end);
    assert_true(back.end <= text.size);
    last = s->span.end;
  }
}

static void
mutate(strbuf* const b, uint32_t* const random)
{
  static const char SPICE[] =
    "<>&\"'()[]{}*_`#-|\\\n\r\t.?!=@/0\xEC\xE1\x80\xFF";
  for (uint32_t i = next_random(random) % MAX_CHANGES + 1U; i && b->size; --i) {
    const size_t at = next_random(random) % b->size;
    b->data[at]     = SPICE[next_random(random) % (sizeof(SPICE) - 1U)];
  }
}

static void
test_mutations(void** const state)
{
  (void)state;
  static const char* const NAMES[] = {"cases/sentences.txt",
                                      "cases/furniture.txt"};
  uint32_t                 random  = 11;
  for (unsigned n = 0; n < 2U; ++n) {
    case_file    file = case_open(NAMES[n]);
    const size_t size = strlen(file.data);
    for (unsigned i = 0; i < MUTATIONS; ++i) {
      strbuf       b     = {NULL, 0, 0, WEFT_OK};
      const size_t start = next_random(&random) % size;
      const size_t most  = size - start < 800U ? size - start : 800U;
      strbuf_append(&b, (weft_str){file.data + start, most});
      mutate(&b, &random);

      weft_document_options options = WEFT_DOCUMENT_OPTIONS_INIT;
      options.markup                = (weft_markup)(i % 3U + 1U);
      options.encoding              = i % 4U ? "UTF-8" : "windows-949";
      weft_document* document       = NULL;
      // Most are invalid; what opens must hold together
      if (!weft_document_open(WEFT_STR("m"),
                              strbuf_str(&b),
                              i % 2U ? NULL : &options,
                              &document,
                              NULL)) {
        check_document(document);
      }
      weft_document_free(document);
      strbuf_free(&b);
    }
    case_close(&file);
  }
}

// A folder for the tests of inputs
typedef struct {
  char root[PATH_SIZE / 4];
} folder;

static void
write_file(const folder* const f,
           const char* const   name,
           const char* const   text)
{
  char path[PATH_SIZE];
  snprintf(path, sizeof(path), "%s/%s", f->root, name);
  FILE* const file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
  fclose(file);
}

static void
make_folder(const folder* const f, const char* const name)
{
  char path[PATH_SIZE];
  snprintf(path, sizeof(path), "%s/%s", f->root, name);
  assert_int_equal(mkdir(path, 0700), 0);
}

static int
set_up(void** const state)
{
  static folder     f;
  const char* const place = getenv("TMPDIR");
  snprintf(f.root, sizeof(f.root), "%s/weft-XXXXXX", place ? place : "/tmp");
  if (!mkdtemp(f.root)) {
    return -1;
  }
  make_folder(&f, "in");
  make_folder(&f, "in/b");
  write_file(&f, "in/b/z.txt", "z");
  write_file(&f, "in/a.txt", "a");
  write_file(&f, "in/.hidden", "h");
  // The name in NFD must come out in NFC
  write_file(&f, "in/b/\u1100\u1161.txt", "ga");
  write_file(
    &f,
    "in/list.jsonl",
    "{\"id\":\"one\",\"text\":\"\\ub2ec\\n\",\"date\":\"2020-01-02\"}\n\n"
    "{\"id\":\"two\",\"text\":\"b\",\"title\":\"T\"}\n");
  write_file(&f, "bad.jsonl", "{\"id\":\"one\",\"text\":\"a\"}\n{\"id\":,}\n");
  write_file(&f, "untitled.jsonl", "{\"id\":\"one\"}\n");
  char link[PATH_SIZE];
  snprintf(link, sizeof(link), "%s/in/b/loop", f.root);
  if (symlink("..", link)) {
    return -1;
  }
  *state = &f;
  return 0;
}

static int
tear_down(void** const state)
{
  static const char* const NAMES[] = {"in/b/z.txt",
                                      "in/a.txt",
                                      "in/.hidden",
                                      "in/b/\u1100\u1161.txt",
                                      "in/list.jsonl",
                                      "in/b/loop",
                                      "in/b",
                                      "in",
                                      "bad.jsonl",
                                      "untitled.jsonl",
                                      ""};
  const folder* const      f       = (const folder*)*state;
  for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); ++i) {
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/%s", f->root, NAMES[i]);
    (void)remove(path);
  }
  return 0;
}

static void
test_inputs(void** const state)
{
  static const char* const DOCS[] = {
    "a.txt", "b/z.txt", "b/\uAC00.txt", "one", "two"};
  static const char* const TEXTS[] = {"a", "z", "ga", "달\n", "b"};
  const folder* const      f       = (const folder*)*state;
  char                     path[PATH_SIZE];
  snprintf(path, sizeof(path), "%s/in/", f->root);
  const char* const arguments[] = {path};
  weft_inputs*      inputs      = NULL;
  weft_error        error       = WEFT_ERROR_INIT;
  if (weft_inputs_new(arguments, 1, NULL, &inputs, &error)) {
    fail_msg("%s: %s", error.file, error.message);
  }
  assert_int_equal(weft_inputs_count(inputs), 5);
  for (size_t i = 0; i < 5U; ++i) {
    weft_input input;
    assert_int_equal(weft_inputs_read(inputs, i, &input, &error), WEFT_OK);
    assert_string_equal(input.doc, DOCS[i]);
    assert_int_equal(input.size, strlen(TEXTS[i]));
    assert_memory_equal(input.data, TEXTS[i], input.size);
    assert_true(weft_inputs_in_folder(inputs, i));
    assert_int_equal(input.utf8, i > 2U);
    assert_int_equal(input.line, i < 3U ? 0U : i == 3U ? 1U : 3U);
    assert_int_equal(!input.date, i != 3U);
    assert_int_equal(!input.title, i != 4U);
    weft_input_dispose(&input);
  }
  weft_inputs_free(inputs);
  weft_inputs_free(NULL);
  weft_input_dispose(NULL);
}

static void
check_refused(const char* const* const arguments,
              const size_t             count,
              const weft_status        status,
              const size_t             line)
{
  weft_inputs* inputs = NULL;
  weft_error   error  = WEFT_ERROR_INIT;
  assert_int_equal(weft_inputs_new(arguments, count, NULL, &inputs, &error),
                   status);
  assert_null(inputs);
  assert_int_equal(error.line, line);
  assert_true(error.message[0]);
  assert_true(error.file[0]);
}

static void
test_bad_inputs(void** const state)
{
  const folder* const f = (const folder*)*state;
  char                file[PATH_SIZE];
  char                bad[PATH_SIZE];
  char                untitled[PATH_SIZE];
  char                missing[PATH_SIZE];
  snprintf(file, sizeof(file), "%s/in/a.txt", f->root);
  snprintf(bad, sizeof(bad), "%s/bad.jsonl", f->root);
  snprintf(untitled, sizeof(untitled), "%s/untitled.jsonl", f->root);
  snprintf(missing, sizeof(missing), "%s/none.txt", f->root);
  const char* const twice[] = {file, file};
  const char* const one[]   = {bad};
  const char* const two[]   = {untitled};
  const char* const none[]  = {missing};
  check_refused(twice, 2, WEFT_ERR_EXISTS, 0);
  check_refused(one, 1, WEFT_ERR_BAD_INPUT, 2);
  check_refused(two, 1, WEFT_ERR_BAD_INPUT, 1);
  check_refused(none, 1, WEFT_ERR_NOT_FOUND, 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_encodings),
    cmocka_unit_test(test_named_encoding),
    cmocka_unit_test(test_bad_bytes),
    cmocka_unit_test(test_empty),
    cmocka_unit_test(test_limit),
    cmocka_unit_test(test_long_sentence),
    cmocka_unit_test(test_widening),
    cmocka_unit_test(test_other_compositions),
    cmocka_unit_test(test_html_places),
    cmocka_unit_test(test_sentences),
    cmocka_unit_test(test_furniture),
    cmocka_unit_test(test_options),
    cmocka_unit_test(test_mutations),
    cmocka_unit_test(test_inputs),
    cmocka_unit_test(test_bad_inputs),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
