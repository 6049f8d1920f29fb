// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "explain_text.h"

#include "table.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  WINDOW_BEFORE  = 36, // code points of the sentence around a place
  WINDOW_BEHIND  = 24,
  CARETS_MAX     = 48,
  FILE_PARTS     = 3,  // of a path
  NAME_WIDTH     = 20, // columns of a name or word
  PATTERN_BEFORE = 80, // bytes of a pattern before and behind the split
  PATTERN_BEHIND = 120
};

typedef struct {
  strbuf*                 out;
  const weft_document*    document;
  const weft_explanation* e;
  const explain_style*    style;
  weft_status             status;
} writer;

// Escape sequences
static const char bold[]   = "\033[1m";
static const char green[]  = "\033[32m";
static const char red[]    = "\033[31m";
static const char dimmed[] = "\033[2m";

static bool
is_korean(const writer* w)
{
  return w->style->lang && !strcmp(w->style->lang, "ko");
}

static const char*
say(const writer* w, const char* en, const char* ko)
{
  return is_korean(w) ? ko : en;
}

static void
put_code(const writer* w, const char* code)
{
  if (w->style->color) {
    strbuf_puts(w->out, code);
  }
}

static void
put_colored(const writer* w, const char* code, weft_str text)
{
  if (!text.size) {
    return;
  }
  put_code(w, code);
  display_put(w->out, text);
  put_code(w, "\033[0m");
}

static void
put_spaces(const writer* w, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    strbuf_putc(w->out, ' ');
  }
}

// Text in a column
static void
put_column(const writer* w, weft_str text, size_t width)
{
  const size_t own = display_width(text);
  display_put(w->out, text);
  put_spaces(w, own < width ? width - own : 0U);
  strbuf_puts(w->out, "  ");
}

static void
put_title(const writer* w, const char* title)
{
  strbuf_putc(w->out, '\n');
  put_colored(w, bold, weft_str_from(title));
  strbuf_putc(w->out, '\n');
}

static void
put_mark(const writer* w, bool good)
{
  put_colored(w, good ? green : red, good ? WEFT_STR("✓") : WEFT_STR("✗"));
  strbuf_putc(w->out, ' ');
}

// `pack/rules/file:line`
static void
put_file(const writer* w, const char* file, size_t line)
{
  const char* from  = file + strlen(file);
  size_t      parts = 0U;
  while (from > file && (from[-1] != '/' || ++parts < FILE_PARTS)) {
    --from;
  }
  put_code(w, dimmed);
  display_put(w->out, weft_str_from(from));
  strbuf_printf(w->out, ":%zu", line);
  put_code(w, "\033[0m");
}

static weft_str
slice(const writer* w, size_t start, size_t end)
{
  const weft_str text = weft_document_text(w->document);
  return (weft_str){text.data + start, end - start};
}

// The sentence around a place, and carets below
static void
put_place(const writer* w, weft_span place, const char* indent)
{
  const weft_str text  = weft_document_text(w->document);
  weft_span      whole = w->e->span;
  size_t         from  = place.start;
  size_t         to    = place.end;
  // Rules of two sentences tell of places in the other one, too
  whole.start = from < whole.start ? from : whole.start;
  whole.end   = to > whole.end ? to : whole.end;
  for (size_t i = 0U; i < WINDOW_BEFORE && from > whole.start; ++i) {
    from = utf8_before(text, from);
  }
  for (size_t i = 0U; i < WINDOW_BEHIND && to < whole.end; ++i) {
    (void)utf8_next(text, to, &to);
  }
  strbuf_puts(w->out, indent);
  strbuf_puts(w->out, from > whole.start ? "… " : "");
  display_put(w->out, slice(w, from, to));
  strbuf_puts(w->out, to < whole.end ? " …\n" : "\n");
  strbuf_puts(w->out, indent);
  put_spaces(w,
             (from > whole.start ? 2U : 0U) +
               display_width(slice(w, from, place.start)));
  const size_t width = display_width(slice(w, place.start, place.end));
  put_code(w, red);
  for (size_t i = 0U; i < (width ? width : 1U) && i < CARETS_MAX; ++i) {
    strbuf_putc(w->out, '^');
  }
  put_code(w, "\033[0m");
  strbuf_putc(w->out, '\n');
}

// Mentions

static void
put_maker(const writer* w, const weft_explained_mention* m)
{
  static const char* const en[] = {"lexicon",
                                   "figure or date",
                                   "rule",
                                   "named elsewhere by",
                                   "votes of cues",
                                   "other name by",
                                   "refers to a name"};
  static const char* const ko[] = {"사전",
                                   "수나 날짜",
                                   "규칙",
                                   "다른 곳에서 이름이 됨:",
                                   "단서 투표",
                                   "다른 이름:",
                                   "이름을 가리킴"};
  strbuf_puts(w->out, say(w, en[m->by], ko[m->by]));
  if (m->rule.size) {
    strbuf_putc(w->out, ' ');
    display_put(w->out, m->rule);
  }
  if (m->file) {
    strbuf_putc(w->out, ' ');
    put_file(w, m->file, m->line);
  }
  if (m->note.size) {
    strbuf_puts(w->out, " (");
    display_put(w->out, m->note);
    strbuf_putc(w->out, ')');
  }
  if (m->origin.end) {
    strbuf_puts(w->out, ": '");
    display_put(w->out, slice(w, m->origin.start, m->origin.end));
    strbuf_printf(
      w->out, say(w, "', sentence %zu", "', %zu번째 문장"), m->sentence + 1U);
  }
}

static void
put_reason(writer* w, const weft_why* why)
{
  char* const text = weft_why_text(why, w->style->lang);
  w->status        = text ? w->status : WEFT_ERR_NO_MEMORY;
  display_put(w->out, weft_str_from(text));
  free(text);
}

static void
put_mention(writer* w, const weft_explained_mention* m)
{
  strbuf_puts(w->out, "  ");
  if (m->rejected) {
    put_mark(w, false);
    put_column(w, m->text, NAME_WIDTH - 2U);
    put_reason(w, &m->why);
    strbuf_puts(w->out, "; ");
  } else {
    put_column(w, m->text, NAME_WIDTH);
    const bool many = !weft_str_equals(m->type, m->types);
    display_put(w->out, m->type);
    if (many && m->types.size) {
      strbuf_puts(w->out, say(w, " (may be ", " (가능: "));
      display_put(w->out, m->types);
      strbuf_putc(w->out, ')');
    }
    if (m->name.size && !weft_str_equals(m->name, m->text)) {
      strbuf_puts(w->out, " = ");
      display_put(w->out, m->name);
    }
    strbuf_puts(w->out, "; ");
  }
  put_maker(w, m);
  strbuf_putc(w->out, '\n');
}

// Words and clauses

static void
put_word(const writer* w, const weft_explained_word* word)
{
  const bool particle = word->particle[0] != '\0';
  if (!particle && !word->lemma.size) {
    return;
  }
  strbuf_puts(w->out, "  ");
  put_column(w, word->text, NAME_WIDTH);
  strbuf_puts(w->out, word->particle);
  if (word->lemma.size) {
    strbuf_puts(w->out, particle ? "; " : "");
    display_put(w->out, word->lemma);
    strbuf_puts(w->out, ", ");
    strbuf_puts(w->out, word->ending);
    strbuf_puts(w->out, ", ");
    strbuf_puts(w->out, word->voice);
    strbuf_puts(w->out, word->flags.size ? ", " : "");
    display_put(w->out, word->flags);
  }
  strbuf_putc(w->out, '\n');
}

// A word, or the mention that it begins with
static void
put_filler(const writer* w, const weft_explained_word* word)
{
  display_put(w->out,
              word->mention < w->e->mention_count
                ? w->e->mentions[word->mention].text
                : word->text);
}

static void
put_clause(const writer* w, const weft_explained_clause* c)
{
  const weft_explained_word* const words = w->e->words;
  strbuf_puts(w->out, "  ");
  put_column(w, words[c->word].text, NAME_WIDTH);
  strbuf_puts(w->out, c->status);
  if (c->cause) {
    strbuf_puts(w->out, ": ");
    strbuf_puts(w->out, weft_reason_code(c->cause));
  }
  for (size_t i = 0U; i < c->role_count; ++i) {
    strbuf_puts(w->out, i ? ", " : "; ");
    strbuf_puts(w->out, c->roles[i].role);
    strbuf_putc(w->out, ' ');
    put_filler(w, &words[c->roles[i].word]);
  }
  strbuf_puts(w->out,
              c->other_subject ? say(w, "; has a subject", "; 주어 있음") : "");
  strbuf_puts(
    w->out, c->other_object ? say(w, "; has an object", "; 목적어 있음") : "");
  strbuf_putc(w->out, '\n');
}

// Rules

// The end of a text, or its beginning, if it is long
static weft_str
shorten(const writer* w, weft_str text, size_t most, bool keep_end)
{
  if (w->style->full || text.size <= most) {
    return text;
  }
  size_t at = keep_end ? text.size - most : most;
  while (((unsigned char)text.data[at] & 0xC0U) == 0x80U) {
    ++at;
  }
  return keep_end ? (weft_str){text.data + at, text.size - at}
                  : (weft_str){text.data, at};
}

// The pattern, split where it stops to match
static void
put_pattern(const writer* w, const weft_explained_rule* r)
{
  const weft_str all  = {r->pattern.data, r->matched};
  const weft_str left = {r->pattern.data + r->matched,
                         r->pattern.size - r->matched};
  const weft_str good = shorten(w, all, PATTERN_BEFORE, true);
  const weft_str rest = shorten(w, left, PATTERN_BEHIND, false);
  strbuf_printf(
    w->out, say(w, "    pattern %zu: ", "    패턴 %zu: "), r->pattern_number);
  if (good.size) {
    put_colored(w, green, good.size < all.size ? WEFT_STR("…") : WEFT_STR(""));
    put_colored(w, green, good);
    put_colored(w, green, WEFT_STR(" ✓"));
  }
  if (rest.size) {
    put_colored(w, red, good.size ? WEFT_STR(" ✗ ") : WEFT_STR("✗ "));
    put_colored(w, red, rest);
    put_colored(w, red, rest.size < left.size ? WEFT_STR("…") : WEFT_STR(""));
  }
  strbuf_putc(w->out, '\n');
}

static void
put_condition(const writer* w, const weft_explained_condition* c)
{
  strbuf_puts(w->out, "    ");
  put_mark(w, c->holds);
  put_column(w, weft_str_from(c->name), 10U);
  display_put(w->out, c->found.size ? c->found : WEFT_STR("-"));
  if (c->wanted.size) {
    put_code(w, dimmed);
    strbuf_puts(w->out, say(w, "  of ", "  조건 "));
    display_put(w->out, c->wanted);
    put_code(w, "\033[0m");
  }
  strbuf_putc(w->out, '\n');
}

static void
put_triple(const writer* w, const weft_explained_triple* t)
{
  strbuf_puts(w->out, "    ");
  display_put(w->out, t->subject);
  strbuf_puts(w->out, " | ");
  display_put(w->out, t->relation);
  strbuf_puts(w->out, " | ");
  display_put(w->out, t->object);
  strbuf_puts(w->out, t->status == WEFT_PLANNED ? " | planned" : "");
  if (t->when.size) {
    strbuf_puts(w->out, " | when ");
    display_put(w->out, t->when);
  }
  if (t->of.size) {
    strbuf_puts(w->out, " | of ");
    display_put(w->out, t->of);
  }
  strbuf_printf(w->out, "  (%d)\n", t->confidence);
}

static void
put_rule(writer* w, const weft_explained_rule* r)
{
  const bool made = r->why.reason == WEFT_REASON_MADE;
  put_mark(w, made);
  put_colored(w, bold, r->id);
  strbuf_puts(w->out, "  ");
  strbuf_puts(w->out, r->kind);
  if (r->relation.size) {
    strbuf_puts(w->out, " → ");
    display_put(w->out, r->relation);
  }
  strbuf_puts(w->out, "  ");
  put_file(w, r->file, r->line);
  strbuf_puts(w->out, "\n    ");
  if (!made) {
    put_colored(w, red, weft_str_from(weft_reason_code(r->why.reason)));
    strbuf_puts(w->out, ": ");
  }
  put_reason(w, &r->why);
  strbuf_putc(w->out, '\n');
  for (size_t i = 0U; i < r->triple_count; ++i) {
    put_triple(w, &r->triples[i]);
  }
  if (r->pattern_number) {
    put_pattern(w, r);
  }
  for (size_t i = 0U; i < r->condition_count; ++i) {
    put_condition(w, &r->conditions[i]);
  }
  const bool whole = r->why.place.start == w->e->span.start &&
                     r->why.place.end == w->e->span.end;
  if (!made && !whole && r->why.place.end) {
    put_place(w, r->why.place, "    ");
  }
}

// Whether there is something to tell of words: particles and predicates
static bool
has_words(const weft_explanation* e)
{
  for (size_t i = 0U; i < e->word_count; ++i) {
    if (e->words[i].particle[0] || e->words[i].lemma.size) {
      return true;
    }
  }
  return false;
}

static void
put_sections(writer* w)
{
  const weft_explanation* const e = w->e;
  if (e->mention_count) {
    put_title(w, say(w, "Mentions", "이름과 수치"));
  }
  for (size_t i = 0U; i < e->mention_count; ++i) {
    put_mention(w, &e->mentions[i]);
  }
  if (has_words(e)) {
    put_title(w, say(w, "Words", "낱말"));
  }
  for (size_t i = 0U; i < e->word_count; ++i) {
    put_word(w, &e->words[i]);
  }
  if (e->clause_count) {
    put_title(w, say(w, "Clauses", "절"));
  }
  for (size_t i = 0U; i < e->clause_count; ++i) {
    put_clause(w, &e->clauses[i]);
  }
}

weft_status
explain_put_text(strbuf*                 out,
                 const weft_document*    document,
                 const weft_explanation* e,
                 const explain_style*    style)
{
  static const char* const kinds[] = {
    "", ", headline", ", list item", ", furniture"};
  writer w = {out, document, e, style, WEFT_OK};
  put_code(&w, bold);
  strbuf_printf(out,
                say(&w, "Sentence %zu%s", "%zu번째 문장%s"),
                e->sentence + 1U,
                kinds[e->kind]);
  put_code(&w, "\033[0m");
  strbuf_puts(out, "\n  ");
  display_put(out, e->text);
  strbuf_putc(out, '\n');
  if (e->topic.size) {
    strbuf_puts(out, say(&w, "  topic: ", "  주제: "));
    display_put(out, e->topic);
    strbuf_putc(out, '\n');
  }
  put_sections(&w);
  put_title(&w, say(&w, "Rules", "규칙"));
  for (size_t i = 0U; i < e->rule_count; ++i) {
    put_rule(&w, &e->rules[i]);
  }
  if (!e->rule_count) {
    strbuf_puts(out,
                say(&w, "  none came near\n", "  가까운 규칙이 없습니다\n"));
  } else if (e->near_count > e->rule_count) {
    strbuf_printf(
      out,
      say(&w,
          "%zu more came near; --all tells of them, --rule of one\n",
          "%zu개가 더 가까웠습니다. --all 또는 --rule로 볼 수 있습니다\n"),
      e->near_count - e->rule_count);
  }
  return w.status ? w.status : out->status;
}
