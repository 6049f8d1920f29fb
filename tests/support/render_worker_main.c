// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The worker as a program, and workers that misbehave, by first argument.

#include "weft/render.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int
hang(void)
{
  sleep(60U);
  return 0;
}

// Computes for ever
static int
spin(void)
{
  volatile bool more = true;
  while (more) {
  }
  return 0;
}

// More than any socket buffer holds, without reading what comes in
static int
babble(void)
{
  for (int i = 0; i < 200000; ++i) {
    fputs("<!-- nothing of use -->\n", stdout);
    fputs("complaint\n", stderr);
  }
  return 0;
}

int
main(int argc, char** argv)
{
  const char* const flag   = argc > 1 ? argv[1] : "";
  const char* const engine = argc > 2 ? argv[2] : "";
  if (!strcmp(flag, "--hang") ||
      (!strcmp(flag, "--hang-dot") && !strncmp(engine, "dot", 3U))) {
    return hang();
  }
  if (!strcmp(flag, "--spin")) {
    return spin();
  }
  if (!strcmp(flag, "--babble")) {
    return babble();
  }
  if (!strcmp(flag, "--fail")) {
    fputs("no such luck\nsecond line\n", stderr);
    return 3;
  }
  return weft_render_worker(argc, (const char* const*)argv);
}
