// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "page.h"

#define PAGE_SIZE ((size_t)1U << 16U)

static weft_status
pass_on(page* const p, const size_t threshold)
{
  weft_status st = p->text.status;
  if (!st && p->text.size > threshold) {
    st = p->writer->write(p->writer->handle, p->text.data, p->text.size);
    strbuf_clear(&p->text);
  }
  return st;
}

weft_status
page_turn(page* const p)
{
  return pass_on(p, PAGE_SIZE);
}

weft_status
page_pass(const weft_writer* const writer, strbuf* const record)
{
  page p  = {writer, *record};
  *record = (strbuf){0};
  return page_finish(&p, WEFT_OK);
}

weft_status
page_finish(page* const p, const weft_status st)
{
  const weft_status result = st ? st : pass_on(p, 0U);
  strbuf_free(&p->text);
  return result;
}
