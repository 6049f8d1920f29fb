// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The characters that patterns name, and classes of them.

#include "rule/sieve_node.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { RANGE_LISTED = 40 }; // characters of a range that is a list

unsigned
sieve_kind(uint32_t code)
{
  if (code < 0x80U) {
    return code >= '0' && code <= '9'   ? KIND_DIGIT
           : code >= 'A' && code <= 'Z' ? KIND_UPPER
           : code >= 'a' && code <= 'z' ? KIND_LOWER
           : utf8_is_space(code)        ? KIND_SPACE
                                        : KIND_MARK;
  }
  return utf8_is_hangul(code)                 ? KIND_HANGUL
         : code >= 0xE000U && code <= 0xF8FFU ? KIND_MENTION
                                              : KIND_OTHER;
}

// The class of a named character, or of all others of its kind
static unsigned
class_of(uint32_t code, size_t number)
{
  static const char marks[] = "(),'\".-";
  const char* const mark =
    code && code < 0x80U ? strchr(marks, (int)code) : NULL;
  if (mark || code == 0xB7U) {
    return CLASS_MARKS + (mark ? (unsigned)(mark - marks) : 7U);
  }
  switch (sieve_kind(code)) {
    case KIND_SPACE:
      return code == ' ' ? CLASS_SPACE : CLASS_MARK;
    case KIND_DIGIT:
      return CLASS_DIGIT;
    case KIND_UPPER:
      return CLASS_UPPER;
    case KIND_LOWER:
      return CLASS_LOWER;
    case KIND_MARK:
      return CLASS_MARK;
    case KIND_HANGUL:
      return CLASS_HANGUL + (unsigned)(number % (CLASS_UNNAMED - CLASS_HANGUL));
    case KIND_MENTION:
      return CLASS_MENTION + code % CLASS_SPACE;
    default:
      return CLASS_OTHER;
  }
}

static void
set_number(sieve_book* book, uint32_t code, size_t number)
{
  book->numbers[code]   = (uint16_t)number;
  book->kinds[number]   = (uint8_t)sieve_kind(code);
  book->classes[number] = (uint8_t)class_of(code, number);
}

bool
sieve_book_begin(sieve_book* book)
{
  static const char alone[] = " (),'\".-\xB7"; // in classes of their own
  book->numbers             = calloc(SIEVE_CODES, sizeof(uint16_t));
  if (!book->numbers) {
    return false;
  }
  for (uint32_t code = 0U; code < SIEVE_CODES; ++code) {
    book->numbers[code] = (uint16_t)sieve_kind(code);
  }
  for (unsigned kind = 0U; kind < SIEVE_KINDS; ++kind) {
    book->kinds[kind] = (uint8_t)kind;
  }
  book->classes[KIND_SPACE]   = CLASS_MARK;
  book->classes[KIND_DIGIT]   = CLASS_DIGIT;
  book->classes[KIND_UPPER]   = CLASS_UPPER;
  book->classes[KIND_LOWER]   = CLASS_LOWER;
  book->classes[KIND_MARK]    = CLASS_MARK;
  book->classes[KIND_HANGUL]  = CLASS_UNNAMED;
  book->classes[KIND_MENTION] = CLASS_MENTION;
  book->classes[KIND_OTHER]   = CLASS_OTHER;
  book->char_count            = SIEVE_KINDS;
  for (size_t i = 0U; i + 1U < sizeof(alone); ++i) {
    set_number(book, (unsigned char)alone[i], book->char_count++);
  }
  return true;
}

uint16_t
sieve_number(sieve_book* book, uint32_t code)
{
  if (code >= SIEVE_CODES) {
    return 0U;
  }
  if (book->numbers[code] < SIEVE_KINDS) {
    if (book->char_count == SIEVE_NUMBERS) {
      return 0U;
    }
    set_number(book, code, book->char_count++);
  }
  return book->numbers[code];
}

// Room for one more item of `size` bytes
static bool
reserve(void** items, size_t count, size_t* capacity, size_t size)
{
  if (count < *capacity) {
    return true;
  }
  const size_t bigger = *capacity ? *capacity * 2U : 256U;
  void* const  grown  = realloc(*items, bigger * size);
  if (!grown) {
    return false;
  }
  *items    = grown;
  *capacity = bigger;
  return true;
}

bool
sieve_add_node(sieve_book* book, sieve_node node, uint32_t* number)
{
  void* items = book->nodes;
  if (!reserve(
        &items, book->node_count + 1U, &book->node_capacity, sizeof(node))) {
    return false;
  }
  book->nodes = items;
  if (!book->node_count) { // number 0 is none
    memset(&book->nodes[book->node_count++], 0, sizeof(node));
  }
  *number                         = (uint32_t)book->node_count;
  book->nodes[book->node_count++] = node;
  return true;
}

// What a set holds, as bytes
static weft_str
set_key(sieve_book* book, const sieve_set* set)
{
  const uint8_t head[4] = {set->kinds, set->negated, set->exact, 0U};
  const size_t  size    = set->count * sizeof(uint16_t);
  char* const   key     = arena_alloc(&book->memory, sizeof(head) + size);
  if (key) {
    memcpy(key, head, sizeof(head));
    if (size) {
      memcpy(key + sizeof(head), book->chars + set->first, size);
    }
  }
  return (weft_str){key, key ? sizeof(head) + size : 0U};
}

bool
sieve_add_set(sieve_book* book, sieve_set set, uint32_t* number)
{
  void*          items = book->sets;
  const weft_str key   = set_key(book, &set);
  const size_t   known = table_get(&book->set_keys, key, book->set_count);
  *number              = (uint32_t)known;
  if (known < book->set_count) {
    book->listed = set.first; // the same characters are listed already
    return key.data;
  }
  if (!key.data || table_set(&book->set_keys, key, known) ||
      !reserve(&items, book->set_count, &book->set_capacity, sizeof(set))) {
    return false;
  }
  book->sets                    = items;
  book->sets[book->set_count++] = set;
  return true;
}

bool
sieve_list_char(sieve_book* book, uint16_t c)
{
  void* items = book->chars;
  if (!reserve(&items, book->listed, &book->list_capacity, sizeof(c))) {
    return false;
  }
  book->chars                 = items;
  book->chars[book->listed++] = c;
  return true;
}

// Add kinds: `wide` holds all characters that are meant, and perhaps more;
// `narrow` only such, and perhaps not all
static void
add_kinds(sieve_set* s, unsigned wide, unsigned narrow)
{
  s->kinds = (uint8_t)(s->kinds | (s->negated ? narrow : wide));
  s->exact = s->exact && wide == narrow;
}

// `{L}` and the like behind \p
static bool
read_property(weft_str text, size_t* at, sieve_set* s)
{
  const unsigned letters =
    KIND_BIT(KIND_UPPER) | KIND_BIT(KIND_LOWER) | KIND_BIT(KIND_HANGUL);
  const size_t from = *at;
  while (*at < text.size && text.data[*at] != '}') {
    ++*at;
  }
  if (from >= text.size || text.data[from] != '{' || *at >= text.size) {
    return false;
  }
  ++*at;
  const weft_str name  = {text.data + from, *at - from};
  const unsigned other = KIND_BIT(KIND_OTHER);
  if (weft_str_equals(name, WEFT_STR("{L}"))) {
    add_kinds(s, letters | other, letters);
  } else if (weft_str_equals(name, WEFT_STR("{N}"))) {
    add_kinds(s, KIND_BIT(KIND_DIGIT) | other, KIND_BIT(KIND_DIGIT));
  } else if (weft_str_equals(name, WEFT_STR("{Han}"))) {
    add_kinds(s, other, 0U);
  } else {
    add_kinds(s, KINDS_ALL, 0U);
  }
  return true;
}

bool
sieve_read_kind(weft_str text, size_t* at, sieve_set* out)
{
  const unsigned other = KIND_BIT(KIND_OTHER);
  const unsigned digit = KIND_BIT(KIND_DIGIT);
  const unsigned space = KIND_BIT(KIND_SPACE);
  const unsigned word =
    digit | KIND_BIT(KIND_UPPER) | KIND_BIT(KIND_LOWER) | KIND_BIT(KIND_HANGUL);
  switch (*at < text.size ? text.data[(*at)++] : '\0') {
    case 'd':
      add_kinds(out, digit | other, digit);
      return true;
    case 's':
      add_kinds(out, space | other, space);
      return true;
    case 'w':
      add_kinds(out, word | other | KIND_BIT(KIND_MARK), word);
      return true;
    case 'p':
      return read_property(text, at, out);
    case 'D':
    case 'S':
    case 'W':
    case 'h':
    case 'H':
    case 'v':
    case 'V':
      add_kinds(out, KINDS_ALL, 0U);
      return true;
    default:
      return false;
  }
}

static bool
add_char(sieve_book* book, sieve_set* s, uint32_t code)
{
  const uint16_t number = sieve_number(book, code);
  if (!number) {
    add_kinds(s, KIND_BIT(sieve_kind(code)), 0U);
    return true;
  }
  ++s->count;
  return sieve_list_char(book, number);
}

static bool
add_range(sieve_book* book, sieve_set* s, uint32_t from, uint32_t to)
{
  static const struct {
    uint32_t from;
    uint32_t to;
    unsigned kind;
  } whole[] = {{'0', '9', KIND_DIGIT},
               {'A', 'Z', KIND_UPPER},
               {'a', 'z', KIND_LOWER},
               {0xAC00U, 0xD7A3U, KIND_HANGUL},
               {0xE000U, 0xF8FEU, KIND_MENTION},
               {0xE000U, 0xF8FFU, KIND_MENTION}};
  for (size_t i = 0U; i < sizeof(whole) / sizeof(whole[0]); ++i) {
    if (whole[i].from == from && whole[i].to == to) {
      add_kinds(s, KIND_BIT(whole[i].kind), KIND_BIT(whole[i].kind));
      return true;
    }
  }
  if (to - from < RANGE_LISTED) {
    bool done = true;
    for (uint32_t c = from; done && c <= to; ++c) {
      done = add_char(book, s, c);
    }
    return done;
  }
  add_kinds(s, KINDS_ALL, 0U);
  return true;
}

// `{1F}` behind \x
static bool
read_hex(weft_str text, size_t* at, uint32_t* code)
{
  static const char digits[] = "0123456789ABCDEF";
  *code                      = 0U;
  if (*at >= text.size || text.data[*at] != '{') {
    return false;
  }
  for (++*at; *at < text.size && text.data[*at] != '}'; ++*at) {
    const char* const digit = strchr(digits, text.data[*at]);
    if (!digit || !*digit || *code > 0xFFFFFU) {
      return false;
    }
    *code = *code * 16U + (uint32_t)(digit - digits);
  }
  return (*at)++ < text.size;
}

// One character of a class.  `kind` is set, and the character not, if it is an
// escape for many.
static bool
read_item(weft_str text, size_t* at, sieve_set* s, uint32_t* code, bool* kind)
{
  *kind = false;
  if (*at >= text.size) {
    return false;
  }
  if (text.data[*at] != '\\') {
    const bool named = text.data[*at] == '[' && *at + 1U < text.size &&
                       strchr(":.=", text.data[*at + 1U]);
    *code = utf8_next(text, *at, at);
    return !named;
  }
  if (++*at >= text.size) {
    return false;
  }
  if (text.data[*at] == 'x') {
    ++*at;
    return read_hex(text, at, code);
  }
  if (sieve_kind((unsigned char)text.data[*at]) != KIND_MARK) {
    *kind = true;
    return sieve_read_kind(text, at, s);
  }
  *code = utf8_next(text, *at, at);
  return true;
}

bool
sieve_read_class(sieve_book* book, weft_str text, size_t* at, sieve_set* out)
{
  const sieve_set empty = {(uint32_t)book->listed, 0U, 0U, false, true};
  *out                  = empty;
  ++*at; // [
  if (*at < text.size && text.data[*at] == '^') {
    out->negated = true;
    ++*at;
  }
  for (bool first = true; first || *at >= text.size || text.data[*at] != ']';
       first      = false) {
    uint32_t code = 0U;
    uint32_t last = 0U;
    bool     kind = false;
    if (!read_item(text, at, out, &code, &kind)) {
      return false;
    }
    if (kind) {
      continue;
    }
    const bool range = *at + 1U < text.size && text.data[*at] == '-' &&
                       text.data[*at + 1U] != ']';
    last = code;
    if (range) {
      ++*at;
      if (!read_item(text, at, out, &last, &kind) || kind || last < code) {
        return false;
      }
    }
    if (last > code ? !add_range(book, out, code, last)
                    : !add_char(book, out, code)) {
      return false;
    }
  }
  ++*at; // ]
  return true;
}

void
sieve_book_free(sieve_book* book)
{
  free(book->numbers);
  free(book->nodes);
  free(book->sets);
  free(book->chars);
  table_free(&book->looks);
  table_free(&book->set_keys);
  table_free(&book->parts);
  table_free(&book->chain_keys);
  free(book->chains);
  arena_free(&book->memory);
  memset(book, 0, sizeof(*book));
}
