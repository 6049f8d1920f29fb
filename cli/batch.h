// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What one document gave, copied so that it outlives the extractor's run.

#ifndef WEFT_CLI_BATCH_H
#define WEFT_CLI_BATCH_H

#include "arena.h"
#include "job.h"
#include "weft/gold.h"
#include "weft/graph.h"
#include "weft/store.h"
#include "weft/triple.h"

typedef struct batch_triple batch_triple;

// Zero-initialised is a valid empty batch
typedef struct {
  arena               memory;
  weft_document_info* document; // NULL until it was received
  batch_triple*       first;
  batch_triple*       last;
} batch;

// A sink that copies all it receives into `b`
weft_sink
batch_sink(batch* b);

// Add everything to a graph
weft_status
batch_add(const batch* b, weft_graph* graph, weft_error* error);

// Add everything to a graph file
weft_status
batch_store(const batch* b, weft_store* store, weft_error* error);

// Compare with gold
weft_status
batch_compare(const batch* b, weft_gold* gold, weft_error* error);

void
batch_free(batch* b);

// A target of job_run() that collects each document in a batch and then hands
// it over, a `batch*` as the result, so that all of a document was extracted
job_target
batch_target(void* handle,
             weft_status (*deliver)(void*       handle,
                                    void*       result,
                                    weft_error* error));

#endif // WEFT_CLI_BATCH_H
