// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "property.h"

#include "value.h"

#include <stdint.h>
#include <stdio.h>

// Beyond this a double may overflow; values of texts are far smaller
#define EXPONENT_MAX 290U
#define NUMBER_SIZE_MAX 290U
#define EXPONENT_STOP 100000U

const field_info node_fields[NODE_FIELDS] = {
  [NODE_ID]       = {"id", FIELD_TEXT},
  [NODE_NAME]     = {"name", FIELD_TEXT},
  [NODE_TYPE]     = {"type", FIELD_TEXT},
  [NODE_ALIASES]  = {"aliases", FIELD_LIST},
  [NODE_VALUE]    = {"value", FIELD_TEXT},
  [NODE_NUMBER]   = {"number", FIELD_DOUBLE},
  [NODE_UNIT]     = {"unit", FIELD_TEXT},
  [NODE_SUPPORTS] = {"supports", FIELD_INTEGER},
};

const field_info edge_fields[EDGE_FIELDS] = {
  [EDGE_ID]         = {"id", FIELD_TEXT},
  [EDGE_RELATION]   = {"relation", FIELD_TEXT},
  [EDGE_STATUS]     = {"status", FIELD_TEXT},
  [EDGE_WHEN]       = {"when", FIELD_TEXT},
  [EDGE_OF]         = {"of", FIELD_TEXT},
  [EDGE_CONFIDENCE] = {"confidence", FIELD_INTEGER},
  [EDGE_SUPPORTS]   = {"supports", FIELD_INTEGER},
  [EDGE_DOC]        = {"doc", FIELD_TEXT},
  [EDGE_RULE]       = {"rule", FIELD_TEXT},
  [EDGE_START]      = {"start", FIELD_INTEGER},
  [EDGE_END]        = {"end", FIELD_INTEGER},
  [EDGE_EVIDENCE]   = {"evidence", FIELD_TEXT},
  [EDGE_OTHERS]     = {"other_supports", FIELD_TEXT},
};

// Present, even if it is empty
static weft_str
always(const weft_str text)
{
  return (weft_str){text.size ? text.data : "", text.size};
}

// Absent if it is empty
static weft_str
some(const weft_str text)
{
  return (weft_str){text.size ? text.data : NULL, text.size};
}

static weft_str
number(properties* const p, const size_t place, const size_t value)
{
  char* const buffer = p->numbers[place];
  const int   size   = snprintf(buffer, sizeof(p->numbers[0]), "%zu", value);
  return (weft_str){buffer, (size_t)size};
}

// A number that every reader of doubles takes, or nothing
static weft_str
finite(const weft_end* const end)
{
  const weft_str   s    = end->value;
  const weft_str   none = {NULL, 0U};
  const value_form form =
    end->value_kind == WEFT_VALUE_NUMBER ? value_number_form(s) : VALUE_TEXT;
  if (form == VALUE_TEXT || s.size > NUMBER_SIZE_MAX) {
    return none;
  }
  size_t exponent = 0U;
  size_t i        = 0U;
  while (i < s.size && s.data[i] != 'e' && s.data[i] != 'E') {
    ++i;
  }
  for (; i < s.size && exponent < EXPONENT_STOP; ++i) {
    if (s.data[i] >= '0' && s.data[i] <= '9') {
      exponent = 10U * exponent + (size_t)(s.data[i] - '0');
    }
  }
  return exponent + s.size > EXPONENT_MAX ? none : s;
}

// Nodes

static weft_status
join_aliases(properties* const p, const weft_entity* const entity)
{
  strbuf* const b = &p->list;
  strbuf_clear(b);
  for (size_t i = 0U; p->separator && i < entity->alias_count; ++i) {
    const weft_str alias = entity->aliases[i];
    strbuf_puts(b, i ? p->separator : "");
    for (size_t k = 0U; k < alias.size; ++k) {
      if (alias.data[k] == p->separator[0]) {
        strbuf_puts(b, p->stand_in);
      } else {
        strbuf_putc(b, alias.data[k]);
      }
    }
  }
  return b->status;
}

weft_status
properties_entity(properties* const    p,
                  const size_t         entity,
                  property_node* const out)
{
  const weft_entity* const e  = weft_graph_entity(p->graph, entity);
  const weft_status        st = join_aliases(p, e);

  *out                       = (property_node){.literal = false};
  out->fields[NODE_ID]       = always(e->id);
  out->fields[NODE_NAME]     = always(e->name);
  out->fields[NODE_TYPE]     = some(e->type);
  out->fields[NODE_ALIASES]  = some(strbuf_str(&p->list));
  out->fields[NODE_SUPPORTS] = number(p, 0U, e->support_count);
  return st;
}

weft_status
properties_literal(properties* const    p,
                   const size_t         fact,
                   property_node* const out)
{
  const weft_fact* const f   = weft_graph_fact(p->graph, fact);
  const weft_end* const  end = &f->object;
  const weft_status      st  = fact_id_set(&p->id, p->graph, f);

  *out                       = (property_node){.literal = true};
  out->fields[NODE_ID]       = fact_id_str(&p->id);
  out->fields[NODE_NAME]     = always(end->name);
  out->fields[NODE_TYPE]     = some(end->type);
  out->fields[NODE_VALUE]    = some(end->value);
  out->fields[NODE_NUMBER]   = finite(end);
  out->fields[NODE_UNIT]     = some(end->unit);
  out->fields[NODE_SUPPORTS] = number(p, 0U, f->support_count);
  return st;
}

// Edges

const weft_support*
property_best_support(const weft_fact* const fact)
{
  const weft_support* best = fact->support_count ? fact->supports : NULL;
  for (size_t i = 1U; i < fact->support_count; ++i) {
    if (fact->supports[i].confidence > best->confidence) {
      best = &fact->supports[i];
    }
  }
  return best;
}

static void
put_support(strbuf* const b, const weft_support* const s)
{
  strbuf_puts(b, "{\"doc\":");
  strbuf_put_json(b, s->doc);
  strbuf_printf(b, ",\"confidence\":%d,\"rule\":", s->confidence);
  strbuf_put_json(b, s->rule);
  strbuf_printf(b,
                ",\"start\":%zu,\"end\":%zu,\"evidence\":",
                s->evidence.span.start,
                s->evidence.span.end);
  strbuf_put_json(b, s->evidence.text);
  strbuf_putc(b, '}');
}

// All supports but the best one as a JSON array, or nothing
static weft_status
put_others(properties* const         p,
           const weft_fact* const    fact,
           const weft_support* const best)
{
  strbuf* const b = &p->list;
  strbuf_clear(b);
  if (fact->support_count < 2U) {
    return b->status;
  }
  strbuf_putc(b, '[');
  for (size_t i = 0U; i < fact->support_count; ++i) {
    const weft_support* const s = &fact->supports[i];
    if (s != best) {
      strbuf_puts(b, b->size > 1U ? "," : "");
      put_support(b, s);
    }
  }
  strbuf_putc(b, ']');
  return b->status;
}

static void
fill_edge(properties* const      p,
          const weft_fact* const f,
          property_edge* const   out)
{
  const bool planned = f->status == WEFT_PLANNED;

  out->fields[EDGE_ID]       = fact_id_str(&p->id);
  out->fields[EDGE_RELATION] = always(f->relation);
  out->fields[EDGE_STATUS] = planned ? WEFT_STR("planned") : WEFT_STR("actual");
  out->fields[EDGE_WHEN]   = some(f->when);
  out->fields[EDGE_OF]     = some(f->of);
  out->fields[EDGE_CONFIDENCE] = number(p, 0U, (size_t)f->confidence);
  out->fields[EDGE_SUPPORTS]   = number(p, 1U, f->support_count);
}

static void
fill_support(properties* const         p,
             const weft_support* const best,
             property_edge* const      out)
{
  out->fields[EDGE_DOC]      = always(best->doc);
  out->fields[EDGE_RULE]     = some(best->rule);
  out->fields[EDGE_START]    = number(p, 2U, best->evidence.span.start);
  out->fields[EDGE_END]      = number(p, 3U, best->evidence.span.end);
  out->fields[EDGE_EVIDENCE] = some(best->evidence.text);
  out->fields[EDGE_OTHERS]   = some(strbuf_str(&p->list));
}

// An inferred fact has no support: its premises are the evidence
static weft_status
fill_premises(properties* const      p,
              const weft_fact* const f,
              property_edge* const   out)
{
  strbuf* const b = &p->list;
  strbuf_clear(b);
  for (size_t i = 0U; i < f->premise_count; ++i) {
    const weft_fact* const from = f->premises[i];
    strbuf_puts(b, i ? "; " : "");
    strbuf_append(b, weft_graph_entity(p->graph, from->subject)->name);
    strbuf_putc(b, ' ');
    strbuf_append(b, from->relation);
    strbuf_putc(b, ' ');
    strbuf_append(b, from->object.name);
  }
  out->fields[EDGE_RULE]     = WEFT_STR("inferred");
  out->fields[EDGE_EVIDENCE] = some(strbuf_str(b));
  return b->status;
}

weft_status
properties_edge(properties* const    p,
                const size_t         fact,
                property_edge* const out)
{
  const weft_fact* const    f    = weft_graph_fact(p->graph, fact);
  const weft_support* const best = property_best_support(f);
  weft_status               st   = fact_id_set(&p->id, p->graph, f);
  *out                           = (property_edge){.from = {NULL, 0U}};
  if (!st) {
    st = best ? put_others(p, f, best) : fill_premises(p, f, out);
  }
  out->from = always(weft_graph_entity(p->graph, f->subject)->id);
  out->to   = f->object_entity == SIZE_MAX
                ? fact_id_str(&p->id)
                : always(weft_graph_entity(p->graph, f->object_entity)->id);
  fill_edge(p, f, out);
  if (best) {
    fill_support(p, best, out);
  }
  return st;
}

void
properties_dispose(properties* const p)
{
  fact_id_dispose(&p->id);
  strbuf_free(&p->list);
}

// Names within a file

void
property_put_entity(strbuf* const b, const size_t entity)
{
  strbuf_printf(b, "n%zu", entity);
}

void
property_put_literal(strbuf* const b, const size_t fact)
{
  strbuf_printf(b, "l%zu", fact);
}

void
property_put_object(strbuf* const          b,
                    const weft_fact* const fact,
                    const size_t           index)
{
  if (fact->object_entity == SIZE_MAX) {
    property_put_literal(b, index);
  } else {
    property_put_entity(b, fact->object_entity);
  }
}
