// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The lines of a document and what they are: the stage between text and
// sentences.

#ifndef WEFT_EXTRACT_LINES_H
#define WEFT_EXTRACT_LINES_H

#include "document/layer.h"

// Why a line is furniture as a whole
typedef enum {
  FURNITURE_NONE,    // it is not
  FURNITURE_UI,      // buttons, counters, comment boxes
  FURNITURE_BYLINE,  // reporter, e-mail, section tags
  FURNITURE_DATE,    // publication date
  FURNITURE_CAPTION, // caption or photo credit
  FURNITURE_LINK,    // link to another article
  FURNITURE_RELATED, // opens a list of such links
  FURNITURE_CLOSING  // copyright: the article is over
} furniture_reason;

// A line that is not blank.  `body` is the part to extract from; what stands
// before and behind it inside `span` is furniture (dateline, photo credit).
typedef struct {
  weft_span          span; // trimmed
  weft_span          body;
  weft_sentence_kind kind;
  furniture_reason   reason;
  bool               blank_before; // a blank line stands before
  bool               prose;        // holds a whole sentence
  bool               marked;       // the kind is known from markup
  bool               opens;        // markup starts a block with this line
  bool               joins;        // continues the paragraph before
  bool               bullet;       // starts with a list mark
  bool               heading;      // starts with a mark of a subhead
  bool               caption;      // of a picture, and states facts
} line;

typedef struct {
  line*  lines;
  size_t count;
  size_t capacity;
} line_list;

// Sentences in text order
typedef struct {
  weft_sentence* items;
  size_t         count;
  size_t         capacity;
} sentence_list;

// What the lines told about the whole document
typedef struct {
  weft_span title;        // empty if none was found
  char      labelled[11]; // ISO date behind 입력, 승인 … or ""
  char      bare[11];     // ISO date on a line of its own at the top or ""
} line_facts;

// Cut `text` into lines
weft_status
lines_split(weft_str text, line_list* out);

void
lines_free(line_list* list);

// Join lines of text that was wrapped at a fixed width
void
lines_join(weft_str text, line_list* list);

// Decide what each line is
void
furniture_classify(weft_str text, line_list* list, line_facts* facts);

// Why a line is furniture, told from its words alone.  `text` is without list
// mark; `bullet` is the mark's size.
furniture_reason
furniture_of(weft_str text, bool prose, bool bullet);

// Whether the text around a line's sentences is a photo credit or the like:
// moves the ends of `body` (places in `text`).  Returns true if what is left is
// the caption of a picture.
bool
furniture_cut(weft_str text, bool prose, weft_span* body);

// Whether a caption states facts: lists persons with titles, or holds a
// clause.  Cuts credit and `왼쪽부터` off: moves the ends of `body` then.
bool
caption_tells(weft_str text, weft_span* body);

// Size of the list mark that starts `text`, with its spaces, or 0.  `heading`
// receives whether the mark is one of subheads.
size_t
furniture_bullet(weft_str text, bool* heading);

// Whether a line of page furniture carries a date; `labelled` receives whether
// a word says that it is the publication date
bool
furniture_date(weft_str text, char iso[11], bool* labelled);

// Split `span` into sentences of `kind` and append them
weft_status
sentences_split(weft_str           text,
                weft_span          span,
                weft_sentence_kind kind,
                size_t             paragraph,
                sentence_list*     list);

// Make paragraphs of one sentence that another paragraph says too furniture:
// captions taken from the text
weft_status
sentences_drop_repeats(weft_str text, sentence_list* list);

// Append one stretch, outer space trimmed; nothing if that leaves nothing
weft_status
sentences_add(weft_str           text,
              weft_span          span,
              weft_sentence_kind kind,
              size_t             paragraph,
              sentence_list*     list);

#endif // WEFT_EXTRACT_LINES_H
