// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From the pattern language to PCRE2: slots become classes of private-use
// characters, macros their text, and every byte remembers where it came from.

#include "rule/compiled.h"

#include "strbuf.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MACRO_DEPTH_MAX = 16, PATTERN_SIZE_MAX = 64 * 1024 };

// Where a run of the expanded pattern came from
typedef struct {
  size_t           out;
  const json*      file;
  const json_node* node;
  size_t           in;
} origin;

typedef struct {
  weft_rules*      rules;
  const json*      file;
  const json_node* node; // string being expanded
  strbuf           out;
  origin*          origins;
  size_t           origin_count;
  size_t           origin_capacity;
  int              macro_depth;
  int              group_depth;
  bool             in_class;    // between [ and ]
  bool             alternation; // a | outside groups
  pattern*         pattern;
  weft_error*      error;
} expander;

static weft_status
add_origin(expander* x, size_t in)
{
  if (x->origin_count == x->origin_capacity) {
    const size_t capacity = x->origin_capacity ? x->origin_capacity * 2U : 32U;
    void* const  grown    = realloc(x->origins, capacity * sizeof(origin));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    x->origins         = grown;
    x->origin_capacity = capacity;
  }
  const origin o                = {x->out.size, x->file, x->node, in};
  x->origins[x->origin_count++] = o;
  return WEFT_OK;
}

static weft_status
fail_at(expander* x, size_t in, const char* message, weft_str name)
{
  size_t line   = 0U;
  size_t column = 0U;
  json_string_where(x->file, x->node, in, &line, &column);
  return weft_error_set(x->error,
                        WEFT_ERR_BAD_PACK,
                        json_file(x->file),
                        line,
                        column,
                        "%s '%.*s'",
                        message,
                        (int)name.size,
                        name.data);
}

// What a slot accepts
typedef struct {
  type_set types;
  type_set except;
  uint8_t  instance;  // of class nouns, or NONE
  bool     unsettled; // names without a settled type too
} slot_kind;

static void
put_class(expander* x, const slot_kind* kind)
{
  const weft_rules* const rules = x->rules;
  const type_set          wanted =
    kind->instance == TYPE_NONE ? 0U : rules->closure[kind->instance];
  strbuf_putc(&x->out, '[');
  for (size_t i = 0U; i < rules->code_count; ++i) {
    const mask_code* const code = &rules->codes[i];
    const bool             fits = !wanted || (code->instance != TYPE_NONE &&
                                  (wanted >> code->instance & 1U));
    if ((code->types & kind->types) && !(code->types & kind->except) && fits &&
        (kind->unsettled || i != CODE_UNSETTLED)) {
      strbuf_put_code(&x->out, MASK_FIRST + (uint32_t)i);
    }
  }
  // The last private-use character stands for no mention: never an empty class
  strbuf_put_code(&x->out, 0xF8FFU);
  strbuf_putc(&x->out, ']');
}

// `A|B`, `Class/A` (class nouns of things of type A), `A!B` (no name that may
// be a B as well), `A|B~` (names without a settled type too)
static weft_status
slot_types(expander* x, weft_str list, size_t in, slot_kind* out)
{
  memset(out, 0, sizeof(*out));
  out->instance = TYPE_NONE;
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
    if (type == TYPE_NONE) {
      return fail_at(
        x, in, "unknown type in a slot; declare it in pack.jsonc:", name);
    }
    *(excluded ? &out->except : &out->types) |= x->rules->closure[type];
    if (size < list.size && list.data[size] == '/') {
      const weft_str rest = {list.data + size + 1U, list.size - size - 1U};
      out->instance       = rules_type(x->rules, rest);
      return out->instance == TYPE_NONE
               ? fail_at(x, in, "unknown type behind / in a slot:", rest)
               : WEFT_OK;
    }
    size += size < list.size && list.data[size] == '|' ? 1U : 0U;
    list.data += size;
    list.size -= size;
  }
  return WEFT_OK;
}

// `body` is what stands between the braces
static weft_status
put_slot(expander* x, weft_str body, size_t in, bool optional)
{
  weft_status st    = WEFT_OK;
  size_t      colon = 0U;
  slot_kind   kind;
  while (colon < body.size && body.data[colon] != ':') {
    ++colon;
  }
  const bool     named = colon < body.size;
  const weft_str name  = {body.data, named ? colon : 0U};
  const weft_str list  = {named ? body.data + colon + 1U : body.data,
                         named ? body.size - colon - 1U : body.size};
  TRY(st, slot_types(x, list, in, &kind));
  pattern* const p = x->pattern;
  if (named && !pattern_find_slot(p, "")) {
    char key[16] = {0};
    if (name.size >= sizeof(key)) {
      return fail_at(x, in, "a slot's name is too long:", name);
    }
    memcpy(key, name.data, name.size);
    if (!pattern_find_slot(p, key)) {
      if (p->slot_count == SLOTS_MAX) {
        return fail_at(x, in, "too many slots in one rule, at", name);
      }
      pattern_slot* const slot = &p->slots[p->slot_count++];
      memcpy(slot->name, key, sizeof(key));
      slot->is_slot  = true;
      slot->types    = kind.types;
      slot->instance = kind.instance;
    }
    strbuf_printf(&x->out, "(?<%s>", key);
  }
  if (!optional && !x->group_depth && p->need_count < SLOTS_MAX + 2U) {
    p->needs[p->need_count++] = kind.types;
  }
  put_class(x, &kind);
  if (named) {
    strbuf_putc(&x->out, ')');
  }
  return WEFT_OK;
}

static weft_status
expand_text(expander* x, weft_str text);

static weft_status
put_macro(expander* x, weft_str name, size_t in)
{
  weft_status  st    = WEFT_OK;
  const size_t index = table_get(&x->rules->macros, name, SIZE_MAX);
  if (index == SIZE_MAX) {
    return fail_at(x, in, "unknown macro; define it in macros.jsonc:", name);
  }
  if (x->macro_depth == MACRO_DEPTH_MAX) {
    return fail_at(x, in, "macros are nested too deeply at", name);
  }
  const pack_macro* const macro = &x->rules->packs->macros[index];
  const json* const       file  = x->file;
  const json_node* const  node  = x->node;
  // Errors inside a macro are reported where it is used
  ++x->macro_depth;
  TRY(st, expand_text(x, weft_str_from(macro->value)));
  --x->macro_depth;
  x->file = file;
  x->node = node;
  return WEFT_OK;
}

// Size of `{name:Type|Type}` or `{Type}` at `text`, or 0
static size_t
slot_size(weft_str text)
{
  size_t i     = 1U;
  bool   upper = false;
  if (i >= text.size || text.data[i] == ',' ||
      (text.data[i] >= '0' && text.data[i] <= '9')) {
    return 0U;
  }
  for (; i < text.size && text.data[i] != '}'; ++i) {
    const char c = text.data[i];
    upper        = upper || (c >= 'A' && c <= 'Z');
    if (!(c == '_' || c == ':' || c == '|' || c == '/' || c == '!' ||
          c == '~' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
          (c >= 'A' && c <= 'Z'))) {
      return 0U;
    }
  }
  return i < text.size && upper ? i + 1U : 0U;
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
  return at < text.size && (text.data[at] == '?' || text.data[at] == '*');
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
    size = c == '\\' && here.size > 1U ? escape_size(here) : 1U;
    strbuf_append(&x->out, (weft_str){here.data, size});
    note_character(x, c);
  }
  *at += size;
  return x->out.size > PATTERN_SIZE_MAX
           ? fail_at(x,
                     in,
                     "a pattern is too long once its macros are expanded;"
                     " the limit is 64 KiB",
                     WEFT_STR(""))
           : st;
}

static weft_status
expand_text(expander* x, weft_str text)
{
  weft_status st = WEFT_OK;
  for (size_t at = 0U; !st && at < text.size;) {
    const size_t in = x->macro_depth ? 0U : at;
    TRY(st, add_origin(x, in));
    st = expand_special(x, text, &at, in);
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
  if (json_node_type(node) != JSON_ARRAY || !json_first(node)) {
    return json_error(x->file,
                      node,
                      x->error,
                      "a pattern must be a string or an array of strings");
  }
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    if (json_node_type(n) != JSON_STRING) {
      return json_error(
        x->file, n, x->error, "a part of a pattern must be a string");
    }
    TRY(st, expand_node(x, n));
  }
  return st;
}

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

static weft_status
regex_error(expander* x, size_t offset, const char* message)
{
  size_t line   = 0U;
  size_t column = 0U;
  size_t i      = x->origin_count;
  while (i > 1U && x->origins[i - 1U].out > offset) {
    --i;
  }
  if (i) {
    const origin* const o = &x->origins[i - 1U];
    json_string_where(o->file, o->node, o->in, &line, &column);
  }
  return weft_error_set(x->error,
                        WEFT_ERR_BAD_PACK,
                        json_file(x->file),
                        line,
                        column,
                        "broken regular expression: %s; mend the pattern here",
                        message);
}

static weft_status
compile_expanded(expander* x, const json_node* node)
{
  size_t      offset       = 0U;
  char        message[160] = {0};
  weft_status st           = x->out.status;
  weft_str    key          = {NULL, 0U};
  TRY(st, st);
  x->pattern->need_count = x->alternation ? 0U : x->pattern->need_count;
  if (pattern_find_twin(x->rules, strbuf_str(&x->out), x->pattern, &key)) {
    return WEFT_OK;
  }
  st = regex_compile(
    strbuf_str(&x->out), &x->pattern->re, &offset, message, sizeof(message));
  if (st == WEFT_ERR_BAD_PACK) {
    return regex_error(x, offset, message);
  }
  TRY(st, st);
  if (regex_group_count(x->pattern->re) >= REGEX_GROUPS_MAX) {
    return json_error(x->file,
                      node,
                      x->error,
                      "a pattern may have at most %d groups; use (?:…)",
                      (int)REGEX_GROUPS_MAX - 1);
  }
  regex_names(x->pattern->re, found_name, x->pattern);
  TRY(st,
      sieve_read(&x->rules->sieves, strbuf_str(&x->out), &x->pattern->sieve));
  TRY(st,
      prefilter_require(&x->rules->literals,
                        strbuf_str(&x->out),
                        &x->pattern->literals,
                        &x->pattern->demands));
  return pattern_share(x->rules, key, x->pattern);
}

weft_status
pattern_expand(const weft_rules* rules,
               const pack_rule*  source,
               weft_str          part,
               strbuf*           out,
               weft_error*       error)
{
  expander x = {0};
  pattern  scratch;
  memset(&scratch, 0, sizeof(scratch));
  x.rules        = (weft_rules*)(uintptr_t)rules; // which it only reads here
  x.file         = source->file;
  x.node         = source->node;
  x.out          = *out;
  x.pattern      = &scratch;
  x.error        = error;
  weft_status st = expand_text(&x, part);
  *out           = x.out;
  free(x.origins);
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

weft_status
pattern_compile(weft_rules*      rules,
                const json*      file,
                const json_node* node,
                pattern*         out,
                weft_error*      error)
{
  expander x = {0};
  x.rules    = rules;
  x.file     = file;
  x.node     = node;
  x.pattern  = out;
  x.error    = error;
  memset(out, 0, sizeof(*out));
  weft_status st = expand_node(&x, node);
  if (!st) {
    st = compile_expanded(&x, node);
  }
  strbuf_free(&x.out);
  free(x.origins);
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
