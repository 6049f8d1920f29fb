// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// Whether there is machine code.  Of many patterns few are ever searched for,
// and the code takes long to make and much memory: the first search makes it.
// It does so before it matches, since limits count otherwise without it.
typedef enum { CODE_NOT_YET, CODE_IN_WORK, CODE_NONE, CODE_MADE } code_state;

struct regex {
  pcre2_code* code;
  uint32_t    groups;
  atomic_int  state; // code_state
};

struct regex_scratch {
  pcre2_match_data*    data;
  pcre2_match_context* context;
  pcre2_jit_stack*     stack;
};

enum { JIT_STACK_MIN = 32 * 1024, JIT_STACK_MAX = 1024 * 1024 };

// The innermost parenthesis that is not closed: PCRE2 tells only the end
static size_t
find_open(weft_str pattern)
{
  size_t open[64];
  size_t depth = 0U;
  bool class   = false;
  for (size_t i = 0U; i < pattern.size; ++i) {
    const char c = pattern.data[i];
    if (c == '\\') {
      ++i;
    } else if (class) {
      class = c != ']';
    } else if (c == '[') {
      class = true;
    } else if (c == '(') {
      open[depth % 64U] = i;
      ++depth;
    } else if (c == ')' && depth) {
      --depth;
    }
  }
  return depth && depth <= 64U ? open[depth - 1U] : pattern.size;
}

static weft_status
compile(weft_str pattern,
        regex**  out,
        size_t*  offset,
        char*    message,
        size_t   message_size)
{
  int          number = 0;
  PCRE2_SIZE   place  = 0U;
  regex* const re     = calloc(1U, sizeof(regex));
  *out                = NULL;
  if (!re) {
    return WEFT_ERR_NO_MEMORY;
  }
  re->code = pcre2_compile((PCRE2_SPTR)pattern.data,
                           pattern.size,
                           PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES |
                             PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C,
                           &number,
                           &place,
                           NULL);
  if (!re->code) {
    *offset = number == PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS
                ? find_open(pattern)
                : place;
    (void)pcre2_get_error_message(number, (PCRE2_UCHAR*)message, message_size);
    free(re);
    return number == PCRE2_ERROR_NOMEMORY ? WEFT_ERR_NO_MEMORY
                                          : WEFT_ERR_BAD_PACK;
  }
  (void)pcre2_pattern_info(re->code, PCRE2_INFO_CAPTURECOUNT, &re->groups);
  atomic_init(&re->state, CODE_NOT_YET);
  *out = re;
  return WEFT_OK;
}

weft_status
regex_compile(weft_str pattern,
              regex**  out,
              size_t*  offset,
              char*    message,
              size_t   message_size)
{
  return compile(pattern, out, offset, message, message_size);
}

weft_status
regex_compile_once(weft_str pattern, regex** out)
{
  char              message[16];
  size_t            offset = 0U;
  const weft_status st =
    compile(pattern, out, &offset, message, sizeof(message));
  if (!st) {
    atomic_init(&(*out)->state, CODE_NONE); // never made
  }
  return st;
}

void
regex_scratch_limit(regex_scratch* scratch, uint32_t steps)
{
  (void)pcre2_set_match_limit(scratch->context, steps);
}

void
regex_free(regex* re)
{
  if (re) {
    pcre2_code_free(re->code);
    free(re);
  }
}

size_t
regex_group_count(const regex* re)
{
  return re->groups;
}

void
regex_names(const regex* re,
            void (*found)(void* handle, const char* name, size_t group),
            void* handle)
{
  uint32_t   count = 0U;
  uint32_t   size  = 0U;
  PCRE2_SPTR list  = NULL;
  (void)pcre2_pattern_info(re->code, PCRE2_INFO_NAMECOUNT, &count);
  (void)pcre2_pattern_info(re->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  (void)pcre2_pattern_info(re->code, PCRE2_INFO_NAMETABLE, &list);
  for (uint32_t i = 0U; i < count; ++i, list += size) {
    found(handle, (const char*)list + 2, ((size_t)list[0] << 8U) | list[1]);
  }
}

weft_status
regex_scratch_new(regex_scratch** out)
{
  regex_scratch* const s = calloc(1U, sizeof(regex_scratch));
  *out                   = NULL;
  if (!s) {
    return WEFT_ERR_NO_MEMORY;
  }
  s->data    = pcre2_match_data_create(REGEX_GROUPS_MAX, NULL);
  s->context = pcre2_match_context_create(NULL);
  s->stack   = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
  if (!s->data || !s->context) {
    regex_scratch_free(s);
    return WEFT_ERR_NO_MEMORY;
  }
  (void)pcre2_set_match_limit(s->context, REGEX_MATCH_LIMIT);
  (void)pcre2_set_depth_limit(s->context, REGEX_DEPTH_LIMIT);
  (void)pcre2_set_heap_limit(s->context, REGEX_HEAP_LIMIT);
  if (s->stack) {
    pcre2_jit_stack_assign(s->context, NULL, s->stack);
  }
  *out = s;
  return WEFT_OK;
}

void
regex_scratch_free(regex_scratch* scratch)
{
  if (scratch) {
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_context_free(scratch->context);
    pcre2_match_data_free(scratch->data);
    free(scratch);
  }
}

// Make machine code, unless it is there or another thread is at it; returns
// whether there is some.  Without a JIT the interpreter does the same work more
// slowly.
static bool
make_code(regex* re)
{
  int state = CODE_NOT_YET;
  if (atomic_compare_exchange_strong(&re->state, &state, CODE_IN_WORK)) {
    state =
      pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE) ? CODE_NONE : CODE_MADE;
    atomic_store_explicit(&re->state, state, memory_order_release);
  }
  while (state < CODE_NONE) {
    (void)sched_yield();
    state = atomic_load_explicit(&re->state, memory_order_acquire);
  }
  return state == CODE_MADE;
}

static inline bool
has_code(regex* re)
{
  const int state = atomic_load_explicit(&re->state, memory_order_acquire);
  return state == CODE_MADE || (state != CODE_NONE && make_code(re));
}

regex_result
regex_search(regex*         re,
             regex_scratch* scratch,
             weft_str       subject,
             size_t         offset,
             regex_range    groups[REGEX_GROUPS_MAX])
{
  return regex_search_within(
    re, scratch, subject, offset, subject.size, groups);
}

regex_result
regex_search_within(regex*         re,
                    regex_scratch* scratch,
                    weft_str       subject,
                    size_t         offset,
                    size_t         last,
                    regex_range    groups[REGEX_GROUPS_MAX])
{
  (void)pcre2_set_offset_limit(scratch->context, last);
  int (*const match)(const pcre2_code*,
                     PCRE2_SPTR,
                     PCRE2_SIZE,
                     PCRE2_SIZE,
                     uint32_t,
                     pcre2_match_data*,
                     pcre2_match_context*) =
    has_code(re) ? pcre2_jit_match : pcre2_match;
  const int rc = match(re->code,
                       (PCRE2_SPTR)subject.data,
                       subject.size,
                       offset,
                       PCRE2_NO_UTF_CHECK,
                       scratch->data,
                       scratch->context);
  switch (rc) {
    case PCRE2_ERROR_NOMATCH:
      return REGEX_NO_MATCH;
    case PCRE2_ERROR_NOMEMORY:
      return REGEX_MEMORY;
    default:
      break;
  }
  if (rc <= 0) {
    return REGEX_LIMIT;
  }
  const PCRE2_SIZE* const ovector = pcre2_get_ovector_pointer(scratch->data);
  for (size_t i = 0U; i < REGEX_GROUPS_MAX; ++i) {
    const bool set  = i < (size_t)rc && ovector[2U * i] != PCRE2_UNSET;
    groups[i].start = set ? ovector[2U * i] : SIZE_MAX;
    groups[i].end   = set ? ovector[2U * i + 1U] : SIZE_MAX;
  }
  return REGEX_MATCH;
}
