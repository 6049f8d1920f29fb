// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From the pattern language to PCRE2.

#include "rule/pattern.h"

#include "pack/pack_text.h"
#include "try.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MACRO_DEPTH_MAX = 16, PATTERN_SIZE_MAX = 64 * 1024 };

typedef struct {
  const weft_rules*      rules;
  const json*            file;
  const json_node*       node; // string being expanded
  findings*              found;
  const pattern_visitor* visitor;
  pattern_text*          out;
  int                    macro_depth;
  int                    group_depth;
  bool                   in_class;    // between [ and ]
  bool                   alternation; // a | outside groups
  bool                   failed;      // something was wrong
  bool                   stopped;     // and the rest means nothing
  pattern*               pattern;
} expander;

static weft_status
add_origin(pattern_text* t, const pattern_origin* place)
{
  if (t->origin_count == t->origin_capacity) {
    const size_t capacity = t->origin_capacity ? t->origin_capacity * 2U : 32U;
    void* const  grown = realloc(t->origins, capacity * sizeof(pattern_origin));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    t->origins         = grown;
    t->origin_capacity = capacity;
  }
  t->origins[t->origin_count++] = *place;
  return WEFT_OK;
}

void
pattern_where(const pattern_text* text,
              size_t              offset,
              const json**        file,
              size_t*             line,
              size_t*             column)
{
  size_t low  = 0U;
  size_t high = text->origin_count;
  *file       = NULL;
  while (high - low > 1U) {
    const size_t middle = low + (high - low) / 2U;
    if (text->origins[middle].out <= offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  if (high) {
    const pattern_origin* const o = &text->origins[low];
    *file                         = o->file;
    json_string_where(o->file, o->node, o->in, line, column);
  }
}

void
pattern_text_free(pattern_text* text)
{
  strbuf_free(&text->text);
  free(text->origins);
  text->origins = NULL;
}

// Report a fault at a byte of the string; what is behind it is read as well
static weft_status
fail_at(expander* x, size_t in, const char* message, weft_str name)
{
  size_t line   = 0U;
  size_t column = 0U;
  x->failed     = true;
  if (!x->file) {
    return WEFT_OK; // a part of what has been found fine
  }
  json_string_where(x->file, x->node, in, &line, &column);
  findings_error(x->found,
                 json_file(x->file),
                 line,
                 column,
                 name.size ? "%s '%.*s'" : "%s",
                 message,
                 (int)name.size,
                 name.data);
  return WEFT_OK;
}

static weft_status
fail_type(expander* x, size_t in, const char* where, weft_str name)
{
  char                     message[320];
  const weft_schema* const schema     = x->rules->schema;
  pack_suggestion          suggestion = pack_suggest(name);
  for (size_t i = 0U; i < schema->type_count; ++i) {
    pack_suggest_try(&suggestion, schema->types[i].name);
  }
  snprintf(
    message,
    sizeof(message),
    "unknown type `%s` %s%s",
    show_name(name).text,
    where,
    pack_suggest_remedy(&suggestion, "declare it in pack.jsonc under \"types\"")
      .text);
  return fail_at(x, in, message, (weft_str){NULL, 0U});
}

static weft_status
fail_macro(expander* x, size_t in, weft_str name)
{
  char                  message[320];
  const pack_set* const packs      = x->rules->packs;
  pack_suggestion       suggestion = pack_suggest(name);
  if (packs->macro_gap) {
    x->failed = true; // a file that cannot be read may define it
    return WEFT_OK;
  }
  for (size_t i = 0U; i < packs->macro_count; ++i) {
    pack_suggest_try(&suggestion, weft_str_from(packs->macros[i].name));
  }
  snprintf(message,
           sizeof(message),
           "unknown macro `%s`%s",
           show_name(name).text,
           pack_suggest_remedy(&suggestion, "define it in macros.jsonc").text);
  return fail_at(x, in, message, (weft_str){NULL, 0U});
}

static void
put_class(expander* x, const pattern_slot_text* kind)
{
  const weft_rules* const rules = x->rules;
  const type_set          wanted =
    kind->instance == TYPE_NONE ? 0U : rules->closure[kind->instance];
  strbuf_putc(&x->out->text, '[');
  for (size_t i = 0U; i < rules->code_count; ++i) {
    const mask_code* const code = &rules->codes[i];
    const bool             fits = !wanted || (code->instance != TYPE_NONE &&
                                  (wanted >> code->instance & 1U));
    if ((code->types & kind->types) && !(code->types & kind->except) && fits &&
        (kind->unsettled || i != CODE_UNSETTLED)) {
      strbuf_put_code(&x->out->text, MASK_FIRST + (uint32_t)i);
    }
  }
  // The last private-use character stands for no mention: never an empty class
  strbuf_put_code(&x->out->text, 0xF8FFU);
  strbuf_putc(&x->out->text, ']');
}

// `A|B`, `Class/A` (class nouns of things of type A), `A!B` (no name that may
// be a B as well), `A|B~` (names without a settled type too)
static weft_status
slot_types(expander* x, weft_str list, size_t in, pattern_slot_text* out)
{
  weft_status       st    = WEFT_OK;
  const char* const start = list.data;
  out->list               = list;
  out->instance           = TYPE_NONE;
  if (list.size && list.data[list.size - 1U] == '~') {
    out->unsettled = true;
    --list.size;
  }
  while (list.size) {
    const bool excluded = list.data[0] == '!';
    list.data += excluded ? 1U : 0U;
    list.size -= excluded ? 1U : 0U;
    size_t size = 0U;
    while (size < list.size && list.data[size] != '|' &&
           list.data[size] != '/' && list.data[size] != '!') {
      ++size;
    }
    const weft_str name = {list.data, size};
    const uint8_t  type = rules_type(x->rules, name);
    const size_t   at   = in + (size_t)(list.data - start);
    if (type == TYPE_NONE) {
      TRY(st, fail_type(x, at, "in a slot", name));
    } else {
      *(excluded ? &out->except : &out->types) |= x->rules->closure[type];
      out->direct |= excluded ? 0U : (type_set)1U << type;
    }
    if (size < list.size && list.data[size] == '/') {
      const weft_str rest = {list.data + size + 1U, list.size - size - 1U};
      out->instance       = rules_type(x->rules, rest);
      return out->instance == TYPE_NONE
               ? fail_type(x, at + size + 1U, "behind / in a slot", rest)
               : st;
    }
    size += size < list.size && list.data[size] == '|' ? 1U : 0U;
    list.data += size;
    list.size -= size;
  }
  return st;
}

// Tell the visitor, if there is one
static void
visit_slot(const expander* x, size_t in, const pattern_slot_text* slot)
{
  if (x->visitor && x->visitor->slot) {
    const pattern_origin place = {x->out->text.size, x->file, x->node, in};
    x->visitor->slot(x->visitor->handle, &place, slot);
  }
}

// `body` is what stands between the braces
static weft_status
put_slot(expander* x, weft_str body, size_t in, bool optional)
{
  weft_status       st    = WEFT_OK;
  size_t            colon = 0U;
  pattern_slot_text kind  = {.optional = optional || x->group_depth};
  while (colon < body.size && body.data[colon] != ':') {
    ++colon;
  }
  const bool     named = colon < body.size;
  const weft_str name  = {body.data, named ? colon : 0U};
  const weft_str list  = {named ? body.data + colon + 1U : body.data,
                         named ? body.size - colon - 1U : body.size};
  kind.name = name;
  if (!list.size || !name.size == named) {
    return fail_at(x,
                   in,
                   "a slot is written {name:Type|Type}; this one lacks a part",
                   WEFT_STR(""));
  }
  TRY(st,
      slot_types(x, list, in + (size_t)(list.data - body.data) + 1U, &kind));
  visit_slot(x, in, &kind);
  if (x->in_class) {
    return fail_at(x, in, "a slot inside [ ]; close the class before", body);
  }
  pattern* const p = x->pattern;
  if (named && !pattern_find_slot(p, "")) {
    char key[16] = {0};
    if (name.size >= sizeof(key)) {
      return fail_at(x, in, "a slot's name is too long:", name);
    }
    memcpy(key, name.data, name.size);
    if (!pattern_find_slot(p, key)) {
      if (p->slot_count == SLOTS_MAX) {
        return fail_at(
          x, in, "more than 8 named slots; leave out the name of", name);
      }
      pattern_slot* const slot = &p->slots[p->slot_count++];
      memcpy(slot->name, key, sizeof(key));
      slot->is_slot  = true;
      slot->types    = kind.types;
      slot->instance = kind.instance;
    }
    strbuf_printf(&x->out->text, "(?<%s>", key);
  }
  if (!optional && !x->group_depth && p->need_count < SLOTS_MAX + 2U) {
    p->needs[p->need_count++] = kind.types;
  }
  put_class(x, &kind);
  if (named) {
    strbuf_putc(&x->out->text, ')');
  }
  return WEFT_OK;
}

static weft_status
expand_node(expander* x, const json_node* node);

// `<S>` between two sentences: the line feed that no sentence holds
static weft_status
put_boundary(expander* x, size_t in)
{
  if (!x->pattern->across) {
    return fail_at(x,
                   in,
                   "`<S>` stands between two sentences; give the rule "
                   "\"sentences\": 2",
                   WEFT_STR(""));
  }
  x->pattern->parted = true;
  strbuf_puts(&x->out->text, "\\n");
  return WEFT_OK;
}

// What is wrong inside a macro is reported there
static weft_status
put_macro(expander* x, weft_str name, size_t in)
{
  weft_status  st    = WEFT_OK;
  const size_t index = table_get(&x->rules->macros, name, SIZE_MAX);
  if (weft_str_equals(name, WEFT_STR("S")) &&
      (x->pattern->across || index == SIZE_MAX)) {
    return put_boundary(x, in);
  }
  if (index == SIZE_MAX) {
    return fail_macro(x, in, name);
  }
  if (x->macro_depth == MACRO_DEPTH_MAX) {
    x->stopped = true;
    return fail_at(
      x, in, "macros are nested too deeply; one must not use itself:", name);
  }
  if (x->visitor && x->visitor->macro) {
    x->visitor->macro(x->visitor->handle, index);
  }
  const pack_macro* const macro = &x->rules->packs->macros[index];
  const json* const       file  = x->file;
  const json_node* const  node  = x->node;
  ++x->macro_depth;
  x->file = macro->file;
  TRY(st, expand_node(x, macro->node));
  --x->macro_depth;
  x->file = file;
  x->node = node;
  return WEFT_OK;
}

// Size of `{name:Type|Type}` or `{Type}` at `text`, or 0.  Without a name a slot
// has a capital, since `{a}` may be meant as text.
static size_t
slot_size(weft_str text)
{
  size_t i    = 1U;
  bool   slot = false;
  if (i >= text.size || text.data[i] == ',' ||
      (text.data[i] >= '0' && text.data[i] <= '9')) {
    return 0U;
  }
  for (; i < text.size && text.data[i] != '}'; ++i) {
    const char c = text.data[i];
    slot         = slot || c == ':' || (c >= 'A' && c <= 'Z');
    if (!(c == '_' || c == ':' || c == '|' || c == '/' || c == '!' ||
          c == '~' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
          (c >= 'A' && c <= 'Z'))) {
      return 0U;
    }
  }
  return i < text.size && slot ? i + 1U : 0U;
}

// Whether `{name:` stands at `text`, which nothing but a slot begins with
static bool
begins_slot(weft_str text)
{
  size_t i = 1U;
  while (i < text.size && ((text.data[i] >= 'a' && text.data[i] <= 'z') ||
                           text.data[i] == '_')) {
    ++i;
  }
  return i > 1U && i < text.size && text.data[i] == ':';
}

// Size of `<MACRO.NAME>` at `text`, or 0
static size_t
macro_size(weft_str text)
{
  size_t i = 1U;
  if (i >= text.size || text.data[i] < 'A' || text.data[i] > 'Z') {
    return 0U;
  }
  while (i < text.size && (text.data[i] == '.' || text.data[i] == '_' ||
                           (text.data[i] >= '0' && text.data[i] <= '9') ||
                           (text.data[i] >= 'A' && text.data[i] <= 'Z'))) {
    ++i;
  }
  return i < text.size && text.data[i] == '>' ? i + 1U : 0U;
}

static bool
optional_after(weft_str text, size_t at)
{
  const bool zero = text.size - at > 1U && text.data[at] == '{' &&
                    (text.data[at + 1U] == '0' || text.data[at + 1U] == ',');
  return at < text.size &&
         (text.data[at] == '?' || text.data[at] == '*' || zero);
}

// Size of the escape at `text`, with the braces of \p{L}, \x{1F} and the like
static size_t
escape_size(weft_str text)
{
  size_t size = 2U;
  if (text.size > 2U && text.data[2] == '{' &&
      strchr("pPxoNgk", text.data[1])) {
    while (size < text.size && text.data[size] != '}') {
      ++size;
    }
    size += size < text.size ? 1U : 0U;
  }
  return size;
}

// Keep count of groups; in a character class parentheses are characters
static void
note_character(expander* x, char c)
{
  if (x->in_class) {
    x->in_class = c != ']';
    return;
  }
  x->in_class = c == '[';
  x->group_depth += c == '(' ? 1 : c == ')' ? -1 : 0;
  x->alternation = x->alternation || (c == '|' && !x->group_depth);
}

static weft_status
expand_special(expander* x, weft_str text, size_t* at, size_t in)
{
  weft_status    st   = WEFT_OK;
  const weft_str here = {text.data + *at, text.size - *at};
  const char     c    = here.data[0];
  size_t         size = 0U;
  if (c == '{' && (size = slot_size(here)) != 0U) {
    const weft_str body = {here.data + 1U, size - 2U};
    TRY(st, put_slot(x, body, in, optional_after(text, *at + size)));
  } else if (c == '<' && (size = macro_size(here)) != 0U) {
    TRY(st, put_macro(x, (weft_str){here.data + 1U, size - 2U}, in));
  } else {
    if (c == '{' && !x->in_class && begins_slot(here)) {
      TRY(st,
          fail_at(x,
                  in,
                  "a slot is written {name:Type|Type}; close or mend it",
                  WEFT_STR("")));
    }
    size = c == '\\' && here.size > 1U ? escape_size(here) : 1U;
    strbuf_append(&x->out->text, (weft_str){here.data, size});
    note_character(x, c);
  }
  *at += size;
  if (x->out->text.size > PATTERN_SIZE_MAX) {
    x->stopped = true;
    return fail_at(x,
                   in,
                   "a pattern is too long once its macros are expanded; the "
                   "limit is 64 KiB",
                   WEFT_STR(""));
  }
  return st;
}

static weft_status
expand_text(expander* x, weft_str text)
{
  weft_status st = WEFT_OK;
  for (size_t at = 0U; !st && at < text.size && !x->stopped;) {
    const pattern_origin place = {x->out->text.size, x->file, x->node, at};
    TRY(st, add_origin(x->out, &place));
    st = expand_special(x, text, &at, at);
  }
  return st;
}

static weft_status
expand_node(expander* x, const json_node* node)
{
  weft_status st = WEFT_OK;
  if (json_node_type(node) == JSON_STRING) {
    x->node = node;
    return expand_text(x, weft_str_from(json_string(node)));
  }
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    if (json_node_type(n) == JSON_STRING) {
      TRY(st, expand_node(x, n));
    }
  }
  return st;
}

weft_status
pattern_expand(const weft_rules*      rules,
               const json*            file,
               const json_node*       node,
               findings*              found,
               const pattern_visitor* visitor,
               pattern*               p,
               pattern_text*          out,
               bool*                  fine)
{
  expander x = {.rules   = rules,
                .file    = file,
                .node    = node,
                .found   = found,
                .visitor = visitor,
                .out     = out,
                .pattern = p};

  const weft_status st = expand_node(&x, node);

  p->need_count = x.alternation ? 0U : p->need_count;
  *fine         = !x.failed && !st && !out->text.status;
  return st ? st : out->text.status;
}

weft_status
pattern_expand_part(const weft_rules* rules, weft_str part, strbuf* out)
{
  pattern_text text = {.origins = NULL};
  pattern      scratch;
  expander     x = {.rules = rules, .out = &text, .pattern = &scratch};
  memset(&scratch, 0, sizeof(scratch));
  text.text            = *out;
  const weft_status st = expand_text(&x, part);
  *out                 = text.text;
  free(text.origins);
  return st ? st : out->status;
}

size_t
pattern_special_size(weft_str text)
{
  switch (text.size ? text.data[0] : 0) {
    case '{':
      return slot_size(text);
    case '<':
      return macro_size(text);
    case '\\':
      return text.size > 1U ? escape_size(text) : 1U;
    default:
      return 0U;
  }
}
