// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Compiled lexicons: they answer as the lexicons do that they were made from,
// and whatever is done to their bytes, nothing worse comes of it than an error.

#include "lexicon/lexicon_file.h"
#include "lexicon/lexicon_layout.h"
#include "strbuf.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "failing.h"

enum { LINES = 6000, QUERIES = 20000, FEW_LINES = 40 };

static const lexicon_origin ORIGIN = {
  "1111111111111111111111111111111111111111111111111111111111111111",
  "2222222222222222222222222222222222222222222222222222222222222222"};

static const weft_type_info TYPES[] = {{.name = {"Organization", 12U}},
                                       {.name = {"Person", 6U}},
                                       {.name = {"Product", 7U}},
                                       {.name = {"Class", 5U}},
                                       {.name = {"Title", 5U}}};

static const weft_schema SCHEMA = {.types = TYPES, .type_count = 5U};

static const char* const TYPE_NAMES[] =
  {"Organization", "Person", "Product", "Class", "Title", "-"};

static uint32_t
pick(uint32_t* const seed, const uint32_t count)
{
  *seed = *seed * 1103515245U + 12345U;
  return (*seed >> 8U) % count;
}

// A name of parts that many names share, in either language, with spaces,
// hyphens, capitals and digits here and there
static void
make_name(uint32_t* const seed, strbuf* const out)
{
  static const char* const parts[] = {"한빛",
                                      "가람",
                                      "누리",
                                      "새",
                                      "전자",
                                      "소프트",
                                      "은행",
                                      "다",
                                      "연구소",
                                      "기업",
                                      "Blue",
                                      "river",
                                      "SK",
                                      "AI",
                                      "Lab",
                                      "-",
                                      "7",
                                      "é"};

  const uint32_t count = 1U + pick(seed, 4U);
  for (uint32_t i = 0U; i < count; ++i) {
    if (i && !pick(seed, 4U)) {
      strbuf_putc(out, ' ');
    }
    strbuf_puts(out, parts[pick(seed, sizeof(parts) / sizeof(parts[0]))]);
  }
}

// Lines of lexicons, and the memory that they are slices of
typedef struct {
  pack_entry lines[LINES];
  strbuf     text;
  size_t     starts[2U * LINES + 1U]; // of names and aliases in turn
  size_t     count;
} generated;

static void
generate(generated* const g, const size_t count)
{
  uint32_t seed = 7U;
  memset(g, 0, sizeof(*g));
  for (size_t i = 0U; i < count; ++i) {
    g->starts[2U * i] = g->text.size;
    make_name(&seed, &g->text);
    g->starts[2U * i + 1U] = g->text.size;
    for (uint32_t n = pick(&seed, 3U); n; --n) {
      make_name(&seed, &g->text);
      strbuf_putc(&g->text, '|');
    }
  }
  assert_int_equal(g->text.status, WEFT_OK);
  g->starts[2U * count] = g->text.size;
  g->count              = count;
  for (size_t i = 0U; i < count; ++i) {
    const size_t* const s = &g->starts[2U * i];
    pack_entry* const   e = &g->lines[i];
    e->name               = (weft_str){g->text.data + s[0], s[1] - s[0]};
    e->aliases            = (weft_str){g->text.data + s[1], s[2] - s[1]};
    e->type               = weft_str_from(TYPE_NAMES[pick(&seed, 6U)]);
    e->file               = "names.tsv";
    e->line               = (uint32_t)i + 1U;
    if (weft_str_equals(e->type, WEFT_STR("Class"))) {
      e->instance = WEFT_STR("Product");
    } else if (weft_str_equals(e->type, WEFT_STR("-")) && !pick(&seed, 2U)) {
      e->instance = WEFT_STR("-");
    }
  }
}

static weft_status
append(void* const handle, const char* const data, const size_t size)
{
  strbuf_append((strbuf*)handle, (weft_str){data, size});
  return ((const strbuf*)handle)->status;
}

// The bytes that a lexicon is written as
static strbuf
write_bytes(const lexicon* const l)
{
  strbuf            bytes  = {.data = NULL};
  const weft_writer writer = {&bytes, append};
  assert_int_equal(lexicon_write(l, &ORIGIN, 5U, &writer, NULL), WEFT_OK);
  return bytes;
}

// A file of bytes in the folder of temporary files
typedef struct {
  char path[64];
  int  file;
} scratch;

static void
scratch_open(scratch* const s, const weft_str bytes)
{
  snprintf(s->path, sizeof(s->path), "/tmp/weft-compiled-XXXXXX");
  s->file = mkstemp(s->path);
  assert_true(s->file >= 0);
  assert_int_equal(pwrite(s->file, bytes.data, bytes.size, 0), bytes.size);
}

static void
scratch_close(scratch* const s)
{
  assert_int_equal(close(s->file), 0);
  assert_int_equal(unlink(s->path), 0);
}

static weft_status
read_back(const scratch* const s, lexicon* const out, weft_error* const error)
{
  lexicon_file      file;
  const weft_status opened = lexicon_open(s->path, &file, error);
  if (opened) {
    return opened;
  }
  const weft_status st = lexicon_take(&file, s->path, out, error);
  lexicon_close(&file);
  return st;
}

// Every end that a match meets is a line of `seen`; all but the shortest are
// turned down
static bool
note_end(void* const handle, const size_t end, const uint32_t value)
{
  strbuf_printf((strbuf*)handle, "%zu %u\n", end, value);
  return false;
}

static void
match_everywhere(const trie* const t, const weft_str text, strbuf* const seen)
{
  for (size_t at = 0U; at < text.size;) {
    uint32_t        value = TRIE_NONE;
    const trie_pair pair  = trie_read_pair(text, at);
    (void)trie_match(t, text, at, &pair, note_end, seen, &value);
    (void)utf8_next(text, at, &at);
  }
  strbuf_printf(
    seen, "%u %d\n", trie_get(t, text), trie_may_begin_word(t, text));
}

// The same text as it may be written: other case, wider letters, other spaces
static void
vary(uint32_t* const seed, const weft_str text, strbuf* const out)
{
  for (size_t at = 0U; at < text.size;) {
    const uint32_t code = utf8_next(text, at, &at);
    if (code == ' ' && pick(seed, 2U)) {
      continue;
    }
    if (code < 0x80U && code > ' ' && !pick(seed, 3U)) {
      strbuf_put_code(out, code + 0xFEE0U);
    } else if (code >= 'a' && code <= 'z' && !pick(seed, 2U)) {
      strbuf_put_code(out, code - 32U);
    } else {
      strbuf_put_code(out, code);
    }
    if (!pick(seed, 9U)) {
      strbuf_putc(out, ' ');
    }
  }
}

static void
check_same_answers(const lexicon* const a, const lexicon* const b)
{
  uint32_t seed = 99U;
  strbuf   text = {.data = NULL};
  strbuf   one  = {.data = NULL};
  strbuf   two  = {.data = NULL};
  size_t   ends = 0U;
  for (size_t i = 0U; i < QUERIES; ++i) {
    strbuf name = {.data = NULL};
    make_name(&seed, &name);
    make_name(&seed, &name);
    strbuf_clear(&text);
    strbuf_clear(&one);
    strbuf_clear(&two);
    vary(&seed, strbuf_str(&name), &text);
    strbuf_free(&name);
    match_everywhere(&a->names, strbuf_str(&text), &one);
    match_everywhere(&b->names, strbuf_str(&text), &two);
    match_everywhere(&a->tails, strbuf_str(&text), &one);
    match_everywhere(&b->tails, strbuf_str(&text), &two);
    assert_string_equal(one.data, two.data);
    ends += one.size > 40U ? 1U : 0U;
  }
  assert_true(ends > QUERIES / 4U); // the queries are no idle ones
  strbuf_free(&text);
  strbuf_free(&one);
  strbuf_free(&two);
}

static void
test_same_answers(void** const state)
{
  static generated g;
  lexicon          built  = {.map = NULL};
  lexicon          mapped = {.map = NULL};
  scratch          s;
  (void)state;
  generate(&g, LINES);
  assert_int_equal(lexicon_build(&SCHEMA, g.lines, g.count, &built, NULL),
                   WEFT_OK);
  strbuf bytes = write_bytes(&built);
  scratch_open(&s, strbuf_str(&bytes));
  assert_int_equal(read_back(&s, &mapped, NULL), WEFT_OK);

  assert_int_equal(mapped.count, built.count);
  assert_memory_equal(
    mapped.entries, built.entries, built.count * sizeof(lexicon_entry));
  assert_int_equal(mapped.text_size, built.text_size);
  assert_memory_equal(mapped.text, built.text, built.text_size);
  check_same_answers(&built, &mapped);

  // What was mapped is written as it was
  strbuf again = write_bytes(&mapped);
  assert_int_equal(again.size, bytes.size);
  assert_memory_equal(again.data, bytes.data, bytes.size);
  strbuf_free(&again);
  strbuf_free(&bytes);
  strbuf_free(&g.text);
  lexicon_free(&mapped);
  lexicon_free(&built);
  scratch_close(&s);
}

static void
test_entries(void** const state)
{
  const pack_entry lines[] = {
    {.name = WEFT_STR("한빛"), .type = WEFT_STR("-")},
    {.name    = WEFT_STR("한빛 전자"),
     .type    = WEFT_STR("Organization"),
     .aliases = WEFT_STR("한빛|Hanbit")},
    {.name = WEFT_STR("HANBIT"), .type = WEFT_STR("Person")},
    {.name     = WEFT_STR("휴대전화"),
     .type     = WEFT_STR("Class"),
     .instance = WEFT_STR("Product")},
  };
  lexicon l = {.map = NULL};
  (void)state;
  assert_int_equal(lexicon_build(&SCHEMA, lines, 4U, &l, NULL), WEFT_OK);
  // A name beats a stop word, and an alias leads to the main name
  const lexicon_entry* e = &l.entries[trie_get(&l.names, WEFT_STR("한 빛"))];
  assert_int_equal(e->stop, 0);
  weft_str name = lexicon_name(&l, e);
  assert_true(weft_str_equals(name, WEFT_STR("한빛 전자")));
  // Homographs have the types of all
  e = &l.entries[trie_get(&l.names, WEFT_STR("hanbit"))];
  assert_int_equal(e->types, 3);
  assert_int_equal(e->type, 0);
  // A class noun is found from its end as well
  const uint32_t tail = trie_get(&l.tails, WEFT_STR("화전대휴"));
  assert_int_equal(l.entries[tail].instance, 2);
  assert_int_equal(trie_get(&l.tails, WEFT_STR("자전 빛한")), TRIE_NONE);
  lexicon_free(&l);
}

static void
test_empty(void** const state)
{
  lexicon built  = {.map = NULL};
  lexicon mapped = {.map = NULL};
  scratch s;
  (void)state;
  assert_int_equal(lexicon_build(&SCHEMA, NULL, 0U, &built, NULL), WEFT_OK);
  strbuf bytes = write_bytes(&built);
  scratch_open(&s, strbuf_str(&bytes));
  assert_int_equal(read_back(&s, &mapped, NULL), WEFT_OK);
  assert_int_equal(mapped.count, 0);
  assert_int_equal(trie_get(&mapped.names, WEFT_STR("한빛")), TRIE_NONE);
  assert_false(trie_may_begin_word(&mapped.names, WEFT_STR("한빛")));
  lexicon_free(&mapped);
  lexicon_free(&built);
  strbuf_free(&bytes);
  scratch_close(&s);
}

// A small lexicon as a file, and its bytes
typedef struct {
  scratch s;
  strbuf  bytes;
} small;

static void
small_open(small* const f)
{
  static generated g;
  lexicon          l = {.map = NULL};
  generate(&g, FEW_LINES);
  assert_int_equal(lexicon_build(&SCHEMA, g.lines, g.count, &l, NULL), WEFT_OK);
  f->bytes = write_bytes(&l);
  scratch_open(&f->s, strbuf_str(&f->bytes));
  lexicon_free(&l);
  strbuf_free(&g.text);
}

static void
small_close(small* const f)
{
  scratch_close(&f->s);
  strbuf_free(&f->bytes);
}

static void
put_byte(const small* const f, const size_t at, const char byte)
{
  assert_int_equal(pwrite(f->s.file, &byte, 1U, (off_t)at), 1);
}

// The next byte to spoil: in the large tables of bits some, elsewhere all
static size_t
next_byte(const small* const f, const size_t at)
{
  layout_header h;
  size_t        start = sizeof(h);
  memcpy(&h, f->bytes.data, sizeof(h));
  for (int i = 0; i < LAYOUT_SECTIONS; ++i) {
    const layout_section section = (layout_section)i;
    const size_t         size    = layout_aligned(layout_size(&h, section));
    if ((section == LAYOUT_NAME_HEADS || section == LAYOUT_TAIL_HEADS) &&
        at > start && at + 211U < start + size) {
      return at + 211U;
    }
    start += size;
  }
  return at + 1U;
}

static void
test_spoilt_bytes(void** const state)
{
  static const unsigned char masks[] = {0xFFU, 0x01U};

  small   f;
  lexicon l = {.map = NULL};
  (void)state;
  small_open(&f);
  for (size_t m = 0U; m < sizeof(masks); ++m) {
    for (size_t at = 0U; at < f.bytes.size; at = next_byte(&f, at)) {
      weft_error error = WEFT_ERROR_INIT;
      put_byte(&f, at, (char)((unsigned char)f.bytes.data[at] ^ masks[m]));
      assert_int_equal(read_back(&f.s, &l, &error), WEFT_ERR_BAD_INPUT);
      assert_string_equal(error.file, f.s.path);
      assert_true(strlen(error.message) > 10U);
      put_byte(&f, at, f.bytes.data[at]);
    }
  }
  assert_int_equal(read_back(&f.s, &l, NULL), WEFT_OK);
  lexicon_free(&l);
  small_close(&f);
}

static void
test_cut_short(void** const state)
{
  small   f;
  lexicon l = {.map = NULL};
  (void)state;
  small_open(&f);
  put_byte(&f, f.bytes.size, 'x'); // too long
  assert_int_equal(read_back(&f.s, &l, NULL), WEFT_ERR_BAD_INPUT);
  for (size_t size = f.bytes.size - 1U; size; size -= size > 400U ? 97U : 1U) {
    assert_int_equal(ftruncate(f.s.file, (off_t)size), 0);
    assert_int_equal(read_back(&f.s, &l, NULL), WEFT_ERR_BAD_INPUT);
  }
  assert_int_equal(ftruncate(f.s.file, 0), 0);
  assert_int_equal(read_back(&f.s, &l, NULL), WEFT_ERR_BAD_INPUT);
  small_close(&f);
}

// Make the sum of a file's bytes right again
static void
sum_again(const small* const f, const weft_str bytes)
{
  layout_sum   sum  = {{0}};
  const size_t size = bytes.size - sizeof(sum.lanes);
  layout_add(&sum, bytes.data, size);
  assert_int_equal(pwrite(f->s.file, sum.lanes, sizeof(sum.lanes), (off_t)size),
                   sizeof(sum.lanes));
}

static void
ask_all(const lexicon* const l)
{
  uint32_t seed = 3U;
  strbuf   seen = {.data = NULL};
  strbuf   text = {.data = NULL};
  for (size_t i = 0U; i < 30U; ++i) {
    strbuf_clear(&text);
    make_name(&seed, &text);
    match_everywhere(&l->names, strbuf_str(&text), &seen);
    match_everywhere(&l->tails, strbuf_str(&text), &seen);
    const uint32_t value = trie_get(&l->names, strbuf_str(&text));
    assert_true(value == TRIE_NONE || value < l->count);
  }
  for (size_t i = 0U; i < l->count; ++i) {
    strbuf_clear(&text);
    strbuf_append(&text, lexicon_name(l, &l->entries[i]));
    assert_true(l->entries[i].type < 64U ||
                l->entries[i].type == LEXICON_NO_TYPE);
  }
  strbuf_free(&text);
  strbuf_free(&seen);
}

// Bytes that were spoilt with care: the sum is that of the spoilt ones
static void
test_forged_bytes(void** const state)
{
  small  f;
  size_t taken   = 0U;
  size_t refused = 0U;
  (void)state;
  small_open(&f);
  for (size_t at = 0U; at + sizeof(layout_sum) < f.bytes.size;
       at        = next_byte(&f, at)) {
    lexicon    l    = {.map = NULL};
    const char byte = f.bytes.data[at];
    f.bytes.data[at] =
      (char)((unsigned char)byte ^ (at % 3U ? 0xFFU : 1U << at % 8U));
    put_byte(&f, at, f.bytes.data[at]);
    sum_again(&f, strbuf_str(&f.bytes));
    if (read_back(&f.s, &l, NULL)) {
      ++refused;
    } else {
      ask_all(&l);
      ++taken;
    }
    lexicon_free(&l);
    f.bytes.data[at] = byte;
    put_byte(&f, at, byte);
  }
  assert_true(taken > 100U);
  assert_true(refused > 100U);
  small_close(&f);
}

static void
test_no_file(void** const state)
{
  lexicon_file file;
  weft_error   error = WEFT_ERROR_INIT;
  (void)state;
  assert_int_equal(lexicon_open("/no/such/file", &file, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_int_equal(lexicon_open("/tmp", &file, &error), WEFT_ERR_IO);
  lexicon_close(&file);
  lexicon_free(&(lexicon){.map = NULL});
}

static weft_status
build_and_write(void* const handle)
{
  const generated* const g      = handle;
  lexicon                l      = {.map = NULL};
  strbuf                 bytes  = {.data = NULL};
  const weft_writer      writer = {&bytes, append};
  weft_status st = lexicon_build(&SCHEMA, g->lines, g->count, &l, NULL);
  if (!st) {
    st = lexicon_write(&l, &ORIGIN, 5U, &writer, NULL);
  }
  strbuf_free(&bytes);
  lexicon_free(&l);
  return st;
}

static void
test_no_memory(void** const state)
{
  static generated g;
  (void)state;
  generate(&g, FEW_LINES);
  assert_true(check_failing(build_and_write, &g) > 10U);
  strbuf_free(&g.text);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_same_answers),
    cmocka_unit_test(test_entries),
    cmocka_unit_test(test_empty),
    cmocka_unit_test(test_spoilt_bytes),
    cmocka_unit_test(test_cut_short),
    cmocka_unit_test(test_forged_bytes),
    cmocka_unit_test(test_no_file),
    cmocka_unit_test(test_no_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
