// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// HTML to text.
//
// A tolerant scanner of its own, because parsers keep no exact places.  It
// needs no tree: blocks end lines, a few tags open furniture or are skipped.

#include "document/layer.h"

#include "document/markup.h"
#include "document/scan.h"

#include <stdlib.h>
#include <strings.h>

enum { NAME_MAX_SIZE = 16, TITLE_MAX_SIZE = 1000 };

// A tag as it stands in the input
typedef struct {
  char     name[NAME_MAX_SIZE]; // lower case, cut
  bool     closing;
  weft_str attributes;
  size_t   start;
  size_t   end; // behind `>`
} tag;

// What is open at a place
typedef struct {
  writer   w;
  unsigned furniture; // open nav, footer, aside …
  unsigned items;     // open li
  unsigned heading;   // open h1 to h6
  unsigned pre;
  bool     space; // white space is due before the next character
  bool     fresh; // nothing on this line yet
} html;

static bool
is_one_of(const char* const name, const char* const* const list)
{
  for (size_t i = 0; list[i]; ++i) {
    if (!strcmp(name, list[i])) {
      return true;
    }
  }
  return false;
}

static bool
is_html_space(const char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char
lower(const char c)
{
  return scan_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

// Read the tag at `at`, which is at `<`; false if it is none
static bool
read_tag(const weft_str text, const size_t at, tag* const out)
{
  size_t i    = at + 1U;
  size_t size = 0;
  *out        = (tag){{0}, false, {NULL, 0}, at, at};
  if (i < text.size && text.data[i] == '/') {
    out->closing = true;
    ++i;
  }
  if (i >= text.size || !(scan_is_lower(lower(text.data[i])))) {
    return false;
  }
  while (i < text.size && !is_html_space(text.data[i]) && text.data[i] != '>' &&
         text.data[i] != '/') {
    if (size + 1U < sizeof(out->name)) {
      out->name[size++] = lower(text.data[i]);
    }
    ++i;
  }

  const size_t from  = i;
  char         quote = '\0';
  for (; i < text.size && (quote || text.data[i] != '>'); ++i) {
    const char c = text.data[i];
    if (quote) {
      quote = c == quote ? '\0' : quote;
    } else if ((c == '"' || c == '\'') && i > from &&
               text.data[i - 1U] == '=') {
      quote = c;
    }
  }
  if (quote) { // a quote that never ends: the tag ends at the first `>`
    const char* const gt =
      (const char*)memchr(text.data + from, '>', text.size - from);
    i = gt ? (size_t)(gt - text.data) : text.size;
  }
  out->attributes = scan_slice(text, from, i);
  out->end        = i < text.size ? i + 1U : i;
  return true;
}

// Value of an attribute, or empty
static weft_str
attribute(const tag* const t, const char* const name)
{
  const weft_str a    = t->attributes;
  const size_t   size = strlen(name);
  for (size_t i = 0; i + size + 1U < a.size; ++i) {
    if ((i && !is_html_space(a.data[i - 1U])) ||
        strncasecmp(a.data + i, name, size) || a.data[i + size] != '=') {
      continue;
    }
    size_t     start = i + size + 1U;
    const char quote = a.data[start];
    size_t     end   = start + 1U;
    if (quote == '"' || quote == '\'') {
      ++start;
      while (end < a.size && a.data[end] != quote) {
        ++end;
      }
    } else {
      while (end < a.size && !is_html_space(a.data[end])) {
        ++end;
      }
    }
    return scan_slice(a, start, end < a.size ? end : a.size);
  }
  return (weft_str){"", 0};
}

static weft_sentence_kind
current_kind(const html* const h)
{
  if (h->furniture) {
    return WEFT_SENTENCE_FURNITURE;
  }
  if (h->heading) {
    return WEFT_SENTENCE_HEADLINE;
  }
  return h->items ? WEFT_SENTENCE_ITEM : WEFT_SENTENCE_BODY;
}

// End the line for the tag `t`
static void
break_line(html* const h, const tag* const t, const bool blank)
{
  if (!h->fresh) {
    writer_put(
      &h->w, t->start, t->end, blank ? WEFT_STR("\n\n") : WEFT_STR("\n"));
  }
  h->fresh = true;
  h->space = false;
}

// Decode `&…;` and fold white space into `*out`, if that is not set yet
static void
take_string(html* const h, const weft_str value, char** const out)
{
  const weft_str text = scan_trimmed(value);
  strbuf         b    = {NULL, 0, 0, WEFT_OK};
  if (*out || !text.size || h->w.status) {
    return;
  }
  for (size_t i = 0; i < text.size && b.size < TITLE_MAX_SIZE;) {
    char         decoded[ENTITY_SIZE] = "";
    size_t       size                 = 0;
    const size_t used =
      text.data[i] == '&'
        ? entity_decode(scan_slice(text, i, text.size), decoded, &size)
        : 0U;
    if (used) {
      strbuf_append(&b, (weft_str){decoded, size});
    } else if (!is_html_space(text.data[i])) {
      strbuf_putc(&b, text.data[i]);
    } else if (b.size && b.data[b.size - 1U] != ' ') {
      strbuf_putc(&b, ' ');
    }
    i += used ? used : 1U;
  }
  h->w.status = b.status;
  *out        = strbuf_detach(&b, NULL);
  strbuf_free(&b);
}

static void
take_date(html* const h, const weft_str value)
{
  char   iso[11] = "";
  size_t end     = 0;
  if (value.size && scan_date(value, iso, &end) == 0U) {
    take_string(h, weft_str_from(iso), &h->w.info->date);
  }
}

static void
take_meta(html* const h, const tag* const t)
{
  static const weft_str DATES[] = {
    WEFT_STR_INIT("article:published_time"),
    WEFT_STR_INIT("datePublished"),
    WEFT_STR_INIT("og:article:published_time"),
    WEFT_STR_INIT("pubdate"),
    WEFT_STR_INIT("date"),
    WEFT_STR_INIT("DC.date.issued"),
    WEFT_STR_INIT("publish-date"),
  };
  weft_str name = attribute(t, "property");
  name          = name.size ? name : attribute(t, "name");
  name          = name.size ? name : attribute(t, "itemprop");
  if (scan_is_any(name, DATES, COUNT(DATES))) {
    take_date(h, attribute(t, "content"));
  } else if (weft_str_equals(name, WEFT_STR("og:title"))) {
    take_string(h, attribute(t, "content"), &h->w.info->title);
  }
}

// Place of the closing tag `</name`, or the end of the text
static size_t
find_closing(const weft_str text, const size_t at, const char* const name)
{
  const size_t size = strlen(name);
  for (size_t i = at; i < text.size; ++i) {
    const char* const lt =
      (const char*)memchr(text.data + i, '<', text.size - i);
    if (!lt) {
      break;
    }
    i = (size_t)(lt - text.data);
    if (text.size - i > size + 2U && lt[1] == '/' &&
        !strncasecmp(lt + 2, name, size)) {
      return i;
    }
  }
  return text.size;
}

static void
count_open(unsigned* const open, const bool closing)
{
  if (!closing) {
    ++*open;
  } else if (*open) {
    --*open;
  }
}

// Tags that change the kind of what follows; true if it is one that is a block
static void
count_tag(html* const h, const tag* const t)
{
  static const char* const FURNITURE[] = {"nav",
                                          "footer",
                                          "aside",
                                          "form",
                                          "button",
                                          "select",
                                          "figcaption",
                                          "menu",
                                          "dialog",
                                          NULL};
  if (is_one_of(t->name, FURNITURE)) {
    count_open(&h->furniture, t->closing);
  } else if (!strcmp(t->name, "li")) {
    // `li` is often not closed
    h->items = t->closing ? 0U : 1U;
  } else if (!strcmp(t->name, "ul") || !strcmp(t->name, "ol")) {
    h->items = 0;
  } else if (t->name[0] == 'h' && t->name[1] >= '1' && t->name[1] <= '6' &&
             !t->name[2]) {
    h->heading = !t->closing;
  } else if (!strcmp(t->name, "pre")) {
    count_open(&h->pre, t->closing);
  }
}

// Handle a tag; returns where to go on
static size_t
take_tag(html* const h, const tag* const t)
{
  static const char* const SKIPPED[] = {"script",
                                        "style",
                                        "template",
                                        "noscript",
                                        "svg",
                                        "iframe",
                                        "textarea",
                                        "object",
                                        "canvas",
                                        "math",
                                        NULL};
  static const char* const SPACED[]  = {
     "p",          "h1",     "h2",     "h3",    "h4",      "h5",
     "h6",         "ul",     "ol",     "table", "section", "article",
     "blockquote", "header", "footer", "nav",   "aside",   "main",
     "figure",     "form",   "hr",     "pre",   "dl",      NULL};
  static const char* const BLOCKS[] = {
    "div",      "li",     "br",      "tr",         "td",
    "th",       "dt",     "dd",      "figcaption", "caption",
    "option",   "select", "button",  "body",       "head",
    "html",     "title",  "address", "details",    "summary",
    "fieldset", "menu",   "dialog",  "center",     NULL};
  const weft_str text = h->w.in;
  if (is_one_of(t->name, SKIPPED) && !t->closing) {
    const bool empty =
      t->attributes.size && t->attributes.data[t->attributes.size - 1U] == '/';
    const size_t close = empty ? t->end : find_closing(text, t->end, t->name);
    tag          end;
    return !empty && close < text.size && read_tag(text, close, &end) ? end.end
                                                                      : close;
  }
  if (!strcmp(t->name, "title") && !t->closing) {
    const size_t close = find_closing(text, t->end, "title");
    take_string(h, scan_slice(text, t->end, close), &h->w.info->title);
    return close;
  }
  if (!strcmp(t->name, "meta")) {
    take_meta(h, t);
  } else if (!strcmp(t->name, "time")) {
    take_date(h, attribute(t, "datetime"));
  }

  const bool spaced = is_one_of(t->name, SPACED);
  if (spaced || is_one_of(t->name, BLOCKS)) {
    break_line(h, t, spaced);
  }
  count_tag(h, t);
  return t->end;
}

// Behind a comment, declaration or processing instruction at `at`, or `at`
static size_t
skip_declaration(const weft_str text, const size_t at)
{
  const weft_str rest = scan_slice(text, at, text.size);
  weft_str       end  = {NULL, 0};
  if (str_starts(rest, WEFT_STR("<!--"))) {
    end = WEFT_STR("-->");
  } else if (str_starts(rest, WEFT_STR("<![CDATA["))) {
    return at + 9U;
  } else if (str_starts(rest, WEFT_STR("<!")) ||
             str_starts(rest, WEFT_STR("<?"))) {
    end = WEFT_STR(">");
  } else {
    return at;
  }
  const size_t found = scan_find(rest, end);
  return found == SCAN_NONE ? text.size : at + found + end.size;
}

// Copy one character or a run of plain ones; returns where to go on
static size_t
take_text(html* const h, const size_t at)
{
  const weft_str text = h->w.in;
  if (is_html_space(text.data[at]) && !h->pre) {
    h->space = true;
    return at + 1U;
  }
  if (text.data[at] == '\n') {
    h->fresh = true;
    writer_copy(&h->w, at, at + 1U);
    return at + 1U;
  }

  if (h->fresh) {
    writer_mark(&h->w, current_kind(h));
  } else if (h->space) {
    writer_put(&h->w, at - 1U, at, WEFT_STR(" "));
  }
  h->fresh = false;
  h->space = false;
  if (text.data[at] == '&') {
    return writer_entity(&h->w, at);
  }
  size_t end = at + 1U;
  while (end < text.size && !strchr("<& \t\n\r\f", text.data[end])) {
    ++end;
  }
  writer_copy(&h->w, at, end);
  return end;
}

weft_status
html_text(const weft_str text, layer* const out, markup_info* const info)
{
  html h = {{text, {NULL, 0, 0, WEFT_OK}, {NULL, 0, 0, 0, 0}, info, WEFT_OK},
            0,
            0,
            0,
            0,
            false,
            true};
  for (size_t at = 0; at < text.size && !h.w.status;) {
    tag t;
    if (text.data[at] != '<') {
      at = take_text(&h, at);
      continue;
    }
    const size_t next = skip_declaration(text, at);
    if (next != at) {
      at = next;
    } else if (read_tag(text, at, &t)) {
      at = take_tag(&h, &t);
    } else {
      at = take_text(&h, at);
    }
  }
  return writer_finish(&h.w, out);
}
