// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/conjugate.h"

#include "utf8.h"

#include <string.h>

// Jamo indices of the syllable formula 0xAC00 + (lead*21 + vowel)*28 + final
enum {
  LEAD_H = 18,
  LEAD_R = 5,
  V_A    = 0,
  V_AE   = 1,
  V_YA   = 2,
  V_YAE  = 3,
  V_EO   = 4,
  V_E    = 5,
  V_YEO  = 6,
  V_YE   = 7,
  V_O    = 8,
  V_WA   = 9,
  V_WAE  = 10,
  V_OE   = 11,
  V_U    = 13,
  V_WO   = 14,
  V_EU   = 18,
  V_I    = 20,
  F_NONE = 0,
  F_N    = 4,
  F_D    = 7,
  F_L    = 8,
  F_M    = 16,
  F_B    = 17,
  F_S    = 19,
  F_SS   = 20,
  F_LM   = 10,
  F_H    = 27
};

typedef struct {
  weft_str head; // all but the last syllable
  int      lead;
  int      vowel;
  int      final;
  uint32_t last;
} parts;

static uint32_t
syllable(int lead, int vowel, int final)
{
  return 0xAC00U + (uint32_t)((lead * 21 + vowel) * 28 + final);
}

static bool
split(weft_str stem, parts* out)
{
  if (!stem.size || stem.size + 16U > BASE_SIZE) {
    return false;
  }
  const size_t at   = utf8_before(stem, stem.size);
  size_t       next = 0U;
  out->last         = utf8_next(stem, at, &next);
  if (!utf8_is_hangul(out->last)) {
    return false;
  }
  const int index = (int)(out->last - 0xAC00U);
  out->head       = (weft_str){stem.data, at};
  out->lead       = index / 588;
  out->vowel      = index / 28 % 21;
  out->final      = index % 28;
  return true;
}

// head + one syllable + tail
static void
form(char* out, const parts* p, uint32_t code, const char* tail)
{
  char         bytes[4];
  const size_t size = utf8_encode(code, bytes);
  const size_t more = strlen(tail);
  memcpy(out, p->head.data, p->head.size);
  memcpy(out + p->head.size, bytes, size);
  memcpy(out + p->head.size + size, tail, more + 1U);
}

static bool
one_of(uint32_t code, const char* list)
{
  const weft_str text = weft_str_from(list);
  size_t         at   = 0U;
  while (at < text.size) {
    if (utf8_next(text, at, &at) == code) {
      return true;
    }
  }
  return false;
}

static bool
bright(int vowel)
{
  return vowel == V_A || vowel == V_O || vowel == V_YA;
}

// Vowel of the -아/-어 form of an open stem contracted with its vowel; -1 if
// it does not contract
static int
contracted(int vowel)
{
  switch (vowel) {
    case V_A:
    case V_EO:
    case V_AE:
    case V_E:
    case V_YEO:
      return vowel;
    case V_O:
      return V_WA;
    case V_U:
      return V_WO;
    case V_I:
      return V_YEO;
    case V_OE:
      return V_WAE;
    default:
      return -1;
  }
}

static void
link_and_past(base_forms* out, const parts* p, uint32_t code, int vowel)
{
  const bool a = bright(vowel);
  form(out->text[BASE_LINK], p, code, a ? "아" : "어");
  form(out->text[BASE_PAST], p, code, a ? "았" : "었");
}

static bool
head_is(const parts* p, const char* text)
{
  return weft_str_equals(p->head, weft_str_from(text));
}

// The other spelling of the -아/-어 form
static void
second_forms(base_forms* out, const parts* p, int lead, int vowel)
{
  form(out->text[BASE_LINK_TOO], p, syllable(lead, vowel, F_NONE), "");
  form(out->text[BASE_PAST_TOO], p, syllable(lead, vowel, F_SS), "");
}

// The -아/-어 form of a stem that does not contract: 이루어 beside 이뤄
static void
whole_forms(base_forms* out, const parts* p)
{
  const bool a = bright(p->vowel);
  if (p->last != 0xC774U || p->head.size) { // 이어 is a word of its own
    form(out->text[BASE_LINK_TOO], p, p->last, a ? "아" : "어");
    form(out->text[BASE_PAST_TOO], p, p->last, a ? "았" : "었");
  }
}

static void
open_forms(base_forms* out, const parts* p, int lead, int vowel)
{
  form(out->text[BASE_EU], p, syllable(lead, vowel, F_NONE), "");
  form(out->text[BASE_ADN_PAST], p, syllable(lead, vowel, F_N), "");
  form(out->text[BASE_ADN_NEXT], p, syllable(lead, vowel, F_L), "");
  form(out->text[BASE_POLITE], p, syllable(lead, vowel, F_B), "");
  form(out->text[BASE_NOUN], p, syllable(lead, vowel, F_M), "");
}

// The syllable before the last one, or 0
static uint32_t
code_before(const parts* p)
{
  return utf8_code_before(p->head, p->head.size);
}

// The vowel that decides 아 or 어 for stems in ㅡ: that of the syllable before
static int
vowel_before(const parts* p)
{
  const uint32_t code = code_before(p);
  return utf8_is_hangul(code) ? (int)((code - 0xAC00U) / 28U % 21U) : V_EO;
}

static void
conjugate_reu(base_forms* out, const parts* p)
{
  // 부르다: 불러.  The syllable before takes ㄹ.
  parts          q    = *p;
  const uint32_t code = code_before(p);
  const bool     a    = bright(vowel_before(p));
  if (head_is(p, "이") || head_is(p, "푸")) { // 이르다: 이르러
    form(out->text[BASE_LINK], p, p->last, "러");
    form(out->text[BASE_PAST], p, p->last, "렀");
    return;
  }
  q.head.size = utf8_before(p->head, p->head.size);
  form(out->text[BASE_LINK], &q, code + F_L, a ? "라" : "러");
  form(out->text[BASE_PAST], &q, code + F_L, a ? "랐" : "렀");
}

static void
conjugate_open(base_forms* out, const parts* p)
{
  open_forms(out, p, p->lead, p->vowel);
  form(out->text[BASE_ADN_NOW], p, p->last, "는");
  const bool reu = p->lead == LEAD_R && p->vowel == V_EU && p->head.size;
  if (p->lead == LEAD_H && p->vowel == V_A) { // 하다
    form(out->text[BASE_LINK], p, syllable(LEAD_H, V_AE, F_NONE), "");
    form(out->text[BASE_PAST], p, syllable(LEAD_H, V_AE, F_SS), "");
    form(out->text[BASE_LINK_TOO], p, p->last, "여");
    form(out->text[BASE_PAST_TOO], p, p->last, "였");
  } else if (reu && !one_of(code_before(p), "따치들") && !head_is(p, "다다") &&
             !head_is(p, "우러")) {
    conjugate_reu(out, p);
  } else if (p->vowel == V_EU) { // 쓰다: 써
    const int v = bright(vowel_before(p)) ? V_A : V_EO;
    form(out->text[BASE_LINK], p, syllable(p->lead, v, F_NONE), "");
    form(out->text[BASE_PAST], p, syllable(p->lead, v, F_SS), "");
  } else {
    const int v = p->last == 0xD478U ? V_EO : contracted(p->vowel); // 푸다: 퍼
    if (v >= 0 && (v != p->vowel || v == V_AE || v == V_E)) {
      whole_forms(out, p);
    }
    if (v >= 0) {
      form(out->text[BASE_LINK], p, syllable(p->lead, v, F_NONE), "");
      form(out->text[BASE_PAST], p, syllable(p->lead, v, F_SS), "");
    } else {
      link_and_past(out, p, p->last, p->vowel);
    }
  }
}

// 그렇다: 그런, 그래; 하얗다: 하얀, 하얘
static void
conjugate_hieut(base_forms* out, const parts* p)
{
  const bool demonstrative = one_of(p->last, "렇떻") && p->head.size &&
                             one_of(code_before(p), "이그저요고조어");
  const int vowel = p->vowel == V_A || demonstrative ? V_AE
                    : p->vowel == V_YA               ? V_YAE
                    : p->vowel == V_YEO              ? V_YE
                                                     : V_E;
  open_forms(out, p, p->lead, p->vowel);
  out->text[BASE_ADN_NOW][0] = '\0';
  form(out->text[BASE_POLITE], p, p->last, "습");
  form(out->text[BASE_LINK], p, syllable(p->lead, vowel, F_NONE), "");
  form(out->text[BASE_PAST], p, syllable(p->lead, vowel, F_SS), "");
}

// Stems in a consonant whose endings see another syllable before vowels
static void
conjugate_closed(base_forms* out, const parts* p)
{
  const uint32_t open = p->last - (uint32_t)p->final;
  form(out->text[BASE_ADN_NOW], p, p->last, "는");
  form(out->text[BASE_POLITE], p, p->last, "습");
  if (p->final == F_L) {
    open_forms(out, p, p->lead, p->vowel);
    form(out->text[BASE_EU], p, p->last, "");
    form(out->text[BASE_ADN_NOW], p, open, "는");
    form(out->text[BASE_NOUN], p, open + F_LM, "");
    link_and_past(out, p, p->last, p->vowel);
    return;
  }
  if (p->final == F_B &&
      !one_of(p->last, "잡뽑입씹접집좁업굽꼽")) { // 돕다: 도와
    const bool a = one_of(p->last, "돕곱");
    form(out->text[BASE_EU], p, open, "우");
    form(out->text[BASE_LINK], p, open, a ? "와" : "워");
    form(out->text[BASE_PAST], p, open, a ? "왔" : "웠");
    form(out->text[BASE_ADN_PAST], p, open, "운");
    form(out->text[BASE_ADN_NEXT], p, open, "울");
    form(out->text[BASE_NOUN], p, open, "움");
    return;
  }
  if (p->final == F_H && one_of(p->last, "렇떻갛랗얗맣멓겋옇")) {
    conjugate_hieut(out, p);
    return;
  }
  if (p->final == F_H && p->vowel == V_O) { // 놓다: 놔 beside 놓아
    second_forms(out, p, p->lead, V_WA);
  }
  uint32_t base = p->last;
  if (p->final == F_D && one_of(p->last, "듣걷싣묻닫컫")) { // 듣다: 들어
    const bool shut = p->last == 0xB2EBU && code_before(p) != 0xAE68U;
    base = open + (shut ? F_D : F_L); // but 닫다: 닫아, 깨닫다: 깨달아
  } else if (p->final == F_S && one_of(p->last, "짓잇붓낫긋")) { // 짓다: 지어
    base = open;
  }
  form(out->text[BASE_EU], p, base, "으");
  form(out->text[BASE_ADN_PAST], p, base, "은");
  form(out->text[BASE_ADN_NEXT], p, base, "을");
  form(out->text[BASE_NOUN], p, base, "음");
  link_and_past(out, p, base, p->vowel);
}

bool
conjugate(weft_str stem, base_forms* out)
{
  parts p;
  memset(out, 0, sizeof(*out));
  if (!split(stem, &p)) {
    return false;
  }
  form(out->text[BASE_STEM], &p, p.last, "");
  if (p.final == F_NONE) {
    conjugate_open(out, &p);
  } else {
    conjugate_closed(out, &p);
  }
  return true;
}
