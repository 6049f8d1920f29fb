// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which version of a document stays.
//
// The order of versions looks at nothing but the versions, and the greatest
// is never lost, so merging in steps gives what merging at once gives.

#include "store/merge_unite.h"

#include "try.h"

#include <stdlib.h>

static int
compare_versions(const merge_version* const a, const merge_version* const b)
{
  const int order = weft_str_compare(a->date, b->date);
  return order ? order : weft_str_compare(a->sha256, b->sha256);
}

// Of a version in two files the smaller name stays
static int
compare_lost(const void* const a, const void* const b)
{
  const merge_version* const x     = a;
  const merge_version* const y     = b;
  const int                  order = compare_versions(x, y);
  return order ? order : weft_str_compare(x->file, y->file);
}

// Borrowed: the files stand on their rows until the document is written
static merge_version
version_of(const merge_source* const s)
{
  return (merge_version){db_text(s->documents, AT_DATE),
                         db_text(s->documents, AT_SHA256),
                         weft_str_from(s->path)};
}

static weft_status
lose(uniting* const u, const merge_version* const v)
{
  merge_version* const item = unite_append(u, &u->lost, sizeof(merge_version));
  if (!item) {
    return WEFT_ERR_NO_MEMORY;
  }
  *item = *v;
  return v->date.data && v->sha256.data && v->file.data ? WEFT_OK
                                                        : unite_fail(u);
}

weft_status
unite_inherit(uniting* const u, merge_source* const s)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_reset(s->clashes);
  db_bind_text(s->clashes, 1, u->doc);
  TRY(st, db_step(s->clashes, &row, u->m->error));
  while (row) {
    const merge_version v = {unite_keep(u, db_text(s->clashes, 0)),
                             unite_keep(u, db_text(s->clashes, 1)),
                             unite_keep(u, db_text(s->clashes, 2))};
    TRY(st, lose(u, &v));
    TRY(st, db_step(s->clashes, &row, u->m->error));
  }
  db_reset(s->clashes);
  return st;
}

static weft_status
report(const uniting* const u)
{
  weft_status                st   = WEFT_OK;
  const merge_version* const lost = u->lost.items;
  const weft_clash kept = {u->doc, u->kept.date, u->kept.sha256, u->kept.file};
  for (size_t i = 0U; u->m->clash && i < u->lost.count; ++i) {
    const weft_clash c = {u->doc, lost[i].date, lost[i].sha256, lost[i].file};
    TRY(st, u->m->clash(u->m->handle, &c, &kept));
  }
  return st;
}

weft_status
unite_choose(uniting* const u, const bool* const chosen, bool* const winner)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < u->m->count; ++i) {
    if (!chosen[i]) {
      continue;
    }
    const merge_version v = version_of(&u->m->sources[i]);
    if (!u->kept.file.data || compare_versions(&v, &u->kept) > 0) {
      u->kept = v;
    }
  }
  for (size_t i = 0U; i < u->m->count; ++i) {
    winner[i] = false;
    if (chosen[i]) {
      const merge_version v = version_of(&u->m->sources[i]);
      winner[i]             = !compare_versions(&v, &u->kept);
      u->versions += winner[i];
      if (!winner[i]) {
        TRY(st, lose(u, &v));
      }
    }
  }
  return report(u);
}

weft_status
unite_write_lost(uniting* const u)
{
  weft_status          st   = WEFT_OK;
  merge_version* const lost = u->lost.items;
  if (!u->lost.count) {
    return st;
  }
  qsort(lost, u->lost.count, sizeof(merge_version), compare_lost);
  for (size_t i = 0U; i < u->lost.count; ++i) {
    if ((i && !compare_versions(&lost[i], &lost[i - 1U])) ||
        !compare_versions(&lost[i], &u->kept)) {
      continue;
    }
    db_statement* const s = u->m->add_clash;
    db_bind_text(s, 1, u->doc);
    db_bind_text(s, 2, lost[i].date);
    db_bind_text(s, 3, lost[i].sha256);
    db_bind_text(s, 4, lost[i].file);
    TRY(st, db_run(s, u->m->error));
  }
  return st;
}
