// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "index_page.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

// What tells a page of ours from those of others, near its beginning
#define MARK "<meta name=\"generator\" content=\"weft index\">"

enum { HEAD_MAX = 512 };

static const char style[] =
  "<style>\n"
  ":root{color-scheme:light dark}\n"
  "body{margin:2rem auto;max-width:56rem;padding:0 1rem;"
  "font:15px/1.55 'Noto Sans CJK KR','Noto Sans KR',NanumGothic,"
  "'Malgun Gothic','Apple SD Gothic Neo',sans-serif}\n"
  "table{border-collapse:collapse;width:100%}\n"
  "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
  "border-bottom:1px solid #8884;overflow-wrap:anywhere}\n"
  "td.n,th.n{text-align:right;white-space:nowrap}\n"
  "small{opacity:.7}\n"
  "</style>\n";

// Text without what a page cannot hold
static void
put_text(strbuf* b, weft_str text)
{
  for (size_t i = 0U; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c == '&' || c == '<' || c == '>' || c == '"') {
      strbuf_printf(b, "&#%u;", c);
    } else {
      strbuf_putc(b, c < 0x20U || c == 0x7FU ? ' ' : (char)c);
    }
  }
}

static void
put_link(strbuf* b, const char* name)
{
  for (; *name; ++name) {
    const unsigned char c = (unsigned char)*name;
    if (isalnum(c) || strchr("-_.~", c)) {
      strbuf_putc(b, (char)c);
    } else {
      strbuf_printf(b, "%%%02X", c);
    }
  }
}

static void
put_row(strbuf* b, const weft_document_info* d, const index_row* row)
{
  const weft_str title = d->title.size ? d->title : d->doc;
  strbuf_puts(b, "<tr><td>");
  if (row->name) {
    strbuf_puts(b, "<a href=\"");
    put_link(b, row->name);
    strbuf_puts(b, "\">");
  }
  put_text(b, title);
  strbuf_puts(b, row->name ? "</a>" : "");
  if (d->title.size) {
    strbuf_puts(b, "<br><small>");
    put_text(b, d->doc);
    strbuf_puts(b, "</small>");
  }
  strbuf_puts(b, "</td><td>");
  put_text(b, d->date);
  strbuf_printf(b,
                "</td><td class=\"n\">%zu</td><td class=\"n\">%zu</td></tr>\n",
                row->entities,
                row->facts);
}

void
index_page_put(strbuf*           b,
               const weft_graph* graph,
               const index_row*  rows,
               const options*    o)
{
  const char* const lang   = o->labels ? o->labels : o->lang;
  const bool        korean = !lang || strcmp(lang, "en") != 0;
  const weft_str    title =
    o->title ? weft_str_from(o->title)
                : (korean ? WEFT_STR("문서별 그림") : WEFT_STR("Documents"));
  strbuf_puts(b, "<!DOCTYPE html>\n<html lang=\"");
  strbuf_puts(b, korean ? "ko" : "en");
  strbuf_puts(b, "\">\n<head>\n<meta charset=\"utf-8\">\n" MARK "\n<title>");
  put_text(b, title);
  strbuf_puts(b, "</title>\n");
  strbuf_puts(b, style);
  strbuf_puts(b, "</head>\n<body>\n<h1>");
  put_text(b, title);
  strbuf_puts(b,
              korean ? "</h1>\n<table>\n<thead><tr><th>문서</th><th>날짜</th>"
                       "<th class=\"n\">개체</th><th class=\"n\">사실</th>"
                       "</tr></thead>\n<tbody>\n"
                     : "</h1>\n<table>\n<thead><tr><th>Document</th>"
                       "<th>Date</th><th class=\"n\">Entities</th>"
                       "<th class=\"n\">Facts</th></tr></thead>\n<tbody>\n");
  for (size_t i = 0U; i < weft_graph_document_count(graph); ++i) {
    put_row(b, weft_graph_document(graph, i), &rows[i]);
  }
  strbuf_puts(b, "</tbody>\n</table>\n</body>\n</html>\n");
}

bool
index_page_is_ours(const char* path)
{
  char        head[HEAD_MAX + 1] = "";
  FILE* const file               = fopen(path, "rb");
  if (!file) {
    return errno == ENOENT;
  }
  head[fread(head, 1U, HEAD_MAX, file)] = '\0';
  fclose(file);
  return strstr(head, MARK) != NULL;
}
