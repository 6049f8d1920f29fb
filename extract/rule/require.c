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
#include "strbuf.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  LITERAL_MIN      = 3,
  ALTERNATIVES_MAX = 200,
  DEPTH_MAX        = 40,
  COST_MAX         = 60,
  CLASS_MAX        = 200 // characters of a class that is read
};

// Alternatives; `count` 0 means no demand
typedef struct {
  weft_str* items;
  size_t    count;
  size_t    shortest; // bytes of the shortest alternative
  unsigned  cost;     // how often it is met, roughly: lower filters better
  bool      slot;     // all alternatives stand for mentions
} demand;

// All demands of a part of a pattern; each must be met
typedef struct {
  demand best; // the one of longest literals
  demand all[PREFILTER_DEMANDS_MAX];
  size_t count;
} demands;

static const demand no_demand = {NULL, 0U, 0U, 0U, false};

typedef struct {
  weft_str    text;
  size_t      at;
  arena       memory;
  int         depth;
  weft_status status;
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

static bool
is_slot(weft_str text)
{
  return text.size == 3U && (unsigned char)text.data[0] == 0xEEU;
}

static bool
is_capital(weft_str text)
{
  return text.size == 1U && *text.data >= 'A' && *text.data <= 'Z';
}

// Rough odds, in percent, that a sentence holds a literal
static unsigned
cost_of(weft_str text)
{
  if (is_slot(text)) {
    return 8U;
  }
  return text.size > 6U     ? 1U
         : text.size > 3U   ? 3U
         : is_capital(text) ? 2U
         : text.size == 3U  ? 20U
                            : 30U;
}

static demand
make_demand(reader* r, const weft_str* items, size_t count)
{
  demand d = no_demand;
  d.items  = arena_array(&r->memory, count, sizeof(weft_str));
  if (!d.items) {
    r->status = WEFT_ERR_NO_MEMORY;
    return no_demand;
  }
  d.count    = count;
  d.shortest = SIZE_MAX;
  d.slot     = true;
  for (size_t i = 0U; i < count; ++i) {
    d.items[i] = items[i];
    d.shortest = items[i].size < d.shortest ? items[i].size : d.shortest;
    d.slot     = d.slot && is_slot(items[i]);
    d.cost += cost_of(items[i]);
  }
  return d;
}

static void
add_demand(demands* out, demand d)
{
  if (!d.count) {
    return;
  }
  size_t worst = 0U;
  for (size_t i = 0U; i < out->count; ++i) {
    worst = out->all[i].cost > out->all[worst].cost ? i : worst;
  }
  if (out->count < PREFILTER_DEMANDS_MAX) {
    out->all[out->count++] = d;
  } else if (out->all[worst].cost > d.cost) {
    out->all[worst] = d;
  }
}

// A character that may be demanded alone: a mark, a capital, or one of three
// bytes
static bool
can_stand_alone(weft_str c)
{
  const unsigned char first = (unsigned char)c.data[0];
  return c.size == 3U || is_capital(c) ||
         (c.size == 1U && first > ' ' && first < 0x7FU &&
          !(first >= '0' && first <= '9') &&
          !((first | 0x20U) >= 'a' && (first | 0x20U) <= 'z'));
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
  if (is_capital(first) && is_capital(last)) {
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
        !can_stand_alone(items[count]) || ++count == CLASS_MAX) {
      return no_demand;
    }
  }
  return make_demand(r, items, count);
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
  if (full || (run->size && can_stand_alone(text))) {
    const weft_str copy = arena_copy(&r->memory, text);
    const demand   d    = copy.data ? make_demand(r, &copy, 1U) : no_demand;
    r->status           = copy.data ? r->status : WEFT_ERR_NO_MEMORY;
    out->best           = full ? better(out->best, d) : out->best;
    add_demand(out, d);
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
    out->best = aside ? out->best : better(out->best, inside.best);
    for (size_t i = 0U; i < inside.count; ++i) {
      add_demand(out, inside.all[i]);
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
      add_demand(&out, optional_next(r) ? no_demand : d);
    } else if (c == '.' || c == '^' || c == '$') {
      from_run(r, &run, &out);
      ++r->at;
      (void)optional_next(r);
    } else {
      read_literal(r, &run, &out);
    }
  }
  from_run(r, &run, &out);
  r->status = run.status ? run.status : r->status;
  strbuf_free(&run);
  return out;
}

static demand
join(reader* r, demand a, demand b)
{
  weft_str items[ALTERNATIVES_MAX];
  if (!a.count || !b.count || a.count + b.count > ALTERNATIVES_MAX) {
    return no_demand;
  }
  memcpy(items, a.items, a.count * sizeof(weft_str));
  memcpy(items + a.count, b.items, b.count * sizeof(weft_str));
  return make_demand(r, items, a.count + b.count);
}

// The demand that filters most, among those for mentions or among all
static demand
pick(const demands* d, bool slot)
{
  demand best = no_demand;
  for (size_t i = 0U; i < d->count; ++i) {
    const demand* const x = &d->all[i];
    if ((x->slot || !slot) && (!best.count || x->cost < best.cost)) {
      best = *x;
    }
  }
  return best;
}

static demands
read_alternatives(reader* r)
{
  demands d = read_sequence(r);
  while (peek(r) == '|') {
    ++r->at;
    const demands other = read_sequence(r);
    const demand  any   = join(r, pick(&d, false), pick(&other, false));
    const demand  slot  = join(r, pick(&d, true), pick(&other, true));
    d.best              = join(r, d.best, other.best);
    d.count             = 0U;
    add_demand(&d, any);
    add_demand(&d, any.slot ? no_demand : slot);
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

static int
compare_demands(const void* a, const void* b)
{
  const demand* const x = a;
  const demand* const y = b;
  return x->cost < y->cost ? -1 : x->cost > y->cost ? 1 : 0;
}

weft_status
prefilter_require(prefilter*         p,
                  weft_str           pattern,
                  prefilter_set*     out,
                  prefilter_demands* groups)
{
  reader r      = {pattern, 0U, {NULL, 0U, 0U}, 0, WEFT_OK};
  out->items    = NULL;
  out->count    = 0U;
  groups->count = 0U;
  if (!is_readable(pattern)) {
    return WEFT_OK;
  }
  demands d = read_alternatives(&r);
  if (!r.status && r.at >= pattern.size) {
    if (d.best.count) {
      r.status = number_demand(p, d.best, out);
    }
    qsort(d.all, d.count, sizeof(demand), compare_demands);
    for (size_t i = 0U; !r.status && i < d.count; ++i) {
      if (i && !d.all[i].slot && d.all[i].cost > COST_MAX) {
        continue; // met by most sentences
      }
      prefilter_set set = {NULL, 0U};
      r.status          = number_demand(p, d.all[i], &set);
      if (!r.status) {
        r.status = prefilter_group(p, &set, &groups->items[groups->count++]);
      }
      free(set.items);
    }
  }
  arena_free(&r.memory);
  return r.status;
}
