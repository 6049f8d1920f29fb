// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "explain/element.h"

#include "rule/pattern.h"

#include "str.h"
#include "utf8.h"

#include <string.h>

// End of the character class at `at`
static size_t
class_end(weft_str p, size_t at, size_t end)
{
  size_t i = at + 1U;
  i += i < end && p.data[i] == '^' ? 1U : 0U;
  i += i < end && p.data[i] == ']' ? 1U : 0U; // stands for itself
  while (i < end && p.data[i] != ']') {
    if (p.data[i] == '[' && i + 1U < end && p.data[i + 1U] == ':') {
      while (i + 1U < end && !(p.data[i] == ':' && p.data[i + 1U] == ']')) {
        ++i; // [:alpha:]
      }
    }
    i += p.data[i] == '\\' && i + 1U < end ? 2U : 1U;
  }
  return i < end ? i + 1U : end;
}

// End of what stands at `at`, without quantifier, if it is no group
static size_t
atom_end(weft_str p, size_t at, size_t end)
{
  const weft_str here    = {p.data + at, end - at};
  const size_t   special = pattern_special_size(here);
  size_t         next    = at;
  if (special) {
    return at + special;
  }
  if (p.data[at] == '[') {
    return class_end(p, at, end);
  }
  (void)utf8_next(p, at, &next);
  return next;
}

// End of the group at `at`, behind its closing parenthesis
static size_t
group_end(weft_str p, size_t at, size_t end)
{
  size_t depth = 0U;
  while (at < end) {
    if (p.data[at] == '(') {
      ++depth;
      ++at;
    } else if (p.data[at] == ')') {
      ++at;
      if (!--depth) {
        return at;
      }
    } else {
      at = atom_end(p, at, end);
    }
  }
  return end;
}

size_t
element_alternative_end(weft_str p, size_t start, size_t end)
{
  while (start < end && p.data[start] != '|') {
    start =
      p.data[start] == '(' ? group_end(p, start, end) : atom_end(p, start, end);
  }
  return start;
}

static bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

// End of the quantifier at `at`, or `at`; `least` receives its least number
static size_t
quantifier_end(weft_str p, size_t at, size_t end, size_t* least)
{
  size_t next = at;
  *least      = 1U;
  if (at == end) {
    return at;
  }
  if (p.data[at] == '?' || p.data[at] == '*' || p.data[at] == '+') {
    *least = p.data[at] == '+' ? 1U : 0U;
    next   = at + 1U;
  } else if (p.data[at] == '{' && at + 1U < end && is_digit(p.data[at + 1U])) {
    *least = (size_t)(p.data[at + 1U] - '0');
    while (next < end && p.data[next] != '}') {
      ++next;
    }
    next += next < end ? 1U : 0U;
  } else {
    return at;
  }
  return next < end && (p.data[next] == '?' || p.data[next] == '+') ? next + 1U
                                                                    : next;
}

// Where the inside of the group at `at` begins, and whether it is a look-around
static size_t
group_inner(weft_str p, size_t at, size_t end, bool* look)
{
  static const char* const heads[] = {"(?:", "(?>", "(?|"};
  static const char* const looks[] = {"(?=", "(?!", "(?<=", "(?<!"};
  const weft_str           here    = {p.data, end};
  *look                            = str_at_any(here, at, looks, COUNT(looks));
  if (*look || str_at_any(here, at, heads, COUNT(heads))) {
    return at + 3U + (*look && p.data[at + 2U] == '<' ? 1U : 0U);
  }
  if (str_at(here, at, "(?<") || str_at(here, at, "(?P<")) {
    while (at < end && p.data[at] != '>') {
      ++at;
    }
    return at + 1U;
  }
  if (str_at(here, at, "(?")) {
    *look = true; // an option
  }
  return at + 1U;
}

static bool
is_plain(char c)
{
  return !strchr("()[]{}<>|?*+.^$\\", c) || !c;
}

// Fill one element; returns its end
static size_t
read_element(weft_str p, size_t at, size_t end, element* out)
{
  size_t         least   = 1U;
  const weft_str here    = {p.data + at, end - at};
  const size_t   special = pattern_special_size(here);
  memset(out, 0, sizeof(*out));
  out->start = at;
  if (p.data[at] == '(') {
    bool look      = false;
    out->body      = group_end(p, at, end);
    out->inner     = group_inner(p, at, out->body, &look);
    out->inner_end = out->body - 1U;
    out->kind      = look ? ELEMENT_LOOK : ELEMENT_GROUP;
  } else {
    out->body = atom_end(p, at, end);
    out->kind = special && p.data[at] == '{'   ? ELEMENT_SLOT
                : special && p.data[at] == '<' ? ELEMENT_MACRO
                : is_plain(p.data[at])         ? ELEMENT_TEXT
                                               : ELEMENT_OTHER;
  }
  out->end      = quantifier_end(p, out->body, end, &least);
  out->may_skip = !least || out->kind == ELEMENT_LOOK;
  return out->end;
}

size_t
element_split(weft_str p, size_t start, size_t end, element out[ELEMENTS_MAX])
{
  size_t count = 0U;
  while (start < end) {
    element e;
    start               = read_element(p, start, end, &e);
    element* const last = count ? &out[count - 1U] : NULL;
    // Characters without quantifier form one part
    if (last && last->kind == ELEMENT_TEXT && e.kind == ELEMENT_TEXT &&
        last->end == last->body && e.end == e.body) {
      last->body = e.body;
      last->end  = e.end;
    } else if (count == ELEMENTS_MAX) {
      return ELEMENTS_MAX + 1U;
    } else {
      out[count++] = e;
    }
  }
  return count;
}

// The most that a quantifier takes
static size_t
quantifier_most(weft_str q)
{
  size_t most  = 0U;
  size_t comma = 0U;
  if (!q.size || q.data[0] != '{') {
    return q.size && q.data[0] == '?' ? 1U : SIZE_MAX;
  }
  while (comma < q.size && q.data[comma] != ',' && q.data[comma] != '}') {
    ++comma;
  }
  size_t i = comma < q.size && q.data[comma] == ',' ? comma + 1U : 1U;
  if (i < q.size && !is_digit(q.data[i])) {
    return SIZE_MAX; // {3,}
  }
  for (; i < q.size && is_digit(q.data[i]) && most < 100000U; ++i) {
    most = most * 10U + (size_t)(q.data[i] - '0');
  }
  return most;
}

// Whether a single part is a repeated class or dot
static bool
is_repeated(weft_str p, const element* e, size_t* most, weft_str* class_of)
{
  const char     first = p.data[e->start];
  const weft_str q     = {p.data + e->body, e->end - e->body};
  if (e->kind != ELEMENT_OTHER || !q.size ||
      !(first == '.' || first == '[' || first == '\\')) {
    return false;
  }
  *most     = quantifier_most(q);
  *class_of = (weft_str){p.data + e->start, e->body - e->start};
  return *most > 2U;
}

bool
element_is_gap(weft_str p, size_t* most, weft_str* class_of)
{
  element      all[ELEMENTS_MAX];
  const size_t count = element_split(p, 0U, p.size, all);
  if (count != 1U) {
    return false;
  }
  if (all[0].kind != ELEMENT_GROUP) {
    return is_repeated(p, &all[0], most, class_of);
  }
  const size_t start = all[0].inner;
  const size_t end   = all[0].inner_end;
  if (element_alternative_end(p, start, end) != end) {
    return false;
  }
  // `(?:[^.]{0,20} )?`, or a macro that is a group of its own
  const bool   whole = all[0].end == all[0].body;
  element      parts[ELEMENTS_MAX];
  const size_t n = element_split(p, start, end, parts);
  for (size_t i = 0U; i < n && n <= 2U && (all[0].may_skip || whole); ++i) {
    if (is_repeated(p, &parts[i], most, class_of) &&
        (!whole || (n == 1U && parts[i].may_skip))) {
      return true;
    }
  }
  return false;
}
