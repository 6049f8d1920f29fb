// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The parts of the page: facts and sentences for its script, the same as a
// table for those who read without scripts, and the script itself.

#ifndef WEFT_RENDER_HTML_PAGE_H
#define WEFT_RENDER_HTML_PAGE_H

#include "dot.h"

// A page of more is of no use to a reader; it says how much it leaves out
#define HTML_FACTS_MAX 20000U
#define HTML_SUPPORTS_MAX 60000U
#define HTML_FACT_SUPPORTS_MAX 200U

// Texts of documents: largest one, and all together, in bytes
#define HTML_TEXT_MAX ((size_t)1U << 20U)
#define HTML_TEXTS_MAX ((size_t)8U << 20U)

// Made from render/explorer/ and the libraries that it uses
extern const weft_str html_script;
extern const weft_str html_style;
extern const weft_str html_licences;

// Append cleaned and escaped text
weft_status
html_put(strbuf* b, weft_str text);

// Append the table of facts, HTML_FACTS_MAX of them at most
weft_status
html_put_table(strbuf* b, const dot_input* in);

// Append the data of the page as JSON that can stand in a script element
weft_status
html_put_data(strbuf* b, const dot_input* in, weft_error* error);

#endif // WEFT_RENDER_HTML_PAGE_H
