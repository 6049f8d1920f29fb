// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What text a regular expression cannot match without: a small reader of
// PCRE2 syntax that follows concatenation and alternation and gives up, safely,
// on everything else.

#include "rule/prefilter.h"

#include "arena.h"
#include "strbuf.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LITERAL_MIN = 3, ALTERNATIVES_MAX = 200, DEPTH_MAX = 40 };

// Alternatives; `count` 0 means no demand
typedef struct {
  weft_str* items;
  size_t    count;
  size_t    shortest; // bytes of the shortest alternative
} demand;

typedef struct {
  weft_str    text;
  size_t      at;
  arena       memory;
  int         depth;
  weft_status status;
} reader;

static demand
read_alternatives(reader* r);

static int
peek(const reader* r)
{
  return r->at < r->text.size ? (unsigned char)r->text.data[r->at] : -1;
}

// Whether the quantifier at the reader's place allows zero repetitions; moves
// behind it
static bool
optional_next(reader* r)
{
  bool zero = false;
  int  c    = peek(r);
  if (c == '?' || c == '*') {
    zero = true;
    ++r->at;
  } else if (c == '+') {
    ++r->at;
  } else if (c == '{' && r->at + 1U < r->text.size &&
             (r->text.data[r->at + 1U] == ',' ||
              (r->text.data[r->at + 1U] >= '0' &&
               r->text.data[r->at + 1U] <= '9'))) {
    zero = r->text.data[r->at + 1U] == '0' || r->text.data[r->at + 1U] == ',';
    while (peek(r) >= 0 && peek(r) != '}') {
      ++r->at;
    }
    ++r->at;
  } else {
    return false;
  }
  c = peek(r);
  if (c == '?' || c == '+') {
    ++r->at; // lazy or possessive
  }
  return zero;
}

static void
skip_class(reader* r)
{
  ++r->at; // [
  if (peek(r) == '^') {
    ++r->at;
  }
  if (peek(r) == ']') {
    ++r->at;
  }
  while (peek(r) >= 0 && peek(r) != ']') {
    r->at += peek(r) == '\\' ? 2U : 1U;
  }
  ++r->at;
}

static demand
better(demand a, demand b)
{
  if (!a.count || (b.count && b.shortest > a.shortest)) {
    return b;
  }
  return a;
}

// Turn the literal run gathered in `run` into a demand
static demand
from_run(reader* r, strbuf* run)
{
  demand d = {NULL, 0U, 0U};
  if (run->size >= LITERAL_MIN) {
    d.items = arena_array(&r->memory, 1U, sizeof(weft_str));
    if (d.items) {
      d.items[0] = arena_copy(&r->memory, strbuf_str(run));
      d.count    = d.items[0].data ? 1U : 0U;
      d.shortest = run->size;
    }
    if (!d.count) {
      r->status = WEFT_ERR_NO_MEMORY;
    }
  }
  strbuf_clear(run);
  return d;
}

// Behind `(`: skip what says the group's kind.  False for look-arounds and
// conditions, which make no demand.
static bool
open_group(reader* r)
{
  if (peek(r) != '?') {
    return peek(r) != '*';
  }
  ++r->at;
  const int c = peek(r);
  ++r->at;
  if (c == ':' || c == '>' || c == '|') {
    return true;
  }
  if (c == 'P' || c == '<' || c == '\'') {
    const int n = peek(r);
    if (c == '<' && (n == '=' || n == '!')) {
      return false;
    }
    while (peek(r) >= 0 && peek(r) != '>' && peek(r) != '\'') {
      ++r->at;
    }
    ++r->at;
    return true;
  }
  return false;
}

static void
skip_group(reader* r)
{
  for (int depth = 1; depth && peek(r) >= 0;) {
    const int c = peek(r);
    if (c == '[') {
      skip_class(r);
      continue;
    }
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    r->at += c == '\\' ? 2U : 1U;
  }
}

static demand
read_group(reader* r)
{
  demand d = {NULL, 0U, 0U};
  ++r->at; // (
  if (open_group(r) && r->depth < DEPTH_MAX) {
    ++r->depth;
    d = read_alternatives(r);
    --r->depth;
    ++r->at; // )
  } else {
    skip_group(r);
  }
  if (optional_next(r)) {
    d.count = 0U;
  }
  return d;
}

// One character of a literal run, or the end of the run
static demand
read_literal(reader* r, strbuf* run)
{
  demand       d     = {NULL, 0U, 0U};
  const bool   slash = peek(r) == '\\';
  const size_t from  = r->at + (slash ? 1U : 0U);
  size_t       next  = from;
  if (from >= r->text.size) {
    r->at = r->text.size;
    return d;
  }
  const uint32_t code = utf8_next(r->text, from, &next);
  r->at               = next;
  if (slash && ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
                (code >= '0' && code <= '9'))) {
    if (peek(r) == '{') { // \p{L}, \x{..}
      while (peek(r) >= 0 && peek(r) != '}') {
        ++r->at;
      }
      ++r->at;
    }
    (void)optional_next(r);
    return from_run(r, run);
  }
  const int  q          = peek(r);
  const bool quantified = q == '?' || q == '*' || q == '{' || q == '+';
  if (quantified) {
    d               = from_run(r, run);
    const bool zero = optional_next(r);
    if (!zero && r->at > next) {
      strbuf_append(run, (weft_str){r->text.data + from, next - from});
      return better(d, from_run(r, run));
    }
    if (r->at > next) {
      return d;
    }
  }
  strbuf_append(run, (weft_str){r->text.data + from, next - from});
  return d;
}

static demand
read_sequence(reader* r)
{
  demand best = {NULL, 0U, 0U};
  strbuf run  = {NULL, 0U, 0U, WEFT_OK};
  while (peek(r) >= 0 && peek(r) != '|' && peek(r) != ')') {
    const int c = peek(r);
    if (c == '(') {
      best = better(best, from_run(r, &run));
      best = better(best, read_group(r));
    } else if (c == '[') {
      best = better(best, from_run(r, &run));
      skip_class(r);
      (void)optional_next(r);
    } else if (c == '.' || c == '^' || c == '$') {
      best = better(best, from_run(r, &run));
      ++r->at;
      (void)optional_next(r);
    } else {
      best = better(best, read_literal(r, &run));
    }
  }
  best = better(best, from_run(r, &run));
  strbuf_free(&run);
  return best;
}

static demand
join(reader* r, demand a, demand b)
{
  demand d = {NULL, 0U, 0U};
  if (!a.count || !b.count || a.count + b.count > ALTERNATIVES_MAX) {
    return d;
  }
  d.items = arena_array(&r->memory, a.count + b.count, sizeof(weft_str));
  if (!d.items) {
    r->status = WEFT_ERR_NO_MEMORY;
    return d;
  }
  memcpy(d.items, a.items, a.count * sizeof(weft_str));
  memcpy(d.items + a.count, b.items, b.count * sizeof(weft_str));
  d.count    = a.count + b.count;
  d.shortest = a.shortest < b.shortest ? a.shortest : b.shortest;
  return d;
}

static demand
read_alternatives(reader* r)
{
  demand d = read_sequence(r);
  while (peek(r) == '|') {
    ++r->at;
    d = join(r, d, read_sequence(r));
  }
  return d;
}

weft_status
prefilter_require(prefilter* p, weft_str pattern, prefilter_set* out)
{
  reader r = {pattern, 0U, {NULL, 0U, 0U}, 0, WEFT_OK};
  out->items     = NULL;
  out->count     = 0U;
  const demand d = read_alternatives(&r);
  if (!r.status && d.count && r.at >= pattern.size) {
    out->items = calloc(d.count, sizeof(uint32_t));
    r.status   = out->items ? WEFT_OK : WEFT_ERR_NO_MEMORY;
    for (size_t i = 0U; !r.status && i < d.count; ++i) {
      r.status = prefilter_add(p, d.items[i], &out->items[i]);
    }
    out->count = r.status ? 0U : d.count;
  }
  arena_free(&r.memory);
  return r.status;
}
