// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "report.h"

#include "error.h"
#include "text.h"

#include <stdio.h>

weft_status
report_counts(const options*           o,
              const weft_store_counts* counts,
              weft_error*              error)
{
  if (!o->quiet) {
    error_note("%s: %zu document%s, %zu triples, %zu entities, %zu facts",
               o->outputs.items[0],
               counts->documents,
               counts->documents == 1U ? "" : "s",
               counts->triples,
               counts->entities,
               counts->facts);
  }
  if (o->json) {
    printf("{\"documents\":%zu,\"triples\":%zu,\"entities\":%zu,"
           "\"facts\":%zu}\n",
           counts->documents,
           counts->triples,
           counts->entities,
           counts->facts);
  }
  return text_flush(error);
}
