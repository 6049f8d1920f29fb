// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where the lexicons say what they say.  Extraction does not need to know, and
// a million names would pay for it: the lexicons are read again when one asks.

#include "story.h"

#include "pack/pack.h"

// The packs once more, extended ones first
static weft_status
load(story* s)
{
  const pack_set* const packs = s->rules->packs;
  // Findings were told when the packs were loaded first
  findings              found = {.limit = FINDINGS_MAX, .lines = true};
  weft_error            error = WEFT_ERROR_INIT;
  const weft_status     st =
    pack_load_all(packs->folders, packs->unit_count, &found, &s->packs, &error);
  findings_free(&found);
  return st;
}

bool
story_line(story* s, weft_str name, const char** file, uint32_t* line)
{
  if (!s->packs && !s->status) {
    const weft_status st = load(s);
    // Packs that are gone by now are no reason not to explain the rest
    s->status = st == WEFT_ERR_NO_MEMORY ? st : s->status;
  }
  for (size_t i = 0U; s->packs && i < s->packs->entry_count; ++i) {
    const pack_entry* const e = &s->packs->entries[i];
    if (weft_str_equals(e->name, name)) {
      *file = e->file;
      *line = e->line;
      return true;
    }
  }
  return false;
}
