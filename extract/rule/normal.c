// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/normal.h"

#include "rule/trace.h"

#include "str.h"
#include "strbuf.h"
#include "try.h"
#include "utf8.h"

#include <unicode/uchar.h>

#include <string.h>

static const rule_normal*
find_normal(const rule* r, const char* slot)
{
  for (size_t i = 0U; i < r->normal_count; ++i) {
    if (!strcmp(r->normals[i].slot, slot)) {
      return &r->normals[i];
    }
  }
  return NULL;
}

// Whether a step replaces what begins at `at`
static bool
replaces(const normal_step* s, weft_str text, size_t at)
{
  const size_t end = at + s->from.size;
  return end <= text.size &&
         !memcmp(text.data + at, s->from.data, s->from.size) &&
         !(s->first && at) && !(s->last && end != text.size);
}

static void
replace(const normal_step* s, weft_str text, strbuf* out)
{
  for (size_t at = 0U; at < text.size;) {
    if (replaces(s, text, at)) {
      strbuf_append(out, s->to);
      at += s->from.size;
    } else {
      strbuf_putc(out, text.data[at++]);
    }
  }
}

static void
change_letters(normal_kind kind, weft_str text, strbuf* out)
{
  bool space = false;
  for (size_t at = 0U; at < text.size;) {
    const uint32_t code = utf8_next(text, at, &at);
    const bool     gap  = utf8_is_space(code);
    if (kind == NORMAL_UPPER) {
      strbuf_put_code(out, (uint32_t)u_toupper((UChar32)code));
    } else if (kind == NORMAL_LOWER) {
      strbuf_put_code(out, (uint32_t)u_tolower((UChar32)code));
    } else if (!gap) {
      strbuf_put_code(out, code);
    } else if (kind == NORMAL_SPACES && !space) {
      strbuf_putc(out, ' ');
    }
    space = gap;
  }
}

static weft_str
without_margins(weft_str text)
{
  size_t next = 0U;
  while (text.size && utf8_is_space(utf8_next(text, 0U, &next))) {
    text.data += next;
    text.size -= next;
  }
  while (text.size && utf8_is_space(utf8_code_before(text, text.size))) {
    text.size = utf8_before(text, text.size);
  }
  return text;
}

static weft_status
fail_size(const rule_run* run, const rule* r, const char* slot)
{
  return weft_error_set(run->error,
                        WEFT_ERR_LIMIT,
                        json_file(r->source->file),
                        r->line,
                        0U,
                        "rule '%s' makes more than %d bytes of what `%s` "
                        "matched; let it match less",
                        r->id,
                        (int)NORMAL_SIZE_MAX,
                        slot);
}

// All steps, one after the other
static weft_status
run_steps(const rule_normal* n, weft_str text, arena* mem, weft_str* out)
{
  strbuf from = {NULL, 0U, 0U, WEFT_OK};
  strbuf to   = {NULL, 0U, 0U, WEFT_OK};
  *out        = (weft_str){NULL, 0U};
  strbuf_append(&from, text);
  for (size_t i = 0U; i < n->count && from.size <= NORMAL_SIZE_MAX; ++i) {
    const strbuf last = from;
    strbuf_clear(&to);
    if (n->steps[i].kind == NORMAL_REPLACE) {
      replace(&n->steps[i], strbuf_str(&from), &to);
    } else {
      change_letters(n->steps[i].kind, strbuf_str(&from), &to);
    }
    from = to;
    to   = last;
  }
  const bool     lost = from.status || to.status;
  const bool     big  = from.size > NORMAL_SIZE_MAX;
  const weft_str copy =
    lost || big ? *out : arena_copy(mem, without_margins(strbuf_str(&from)));
  strbuf_free(&from);
  strbuf_free(&to);
  *out = copy;
  return big ? WEFT_ERR_LIMIT : copy.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

weft_status
normal_text(const rule_run* run,
            const rule*     r,
            const char*     slot,
            weft_str        text,
            arena*          mem,
            weft_str*       out)
{
  const rule_normal* const n = find_normal(r, slot);
  *out                       = text;
  if (!n || !text.size) {
    return WEFT_OK;
  }
  const weft_status st = run_steps(n, text, mem, out);
  return st == WEFT_ERR_LIMIT ? fail_size(run, r, slot) : st;
}

weft_status
normal_object(emitter* e, const candidate* c, weft_end* object, bool* kept)
{
  weft_status       st = WEFT_OK;
  const rule* const r  = &e->run->rules->rules[c->rule];
  weft_str          name;
  *kept = true;
  if (!r->normal_count || !object->literal) {
    return WEFT_OK;
  }
  // The object of a frame, and that of one relation, is slot `object`
  const char* const slot =
    r->kind == RULE_FRAME ? "object" : r->outputs[c->output].object;
  TRY(st, normal_text(e->run, r, slot, object->name, &e->a->memory, &name));
  *kept = name.size > 0U;
  if (!*kept) {
    trace_candidate(e->run, c, WEFT_REASON_EMPTY_END, NULL);
  }
  if (!weft_str_equals(name, object->name)) {
    object->name = name;
    object->id   = end_id(e, object->type, name);
  }
  return object->id.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}
