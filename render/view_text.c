// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words of a view: literals, attributes and labels of edges.

#include "view_make.h"

#include "text.h"

#include <string.h>

#define OF_COLUMNS 20U

// Read `2021`, `2021-05` or `2021-05-25`; returns the number of parts, or 0
static size_t
read_date(weft_str text, unsigned part[3])
{
  size_t at = 0U;
  if (text.size != 4U && text.size != 7U && text.size != 10U) {
    return 0U;
  }
  memset(part, 0, 3U * sizeof(*part));
  for (size_t i = 0U; i < text.size; ++i) {
    const char c = text.data[i];
    if (i == 4U || i == 7U) {
      if (c != '-') {
        return 0U;
      }
      ++at;
    } else if (c < '0' || c > '9') {
      return 0U;
    } else {
      part[at] = part[at] * 10U + (unsigned)(c - '0');
    }
  }
  return part[1] > 12U || (at && !part[1]) ? 0U : at + 1U;
}

static void
put_date(strbuf* b, const unsigned part[3], size_t parts, bool korean)
{
  static const char months[12][4] = {"Jan",
                                     "Feb",
                                     "Mar",
                                     "Apr",
                                     "May",
                                     "Jun",
                                     "Jul",
                                     "Aug",
                                     "Sep",
                                     "Oct",
                                     "Nov",
                                     "Dec"};
  if (korean) {
    strbuf_printf(b, "%u년", part[0]);
    if (parts > 1U) {
      strbuf_printf(b, " %u월", part[1]);
    }
    if (parts > 2U) {
      strbuf_printf(b, " %u일", part[2]);
    }
    return;
  }
  if (parts > 2U) {
    strbuf_printf(b, "%u ", part[2]);
  }
  if (parts > 1U) {
    strbuf_printf(b, "%s ", months[part[1] - 1U]);
  }
  strbuf_printf(b, "%u", part[0]);
}

// "Last May" says little beside other documents
void
view_put_literal(strbuf* b, const weft_end* end, weft_str lang)
{
  unsigned     part[3] = {0U, 0U, 0U};
  const size_t parts =
    end->value_kind == WEFT_VALUE_TEXT ? read_date(end->value, part) : 0U;
  if (parts) {
    put_date(b, part, parts, view_is_korean(lang));
  } else {
    strbuf_append(b, end->name);
  }
}

weft_str
view_finish(const view_maker* m, strbuf* b, size_t columns)
{
  weft_str text = {NULL, 0U};
  if (!b->status) {
    text = text_clean(&m->v->memory, strbuf_str(b));
    text = text.data ? text_shorten(&m->v->memory, text, columns) : text;
  }
  strbuf_free(b);
  return text;
}

// What is counted, as short as the value beside it can bear, unless the label
// says it already
static void
put_of(const view_maker* m, strbuf* b, weft_str of, weft_str label)
{
  if (weft_str_equals(of, label)) {
    return;
  }
  weft_str text = text_clean(&m->v->memory, of);
  text = text.data ? text_shorten(&m->v->memory, text, OF_COLUMNS) : text;
  if (!text.data) {
    b->status = WEFT_ERR_NO_MEMORY;
  } else if (text.size) {
    strbuf_putc(b, '(');
    strbuf_append(b, text);
    strbuf_putc(b, ')');
  }
}

weft_str
view_piece_text(const view_maker* m, const weft_fact* fact)
{
  const weft_str lang = m->options->lang;
  strbuf         b    = {NULL, 0U, 0U, WEFT_OK};
  if (!view_speaks_for_itself(fact->relation)) {
    const weft_str label = view_relation_label(m->graph, fact->relation, lang);
    strbuf_append(&b, label);
    put_of(m, &b, fact->of, label);
    strbuf_putc(&b, ' ');
  }
  view_put_literal(&b, &fact->object, lang);
  if (fact->status == WEFT_PLANNED) {
    strbuf_puts(&b, view_is_korean(lang) ? " (예정)" : " (planned)");
  }

  return view_finish(m, &b, VIEW_PIECE_COLUMNS);
}

weft_str
view_edge_label(const view_maker* m, const weft_fact* fact)
{
  strbuf         b = {NULL, 0U, 0U, WEFT_OK};
  const weft_str label =
    view_relation_label(m->graph, fact->relation, m->options->lang);
  strbuf_append(&b, label);
  put_of(m, &b, fact->of, label);
  return view_finish(m, &b, VIEW_PIECE_COLUMNS);
}
