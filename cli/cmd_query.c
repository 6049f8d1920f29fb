// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "answer.h"
#include "command.h"
#include "error.h"
#include "options.h"
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_STEPS = 6 };

typedef enum { FORM_TABLE, FORM_CSV, FORM_JSON } form;

typedef struct {
  answer      a;
  form        form;
  weft_query* query;
  table_text  table;
} asking;

// What --json, --csv or --format says, else the extension of --output
static form
chosen_form(const options* o)
{
  if (o->json || o->csv) {
    return o->json ? FORM_JSON : FORM_CSV;
  }
  const char* const dot =
    o->outputs.count ? strrchr(o->outputs.items[0], '.') : NULL;
  const char* const name = o->format ? o->format : dot ? dot + 1 : "";
  return !strcmp(name, "json") || !strcmp(name, "jsonl") ? FORM_JSON
         : !strcmp(name, "csv")                          ? FORM_CSV
                                                         : FORM_TABLE;
}

static weft_status
end_line(answer* a)
{
  strbuf_putc(&a->line, '\n');
  return answer_flush(a);
}

// Tables

static weft_status
put_table_head(asking* x)
{
  weft_status st   = WEFT_OK;
  x->table.columns = weft_query_column_count(x->query);
  for (size_t i = 0U; !st && i < x->table.columns; ++i) {
    st = table_cell(&x->table, weft_query_column(x->query, i)->name);
  }
  return st || !x->table.columns ? st : table_row(&x->table, WEFT_STR(""));
}

static void
put_fact(strbuf* b, const weft_stated_fact* fact, const char* indent)
{
  strbuf_puts(b, indent);
  answer_put_end(b, &fact->subject);
  strbuf_putc(b, ' ');
  display_put(b, fact->label);
  strbuf_putc(b, ' ');
  answer_put_end(b, &fact->object);
  answer_put_details(b, fact, false);
  strbuf_putc(b, '\n');
}

static weft_status
put_table_row(asking* x, const weft_row* row)
{
  weft_status   st = WEFT_OK;
  strbuf* const b  = &x->a.line;
  for (size_t i = 0U; !st && i < row->cell_count; ++i) {
    const weft_cell* const c    = &row->cells[i];
    const weft_cell_kind   kind = weft_query_column(x->query, i)->kind;
    const bool node = kind == WEFT_CELL_ENTITY || kind == WEFT_CELL_NODE;
    st              = table_cell(&x->table, node ? c->node.name : c->text);
  }
  for (size_t i = 0U; i < row->fact_count; ++i) {
    put_fact(b, &row->facts[i], "    ");
    answer_put_sources(b, &row->facts[i], "        ");
  }
  if (!st && !row->cell_count && !row->fact_count) {
    strbuf_puts(b, "yes\n");
  }
  st = st ? st : b->status;
  st = st ? st : table_row(&x->table, strbuf_str(b));
  strbuf_clear(b);
  return st;
}

// Patterns

static weft_status
put_row(void* handle, const weft_row* row)
{
  asking* const x  = (asking*)handle;
  weft_status   st = WEFT_OK;
  ++x->a.count;
  switch (x->form) {
    case FORM_TABLE:
      return put_table_row(x, row);
    case FORM_CSV:
      return weft_csv_row(&x->a.writer, x->query, row);
    case FORM_JSON:
      break;
  }
  st = weft_json_row(&x->a.writer, x->query, row);
  return st ? st : end_line(&x->a);
}

static weft_status
ask_pattern(asking* x, const char* const* words)
{
  answer* const a = &x->a;
  weft_status   st =
    weft_query_new(a->store, weft_str_from(words[0]), &x->query, &a->error);
  if (!st && x->form == FORM_CSV) {
    st = weft_csv_head(&a->writer, x->query);
  } else if (!st && x->form == FORM_TABLE) {
    st = put_table_head(x);
  }
  if (!st) {
    st = weft_query_run(x->query, &a->asked, put_row, x, &a->more, &a->error);
  }
  if (!st && x->form == FORM_TABLE && a->count) {
    st = table_print(&x->table, &a->line);
    st = st ? st : answer_flush(a);
  }
  table_text_free(&x->table);
  weft_query_free(x->query);
  return st;
}

// Paths

static void
put_step(strbuf* b, const weft_end* from, const weft_path_step* step)
{
  for (int back = 0; back < 2; ++back) {
    size_t count = 0U;
    for (size_t i = 0U; i < step->fact_count; ++i) {
      const weft_stated_fact* const f = &step->facts[i];
      if (weft_str_equals(f->subject.id, from->id) == !back) {
        strbuf_puts(b, count++ ? ", " : back ? " <-" : " -");
        display_put(b, f->label);
      }
    }
    if (count) {
      strbuf_puts(b, back ? "-" : "->");
    }
  }
  strbuf_putc(b, ' ');
}

static weft_status
put_path(void* handle, const weft_path* path)
{
  asking* const x = (asking*)handle;
  answer* const a = &x->a;
  ++a->count;
  if (x->form == FORM_JSON) {
    const weft_status st = weft_json_path(&a->writer, path);
    return st ? st : end_line(a);
  }
  for (size_t i = 0U; i < path->node_count; ++i) {
    answer_put_end(&a->line, &path->nodes[i]);
    if (i + 1U < path->node_count) {
      put_step(&a->line, &path->nodes[i], &path->steps[i]);
    }
  }
  strbuf_putc(&a->line, '\n');
  for (size_t i = 0U; i + 1U < path->node_count && a->asked.evidence; ++i) {
    for (size_t k = 0U; k < path->steps[i].fact_count; ++k) {
      put_fact(&a->line, &path->steps[i].facts[k], "    ");
      answer_put_sources(&a->line, &path->steps[i].facts[k], "        ");
    }
  }
  return answer_flush(a);
}

static weft_status
ask_path(asking* x, const char* const* words)
{
  const options* const o = x->a.options;
  return weft_find_paths(x->a.store,
                         weft_str_from(words[0]),
                         weft_str_from(words[1]),
                         o->max ? o->max : PATH_STEPS,
                         &x->a.asked,
                         put_path,
                         x,
                         &x->a.more,
                         &x->a.error);
}

// Words

static weft_status
put_hit(void* handle, const weft_text_hit* hit)
{
  asking* const x = (asking*)handle;
  answer* const a = &x->a;
  ++a->count;
  if (x->form == FORM_JSON) {
    const weft_status st = weft_json_hit(&a->writer, hit);
    return st ? st : end_line(a);
  }
  display_put(&a->line, hit->doc);
  strbuf_printf(
    &a->line, ":%zu-%zu: ", hit->evidence.span.start, hit->evidence.span.end);
  display_put(&a->line, hit->evidence.text);
  strbuf_putc(&a->line, '\n');
  for (size_t i = 0U; i < hit->fact_count; ++i) {
    put_fact(&a->line, &hit->facts[i], "    ");
  }
  return answer_flush(a);
}

static weft_status
ask_text(asking* x, const char* const* words, size_t count)
{
  weft_str* const texts = (weft_str*)calloc(count, sizeof(weft_str));
  if (!texts) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    texts[i] = weft_str_from(words[i]);
  }
  const weft_status st = weft_find_text(
    x->a.store, texts, count, &x->a.asked, put_hit, x, &x->a.more, &x->a.error);
  free((void*)texts);
  return st;
}

// The command

static weft_status
ask(asking* x, const options* o)
{
  const size_t count = o->arguments.count - 1U;
  weft_status  st    = WEFT_OK;
  char** const words = (char**)calloc(count, sizeof(char*));
  if (!words) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; !st && i < count; ++i) {
    words[i] = answer_word(o->arguments.items[i + 1U]);
    st       = words[i] ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  }
  const char* const* const texts = (const char* const*)words;
  if (!st) {
    st = o->path   ? ask_path(x, texts)
         : o->text ? ask_text(x, texts, count)
                   : ask_pattern(x, texts);
  }
  for (size_t i = 0U; i < count; ++i) {
    free(words[i]);
  }
  free((void*)words);
  return st;
}

static void
print_help(void)
{
  puts("Usage: weft query [OPTION]... GRAPH.weft 'PATTERN'\n"
       "       weft query --path [OPTION]... GRAPH.weft NAME NAME\n"
       "       weft query --text [OPTION]... GRAPH.weft WORD...\n\n"
       "Ask a graph file.  A pattern is like its facts, with variables:\n\n"
       "  weft query news.weft '?org develops ?model'\n"
       "  weft query news.weft '?org:Organization develops ?model .\n"
       "    ?model parameter_count ?n . ?n > 1000000000 ORDER BY ?n DESC'\n"
       "  weft query news.weft '네이버 ?relation ?what [status = planned]'\n\n"
       "Exit code 1 means that nothing was found.");
  options_print(COMMAND_QUERY);
}

static int
check(const options* o)
{
  const size_t count = o->arguments.count;
  if (o->path && o->text) {
    return error_usage("--path and --text are two questions; give one");
  }
  if (o->path && count != 3U) {
    return error_usage("--path needs a graph file and two names; a name of "
                       "many words needs quotes");
  }
  if (o->text && count < 2U) {
    return error_usage("--text needs a graph file and words to look for");
  }
  if (!o->path && !o->text && count != 2U) {
    return error_usage("query needs a graph file and a pattern in quotes, such "
                       "as weft query news.weft '?org develops ?model'");
  }
  if ((o->path || o->text) && chosen_form(o) == FORM_CSV) {
    return error_usage("--csv holds the rows of patterns; use --json here");
  }
  if (o->outputs.count > 1U) {
    return error_usage("query writes one file; give --output once");
  }
  return CLI_DONE;
}

static int
run_checked(const options* o)
{
  asking    x    = {.form = chosen_form(o)};
  const int code = check(o);
  if (code) {
    return code;
  }
  weft_status st = answer_open(&x.a, o);
  if (!st) {
    st = ask(&x, o);
  }
  return answer_close(&x.a, st);
}

int
cmd_query(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_QUERY, print_help, run_checked);
}
