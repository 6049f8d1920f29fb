// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words and figures of a pattern that are mentions in the text, where each is
// one private-use character: the pattern does not see their letters.

#include "check/check.h"
#include "check/regex_set.h"

#include "literal/literal.h"
#include "try.h"
#include "utf8.h"

#include <string.h>

enum { WORD_SIZE_MAX = 64, DEPTH_MAX = 60 };

// One pattern while it is looked at
typedef struct {
  checker*            c;
  const rule*         r;
  const pattern_text* text;
} look;

// A word of a pattern, and where it starts in it
typedef struct {
  char   bytes[WORD_SIZE_MAX];
  size_t size;
  size_t at;
  bool   figure; // a repeated digit stands before it
  bool   whole;  // no letter can stand beside it
} word;

static void
report(const look* l,
       const word* w,
       weft_str    shown,
       weft_str    type,
       const char* how)
{
  const json* file   = NULL;
  size_t      line   = 0U;
  size_t      column = 0U;
  pattern_where(l->text, w->at, &file, &line, &column);
  // A pattern of triples is tried again with such a mention as plain text, and
  // a part of a word may be no mention
  const bool sure = l->r->kind != RULE_TRIPLE && w->whole;
  check_report(
    l->c,
    sure ? WEFT_SEVERITY_WARNING : WEFT_SEVERITY_NOTE,
    file,
    line,
    column,
    "`%.*s` is %s of type %.*s, which a pattern sees as one mention; "
    "write {%.*s} to match it",
    (int)shown.size,
    shown.data,
    how,
    (int)type.size,
    type.data,
    (int)type.size,
    type.data);
}

// A word that lexicons list as a name.  Class nouns and titles are mentions
// only where they stand for something, and so are left out.
static void
check_name(const look* l, const word* w)
{
  const weft_rules* const rules = l->c->rules;
  const weft_str          text  = {w->bytes, w->size};
  const uint32_t          index = trie_get(&rules->names, text);
  if (utf8_length(text) < 2U || index == TRIE_NONE) {
    return;
  }
  const lexicon_entry* const e = &rules->lexicon[index];
  if (!e->stop && e->type != rules->class_type &&
      e->type != rules->title_type) {
    report(l, w, text, rules->schema->types[e->type].name, "a name");
  }
}

// `\d+월`: figures with their units are read as literals
static void
check_figure(const look* l, const word* w)
{
  static const char* const types[] = {"Quantity", "Money", "Date"};
  char                     text[WORD_SIZE_MAX + 2U];
  literal                  found[2];
  const literal_date       date = {0, 0, 0};
  memcpy(text, "3", 1U);
  memcpy(text + 1, w->bytes, w->size);
  const weft_str whole = {text, w->size + 1U};
  const size_t   count = literal_find(whole, &date, found, 2U);
  const char*    type  = count ? types[found[0].kind] : NULL;
  if (count && found[0].span.end > 1U &&
      rules_type(l->c->rules, weft_str_from(type)) != TYPE_NONE) {
    const weft_str shown = {text, found[0].span.end};
    report(l, w, shown, weft_str_from(type), "a figure");
  }
}

// `whole` tells whether no letter can follow
static void
end_word(const look* l, word* w, bool whole)
{
  w->whole = w->whole && whole;
  if (w->size && w->figure) {
    check_figure(l, w);
  } else if (w->size) {
    check_name(l, w);
  }
  w->size   = 0U;
  w->figure = false;
}

static bool
is_letter(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
         (code >= 'a' && code <= 'z') || utf8_is_hangul(code);
}

static bool
is_digits(const tree_item* item)
{
  return item->kind == TREE_CHARACTERS && item->least &&
         item->set->count == 1U && item->set->ranges[0].first == '0' &&
         item->set->ranges[0].last == '9';
}

// Whether a part takes something, but no letter and no digit
static bool
is_gap(const tree_item* item)
{
  tree_set letters = {.count = 0U};
  regex_set_class(&letters, 'w');
  return item && item->kind == TREE_CHARACTERS && item->least &&
         !tree_overlap(item->set, &letters);
}

static void
check_sequences(const look* l, const tree_sequence* s, int depth)
{
  for (; s && depth < DEPTH_MAX; s = s->next) {
    word w    = {.size = 0U};
    bool open = !depth; // no letter stands before
    for (const tree_item* i = s->first; i; i = i->next) {
      const uint32_t code =
        i->kind == TREE_CHARACTERS && i->least == 1U && i->most == 1U
          ? tree_single(i->set)
          : 0U;
      if (is_letter(code) && w.size + 4U <= sizeof(w.bytes)) {
        w.at    = w.size ? w.at : i->at;
        w.whole = w.size ? w.whole : open;
        w.size += utf8_encode(code, w.bytes + w.size);
        continue;
      }
      end_word(l, &w, is_gap(i));
      w.figure = is_digits(i);
      open     = is_gap(i);
      if (i->alternatives && i->kind == TREE_GROUP) {
        check_sequences(l, i->alternatives, depth + 1);
      }
    }
    end_word(l, &w, !depth);
  }
}

weft_status
check_literals(checker* c, const rule* r, const pattern_text* text)
{
  weft_status    st   = WEFT_OK;
  arena          mem  = {NULL, 0U, 0U};
  tree_sequence* tree = NULL;
  const look     l    = {c, r, text};
  st                  = tree_read(&mem, strbuf_str(&text->text), &tree);
  if (!st && tree) {
    check_sequences(&l, tree, 0);
  }
  arena_free(&mem);
  return st;
}
