// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "explain/blame.h"

#include "utf8.h"

#include <string.h>

enum { DEPTH_MAX = 3 }; // groups in groups that are looked into

size_t
blame_beginning(prober* p, const story_view* v, const alternative* a, hit* out)
{
  size_t n   = 0U;
  hit    one = {{0U, 0U}, {0U, 0U}};
  *out       = one;
  while (n < a->count && probe_matches(p, v, a, n + 1U, SIZE_MAX, NULL, &one)) {
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
  out->place  = probe_origin(v, h->mark.start, h->mark.start + text.size);
  out->found  = probe_cut(s, story_slice(s, out->place), PROBE_WANTED);
  out->count  = utf8_length(text);
  out->limit  = a->most[which];
  out->wanted = probe_wanted(p, a, a->parts[which].start, a->parts[which].end);
  out->reason = WEFT_REASON_GAP_TOO_LONG;
  if (out->count <= out->limit) {
    strbuf source = {NULL, 0U, 0U, WEFT_OK};
    hit    bad;
    strbuf_puts(&source, "(?!");
    strbuf_append(&source, a->class_of[which]);
    strbuf_puts(&source, ")[\\s\\S]");
    if (probe_attempt(p, &source, text, &bad)) {
      out->reason = WEFT_REASON_GAP_BARRED;
      out->place  = probe_origin(
        v, h->mark.start + bad.whole.start, h->mark.start + bad.whole.end);
      out->found = probe_cut(s, story_slice(s, out->place), PROBE_FOUND);
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
  out->place               = probe_origin(v, h->mark.start, h->mark.end);
  out->wanted              = probe_slot_types(p, a, which);
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
  out->wanted = probe_slot_types(p, a, which);
  out->found  = probe_cut(p->story, story_slice(p->story, place), PROBE_WANTED);
}

// What stands at a place: a mention with its type, since patterns see none of
// its letters, or text
static weft_str
words_at(prober* p, const story_view* v, size_t at, weft_span place)
{
  const weft_str text = strbuf_str(&v->mask->text);
  while (at < text.size && text.data[at] == ' ') {
    ++at;
  }
  const mask_unit* const u = mask_unit_at(v->mask, at);
  return u ? story_unit(p->story, u)
           : probe_cut(p->story, story_slice(p->story, place), PROBE_FOUND);
}

// Whether a pattern may end with part `which`
static bool
may_end(const alternative* a, size_t which)
{
  size_t next = which + 1U;
  while (next < a->count && a->parts[next].may_skip) {
    ++next;
  }
  return next == a->count;
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
    if (probe_matches(p, v, a, a->count, which, PROBE_MENTION, h)) {
      blame_type(p, v, a, which, h, why);
      return true;
    }
    if (probe_matches(p, v, a, a->count, which, PROBE_WORDS, h)) {
      // Behind the last part the word may go on
      blame_words(p,
                  a,
                  which,
                  may_end(a, which)
                    ? probe_next_words(v, h->mark.start)
                    : probe_origin(v, h->mark.start, h->mark.end),
                  why);
      return true;
    }
    return false;
  }
  if (a->gap[which]) {
    if (probe_matches(p, v, a, a->count, which, PROBE_TEXT, h)) {
      blame_gap(p, v, a, which, h, why);
      return true;
    }
    return false;
  }
  const char* const free_text =
    e->kind == ELEMENT_LOOK ? PROBE_NOTHING : PROBE_SOME;
  if (!probe_matches(p, v, a, a->count, which, free_text, h)) {
    return false;
  }
  why->reason = e->kind == ELEMENT_LOOK ? WEFT_REASON_TEXT_BARRED
                                        : WEFT_REASON_TEXT_DIFFERS;
  why->place  = h->mark.end > h->mark.start
                  ? probe_origin(v, h->mark.start, h->mark.end)
                  : probe_next_words(v, h->mark.start);
  why->wanted = probe_wanted(p, a, e->start, e->end);
  why->found  = words_at(p, v, h->mark.start, why->place);
  return true;
}

size_t
blame_culprit(prober*            p,
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
    strbuf_append(&so_far, probe_expand(p, part));
    if (!probe_attempt(p, &so_far, strbuf_str(&v->mask->text), &h)) {
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
    if (!probe_attempt(p, &so_far, strbuf_str(&v->mask->text), &h)) {
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
  probe_join(a, 0U, failing, SIZE_MAX, NULL, &head);
  deepen(p, v, a, &head, e, 0, &d);
  strbuf_free(&head);
  out->matched    = d.split;
  out->why.reason = e->kind == ELEMENT_LOOK ? WEFT_REASON_TEXT_BARRED
                                            : WEFT_REASON_TEXT_DIFFERS;
  out->why.place  = probe_next_words(v, d.at);
  out->why.wanted = probe_wanted(p, a, d.split, d.end);
  out->why.found  = words_at(p, v, d.at, out->why.place);
}

void
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
  if (gap < failing &&
      probe_matches(p, v, a, failing + 1U, gap, PROBE_TEXT, &h)) {
    out->matched = a->parts[gap].start;
    out->reached = probe_origin(v, h.whole.start, h.mark.start);
    blame_gap(p, v, a, gap, &h, &out->why);
    return;
  }
  size_t at = before->whole.end;
  if (gap < failing) { // a gap may have run far
    strbuf source = {NULL, 0U, 0U, WEFT_OK};
    probe_join(a, 0U, gap, SIZE_MAX, NULL, &source);
    strbuf_puts(&source, PROBE_NOTHING);
    probe_join(a, gap, failing, SIZE_MAX, NULL, &source);
    at = probe_attempt(p, &source, strbuf_str(&v->mask->text), &h)
           ? h.mark.start
           : at;
    strbuf_free(&source);
  }
  if (e->kind != ELEMENT_SLOT) {
    blame_text(p, v, a, failing, at, out);
  } else if (probe_matches(p, v, a, failing + 1U, failing, PROBE_MENTION, &h)) {
    out->reached = probe_origin(v, h.whole.start, h.mark.start);
    blame_type(p, v, a, failing, &h, &out->why);
  } else {
    blame_words(p, a, failing, probe_next_words(v, at), &out->why);
  }
}
