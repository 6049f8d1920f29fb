// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "limits.h"

#include <sys/resource.h>

// Safety nets under the parent's wall-clock limit
#define MEMORY_MAX ((rlim_t)3U << 30U)
#define CPU_SECONDS_MAX 900U
#define FILE_MAX ((rlim_t)1U << 30U)

static void
limit(int resource, rlim_t most)
{
  struct rlimit r = {0, 0};
  if (!getrlimit(resource, &r) &&
      (r.rlim_cur == RLIM_INFINITY || r.rlim_cur > most)) {
    r.rlim_cur = most;
    (void)setrlimit(resource, &r);
  }
}

void
worker_limits(void)
{
  limit(RLIMIT_CORE, 0U);
  limit(RLIMIT_CPU, CPU_SECONDS_MAX);
  limit(RLIMIT_FSIZE, FILE_MAX);
#if !defined(__SANITIZE_ADDRESS__)
  // The address sanitizer reserves terabytes of addresses
  limit(RLIMIT_AS, MEMORY_MAX);
#endif
}
