// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// stats_dump: reads lines `from to` (a fact), `from to s` (of a symmetric
// relation) or `name` (an entity without links) and prints the figures of
// each entity: name, degree, component, community, rank; then the modularity.

#include "make_graph.h"

#include "weft/stats.h"

#include <stdio.h>
#include <stdlib.h>

enum { NAME_MAX_SIZE = 62 };

static weft_status
add(weft_graph* const graph,
    const char* const from,
    const char* const to,
    const char* const relation,
    const size_t      place)
{
  const weft_end object =
    to ? make_end(to) : make_literal("Quantity/1", WEFT_VALUE_NUMBER, "1", "");
  const weft_triple t =
    make_triple("doc", make_end(from), relation, object, place);
  return weft_graph_add_triple(graph, &t, NULL);
}

static weft_status
read_graph(weft_graph* const graph)
{
  char        line[256];
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && fgets(line, sizeof(line), stdin); ++i) {
    char a[NAME_MAX_SIZE + 2] = "N/";
    char b[NAME_MAX_SIZE + 2] = "N/";
    char mark                 = 0;
    // Each line is another status in time, so that equal ones are parallel
    const int parts = sscanf(line, "%60s %60s %c", a + 2, b + 2, &mark);
    char      relation[32];
    snprintf(relation, sizeof(relation), "r%zu", i);
    if (parts > 0) {
      st =
        add(graph, a, parts > 1 ? b : NULL, parts > 2 ? "same" : relation, i);
    }
  }
  return st;
}

static weft_status
print(const weft_graph* const graph)
{
  weft_stats*       s  = NULL;
  const weft_status st = weft_stats_new(graph, &s, NULL);
  for (size_t i = 0U; !st && i < s->entities; ++i) {
    const weft_str name = weft_graph_entity(graph, i)->name;
    printf("%.*s %zu %zu %zu %.15g\n",
           (int)name.size,
           name.data,
           s->degree[i],
           s->component[i],
           s->community[i],
           s->rank[i]);
  }
  if (!st) {
    printf("= %zu %zu %.15g\n", s->components, s->communities, s->modularity);
  }
  weft_stats_free(s);
  return st;
}

int
main(void)
{
  static const weft_type_info     types[]     = {{.name = WEFT_STR_INIT("N")}};
  static const weft_relation_info relations[] = {
    {.name = WEFT_STR_INIT("same"), .symmetric = true}};
  const weft_schema schema = {.types          = types,
                              .type_count     = 1U,
                              .relations      = relations,
                              .relation_count = 1U};
  weft_graph*       graph  = NULL;
  weft_status       st     = weft_graph_new(&schema, &graph, NULL);
  st                       = st ? st : read_graph(graph);
  st                       = st ? st : weft_graph_freeze(graph, NULL);
  st                       = st ? st : print(graph);
  weft_graph_free(graph);
  return st ? EXIT_FAILURE : EXIT_SUCCESS;
}
