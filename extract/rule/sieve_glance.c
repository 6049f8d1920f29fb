// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What stands at the beginnings and ends of matches, by classes of characters.

#include "rule/sieve_node.h"

#include "rule/gate.h"

#include <string.h>

// Classes of the pivot: with more, too many places are left
enum { PIVOT_MAX = 16 };

// Of the matches of a part: the classes of their outermost characters, and bits
// for their lengths; all from SIEVE_GLANCE on are one
typedef struct {
  uint64_t at[SIEVE_GLANCE];
  unsigned lengths;
} view;

typedef struct {
  const sieve_book* book;
  bool              back;
} viewer;

static const view empty_view = {{0U}, 1U};

// Classes of the kinds of a set.  Of a negated one, these must hold nothing
// else.
static uint64_t
kind_classes(uint8_t kinds, bool negated)
{
  static const struct {
    unsigned kind;
    unsigned first;
    unsigned end;
  } runs[]         = {{KIND_SPACE, CLASS_SPACE, CLASS_MARKS},
                      {KIND_DIGIT, CLASS_DIGIT, CLASS_DIGIT + 1},
                      {KIND_UPPER, CLASS_UPPER, CLASS_UPPER + 1},
                      {KIND_LOWER, CLASS_LOWER, CLASS_LOWER + 1},
                      {KIND_HANGUL, CLASS_HANGUL, CLASS_NONE},
                      {KIND_MENTION, CLASS_MENTION, CLASS_SPACE}};
  uint64_t classes = 0U;
  for (size_t i = 0U; i < sizeof(runs) / sizeof(runs[0]); ++i) {
    if (kinds & KIND_BIT(runs[i].kind)) {
      classes |= CLASS_BIT(runs[i].end) - CLASS_BIT(runs[i].first);
    }
  }
  const uint64_t marks = CLASS_BIT(CLASS_DIGIT) - CLASS_BIT(CLASS_MARKS);
  if (!negated && (kinds & KIND_BIT(KIND_MARK))) {
    classes |= marks;
  }
  if (!negated && (kinds & KIND_BIT(KIND_SPACE))) {
    classes |= CLASS_BIT(CLASS_MARK); // has other white space
  }
  if (!negated && (kinds & KIND_BIT(KIND_OTHER))) {
    classes |= CLASS_BIT(CLASS_OTHER) | marks; // the middle dot is one
  }
  return classes;
}

static uint64_t
set_classes(const sieve_book* book, const sieve_set* s)
{
  const uint64_t alone   = CLASS_BIT(CLASS_MARK) - CLASS_BIT(CLASS_SPACE);
  uint64_t       classes = 0U;
  for (uint32_t i = s->first; i < s->first + s->count; ++i) {
    classes |= CLASS_BIT(book->classes[book->chars[i]]);
  }
  classes = (s->negated ? classes & alone : classes) |
            kind_classes(s->kinds, s->negated);
  return s->negated ? ~(classes | CLASS_BIT(CLASS_NONE)) : classes;
}

static view
one_character(uint64_t classes)
{
  view v    = empty_view;
  v.at[0]   = classes;
  v.lengths = 2U;
  return v;
}

// What the matches of `a` with those of `b` further in look like
static view
join(view a, view b)
{
  view out    = a;
  out.lengths = 0U;
  for (unsigned from = 0U; from <= SIEVE_GLANCE; ++from) {
    if (!(a.lengths >> from & 1U)) {
      continue;
    }
    for (unsigned i = from; i < SIEVE_GLANCE; ++i) {
      out.at[i] |= b.at[i - from];
    }
    for (unsigned size = 0U; size <= SIEVE_GLANCE; ++size) {
      if (b.lengths >> size & 1U) {
        out.lengths |=
          1U << (from + size < SIEVE_GLANCE ? from + size : SIEVE_GLANCE);
      }
    }
  }
  return out;
}

static view
either(view a, view b)
{
  for (unsigned i = 0U; i < SIEVE_GLANCE; ++i) {
    a.at[i] |= b.at[i];
  }
  a.lengths |= b.lengths;
  return a;
}

static view
view_of(const viewer* x, uint32_t number);

static view
view_string(const viewer* x, const sieve_node* node)
{
  view v = empty_view;
  for (unsigned i = 0U; i < node->least && i < SIEVE_GLANCE; ++i) {
    const size_t c = node->first + (x->back ? node->least - 1U - i : i);
    v.at[i]        = CLASS_BIT(x->book->classes[x->book->chars[c]]);
  }
  v.lengths = 1U << (node->least < SIEVE_GLANCE ? node->least : SIEVE_GLANCE);
  return v;
}

static view
view_repeat(const viewer* x, const sieve_node* node)
{
  const view     part = view_of(x, node->first);
  const unsigned more = (unsigned)node->most - node->least;
  view           v    = empty_view;
  for (unsigned n = 0U; n < node->least && n < SIEVE_GLANCE; ++n) {
    v = join(v, part);
  }
  view all = v;
  for (unsigned n = 0U; n < more && n < SIEVE_GLANCE; ++n) {
    v   = join(v, part);
    all = either(all, v);
  }
  return all;
}

static view
view_of(const viewer* x, uint32_t number)
{
  const sieve_node* const nodes = x->book->nodes;
  const sieve_node* const node  = &nodes[number];
  view                    v     = empty_view;
  switch ((node_kind)node->kind) {
    case NODE_CHAR:
      return one_character(CLASS_BIT(x->book->classes[node->first]));
    case NODE_SET:
      return one_character(set_classes(x->book, &x->book->sets[node->first]));
    case NODE_STRING:
      return view_string(x, node);
    case NODE_REPEAT:
      return view_repeat(x, node);
    case NODE_SEQUENCE:
      for (uint32_t i = x->back ? node->last : node->first; i;
           i          = x->back ? nodes[i].previous : nodes[i].next) {
        v = join(v, view_of(x, i));
      }
      return v;
    case NODE_CHOICE:
      v = view_of(x, node->first);
      for (uint32_t i = nodes[node->first].next; i; i = nodes[i].next) {
        v = either(v, view_of(x, i));
      }
      return v;
    default:
      return v;
  }
}

// What may stand before a match, as far as its first parts look behind
static uint64_t
classes_before(const sieve_book* book, uint32_t root)
{
  const sieve_node* node = &book->nodes[root];
  if (node->kind == NODE_SEQUENCE) {
    return classes_before(book, node->first);
  }
  if (node->kind == NODE_BEHIND) {
    return set_classes(book, &book->sets[node->first]);
  }
  if (node->kind == NODE_NOT_BEHIND && book->sets[node->first].negated) {
    sieve_set s = book->sets[node->first];
    s.negated   = false;
    return set_classes(book, &s) | CLASS_BIT(CLASS_NONE);
  }
  return UINT64_MAX;
}

static unsigned
count_bits(uint64_t bits)
{
  unsigned n = 0U;
  for (; bits; bits &= bits - 1U) {
    ++n;
  }
  return n;
}

void
sieve_glance_at(const sieve_book* book,
                uint32_t          root,
                bool              back,
                sieve_glance*     out)
{
  const viewer x      = {book, back};
  const view   v      = view_of(&x, root);
  bool         beyond = false; // the match may have ended
  out->outside        = back ? UINT64_MAX : classes_before(book, root);
  out->pivot          = 0U;
  out->known          = false;
  for (unsigned i = 0U; i < SIEVE_GLANCE; ++i) {
    beyond         = beyond || (v.lengths >> i & 1U);
    out->inside[i] = beyond ? UINT64_MAX : v.at[i];
    if (count_bits(out->inside[i]) < count_bits(out->inside[out->pivot])) {
      out->pivot = i;
    }
  }
  out->known = count_bits(out->inside[out->pivot]) <= PIVOT_MAX;
}

// Whether all classes around place `at` are right.  bits[SIEVE_GLANCE + i] is
// that of character i.
static inline bool
is_right(const sieve_text* t, const sieve_glance* g, bool back, size_t at)
{
  const uint64_t* const b = t->bits + SIEVE_GLANCE + at;
  if (back) {
    return (b[-1] & g->inside[0]) && (b[-2] & g->inside[1]) &&
           (b[-3] & g->inside[2]) && (b[-4] & g->inside[3]);
  }
  return (b[0] & g->inside[0]) && (b[1] & g->inside[1]) &&
         (b[2] & g->inside[2]) && (b[3] & g->inside[3]) && (b[-1] & g->outside);
}

size_t
sieve_glance_run(const sieve_text*   t,
                 const sieve_glance* g,
                 bool                back,
                 uint64_t*           places)
{
  size_t         count   = 0U;
  const uint64_t classes = g->inside[g->pivot] & t->seen;
  uint64_t       found[SIEVE_WORDS];
  if (!(g->inside[0] & t->seen) || !(g->inside[1] & t->seen) ||
      !(g->inside[2] & t->seen) || !(g->inside[3] & t->seen)) {
    return 0U;
  }
  for (size_t w = 0U; w < t->words; ++w) {
    found[w]  = 0U;
    places[w] = 0U;
  }
  for (uint64_t left = classes; left;) {
    const uint64_t* const c = t->classes + gate_take(&left) * t->words;
    for (size_t w = 0U; w < t->words; ++w) {
      found[w] |= c[w];
    }
  }
  for (size_t w = 0U; w < t->words; ++w) {
    while (found[w]) {
      const size_t c  = w * 64U + gate_take(&found[w]);
      const size_t at = back ? c + 1U + g->pivot : c - g->pivot;
      if (at <= t->count && is_right(t, g, back, at)) {
        places[at / 64U] |= (uint64_t)1U << (at % 64U);
        ++count;
      }
    }
  }
  return count;
}
