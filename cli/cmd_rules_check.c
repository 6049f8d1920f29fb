// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules check: what is wrong with packs, each finding with its line.

#include "cmd_rules.h"

#include "error.h"
#include "rules_line.h"
#include "table.h"
#include "utf8.h"
#include "weft/check.h"

#include <stdio.h>
#include <string.h>

enum {
  FILE_LIMIT  = 20, // findings of one severity that are shown of a file
  LINE_WIDTH  = 96, // places of a source line that are shown
  LINE_BEFORE = 60  // … before the column, if it is too long
};

static const char* const severity_names[] = {"error", "warning", "note"};

// Where printing is
typedef struct {
  const options* options;
  char           file[512]; // of the finding before
  size_t         shown[3];  // of this file, by severity
  size_t         hidden[3];
} printer;

static void
put_json(const weft_finding* f)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  rules_line_member(
    &line, "severity", weft_str_from(severity_names[f->severity]));
  rules_line_member(&line, "file", weft_str_from(f->file));
  strbuf_printf(&line, ",\"line\":%zu,\"column\":%zu", f->line, f->column);
  rules_line_member(&line, "message", weft_str_from(f->message));
  strbuf_putc(&line, '}');
  rules_line_print(&line);
}

// Bytes of the first `count` characters
static size_t
skip_characters(weft_str text, size_t count)
{
  size_t at = 0U;
  while (count-- && at < text.size) {
    (void)utf8_next(text, at, &at);
  }
  return at;
}

// The end of what fits into `width` places from `from`
static size_t
fit(weft_str text, size_t from, size_t width)
{
  size_t at = from;
  while (at < text.size) {
    size_t next = at;
    (void)utf8_next(text, at, &next);
    if (display_width((weft_str){text.data + from, next - from}) > width) {
      break;
    }
    at = next;
  }
  return at;
}

// The source line, or what is around the column, and a caret below it
static void
put_source(const weft_finding* f, strbuf* out)
{
  weft_str line     = f->source;
  line.size         = utf8_valid(line); // a lexicon may have other bytes
  const size_t at   = skip_characters(line, f->column ? f->column - 1U : 0U);
  size_t       from = 0U;
  while (display_width((weft_str){line.data + from, at - from}) > LINE_BEFORE &&
         display_width(line) > LINE_WIDTH) {
    (void)utf8_next(line, from, &from);
  }
  const size_t   end   = fit(line, from, LINE_WIDTH);
  const weft_str shown = {line.data + from, end - from};
  const size_t   caret = display_width((weft_str){line.data + from, at - from});
  strbuf_puts(out, from ? "  …" : "   ");
  display_put(out, shown);
  strbuf_puts(out, end < line.size ? "…\n   " : "\n   ");
  for (size_t i = 0U; i < caret; ++i) {
    strbuf_putc(out, ' ');
  }
  strbuf_puts(out, "^\n");
}

static void
put_place(const weft_finding* f, strbuf* out)
{
  if (f->file[0]) {
    display_put(out, weft_str_from(f->file));
    if (f->line) {
      strbuf_printf(out, ":%zu:%zu", f->line, f->column);
    }
    strbuf_puts(out, ": ");
  }
}

static void
put_finding(const weft_finding* f, bool with_source)
{
  strbuf out = {.data = NULL};
  put_place(f, &out);
  strbuf_printf(&out, "%s: ", severity_names[f->severity]);
  display_put(&out, weft_str_from(f->message));
  strbuf_putc(&out, '\n');
  if (with_source && f->source.size) {
    put_source(f, &out);
  }
  if (!out.status) {
    fputs(out.data, stderr);
  }
  strbuf_free(&out);
}

// Say how many findings of the last file were left out
static void
end_file(printer* p)
{
  for (size_t i = 0U; i < 3U; ++i) {
    if (p->hidden[i]) {
      fprintf(stderr,
              "%s: %zu more %ss; -v shows all\n",
              p->file,
              p->hidden[i],
              severity_names[i]);
    }
    p->shown[i]  = 0U;
    p->hidden[i] = 0U;
  }
}

static void
receive(void* handle, const weft_finding* f)
{
  printer* const       p = (printer*)handle;
  const options* const o = p->options;
  if (o->json) {
    put_json(f);
    return;
  }
  if (o->quiet && f->severity == WEFT_SEVERITY_NOTE) {
    return;
  }
  if (strcmp(p->file, f->file) != 0) {
    end_file(p);
    snprintf(p->file, sizeof(p->file), "%s", f->file);
  }
  if (!o->verbose && p->shown[f->severity] >= FILE_LIMIT) {
    ++p->hidden[f->severity];
  } else {
    ++p->shown[f->severity];
    put_finding(f, !o->quiet);
  }
}

static int
check_pack(const options* o, const char* name)
{
  printer           p      = {.options = o};
  weft_check_counts counts = {0U, 0U, 0U, 0U};
  weft_error        error  = WEFT_ERROR_INIT;
  if (weft_rules_check(&name, 1U, receive, &p, &counts, &error)) {
    return error_fail(&error);
  }
  end_file(&p);
  if (!o->json && !o->quiet) {
    printf("%s: %zu rules, %zu errors, %zu warnings, %zu notes\n",
           name,
           counts.rules,
           counts.errors,
           counts.warnings,
           counts.notes);
  }
  if (counts.errors) {
    return CLI_BAD;
  }
  return o->strict && counts.warnings ? CLI_NO : CLI_DONE;
}

int
rules_check(const rules_job* job)
{
  int worst = CLI_DONE;
  for (size_t i = 0U; i < job->packs.count; ++i) {
    const int code = check_pack(job->options, job->packs.items[i]);
    worst          = code > worst ? code : worst;
  }
  return worst;
}
