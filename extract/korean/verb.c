// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/verb.h"

#include "korean/conjugate.h"
#include "korean/ending.h"
#include "korean/light.h"
#include "korean/syllable.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { SYLLABLE = 3 };

// A base form of a native stem; forms that look alike are chained
typedef struct {
  size_t    stem;
  base_kind kind;
  size_t    next; // index + 1 of the next form with this text, or 0
} base_entry;

// Bit of a base form in the filter
static size_t
form_bit(weft_str form)
{
  return table_hash(form) % (VERB_FILTER * 64U);
}

static weft_status
add_base(verb_table* verbs, const char* text, base_kind kind, size_t stem)
{
  if (verbs->base_count == verbs->base_capacity) {
    const size_t capacity =
      verbs->base_capacity ? verbs->base_capacity * 2U : 256U;
    void* const bases = realloc(verbs->bases, capacity * sizeof(base_entry));
    if (!bases) {
      return WEFT_ERR_NO_MEMORY;
    }
    verbs->bases         = bases;
    verbs->base_capacity = capacity;
  }
  const weft_str key = arena_copy(&verbs->memory, weft_str_from(text));
  if (!key.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  base_entry* const entry = (base_entry*)verbs->bases + verbs->base_count;
  entry->stem             = stem;
  entry->kind             = kind;
  entry->next             = table_get(&verbs->forms, key, 0U);
  if (key.size > 2U) {
    verbs->heads[key.data[1] & 63] |= (uint64_t)1U << (key.data[2] & 63);
  }
  const size_t bit = form_bit(key);
  verbs->filter[bit / 64U] |= (uint64_t)1U << (bit % 64U);
  ++verbs->base_count;
  return table_set(&verbs->forms, key, verbs->base_count);
}

weft_status
verb_table_add(verb_table* verbs, weft_str stem, size_t index)
{
  static const char ha[]  = "하";
  const size_t      light = sizeof(ha) - 1U;
  // 하다 verbs of two or more syllables go by their noun
  if (stem.size >= 3U * light &&
      !memcmp(stem.data + stem.size - light, ha, light)) {
    const weft_str noun =
      arena_copy(&verbs->memory, (weft_str){stem.data, stem.size - light});
    return noun.data ? table_set(&verbs->nouns, noun, index)
                     : WEFT_ERR_NO_MEMORY;
  }
  base_forms forms;
  if (!conjugate(stem, &forms)) {
    return WEFT_ERR_BAD_ARG;
  }
  for (int kind = 0; kind < BASE_COUNT; ++kind) {
    if (forms.text[kind][0]) {
      const weft_status st =
        add_base(verbs, forms.text[kind], (base_kind)kind, index);
      if (st) {
        return st;
      }
    }
  }
  return WEFT_OK;
}

weft_status
verb_table_each(const verb_table* verbs,
                weft_status (*found)(void* handle, weft_str text, size_t stem),
                void* handle)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < verbs->nouns.capacity; ++i) {
    const table_slot* const slot = &verbs->nouns.slots[i];
    if (slot->hash) {
      st = found(handle, slot->key, slot->value);
    }
  }
  for (size_t i = 0U; !st && i < verbs->forms.capacity; ++i) {
    const table_slot* const slot  = &verbs->forms.slots[i];
    size_t                  index = slot->hash ? slot->value : 0U;
    while (!st && index) {
      const base_entry* const e = (const base_entry*)verbs->bases + index - 1U;
      st                        = found(handle, slot->key, e->stem);
      index                     = e->next;
    }
  }
  return st;
}

void
verb_table_free(verb_table* verbs)
{
  table_free(&verbs->nouns);
  table_free(&verbs->forms);
  free(verbs->bases);
  arena_free(&verbs->memory);
  memset(verbs, 0, sizeof(*verbs));
}

static bool
starts(weft_str text, const light_form* f)
{
  return text.size >= f->size && !memcmp(text.data, f->text, f->size);
}

// `rest` follows a base form that ends in `last`: an ending, or another verb
// that helps this one and its ending
static bool
match_rest(base_kind kind, weft_str rest, uint32_t last, verb* out)
{
  static const char go[] = "고";
  const size_t      size = sizeof(go) - 1U;
  if (ending_parse(kind, rest, last, out)) {
    return true;
  }
  if (kind == BASE_STEM && rest.size > size && !memcmp(rest.data, go, size)) {
    rest.data += size;
    rest.size -= size;
  } else if (kind != BASE_LINK && kind != BASE_LINK_TOO) {
    return false;
  }
  if (rest.size < SYLLABLE) {
    return false;
  }
  const uint32_t syllable = syllable_key(rest.data);
  for (size_t i = syllable_first(
         helper_forms, helper_form_count, sizeof(helper_forms[0]), syllable);
       i < helper_form_count && syllable_key(helper_forms[i].text) == syllable;
       ++i) {
    const light_form* const f = &helper_forms[i];
    if (starts(rest, f) &&
        ending_parse(f->kind,
                     (weft_str){rest.data + f->size, rest.size - f->size},
                     utf8_code_before(rest, f->size),
                     out)) {
      return true;
    }
  }
  return false;
}

// 단행키로, 가능토록: 하 shrunk to its ㅎ
static bool
parse_shrunk(weft_str rest, verb* out)
{
  static const struct {
    const char*  text;
    ending_class ending;
    unsigned     flags;
  } forms[] = {
    {"키로", ENDING_NOMINAL, ENDING_PLAN},
    {"토록", ENDING_CONNECT, ENDING_PURPOSE},
    {"코자", ENDING_CONNECT, ENDING_PURPOSE},
    {"치", ENDING_CONNECT, ENDING_NEGATABLE},
  };
  for (size_t i = 0U; i < sizeof(forms) / sizeof(forms[0]); ++i) {
    if (weft_str_equals(rest, weft_str_from(forms[i].text))) {
      out->ending = forms[i].ending;
      out->flags  = forms[i].flags;
      return true;
    }
  }
  return false;
}

bool
verb_parse_after(const verb_table* verbs,
                 weft_str          noun,
                 weft_str          rest,
                 verb*             out)
{
  if (rest.size < SYLLABLE) {
    return false;
  }
  const uint32_t syllable = syllable_key(rest.data);
  for (size_t i = syllable_first(
         light_forms, light_form_count, sizeof(light_forms[0]), syllable);
       i < light_form_count && syllable_key(light_forms[i].text) == syllable;
       ++i) {
    const light_form* const f = &light_forms[i];
    if (starts(rest, f)) {
      verb v = {
        SIZE_MAX, noun, f->voice, ENDING_FINAL, 0U, noun.size, false, false};
      if (match_rest(f->kind,
                     (weft_str){rest.data + f->size, rest.size - f->size},
                     utf8_code_before(rest, f->size),
                     &v)) {
        v.stem = table_get(&verbs->nouns, noun, SIZE_MAX);
        *out   = v;
        return true;
      }
    }
  }
  verb v = {
    SIZE_MAX, noun, VOICE_ACTIVE, ENDING_FINAL, 0U, noun.size, false, false};
  if (parse_shrunk(rest, &v)) {
    v.stem = table_get(&verbs->nouns, noun, SIZE_MAX);
    *out   = v;
  }
  return v.stem != SIZE_MAX;
}

// The longest listed stem that the word begins with
static bool
parse_native(const verb_table* verbs, weft_str word, verb* out)
{
  bool   found = false;
  size_t at    = 0U;
  if (word.size < 3U ||
      !(verbs->heads[word.data[1] & 63] >> (word.data[2] & 63) & 1U)) {
    return false;
  }
  while (at < word.size && at < BASE_SIZE) {
    const uint32_t last  = utf8_next(word, at, &at);
    const weft_str head  = {word.data, at};
    const weft_str rest  = {word.data + at, word.size - at};
    const size_t   bit   = form_bit(head);
    size_t         index = verbs->filter[bit / 64U] >> (bit % 64U) & 1U
                             ? table_get(&verbs->forms, head, 0U)
                             : 0U;
    for (; index; index = ((const base_entry*)verbs->bases)[index - 1U].next) {
      const base_entry* const e = (const base_entry*)verbs->bases + index - 1U;
      verb                    v = {
                           e->stem, {NULL, 0U}, VOICE_ACTIVE, ENDING_FINAL, 0U, at, false, false};
      if (match_rest(e->kind, rest, last, &v)) {
        *out  = v;
        found = true;
      }
    }
  }
  return found;
}

static bool
all_hangul(weft_str text)
{
  size_t at = 0U;
  while (at < text.size) {
    if (!utf8_is_hangul(utf8_next(text, at, &at))) {
      return false;
    }
  }
  return true;
}

static bool
parse_noun_verb(const verb_table* verbs, weft_str word, verb* out)
{
  if (word.size < 9U) {
    return false; // two syllables of noun and one of ending at least
  }
  bool   found = false;
  size_t at    = 0U;
  (void)utf8_next(word, at, &at);
  while (at < word.size) {
    (void)utf8_next(word, at, &at);
    const weft_str noun = {word.data, at};
    const weft_str rest = {word.data + at, word.size - at};
    verb v = {SIZE_MAX, noun, VOICE_ACTIVE, ENDING_FINAL, 0U, at, false, false};
    // A listed noun wins over one that merely fits
    if (rest.size && verb_parse_after(verbs, noun, rest, &v) &&
        (!found || v.stem != SIZE_MAX) && all_hangul(noun)) {
      *out  = v;
      found = true;
    }
  }
  return found;
}

bool
verb_parse(const verb_table* verbs, weft_str word, verb* out)
{
  return word.size &&
         (parse_native(verbs, word, out) || parse_noun_verb(verbs, word, out));
}
