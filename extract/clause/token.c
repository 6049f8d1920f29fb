// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/token.h"

#include <string.h>

bool
token_starts_any(const token* t, const char* const* list, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (token_starts(t, list[i])) {
      return true;
    }
  }
  return false;
}

bool
token_ends(const token* t, const char* end)
{
  const size_t size = strlen(end);
  return t->size >= size && !memcmp(t->text + t->size - size, end, size);
}

bool
token_ends_behind(const token* t, const char* const* list, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (t->size > strlen(list[i]) && token_ends(t, list[i])) {
      return true;
    }
  }
  return false;
}

bool
token_has_particle(const token* t, josa_class kind)
{
  return t->noun && !t->dropped && t->particle.kind == kind;
}

const token*
token_behind(const clause_list* list, size_t index)
{
  return index + 1U < list->token_count &&
             list->tokens[index + 1U].quote == list->tokens[index].quote
           ? &list->tokens[index + 1U]
           : NULL;
}

const token*
token_before(const clause_list* list, size_t index)
{
  return index && list->tokens[index - 1U].quote == list->tokens[index].quote
           ? &list->tokens[index - 1U]
           : NULL;
}

bool
token_follows_object(const clause_list* list, size_t index)
{
  const token* const before = token_before(list, index);
  return before && before->noun && before->particle.kind == JOSA_OBJECT &&
         !before->comma;
}

const mask_unit*
token_unit(const clause_list* list, size_t index)
{
  const size_t unit = list->tokens[index].unit;
  return unit == TOKEN_NONE ? NULL : &list->mask->units[unit];
}
