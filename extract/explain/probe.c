// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "explain/probe.h"

#include "rule/pattern.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  LOOK_MAX   = 64 * 1024 * 1024, // bytes that one explanation looks at
  STEPS      = 20000,            // of one attempt at one place
  STEPS_LONG = 1000,             // … in long sentences
  LONG       = 2000              // bytes of a long sentence
};

static const char mark_name[] = "weftgap";

weft_status
prober_open(prober* p, story* s)
{
  p->story   = s;
  p->left    = LOOK_MAX;
  p->scratch = NULL;
  p->room    = calloc(1U, sizeof(alternative));
  return p->room ? regex_scratch_new(&p->scratch) : WEFT_ERR_NO_MEMORY;
}

void
prober_close(prober* p)
{
  regex_scratch_free(p->scratch);
  free(p->room);
}

static void
note_mark(void* handle, const char* name, size_t group)
{
  size_t* const mark = handle;
  if (!strcmp(name, mark_name)) {
    *mark = group;
  }
}

bool
probe_attempt(prober* p, const strbuf* source, weft_str text, hit* out)
{
  regex_range  groups[REGEX_GROUPS_MAX];
  regex*       re   = NULL;
  size_t       mark = REGEX_GROUPS_MAX;
  const size_t cost = text.size + source->size + 64U;
  if (p->story->status || p->left < cost) {
    p->unsure = true;
    return false;
  }
  p->left -= cost;
  weft_status  st     = source->status;
  regex_result result = REGEX_NO_MATCH;
  st                  = st ? st : regex_compile_once(strbuf_str(source), &re);
  if (!st) {
    regex_names(re, note_mark, &mark);
    regex_scratch_limit(p->scratch, text.size > LONG ? STEPS_LONG : STEPS);
    result = regex_search(re, p->scratch, text, 0U, groups);
  }
  regex_free(re);
  if (st == WEFT_ERR_NO_MEMORY || result == REGEX_MEMORY) {
    p->story->status = WEFT_ERR_NO_MEMORY;
  }
  // A part may refer to a group that is behind it
  p->unsure = p->unsure || st || result == REGEX_LIMIT;
  if (result == REGEX_MATCH) {
    const regex_range none = {groups[0].end, groups[0].end};
    out->whole             = groups[0];
    out->mark = mark < REGEX_GROUPS_MAX && groups[mark].start != SIZE_MAX
                  ? groups[mark]
                  : none;
  }
  return result == REGEX_MATCH;
}

static weft_str
part_source(const alternative* a, size_t i)
{
  const element* const e = &a->parts[i];
  return (weft_str){a->source.data + e->start, e->end - e->start};
}

weft_str
probe_expand(prober* p, weft_str part)
{
  strbuf            out = {NULL, 0U, 0U, WEFT_OK};
  const weft_status st  = pattern_expand_part(p->story->rules, part, &out);
  p->story->status      = st == WEFT_ERR_NO_MEMORY ? st : p->story->status;
  return story_take(p->story, &out);
}

bool
probe_take_apart(prober*      p,
                 const rule*  r,
                 weft_str     source,
                 size_t       start,
                 size_t       end,
                 alternative* a)
{
  a->rule   = r;
  a->source = source;
  a->count  = element_split(source, start, end, a->parts);
  if (a->count > ELEMENTS_MAX) {
    return false;
  }
  for (size_t i = 0U; i < a->count; ++i) {
    weft_str* const x = &a->expanded[i];
    *x                = probe_expand(p, part_source(a, i));
    a->gap[i]         = element_is_gap(*x, &a->most[i], &a->class_of[i]);
    // A macro with a | of its own splits the whole pattern
    if (a->parts[i].kind == ELEMENT_MACRO &&
        element_alternative_end(*x, 0U, x->size) != x->size) {
      return false;
    }
  }
  return !p->story->status;
}

void
probe_join(const alternative* a,
           size_t             from,
           size_t             to,
           size_t             which,
           const char*        instead,
           strbuf*            out)
{
  for (size_t i = from; i < to; ++i) {
    if (i == which) {
      strbuf_puts(out, instead);
    } else {
      strbuf_append(out, a->expanded[i]);
    }
  }
}

bool
probe_matches(prober*            p,
              const story_view*  v,
              const alternative* a,
              size_t             to,
              size_t             which,
              const char*        instead,
              hit*               out)
{
  strbuf source = {NULL, 0U, 0U, WEFT_OK};
  probe_join(a, 0U, to, which, instead, &source);
  const bool ok = probe_attempt(p, &source, strbuf_str(&v->mask->text), out);
  strbuf_free(&source);
  return ok;
}

weft_span
probe_origin(const story_view* v, size_t from, size_t to)
{
  const size_t start = mask_origin(v->mask, from, false);
  const size_t end   = to > from ? mask_origin(v->mask, to, true) : start;
  return (weft_span){start, end > start ? end : start};
}

weft_span
probe_next_words(const story_view* v, size_t at)
{
  const weft_str text = strbuf_str(&v->mask->text);
  size_t         end  = at;
  while (end < text.size && text.data[end] == ' ') {
    ++end;
  }
  if (mask_unit_at(v->mask, end)) {
    return probe_origin(v, at, end + 3U);
  }
  while (end < text.size && end < at + PROBE_FOUND && text.data[end] != ' ' &&
         !mask_unit_at(v->mask, end)) {
    (void)utf8_next(text, end, &end);
  }
  return probe_origin(v, at, end);
}

weft_str
probe_cut(story* s, weft_str text, size_t most)
{
  if (text.size <= most) {
    return story_copy(s, text);
  }
  strbuf out = {NULL, 0U, 0U, WEFT_OK};
  while (most && ((unsigned char)text.data[most] & 0xC0U) == 0x80U) {
    --most;
  }
  strbuf_append(&out, (weft_str){text.data, most});
  strbuf_puts(&out, "…");
  return story_take(s, &out);
}

weft_str
probe_wanted(prober* p, const alternative* a, size_t from, size_t to)
{
  story* const   s    = p->story;
  const weft_str text = {a->source.data + from, to - from};
  if (text.size > 2U && text.data[0] == '<' &&
      pattern_special_size(text) == text.size) {
    const weft_str value = probe_expand(p, text);
    if (value.size && value.size <= PROBE_WANTED &&
        !memchr(value.data, 0xEE, value.size)) {
      strbuf out = {NULL, 0U, 0U, WEFT_OK};
      strbuf_append(&out, text);
      strbuf_puts(&out, " = ");
      strbuf_append(&out, value);
      return story_take(s, &out);
    }
  }
  return probe_cut(s, text, PROBE_WANTED);
}

weft_str
probe_slot_types(prober* p, const alternative* a, size_t i)
{
  const element* const e    = &a->parts[i];
  size_t               from = e->start + 1U;
  for (size_t k = from; k < e->body; ++k) {
    from = a->source.data[k] == ':' ? k + 1U : from;
  }
  return story_copy(p->story,
                    (weft_str){a->source.data + from, e->body - 1U - from});
}
