// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file extract.h
/// Rules compiled from packs, and running them over documents.

#ifndef WEFT_EXTRACT_H
#define WEFT_EXTRACT_H

#include "weft/base.h"
#include "weft/document.h"
#include "weft/export.h"
#include "weft/schema.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Compiled rules: immutable, so any number of threads may share them
typedef struct weft_rules weft_rules;

/// Run state of one thread
typedef struct weft_extractor weft_extractor;

/// Receives one finding of a pack check; `warning` or an error
typedef void (*weft_finding_func)(void*             handle,
                                  bool              warning,
                                  const weft_error* finding);

/// Load and compile packs, and the packs that they extend.
///
/// Lexicons that were compiled (weft_rules_compile_lexicons()) from just these
/// packs as they are now are mapped and not read.  They are looked for in
/// $WEFT_CACHE, as NAME.lexicon, and in the packs' folders, as
/// lexicon.compiled.  What is out of date or damaged is a warning and not used.
///
/// @param packs  Names or paths of pack folders.  Names are looked up in
///               $WEFT_PACKS (colon separated), beside the running binary and
///               in the install prefix.
/// @param found  Called for every error and warning; may be NULL.
/// @param out    Receives the rules, freed with weft_rules_free().
/// @return WEFT_OK; WEFT_ERR_NOT_FOUND if a pack is missing;
///         WEFT_ERR_BAD_PACK with file, line and column of the first error;
///         WEFT_ERR_IO; WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_rules_load(const char* const* packs,
                size_t             count,
                weft_finding_func  found,
                void*              handle,
                weft_rules**       out,
                weft_error*        error);

/// Free rules; NULL is accepted
WEFT_API void
weft_rules_free(weft_rules* rules);

/// Write the names of the packs in the form that weft_rules_load() maps instead
/// of reading the lexicons again.
///
/// The bytes are of use on machines of this byte order, to this version, and
/// while the lexicons and types are what they were when `rules` was loaded.
/// O(names); memory for the names once more.
///
/// @return WEFT_OK; WEFT_ERR_LIMIT for more names than the form can hold;
///         WEFT_ERR_NO_MEMORY; or whatever the writer returned.
WEFT_API WEFT_NODISCARD weft_status
weft_rules_compile_lexicons(const weft_rules*  rules,
                            const weft_writer* writer,
                            weft_error*        error);

/// Where weft_rules_load() looks for these packs' compiled lexicons first: a
/// file in $WEFT_CACHE, else in the folder of the last pack named.  Lives as
/// long as the rules.
WEFT_API const char*
weft_rules_compiled_path(const weft_rules* rules);

/// What became of compiled lexicons: one line for a user that names the file.
///
/// @param used  Receives whether they are used.
/// @return NULL if there are none for these packs; lives as long as the rules.
WEFT_API const char*
weft_rules_compiled_note(const weft_rules* rules, bool* used);

/// What the packs declare; lives as long as the rules
WEFT_API const weft_schema*
weft_rules_schema(const weft_rules* rules);

/// Kinds of rules
typedef enum {
  WEFT_RULE_MENTION = 0, ///< Finds entities
  WEFT_RULE_PATTERN = 1, ///< PCRE2 over the masked sentence
  WEFT_RULE_FRAME   = 2  ///< Predicate and roles
} weft_rule_kind;

/// What a rule is, for listings.  Strings live as long as the rules.
typedef struct {
  weft_str       id;                   ///< `pack/rule`
  weft_rule_kind kind;                 ///< Kind
  weft_str       relation;             ///< Relation, or empty
  const char*    file;                 ///< Where it is written
  size_t         line;                 ///< Line from 1
  size_t         example_count;        ///< Number of examples
  size_t         counterexample_count; ///< Number of counterexamples
} weft_rule_info;

/// Number of rules; O(1)
WEFT_API size_t
weft_rules_count(const weft_rules* rules);

/// A rule in pack order; false if out of range; O(1)
WEFT_API bool
weft_rules_info(const weft_rules* rules, size_t index, weft_rule_info* out);

/// Outcome of one example or counterexample
typedef struct {
  weft_str    rule;    ///< `pack/rule`
  weft_str    text;    ///< The example's text
  bool        counter; ///< A counterexample
  bool        passed;  ///< Whether it behaved as stated
  const char* file;    ///< Where the example is written
  size_t      line;    ///< Line from 1
  weft_str    detail;  ///< Why it failed: what came instead
} weft_example_result;

/// Receives one example's outcome; borrowed until it returns
typedef void (*weft_example_func)(void*                      handle,
                                  const weft_example_result* result);

/// Run every rule's examples and counterexamples.
///
/// @return WEFT_OK if they ran, passed or not; WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_rules_test(const weft_rules* rules,
                weft_example_func report,
                void*             handle,
                weft_error*       error);

/// Create run state for one thread.  `rules` must outlive it.
WEFT_API WEFT_NODISCARD weft_status
weft_extractor_new(const weft_rules* rules,
                   weft_extractor**  out,
                   weft_error*       error);

/// Free run state; NULL is accepted
WEFT_API void
weft_extractor_free(weft_extractor* extractor);

/// Run every rule over one document and pass what is found to `sink`.
///
/// The document header comes first, then mentions and triples in text order.
/// Time is linear in the text for a given set of rules.
///
/// @return WEFT_OK; WEFT_ERR_LIMIT naming the rule that hit a match limit;
///         WEFT_ERR_NO_MEMORY; or whatever a sink returned.
WEFT_API WEFT_NODISCARD weft_status
weft_extract(weft_extractor*      extractor,
             const weft_document* document,
             const weft_sink*     sink,
             weft_error*          error);

/// How often rule `index` gave a triple or mention in this extractor; O(1)
WEFT_API size_t
weft_extractor_fired(const weft_extractor* extractor, size_t index);

#ifdef __cplusplus
}
#endif

#endif // WEFT_EXTRACT_H
