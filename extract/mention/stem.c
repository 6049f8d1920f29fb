// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/stem.h"

#include "korean/josa.h"
#include "utf8.h"

#include <string.h>

enum { TAIL_CODES_MAX = 12 };

static weft_str
str_slice(weft_str text, size_t start, size_t end)
{
  return (weft_str){text.data + start, end - start};
}

// Write the last code points of `text` backwards
static weft_str
backwards(weft_str text, char out[TAIL_CODES_MAX * 4])
{
  size_t size = 0U;
  for (size_t n = 0U; n < TAIL_CODES_MAX && text.size; ++n) {
    const size_t at = utf8_before(text, text.size);
    memcpy(out + size, text.data + at, text.size - at);
    size += text.size - at;
    text.size = at;
  }
  return (weft_str){out, size};
}

static bool
accept_any(void* handle, size_t end, uint32_t value)
{
  (void)handle;
  (void)end;
  (void)value;
  return true;
}

void
stems_read(weft_str text, const word* w, word_stems* out)
{
  size_t end = w->end;
  size_t n   = 0U;
  for (; n < STEMS_MAX && end > w->start + 3U; ++n) {
    size_t next   = 0U;
    out->ends[n]  = end;
    end           = utf8_before(text, end);
    out->codes[n] = trie_fold(utf8_next(text, end, &next));
  }
  out->start    = w->start;
  out->end      = w->end;
  out->count    = n;
  out->codes[n] = trie_fold(end > w->start ? utf8_code_before(text, end) : 0U);
}

size_t
stems_match(const word_stems* stems,
            weft_str          text,
            const trie*       tails,
            uint32_t*         value,
            size_t*           tail_size)
{
  for (size_t i = 0U; i < stems->count; ++i) {
    if (!trie_may_begin(tails, stems->codes[i], stems->codes[i + 1U])) {
      continue;
    }
    char           buffer[TAIL_CODES_MAX * 4];
    josa           j;
    const size_t   end  = stems->ends[i];
    const weft_str tail = backwards(str_slice(text, stems->start, end), buffer);
    const trie_pair pair = trie_read_pair(tail, 0U);
    const size_t    size =
      trie_match(tails, tail, 0U, &pair, accept_any, NULL, value);
    if (size && josa_parse(str_slice(text, end, stems->end),
                           utf8_code_before(text, end),
                           &j)) {
      *tail_size = size;
      return end;
    }
  }
  return 0U;
}
