// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Keys: names of nodes and edges that are the same in all pictures.

#include "view_make.h"

#include "sha256.h"

#include <stdlib.h>
#include <string.h>

void
view_make_key(char key[VIEW_KEY_SIZE], char letter, weft_str text)
{
  char digits[SHA256_HEX_SIZE];
  sha256_hex(text, digits);
  key[0] = letter;
  memcpy(key + 1U, digits, VIEW_KEY_SIZE - 2U);
  key[VIEW_KEY_SIZE - 1U] = '\0';
}

// What an end is in all pictures: an entity, a fact's literal, or all that a
// community's node stands for
static void
put_identity(strbuf* b, const view_maker* m, const view_node* node)
{
  const weft_entity* const entity = weft_graph_entity(m->graph, node->entity);
  const weft_fact* const   fact   = weft_graph_fact(m->graph, node->first_fact);
  if (node->kind == VIEW_COMMUNITY) {
    strbuf_puts(b, node->key);
  } else if (entity) {
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

weft_status
view_make_keys(view_maker* m)
{
  view* const v    = m->v;
  strbuf      text = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < v->node_count; ++i) {
    strbuf_clear(&text);
    put_identity(&text, m, &v->nodes[i]);
    if (v->nodes[i].kind != VIEW_COMMUNITY) {
      view_make_key(v->nodes[i].key, 'n', strbuf_str(&text));
    }
  }
  for (size_t i = 0U; i < v->edge_count; ++i) {
    view_edge* const e = &v->edges[i];
    strbuf_clear(&text);
    put_identity(&text, m, &v->nodes[e->from]);
    strbuf_puts(&text, "\n\n");
    put_identity(&text, m, &v->nodes[e->to]);
    strbuf_printf(&text, "\n\n%d %d", e->planned, e->symmetric);
    strbuf_puts(&text, e->inferred ? " inferred" : "");
    strbuf_puts(&text, e->summary ? " summary" : "");
    view_make_key(e->key, 'e', strbuf_str(&text));
  }
  const weft_status st = text.status;
  strbuf_free(&text);
  return st;
}
