// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The facts for those who read without scripts, and on paper.

#include "html_page.h"
#include "label.h"
#include "text.h"
#include "try.h"

#define SUPPORTS_MAX 5U

weft_status
html_put(strbuf* b, weft_str text)
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
    TRY(st, html_put(b, support->evidence.text));
    strbuf_puts(b, " <small>");
    TRY(st, html_put(b, support->doc));
    if (support->rule.size) {
      strbuf_puts(b, " · ");
      TRY(st, html_put(b, support->rule));
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
  TRY(st, html_put(b, labels[fact->subject]));
  strbuf_puts(b, "</td><td>");
  TRY(st, html_put(b, view_relation_label(in->graph, fact->relation, lang)));
  if (fact->of.size) {
    strbuf_puts(b, " (");
    TRY(st, html_put(b, fact->of));
    strbuf_putc(b, ')');
  }
  if (fact->status == WEFT_PLANNED) {
    strbuf_puts(b, korean ? " <small>예정</small>" : " <small>planned</small>");
  }
  strbuf_puts(b, "</td><td>");
  TRY(st,
      html_put(b, entity ? labels[fact->object_entity] : fact->object.name));
  strbuf_puts(b, "</td><td>");
  TRY(st, html_put(b, fact->when));
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
  for (size_t i = 0U; !st && i < count && i < HTML_FACTS_MAX; ++i) {
    st = put_row(b, in, weft_graph_fact(in->graph, i), labels);
  }
  arena_free(&memory);
  return st;
}

weft_status
html_put_table(strbuf* b, const dot_input* in)
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
  if (count > HTML_FACTS_MAX) {
    strbuf_printf(
      b, "<tr><td colspan=\"5\">+%zu</td></tr>\n", count - HTML_FACTS_MAX);
  }
  strbuf_puts(b, "</tbody>\n</table>\n");
  return b->status;
}
