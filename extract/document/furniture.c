// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Furniture that a line's own words tell: buttons, bylines, dates, captions,
// links, copyright.

#include "document/lines.h"

#include "document/scan.h"

// Sizes in bytes; Hangul takes three a syllable
enum {
  WHOLE_MAX    = 400, // longer lines are never furniture as a whole
  PROSE_MAX    = 240, // nor longer sentences, unless by their start
  UI_MAX       = 200,
  LABEL_MAX    = 150,
  BYLINE_MAX   = 90,
  BYLINE_WORDS = 5,
  BRACKET_MAX  = 120,
  SOURCE_MAX   = 40,
  SOURCE_WORDS = 3,
  RELATED_MAX  = 60
};

#define S WEFT_STR_INIT

static bool
is_closing(const scan_filter* const filter)
{
  static const weft_str STARTS[] = {
    S("ⓒ"),
    S("©"),
    S("<ⓒ"),
    S("[ⓒ"),
    S("Copyright"),
    S("COPYRIGHT"),
    S("copyright "),
    S("<저작권"),
    S("[저작권"),
    S("저작권자"),
    S("(c) "),
    S("<Copyright"),
    S("< 저작권"),
    S("<©"),
    S("[©"),
  };
  static const weft_str PHRASES[] = {
    S("무단 전재"),
    S("무단전재"),
    S("재배포 금지"),
    S("재배포금지"),
    S("무단 복제"),
    S("무단복제"),
    S("ll rights reserved"),
    S("ll Rights Reserved"),
    S("AI 학습 이용 금지"),
  };
  return scan_starts_any(filter->text, STARTS, SCAN_COUNT(STARTS)) ||
         scan_has_any(filter, PHRASES, SCAN_COUNT(PHRASES));
}

static bool
is_ui_word(const weft_str text)
{
  static const weft_str WORDS[] = {
    S("댓글"),
    S("로그인"),
    S("로그아웃"),
    S("회원가입"),
    S("글자크기"),
    S("글자 크기"),
    S("글자크기 설정"),
    S("글씨크기"),
    S("공유"),
    S("공유하기"),
    S("닫기"),
    S("이전"),
    S("다음"),
    S("신고"),
    S("신고하기"),
    S("신고사유"),
    S("더보기"),
    S("더 보기"),
    S("인쇄"),
    S("프린트"),
    S("스크랩"),
    S("목록"),
    S("검색"),
    S("메뉴"),
    S("홈"),
    S("뉴스"),
    S("AD"),
    S("광고"),
    S("도구모음"),
    S("맨위로"),
    S("위로"),
    S("구독"),
    S("구독하기"),
    S("좋아요"),
    S("추천"),
    S("페이스북"),
    S("트위터"),
    S("카카오톡"),
    S("카카오스토리"),
    S("네이버블로그"),
    S("밴드"),
    S("URL복사"),
    S("URL 복사"),
    S("기사스크랩"),
    S("본문 바로가기"),
    S("메뉴 바로가기"),
    S("이메일"),
    S("확대"),
    S("축소"),
    S("음성으로 듣기"),
    S("본문듣기"),
    S("번역"),
    S("가"),
    S("가가"),
    S("전체메뉴"),
    S("마이페이지"),
    S("최고예요"),
    S("훈훈해요"),
    S("어이없어요"),
    S("속상해요"),
    S("화나요"),
    S("슬퍼요"),
    S("놀랐어요"),
    S("등록"),
    S("취소"),
    S("확인"),
    S("삭제"),
    S("수정"),
    S("Share"),
    S("Print"),
    S("Login"),
    S("Log in"),
    S("Log In"),
    S("Sign in"),
    S("Sign In"),
    S("Sign up"),
    S("Sign Up"),
    S("Subscribe"),
    S("Menu"),
    S("Home"),
    S("Search"),
    S("Close"),
    S("Previous"),
    S("Next"),
    S("Comments"),
    S("Advertisement"),
    S("Read more"),
    S("Read More"),
    S("Skip to content"),
    S("Skip to main content"),
    S("Reply"),
    S("Follow us"),
    S("Tweet"),
    S("Email"),
    S("Bookmark"),
  };
  return scan_is_any(text, WORDS, SCAN_COUNT(WORDS));
}

static bool
is_ui_phrase(const scan_filter* const filter)
{
  static const weft_str PHRASES[] = {
    S("이 기사를 공유"),     S("기사를 추천"),        S("로그인 후"),
    S("로그인 하시"),        S("로그인하시"),         S("댓글을 삭제"),
    S("댓글 작성"),          S("댓글작성"),           S("댓글쓰기"),
    S("댓글 쓰기"),          S("댓글을 입력"),        S("개의 댓글"),
    S("신고접수"),           S("신고 접수"),          S("차단해제"),
    S("사용자 차단"),        S("이미 참여하셨"),      S("기사 이미지 확대"),
    S("이미지 확대 보기"),   S("이미지 크게보기"),    S("AI챗으로"),
    S("글자크기 설정"),      S("글씨크기 조절"),      S("뉴스레터 구독"),
    S("채널 구독"),          S("구독과 좋아요"),      S("앱 다운로드"),
    S("이 기사에 대해"),     S("기사에 대한 이야기"), S("이 기사의 반응"),
    S("기사에 대해 최초"),   S("제보하기"),           S("제보는"),
    S("개인정보처리방침"),   S("개인정보 처리방침"),  S("청소년보호정책"),
    S("서비스 이용약관"),    S("쿠키를 사용"),        S("동영상 뉴스"),
    S("기사제보"),           S("기사 제보"),          S("기자정보, 기사"),
    S("네이버에서 구독"),    S("친구추가"),           S("카카오톡 채널"),
    S("cookie policy"),      S("Cookie Policy"),      S("Privacy Policy"),
    S("Terms of Service"),   S("Terms of Use"),       S("our newsletter"),
    S("Share this article"), S("Leave a comment"),    S("Log in to "),
    S("Click here to"),      S("accept cookies"),
  };
  return filter->text.size <= UI_MAX &&
         scan_has_any(filter, PHRASES, SCAN_COUNT(PHRASES));
}

// `0 / 300`, `12`, `댓글 0`, `조회수 1,234`
static bool
is_counter(const weft_str text)
{
  static const weft_str LABELS[] = {
    S("댓글"),
    S("조회"),
    S("추천"),
    S("공감"),
    S("좋아요"),
    S("공유"),
    S("조회수"),
    S("스크랩"),
    S("Comments"),
    S("Views"),
  };
  size_t at = 0;
  for (size_t i = 0; i < SCAN_COUNT(LABELS); ++i) {
    if (scan_starts(text, LABELS[i]) && LABELS[i].size > at) {
      at = LABELS[i].size;
    }
  }
  for (size_t i = at; i < text.size; ++i) {
    if (!scan_is_digit(text.data[i]) && !strchr(" /,:+()|", text.data[i])) {
      return false;
    }
  }
  return text.size > at && text.size - at <= 24U;
}

static bool
is_related(const scan_filter* const filter)
{
  static const weft_str HEADS[] = {
    S("관련기사"),
    S("관련 기사"),
    S("키워드 관련기사"),
    S("많이 본 뉴스"),
    S("많이 본 기사"),
    S("주요뉴스"),
    S("주요 뉴스"),
    S("인기 뉴스"),
    S("인기뉴스"),
    S("인기 기사"),
    S("인기기사"),
    S("최신뉴스"),
    S("최신 기사"),
    S("최신기사"),
    S("추천 기사"),
    S("추천기사"),
    S("랭킹뉴스"),
    S("랭킹 뉴스"),
    S("실시간 인기"),
    S("실시간 뉴스"),
    S("관심뉴스"),
    S("다른 기사"),
    S("연관 기사"),
    S("함께 본 기사"),
    S("관련뉴스"),
    S("관련 뉴스"),
    S("Related articles"),
    S("Related Articles"),
    S("Related stories"),
    S("Related Stories"),
    S("Most read"),
    S("Most Read"),
    S("Most popular"),
    S("Read next"),
    S("More from"),
    S("You may also like"),
    S("Recommended for you"),
  };
  return filter->text.size <= RELATED_MAX &&
         scan_has_any(filter, HEADS, SCAN_COUNT(HEADS));
}

// A link to another article, with its title on the same line
static bool
is_link(const weft_str text, const bool prose)
{
  static const weft_str HEADS[] = {
    S("[관련기사]"), S("[관련 기사]"), S("[연관 기사]"), S("[연관기사]"),
    S("[관련기사"),  S("[관련 기사"),  S("<관련기사>"),  S("<관련 기사>"),
    S("관련기사 :"), S("관련기사:"),   S("관련 기사:"),  S("관련기사▶"),
    S("☞"),          S("[바로가기"),   S("[기사원문"),   S("기사원문"),
    S("[다른 기사"), S("[핫이슈"),     S("[추천기사"),   S("[인기기사"),
    S("Related:"),   S("RELATED:"),    S("Read also:"),  S("READ MORE:"),
    S("Read more:"), S("See also:"),   S("ALSO READ"),
  };
  return scan_starts_any(text, HEADS, SCAN_COUNT(HEADS)) ||
         (scan_starts(text, WEFT_STR("▶")) && !prose) ||
         scan_starts(text, WEFT_STR("http://")) ||
         scan_starts(text, WEFT_STR("https://"));
}

bool
furniture_date(const weft_str text, char iso[11], bool* const labelled)
{
  static const weft_str LABELS[] = {
    S("승인"),
    S("입력"),
    S("등록"),
    S("게재"),
    S("발행"),
    S("전송"),
    S("작성"),
    S("게시"),
    S("Published"),
    S("Posted"),
    S("Updated"),
    S("Last modified"),
    S("수정"),
    S("업데이트"),
    S("송고"),
  };
  size_t       end = 0;
  const size_t start =
    text.size <= LABEL_MAX ? scan_date(text, iso, &end) : SCAN_NONE;
  if (start == SCAN_NONE) {
    return false;
  }

  const weft_str head = scan_trimmed(scan_slice(text, 0, start));
  scan_filter    filter;
  scan_filter_init(&filter, head);
  const bool named = scan_has_any(&filter, LABELS, SCAN_COUNT(LABELS));
  *labelled        = named && !scan_ends(head, WEFT_STR("수정"));
  if (named) {
    return true;
  }
  // A bare date: nothing else on the line but a time
  for (size_t i = end; i < text.size; ++i) {
    if (!scan_is_digit(text.data[i]) &&
        !strchr(" :.()TZ+-APMKSTapm,", text.data[i])) {
      return false;
    }
  }
  return start <= 1U;
}

// Behind a pair of brackets at the start, or 0
static size_t
skip_pair(const weft_str text)
{
  static const weft_str PAIRS[][2] = {
    {S("["), S("]")},
    {S("<"), S(">")},
    {S("【"), S("】")},
    {S("◀"), S("▶")},
    {S("〈"), S("〉")},
    {S("("), S(")")},
  };
  for (size_t i = 0; i < SCAN_COUNT(PAIRS); ++i) {
    if (scan_starts(text, PAIRS[i][0])) {
      const size_t close = scan_find(text, PAIRS[i][1]);
      return close == SCAN_NONE ? 0U : close + PAIRS[i][1].size;
    }
  }
  return 0;
}

// `[앵커]`, `<기자>`, `[뉴스]◀ 리포트 ▶`, `(출처=…)`: nothing but brackets
static bool
is_bracketed(const weft_str text)
{
  weft_str rest = text;
  while (rest.size && text.size <= BRACKET_MAX) {
    const size_t behind = skip_pair(rest);
    if (!behind) {
      return false;
    }
    rest = scan_trimmed(scan_slice(rest, behind, rest.size));
  }
  return !rest.size;
}

static bool
is_byline(const weft_str text)
{
  static const weft_str ENDS[] = {
    S("기자"),
    S("기자]"),
    S("특파원"),
    S("기자)"),
    S("통신원"),
    S("객원기자"),
  };
  static const weft_str STARTS[] = {
    S("Reporting by "),
    S("Editing by "),
    S("Written by "),
    S("By "),
    S("글·사진 "),
    S("글 "),
    S("편집 "),
    S("영상편집"),
    S("영상취재"),
  };
  const char* const mail =
    text.size ? (const char*)memchr(text.data, '@', text.size) : NULL;
  if (mail && text.size <= 2U * BYLINE_MAX &&
      scan_has(scan_slice(text, (size_t)(mail - text.data), text.size),
               WEFT_STR("."))) {
    return true;
  }
  if (text.size > BYLINE_MAX || scan_words(text) > BYLINE_WORDS) {
    return false;
  }
  return scan_ends_any(text, ENDS, SCAN_COUNT(ENDS)) ||
         (scan_starts_any(text, STARTS, SCAN_COUNT(STARTS)) &&
          scan_words(text) >= 2U && !scan_has(text, WEFT_STR(",")));
}

// Whether a short line without a sentence is the caption of a picture
static bool
is_caption(const scan_filter* const filter)
{
  static const weft_str MARKS[] = {
    S("사진="),    S("사진 ="),    S("사진제공"),     S("사진 제공"),
    S("출처="),    S("출처:"),     S("출처 :"),       S("자료="),
    S("자료:"),    S("자료제공"),  S("자료 제공"),    S("그래픽="),
    S("이미지="),  S("제공="),     S("사진:"),        S("사진 :"),
    S("그래픽 ="), S("일러스트="), S("자료사진"),     S("Photo:"),
    S("Photo by"), S("Credit:"),   S("Getty Images"), S("(Reuters photo"),
  };
  static const weft_str STARTS[] = {
    S("(사진 왼쪽"),
    S("(왼쪽"),
    S("사진 왼쪽"),
    S("왼쪽부터"),
    S("(사진)"),
    S("[사진]"),
    S("[사진"),
    S("(사진"),
  };
  static const weft_str ENDS[] = {
    S("모습."),
    S("모습"),
    S("전경."),
    S("전경"),
    S("갈무리"),
    S("캡처"),
    S("캡쳐"),
    S("제공)"),
    S("제공]"),
    S("기념 촬영"),
    S("조감도"),
  };
  const weft_str text = filter->text;
  return scan_has_any(filter, MARKS, SCAN_COUNT(MARKS)) ||
         scan_starts_any(text, STARTS, SCAN_COUNT(STARTS)) ||
         scan_ends_any(text, ENDS, SCAN_COUNT(ENDS));
}

// Whether a short line ends in its source: `… / 네이버`, `….  하나은행 제공`,
// `…./조선DB`, `… 현판. 연합뉴스`
static bool
has_source(const weft_str text)
{
  for (size_t i = text.size; i-- > 1U && text.size - i <= SOURCE_MAX;) {
    const char c    = text.data[i];
    const bool last = i + 1U == text.size;
    if (c == '/' && !last &&
        (text.data[i - 1U] == '.' ||
         (text.data[i - 1U] == ' ' && text.data[i + 1U] == ' '))) {
      return scan_words(scan_slice(text, i + 1U, text.size)) <= SOURCE_WORDS;
    }
    if (c == '/' && !last && text.data[i - 1U] == ' ' &&
        scan_ends(text, WEFT_STR("제공"))) {
      return true;
    }
    // A period behind a Hangul noun, and a name without a period
    if (c == '.' && !last && text.data[i + 1U] == ' ' &&
        (unsigned char)text.data[i - 1U] >= 0x80U && text.size > SOURCE_MAX) {
      return scan_words(scan_slice(text, i + 1U, text.size)) <= SOURCE_WORDS;
    }
  }
  return false;
}

static bool
is_agency(const weft_str text)
{
  static const weft_str NAMES[] = {
    S("연합뉴스"),        S("뉴스1"),       S("뉴시스"),
    S("AP연합뉴스"),      S("AFP연합뉴스"), S("AP 연합뉴스"),
    S("AFP 연합뉴스"),    S("로이터"),      S("로이터연합뉴스"),
    S("로이터 연합뉴스"), S("EPA연합뉴스"), S("게티이미지뱅크"),
    S("게티이미지"),      S("셔터스톡"),    S("픽사베이"),
    S("이미지투데이"),    S("조선DB"),      S("연합뉴스TV"),
    S("Reuters"),         S("AFP"),         S("AP"),
  };
  return scan_is_any(text, NAMES, SCAN_COUNT(NAMES));
}

// The reason of a line that holds no sentence
static furniture_reason
reason_of_fragment(const scan_filter* const filter, const bool bullet)
{
  const weft_str text     = filter->text;
  char           iso[11]  = "";
  bool           labelled = false;
  if (is_related(filter)) {
    return scan_starts(text, WEFT_STR("[")) ? FURNITURE_LINK
                                            : FURNITURE_RELATED;
  }
  if (is_ui_word(text) || is_counter(text)) {
    return FURNITURE_UI;
  }
  if (furniture_date(text, iso, &labelled)) {
    return FURNITURE_DATE;
  }
  if (is_byline(text)) {
    return FURNITURE_BYLINE;
  }
  if (!bullet && (is_caption(filter) || has_source(text) || is_agency(text))) {
    return FURNITURE_CAPTION;
  }
  return is_bracketed(text) ? FURNITURE_BYLINE : FURNITURE_NONE;
}

furniture_reason
furniture_of(const weft_str text, const bool prose, const bool bullet)
{
  scan_filter filter;
  if (text.size > WHOLE_MAX || !text.size) {
    return FURNITURE_NONE;
  }

  scan_filter_init(
    &filter, prose && text.size > PROSE_MAX ? (weft_str){text.data, 0} : text);
  filter.text = text;
  if (is_closing(&filter)) {
    return FURNITURE_CLOSING;
  }
  if (is_link(text, prose)) {
    return FURNITURE_LINK;
  }
  if (is_ui_phrase(&filter)) {
    return FURNITURE_UI;
  }
  return prose ? FURNITURE_NONE : reason_of_fragment(&filter, bullet);
}
