// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/sieve.h"

#include "rule/sieve_node.h"

#include <string.h>

// Places up to this number are left to the regular expression: what it does
// there costs less than a run
enum { TRY_MAX = 4 };

static inline bool
is_present(const sieve_text* t, uint32_t number)
{
  return t->present[number / 64U] >> (number % 64U) & 1U;
}

// The places before characters of a set
static const uint64_t*
set_places(const sieve_book* book, sieve_text* t, uint32_t number)
{
  const sieve_set* const s   = &book->sets[number];
  uint64_t* const        out = t->sets + number * t->words;
  if (t->made[number] == t->serial) {
    return out;
  }
  t->made[number] = t->serial;
  memset(out, 0, t->words * sizeof(uint64_t));
  for (unsigned k = 0U; k < SIEVE_KINDS; ++k) {
    for (size_t w = 0U; (s->kinds & KIND_BIT(k)) && w < t->words; ++w) {
      out[w] |= t->kinds[k][w];
    }
  }
  for (uint32_t i = s->first; i < s->first + s->count; ++i) {
    const uint16_t n = book->chars[i];
    for (size_t w = 0U; is_present(t, n) && w < t->words; ++w) {
      out[w] |= t->chars[n * t->words + w];
    }
  }
  for (size_t w = 0U; s->negated && w < t->words; ++w) {
    out[w] = ~out[w] & t->all[w];
  }
  if (s->negated) { // no character stands behind the last place
    out[t->count / 64U] &= ~((uint64_t)1U << (t->count % 64U));
  }
  return out;
}

typedef struct {
  const sieve_book* book;
  sieve_text*       text;
} runner;

// Back over one character, if it is one of `set`
static bool
step(size_t words, const uint64_t* in, const uint64_t* set, uint64_t* out)
{
  uint64_t any = 0U;
  for (size_t w = 0U; w < words; ++w) {
    const uint64_t high = w + 1U < words ? in[w + 1U] << 63U : 0U;
    out[w]              = (in[w] >> 1U | high) & set[w];
    any |= out[w];
  }
  return any;
}

// Back over any number of characters of `set`, in strides of 1, 2, 4 …
static void
sweep(size_t words, const uint64_t* set, uint64_t* places)
{
  for (size_t w = words; w--;) {
    uint64_t at   = places[w];
    uint64_t over = set[w];
    at |= w + 1U < words ? over & places[w + 1U] << 63U : 0U;
    for (unsigned n = 1U; n < 64U; n *= 2U) {
      at |= over & at >> n;
      over &= over >> n;
    }
    places[w] = at;
  }
}

static bool
copy(size_t words, const uint64_t* in, uint64_t* out)
{
  uint64_t any = 0U;
  for (size_t w = 0U; w < words; ++w) {
    out[w] = in[w];
    any |= in[w];
  }
  return any;
}

static bool
follow(const runner* r, uint32_t number, const uint64_t* in, uint64_t* out);

static bool
follow_string(const runner*     r,
              const sieve_node* node,
              const uint64_t*   in,
              uint64_t*         out)
{
  const size_t          words = r->text->words;
  const uint16_t* const chars = r->book->chars + node->first;
  const uint64_t*       from  = in;
  for (size_t i = node->least; i--;) {
    if (!step(words, from, r->text->chars + chars[i] * words, out)) {
      return false;
    }
    from = out;
  }
  return true;
}

static bool
follow_sequence(const runner*   r,
                uint32_t        last,
                const uint64_t* in,
                uint64_t*       out)
{
  const uint64_t* from = in;
  for (uint32_t i = last; i; i = r->book->nodes[i].previous) {
    if (!follow(r, i, from, out)) {
      return false;
    }
    from = out;
  }
  return true;
}

// Whether characters of a set stand where `in` leads to
static bool
meets(const runner* r, const uint64_t* in, const uint64_t* set)
{
  const size_t words = r->text->words;
  uint64_t     any   = 0U;
  for (size_t w = 0U; w < words; ++w) {
    const uint64_t high = w + 1U < words ? in[w + 1U] << 63U : 0U;
    any |= (in[w] >> 1U | high) & set[w];
  }
  return any;
}

// Whether an alternative is worth following
static bool
may_follow(const runner* r, const sieve_node* node, const uint64_t* in)
{
  if (node->kind != NODE_STRING) {
    return true;
  }
  for (size_t i = node->first; i < node->first + node->least; ++i) {
    if (!is_present(r->text, r->book->chars[i])) {
      return false;
    }
  }
  const size_t at = node->first + node->least - 1U;
  return meets(r, in, r->text->chars + r->book->chars[at] * r->text->words);
}

static bool
follow_choice(const runner*     r,
              const sieve_node* node,
              const uint64_t*   in,
              uint64_t*         out)
{
  const size_t   words = r->text->words;
  const uint32_t edge  = node->tail;
  uint64_t       any   = 0U;
  uint64_t       sum[SIEVE_WORDS];
  uint64_t       part[SIEVE_WORDS];
  if (edge != SET_NONE && !meets(r, in, set_places(r->book, r->text, edge))) {
    return false;
  }
  memset(sum, 0, words * sizeof(uint64_t));
  for (uint32_t i = node->first; i; i = r->book->nodes[i].next) {
    if (may_follow(r, &r->book->nodes[i], in) && follow(r, i, in, part)) {
      any = 1U;
      for (size_t w = 0U; w < words; ++w) {
        sum[w] |= part[w];
      }
    }
  }
  return any && copy(words, sum, out);
}

// Up to `most` times more
static void
follow_more(const runner* r, uint32_t part, size_t most, uint64_t* places)
{
  const size_t words = r->text->words;
  uint64_t     fresh[SIEVE_WORDS];
  (void)copy(words, places, fresh);
  for (size_t n = 0U; n < most && follow(r, part, fresh, fresh); ++n) {
    uint64_t any = 0U;
    for (size_t w = 0U; w < words; ++w) {
      fresh[w] &= ~places[w];
      places[w] |= fresh[w];
      any |= fresh[w];
    }
    if (!any) {
      return;
    }
  }
}

// Likewise, of one character of `set`
static void
step_more(size_t words, const uint64_t* set, size_t most, uint64_t* places)
{
  if (most > REPEAT_STEPS) {
    sweep(words, set, places);
    return;
  }
  for (size_t n = 0U; n < most; ++n) {
    for (size_t w = 0U; w < words; ++w) {
      const uint64_t high = w + 1U < words ? places[w + 1U] << 63U : 0U;
      places[w] |= (places[w] >> 1U | high) & set[w];
    }
  }
}

static bool
follow_repeat(const runner*     r,
              const sieve_node* node,
              const uint64_t*   in,
              uint64_t*         out)
{
  const size_t            words = r->text->words;
  const sieve_node* const part  = &r->book->nodes[node->first];
  const size_t            more =
    node->most == REPEAT_MANY ? REPEAT_MANY : (size_t)node->most - node->least;
  const uint64_t* set = NULL;
  uint64_t        places[SIEVE_WORDS];
  (void)copy(words, in, places);
  if (part->kind == NODE_SET) {
    set = set_places(r->book, r->text, part->first);
  } else if (part->kind == NODE_CHAR) {
    set = r->text->chars + part->first * words;
  }
  for (size_t n = 0U; n < node->least; ++n) {
    if (set ? !step(words, places, set, places)
            : !follow(r, node->first, places, places)) {
      return false;
    }
  }
  if (set) {
    step_more(words, set, more, places);
  } else {
    follow_more(r, node->first, more, places);
  }
  return copy(words, places, out);
}

// Places where a part does or does not follow
static bool
follow_ahead(const runner*     r,
             const sieve_node* node,
             const uint64_t*   in,
             uint64_t*         out)
{
  sieve_text* const t     = r->text;
  const bool        known = t->looked[node->tail] == t->serial;
  uint64_t* const   found = t->looks + node->tail * t->words;
  uint64_t          any   = 0U;
  if (!known && !follow(r, node->first, t->all, found)) {
    memset(found, 0, t->words * sizeof(uint64_t));
  }
  t->looked[node->tail] = t->serial;
  for (size_t w = 0U; w < t->words; ++w) {
    out[w] = in[w] & (node->kind == NODE_AHEAD ? found[w] : ~found[w]);
    any |= out[w];
  }
  return any;
}

// Places behind a character of a set, or not behind one
static bool
follow_behind(size_t          words,
              const uint64_t* set,
              bool            wanted,
              const uint64_t* in,
              uint64_t*       out)
{
  uint64_t any = 0U;
  uint64_t low = 0U;
  for (size_t w = 0U; w < words; ++w) {
    const uint64_t behind = set[w] << 1U | low;
    low                   = set[w] >> 63U;
    out[w]                = in[w] & (wanted ? behind : ~behind);
    any |= out[w];
  }
  return any;
}

// The beginning, or the end and what is before a last line's end
static bool
follow_edge(const sieve_text* t, bool begin, const uint64_t* in, uint64_t* out)
{
  uint64_t edge[SIEVE_WORDS] = {begin ? 1U : 0U};
  uint64_t any               = 0U;
  for (size_t i = t->count - 1U; !begin && i <= t->count; ++i) {
    edge[i / 64U] |= (uint64_t)1U << (i % 64U);
  }
  for (size_t w = 0U; w < t->words; ++w) {
    out[w] = in[w] & edge[w];
    any |= out[w];
  }
  return any;
}

// The places from which part `number` leads to `in`; false if there are none.
// `in` and `out` may be the same.
static bool
follow(const runner* r, uint32_t number, const uint64_t* in, uint64_t* out)
{
  const sieve_node* const node  = &r->book->nodes[number];
  sieve_text* const       t     = r->text;
  const uint32_t          first = node->first;
  switch ((node_kind)node->kind) {
    case NODE_CHAR:
      return step(t->words, in, t->chars + first * t->words, out);
    case NODE_STRING:
      return follow_string(r, node, in, out);
    case NODE_SET:
      return step(t->words, in, set_places(r->book, t, first), out);
    case NODE_SEQUENCE:
      return follow_sequence(r, node->last, in, out);
    case NODE_CHOICE:
      return follow_choice(r, node, in, out);
    case NODE_REPEAT:
      return follow_repeat(r, node, in, out);
    case NODE_AHEAD:
    case NODE_NOT_AHEAD:
      return follow_ahead(r, node, in, out);
    case NODE_BEHIND:
    case NODE_NOT_BEHIND:
      return follow_behind(t->words,
                           set_places(r->book, t, first),
                           node->kind == NODE_BEHIND,
                           in,
                           out);
    case NODE_BEGIN:
    case NODE_END:
      return follow_edge(t, node->kind == NODE_BEGIN, in, out);
    case NODE_EMPTY:
    default:
      return copy(t->words, in, out);
  }
}

static bool
meet(size_t words, uint64_t* places, const uint64_t* others)
{
  uint64_t any = 0U;
  for (size_t w = 0U; w < words; ++w) {
    places[w] &= others[w];
    any |= places[w];
  }
  return any;
}

// Run one part of a pattern
static bool
follow_part(const runner* r, uint32_t part, const uint64_t* in, uint64_t* out)
{
  if (!r->text->parted) {
    sieve_make_places(r->book, r->text);
  }
  return follow(r, part, in, out);
}

// The places that the ends of a pattern allow; false if there are none
static bool
find_ends(const sieve_text* t, const sieve* pattern, uint64_t* out)
{
  return pattern->last.known
           ? sieve_glance_run(t, &pattern->last, true, out) != 0U
           : copy(t->words, t->all, out);
}

// The places that a chain of several patterns, or one on the way to it, leads
// to, or NULL.  `own` is for those on the way.
static const uint64_t*
run_chain(const runner* r, const sieve* pattern, uint32_t number, uint64_t* own)
{
  const sieve_chain* const c      = &r->book->chains[number];
  sieve_text* const        t      = r->text;
  const bool               shared = c->slot != SLOT_NONE;
  uint64_t* const          out = shared ? t->chains + c->slot * t->words : own;
  bool                     any = false;
  if (shared && t->chained[c->slot] == t->serial) {
    return t->alive[c->slot] ? out : NULL;
  }
  if (!c->node) {
    any = find_ends(t, pattern, out);
  } else {
    const uint64_t* const in = run_chain(r, pattern, c->parent, own);
    any                      = in && follow_part(r, c->node, in, out);
  }
  if (shared) {
    t->chained[c->slot] = t->serial;
    t->alive[c->slot]   = any;
  }
  return any ? out : NULL;
}

// The places that the parts from `part` to the first lead to from `in`, or NULL
static const uint64_t*
run_rest(const runner* r, uint32_t part, const uint64_t* in, uint64_t* own)
{
  for (; part; part = r->book->nodes[part].previous) {
    if (!follow_part(r, part, in, own)) {
      return NULL;
    }
    in = own;
  }
  return in;
}

// Run a pattern that no other one is like
static bool
run_alone(const sieve_book* book,
          sieve_text*       t,
          const sieve*      pattern,
          uint64_t*         places)
{
  const runner r     = {book, t};
  size_t       begin = SIZE_MAX;
  uint64_t     own[SIEVE_WORDS];
  if (pattern->first.known) {
    begin = sieve_glance_run(t, &pattern->first, false, places);
    if (!begin) {
      return false;
    }
  } else {
    (void)copy(t->words, t->all, places);
  }
  const bool      few = begin <= (pattern->wanders ? 1U : TRY_MAX);
  const uint64_t* in  = pattern->chain
                          ? run_chain(&r, pattern, pattern->chain, own)
                        : find_ends(t, pattern, own) ? own
                                                     : NULL;
  if (!in || few) {
    return in;
  }
  in = run_rest(&r, pattern->rest, in, own);
  return in && meet(t->words, places, in);
}

bool
sieve_run(const sieve_book* book,
          sieve_text*       t,
          const sieve*      pattern,
          uint64_t          places[SIEVE_WORDS])
{
  if (!pattern->chain || pattern->rest) {
    return run_alone(book, t, pattern, places);
  }
  // What patterns that are alike to the sieve find is kept
  const uint32_t  slot  = book->chains[pattern->chain].slot;
  uint64_t* const whole = t->wholes + slot * t->words;
  if (t->run[slot] != t->serial) {
    t->run[slot]  = t->serial;
    t->left[slot] = run_alone(book, t, pattern, whole);
  }
  return t->left[slot] && copy(t->words, whole, places);
}
