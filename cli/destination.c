// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "destination.h"

#include "error.h"

#include "weft/export.h"

#include <stdio.h>

weft_status
destination_open(destination*         d,
                 const output_format* format,
                 const char*          name,
                 weft_error*          error)
{
  *d = (destination){.format = format};
  return format->kind == FORMAT_NEO4J
           ? folder_open(
               &d->folder, name, format_neo4j_files, FORMAT_NEO4J_COUNT, error)
           : output_open(&d->file, name, error);
}

static weft_status
write_file(output*           out,
           weft_format       format,
           const weft_graph* graph,
           weft_error*       error)
{
  const weft_writer writer = output_writer(out);
  const weft_status st     = weft_export(graph, format, &writer, error);
  return output_check(out, st, error);
}

static weft_status
write_folder(folder* f, const weft_graph* graph, bool quiet, weft_error* error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < f->count; ++i) {
    output* const out = &f->outputs[i];
    st = write_file(out, (weft_format)format_neo4j_numbers[i], graph, error);
    if (!st && !quiet) {
      error_note("%s (%s): %ld bytes", f->name, f->files[i], ftell(out->file));
    }
  }
  return st;
}

weft_status
destination_export(destination*      d,
                   const weft_graph* graph,
                   bool              quiet,
                   weft_error*       error)
{
  if (d->format->kind == FORMAT_NEO4J) {
    return write_folder(&d->folder, graph, quiet, error);
  }
  const weft_status st =
    write_file(&d->file, (weft_format)d->format->number, graph, error);
  if (!st && !quiet) {
    error_note("%s: %ld bytes", d->file.name, ftell(d->file.file));
  }
  return st;
}

weft_status
destination_commit(destination* d, weft_error* error)
{
  return d->format->kind == FORMAT_NEO4J ? folder_commit(&d->folder, error)
                                         : output_commit(&d->file, error);
}

void
destination_discard(destination* d)
{
  output_discard(&d->file);
  folder_discard(&d->folder);
}
