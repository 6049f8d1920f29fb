// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where packs are, what they extend, and in which order they are read.

#include "pack/pack_build.h"
#include "pack/pack_shape.h"

#include "strbuf.h"
#include "try.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACK_FILE "pack.jsonc"

// Longest path of the running binary in bytes
#define EXE_PATH_MAX 4096U

// A search for one pack
typedef struct {
  arena*      mem;
  const char* name;
  const char* found;  // folder, or NULL
  strbuf      looked; // folders searched, for the message
  bool        failed; // memory ran out
} search;

static bool
is_pack(arena* const mem, const char* const folder, bool* const failed)
{
  const char* const path = pack_path_join(mem, folder, PACK_FILE);
  if (!path) {
    *failed = true;
    return false;
  }
  return pack_path_exists(path);
}

// Look for the pack inside `folder`, unless it was found already
static void
look_in(search* const s, const char* const folder)
{
  if (s->found || s->failed || !folder[0]) {
    return;
  }
  const char* const path = pack_path_join(s->mem, folder, s->name);
  if (!path) {
    s->failed = true;
  } else if (is_pack(s->mem, path, &s->failed)) {
    s->found = path;
  }
  if (s->looked.size) {
    strbuf_puts(&s->looked, ", ");
  }
  strbuf_puts(&s->looked, folder);
}

// Look in each folder of a colon separated list
static void
look_in_list(search* const s, const char* const list)
{
  for (const char* at = list; at && *at;) {
    const size_t   size   = strcspn(at, ":");
    const weft_str folder = arena_copy(s->mem, (weft_str){at, size});
    if (!folder.data) {
      s->failed = true;
      return;
    }
    look_in(s, folder.data);
    at += size;
    at += *at == ':';
  }
}

// Look beside the running binary and in its install prefix
static void
look_beside_binary(search* const s)
{
  char          path[EXE_PATH_MAX];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof(path) - 1U);
  if (size <= 0 || (size_t)size >= sizeof(path) - 1U) {
    return;
  }
  path[size]        = '\0';
  char* const slash = strrchr(path, '/');
  if (!slash) {
    return;
  }
  *slash                   = '\0';
  const char* const beside = pack_path_join(s->mem, path, "packs");
  const char* const prefix =
    pack_path_join(s->mem, path, "../share/weft/packs");
  if (!beside || !prefix) {
    s->failed = true;
    return;
  }
  look_in(s, beside);
  look_in(s, prefix);
}

// The folder that holds `folder`, or NULL if memory ran out
static const char*
parent_folder(arena* const mem, const char* const folder)
{
  size_t size = strlen(folder);
  while (size && folder[size - 1U] == '/') {
    --size;
  }
  size_t start = size;
  while (start && folder[start - 1U] != '/') {
    --start;
  }
  const weft_str last = {folder + start, size - start};
  if (!size || weft_str_equals(last, WEFT_STR(".")) ||
      weft_str_equals(last, WEFT_STR(".."))) {
    return pack_path_join(mem, folder, "..");
  }
  if (!start) {
    return ".";
  }
  return arena_copy(mem, (weft_str){folder, start > 1U ? start - 1U : 1U}).data;
}

// `beside` is the folder of the pack that names this one, or NULL
static void
find(search* const s, const char* const beside)
{
  if (strchr(s->name, '/') || !beside) {
    const bool  relative = beside && s->name[0] != '/';
    const char* path =
      relative ? pack_path_join(s->mem, beside, s->name) : s->name;
    if (!path) {
      s->failed = true;
    } else if (is_pack(s->mem, path, &s->failed)) {
      s->found = path;
    }
    if (s->found || strchr(s->name, '/')) {
      return;
    }
  } else {
    const char* const siblings = parent_folder(s->mem, beside);
    s->failed                  = !siblings;
    if (siblings) {
      look_in(s, siblings);
    }
  }
  look_in_list(s, getenv("WEFT_PACKS"));
  look_beside_binary(s);
#ifdef WEFT_PACKS_DIR
  look_in(s, WEFT_PACKS_DIR);
#endif
}

// Report a pack that is nowhere
static void
report_missing(pack_build* const   b,
               const search* const s,
               const pack_place    place)
{
  weft_error  finding = WEFT_ERROR_INIT;
  size_t      line    = 0U;
  size_t      column  = 0U;
  const char* file    = NULL;
  b->broken           = true;
  if (place.file) {
    json_where(place.file, place.node, &line, &column);
    file = json_file(place.file);
  }
  const weft_str name = weft_str_from(s->name);
  if (strchr(s->name, '/')) {
    weft_error_set(&finding,
                   WEFT_ERR_NOT_FOUND,
                   file ? file : s->name,
                   line,
                   column,
                   "no pack: no " PACK_FILE " in `%s`; check the path",
                   show_name(name).text);
  } else {
    weft_error_set(&finding,
                   WEFT_ERR_NOT_FOUND,
                   file,
                   line,
                   column,
                   "no pack `%s` in %s; give its path or set WEFT_PACKS",
                   show_name(name).text,
                   s->looked.data ? s->looked.data : "any folder");
  }
  pack_report(b, false, &finding);
}

static pack_unit*
unit_at(const pack_build* const b, const size_t index)
{
  return (pack_unit*)b->units.items + index;
}

static size_t
find_unit(const pack_build* const b, const pack_path_id id)
{
  for (size_t i = 0; i < b->units.count; ++i) {
    const pack_path_id other = unit_at(b, i)->id;
    if (other.device == id.device && other.number == id.number) {
      return i;
    }
  }
  return SIZE_MAX;
}

// Append a unit; its name and file come later
static weft_status
add_unit(pack_build* const b, const char* const folder, const pack_path_id id)
{
  pack_unit* const unit = (pack_unit*)pack_list_add(&b->units, sizeof(*unit));
  const weft_str   copy = arena_copy(&b->mem, weft_str_from(folder));
  if (!unit || !copy.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  unit->folder = copy.data;
  unit->id     = id;
  unit->name   = "";
  return WEFT_OK;
}

// Take the pack's name, which no other pack of the set may have
static void
take_name(pack_build* const b, const size_t index, const pack_place root)
{
  const pack_place name = pack_member(root, "name");
  if (!pack_is(name, JSON_STRING)) {
    return;
  }
  const char* const text = json_string(name.node);
  if (!pack_check_value(b, name, "a pack")) {
    return;
  }
  for (size_t i = 0; i < b->units.count; ++i) {
    if (i != index && !strcmp(unit_at(b, i)->name, text)) {
      pack_report_at(b,
                     name,
                     "the pack in %s is named `%s` too; rename one",
                     unit_at(b, i)->folder,
                     show_name(weft_str_from(text)).text);
    }
  }
  unit_at(b, index)->name = text;
}

static weft_status
visit_folder(pack_build* b, const char* folder, pack_place place, size_t depth);

// Find a pack and read it with all that it extends
static weft_status
visit(pack_build* const b,
      const char* const name,
      const char* const beside,
      const pack_place  place,
      const size_t      depth)
{
  search s = {&b->mem, name, NULL, {0}, false};
  find(&s, beside);
  weft_status st = s.failed || s.looked.status ? WEFT_ERR_NO_MEMORY : WEFT_OK;
  if (!st && s.found) {
    st = visit_folder(b, s.found, place, depth);
  } else if (!st) {
    report_missing(b, &s, place);
  }
  strbuf_free(&s.looked);
  return st;
}

static weft_status
visit_extended(pack_build* const b,
               const size_t      index,
               const pack_place  root,
               const size_t      depth)
{
  weft_status      st      = WEFT_OK;
  const pack_place extends = pack_member(root, "extends");
  if (!pack_is(extends, JSON_ARRAY)) {
    return WEFT_OK;
  }
  const json_node* node = json_first(extends.node);
  for (; node && !pack_full(b); node = json_next(node)) {
    const pack_place item = {root.file, node};
    if (pack_is(item, JSON_STRING)) {
      const char* const folder = unit_at(b, index)->folder;
      TRY(st, visit(b, json_string(node), folder, item, depth + 1U));
    }
  }
  return WEFT_OK;
}

// Read pack.jsonc of a new unit, and what it extends before it
static weft_status
read_unit(pack_build* const b, const size_t index, const size_t depth)
{
  weft_status       st   = WEFT_OK;
  const json*       file = NULL;
  const char* const path =
    pack_path_join(&b->mem, unit_at(b, index)->folder, PACK_FILE);
  if (!path) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, pack_read_json(b, path, &file));
  const pack_place root = {file, file ? json_root(file) : NULL};
  if (!file) {
    b->broken = true;
    return WEFT_OK;
  }
  shape_check(b->found, file, root.node, &pack_file_shape, PACK_FILE);
  if (!pack_is(root, JSON_OBJECT)) {
    b->broken = true;
    return WEFT_OK;
  }
  unit_at(b, index)->file = file;
  unit_at(b, index)->root = root.node;
  take_name(b, index, root);
  return visit_extended(b, index, root, depth);
}

// Note that the pack of `place`, if it is in one, extends a unit
static weft_status
add_extension(pack_build* const b, const pack_place place, const size_t unit)
{
  pack_extension* const e =
    place.file
      ? (pack_extension*)pack_list_add(&b->extended, sizeof(pack_extension))
      : NULL;
  if (e) {
    *e = (pack_extension){place.file, unit};
  }
  return e || !place.file ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
visit_folder(pack_build* const b,
             const char* const folder,
             const pack_place  place,
             const size_t      depth)
{
  weft_status        st   = WEFT_OK;
  const pack_path_id id   = pack_path_identify(folder);
  const size_t       seen = find_unit(b, id);
  TRY(st, add_extension(b, place, seen == SIZE_MAX ? b->units.count : seen));
  if (seen != SIZE_MAX) {
    if (!unit_at(b, seen)->done && place.file) {
      pack_report_at(
        b, place, "packs extend each other in a circle; remove this one");
    }
    return WEFT_OK;
  }
  if (depth > PACK_EXTENDS_MAX) {
    pack_report_at(b,
                   place,
                   "packs extend packs more than %u deep; make it flatter",
                   PACK_EXTENDS_MAX);
    return WEFT_OK;
  }
  const size_t index = b->units.count;
  TRY(st, add_unit(b, folder, id));
  TRY(st, read_unit(b, index, depth));
  unit_at(b, index)->done = true;

  size_t* const next = (size_t*)pack_list_add(&b->order, sizeof(size_t));
  if (!next) {
    return WEFT_ERR_NO_MEMORY;
  }
  *next = index;
  return WEFT_OK;
}

weft_status
pack_visit(pack_build* const b, const char* const name, const pack_place place)
{
  return visit(b, name, NULL, place, 0U);
}
