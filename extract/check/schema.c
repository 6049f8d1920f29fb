// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// JSON Schemas (draft 2020-12) from the tables that files are checked by.

#include "weft/check.h"

#include "fail.h"
#include "pack/pack_rule_shape.h"
#include "pack/pack_shape.h"
#include "strbuf.h"
#include "try.h"

#include <string.h>

// JSON that is written line by line
typedef struct {
  strbuf out;
  int    depth;
  bool   first; // nothing stands in the innermost value yet
} emitter;

static void
put_shape(emitter* e, const shape* s, const char* help, const char* usual);

static void
new_line(emitter* e)
{
  strbuf_puts(&e->out, e->first ? "\n" : ",\n");
  for (int i = 0; i < e->depth; ++i) {
    strbuf_puts(&e->out, "  ");
  }
  e->first = false;
}

static void
open_value(emitter* e, char bracket)
{
  strbuf_putc(&e->out, bracket);
  ++e->depth;
  e->first = true;
}

static void
close_value(emitter* e, char bracket)
{
  const bool empty = e->first;
  --e->depth;
  e->first = true;
  if (!empty) {
    new_line(e);
  }
  strbuf_putc(&e->out, bracket);
  e->first = false;
}

static void
put_key(emitter* e, const char* key)
{
  new_line(e);
  strbuf_put_json(&e->out, weft_str_from(key));
  strbuf_puts(&e->out, ": ");
}

static void
put_text(emitter* e, const char* key, const char* value)
{
  put_key(e, key);
  strbuf_put_json(&e->out, weft_str_from(value));
}

static void
put_number(emitter* e, const char* key, long value)
{
  put_key(e, key);
  strbuf_printf(&e->out, "%ld", value);
}

static void
put_list(emitter* e, const char* key, const char* const* items)
{
  put_key(e, key);
  strbuf_putc(&e->out, '[');
  for (size_t i = 0U; items[i]; ++i) {
    strbuf_puts(&e->out, i ? ", " : "");
    strbuf_put_json(&e->out, weft_str_from(items[i]));
  }
  strbuf_putc(&e->out, ']');
}

static void
put_types(emitter* e, const shape* s)
{
  static const char* const names[] = {
    "null", "boolean", "integer", "string", "array", "object"};
  const char* all[7] = {NULL};
  size_t      count  = 0U;
  for (unsigned i = 0U; i < 6U; ++i) {
    if (s->types >> i & 1U) {
      all[count++] = names[i];
    }
  }
  if (count == 1U) {
    put_text(e, "type", all[0]);
  } else {
    put_list(e, "type", all);
  }
}

static void
put_string_bounds(emitter* e, const shape* s)
{
  if (s->values && s->types == SHAPE_STRING) {
    put_list(e, "enum", s->values);
  } else if (s->values) { // or something that is no string
    put_key(e, "anyOf");
    open_value(e, '[');
    new_line(e);
    open_value(e, '{');
    put_list(e, "enum", s->values);
    close_value(e, '}');
    new_line(e);
    strbuf_puts(&e->out, "{\"not\": {\"type\": \"string\"}}");
    close_value(e, ']');
  }
  if (s->filled) {
    put_number(e, "minLength", 1);
  }
  if (s->regex && (s->types & SHAPE_STRING)) {
    put_text(e, "pattern", s->regex);
  }
}

static void
put_array_bounds(emitter* e, const shape* s)
{
  if (s->item) {
    put_key(e, "items");
    put_shape(e, s->item, NULL, NULL);
  }
  if (s->least) {
    put_number(e, "minItems", (long)s->least);
  }
  if (s->most) {
    put_number(e, "maxItems", (long)s->most);
  }
}

static bool
is_of(const shape_member* m, unsigned variant)
{
  return !variant || !m->variants || (m->variants & variant);
}

static void
put_required(emitter* e, const shape* s, unsigned variant)
{
  const char* names[16] = {NULL};
  size_t      count     = 0U;
  for (size_t i = 0U; i < s->member_count && count < 15U; ++i) {
    const shape_member* const m = &s->members[i];
    if (m->needed == SHAPE_ALWAYS || (m->needed & variant)) {
      names[count++] = m->name;
    }
  }
  if (count) {
    put_list(e, "required", names);
  }
}

// Of each choice at least one member must be there
static void
put_choices(emitter* e, const shape* s, unsigned variant)
{
  bool open = false;
  for (size_t i = 0U; i < s->choice_count; ++i) {
    const shape_choice* const c = &s->choices[i];
    if (!(c->variants & variant)) {
      continue;
    }
    if (!open) {
      put_key(e, "allOf");
      open_value(e, '[');
      open = true;
    }
    new_line(e);
    strbuf_puts(&e->out, "{\"anyOf\": [");
    for (size_t k = 0U; c->names[k]; ++k) {
      strbuf_printf(
        &e->out, "%s{\"required\": [\"%s\"]}", k ? ", " : "", c->names[k]);
    }
    strbuf_puts(&e->out, "]}");
  }
  if (open) {
    close_value(e, ']');
  }
}

// What members of rules are where they are left out, as JSON; those of which it
// depends on the kind are not here
static const char*
usual_value(const shape* s, const char* member)
{
  static const char* const values[][2] = {{"kind", "\"pattern\""},
                                          {"confidence", "800"},
                                          {"priority", "0"},
                                          {"list_items", "true"},
                                          {"sentences", "1"},
                                          {"reach", "3"},
                                          {"check", "true"},
                                          {"dropped", "true"},
                                          {"weight", "2"},
                                          {"refers", "\"recent\""}};
  for (size_t i = 0U; s->variants && i < sizeof(values) / sizeof(values[0]);
       ++i) {
    if (!strcmp(values[i][0], member)) {
      return values[i][1];
    }
  }
  return NULL;
}

// What editors show of a member
static void
put_about(emitter* e, const char* help, const char* usual)
{
  if (help) {
    put_text(e, "description", help);
  }
  if (usual) {
    put_key(e, "default");
    strbuf_puts(&e->out, usual);
  }
}

static void
put_members(emitter* e, const shape* s, unsigned variant)
{
  if (s->members) {
    put_key(e, "properties");
    open_value(e, '{');
    for (size_t i = 0U; i < s->member_count; ++i) {
      const shape_member* const m = &s->members[i];
      if (is_of(m, variant)) {
        put_key(e, m->name);
        put_shape(e, m->of, m->help, usual_value(s, m->name));
      }
    }
    close_value(e, '}');
  }
  put_required(e, s, variant);
  put_choices(e, s, variant);
  put_key(e, "additionalProperties");
  if (s->others) {
    put_shape(e, s->others, NULL, NULL);
  } else {
    strbuf_puts(&e->out, "false");
  }
  if (s->others && s->regex) {
    put_key(e, "propertyNames");
    open_value(e, '{');
    put_text(e, "pattern", s->regex);
    close_value(e, '}');
  }
}

static void
put_bounds(emitter* e, const shape* s)
{
  put_types(e, s);
  if (s->types & SHAPE_STRING) {
    put_string_bounds(e, s);
  }
  if ((s->types & SHAPE_NUMBER) && s->bounded) {
    put_number(e, "minimum", s->low);
    put_number(e, "maximum", s->high);
  }
  if (s->types & SHAPE_ARRAY) {
    put_array_bounds(e, s);
  }
  if (s->types & SHAPE_OBJECT) {
    put_members(e, s, 0U);
  }
}

static void
put_shape(emitter* e, const shape* s, const char* help, const char* usual)
{
  open_value(e, '{');
  put_about(e, help, usual);
  if (s->variants) {
    put_text(e, "$ref", "#/$defs/rule");
  } else {
    put_bounds(e, s);
  }
  close_value(e, '}');
}

// The kinds of rules, each with the members that it has.  Without the member
// that names the kind a rule is of the first one: no "required" there.
static void
put_kinds(emitter* e, const shape* s)
{
  put_key(e, "rule");
  open_value(e, '{');
  put_text(e, "type", "object");
  put_key(e, "properties");
  open_value(e, '{');
  put_key(e, s->variant_key);
  open_value(e, '{');
  for (size_t i = 0U; i < s->member_count; ++i) {
    if (!strcmp(s->members[i].name, s->variant_key)) {
      put_about(e, s->members[i].help, usual_value(s, s->variant_key));
    }
  }
  put_list(e, "enum", s->variants);
  close_value(e, '}');
  close_value(e, '}');
  put_key(e, "allOf");
  open_value(e, '[');
  for (size_t i = 0U; s->variants[i]; ++i) {
    new_line(e);
    strbuf_printf(&e->out,
                  "{\"if\": {\"properties\": {\"%s\": {\"const\": \"%s\"}}%s},",
                  s->variant_key,
                  s->variants[i],
                  i ? ", \"required\": [\"kind\"]" : "");
    strbuf_printf(
      &e->out, " \"then\": {\"$ref\": \"#/$defs/%s\"}}", s->variants[i]);
  }
  close_value(e, ']');
  close_value(e, '}');
  for (size_t i = 0U; s->variants[i]; ++i) {
    put_key(e, s->variants[i]);
    open_value(e, '{');
    put_members(e, s, 1U << i);
    close_value(e, '}');
  }
}

weft_status
weft_pack_schema(weft_pack_file     file,
                 const weft_writer* writer,
                 weft_error*        error)
{
  static const struct {
    const char*  title;
    const shape* root;
  } files[] = {{"weft: pack.jsonc", &pack_file_shape},
               {"weft: rules/*.jsonc", &pack_rules_shape},
               {"weft: macros.jsonc", &pack_macros_shape}};

  WEFT_REQUIRE(writer && (unsigned)file < 3U);
  emitter e = {.depth = 0};
  open_value(&e, '{');
  put_text(&e, "$schema", "https://json-schema.org/draft/2020-12/schema");
  put_text(&e, "title", files[file].title);
  put_bounds(&e, files[file].root);
  if (file == WEFT_PACK_FILE_RULES) {
    put_key(&e, "$defs");
    open_value(&e, '{');
    put_kinds(&e, &pack_rule_shape);
    close_value(&e, '}');
  }
  close_value(&e, '}');
  strbuf_putc(&e.out, '\n');
  weft_status st = e.out.status;
  if (!st) {
    st = writer->write(writer->handle, e.out.data, e.out.size);
  } else {
    st = fail_memory(error);
  }
  strbuf_free(&e.out);
  return st;
}
