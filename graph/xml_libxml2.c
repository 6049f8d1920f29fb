// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// XML through libxml2's writer: the only file that sees it.

#include "xml.h"

#include "strbuf.h"
#include "utf8.h"

#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include <stdlib.h>

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD

struct xml_output {
  const weft_writer* writer;
  xmlTextWriter*     xml;
  strbuf             clean; // scratch
  weft_status        status;
};

// libxml2 prints when a callback fails, so it never does
static int
receive(void* const context, const char* const data, const int size)
{
  xml_output* const x = context;
  if (!x->status && size > 0) {
    x->status = x->writer->write(x->writer->handle, data, (size_t)size);
  }
  return size;
}

static int
ignore(void* const context)
{
  (void)context;
  return 0;
}

// Texts are clean and names ours, so only memory can be missing
static void
check(xml_output* const x, const int result)
{
  if (result < 0 && !x->status) {
    x->status = WEFT_ERR_NO_MEMORY;
  }
}

xml_output*
xml_new(const weft_writer* const writer)
{
  xml_output* const x = calloc(1, sizeof(xml_output));
  if (!x) {
    return NULL;
  }
  x->writer = writer;
  xmlOutputBuffer* const buffer =
    xmlOutputBufferCreateIO(receive, ignore, x, NULL);
  x->xml = buffer ? xmlNewTextWriter(buffer) : NULL;
  if (!x->xml) {
    if (buffer) {
      xmlOutputBufferClose(buffer);
    }
    free(x);
    return NULL;
  }
  check(x, xmlTextWriterStartDocument(x->xml, NULL, "UTF-8", NULL));
  return x;
}

static bool
is_allowed(const uint32_t code)
{
  return code >= 0x20U ? code != 0xFFFEU && code != 0xFFFFU
                       : code == '\t' || code == '\n' || code == '\r';
}

// A terminated copy that XML can hold; NULL after a failure
static const xmlChar*
clean(xml_output* const x, const weft_str text)
{
  strbuf* const b     = &x->clean;
  size_t        plain = 0U;
  strbuf_clear(b);
  for (size_t i = 0U; i < text.size;) {
    size_t next = 0U;
    if (!is_allowed(utf8_next(text, i, &next))) {
      strbuf_append(b, (weft_str){text.data + plain, i - plain});
      strbuf_puts(b, REPLACEMENT);
      plain = next;
    }
    i = next;
  }
  if (plain < text.size) {
    strbuf_append(b, (weft_str){text.data + plain, text.size - plain});
  }
  strbuf_puts(b, ""); // terminated, even if it is empty
  if (b->status && !x->status) {
    x->status = b->status;
  }
  return x->status ? NULL : (const xmlChar*)b->data;
}

void
xml_open(xml_output* const x, const char* const name)
{
  if (!x->status) {
    check(x, xmlTextWriterStartElement(x->xml, (const xmlChar*)name));
  }
}

void
xml_attribute(xml_output* const x, const char* const name, const weft_str value)
{
  const xmlChar* const text = clean(x, value);
  if (text) {
    check(x, xmlTextWriterWriteAttribute(x->xml, (const xmlChar*)name, text));
  }
}

void
xml_text(xml_output* const x, const weft_str text)
{
  const xmlChar* const content = clean(x, text);
  if (content) {
    check(x, xmlTextWriterWriteString(x->xml, content));
  }
}

void
xml_close(xml_output* const x)
{
  if (!x->status) {
    check(x, xmlTextWriterEndElement(x->xml));
  }
}

void
xml_break(xml_output* const x)
{
  if (!x->status) {
    check(x, xmlTextWriterWriteRaw(x->xml, (const xmlChar*)"\n"));
  }
}

void
xml_fail(xml_output* const x, const weft_status st)
{
  if (!x->status) {
    x->status = st;
  }
}

weft_status
xml_status(const xml_output* const x)
{
  return x->status;
}

weft_status
xml_finish(xml_output* const x)
{
  if (!x) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (!x->status) {
    check(x, xmlTextWriterEndDocument(x->xml));
  }
  xmlFreeTextWriter(x->xml); // passes on what is left
  const weft_status st = x->status;
  strbuf_free(&x->clean);
  free(x);
  return st;
}
