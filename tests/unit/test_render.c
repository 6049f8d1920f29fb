// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// DOT is compared byte for byte with cases/render/*.dot; SVG by structure, as
// coordinates vary with the version of Graphviz and its fonts.

#include "case_file.h"
#include "make_graph.h"
#include "pack.h"
#include "text.h"

#include "weft/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define TAGS_MAX 64U
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// Schema

#define KO WEFT_STR_INIT("ko")
#define EN WEFT_STR_INIT("en")

static const weft_label organization[] = {{KO, WEFT_STR_INIT("기관")},
                                          {EN, WEFT_STR_INIT("Organization")}};
static const weft_label model[]        = {{KO, WEFT_STR_INIT("AI 모델")},
                                          {EN, WEFT_STR_INIT("AI model")}};
static const weft_label person[]       = {{KO, WEFT_STR_INIT("인물")},
                                          {EN, WEFT_STR_INIT("Person")}};

static const weft_type_info types[] = {
  {.name        = WEFT_STR_INIT("Organization"),
   .labels      = organization,
   .label_count = 2U},
  {.name = WEFT_STR_INIT("AIModel"), .labels = model, .label_count = 2U},
  {.name = WEFT_STR_INIT("Person"), .labels = person, .label_count = 2U},
  {.name = WEFT_STR_INIT("Class"), .literal = true},
  {.name = WEFT_STR_INIT("Quantity"), .literal = true},
  {.name = WEFT_STR_INIT("Date"), .literal = true},
  {.name = WEFT_STR_INIT("Title"), .literal = true},
};

static const weft_label develops[]   = {{KO, WEFT_STR_INIT("개발")},
                                        {EN, WEFT_STR_INIT("develops")}};
static const weft_label uses[]       = {{KO, WEFT_STR_INIT("사용")},
                                        {EN, WEFT_STR_INIT("uses")}};
static const weft_label partner[]    = {{KO, WEFT_STR_INIT("협력")},
                                        {EN, WEFT_STR_INIT("partner of")}};
static const weft_label parameters[] = {{KO, WEFT_STR_INIT("매개변수")},
                                        {EN, WEFT_STR_INIT("parameters")}};
static const weft_label released[]   = {{KO, WEFT_STR_INIT("공개")},
                                        {EN, WEFT_STR_INIT("released")}};

static const weft_label holds[] = {{KO, WEFT_STR_INIT("지분 보유(12.5%)")},
                                   {EN, WEFT_STR_INIT("holds a share of")}};

static const weft_relation_info relations[] = {
  {.name = WEFT_STR_INIT("develops"), .labels = develops, .label_count = 2U},
  {.name = WEFT_STR_INIT("uses"), .labels = uses, .label_count = 2U},
  {.name        = WEFT_STR_INIT("partner_of"),
   .labels      = partner,
   .label_count = 2U,
   .symmetric   = true},
  {.name = WEFT_STR_INIT("holds"), .labels = holds, .label_count = 2U},
  {.name = WEFT_STR_INIT("is_a")},
  {.name = WEFT_STR_INIT("title")},
  {.name        = WEFT_STR_INIT("parameter_count"),
   .labels      = parameters,
   .label_count = 2U},
  {.name = WEFT_STR_INIT("released_on"), .labels = released, .label_count = 2U},
};

static const weft_schema schema = {{NULL, 0U},
                                   types,
                                   COUNT(types),
                                   relations,
                                   COUNT(relations)};

// Graphs

typedef struct {
  const char* subject;
  const char* relation;
  const char* object;
  const char* value; // makes the object a literal, if not NULL
  bool        planned;
} fact_line;

static const fact_line korean[] = {
  {"Organization/한빛연구소", "develops", "AIModel/가온", NULL, false},
  {"Organization/한빛연구소", "uses", "AIModel/가온", NULL, false},
  {"Organization/한빛연구소", "develops", "AIModel/나래", NULL, true},
  {"Organization/한빛연구소",
   "partner_of",
   "Organization/두레전자",
   NULL,
   false},
  {"AIModel/가온", "is_a", "Class/초거대 AI 언어모델", "", false},
  {"AIModel/가온",
   "parameter_count",
   "Quantity/2040억 개",
   "204000000000",
   false},
  {"AIModel/가온", "released_on", "Date/지난해 5월", "2021-05", false},
  {"Person/김하늘", "title", "Title/대표", "", false},
};

static const fact_line english[] = {
  {"Organization/Acme Labs", "develops", "AIModel/Quill", NULL, false},
  {"Organization/Bolt & Sons", "uses", "AIModel/Quill", NULL, false},
  {"AIModel/Quill", "is_a", "Class/large language model", "", false},
  {"AIModel/Quill", "released_on", "Date/last May", "2021-05", false},
};

static void
add_line(weft_graph* graph, const fact_line* line, size_t place)
{
  const weft_value_kind kind = !line->value || !line->value[0] ? WEFT_VALUE_NONE
                               : strstr(line->object, "Date/")
                                 ? WEFT_VALUE_TEXT
                                 : WEFT_VALUE_NUMBER;
  const weft_end        object = line->value
                                   ? make_literal(line->object, kind, line->value, "")
                                   : make_end(line->object);
  weft_triple           triple = make_triple(
    "a.txt", make_end(line->subject), line->relation, object, place * 20U);
  triple.status = line->planned ? WEFT_PLANNED : WEFT_ACTUAL;
  assert_int_equal(weft_graph_add_triple(graph, &triple, NULL), WEFT_OK);
}

// The graph of the lines, added from line `first` on with stride `stride`
static weft_graph*
make_graph(const fact_line* lines, size_t count, size_t first, size_t stride)
{
  const weft_document_info document = {.doc    = WEFT_STR("a.txt"),
                                       .sha256 = WEFT_STR("0")};
  weft_graph*              graph    = NULL;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_add_document(graph, &document, NULL), WEFT_OK);
  for (size_t i = 0U; i < count; ++i) {
    const size_t at = (first + i * stride) % count;
    add_line(graph, &lines[at], at);
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  return graph;
}

static weft_render_options
make_options(weft_picture picture)
{
  weft_render_options options = WEFT_RENDER_OPTIONS_INIT;
  options.picture             = picture;
  options.worker              = getenv("WEFT_TEST_WORKER");
  return options;
}

// The picture, terminated, which free() frees
static char*
draw(const weft_graph* graph, const weft_render_options* options, size_t* size)
{
  char*       data  = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  weft_status st    = weft_render(graph, options, &data, size, NULL, &error);
  if (st) {
    print_error("%s\n", error.message);
  }
  assert_int_equal(st, WEFT_OK);
  assert_non_null(data);
  return data;
}

static size_t
count_of(const char* text, const char* needle)
{
  size_t count = 0U;
  for (const char* at = strstr(text, needle); at; at = strstr(at + 1, needle)) {
    ++count;
  }
  return count;
}

// Well-formedness, as strict as our own output needs it

static const char*
skip_name(const char* at)
{
  return at + strspn(at,
                     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                     "0123456789:-_");
}

static bool
is_entity(const char* at)
{
  static const char* const entities[] = {
    "&amp;", "&lt;", "&gt;", "&quot;", "&#45;", "&#39;", "&#160;"};
  for (size_t i = 0U; i < COUNT(entities); ++i) {
    if (!strncmp(at, entities[i], strlen(entities[i]))) {
      return true;
    }
  }
  return false;
}

// Text or a quoted value up to `end`
static const char*
skip_text(const char* at, char end)
{
  for (; *at && *at != end; ++at) {
    const unsigned char c = (unsigned char)*at;
    assert_true(c >= 0x20U || c == '\n' || c == '\t');
    assert_true(c != '<' && (c != '&' || is_entity(at)));
  }
  return at;
}

// Attributes up to `>` or `/>`
static const char*
skip_attributes(const char* at)
{
  for (;;) {
    at += strspn(at, " \n");
    if (*at == '>' || *at == '/') {
      return at;
    }
    const char* const name = at;
    at                     = skip_name(at);
    assert_true(at > name);
    assert_true(at[0] == '=' && at[1] == '"');
    at = skip_text(at + 2, '"');
    assert_true(*at == '"');
    ++at;
  }
}

static void
assert_well_formed(const char* xml)
{
  weft_str    open[TAGS_MAX];
  size_t      depth = 0U;
  const char* at    = xml;
  if (!strncmp(at, "<?xml", 5U)) {
    at = strstr(at, "?>") + 2;
  }
  while (*at) {
    if (*at != '<') {
      at = skip_text(at, '<');
      continue;
    }
    const bool        end  = at[1] == '/';
    const char* const name = at + 1 + end;
    at                     = skip_name(name);
    const weft_str tag     = {name, (size_t)(at - name)};
    assert_true(tag.size);
    at = skip_attributes(at);
    if (end) {
      assert_true(depth > 0U && weft_str_equals(open[depth - 1U], tag));
      --depth;
    } else if (*at != '/') {
      assert_true(depth < TAGS_MAX);
      open[depth++] = tag;
    }
    at += *at == '/' ? 2 : 1;
  }
  assert_int_equal(depth, 0U);
}

// The picture is at most twice as wide as high, and the other way round
static void
assert_no_strip(const char* svg)
{
  const char* const box  = strstr(svg, "viewBox=\"");
  char*             end  = NULL;
  double            v[4] = {0.0, 0.0, 0.0, 0.0};
  const char*       at   = box + strlen("viewBox=\"");
  assert_non_null(box);
  for (int i = 0; i < 4; ++i) {
    v[i] = strtod(at, &end);
    at   = end;
  }
  assert_true(v[2] < 2.1 * v[3]);
  assert_true(v[3] < 2.1 * v[2]);
}

// DOT

static void
check_dot(const fact_line* lines,
          size_t           count,
          const char*      lang,
          const char*      name)
{
  weft_render_options options = make_options(WEFT_PICTURE_DOT);
  size_t              size    = 0U;
  options.lang                = weft_str_from(lang);
  options.title               = WEFT_STR("Acme & <friends>");
  weft_graph* const graph     = make_graph(lines, count, 0U, 1U);
  char* const       dot       = draw(graph, &options, &size);

  // WEFT_TEST_UPDATE=1 writes what is expected from now on
  char* const path   = case_path("WEFT_TEST_DATA", name);
  FILE* const update = getenv("WEFT_TEST_UPDATE") ? fopen(path, "wb") : NULL;
  if (update) {
    (void)fwrite(dot, 1U, size, update);
    fclose(update);
  }
  FILE* const file = fopen(path, "rb");
  char* const want = (char*)calloc(1U, 1U << 16U);
  if (file) {
    (void)fread(want, 1U, (1U << 16U) - 1U, file);
    fclose(file);
  }
  assert_string_equal(dot, want);
  free(want);
  free(path);
  free(dot);
  weft_graph_free(graph);
}

static void
test_dot_golden(void** state)
{
  (void)state;
  check_dot(korean, COUNT(korean), "ko", "cases/render/korean.dot");
  check_dot(english, COUNT(english), "en", "cases/render/english.dot");
}

static void
test_any_order(void** state)
{
  (void)state;
  static const size_t       strides[] = {1U, 3U, 5U, 7U};
  const weft_render_options options   = make_options(WEFT_PICTURE_DOT);
  size_t                    size      = 0U;
  char*                     first     = NULL;
  for (size_t i = 0U; i < 4U * COUNT(korean); ++i) {
    weft_graph* const graph =
      make_graph(korean, COUNT(korean), i / 4U, strides[i % 4U]);
    char* const dot = draw(graph, &options, &size);
    if (first) {
      assert_string_equal(dot, first);
      free(dot);
    } else {
      first = dot;
    }
    weft_graph_free(graph);
  }
  free(first);
}

// SVG

static void
test_svg_structure(void** state)
{
  (void)state;
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  weft_render_report  report  = {.layout = NULL};
  char*               svg     = NULL;
  size_t              size    = 0U;
  options.title               = WEFT_STR("한빛 <그래프>");
  weft_graph* const graph     = make_graph(korean, COUNT(korean), 0U, 1U);
  assert_int_equal(weft_render(graph, &options, &svg, &size, &report, NULL),
                   WEFT_OK);
  assert_well_formed(svg);
  assert_int_equal(strlen(svg), size);

  // Four entities with edges, one without, and the legend
  assert_int_equal(report.nodes, 5U);
  assert_int_equal(report.edges, 3U);
  assert_int_equal(report.left_out, 0U);
  assert_string_equal(report.layout, "dot");
  assert_false(report.degraded);
  assert_int_equal(count_of(svg, "class=\"node\""), 6U);
  assert_int_equal(count_of(svg, "class=\"edge\""), 3U);
  assert_int_equal(count_of(svg, "class=\"cluster\""), 1U);
  assert_int_equal(count_of(svg, "stroke-dasharray"), 2U); // edge, legend

  assert_non_null(strstr(svg, ">가온</text>"));
  assert_non_null(strstr(svg, ">개발</text>"));
  assert_non_null(strstr(svg, "매개변수 2040억 개"));
  assert_non_null(strstr(svg, "공개 2021년 5월"));
  assert_non_null(strstr(svg, "<title>한빛 &lt;그래프&gt;</title>"));
  assert_non_null(strstr(svg, "<desc>a.txt · 개체 5개 · 사실 8개</desc>"));
  assert_non_null(strstr(svg, "<g class=\"t-AIModel\">"));
  assert_non_null(strstr(svg, "<g class=\"r-develops planned\">"));
  assert_non_null(strstr(svg, "prefers-color-scheme:dark"));
  assert_non_null(strstr(svg, "“It is so.”"));
  assert_null(strstr(svg, "<!DOCTYPE"));
  assert_null(strstr(svg, "graphviz"));
  assert_null(strstr(svg, "xlink:href"));
  free(svg);
  weft_graph_free(graph);
}

static void
test_literals(void** state)
{
  (void)state;
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  size_t              size    = 0U;
  weft_graph* const   graph   = make_graph(english, COUNT(english), 0U, 1U);
  options.lang                = WEFT_STR("en");
  options.literals            = WEFT_LITERALS_NODES;
  char* svg                   = draw(graph, &options, &size);
  assert_int_equal(count_of(svg, "class=\"edge\""), 4U);
  free(svg);

  options.literals = WEFT_LITERALS_HIDE;
  svg              = draw(graph, &options, &size);
  assert_int_equal(count_of(svg, "class=\"edge\""), 2U);
  assert_null(strstr(svg, ">large language model<"));
  free(svg);
  weft_graph_free(graph);
}

static void
test_same_bytes(void** state)
{
  (void)state;
  const weft_render_options options = make_options(WEFT_PICTURE_SVG);
  size_t                    size    = 0U;
  weft_graph* const         a       = make_graph(korean, COUNT(korean), 0U, 1U);
  weft_graph* const         b       = make_graph(korean, COUNT(korean), 3U, 5U);
  char* const               sa      = draw(a, &options, &size);
  char* const               sb      = draw(b, &options, &size);
  assert_string_equal(sa, sb);
  free(sa);
  free(sb);
  weft_graph_free(a);
  weft_graph_free(b);
}

static void
test_other_formats(void** state)
{
  (void)state;
  weft_render_options options = make_options(WEFT_PICTURE_PNG);
  size_t              size    = 0U;
  weft_graph* const   graph   = make_graph(korean, COUNT(korean), 0U, 1U);
  char*               data    = draw(graph, &options, &size);
  assert_true(size > 1000U);
  assert_memory_equal(data, "\x89PNG", 4U);
  free(data);

  options.picture = WEFT_PICTURE_PDF;
  data            = draw(graph, &options, &size);
  assert_memory_equal(data, "%PDF", 4U);
  free(data);

  options.picture = WEFT_PICTURE_HTML;
  data            = draw(graph, &options, &size);
  assert_memory_equal(data, "<!DOCTYPE html>", 15U);
  assert_int_equal(count_of(data, "<tr>"), 1U + COUNT(korean));
  assert_int_equal(count_of(data, "<svg"), 1U);
  assert_null(strstr(data, "<?xml"));
  assert_null(strstr(data, "<script"));
  assert_null(strstr(data, "src="));
  free(data);
  weft_graph_free(graph);
}

static void
test_layouts(void** state)
{
  (void)state;
  static const char* const names[] = {
    "dot", "mixed", "sfdp", "neato", "fdp", "twopi", "circo", "grid"};
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  weft_render_report  report;
  weft_graph* const   graph = make_graph(korean, COUNT(korean), 0U, 1U);
  for (size_t i = 0U; i < COUNT(names); ++i) {
    char*  svg     = NULL;
    size_t size    = 0U;
    options.layout = names[i];
    assert_int_equal(weft_render(graph, &options, &svg, &size, &report, NULL),
                     WEFT_OK);
    assert_string_equal(report.layout, names[i]);
    assert_false(report.degraded);
    assert_well_formed(svg);
    assert_int_equal(count_of(svg, "class=\"node\""), 6U);
    free(svg);
  }
  weft_graph_free(graph);
}

static void
test_empty_graph(void** state)
{
  (void)state;
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  size_t              size    = 0U;
  weft_graph*         graph   = NULL;
  assert_int_equal(weft_graph_new(NULL, &graph, NULL), WEFT_OK);
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  char* const svg = draw(graph, &options, &size);
  assert_well_formed(svg);
  assert_int_equal(count_of(svg, "class=\"node\""), 0U);
  free(svg);
  weft_graph_free(graph);
}

// Hostile names

static void
check_hostile(const char* name)
{
  static const weft_picture pictures[] = {
    WEFT_PICTURE_DOT, WEFT_PICTURE_SVG, WEFT_PICTURE_HTML};
  strbuf subject = {NULL, 0U, 0U, WEFT_OK};
  strbuf object  = {NULL, 0U, 0U, WEFT_OK};
  strbuf literal = {NULL, 0U, 0U, WEFT_OK};
  strbuf_printf(&subject, "Organization/%s", name);
  strbuf_printf(&object, "AI<Model>\"/%s", name);
  strbuf_printf(&literal, "Class/%s", name);
  const fact_line lines[] = {
    {subject.data, "develops", object.data, NULL, false},
    {subject.data, name, "AIModel/x", NULL, true},
    {subject.data, "is_a", literal.data, "", false},
    {"Person/y", name, literal.data, "", false},
  };
  weft_graph* const graph = make_graph(lines, COUNT(lines), 0U, 1U);
  for (size_t i = 0U; i < COUNT(pictures); ++i) {
    weft_render_options options = make_options(pictures[i]);
    size_t              size    = 0U;
    options.title               = weft_str_from(name);
    char* const data            = draw(graph, &options, &size);
    assert_int_equal(strlen(data), size);
    if (pictures[i] == WEFT_PICTURE_SVG) {
      assert_well_formed(data);
      assert_int_equal(count_of(data, "class=\"edge\""), 2U);
    }
    assert_null(strstr(data, "<script>"));
    free(data);
  }
  weft_graph_free(graph);
  strbuf_free(&subject);
  strbuf_free(&object);
  strbuf_free(&literal);
}

static void
test_hostile_names(void** state)
{
  (void)state;
  static const char* const names[] = {
    "\"quoted\" and 'single'",
    "]]> end of data <![CDATA[",
    "<script>alert(1)</script>",
    "a & b &amp; c &#44032; &nbsp;",
    "C:\\new\\logs\\N\\G\\",
    "trailing backslash\\",
    "줄\n바꿈\r\n과\t탭",
    "\x01\x02\x1b[31m\x7f",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE txt.exe",
    "--> <!-- comment",
    "->{}[];=node",
    "\xEF\xBF\xBE noncharacter",
    " ",
    "😀 이모지 👩‍👩‍👧",
  };
  for (size_t i = 0U; i < COUNT(names); ++i) {
    check_hostile(names[i]);
  }
}

static void
test_very_long_name(void** state)
{
  (void)state;
  char* const name = (char*)malloc(30001U);
  assert_non_null(name);
  for (size_t i = 0U; i < 30000U; i += 3U) {
    memcpy(name + i, "가", 3U);
  }
  name[30000] = '\0';
  check_hostile(name);
  memset(name, 'x', 30000U);
  check_hostile(name);
  free(name);
}

// The worker

static weft_status
try_worker(const char*         worker,
           const char*         flag,
           double              seconds,
           weft_render_report* report,
           weft_error*         error)
{
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  char*               data    = NULL;
  size_t              size    = 0U;
  options.worker              = worker;
  options.worker_flag         = flag;
  options.time_limit          = seconds;
  weft_graph* const graph     = make_graph(korean, COUNT(korean), 0U, 1U);
  const weft_status st =
    weft_render(graph, &options, &data, &size, report, error);
  assert_true(!st == !!data);
  free(data);
  weft_graph_free(graph);
  return st;
}

static void
test_worker_missing(void** state)
{
  (void)state;
  static const char* const paths[] = {NULL, "", "/no/such/worker", "/"};
  for (size_t i = 0U; i < COUNT(paths); ++i) {
    weft_error error = WEFT_ERROR_INIT;
    assert_int_equal(try_worker(paths[i], "--x", 5.0, NULL, &error),
                     WEFT_ERR_RENDER);
    assert_int_equal(error.status, WEFT_ERR_RENDER);
    assert_non_null(strstr(error.message, "worker"));
    assert_null(strchr(error.message, '\n'));
  }
}

static void
test_worker_fails(void** state)
{
  (void)state;
  weft_error error = WEFT_ERROR_INIT;
  assert_int_equal(
    try_worker(getenv("WEFT_TEST_WORKER"), "--fail", 5.0, NULL, &error),
    WEFT_ERR_RENDER);
  assert_non_null(strstr(error.message, "no such luck"));
  assert_null(strchr(error.message, '\n'));
}

static void
test_worker_hangs(void** state)
{
  (void)state;
  const char* const  worker = getenv("WEFT_TEST_WORKER");
  weft_error         error  = WEFT_ERROR_INIT;
  weft_render_report report = {.layout = NULL};
  const time_t       start  = time(NULL);
  assert_int_equal(try_worker(worker, "--hang", 0.2, NULL, &error),
                   WEFT_ERR_TIMEOUT);
  assert_true(time(NULL) - start < 10);
  assert_null(strchr(error.message, '\n'));

  assert_int_equal(try_worker(worker, "--hang-dot", 3.0, &report, NULL),
                   WEFT_OK);
  assert_string_equal(report.layout, "sfdp");
  assert_true(report.degraded);
}

static void
test_worker_babbles(void** state)
{
  (void)state;
  // It ends well, but what it prints is no picture; above all, no deadlock
  assert_int_equal(
    try_worker(getenv("WEFT_TEST_WORKER"), "--babble", 20.0, NULL, NULL),
    WEFT_ERR_RENDER);
}

static void
test_bad_layout(void** state)
{
  (void)state;
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  weft_error          error   = WEFT_ERROR_INIT;
  char*               data    = NULL;
  size_t              size    = 0U;
  weft_graph* const   graph   = make_graph(english, COUNT(english), 0U, 1U);
  options.layout              = "spiral";
  assert_int_equal(weft_render(graph, &options, &data, &size, NULL, &error),
                   WEFT_ERR_BAD_ARG);
  assert_non_null(strstr(error.message, "spiral"));
  weft_graph_free(graph);
}

// A graph too large for dot, with more in it than the sockets hold
static void
test_large(void** state)
{
  (void)state;
  weft_render_options options = make_options(WEFT_PICTURE_SVG);
  weft_render_report  report;
  weft_graph*         graph = NULL;
  char*               svg   = NULL;
  size_t              size  = 0U;
  assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
  for (unsigned i = 0U; i < 1600U; ++i) {
    char a[48];
    char b[48];
    snprintf(a, sizeof(a), "Organization/회사 %u", i % 1300U);
    snprintf(b, sizeof(b), "AIModel/모델 %u", (i * 7919U) % 1200U);
    const fact_line line = {a, "develops", b, NULL, false};
    add_line(graph, &line, i);
  }
  assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
  for (size_t top = 0U; top <= 1000U; top += 1000U) {
    options.view.top = top;
    assert_int_equal(weft_render(graph, &options, &svg, &size, &report, NULL),
                     WEFT_OK);
    assert_well_formed(svg);
    assert_string_equal(report.layout, top ? "mixed" : "dot");
    assert_true(report.left_out > 0U);
    assert_true(!report.communities == !!top);
    assert_true(report.nodes - report.communities + report.left_out ==
                weft_graph_entity_count(graph));
    assert_non_null(strstr(svg, "그리지 않은 개체"));
    assert_no_strip(svg);
    free(svg);
  }
  weft_graph_free(graph);
}

// One hub, and many pairs: both tempt a layout into a strip
static void
test_shapes(void** state)
{
  (void)state;
  for (int kind = 0; kind < 3; ++kind) {
    const weft_render_options options = make_options(WEFT_PICTURE_SVG);
    weft_graph*               graph   = NULL;
    size_t                    size    = 0U;
    assert_int_equal(weft_graph_new(&schema, &graph, NULL), WEFT_OK);
    for (unsigned i = 0U; i < 36U; ++i) {
      char a[48];
      char b[48];
      snprintf(a, sizeof(a), "Organization/회사 %u", kind ? i : 0U);
      snprintf(b, sizeof(b), "AIModel/모델 %u", i);
      const fact_line pair   = {a, "develops", b, NULL, false};
      const fact_line single = {a, "is_a", "Class/국내 기업", "", false};
      add_line(graph, kind == 2 ? &single : &pair, i);
    }
    assert_int_equal(weft_graph_freeze(graph, NULL), WEFT_OK);
    char* const svg = draw(graph, &options, &size);
    assert_well_formed(svg);
    assert_no_strip(svg);
    free(svg);
    weft_graph_free(graph);
  }
}

// Labels of edges

typedef struct {
  double left;
  double top;
  double right;
  double bottom;
} area;

static const area nowhere = {1e9, 1e9, -1e9, -1e9};

static void
add_point(area* a, double x, double y)
{
  a->left   = x < a->left ? x : a->left;
  a->right  = x > a->right ? x : a->right;
  a->top    = y < a->top ? y : a->top;
  a->bottom = y > a->bottom ? y : a->bottom;
}

// Number behind the next ` name="` from `at` on
static double
number_of(const char* at, const char* name)
{
  const char* const found = strstr(at, name);
  assert_non_null(found);
  return strtod(found + strlen(name), NULL);
}

// Box around the pairs of numbers in an attribute's value
static area
area_of_points(const char* at)
{
  area a = nowhere;
  for (at += strspn(at, "MC "); *at && *at != '"'; at += strspn(at, "MC ")) {
    char*        end = NULL;
    const double x   = strtod(at, &end);
    assert_true(end > at && *end == ',');
    at             = end + 1;
    const double y = strtod(at, &end);
    assert_true(end > at);
    at = end;
    add_point(&a, x, y);
  }
  return a;
}

// Box of the first shape of a group
static area
area_of_shape(const char* group)
{
  const char* const end     = strstr(group, "</g>");
  const char* const ellipse = strstr(group, "<ellipse");
  const char* const path    = strstr(group, " d=\"");
  const char* const polygon = strstr(group, " points=\"");
  if (ellipse && ellipse < end) {
    const double x  = number_of(ellipse, " cx=\"");
    const double y  = number_of(ellipse, " cy=\"");
    const double rx = number_of(ellipse, " rx=\"");
    const double ry = number_of(ellipse, " ry=\"");
    return (area){x - rx, y - ry, x + rx, y + ry};
  }
  if (path && path < end) {
    return area_of_points(path + strlen(" d=\""));
  }
  assert_true(polygon && polygon < end);
  return area_of_points(polygon + strlen(" points=\""));
}

// Box of a group's texts, which are centred; half an em for a column
static area
area_of_texts(const char* group)
{
  const char* const end = strstr(group, "</g>");
  area              a   = nowhere;
  for (const char* at = strstr(group, "<text"); at && at < end;
       at             = strstr(at + 1, "<text")) {
    const char* const text = strchr(at, '>') + 1;
    const weft_str    s    = {text, (size_t)(strchr(text, '<') - text)};
    const double      em   = number_of(at, " font-size=\"");
    const double      half = (double)text_columns(s) * em / 4.0;
    const double      x    = number_of(at, " x=\"");
    const double      y    = number_of(at, " y=\"");
    add_point(&a, x - half, y - 0.75 * em);
    add_point(&a, x + half, y);
  }
  return a;
}

// Whether the boxes come nearer to each other than `gap`
static bool
is_near(const area* a, const area* b, double gap)
{
  return a->left < b->right + gap && b->left < a->right + gap &&
         a->top < b->bottom + gap && b->top < a->bottom + gap;
}

// Areas of all groups of a class: shapes of nodes, curves and texts of edges
static size_t
collect(const char* svg, const char* class, bool texts, area* areas)
{
  size_t count = 0U;
  for (const char* at = strstr(svg, class); at; at = strstr(at + 1, class)) {
    assert_true(count < TAGS_MAX);
    areas[count++] = texts ? area_of_texts(at) : area_of_shape(at);
  }
  return count;
}

// Each label stands at its own curve and covers neither node nor label
static void
check_labels(const fact_line* lines, size_t count)
{
  const weft_render_options options = make_options(WEFT_PICTURE_SVG);
  weft_graph* const         graph   = make_graph(lines, count, 0U, 1U);
  size_t                    size    = 0U;
  char* const               svg     = draw(graph, &options, &size);
  area                      nodes[TAGS_MAX];
  area                      curves[TAGS_MAX];
  area                      labels[TAGS_MAX];
  const size_t node_count = collect(svg, " class=\"node\"", false, nodes);
  const size_t edge_count = collect(svg, " class=\"edge\"", false, curves);
  assert_int_equal(collect(svg, " class=\"edge\"", true, labels), edge_count);
  assert_int_equal(edge_count, count);
  for (size_t i = 0U; i < edge_count; ++i) {
    assert_true(labels[i].left < labels[i].right);
    assert_true(is_near(&labels[i], &curves[i], 10.0));
    // Room for an arrow
    assert_true(curves[i].right - curves[i].left > 10.0 ||
                curves[i].bottom - curves[i].top > 10.0);
    for (size_t k = 0U; k < node_count; ++k) {
      assert_false(is_near(&labels[i], &nodes[k], -0.5));
    }
    for (size_t k = 0U; k < i; ++k) {
      assert_false(is_near(&labels[i], &labels[k], -0.5));
    }
  }
  free(svg);
  weft_graph_free(graph);
}

#define GROUP "Organization/"

// A chain with edges against its direction, long labels on short edges
static void
test_labels_of_chain(void** state)
{
  static const fact_line chain[] = {
    {GROUP "두루통신", "holds", GROUP "두루그룹", NULL, false},
    {GROUP "두루통신", "holds", GROUP "마루반도체", NULL, false},
    {GROUP "마루반도체", "develops", "AIModel/가온칩", NULL, false},
    {GROUP "해밀전자", "holds", "AIModel/가온칩", NULL, false},
  };
  static const fact_line latin[] = {
    {GROUP "Northwind", "holds", GROUP "Acme", NULL, false},
    {GROUP "Northwind", "holds", GROUP "Bolt Semiconductor", NULL, false},
    {GROUP "Bolt Semiconductor", "holds", GROUP "Quill", NULL, false},
    {GROUP "Contoso", "holds", GROUP "Quill", NULL, false},
    {GROUP "Contoso", "holds", GROUP "Zephyr", NULL, true},
  };
  (void)state;
  check_labels(chain, COUNT(chain));
  check_labels(latin, COUNT(latin));
}

// Leaves on both sides of a hub, whose edges are laid out in reverse; a pair
// that comes before it keeps its own curve
static void
test_labels_of_hub(void** state)
{
  static const fact_line hub[] = {
    {"AIModel/가나", "holds", "AIModel/나다", NULL, false},
    {GROUP "회사 1", "holds", GROUP "마루", NULL, false},
    {GROUP "회사 2", "holds", GROUP "마루", NULL, false},
    {GROUP "회사 3", "develops", GROUP "마루", NULL, false},
    {GROUP "회사 4", "holds", GROUP "마루", NULL, false},
    {GROUP "회사 5", "holds", GROUP "마루", NULL, true},
    {GROUP "회사 6", "holds", GROUP "마루", NULL, false},
    {GROUP "회사 7", "holds", GROUP "마루", NULL, false},
    {GROUP "회사 8", "holds", GROUP "마루", NULL, false},
    {GROUP "회사 9", "holds", GROUP "마루", NULL, false},
    {GROUP "마루", "holds", GROUP "회사 10", NULL, false},
  };
  (void)state;
  check_labels(hub, COUNT(hub));
}

// Helpers

static void
test_text(void** state)
{
  (void)state;
  arena    memory = {NULL, 0U, 0U};
  weft_str lines[3];
  assert_int_equal(text_columns(WEFT_STR("가나 ab")), 7U);
  const weft_str clean = text_clean(&memory, WEFT_STR(" a\n\n b\x01\xFF "));
  assert_true(weft_str_equals(clean, WEFT_STR("a b\xEF\xBF\xBD")));
  const weft_str cut = text_shorten(&memory, WEFT_STR("가나다라"), 6U);
  assert_true(weft_str_equals(cut, WEFT_STR("가나…")));
  assert_int_equal(text_wrap(WEFT_STR("가나다 라마 바사"), 10U, 3U, lines), 2U);
  assert_true(weft_str_equals(lines[0], WEFT_STR("가나다")));
  assert_true(weft_str_equals(lines[1], WEFT_STR("라마 바사")));
  assert_int_equal(text_wrap(WEFT_STR(""), 10U, 3U, lines), 0U);
  assert_int_equal(text_wrap(WEFT_STR("가나다라마바"), 5U, 2U, lines), 2U);
  arena_free(&memory);
}

static void
test_pack(void** state)
{
  (void)state;
  pack_box boxes[60];
  pack_box total;
  uint32_t seed = 1U;
  for (size_t i = 0U; i < COUNT(boxes); ++i) {
    seed = seed * 1664525U + 1013904223U;
    boxes[i] =
      (pack_box){0.0, 0.0, 20.0 + (seed >> 24U), 10.0 + ((seed >> 16U) & 127U)};
  }
  assert_int_equal(pack_boxes(boxes, COUNT(boxes), 10.0, &total), 0);
  for (size_t i = 0U; i < COUNT(boxes); ++i) {
    const pack_box* const a = &boxes[i];
    assert_true(a->x >= 0.0 && a->x + a->width <= total.width + 0.1);
    assert_true(a->y >= 0.0 && a->y + a->height <= total.height + 0.1);
    for (size_t j = i + 1U; j < COUNT(boxes); ++j) {
      const pack_box* const b = &boxes[j];
      assert_true(
        a->x + a->width <= b->x + 0.1 || b->x + b->width <= a->x + 0.1 ||
        a->y + a->height <= b->y + 0.1 || b->y + b->height <= a->y + 0.1);
    }
  }
  assert_true(total.width < 2.0 * total.height);
  assert_true(total.height < 2.0 * total.width);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_dot_golden),
    cmocka_unit_test(test_any_order),
    cmocka_unit_test(test_svg_structure),
    cmocka_unit_test(test_literals),
    cmocka_unit_test(test_same_bytes),
    cmocka_unit_test(test_other_formats),
    cmocka_unit_test(test_layouts),
    cmocka_unit_test(test_empty_graph),
    cmocka_unit_test(test_hostile_names),
    cmocka_unit_test(test_very_long_name),
    cmocka_unit_test(test_worker_missing),
    cmocka_unit_test(test_worker_fails),
    cmocka_unit_test(test_worker_hangs),
    cmocka_unit_test(test_worker_babbles),
    cmocka_unit_test(test_bad_layout),
    cmocka_unit_test(test_large),
    cmocka_unit_test(test_shapes),
    cmocka_unit_test(test_labels_of_chain),
    cmocka_unit_test(test_labels_of_hub),
    cmocka_unit_test(test_text),
    cmocka_unit_test(test_pack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
