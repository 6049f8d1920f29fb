// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A reader of PCRE2 syntax for the sieve.

#include "rule/sieve_node.h"

#include "utf8.h"

#include <string.h>

enum { DEPTH_MAX = 40, RUN_MAX = 64, GAP_MIN = 30 };

typedef struct {
  sieve_book* book;
  weft_str    text;
  size_t      at;
  int         depth;
  bool        wanders; // some part may be repeated many times
  bool        failed;  // on syntax that is not read here
  bool        no_memory;
} reader;

// The parts of a node, in the order of the pattern
typedef struct {
  uint32_t first;
  uint32_t last; // 0 for none
} parts;

// Characters in a row, before they become a node
typedef struct {
  uint16_t items[RUN_MAX];
  size_t   count;
} run;

static uint32_t
read_alternatives(reader* r);

static int
peek(const reader* r)
{
  return r->at < r->text.size ? (unsigned char)r->text.data[r->at] : -1;
}

static bool
take(reader* r, const char* prefix)
{
  const size_t size = strlen(prefix);
  if (r->text.size - r->at < size ||
      memcmp(r->text.data + r->at, prefix, size) != 0) {
    return false;
  }
  r->at += size;
  return true;
}

static uint32_t
fail(reader* r)
{
  r->failed = true;
  r->at     = r->text.size;
  return 0U;
}

static uint32_t
add(reader* r, node_kind kind, bool exact, uint32_t first)
{
  const sieve_node node = {
    (uint8_t)kind, exact, 1U, 1U, first, 0U, 0U, 0U, SET_NONE};
  uint32_t number = 0U;
  if (!r->failed && !sieve_add_node(r->book, node, &number)) {
    r->no_memory = true;
    return fail(r);
  }
  return number;
}

static uint32_t
add_set(reader* r, sieve_set set)
{
  uint32_t number = 0U;
  if (!sieve_add_set(r->book, set, &number)) {
    r->no_memory = true;
    return fail(r);
  }
  return add(r, NODE_SET, set.exact, number);
}

static bool
is_exact(const reader* r, uint32_t number)
{
  return !r->failed && r->book->nodes[number].exact;
}

// Any character: one of kind `kinds`
static uint32_t
add_kinds(reader* r, uint8_t kinds, bool exact)
{
  const sieve_set set = {(uint32_t)r->book->listed, 0U, kinds, false, exact};
  return add_set(r, set);
}

static uint32_t
read_char(reader* r)
{
  const uint32_t code   = utf8_next(r->text, r->at, &r->at);
  const uint16_t number = sieve_number(r->book, code);
  return number ? add(r, NODE_CHAR, true, number)
                : add_kinds(r, (uint8_t)KIND_BIT(sieve_kind(code)), false);
}

// Behind a backslash
static uint32_t
read_escape(reader* r)
{
  if (r->at >= r->text.size) {
    return fail(r);
  }
  if (take(r, "b") || take(r, "B")) {
    return add(r, NODE_EMPTY, false, 0U);
  }
  if (take(r, "x")) {
    if (peek(r) != '{') {
      return fail(r);
    }
    while (peek(r) >= 0 && peek(r) != '}') {
      ++r->at;
    }
    return take(r, "}") ? add_kinds(r, KINDS_ALL, false) : fail(r);
  }
  const unsigned kind = sieve_kind((unsigned char)r->text.data[r->at]);
  if (kind == KIND_UPPER || kind == KIND_LOWER || kind == KIND_DIGIT) {
    sieve_set set = {(uint32_t)r->book->listed, 0U, 0U, false, true};
    return sieve_read_kind(r->text, &r->at, &set) ? add_set(r, set) : fail(r);
  }
  return read_char(r);
}

static uint32_t
read_class(reader* r)
{
  sieve_set set;
  return sieve_read_class(r->book, r->text, &r->at, &set) ? add_set(r, set)
                                                          : fail(r);
}

// Behind `(?`: skip what says the group's kind
static bool
open_group(reader* r, node_kind* kind, bool* atomic)
{
  *kind   = take(r, "<=")   ? NODE_BEHIND
            : take(r, "<!") ? NODE_NOT_BEHIND
            : take(r, "=")  ? NODE_AHEAD
            : take(r, "!")  ? NODE_NOT_AHEAD
                            : NODE_EMPTY;
  *atomic = take(r, ">");
  if (*kind != NODE_EMPTY || *atomic || take(r, ":") || take(r, "|")) {
    return true;
  }
  if (!take(r, "<") && !take(r, "P<")) {
    return false;
  }
  while (peek(r) >= 0 && peek(r) != '>') {
    ++r->at;
  }
  return take(r, ">");
}

// What looks back is followed if it looks at one character
static uint32_t
look_behind(reader* r, node_kind kind, uint32_t inside)
{
  if (r->failed) {
    return 0U;
  }
  const sieve_node* const node  = &r->book->nodes[inside];
  const bool              exact = node->exact;
  uint32_t                set   = node->first;
  if ((node->kind != NODE_SET && node->kind != NODE_CHAR) ||
      (kind == NODE_NOT_BEHIND && !exact)) {
    return add(r, NODE_EMPTY, false, 0U);
  }
  if (node->kind == NODE_CHAR) {
    const sieve_set s = {(uint32_t)r->book->listed, 1U, 0U, false, true};
    if (!sieve_list_char(r->book, (uint16_t)node->first) ||
        !sieve_add_set(r->book, s, &set)) {
      r->no_memory = true;
      return fail(r);
    }
  }
  return add(r, kind, exact, set);
}

// What looks ahead has a number by its source: it is run once in a sentence
static uint32_t
look_ahead(reader* r, node_kind kind, uint32_t inside, weft_str source)
{
  const uint32_t number = add(r, kind, is_exact(r, inside), inside);
  if (r->failed) {
    return 0U;
  }
  table* const looks = &r->book->looks;
  const size_t known = table_get(looks, source, looks->count);
  if (known == looks->count) {
    const weft_str key = arena_copy(&r->book->memory, source);
    if (!key.data || table_set(looks, key, known)) {
      r->no_memory = true;
      return fail(r);
    }
  }
  r->book->nodes[number].tail = (uint32_t)known;
  return number;
}

static uint32_t
read_group(reader* r)
{
  node_kind kind   = NODE_EMPTY;
  bool      atomic = false;
  ++r->at; // (
  if (peek(r) == '*' || r->depth == DEPTH_MAX) {
    return fail(r);
  }
  if (take(r, "?") && !open_group(r, &kind, &atomic)) {
    return fail(r);
  }
  ++r->depth;
  const size_t   from   = r->at;
  const uint32_t inside = read_alternatives(r);
  --r->depth;
  if (!take(r, ")")) {
    return fail(r);
  }
  if (kind == NODE_BEHIND || kind == NODE_NOT_BEHIND) {
    return look_behind(r, kind, inside);
  }
  const bool exact = is_exact(r, inside);
  if (kind == NODE_NOT_AHEAD && !exact) {
    return add(r, NODE_EMPTY, false, 0U);
  }
  if (kind == NODE_EMPTY && !r->failed) {
    r->book->nodes[inside].exact = exact && !atomic;
    return inside;
  }
  return look_ahead(
    r, kind, inside, (weft_str){r->text.data + from, r->at - 1U - from});
}

// A number of repetitions; `none` if there are no digits
static size_t
read_number(reader* r, size_t none)
{
  size_t value = 0U;
  bool   any   = false;
  for (; peek(r) >= '0' && peek(r) <= '9'; ++r->at) {
    value = value < REPEAT_MANY ? value * 10U + (size_t)(peek(r) - '0') : value;
    any   = true;
  }
  return any ? value : none;
}

// What follows a part: how often it may stand
static uint32_t
repeat(reader* r, uint32_t part)
{
  size_t least = 1U;
  size_t most  = 1U;
  if (take(r, "?")) {
    least = 0U;
  } else if (take(r, "*")) {
    least = 0U;
    most  = REPEAT_MANY;
  } else if (take(r, "+")) {
    most = REPEAT_MANY;
  } else if (take(r, "{")) {
    least = read_number(r, REPEAT_MANY);
    most  = take(r, ",") ? read_number(r, REPEAT_MANY) : least;
    if (least >= REPEAT_MANY || !take(r, "}")) {
      return fail(r);
    }
  } else {
    return part;
  }
  const bool possessive = take(r, "+");
  (void)(possessive || take(r, "?"));
  const bool one   = !r->failed && (r->book->nodes[part].kind == NODE_SET ||
                                  r->book->nodes[part].kind == NODE_CHAR);
  const bool swept = one && most < REPEAT_MANY &&
                     most - least > REPEAT_STEPS; // taken for any number
  const bool     exact  = is_exact(r, part) && !possessive && !swept;
  const uint32_t number = add(r, NODE_REPEAT, exact, part);
  r->wanders            = r->wanders || most - least >= GAP_MIN;
  if (!r->failed) {
    sieve_node* const node = &r->book->nodes[number];
    node->least            = (uint16_t)least;
    node->most = (uint16_t)(swept || most > REPEAT_MANY ? REPEAT_MANY : most);
  }
  return number;
}

static uint32_t
read_part(reader* r)
{
  switch (peek(r)) {
    case '(':
      return read_group(r);
    case '[':
      return read_class(r);
    case '\\':
      ++r->at;
      return read_escape(r);
    case '.':
      ++r->at;
      return add_kinds(r, KINDS_ALL, false);
    case '^':
      ++r->at;
      return add(r, NODE_BEGIN, true, 0U);
    case '$':
      ++r->at;
      return add(r, NODE_END, false, 0U);
    case '*':
    case '+':
    case '?':
    case '{':
      return fail(r);
    default:
      return read_char(r);
  }
}

static void
add_part(reader* r, parts* p, uint32_t number)
{
  if (!r->failed && number) {
    sieve_node* const nodes = r->book->nodes;
    nodes[number].previous  = p->last;
    nodes[p->last].next     = p->last ? number : 0U;
    p->first                = p->last ? p->first : number;
    p->last                 = number;
  }
}

// A node of several parts
static uint32_t
add_parts(reader* r, node_kind kind, bool exact, parts p)
{
  const uint32_t number = add(r, kind, exact, p.first);
  if (!r->failed) {
    r->book->nodes[number].last = p.last;
  }
  return number;
}

static bool
list_char(reader* r, uint32_t c)
{
  if (!sieve_list_char(r->book, (uint16_t)c)) {
    r->no_memory = true;
    (void)fail(r);
  }
  return !r->failed;
}

// The characters in a row become one node
static void
flush(reader* r, run* row, parts* p)
{
  if (row->count == 1U) {
    add_part(r, p, add(r, NODE_CHAR, true, row->items[0]));
  } else if (row->count) {
    const uint32_t first = (uint32_t)r->book->listed;
    for (size_t i = 0U; i < row->count && list_char(r, row->items[i]); ++i) {
    }
    const uint32_t number = add(r, NODE_STRING, true, first);
    if (!r->failed) {
      r->book->nodes[number].least = (uint16_t)row->count;
    }
    add_part(r, p, number);
  }
  row->count = 0U;
}

static uint32_t
read_sequence(reader* r)
{
  run   row;
  parts p     = {0U, 0U};
  bool  exact = true;
  row.count   = 0U;
  while (peek(r) >= 0 && peek(r) != '|' && peek(r) != ')') {
    const uint32_t part = repeat(r, read_part(r));
    if (r->failed) {
      return 0U;
    }
    if (r->book->nodes[part].kind == NODE_CHAR) {
      row.items[row.count++] = (uint16_t)r->book->nodes[part].first;
      if (row.count == RUN_MAX) {
        flush(r, &row, &p);
      }
      continue;
    }
    flush(r, &row, &p);
    exact = exact && is_exact(r, part);
    add_part(r, &p, part);
  }
  flush(r, &row, &p);
  return p.last && p.first == p.last ? p.first
         : p.last                    ? add_parts(r, NODE_SEQUENCE, exact, p)
                                     : add(r, NODE_EMPTY, true, 0U);
}

// A choice of single characters is a set
static uint32_t
gather_chars(reader* r, parts p)
{
  sieve_set set = {(uint32_t)r->book->listed, 0U, 0U, false, true};
  for (uint32_t i = p.first; i; i = r->book->nodes[i].next) {
    ++set.count;
    if (!list_char(r, r->book->nodes[i].first)) {
      return 0U;
    }
  }
  return add_set(r, set);
}

static uint32_t
read_alternatives(reader* r)
{
  parts    p     = {0U, 0U};
  uint32_t part  = read_sequence(r);
  bool     exact = is_exact(r, part);
  bool     chars = !r->failed && r->book->nodes[part].kind == NODE_CHAR;
  if (peek(r) != '|') {
    return part;
  }
  add_part(r, &p, part);
  while (take(r, "|")) {
    part  = read_sequence(r);
    exact = exact && is_exact(r, part);
    chars = chars && !r->failed && r->book->nodes[part].kind == NODE_CHAR;
    add_part(r, &p, part);
  }
  if (chars || r->failed) {
    return r->failed ? 0U : gather_chars(r, p);
  }
  const uint32_t number = add_parts(r, NODE_CHOICE, exact, p);
  uint32_t       tail   = SET_NONE;
  if (!r->failed && !sieve_find_tail(r->book, number, &tail)) {
    r->no_memory = true;
    return fail(r);
  }
  if (!r->failed) {
    r->book->nodes[number].tail = tail;
  }
  return number;
}

weft_status
sieve_read(sieve_book* book, weft_str pattern, sieve* out)
{
  reader r = {book, pattern, 0U, 0, false, false, false};
  memset(out, 0, sizeof(*out));
  if (!book->numbers && !sieve_book_begin(book)) {
    return WEFT_ERR_NO_MEMORY;
  }
  const uint32_t number = read_alternatives(&r);
  if (!r.failed && r.at >= pattern.size) {
    out->root    = number;
    out->wanders = r.wanders;
    sieve_glance_at(book, number, false, &out->first);
    sieve_glance_at(book, number, true, &out->last);
    r.no_memory = !sieve_chain_up(book, out);
  }
  return r.no_memory ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}
