// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "picture.h"

#include "commands.h"
#include "error.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What PNG has unless that is too large
#define DPI_USUAL 144U

// The command is its own layout worker
static weft_status
find_worker(char* path, size_t size, weft_error* error)
{
  const ssize_t n = readlink("/proc/self/exe", path, size - 1U);
  if (n <= 0) {
    return weft_error_set(error,
                          WEFT_ERR_IO,
                          "/proc/self/exe",
                          0U,
                          0U,
                          "cannot find this program; is /proc mounted?");
  }
  path[n] = '\0';
  return WEFT_OK;
}

static weft_render_options
render_options(const options* o, weft_picture picture, const char* worker)
{
  weft_render_options result = WEFT_RENDER_OPTIONS_INIT;
  result.picture             = picture;
  result.title               = weft_str_from(o->title);
  result.layout              = o->layout;
  result.time_limit          = o->time_limit;
  result.dpi                 = o->dpi;
  result.worker              = worker;
  result.worker_flag         = WEFT_RENDER_WORKER_FLAG;
  if (o->labels || o->lang) {
    result.lang = weft_str_from(o->labels ? o->labels : o->lang);
  }
  if (o->literals && !strcmp(o->literals, "nodes")) {
    result.literals = WEFT_LITERALS_NODES;
  } else if (o->literals && !strcmp(o->literals, "hide")) {
    result.literals = WEFT_LITERALS_HIDE;
  }
  return result;
}

weft_status
picture_draw(const weft_graph* graph,
             const options*    o,
             weft_picture      picture,
             output*           out,
             weft_error*       error)
{
  char                      worker[PATH_MAX] = "";
  const weft_render_options drawing = render_options(o, picture, worker);
  weft_render_report        report  = {.layout = NULL};
  char*                     data    = NULL;
  size_t                    size    = 0U;

  weft_status st = find_worker(worker, sizeof(worker), error);
  if (!st) {
    st = weft_render(graph, &drawing, &data, &size, &report, error);
  }
  if (!st) {
    st = output_write(out, (weft_str){data, size}, error);
  }
  if (!st && !o->quiet) {
    error_note("%s: %zu nodes, %zu edges, %zu left out, %s%s, %zu bytes",
               out->name,
               report.nodes,
               report.edges,
               report.left_out,
               report.layout ? report.layout : "no layout",
               report.degraded ? " (time limit reached)" : "",
               size);
  }
  if (!st && !o->quiet && !o->dpi && report.dpi && report.dpi < DPI_USUAL) {
    error_note("%s: %zu dots per inch, as it is large; --dpi asks for more",
               out->name,
               report.dpi);
  }
  free(data);
  return st;
}
