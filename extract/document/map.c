// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "document/map.h"

#include <stdlib.h>

enum { MAP_FIRST_CAPACITY = 64 };

static weft_status
grow(offset_map* const map)
{
  if (map->count < map->capacity) {
    return WEFT_OK;
  }

  const size_t capacity =
    map->capacity ? map->capacity * 2U : (size_t)MAP_FIRST_CAPACITY;
  map_run* const runs = (map_run*)realloc(map->runs, capacity * sizeof(*runs));
  if (!runs) {
    return WEFT_ERR_NO_MEMORY;
  }
  map->runs     = runs;
  map->capacity = capacity;
  return WEFT_OK;
}

// Append `out_size` bytes as a run of its own, or lengthen the last run
static weft_status
add_run(offset_map* const map,
        const size_t      in,
        const size_t      in_size,
        const size_t      out_size,
        const size_t      in_step,
        const size_t      out_step)
{
  if (in + in_size > OFFSET_MAP_MAX ||
      map->out_end + out_size > OFFSET_MAP_MAX) {
    return WEFT_ERR_LIMIT;
  }

  const map_run* const last  = map->count ? &map->runs[map->count - 1U] : NULL;
  const bool           joins = last && last->out_step == out_step &&
                     last->in_step == in_step && map->in_end == in;
  if (!joins) {
    if (grow(map)) {
      return WEFT_ERR_NO_MEMORY;
    }
    map->runs[map->count++] = (map_run){(uint32_t)map->out_end,
                                        (uint32_t)in,
                                        (uint32_t)out_step,
                                        (uint32_t)in_step};
  }
  map->out_end += out_size;
  map->in_end = in + in_size;
  return WEFT_OK;
}

weft_status
map_add(offset_map* const map,
        const size_t      in,
        const size_t      in_size,
        const size_t      out_size)
{
  if (!out_size) {
    return WEFT_OK;
  }
  if (in_size == out_size) {
    return add_run(map, in, in_size, out_size, 1U, 1U);
  }
  return add_run(map, in, in_size, out_size, in_size, out_size);
}

weft_status
map_copy(offset_map* const map, const size_t in, const size_t size)
{
  return size ? add_run(map, in, size, size, 1U, 1U) : WEFT_OK;
}

// Last run that starts at or before `out`
static const map_run*
find_run(const offset_map* const map, const size_t out)
{
  size_t low  = 0;
  size_t high = map->count;
  while (high - low > 1U) {
    const size_t middle = low + (high - low) / 2U;
    if (map->runs[middle].out <= out) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return &map->runs[low];
}

weft_span
map_back(const offset_map* const map, const weft_span out)
{
  if (!map->count) {
    return out;
  }
  if (out.start >= map->out_end) {
    return (weft_span){map->in_end, map->in_end};
  }

  const map_run* const first = find_run(map, out.start);
  const size_t         start =
    first->in + (out.start - first->out) / first->out_step * first->in_step;
  if (out.end <= out.start) {
    return (weft_span){start, start};
  }

  const size_t last_byte =
    (out.end < map->out_end ? out.end : map->out_end) - 1U;
  const map_run* const last = find_run(map, last_byte);
  const size_t         end =
    last->in + ((last_byte - last->out) / last->out_step + 1U) * last->in_step;
  return (weft_span){start, end};
}

void
map_free(offset_map* const map)
{
  free(map->runs);
  *map = (offset_map){NULL, 0, 0, 0, 0};
}
