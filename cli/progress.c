// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 30 };

static struct {
  const char* label;
  size_t      total;
  size_t      done;
  double      drawn_at; // seconds
  bool        active;
  bool        visible;
} bar;

static double
seconds(void)
{
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + ((double)now.tv_nsec / 1e9);
}

static void
draw(void)
{
  const size_t filled = bar.total ? (bar.done * BAR_WIDTH) / bar.total : 0U;
  fprintf(stderr, "\r%s [", bar.label);
  for (size_t i = 0U; i < BAR_WIDTH; ++i) {
    fputc(i < filled ? '#' : '.', stderr);
  }
  fprintf(stderr, "] %zu/%zu", bar.done, bar.total);
  fflush(stderr);
  bar.visible = true;
}

void
progress_start(const char* label, size_t total, bool quiet)
{
  bar.label    = label;
  bar.total    = total;
  bar.done     = 0U;
  bar.visible  = false;
  bar.drawn_at = seconds();
  bar.active   = !quiet && total > 1U && isatty(STDERR_FILENO);
}

void
progress_step(void)
{
  static const double interval = 0.1;

  ++bar.done;
  if (bar.active) {
    const double now = seconds();
    if (now - bar.drawn_at >= interval) {
      bar.drawn_at = now;
      draw();
    }
  }
}

void
progress_hide(void)
{
  if (bar.visible) {
    fputs("\r\033[K", stderr);
    bar.visible = false;
  }
}

void
progress_end(void)
{
  progress_hide();
  bar.active = false;
}
