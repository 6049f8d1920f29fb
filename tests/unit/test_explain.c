// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Why rules gave nothing: the cases of explain.txt, what is told of mentions
// and clauses, and hostile input.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "weft/explain.h"

#include "extract_lines.h"

enum { PACKS_MAX = 8, CASES_LEAST = 45 };

// Packs that cases name, loaded once
typedef struct {
  char        name[32];
  weft_rules* rules;
} loaded_pack;

static loaded_pack packs[PACKS_MAX];

static const weft_rules*
load(const char* const name)
{
  size_t i = 0U;
  while (i < PACKS_MAX && packs[i].rules && strcmp(packs[i].name, name) != 0) {
    ++i;
  }
  assert_true(i < PACKS_MAX);
  if (!packs[i].rules) {
    char       folder[64];
    weft_error error = WEFT_ERROR_INIT;
    snprintf(packs[i].name, sizeof(packs[i].name), "%s", name);
    snprintf(folder, sizeof(folder), "rules/%s", name);
    char* const       path  = case_path("WEFT_TEST_DATA", folder);
    const bool        own   = !strncmp(name, "pack-", 5U);
    const char* const where = own ? path : name;
    if (weft_rules_load(&where, 1U, NULL, NULL, &packs[i].rules, &error)) {
      print_error("%s: %s\n", name, error.message);
    }
    free(path);
    assert_non_null(packs[i].rules);
  }
  return packs[i].rules;
}

static int
unload(void** const state)
{
  (void)state;
  for (size_t i = 0U; i < PACKS_MAX; ++i) {
    weft_rules_free(packs[i].rules);
  }
  return 0;
}

// Explain one rule, or all if `rule` is empty
static weft_explanation*
explain(const weft_rules* const    rules,
        const weft_document* const document,
        const char* const          rule,
        const size_t               sentence)
{
  weft_explain_options o     = WEFT_EXPLAIN_OPTIONS_INIT;
  weft_error           error = WEFT_ERROR_INIT;
  weft_explanation*    e     = NULL;
  o.rule                     = weft_str_from(rule);
  o.sentence                 = sentence;
  if (weft_explain(rules, document, &o, &e, &error)) {
    print_error("%s: %s\n", rule, error.message);
  }
  return e;
}

static void
put_span(strbuf* const              out,
         const weft_document* const document,
         const weft_span            span)
{
  const weft_str text = weft_document_text(document);
  strbuf_append(out, (weft_str){text.data + span.start, span.end - span.start});
}

// `reason | text at the place`; the whole sentence is written `*`
static void
put_outcome(strbuf* const                 out,
            const weft_document* const    document,
            const weft_explanation* const e,
            const weft_explained_rule*    r)
{
  const weft_span at = r->why.place;
  strbuf_puts(out, weft_reason_code(r->why.reason));
  strbuf_puts(out, " | ");
  if (r->why.reason == WEFT_REASON_MADE || !at.end) {
    strbuf_puts(out, "-");
  } else if (at.start == e->span.start && at.end == e->span.end) {
    strbuf_puts(out, "*");
  } else {
    put_span(out, document, at);
  }
}

// The first line of the input is `PACK RULE [SENTENCE]`, the rest the text
static bool
run_case(const test_case* const one)
{
  char   pack[32] = "";
  char   rule[48] = "";
  size_t number   = 1U;
  char*  text     = strchr(one->input, '\n');
  assert_non_null(text);
  *text++           = '\0';
  char* const space = strchr(one->input, ' ');
  assert_non_null(space);
  *space = '\0';
  snprintf(pack, sizeof(pack), "%s", one->input);
  char* const next = strchr(space + 1, ' ');
  if (next) {
    *next  = '\0';
    number = strtoul(next + 1, NULL, 10);
  }
  snprintf(rule, sizeof(rule), "%s", space + 1);
  const weft_rules* const rules = load(pack);
  weft_document* const    doc   = pack_run_document(weft_str_from(text));
  assert_non_null(doc);
  weft_explanation* const e     = explain(rules, doc, rule, number - 1U);
  strbuf                  found = {NULL, 0U, 0U, WEFT_OK};
  strbuf_puts(&found, "");
  if (e && e->rule_count == 1U) {
    put_outcome(&found, doc, e, &e->rules[0]);
  }
  char* const end = strchr(one->expected, '\n');
  if (end) {
    *end = '\0';
  }
  const bool ok = found.data && !strcmp(found.data, one->expected);
  if (!ok) {
    print_error(
      "explain.txt: %s\n  %s %s: %s\n  expected: %s\n  found:    %s\n",
      one->title,
      pack,
      rule,
      text,
      one->expected,
      found.data ? found.data : "nothing");
  }
  strbuf_free(&found);
  weft_explanation_free(e);
  weft_document_free(doc);
  return ok;
}

static void
test_cases(void** const state)
{
  int       count = 0;
  int       wrong = 0;
  case_file file  = case_open("cases/explain.txt");
  test_case one;
  (void)state;
  while (case_next(&file, &one)) {
    wrong += run_case(&one) ? 0 : 1;
    ++count;
  }
  assert_true(file.data && !file.next);
  case_close(&file);
  assert_int_equal(wrong, 0);
  assert_true(count > CASES_LEAST);
}

// What is told of a text of two sentences, as lines

static void
put_mentions(strbuf* const out, const weft_explanation* const e)
{
  static const char* const makers[] = {"lexicon",
                                       "literal",
                                       "rule",
                                       "propagation",
                                       "cues",
                                       "alias",
                                       "coreference"};
  for (size_t i = 0U; i < e->mention_count; ++i) {
    const weft_explained_mention* const m = &e->mentions[i];
    strbuf_append(out, m->text);
    strbuf_puts(out, m->rejected ? " ✗ " : " ");
    strbuf_append(out, m->rejected ? WEFT_STR("") : m->type);
    strbuf_puts(out, m->rejected ? weft_reason_code(m->why.reason) : " ");
    strbuf_puts(out, m->rejected ? "" : makers[m->by]);
    if (m->rule.size) {
      strbuf_putc(out, ' ');
      strbuf_append(out, m->rule);
    } else if (m->file) {
      const char* const slash = strrchr(m->file, '/');
      strbuf_printf(out, " %s:%zu", slash ? slash + 1 : m->file, m->line);
    }
    if (m->origin.end) {
      strbuf_printf(out, " @%zu", m->sentence + 1U);
    }
    strbuf_putc(out, '\n');
  }
}

static void
check_mentions(const char* const pack,
               const char* const text,
               const size_t      sentence,
               const char* const expected)
{
  weft_document* const    doc = pack_run_document(weft_str_from(text));
  weft_explanation* const e   = explain(load(pack), doc, "", sentence);
  strbuf                  out = {NULL, 0U, 0U, WEFT_OK};
  assert_non_null(e);
  put_mentions(&out, e);
  assert_string_equal(out.data, expected);
  strbuf_free(&out);
  weft_explanation_free(e);
  weft_document_free(doc);
}

static void
test_mentions(void** const state)
{
  (void)state;
  check_mentions("pack-test",
                 "언어 모델 ‘모모’가 나왔다. 김두루 대표는 지난해 모모를 봤다. "
                 "그는 웃었다.",
                 0U,
                 "언어 모델 Class lexicon names.tsv:29\n"
                 "모모 AIModel rule pack-test/model.quoted\n");
  check_mentions("pack-test",
                 "언어 모델 ‘모모’가 나왔다. 김두루 대표는 지난해 모모를 봤다. "
                 "그는 웃었다.",
                 1U,
                 "김두루 Person lexicon names.tsv:22\n"
                 "대표 Title lexicon names.tsv:23\n"
                 "지난해 Date literal\n"
                 "모모 AIModel propagation pack-test/model.quoted @1\n");
  check_mentions("pack-test",
                 "언어 모델 ‘모모’가 나왔다. 김두루 대표는 지난해 모모를 봤다. "
                 "그는 웃었다.",
                 2U,
                 "그 Person coreference pack-test/ref.person @2\n");
  check_mentions("pack-test",
                 "언어 모델 ‘색상’이 나왔다. 새빛연구원(SB)이 봤다. SB는 컸다.",
                 0U,
                 "언어 모델 Class lexicon names.tsv:29\n"
                 "색상 ✗ common_word pack-test/model.quoted\n");
  check_mentions("pack-test",
                 "언어 모델 ‘색상’이 나왔다. 새빛연구원(SB)이 봤다. SB는 컸다.",
                 2U,
                 "SB Organization alias pack-test/alias @2\n");
  check_mentions("pack-trade",
                 "Larkfield (LF) grew. It saw LF and Quillpad grow.",
                 1U,
                 "LF Organization alias pack-trade/alias.short @1\n"
                 "Quillpad Product lexicon names.tsv:5\n");
}

// Cues: votes that make a name, and votes that do not suffice
static void
test_votes(void** const state)
{
  static const char text[] =
    "네이버가 조로롱을 출시했다. 조로롱은 인기다. 카카오가 조로롱을 샀다.";
  (void)state;
  weft_document* const    doc = pack_run_document(weft_str_from(text));
  weft_explanation* const e   = explain(load("pack-guess"), doc, "", 0U);
  assert_non_null(e);
  bool voted = false;
  for (size_t i = 0U; i < e->mention_count; ++i) {
    const weft_explained_mention* const m = &e->mentions[i];
    if (m->by == WEFT_MADE_BY_CUES) {
      voted = true;
      assert_true(m->note.size > 0U);
      assert_true(m->rejected || m->rule.size);
    }
  }
  assert_true(voted);
  weft_explanation_free(e);
  weft_document_free(doc);
}

// Words and clauses

static void
test_clauses(void** const state)
{
  static const char text[] =
    "카카오에 인수된 네이버는 ‘가람’을 개발하지 않았다.";
  (void)state;
  weft_document* const    doc = pack_run_document(weft_str_from(text));
  weft_explanation* const e   = explain(load("pack-test"), doc, "", 0U);
  assert_non_null(e);
  assert_int_equal(e->clause_count, 2);
  const weft_explained_clause* const first  = &e->clauses[0];
  const weft_explained_clause* const second = &e->clauses[1];
  const weft_explained_word* const   taken  = &e->words[first->word];
  const weft_explained_word* const   made   = &e->words[second->word];
  assert_true(weft_str_equals(taken->lemma, WEFT_STR("인수하다")));
  assert_true(weft_str_equals(taken->stem, WEFT_STR("인수하")));
  assert_string_equal(taken->ending, "adnominal past");
  assert_string_equal(taken->voice, "passive");
  assert_string_equal(first->status, "actual");
  assert_true(weft_str_equals(made->lemma, WEFT_STR("개발하다")));
  assert_string_equal(second->status, "none");
  assert_int_equal(second->cause, WEFT_REASON_NEGATED);
  bool agent = false;
  for (size_t i = 0U; i < second->role_count; ++i) {
    const weft_explained_word* const w = &e->words[second->roles[i].word];
    agent = agent || (!strcmp(second->roles[i].role, "agent") &&
                      weft_str_equals(w->text, WEFT_STR("네이버는")) &&
                      !strcmp(w->particle, "topic") && w->mention != SIZE_MAX);
  }
  assert_true(agent);
  weft_explanation_free(e);
  weft_document_free(doc);
}

// The pattern is split where it stops to match, and the conditions of frames
// stand in their order
static void
test_details(void** const state)
{
  (void)state;
  weft_document* const doc =
    pack_run_document(WEFT_STR("카카오도 네이버의 자회사다."));
  weft_explanation* const e = explain(load("pack-test"), doc, "subsidiary", 0U);
  assert_non_null(e);
  const weft_explained_rule* const r = &e->rules[0];
  assert_int_equal(r->pattern_number, 2);
  assert_true(weft_str_equals((weft_str){r->pattern.data, r->matched},
                              WEFT_STR("{subject:Organization}")));
  assert_true(
    weft_str_equals(r->why.wanted, WEFT_STR("<SUBJ> = (?:이|가|은|는)")));
  weft_explanation_free(e);
  weft_document_free(doc);

  weft_document* const other =
    pack_run_document(WEFT_STR("네이버가 서울을 인수했다."));
  weft_explanation* const f = explain(load("pack-test"), other, "acquires", 0U);
  assert_non_null(f);
  const weft_explained_rule* const frame = &f->rules[0];
  assert_int_equal(frame->condition_count, 4);
  assert_string_equal(frame->conditions[0].name, "predicate");
  assert_string_equal(frame->conditions[1].name, "mood");
  assert_string_equal(frame->conditions[2].name, "subject");
  assert_string_equal(frame->conditions[3].name, "object");
  assert_true(frame->conditions[2].holds && !frame->conditions[3].holds);
  weft_explanation_free(f);
  weft_document_free(other);
}

// Messages in both languages, with all particulars filled in
static void
test_messages(void** const state)
{
  (void)state;
  for (int i = 0; i < 100; ++i) {
    const weft_why why = {(weft_reason)i,
                          {0U, 0U},
                          WEFT_STR_INIT("W"),
                          WEFT_STR_INIT("F"),
                          WEFT_STR_INIT("R"),
                          3U,
                          2U};
    char* const    en  = weft_why_text(&why, "en");
    char* const    ko  = weft_why_text(&why, "ko");
    assert_non_null(en);
    assert_non_null(ko);
    assert_null(strchr(en, '{'));
    assert_null(strchr(ko, '{'));
    assert_true(strlen(en) > 3U && strlen(ko) > 3U);
    free(en);
    free(ko);
  }
  const weft_why gap  = {WEFT_REASON_GAP_TOO_LONG,
                         {0U, 0U},
                         WEFT_STR_INIT("<GAP>"),
                         WEFT_STR_INIT("far away"),
                         WEFT_STR_INIT(""),
                         8U,
                         5U};
  char* const    text = weft_why_text(&gap, NULL);
  assert_string_equal(text,
                      "8 characters stand in a gap of at most 5: 'far away'");
  free(text);
}

static void
test_errors(void** const state)
{
  weft_explain_options o = WEFT_EXPLAIN_OPTIONS_INIT;
  weft_error           error;
  weft_explanation*    e   = NULL;
  weft_document* const doc = pack_run_document(WEFT_STR("네이버가 섰다."));
  const weft_rules* const rules = load("pack-test");
  (void)state;
  o.sentence = 7U;
  assert_int_equal(weft_explain(rules, doc, &o, &e, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_null(e);
  o      = (weft_explain_options)WEFT_EXPLAIN_OPTIONS_INIT;
  o.rule = WEFT_STR("devlops");
  assert_int_equal(weft_explain(rules, doc, &o, &e, &error),
                   WEFT_ERR_NOT_FOUND);
  o          = (weft_explain_options)WEFT_EXPLAIN_OPTIONS_INIT;
  o.relation = WEFT_STR("owns");
  assert_int_equal(weft_explain(rules, doc, &o, &e, &error),
                   WEFT_ERR_NOT_FOUND);
  assert_int_equal(weft_explain(rules, doc, NULL, &e, &error), WEFT_OK);
  assert_non_null(e);
  assert_true(e->rule_count <= WEFT_EXPLAIN_LIMIT);
  weft_explanation_free(e);
  weft_explanation_free(NULL);
  weft_document_free(doc);
}

// Limits and filters of the list
static void
test_lists(void** const state)
{
  weft_explain_options o = WEFT_EXPLAIN_OPTIONS_INIT;
  weft_explanation*    e = NULL;
  weft_document* const doc =
    pack_run_document(WEFT_STR("네이버가 카카오에 투자했다."));
  const weft_rules* const rules = load("pack-test");
  (void)state;
  o.limit = 2U;
  assert_int_equal(weft_explain(rules, doc, &o, &e, NULL), WEFT_OK);
  assert_int_equal(e->rule_count, 2);
  assert_true(e->near_count > 2U);
  assert_true(
    weft_str_equals(e->rules[0].id, WEFT_STR("pack-test/invests-in")));
  assert_int_equal(e->rules[0].triple_count, 1);
  assert_int_equal(e->rules[0].triples[0].confidence, 800);
  weft_explanation_free(e);
  o.all = true;
  assert_int_equal(weft_explain(rules, doc, &o, &e, NULL), WEFT_OK);
  assert_int_equal(e->rule_count, weft_rules_count(rules));
  weft_explanation_free(e);
  o.relation = WEFT_STR("acquires");
  assert_int_equal(weft_explain(rules, doc, &o, &e, NULL), WEFT_OK);
  assert_int_equal(e->rule_count, 2);
  weft_explanation_free(e);
  weft_document_free(doc);
}

// Long and hostile sentences end soon
static void
test_hostile(void** const state)
{
  static const char* const parts[] = {"네이버가 카카오에 투자하고 ",
                                      "Larkfield bought ",
                                      "가",
                                      "((((",
                                      "‘’\"“",
                                      "네이버, ",
                                      "매출 3조원 "};
  static const char* const names[] = {"pack-test", "pack-trade", "ko-news"};
  (void)state;
  for (size_t p = 0U; p < sizeof(names) / sizeof(names[0]); ++p) {
    for (size_t i = 0U; i < sizeof(parts) / sizeof(parts[0]); ++i) {
      strbuf text = {NULL, 0U, 0U, WEFT_OK};
      while (text.size < 30000U) { // 10,000 characters of Hangul
        strbuf_puts(&text, parts[i]);
      }
      strbuf_puts(&text, "했다.");
      weft_document* const    doc   = pack_run_document(strbuf_str(&text));
      const clock_t           begin = clock();
      weft_explanation* const e     = explain(load(names[p]), doc, "", 0U);
      const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
      assert_non_null(e);
      if (seconds > 20.0) {
        print_error("%s: '%s' took %.1f s\n", names[p], parts[i], seconds);
      }
      assert_true(seconds < 60.0);
      weft_explanation_free(e);
      weft_document_free(doc);
      strbuf_free(&text);
    }
  }
}

// A rule that hits the match limit is told of, and ends nothing
static void
test_limit(void** const state)
{
  (void)state;
  weft_document* const    doc = pack_run_document(WEFT_STR(
    "한빛이 가나다라마바사아자차카타파하가나다라마바사아자차카타파하 새별!"));
  weft_explanation* const e   = explain(load("pack-limit"), doc, "slow", 0U);
  assert_non_null(e);
  assert_int_equal(e->rule_count, 1);
  assert_int_equal(e->rules[0].why.reason, WEFT_REASON_MATCH_LIMIT);
  weft_explanation_free(e);
  weft_document_free(doc);
}

// The triples that are told are those of weft_extract(), whatever the text

static void
put_told(strbuf* const out, const weft_explanation* const e)
{
  for (size_t i = 0U; i < e->rule_count; ++i) {
    for (size_t k = 0U; k < e->rules[i].triple_count; ++k) {
      const weft_explained_triple* const t = &e->rules[i].triples[k];
      assert_int_equal(e->rules[i].why.reason, WEFT_REASON_MADE);
      weft_triple line;
      memset(&line, 0, sizeof(line));
      line.subject.name = t->subject;
      line.relation     = t->relation;
      line.object.name  = t->object;
      line.status       = t->status;
      line.when         = t->when;
      line.of           = t->of;
      assert_int_equal(put_triple_line(out, &line), WEFT_OK);
    }
  }
}

static void
check_told(pack_run* const run, const test_case* const one)
{
  weft_explain_options o    = WEFT_EXPLAIN_OPTIONS_INIT;
  strbuf               told = {NULL, 0U, 0U, WEFT_OK};
  strbuf               real = {NULL, 0U, 0U, WEFT_OK};
  weft_document* const doc  = pack_run_document(weft_str_from(one->input));
  const size_t         n    = weft_document_sentence_count(doc);
  o.limit                   = 1000U;
  for (size_t i = 0U; i < n; ++i) {
    weft_explanation* e = NULL;
    o.sentence          = i;
    assert_int_equal(weft_explain(run->rules, doc, &o, &e, NULL), WEFT_OK);
    put_told(&told, e);
    weft_explanation_free(e);
  }
  assert_int_equal(extract_lines(run, one->input, false, &real), WEFT_OK);
  strbuf_puts(&told, "");
  strbuf_puts(&real, "");
  sort_lines(told.data);
  sort_lines(real.data);
  if (strcmp(told.data, real.data) != 0) {
    print_error("%s\n", one->title);
  }
  assert_string_equal(told.data, real.data);
  strbuf_free(&told);
  strbuf_free(&real);
  weft_document_free(doc);
}

static void
test_agrees(void** const state)
{
  static const char* const files[] = {
    "cases/clauses.txt", "cases/extract.txt", "cases/references.txt"};
  pack_run run;
  (void)state;
  assert_true(pack_run_open(&run, "pack-test"));
  for (size_t i = 0U; i < sizeof(files) / sizeof(files[0]); ++i) {
    case_file file = case_open(files[i]);
    test_case one;
    int       count = 0;
    while (case_next(&file, &one)) {
      check_told(&run, &one);
      ++count;
    }
    assert_true(count > 20);
    case_close(&file);
  }
  pack_run_close(&run);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_mentions),
    cmocka_unit_test(test_votes),
    cmocka_unit_test(test_clauses),
    cmocka_unit_test(test_details),
    cmocka_unit_test(test_messages),
    cmocka_unit_test(test_errors),
    cmocka_unit_test(test_lists),
    cmocka_unit_test(test_hostile),
    cmocka_unit_test(test_limit),
    cmocka_unit_test(test_agrees),
  };
  return cmocka_run_group_tests(tests, NULL, unload);
}
