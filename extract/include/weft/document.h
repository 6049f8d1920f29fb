// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file document.h
/// Reading: inputs, decoding, NFC with an offset map, furniture, sentences.

#ifndef WEFT_DOCUMENT_H
#define WEFT_DOCUMENT_H

#include "weft/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A decoded document: immutable once opened, so threads may share it
typedef struct weft_document weft_document;

/// What a stretch of text is for
typedef enum {
  WEFT_SENTENCE_BODY      = 0, ///< Running text
  WEFT_SENTENCE_HEADLINE  = 1, ///< Title or subhead, often without particles
  WEFT_SENTENCE_ITEM      = 2, ///< List item
  WEFT_SENTENCE_FURNITURE = 3 ///< Byline, caption, menu …: not extracted from
} weft_sentence_kind;

/// A sentence: a slice of weft_document_text()
typedef struct {
  weft_span          span;      ///< Bytes of the NFC text, outer space trimmed
  weft_sentence_kind kind;      ///< What it is for
  size_t             paragraph; ///< Number of its paragraph, from 0
} weft_sentence;

/// Markup of an input
typedef enum {
  WEFT_MARKUP_AUTO     = 0, ///< By the name's extension, else plain
  WEFT_MARKUP_PLAIN    = 1, ///< Plain text
  WEFT_MARKUP_MARKDOWN = 2, ///< Markdown with optional front matter
  WEFT_MARKUP_HTML     = 3  ///< HTML
} weft_markup;

/// How to open a document
typedef struct {
  const char*
    encoding;         ///< ICU converter name that overrides detection, or NULL
  weft_markup markup; ///< Markup
  weft_str    date;   ///< ISO publication date, overrides the text's; or empty
  weft_str    title;  ///< Title, overrides the text's; or empty
  size_t      max_bytes; ///< Largest input accepted; 0 means the default
} weft_document_options;

/// Default options
#define WEFT_DOCUMENT_OPTIONS_INIT                                             \
  {                                                                            \
    NULL, WEFT_MARKUP_AUTO, {NULL, 0}, {NULL, 0}, 0                            \
  }

/// Largest input accepted by default, in bytes
#define WEFT_DOCUMENT_MAX_BYTES ((size_t)256U * 1024U * 1024U)

/// Decode, compose, and split `bytes` into sentences.
///
/// Encodings: byte order mark, then strict UTF-8, then UTF-16 without a mark
/// (told by its zero bytes), then CP949.  Spans are of `bytes`, a mark counts.
///
/// @param doc     Identifier; copied.
/// @param bytes   The whole input; copied as far as needed.
/// @param options May be NULL for the defaults.
/// @param out     Receives the document, freed with weft_document_free().
/// @return WEFT_OK; WEFT_ERR_BAD_TEXT with `byte_offset` and line if the bytes
///         cannot be decoded or are binary; WEFT_ERR_LIMIT if too large;
///         WEFT_ERR_BAD_ARG (unknown encoding name); WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_document_open(weft_str                     doc,
                   weft_str                     bytes,
                   const weft_document_options* options,
                   weft_document**              out,
                   weft_error*                  error);

/// Free a document; NULL is accepted
WEFT_API void
weft_document_free(weft_document* document);

/// The identifier.  Borrowed, as is all text below.
WEFT_API weft_str
weft_document_id(const weft_document* document);

/// The whole text: NFC UTF-8, markup removed, otherwise unchanged
WEFT_API weft_str
weft_document_text(const weft_document* document);

/// Publication date, ISO 8601 (`2022-01-19`), or empty if not known
WEFT_API weft_str
weft_document_date(const weft_document* document);

/// Title, or empty
WEFT_API weft_str
weft_document_title(const weft_document* document);

/// 64 hexadecimal digits of the SHA-256 of the original bytes
WEFT_API weft_str
weft_document_sha256(const weft_document* document);

/// Size of the original input in bytes
WEFT_API size_t
weft_document_bytes(const weft_document* document);

/// Name of the encoding that was used, such as `UTF-8` or `windows-949`
WEFT_API const char*
weft_document_encoding(const weft_document* document);

/// Number of sentences, furniture included; O(1)
WEFT_API size_t
weft_document_sentence_count(const weft_document* document);

/// A sentence in text order, or NULL if out of range; O(1)
WEFT_API const weft_sentence*
weft_document_sentence(const weft_document* document, size_t index);

/// The original bytes that a slice of the text came from.
///
/// Decoding and composing these bytes (and removing markup) gives the slice
/// again; a slice that cuts a composed character is widened.  O(log n).
WEFT_API weft_span
weft_document_original(const weft_document* document, weft_span text_span);

/// The slice of the text that came from original bytes: the way back.
///
/// Bytes that left nothing in the text (markup, a byte order mark) give an
/// empty slice where they would stand.  O(log² n).
WEFT_API weft_span
weft_document_locate(const weft_document* document, weft_span original);

/// Compose a name or a question to NFC, as texts and names of documents are.
///
/// Bytes that are no UTF-8 become U+FFFD.
///
/// @return Terminated text that free() frees, or NULL if out of memory.
WEFT_API WEFT_NODISCARD char*
weft_compose(weft_str text);

/// A list of inputs: files, folders, standard input, `.jsonl` documents
typedef struct weft_inputs weft_inputs;

/// One document that was read but not yet decoded
typedef struct {
  char*  doc;   ///< Identifier, terminated; owned
  char*  path;  ///< Path for messages, terminated; owned
  size_t line;  ///< Line in a `.jsonl` file from 1, or 0
  char*  data;  ///< Bytes; owned
  size_t size;  ///< Number of bytes
  char*  date;  ///< Date from `.jsonl`, or NULL; owned
  char*  title; ///< Title from `.jsonl`, or NULL; owned
  bool   utf8;  ///< `data` is the unescaped UTF-8 text of a `.jsonl` line
} weft_input;

/// How to list inputs
typedef struct {
  bool strict; ///< A bad file inside a folder is an error as well
  /// Called for each bad file in a folder that is skipped; may be NULL
  void (*skipped)(void* handle, const weft_error* error);
  void* handle; ///< Passed to `skipped`
} weft_inputs_options;

/// List all documents that `arguments` name, in input order.
///
/// Folders are read recursively in bytewise sorted order; hidden files are
/// skipped; symbolic links are followed once.  `-` is standard input.  Files
/// that are named are checked for readability here; `.jsonl` files are read
/// line by line later.
///
/// @return WEFT_OK; WEFT_ERR_NOT_FOUND or WEFT_ERR_IO for a named input that
///         is missing or unreadable; WEFT_ERR_EXISTS if two inputs have one
///         `doc`; WEFT_ERR_BAD_INPUT for malformed `.jsonl` (file and line).
WEFT_API WEFT_NODISCARD weft_status
weft_inputs_new(const char* const*         arguments,
                size_t                     count,
                const weft_inputs_options* options,
                weft_inputs**              out,
                weft_error*                error);

/// Free a list; NULL is accepted
WEFT_API void
weft_inputs_free(weft_inputs* inputs);

/// Number of documents; O(1)
WEFT_API size_t
weft_inputs_count(const weft_inputs* inputs);

/// Whether the document was found inside a folder, not named; O(1)
WEFT_API bool
weft_inputs_in_folder(const weft_inputs* inputs, size_t index);

/// Index of the document called `doc`, or SIZE_MAX if none is; O(1)
WEFT_API size_t
weft_inputs_find(const weft_inputs* inputs, weft_str doc);

/// Read document `index` into `out`, which weft_input_dispose() frees.
///
/// Thread-safe: any thread may read any document.  O(size of the document).
WEFT_API WEFT_NODISCARD weft_status
weft_inputs_read(const weft_inputs* inputs,
                 size_t             index,
                 weft_input*        out,
                 weft_error*        error);

/// Free what weft_inputs_read() filled; NULL is accepted
WEFT_API void
weft_input_dispose(weft_input* input);

#ifdef __cplusplus
}
#endif

#endif // WEFT_DOCUMENT_H
