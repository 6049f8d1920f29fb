// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "svg.h"

#include "str.h"
#include "style.h"
#include "text.h"
#include "tip.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 64U

#define FAMILY                                                                 \
  "'Noto Sans CJK KR','Noto Sans KR',NanumGothic,'Malgun Gothic',"             \
  "'Apple SD Gothic Neo',sans-serif"

// Graphviz sets lines for Latin letters; Hangul, and capitals, look centred
// in a node a little lower, the lines below the name still lower
#define NAME_SHIFT 1.6
#define LINE_SHIFT 2.3

// Only what stands on the background changes: nodes stay light cards
#define STYLE_SHEET                                                            \
  "<style>.edge text{paint-order:stroke;stroke:#fff;stroke-width:3px;"         \
  "stroke-linejoin:round}.edge:hover path{stroke-width:3}"                     \
  "@media screen and (prefers-color-scheme:dark){"                             \
  ".graph>polygon{fill:#15181e}.cluster path{fill:none;stroke:#454c5a}"        \
  ".edge path{stroke:#aab2c0}"                                                 \
  ".edge polygon{fill:#aab2c0;stroke:#aab2c0}"                                 \
  ".edge text,.cluster text,.graph>text{fill:#e4e7ec}"                         \
  ".edge text{stroke:#15181e}}</style>\n"

// What becomes of an element's end tag
typedef enum { KEEP, DROP } fate;

typedef struct {
  strbuf*          b;
  const dot_input* in;
  bool             own_file;
  weft_str         id; // of the node or edge that we are in
  fate             groups[DEPTH_MAX];
  size_t           depth; // of <g>
  fate             link;
} writer;

// Offset of `needle` from `from` on, or SIZE_MAX
static size_t
find(weft_str text, size_t from, const char* needle)
{
  const size_t size = strlen(needle);
  for (size_t i = from; i + size <= text.size; ++i) {
    const char* const at =
      (const char*)memchr(text.data + i, needle[0], text.size - size + 1U - i);
    if (!at) {
      return SIZE_MAX;
    }
    i = (size_t)(at - text.data);
    if (!memcmp(at, needle, size)) {
      return i;
    }
  }
  return SIZE_MAX;
}

// Value of an attribute, still escaped; `name` as in ` id="`
static weft_str
attribute(weft_str tag, const char* name)
{
  const size_t at = find(tag, 0U, name);
  if (at == SIZE_MAX) {
    return (weft_str){NULL, 0U};
  }
  const size_t start = at + strlen(name);
  const size_t end   = find(tag, start, "\"");
  return end == SIZE_MAX ? (weft_str){NULL, 0U}
                         : (weft_str){tag.data + start, end - start};
}

static void
put_title(writer* w)
{
  const weft_str title  = w->in->options->title;
  arena          memory = {NULL, 0U, 0U};
  const weft_str clean  = text_clean(&memory, title);
  strbuf_puts(w->b, "<title>");
  if (clean.size) {
    text_put_xml(w->b, clean);
  } else {
    strbuf_puts(w->b,
                view_is_korean(w->in->options->lang) ? "지식 그래프"
                                                     : "Knowledge graph");
  }
  strbuf_puts(w->b, "</title>\n<desc>");
  dot_caption(w->b, w->in);
  strbuf_puts(w->b, "</desc>\n");
  arena_free(&memory);
}

static void
put_root(writer* w, weft_str tag)
{
  const weft_str box    = attribute(tag, " viewBox=\"");
  const weft_str found  = attribute(tag, " width=\"");
  const weft_str height = attribute(tag, " height=\"");
  strbuf_puts(w->b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"");
  strbuf_append(w->b, box.size ? box : attribute(tag, "\nviewBox=\""));
  strbuf_puts(w->b, "\" width=\"");
  strbuf_append(w->b, found);
  strbuf_puts(w->b, "\" height=\"");
  strbuf_append(w->b, height);
  strbuf_puts(w->b,
              "\" style=\"max-width:100%;height:auto\" role=\"img\" "
              "font-family=\"" FAMILY "\">\n");
  put_title(w);
  strbuf_puts(w->b, STYLE_SHEET);
}

// The number behind the letter of an id such as `n12`; SIZE_MAX if it is none
static size_t
id_number(weft_str id)
{
  size_t number = 0U;
  if (id.size < 2U || id.size > 10U) {
    return SIZE_MAX;
  }
  for (size_t i = 1U; i < id.size; ++i) {
    if (id.data[i] < '0' || id.data[i] > '9') {
      return SIZE_MAX;
    }
    number = number * 10U + (size_t)(id.data[i] - '0');
  }
  return number;
}

// The tooltip in place of the title that Graphviz gives, which is our id
static weft_status
put_tip(writer* w)
{
  const view* const v      = w->in->view;
  const weft_str    lang   = w->in->options->lang;
  const size_t      number = id_number(w->id);
  strbuf            tip    = {NULL, 0U, 0U, WEFT_OK};
  weft_status       st     = WEFT_OK;
  if (w->id.size && w->id.data[0] == 'n' && number < v->node_count) {
    st = tip_node(&tip, w->in->graph, &v->nodes[number], lang);
  } else if (w->id.size && w->id.data[0] == 'e' && number < v->edge_count) {
    st = tip_edge(&tip, w->in->graph, &v->edges[number], lang);
  }
  if (!st && tip.size) {
    strbuf_puts(w->b, "<title>");
    text_put_xml(w->b, strbuf_str(&tip));
    strbuf_puts(w->b, "</title>\n");
  }
  strbuf_free(&tip);
  return st;
}

// The name of a node or an edge in all pictures in place of the one in this
// picture; empty if the id is not ours
static weft_str
stable_id(const writer* w)
{
  const view* const v      = w->in->view;
  const size_t      number = id_number(w->id);
  if (w->id.size && w->id.data[0] == 'n' && number < v->node_count) {
    return weft_str_from(v->nodes[number].key);
  }
  if (w->id.size && w->id.data[0] == 'e' && number < v->edge_count) {
    return weft_str_from(v->edges[number].key);
  }
  return (weft_str){NULL, 0U};
}

static void
put_group(writer* w, weft_str tag)
{
  const weft_str id = stable_id(w);
  if (id.size) {
    const size_t start = (size_t)(w->id.data - tag.data);
    const size_t end   = start + w->id.size;
    strbuf_append(w->b, (weft_str){tag.data, start});
    strbuf_append(w->b, id);
    strbuf_append(w->b, (weft_str){tag.data + end, tag.size - end});
  } else {
    strbuf_append(w->b, tag);
  }
  strbuf_putc(w->b, '\n');
}

static weft_status
open_group(writer* w, weft_str tag)
{
  if (w->depth == DEPTH_MAX) {
    return WEFT_ERR_RENDER;
  }
  const weft_str id     = attribute(tag, " id=\"");
  const bool     wrap   = str_starts(id, WEFT_STR("a_"));
  w->groups[w->depth++] = wrap ? DROP : KEEP;
  if (!wrap) {
    w->id = id;
    put_group(w, tag);
  }
  return WEFT_OK;
}

static void
open_link(writer* w, weft_str tag)
{
  const weft_str url = attribute(tag, " xlink:href=\"");
  w->link            = str_starts(url, WEFT_STR("http://")) ||
                str_starts(url, WEFT_STR("https://"))
                         ? KEEP
                         : DROP;
  if (w->link == KEEP) {
    strbuf_puts(w->b, "<a href=\"");
    strbuf_append(w->b, url);
    strbuf_puts(w->b, "\" target=\"_blank\" rel=\"noopener\">\n");
  }
}

// A shape or the start of a text, without its font, and with a colour that
// SVG 1.1 knows
static void
put_shape(writer* w, weft_str tag)
{
  static const char family[] = " font-family=\"";
  static const char clear[]  = "=\"transparent\"";
  size_t            at       = find(tag, 0U, family);
  weft_str          rest     = tag;
  if (at != SIZE_MAX) {
    const size_t end = find(tag, at + sizeof(family) - 1U, "\"");
    strbuf_append(w->b, (weft_str){tag.data, at});
    rest = end == SIZE_MAX
             ? (weft_str){NULL, 0U}
             : (weft_str){tag.data + end + 1U, tag.size - end - 1U};
  }
  at = find(rest, 0U, clear);
  if (at != SIZE_MAX) {
    const size_t end = at + sizeof(clear) - 1U;
    strbuf_append(w->b, (weft_str){rest.data, at});
    strbuf_puts(w->b, "=\"none\"");
    rest = (weft_str){rest.data + end, rest.size - end};
  }
  strbuf_append(w->b, rest);
}

static bool
is_node(weft_str id)
{
  return id.size && id.data[0] == 'n' && id_number(id) != SIZE_MAX;
}

// The start of a text, lower by `shift`
static void
put_lower(writer* w, weft_str tag, double shift)
{
  char           number[32] = {0};
  const weft_str y          = attribute(tag, " y=\"");
  if (!y.size || y.size >= sizeof(number)) {
    put_shape(w, tag);
    return;
  }
  memcpy(number, y.data, y.size);
  const char* const rest = y.data + y.size;
  put_shape(w, (weft_str){tag.data, (size_t)(y.data - tag.data)});
  strbuf_printf(w->b, "%.2f", strtod(number, NULL) + shift);
  put_shape(w, (weft_str){rest, tag.size - (size_t)(rest - tag.data)});
}

static weft_status
put_tag(writer* w, weft_str tag)
{
  if (str_starts(tag, WEFT_STR("<svg"))) {
    put_root(w, tag);
  } else if (str_starts(tag, WEFT_STR("<g "))) {
    return open_group(w, tag);
  } else if (str_starts(tag, WEFT_STR("</g>"))) {
    if (!w->depth) {
      return WEFT_ERR_RENDER;
    }
    if (w->groups[--w->depth] == KEEP) {
      strbuf_puts(w->b, "</g>\n");
    }
  } else if (str_starts(tag, WEFT_STR("<a "))) {
    open_link(w, tag);
  } else if (str_starts(tag, WEFT_STR("</a>"))) {
    strbuf_puts(w->b, w->link == KEEP ? "</a>\n" : "");
  } else if (str_starts(tag, WEFT_STR("<text")) && is_node(w->id)) {
    const bool name = find(tag, 0U, " font-weight=") != SIZE_MAX;
    put_lower(w, tag, name ? NAME_SHIFT : LINE_SHIFT);
  } else {
    put_shape(w, tag);
    if (tag.data[tag.size - 2U] == '/' || tag.data[1] == '/') {
      strbuf_putc(w->b, '\n');
    }
  }
  return w->b->status;
}

// Handle what starts with `<` at `at`; returns in `next` where it ends
static weft_status
put_markup(writer* w, weft_str raw, size_t at, size_t* next)
{
  const weft_str here    = {raw.data + at, raw.size - at};
  const bool     comment = str_starts(here, WEFT_STR("<!--"));
  const bool     title   = str_starts(here, WEFT_STR("<title>"));
  const char*    closer  = comment ? "-->" : title ? "</title>" : ">";
  const size_t   end     = find(raw, at, closer);
  if (end == SIZE_MAX) {
    return WEFT_ERR_RENDER;
  }
  *next = end + strlen(closer);
  if (title) {
    return put_tip(w);
  }
  if (comment || str_starts(here, WEFT_STR("<!")) ||
      str_starts(here, WEFT_STR("<?"))) {
    return WEFT_OK;
  }
  return put_tag(w, (weft_str){raw.data + at, *next - at});
}

weft_status
svg_write(strbuf* b, weft_str raw, const dot_input* in, bool own_file)
{
  writer      w  = {.b = b, .in = in, .own_file = own_file, .link = DROP};
  weft_status st = WEFT_OK;
  if (own_file) {
    strbuf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }
  for (size_t at = 0U; at < raw.size;) {
    if (raw.data[at] == '<') {
      TRY(st, put_markup(&w, raw, at, &at));
      continue;
    }
    size_t end = find(raw, at, "<");
    end        = end == SIZE_MAX ? raw.size : end;
    // Between elements there is nothing but line ends
    if (raw.data[at] != '\n') {
      strbuf_append(b, (weft_str){raw.data + at, end - at});
    }
    at = end;
  }
  return w.depth ? WEFT_ERR_RENDER : b->status;
}
