// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/ending.h"

#include "korean/ending_list.h"
#include "korean/josa.h"
#include "utf8.h"

#include <string.h>

enum { DEPTH_MAX = 4, SYLLABLE = 3 };

// A form of another stem that may stand where an ending does
typedef struct {
  char      text[10];
  base_kind kind;
} prefix_form;

static const prefix_form honorific[] = {
  {"시는", BASE_ADN_NOW},
  {"시", BASE_STEM},
  {"시", BASE_EU},
  {"셔", BASE_LINK},
  {"셨", BASE_PAST},
  {"신", BASE_ADN_PAST},
  {"실", BASE_ADN_NEXT},
  {"십", BASE_POLITE},
  {"심", BASE_NOUN},
};

static const prefix_form passive[] = {
  {"지", BASE_STEM},
  {"지", BASE_EU},
  {"지는", BASE_ADN_NOW},
  {"져", BASE_LINK},
  {"졌", BASE_PAST},
  {"진", BASE_ADN_PAST},
  {"질", BASE_ADN_NEXT},
  {"집", BASE_POLITE},
  {"짐", BASE_NOUN},
};

static bool
begins(weft_str text, const char* prefix, size_t size)
{
  return text.size >= size && text.data[size - 1U] == prefix[size - 1U] &&
         !memcmp(text.data, prefix, size);
}

// The first syllable's bytes as a number that keeps their order; 0 for none
static inline uint32_t
syllable_key(const char* text)
{
  const unsigned char* const p = (const unsigned char*)text;
  return (uint32_t)p[0] << 16U | (uint32_t)p[1] << 8U | p[2];
}

// The first ending that does not stand before those of a syllable
static size_t
find_first(const ending_list* list, uint32_t syllable)
{
  size_t low  = 0U;
  size_t high = list->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (syllable_key(list->items[middle].text) < syllable) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// Whether an ending and particles make up `rest`
static bool
takes_josa(const ending* e, weft_str rest, uint32_t last)
{
  if (!e->josa || e->size >= rest.size ||
      memcmp(e->text, rest.data, e->size) != 0) {
    return false;
  }
  const weft_str more = {rest.data + e->size, rest.size - e->size};
  josa           j;
  return josa_parse(
           more, e->size ? utf8_code_before(rest, e->size) : last, &j) &&
         !j.plural && !(j.kind == JOSA_COPULA_ADN && e->kind == ENDING_NOMINAL);
}

static bool
find(const ending_list* list, weft_str rest, uint32_t last, verb* out)
{
  const ending* const empty = list->items[0].size ? NULL : &list->items[0];
  const ending*       found = NULL;
  if (rest.size < SYLLABLE) {
    found = !rest.size ? empty : NULL;
  } else {
    const uint32_t syllable = syllable_key(rest.data);
    const size_t   first    = find_first(list, syllable);
    for (size_t i = first; i < list->count; ++i) {
      const ending* const e = &list->items[i];
      if (syllable_key(e->text) != syllable) {
        break;
      }
      if (e->size == rest.size && !memcmp(e->text, rest.data, e->size)) {
        found = e; // as a whole rather than with particles: 기로
        break;
      }
      found = !found && takes_josa(e, rest, last) ? e : found;
    }
    found = !found && empty && takes_josa(empty, rest, last) ? empty : found;
  }
  if (found) {
    out->ending = found->kind;
    out->flags |= found->flags;
  }
  return found != NULL;
}

static bool
parse(base_kind kind, weft_str rest, uint32_t last, verb* out, int depth);

static bool
parse_forms(const prefix_form* forms,
            size_t             count,
            weft_str           rest,
            verb*              out,
            int                depth)
{
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = strlen(forms[i].text);
    if (begins(rest, forms[i].text, size) &&
        parse(forms[i].kind,
              (weft_str){rest.data + size, rest.size - size},
              utf8_code_before(rest, size),
              out,
              depth + 1)) {
      return true;
    }
  }
  return false;
}

static bool
is_past(base_kind kind)
{
  return kind == BASE_PAST || kind == BASE_PAST_TOO;
}

// 었 and 겠 stand between the base and the ending proper
static bool
parse_tense(base_kind kind, weft_str rest, verb* out, int depth)
{
  static const char will[] = "겠";
  static const char had[]  = "었";
  const size_t      size   = sizeof(will) - 1U;
  const weft_str    more   = {rest.data + size, rest.size - size};
  if (rest.size <= size) {
    return false;
  }
  if ((kind == BASE_STEM || is_past(kind)) && begins(rest, will, size)) {
    const unsigned flags = out->flags;
    if (parse(BASE_PAST, more, 0U, out, depth + 1)) {
      out->flags |= ENDING_PLAN;
      if (!is_past(kind)) {
        out->flags =
          (out->flags & ~(unsigned)ENDING_PAST) | (flags & ENDING_PAST);
      }
      return true;
    }
    return false;
  }
  return is_past(kind) && begins(rest, had, size) &&
         parse(BASE_PAST, more, 0U, out, depth + 1);
}

// Endings of other bases that may follow this one
static bool
parse_shared(base_kind kind, weft_str rest, uint32_t last, verb* out, int depth)
{
  static const char eu[] = "으";
  const size_t      size = sizeof(eu) - 1U;
  if (!rest.size) {
    return false;
  }
  if ((kind == BASE_STEM || kind == BASE_ADN_PAST || kind == BASE_ADN_NOW ||
       is_past(kind)) &&
      rest.data[0] == "다"[0] && find(&ending_da, rest, last, out)) {
    return true;
  }
  if (is_past(kind)) {
    return find(&ending_stem, rest, last, out) ||
           (begins(rest, eu, size) &&
            find(&ending_lists[BASE_EU],
                 (weft_str){rest.data + size, rest.size - size},
                 last,
                 out));
  }
  if (kind == BASE_EU) {
    return parse_forms(
      honorific, sizeof(honorific) / sizeof(honorific[0]), rest, out, depth);
  }
  if (kind == BASE_LINK || kind == BASE_LINK_TOO) {
    const bool found = parse_forms(
      passive, sizeof(passive) / sizeof(passive[0]), rest, out, depth);
    out->voice = found ? VOICE_PASSIVE : out->voice;
    return found;
  }
  return false;
}

static bool
parse(base_kind kind, weft_str rest, uint32_t last, verb* out, int depth)
{
  if (depth > DEPTH_MAX) {
    return false;
  }
  if (find(&ending_lists[kind], rest, last, out) ||
      parse_tense(kind, rest, out, depth) ||
      parse_shared(kind, rest, last, out, depth)) {
    out->flags |= is_past(kind) ? (unsigned)ENDING_PAST : 0U;
    return true;
  }
  static const char polite[] = "요";
  const size_t      size     = sizeof(polite) - 1U;
  if (rest.size > size && !memcmp(rest.data + rest.size - size, polite, size) &&
      parse(
        kind, (weft_str){rest.data, rest.size - size}, last, out, depth + 1)) {
    out->ending = ENDING_FINAL;
    out->flags &= ~(unsigned)ENDING_CONDITION; // 했거든요
    return true;
  }
  return false;
}

bool
ending_parse(base_kind kind, weft_str rest, uint32_t last, verb* out)
{
  out->flags = 0U;
  return parse(kind, rest, last, out, 0);
}

// Forms of 이다 and, after open syllables, of 이다 without its stem
typedef struct {
  char      text[10];
  base_kind kind;
  bool      open; // only after an open syllable
} copula_form;

static const copula_form copula_forms[] = {
  {"이", BASE_STEM, false},
  {"이", BASE_EU, false},
  {"이었", BASE_PAST, false},
  {"였", BASE_PAST, false},
  {"이어", BASE_LINK, false},
  {"여", BASE_LINK, true},
  {"인", BASE_ADN_PAST, false},
  {"일", BASE_ADN_NEXT, false},
  {"입", BASE_POLITE, false},
  {"임", BASE_NOUN, false},
};

bool
ending_parse_copula(weft_str rest, uint32_t last, verb* out)
{
  const bool open = utf8_final(last) <= 0;
  out->flags      = 0U;
  out->voice      = VOICE_ACTIVE;
  out->copula     = true;
  if (find(&ending_copula, rest, 0U, out) ||
      (open && (find(&ending_copula_open, rest, 0U, out) ||
                find(&ending_copula_dropped, rest, 0U, out)))) {
    return true;
  }
  for (size_t i = 0U; i < sizeof(copula_forms) / sizeof(copula_forms[0]); ++i) {
    const copula_form* const f    = &copula_forms[i];
    const size_t             size = strlen(f->text);
    out->flags                    = 0U;
    if (begins(rest, f->text, size) && (open || !f->open) &&
        parse(f->kind,
              (weft_str){rest.data + size, rest.size - size},
              utf8_code_before(rest, size),
              out,
              0)) {
      out->voice = VOICE_ACTIVE;
      // 인: the present of 이다 looks like the past of others
      if (f->kind == BASE_ADN_PAST && out->ending == ENDING_ADN_PAST) {
        out->ending = ENDING_ADN_NOW;
      }
      return true;
    }
  }
  out->copula = false;
  return false;
}
