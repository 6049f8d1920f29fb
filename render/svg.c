// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "svg.h"

#include "legend.h"
#include "link.h"
#include "look.h"
#include "number.h"
#include "str.h"
#include "stylesheet.h"
#include "text.h"
#include "tip.h"
#include "try.h"

#include <string.h>

#define DEPTH_MAX 64U

// Graphviz sets lines for Latin letters; Hangul, and capitals, look centred
// in a node a little lower, the lines below the name still lower
#define NAME_SHIFT 1.6
#define LINE_SHIFT 2.3

// How Graphviz says that a text is of the smaller size
#define SMALL " font-size=\"9.00\""

// What becomes of an element's end tag
typedef enum { KEEP, DROP } fate;

typedef struct {
  strbuf*          b;
  const dot_input* in;
  bool             own_file;
  const view_node* node;    // that we are in, or NULL
  const view_edge* edge;    // that we are in, or NULL
  bool             legend;  // we are in it
  size_t           cell;    // of the legend
  bool             in_cell; // and there, in a group
  bool             inside;  // a node or an edge has a group for its look
  bool             shaped;  // the node or the cell has a shape,
  double           middle;  // whose middle from left to right is this
  weft_str         line;    // place of the text before, of this node
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

// An SVG of its own keeps to SVG 1.1, which validators know; in a page it may
// say what it is to those who do not see it
static weft_status
put_root(writer* w, weft_str tag)
{
  const weft_str box    = attribute(tag, " viewBox=\"");
  const weft_str found  = attribute(tag, " width=\"");
  const weft_str height = attribute(tag, " height=\"");
  strbuf_puts(w->b, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  if (w->own_file) {
    strbuf_puts(
      w->b, " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
  } else {
    strbuf_puts(w->b, " role=\"img\"");
  }
  strbuf_puts(w->b, " viewBox=\"");
  strbuf_append(w->b, box.size ? box : attribute(tag, "\nviewBox=\""));
  strbuf_puts(w->b, "\" width=\"");
  strbuf_append(w->b, found);
  strbuf_puts(w->b, "\" height=\"");
  strbuf_append(w->b, height);
  strbuf_puts(w->b, "\" style=\"max-width:100%;height:auto\" font-family=\"");
  strbuf_append(w->b, w->in->theme->css_fonts);
  strbuf_puts(w->b, "\">\n");
  put_title(w);
  return stylesheet_put(w->b, w->in);
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

// Behind the title of a node or an edge: a group for the stylesheet
static void
open_look(writer* w)
{
  if (w->node || w->edge) {
    strbuf_puts(w->b, "<g class=\"");
    if (w->node) {
      look_put_node_classes(w->b, w->node);
    } else {
      look_put_edge_classes(w->b, w->in, w->edge);
    }
    strbuf_puts(w->b, "\">\n");
    w->inside = true;
  }
}

// The tooltip in place of the title that Graphviz gives, which is our id
static weft_status
put_tip(writer* w)
{
  const weft_str lang = w->in->options->lang;
  strbuf         tip  = {NULL, 0U, 0U, WEFT_OK};
  weft_status    st   = WEFT_OK;
  if (w->node) {
    st = tip_node(&tip, w->in->graph, w->node, lang);
  } else if (w->edge) {
    st = tip_edge(&tip, w->in->graph, w->edge, lang);
  }
  if (!st && tip.size) {
    strbuf_puts(w->b, "<title>");
    text_put_xml(w->b, strbuf_str(&tip));
    strbuf_puts(w->b, "</title>\n");
  }
  strbuf_free(&tip);
  open_look(w);
  return st;
}

// Note which node or edge of the view a group is
static void
enter(writer* w, weft_str id)
{
  const view* const v      = w->in->view;
  const size_t      number = id_number(id);
  const char        letter = id.size ? id.data[0] : '\0';
  w->node = letter == 'n' && number < v->node_count ? &v->nodes[number] : NULL;
  w->edge = letter == 'e' && number < v->edge_count ? &v->edges[number] : NULL;
  w->legend  = weft_str_equals(id, WEFT_STR(DOT_LEGEND));
  w->cell    = 0U;
  w->in_cell = false;
  w->shaped  = false;
  w->line    = (weft_str){NULL, 0U};
}

// Nodes and edges have the names that they have in all pictures
static void
put_group(writer* w, weft_str tag)
{
  if (w->node) {
    strbuf_printf(w->b, "<g id=\"%s\" class=\"node\">", w->node->key);
  } else if (w->edge) {
    strbuf_printf(w->b, "<g id=\"%s\" class=\"edge\">", w->edge->key);
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
    enter(w, id);
    put_group(w, tag);
  }
  return WEFT_OK;
}

static void
open_link(writer* w, weft_str tag)
{
  const weft_str url = attribute(tag, " xlink:href=\"");
  // A page has its own ways to lead to the documents
  w->link = w->own_file && link_is_safe(url) ? KEEP : DROP;
  if (w->link == KEEP) {
    strbuf_puts(w->b, "<a xlink:href=\"");
    strbuf_append(w->b, url);
    strbuf_puts(w->b, "\" target=\"_blank\">\n");
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

// Note where the first shape of a node, or of a cell of the legend, has its
// middle: there its name is
static void
note_middle(writer* w, weft_str tag)
{
  const weft_str points = attribute(tag, " points=\"");
  const weft_str list   = points.size ? points : attribute(tag, " d=\"");
  double         least  = 0.0;
  double         most   = 0.0;
  double         x      = 0.0;
  double         y      = 0.0;
  size_t         at     = 0U;
  if (w->shaped || (!w->node && !w->in_cell)) {
    return;
  }
  w->shaped = number_next(attribute(tag, " cx=\""), &at, &w->middle);
  at        = 0U;
  for (bool first = true;
       !w->shaped && number_next(list, &at, &x) && number_next(list, &at, &y);
       first = false) {
    least = first || x < least ? x : least;
    most  = first || x > most ? x : most;
  }
  if (!w->shaped && list.size) {
    w->middle = (least + most) / 2.0;
    w->shaped = true;
  }
}

// Graphviz sets each text where it would begin in its own font.  One that is
// a line by itself is centred by whoever shows it instead, in the font that
// there is.  Returns what is left of the tag.
static weft_str
put_centred(writer* w, weft_str tag)
{
  static const char start[] = " text-anchor=\"start\" x=\"";
  const size_t      size    = sizeof(start) - 1U;
  const size_t      end     = find(tag, size, "\"");
  if (!w->shaped || !str_starts(tag, (weft_str){start, size}) ||
      end == SIZE_MAX) {
    return tag;
  }
  strbuf_puts(w->b, " text-anchor=\"middle\" x=\"");
  number_put(w->b, w->middle);
  return (weft_str){tag.data + end, tag.size - end};
}

// The start of a text, lower by `shift`
static void
put_lower(writer* w, weft_str tag, double shift)
{
  const weft_str y     = attribute(tag, " y=\"");
  size_t         at    = 0U;
  double         value = 0.0;
  if (!number_next(y, &at, &value)) {
    put_shape(w, tag);
    return;
  }
  const char* const rest = y.data + y.size;
  put_shape(w, (weft_str){tag.data, (size_t)(y.data - tag.data)});
  number_put(w->b, value + shift);
  put_shape(w, (weft_str){rest, tag.size - (size_t)(rest - tag.data)});
}

// Whether the text that starts at `at` has a line of a node, or a cell, to
// itself
static bool
is_alone(const writer* w, weft_str raw, size_t at)
{
  static const char closer[] = "</text>\n";
  const weft_str    here     = {raw.data + at, raw.size - at};
  const weft_str    line     = attribute(here, " y=\"");
  const size_t      end      = find(here, 0U, closer);
  if (!w->shaped || weft_str_equals(line, w->line) || end == SIZE_MAX) {
    return false;
  }
  const size_t   next = end + sizeof(closer) - 1U;
  const weft_str rest = {here.data + next, here.size - next};
  return !str_starts(rest, WEFT_STR("<text")) ||
         !weft_str_equals(line, attribute(rest, " y=\""));
}

// The start of a text, with the classes that a stylesheet needs
static void
put_text(writer* w, weft_str tag, bool alone)
{
  const theme_palette* const p    = &w->in->theme->palette[w->in->scheme];
  const weft_str             fill = attribute(tag, " fill=\"");
  const bool                 name = find(tag, 0U, " font-weight=") != SIZE_MAX;
  const bool small = w->node ? find(tag, 0U, SMALL) != SIZE_MAX : !name;
  strbuf_puts(w->b, "<text");
  if (w->node &&
      weft_str_equals(fill, weft_str_from(colour_show(p->conflict).text))) {
    strbuf_puts(w->b, " class=\"x\"");
  } else if (small && !w->edge && !w->legend) {
    strbuf_puts(w->b, " class=\"s\"");
  }
  w->line = attribute(tag, " y=\"");
  tag     = (weft_str){tag.data + 5U, tag.size - 5U};
  tag     = alone ? put_centred(w, tag) : tag;
  if (w->node) {
    put_lower(w, tag, name ? NAME_SHIFT : LINE_SHIFT);
  } else {
    put_shape(w, tag);
  }
}

// A cell of the legend is its shapes and then its text: a group, so that a
// stylesheet can reach it
static void
open_cell(writer* w)
{
  if (w->legend && !w->in_cell) {
    strbuf_puts(w->b, "<g class=\"");
    legend_put_class(w->b, w->in, w->cell++);
    strbuf_puts(w->b, "\">");
    w->in_cell = true;
    w->shaped  = false;
    w->line    = (weft_str){NULL, 0U};
  }
}

static void
close_cell(writer* w)
{
  if (w->in_cell) {
    strbuf_puts(w->b, "</g>");
    w->in_cell = false;
  }
}

// The tag that starts at `at`
static weft_status
put_tag(writer* w, weft_str raw, size_t at, size_t end)
{
  const weft_str tag = {raw.data + at, end - at};
  if (str_starts(tag, WEFT_STR("<svg"))) {
    return put_root(w, tag);
  }
  if (str_starts(tag, WEFT_STR("<g "))) {
    return open_group(w, tag);
  }
  if (str_starts(tag, WEFT_STR("</g>"))) {
    if (!w->depth) {
      return WEFT_ERR_RENDER;
    }
    w->legend = false;
    if (w->groups[--w->depth] == KEEP) {
      strbuf_puts(w->b, w->inside ? "</g>\n</g>\n" : "</g>\n");
      w->inside = false;
    }
  } else if (str_starts(tag, WEFT_STR("<a "))) {
    open_link(w, tag);
  } else if (str_starts(tag, WEFT_STR("</a>"))) {
    strbuf_puts(w->b, w->link == KEEP ? "</a>\n" : "");
  } else if (str_starts(tag, WEFT_STR("<text"))) {
    put_text(w, tag, is_alone(w, raw, at));
  } else if (str_starts(tag, WEFT_STR("</text>"))) {
    strbuf_puts(w->b, "</text>");
    close_cell(w);
    strbuf_putc(w->b, '\n');
  } else {
    open_cell(w);
    note_middle(w, tag);
    put_shape(w, tag);
    if (tag.data[tag.size - 2U] == '/' || tag.data[1] == '/') {
      strbuf_putc(w->b, '\n');
    }
  }
  return w->b->status;
}

// A text of nothing but a space, which only made its line higher; returns its
// end, or SIZE_MAX
static size_t
blank_text_end(weft_str raw, size_t at)
{
  static const char blank[] = "> </text>";
  const size_t      end     = find(raw, at, ">");
  return end != SIZE_MAX && str_at(raw, end, blank) ? end + sizeof(blank) - 1U
                                                    : SIZE_MAX;
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
  if (str_starts(here, WEFT_STR("<text")) &&
      blank_text_end(raw, at) != SIZE_MAX) {
    *next = blank_text_end(raw, at);
    return WEFT_OK;
  }
  if (title) {
    return put_tip(w);
  }
  if (comment || str_starts(here, WEFT_STR("<!")) ||
      str_starts(here, WEFT_STR("<?"))) {
    return WEFT_OK;
  }
  return put_tag(w, raw, at, *next);
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
