// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Questions: cases/query.txt, random questions against a search by brute
// force, and what the cases cannot say.
//
// A case that is titled `graph …` makes the graph for those behind it.  Its
// lines are `alias DOC | ID | ALIAS` or `DOC@START | SUBJECT | RELATION |
// OBJECT | option …`, where an object may be a literal: `number TYPE/NAME =
// VALUE UNIT`, `date TYPE/NAME = VALUE`, `value TYPE/NAME`.
//
// Other cases are a query, behind lines such as `#limit 2`, `#evidence`,
// `#path A | B | 3`, `#text WORD | WORD`, `#show NAME`; `#more` is expected
// behind the last row if the limit cut others off.

#include "case_file.h"
#include "make_graph.h"

#include "weft/query.h"
#include "weft/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FIELDS_MAX 8U

// Schema

static const weft_label labels_develops[] = {
  {WEFT_STR_INIT("ko"), WEFT_STR_INIT("개발")}};
static const weft_label labels_model[] = {
  {WEFT_STR_INIT("ko"), WEFT_STR_INIT("AI 모델")}};

static const weft_type_info types[] = {
  {.name = WEFT_STR_INIT("Organization")},
  {.name = WEFT_STR_INIT("Company"), .parent = WEFT_STR_INIT("Organization")},
  {.name = WEFT_STR_INIT("School"), .parent = WEFT_STR_INIT("Organization")},
  {.name = WEFT_STR_INIT("Person")},
  {.name = WEFT_STR_INIT("Place")},
  {.name = WEFT_STR_INIT("Model"), .labels = labels_model, .label_count = 1},
  {.name = WEFT_STR_INIT("Literal"), .literal = true},
  {.name = WEFT_STR_INIT("Quantity"), .parent = WEFT_STR_INIT("Literal")},
  {.name = WEFT_STR_INIT("Date"), .parent = WEFT_STR_INIT("Literal")},
  {.name = WEFT_STR_INIT("Class"), .parent = WEFT_STR_INIT("Literal")},
};

static const weft_relation_info relations[] = {
  {.name        = WEFT_STR_INIT("develops"),
   .labels      = labels_develops,
   .label_count = 1},
  {.name = WEFT_STR_INIT("partner_of"), .symmetric = true},
  {.name = WEFT_STR_INIT("invests_in")},
  {.name = WEFT_STR_INIT("part_of"), .transitive = true},
  {.name = WEFT_STR_INIT("r1"), .symmetric = true},
};

static const weft_schema schema = {{NULL, 0},
                                   types,
                                   sizeof(types) / sizeof(types[0]),
                                   relations,
                                   sizeof(relations) / sizeof(relations[0])};

// Graphs

static weft_end
read_object(char* const field)
{
  static const struct {
    const char*     word;
    weft_value_kind kind;
  } kinds[] = {{"number ", WEFT_VALUE_NUMBER},
               {"date ", WEFT_VALUE_TEXT},
               {"value ", WEFT_VALUE_NONE}};

  for (size_t i = 0U; i < sizeof(kinds) / sizeof(kinds[0]); ++i) {
    const size_t size = strlen(kinds[i].word);
    if (strncmp(field, kinds[i].word, size)) {
      continue;
    }
    char* const value = strstr(field, " = ");
    char*       unit  = NULL;
    if (value) {
      *value = '\0';
      unit   = strchr(value + 3, ' ');
    }
    if (unit) {
      *unit++ = '\0';
    }
    return make_literal(
      field + size, kinds[i].kind, value ? value + 3 : NULL, unit);
  }
  return make_end(field);
}

static void
apply_option(weft_triple* const t, const char* const option)
{
  const char* const equals = strchr(option, '=');
  const weft_str    text   = weft_str_from(equals ? equals + 1 : NULL);
  if (!strcmp(option, "planned")) {
    t->status = WEFT_PLANNED;
  } else if (!strncmp(option, "when=", 5)) {
    t->when = text;
  } else if (!strncmp(option, "of=", 3)) {
    t->of = text;
  } else if (!strncmp(option, "name=", 5)) {
    t->subject.name = text;
  } else if (!strncmp(option, "text=", 5)) {
    t->evidence.text = text;
  } else if (!strncmp(option, "c=", 2)) {
    t->confidence = (int)strtol(option + 2, NULL, 10);
  } else {
    fail_msg("unknown option %s", option);
  }
}

// What is added to a store: lines of one document follow each other
typedef struct {
  weft_store* store;
  char        doc[256];
} adding;

static void
begin_document(adding* const a, const char* const doc, const weft_alias* alias)
{
  if (!alias && !strcmp(a->doc, doc)) {
    return;
  }
  const weft_document_info info = {.doc         = weft_str_from(doc),
                                   .sha256      = weft_str_from(doc),
                                   .aliases     = alias,
                                   .alias_count = alias ? 1U : 0U};
  snprintf(a->doc, sizeof(a->doc), "%s", doc);
  assert_int_equal(weft_store_add_document(a->store, &info, NULL), WEFT_OK);
}

static void
add_line(adding* const a, char* const line)
{
  char* fields[FIELDS_MAX];
  if (!strncmp(line, "alias ", 6)) {
    assert_int_equal(case_split(line + 6, fields, FIELDS_MAX), 3);
    const weft_alias alias = {.id     = weft_str_from(fields[1]),
                              .alias  = weft_str_from(fields[2]),
                              .reason = WEFT_STR("parenthesis")};
    begin_document(a, fields[0], &alias);
    return;
  }
  const size_t count = case_split(line, fields, FIELDS_MAX);
  assert_true(count >= 4U);
  char* const at = strchr(fields[0], '@');
  assert_non_null(at);
  *at           = '\0';
  weft_triple t = make_triple(fields[0],
                              make_end(fields[1]),
                              fields[2],
                              read_object(fields[3]),
                              (size_t)strtoul(at + 1, NULL, 10));
  for (size_t i = 4U; i < count; ++i) {
    apply_option(&t, fields[i]);
  }
  begin_document(a, fields[0], NULL);
  assert_int_equal(weft_store_add_triple(a->store, &t, NULL), WEFT_OK);
}

static void
make_path(char path[64])
{
  snprintf(path, 64, "/tmp/weft-query-XXXXXX");
  const int fd = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  unlink(path);
}

// A store that is open for reading, from lines that are changed
static weft_store*
make_store(char* const lines)
{
  char       path[64];
  adding     a = {NULL, ""};
  weft_error e = WEFT_ERROR_INIT;
  make_path(path);
  assert_int_equal(weft_store_open(path, WEFT_STORE_CREATE, &a.store, NULL), 0);
  assert_int_equal(weft_store_declare(a.store, &schema, NULL), WEFT_OK);
  for (char* line = lines; line && *line;) {
    char* const end = strchr(line, '\n');
    if (end) {
      *end = '\0';
    }
    add_line(&a, line);
    line = end ? end + 1 : NULL;
  }
  if (weft_store_close(a.store, &e)) {
    fail_msg("%s", e.message);
  }
  weft_store* store = NULL;
  assert_int_equal(weft_store_open(path, WEFT_STORE_READ, &store, NULL), 0);
  unlink(path); // it stays open
  return store;
}

// Answers as text

typedef struct {
  strbuf            out;
  const weft_query* query;
} printing;

static void
put_node(strbuf* const b, const weft_end* const end)
{
  strbuf_append(b, end->literal ? end->name : end->id);
}

static void
put_labelled(strbuf* const b, const char* const label, const weft_str text)
{
  if (text.size) {
    strbuf_puts(b, label);
    strbuf_append(b, text);
  }
}

static void
put_fact(strbuf* const b, const weft_stated_fact* const f)
{
  put_node(b, &f->subject);
  put_labelled(b, " ", f->label);
  strbuf_putc(b, ' ');
  put_node(b, &f->object);
  strbuf_puts(b, f->status == WEFT_PLANNED ? " planned" : "");
  put_labelled(b, " when=", f->when);
  put_labelled(b, " of=", f->of);
  strbuf_printf(b, " %d/%zu\n", f->confidence, f->document_count);
  for (size_t i = 0U; i < f->source_count; ++i) {
    const weft_source* const s = &f->sources[i];
    put_labelled(b, "    ", s->doc);
    strbuf_printf(b, "@%zu ", s->evidence.span.start);
    strbuf_append(b, s->evidence.text);
    strbuf_putc(b, '\n');
  }
}

static weft_status
print_row(void* const handle, const weft_row* const row)
{
  printing* const p = handle;
  for (size_t i = 0U; i < row->cell_count; ++i) {
    const weft_cell_kind kind = weft_query_column(p->query, i)->kind;
    strbuf_puts(&p->out, i ? " | " : "");
    if (kind == WEFT_CELL_ENTITY || kind == WEFT_CELL_NODE) {
      put_node(&p->out, &row->cells[i].node);
    } else {
      strbuf_append(&p->out, row->cells[i].text);
    }
  }
  strbuf_puts(&p->out, row->cell_count ? "\n" : "yes\n");
  for (size_t i = 0U; i < row->fact_count; ++i) {
    strbuf_puts(&p->out, "  ");
    put_fact(&p->out, &row->facts[i]);
  }
  return p->out.status;
}

static weft_status
print_path(void* const handle, const weft_path* const path)
{
  printing* const p = handle;
  for (size_t i = 0U; i < path->node_count; ++i) {
    put_node(&p->out, &path->nodes[i]);
    for (size_t k = 0U; i + 1U < path->node_count; ++k) {
      const weft_path_step* const step = &path->steps[i];
      if (k == step->fact_count) {
        strbuf_putc(&p->out, ' ');
        break;
      }
      const bool forward =
        weft_str_equals(step->facts[k].subject.id, path->nodes[i].id);
      strbuf_puts(&p->out, forward ? " >" : " <");
      strbuf_append(&p->out, step->facts[k].relation);
    }
  }
  strbuf_putc(&p->out, '\n');
  return p->out.status;
}

static weft_status
print_hit(void* const handle, const weft_text_hit* const hit)
{
  printing* const p = handle;
  strbuf_append(&p->out, hit->doc);
  strbuf_printf(&p->out, "@%zu ", hit->evidence.span.start);
  strbuf_append(&p->out, hit->evidence.text);
  strbuf_putc(&p->out, '\n');
  for (size_t i = 0U; i < hit->fact_count; ++i) {
    strbuf_puts(&p->out, "  ");
    put_fact(&p->out, &hit->facts[i]);
  }
  return p->out.status;
}

static weft_status
print_entity(void* const handle, const weft_entity* const entity)
{
  printing* const p = handle;
  strbuf_append(&p->out, entity->id);
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    put_labelled(&p->out, i ? ", " : ": ", entity->aliases[i]);
  }
  strbuf_putc(&p->out, '\n');
  return p->out.status;
}

static weft_status
print_entity_fact(void* const                   handle,
                  const weft_stated_fact* const fact,
                  const bool                    is_object)
{
  printing* const p = handle;
  strbuf_puts(&p->out, is_object ? "  < " : "  > ");
  put_fact(&p->out, fact);
  return p->out.status;
}

// Cases

// What a case asks, cut out of its input in place
typedef struct {
  weft_answer_options options;
  const char*         kind; // `path`, `text`, `show`, or a query
  char*               text;
} question;

static void
read_question(char* const input, question* const q)
{
  *q = (question){.kind = "query", .text = input};
  while (*q->text == '#') {
    char* const end  = strchr(q->text, '\n');
    char* const line = q->text + 1;
    q->text          = end ? end + 1 : line + strlen(line);
    if (end) {
      *end = '\0';
    }
    if (!strncmp(line, "limit ", 6)) {
      q->options.limit = strtoul(line + 6, NULL, 10);
    } else if (!strcmp(line, "evidence")) {
      q->options.evidence = true;
    } else if (!strcmp(line, "ko")) {
      q->options.labels = WEFT_STR("ko");
    } else {
      q->kind = line;
      q->text = line + 5;
      return;
    }
  }
}

static weft_status
ask_query(weft_store* const store,
          const question*   q,
          printing* const   p,
          bool* const       more,
          weft_error* const error)
{
  weft_query* query = NULL;
  weft_status st = weft_query_new(store, weft_str_from(q->text), &query, error);
  if (!st) {
    p->query = query;
    st       = weft_query_run(query, &q->options, print_row, p, more, error);
  }
  weft_query_free(query);
  return st;
}

static weft_status
ask(weft_store* const store,
    const question*   q,
    printing* const   p,
    bool* const       more,
    weft_error* const error)
{
  char*    fields[FIELDS_MAX];
  weft_str words[FIELDS_MAX];
  if (!strncmp(q->kind, "query", 5)) {
    return ask_query(store, q, p, more, error);
  }
  if (!strncmp(q->kind, "show ", 5)) {
    const weft_entity_sink sink = {p, print_entity, print_entity_fact};
    return weft_find_entities(
      store, weft_str_from(q->text), &q->options, &sink, more, error);
  }
  const size_t count = case_split(q->text, fields, FIELDS_MAX);
  for (size_t i = 0U; i < count; ++i) {
    words[i] = weft_str_from(fields[i]);
  }
  if (!strncmp(q->kind, "text ", 5)) {
    return weft_find_text(
      store, words, count, &q->options, print_hit, p, more, error);
  }
  assert_int_equal(strncmp(q->kind, "path ", 5), 0);
  assert_true(count >= 2U);
  return weft_find_paths(store,
                         words[0],
                         words[1],
                         count > 2U ? strtoul(fields[2], NULL, 10) : 4U,
                         &q->options,
                         print_path,
                         p,
                         more,
                         error);
}

static int
check_case(weft_store* const store, const test_case* const c)
{
  printing   p     = {.query = NULL};
  weft_error error = WEFT_ERROR_INIT;
  bool       more  = false;
  question   q;
  read_question(c->input, &q);
  const weft_status st = ask(store, &q, &p, &more, &error);
  if (st) {
    strbuf_printf(
      &p.out, "error %zu:%zu %s\n", error.line, error.column, error.message);
    if (error.status != st) {
      strbuf_printf(&p.out, "status %d, not %d\n", st, error.status);
    }
  }
  strbuf_puts(&p.out, more ? "#more\n" : "");
  const size_t      size   = p.out.size ? p.out.size - 1U : 0U;
  const char* const actual = p.out.data ? p.out.data : "";
  const int         same   = strlen(c->expected) == size &&
                   (!size || !memcmp(actual, c->expected, size));
  if (!same) {
    print_error(
      "%s: expected\n%s\nbut got\n%s\n", c->title, c->expected, actual);
  }
  strbuf_free(&p.out);
  return same;
}

static void
test_cases(void** const state)
{
  (void)state;
  case_file   file     = case_open("cases/query.txt");
  weft_store* store    = NULL;
  test_case   c        = {NULL, NULL, NULL};
  size_t      count    = 0U;
  size_t      failures = 0U;
  assert_non_null(file.data);
  while (case_next(&file, &c)) {
    if (!strncmp(c.title, "graph", 5)) {
      weft_store_free(store);
      store = make_store(c.input);
    } else {
      failures += check_case(store, &c) ? 0U : 1U;
      ++count;
    }
  }
  weft_store_free(store);
  case_close(&file);
  assert_true(count > 60U);
  assert_int_equal(failures, 0);
}

// Random questions against brute force

enum {
  FACTS    = 40,
  ENTITIES = 7,
  VALUES   = 4,
  PATTERNS = 3,
  STORES   = 3,
  ROUNDS   = 130
};

typedef struct {
  int subject;
  int relation;
  int object; // an entity, or ENTITIES and more for a value
} random_fact;

// An end of a pattern: a constant as above, or -1 and less for a variable
typedef random_fact random_pattern;

static uint64_t
next_random(uint64_t* const seed)
{
  *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return *seed >> 33U;
}

static int
below(uint64_t* const seed, const int n)
{
  return (int)(next_random(seed) % (uint64_t)n);
}

static void
put_term(strbuf* const b, const int term)
{
  if (term < 0) {
    strbuf_printf(b, "?v%d", -term);
  } else if (term < ENTITIES) {
    strbuf_printf(b, "E%d", term);
  } else {
    // Some values are called like entities, and spelt in two ways
    strbuf_printf(b, term % 2 ? "E%d" : "E-%d", term - VALUES);
  }
}

static weft_store*
make_random_store(uint64_t* const seed, random_fact facts[FACTS])
{
  strbuf lines = {0};
  for (int i = 0; i < FACTS; ++i) {
    random_fact* const f = &facts[i];
    f->subject           = below(seed, ENTITIES);
    f->relation          = below(seed, 2);
    do {
      f->object = below(seed, ENTITIES + VALUES);
    } while (f->object == f->subject);
    strbuf_printf(
      &lines, "d%d@0 | Company/E%d | r%d | ", i, f->subject, f->relation);
    strbuf_puts(&lines, f->object < ENTITIES ? "Company/" : "value Class/");
    strbuf_printf(&lines,
                  f->object >= ENTITIES && below(seed, 2) ? "E %d" : "E%d",
                  f->object < ENTITIES ? f->object : f->object - VALUES);
    strbuf_putc(&lines, '\n');
  }
  weft_store* const store = make_store(lines.data);
  strbuf_free(&lines);
  return store;
}

static bool
is_same_name(const int a, const int b)
{
  const int x = a < ENTITIES ? a : a - VALUES;
  const int y = b < ENTITIES ? b : b - VALUES;
  return x == y;
}

static bool
bind(int values[8], const int term, const int value)
{
  if (term >= 0) {
    return is_same_name(term, value);
  }
  const bool matches = values[-term] < 0 || values[-term] == value;
  values[-term]      = value;
  return matches;
}

static int
compare_strings(const void* const a, const void* const b)
{
  return strcmp(*(char* const*)a, *(char* const*)b);
}

typedef struct {
  char*  items[60000];
  size_t count;
} string_list;

static void
brute(const random_fact* const    facts,
      const random_pattern* const patterns,
      const int                   count,
      const int                   values[8],
      string_list* const          out)
{
  if (!count) {
    strbuf b = {0};
    for (int v = 1; v < 8; ++v) {
      if (values[v] >= 0) {
        strbuf_printf(&b,
                      "%d=%s%d ",
                      v,
                      values[v] < ENTITIES ? "Company/E" : "E",
                      values[v] < ENTITIES ? values[v] : values[v] - VALUES);
      }
    }
    assert_true(out->count < sizeof(out->items) / sizeof(out->items[0]));
    strbuf_putc(&b, ' ');
    out->items[out->count++] = strbuf_detach(&b, NULL);
    return;
  }
  for (int i = 0; i < FACTS; ++i) {
    int now[8];
    memcpy(now, values, sizeof(now));
    const random_fact* const f = &facts[i];
    if (patterns->relation >= 0 && patterns->relation != f->relation) {
      continue;
    }
    if (bind(now, patterns->subject, f->subject) &&
        bind(now, patterns->object, f->object)) {
      brute(facts, patterns + 1, count - 1, now, out);
    }
    memcpy(now, values, sizeof(now));
    if (f->relation == 1 && f->object < ENTITIES &&
        bind(now, patterns->subject, f->object) &&
        bind(now, patterns->object, f->subject)) {
      brute(facts, patterns + 1, count - 1, now, out);
    }
  }
}

static void
sort_strings(string_list* const list)
{
  size_t kept = 0U;
  qsort(list->items, list->count, sizeof(char*), compare_strings);
  for (size_t i = 0U; i < list->count; ++i) {
    if (kept && !strcmp(list->items[kept - 1U], list->items[i])) {
      free(list->items[i]);
    } else {
      list->items[kept++] = list->items[i];
    }
  }
  list->count = kept;
}

static void
free_strings(string_list* const list)
{
  for (size_t i = 0U; i < list->count; ++i) {
    free(list->items[i]);
  }
  list->count = 0U;
}

typedef struct {
  const weft_query* query;
  string_list*      list;
} collecting;

static weft_status
collect(void* const handle, const weft_row* const row)
{
  const collecting* const x = handle;
  strbuf                  b = {0};
  for (int v = 1; v < 8; ++v) {
    for (size_t i = 0U; i < row->cell_count; ++i) {
      if (weft_query_column(x->query, i)->name.data[1] == '0' + v) {
        strbuf_printf(&b, "%d=", v);
        const weft_end* const node = &row->cells[i].node;
        put_node(&b, node);
        if (node->literal && node->name.data[1] == ' ') {
          b.data[b.size - 2U] = b.data[b.size - 1U]; // two spellings, one value
          --b.size;
        }
        strbuf_putc(&b, ' ');
      }
    }
  }
  strbuf_putc(&b, ' ');
  x->list->items[x->list->count++] = strbuf_detach(&b, NULL);
  return WEFT_OK;
}

// A pattern, of variables mostly
static random_pattern
make_pattern(uint64_t* const seed)
{
  random_pattern p = {.relation = below(seed, 3) - 1};
  p.subject = below(seed, 4) ? -1 - below(seed, 4) : below(seed, ENTITIES);
  p.object =
    below(seed, 4) ? -1 - below(seed, 4) : below(seed, ENTITIES + VALUES);
  return p;
}

static void
write_query(const random_pattern* const patterns,
            const int                   count,
            strbuf* const               out)
{
  for (int i = 0; i < count; ++i) {
    strbuf_puts(out, i ? " . " : "");
    put_term(out, patterns[i].subject);
    strbuf_printf(out,
                  " %s ",
                  patterns[i].relation < 0 ? "*"
                  : patterns[i].relation   ? "r1"
                                           : "r0");
    put_term(out, patterns[i].object);
  }
}

// With a limit the rows are the first of all, in the same order
static void
check_limit(weft_query* const        query,
            const string_list* const all,
            const size_t             limit)
{
  static string_list  some;
  weft_answer_options options = {.limit = limit};
  collecting          x       = {query, &some};
  bool                more    = false;
  some.count                  = 0U;
  assert_int_equal(weft_query_run(query, &options, collect, &x, &more, NULL),
                   WEFT_OK);
  assert_int_equal(some.count, limit < all->count ? limit : all->count);
  assert_int_equal(more, limit < all->count);
  for (size_t i = 0U; i < some.count; ++i) {
    assert_string_equal(some.items[i], all->items[i]);
  }
  free_strings(&some);
}

static void
check_random(weft_store* const        store,
             const random_fact* const facts,
             uint64_t* const          seed)
{
  static string_list actual;
  static string_list expected;
  random_pattern     patterns[PATTERNS];
  const int          none[8] = {-1, -1, -1, -1, -1, -1, -1, -1};
  const int          count   = 1 + below(seed, PATTERNS);
  strbuf             text    = {0};
  weft_query*        query   = NULL;
  weft_error         error   = WEFT_ERROR_INIT;
  for (int i = 0; i < count; ++i) {
    patterns[i] = make_pattern(seed);
  }
  write_query(patterns, count, &text);
  const weft_status st =
    weft_query_new(store, strbuf_str(&text), &query, &error);
  brute(facts, patterns, count, none, &expected);
  sort_strings(&expected);
  if (st) {
    // A name that no fact of this graph has
    assert_int_equal(st, WEFT_ERR_NOT_FOUND);
    assert_int_equal(expected.count, 0);
  } else {
    collecting x = {query, &actual};
    assert_int_equal(weft_query_run(query, NULL, collect, &x, NULL, &error),
                     WEFT_OK);
    check_limit(query, &actual, 1U + (size_t)below(seed, 9));
    const size_t rows = actual.count;
    sort_strings(&actual);
    assert_int_equal(rows, actual.count); // no two are equal
    if (actual.count != expected.count) {
      fail_msg("%s: %zu rows, not %zu", text.data, rows, expected.count);
    }
    for (size_t i = 0U; i < actual.count; ++i) {
      assert_string_equal(actual.items[i], expected.items[i]);
    }
  }
  free_strings(&actual);
  free_strings(&expected);
  weft_query_free(query);
  strbuf_free(&text);
}

static void
test_random(void** const state)
{
  (void)state;
  uint64_t seed = 7U;
  for (int store_index = 0; store_index < STORES; ++store_index) {
    random_fact       facts[FACTS];
    weft_store* const store = make_random_store(&seed, facts);
    for (int i = 0; i < ROUNDS; ++i) {
      check_random(store, facts, &seed);
    }
    weft_store_free(store);
  }
}

// The rest

static weft_status
stop(void* const handle, const weft_row* const row)
{
  (void)row;
  ++*(size_t*)handle;
  return WEFT_ERR_STOPPED;
}

static void
test_sink_stops(void** const state)
{
  (void)state;
  char              lines[] = "a@0 | Company/A | develops | Model/M\n"
                              "a@9 | Company/A | develops | Model/N";
  weft_store* const store   = make_store(lines);
  weft_query*       query   = NULL;
  size_t            rows    = 0U;
  assert_int_equal(
    weft_query_new(store, WEFT_STR("?x develops ?y"), &query, NULL), WEFT_OK);
  assert_int_equal(weft_query_column_count(query), 2);
  assert_null(weft_query_column(query, 2));
  assert_int_equal(weft_query_run(query, NULL, stop, &rows, NULL, NULL),
                   WEFT_ERR_STOPPED);
  assert_int_equal(rows, 1);
  weft_query_free(query);
  weft_query_free(NULL);
  weft_store_free(store);
}

// Any bytes at all: an error with a place, and never more
static void
test_noise(void** const state)
{
  (void)state;
  static const char alphabet[] = "?x:|[]=<>!.*'\"\\ ,ab가\xea\xff\n;-%_1";

  char              lines[] = "a@0 | Company/A | develops | Model/M";
  weft_store* const store   = make_store(lines);
  uint64_t          seed    = 3U;
  for (int round = 0; round < 1500; ++round) {
    char         text[24];
    weft_query*  query = NULL;
    weft_error   error = WEFT_ERROR_INIT;
    const size_t size  = (size_t)below(&seed, (int)sizeof(text));
    for (size_t i = 0U; i < size; ++i) {
      text[i] = alphabet[below(&seed, (int)sizeof(alphabet))];
    }
    const weft_status st =
      weft_query_new(store, (weft_str){text, size}, &query, &error);
    if (st) {
      assert_null(query);
      assert_int_equal(error.status, st);
      assert_true(error.message[0] && error.column);
    }
    weft_query_free(query);
  }
  weft_store_free(store);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_random),
    cmocka_unit_test(test_sink_stops),
    cmocka_unit_test(test_noise),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
