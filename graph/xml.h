// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Writing XML 1.0 in UTF-8: names are ours, texts may be anything.

#ifndef WEFT_GRAPH_XML_H
#define WEFT_GRAPH_XML_H

#include "weft/export.h"

// Appends freely; the first failure is kept and reported by xml_status() and
// xml_finish()
typedef struct xml_output xml_output;

// Begin a document; NULL if there is no memory
xml_output*
xml_new(const weft_writer* writer);

void
xml_open(xml_output* x, const char* name);

void
xml_attribute(xml_output* x, const char* name, weft_str value);

// Characters that XML forbids (most controls, U+FFFE, U+FFFF) become U+FFFD,
// in attributes too
void
xml_text(xml_output* x, weft_str text);

// Close the innermost open element
void
xml_close(xml_output* x);

// A line break between elements
void
xml_break(xml_output* x);

// Keep a failure of the caller, who made a text for this document
void
xml_fail(xml_output* x, weft_status st);

weft_status
xml_status(const xml_output* x);

// End the document and free `x`, which may be NULL for WEFT_ERR_NO_MEMORY
weft_status
xml_finish(xml_output* x);

#endif // WEFT_GRAPH_XML_H
