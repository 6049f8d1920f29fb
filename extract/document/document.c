// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Opening a document: bytes to text to lines to sentences.

#include "weft/document.h"

#include "document/layer.h"
#include "document/lines.h"
#include "document/scan.h"
#include "sha256.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ENCODING_SIZE = 64, DATE_SIZE = 11 };

// Largest input whatever the caller allows: decoding may triple it
#define HARD_MAX_BYTES (OFFSET_MAP_MAX / 3U)

struct weft_document {
  char*         id;
  size_t        bytes;
  char          hash[SHA256_HEX_SIZE];
  char          encoding[ENCODING_SIZE];
  char*         text; // the last stage's, or a copy
  size_t        size;
  offset_map    decoded;  // places in decoded text to original bytes
  offset_map    unmarked; // places in text without markup to decoded text
  offset_map    composed; // places in `text` to text without markup
  char*         title;
  char          date[DATE_SIZE];
  sentence_list sentences;
};

// The stages while they are being made
typedef struct {
  layer       decoded;
  layer       unmarked;
  layer       composed;
  markup_info info;
  line_list   lines;
  line_facts  facts;
} stages;

static void
stages_free(stages* const s)
{
  layer_free(&s->decoded);
  layer_free(&s->unmarked);
  layer_free(&s->composed);
  markup_info_free(&s->info);
  lines_free(&s->lines);
}

static char*
copy_string(const weft_str string)
{
  char* const copy = (char*)malloc(string.size + 1U);
  if (copy) {
    if (string.size) {
      memcpy(copy, string.data, string.size);
    }
    copy[string.size] = '\0';
  }
  return copy;
}

static bool
has_extension(const weft_str doc, const char* const extension)
{
  const size_t size = strlen(extension);
  return doc.size > size &&
         !strncasecmp(doc.data + doc.size - size, extension, size);
}

static weft_markup
markup_of(const weft_str doc, const weft_document_options* const options)
{
  if (options && options->markup != WEFT_MARKUP_AUTO) {
    return options->markup;
  }
  if (has_extension(doc, ".md") || has_extension(doc, ".markdown")) {
    return WEFT_MARKUP_MARKDOWN;
  }
  return has_extension(doc, ".html") || has_extension(doc, ".htm") ||
             has_extension(doc, ".xhtml")
           ? WEFT_MARKUP_HTML
           : WEFT_MARKUP_PLAIN;
}

// Plain text: only front matter, which stays in the text, is marked
static weft_status
plain_text(const weft_str text, layer* const out, markup_info* const info)
{
  weft_status  st     = WEFT_OK;
  const size_t behind = front_matter(text, info, &st);
  *out                = (layer){text, NULL, {NULL, 0, 0, 0, 0}};
  TRY(st, st);
  if (behind) {
    TRY(st, markup_mark(info, 0, WEFT_SENTENCE_FURNITURE));
    TRY(st, markup_mark(info, behind, WEFT_SENTENCE_BODY));
  }
  return st;
}

static weft_status
make_layers(stages* const                      s,
            const weft_str                     bytes,
            const char* const                  id,
            const weft_markup                  markup,
            const weft_document_options* const options,
            weft_document* const               document,
            weft_error* const                  error)
{
  weft_status       st       = WEFT_OK;
  const char* const encoding = options ? options->encoding : NULL;
  TRY(st,
      decode_text(bytes,
                  encoding,
                  id,
                  &s->decoded,
                  document->encoding,
                  sizeof(document->encoding),
                  error));
  switch (markup) {
    case WEFT_MARKUP_MARKDOWN:
      TRY(st, markdown_text(s->decoded.text, &s->unmarked, &s->info));
      break;
    case WEFT_MARKUP_HTML:
      TRY(st, html_text(s->decoded.text, &s->unmarked, &s->info));
      break;
    default:
      TRY(st, plain_text(s->decoded.text, &s->unmarked, &s->info));
      break;
  }
  return normalize_text(s->unmarked.text, &s->composed);
}

// Move the text and the maps into the document
static weft_status
take_layers(stages* const s, weft_document* const document)
{
  layer* const last = s->composed.owned   ? &s->composed
                      : s->unmarked.owned ? &s->unmarked
                                          : &s->decoded;
  document->size    = s->composed.text.size;
  if (last->owned && s->composed.text.data == last->owned) {
    document->text = last->owned;
    last->owned    = NULL;
  } else {
    document->text = copy_string(s->composed.text);
    if (!document->text) {
      return WEFT_ERR_NO_MEMORY;
    }
  }

  document->decoded  = s->decoded.map;
  document->unmarked = s->unmarked.map;
  document->composed = s->composed.map;
  s->decoded.map     = (offset_map){NULL, 0, 0, 0, 0};
  s->unmarked.map    = (offset_map){NULL, 0, 0, 0, 0};
  s->composed.map    = (offset_map){NULL, 0, 0, 0, 0};
  return WEFT_OK;
}

// Give each line the kind that markup told for its place
static void
apply_marks(const weft_document* const document, stages* const s)
{
  size_t next = 0;
  for (size_t i = 0; s->info.count && i < s->lines.count; ++i) {
    line* const  l     = &s->lines.lines[i];
    const size_t place = map_back(&document->composed, l->span).start;
    while (next < s->info.count && s->info.marks[next].start <= place) {
      ++next;
    }
    if (next) {
      l->kind   = s->info.marks[next - 1U].kind;
      l->opens  = s->info.marks[next - 1U].start == place;
      l->marked = l->kind != WEFT_SENTENCE_BODY;
    }
  }
}

static weft_status
add_line(const weft_str       text,
         const line* const    l,
         const size_t         paragraph,
         sentence_list* const out)
{
  weft_status     st   = WEFT_OK;
  const weft_span head = {l->span.start, l->body.start};
  const weft_span tail = {l->body.end, l->span.end};
  TRY(st, sentences_add(text, head, WEFT_SENTENCE_FURNITURE, paragraph, out));
  if (l->kind == WEFT_SENTENCE_FURNITURE) {
    TRY(st, sentences_add(text, l->body, l->kind, paragraph, out));
  } else {
    TRY(st, sentences_split(text, l->body, l->kind, paragraph, out));
  }
  return sentences_add(text, tail, WEFT_SENTENCE_FURNITURE, paragraph, out);
}

// Lines to sentences; lines that were wrapped make one paragraph
static weft_status
make_sentences(const weft_str         text,
               const line_list* const list,
               sentence_list* const   out)
{
  weft_status st        = WEFT_OK;
  size_t      paragraph = 0;
  for (size_t i = 0; i < list->count;) {
    line l = list->lines[i++];
    while (i < list->count && list->lines[i].joins &&
           list->lines[i].kind == l.kind && l.body.end == l.span.end &&
           list->lines[i].body.start == list->lines[i].span.start) {
      l.span.end = list->lines[i].span.end;
      l.body.end = list->lines[i].body.end;
      ++i;
    }
    TRY(st, add_line(text, &l, paragraph, out));
    ++paragraph;
  }
  return st;
}

// Choose title and date: what the caller says, the text, its markup
static weft_status
settle_facts(weft_document* const               document,
             const stages* const                s,
             const weft_document_options* const options)
{
  const weft_str text  = {document->text, document->size};
  weft_str       title = weft_str_from(s->info.title);
  if (options && options->title.size) {
    title = options->title;
  } else if (!title.size) {
    title = scan_slice(text, s->facts.title.start, s->facts.title.end);
  }
  document->title = copy_string(title);
  if (!document->title) {
    return WEFT_ERR_NO_MEMORY;
  }

  size_t      end                 = 0;
  char        in_title[DATE_SIZE] = "";
  const char* date                = s->facts.labelled[0] ? s->facts.labelled
                                    : s->info.date       ? s->info.date
                                                         : s->facts.bare;
  if (!*date && title.size && title.data[0] == '(' &&
      scan_date(title, in_title, &end) == 1U) {
    date = in_title;
  }
  weft_str chosen = weft_str_from(date);
  if (options && options->date.size && options->date.size < DATE_SIZE) {
    chosen = options->date;
  }
  memcpy(document->date, chosen.data, chosen.size);
  document->date[chosen.size] = '\0';
  return WEFT_OK;
}

static weft_status
fill(weft_document* const               document,
     const weft_str                     doc,
     const weft_str                     bytes,
     const weft_document_options* const options,
     weft_error* const                  error)
{
  stages      s   = {0};
  weft_status st  = WEFT_ERR_NO_MEMORY;
  document->bytes = bytes.size;
  document->id    = copy_string(doc);
  if (!document->id) {
    goto out;
  }
  sha256_hex(bytes, document->hash);

  st = make_layers(
    &s, bytes, document->id, markup_of(doc, options), options, document, error);
  st = st ? st : take_layers(&s, document);
  if (st) {
    goto out;
  }

  const weft_str text = {document->text, document->size};
  st                  = lines_split(text, &s.lines);
  if (st) {
    goto out;
  }
  apply_marks(document, &s);
  lines_join(text, &s.lines);
  furniture_classify(text, &s.lines, &s.facts);
  st = make_sentences(text, &s.lines, &document->sentences);
  st = st ? st : sentences_drop_repeats(text, &document->sentences);
  st = st ? st : settle_facts(document, &s, options);

out:
  stages_free(&s);
  return st;
}

weft_status
weft_document_open(const weft_str                     doc,
                   const weft_str                     bytes,
                   const weft_document_options* const options,
                   weft_document** const              out,
                   weft_error* const                  error)
{
  WEFT_REQUIRE(out);
  *out = NULL;

  const size_t wanted = options && options->max_bytes ? options->max_bytes
                                                      : WEFT_DOCUMENT_MAX_BYTES;
  const size_t most   = wanted < HARD_MAX_BYTES ? wanted : HARD_MAX_BYTES;
  weft_document* const document =
    (weft_document*)calloc(1, sizeof(weft_document));
  weft_status st = WEFT_ERR_NO_MEMORY;
  if (document && bytes.size <= most) {
    const weft_str input = {bytes.data ? bytes.data : "", bytes.size};
    st                   = fill(document, doc, input, options, error);
  } else if (document) {
    char* const id = copy_string(doc);
    st             = weft_error_set(error,
                        WEFT_ERR_LIMIT,
                        id,
                        0,
                        0,
                        "%zu bytes are more than the limit of %zu; split it",
                        bytes.size,
                        most);
    free(id);
  }

  if (st) {
    if (error && !error->status) {
      (void)weft_error_set(error,
                           st,
                           document ? document->id : NULL,
                           0,
                           0,
                           "%s",
                           weft_status_string(st));
    }
    weft_document_free(document);
    return st;
  }
  *out = document;
  return WEFT_OK;
}

void
weft_document_free(weft_document* const document)
{
  if (document) {
    free(document->id);
    free(document->text);
    free(document->title);
    free(document->sentences.items);
    map_free(&document->decoded);
    map_free(&document->unmarked);
    map_free(&document->composed);
    free(document);
  }
}

weft_str
weft_document_id(const weft_document* const document)
{
  return weft_str_from(document->id);
}

weft_str
weft_document_text(const weft_document* const document)
{
  return (weft_str){document->text, document->size};
}

weft_str
weft_document_date(const weft_document* const document)
{
  return weft_str_from(document->date);
}

weft_str
weft_document_title(const weft_document* const document)
{
  return weft_str_from(document->title);
}

weft_str
weft_document_sha256(const weft_document* const document)
{
  return weft_str_from(document->hash);
}

size_t
weft_document_bytes(const weft_document* const document)
{
  return document->bytes;
}

const char*
weft_document_encoding(const weft_document* const document)
{
  return document->encoding;
}

size_t
weft_document_sentence_count(const weft_document* const document)
{
  return document->sentences.count;
}

const weft_sentence*
weft_document_sentence(const weft_document* const document, const size_t index)
{
  return index < document->sentences.count ? &document->sentences.items[index]
                                           : NULL;
}

// Move a place in the text to the start of its character
static size_t
floor_character(const weft_document* const document, size_t at)
{
  while (at && at < document->size &&
         ((unsigned char)document->text[at] & 0xC0U) == 0x80U) {
    --at;
  }
  return at < document->size ? at : document->size;
}

weft_span
weft_document_original(const weft_document* const document,
                       const weft_span            text_span)
{
  weft_span span = {floor_character(document, text_span.start),
                    floor_character(document, text_span.end)};
  if (span.end < text_span.end && span.end < document->size) {
    ++span.end;
    while (span.end < document->size &&
           ((unsigned char)document->text[span.end] & 0xC0U) == 0x80U) {
      ++span.end;
    }
  }
  span = map_back(&document->composed, span);
  span = map_back(&document->unmarked, span);
  return map_back(&document->decoded, span);
}

// Whether what stands before `at` in the text came from before `place`, or,
// with `ends`, does not yet reach it
static bool
is_before(const weft_document* const document,
          const size_t               at,
          const size_t               place,
          const bool                 ends)
{
  const weft_span character = {at, at + 1U};
  const weft_span from      = weft_document_original(document, character);
  return ends ? from.end < place : from.start < place;
}

// First byte of the text of which is_before() is false
static size_t
first_place(const weft_document* const document,
            const size_t               place,
            const bool                 ends)
{
  size_t low  = 0;
  size_t high = document->size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (is_before(document, middle, place, ends)) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

weft_span
weft_document_locate(const weft_document* const document,
                     const weft_span            original)
{
  const size_t start = first_place(document, original.start, false);
  if (original.end <= original.start) {
    return (weft_span){start, start};
  }
  size_t end = first_place(document, original.end, true);
  while (end < document->size &&
         is_before(document, end, original.end, false)) {
    ++end; // the rest of the character that reaches it
  }
  return (weft_span){start, end > start ? end : start};
}
