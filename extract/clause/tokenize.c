// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words of a masked sentence: which are names, nouns with particles,
// predicates.

#include "clause/tokenize.h"

#include "clause/token.h"
#include "clause/word.h"
#include "str.h"
#include "utf8.h"

#include <string.h>

enum { PAREN_SIZE_MAX = 240 };

typedef struct {
  clause_list* out;
  weft_str     text;
  token*       open; // token being gathered, or NULL
  size_t       end;  // behind its last character
  unsigned     quote;
  unsigned     quotes;
} splitter;

static void
close_token(splitter* s)
{
  if (s->open) {
    s->open->text[s->open->size] = '\0';
    if (s->open->size) {
      s->open->end = mask_origin(s->out->mask, s->end, true);
    }
    s->open = NULL;
  }
}

static token*
open_token(splitter* s, size_t at)
{
  if (!s->open && s->out->token_count < TOKENS_MAX) {
    s->open = &s->out->tokens[s->out->token_count++];
    memset(s->open, 0, sizeof(*s->open));
    s->open->unit   = TOKEN_NONE;
    s->open->head   = TOKEN_NONE;
    s->open->clause = TOKEN_NONE;
    s->open->with   = TOKEN_NONE;
    s->open->quote  = s->quote;
    s->open->start  = mask_origin(s->out->mask, at, false);
  }
  return s->open;
}

static void
put_code(splitter* s, size_t at, size_t next)
{
  token* const t = open_token(s, at);
  if (t && t->size + (next - at) < TOKEN_SIZE) {
    memcpy(t->text + t->size, s->text.data + at, next - at);
    t->size += next - at;
    s->end = next;
  }
}

static void
put_unit(splitter* s, size_t at, size_t next)
{
  const mask_unit* const unit = mask_unit_at(s->out->mask, at);
  if (s->open && (s->open->size || s->open->unit != TOKEN_NONE)) {
    close_token(s);
  }
  put_code(s, at, next);
  if (s->open && unit) {
    s->open->unit = (size_t)(unit - s->out->mask->units);
    s->open->rest = s->open->size;
  }
}

// Offset behind the parenthesis that opens at `at`, or `at` if it never closes
static size_t
skip_paren(weft_str text, size_t at)
{
  int depth = 0;
  for (size_t i = at; i < text.size && i - at < PAREN_SIZE_MAX; ++i) {
    depth += text.data[i] == '(' ? 1 : text.data[i] == ')' ? -1 : 0;
    if (!depth) {
      return i + 1U;
    }
  }
  return at;
}

static bool
is_quote(int c)
{
  return c == '"' || c == '\'';
}

static bool
is_masked(weft_str text, size_t at, size_t* next)
{
  const uint32_t code = utf8_next(text, at, next);
  return code >= MASK_FIRST && code <= 0xF8FFU;
}

// Whether the double quotation mark at `at` is one of two around a name or a
// list, which is no speech: `"가람"을`
static bool
quotes_name(weft_str text, size_t at)
{
  size_t       next   = 0U;
  const size_t before = at ? utf8_before(text, at) : 0U;
  if (before && is_masked(text, before, &next) &&
      is_quote(text.data[before - 1U])) {
    return true;
  }
  return at + 1U < text.size && is_masked(text, at + 1U, &next) &&
         next < text.size && is_quote(text.data[next]);
}

static size_t
split_mark(splitter* s, uint32_t code, size_t at, size_t next)
{
  if (code == '(') {
    const size_t behind = skip_paren(s->text, at);
    if (behind > at) {
      if (s->open) {
        s->open->paren = true;
      }
      return behind;
    }
    close_token(s);
    return next;
  }
  if (code == '\'' || (code == '"' && quotes_name(s->text, at))) {
    return next; // marks of names and emphasis part nothing
  }
  if (code == '"') {
    close_token(s);
    s->quotes += s->quote ? 0U : 1U;
    s->quote = s->quote ? 0U : s->quotes;
    return next;
  }
  if (code == ',' && s->open) {
    s->open->comma = true;
  }
  close_token(s);
  return next;
}

static bool
part_of_word(uint32_t code)
{
  return words_letter(code) || code == '-' || code == '.' || code == '&' ||
         code == '%' || code == ':';
}

static void
split_words(splitter* s)
{
  for (size_t at = 0U; at < s->text.size;) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(s->text, at, &next);
    if (code >= MASK_FIRST && code <= 0xF8FFU) {
      put_unit(s, at, next);
    } else if (part_of_word(code)) {
      put_code(s, at, next);
    } else {
      next = split_mark(s, code, at, next);
    }
    at = next;
  }
  close_token(s);
}

// Cut full stops and the like off a token's end
static void
trim_token(token* t)
{
  while (t->size &&
         (t->text[t->size - 1U] == '.' || t->text[t->size - 1U] == '-' ||
          t->text[t->size - 1U] == ':')) {
    t->text[--t->size] = '\0';
  }
}

// The particle of `등이`, `측은`, `역시` belongs to the name before
static bool
joins_before(token* t, josa* out)
{
  static const char* const nouns[] = {"등", "측", "쪽", "씨"};
  static const char* const also[]  = {"역시", "또한", "모두"};
  for (size_t i = 0U; i < sizeof(nouns) / sizeof(nouns[0]); ++i) {
    const size_t size = strlen(nouns[i]);
    if (t->size >= size && !memcmp(t->text, nouns[i], size) &&
        josa_parse((weft_str){t->text + size, t->size - size},
                   utf8_code_before(weft_str_from(nouns[i]), size),
                   out)) {
      t->rest = size;
      return true;
    }
  }
  for (size_t i = 0U; i < sizeof(also) / sizeof(also[0]); ++i) {
    if (!strcmp(t->text, also[i])) {
      memset(out, 0, sizeof(*out));
      out->kind  = JOSA_ALSO;
      out->topic = true;
      return true;
    }
  }
  return false;
}

static bool
bare(const token* t)
{
  return t->noun && t->particle.kind == JOSA_NONE && !t->comma && !t->dropped;
}

// A title or class noun behind a name carries the name's particle:
// `조수용 대표는`, `엑사원 모델을`
static void
join_title(clause_list* list, const weft_rules* rules, size_t index)
{
  token* const           t = &list->tokens[index];
  const mask_unit* const u = token_unit(list, index);
  for (size_t n = 1U; n <= 3U && n <= index; ++n) {
    token* const           before = &list->tokens[index - n];
    const mask_unit* const b      = token_unit(list, index - n);
    if (before->dropped) {
      continue; // 등
    }
    if (!b || !bare(before)) {
      return;
    }
    const bool person =
      u->type == rules->title_type && b->type == rules->person_type;
    const bool thing = u->type == rules->class_type && n <= 2U &&
                       u->instance != TYPE_NONE &&
                       (rules->closure[u->instance] & b->types);
    if (person || thing) {
      before->particle = t->particle;
      before->comma    = t->comma;
      t->dropped       = true;
      t->with          = index - n;
      return;
    }
  }
}

// Whether a noun sums up the members of a list: `등 3개사가`, `등 국내 기업은`
static bool
sums_up(const clause_list* list, const weft_rules* rules, const token* t)
{
  static const char* const nouns[] = {"기업",
                                      "업체",
                                      "회사",
                                      "개사",
                                      "기관",
                                      "그룹",
                                      "대학",
                                      "제품",
                                      "모델",
                                      "곳"};
  if (t->unit != TOKEN_NONE) {
    const uint8_t type = list->mask->units[t->unit].type;
    return type == rules->class_type || type == rules->quantity_type;
  }
  if (str_ends_any((weft_str){t->text, t->rest}, nouns, COUNT(nouns))) {
    return true;
  }
  return t->text[0] >= '1' && t->text[0] <= '9'; // `등 3사도`
}

// The particle of the noun behind `A, B 등` is that of the names
static void
join_members(clause_list* list, const weft_rules* rules, size_t index)
{
  token* const names = &list->tokens[index - 1U];
  for (size_t i = index + 1U; i < list->token_count && i <= index + 4U; ++i) {
    token* const t = &list->tokens[i];
    if (t->predicate || t->quote != names->quote) {
      return;
    }
    if (t->noun && t->particle.kind == JOSA_GENITIVE) {
      continue; // `등 두 종류의 모델을`
    }
    if (t->noun && t->particle.kind != JOSA_NONE) {
      if (sums_up(list, rules, t)) {
        names->particle = t->particle;
        names->comma    = t->comma;
        for (size_t k = index; k <= i; ++k) {
          list->tokens[k].dropped = true;
        }
      }
      return;
    }
    if (t->comma || (t->unit != TOKEN_NONE && !sums_up(list, rules, t))) {
      return;
    }
  }
}

// A particle that stands alone behind a quoted name: `'X' 를`
static bool
lone_particle(const token* t, josa* out)
{
  static const char* const words[] = {
    "은", "는", "가", "을", "를", "의", "에", "에서", "와", "과", "도", "로"};
  for (size_t i = 0U; i < sizeof(words) / sizeof(words[0]); ++i) {
    if (!strcmp(t->text, words[i])) {
      return josa_parse(weft_str_from(words[i]), 0U, out);
    }
  }
  return false;
}

// Whether a noun only says what kind of thing the name before it is:
// `X 시리즈를`, `X 버전을`
static bool
repeats_name(const weft_rules* rules, const token* t, const mask_unit* before)
{
  static const char* const nouns[] = {"시리즈",
                                      "버전",
                                      "라인업",
                                      "에디션",
                                      "제품군",
                                      "브랜드",
                                      "모델",
                                      "기술",
                                      "서비스",
                                      "시스템",
                                      "플랫폼",
                                      "솔루션",
                                      "엔진",
                                      "단말",
                                      "기기",
                                      "장비",
                                      "제품",
                                      "상품",
                                      "앱"};
  if (!t->noun || t->predicate || t->particle.kind == JOSA_NONE ||
      before->types & rules->literal_types ||
      before->type == rules->organization_type ||
      before->type == rules->person_type) {
    return false;
  }
  for (size_t i = 0U; i < sizeof(nouns) / sizeof(nouns[0]); ++i) {
    if (t->rest == strlen(nouns[i]) && token_starts(t, nouns[i])) {
      return true;
    }
  }
  return false;
}

static void
join_tokens(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 1U; i < list->token_count; ++i) {
    token* const t      = &list->tokens[i];
    token* const before = &list->tokens[i - 1U];
    josa         j;
    if (t->unit == TOKEN_NONE) {
      if (before->unit != TOKEN_NONE && bare(before) && joins_before(t, &j)) {
        before->particle = j;
        before->comma    = t->comma;
        t->dropped       = true;
        t->noun          = false;
        t->predicate     = false;
        if ((j.kind == JOSA_NONE || j.kind == JOSA_GENITIVE) && !t->comma) {
          join_members(list, rules, i); // `A, B 등 기업은`, `A 등의 기업은`
        }
      } else if (before->unit != TOKEN_NONE && bare(before) &&
                 (lone_particle(t, &j) ||
                  repeats_name(rules, t, token_unit(list, i - 1U)))) {
        before->particle = lone_particle(t, &j) ? j : t->particle;
        before->comma    = t->comma;
        t->dropped       = true;
      } else if (before->unit != TOKEN_NONE &&
                 ((before->particle.kind == JOSA_GENITIVE &&
                   token_starts(t, "경우")) ||
                  (before->particle.kind == JOSA_ONLY &&
                   token_starts(t, "해도") && t->rest == strlen("해도")))) {
        before->particle.kind  = JOSA_TOPIC; // `A의 경우`, `A만 해도`
        before->particle.topic = true;
        before->comma          = t->comma;
        t->dropped             = true;
        t->noun                = false;
        t->predicate           = false;
      }
    } else if (t->noun &&
               (list->mask->units[t->unit].type == rules->title_type ||
                list->mask->units[t->unit].type == rules->class_type)) {
      join_title(list, rules, i);
    }
  }
}

void
tokenize(clause_list*      out,
         const weft_rules* rules,
         const analysis*   a,
         const mask*       m)
{
  splitter s        = {out, strbuf_str(&m->text), NULL, 0U, 0U, 0U};
  out->mask         = m;
  out->token_count  = 0U;
  out->clause_count = 0U;
  split_words(&s);
  for (size_t i = 0U; i < out->token_count; ++i) {
    trim_token(&out->tokens[i]);
  }
  word_classify(rules, a, out);
  join_tokens(out, rules);
}
