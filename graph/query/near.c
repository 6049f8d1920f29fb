// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names that a mistyped one may mean.

#include "query/resolve.h"

#include "str.h"
#include "utf8.h"

#include <stdint.h>
#include <string.h>

enum { NEAR_SIZE = 48, NEAR_WORST = 1000 };

static size_t
decode(const weft_str text, uint32_t codes[NEAR_SIZE])
{
  size_t count = 0U;
  for (size_t i = 0U; i < text.size && count < NEAR_SIZE;) {
    codes[count++] = utf8_next(text, i, &i);
  }
  return count;
}

static size_t
smaller(const size_t a, const size_t b)
{
  return a < b ? a : b;
}

// Edits from `a` to `b`, by characters (Levenshtein); NEAR_WORST if they are
// more than `most`
static size_t
distance(const weft_str a, const weft_str b, const size_t most)
{
  uint32_t     x[NEAR_SIZE];
  uint32_t     y[NEAR_SIZE];
  size_t       row[NEAR_SIZE + 1];
  const size_t m = decode(a, x);
  const size_t n = decode(b, y);
  if ((m > n ? m - n : n - m) > most) {
    return NEAR_WORST;
  }
  for (size_t j = 0U; j <= n; ++j) {
    row[j] = j;
  }
  for (size_t i = 1U; i <= m; ++i) {
    size_t before = row[0];
    size_t least  = i;
    row[0]        = i;
    for (size_t j = 1U; j <= n; ++j) {
      const size_t replaced = before + (x[i - 1U] != y[j - 1U]);
      before                = row[j];
      row[j] = smaller(replaced, smaller(row[j], row[j - 1U]) + 1U);
      least  = smaller(least, row[j]);
    }
    if (least > most) {
      return NEAR_WORST;
    }
  }
  return row[n] <= most ? row[n] : NEAR_WORST;
}

static bool
holds(const weft_str text, const weft_str part)
{
  for (size_t i = 0U; part.size && i + part.size <= text.size; ++i) {
    if (text.data[i] == part.data[0] &&
        !memcmp(text.data + i, part.data, part.size)) {
      return true;
    }
  }
  return false;
}

// Edits count first; a name that holds the word is worse than any of them
static size_t
rate(const weft_str word, const weft_str key)
{
  const size_t length = utf8_length(word);
  const size_t edits  = distance(word, key, length < 3U ? 1U : length / 3U);
  if (edits < NEAR_WORST) {
    return edits;
  }
  return length > 1U && holds(key, word) ? 100U + utf8_length(key) : NEAR_WORST;
}

weft_status
near_offer(near_names* const n, const weft_str key, const weft_str name)
{
  const size_t d  = rate(n->word, key);
  size_t       at = n->count;
  if (d >= NEAR_WORST) {
    return WEFT_OK;
  }
  for (size_t i = 0U; i < n->count; ++i) {
    if (weft_str_equals(n->best[i].name, name)) {
      return WEFT_OK;
    }
  }
  while (at && (d < n->best[at - 1U].distance ||
                (d == n->best[at - 1U].distance &&
                 weft_str_compare(name, n->best[at - 1U].name) < 0))) {
    --at;
  }
  if (at == COUNT(n->best)) {
    return WEFT_OK;
  }
  const weft_str kept = arena_copy(n->memory, name);
  if (!kept.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  n->count += n->count < COUNT(n->best);
  for (size_t i = n->count - 1U; i > at; --i) {
    n->best[i] = n->best[i - 1U];
  }
  n->best[at].name     = kept;
  n->best[at].distance = d;
  return WEFT_OK;
}

void
near_put(const near_names* const n,
         strbuf* const           out,
         const char* const       fallback)
{
  if (!n->count) {
    strbuf_puts(out, fallback);
    return;
  }
  strbuf_puts(out, "; did you mean ");
  for (size_t i = 0U; i < n->count; ++i) {
    strbuf_puts(out, i ? ", " : "");
    strbuf_append(
      out,
      (weft_str){n->best[i].name.data, (size_t)query_shown(n->best[i].name)});
  }
  strbuf_puts(out, "?");
}
