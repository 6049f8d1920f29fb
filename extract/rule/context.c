// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/context.h"

#include "rule/trace.h"

#include "try.h"
#include "utf8.h"

void
context_dispose(rule_context* context)
{
  for (size_t i = 0U; context && i < context->count; ++i) {
    pattern_dispose(&context->items[i].pattern);
  }
}

// The place `count` characters before or behind `at`
static size_t
move(weft_str text, size_t at, size_t count, bool back)
{
  while (count-- && (back ? at > 0U : at < text.size)) {
    if (back) {
      at = utf8_before(text, at);
    } else {
      (void)utf8_next(text, at, &at);
    }
  }
  return at;
}

// The text in which a pattern must not match
static weft_str
part_of(const rule_context* c,
        unless_place        where,
        weft_str            text,
        size_t              start,
        size_t              end)
{
  const bool   before = where == UNLESS_ANYWHERE || where == UNLESS_BEFORE;
  const bool   after  = where == UNLESS_ANYWHERE || where == UNLESS_AFTER;
  const size_t reach  = c->within ? c->within : text.size;
  const size_t from   = before                  ? move(text, start, reach, true)
                        : where == UNLESS_AFTER ? end
                                                : start;
  const size_t to     = after                    ? move(text, end, reach, false)
                        : where == UNLESS_BEFORE ? start
                                                 : end;
  return (weft_str){text.data + from, to - from};
}

// Whether something that `open` begins and `close` ends is open before `at`
static bool
is_open(weft_str text, size_t at, char open, char close)
{
  size_t depth = 0U;
  for (size_t i = 0U; i < at; ++i) {
    if (text.data[i] == close && depth) {
      --depth;
    } else if (text.data[i] == open) {
      ++depth;
    }
  }
  return depth > 0U;
}

weft_status
context_limit(const rule_run* run, const rule* r)
{
  return weft_error_set(run->error,
                        WEFT_ERR_LIMIT,
                        json_file(r->source->file),
                        r->line,
                        0U,
                        "rule '%s' hit the match limit; make its gaps "
                        "shorter or its repeats possessive",
                        r->id);
}

weft_status
context_allows(rule_run*   run,
               const mask* mk,
               uint32_t    rule_index,
               size_t      start,
               size_t      end,
               bool*       allowed)
{
  const rule* const         r    = &run->rules->rules[rule_index];
  const rule_context* const c    = r->context;
  const weft_str            text = strbuf_str(&mk->text);
  end                            = end < start ? start : end;
  *allowed = !(c && ((c->quoted && is_open(text, start, '"', '"')) ||
                     (c->bracketed && is_open(text, start, '(', ')'))));
  for (size_t i = 0U; c && *allowed && i < c->count; ++i) {
    const unless_pattern* const u = &c->items[i];
    regex_range                 groups[REGEX_GROUPS_MAX];
    const weft_str              part = part_of(c, u->where, text, start, end);
    switch (regex_search(u->pattern.re, run->scratch, part, 0U, groups)) {
      case REGEX_MATCH:
        *allowed = false;
        break;
      case REGEX_MEMORY:
        return WEFT_ERR_NO_MEMORY;
      case REGEX_LIMIT:
        return context_limit(run, r);
      case REGEX_NO_MATCH:
        break;
    }
  }
  return WEFT_OK;
}

weft_status
context_filter(rule_run* run, uint32_t rule_index, size_t first)
{
  weft_status           st   = WEFT_OK;
  candidate_list* const list = &run->candidates;
  size_t                kept = first;
  for (size_t i = first; i < list->count; ++i) {
    const candidate c       = list->items[i];
    bool            allowed = true;
    TRY(st,
        context_allows(run,
                       &run->mask,
                       rule_index,
                       mask_place(&run->mask, c.place.start, false),
                       mask_place(&run->mask, c.place.end, true),
                       &allowed));
    if (!allowed) {
      trace_candidate(run, &c, WEFT_REASON_CONTEXT, NULL);
    }
    list->items[kept] = c;
    kept += allowed ? 1U : 0U;
  }
  list->count = kept;
  return st;
}
