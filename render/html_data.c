// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The data of the page.  Things refer to each other by their index in arrays:
// what has a name in the JSON is what the script reads first.

#include "html_page.h"
#include "html_quotes.h"
#include "label.h"
#include "table.h"
#include "text.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

#define ALIASES_MAX 30U

// Names that are written once and then meant by their number
typedef struct {
  table     numbers;
  weft_str* names;
  size_t    count;
} name_list;

typedef struct {
  const weft_fact* fact;
  size_t           number; // on the page
} page_fact;

typedef struct {
  strbuf*          b;
  const dot_input* in;
  arena            memory;  // until the end
  arena            scratch; // for cleaned text
  const weft_str*  labels;  // of the graph's entities

  size_t* facts; // of the page, as indexes in the graph
  size_t  fact_count;
  size_t* fact_numbers; // of the graph's facts on the page, or SIZE_MAX
  size_t* entities;     // of the page, as indexes in the graph
  size_t  entity_count;
  size_t* entity_numbers; // of the graph's entities on the page, or SIZE_MAX
  bool*   drawn;          // by the graph's entities

  page_fact*  by_fact; // sorted by address
  html_quotes quotes;
  size_t*     first_quote; // by fact of the page, and one more
  name_list   types;
  name_list   relations;
  name_list   rules;
} page;

// A number for each of `count` things, SIZE_MAX for none
static size_t*
make_numbers(page* p, size_t count)
{
  size_t* const numbers =
    (size_t*)arena_array(&p->memory, count + 1U, sizeof(*numbers));
  for (size_t i = 0U; numbers && i <= count; ++i) {
    numbers[i] = SIZE_MAX;
  }
  return numbers;
}

static weft_status
name_list_init(page* p, name_list* list, size_t room)
{
  list->names =
    (weft_str*)arena_array(&p->memory, room + 1U, sizeof(*list->names));
  return list->names ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
number_of(name_list* list, weft_str name, size_t* number)
{
  *number = table_get(&list->numbers, name, SIZE_MAX);
  if (*number != SIZE_MAX) {
    return WEFT_OK;
  }
  *number                    = list->count;
  list->names[list->count++] = name;
  return table_set(&list->numbers, name, *number);
}

static void
put_string(page* p, weft_str text)
{
  const weft_str clean = text_clean(&p->scratch, text);
  if (!clean.data) {
    p->b->status = WEFT_ERR_NO_MEMORY;
  }
  strbuf_put_json(p->b, clean);
  arena_reset(&p->scratch);
}

static void
put_number(page* p, size_t number)
{
  if (number == SIZE_MAX) {
    strbuf_puts(p->b, "-1");
  } else {
    strbuf_printf(p->b, "%zu", number);
  }
}

// A comma and a number
static void
put_next(page* p, size_t number)
{
  strbuf_putc(p->b, ',');
  put_number(p, number);
}

// What the page has

static void
choose_facts(page* p)
{
  const weft_graph* const graph = p->in->graph;
  const size_t            count = weft_graph_fact_count(graph);
  size_t                  room  = HTML_FACTS_MAX;
  for (int pass = 0; pass < 2; ++pass) {
    for (size_t i = 0U; i < count && room; ++i) {
      const bool drawn = p->drawn[weft_graph_fact(graph, i)->subject];
      if (drawn == (pass == 0)) {
        p->fact_numbers[i] = 0U;
        --room;
      }
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    if (p->fact_numbers[i] != SIZE_MAX) {
      p->fact_numbers[i]        = p->fact_count;
      p->facts[p->fact_count++] = i;
    }
  }
}

static void
choose_entities(page* p)
{
  const weft_graph* const graph = p->in->graph;
  const size_t            count = weft_graph_entity_count(graph);
  for (size_t i = 0U; i < p->fact_count; ++i) {
    const weft_fact* const fact      = weft_graph_fact(graph, p->facts[i]);
    p->entity_numbers[fact->subject] = 0U;
    if (fact->object_entity != SIZE_MAX) {
      p->entity_numbers[fact->object_entity] = 0U;
    }
  }
  for (size_t i = 0U; i < p->in->view->node_count; ++i) {
    const view_node* const node = &p->in->view->nodes[i];
    for (size_t k = 0U; k < node->member_count; ++k) {
      p->entity_numbers[node->members[k]] = 0U;
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    if (p->drawn[i] || p->entity_numbers[i] != SIZE_MAX) {
      p->entity_numbers[i]           = p->entity_count;
      p->entities[p->entity_count++] = i;
    }
  }
}

static weft_status
choose_quotes(page* p)
{
  size_t total = 0U;
  for (size_t i = 0U; i < p->fact_count; ++i) {
    total += weft_graph_fact(p->in->graph, p->facts[i])->support_count;
  }
  const size_t room = total < HTML_SUPPORTS_MAX ? total : HTML_SUPPORTS_MAX;
  p->quotes.quotes =
    (html_quote*)arena_array(&p->memory, room + 1U, sizeof(*p->quotes.quotes));
  if (!p->quotes.quotes) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t count = 0U;
  for (size_t i = 0U; i < p->fact_count; ++i) {
    const weft_fact* const fact = weft_graph_fact(p->in->graph, p->facts[i]);
    p->first_quote[i]           = count;
    for (size_t k = 0U;
         k < fact->support_count && count < room && k < HTML_FACT_SUPPORTS_MAX;
         ++k) {
      p->quotes.quotes[count++].support = &fact->supports[k];
    }
  }
  p->first_quote[p->fact_count] = count;
  p->quotes.quote_count         = count;
  return html_number_sentences(&p->memory, &p->quotes);
}

static weft_status
choose(page* p)
{
  const weft_graph* const graph    = p->in->graph;
  const view* const       v        = p->in->view;
  const size_t            facts    = weft_graph_fact_count(graph);
  const size_t            entities = weft_graph_entity_count(graph);
  weft_status             st       = WEFT_OK;
  p->labels                        = label_entities(&p->memory, graph);
  p->facts                         = make_numbers(p, facts);
  p->fact_numbers                  = make_numbers(p, facts);
  p->entities                      = make_numbers(p, entities);
  p->entity_numbers                = make_numbers(p, entities);
  p->first_quote                   = make_numbers(p, facts + 1U);
  p->drawn = (bool*)arena_array(&p->memory, entities + 1U, sizeof(bool));
  if (!p->labels || !p->facts || !p->fact_numbers || !p->entities ||
      !p->entity_numbers || !p->first_quote || !p->drawn) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < v->node_count; ++i) {
    if (v->nodes[i].entity != SIZE_MAX) {
      p->drawn[v->nodes[i].entity] = true;
    }
  }
  choose_facts(p);
  choose_entities(p);
  TRY(st, choose_quotes(p));
  TRY(st, name_list_init(p, &p->types, p->entity_count + v->node_count));
  TRY(st, name_list_init(p, &p->relations, p->fact_count));
  return name_list_init(p, &p->rules, p->quotes.quote_count);
}

// What is written of it

// [name, type, [other names]]
static weft_status
put_entity(page* p, size_t index)
{
  const weft_entity* const entity = weft_graph_entity(p->in->graph, index);
  size_t                   type   = 0U;
  weft_status              st     = WEFT_OK;
  TRY(st, number_of(&p->types, entity->type, &type));
  strbuf_putc(p->b, '[');
  put_string(p, p->labels[index]);
  put_next(p, type);
  strbuf_puts(p->b, ",[");
  const bool canonical = !weft_str_equals(p->labels[index], entity->name);
  if (canonical) {
    put_string(p, entity->name);
  }
  for (size_t i = 0U; i < entity->alias_count && i < ALIASES_MAX; ++i) {
    strbuf_puts(p->b, i || canonical ? "," : "");
    put_string(p, entity->aliases[i]);
  }
  strbuf_puts(p->b, "]]");
  return p->b->status;
}

static weft_status
put_entities(page* p)
{
  weft_status st = WEFT_OK;
  strbuf_puts(p->b, ",\n\"entities\":[");
  for (size_t i = 0U; i < p->entity_count; ++i) {
    strbuf_puts(p->b, i ? ",\n" : "\n");
    TRY(st, put_entity(p, p->entities[i]));
  }
  strbuf_puts(p->b, "]");
  return p->b->status;
}

// Of a community: how much it stands for, and its most important entities
static void
put_community(page* p, const view_node* node)
{
  strbuf_printf(p->b, ",%zu,%zu,[", node->held_entities, node->held_facts);
  for (size_t i = 0U; i < node->member_count; ++i) {
    strbuf_puts(p->b, i ? "," : "");
    put_number(p, p->entity_numbers[node->members[i]]);
  }
  strbuf_putc(p->b, ']');
}

// [key, entity or -1, name, type], and what a community holds
static weft_status
put_nodes(page* p)
{
  const view* const v  = p->in->view;
  weft_status       st = WEFT_OK;
  strbuf_puts(p->b, ",\n\"nodes\":[");
  for (size_t i = 0U; i < v->node_count; ++i) {
    const view_node* const node   = &v->nodes[i];
    const bool             entity = node->entity != SIZE_MAX;
    size_t                 type   = 0U;
    TRY(st, number_of(&p->types, node->type, &type));
    strbuf_puts(p->b, i ? ",\n[" : "\n[");
    put_string(p, weft_str_from(node->key));
    put_next(p, entity ? p->entity_numbers[node->entity] : SIZE_MAX);
    strbuf_putc(p->b, ',');
    put_string(p, entity ? p->labels[node->entity] : node->name);
    put_next(p, type);
    if (node->kind == VIEW_COMMUNITY) {
      put_community(p, node);
    }
    strbuf_putc(p->b, ']');
  }
  strbuf_puts(p->b, "]");
  return p->b->status;
}

// [key, from, to, [facts], 1 if some fact contradicts another, else 0]
static void
put_edges(page* p)
{
  const view* const v = p->in->view;
  strbuf_puts(p->b, ",\n\"edges\":[");
  for (size_t i = 0U; i < v->edge_count; ++i) {
    const view_edge* const edge  = &v->edges[i];
    const char*            comma = "";
    strbuf_puts(p->b, i ? ",\n[" : "\n[");
    put_string(p, weft_str_from(edge->key));
    put_next(p, edge->from);
    put_next(p, edge->to);
    strbuf_puts(p->b, ",[");
    for (size_t k = 0U; k < edge->fact_count; ++k) {
      if (p->fact_numbers[edge->facts[k]] != SIZE_MAX) {
        strbuf_puts(p->b, comma);
        put_number(p, p->fact_numbers[edge->facts[k]]);
        comma = ",";
      }
    }
    strbuf_printf(p->b, "],%d]", edge->conflict ? 1 : 0);
  }
  strbuf_puts(p->b, "]");
}

// [[sentence, rule, confidence, subject's name, object's name], ...]
static weft_status
put_quotes(page* p, size_t fact)
{
  weft_status st = WEFT_OK;
  strbuf_putc(p->b, '[');
  for (size_t i = p->first_quote[fact]; i < p->first_quote[fact + 1U]; ++i) {
    const html_quote* const quote = &p->quotes.quotes[i];
    size_t                  rule  = 0U;
    TRY(st, number_of(&p->rules, quote->support->rule, &rule));
    strbuf_puts(p->b, i > p->first_quote[fact] ? ",[" : "[");
    put_number(p, quote->sentence);
    put_next(p, rule);
    strbuf_printf(p->b, ",%d,", quote->support->confidence);
    put_string(p, quote->support->subject.name);
    strbuf_putc(p->b, ',');
    put_string(p, quote->support->object.name);
    strbuf_putc(p->b, ']');
  }
  strbuf_putc(p->b, ']');
  return p->b->status;
}

static int
compare_facts(const void* a, const void* b)
{
  const page_fact* const fa = (const page_fact*)a;
  const page_fact* const fb = (const page_fact*)b;
  return ((uintptr_t)fa->fact > (uintptr_t)fb->fact) -
         ((uintptr_t)fa->fact < (uintptr_t)fb->fact);
}

// Numbers of facts that are on the page, to find premises by
static weft_status
index_facts(page* p)
{
  p->by_fact = (page_fact*)arena_array(
    &p->memory, p->fact_count + 1U, sizeof(*p->by_fact));
  if (!p->by_fact) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < p->fact_count; ++i) {
    p->by_fact[i] = (page_fact){weft_graph_fact(p->in->graph, p->facts[i]), i};
  }
  qsort(p->by_fact, p->fact_count, sizeof(*p->by_fact), compare_facts);
  return WEFT_OK;
}

static void
put_premises(page* p, const weft_fact* fact)
{
  const char* comma = "";
  strbuf_putc(p->b, '[');
  for (size_t i = 0U; i < fact->premise_count; ++i) {
    const page_fact        key   = {fact->premises[i], 0U};
    const page_fact* const found = (const page_fact*)bsearch(
      &key, p->by_fact, p->fact_count, sizeof(key), compare_facts);
    if (found) {
      strbuf_printf(p->b, "%s%zu", comma, found->number);
      comma = ",";
    }
  }
  strbuf_putc(p->b, ']');
}

// [subject, relation, object or -1, literal, flags, when, of, confidence,
// quotes, quotes that are left out, [facts that it follows from]]; flags:
// 1 planned, 2 inferred
static weft_status
put_fact(page* p, size_t number)
{
  const weft_fact* const fact = weft_graph_fact(p->in->graph, p->facts[number]);
  const bool             entity = fact->object_entity != SIZE_MAX;
  const size_t quotes   = p->first_quote[number + 1U] - p->first_quote[number];
  size_t       relation = 0U;
  weft_status  st       = WEFT_OK;
  TRY(st, number_of(&p->relations, fact->relation, &relation));
  strbuf_putc(p->b, '[');
  put_number(p, p->entity_numbers[fact->subject]);
  put_next(p, relation);
  put_next(p, entity ? p->entity_numbers[fact->object_entity] : SIZE_MAX);
  strbuf_putc(p->b, ',');
  put_string(p, entity ? (weft_str){NULL, 0U} : fact->object.name);
  strbuf_printf(p->b,
                ",%d,",
                (fact->status == WEFT_PLANNED ? 1 : 0) +
                  (fact->inferred ? 2 : 0));
  put_string(p, fact->when);
  strbuf_putc(p->b, ',');
  put_string(p, fact->of);
  strbuf_printf(p->b, ",%d,", fact->confidence);
  TRY(st, put_quotes(p, number));
  strbuf_printf(p->b, ",%zu,", fact->support_count - quotes);
  put_premises(p, fact);
  strbuf_putc(p->b, ']');
  return p->b->status;
}

static weft_status
put_facts(page* p)
{
  weft_status st = WEFT_OK;
  TRY(st, index_facts(p));
  strbuf_puts(p->b, ",\n\"facts\":[");
  for (size_t i = 0U; i < p->fact_count; ++i) {
    strbuf_puts(p->b, i ? ",\n" : "\n");
    TRY(st, put_fact(p, i));
  }
  strbuf_puts(p->b, "]");
  return p->b->status;
}

// [document, start, end] in the document's text, or with the words
static void
put_sentences(page* p)
{
  strbuf_puts(p->b, ",\n\"sentences\":[");
  for (size_t i = 0U; i < p->quotes.sentence_count; ++i) {
    const html_sentence* const s = &p->quotes.sentences[i];
    strbuf_printf(
      p->b, "%s[%zu,%zu,%zu", i ? ",\n" : "\n", s->doc, s->start, s->end);
    if (!s->placed) {
      strbuf_putc(p->b, ',');
      put_string(p, s->support->evidence.text);
    }
    strbuf_putc(p->b, ']');
  }
  strbuf_puts(p->b, "]");
}

static void
put_names(page*            p,
          const char*      member,
          const name_list* list,
          weft_str (*label)(const weft_graph*, weft_str, weft_str))
{
  strbuf_printf(p->b, ",\n\"%s\":[", member);
  for (size_t i = 0U; i < list->count; ++i) {
    strbuf_puts(p->b, i ? ",\n" : "\n");
    if (label) {
      strbuf_putc(p->b, '[');
      put_string(p, list->names[i]);
      strbuf_putc(p->b, ',');
      put_string(p, label(p->in->graph, list->names[i], p->in->options->lang));
      strbuf_putc(p->b, ']');
    } else {
      put_string(p, list->names[i]);
    }
  }
  strbuf_puts(p->b, "]");
}

static weft_status
put_all(page* p, weft_error* error)
{
  const weft_graph* const graph = p->in->graph;
  weft_status             st    = choose(p);
  if (st) {
    return st;
  }
  strbuf_printf(p->b,
                "{\"lang\":\"%s\",\"left_out\":{\"facts\":%zu,"
                "\"entities\":%zu},\n\"documents\":",
                view_is_korean(p->in->options->lang) ? "ko" : "en",
                weft_graph_fact_count(graph) - p->fact_count,
                p->in->view->left_out);
  TRY(st, html_put_documents(p->b, p->in, &p->quotes, error));
  put_sentences(p);
  TRY(st, put_entities(p));
  TRY(st, put_nodes(p));
  put_edges(p);
  TRY(st, put_facts(p));
  put_names(p, "types", &p->types, view_type_label);
  put_names(p, "relations", &p->relations, view_relation_label);
  put_names(p, "rules", &p->rules, NULL);
  strbuf_puts(p->b, "}\n");
  return p->b->status;
}

// In a script element nothing may look like markup, and line separators are
// no part of strings everywhere
static void
put_in_script(strbuf* b, weft_str json)
{
  size_t plain = 0U; // start of the run that is written as it is
  for (size_t i = 0U; i < json.size; ++i) {
    const char* const at = json.data + i;
    const bool line      = i + 2U < json.size && !memcmp(at, "\xE2\x80", 2U) &&
                      (at[2] == '\xA8' || at[2] == '\xA9');
    if (*at == '<' || line) {
      strbuf_append(b, (weft_str){json.data + plain, i - plain});
      strbuf_puts(b,
                  !line             ? "\\u003c"
                  : at[2] == '\xA8' ? "\\u2028"
                                    : "\\u2029");
      i += line ? 2U : 0U;
      plain = i + 1U;
    }
  }
  if (plain < json.size) {
    strbuf_append(b, (weft_str){json.data + plain, json.size - plain});
  }
}

weft_status
html_put_data(strbuf* b, const dot_input* in, weft_error* error)
{
  strbuf      json = {NULL, 0U, 0U, WEFT_OK};
  page        p    = {.b = &json, .in = in};
  weft_status st   = put_all(&p, error);
  if (!st) {
    put_in_script(b, strbuf_str(&json));
    st = b->status;
  }
  table_free(&p.types.numbers);
  table_free(&p.relations.numbers);
  table_free(&p.rules.numbers);
  arena_free(&p.memory);
  arena_free(&p.scratch);
  strbuf_free(&json);
  return st;
}
