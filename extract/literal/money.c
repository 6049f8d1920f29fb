// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Currencies behind and before a figure.

#include "literal_private.h"

#include <string.h>

typedef struct {
  const char* word;
  const char* code;
} currency;

// Longer words stand before their own beginnings
static const currency words[] = {
  {"원", "KRW"},        {"달러", "USD"},         {"엔", "JPY"},
  {"유로", "EUR"},      {"위안", "CNY"},         {"파운드", "GBP"},
  {"루피아", "IDR"},    {"루피", "INR"},         {"루블", "RUB"},
  {"프랑", "CHF"},      {"페소", "MXN"},         {"헤알", "BRL"},
  {"바트", "THB"},      {"링깃", "MYR"},         {"크로나", "SEK"},
  {"크로네", "NOK"},    {"리라", "TRY"},         {"디르함", "AED"},
  {"홍콩달러", "HKD"},  {"홍콩 달러", "HKD"},    {"호주달러", "AUD"},
  {"호주 달러", "AUD"}, {"캐나다달러", "CAD"},   {"캐나다 달러", "CAD"},
  {"대만달러", "TWD"},  {"대만 달러", "TWD"},    {"싱가포르달러", "SGD"},
  {"미국달러", "USD"},  {"싱가포르 달러", "SGD"}};

static const currency latin_words[] = {
  {"won", "KRW"},        {"dollars", "USD"},      {"dollar", "USD"},
  {"US dollars", "USD"}, {"U.S. dollars", "USD"}, {"yen", "JPY"},
  {"euros", "EUR"},      {"euro", "EUR"},         {"yuan", "CNY"},
  {"renminbi", "CNY"},   {"pounds", "GBP"},       {"rupees", "INR"},
  {"francs", "CHF"},     {"KRW", "KRW"},          {"USD", "USD"},
  {"EUR", "EUR"},        {"JPY", "JPY"},          {"CNY", "CNY"},
  {"RMB", "CNY"},        {"GBP", "GBP"},          {"INR", "INR"}};

typedef struct {
  weft_str    word;
  const char* code;
} sign;

static const sign signs[] = {
  {WEFT_STR_INIT("US$"), "USD"}, {WEFT_STR_INIT("HK$"), "HKD"},
  {WEFT_STR_INIT("NT$"), "TWD"}, {WEFT_STR_INIT("CA$"), "CAD"},
  {WEFT_STR_INIT("AU$"), "AUD"}, {WEFT_STR_INIT("A$"), "AUD"},
  {WEFT_STR_INIT("C$"), "CAD"},  {WEFT_STR_INIT("S$"), "SGD"},
  {WEFT_STR_INIT("$"), "USD"},   {WEFT_STR_INIT("＄"), "USD"},
  {WEFT_STR_INIT("₩"), "KRW"},   {WEFT_STR_INIT("￦"), "KRW"},
  {WEFT_STR_INIT("€"), "EUR"},   {WEFT_STR_INIT("£"), "GBP"},
  {WEFT_STR_INIT("¥"), "JPY"},   {WEFT_STR_INIT("￥"), "JPY"},
  {WEFT_STR_INIT("₹"), "INR"},   {WEFT_STR_INIT("KRW"), "KRW"},
  {WEFT_STR_INIT("USD"), "USD"}, {WEFT_STR_INIT("EUR"), "EUR"},
  {WEFT_STR_INIT("JPY"), "JPY"}, {WEFT_STR_INIT("CNY"), "CNY"},
  {WEFT_STR_INIT("GBP"), "GBP"}};

static const size_t n_words       = sizeof(words) / sizeof(words[0]);
static const size_t n_latin_words = sizeof(latin_words) / sizeof(currency);
static const size_t n_signs       = sizeof(signs) / sizeof(signs[0]);

static void
set_currency(unit_match* out, const char* code, size_t end)
{
  out->unit     = weft_str_from(code);
  out->exponent = 0;
  out->money    = true;
  out->end      = end;
}

bool
money_unit_read(weft_str text, size_t at, unit_match* out)
{
  size_t next = 0;
  if (text_is_hangul(text, at)) {
    for (size_t i = 0; i < n_words; ++i) {
      if (text_at(text, at, words[i].word, &next) &&
          text_noun_ends(text, next)) {
        set_currency(out, words[i].code, next);
        return true;
      }
    }
  } else if (text_is_latin(text, at)) {
    for (size_t i = 0; i < n_latin_words; ++i) {
      if (text_at(text, at, latin_words[i].word, &next) &&
          !text_is_latin(text, next)) {
        set_currency(out, latin_words[i].code, next);
        return true;
      }
    }
  }
  return false;
}

bool
money_sign_read(weft_str text, size_t at, unit_match* out)
{
  const size_t end = text_space_before(text, at);
  for (size_t i = 0; i < n_signs; ++i) {
    size_t start = 0;
    if (text_ends(text, end, signs[i].word, &start) &&
        !text_latin_before(text, start)) {
      set_currency(out, signs[i].code, start);
      return true;
    }
  }
  return false;
}
