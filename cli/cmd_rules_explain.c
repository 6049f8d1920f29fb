// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules explain: why rules gave what they gave for a sentence.

#include "cmd_rules.h"

#include "error.h"
#include "explain_json.h"
#include "explain_text.h"
#include "fail.h"
#include "job.h"
#include "text.h"

#include "weft/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Whether escape sequences are wanted
static bool
wants_color(const options* o)
{
  const char* const when  = o->color ? o->color : "auto";
  const char* const never = getenv("NO_COLOR");
  const char* const term  = getenv("TERM");
  if (strcmp(when, "auto") != 0) {
    return !strcmp(when, "always");
  }
  return !(never && *never) && term && strcmp(term, "dumb") != 0 &&
         isatty(STDOUT_FILENO);
}

// A sentence on the command line
static weft_status
open_text(const options*  o,
          const char*     text,
          weft_document** out,
          weft_error*     error)
{
  weft_document_options how = WEFT_DOCUMENT_OPTIONS_INIT;
  how.encoding              = "UTF-8";
  how.markup                = WEFT_MARKUP_PLAIN;
  how.date                  = weft_str_from(o->date);
  return weft_document_open(
    WEFT_STR("text"), weft_str_from(text), &how, out, error);
}

// The first document of a file or of standard input
static weft_status
open_file(const options*  o,
          const char*     name,
          weft_document** out,
          weft_error*     error)
{
  weft_inputs*          inputs = NULL;
  weft_input            input;
  weft_document_options how = WEFT_DOCUMENT_OPTIONS_INIT;
  weft_status           st  = weft_inputs_new(&name, 1U, NULL, &inputs, error);
  if (!st && !weft_inputs_count(inputs)) {
    st = weft_error_set(error,
                        WEFT_ERR_BAD_INPUT,
                        name,
                        0U,
                        0U,
                        "no document in it; name a file with text");
  }
  if (!st) {
    st = weft_inputs_read(inputs, 0U, &input, error);
  }
  if (!st) {
    how.encoding = input.utf8 ? "UTF-8" : o->encoding;
    how.markup   = input.utf8 ? WEFT_MARKUP_PLAIN : WEFT_MARKUP_AUTO;
    how.date     = weft_str_from(o->date ? o->date : input.date);
    how.title    = weft_str_from(input.title);
    st           = weft_document_open(weft_str_from(input.doc),
                            (weft_str){input.data, input.size},
                            &how,
                            out,
                            error);
    weft_input_dispose(&input);
  }
  weft_inputs_free(inputs);
  return st;
}

static int
fail_unknown(const char* what, const char* name, const char* const* names)
{
  const char* const slash = strchr(name, '/');
  const char* const meant = options_suggest(slash ? slash + 1 : name, names);
  return meant ? error_usage(
                   "no %s %s in the packs; did you mean %s?", what, name, meant)
               : error_usage("no %s %s in the packs; weft rules list shows "
                             "them",
                             what,
                             name);
}

// Whether the packs have the rule that is asked for, by `pack/rule` or `rule`
static int
check_rule(const weft_rules* rules, const char* name)
{
  const size_t       count = weft_rules_count(rules);
  const char** const names =
    (const char**)calloc(count + 1U, sizeof(const char*));
  weft_rule_info info;
  bool           found = false;
  if (!names) {
    return error_no_memory();
  }
  for (size_t i = 0U; weft_rules_info(rules, i, &info); ++i) {
    const char* const slash = strchr(info.id.data, '/');
    names[i]                = slash ? slash + 1 : info.id.data;
    found = found || !strcmp(names[i], name) || !strcmp(info.id.data, name);
  }
  const int code = found ? CLI_DONE : fail_unknown("rule", name, names);
  free((void*)names);
  return code;
}

static int
check_relation(const weft_rules* rules, const char* name)
{
  const weft_schema* const schema = weft_rules_schema(rules);
  if (weft_schema_relation(schema, weft_str_from(name))) {
    return CLI_DONE;
  }
  const char** const names =
    (const char**)calloc(schema->relation_count + 1U, sizeof(const char*));
  if (!names) {
    return error_no_memory();
  }
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    names[i] = schema->relations[i].name.data;
  }
  const int code = fail_unknown("relation", name, names);
  free((void*)names);
  return code;
}

// Say what other sentences there are, if none was asked for
static void
note_sentences(const options* o, const weft_document* document)
{
  const size_t count = weft_document_sentence_count(document);
  if (!o->sentence && count > 1U && !o->quiet) {
    error_note("the text has %zu sentences; this is the first, --sentence N "
               "chooses another",
               count);
  }
}

static weft_status
print(const options*          o,
      const weft_document*    document,
      const weft_explanation* e,
      weft_error*             error)
{
  strbuf              out   = {NULL, 0U, 0U, WEFT_OK};
  const explain_style style = {o->labels, wants_color(o), o->rule != NULL};
  weft_status st = o->json ? explain_put_json(&out, document, e, o->labels)
                           : explain_put_text(&out, document, e, &style);
  st = st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : text_print(&out, error);
  strbuf_free(&out);
  return st ? st : text_flush(error);
}

// With --rule, the answer is no if that rule gave nothing
static int
answer(const options* o, const weft_explanation* e)
{
  for (size_t i = 0U; o->rule && i < e->rule_count; ++i) {
    if (e->rules[i].why.reason == WEFT_REASON_MADE) {
      return CLI_DONE;
    }
  }
  return o->rule ? CLI_NO : CLI_DONE;
}

static int
explain(const options* o, const weft_rules* rules, const char* text)
{
  struct stat          info;
  weft_error           error    = WEFT_ERROR_INIT;
  weft_document*       document = NULL;
  weft_explanation*    e        = NULL;
  weft_explain_options how      = WEFT_EXPLAIN_OPTIONS_INIT;
  how.sentence                  = o->sentence ? o->sentence - 1U : 0U;
  how.rule                      = weft_str_from(o->rule);
  how.relation                  = weft_str_from(o->relation);
  how.limit                     = o->limit;
  how.all                       = o->all;
  const bool  file              = !strcmp(text, "-") || !stat(text, &info);
  weft_status st                = file ? open_file(o, text, &document, &error)
                                       : open_text(o, text, &document, &error);
  st       = st ? st : weft_explain(rules, document, &how, &e, &error);
  int code = CLI_DONE;
  if (!st) {
    note_sentences(o, document);
    code = answer(o, e);
    st   = print(o, document, e, &error);
  }
  weft_explanation_free(e);
  weft_document_free(document);
  return st ? error_fail(&error) : code;
}

int
rules_explain(const rules_job* asked)
{
  const options* const o = asked->options;
  if (asked->words.count != 1U) {
    return error_usage("rules explain takes one sentence in quotes, a file, or "
                       "- for standard input");
  }
  job         j     = {.options = o};
  weft_error  error = WEFT_ERROR_INIT;
  weft_status st    = job_load_rules(&j, &error);
  int         code  = st ? error_fail(&error) : CLI_DONE;
  if (!code && o->rule) {
    code = check_rule(j.rules, o->rule);
  }
  if (!code && o->relation) {
    code = check_relation(j.rules, o->relation);
  }
  code = code ? code : explain(o, j.rules, asked->words.items[0]);
  job_close(&j);
  return code;
}
