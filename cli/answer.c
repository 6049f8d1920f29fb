// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "answer.h"

#include "error.h"
#include "table.h"
#include "weft/document.h"

#include <stdlib.h>
#include <string.h>

weft_status
answer_open(answer* a, const options* o)
{
  weft_status st = WEFT_OK;
  *a             = (answer){.options = o};
  a->asked       = (weft_answer_options){
          o->limit, o->evidence || o->verbose, weft_str_from(o->labels)};
  const char* const name = o->outputs.count ? o->outputs.items[0] : NULL;

  st = output_check_source(name, o->arguments.items[0], &a->error);
  if (!st) {
    st = output_open(&a->out, name, &a->error);
  }
  if (!st) {
    a->writer = output_writer(&a->out);
    st        = weft_store_open(
      o->arguments.items[0], WEFT_STORE_READ, &a->store, &a->error);
  }
  return st;
}

static int
conclude(answer* a, weft_status st)
{
  if (!st) {
    st = output_commit(&a->out, &a->error);
  }
  if (st) {
    const int code = error_fail(&a->error);
    // A name that is in no graph is an answer; a missing graph is none
    return st == WEFT_ERR_NOT_FOUND && a->store ? CLI_NO : code;
  }
  if (!a->options->quiet && a->more) {
    error_note("more was found; raise --limit to see it");
  }
  if (!a->options->quiet && !a->count) {
    error_note("nothing was found");
  }
  return a->count ? CLI_DONE : CLI_NO;
}

int
answer_close(answer* a, weft_status status)
{
  if (status && !a->error.status) {
    (void)weft_error_set(
      &a->error, status, NULL, 0U, 0U, "%s", weft_status_string(status));
  }
  const int code = conclude(a, status);
  output_discard(&a->out);
  weft_store_free(a->store);
  strbuf_free(&a->line);
  return code;
}

char*
answer_word(const char* argument)
{
  return weft_compose(weft_str_from(argument));
}

weft_status
answer_flush(answer* a)
{
  weft_status st = a->line.status;
  if (!st) {
    st = output_write(&a->out, strbuf_str(&a->line), &a->error);
  }
  strbuf_clear(&a->line);
  return st;
}

static void
put_detail(strbuf* b, bool* first, const char* label, weft_str text)
{
  if (text.size) {
    strbuf_puts(b, *first ? "  [" : ", ");
    strbuf_puts(b, label);
    display_put(b, text);
    *first = false;
  }
}

void
answer_put_details(strbuf* b, const weft_stated_fact* fact, bool counts)
{
  bool first = true;
  if (fact->status == WEFT_PLANNED) {
    put_detail(b, &first, "", WEFT_STR("planned"));
  }
  if (fact->inferred) {
    put_detail(b, &first, "", WEFT_STR("inferred"));
  }
  put_detail(b, &first, "of ", fact->of);
  put_detail(b, &first, "", fact->when);
  if (counts) {
    strbuf_printf(b, "%s%d", first ? "  [" : ", ", fact->confidence);
    first = false;
  }
  if (counts && !fact->inferred) {
    strbuf_printf(b,
                  ", %zu document%s",
                  fact->document_count,
                  fact->document_count == 1U ? "" : "s");
  }
  strbuf_puts(b, first ? "" : "]");
}

void
answer_put_end(strbuf* b, const weft_end* end)
{
  display_put(b, end->name);
}

void
answer_put_sources(strbuf* b, const weft_stated_fact* fact, const char* indent)
{
  for (size_t i = 0U; i < fact->source_count; ++i) {
    const weft_source* const s = &fact->sources[i];
    strbuf_puts(b, indent);
    display_put(b, s->doc);
    strbuf_printf(
      b, ":%zu-%zu: ", s->evidence.span.start, s->evidence.span.end);
    display_put(b, s->evidence.text);
    strbuf_putc(b, '\n');
  }
}
