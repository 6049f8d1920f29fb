// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A reader of PCRE2 syntax that adds up how wide a match can get before the
// first class of private-use characters it must pass.

#include "rule/anchor.h"

#include "utf8.h"

#include <string.h>

enum { DEPTH_MAX = 40, FIRST_CODE = 0xE000, CHARACTER_MAX = 4 };

#define WIDE ((size_t)4096) // bytes; as wide as this is without bound

// A part of a pattern
typedef struct {
  size_t width; // bytes of its longest match, or WIDE
  anchor near;
} part;

typedef struct {
  weft_str text;
  size_t   at;
  int      depth;
  bool     failed; // on syntax that is not read here
} reader;

static part
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

static part
plain_part(size_t width)
{
  part p;
  memset(&p, 0, sizeof(p));
  p.width = width;
  return p;
}

static part
fail(reader* r)
{
  r->failed = true;
  r->at     = r->text.size;
  return plain_part(WIDE);
}

// Behind a backslash
static part
read_escape(reader* r)
{
  size_t next = r->at;
  if (r->at >= r->text.size) {
    return fail(r);
  }
  const uint32_t code  = utf8_next(r->text, r->at, &next);
  const size_t   width = next - r->at;
  r->at                = next;
  if (code == 'p' || code == 'P') {
    if (peek(r) != '{') {
      return fail(r);
    }
    while (peek(r) >= 0 && peek(r) != '}') {
      ++r->at;
    }
    return take(r, "}") ? plain_part(CHARACTER_MAX) : fail(r);
  }
  if (code == 'x' && take(r, "{")) {
    const size_t from = r->at;
    while (peek(r) >= 0 && peek(r) != '}') {
      ++r->at;
    }
    // Six digits of the largest code point
    return take(r, "}") && r->at - from <= 7U ? plain_part(CHARACTER_MAX)
                                              : fail(r);
  }
  if (code < 0x80U && strchr("dDsSwWhHvV", (int)code)) {
    return plain_part(CHARACTER_MAX);
  }
  if (code == 'b' || code == 'B') {
    return plain_part(0U);
  }
  if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
      (code >= '0' && code <= '9')) {
    return fail(r);
  }
  return plain_part(width);
}

static size_t
width_of(uint32_t code)
{
  return code < 0x80U ? 1U : code < 0x800U ? 2U : code < 0x10000U ? 3U : 4U;
}

// A class of private-use characters only is what makes an anchor
static part
read_class(reader* r)
{
  part   p     = plain_part(CHARACTER_MAX);
  bool   codes = true;
  size_t width = 1U; // of its characters; the last of a range is the widest
  ++r->at;           // [
  if (peek(r) == '^') {
    codes = false;
    width = CHARACTER_MAX;
    ++r->at;
  }
  for (bool first = true; first || peek(r) != ']'; first = false) {
    if (r->at >= r->text.size) {
      return fail(r);
    }
    if (peek(r) == '[' && r->at + 1U < r->text.size &&
        strchr(":.=", r->text.data[r->at + 1U])) {
      return fail(r);
    }
    const bool slash = take(r, "\\");
    if (slash && (peek(r) == 'Q' || r->at >= r->text.size)) {
      return fail(r);
    }
    const uint32_t read = utf8_next(r->text, r->at, &r->at);
    const uint32_t code = read - FIRST_CODE;
    const bool     kind = slash && read != '-' && read < 0x80U; // \d, \x{…}
    width               = kind                     ? CHARACTER_MAX
                          : width > width_of(read) ? width
                                                   : width_of(read);
    codes = codes && (code < ANCHOR_CODES || code == 0xF8FFU - FIRST_CODE);
    if (code < ANCHOR_CODES) {
      p.near.codes[code / 64U] |= (uint64_t)1U << (code % 64U);
    }
  }
  ++r->at; // ]
  p.width      = width;
  p.near.known = codes;
  return p;
}

// Behind `(?`: skip what says the group's kind; `aside` is set for
// look-arounds, which are no part of the match
static bool
open_group(reader* r, bool* aside)
{
  *aside = take(r, "=") || take(r, "!") || take(r, "<=") || take(r, "<!");
  if (*aside || take(r, ":") || take(r, ">") || take(r, "|")) {
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

static part
read_group(reader* r)
{
  bool aside = false;
  ++r->at; // (
  if (peek(r) == '*' || r->depth == DEPTH_MAX) {
    return fail(r);
  }
  if (take(r, "?") && !open_group(r, &aside)) {
    return fail(r);
  }
  ++r->depth;
  const part inside = read_alternatives(r);
  --r->depth;
  if (!take(r, ")")) {
    return fail(r);
  }
  return aside ? plain_part(0U) : inside;
}

// A number of repetitions; `none` if there are no digits
static size_t
read_number(reader* r, size_t none)
{
  size_t value = 0U;
  bool   any   = false;
  for (; peek(r) >= '0' && peek(r) <= '9'; ++r->at) {
    value = value < WIDE ? value * 10U + (size_t)(peek(r) - '0') : WIDE;
    any   = true;
  }
  return any ? value : none;
}

// What follows a part: how often it may stand
static part
repeat(reader* r, part p)
{
  size_t least = 1U;
  size_t most  = 1U;
  if (take(r, "?")) {
    least = 0U;
  } else if (take(r, "*")) {
    least = 0U;
    most  = WIDE;
  } else if (take(r, "+")) {
    most = WIDE;
  } else if (take(r, "{")) {
    least = read_number(r, WIDE);
    most  = take(r, ",") ? read_number(r, WIDE) : least;
    if (least == WIDE || !take(r, "}")) {
      return fail(r);
    }
  } else {
    return p;
  }
  (void)(take(r, "+") || take(r, "?"));
  const bool bound = most < WIDE && p.width < WIDE && p.width * most < WIDE;
  p.width          = bound ? p.width * most : p.width ? WIDE : 0U;
  p.near.known     = p.near.known && least;
  return p;
}

static part
read_part(reader* r)
{
  size_t next = 0U;
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
      return plain_part(CHARACTER_MAX);
    case '^':
    case '$':
      ++r->at;
      return plain_part(0U);
    case '*':
    case '+':
    case '?':
    case '{':
      return fail(r);
    default:
      next = r->at;
      (void)utf8_next(r->text, r->at, &r->at);
      return plain_part(r->at - next);
  }
}

static part
read_sequence(reader* r)
{
  part out = plain_part(0U);
  while (peek(r) >= 0 && peek(r) != '|' && peek(r) != ')') {
    part p = read_part(r);
    p      = repeat(r, p);
    if (!out.near.known && p.near.known && out.width < WIDE) {
      out.near = p.near;
      out.near.reach += (uint32_t)out.width;
    }
    out.width = out.width + p.width < WIDE ? out.width + p.width : WIDE;
  }
  return out;
}

static part
read_alternatives(reader* r)
{
  part out = read_sequence(r);
  while (take(r, "|")) {
    const part other = read_sequence(r);
    out.width        = out.width > other.width ? out.width : other.width;
    out.near.known   = out.near.known && other.near.known;
    out.near.reach =
      out.near.reach > other.near.reach ? out.near.reach : other.near.reach;
    for (size_t i = 0U; i < ANCHOR_CODES / 64U; ++i) {
      out.near.codes[i] |= other.near.codes[i];
    }
  }
  return out;
}

void
anchor_read(weft_str pattern, anchor* out)
{
  reader     r = {pattern, 0U, 0, false};
  const part p = read_alternatives(&r);
  *out         = p.near;
  out->known   = p.near.known && !r.failed && r.at >= pattern.size;
}
