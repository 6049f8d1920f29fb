// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "html.h"

#include "label.h"
#include "svg.h"
#include "text.h"
#include "try.h"

// A page of more rows is of no use to a reader; the last row says so
#define ROWS_MAX 20000U
#define SUPPORTS_MAX 5U

static const char head[] =
  "<meta charset=\"utf-8\">\n"
  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
  "<meta name=\"generator\" content=\"weft\">\n"
  "<style>\n"
  ":root{color-scheme:light dark}\n"
  "body{margin:1.5rem;font:15px/1.55 'Noto Sans CJK KR','Noto Sans KR',"
  "NanumGothic,'Malgun Gothic','Apple SD Gothic Neo',sans-serif}\n"
  "figure{margin:0 0 2rem;overflow:auto;border:1px solid #8884}\n"
  "figure svg{display:block;margin:auto}\n"
  "table{border-collapse:collapse;width:100%}\n"
  "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
  "border-bottom:1px solid #8884;overflow-wrap:anywhere}\n"
  "th{position:sticky;top:0;background:Canvas}\n"
  "td{word-break:keep-all;min-width:3em}td:last-child{min-width:9em}\n"
  "@media (min-width:56em){td:nth-child(-n+3){min-width:9em}}\n"
  "td p{margin:0 0 .4rem}small{opacity:.7}\n"
  "@media screen and (prefers-color-scheme:dark){"
  "body,th{background:#15181e;color:#e4e7ec}}\n"
  "@media print{body{margin:0;font-size:9pt;line-height:1.4}"
  "td "
  "p{margin:0}td:nth-child(-n+3){min-width:7em}figure{border:0;break-after:"
  "page}"
  "th{position:static}tr{break-inside:avoid}}\n"
  "</style>\n";

static weft_status
put(strbuf* b, weft_str text)
{
  arena          memory = {NULL, 0U, 0U};
  const weft_str clean  = text_clean(&memory, text);
  if (clean.data) {
    text_put_xml(b, clean);
  }
  arena_free(&memory);
  return clean.data ? b->status : WEFT_ERR_NO_MEMORY;
}

static weft_status
put_supports(strbuf* b, const weft_fact* fact)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < fact->support_count && i < SUPPORTS_MAX; ++i) {
    const weft_support* const support = &fact->supports[i];
    strbuf_puts(b, "<p>");
    TRY(st, put(b, support->evidence.text));
    strbuf_puts(b, " <small>");
    TRY(st, put(b, support->doc));
    if (support->rule.size) {
      strbuf_puts(b, " · ");
      TRY(st, put(b, support->rule));
    }
    strbuf_puts(b, "</small></p>");
  }
  if (fact->support_count > SUPPORTS_MAX) {
    strbuf_printf(b, "<p>+%zu</p>", fact->support_count - SUPPORTS_MAX);
  }
  return b->status;
}

static weft_status
put_row(strbuf*          b,
        const dot_input* in,
        const weft_fact* fact,
        const weft_str*  labels)
{
  const weft_str lang   = in->options->lang;
  const bool     korean = view_is_korean(lang);
  const bool     entity = fact->object_entity != SIZE_MAX;
  weft_status    st     = WEFT_OK;
  strbuf_puts(b, "<tr><td>");
  TRY(st, put(b, labels[fact->subject]));
  strbuf_puts(b, "</td><td>");
  TRY(st, put(b, view_relation_label(in->graph, fact->relation, lang)));
  if (fact->of.size) {
    strbuf_puts(b, " (");
    TRY(st, put(b, fact->of));
    strbuf_putc(b, ')');
  }
  if (fact->status == WEFT_PLANNED) {
    strbuf_puts(b, korean ? " <small>예정</small>" : " <small>planned</small>");
  }
  strbuf_puts(b, "</td><td>");
  TRY(st, put(b, entity ? labels[fact->object_entity] : fact->object.name));
  strbuf_puts(b, "</td><td>");
  TRY(st, put(b, fact->when));
  strbuf_puts(b, "</td><td>");
  TRY(st, put_supports(b, fact));
  strbuf_puts(b, "</td></tr>\n");
  return b->status;
}

// Entities are called what the picture calls them
static weft_status
put_rows(strbuf* b, const dot_input* in)
{
  const size_t          count  = weft_graph_fact_count(in->graph);
  arena                 memory = {NULL, 0U, 0U};
  const weft_str* const labels = label_entities(&memory, in->graph);
  weft_status           st     = labels ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  for (size_t i = 0U; !st && i < count && i < ROWS_MAX; ++i) {
    st = put_row(b, in, weft_graph_fact(in->graph, i), labels);
  }
  arena_free(&memory);
  return st;
}

static weft_status
put_table(strbuf* b, const dot_input* in)
{
  const size_t count = weft_graph_fact_count(in->graph);
  weft_status  st    = WEFT_OK;
  strbuf_puts(b,
              view_is_korean(in->options->lang)
                ? "<table>\n<thead><tr><th>주어</th><th>관계</th><th>대상</th>"
                  "<th>때</th><th>근거</th></tr></thead>\n<tbody>\n"
                : "<table>\n<thead><tr><th>Subject</th><th>Relation</th>"
                  "<th>Object</th><th>When</th><th>Evidence</th></tr></thead>"
                  "\n<tbody>\n");
  TRY(st, put_rows(b, in));
  if (count > ROWS_MAX) {
    strbuf_printf(
      b, "<tr><td colspan=\"5\">+%zu</td></tr>\n", count - ROWS_MAX);
  }
  strbuf_puts(b, "</tbody>\n</table>\n");
  return b->status;
}

weft_status
html_write(strbuf* b, weft_str raw_svg, const dot_input* in)
{
  const bool  korean = view_is_korean(in->options->lang);
  weft_status st     = WEFT_OK;
  strbuf_puts(b, "<!DOCTYPE html>\n<html lang=\"");
  strbuf_puts(b, korean ? "ko" : "en");
  strbuf_puts(b, "\">\n<head>\n<title>");
  if (in->options->title.size) {
    TRY(st, put(b, in->options->title));
  } else {
    strbuf_puts(b, korean ? "지식 그래프" : "Knowledge graph");
  }
  strbuf_puts(b, "</title>\n");
  strbuf_puts(b, head);
  strbuf_puts(b, "</head>\n<body>\n<figure>\n");
  TRY(st, svg_write(b, raw_svg, in, false));
  strbuf_puts(b, "</figure>\n");
  TRY(st, put_table(b, in));
  strbuf_puts(b, "</body>\n</html>\n");
  return b->status;
}
