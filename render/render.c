// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "weft/render.h"

#include "dot.h"
#include "html.h"
#include "link.h"
#include "process.h"
#include "svg.h"
#include "try.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>

#define SECONDS_DEFAULT 20.0
#define COMPLAINT_MAX 200U

// What the worker says of a picture beyond the format's size
#define TOO_LARGE "the picture is too large"

// What it says of a bitmap that it made, before a number
#define RESOLUTION "dpi "

static const char*
worker_format(weft_picture picture)
{
  switch (picture) {
    case WEFT_PICTURE_PNG:
      return "png";
    case WEFT_PICTURE_PDF:
      return "pdf";
    case WEFT_PICTURE_SVG:
    case WEFT_PICTURE_HTML:
    case WEFT_PICTURE_DOT:
      break;
  }
  return "svg";
}

// The first line of what the worker said, cut to a length for people
static weft_str
first_line(const strbuf* complaint)
{
  weft_str    line = strbuf_str(complaint);
  const char* end  = NULL;
  while (line.size && line.data[0] == '\n') {
    ++line.data;
    --line.size;
  }
  if (line.size) {
    end = (const char*)memchr(line.data, '\n', line.size);
  }
  line.size = end ? (size_t)(end - line.data) : line.size;
  line.size = line.size < COMPLAINT_MAX ? line.size : COMPLAINT_MAX;
  return line.size ? line : WEFT_STR("it said nothing");
}

static weft_status
explain(weft_status                st,
        const weft_render_options* options,
        const strbuf*              complaint,
        weft_error*                error)
{
  switch (st) {
    case WEFT_OK:
      return WEFT_OK;
    case WEFT_ERR_NOT_FOUND:
      return weft_error_set(error,
                            WEFT_ERR_RENDER,
                            NULL,
                            0U,
                            0U,
                            "cannot start the layout worker '%s'; set the "
                            "path of a program that calls "
                            "weft_render_worker()",
                            options->worker ? options->worker : "");
    case WEFT_ERR_TIMEOUT:
      return weft_error_set(error,
                            st,
                            NULL,
                            0U,
                            0U,
                            "no layout ended within the time limit; allow "
                            "more seconds or draw a smaller graph");
    case WEFT_ERR_LIMIT:
      return weft_error_set(error,
                            st,
                            NULL,
                            0U,
                            0U,
                            "%.*s",
                            (int)first_line(complaint).size,
                            first_line(complaint).data);
    case WEFT_ERR_RENDER:
      return weft_error_set(error,
                            st,
                            NULL,
                            0U,
                            0U,
                            "the layout worker failed (%.*s); the DOT format "
                            "works without it",
                            (int)first_line(complaint).size,
                            first_line(complaint).data);
    default:
      return weft_error_set(
        error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
  }
}

// Whether the worker's output begins and ends as the format does
static bool
is_picture(weft_picture picture, const strbuf* out)
{
  static const char png[]  = "\x89PNG";
  static const char pdf[]  = "%PDF";
  static const char tail[] = "</svg>\n";
  const size_t      size   = out->size;
  if (size < sizeof(tail)) {
    return false;
  }
  if (picture == WEFT_PICTURE_PNG) {
    return !memcmp(out->data, png, sizeof(png) - 1U);
  }
  if (picture == WEFT_PICTURE_PDF) {
    return !memcmp(out->data, pdf, sizeof(pdf) - 1U);
  }
  return strstr(out->data, "<svg ") &&
         !memcmp(out->data + size - sizeof(tail) + 1U, tail, sizeof(tail) - 1U);
}

// One layout: DOT to the worker, its picture to `picture`
static weft_status
attempt(const dot_input* in, double seconds, strbuf* picture, strbuf* complaint)
{
  const weft_render_options* const options = in->options;
  strbuf                           dot     = {NULL, 0U, 0U, WEFT_OK};
  const process_call               call    = {options->worker,
                             options->worker_flag ? options->worker_flag : "",
                                              in->plan->worker,
                                              worker_format(options->picture),
                                              seconds};
  strbuf_clear(picture);
  strbuf_clear(complaint);
  weft_status st = dot_write(&dot, in);
  if (!st) {
    st = process_run(&call, strbuf_str(&dot), picture, complaint);
  }
  if (!st && !is_picture(options->picture, picture)) {
    st = WEFT_ERR_RENDER;
  }
  if (st == WEFT_ERR_RENDER && complaint->data &&
      strstr(complaint->data, TOO_LARGE)) {
    st = WEFT_ERR_LIMIT;
  }
  strbuf_free(&dot);
  return st;
}

// Layouts from the chosen one to the plainest, until one ends well.  The first
// may take all the time; the two that may follow have as much together.
static weft_status
lay_out(dot_input* in, strbuf* picture, strbuf* complaint)
{
  const double limit =
    in->options->time_limit > 0.0 ? in->options->time_limit : SECONDS_DEFAULT;
  for (;;) {
    const double             seconds = in->degraded ? limit / 2.0 : limit;
    const weft_status        st      = attempt(in, seconds, picture, complaint);
    const layout_plan* const next    = layout_plainer(in->plan);
    if ((st != WEFT_ERR_TIMEOUT && st != WEFT_ERR_RENDER) || !next) {
      return st;
    }
    in->plan     = next;
    in->degraded = true;
  }
}

// The resolution that the worker says it chose, or 0
static size_t
read_resolution(const strbuf* said)
{
  const char* const at = said->data ? strstr(said->data, RESOLUTION) : NULL;
  return at ? strtoul(at + sizeof(RESOLUTION) - 1U, NULL, 10) : 0U;
}

static weft_status
draw(dot_input* in, strbuf* out, weft_error* error)
{
  const weft_picture kind = in->options->picture;
  if (kind == WEFT_PICTURE_DOT) {
    return dot_write(out, in);
  }
  if (!in->options->worker) {
    return explain(WEFT_ERR_NOT_FOUND, in->options, NULL, error);
  }

  strbuf      raw       = {NULL, 0U, 0U, WEFT_OK};
  strbuf      complaint = {NULL, 0U, 0U, WEFT_OK};
  weft_status st        = lay_out(in, &raw, &complaint);
  if (!st && kind == WEFT_PICTURE_PNG) {
    in->dpi = read_resolution(&complaint);
  }
  if (st) {
    st = explain(st, in->options, &complaint, error);
  } else if (kind == WEFT_PICTURE_SVG) {
    st = svg_write(out, strbuf_str(&raw), in, true);
  } else if (kind == WEFT_PICTURE_HTML) {
    st = html_write(out, strbuf_str(&raw), in);
  } else {
    strbuf_append(out, strbuf_str(&raw));
    st = out->status;
  }
  strbuf_free(&raw);
  strbuf_free(&complaint);
  return st;
}

static void
report_on(const dot_input* in, weft_render_report* report)
{
  if (report) {
    *report = (weft_render_report){.nodes       = in->view->node_count,
                                   .edges       = in->view->edge_count,
                                   .left_out    = in->view->left_out,
                                   .layout      = in->plan->name,
                                   .degraded    = in->degraded,
                                   .facts       = in->view->fact_count,
                                   .communities = in->view->communities,
                                   .conflicts   = in->view->conflicts,
                                   .inferred    = in->view->inferred,
                                   .nothing     = in->view->nothing,
                                   .dpi         = in->dpi};
    memcpy(report->left, in->view->left, sizeof(report->left));
  }
}

// The theme and the scheme to draw in.  What can follow the reader's screen is
// drawn light, with the dark scheme beside it.
static weft_status
choose_theme(dot_input* in, weft_theme** own, weft_error* error)
{
  const weft_render_options* const o  = in->options;
  weft_status                      st = WEFT_OK;
  if (o->link_base && !link_is_base(o->link_base)) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_ARG,
                          NULL,
                          0U,
                          0U,
                          "links cannot begin with '%.60s'; give an address "
                          "that begins with https://, or a relative path",
                          o->link_base);
  }
  if (!o->theme) {
    TRY(st, weft_theme_load(NULL, own, error));
  }
  in->theme = o->theme ? o->theme : *own;
  in->both  = o->scheme == WEFT_SCHEME_AUTO && in->theme->scheme < 0;
  in->scheme =
    o->scheme == WEFT_SCHEME_DARK ||
        (o->scheme == WEFT_SCHEME_AUTO && in->theme->scheme == THEME_DARK)
      ? THEME_DARK
      : THEME_LIGHT;
  return WEFT_OK;
}

weft_status
weft_render(const weft_graph*          graph,
            const weft_render_options* options,
            char**                     data,
            size_t*                    size,
            weft_render_report*        report,
            weft_error*                error)
{
  WEFT_REQUIRE(graph && options && data && size);
  *data = NULL;
  *size = 0U;
  if (options->layout && !layout_is_known(options->layout)) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_ARG,
                          NULL,
                          0U,
                          0U,
                          "unknown layout '%.40s'; choose dot, mixed, sfdp, "
                          "neato, fdp, twopi, circo or grid",
                          options->layout);
  }

  view        v   = {.node_count = 0U};
  strbuf      out = {NULL, 0U, 0U, WEFT_OK};
  weft_theme* own = NULL;
  dot_input   in  = {.graph = graph, .view = &v, .options = options};
  weft_status st  = choose_theme(&in, &own, error);
  st              = st ? st : view_make(&v, graph, options, error);
  if (!st) {
    in.plan = options->layout
                ? layout_find(options->layout, v.linked_count, v.edge_count)
                : layout_choose(v.linked_count, v.edge_count);
    st      = draw(&in, &out, error);
  }
  if (!st) {
    report_on(&in, report);
    *data = strbuf_detach(&out, size);
    st    = *data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  }
  if (st && error && error->status != st) {
    st = weft_error_set(error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
  }
  strbuf_free(&out);
  view_free(&v);
  weft_theme_free(own);
  return st;
}
