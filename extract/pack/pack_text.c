// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack_text.h"

#include "utf8.h"

#include <stdio.h>
#include <string.h>

// Names longer than this, in code points, are never suggested
#define SUGGEST_MAX 48U

// Decode at most `SUGGEST_MAX` code points; returns 0 if there are more
static size_t
decode(const weft_str text, uint32_t codes[SUGGEST_MAX])
{
  size_t count = 0U;
  size_t at    = 0U;
  while (at < text.size) {
    if (count == SUGGEST_MAX) {
      return 0U;
    }
    codes[count++] = utf8_next(text, at, &at);
  }
  return count;
}

static size_t
smaller(const size_t a, const size_t b)
{
  return a < b ? a : b;
}

// Edits (insert, delete, change, swap of neighbours) that lead from a to b.
// `rows` are the distances of the last two prefixes of a and of this one.
static size_t
distance(const uint32_t* const a,
         const size_t          a_count,
         const uint32_t* const b,
         const size_t          b_count)
{
  size_t rows[3][SUGGEST_MAX + 1U] = {{0}};
  for (size_t j = 0; j <= b_count; ++j) {
    rows[0][j] = j;
  }
  for (size_t i = 1; i <= a_count; ++i) {
    size_t* const       row   = rows[i % 3U];
    const size_t* const above = rows[(i + 2U) % 3U];
    const size_t* const older = rows[(i + 1U) % 3U];
    row[0]                    = i;
    for (size_t j = 1; j <= b_count; ++j) {
      const size_t change = above[j - 1U] + (a[i - 1U] != b[j - 1U] ? 1U : 0U);
      row[j] = smaller(smaller(above[j], row[j - 1U]) + 1U, change);
      if (i > 1U && j > 1U && a[i - 1U] == b[j - 2U] &&
          a[i - 2U] == b[j - 1U]) {
        row[j] = smaller(row[j], older[j - 2U] + 1U);
      }
    }
  }
  return rows[a_count % 3U][b_count];
}

pack_suggestion
pack_suggest(const weft_str word)
{
  const pack_suggestion suggestion = {word, {NULL, 0}, SIZE_MAX};
  return suggestion;
}

void
pack_suggest_try(pack_suggestion* const suggestion, const weft_str name)
{
  uint32_t     a[SUGGEST_MAX];
  uint32_t     b[SUGGEST_MAX];
  const size_t a_count = decode(suggestion->word, a);
  const size_t b_count = decode(name, b);
  if (!a_count || !b_count) {
    return;
  }
  const size_t found = distance(a, a_count, b, b_count);
  const size_t third = smaller(a_count, b_count) / 3U;
  const size_t most  = third ? third : 1U;
  if (found <= most && found < suggestion->distance) {
    suggestion->best     = name;
    suggestion->distance = found;
  }
}

pack_remedy
pack_suggest_remedy(const pack_suggestion* const suggestion,
                    const char* const            otherwise)
{
  pack_remedy remedy = {{0}};
  if (suggestion->best.size) {
    snprintf(remedy.text,
             sizeof(remedy.text),
             "; did you mean `%s`?",
             show_name(suggestion->best).text);
  } else {
    snprintf(remedy.text, sizeof(remedy.text), "; %s", otherwise);
  }
  return remedy;
}
