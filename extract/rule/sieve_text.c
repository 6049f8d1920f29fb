// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A sentence as sets of places.

#include "rule/sieve_node.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

bool
sieve_text_new(sieve_text* t, const sieve_book* book)
{
  memset(t, 0, sizeof(*t));
  t->chars   = calloc((book->char_count + 1U) * SIEVE_WORDS, sizeof(uint64_t));
  t->sets    = calloc((book->set_count + 1U) * SIEVE_WORDS, sizeof(uint64_t));
  t->made    = calloc(book->set_count + 1U, sizeof(uint32_t));
  t->looks   = calloc((book->looks.count + 1U) * SIEVE_WORDS, sizeof(uint64_t));
  t->looked  = calloc(book->looks.count + 1U, sizeof(uint32_t));
  t->chains  = calloc((book->slot_count + 1U) * SIEVE_WORDS, sizeof(uint64_t));
  t->chained = calloc(book->slot_count + 1U, sizeof(uint32_t));
  t->alive   = calloc(book->slot_count + 1U, sizeof(bool));
  t->wholes  = calloc((book->slot_count + 1U) * SIEVE_WORDS, sizeof(uint64_t));
  t->run     = calloc(book->slot_count + 1U, sizeof(uint32_t));
  t->left    = calloc(book->slot_count + 1U, sizeof(bool));
  return t->chars && t->sets && t->made && t->looks && t->looked && t->chains &&
         t->chained && t->alive && t->wholes && t->run && t->left;
}

void
sieve_text_free(sieve_text* t)
{
  free(t->chars);
  free(t->sets);
  free(t->made);
  free(t->looks);
  free(t->looked);
  free(t->chains);
  free(t->chained);
  free(t->alive);
  free(t->wholes);
  free(t->run);
  free(t->left);
}

// Number of characters, or 0 if they are too many
static size_t
count_chars(weft_str text)
{
  size_t count = 0U;
  for (size_t i = 0U; i < text.size; ++i) {
    count += ((unsigned char)text.data[i] & 0xC0U) != 0x80U ? 1U : 0U;
  }
  return count <= SIEVE_CHARS ? count : 0U;
}

// Forget the sentence before
static void
clear(const sieve_book* book, sieve_text* t)
{
  for (size_t i = 0U; t->parted && i < t->count; ++i) {
    for (size_t w = 0U; w < t->words; ++w) {
      t->chars[t->numbers[i] * t->words + w] = 0U;
    }
  }
  memset(t->classes, 0, SIEVE_CLASSES * t->words * sizeof(uint64_t));
  t->parted = false;
  t->seen   = 0U;
  if (!++t->serial) { // all serials have been used
    memset(t->made, 0, book->set_count * sizeof(uint32_t));
    memset(t->looked, 0, book->looks.count * sizeof(uint32_t));
    memset(t->chained, 0, book->slot_count * sizeof(uint32_t));
    memset(t->run, 0, book->slot_count * sizeof(uint32_t));
    t->serial = 1U;
  }
}

void
sieve_load(const sieve_book* book, sieve_text* t, weft_str text)
{
  clear(book, t);
  t->count      = book->numbers ? count_chars(text) : 0U;
  t->words      = t->count / 64U + 1U;
  size_t   at   = 0U;
  uint64_t seen = 0U;
  for (size_t i = 0U; i < t->count; ++i) {
    t->bytes[i]         = (uint32_t)at;
    const uint32_t code = utf8_next(text, at, &at);
    const uint16_t number =
      code < SIEVE_CODES ? book->numbers[code] : (uint16_t)KIND_OTHER;
    const unsigned class      = book->classes[number];
    t->numbers[i]             = number;
    t->bits[SIEVE_GLANCE + i] = CLASS_BIT(class);
    seen |= CLASS_BIT(class);
    t->classes[class * t->words + i / 64U] |= (uint64_t)1U << (i % 64U);
  }
  t->seen            = seen | CLASS_BIT(CLASS_NONE);
  t->bytes[t->count] = (uint32_t)at;
  for (size_t i = 0U; i < SIEVE_GLANCE; ++i) {
    t->bits[i]                           = CLASS_BIT(CLASS_NONE);
    t->bits[SIEVE_GLANCE + t->count + i] = CLASS_BIT(CLASS_NONE);
  }
  memset(t->all, 0xFF, t->words * sizeof(uint64_t));
  t->all[t->words - 1U] >>= 63U - t->count % 64U;
}

void
sieve_make_places(const sieve_book* book, sieve_text* t)
{
  for (size_t k = 0U; k < SIEVE_KINDS; ++k) {
    memset(t->kinds[k], 0, t->words * sizeof(uint64_t));
  }
  memset(t->present, 0, (book->char_count / 64U + 1U) * sizeof(uint64_t));
  for (size_t i = 0U; i < t->count; ++i) {
    const uint16_t c   = t->numbers[i];
    const uint64_t bit = (uint64_t)1U << (i % 64U);
    t->chars[c * t->words + i / 64U] |= bit;
    t->kinds[book->kinds[c]][i / 64U] |= bit;
    t->present[c / 64U] |= (uint64_t)1U << (c % 64U);
  }
  t->parted = true;
}
