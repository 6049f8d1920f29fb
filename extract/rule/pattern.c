// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Patterns expanded and compiled.

#include "rule/pattern.h"

#include "try.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
found_name(void* handle, const char* name, size_t group)
{
  pattern* const p    = handle;
  pattern_slot*  slot = NULL;
  for (size_t i = 0U; i < p->slot_count; ++i) {
    slot = !strcmp(p->slots[i].name, name) ? &p->slots[i] : slot;
  }
  if (!slot && p->slot_count < SLOTS_MAX && strlen(name) < sizeof(slot->name)) {
    slot = &p->slots[p->slot_count++];
    memcpy(slot->name, name, strlen(name) + 1U);
  }
  if (slot && slot->group_count < SLOT_NAMES_MAX && group < REGEX_GROUPS_MAX) {
    slot->groups[slot->group_count++] = (uint8_t)group;
  }
}

static void
report_regex(const pattern_text* text,
             size_t              offset,
             const char*         message,
             findings*           found)
{
  size_t      line   = 0U;
  size_t      column = 0U;
  const json* file   = NULL;
  pattern_where(text, offset, &file, &line, &column);
  findings_error(found,
                 file ? json_file(file) : "",
                 line,
                 column,
                 "broken regular expression: %s; mend the pattern here",
                 message);
}

// Compile the expanded text; `p->re` stays NULL if it is broken
static weft_status
compile_regex(const pattern_text* text, pattern* p, findings* found)
{
  size_t         offset       = 0U;
  char           message[160] = {0};
  const weft_str source       = strbuf_str(&text->text);
  weft_status    st =
    regex_compile(source, &p->re, &offset, message, sizeof(message));
  if (st == WEFT_ERR_BAD_PACK) {
    report_regex(text, offset, message, found);
    return WEFT_OK;
  }
  TRY(st, st);
  if (regex_group_count(p->re) >= REGEX_GROUPS_MAX) {
    snprintf(message,
             sizeof(message),
             "more than %d groups, use (?:…)",
             (int)REGEX_GROUPS_MAX - 1);
    report_regex(text, 0U, message, found);
    regex_free(p->re);
    p->re = NULL;
    return WEFT_OK;
  }
  regex_names(p->re, found_name, p);
  return WEFT_OK;
}

// What a pattern of its own is compiled to
static weft_status
compile_own(weft_rules*         rules,
            const pattern_text* text,
            weft_str            key,
            pattern*            p,
            findings*           found)
{
  weft_status    st     = WEFT_OK;
  const weft_str source = strbuf_str(&text->text);
  TRY(st, compile_regex(text, p, found));
  if (!p->re) {
    return WEFT_OK;
  }
  if (!p->across) { // the sieve is for single sentences
    TRY(st, sieve_read(&rules->sieves, source, &p->sieve));
  }
  TRY(st,
      prefilter_require(&rules->literals, source, &p->literals, &p->demands));
  return pattern_share(rules, key, p);
}

// Whether nothing is left of a pattern, which is reported
static bool
is_empty(const pattern_text* text,
         const json*         file,
         const json_node*    node,
         findings*           found)
{
  size_t line   = 0U;
  size_t column = 0U;
  if (!text->text.size) {
    json_where(file, node, &line, &column);
    findings_error(
      found, json_file(file), line, column, "a pattern is empty; fill it");
  }
  return !text->text.size;
}

weft_status
pattern_compile(weft_rules*      rules,
                const json*      file,
                const json_node* node,
                pattern*         out,
                findings*        found)
{
  pattern_text text = {.origins = NULL};
  weft_str     key  = {NULL, 0U};
  bool         fine = false;
  *out              = (pattern){.across = out->across};
  weft_status st =
    pattern_expand(rules, file, node, found, NULL, out, &text, &fine);
  if (!st && fine && is_empty(&text, file, node, found)) {
    fine = false;
  }
  if (!st && fine &&
      !pattern_find_twin(rules, strbuf_str(&text.text), out, &key)) {
    st = compile_own(rules, &text, key, out, found);
  }
  pattern_text_free(&text);
  return st;
}

weft_status
pattern_compile_plain(weft_rules*      rules,
                      const json*      file,
                      const json_node* node,
                      pattern*         out,
                      findings*        found)
{
  pattern_text text = {.origins = NULL};
  bool         fine = false;
  *out              = (pattern){.across = out->across};
  weft_status st =
    pattern_expand(rules, file, node, found, NULL, out, &text, &fine);
  if (!st && fine && !is_empty(&text, file, node, found)) {
    st = compile_regex(&text, out, found);
  }
  pattern_text_free(&text);
  return st;
}

void
pattern_dispose(pattern* p)
{
  if (!p->shared) {
    regex_free(p->re);
    free(p->literals.items);
  }
}

const pattern_slot*
pattern_find_slot(const pattern* p, const char* name)
{
  for (size_t i = 0U; i < p->slot_count; ++i) {
    if (!strcmp(p->slots[i].name, name)) {
      return &p->slots[i];
    }
  }
  return NULL;
}
