// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where a pattern stops to match.
//
// A pattern is taken apart as it is written.  Its longest beginning that
// matches tells where it fails; and if it matches as a whole once a single slot
// or gap is let take anything, that one is to blame.

#include "explain/element.h"
#include "explain/story.h"

#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  LOOK_MAX     = 64 * 1024 * 1024, // bytes that one explanation looks at
  STEPS        = 20000,            // of one attempt at one place
  STEPS_LONG   = 1000,             // … in long sentences
  LONG         = 2000,             // bytes of a long sentence
  DEPTH_MAX    = 3,                // groups in groups that are looked into
  WANTED_MAX   = 72,               // bytes of what is told of a pattern
  FOUND_MAX    = 24,               // bytes of what is told of a sentence
  WORDS_LISTED = 8,                // of the words that a pattern needs
  MARK_SIZE    = 8
};

static const char mark_name[MARK_SIZE] = "weftgap";

// Any mention; a few plain words; any text
static const char any_mention[] = "(?<weftgap>[\\x{E000}-\\x{F8FE}])";
static const char any_words[] =
  "(?<weftgap>(?<!\\w)[^\\s.,'\"()\\x{E000}-\\x{F8FF}]{1,24}?"
  "(?: [^\\s.,'\"()\\x{E000}-\\x{F8FF}]{1,24}?)?"
  "?)";
static const char any_text[]  = "(?<weftgap>[\\s\\S]{0,400}?)";
static const char some_text[] = "(?<weftgap>[^ ]{0,12}?)";
static const char no_text[]   = "(?<weftgap>)";

// One alternative of a pattern, taken apart
typedef struct {
  const rule* rule;
  weft_str    source;
  element     parts[ELEMENTS_MAX];
  weft_str    expanded[ELEMENTS_MAX]; // for PCRE2
  bool        gap[ELEMENTS_MAX];
  size_t      most[ELEMENTS_MAX]; // characters that a gap takes
  weft_str    class_of[ELEMENTS_MAX];
  size_t      count;
} alternative;

// What is known of a pattern on one masked sentence
typedef struct {
  int       near;
  weft_why  why;
  size_t    matched; // bytes of the source
  weft_span reached;
} verdict;

// A match of an attempt
typedef struct {
  regex_range whole;
  regex_range mark; // group `weftgap`, if there is one
} hit;

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

// Whether a pattern for PCRE2 matches from byte `from` on
static bool
attempt(prober* p, const strbuf* source, weft_str text, size_t from, hit* out)
{
  regex_range  groups[REGEX_GROUPS_MAX];
  regex*       re   = NULL;
  size_t       mark = REGEX_GROUPS_MAX;
  bool         ok   = false;
  const size_t cost = text.size + source->size + 64U;
  if (p->story->status || p->left < cost) {
    return false;
  }
  p->left -= cost;
  const weft_status st = source->status
                           ? source->status
                           : regex_compile_once(strbuf_str(source), &re);
  if (st == WEFT_ERR_NO_MEMORY) {
    p->story->status = st;
  }
  if (!st) {
    regex_names(re, note_mark, &mark);
    regex_scratch_limit(p->scratch, text.size > LONG ? STEPS_LONG : STEPS);
    const regex_result result =
      regex_search(re, p->scratch, text, from, groups);
    p->story->status =
      result == REGEX_MEMORY ? WEFT_ERR_NO_MEMORY : p->story->status;
    ok = result == REGEX_MATCH;
  }
  regex_free(re);
  if (ok) {
    const regex_range none = {groups[0].end, groups[0].end};
    out->whole             = groups[0];
    out->mark = mark < REGEX_GROUPS_MAX && groups[mark].start != SIZE_MAX
                  ? groups[mark]
                  : none;
  }
  return ok;
}

static weft_str
part_source(const alternative* a, size_t i)
{
  const element* const e = &a->parts[i];
  return (weft_str){a->source.data + e->start, e->end - e->start};
}

static weft_str
expand(prober* p, const rule* r, weft_str part)
{
  strbuf            out = {NULL, 0U, 0U, WEFT_OK};
  const weft_status st =
    pattern_expand(p->story->rules, r->source, part, &out, NULL);
  p->story->status = st == WEFT_ERR_NO_MEMORY ? st : p->story->status;
  return story_take(p->story, &out);
}

// Take the alternative from `start` on apart; false if it is too long
static bool
take_apart(prober*      p,
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
    *x                = expand(p, r, part_source(a, i));
    a->gap[i]         = element_is_gap(*x, &a->most[i], &a->class_of[i]);
    // A macro with a | of its own splits the whole pattern
    if (a->parts[i].kind == ELEMENT_MACRO &&
        element_alternative_end(*x, 0U, x->size) != x->size) {
      return false;
    }
  }
  return !p->story->status;
}

// Parts `from` … `to` as one pattern, with `instead` for part `which`
static void
join(const alternative* a,
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

static bool
matches(prober*            p,
        const story_view*  v,
        const alternative* a,
        size_t             to,
        size_t             which,
        const char*        instead,
        hit*               out)
{
  strbuf source = {NULL, 0U, 0U, WEFT_OK};
  join(a, 0U, to, which, instead, &source);
  const bool ok = attempt(p, &source, strbuf_str(&v->mask->text), 0U, out);
  strbuf_free(&source);
  return ok;
}

static weft_span
origin(const story_view* v, size_t from, size_t to)
{
  const size_t start = mask_origin(v->mask, from, false);
  const size_t end   = to > from ? mask_origin(v->mask, to, true) : start;
  return (weft_span){start, end > start ? end : start};
}

// The word or mention that stands at byte `at` of the masked text
static weft_span
next_words(const story_view* v, size_t at)
{
  const weft_str text = strbuf_str(&v->mask->text);
  size_t         end  = at;
  while (end < text.size && text.data[end] == ' ') {
    ++end;
  }
  if (mask_unit_at(v->mask, end)) {
    return origin(v, at, end + 3U);
  }
  while (end < text.size && end < at + FOUND_MAX && text.data[end] != ' ' &&
         !mask_unit_at(v->mask, end)) {
    (void)utf8_next(text, end, &end);
  }
  return origin(v, at, end);
}

static weft_str
copy_cut(story* s, weft_str text, size_t most)
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

// What is told of a stretch of the pattern: macros with what they stand for
static weft_str
wanted_text(prober* p, const alternative* a, size_t from, size_t to)
{
  story* const   s    = p->story;
  const weft_str text = {a->source.data + from, to - from};
  if (text.size > 2U && text.data[0] == '<' &&
      pattern_special_size(text) == text.size) {
    const weft_str value = expand(p, a->rule, text);
    if (value.size && value.size <= WANTED_MAX &&
        !memchr(value.data, 0xEE, value.size)) {
      strbuf out = {NULL, 0U, 0U, WEFT_OK};
      strbuf_append(&out, text);
      strbuf_puts(&out, " = ");
      strbuf_append(&out, value);
      return story_take(s, &out);
    }
  }
  return copy_cut(s, text, WANTED_MAX);
}

// The types of the slot that part `i` is
static weft_str
slot_types(prober* p, const alternative* a, size_t i)
{
  const element* const e    = &a->parts[i];
  size_t               from = e->start + 1U;
  for (size_t k = from; k < e->body; ++k) {
    from = a->source.data[k] == ':' ? k + 1U : from;
  }
  return story_copy(p->story,
                    (weft_str){a->source.data + from, e->body - 1U - from});
}

// Number of leading parts that match; `out` is the match of them
static size_t
longest_beginning(prober*            p,
                  const story_view*  v,
                  const alternative* a,
                  hit*               out)
{
  size_t n   = 0U;
  hit    one = {{0U, 0U}, {0U, 0U}};
  *out       = one;
  while (n < a->count && matches(p, v, a, n + 1U, SIZE_MAX, NULL, &one)) {
    *out = one;
    ++n;
  }
  return n;
}

// What keeps a gap from being long enough
static void
blame_gap(prober*            p,
          const story_view*  v,
          const alternative* a,
          size_t             which,
          const hit*         h,
          weft_why*          out)
{
  story* const s    = p->story;
  const size_t size = h->mark.end - h->mark.start;
  weft_str     text = {v->mask->text.data + h->mark.start, size};
  while (text.size && text.data[text.size - 1U] == ' ') {
    --text.size;
  }
  out->place  = origin(v, h->mark.start, h->mark.start + text.size);
  out->found  = copy_cut(s, story_slice(s, out->place), WANTED_MAX);
  out->count  = utf8_length(text);
  out->limit  = a->most[which];
  out->wanted = wanted_text(p, a, a->parts[which].start, a->parts[which].end);
  out->reason = WEFT_REASON_GAP_TOO_LONG;
  if (out->count <= out->limit) {
    strbuf source = {NULL, 0U, 0U, WEFT_OK};
    hit    bad;
    strbuf_puts(&source, "(?!");
    strbuf_append(&source, a->class_of[which]);
    strbuf_puts(&source, ")[\\s\\S]");
    if (attempt(p, &source, text, 0U, &bad)) {
      out->reason = WEFT_REASON_GAP_BARRED;
      out->place  = origin(
        v, h->mark.start + bad.whole.start, h->mark.start + bad.whole.end);
      out->found = copy_cut(s, story_slice(s, out->place), FOUND_MAX);
    }
    strbuf_free(&source);
  }
}

// The unit of a slot that took any mention
static void
blame_type(prober*            p,
           const story_view*  v,
           const alternative* a,
           size_t             which,
           const hit*         h,
           weft_why*          out)
{
  const mask_unit* const u = mask_unit_at(v->mask, h->mark.start);
  out->reason              = WEFT_REASON_TYPE_WRONG;
  out->place               = origin(v, h->mark.start, h->mark.end);
  out->wanted              = slot_types(p, a, which);
  out->found               = u ? story_unit(p->story, u) : out->found;
}

static void
blame_words(prober*            p,
            const alternative* a,
            size_t             which,
            weft_span          place,
            weft_why*          out)
{
  const weft_str text = weft_document_text(p->story->document);
  while (place.start < place.end && text.data[place.start] == ' ') {
    ++place.start;
  }
  out->reason = WEFT_REASON_NOT_A_MENTION;
  out->place  = place;
  out->wanted = slot_types(p, a, which);
  out->found  = copy_cut(p->story, story_slice(p->story, place), WANTED_MAX);
}

// Whether the pattern matches if part `which` is let take anything
static bool
blame_part(prober*            p,
           const story_view*  v,
           const alternative* a,
           size_t             which,
           weft_why*          why,
           hit*               h)
{
  const element* const e = &a->parts[which];
  if (e->kind == ELEMENT_SLOT) {
    if (matches(p, v, a, a->count, which, any_mention, h)) {
      blame_type(p, v, a, which, h, why);
      return true;
    }
    if (matches(p, v, a, a->count, which, any_words, h)) {
      // Behind the last part the word may go on
      const bool last = which + 1U == a->count;
      blame_words(p,
                  a,
                  which,
                  last ? next_words(v, h->mark.start)
                       : origin(v, h->mark.start, h->mark.end),
                  why);
      return true;
    }
    return false;
  }
  if (a->gap[which]) {
    if (matches(p, v, a, a->count, which, any_text, h)) {
      blame_gap(p, v, a, which, h, why);
      return true;
    }
    return false;
  }
  const char* const free_text = e->kind == ELEMENT_LOOK ? no_text : some_text;
  if (!matches(p, v, a, a->count, which, free_text, h)) {
    return false;
  }
  why->reason = e->kind == ELEMENT_LOOK ? WEFT_REASON_TEXT_BARRED
                                        : WEFT_REASON_TEXT_DIFFERS;
  why->place  = h->mark.end > h->mark.start
                  ? origin(v, h->mark.start, h->mark.end)
                  : next_words(v, h->mark.start);
  why->wanted = wanted_text(p, a, e->start, e->end);
  why->found = copy_cut(p->story, story_slice(p->story, why->place), FOUND_MAX);
  return true;
}

// The one part that keeps the pattern from matching, which begins to fail at
// part `failing`; SIZE_MAX if there is no single one
static size_t
find_culprit(prober*            p,
             const story_view*  v,
             const alternative* a,
             size_t             failing,
             weft_why*          why,
             hit*               h)
{
  size_t first = failing;
  while (first && a->gap[first - 1U]) {
    --first; // it may be the gap before that is too short
  }
  for (size_t i = first; i <= failing; ++i) {
    if (blame_part(p, v, a, i, why, h)) {
      return i;
    }
  }
  for (size_t i = 0U; i < a->count; ++i) {
    const bool loose = a->parts[i].kind == ELEMENT_SLOT || a->gap[i];
    if (loose && (i < first || i > failing) && blame_part(p, v, a, i, why, h)) {
      return i;
    }
  }
  return SIZE_MAX;
}

// Into a part that does not match: how much of it does
typedef struct {
  size_t split; // byte of the source where it stops
  size_t end;   // … and where the part that stops ends
  size_t at;    // byte of the masked text
} depth;

static void
deepen(prober*            p,
       const story_view*  v,
       const alternative* a,
       const strbuf*      head,
       const element*     e,
       int                level,
       depth*             out);

// The same for an alternative inside a group
static void
deepen_inner(prober*            p,
             const story_view*  v,
             const alternative* a,
             const strbuf*      head,
             size_t             start,
             size_t             end,
             int                level,
             depth*             out)
{
  element* const parts = story_array(p->story, ELEMENTS_MAX, sizeof(element));
  const size_t count = parts ? element_split(a->source, start, end, parts) : 0U;
  strbuf       so_far = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&so_far, strbuf_str(head));
  for (size_t i = 0U; i < count && count <= ELEMENTS_MAX; ++i) {
    const element* const e    = &parts[i];
    const size_t         size = so_far.size;
    const weft_str       part = {a->source.data + e->start, e->end - e->start};
    hit                  h;
    strbuf_append(&so_far, expand(p, a->rule, part));
    if (!attempt(p, &so_far, strbuf_str(&v->mask->text), 0U, &h)) {
      so_far.size = so_far.data ? size : 0U;
      deepen(p, v, a, &so_far, e, level, out);
      break;
    }
    if (i + 1U < count && h.whole.end > out->at) {
      *out = (depth){e->end, parts[i + 1U].end, h.whole.end};
    }
  }
  strbuf_free(&so_far);
}

static void
deepen_text(prober*            p,
            const story_view*  v,
            const alternative* a,
            const strbuf*      head,
            const element*     e,
            depth*             out)
{
  strbuf so_far = {NULL, 0U, 0U, WEFT_OK};
  hit    h;
  strbuf_append(&so_far, strbuf_str(head));
  for (size_t at = e->start; at < e->body;) {
    size_t next = at;
    (void)utf8_next(a->source, at, &next);
    strbuf_append(&so_far, (weft_str){a->source.data + at, next - at});
    if (!attempt(p, &so_far, strbuf_str(&v->mask->text), 0U, &h)) {
      break;
    }
    if (h.whole.end > out->at) {
      *out = (depth){next, e->end, h.whole.end};
    }
    at = next;
  }
  strbuf_free(&so_far);
}

static void
deepen(prober*            p,
       const story_view*  v,
       const alternative* a,
       const strbuf*      head,
       const element*     e,
       int                level,
       depth*             out)
{
  if (e->kind == ELEMENT_TEXT && e->body == e->end) {
    deepen_text(p, v, a, head, e, out);
  }
  if (e->kind != ELEMENT_GROUP || e->may_skip || level == DEPTH_MAX) {
    return;
  }
  for (size_t start = e->inner; start <= e->inner_end;) {
    const size_t end = element_alternative_end(a->source, start, e->inner_end);
    deepen_inner(p, v, a, head, start, end, level + 1, out);
    start = end + 1U;
  }
}

// Blame the text where part `failing` should stand
static void
blame_text(prober*            p,
           const story_view*  v,
           const alternative* a,
           size_t             failing,
           size_t             at,
           verdict*           out)
{
  const element* const e    = &a->parts[failing];
  strbuf               head = {NULL, 0U, 0U, WEFT_OK};
  depth                d    = {e->start, e->end, at};
  join(a, 0U, failing, SIZE_MAX, NULL, &head);
  deepen(p, v, a, &head, e, 0, &d);
  strbuf_free(&head);
  out->matched    = d.split;
  out->why.reason = e->kind == ELEMENT_LOOK ? WEFT_REASON_TEXT_BARRED
                                            : WEFT_REASON_TEXT_DIFFERS;
  out->why.place  = next_words(v, d.at);
  out->why.wanted = wanted_text(p, a, d.split, d.end);
  out->why.found =
    copy_cut(p->story, story_slice(p->story, out->why.place), FOUND_MAX);
}

// Blame the part behind those that match
static void
blame_next(prober*            p,
           const story_view*  v,
           const alternative* a,
           size_t             failing,
           const hit*         before,
           verdict*           out)
{
  const element* const e   = &a->parts[failing];
  size_t               gap = failing;
  hit                  h   = *before;
  while (gap && a->gap[gap - 1U]) {
    --gap;
  }
  if (gap < failing && matches(p, v, a, failing + 1U, gap, any_text, &h)) {
    out->matched = a->parts[gap].start;
    out->reached = origin(v, h.whole.start, h.mark.start);
    blame_gap(p, v, a, gap, &h, &out->why);
    return;
  }
  size_t at = before->whole.end;
  if (gap < failing) { // a gap may have run far
    strbuf source = {NULL, 0U, 0U, WEFT_OK};
    join(a, 0U, gap, SIZE_MAX, NULL, &source);
    strbuf_puts(&source, no_text);
    join(a, gap, failing, SIZE_MAX, NULL, &source);
    at = attempt(p, &source, strbuf_str(&v->mask->text), 0U, &h) ? h.mark.start
                                                                 : at;
    strbuf_free(&source);
  }
  if (e->kind != ELEMENT_SLOT) {
    blame_text(p, v, a, failing, at, out);
  } else if (matches(p, v, a, failing + 1U, failing, any_mention, &h)) {
    out->reached = origin(v, h.whole.start, h.mark.start);
    blame_type(p, v, a, failing, &h, &out->why);
  } else {
    blame_words(p, a, failing, next_words(v, at), &out->why);
  }
}

static bool
is_headline(const story* s)
{
  return weft_document_sentence(s->document, s->sentence)->kind ==
         WEFT_SENTENCE_HEADLINE;
}

// What a whole match that led to nothing means
static void
judge_match(const prober* p, const alternative* a, verdict* out)
{
  out->why.place      = p->story->span;
  const bool headline = a->rule->kind == RULE_TRIPLE && !a->rule->in_headline &&
                        is_headline(p->story);
  out->near       = NEAR_CONDITION;
  out->why.reason = headline ? WEFT_REASON_HEADLINE : WEFT_REASON_MISMATCH;
}

static void
judge_alternative(prober*            p,
                  const story_view*  v,
                  const alternative* a,
                  verdict*           out)
{
  hit          h;
  hit          culprit;
  const size_t n = longest_beginning(p, v, a, &h);
  out->matched   = n ? a->parts[n - 1U].end : a->parts[0].start;
  out->reached   = origin(v, h.whole.start, h.whole.end);
  if (n == a->count) {
    judge_match(p, a, out);
    return;
  }
  const size_t which = find_culprit(p, v, a, n, &out->why, &culprit);
  if (which != SIZE_MAX) {
    out->near    = out->why.reason == WEFT_REASON_TYPE_WRONG ||
                    out->why.reason == WEFT_REASON_GAP_TOO_LONG ||
                    out->why.reason == WEFT_REASON_GAP_BARRED
                     ? NEAR_CULPRIT
                     : NEAR_TEXT;
    out->matched = a->parts[which].start;
    out->reached = origin(v, culprit.whole.start, culprit.mark.start);
    return;
  }
  out->near     = NEAR_WORDS + (int)(250U * n / a->count);
  size_t needed = 0U;
  for (size_t i = 0U; i < n; ++i) {
    needed += a->parts[i].may_skip ? 0U : 1U;
  }
  if (!needed && a->parts[n].kind == ELEMENT_SLOT) {
    out->why.reason = WEFT_REASON_TYPE_MISSING;
    out->why.place  = p->story->span;
    out->why.wanted = slot_types(p, a, n);
    out->why.found  = story_types(p->story, v->present);
    return;
  }
  blame_next(p, v, a, n, &h, out);
}

// All alternatives of a pattern on one masked sentence
static void
judge(prober*           p,
      const story_view* v,
      const rule*       r,
      weft_str          source,
      verdict*          best)
{
  alternative* const a = p->room;
  for (size_t start = 0U; start <= source.size;) {
    const size_t end = element_alternative_end(source, start, source.size);
    verdict      one;
    memset(&one, 0, sizeof(one));
    one.why.reason = WEFT_REASON_MISMATCH;
    one.near       = NEAR_WORDS;
    if (end > start && take_apart(p, r, source, start, end, a)) {
      judge_alternative(p, v, a, &one);
    }
    if (one.near > best->near) {
      *best = one;
    }
    start = end + 1U;
  }
}

// The words of a group of literals, some of them
static weft_str
words_of(story* s, uint32_t group)
{
  const prefilter* const p   = &s->rules->literals;
  strbuf                 out = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < p->groups.capacity; ++i) {
    const table_slot* const slot = &p->groups.slots[i];
    if (!slot->key.data || slot->value != group) {
      continue;
    }
    const size_t count = slot->key.size / sizeof(uint32_t);
    for (size_t k = 0U; k < count && k < WORDS_LISTED; ++k) {
      uint32_t number = 0U;
      memcpy(&number, slot->key.data + k * sizeof(uint32_t), sizeof(number));
      strbuf_puts(&out, k ? ", " : "");
      strbuf_append(&out, p->literals[number].text);
    }
    strbuf_puts(&out, count > WORDS_LISTED ? " …" : "");
    break;
  }
  return story_take(s, &out);
}

static bool
is_masked(weft_str words)
{
  return words.size >= 3U && (unsigned char)words.data[0] == 0xEEU;
}

// The plan's entry of a pattern, or NULL
static const plan_entry*
entry_of(const weft_rules* rules, const pattern* p, rule_kind kind)
{
  for (size_t i = rules->plan_first[kind]; i < rules->plan_first[kind + 1];
       ++i) {
    if (rules->plan[i].pattern->number == p->number) {
      return &rules->plan[i];
    }
  }
  return NULL;
}

// Whether the sentence holds a literal of a group, perhaps inside a mention
static bool
is_hidden(story* s, uint32_t group)
{
  const prefilter* const p     = &s->rules->literals;
  const size_t           words = prefilter_words(p) + prefilter_group_words(p);
  uint64_t* const        found = story_array(s, words, sizeof(uint64_t));
  if (!found) {
    return false;
  }
  prefilter_scan(p, story_slice(s, s->span), found, found + prefilter_words(p));
  return prefilter_is_met(found + prefilter_words(p), group);
}

// Whether a masked sentence has not the longest words that a pattern needs
static bool
lacks_lead(const story_view* v, const plan_entry* e)
{
  return e && e->lead != PLAN_NO_GATE && !prefilter_is_met(v->met, e->lead);
}

// Other words that it needs and the masked sentence has not, or PLAN_NO_GATE
static uint32_t
missing_words(story* s, const story_view* v, const pattern* p)
{
  for (size_t i = 0U; i < p->demands.count; ++i) {
    const uint32_t group = p->demands.items[i];
    if (!prefilter_is_met(v->met, group) && !is_masked(words_of(s, group))) {
      return group;
    }
  }
  return PLAN_NO_GATE;
}

// Types that a pattern needs and a masked sentence has not, or 0
static type_set
missing_types(const story_view* v, const pattern* p)
{
  for (size_t i = 0U; i < p->need_count; ++i) {
    if (!(p->needs[i] & v->present)) {
      return p->needs[i];
    }
  }
  return 0U;
}

static void
blame_words_missing(story* s, uint32_t group, verdict* out)
{
  out->why.reason = WEFT_REASON_LITERAL_MISSING;
  out->why.wanted = words_of(s, group);
}

// What the prefilter says: true if it lets the pattern pass
static bool
judge_filter(story*            s,
             const story_view* v,
             const pattern*    p,
             rule_kind         kind,
             verdict*          out)
{
  const plan_entry* const e     = entry_of(s->rules, p, kind);
  const type_set          types = missing_types(v, p);
  const uint32_t          group = missing_words(s, v, p);
  out->near                     = NEAR_WORDS;
  out->why.place                = s->span;
  // What a mention hides was tried elsewhere, with it in plain text
  const bool lacks = lacks_lead(v, e);
  if (lacks && !is_hidden(s, e->lead)) {
    out->near = types || !p->need_count ? 0 : NEAR_TYPES;
    blame_words_missing(s, e->lead, out);
    return false;
  }
  if (types) {
    out->why.reason = WEFT_REASON_TYPE_MISSING;
    out->why.wanted = story_types(s, types);
    out->why.found  = story_types(s, v->present);
    out->near       = p->literals.count ? NEAR_WORDS - 50 : 0;
    return false;
  }
  if (lacks) {
    out->near = NEAR_TYPES - 1;
    blame_words_missing(s, e->lead, out);
    return false;
  }
  out->near -= p->literals.count ? 0 : NEAR_WORDS - NEAR_TYPES;
  if (group != PLAN_NO_GATE) {
    blame_words_missing(s, group, out);
    return false;
  }
  out->why.reason = WEFT_REASON_MISMATCH;
  return true;
}

// A pattern on one masked sentence
static verdict
judge_view(prober*           p,
           const story_view* v,
           const rule*       r,
           size_t            index,
           bool              deep)
{
  const pattern* const pat = &r->patterns[index];
  verdict              filter;
  verdict              found;
  memset(&filter, 0, sizeof(filter));
  memset(&found, 0, sizeof(found));
  const bool passes = judge_filter(p->story, v, pat, r->kind, &filter);
  if (!deep) {
    return filter;
  }
  const bool lacks = lacks_lead(v, entry_of(p->story->rules, pat, r->kind));
  judge(p, v, r, story_source_of(p->story, r, index), &found);
  if (!found.near || (!passes && found.near < NEAR_TEXT) ||
      (lacks && found.why.reason == WEFT_REASON_TEXT_DIFFERS)) {
    filter.matched = found.matched;
    filter.reached = found.reached;
    return filter;
  }
  if (!pat->literals.count) { // it shares no words
    found.near = NEAR_TYPES + (found.near - NEAR_WORDS) / 2;
  }
  return found;
}

weft_str
story_source_of(story* s, const rule* r, size_t index)
{
  const json_node* const one  = json_get(r->source->node, "pattern");
  const json_node*       node = json_get(r->source->node, "patterns");
  strbuf                 out  = {NULL, 0U, 0U, WEFT_OK};
  node                        = node ? json_first(node) : NULL;
  for (size_t i = one ? 1U : 0U; node && i < index; ++i) {
    node = json_next(node);
  }
  node = one && !index ? one : node;
  if (json_string(node)) {
    strbuf_puts(&out, json_string(node));
  } else {
    for (const json_node* n = json_first(node); n; n = json_next(n)) {
      strbuf_puts(&out, json_string(n) ? json_string(n) : "");
    }
  }
  return story_take(s, &out);
}

int
story_pattern(prober*              p,
              uint32_t             rule_index,
              bool                 deep,
              weft_explained_rule* out)
{
  story* const      s     = p->story;
  const rule* const r     = &s->rules->rules[rule_index];
  verdict           best  = {.near = -1};
  size_t            which = 0U;
  for (size_t i = 0U; i < r->pattern_count && !s->status; ++i) {
    for (size_t k = 0U; k < s->views.count; ++k) {
      const story_view* const v = STORY_AT(s->views, story_view, k);
      if (v->kind != r->kind ||
          (v->only && v->only->pattern->number != r->patterns[i].number)) {
        continue;
      }
      const verdict one = judge_view(p, v, r, i, deep);
      if (one.near > best.near ||
          (one.near == best.near && one.matched > best.matched)) {
        best  = one;
        which = i;
      }
    }
  }
  if (best.near < 0) { // no name in the sentence
    best.near       = 0;
    best.why.reason = WEFT_REASON_TYPE_MISSING;
    best.why.place  = s->span;
    best.why.wanted = r->pattern_count && r->patterns[0].need_count
                        ? story_types(s, r->patterns[0].needs[0])
                        : WEFT_STR("any");
    best.why.found  = WEFT_STR("none");
  }
  out->why            = best.why;
  out->pattern_number = which + 1U;
  out->pattern        = story_source_of(s, r, which);
  out->matched        = best.matched;
  out->reached        = best.reached;
  return best.near;
}
