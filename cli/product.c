// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "product.h"

#include "error.h"
#include "per_document.h"
#include "picture.h"
#include "review.h"
#include "texts.h"
#include "weft/export.h"

#include <stdio.h>

weft_status
product_open(product*             p,
             const output_format* format,
             const char*          name,
             weft_error*          error)
{
  p->format = format;
  return format->kind == FORMAT_NEO4J
           ? folder_open(
               &p->folder, name, format_neo4j_files, FORMAT_NEO4J_COUNT, error)
           : output_open(&p->file, name, error);
}

static weft_status
export_to(const weft_graph* graph,
          output*           out,
          const char*       part,
          weft_format       format,
          const options*    o,
          weft_error*       error)
{
  const weft_writer writer = output_writer(out);
  weft_status       st     = weft_export(graph, format, &writer, error);

  st = output_check(out, st, error);
  if (!st && !o->quiet && !out->standard) {
    error_note("%s%s: %ld bytes", out->name, part, ftell(out->file));
  }
  return st;
}

static weft_status
export_folder(const weft_graph* graph,
              folder*           f,
              const options*    o,
              weft_error*       error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < f->count; ++i) {
    char part[64] = "";
    (void)snprintf(part, sizeof(part), " (%s)", f->files[i]);
    st = export_to(graph,
                   &f->outputs[i],
                   part,
                   (weft_format)format_neo4j_numbers[i],
                   o,
                   error);
  }
  return st;
}

weft_status
product_make(product*          p,
             const weft_graph* graph,
             const options*    o,
             weft_error*       error)
{
  const int number = p->format->number;
  switch (p->format->kind) {
    case FORMAT_PICTURE:
      return picture_draw(
        graph, o, (weft_picture)number, &p->file, p->texts, &p->no, error);
    case FORMAT_NEO4J:
      return export_folder(graph, &p->folder, o, error);
    case FORMAT_EXPORT:
      break;
  }
  return export_to(graph, &p->file, "", (weft_format)number, o, error);
}

weft_status
product_commit(product* p, weft_error* error)
{
  return p->format->kind == FORMAT_NEO4J ? folder_commit(&p->folder, error)
                                         : output_commit(&p->file, error);
}

int
product_exit(const product* products, size_t count, weft_status st)
{
  // A name that is unknown fails, but the answer is "no" all the same
  bool no = false;
  for (size_t i = 0U; i < count; ++i) {
    no = no || products[i].no;
  }
  return no && (!st || st == WEFT_ERR_NOT_FOUND) ? CLI_NO : error_exit_code(st);
}

void
product_discard(product* p)
{
  output_discard(&p->file);
  folder_discard(&p->folder);
}

void
product_show_inferred(weft_graph* graph, const options* o)
{
  weft_graph_show_inferred(graph, o->inferred);
  if (o->inferred && weft_graph_inferred_is_cut(graph)) {
    error_note("so much follows from the facts that some is left out");
  }
}

static weft_status
load(const char* path, const options* o, weft_graph** graph, weft_error* error)
{
  const review_source source = {path, o->at};
  const weft_status   st     = review_load(&source, graph, error);
  if (!st) {
    product_show_inferred(*graph, o);
  }
  return st;
}

static weft_status
make_all(product*          products,
         size_t            count,
         const weft_graph* graph,
         const options*    o,
         weft_error*       error)
{
  texts       found = {.encoding = o->encoding};
  weft_status st    = WEFT_OK;
  if (o->texts.count) {
    st = texts_list(&found, o->texts.items, o->texts.count, error);
  }
  const weft_render_texts source = texts_source(&found);
  for (size_t i = 0U; !st && i < count; ++i) {
    products[i].texts = found.inputs ? &source : NULL;
    st                = product_make(&products[i], graph, o, error);
    products[i].texts = NULL;
  }
  texts_free(&found);
  return st;
}

weft_status
product_all(product*       products,
            size_t         count,
            const char*    graph,
            const options* o,
            bool*          no,
            weft_error*    error)
{
  weft_graph* loaded = NULL;
  weft_status st     = per_document_open(o, error);
  for (size_t i = 0U; !st && i < count; ++i) {
    const char* const name = o->outputs.count ? o->outputs.items[i] : NULL;

    st = output_check_source(name, graph, error);
    if (!st) {
      st = product_open(&products[i], products[i].format, name, error);
    }
  }
  if (!st) {
    st = load(graph, o, &loaded, error);
  }
  if (!st) {
    st = make_all(products, count, loaded, o, error);
  }
  for (size_t i = 0U; !st && i < count; ++i) {
    st = product_commit(&products[i], error);
  }
  if (!st && o->per_document) {
    st = per_document_draw(loaded, o, no, error);
  }
  for (size_t i = 0U; i < count; ++i) {
    product_discard(&products[i]);
  }
  weft_graph_free(loaded);
  return st;
}
