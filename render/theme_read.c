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

// Reads one member
typedef weft_status (*read_member)(reader*          r,
                                   const json_node* node,
                                   void*            into);

typedef struct {
  const char* key;
  read_member read;
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
      TRY(st, members[i].read(r, n, into));
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

static weft_status
read_light(reader* r, const json_node* node, void* into)
{
  return read_colour(r, node, &((theme_colour*)into)->in[THEME_LIGHT]);
}

static weft_status
read_dark(reader* r, const json_node* node, void* into)
{
  return read_colour(r, node, &((theme_colour*)into)->in[THEME_DARK]);
}

// One colour for both schemes, or one for each
static weft_status
read_colours(reader* r, const json_node* node, theme_colour* out)
{
  static const member members[] = {{"light", read_light}, {"dark", read_dark}};
  weft_status         st        = WEFT_OK;
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
read_palette(reader* r, const json_node* node, theme_palette* p)
{
  static const struct {
    const char* key;
    size_t      offset;
    read_member read;
  } members[] = {
    {"background", offsetof(theme_palette, background), read_colour},
    {"ink", offsetof(theme_palette, ink), read_colour},
    {"faint", offsetof(theme_palette, faint), read_colour},
    {"edge", offsetof(theme_palette, edge), read_colour},
    {"frame", offsetof(theme_palette, frame), read_colour},
    {"conflict", offsetof(theme_palette, conflict), read_colour},
    {"tint", offsetof(theme_palette, tint), read_tint},
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
    TRY(st, members[i].read(r, n, (char*)p + members[i].offset));
  }
  return WEFT_OK;
}

static weft_status
read_light_palette(reader* r, const json_node* node, void* into)
{
  (void)into;
  return read_palette(r, node, &r->theme->palette[THEME_LIGHT]);
}

static weft_status
read_dark_palette(reader* r, const json_node* node, void* into)
{
  (void)into;
  return read_palette(r, node, &r->theme->palette[THEME_DARK]);
}

// Types

static weft_status
read_line(reader* r, const json_node* node, void* into)
{
  return read_colours(r, node, &((theme_type*)into)->line);
}

static weft_status
read_fill(reader* r, const json_node* node, void* into)
{
  return read_colours(r, node, &((theme_type*)into)->fill);
}

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
      ((theme_type*)into)->shape = weft_str_from(shapes[i]);
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
read_rounded(reader* r, const json_node* node, void* into)
{
  weft_status st = WEFT_OK;
  TRY(st, want(r, node, JSON_BOOL, "true or false"));
  ((theme_type*)into)->rounded = json_bool(node, false);
  return WEFT_OK;
}

static weft_status
read_type(reader* r, const json_node* node, theme_type* type)
{
  static const member members[] = {{"color", read_line},
                                   {"fill", read_fill},
                                   {"shape", read_shape},
                                   {"rounded", read_rounded}};
  return read_members(r, node, members, COUNT(members), type);
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

// Room for the members of `node` beside those that are there
static weft_status
extend(const reader*    r,
       const json_node* node,
       void**           items,
       size_t           count,
       size_t           size)
{
  const size_t more = count_members(node);
  if (more > ITEMS_MAX) {
    return json_error(
      r->document, node, r->error, "more than %u members", ITEMS_MAX);
  }
  void* const larger = arena_array(&r->theme->memory, count + more + 1U, size);
  if (!larger) {
    return no_memory(r);
  }
  if (count) {
    memcpy(larger, *items, count * size);
  }
  *items = larger;
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

static weft_status
read_types(reader* r, const json_node* node, void* into)
{
  weft_theme* const t     = r->theme;
  weft_status       st    = WEFT_OK;
  void*             items = t->types;
  (void)into;
  TRY(st, want(r, node, JSON_OBJECT, "an object: {…}"));
  TRY(st, extend(r, node, &items, t->type_count, sizeof(theme_type)));
  t->types = (theme_type*)items;
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    weft_str name = {NULL, 0U};
    TRY(st, check_name(r, n, &name));
    size_t at = 0U;
    while (at < t->type_count && !weft_str_equals(t->types[at].name, name)) {
      ++at;
    }
    if (at == t->type_count) {
      t->types[t->type_count++] = (theme_type){.name = name, .rounded = -1};
    }
    TRY(st, read_type(r, n, &t->types[at]));
  }
  return WEFT_OK;
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
    *type                  = (theme_type){.rounded = -1};
    TRY(st, read_type(r, n, type));
  }
  return WEFT_OK;
}

// Relations

static weft_status
read_relation_line(reader* r, const json_node* node, void* into)
{
  return read_colours(r, node, &((theme_relation*)into)->line);
}

static weft_status
read_width(reader* r, const json_node* node, void* into)
{
  return read_number(r, node, 0.25, WIDTH_MAX, &((theme_relation*)into)->width);
}

static weft_status
read_relations(reader* r, const json_node* node, void* into)
{
  static const member members[] = {{"color", read_relation_line},
                                   {"width", read_width}};
  weft_theme* const   t         = r->theme;
  weft_status         st        = WEFT_OK;
  void*               items     = t->relations;
  (void)into;
  TRY(st, want(r, node, JSON_OBJECT, "an object: {…}"));
  TRY(st, extend(r, node, &items, t->relation_count, sizeof(theme_relation)));
  t->relations = (theme_relation*)items;
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    weft_str name = {NULL, 0U};
    TRY(st, check_name(r, n, &name));
    size_t at = 0U;
    while (at < t->relation_count &&
           !weft_str_equals(t->relations[at].name, name)) {
      ++at;
    }
    if (at == t->relation_count) {
      t->relations[t->relation_count++] = (theme_relation){.name = name};
    }
    TRY(st, read_members(r, n, members, COUNT(members), &t->relations[at]));
  }
  return WEFT_OK;
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
read_names_types(reader* r, const json_node* node, void* into)
{
  weft_status st = WEFT_OK;
  (void)into;
  TRY(st, want(r, node, JSON_BOOL, "true or false"));
  r->theme->names_types = json_bool(node, false);
  return WEFT_OK;
}

static weft_status
read_name(reader* r, const json_node* node, void* into)
{
  weft_status st = WEFT_OK;
  (void)into;
  TRY(st, want(r, node, JSON_STRING, "a string"));
  r->theme->name =
    arena_copy(&r->theme->memory, weft_str_from(json_string(node)));
  return r->theme->name.data ? WEFT_OK : no_memory(r);
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
  static const member members[] = {{"name", read_name},
                                   {"description", read_text},
                                   {"extends", read_text},
                                   {"fonts", read_fonts},
                                   {"scheme", read_scheme},
                                   {"names_types", read_names_types},
                                   {"light", read_light_palette},
                                   {"dark", read_dark_palette},
                                   {"types", read_types},
                                   {"others", read_others},
                                   {"relations", read_relations}};
  json*               document  = NULL;
  weft_status         st        = json_parse(source, file, &document, error);
  if (!st) {
    reader r = {theme, document, error};
    st       = want(&r, json_root(document), JSON_OBJECT, "an object: {…}");
    st       = st ? st : read_base(&r);
    st =
      st ? st
         : read_members(&r, json_root(document), members, COUNT(members), NULL);
  }
  json_free(document);
  // The reader of JSON is that of rule packs
  if (st == WEFT_ERR_BAD_PACK) {
    st = WEFT_ERR_BAD_INPUT;
    if (error) {
      error->status = st;
    }
  }
  return st;
}
