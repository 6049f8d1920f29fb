// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Themes from JSON.  A theme that extends another is read over it: what it
// says replaces what was there, the rest stays.

#include "theme.h"

#include "json.h"
#include "show.h"
#include "str.h"
#include "strbuf.h"
#include "try.h"

#include <string.h>

#define NAME_MAX_SIZE 64U
#define ITEMS_MAX 4096U
#define WIDTH_MAX 12.0

typedef struct {
  weft_theme* theme;
  const json* document;
  weft_error* error;
} reader;

// Reads one member into its place
typedef weft_status (*read_member)(reader*          r,
                                   const json_node* node,
                                   void*            into);

typedef struct {
  const char* key;
  read_member read;
  size_t      offset; // of what it fills
} member;

static weft_status
no_memory(const reader* r)
{
  return weft_error_set(r->error,
                        WEFT_ERR_NO_MEMORY,
                        json_file(r->document),
                        0,
                        0,
                        "out of memory");
}

static weft_status
want(const reader* r, const json_node* node, json_type type, const char* what)
{
  return json_node_type(node) == type
           ? WEFT_OK
           : json_error(r->document, node, r->error, "this must be %s", what);
}

// Members of an object, each by its own function; `null` members are none
static weft_status
read_members(reader*          r,
             const json_node* node,
             const member*    members,
             size_t           count,
             void*            into)
{
  weft_status st = WEFT_OK;
  TRY(st, want(r, node, JSON_OBJECT, "an object: {…}"));
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    size_t i = 0U;
    while (i < count && strcmp(members[i].key, json_key(n)) != 0) {
      ++i;
    }
    if (i < count) {
      TRY(st, members[i].read(r, n, (char*)into + members[i].offset));
      continue;
    }
    strbuf known = {NULL, 0U, 0U, WEFT_OK};
    for (i = 0U; i < count; ++i) {
      strbuf_printf(&known, "%s%s", i ? ", " : "", members[i].key);
    }
    st = json_error(r->document,
                    n,
                    r->error,
                    "unknown member \"%s\"; there are %s",
                    show_name(weft_str_from(json_key(n))).text,
                    known.data ? known.data : "others");
    strbuf_free(&known);
    return st;
  }
  return WEFT_OK;
}

static weft_status
read_colour(reader* r, const json_node* node, void* into)
{
  colour* const     out  = (colour*)into;
  const char* const text = json_string(node);
  return text && colour_read(weft_str_from(text), out)
           ? WEFT_OK
           : json_error(r->document,
                        node,
                        r->error,
                        "not a colour; write it as \"#0072b2\"");
}

// One colour for both schemes, or one for each
static weft_status
read_colours(reader* r, const json_node* node, void* into)
{
  static const member members[] = {
    {"light", read_colour, offsetof(theme_colour, in[THEME_LIGHT])},
    {"dark", read_colour, offsetof(theme_colour, in[THEME_DARK])}};
  theme_colour* const out = (theme_colour*)into;
  weft_status         st  = WEFT_OK;
  if (json_node_type(node) == JSON_OBJECT) {
    if (!json_get(node, "light") || !json_get(node, "dark")) {
      return json_error(
        r->document,
        node,
        r->error,
        "a colour for each scheme needs \"light\" and \"dark\"");
    }
    TRY(st, read_members(r, node, members, COUNT(members), out));
  } else {
    TRY(st, read_colour(r, node, &out->in[THEME_LIGHT]));
    out->in[THEME_DARK] = out->in[THEME_LIGHT];
  }
  out->set = true;
  return WEFT_OK;
}

static weft_status
read_number(reader*          r,
            const json_node* node,
            double           least,
            double           most,
            double*          out)
{
  const double value = json_number(node, least - 1.0);
  if (value < least || value > most) {
    return json_error(r->document,
                      node,
                      r->error,
                      "this must be a number from %g to %g",
                      least,
                      most);
  }
  *out = value;
  return WEFT_OK;
}

// Palettes

static weft_status
read_tint(reader* r, const json_node* node, void* into)
{
  return read_number(r, node, 0.0, 1.0, (double*)into);
}

static weft_status
read_palette(reader* r, const json_node* node, void* into)
{
  static const member members[] = {
    {"background", read_colour, offsetof(theme_palette, background)},
    {"ink", read_colour, offsetof(theme_palette, ink)},
    {"faint", read_colour, offsetof(theme_palette, faint)},
    {"edge", read_colour, offsetof(theme_palette, edge)},
    {"frame", read_colour, offsetof(theme_palette, frame)},
    {"conflict", read_colour, offsetof(theme_palette, conflict)},
    {"tint", read_tint, offsetof(theme_palette, tint)},
  };
  weft_status st = WEFT_OK;
  TRY(st, want(r, node, JSON_OBJECT, "an object: {…}"));
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    size_t i = 0U;
    while (i < COUNT(members) && strcmp(members[i].key, json_key(n)) != 0) {
      ++i;
    }
    if (i == COUNT(members)) {
      return json_error(r->document,
                        n,
                        r->error,
                        "unknown member \"%s\"; there are background, ink, "
                        "faint, edge, frame, conflict and tint",
                        show_name(weft_str_from(json_key(n))).text);
    }
    TRY(st, members[i].read(r, n, (char*)into + members[i].offset));
  }
  return WEFT_OK;
}

// Types

static weft_status
read_shape(reader* r, const json_node* node, void* into)
{
  // Those in which text of several lines stands well
  static const char* const shapes[] = {"box",
                                       "ellipse",
                                       "hexagon",
                                       "octagon",
                                       "folder",
                                       "note",
                                       "component",
                                       "cylinder",
                                       "box3d",
                                       "tab",
                                       "house",
                                       "cds",
                                       "underline",
                                       "plain",
                                       "parallelogram"};
  const char* const        text     = json_string(node);
  for (size_t i = 0U; text && i < COUNT(shapes); ++i) {
    if (!strcmp(text, shapes[i])) {
      *(weft_str*)into = weft_str_from(shapes[i]);
      return WEFT_OK;
    }
  }
  return json_error(r->document,
                    node,
                    r->error,
                    "unknown shape; choose box, ellipse, hexagon, octagon, "
                    "folder, note, component, cylinder, box3d, tab, house, "
                    "cds, parallelogram, underline or plain");
}

static weft_status
read_flag(reader* r, const json_node* node, void* into)
{
  weft_status st = WEFT_OK;
  TRY(st, want(r, node, JSON_BOOL, "true or false"));
  *(bool*)into = json_bool(node, false);
  return WEFT_OK;
}

static weft_status
read_type(reader* r, const json_node* node, void* into)
{
  static const member members[] = {
    {"color", read_colours, offsetof(theme_type, line)},
    {"fill", read_colours, offsetof(theme_type, fill)},
    {"shape", read_shape, offsetof(theme_type, shape)},
    {"rounded", read_flag, offsetof(theme_type, rounded)}};
  return read_members(r, node, members, COUNT(members), into);
}

static size_t
count_members(const json_node* node)
{
  size_t count = 0U;
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    ++count;
  }
  return count;
}

// Types or relations of a theme: items that begin with their name
typedef struct {
  void*       items;
  size_t      count;
  size_t      size; // of one
  read_member read;
} named_list;

// Room for the members of `node` beside the items that are there
static weft_status
extend(const reader* r, const json_node* node, named_list* list)
{
  const size_t more = count_members(node);
  if (more > ITEMS_MAX) {
    return json_error(
      r->document, node, r->error, "more than %u members", ITEMS_MAX);
  }
  void* const larger =
    arena_array(&r->theme->memory, list->count + more + 1U, list->size);
  if (!larger) {
    return no_memory(r);
  }
  if (list->count) {
    memcpy(larger, list->items, list->count * list->size);
  }
  list->items = larger;
  return WEFT_OK;
}

static weft_status
check_name(const reader* r, const json_node* node, weft_str* out)
{
  const weft_str name = weft_str_from(json_key(node));
  if (!name.size || name.size > NAME_MAX_SIZE) {
    return json_error(
      r->document, node, r->error, "a name has 1 to %u bytes", NAME_MAX_SIZE);
  }
  *out = arena_copy(&r->theme->memory, name);
  return out->data ? WEFT_OK : no_memory(r);
}

// Read an object of items by name: over those that are there, or as new ones
static weft_status
read_named(reader* r, const json_node* node, named_list* list)
{
  weft_status st = WEFT_OK;
  TRY(st, want(r, node, JSON_OBJECT, "an object: {…}"));
  TRY(st, extend(r, node, list));
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    weft_str name = {NULL, 0U};
    TRY(st, check_name(r, n, &name));
    char*  item = (char*)list->items;
    size_t at   = 0U;
    while (at < list->count && !weft_str_equals(*(weft_str*)item, name)) {
      item += list->size;
      ++at;
    }
    if (at == list->count) {
      *(weft_str*)item = name; // the rest is zero
      ++list->count;
    }
    TRY(st, list->read(r, n, item));
  }
  return WEFT_OK;
}

static weft_status
read_types(reader* r, const json_node* node, void* into)
{
  weft_theme* const t = r->theme;
  named_list list = {t->types, t->type_count, sizeof(theme_type), read_type};
  const weft_status st = read_named(r, node, &list);
  (void)into;
  t->types      = (theme_type*)list.items;
  t->type_count = list.count;
  return st;
}

static weft_status
read_others(reader* r, const json_node* node, void* into)
{
  weft_theme* const t  = r->theme;
  weft_status       st = WEFT_OK;
  (void)into;
  TRY(st, want(r, node, JSON_ARRAY, "a list of styles: [{…}, …]"));
  t->other_count = 0U;
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    if (t->other_count == THEME_OTHERS_MAX) {
      return json_error(r->document,
                        n,
                        r->error,
                        "more than %d styles; %d are enough",
                        (int)THEME_OTHERS_MAX,
                        (int)THEME_OTHERS_MAX);
    }
    theme_type* const type = &t->others[t->other_count++];
    *type                  = (theme_type){.rounded = false};
    TRY(st, read_type(r, n, type));
  }
  return WEFT_OK;
}

// Relations

static weft_status
read_width(reader* r, const json_node* node, void* into)
{
  return read_number(r, node, 0.25, WIDTH_MAX, (double*)into);
}

static weft_status
read_relation(reader* r, const json_node* node, void* into)
{
  static const member members[] = {
    {"color", read_colours, offsetof(theme_relation, line)},
    {"width", read_width, offsetof(theme_relation, width)}};
  return read_members(r, node, members, COUNT(members), into);
}

static weft_status
read_relations(reader* r, const json_node* node, void* into)
{
  weft_theme* const t    = r->theme;
  named_list        list = {
           t->relations, t->relation_count, sizeof(theme_relation), read_relation};
  const weft_status st = read_named(r, node, &list);
  (void)into;
  t->relations      = (theme_relation*)list.items;
  t->relation_count = list.count;
  return st;
}

// The whole

static bool
is_font(const char* name)
{
  // What would end a quoted name in DOT or in a stylesheet has no place in one
  return name && *name && strlen(name) <= NAME_MAX_SIZE &&
         !strpbrk(name, "\"'\\,;<>&{}()\n\r\t");
}

static weft_status
read_fonts(reader* r, const json_node* node, void* into)
{
  weft_theme* const t  = r->theme;
  weft_status       st = WEFT_OK;
  (void)into;
  TRY(st, want(r, node, JSON_ARRAY, "a list of font names"));
  t->font_count = 0U;
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    if (!is_font(json_string(n)) || t->font_count == THEME_FONTS_MAX) {
      return json_error(r->document,
                        n,
                        r->error,
                        "not a font's name, or more than %d of them",
                        (int)THEME_FONTS_MAX);
    }
    const weft_str name = arena_copy(&t->memory, weft_str_from(json_string(n)));
    if (!name.data) {
      return no_memory(r);
    }
    t->fonts[t->font_count++] = name;
  }
  return t->font_count
           ? WEFT_OK
           : json_error(r->document, node, r->error, "name at least one font");
}

static weft_status
read_scheme(reader* r, const json_node* node, void* into)
{
  static const char* const names[] = {"auto", "light", "dark"};
  const char* const        text    = json_string(node);
  (void)into;
  for (int i = 0; text && i < 3; ++i) {
    if (!strcmp(text, names[i])) {
      r->theme->scheme = i - 1;
      return WEFT_OK;
    }
  }
  return json_error(
    r->document, node, r->error, "scheme is \"auto\", \"light\" or \"dark\"");
}

static weft_status
read_name(reader* r, const json_node* node, void* into)
{
  weft_str* const out = (weft_str*)into;
  weft_status     st  = WEFT_OK;
  TRY(st, want(r, node, JSON_STRING, "a string"));
  *out = arena_copy(&r->theme->memory, weft_str_from(json_string(node)));
  return out->data ? WEFT_OK : no_memory(r);
}

static weft_status
read_text(reader* r, const json_node* node, void* into)
{
  (void)into;
  return want(r, node, JSON_STRING, "a string");
}

static weft_status
read_base(reader* r)
{
  const json_node* const node = json_get(json_root(r->document), "extends");
  const char* const      name = json_string(node);
  if (!node) {
    return WEFT_OK;
  }
  const char* const source = name ? theme_shipped(weft_str_from(name)) : NULL;
  return source ? theme_read(r->theme, weft_str_from(source), name, r->error)
                : json_error(r->document,
                             node,
                             r->error,
                             "no such theme; a theme can extend a shipped one, "
                             "such as \"weft\"");
}

weft_status
theme_read(weft_theme* theme,
           weft_str    source,
           const char* file,
           weft_error* error)
{
  static const member members[] = {
    {"name", read_name, offsetof(weft_theme, name)},
    {"description", read_text, 0U},
    {"extends", read_text, 0U},
    {"fonts", read_fonts, 0U},
    {"scheme", read_scheme, 0U},
    {"names_types", read_flag, offsetof(weft_theme, names_types)},
    {"light", read_palette, offsetof(weft_theme, palette[THEME_LIGHT])},
    {"dark", read_palette, offsetof(weft_theme, palette[THEME_DARK])},
    {"types", read_types, 0U},
    {"others", read_others, 0U},
    {"relations", read_relations, 0U}};
  json*       document = NULL;
  weft_status st       = json_parse(source, file, &document, error);
  if (!st) {
    reader r = {theme, document, error};
    st       = want(&r, json_root(document), JSON_OBJECT, "an object: {…}");
    st       = st ? st : read_base(&r);
    st =
      st
        ? st
        : read_members(&r, json_root(document), members, COUNT(members), theme);
  }
  json_free(document);
  return json_as_input(st, error);
}
