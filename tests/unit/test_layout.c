// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The geometry of pictures: what is near, forces, curves around nodes, places
// of labels, sizes of bitmaps, and the choice of a layout; each also with
// every allocation failing in turn.
//
// The linker leads the library's allocations here (--wrap).

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "failing.h"

#include "force.h"
#include "layout.h"
#include "near.h"
#include "route.h"
#include "sheet.h"
#include "spot.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static double
random_below(uint32_t* seed, double limit)
{
  *seed = *seed * 1664525U + 1013904223U;
  return (double)(*seed >> 8U) / (double)(1U << 24U) * limit;
}

static bool
touch(const pack_box* a, const pack_box* b)
{
  return 2.0 * fabs(a->x - b->x) < a->width + b->width &&
         2.0 * fabs(a->y - b->y) < a->height + b->height;
}

// near.h

static bool
is_found(const near_index* n, size_t item)
{
  for (size_t i = 0U; i < n->found_count; ++i) {
    if (n->found[i] == item) {
      return true;
    }
  }
  return false;
}

// Boxes inside and outside of the area; every third is taken out again
static void
test_near(void** state)
{
  (void)state;
  const pack_box area = {100.0, 100.0, 400.0, 200.0};
  pack_box       boxes[90];
  near_index     near;
  uint32_t       seed = 7U;
  assert_int_equal(near_init(&near, &area, 16.0, COUNT(boxes)), 0);
  for (size_t i = 0U; i < COUNT(boxes); ++i) {
    boxes[i] = (pack_box){random_below(&seed, 600.0) - 200.0,
                          random_below(&seed, 400.0) - 100.0,
                          random_below(&seed, 60.0),
                          random_below(&seed, 30.0)};
    assert_int_equal(near_add(&near, &boxes[i], i), 0);
  }
  for (size_t i = 0U; i < COUNT(boxes); i += 3U) {
    near_remove(&near, &boxes[i], i);
  }
  size_t met = 0U;
  for (size_t i = 0U; i < COUNT(boxes); ++i) {
    near_find(&near, &boxes[i]);
    for (size_t k = 0U; k < COUNT(boxes); ++k) {
      const bool there = k % 3U && touch(&boxes[i], &boxes[k]);
      met += there;
      if (there) {
        assert_true(is_found(&near, k));
      }
      if (k % 3U == 0U) {
        assert_false(is_found(&near, k));
      }
    }
  }
  assert_true(met > COUNT(boxes));
  near_free(&near);
}

// force.h

#define CLIQUE 12U

// Two groups in which all are joined, and one edge between them, mixed up
static size_t
make_cliques(force_node* nodes, force_edge* edges)
{
  uint32_t seed  = 3U;
  size_t   count = 0U;
  for (size_t i = 0U; i < 2U * CLIQUE; ++i) {
    nodes[i] = (force_node){
      random_below(&seed, 100.0), random_below(&seed, 100.0), 12.0};
    for (size_t k = i % 2U; k < i; k += 2U) {
      edges[count++] = (force_edge){k, i};
    }
  }
  edges[count++] = (force_edge){0U, 1U};
  return count;
}

static void
test_force_parts_groups(void** state)
{
  (void)state;
  force_node   nodes[2U * CLIQUE];
  force_node   again[2U * CLIQUE];
  force_edge   edges[2U * CLIQUE * CLIQUE];
  const size_t count = make_cliques(nodes, edges);
  memcpy(again, nodes, sizeof(nodes));
  assert_int_equal(force_improve(nodes, 2U * CLIQUE, edges, count, 200U), 0);
  assert_int_equal(force_improve(again, 2U * CLIQUE, edges, count, 200U), 0);
  assert_memory_equal(nodes, again, sizeof(nodes));

  // Nodes of a group are nearer to each other than to the other group's
  double inside  = 0.0;
  double between = 0.0;
  for (size_t i = 0U; i < 2U * CLIQUE; ++i) {
    for (size_t k = 0U; k < i; ++k) {
      const double d = hypot(nodes[i].x - nodes[k].x, nodes[i].y - nodes[k].y);
      inside += i % 2U == k % 2U ? d / (CLIQUE * (CLIQUE - 1.0)) : 0.0;
      between += i % 2U != k % 2U ? d / (CLIQUE * CLIQUE) : 0.0;
    }
  }
  assert_true(inside * 1.8 < between);

  // And the whole lies level
  double width  = 0.0;
  double height = 0.0;
  for (size_t i = 0U; i < 2U * CLIQUE; ++i) {
    width  = fmax(width, fabs(nodes[i].x));
    height = fmax(height, fabs(nodes[i].y));
  }
  assert_true(width > height);
}

// Nodes at one place, single nodes and nothing end well
static void
test_force_ends(void** state)
{
  (void)state;
  force_node       same[40];
  const force_edge edges[] = {{0U, 1U}, {2U, 2U}};
  for (size_t i = 0U; i < COUNT(same); ++i) {
    same[i] = (force_node){5.0, 5.0, 1.0};
  }
  assert_int_equal(force_improve(same, COUNT(same), edges, 2U, 50U), 0);
  for (size_t i = 0U; i < COUNT(same); ++i) {
    assert_true(isfinite(same[i].x) && isfinite(same[i].y));
  }
  assert_int_equal(force_improve(same, 1U, NULL, 0U, 50U), 0);
  assert_int_equal(force_improve(same, 0U, NULL, 0U, 50U), 0);
}

// route.h

static route_node
node_at(double x, double y)
{
  return (route_node){{x, y, 60.0, 20.0}, false};
}

// How far the curve is from the line through its ends at most
static double
bulge(const route_edge* e)
{
  const double dx   = e->x[3] - e->x[0];
  const double dy   = e->y[3] - e->y[0];
  double       most = 0.0;
  for (int i = 0; i <= 50; ++i) {
    double x = 0.0;
    double y = 0.0;
    route_point(e, i / 50.0, &x, &y);
    most =
      fmax(most, fabs((x - e->x[0]) * dy - (y - e->y[0]) * dx) / hypot(dx, dy));
  }
  return most;
}

static bool
runs_through(const route_edge* e, const pack_box* box)
{
  for (int i = 0; i <= 200; ++i) {
    double x = 0.0;
    double y = 0.0;
    route_point(e, i / 200.0, &x, &y);
    if (2.0 * fabs(x - box->x) < box->width &&
        2.0 * fabs(y - box->y) < box->height) {
      return true;
    }
  }
  return false;
}

static void
test_route(void** state)
{
  (void)state;
  route_node nodes[] = {node_at(0.0, 0.0),
                        node_at(300.0, 0.0),
                        node_at(150.0, 3.0),
                        node_at(0.0, 200.0),
                        node_at(300.0, 200.0)};
  route_edge edges[] = {{.tail = 0U, .head = 1U, .head_arrow = 6.0},
                        {.tail = 3U, .head = 4U, .head_arrow = 6.0},
                        {.tail = 4U, .head = 3U, .tail_arrow = 6.0},
                        {.tail = 0U, .head = 3U},
                        {.tail = 2U, .head = 2U, .head_arrow = 6.0}};
  route_set  set     = {nodes, COUNT(nodes), edges, COUNT(edges)};
  assert_int_equal(route_draw(&set), 0);

  // Around the node between, straight where the way is free, and two edges
  // between the same nodes apart
  assert_false(runs_through(&edges[0], &nodes[2].box));
  assert_true(bulge(&edges[0]) > 10.0);
  assert_true(bulge(&edges[1]) < 0.01);
  assert_true(bulge(&edges[2]) > 5.0);
  assert_true(bulge(&edges[3]) < 0.01);

  // From border to border, with room for the arrow
  assert_float_equal(edges[1].x[0], 30.0, 0.01);
  assert_float_equal(edges[1].tips[2], 270.0, 0.01);
  assert_float_equal(edges[1].x[3], 264.0, 0.01);
  assert_float_equal(edges[2].tips[1], edges[2].tips[3], 0.01);
  assert_float_equal(edges[3].y[0], 10.0, 0.01);
  assert_float_equal(edges[3].y[3], 190.0, 0.01);

  // A loop leaves its node and comes back
  double x = 0.0;
  double y = 0.0;
  route_point(&edges[4], 0.5, &x, &y);
  assert_true(x > nodes[2].box.x + nodes[2].box.width / 2.0 + 5.0);
}

// Two walls with a gap each, on opposite sides: no single bend passes both
static void
test_weave(void** state)
{
  (void)state;
  route_node nodes[40];
  route_edge edge       = {.tail = 0U, .head = 1U, .head_arrow = 6.0};
  route_set  set        = {nodes, 2U, &edge, 1U};
  nodes[0]              = node_at(0.0, 0.0);
  nodes[1]              = node_at(800.0, 0.0);
  const double first[2] = {250.0, 60.0}; // where the wall is, and its gap
  const double other[2] = {550.0, -60.0};
  for (double y = -300.0; y <= 300.0; y += 32.0) {
    if (fabs(y - first[1]) > 30.0) {
      nodes[set.node_count++] = node_at(first[0], y);
    }
    if (fabs(y - other[1]) > 30.0) {
      nodes[set.node_count++] = node_at(other[0], y);
    }
  }
  assert_true(set.node_count <= COUNT(nodes));
  assert_int_equal(route_draw(&set), 0);
  for (size_t i = 2U; i < set.node_count; ++i) {
    assert_false(runs_through(&edge, &nodes[i].box));
  }
  assert_true(edge.count > 4U);
  assert_float_equal(edge.x[0], 30.0, 0.5);
  assert_float_equal(edge.tips[2], 770.0, 0.5);
}

static void
test_route_text(void** state)
{
  (void)state;
  const route_edge e = {.tail_arrow = 1.0,
                        .head_arrow = 1.0,
                        .count      = 4U,
                        .x          = {0.0, 10.0, 20.0, 30.0},
                        .y          = {0.0, 0.0, 0.0, 0.0},
                        .tips       = {-5.0, 0.0, 35.0, 0.5}};
  strbuf           b = {NULL, 0U, 0U, WEFT_OK};
  route_write(&b, &e);
  assert_int_equal(b.status, WEFT_OK);
  assert_string_equal(b.data,
                      "s,-5.00,0.00 e,35.00,0.50 0.00,0.00 10.00,0.00 "
                      "20.00,0.00 30.00,0.00");
  strbuf_free(&b);
}

// spot.h

#define LINES 14U

// Parallel curves with a label each, and nodes at their ends
static int
fill_spots(spot_set* set)
{
  if (spot_set_init(set, 2U * LINES, LINES)) {
    return -1;
  }
  set->area       = (pack_box){100.0, 120.0, 320.0, 300.0};
  set->node_count = 2U * LINES;
  set->edge_count = LINES;
  for (size_t i = 0U; i < LINES; ++i) {
    spot_edge* const e      = &set->edges[i];
    const double     y      = 20.0 * (double)i;
    set->nodes[2U * i]      = (pack_box){-20.0, y, 40.0, 12.0};
    set->nodes[2U * i + 1U] = (pack_box){220.0, y, 40.0, 12.0};
    spline_sample("0,0 60,0 140,0 200,0", &e->path);
    for (size_t k = 0U; k < e->path.count; ++k) {
      e->path.y[k] = y;
    }
    e->label = (pack_box){100.0, y, 30.0, 10.0};
  }
  return 0;
}

static void
test_spot(void** state)
{
  (void)state;
  spot_set set;
  assert_int_equal(fill_spots(&set), 0);
  assert_int_equal(spot_set_improve(&set), 0);
  assert_int_equal(spot_set_conflicts(&set), 0U);
  for (size_t i = 0U; i < LINES; ++i) {
    const pack_box* const label = &set.edges[i].label;
    assert_true(fabs(label->y - 20.0 * (double)i) < 15.0);
    for (size_t k = 0U; k < i; ++k) {
      assert_false(touch(label, &set.edges[k].label));
    }
  }
  spot_set_free(&set);
}

// Failing allocations

static weft_status
step_force(void* handle)
{
  force_node nodes[2U * CLIQUE];
  force_edge edges[2U * CLIQUE * CLIQUE];
  (void)handle;
  const size_t count = make_cliques(nodes, edges);
  return force_improve(nodes, 2U * CLIQUE, edges, count, 3U)
           ? WEFT_ERR_NO_MEMORY
           : WEFT_OK;
}

static weft_status
step_route(void* handle)
{
  route_node nodes[] = {node_at(0.0, 0.0), node_at(300.0, 0.0)};
  route_edge edges[] = {{.tail = 0U, .head = 1U}};
  route_set  set     = {nodes, 2U, edges, 1U};
  (void)handle;
  return route_draw(&set) ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

static weft_status
step_spot(void* handle)
{
  spot_set  set;
  const int rc = fill_spots(&set) || spot_set_improve(&set);
  (void)handle;
  spot_set_free(&set);
  return rc ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

static void
test_no_memory(void** state)
{
  (void)state;
  check_failing(step_force, NULL);
  check_failing(step_route, NULL);
  check_failing(step_spot, NULL);
}

// sheet.h and layout.h

static void
test_resolution(void** state)
{
  (void)state;
  assert_true(sheet_resolution(720.0, 720.0, SHEET_PIXELS_MAX) > 1000);
  const double sizes[][2] = {
    {7200.0, 7200.0}, {72000.0, 72.0}, {72.0, 72000.0}, {20000.0, 9000.0}};
  for (size_t i = 0U; i < COUNT(sizes); ++i) {
    const double dpi    = sheet_resolution(sizes[i][0], sizes[i][1], 160e6);
    const double width  = sizes[i][0] / 72.0 * dpi;
    const double height = sizes[i][1] / 72.0 * dpi;
    assert_true(width < 32767.0 && height < 32767.0);
    assert_true(width * height <= 160e6);
    assert_true(fmax(width, height) > 30000.0 || width * height > 150e6);
  }
}

static void
test_choice(void** state)
{
  (void)state;
  assert_string_equal(layout_choose(0U, 0U)->name, "dot");
  assert_string_equal(layout_choose(100U, 150U)->name, "dot");
  assert_string_equal(layout_choose(101U, 100U)->name, "mixed");
  assert_string_equal(layout_choose(60U, 300U)->name, "mixed");
  assert_true(layout_choose(1000U, 1500U)->labelled);
  assert_false(layout_choose(2000U, 3000U)->labelled);

  assert_string_equal(layout_find("dot", 100U, 100U)->worker, "dot");
  assert_string_equal(layout_find("dot", 400U, 600U)->worker, "dot-fast");
  assert_false(layout_find("sfdp", 2000U, 3000U)->labelled);
  assert_true(layout_find("sfdp", 20U, 30U)->labelled);
  assert_null(layout_find("spiral", 1U, 1U));
  assert_false(layout_is_known("spiral"));

  // Whatever comes first, two plainer ones at most, of which the last is grid
  static const char* const names[] = {
    "dot", "mixed", "sfdp", "neato", "fdp", "twopi", "circo"};
  for (size_t i = 0U; i < COUNT(names); ++i) {
    for (size_t edges = 10U; edges <= 10000U; edges *= 10U) {
      assert_true(layout_is_known(names[i]));
      const layout_plan* plan  = layout_find(names[i], edges, edges);
      size_t             steps = 0U;
      for (; layout_plainer(plan); plan = layout_plainer(plan)) {
        ++steps;
      }
      assert_string_equal(plan->name, "grid");
      assert_true(steps && steps <= 2U);
    }
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_near),
    cmocka_unit_test(test_force_parts_groups),
    cmocka_unit_test(test_force_ends),
    cmocka_unit_test(test_route),
    cmocka_unit_test(test_weave),
    cmocka_unit_test(test_route_text),
    cmocka_unit_test(test_spot),
    cmocka_unit_test(test_no_memory),
    cmocka_unit_test(test_resolution),
    cmocka_unit_test(test_choice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
