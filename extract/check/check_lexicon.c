// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Lines of lexicons of which one hides the other, and rules of extended packs
// that have one id.

#include "check/check.h"

#include "pack/pack_text.h"
#include "strbuf.h"
#include "try.h"

#include <string.h>

static void
report(checker*          c,
       weft_severity     severity,
       const pack_entry* entry,
       const pack_entry* first,
       const char*       what)
{
  weft_error finding = WEFT_ERROR_INIT;
  weft_error_set(&finding,
                 WEFT_ERR_BAD_PACK,
                 entry->file,
                 entry->line,
                 1U,
                 "`%s` is `%s` in %s:%u; %s",
                 show_name(entry->name).text,
                 show_name(first->type).text,
                 first->file,
                 first->line,
                 what);
  findings_add(c->found, severity, &finding);
}

static bool
is_word(const weft_rules* rules, const pack_entry* e)
{
  const uint8_t type = rules_type(rules, e->type);
  return type == rules->class_type || type == rules->title_type;
}

// Compare an entry with the first one of its name
static void
compare(checker* c, const pack_entry* entry, const pack_entry* first)
{
  const bool stop       = weft_str_equals(entry->type, WEFT_STR("-"));
  const bool first_stop = weft_str_equals(first->type, WEFT_STR("-"));
  if (weft_str_equals(entry->type, first->type)) {
    const bool same = weft_str_equals(entry->instance, first->instance) &&
                      weft_str_equals(entry->id, first->id);
    if (same && (!entry->aliases.size || stop)) {
      report(c, WEFT_SEVERITY_WARNING, entry, first, "remove this line");
    } else if (same) {
      report(c, WEFT_SEVERITY_NOTE, entry, first, "join the two lines");
    } else if (!stop) {
      report(c,
             WEFT_SEVERITY_WARNING,
             entry,
             first,
             "of id and class the first line counts; join the two");
    }
  } else if (stop != first_stop) {
    report(c,
           WEFT_SEVERITY_WARNING,
           entry,
           first,
           stop ? "a name beats `-`, so this line means nothing; remove one"
                : "the name beats `-`, so that line means nothing; remove one");
  } else if (is_word(c->rules, entry) != is_word(c->rules, first)) {
    report(c,
           WEFT_SEVERITY_NOTE,
           entry,
           first,
           "a word for things and a name: the first line counts");
  } else {
    report(
      c, WEFT_SEVERITY_NOTE, entry, first, "where it stands it may be either");
  }
}

static weft_status
check_names_of(checker* c)
{
  weft_status           st    = WEFT_OK;
  const pack_set* const packs = c->rules->packs;
  table                 first = {0};
  for (size_t i = 0U; !st && i < packs->entry_count; ++i) {
    const pack_entry* const entry = &packs->entries[i];
    const size_t            known = table_get(&first, entry->name, SIZE_MAX);
    if (known == SIZE_MAX) {
      st = table_set(&first, entry->name, i);
    } else {
      compare(c, entry, &packs->entries[known]);
    }
  }
  table_free(&first);
  return st;
}

// Warn of a rule whose id another pack has: which one a report means is unclear
static weft_status
check_ids(checker* c)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = c->rules;
  table                   first = {0};
  for (size_t i = 0U; !st && i < rules->rule_count; ++i) {
    const rule* const      r     = &rules->rules[i];
    const json_node* const id    = json_get(r->source->node, "id");
    const weft_str         key   = weft_str_from(json_string(id));
    const size_t           known = table_get(&first, key, SIZE_MAX);
    if (known == SIZE_MAX) {
      st = table_set(&first, key, i);
      continue;
    }
    const rule* const other = &rules->rules[known];
    check_report_at(c,
                    WEFT_SEVERITY_WARNING,
                    r->source->file,
                    id,
                    "the extended pack has a rule `%s` in %s:%zu, which stays "
                    "in force; use another id, or name it in \"overrides\"",
                    key.data,
                    json_file(other->source->file),
                    other->line);
  }
  table_free(&first);
  return st;
}

weft_status
check_lexicons(checker* c)
{
  weft_status st = WEFT_OK;
  TRY(st, check_names_of(c));
  return check_ids(c);
}
