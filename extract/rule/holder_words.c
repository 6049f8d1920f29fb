// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/holder_words.h"

#include "str.h"

#include <string.h>

enum { LEAD_WORDS = 6 };

bool
words_hold_any(weft_str text, const char* const* words, size_t count)
{
  for (size_t at = 0U; at < text.size; ++at) {
    if (str_at_any(text, at, words, count)) {
      return true;
    }
  }
  return false;
}

bool
words_tell(weft_str between)
{
  static const char* const words[] = {
    "따르면", "의하면", "자료", "보고서", "조사", "집계", "발표", "분석"};
  return words_hold_any(between, words, COUNT(words));
}

bool
words_relate(weft_str between)
{
  static const char* const words[] = {
    "계열사", "자회사", "관계자", "협력사", "출신", "소속", "협력업체", "등 "};
  return words_hold_any(between, words, COUNT(words));
}

bool
words_part(weft_str between)
{
  static const char* const words[] = {"한 ", "할 ", "된 ", "던 ", "하는 "};
  return words_hold_any(between, words, COUNT(words));
}

bool
words_have_topic(weft_str between)
{
  static const char* const topics[] = {"은 ", "는 "};
  return words_hold_any(between, topics, COUNT(topics));
}

bool
words_turn(weft_str between)
{
  static const char* const ends[]   = {"고 ", "며 ", "만 ", "나 "};
  static const char* const topics[] = {"은 ", "는 "};
  for (size_t at = 0U; at < between.size; ++at) {
    if (str_at_any(between, at, ends, COUNT(ends))) {
      const weft_str rest = {between.data + at, between.size - at};
      return words_hold_any(rest, topics, COUNT(topics));
    }
  }
  return false;
}

bool
words_seat(weft_str between)
{
  static const char* const words[] = {"둔 ", "있는 ", "위치한 ", "자리한 "};
  return words_hold_any(between, words, COUNT(words));
}

bool
words_close(weft_str between)
{
  static const char* const words[] = {"은 ",
                                      "는 ",
                                      "이 ",
                                      "가 ",
                                      "을 ",
                                      "를 ",
                                      "로 ",
                                      "에 ",
                                      "서 ",
                                      "여 ",
                                      "고 ",
                                      "도 ",
                                      "인 "};
  return words_hold_any(between, words, COUNT(words));
}

// Whether a word is what figures measure rather than who has them
static bool
measures(weft_str w)
{
  static const char* const ends[] = {
    "매출",     "이익",   "손실",   "실적",   "액",     "수",     "량",
    "가격",     "규모",   "비용",   "속도",   "용량",   "크기",   "무게",
    "성능",     "예산",   "적자",   "흑자",   "률",     "율",     "수출",
    "수입",     "생산",   "소비",   "인구",   "면적",   "원가",   "판매",
    "주가",     "물가",   "지수",   "시세",   "요금",   "시총",   "시간",
    "관광객",   "이용자", "가입자", "사용자", "방문객", "관람객", "예약자",
    "다운로드", "조회",   "예약",   "접속",   "고객",   "회원",   "구독자"};
  return str_ends_any(w, ends, COUNT(ends));
}

bool
words_lead(weft_str between)
{
  static const char* const ends[] = {"은", "는", "이", "가", "도", "과", "와"};
  for (size_t start = 0U, n = 0U; start < between.size && n < LEAD_WORDS; ++n) {
    const char* const space =
      memchr(between.data + start, ' ', between.size - start);
    const size_t   end = space ? (size_t)(space - between.data) : between.size;
    const weft_str w   = {between.data + start, end - start};
    if (space && w.size > 3U && str_ends_any(w, ends, COUNT(ends))) {
      const weft_str noun = {w.data, w.size - 3U};
      return measures(noun);
    }
    start = end + 1U;
  }
  return false;
}

// Whether one of the words stands behind a particle of one syllable, and more
// behind it
static bool
goes_on(weft_str between, const char* const* words, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (str_at(between, 3U, words[i]) && between.size > strlen(words[i]) + 3U) {
      return true;
    }
  }
  return false;
}

bool
words_launch(weft_str between)
{
  static const char* const begins[] = {" 출시해",
                                       " 출시하고",
                                       " 선보여",
                                       " 선보이고",
                                       " 내놔",
                                       " 내놓고",
                                       " 개발해",
                                       " 공개하고",
                                       " 운영하며",
                                       " 통해"};
  return goes_on(between, begins, COUNT(begins));
}

bool
words_visit(weft_str between)
{
  static const char* const words[] = {
    " 방문한 ", " 찾은 ", " 다녀간 ", " 찾는 ", " 방문하는 "};
  return goes_on(between, words, COUNT(words));
}

bool
words_point_at(weft_str text, size_t at)
{
  static const char* const words[] = {"이 ", "그 ", "해당 "};
  for (size_t i = 0U; i < COUNT(words); ++i) {
    const size_t size = strlen(words[i]);
    if (at >= size && !memcmp(text.data + at - size, words[i], size) &&
        (at == size || text.data[at - size - 1U] == ' ')) {
      return true;
    }
  }
  return false;
}

bool
words_have_subject(weft_str text, size_t at)
{
  static const char* const ends[]    = {"은", "는", "이", "가", "의"};
  static const char* const known[]   = {"이",
                                        "그",
                                        "해당",
                                        "같은",
                                        "이는",
                                        "회사는",
                                        "회사의",
                                        "회사가",
                                        "이들은",
                                        "양사의",
                                        "양사는",
                                        "제품의",
                                        "제품은"};
  bool                     points_at = false;
  for (size_t start = 0U; start < at;) {
    const char* const space = memchr(text.data + start, ' ', at - start);
    const size_t      end   = space ? (size_t)(space - text.data) : at;
    const weft_str    w     = {text.data + start, end - start};
    bool              is    = false;
    for (size_t i = 0U; space && i < COUNT(known); ++i) {
      is = is || weft_str_equals(w, weft_str_from(known[i]));
    }
    for (size_t i = 0U; space && !is && !points_at && w.size > 3U && i < 5U;
         ++i) {
      // nouns in full: a name or figure is one private-use character
      const weft_str noun = {w.data, w.size - 3U};
      if (!memcmp(w.data + w.size - 3U, ends[i], 3U) &&
          (noun.size < 3U ||
           (unsigned char)noun.data[noun.size - 3U] != 0xEEU) &&
          !measures(noun)) {
        return true;
      }
    }
    points_at = is && w.size <= 6U;
    start     = end + 1U;
  }
  return false;
}

bool
words_name_watcher(weft_str name)
{
  static const char* const ends[] = {
    "부",     "청",   "처",   "위원회", "협회",   "연합회", "위",
    "감독원", "정부", "당국", "국회",   "경찰",   "검찰",   "법원",
    "당",     "은행", "공단", "공사",   "연구원", "국회"};
  return str_ends_any(name, ends, COUNT(ends));
}

bool
words_compare(weft_str between)
{
  static const char* const words[] = {
    "보다", " 보다", " 대비", "에 비", " 못지", "와 비교", "과 비교"};
  return str_at_any(between, 0U, words, COUNT(words));
}
