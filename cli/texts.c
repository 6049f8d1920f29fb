// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "texts.h"

#include "fail.h"
#include "sha256.h"

#include <stdlib.h>
#include <string.h>

weft_status
texts_list(texts* t, const char* const* names, size_t count, weft_error* error)
{
  const weft_inputs_options listing = {false, NULL, NULL};
  const weft_status         st =
    weft_inputs_new(names, count, &listing, &t->own, error);
  t->inputs   = t->own;
  t->any_name = true;
  return st == WEFT_ERR_IO ? weft_error_set(error,
                                            WEFT_ERR_BAD_INPUT,
                                            error->file,
                                            error->line,
                                            0U,
                                            "%s",
                                            error->message)
                           : st;
}

static char*
hash_of(const texts* t, size_t index)
{
  return t->hashes + index * SHA256_HEX_SIZE;
}

// Inputs before inputs with a larger hash; those alike in input order
static void
sort(texts* t, size_t* scratch, size_t from, size_t to)
{
  if (to - from < 2U) {
    return;
  }
  const size_t middle = from + (to - from) / 2U;
  size_t       left   = from;
  size_t       right  = middle;
  sort(t, scratch, from, middle);
  sort(t, scratch, middle, to);
  for (size_t i = from; i < to; ++i) {
    const bool take = right == to || (left < middle &&
                                      strcmp(hash_of(t, t->order[left]),
                                             hash_of(t, t->order[right])) <= 0);
    scratch[i]      = t->order[take ? left++ : right++];
  }
  memcpy(t->order + from, scratch + from, (to - from) * sizeof(*scratch));
}

// Hash all inputs once.  One that cannot be read has no hash: it is no
// document that anybody needs.
static weft_status
hash_all(texts* t)
{
  const size_t  count   = weft_inputs_count(t->inputs);
  size_t* const scratch = (size_t*)calloc(count + 1U, sizeof(*scratch));
  t->hashes             = (char*)calloc(count + 1U, SHA256_HEX_SIZE);
  t->order              = (size_t*)calloc(count + 1U, sizeof(*t->order));
  if (!scratch || !t->hashes || !t->order) {
    free(scratch);
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    weft_input input = {.doc = NULL};
    t->order[i]      = i;
    if (!weft_inputs_read(t->inputs, i, &input, NULL)) {
      sha256_hex((weft_str){input.data, input.size}, hash_of(t, i));
      weft_input_dispose(&input);
    }
  }
  sort(t, scratch, 0U, count);
  free(scratch);
  return WEFT_OK;
}

// The input with this content, or SIZE_MAX
static size_t
find_content(const texts* t, weft_str hash)
{
  size_t low  = 0U;
  size_t high = weft_inputs_count(t->inputs);
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    const int    order =
      weft_str_compare(weft_str_from(hash_of(t, t->order[middle])), hash);
    if (!order) {
      return t->order[middle];
    }
    low  = order < 0 ? middle + 1U : low;
    high = order < 0 ? high : middle;
  }
  return SIZE_MAX;
}

static weft_status
find(texts* t, const weft_document_info* document, size_t* index)
{
  if (!t->any_name) {
    *index = weft_inputs_find(t->inputs, document->doc);
  } else {
    const weft_status st = t->hashes ? WEFT_OK : hash_all(t);
    if (st) {
      return st;
    }
    *index = find_content(t, document->sha256);
  }
  return *index == SIZE_MAX ? WEFT_ERR_NOT_FOUND : WEFT_OK;
}

// Decode as it was decoded when it was extracted from
static weft_status
decode(texts* t, const weft_document_info* document, const weft_input* input)
{
  weft_document_options decoding = WEFT_DOCUMENT_OPTIONS_INIT;
  const weft_str        bytes    = {input->data, input->size};
  char                  hash[SHA256_HEX_SIZE];
  sha256_hex(bytes, hash);
  if (!weft_str_equals(document->sha256, weft_str_from(hash))) {
    return WEFT_ERR_NOT_FOUND; // it has changed since
  }
  decoding.encoding = input->utf8 ? "UTF-8" : t->encoding;
  decoding.markup   = input->utf8 ? WEFT_MARKUP_PLAIN : WEFT_MARKUP_AUTO;
  return weft_document_open(document->doc, bytes, &decoding, &t->open, NULL);
}

static weft_status
open_text(void*                     handle,
          const weft_document_info* document,
          weft_str*                 text,
          weft_error*               error)
{
  texts* const t     = (texts*)handle;
  weft_input   input = {.doc = NULL};
  size_t       index = SIZE_MAX;
  weft_document_free(t->open);
  t->open = NULL;

  weft_status st = find(t, document, &index);
  if (!st) {
    st = weft_inputs_read(t->inputs, index, &input, NULL);
  }
  if (!st) {
    st = decode(t, document, &input);
    weft_input_dispose(&input);
  }
  if (st == WEFT_ERR_NO_MEMORY) {
    return fail_memory(error);
  }
  if (st) {
    return WEFT_ERR_NOT_FOUND;
  }
  *text = weft_document_text(t->open);
  return WEFT_OK;
}

static weft_span
locate(void* handle, weft_span original)
{
  const texts* const t = (const texts*)handle;
  return weft_document_locate(t->open, original);
}

weft_render_texts
texts_source(texts* t)
{
  return (weft_render_texts){t, open_text, locate};
}

void
texts_free(texts* t)
{
  weft_document_free(t->open);
  weft_inputs_free(t->own);
  free(t->hashes);
  free(t->order);
  *t = (texts){.inputs = NULL};
}
