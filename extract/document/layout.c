// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What each line of a page is: the article is its densest run of sentences;
// menus and other headlines stand around it.

#include "document/lines.h"

#include "document/scan.h"

enum {
  PROSE_SCORE_MAX = 300, // most that one paragraph counts, in syllables
  SHORT_PENALTY   = 30,  // of a line without a sentence
  WHOLE_PENALTY   = 40,  // of a line that is furniture
  CLOSING_PENALTY = 400, // of a copyright line
  MENU_BEFORE     = 12,  // short lines that make a menu before the article
  MENU_AFTER      = 8,   // or behind it
  BODY_MIN        = 200, // bytes of an article that may have menus
  PROSE_LINES_MIN = 3,   // paragraphs after which loose lines are captions
  DUPLICATE_MIN   = 8,   // bytes of a line that is a caption when repeated
  DUPLICATE_MAX   = 400,
  HEADLINE_MAX    = 240, // bytes of a line without a sentence
  STOPPED_MIN     = 30,  // bytes of one that ends in a full stop
  TITLE_MIN       = 20,  // bytes of a title on a page with menus
  SUBHEADS_MAX    = 6,   // lines between title and article on such a page
  TOP_LINES       = 15,  // lines in which a bare date is the publication's
  RELATED_PROSE   = 60   // bytes of a sentence that ends a list of links
};

// The page: its article's lines are [first, end)
typedef struct {
  weft_str text;
  line*    lines;
  size_t   count;
  size_t   first;
  size_t   end;
  size_t   prose_lines;
  bool     menu_before;
  bool     menu_after;
} page;

static weft_str
line_text(const page* const p, const size_t i)
{
  return scan_slice(p->text, p->lines[i].span.start, p->lines[i].span.end);
}

static size_t
line_size(const line* const l)
{
  return l->span.end - l->span.start;
}

// Look at one line alone
static void
examine(const page* const p, const size_t i)
{
  line* const    l       = &p->lines[i];
  const weft_str text    = line_text(p, i);
  bool           heading = false;
  const size_t   skip    = furniture_bullet(text, &heading);
  const weft_str rest    = scan_slice(text, skip, text.size);
  l->bullet              = skip && !heading;
  l->heading             = heading;
  l->prose               = scan_is_prose(text);
  l->reason              = furniture_of(rest, l->prose, l->bullet);
  if (l->reason == FURNITURE_CAPTION && !i) {
    l->reason = FURNITURE_NONE; // captions do not open a document
  }

  weft_span body = {0, rest.size};
  if (l->reason == FURNITURE_NONE && !l->marked) {
    l->caption = furniture_cut(rest, l->prose, &body);
  } else if (l->reason == FURNITURE_CAPTION && caption_tells(rest, &body)) {
    l->reason  = FURNITURE_NONE;
    l->caption = true;
  }
  l->span.start += skip; // the list mark is in no sentence
  l->body = (weft_span){l->span.start + body.start, l->span.start + body.end};
}

static long
score(const line* const l)
{
  if (l->reason == FURNITURE_CLOSING) {
    return -(long)CLOSING_PENALTY;
  }
  if (l->reason != FURNITURE_NONE) {
    return -(long)WHOLE_PENALTY;
  }
  if ((l->prose && !l->caption) || l->joins) {
    const size_t syllables = line_size(l) / 3U;
    return (long)(syllables < PROSE_SCORE_MAX ? syllables : PROSE_SCORE_MAX);
  }
  return l->bullet || l->heading || l->marked || l->caption
           ? 0L
           : -(long)SHORT_PENALTY;
}

// The run of lines with the highest sum; empty if nothing counts
static void
find_article(page* const p)
{
  long   best  = 0;
  long   sum   = 0;
  size_t start = 0;
  for (size_t i = 0; i < p->count; ++i) {
    sum += score(&p->lines[i]);
    if (sum <= 0) {
      sum   = 0;
      start = i + 1U;
    } else if (sum > best) {
      best     = sum;
      p->first = start;
      p->end   = i + 1U;
    }
  }
  while (p->first < p->end && !p->lines[p->first].prose) {
    ++p->first;
  }
  for (size_t i = p->first; i < p->end; ++i) {
    p->prose_lines += p->lines[i].prose;
  }
}

static void
find_menus(page* const p)
{
  size_t size   = 0;
  size_t before = 0;
  size_t after  = 0;
  for (size_t i = 0; i < p->count; ++i) {
    const line* const l = &p->lines[i];
    const bool        loose =
      !l->prose && !l->bullet && !l->heading && !l->marked && !l->joins;
    size += i >= p->first && i < p->end ? line_size(l) : 0U;
    before += loose && i < p->first;
    after += loose && i >= p->end;
  }
  p->menu_before = size >= BODY_MIN && before >= MENU_BEFORE;
  p->menu_after  = size >= BODY_MIN && after >= MENU_AFTER;
}

static bool
same_line(const page* const p, const size_t i, const size_t j)
{
  const size_t size = line_size(&p->lines[i]);
  return size >= DUPLICATE_MIN && size <= DUPLICATE_MAX &&
         weft_str_equals(line_text(p, i), line_text(p, j));
}

// Make a line that repeats a caption, if it is not known to be furniture
static void
make_caption(const page* const p, const size_t i)
{
  line* const l    = &p->lines[i];
  weft_span   body = {0, 0};
  if (l->reason != FURNITURE_NONE || l->caption) {
    return;
  }
  l->caption = l->prose;
  if (!l->prose && caption_tells(line_text(p, i), &body)) {
    l->caption = true;
    l->body = (weft_span){l->span.start + body.start, l->span.start + body.end};
  }
  l->reason = l->caption ? FURNITURE_NONE : FURNITURE_CAPTION;
}

// A line that stands twice is a caption; the second one is left out, and
// nothing else before the article
static void
mark_duplicates(const page* const p)
{
  for (size_t i = 1; i < p->count; ++i) {
    if (same_line(p, i - 1U, i) && !p->lines[i].heading) {
      if (i > p->first) {
        make_caption(p, i - 1U);
      }
      p->lines[i].reason = FURNITURE_CAPTION;
    }
  }
}

// Links behind `관련기사`, and names right under a caption
static void
mark_followers(const page* const p)
{
  bool related = false;
  for (size_t i = 0; i < p->count; ++i) {
    line* const l = &p->lines[i];
    if (l->reason == FURNITURE_RELATED) {
      related = i >= p->first;
    } else if (l->prose && !l->bullet && line_size(l) >= RELATED_PROSE) {
      related = false;
    } else if (related && l->reason == FURNITURE_NONE) {
      l->reason = FURNITURE_LINK;
    }

    const bool under = i && !l->blank_before && !l->prose && !l->bullet &&
                       !l->heading && i > p->first && i < p->end &&
                       !l->caption &&
                       (p->lines[i - 1U].reason == FURNITURE_CAPTION ||
                        p->lines[i - 1U].caption);
    if (under && l->reason == FURNITURE_NONE) {
      l->reason = FURNITURE_CAPTION;
    }
  }
}

// Whether a line that holds no sentence may be a headline
static bool
is_headline(const page* const p, const size_t i)
{
  const line* const l = &p->lines[i];
  return l->reason == FURNITURE_NONE && !l->bullet && !l->caption &&
         line_size(l) <= HEADLINE_MAX;
}

// The title on a page with a menu: above the date line, else the last line
// that is long enough
static size_t
title_below_menu(const page* const p)
{
  size_t title = p->first;
  bool   dated = false;
  for (size_t i = p->first; i-- > 0U;) {
    dated           = dated || p->lines[i].reason == FURNITURE_DATE;
    const bool fits = is_headline(p, i) &&
                      line_size(&p->lines[i]) >= TITLE_MIN &&
                      scan_words(line_text(p, i)) >= 2U;
    if (fits && dated) {
      return i;
    }
    title = fits && title == p->first ? i : title;
  }
  return title;
}

// Leave out the menu above an article but for title and subheads
static void
drop_menu_before(const page* const p)
{
  const size_t title = title_below_menu(p);
  const size_t last  = title + 1U + SUBHEADS_MAX;
  for (size_t i = 0; i < p->first; ++i) {
    if ((i < title || i >= last) && p->lines[i].reason == FURNITURE_NONE) {
      p->lines[i].reason = FURNITURE_UI;
    }
  }
}

// Leave out what stands behind the article
static void
drop_after(const page* const p)
{
  for (size_t i = p->end; i < p->count; ++i) {
    line* const l     = &p->lines[i];
    const bool  loose = !l->prose && !l->bullet && !l->heading && !l->marked &&
                       !l->joins && !l->caption;
    const bool drop =
      p->menu_after || (loose && p->prose_lines >= PROSE_LINES_MIN &&
                        line_size(l) <= HEADLINE_MAX);
    if (l->reason == FURNITURE_NONE && drop) {
      l->reason = FURNITURE_UI;
    }
  }
}

static weft_sentence_kind
kind_of(const page* const p, const size_t i)
{
  const line* const l = &p->lines[i];
  if (l->reason != FURNITURE_NONE) {
    return WEFT_SENTENCE_FURNITURE;
  }
  if (l->marked) {
    return l->kind;
  }
  if (l->bullet || l->caption) {
    return WEFT_SENTENCE_ITEM;
  }
  if (l->joins) {
    return i ? p->lines[i - 1U].kind : WEFT_SENTENCE_BODY;
  }
  const bool wrapped = i + 1U < p->count && p->lines[i + 1U].joins;
  const char end     = p->text.data[l->span.end - 1U];
  if (l->prose || wrapped) {
    // The first line is a headline unless a sentence ends there
    return !i && !wrapped && end != '.' && line_size(l) <= HEADLINE_MAX &&
               !scan_last_end(line_text(p, i)) && p->count > 1U
             ? WEFT_SENTENCE_HEADLINE
             : WEFT_SENTENCE_BODY;
  }
  const bool stops = (end == '.' || end == '?') && line_size(l) >= STOPPED_MIN;
  return line_size(l) <= HEADLINE_MAX && !(i && stops) ? WEFT_SENTENCE_HEADLINE
                                                       : WEFT_SENTENCE_BODY;
}

static void
find_dates(const page* const p, line_facts* const facts)
{
  for (size_t i = 0; i < p->count; ++i) {
    if (p->lines[i].reason != FURNITURE_DATE) {
      continue;
    }
    char iso[11]  = "";
    bool labelled = false;
    if (!furniture_date(line_text(p, i), iso, &labelled)) {
      continue;
    }
    if (labelled && !facts->labelled[0]) {
      memcpy(facts->labelled, iso, sizeof(iso));
    } else if (!facts->bare[0] && (i < TOP_LINES || i < p->first)) {
      memcpy(facts->bare, iso, sizeof(iso));
    }
  }
}

static void
find_title(const page* const p, line_facts* const facts)
{
  for (size_t i = 0; i < p->count && i <= p->first; ++i) {
    const line* const l = &p->lines[i];
    if (l->kind == WEFT_SENTENCE_HEADLINE) {
      facts->title = l->body;
      return;
    }
    if (l->kind == WEFT_SENTENCE_BODY) {
      return;
    }
  }
}

void
furniture_classify(const weft_str    text,
                   line_list* const  list,
                   line_facts* const facts)
{
  page p = {text, list->lines, list->count, 0, 0, 0, false, false};
  *facts = (line_facts){{0, 0}, {0}, {0}};
  for (size_t i = 0; i < p.count; ++i) {
    if (p.lines[i].kind != WEFT_SENTENCE_FURNITURE) {
      examine(&p, i);
    } else {
      p.lines[i].reason = FURNITURE_UI; // markup says so
    }
  }

  find_article(&p);
  find_menus(&p);
  mark_duplicates(&p);
  if (p.prose_lines) {
    mark_followers(&p);
    if (p.menu_before) {
      drop_menu_before(&p);
    }
    drop_after(&p);
  }
  for (size_t i = 0; i < p.count; ++i) {
    p.lines[i].kind = kind_of(&p, i);
  }
  find_dates(&p, facts);
  find_title(&p, facts);
}
