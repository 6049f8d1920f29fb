// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Markdown to text, line by line: block marks become kinds of sentences,
// inline marks are dropped.

#include "document/layer.h"

#include "document/markup.h"
#include "document/scan.h"

enum { HEADING_LEVELS = 6, LINK_MAX = 2000, TAG_MAX = 400 };

// State from line to line
typedef struct {
  bool code;    // inside a fenced block
  bool comment; // inside <!-- -->
  char fence;   // ` or ~
  bool item;    // the line before belongs to a list item
} block_state;

static size_t
skip_blanks(const weft_str text, size_t at, const size_t end)
{
  while (at < end && (text.data[at] == ' ' || text.data[at] == '\t')) {
    ++at;
  }
  return at;
}

static bool
is_alnum(const char c)
{
  return scan_is_digit(c) || scan_is_lower(c) || scan_is_upper(c);
}

static bool
is_blank_or_end(const weft_str text, const size_t at, const size_t end)
{
  return at >= end || text.data[at] == ' ' || text.data[at] == '\t';
}

// How many times `c` stands at `at`
static size_t
count_run(const weft_str text, const size_t at, const size_t end, const char c)
{
  size_t i = at;
  while (i < end && text.data[i] == c) {
    ++i;
  }
  return i - at;
}

// Whether the line holds nothing but three or more of one rule character
static bool
is_rule(const weft_str text, const size_t start, const size_t end)
{
  const char c     = start < end ? text.data[start] : '\0';
  size_t     count = 0;
  if (c != '-' && c != '*' && c != '_') {
    return false;
  }
  for (size_t i = start; i < end; ++i) {
    if (text.data[i] == c) {
      ++count;
    } else if (text.data[i] != ' ') {
      return false;
    }
  }
  return count >= 3U;
}

// Whether the line underlines a heading
static bool
is_underline(const weft_str text, size_t start, size_t end)
{
  const weft_span span = scan_trim(text, (weft_span){start, end});
  if (span.end - span.start < 2U) {
    return false;
  }
  const char c = text.data[span.start];
  return (c == '=' || c == '-') &&
         count_run(text, span.start, span.end, c) == span.end - span.start;
}

// Whether a line of dashes and bars separates a table's head
static bool
is_table_rule(const weft_str text, const size_t start, const size_t end)
{
  bool bar = false;
  for (size_t i = start; i < end; ++i) {
    if (!strchr("|-: \t", text.data[i])) {
      return false;
    }
    bar = bar || text.data[i] == '|';
  }
  return bar;
}

// Place of `close` that matches the opening bracket before `at`, or SCAN_NONE
static size_t
find_close(const weft_str text,
           const size_t   at,
           const size_t   end,
           const char     open,
           const char     close)
{
  const size_t limit = end - at > LINK_MAX ? at + LINK_MAX : end;
  size_t       depth = 1;
  for (size_t i = at; i < limit; ++i) {
    if (text.data[i] == '\\') {
      ++i;
    } else if (text.data[i] == open) {
      ++depth;
    } else if (text.data[i] == close && !--depth) {
      return i;
    }
  }
  return SCAN_NONE;
}

static void
inline_text(writer* w, size_t at, size_t end, unsigned depth);

// A link or image at `at`; returns where to go on, or `at` if it is none
static size_t
inline_link(writer* const  w,
            const size_t   at,
            const size_t   end,
            const unsigned depth)
{
  const weft_str text  = w->in;
  const bool     image = text.data[at] == '!';
  const size_t   open  = at + image;
  if (open >= end || text.data[open] != '[' || depth > 4U) {
    return at;
  }
  const size_t close = find_close(text, open + 1U, end, '[', ']');
  if (close == SCAN_NONE) {
    return at;
  }
  if (text.data[open + 1U] == '^') {
    return close + 1U; // footnote mark
  }

  const char next   = close + 1U < end ? text.data[close + 1U] : '\0';
  size_t     behind = SCAN_NONE;
  if (next == '(') {
    behind = find_close(text, close + 2U, end, '(', ')');
  } else if (next == '[') {
    behind = find_close(text, close + 2U, end, '[', ']');
  }
  if (behind == SCAN_NONE) {
    return at;
  }
  if (!image) {
    inline_text(w, open + 1U, close, depth + 1U);
  }
  return behind + 1U;
}

// An inline tag, comment or <https://…> at `at`: where it ends, or `at`
static size_t
skip_tag(const weft_str text, const size_t at, const size_t end)
{
  const char   c     = at + 1U < end ? text.data[at + 1U] : '\0';
  const size_t limit = end - at > TAG_MAX ? at + TAG_MAX : end;
  if (c != '/' && c != '!' && !scan_is_lower(c) && !scan_is_upper(c)) {
    return at;
  }
  for (size_t i = at + 1U; i < limit; ++i) {
    if (text.data[i] == '>') {
      return i + 1U;
    }
  }
  return at;
}

// Whether the emphasis marks from `at` to `behind` are marks, not characters
static bool
is_emphasis(const weft_str text,
            const size_t   start,
            const size_t   at,
            const size_t   behind,
            const size_t   end)
{
  const char before = at > start ? text.data[at - 1U] : ' ';
  const char after  = behind < end ? text.data[behind] : ' ';
  const bool blanks =
    (before == ' ' || before == '\t') && (after == ' ' || after == '\t');
  if (text.data[at] == '~') {
    return behind - at == 2U;
  }
  if (text.data[at] == '_' || (scan_is_digit(before) && scan_is_digit(after))) {
    return !(is_alnum(before) && is_alnum(after)) && !blanks;
  }
  return !blanks;
}

// Copy a stretch of one line without its inline marks
static void
inline_text(writer* const w, size_t at, const size_t end, const unsigned depth)
{
  const weft_str text  = w->in;
  const size_t   start = at;
  size_t         from  = at; // copied up to here
  while (at < end) {
    const char c    = text.data[at];
    size_t     next = at;
    if (c == '\\' && at + 1U < end &&
        strchr("\\`*_{}[]()#+-.!|~<>", text.data[at + 1U])) {
      writer_copy(w, from, at);
      from = at + 1U; // the escaped character is copied later
      at += 2U;
      continue;
    }
    if (c == '[' || c == '!') {
      writer_copy(w, from, at);
      from = at;
      next = inline_link(w, at, end, depth);
    } else if (c == '<') {
      next = skip_tag(text, at, end);
    } else if (c == '`') {
      next = at + count_run(text, at, end, c);
    } else if (c == '*' || c == '_' || c == '~') {
      const size_t behind = at + count_run(text, at, end, c);
      if (is_emphasis(text, start, at, behind, end)) {
        next = behind;
      } else {
        at = behind;
        continue;
      }
    } else if (c == '&') {
      writer_copy(w, from, at);
      at   = writer_entity(w, at);
      from = at;
      continue;
    }
    if (next == at) {
      ++at;
      continue;
    }
    writer_copy(w, from, at);
    at   = next;
    from = next;
  }
  writer_copy(w, from, end);
}

// Behind a list mark and check box at `at`, or `at`
static size_t
skip_item(const weft_str text, const size_t at, const size_t end)
{
  size_t     next   = at;
  const char c      = at < end ? text.data[at] : '\0';
  size_t     digits = 0;
  while (at + digits < end && digits < 9U &&
         scan_is_digit(text.data[at + digits])) {
    ++digits;
  }
  if (c == '-' || c == '*' || c == '+') {
    next = at + 1U;
  } else if (digits && at + digits < end &&
             strchr(".)", text.data[at + digits])) {
    next = at + digits + 1U;
  }
  if (next == at || !is_blank_or_end(text, next, end)) {
    return at;
  }

  next = skip_blanks(text, next, end);
  if (next + 3U < end && text.data[next] == '[' &&
      text.data[next + 2U] == ']' && strchr(" xX", text.data[next + 1U])) {
    next = skip_blanks(text, next + 3U, end);
  }
  return next;
}

// A table row: cells with bars between them, none around them
static void
table_row(writer* const w, size_t at, size_t end)
{
  writer_mark(w, WEFT_SENTENCE_ITEM);
  at += w->in.data[at] == '|';
  end -= end > at && w->in.data[end - 1U] == '|';
  inline_text(w, at, end, 0);
}

// A line that is no fence, comment or rule
static void
block_line(writer* const      w,
           block_state* const state,
           size_t             at,
           size_t             end,
           const bool         underlined,
           const bool         indented)
{
  const weft_str text = w->in;
  while (at < end && text.data[at] == '>') { // block quote
    at = skip_blanks(text, at + 1U, end);
  }

  const size_t hashes  = count_run(text, at, end, '#');
  const size_t item    = skip_item(text, at, end);
  const bool   goes_on = state->item && indented;
  state->item          = item != at || goes_on;
  if (hashes && hashes <= HEADING_LEVELS &&
      is_blank_or_end(text, at + hashes, end)) {
    writer_mark(w, WEFT_SENTENCE_HEADLINE);
    at = skip_blanks(text, at + hashes, end);
    while (end > at && strchr("# ", text.data[end - 1U])) {
      --end;
    }
  } else if (underlined) {
    writer_mark(w, WEFT_SENTENCE_HEADLINE);
  } else if (item != at) {
    writer_mark(w, WEFT_SENTENCE_ITEM);
    at = item;
  } else if (at < end && text.data[at] == '|') {
    table_row(w, at, end);
    return;
  } else if (!goes_on) {
    writer_mark(w, WEFT_SENTENCE_BODY);
  }
  inline_text(w, at, end, 0);
}

// Whether a fence opens or closes here
static bool
take_fence(block_state* const state,
           const weft_str     text,
           const size_t       at,
           const size_t       end)
{
  const char c = at < end ? text.data[at] : '\0';
  if ((c != '`' && c != '~') || count_run(text, at, end, c) < 3U ||
      (state->code && c != state->fence)) {
    return false;
  }
  state->code  = !state->code;
  state->fence = c;
  return true;
}

// Whether the line is inside a comment or is one
static bool
take_comment(block_state* const state, const weft_str line)
{
  const bool opens = str_starts(line, WEFT_STR("<!--"));
  if (!state->comment && !opens) {
    return false;
  }
  state->comment = scan_find(line, WEFT_STR("-->")) == SCAN_NONE;
  return true;
}

// `[name]: address`, which is no text
static bool
is_reference(const weft_str text, const size_t at, const size_t end)
{
  if (at >= end || text.data[at] != '[') {
    return false;
  }
  const size_t close = find_close(text, at + 1U, end, '[', ']');
  return close != SCAN_NONE && close + 1U < end && text.data[close + 1U] == ':';
}

static size_t
end_of_line(const weft_str text, const size_t at)
{
  const char* const lf =
    at < text.size ? (const char*)memchr(text.data + at, '\n', text.size - at)
                   : NULL;
  return lf ? (size_t)(lf - text.data) : text.size;
}

static void
markdown_line(writer* const      w,
              block_state* const state,
              const size_t       start,
              const size_t       end,
              bool* const        was_text)
{
  const weft_str text = w->in;
  size_t         stop = end; // without a carriage return
  const size_t   at   = skip_blanks(text, start, end);
  const size_t   next = end + 1U < text.size ? end + 1U : text.size;
  stop -= stop > at && text.data[stop - 1U] == '\r';
  const bool held  = *was_text;
  const bool blank = at >= stop;
  *was_text        = false;
  state->item      = state->item && !blank;
  if (take_fence(state, text, at, stop)) {
    return;
  }
  if (state->code) {
    writer_mark(w, WEFT_SENTENCE_FURNITURE);
    writer_copy(w, start, stop);
    return;
  }
  if (blank || take_comment(state, scan_slice(text, at, stop)) ||
      is_table_rule(text, at, stop) || is_reference(text, at, stop) ||
      (held && is_underline(text, at, stop)) || is_rule(text, at, stop)) {
    return;
  }
  *was_text = !strchr("#>|-*+", text.data[at]);
  block_line(w,
             state,
             at,
             stop,
             *was_text && is_underline(text, next, end_of_line(text, next)),
             at >= start + 2U);
}

weft_status
markdown_text(const weft_str text, layer* const out, markup_info* const info)
{
  writer w = {text, {NULL, 0, 0, WEFT_OK}, {NULL, 0, 0, 0, 0}, info, WEFT_OK};
  block_state  state    = {false, false, '\0', false};
  bool         was_text = false;
  const size_t front    = front_matter(text, info, &w.status);
  if (front) {
    writer_mark(&w, WEFT_SENTENCE_FURNITURE);
    writer_copy(&w, 0, front);
  }
  for (size_t at = front; at < text.size && !w.status;) {
    const size_t end = end_of_line(text, at);
    markdown_line(&w, &state, at, end, &was_text);
    at = end < text.size ? end + 1U : end;
    writer_copy(&w, end, at);
  }
  return writer_finish(&w, out);
}
