// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The data of the page: what the script reads, where sentences stand in their
// document's text, what is left out, and every allocation failing in turn.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "failing.h"

#include "hostile_graph.h"
#include "html_page.h"
#include "text.h"

#include <cjson/cJSON.h>

// A document as its file has it, with three bytes before the text
#define TEXT                                                                   \
  "머리 😀 기사\n네이버가 ‘가람’을 개발했다. Garam was "  \
  "shown.\u2028</script><!-- 끝"
#define SKIPPED 3U

typedef struct {
  weft_str    text;
  weft_status status;
  size_t      opened;
} source;

static weft_status
open_text(void*                     handle,
          const weft_document_info* document,
          weft_str*                 text,
          weft_error*               error)
{
  source* const s = (source*)handle;
  (void)error;
  ++s->opened;
  if (!weft_str_equals(document->doc, WEFT_STR("t.txt"))) {
    return WEFT_ERR_NOT_FOUND;
  }
  *text = s->text;
  return s->status;
}

static weft_span
locate(void* handle, weft_span original)
{
  (void)handle;
  return (weft_span){original.start - SKIPPED, original.end - SKIPPED};
}

static void
add_quote(weft_graph* graph,
          const char* doc,
          const char* relation,
          const char* object,
          const char* sentence)
{
  const char* const at = strstr(TEXT, sentence);
  const size_t      start =
    at ? (size_t)(at - TEXT) + SKIPPED : (size_t)SKIPPED; // says other words
  weft_triple t = make_triple(
    doc, make_end("Organization/네이버"), relation, make_end(object), start);
  t.evidence.text     = weft_str_from(sentence);
  t.evidence.span.end = start + t.evidence.text.size;
  t.rule              = WEFT_STR("p/r");
  t.confidence        = 870;
  add(graph, t);
}

static weft_graph*
make_quotes(void)
{
  weft_graph*              graph = NULL;
  const weft_document_info info  = {.doc   = WEFT_STR("t.txt"),
                                    .date  = WEFT_STR("2021-06-01"),
                                    .title = WEFT_STR("제목 </title>"),
                                    .bytes = sizeof(TEXT)};
  assert_int_equal(weft_graph_new(&sample_schema, &graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_add_document(graph, &info, NULL), WEFT_OK);
  add_quote(
    graph, "t.txt", "develops", "AIModel/가람", "네이버가 ‘가람’을 개발했다.");
  add_quote(graph, "t.txt", "develops", "AIModel/가람", "Garam was shown.");
  add_quote(graph, "t.txt", "uses", "Chip/A", "nowhere in the text");
  add_quote(graph, "other.txt", "uses", "Chip/A", "네이버가");
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

typedef struct {
  const weft_graph*   graph;
  weft_render_options options;
  strbuf              out;
} writing;

static weft_status
write_once(void* handle)
{
  writing* const  w  = (writing*)handle;
  view            v  = {.node_count = 0U};
  const dot_input in = {.graph = w->graph, .view = &v, .options = &w->options};
  strbuf_free(&w->out);
  w->out         = (strbuf){NULL, 0U, 0U, WEFT_OK};
  weft_status st = view_make(&v, w->graph, &w->options, NULL);
  if (!st) {
    st = html_put_data(&w->out, &in, NULL);
  }
  view_free(&v);
  return st;
}

static cJSON*
data_of(const weft_graph* graph, const weft_render_texts* texts)
{
  writing w       = {graph, WEFT_RENDER_OPTIONS_INIT, {NULL, 0U, 0U, WEFT_OK}};
  w.options.texts = texts;
  assert_int_equal(write_once(&w), WEFT_OK);
  for (const char* at = strchr(w.out.data, '<'); at;) {
    fail_msg("markup in the data: %.40s", at);
  }
  assert_null(strstr(w.out.data, "\xE2\x80\xA8"));
  assert_null(strstr(w.out.data, "\xE2\x80\xA9"));
  cJSON* const json = cJSON_Parse(w.out.data);
  assert_non_null(json);
  strbuf_free(&w.out);
  return json;
}

static const cJSON*
item(const cJSON* json, const char* member, int index)
{
  const cJSON* const found =
    cJSON_GetArrayItem(cJSON_GetObjectItem(json, member), index);
  assert_non_null(found);
  return found;
}

static int
number(const cJSON* array, int index)
{
  const cJSON* const n = cJSON_GetArrayItem(array, index);
  assert_true(cJSON_IsNumber(n));
  return n->valueint;
}

static const char*
string(const cJSON* array, int index)
{
  const char* const text =
    cJSON_GetStringValue(cJSON_GetArrayItem(array, index));
  assert_non_null(text);
  return text;
}

// UTF-16 units before a part of the text, counted by hand: 머리 😀 기사 is 8
enum { FIRST = 9, FIRST_SIZE = 16, SECOND = 26, SECOND_SIZE = 16 };

static void
test_places(void** state)
{
  (void)state;
  source                  s     = {WEFT_STR(TEXT), WEFT_OK, 0U};
  const weft_render_texts texts = {&s, open_text, locate};
  weft_graph* const       graph = make_quotes();
  cJSON* const            json  = data_of(graph, &texts);

  const cJSON* const other = item(json, "documents", 0);
  const cJSON* const known = item(json, "documents", 1);
  assert_string_equal(string(other, 0), "other.txt");
  assert_string_equal(string(other, 4), "");
  assert_string_equal(string(known, 0), "t.txt");
  assert_string_equal(string(known, 2), "제목 </title>");
  assert_int_equal(number(known, 3), 0);
  assert_string_equal(string(known, 4), TEXT);
  assert_int_equal(s.opened, 1U); // the other is no document of the graph

  // One sentence is the other document's, one says what the text does not
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "sentences")),
                   4);
  assert_string_equal(string(item(json, "sentences", 0), 3), "네이버가");
  assert_string_equal(string(item(json, "sentences", 1), 3),
                      "nowhere in the text");
  const cJSON* const first  = item(json, "sentences", 2);
  const cJSON* const second = item(json, "sentences", 3);
  assert_int_equal(cJSON_GetArraySize(first), 3);
  assert_int_equal(number(first, 0), 1);
  assert_int_equal(number(first, 1), FIRST);
  assert_int_equal(number(first, 2), FIRST + FIRST_SIZE);
  assert_int_equal(number(second, 1), SECOND);
  assert_int_equal(number(second, 2), SECOND + SECOND_SIZE);
  cJSON_Delete(json);
  weft_graph_free(graph);
}

static void
test_facts(void** state)
{
  (void)state;
  weft_graph* const  graph = make_quotes();
  cJSON* const       json  = data_of(graph, NULL);
  const cJSON* const fact  = item(json, "facts", 0);
  assert_string_equal(string(item(json, "entities", number(fact, 0)), 0),
                      "네이버");
  assert_string_equal(string(item(json, "relations", number(fact, 1)), 0),
                      "develops");
  assert_string_equal(string(item(json, "entities", number(fact, 2)), 0),
                      "가람");
  assert_int_equal(number(fact, 4), 0); // actual, stated
  const cJSON* const quotes = cJSON_GetArrayItem(fact, 8);
  assert_int_equal(cJSON_GetArraySize(quotes), 2);
  assert_int_equal(number(cJSON_GetArrayItem(quotes, 0), 2), 870);
  assert_string_equal(
    cJSON_GetStringValue(
      item(json, "rules", number(cJSON_GetArrayItem(quotes, 0), 1))),
    "p/r");
  assert_int_equal(number(fact, 9), 0); // quotes left out

  // Each edge of the picture has its facts
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "edges")), 2);
  assert_int_equal(
    cJSON_GetArraySize(cJSON_GetArrayItem(item(json, "edges", 0), 3)), 1);
  cJSON_Delete(json);
  weft_graph_free(graph);
}

// A text that cannot be on the page is said to be missing, or too large
static void
test_no_text(void** state)
{
  (void)state;
  char* const large = (char*)malloc(HTML_TEXT_MAX + 1U);
  assert_non_null(large);
  memset(large, 'x', HTML_TEXT_MAX + 1U);
  const struct {
    source s;
    int    fate;
  } cases[] = {
    {{WEFT_STR("x"), WEFT_ERR_NOT_FOUND, 0U}, 1},
    {{WEFT_STR("bad \xFF bytes"), WEFT_OK, 0U}, 1},
    {{{large, HTML_TEXT_MAX + 1U}, WEFT_OK, 0U}, 2},
    {{{large, HTML_TEXT_MAX}, WEFT_OK, 0U}, 0},
    {{WEFT_STR(""), WEFT_OK, 0U}, 0},
  };
  weft_graph* const graph = make_quotes();
  for (size_t i = 0U; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    source                  s     = cases[i].s;
    const weft_render_texts texts = {&s, open_text, locate};
    cJSON* const            json  = data_of(graph, &texts);
    const cJSON* const      known = item(json, "documents", 1);
    assert_int_equal(number(known, 3), cases[i].fate);
    assert_int_equal(strlen(string(known, 4)),
                     cases[i].fate ? 0U : cases[i].s.text.size);
    assert_int_equal(cJSON_GetArraySize(item(json, "sentences", 2)), 4);
    cJSON_Delete(json);
  }
  weft_graph_free(graph);
  free(large);
}

static void
test_text_fails(void** state)
{
  (void)state;
  source                  s     = {WEFT_STR(""), WEFT_ERR_IO, 0U};
  const weft_render_texts texts = {&s, open_text, locate};
  weft_graph* const       graph = make_quotes();
  writing w       = {graph, WEFT_RENDER_OPTIONS_INIT, {NULL, 0U, 0U, WEFT_OK}};
  w.options.texts = &texts;
  assert_int_equal(write_once(&w), WEFT_ERR_IO);
  strbuf_free(&w.out);
  weft_graph_free(graph);
}

static void
test_hostile(void** state)
{
  (void)state;
  weft_graph* const graph = make_hostile();
  cJSON* const      json  = data_of(graph, NULL);
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "facts")),
                   (int)weft_graph_fact_count(graph));
  cJSON_Delete(json);
  weft_graph_free(graph);
}

static void
test_many_quotes(void** state)
{
  (void)state;
  enum { QUOTES = HTML_FACT_SUPPORTS_MAX + 50 };
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < QUOTES; ++i) {
    add(graph,
        make_triple("a", make_end("T/a"), "uses", make_end("T/b"), 100U * i));
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  cJSON* const       json = data_of(graph, NULL);
  const cJSON* const fact = item(json, "facts", 0);
  assert_int_equal(cJSON_GetArraySize(cJSON_GetArrayItem(fact, 8)),
                   HTML_FACT_SUPPORTS_MAX);
  assert_int_equal(number(fact, 9), 50);
  cJSON_Delete(json);
  weft_graph_free(graph);
}

// The facts of what is drawn come first
static void
test_many_facts(void** state)
{
  (void)state;
  enum { LEFT_OUT = 7 };
  weft_graph* graph = NULL;
  strbuf      name  = {0};
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  for (size_t i = 0U; i < HTML_FACTS_MAX + LEFT_OUT - 1U; ++i) {
    strbuf_clear(&name);
    strbuf_printf(&name, "이름 %zu", i);
    add(graph,
        make_triple("a",
                    name_end("T", strbuf_str(&name)),
                    "said",
                    make_literal("Class/x", WEFT_VALUE_NONE, NULL, NULL),
                    i));
  }
  add(graph,
      make_triple("a", make_end("T/핵심"), "uses", make_end("T/끝"), 0U));
  strbuf_free(&name);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  cJSON* const       json = data_of(graph, NULL);
  const cJSON* const out  = cJSON_GetObjectItem(json, "left_out");
  assert_int_equal(cJSON_GetObjectItem(out, "facts")->valueint, LEFT_OUT);
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "facts")),
                   HTML_FACTS_MAX);
  assert_int_equal(
    cJSON_GetArraySize(cJSON_GetArrayItem(item(json, "edges", 0), 3)), 1);
  cJSON_Delete(json);
  weft_graph_free(graph);
}

// A fact that follows says from which
static void
test_premises(void** state)
{
  (void)state;
  static const weft_relation_info relations[] = {
    {.name = WEFT_STR_INIT("part_of"), .transitive = true}};
  static const weft_schema schema = {
    WEFT_STR_INIT("http://example.org/weft/"), NULL, 0U, relations, 1U};
  weft_graph* graph = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  add(graph, make_triple("a", make_end("T/a"), "part_of", make_end("T/b"), 0U));
  add(graph,
      make_triple("a", make_end("T/b"), "part_of", make_end("T/c"), 50U));
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  weft_graph_show_inferred(graph, true);

  cJSON* const json = data_of(graph, NULL);
  assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "facts")), 3);
  for (int i = 0; i < 3; ++i) {
    const cJSON* const fact     = item(json, "facts", i);
    const cJSON* const premises = cJSON_GetArrayItem(fact, 10);
    const bool         inferred = number(fact, 4) == 2;
    assert_int_equal(cJSON_GetArraySize(premises), inferred ? 2 : 0);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetArrayItem(fact, 8)),
                     inferred ? 0 : 1);
    if (inferred) {
      assert_int_not_equal(number(premises, 0), number(premises, 1));
      assert_int_not_equal(number(premises, 0), i);
      assert_int_not_equal(number(premises, 1), i);
    }
  }
  cJSON_Delete(json);
  weft_graph_free(graph);
}

// What is not drawn of a community can still be read of
static void
test_community(void** state)
{
  (void)state;
  weft_graph* const graph = make_many();
  writing w = {graph, WEFT_RENDER_OPTIONS_INIT, {NULL, 0U, 0U, WEFT_OK}};
  w.options.view.top      = 5U;
  w.options.view.group_by = WEFT_GROUP_COMMUNITY;
  assert_int_equal(write_once(&w), WEFT_OK);
  cJSON* const json = cJSON_Parse(w.out.data);
  assert_non_null(json);
  const cJSON* const nodes = cJSON_GetObjectItem(json, "nodes");
  const int          entities =
    cJSON_GetArraySize(cJSON_GetObjectItem(json, "entities"));
  size_t       communities = 0U;
  const cJSON* node        = NULL;
  cJSON_ArrayForEach(node, nodes)
  {
    if (cJSON_GetArraySize(node) > 4) {
      const cJSON* const members = cJSON_GetArrayItem(node, 6);
      const cJSON*       member  = NULL;
      assert_int_equal(number(node, 1), -1);
      assert_true(number(node, 4) >= cJSON_GetArraySize(members));
      assert_true(cJSON_GetArraySize(members) > 0);
      cJSON_ArrayForEach(member, members)
      {
        assert_true(member->valueint >= 0 && member->valueint < entities);
      }
      ++communities;
    }
  }
  assert_true(communities > 0U);
  cJSON_Delete(json);
  strbuf_free(&w.out);
  weft_graph_free(graph);
}

static void
test_memory(void** state)
{
  (void)state;
  source                  s     = {WEFT_STR(TEXT), WEFT_OK, 0U};
  const weft_render_texts texts = {&s, open_text, locate};
  weft_graph* const       graph = make_quotes();
  writing w       = {graph, WEFT_RENDER_OPTIONS_INIT, {NULL, 0U, 0U, WEFT_OK}};
  w.options.texts = &texts;
  check_failing(write_once, &w);
  strbuf_free(&w.out);
  weft_graph_free(graph);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_places),
    cmocka_unit_test(test_facts),
    cmocka_unit_test(test_no_text),
    cmocka_unit_test(test_text_fails),
    cmocka_unit_test(test_hostile),
    cmocka_unit_test(test_many_quotes),
    cmocka_unit_test(test_many_facts),
    cmocka_unit_test(test_premises),
    cmocka_unit_test(test_community),
    cmocka_unit_test(test_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
