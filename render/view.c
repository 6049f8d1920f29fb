// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "view.h"

#include "label.h"
#include "sha256.h"
#include "text.h"
#include "try.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_COLUMNS 56U
#define PIECE_COLUMNS 48U
#define OF_COLUMNS 20U

enum { ATTRIBUTE_RANKS = 5 };

// A fact that will be part of an edge
typedef struct {
  size_t from;
  size_t to;
  size_t fact;
  bool   planned;
  bool   symmetric;
} candidate;

// What view_make() knows of each entity
typedef struct {
  size_t degree;     // relations to other entities
  size_t told;       // attribute facts of which it is the subject
  size_t as_text;    // attribute facts of which it is the object
  size_t node;       // index of its node, or SIZE_MAX
  size_t class_fact; // its best supported class or title, or SIZE_MAX
} entity_note;

typedef struct {
  view*                      v;
  const weft_graph*          graph;
  const weft_render_options* options;
  const weft_str*            labels; // per entity
  entity_note*               notes;
  candidate*                 candidates;
  size_t                     candidate_count;
} maker;

static bool
is_class(weft_str relation)
{
  return weft_str_equals(relation, WEFT_STR("is_a"));
}

// Relations whose object says enough without the relation's name
static bool
speaks_for_itself(weft_str relation)
{
  return is_class(relation) || weft_str_equals(relation, WEFT_STR("title"));
}

// Whether a fact describes its subject rather than joining two entities
static bool
is_attribute(const maker* m, const weft_fact* fact)
{
  return fact->object_entity == SIZE_MAX ||
         (is_class(fact->relation) &&
          m->options->literals != WEFT_LITERALS_NODES);
}

weft_str
view_relation_label(const weft_graph* graph, weft_str relation, weft_str lang)
{
  const weft_relation_info* const info =
    weft_schema_relation(weft_graph_schema(graph), relation);
  return info ? weft_label_find(info->labels, info->label_count, lang, relation)
              : relation;
}

weft_str
view_type_label(const weft_graph* graph, weft_str type, weft_str lang)
{
  const weft_type_info* const info =
    weft_schema_type(weft_graph_schema(graph), type);
  return info ? weft_label_find(info->labels, info->label_count, lang, type)
              : type;
}

static void
note_facts(maker* m)
{
  const size_t count = weft_graph_fact_count(m->graph);
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact    = weft_graph_fact(m->graph, i);
    entity_note* const     subject = &m->notes[fact->subject];
    if (!is_attribute(m, fact)) {
      ++subject->degree;
      ++m->notes[fact->object_entity].degree;
      continue;
    }
    ++subject->told;
    if (speaks_for_itself(fact->relation) &&
        (subject->class_fact == SIZE_MAX ||
         weft_graph_fact(m->graph, subject->class_fact)->support_count <
           fact->support_count)) {
      subject->class_fact = i;
    }
    if (m->options->literals == WEFT_LITERALS_NODES) {
      ++subject->degree;
    }
    if (fact->object_entity != SIZE_MAX) {
      ++m->notes[fact->object_entity].as_text;
    }
  }
}

// The most connected first; ties by support, then in entity order
typedef struct {
  size_t degree;
  size_t support;
  size_t entity;
} rank;

static int
compare_ranks(const void* a, const void* b)
{
  const rank* const x = (const rank*)a;
  const rank* const y = (const rank*)b;
  if (x->degree != y->degree) {
    return x->degree > y->degree ? -1 : 1;
  }
  if (x->support != y->support) {
    return x->support > y->support ? -1 : 1;
  }
  return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static int
compare_entities(const void* a, const void* b)
{
  const rank* const x = (const rank*)a;
  const rank* const y = (const rank*)b;
  return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static weft_status
add_node(maker* m, const rank* chosen)
{
  view* const              v      = m->v;
  const weft_entity* const entity = weft_graph_entity(m->graph, chosen->entity);

  weft_str name = text_clean(&v->memory, m->labels[chosen->entity]);
  name = name.data ? text_shorten(&v->memory, name, NAME_COLUMNS) : name;
  if (!name.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  m->notes[chosen->entity].node = v->node_count;
  v->nodes[v->node_count++]     = (view_node){
        .entity     = chosen->entity,
        .name       = name.size ? name : WEFT_STR("?"),
        .type       = entity->type,
        .support    = entity->support_count,
        .first_fact = SIZE_MAX,
        .linked     = chosen->degree > 0U,
  };
  return WEFT_OK;
}

// Choose entities with (or without) edges, at most `max`, in entity order
static weft_status
choose_nodes(maker* m, rank* ranks, bool linked, size_t max)
{
  const size_t total = weft_graph_entity_count(m->graph);
  size_t       count = 0U;
  for (size_t i = 0U; i < total; ++i) {
    const entity_note* const note = &m->notes[i];
    if ((note->degree > 0U) != linked ||
        (!linked && !note->told && note->as_text)) {
      continue;
    }
    const size_t support = weft_graph_entity(m->graph, i)->support_count;
    ranks[count++]       = (rank){note->degree, support, i};
  }

  if (count > max) {
    qsort(ranks, count, sizeof(rank), compare_ranks);
    m->v->left_out += count - max;
    count = max;
  }
  if (count) {
    qsort(ranks, count, sizeof(rank), compare_entities);
  }

  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, add_node(m, &ranks[i]));
  }
  return WEFT_OK;
}

// Read `2021`, `2021-05` or `2021-05-25`; returns the number of parts, or 0
static size_t
read_date(weft_str text, unsigned part[3])
{
  size_t at = 0U;
  if (text.size != 4U && text.size != 7U && text.size != 10U) {
    return 0U;
  }
  memset(part, 0, 3U * sizeof(*part));
  for (size_t i = 0U; i < text.size; ++i) {
    const char c = text.data[i];
    if (i == 4U || i == 7U) {
      if (c != '-') {
        return 0U;
      }
      ++at;
    } else if (c < '0' || c > '9') {
      return 0U;
    } else {
      part[at] = part[at] * 10U + (unsigned)(c - '0');
    }
  }
  return part[1] > 12U || (at && !part[1]) ? 0U : at + 1U;
}

static void
put_date(strbuf* b, const unsigned part[3], size_t parts, bool korean)
{
  static const char months[12][4] = {"Jan",
                                     "Feb",
                                     "Mar",
                                     "Apr",
                                     "May",
                                     "Jun",
                                     "Jul",
                                     "Aug",
                                     "Sep",
                                     "Oct",
                                     "Nov",
                                     "Dec"};
  if (korean) {
    strbuf_printf(b, "%u년", part[0]);
    if (parts > 1U) {
      strbuf_printf(b, " %u월", part[1]);
    }
    if (parts > 2U) {
      strbuf_printf(b, " %u일", part[2]);
    }
    return;
  }
  if (parts > 2U) {
    strbuf_printf(b, "%u ", part[2]);
  }
  if (parts > 1U) {
    strbuf_printf(b, "%s ", months[part[1] - 1U]);
  }
  strbuf_printf(b, "%u", part[0]);
}

// A literal as the document names it, but a date as resolved: "last May" says
// little beside other documents
static void
put_literal(strbuf* b, const weft_end* end, weft_str lang)
{
  unsigned     part[3] = {0U, 0U, 0U};
  const size_t parts =
    end->value_kind == WEFT_VALUE_TEXT ? read_date(end->value, part) : 0U;
  if (parts) {
    put_date(b, part, parts, view_is_korean(lang));
  } else {
    strbuf_append(b, end->name);
  }
}

// The buffer's text, clean and shortened; frees the buffer
static weft_str
finish(const maker* m, strbuf* b, size_t columns)
{
  weft_str text = {NULL, 0U};
  if (!b->status) {
    text = text_clean(&m->v->memory, strbuf_str(b));
    text = text.data ? text_shorten(&m->v->memory, text, columns) : text;
  }
  strbuf_free(b);
  return text;
}

// What is counted, as short as the value beside it can bear, unless the label
// says it already
static void
put_of(const maker* m, strbuf* b, weft_str of, weft_str label)
{
  if (weft_str_equals(of, label)) {
    return;
  }
  weft_str text = text_clean(&m->v->memory, of);
  text = text.data ? text_shorten(&m->v->memory, text, OF_COLUMNS) : text;
  if (!text.data) {
    b->status = WEFT_ERR_NO_MEMORY;
  } else if (text.size) {
    strbuf_putc(b, '(');
    strbuf_append(b, text);
    strbuf_putc(b, ')');
  }
}

// "label(of) value (planned)", clean and shortened
static weft_str
piece_text(const maker* m, const weft_fact* fact)
{
  const weft_str lang = m->options->lang;
  strbuf         b    = {NULL, 0U, 0U, WEFT_OK};
  if (!speaks_for_itself(fact->relation)) {
    const weft_str label = view_relation_label(m->graph, fact->relation, lang);
    strbuf_append(&b, label);
    put_of(m, &b, fact->of, label);
    strbuf_putc(&b, ' ');
  }
  put_literal(&b, &fact->object, lang);
  if (fact->status == WEFT_PLANNED) {
    strbuf_puts(&b, view_is_korean(lang) ? " (예정)" : " (planned)");
  }

  return finish(m, &b, PIECE_COLUMNS);
}

// Whether the node's name already holds the text
static bool
says(weft_str name, weft_str text)
{
  for (size_t i = 0U; text.size && i + text.size <= name.size; ++i) {
    if (!memcmp(name.data + i, text.data, text.size)) {
      return true;
    }
  }
  return false;
}

static weft_status
add_piece(maker* m, view_node* node, const weft_fact* fact)
{
  arena* const memory = &m->v->memory;
  if (!node->pieces) {
    node->pieces =
      (weft_str*)arena_array(memory, VIEW_PIECES_MAX, sizeof(weft_str));
    if (!node->pieces) {
      return WEFT_ERR_NO_MEMORY;
    }
  }

  const weft_str text = piece_text(m, fact);
  if (!text.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < node->piece_count; ++i) {
    if (weft_str_equals(node->pieces[i], text)) {
      return WEFT_OK;
    }
  }
  if (says(node->name, fact->object.name)) {
    return WEFT_OK; // such as HPE in "휴렛팩커드(HPE)"
  }
  if (node->piece_count == VIEW_PIECES_MAX) {
    ++node->more;
  } else if (text.size) {
    node->pieces[node->piece_count++] = text;
  }
  return WEFT_OK;
}

// A literal as a node of its own, with an edge from its subject
static weft_status
add_literal_node(maker* m, size_t index, const weft_fact* fact)
{
  view* const  v    = m->v;
  const size_t node = v->node_count;
  strbuf       b    = {NULL, 0U, 0U, WEFT_OK};
  put_literal(&b, &fact->object, m->options->lang);
  const weft_str name = finish(m, &b, NAME_COLUMNS);
  if (!name.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  v->nodes[v->node_count++] = (view_node){
    .entity     = SIZE_MAX,
    .name       = name.size ? name : WEFT_STR("?"),
    .type       = fact->object.type,
    .support    = fact->support_count,
    .first_fact = index,
    .linked     = true,
  };
  m->candidates[m->candidate_count++] =
    (candidate){m->notes[fact->subject].node,
                node,
                index,
                fact->status == WEFT_PLANNED,
                false};
  return WEFT_OK;
}

static void
add_candidate(maker* m, size_t index, const weft_fact* fact)
{
  const weft_relation_info* const info =
    weft_schema_relation(weft_graph_schema(m->graph), fact->relation);
  const bool symmetric = info && info->symmetric;
  size_t     from      = m->notes[fact->subject].node;
  size_t     to        = m->notes[fact->object_entity].node;
  if (to == SIZE_MAX) {
    return;
  }
  if (symmetric && to < from) {
    const size_t swap = from;
    from              = to;
    to                = swap;
  }
  m->candidates[m->candidate_count++] =
    (candidate){from, to, index, fact->status == WEFT_PLANNED, symmetric};
}

// What stands in a node, in order: the best supported class or title, what the
// schema allows one value of, other values, more classes, the rest
static int
attribute_rank(const maker* m, size_t index)
{
  const weft_fact* const          fact = weft_graph_fact(m->graph, index);
  const weft_relation_info* const info =
    weft_schema_relation(weft_graph_schema(m->graph), fact->relation);
  if (m->notes[fact->subject].class_fact == index) {
    return 0;
  }
  if (info && info->functional) {
    return 1;
  }
  if (fact->object.value_kind != WEFT_VALUE_NONE) {
    return 2;
  }
  return speaks_for_itself(fact->relation) ? 3 : ATTRIBUTE_RANKS - 1;
}

static weft_status
place_facts(maker* m)
{
  const weft_literals literals = m->options->literals;
  const size_t        count    = weft_graph_fact_count(m->graph);
  weft_status         st       = WEFT_OK;
  for (int pass = 0; pass < ATTRIBUTE_RANKS; ++pass) {
    for (size_t i = 0U; i < count; ++i) {
      const weft_fact* const fact = weft_graph_fact(m->graph, i);
      const size_t           at   = m->notes[fact->subject].node;
      if (at == SIZE_MAX || attribute_rank(m, i) != pass) {
        continue;
      }
      view_node* const node = &m->v->nodes[at];
      if (node->first_fact == SIZE_MAX) {
        node->first_fact = i;
      }
      if (!is_attribute(m, fact)) {
        add_candidate(m, i, fact);
      } else if (literals == WEFT_LITERALS_INSIDE) {
        TRY(st, add_piece(m, node, fact));
        ++m->v->fact_count;
      } else if (literals == WEFT_LITERALS_NODES) {
        TRY(st, add_literal_node(m, i, fact));
      }
    }
  }
  return WEFT_OK;
}

static int
compare_candidates(const void* a, const void* b)
{
  const candidate* const x    = (const candidate*)a;
  const candidate* const y    = (const candidate*)b;
  const size_t           xs[] = {x->from, x->to, x->planned, x->symmetric};
  const size_t           ys[] = {y->from, y->to, y->planned, y->symmetric};
  for (size_t i = 0U; i < sizeof(xs) / sizeof(*xs); ++i) {
    if (xs[i] != ys[i]) {
      return xs[i] < ys[i] ? -1 : 1;
    }
  }
  return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static bool
same_bundle(const candidate* a, const candidate* b)
{
  return a->from == b->from && a->to == b->to && a->planned == b->planned &&
         a->symmetric == b->symmetric;
}

// The relation's label, with what is counted: "보유(49.9%)"
static weft_str
edge_label(maker* m, const weft_fact* fact)
{
  strbuf         b = {NULL, 0U, 0U, WEFT_OK};
  const weft_str label =
    view_relation_label(m->graph, fact->relation, m->options->lang);
  strbuf_append(&b, label);
  put_of(m, &b, fact->of, label);
  return finish(m, &b, PIECE_COLUMNS);
}

static weft_status
add_edge(maker* m, const candidate* first, size_t count)
{
  view* const v = m->v;
  view_edge   e = {.from      = first->from,
                   .to        = first->to,
                   .planned   = first->planned,
                   .symmetric = first->symmetric};
  e.labels      = (weft_str*)arena_array(&v->memory, count, sizeof(weft_str));
  e.facts       = (size_t*)arena_array(&v->memory, count, sizeof(size_t));
  if (!e.labels || !e.facts) {
    return WEFT_ERR_NO_MEMORY;
  }

  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact  = weft_graph_fact(m->graph, first[i].fact);
    const weft_str         label = edge_label(m, fact);
    if (!label.data) {
      return WEFT_ERR_NO_MEMORY;
    }
    bool seen = false;
    for (size_t j = 0U; j < e.label_count && !seen; ++j) {
      seen = weft_str_equals(e.labels[j], label);
    }
    if (!seen) {
      e.labels[e.label_count++] = label;
    }
    e.facts[e.fact_count++] = first[i].fact;
    e.support += fact->support_count;
  }
  v->nodes[e.from].linked   = true;
  v->nodes[e.to].linked     = true;
  v->edges[v->edge_count++] = e;
  v->fact_count += count;
  return WEFT_OK;
}

static weft_status
bundle_edges(maker* m)
{
  if (!m->candidate_count) {
    return WEFT_OK;
  }
  qsort(
    m->candidates, m->candidate_count, sizeof(candidate), compare_candidates);

  weft_status st    = WEFT_OK;
  size_t      start = 0U;
  for (size_t i = 1U; i <= m->candidate_count; ++i) {
    if (i == m->candidate_count ||
        !same_bundle(&m->candidates[start], &m->candidates[i])) {
      TRY(st, add_edge(m, &m->candidates[start], i - start));
      start = i;
    }
  }
  return WEFT_OK;
}

static weft_status
fill(maker* m)
{
  const size_t entities = weft_graph_entity_count(m->graph);
  const size_t facts    = weft_graph_fact_count(m->graph);
  view* const  v        = m->v;
  arena* const memory   = &v->memory;
  weft_status  st       = WEFT_OK;

  m->notes =
    (entity_note*)arena_array(memory, entities + 1U, sizeof(entity_note));
  m->candidates =
    (candidate*)arena_array(memory, facts + 1U, sizeof(candidate));
  rank* const ranks = (rank*)arena_array(memory, entities + 1U, sizeof(rank));
  v->edges = (view_edge*)arena_array(memory, facts + 1U, sizeof(view_edge));
  v->nodes =
    (view_node*)arena_array(memory, entities + facts + 1U, sizeof(view_node));
  m->labels = label_entities(memory, m->graph);
  if (!m->notes || !m->candidates || !ranks || !v->edges || !v->nodes ||
      !m->labels) {
    return WEFT_ERR_NO_MEMORY;
  }

  for (size_t i = 0U; i < entities; ++i) {
    m->notes[i].node       = SIZE_MAX;
    m->notes[i].class_fact = SIZE_MAX;
  }
  note_facts(m);
  TRY(st, choose_nodes(m, ranks, true, VIEW_LINKED_MAX));
  TRY(st, choose_nodes(m, ranks, false, VIEW_REST_MAX));
  TRY(st, place_facts(m));
  for (size_t i = 0U; i < v->node_count; ++i) {
    v->nodes[i].linked = false; // true again for each end of an edge
  }
  TRY(st, bundle_edges(m));
  for (size_t i = 0U; i < v->node_count; ++i) {
    v->linked_count += v->nodes[i].linked;
  }
  return WEFT_OK;
}

static void
make_key(char key[VIEW_KEY_SIZE], char letter, weft_str text)
{
  char digits[SHA256_HEX_SIZE];
  sha256_hex(text, digits);
  key[0] = letter;
  memcpy(key + 1U, digits, VIEW_KEY_SIZE - 2U);
  key[VIEW_KEY_SIZE - 1U] = '\0';
}

// What an end is in all pictures: an entity, or a fact's literal
static void
put_identity(strbuf* b, const maker* m, const view_node* node)
{
  const weft_entity* const entity = weft_graph_entity(m->graph, node->entity);
  const weft_fact* const   fact   = weft_graph_fact(m->graph, node->first_fact);
  if (entity) {
    strbuf_append(b, entity->id);
  } else if (fact) {
    strbuf_append(b, weft_graph_entity(m->graph, fact->subject)->id);
    strbuf_putc(b, '\n');
    strbuf_append(b, fact->relation);
    strbuf_printf(b, "\n%d\n", (int)fact->status);
    strbuf_append(b, fact->when);
    strbuf_putc(b, '\n');
    strbuf_append(b, fact->of);
    strbuf_putc(b, '\n');
    strbuf_append(b, fact->object.type);
    strbuf_putc(b, '/');
    strbuf_append(b, fact->object.name);
  }
}

static weft_status
make_keys(maker* m)
{
  view* const v    = m->v;
  strbuf      text = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; !text.status && i < v->node_count; ++i) {
    strbuf_clear(&text);
    put_identity(&text, m, &v->nodes[i]);
    make_key(v->nodes[i].key, 'n', strbuf_str(&text));
  }
  for (size_t i = 0U; !text.status && i < v->edge_count; ++i) {
    view_edge* const e = &v->edges[i];
    strbuf_clear(&text);
    put_identity(&text, m, &v->nodes[e->from]);
    strbuf_puts(&text, "\n\n");
    put_identity(&text, m, &v->nodes[e->to]);
    strbuf_printf(&text, "\n\n%d %d", e->planned, e->symmetric);
    make_key(e->key, 'e', strbuf_str(&text));
  }
  const weft_status st = text.status;
  strbuf_free(&text);
  return st;
}

weft_status
view_make(view* v, const weft_graph* graph, const weft_render_options* options)
{
  maker m      = {v, graph, options, NULL, NULL, NULL, 0U};
  v->documents = weft_graph_document_count(graph);

  const weft_status st = fill(&m);
  return st ? st : make_keys(&m);
}

void
view_free(view* v)
{
  arena_free(&v->memory);
}
