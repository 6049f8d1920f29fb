// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/shape.h"

#include "pack/pack_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// Items of a list that are compared with each other
enum { UNIQUE_MAX = 2000 };

// A value that is checked, and what to call it
typedef struct {
  findings*        found;
  const json*      file;
  const json_node* node;
  const char*      name;
} subject;

static const char* const type_words[] =
  {"null", "true or false", "a number", "a string", "an array", "an object"};

shape_words
shape_describe(const unsigned types)
{
  shape_words words = {{0}};
  size_t      used  = 0U;
  for (unsigned i = 0U; i < sizeof(type_words) / sizeof(type_words[0]); ++i) {
    if (types >> i & 1U) {
      const int n = snprintf(words.text + used,
                             sizeof(words.text) - used,
                             "%s%s",
                             used ? " or " : "",
                             type_words[i]);
      used += n > 0 ? (size_t)n : 0U;
    }
  }
  return words;
}

static void
report(const subject*      s,
       const weft_severity severity,
       const bool          key,
       const char*         format,
       ...) __attribute__((format(printf, 4, 5)));

static void
report(const subject* const s,
       const weft_severity  severity,
       const bool           key,
       const char* const    format,
       ...)
{
  char       message[480];
  weft_error finding = WEFT_ERROR_INIT;
  size_t     line    = 0U;
  size_t     column  = 0U;
  va_list    args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);
  if (key) {
    json_key_where(s->file, s->node, &line, &column);
  } else {
    json_where(s->file, s->node, &line, &column);
  }
  weft_error_set(&finding,
                 WEFT_ERR_BAD_PACK,
                 json_file(s->file),
                 line,
                 column,
                 "%s",
                 message);
  findings_add(s->found, severity, &finding);
}

static bool
check(const subject* s, const shape* wanted);

// The allowed values in words: `a, b or c`
static void
join_values(const char* const* const values, char* const out, const size_t size)
{
  size_t used = 0U;
  for (size_t i = 0U; values[i] && used < size; ++i) {
    const char* const before = !i ? "" : values[i + 1U] ? ", " : " or ";
    const int n = snprintf(out + used, size - used, "%s%s", before, values[i]);
    used += n > 0 ? (size_t)n : 0U;
  }
}

static bool
check_string(const subject* const s, const shape* const wanted)
{
  const char* const text = json_string(s->node);
  if (wanted->filled && !text[0]) {
    report(s, WEFT_SEVERITY_ERROR, false, "%s is empty; fill it", s->name);
    return false;
  }
  if (!wanted->values) {
    return true;
  }
  for (size_t i = 0U; wanted->values[i]; ++i) {
    if (!strcmp(wanted->values[i], text)) {
      return true;
    }
  }
  pack_suggestion suggestion = pack_suggest(weft_str_from(text));
  for (size_t i = 0U; wanted->values[i]; ++i) {
    pack_suggest_try(&suggestion, weft_str_from(wanted->values[i]));
  }
  char all[256] = "";
  char use[288] = "";
  join_values(wanted->values, all, sizeof(all));
  snprintf(use,
           sizeof(use),
           "use %s%s",
           wanted->types & SHAPE_BOOL ? "true, false or " : "",
           all);
  if (suggestion.best.size) {
    report(s,
           WEFT_SEVERITY_ERROR,
           false,
           "%s cannot be `%s`%s",
           s->name,
           show_name(weft_str_from(text)).text,
           pack_suggest_remedy(&suggestion, "").text);
  } else {
    report(s,
           WEFT_SEVERITY_ERROR,
           false,
           "%s cannot be `%s`; %s",
           s->name,
           show_name(weft_str_from(text)).text,
           use);
  }
  return false;
}

static bool
check_number(const subject* const s, const shape* const wanted)
{
  const double value = json_number(s->node, 0.0);
  if (!wanted->bounded || (value >= wanted->low && value <= wanted->high &&
                           value == (double)(int)value)) {
    return true;
  }
  report(s,
         WEFT_SEVERITY_ERROR,
         false,
         "%s must be a whole number from %d to %d, not %g",
         s->name,
         wanted->low,
         wanted->high,
         value);
  return false;
}

// Warn of a string that stands in the array before it too
static void
check_unique(const subject* const s, const json_node* const list)
{
  const char* const text = json_string(s->node);
  const json_node*  n    = json_first(list);
  for (; text && n != s->node; n = json_next(n)) {
    if (json_string(n) && !strcmp(json_string(n), text)) {
      report(s,
             WEFT_SEVERITY_WARNING,
             false,
             "`%s` stands twice in this list; remove one",
             show_name(weft_str_from(text)).text);
      return;
    }
  }
}

static bool
check_array(const subject* const s, const shape* const wanted)
{
  bool   good  = true;
  size_t count = 0U;
  char   name[96];
  snprintf(name, sizeof(name), "an item of %s", s->name);
  for (const json_node* n = json_first(s->node); n; n = json_next(n)) {
    const shape* const item = wanted->item;
    const subject      next = {
           s->found, s->file, n, item && item->name ? item->name : name};
    good = (!item || check(&next, item)) && good;
    if (item && item->types == SHAPE_STRING && count < UNIQUE_MAX &&
        !wanted->most && s->found->receive) {
      check_unique(&next, s->node);
    }
    ++count;
  }
  if (!count && wanted->least) {
    report(s, WEFT_SEVERITY_ERROR, false, "%s is empty; fill it", s->name);
    good = false;
  } else if (count < wanted->least || (wanted->most && count > wanted->most)) {
    report(s,
           WEFT_SEVERITY_ERROR,
           false,
           wanted->most == wanted->least ? "%s needs %zu items, not %zu"
           : count < wanted->least ? "%s needs at least %zu items, not %zu"
                                   : "%s may have at most %zu items, not %zu",
           s->name,
           count < wanted->least ? wanted->least : wanted->most,
           count);
    good = false;
  }
  return good;
}

size_t
shape_variant(const shape* const of, const json_node* const node)
{
  const json_node* const key = json_get(node, of->variant_key);
  if (!key) {
    return 0U;
  }
  const char* const name = json_string(key);
  for (size_t i = 0U; name && of->variants[i]; ++i) {
    if (!strcmp(of->variants[i], name)) {
      return i;
    }
  }
  return SIZE_MAX;
}

// The member that a key names, or NULL
static const shape_member*
find_member(const shape* const of, const char* const key)
{
  for (size_t i = 0U; i < of->member_count; ++i) {
    if (!strcmp(of->members[i].name, key)) {
      return &of->members[i];
    }
  }
  return NULL;
}

static void
report_unknown(const subject* const s,
               const shape* const   of,
               const weft_str       key)
{
  pack_suggestion suggestion = pack_suggest(key);
  for (size_t i = 0U; i < of->member_count; ++i) {
    pack_suggest_try(&suggestion, weft_str_from(of->members[i].name));
  }
  report(s,
         WEFT_SEVERITY_ERROR,
         true,
         "unknown member \"%s\"%s",
         show_name(key).text,
         pack_suggest_remedy(&suggestion, "remove it").text);
}

static bool
check_member(const subject* const s,
             const shape* const   of,
             const unsigned       variant)
{
  const weft_str            key = weft_str_from(json_key(s->node));
  const shape_member* const m   = find_member(of, key.data);
  if (!m && of->others) {
    const subject next = {s->found,
                          s->file,
                          s->node,
                          of->others->name ? of->others->name : s->name};
    return check(&next, of->others);
  }
  if (!m) {
    report_unknown(s, of, key);
    return false;
  }
  if (variant && m->variants && !(m->variants & variant)) {
    size_t which = 0U;
    while (!(variant >> which & 1U)) {
      ++which;
    }
    report(s,
           WEFT_SEVERITY_WARNING,
           true,
           "\"%s\" means nothing in a rule of kind %s; remove it",
           m->name,
           of->variants[which]);
  }
  char name[80];
  snprintf(name, sizeof(name), "\"%s\"", m->name);
  const subject next = {
    s->found, s->file, s->node, m->of->name ? m->of->name : name};
  return check(&next, m->of);
}

// Members that are missing, in words: `"a" and "b"`
typedef struct {
  char   text[200];
  size_t used;
  size_t count;
} missing;

static void
add_missing(missing* const m, const char* const words)
{
  const int n = snprintf(m->text + m->used,
                         sizeof(m->text) - m->used,
                         "%s%s",
                         m->count++ ? " and " : "",
                         words);
  m->used += n > 0 ? (size_t)n : 0U;
  m->used = m->used < sizeof(m->text) ? m->used : sizeof(m->text) - 1U;
}

// Of two members only one counts
static void
report_second(const subject* const   s,
              const json_node* const one,
              const json_node* const other)
{
  const subject next = {s->found, s->file, one, s->name};
  report(&next,
         WEFT_SEVERITY_WARNING,
         true,
         "\"%s\" stands beside \"%s\"; only one of them counts, remove the "
         "other",
         json_key(one),
         json_key(other));
}

// Report members that must be there and are not
static bool
check_needed(const subject* const s,
             const shape* const   wanted,
             const unsigned       variant)
{
  missing m = {.count = 0U};
  for (size_t i = 0U; i < wanted->member_count; ++i) {
    const shape_member* const member = &wanted->members[i];
    const bool                all    = member->needed == SHAPE_ALWAYS;
    if ((all || (member->needed & variant)) &&
        !json_get(s->node, member->name)) {
      char name[48];
      snprintf(name, sizeof(name), "\"%s\"", member->name);
      add_missing(&m, name);
    }
  }
  for (size_t i = 0U; i < wanted->choice_count; ++i) {
    const shape_choice* const c    = &wanted->choices[i];
    const json_node*          have = NULL;
    for (size_t k = 0U; (c->variants & variant) && c->names[k]; ++k) {
      const json_node* const one = json_get(s->node, c->names[k]);
      if (have && one && c->single) {
        report_second(s, one, have);
      }
      have = have ? have : one;
    }
    if ((c->variants & variant) && !have) {
      char names[80] = "";
      join_values(c->names, names, sizeof(names));
      add_missing(&m, names);
    }
  }
  if (m.count) {
    report(s,
           WEFT_SEVERITY_ERROR,
           false,
           m.count > 1U ? "%s needs members %s; add them"
                        : "%s needs a member %s; add one",
           s->name,
           m.text);
  }
  return !m.count;
}

static bool
check_object(const subject* const s, const shape* const wanted)
{
  bool     good    = true;
  unsigned variant = 0U;
  if (wanted->variants) {
    const size_t which = shape_variant(wanted, s->node);
    variant            = which == SIZE_MAX ? 0U : 1U << which;
  }
  for (const json_node* n = json_first(s->node); n; n = json_next(n)) {
    const subject next = {s->found, s->file, n, s->name};
    good               = check_member(&next, wanted, variant) && good;
  }
  return check_needed(s, wanted, variant) && good;
}

static bool
check(const subject* const s, const shape* const wanted)
{
  const json_type type = json_node_type(s->node);
  if (!(wanted->types >> type & 1U)) {
    report(s,
           WEFT_SEVERITY_ERROR,
           false,
           "%s must be %s, not %s",
           s->name,
           shape_describe(wanted->types).text,
           type_words[type]);
    return false;
  }
  switch (type) {
    case JSON_STRING:
      return check_string(s, wanted);
    case JSON_NUMBER:
      return check_number(s, wanted);
    case JSON_ARRAY:
      return check_array(s, wanted);
    case JSON_OBJECT:
      return check_object(s, wanted);
    default:
      return true;
  }
}

bool
shape_check(findings* const        found,
            const json* const      file,
            const json_node* const node,
            const shape* const     wanted,
            const char* const      name)
{
  const subject s = {found, file, node, name};
  return check(&s, wanted);
}
