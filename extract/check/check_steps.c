// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Patterns that can take more steps than a match may: what is repeated inside
// something repeated, so that a text falls apart into the same pieces in many
// ways, and gaps side by side that take the same characters.

#include "check/check.h"
#include "check/regex_tree.h"

#include "try.h"

#include <string.h>

enum {
  PARTS_MAX    = 256, // parts of a sequence that are compared
  LONG         = 300, // characters that a gap without bound may take
  PIECES_TEXT  = 40,  // characters that pieces are thought to share
  DEPTH_MAX    = 60,
  ENDLESS_FROM = 64 // repetitions that are as good as endless
};

// Steps that are worth a warning: a good part of REGEX_MATCH_LIMIT
#define STEPS_MANY (REGEX_MATCH_LIMIT / 2.0)

// Parts of a sequence, groups that are not repeated opened
typedef struct {
  const tree_item* items[PARTS_MAX];
  size_t           count;
  bool             whole; // nothing was left out
} parts;

// One pattern while it is looked at
typedef struct {
  checker*            c;
  const pattern_text* text;
} look;

static void
warn(const look* l, const tree_item* item, const char* what, const char* remedy)
{
  const json* file   = NULL;
  size_t      line   = 0U;
  size_t      column = 0U;
  pattern_where(l->text, item->at, &file, &line, &column);
  check_report(l->c,
               WEFT_SEVERITY_WARNING,
               file,
               line,
               column,
               "%s: a match may take more steps than the limit of %d; %s",
               what,
               (int)REGEX_MATCH_LIMIT,
               remedy);
}

// `skip` leaves out the groups that may be left out; otherwise they are there
static void
open_parts(const tree_sequence* s, bool skip, int depth, parts* out)
{
  for (const tree_item* i = s->first; i; i = i->next) {
    if (out->count == PARTS_MAX) {
      out->whole = false;
      return;
    }
    if (i->kind != TREE_GROUP || i->most > 1U || i->fixed || !i->alternatives ||
        i->alternatives->next || depth == DEPTH_MAX) {
      out->items[out->count++] = i;
    } else if (i->least || !skip) {
      open_parts(i->alternatives, skip, depth + 1, out);
    }
  }
}

// How many lengths a part of one character may have
static double
lengths(const tree_item* item)
{
  if (item->most >= ENDLESS_FROM) {
    return item->most == TREE_ENDLESS ? LONG : (double)item->most - item->least;
  }
  return (double)(item->most - item->least) + 1.0;
}

static bool
is_gap(const tree_item* item)
{
  return item->kind == TREE_CHARACTERS && item->most > item->least &&
         !item->fixed;
}

// Gaps side by side: each way to share the text between them is tried
static bool
check_neighbours(const look* l, const parts* p)
{
  const tree_item* first   = NULL;
  const tree_item* last    = NULL; // gap before, with nothing sure between
  double           ways    = 1.0;
  int              endless = 0;
  for (size_t i = 0U; i < p->count; ++i) {
    const tree_item* const item = p->items[i];
    if (item->kind == TREE_PLACE) {
      continue;
    }
    const bool gap = is_gap(item);
    if (gap && last && tree_overlap(item->set, last->set)) {
      ways *= lengths(item);
      endless += item->most == TREE_ENDLESS;
      last = item;
      if (endless > 1 || ways > STEPS_MANY) {
        warn(l,
             first,
             "gaps side by side that take the same characters",
             "join them or set bounds such as {0,20}");
        return true;
      }
    } else if (gap && (item->least || !last)) {
      first   = item;
      last    = item;
      ways    = lengths(item);
      endless = item->most == TREE_ENDLESS;
    } else if (item->least) {
      last = NULL;
    }
  }
  return false;
}

// In how many ways a text falls apart into up to `most` pieces
static double
count_ways(uint32_t most, uint32_t longest)
{
  double       ways   = 1.0;
  double       total  = 1.0;
  const double length = longest >= ENDLESS_FROM || most >= ENDLESS_FROM
                          ? (double)PIECES_TEXT
                          : (double)longest * (double)most;
  const double text   = length < PIECES_TEXT ? length : (double)PIECES_TEXT;
  for (uint32_t k = 1U; k < most && k < text; ++k) {
    ways *= (text - k) / k;
    total += ways;
  }
  return total;
}

// Whether a part is a group that is repeated, so that its rounds may be shared
// between the rounds of what it stands in
static bool
is_repeated_group(const tree_item* item)
{
  return item->kind == TREE_GROUP && item->alternatives && !item->fixed &&
         item->most > item->least;
}

// Whether a sequence may take just what its part `index` takes, so that two
// rounds of it run into each other
static bool
is_seamless(const parts* p, size_t index)
{
  const tree_item* const part = p->items[index];
  for (size_t i = 0U; i < p->count; ++i) {
    const tree_item* const item = p->items[i];
    if (i == index || !item->least || item->kind == TREE_PLACE) {
      continue;
    }
    if (item->kind != TREE_CHARACTERS || part->kind != TREE_CHARACTERS ||
        !tree_overlap(item->set, part->set)) {
      return false;
    }
  }
  return p->whole;
}

static bool
check_rounds(const look* l, const tree_item* group, const parts* p)
{
  for (size_t i = 0U; i < p->count; ++i) {
    const tree_item* const item = p->items[i];
    if ((is_gap(item) || is_repeated_group(item)) && item->most > 1U &&
        is_seamless(p, i) && count_ways(group->most, item->most) > STEPS_MANY) {
      warn(l,
           item,
           "a repetition inside a repetition",
           "leave out one of them, or put between the rounds what the inner "
           "one cannot take");
      return true;
    }
  }
  return false;
}

static void
check_nested(const look* l, const tree_item* group)
{
  for (const tree_sequence* s = group->alternatives; s; s = s->next) {
    parts taken   = {.whole = true};
    parts skipped = {.whole = true};
    open_parts(s, false, 0, &taken);
    open_parts(s, true, 0, &skipped);
    if (check_rounds(l, group, &taken) || check_rounds(l, group, &skipped)) {
      return;
    }
  }
}

// The one character that an alternative takes, as a set, or NULL
static const tree_set*
only_character(const tree_sequence* s)
{
  const tree_item* const i = s->first;
  return i && !i->next && i->kind == TREE_CHARACTERS && i->least == 1U &&
             i->most == 1U
           ? i->set
           : NULL;
}

// Alternatives that take the same character, repeated: each is tried each time
static void
check_alternatives(const look* l, const tree_item* group)
{
  for (const tree_sequence* a = group->alternatives; a; a = a->next) {
    const tree_set* const first = only_character(a);
    for (const tree_sequence* b = a->next; first && b; b = b->next) {
      const tree_set* const second = only_character(b);
      if (second && tree_overlap(first, second)) {
        warn(l,
             b->first,
             "repeated alternatives that take the same character",
             "write one class such as [a-z0-9]");
        return;
      }
    }
  }
}

static void
check_sequences(const look* l, const tree_sequence* s, int depth)
{
  for (; s && depth < DEPTH_MAX; s = s->next) {
    parts taken   = {.whole = true};
    parts skipped = {.whole = true};
    open_parts(s, false, 0, &taken);
    open_parts(s, true, 0, &skipped);
    if (!check_neighbours(l, &taken)) {
      (void)check_neighbours(l, &skipped);
    }
    for (size_t i = 0U; i < taken.count; ++i) {
      const tree_item* const item = taken.items[i];
      if (item->kind == TREE_CHARACTERS || !item->alternatives) {
        continue;
      }
      if (item->kind == TREE_GROUP && item->most > 1U && !item->fixed) {
        check_nested(l, item);
        if (item->most >= ENDLESS_FROM) {
          check_alternatives(l, item);
        }
      }
      check_sequences(l, item->alternatives, depth + 1);
    }
  }
}

weft_status
check_steps(checker* c, const pattern_text* text)
{
  weft_status    st   = WEFT_OK;
  arena          mem  = {NULL, 0U, 0U};
  tree_sequence* tree = NULL;
  const look     l    = {c, text};
  st                  = tree_read(&mem, strbuf_str(&text->text), &tree);
  if (!st && tree) {
    check_sequences(&l, tree, 0);
  }
  arena_free(&mem);
  return st;
}
