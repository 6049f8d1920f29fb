// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words and phrases of page furniture: copyright, buttons, link lists.

#include "document/furniture.h"

// Sizes in bytes
enum { UI_MAX = 200, RELATED_MAX = 60 };

#define S WEFT_STR_INIT

static const weft_str UI_WORDS[] = {
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
  S("제목:"),
  S("내용:"),
  S("본문:"),
};

bool
furniture_closes(const scan_filter* const filter)
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
  return scan_starts_any(filter->text, STARTS, COUNT(STARTS)) ||
         scan_has_any(filter, PHRASES, COUNT(PHRASES));
}

bool
furniture_ui_word(const weft_str text)
{
  return scan_is_any(text, UI_WORDS, COUNT(UI_WORDS));
}

bool
furniture_ui_phrase(const scan_filter* const filter)
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
         scan_has_any(filter, PHRASES, COUNT(PHRASES));
}

bool
furniture_related(const scan_filter* const filter)
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
         scan_has_any(filter, HEADS, COUNT(HEADS));
}

// A link to another article, with its title on the same line
bool
furniture_link(const weft_str text, const bool prose)
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
  return scan_starts_any(text, HEADS, COUNT(HEADS)) ||
         (str_starts(text, WEFT_STR("▶")) && !prose) ||
         str_starts(text, WEFT_STR("http://")) ||
         str_starts(text, WEFT_STR("https://"));
}
