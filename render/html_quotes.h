// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The sentences that the page quotes, each once, by document and place, and
// where they stand in the documents' texts.

#ifndef WEFT_RENDER_HTML_QUOTES_H
#define WEFT_RENDER_HTML_QUOTES_H

#include "dot.h"

// A support of a fact of the page
typedef struct {
  const weft_support* support;
  size_t              sentence; // index in `sentences`
} html_quote;

typedef struct {
  const weft_support* support; // the first that quotes it
  size_t              doc;     // index of its document
  bool                placed;  // `start` and `end` are UTF-16 units of the text
  size_t              start;   // else bytes of the original
  size_t              end;
} html_sentence;

typedef struct {
  html_quote*    quotes; // in the order of facts
  size_t         quote_count;
  html_sentence* sentences; // by document, then place
  size_t         sentence_count;
} html_quotes;

// Number the sentences of the quotes; all but `quotes` and `quote_count` is
// filled.  Memory is the arena's.
weft_status
html_number_sentences(arena* memory, html_quotes* q);

// Append the array of documents, with texts as far as they are to be had and
// fit, and place the sentences in them
weft_status
html_put_documents(strbuf*          b,
                   const dot_input* in,
                   html_quotes*     q,
                   weft_error*      error);

#endif // WEFT_RENDER_HTML_QUOTES_H
