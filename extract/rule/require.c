// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What text a regular expression cannot match without: a small reader of
// PCRE2 syntax that follows concatenation and alternation and gives up, safely,
// on everything else.
//
// A slot is a class of private-use characters, so that a demand for a mention
// of some type is a demand for text like any other.

#include "rule/prefilter.h"

#include "arena.h"
#include "rule/demand.h"
#include "strbuf.h"
#include "utf8.h"

#include <stdlib.h>

enum {
  LITERAL_MIN = 3,
  DEPTH_MAX   = 40,
  COST_MAX    = 60,
  CLASS_MAX   = 200 // characters of a class that is read
};

typedef struct {
  weft_str      text;
  size_t        at;
  int           depth;
  demand_memory memory;
} reader;

static demands
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
    const bool named = peek(r) == '[' && r->at + 1U < r->text.size &&
                       r->text.data[r->at + 1U] == ':'; // [:alpha:]
    r->at += peek(r) == '\\' ? 2U : 1U;
    while (named && peek(r) >= 0 && peek(r) != ']') {
      ++r->at;
    }
    r->at += named ? 1U : 0U;
  }
  ++r->at;
}

// The capitals from `first` up to `last`, which stand in one string; returns
// their number, 0 if these are none
static size_t
read_capitals(weft_str first, weft_str last, weft_str* items)
{
  static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  size_t            count      = 0U;
  if (demand_is_capital(first) && demand_is_capital(last)) {
    for (char c = *first.data; c <= *last.data; ++c) {
      items[count++] = (weft_str){capitals + (c - 'A'), 1U};
    }
  }
  return count;
}

// A class that is a plain list of characters, or of capitals, demands one of
// them
static demand
read_class(reader* r)
{
  weft_str     items[CLASS_MAX];
  size_t       count = 0U;
  const size_t from  = r->at + 1U;
  skip_class(r);
  const size_t to = r->at <= r->text.size ? r->at - 1U : r->text.size;
  if (from >= to || r->text.data[from] == '^') {
    return no_demand;
  }
  for (size_t at = from; at < to;) {
    const char*  c    = r->text.data + at;
    const size_t here = at;
    (void)utf8_next(r->text, at, &at);
    items[count] = (weft_str){c, at - here};
    if (at + 1U < to && r->text.data[at] == '-' && count + 26U < CLASS_MAX) {
      const weft_str last  = {r->text.data + at + 1U, 1U};
      const size_t   added = read_capitals(items[count], last, items + count);
      if (!added) {
        return no_demand;
      }
      count += added;
      at += 2U;
      continue;
    }
    if (*c == '-' || *c == '\\' || *c == '[' ||
        !demand_can_stand_alone(items[count]) || ++count == CLASS_MAX) {
      return no_demand;
    }
  }
  return demand_make(&r->memory, items, count);
}

// Turn the literal run gathered in `run` into a demand
static void
from_run(reader* r, strbuf* run, demands* out)
{
  const weft_str whole = strbuf_str(run);
  size_t         first = 0U;
  if (run->size) {
    (void)utf8_next(whole, 0U, &first);
  }
  // Of a run too short to be indexed, its first character will do
  const bool     full = run->size >= LITERAL_MIN;
  const weft_str text = {whole.data, full ? run->size : first};
  if (full || (run->size && demand_can_stand_alone(text))) {
    const weft_str copy = arena_copy(&r->memory.arena, text);
    const demand d = copy.data ? demand_make(&r->memory, &copy, 1U) : no_demand;
    r->memory.status = copy.data ? r->memory.status : WEFT_ERR_NO_MEMORY;
    out->best        = full ? demand_better(out->best, d) : out->best;
    demand_add(out, d);
  }
  strbuf_clear(run);
}

// Behind `(`: skip what says the group's kind.  False for negative look-arounds
// and conditions, which make no demand.
static bool
open_group(reader* r, bool* aside)
{
  if (peek(r) != '?') {
    return peek(r) != '*';
  }
  ++r->at;
  const int c = peek(r);
  ++r->at;
  *aside = c == '=' || (c == '<' && peek(r) == '=');
  if (*aside) {
    r->at += c == '<' ? 1U : 0U;
    return true;
  }
  if (c == ':' || c == '>' || c == '|') {
    return true;
  }
  if (c == '(') {
    --r->at; // a condition: its parenthesis belongs to what is skipped
    return false;
  }
  if (c == 'P' || c == '<' || c == '\'') {
    const int n = peek(r);
    if ((c == '<' && n == '!') || (c == 'P' && n != '<')) {
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

static void
read_group(reader* r, demands* out)
{
  demands inside = {no_demand, {no_demand}, 0U};
  ++r->at;            // (
  bool aside = false; // looked at, but not part of the match
  if (open_group(r, &aside) && r->depth < DEPTH_MAX) {
    ++r->depth;
    inside = read_alternatives(r);
    --r->depth;
    ++r->at; // )
  } else {
    skip_group(r);
  }
  if (!optional_next(r)) {
    out->best = aside ? out->best : demand_better(out->best, inside.best);
    for (size_t i = 0U; i < inside.count; ++i) {
      demand_add(out, inside.all[i]);
    }
  }
}

// An escape that stands for a class of characters or a place ends the run
static bool
read_escape(reader* r, uint32_t code, strbuf* run, demands* out)
{
  if (!((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
        (code >= '0' && code <= '9'))) {
    return false;
  }
  if (peek(r) == '{') { // \p{L}, \x{..}
    while (peek(r) >= 0 && peek(r) != '}') {
      ++r->at;
    }
    ++r->at;
  }
  (void)optional_next(r);
  from_run(r, run, out);
  return true;
}

// One character of a literal run, or the end of the run
static void
read_literal(reader* r, strbuf* run, demands* out)
{
  const bool   slash = peek(r) == '\\';
  const size_t from  = r->at + (slash ? 1U : 0U);
  size_t       next  = from;
  if (from >= r->text.size) {
    r->at = r->text.size;
    return;
  }
  const uint32_t code = utf8_next(r->text, from, &next);
  const weft_str text = {r->text.data + from, next - from};
  r->at               = next;
  if (slash && read_escape(r, code, run, out)) {
    return;
  }
  const int q = peek(r);
  if (q == '?' || q == '*' || q == '{' || q == '+') {
    from_run(r, run, out);
    const bool zero = optional_next(r);
    if (r->at > next) {
      if (!zero) {
        strbuf_append(run, text);
        from_run(r, run, out);
      }
      return;
    }
  }
  strbuf_append(run, text);
}

static demands
read_sequence(reader* r)
{
  demands out = {no_demand, {no_demand}, 0U};
  strbuf  run = {NULL, 0U, 0U, WEFT_OK};
  while (peek(r) >= 0 && peek(r) != '|' && peek(r) != ')') {
    const int c = peek(r);
    if (c == '(') {
      from_run(r, &run, &out);
      read_group(r, &out);
    } else if (c == '[') {
      from_run(r, &run, &out);
      const demand d = read_class(r);
      demand_add(&out, optional_next(r) ? no_demand : d);
    } else if (c == '.' || c == '^' || c == '$') {
      from_run(r, &run, &out);
      ++r->at;
      (void)optional_next(r);
    } else {
      read_literal(r, &run, &out);
    }
  }
  from_run(r, &run, &out);
  r->memory.status = run.status ? run.status : r->memory.status;
  strbuf_free(&run);
  return out;
}

static demands
read_alternatives(reader* r)
{
  demands d = read_sequence(r);
  while (peek(r) == '|') {
    ++r->at;
    const demands other = read_sequence(r);
    const demand  any   = demand_join(
      &r->memory, demand_pick(&d, false), demand_pick(&other, false));
    const demand slot =
      demand_join(&r->memory, demand_pick(&d, true), demand_pick(&other, true));
    d.best  = demand_join(&r->memory, d.best, other.best);
    d.count = 0U;
    demand_add(&d, any);
    demand_add(&d, any.slot ? no_demand : slot);
  }
  return d;
}

static weft_status
number_demand(prefilter* p, demand d, prefilter_set* out)
{
  weft_status st = WEFT_OK;
  out->count     = 0U;
  out->items     = calloc(d.count, sizeof(uint32_t));
  if (!out->items) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; !st && i < d.count; ++i) {
    st = prefilter_add(p, d.items[i], &out->items[i]);
  }
  out->count = st ? 0U : d.count;
  return st;
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

// Whether the reader knows all of the pattern's syntax: no options, no \Q
static bool
is_readable(weft_str pattern)
{
  for (size_t i = 0U; i + 2U < pattern.size; ++i) {
    const char* const p = pattern.data + i;
    const char        c = p[2];
    if (p[0] == '\\') {
      // What these escapes take with them looks like letters: \x41 \k<name>
      const bool takes =
        (p[1] == 'x' || p[1] == 'g' || p[1] == 'k') && c != '{';
      const bool digits = is_digit(p[1]) && is_digit(c);
      if (p[1] == 'Q' || p[1] == 'c' || takes || digits) {
        return false;
      }
      ++i;
    } else if (p[0] == '(' && p[1] == '?' && c != 'P' &&
               ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '^' ||
                c == '-')) {
      return false;
    }
  }
  return true;
}

weft_status
prefilter_require(prefilter*         p,
                  weft_str           pattern,
                  prefilter_set*     out,
                  prefilter_demands* groups)
{
  reader r      = {pattern, 0U, 0, {{NULL, 0U, 0U}, WEFT_OK}};
  out->items    = NULL;
  out->count    = 0U;
  groups->count = 0U;
  if (!is_readable(pattern)) {
    return WEFT_OK;
  }
  demands d = read_alternatives(&r);
  if (!r.memory.status && r.at >= pattern.size) {
    if (d.best.count) {
      r.memory.status = number_demand(p, d.best, out);
    }
    qsort(d.all, d.count, sizeof(demand), demand_compare);
    for (size_t i = 0U; !r.memory.status && i < d.count; ++i) {
      if (i && !d.all[i].slot && d.all[i].cost > COST_MAX) {
        continue; // met by most sentences
      }
      prefilter_set set = {NULL, 0U};
      r.memory.status   = number_demand(p, d.all[i], &set);
      if (!r.memory.status) {
        r.memory.status =
          prefilter_group(p, &set, &groups->items[groups->count++]);
      }
      free(set.items);
    }
  }
  arena_free(&r.memory.arena);
  return r.memory.status;
}
