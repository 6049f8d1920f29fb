// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack.h"

#include "case_file.h"
#include "pack/pack_build.h"
#include "strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define PACKS_MAX 4U

// All findings as lines `error file:line:column: message`, files without the
// folder of the broken packs
typedef struct {
  strbuf      text;
  const char* root;
  size_t      count;
} harvest;

static void
collect(void* const handle, const bool warning, const weft_error* const finding)
{
  harvest* const f    = (harvest*)handle;
  const size_t   size = strlen(f->root);
  const char*    file = finding->file;
  if (!strncmp(file, f->root, size) && file[size] == '/') {
    file += size + 1U;
  }
  strbuf_printf(&f->text,
                "%s %s:%zu:%zu: %s\n",
                warning ? "warning" : "error",
                file,
                finding->line,
                finding->column,
                finding->message);
  ++f->count;
}

static weft_status
load(const char* const* const names,
     const size_t             count,
     harvest* const           found,
     pack_set** const         out,
     weft_error* const        error)
{
  return pack_load(names, count, found ? collect : NULL, found, out, error);
}

// Whether each expected line is the start and some part of the actual one.
// `BAD` stands for the folder of the broken packs.
static bool
same_findings(const char* actual, char* expected, const char* const root)
{
  while (expected && *expected) {
    char* const  next  = case_cut(expected, "\n");
    char* const  cause = case_cut(strchr(expected, ' ') + 1, ": ");
    char* const  bad   = cause ? strstr(cause, "BAD/") : NULL;
    const char*  end   = strchr(actual, '\n');
    const size_t size  = strlen(expected);
    if (!cause || !end || strncmp(actual, expected, size) != 0) {
      return false;
    }
    strbuf line = {0};
    strbuf part = {0};
    strbuf_append(&line, (weft_str){actual, (size_t)(end - actual)});
    if (bad) {
      strbuf_append(&part, (weft_str){cause, (size_t)(bad - cause)});
      strbuf_puts(&part, root);
      strbuf_puts(&part, bad + 3);
    } else {
      strbuf_puts(&part, cause);
    }
    const bool same = strstr(line.data, part.data) != NULL;
    strbuf_free(&line);
    strbuf_free(&part);
    if (!same) {
      return false;
    }
    actual   = end + 1;
    expected = next;
  }
  return !*actual;
}

// Split `text` at line breaks into paths below `root`
static size_t
split_names(char* text, const char* const root, char* paths[PACKS_MAX])
{
  size_t count = 0U;
  while (text && *text && count < PACKS_MAX) {
    char* const  next = case_cut(text, "\n");
    const size_t size = strlen(root) + strlen(text) + 2U;
    paths[count]      = (char*)malloc(size);
    assert_non_null(paths[count]);
    snprintf(paths[count++], size, "%s/%s", root, text);
    text = next;
  }
  return count;
}

static bool
run_case(const test_case* const c, const char* const root)
{
  char*             paths[PACKS_MAX] = {NULL};
  harvest           found            = {{0}, root, 0};
  pack_set*         set              = NULL;
  weft_error        error            = WEFT_ERROR_INIT;
  const bool        warns            = !strstr(c->expected, "error ");
  const size_t      count            = split_names(c->input, root, paths);
  const weft_status st =
    load((const char* const*)paths, count, &found, &set, &error);
  const char* const actual = found.text.data ? found.text.data : "";

  strbuf wanted = {0};
  strbuf_puts(&wanted, c->expected);
  bool good = same_findings(actual, wanted.data, root);
  good      = good && (warns ? !st && set : st && !set && error.message[0]);
  if (!good) {
    print_error(
      "%s: wanted\n%s\ngot status %d\n%s", c->title, c->expected, st, actual);
  }
  pack_free(set);
  strbuf_free(&wanted);
  strbuf_free(&found.text);
  for (size_t i = 0; i < count; ++i) {
    free(paths[i]);
  }
  return good;
}

static void
test_errors(void** const state)
{
  (void)state;
  size_t      count = 0U;
  size_t      bad   = 0U;
  test_case   c     = {NULL, NULL, NULL};
  case_file   file  = case_open("cases/pack_errors.txt");
  char* const root  = case_path("WEFT_TEST_DATA", "rules/bad");
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    bad += !run_case(&c, root);
    ++count;
  }
  case_close(&file);
  free(root);
  assert_int_equal(bad, 0);
  assert_true(count >= 20U);
}

static void
test_limit(void** const state)
{
  (void)state;
  char* const root    = case_path("WEFT_TEST_DATA", "rules/bad");
  char* const path    = case_path("WEFT_TEST_DATA", "rules/bad/many");
  harvest     found   = {{0}, root, 0};
  pack_set*   set     = NULL;
  weft_error  error   = WEFT_ERROR_INIT;
  const char* names[] = {path};
  assert_int_equal(load(names, 1, &found, &set, &error), WEFT_ERR_BAD_PACK);
  assert_int_equal(found.count, FINDINGS_MAX);
  assert_int_equal(error.line, 1);
  assert_int_equal(load(names, 1, NULL, &set, NULL), WEFT_ERR_BAD_PACK);
  assert_null(set);
  strbuf_free(&found.text);
  free(root);
  free(path);
}

static bool
equals(const weft_str actual, const char* const expected)
{
  return weft_str_equals(actual, weft_str_from(expected));
}

// What the guide of the shipped relations and types names
static const char* const GUIDE_TYPES[] = {
  "Person",
  "Organization",
  "AIModel",
  "Product",
  "Chip",
  "Supercomputer",
  "Technology",
  "Event",
  "Program",
  "Work",
  "Location",
  "Quantity",
  "Money",
  "Date",
  "Title",
  "Class",
  "Name",
};

static const char* const GUIDE_RELATIONS[] = {
  "develops",
  "uses",
  "owns",
  "supplied_by",
  "partner_of",
  "subsidiary_of",
  "member_of",
  "acquires",
  "invests_in",
  "employee_of",
  "former_employee_of",
  "leads",
  "title",
  "founded_by",
  "based_on",
  "exceeds",
  "part_of",
  "competes_with",
  "approves",
  "supports",
  "is_a",
  "also_known_as",
  "parameter_count",
  "performance",
  "count",
  "price",
  "revenue",
  "market_share",
  "invests",
  "trained_on",
  "released_on",
  "founded_on",
  "located_in",
  "organizes",
  "participates_in",
  "publishes",
  "capable_of",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void
assert_guide(const weft_schema* const schema)
{
  for (size_t i = 0; i < COUNT(GUIDE_TYPES); ++i) {
    size_t at = 0;
    while (at < schema->type_count &&
           !equals(schema->types[at].name, GUIDE_TYPES[i])) {
      ++at;
    }
    if (at == schema->type_count) {
      fail_msg("no type %s", GUIDE_TYPES[i]);
    }
  }
  for (size_t i = 0; i < COUNT(GUIDE_RELATIONS); ++i) {
    size_t at = 0;
    while (at < schema->relation_count &&
           !equals(schema->relations[at].name, GUIDE_RELATIONS[i])) {
      ++at;
    }
    if (at == schema->relation_count) {
      fail_msg("no relation %s", GUIDE_RELATIONS[i]);
    }
  }
}

static void
test_shipped(void** const state)
{
  (void)state;
  char* const path     = case_path("WEFT_SOURCE_DIR", "extract/packs/ko-news");
  pack_set*   set      = NULL;
  weft_error  error    = WEFT_ERROR_INIT;
  const char* names[]  = {path, path};
  const weft_status st = load(names, 2, NULL, &set, &error);
  if (st) {
    print_error("%s:%zu: %s\n", error.file, error.line, error.message);
  }
  assert_int_equal(st, WEFT_OK);
  assert_string_equal(set->lang, "ko");
  assert_true(equals(set->schema.iri, "urn:weft:ko-news/"));
  assert_guide(&set->schema);
  assert_true(equals(set->schema.types[0].name, "Entity"));
  const weft_relation_info* const develops = &set->schema.relations[0];
  assert_true(equals(develops->name, "develops"));
  assert_int_equal(develops->domain_count, 2);
  assert_true(equals(develops->domain[1], "Person"));
  assert_true(equals(develops->range[0], "AIModel"));
  assert_true(equals(develops->labels[0].lang, "ko"));
  assert_true(equals(develops->labels[0].text, "개발"));
  for (size_t i = 0; i < set->schema.type_count; ++i) {
    const weft_type_info* const type = &set->schema.types[i];
    const bool                  literal =
      equals(type->parent, "Literal") || equals(type->name, "Literal");
    assert_int_equal(type->literal, literal);
  }
  pack_free(set);
  pack_free(NULL);
  free(path);
}

// A file of a pack that a test writes
static void
write_file(const char* const root, const char* const name, const char* text)
{
  char path[512];
  snprintf(path, sizeof(path), "%s/%s", root, name);
  FILE* const out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  assert_int_equal(fclose(out), 0);
}

static void
make_folder(const char* const root, const char* const name)
{
  char path[512];
  snprintf(path, sizeof(path), "%s/%s", root, name);
  assert_int_equal(mkdir(path, 0700), 0);
}

static const char* const folders[] = {"base",
                                      "base/rules",
                                      "user",
                                      "user/rules",
                                      "user/lexicon"};

static const char* const files[][2] = {
  {"base/pack.jsonc",
   "{\"name\": \"base\", \"language\": \"ko\", \"types\": {\n"
   "\"Lab\": {\"is\": \"Organization\"}, \"Entity\": {},\n"
   "\"Organization\": {\"is\": \"Entity\", \"label\": {\"ko\": \"조직\"}},\n"
   "\"Money\": {\"literal\": true}, \"Won\": {\"is\": \"Money\"}},\n"
   "\"relations\": {\"owns\": {\"domain\": \"Organization\",\n"
   "\"range\": [\"Organization\"], \"inverse\": \"owned_by\"},\n"
   "\"owned_by\": {\"domain\": \"Organization\", \"range\": \"Lab\"}}}"},
  {"base/macros.jsonc", "{\"OBJ\": [\"(?:\", \"을|를\", \")\"]}"},
  {"base/rules/b.jsonc",
   "[{\"id\": \"b1\", \"kind\": \"verbs\", \"stems\": [\"가\"]},\n"
   "{\"id\": \"b2\", \"kind\": \"verbs\", \"stems\": [\"오\"]}]"},
  {"base/rules/a.jsonc",
   "{\"rules\": [{\"id\": \"a1\", \"kind\": \"verbs\",\n"
   "\"stems\": [\"보\"]}]}"},
  {"user/pack.jsonc",
   "{\"name\": \"user\", \"extends\": [\"base\"], \"types\": {\n"
   "\"Organization\": {\"label\": {\"ko\": \"기관\", \"en\": \"org\"}},\n"
   "\"School\": {\"is\": \"Organization\"}},\n"
   "\"relations\": {\"owns\": {\"range\": [\"School\", \"Organization\"],\n"
   "\"disjoint\": [\"owned_by\"], \"functional\": true}},\n"
   "\"lexicons\": [\"names.tsv\"]}"},
  {"user/macros.jsonc", "{\"OBJ\": \"(?:을|를)\", \"SUBJ\": \"(?:이|가)\"}"},
  {"user/rules/a.jsonc",
   "[{\"id\": \"a1\", \"kind\": \"verbs\", \"stems\": [\"주\"]}]"},
  // The second name is decomposed Hangul
  {"user/lexicon/names.tsv",
   "\xEF\xBB\xBF# 이름\n"
   "한빛 연구소\tLab\tHB Lab | 한빛\tLab/hanbit\r\n"
   "\n"
   "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x87\xE1\x85\xB5\xE1\x86\xBE"
   " \tSchool\n"
   "다음\t-\n"
   "Acme Labs\tLab\t\t\tLab"},
};

// Write the packs above into a new folder
static int
set_up(void** const state)
{
  static char       root[256];
  const char* const folder = getenv("TMPDIR");
  snprintf(root, sizeof(root), "%s/weft-pack-XXXXXX", folder ? folder : "/tmp");
  if (!mkdtemp(root)) {
    return -1;
  }
  for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); ++i) {
    make_folder(root, folders[i]);
  }
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); ++i) {
    write_file(root, files[i][0], files[i][1]);
  }
  *state = root;
  return 0;
}

static int
tear_down(void** const state)
{
  char        path[512];
  const char* root = (const char*)*state;
  for (size_t i = sizeof(files) / sizeof(files[0]); i--;) {
    snprintf(path, sizeof(path), "%s/%s", root, files[i][0]);
    unlink(path);
  }
  for (size_t i = sizeof(folders) / sizeof(folders[0]); i--;) {
    snprintf(path, sizeof(path), "%s/%s", root, folders[i]);
    rmdir(path);
  }
  return rmdir(root);
}

static void
check_schema(const weft_schema* const schema)
{
  static const char* const order[] = {
    "Entity", "Organization", "Lab", "Money", "Won", "School"};
  assert_int_equal(schema->type_count, 6);
  for (size_t i = 0; i < 6U; ++i) {
    assert_true(equals(schema->types[i].name, order[i]));
  }
  assert_true(schema->types[4].literal);
  assert_false(schema->types[2].literal);
  assert_int_equal(schema->types[1].label_count, 2);
  assert_true(equals(schema->types[1].labels[0].text, "기관"));

  const weft_relation_info* const owns = &schema->relations[0];
  assert_int_equal(schema->relation_count, 2);
  assert_true(equals(owns->inverse, "owned_by"));
  assert_int_equal(owns->range_count, 2);
  assert_true(equals(owns->range[1], "School"));
  assert_true(owns->functional);
  assert_true(equals(owns->disjoint[0], "owned_by"));
}

static void
check_entries(const pack_set* const set)
{
  const pack_entry* const e = set->entries;
  assert_int_equal(set->entry_count, 4);
  assert_true(equals(e[0].name, "한빛 연구소"));
  assert_true(equals(e[0].aliases, "HB Lab | 한빛"));
  assert_true(equals(e[0].id, "Lab/hanbit"));
  assert_int_equal(e[0].line, 2);
  assert_true(equals(e[1].name, "한빛"));
  assert_true(equals(e[1].type, "School"));
  assert_int_equal(e[1].line, 4);
  assert_true(equals(e[2].type, "-"));
  assert_true(equals(e[3].instance, "Lab"));
  assert_int_equal(e[3].aliases.size, 0);
  assert_non_null(strstr(e[3].file, "user/lexicon/names.tsv"));
}

static void
test_extends(void** const state)
{
  static const char* const ids[] = {"a1", "b1", "b2", "a1"};

  char      path[512];
  harvest   found = {{0}, "", 0};
  pack_set* set   = NULL;
  snprintf(path, sizeof(path), "%s/user/", (const char*)*state);
  const char* names[] = {path};
  assert_int_equal(load(names, 1, &found, &set, NULL), WEFT_OK);
  assert_int_equal(found.count, 0);
  strbuf_free(&found.text);
  assert_string_equal(set->lang, "ko");
  assert_true(equals(set->schema.iri, "urn:weft:user/"));
  check_schema(&set->schema);
  check_entries(set);

  assert_int_equal(set->macro_count, 2);
  assert_string_equal(set->macros[0].name, "OBJ");
  assert_string_equal(set->macros[0].value, "(?:을|를)");
  assert_int_equal(set->rule_count, 4);
  for (size_t i = 0; i < 4U; ++i) {
    const pack_rule* const rule = &set->rules[i];
    assert_string_equal(rule->pack, i < 3U ? "base" : "user");
    assert_string_equal(json_string(json_get(rule->node, "id")), ids[i]);
  }
  pack_free(set);
}

static void
test_search(void** const state)
{
  char       path[512];
  char*      old   = getenv("WEFT_PACKS");
  pack_set*  set   = NULL;
  strbuf     kept  = {0};
  weft_error error = WEFT_ERROR_INIT;
  strbuf_puts(&kept, old ? old : "");
  snprintf(path, sizeof(path), "no/such::%s:", (const char*)*state);
  assert_int_equal(setenv("WEFT_PACKS", path, 1), 0);
  const char* good[] = {"base", "user"};
  assert_int_equal(load(good, 2, NULL, &set, NULL), WEFT_OK);
  assert_int_equal(set->rule_count, 4);
  assert_string_equal(set->lang, "ko");
  pack_free(set);

  const char* missing[] = {"bass"};
  assert_int_equal(load(missing, 1, NULL, &set, &error), WEFT_ERR_NOT_FOUND);
  assert_non_null(strstr(error.message, "no pack `bass` in no/such, "));
  assert_non_null(strstr(error.message, (const char*)*state));
  const char* folder[] = {"no/such"};
  assert_int_equal(load(folder, 1, NULL, &set, &error), WEFT_ERR_NOT_FOUND);
  assert_string_equal(error.file, "no/such");
  assert_int_equal(load(folder, 0, NULL, &set, &error), WEFT_ERR_BAD_ARG);
  assert_int_equal(setenv("WEFT_PACKS", kept.data ? kept.data : "", 1), 0);
  strbuf_free(&kept);
}

static void
test_suggest(void** const state)
{
  (void)state;
  static const char* const cases[][3] = {
    {"Organisation", "Organization", "Organization"},
    {"기간", "기관", "기관"},
    {"Person", "Product", ""},
    {"x", "Organization", ""},
    {"", "a", ""},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    pack_suggestion s = pack_suggest(weft_str_from(cases[i][0]));
    pack_suggest_try(&s, weft_str_from(cases[i][1]));
    assert_true(equals(s.best, cases[i][2]));
  }
}

static void
test_show(void** const state)
{
  (void)state;
  char long_name[] = "가나다라마바사아자차카타파하가나다라마바사아자차카타파하";
  assert_string_equal(show_name(WEFT_STR("a\nb")).text, "a?b");
  const shown_name shown = show_name(weft_str_from(long_name));
  assert_int_equal(strlen(shown.text), 78);
  assert_string_equal(shown.text + 75, "...");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_errors),
    cmocka_unit_test(test_limit),
    cmocka_unit_test(test_shipped),
    cmocka_unit_test_setup_teardown(test_extends, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_search, set_up, tear_down),
    cmocka_unit_test(test_suggest),
    cmocka_unit_test(test_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
