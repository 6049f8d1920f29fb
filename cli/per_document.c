// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "per_document.h"

#include "error.h"
#include "fail.h"
#include "file_name.h"
#include "format.h"
#include "index_page.h"
#include "output.h"
#include "picture.h"
#include "pool.h"
#include "progress.h"
#include "strbuf.h"
#include "weft/find.h"
#include "weft/part.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0777 };

// All documents on their way into files
typedef struct {
  const weft_graph* graph;
  const options*    options;
  weft_parts*       parts;
  char**            names; // of files
  picture_request   request;
  weft_picture      picture;
  index_row*        rows; // per document; `name` is NULL where nothing is
  size_t            drawn;
  size_t            bytes;
} drawing;

// One document's picture
typedef struct {
  char*              data; // NULL if there is nothing to draw
  size_t             size;
  weft_render_report report;
  weft_error         error;
} sheet;

weft_status
per_document_open(const options* o, weft_error* error)
{
  const char* const dir = o->per_document;
  struct stat       info;
  int               number = 0;
  if (!dir) {
    return WEFT_OK;
  }
  if (mkdir(dir, FOLDER_MODE) && errno != EEXIST) {
    number = errno;
  } else if (stat(dir, &info) || access(dir, W_OK)) {
    number = errno;
  } else if (!S_ISDIR(info.st_mode)) {
    number = ENOTDIR;
  }
  return number ? weft_error_set(error,
                                 number == ENOENT || number == ENOTDIR
                                   ? WEFT_ERR_NOT_FOUND
                                   : WEFT_ERR_IO,
                                 dir,
                                 0U,
                                 0U,
                                 "cannot write into this folder: %s",
                                 strerror(number))
                : WEFT_OK;
}

// The extension that options choose: by name, or that of the first picture
static const output_format*
choose_format(const options* o)
{
  char extension[16] = ".svg";
  if (o->format) {
    (void)snprintf(extension, sizeof(extension), ".%s", o->format);
    return format_of_path(extension);
  }
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    const output_format* const f = format_of_path(o->outputs.items[i]);
    if (f && f->kind == FORMAT_PICTURE) {
      return f;
    }
  }
  return format_of_path(extension);
}

// Names are looked up in the whole graph: one document may well lack them
static weft_status
check_names(const drawing* d, weft_error* error)
{
  const picture_request* const r     = &d->request;
  size_t                       count = 0U;
  weft_status                  st    = WEFT_OK;
  for (size_t i = 0U; !st && i < r->focus.count; ++i) {
    size_t* found = NULL;
    st            = weft_graph_find_entities(
      d->graph, r->focus.items[i], &found, &count, error);
    free(found);
  }
  for (size_t i = 0U; !st && i < r->types.count; ++i) {
    weft_str* found = NULL;
    st =
      weft_graph_find_types(d->graph, r->types.items[i], &found, &count, error);
    free(found);
  }
  for (size_t i = 0U; !st && i < r->relations.count; ++i) {
    weft_str* found = NULL;
    st              = weft_graph_find_relations(
      d->graph, r->relations.items[i], &found, &count, error);
    free(found);
  }
  return st;
}

static weft_status
draw_part(const drawing* d, size_t index, weft_graph* graph, sheet* s)
{
  const weft_document_info* const doc = weft_graph_document(d->graph, index);
  weft_render_options             how =
    picture_options(&d->request, d->options, d->picture);
  how.title = doc->title.size ? doc->title : doc->doc;
  weft_graph_show_inferred(graph, d->options->inferred);
  if (!weft_graph_entity_count(graph)) {
    return WEFT_OK;
  }
  const weft_status st =
    weft_render(graph, &how, &s->data, &s->size, &s->report, &s->error);
  const bool lacks = st == WEFT_ERR_NOT_FOUND || st == WEFT_ERR_BAD_INPUT;
  if (lacks || (!st && s->report.nothing)) {
    free(s->data);
    s->data = NULL;
  }
  return lacks ? WEFT_OK : st;
}

// Which of many documents could not be drawn
static void
name_document(const drawing* d, size_t index, weft_error* error)
{
  const weft_str doc = weft_graph_document(d->graph, index)->doc;
  (void)snprintf(error->file,
                 sizeof(error->file),
                 "%.*s",
                 (int)(doc.size < sizeof(error->file) ? doc.size : 0U),
                 doc.size ? doc.data : "");
}

static void*
work(void* handle, void* state, size_t index)
{
  const drawing* const d     = (const drawing*)handle;
  weft_graph*          graph = NULL;
  sheet* const         s     = (sheet*)calloc(1U, sizeof(sheet));
  (void)state;
  if (s) {
    weft_status st  = weft_parts_graph(d->parts, index, &graph, &s->error);
    st              = st ? st : draw_part(d, index, graph, s);
    s->error.status = st;
    if (st && !s->error.file[0]) {
      name_document(d, index, &s->error);
    }
    weft_graph_free(graph);
  }
  return s;
}

static void
discard(void* handle, void* result)
{
  sheet* const s = (sheet*)result;
  (void)handle;
  free(s->data);
  free(s);
}

static weft_status
write_file(const drawing* d,
           const char*    name,
           weft_str       bytes,
           weft_error*    error)
{
  const char* const dir  = d->options->per_document;
  const size_t      room = strlen(dir) + strlen(name) + 2U;
  char* const       path = (char*)malloc(room);
  output            out  = {.file = NULL};
  weft_status       st   = WEFT_OK;
  if (!path) {
    return fail_memory(error);
  }
  (void)snprintf(path, room, "%s/%s", dir, name);
  st = output_open(&out, path, error);
  st = st ? st : output_write(&out, bytes, error);
  st = st ? st : output_commit(&out, error);
  output_discard(&out);
  free(path);
  return st;
}

static weft_status
deliver(void* handle, size_t index, void* result, weft_error* error)
{
  drawing* const d  = (drawing*)handle;
  sheet* const   s  = (sheet*)result;
  weft_status    st = s->error.status;
  if (st) {
    *error = s->error;
  } else if (s->data) {
    const weft_str bytes = {s->data, s->size};

    st                      = write_file(d, d->names[index], bytes, error);
    d->rows[index].name     = d->names[index];
    d->rows[index].entities = s->report.nodes;
    d->rows[index].facts    = s->report.facts;
    ++d->drawn;
    d->bytes += s->size;
  }
  discard(NULL, s);
  progress_step();
  return st;
}

static weft_status
start_thread(void* handle, void** state, weft_error* error)
{
  (void)handle;
  (void)error;
  *state = NULL;
  return WEFT_OK;
}

static void
finish_thread(void* handle, void* state)
{
  (void)handle;
  (void)state;
}

static weft_status
draw_all(drawing* d, weft_error* error)
{
  const pool_tasks tasks = {.handle  = d,
                            .count   = weft_graph_document_count(d->graph),
                            .threads = d->options->jobs,
                            .start   = start_thread,
                            .finish  = finish_thread,
                            .work    = work,
                            .deliver = deliver,
                            .discard = discard};
  progress_start("drawing", tasks.count, d->options->quiet);
  const weft_status st = tasks.count ? pool_run(&tasks, error) : WEFT_OK;
  progress_end();
  return st;
}

// A page of someone else's that is called so stays
static weft_status
write_index(const drawing* d, weft_error* error)
{
  const char* const dir  = d->options->per_document;
  const size_t      room = strlen(dir) + sizeof(INDEX_PAGE) + 1U;
  char* const       path = (char*)malloc(room);
  strbuf            b    = {NULL, 0U, 0U, WEFT_OK};
  if (!path) {
    return fail_memory(error);
  }
  (void)snprintf(path, room, "%s/%s", dir, INDEX_PAGE);
  const bool  ours = index_page_is_ours(path);
  weft_status st   = WEFT_OK;
  free(path);
  if (!ours) {
    error_note("%s/%s: it is not ours, so it stays as it is", dir, INDEX_PAGE);
    return WEFT_OK;
  }
  index_page_put(&b, d->graph, d->rows, d->options);
  st = b.status ? fail_memory(error)
                : write_file(d, INDEX_PAGE, strbuf_str(&b), error);
  strbuf_free(&b);
  return st;
}

static void
tell(const drawing* d)
{
  const size_t count = weft_graph_document_count(d->graph);
  if (!d->options->quiet) {
    error_note("%s: %zu picture%s of %zu document%s, %zu with nothing to draw, "
               "%zu bytes",
               d->options->per_document,
               d->drawn,
               d->drawn == 1U ? "" : "s",
               count,
               count == 1U ? "" : "s",
               count - d->drawn,
               d->bytes);
  }
}

weft_status
per_document_draw(const weft_graph* graph,
                  const options*    o,
                  bool*             no,
                  weft_error*       error)
{
  const output_format* const format = choose_format(o);
  const size_t               count  = weft_graph_document_count(graph);
  drawing                    d      = {
                            .graph = graph, .options = o, .picture = (weft_picture)format->number};

  d.names        = file_names_new(graph, format->extension, INDEX_PAGE);
  d.rows         = (index_row*)calloc(count + 1U, sizeof(index_row));
  weft_status st = d.names && d.rows ? weft_parts_new(graph, &d.parts, error)
                                     : fail_memory(error);
  st             = st ? st : picture_request_open(&d.request, o, error);
  if (!st) {
    st  = check_names(&d, error);
    *no = st == WEFT_ERR_NOT_FOUND;
  }
  st = st ? st : draw_all(&d, error);
  st = st ? st : write_index(&d, error);
  if (!st) {
    tell(&d);
    *no = count && !d.drawn;
  }
  picture_request_free(&d.request);
  weft_parts_free(d.parts);
  file_names_free(d.names, count);
  free(d.rows);
  return st;
}
