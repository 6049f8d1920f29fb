// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "near.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Squares on a side; larger pictures have larger squares
#define SQUARES_MAX 512.0

typedef struct {
  size_t left;
  size_t right;
  size_t bottom;
  size_t top;
} span;

int
near_init(near_index* n, const pack_box* area, double side, size_t items)
{
  const double longest = fmax(area->width, area->height);
  memset(n, 0, sizeof(*n));
  n->side    = fmax(fmax(side, longest / SQUARES_MAX), 1.0);
  n->left    = area->x - area->width / 2.0;
  n->bottom  = area->y - area->height / 2.0;
  n->columns = (size_t)(area->width / n->side) + 1U;
  n->rows    = (size_t)(area->height / n->side) + 1U;
  n->spare   = SIZE_MAX;
  n->heads   = (size_t*)malloc(n->columns * n->rows * sizeof(size_t));
  n->seen    = (size_t*)calloc(items + 1U, sizeof(size_t));
  n->found   = (size_t*)calloc(items + 1U, sizeof(size_t));
  if (!n->heads || !n->seen || !n->found) {
    return -1;
  }
  memset(n->heads, 0xFF, n->columns * n->rows * sizeof(size_t));
  return 0;
}

void
near_free(near_index* n)
{
  free(n->heads);
  free(n->entries);
  free(n->seen);
  free(n->found);
  memset(n, 0, sizeof(*n));
}

// What lies outside belongs to the squares of the border
static size_t
square_of(double at, double side, size_t count)
{
  const double index = at / side;
  return index <= 0.0                    ? 0U
         : index >= (double)(count - 1U) ? count - 1U
                                         : (size_t)index;
}

static span
span_of(const near_index* n, const pack_box* box)
{
  const double x = box->x - n->left;
  const double y = box->y - n->bottom;
  return (span){square_of(x - box->width / 2.0, n->side, n->columns),
                square_of(x + box->width / 2.0, n->side, n->columns),
                square_of(y - box->height / 2.0, n->side, n->rows),
                square_of(y + box->height / 2.0, n->side, n->rows)};
}

static size_t
new_entry(near_index* n)
{
  if (n->spare != SIZE_MAX) {
    const size_t entry = n->spare;
    n->spare           = n->entries[entry].next;
    return entry;
  }
  if (n->entry_count == n->entry_max) {
    const size_t      max = n->entry_max * 2U + 256U;
    near_entry* const entries =
      (near_entry*)realloc(n->entries, max * sizeof(near_entry));
    if (!entries) {
      return SIZE_MAX;
    }
    n->entries   = entries;
    n->entry_max = max;
  }
  return n->entry_count++;
}

int
near_add(near_index* n, const pack_box* box, size_t item)
{
  const span s = span_of(n, box);
  for (size_t row = s.bottom; row <= s.top; ++row) {
    for (size_t column = s.left; column <= s.right; ++column) {
      size_t* const head = &n->heads[row * n->columns + column];
      if (*head != SIZE_MAX && n->entries[*head].item == item) {
        continue; // as pieces of one curve follow each other
      }
      const size_t entry = new_entry(n);
      if (entry == SIZE_MAX) {
        return -1;
      }
      n->entries[entry] = (near_entry){item, *head};
      *head             = entry;
    }
  }
  return 0;
}

void
near_remove(near_index* n, const pack_box* box, size_t item)
{
  const span s = span_of(n, box);
  for (size_t row = s.bottom; row <= s.top; ++row) {
    for (size_t column = s.left; column <= s.right; ++column) {
      size_t* at = &n->heads[row * n->columns + column];
      while (*at != SIZE_MAX && n->entries[*at].item != item) {
        at = &n->entries[*at].next;
      }
      if (*at != SIZE_MAX) {
        const size_t entry     = *at;
        *at                    = n->entries[entry].next;
        n->entries[entry].next = n->spare;
        n->spare               = entry;
      }
    }
  }
}

void
near_find(near_index* n, const pack_box* box)
{
  const span s   = span_of(n, box);
  n->found_count = 0U;
  ++n->search;
  for (size_t row = s.bottom; row <= s.top; ++row) {
    for (size_t column = s.left; column <= s.right; ++column) {
      for (size_t at = n->heads[row * n->columns + column]; at != SIZE_MAX;
           at        = n->entries[at].next) {
        const size_t item = n->entries[at].item;
        if (n->seen[item] != n->search) {
          n->seen[item]              = n->search;
          n->found[n->found_count++] = item;
        }
      }
    }
  }
}
