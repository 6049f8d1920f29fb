// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the files of the furniture rules share: tests of one line's words.

#ifndef WEFT_EXTRACT_FURNITURE_H
#define WEFT_EXTRACT_FURNITURE_H

#include "document/lines.h"

#include "document/scan.h"

// Copyright: the article is over
bool
furniture_closes(const scan_filter* filter);

// A button or a label
bool
furniture_ui_word(weft_str text);

// A sentence of a comment box, a footer and the like
bool
furniture_ui_phrase(const scan_filter* filter);

// The head of a list of other articles
bool
furniture_related(const scan_filter* filter);

// A link to another article, with its title on the same line
bool
furniture_link(weft_str text, bool prose);

// Whether a sentence only says who reported
bool
furniture_sign_off(weft_str text);

// Whether a short line without a sentence is the caption of a picture
bool
caption_shows(const scan_filter* filter);

#endif // WEFT_EXTRACT_FURNITURE_H
