// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "korean/ending_list.h"

#define E(text, kind, flags)                                                   \
  {                                                                            \
    text, sizeof(text) - 1U, 0U, ENDING_##kind, flags                          \
  }
#define J(text, kind, flags)                                                   \
  {                                                                            \
    text, sizeof(text) - 1U, 1U, ENDING_##kind, flags                          \
  }
#define LIST(list)                                                             \
  {                                                                            \
    list, sizeof(list) / sizeof((list)[0])                                     \
  }

enum {
  PLAN      = ENDING_PLAN,
  CONDITION = ENDING_CONDITION,
  PURPOSE   = ENDING_PURPOSE,
  DUTY      = ENDING_DUTY,
  NEGATABLE = ENDING_NEGATABLE,
  QUOTED    = ENDING_QUOTED,
  DOUBT     = ENDING_DOUBT
};

// 다 and what grows from it: 했다, 한다고, 있다는
static const ending da_endings[] = {
  E("다", FINAL, 0),
  E("다가", CONNECT, 0),
  E("다가는", CONNECT, 0),
  E("다가도", CONNECT, 0),
  E("다거나", CONNECT, QUOTED),
  E("다고", CONNECT, QUOTED),
  E("다고는", CONNECT, QUOTED),
  E("다고도", CONNECT, QUOTED),
  J("다기", NOMINAL, QUOTED),
  E("다네", FINAL, QUOTED),
  E("다는", ADN_NOW, QUOTED),
  E("다는데", CONNECT, QUOTED),
  J("다는지", CONNECT, DOUBT),
  E("다니", CONNECT, QUOTED),
  E("다더니", CONNECT, QUOTED),
  E("다더라", FINAL, QUOTED),
  E("다던", ADN_PAST, QUOTED),
  E("다든가", CONNECT, QUOTED),
  E("다든지", CONNECT, QUOTED),
  E("다만", CONNECT, 0),
  E("다며", CONNECT, QUOTED),
  E("다면", CONNECT, CONDITION),
  E("다면서", CONNECT, QUOTED),
  E("다면서도", CONNECT, QUOTED),
  E("다시피", CONNECT, 0),
  E("다지만", CONNECT, 0),
  E("단", ADN_NOW, QUOTED),
  E("단다", FINAL, QUOTED),
  E("답니다", FINAL, QUOTED),
  E("대", FINAL, QUOTED),
};

// 고, 기, 지 …: after stems of any shape, and after 었 and 겠
static const ending stem_endings[] = {
  E("거나", CONNECT, 0),
  E("거니와", CONNECT, 0),
  E("거든", CONNECT, CONDITION),
  E("건대", CONNECT, 0),
  E("건만", CONNECT, 0),
  E("게", CONNECT, 0),
  E("게끔", CONNECT, PURPOSE),
  E("게나", CONNECT, 0),
  E("게는", CONNECT, 0),
  E("게도", CONNECT, 0),
  E("게만", CONNECT, 0),
  E("고", CONNECT, 0),
  E("고는", CONNECT, 0),
  E("고도", CONNECT, 0),
  E("고만", CONNECT, 0),
  E("고서", CONNECT, 0),
  E("고서는", CONNECT, 0),
  E("고서야", CONNECT, 0),
  E("고선", CONNECT, 0),
  E("고야", CONNECT, 0),
  E("고자", CONNECT, PURPOSE),
  E("구", CONNECT, 0),
  E("구나", FINAL, 0),
  E("군", FINAL, 0),
  J("기", NOMINAL, 0),
  E("기로", NOMINAL, PLAN),
  E("기로는", NOMINAL, PLAN),
  E("긴", NOMINAL, 0),
  E("길", NOMINAL, 0),
  E("냐", FINAL, DOUBT),
  E("냐고", CONNECT, DOUBT | QUOTED),
  E("냐는", ADN_NOW, DOUBT | QUOTED),
  E("냐며", CONNECT, DOUBT | QUOTED),
  E("냐면", CONNECT, CONDITION),
  E("네", FINAL, 0),
  E("노라", FINAL, 0),
  E("노라고", CONNECT, QUOTED),
  E("느냐", FINAL, DOUBT),
  E("느냐고", CONNECT, DOUBT | QUOTED),
  E("느냐는", ADN_NOW, DOUBT | QUOTED),
  E("느니", CONNECT, 0),
  E("느라", CONNECT, 0),
  E("느라고", CONNECT, 0),
  E("더군", FINAL, 0),
  E("더니", CONNECT, 0),
  E("더라", FINAL, 0),
  E("더라고", FINAL, 0),
  E("더라구", FINAL, 0),
  E("더라도", CONNECT, CONDITION),
  E("더라면", CONNECT, CONDITION),
  E("던", ADN_PAST, 0),
  E("던가", FINAL, DOUBT),
  E("던데", CONNECT, 0),
  E("던지", CONNECT, DOUBT),
  E("도록", CONNECT, PURPOSE),
  E("도록까지", CONNECT, PURPOSE),
  E("든", CONNECT, CONDITION),
  E("든가", CONNECT, CONDITION),
  E("든지", CONNECT, CONDITION),
  E("듯", CONNECT, 0),
  E("듯이", CONNECT, 0),
  E("듯한", ADN_PAST, 0),
  E("소", FINAL, 0),
  E("자", CONNECT, 0),
  E("자고", CONNECT, PURPOSE),
  E("자는", ADN_NOW, PURPOSE),
  E("자던", ADN_PAST, PURPOSE),
  E("자마자", CONNECT, 0),
  E("자며", CONNECT, PURPOSE),
  E("자면", CONNECT, CONDITION),
  E("죠", FINAL, 0),
  E("지", CONNECT, NEGATABLE),
  E("지가", CONNECT, NEGATABLE),
  E("지는", CONNECT, NEGATABLE),
  E("지도", CONNECT, NEGATABLE),
  E("지를", CONNECT, NEGATABLE),
  E("지만", CONNECT, 0),
  E("지만은", CONNECT, 0),
  E("지조차", CONNECT, NEGATABLE),
  E("진", CONNECT, NEGATABLE),
  E("질", CONNECT, NEGATABLE),
};

static const ending eu_endings[] = {
  E("나", CONNECT, 0),
  E("나마", CONNECT, 0),
  E("니", CONNECT, 0),
  E("니까", CONNECT, 0),
  E("되", CONNECT, 0),
  E("라", FINAL, PURPOSE),
  E("라고", CONNECT, PURPOSE),
  E("라는", ADN_NOW, PURPOSE),
  E("라던", ADN_PAST, PURPOSE),
  E("라며", CONNECT, PURPOSE),
  E("라면서", CONNECT, PURPOSE),
  E("랴", FINAL, DOUBT),
  E("러", CONNECT, PURPOSE),
  E("려", CONNECT, PURPOSE),
  E("려고", CONNECT, PURPOSE),
  E("려는", ADN_NOW, PURPOSE),
  E("려다", CONNECT, PURPOSE),
  E("려다가", CONNECT, PURPOSE),
  E("려던", ADN_PAST, PURPOSE),
  E("려면", CONNECT, CONDITION),
  E("리라", FINAL, PLAN),
  E("리라고", CONNECT, PLAN | QUOTED),
  E("리라는", ADN_NOW, PLAN | QUOTED),
  E("리란", ADN_NOW, PLAN | QUOTED),
  E("며", CONNECT, 0),
  E("면", CONNECT, CONDITION),
  E("면서", CONNECT, 0),
  E("면서도", CONNECT, 0),
  E("면서부터", CONNECT, 0),
  E("면은", CONNECT, CONDITION),
  E("므로", CONNECT, 0),
  E("세요", FINAL, PURPOSE),
  E("소서", FINAL, PURPOSE),
  E("시오", FINAL, PURPOSE),
  E("십시오", FINAL, PURPOSE),
  E("오", FINAL, 0),
};

static const ending link_endings[] = {
  E("", CONNECT, 0),
  E("다가", CONNECT, 0),
  E("도", CONNECT, CONDITION),
  E("라", FINAL, PURPOSE),
  E("라고", CONNECT, PURPOSE),
  E("서", CONNECT, 0),
  E("서는", CONNECT, 0),
  E("서도", CONNECT, 0),
  E("서라도", CONNECT, 0),
  E("서만", CONNECT, 0),
  E("서야", CONNECT, 0),
  E("선", CONNECT, 0),
  E("야", CONNECT, DUTY),
  E("야만", CONNECT, DUTY),
  E("야죠", FINAL, DUTY),
  E("야지", FINAL, DUTY),
  E("요", FINAL, 0),
};

// After 었 and 겠, besides those of stems and of 다
static const ending past_endings[] = {
  E("나", FINAL, DOUBT),
  J("는가", FINAL, DOUBT),
  E("는데", CONNECT, 0),
  E("는데도", CONNECT, 0),
  J("는지", CONNECT, DOUBT),
  E("니", FINAL, DOUBT),
  E("습니까", FINAL, DOUBT),
  E("습니다", FINAL, 0),
  E("습니다만", CONNECT, 0),
  E("어", FINAL, 0),
  E("어도", CONNECT, CONDITION),
  E("어서", CONNECT, 0),
  E("어야", CONNECT, DUTY),
  E("을", ADN_NEXT, DOUBT),
  E("을까", FINAL, DOUBT),
  E("을까요", FINAL, DOUBT),
  E("을수록", CONNECT, CONDITION),
  J("을지", CONNECT, DOUBT),
  E("을지라도", CONNECT, CONDITION),
  E("을텐데", CONNECT, DOUBT),
  J("음", NOMINAL, 0),
};

static const ending adn_past_endings[] = {
  E("", ADN_PAST, 0),
  J("가", FINAL, DOUBT),
  E("것", ADN_PAST, 0),
  E("구나", FINAL, 0),
  E("데", CONNECT, 0),
  E("데다", CONNECT, 0),
  E("데다가", CONNECT, 0),
  E("데도", CONNECT, 0),
  E("들", CONNECT, CONDITION),
  E("듯", CONNECT, 0),
  E("만큼", CONNECT, 0),
  J("지", CONNECT, DOUBT),
  E("채", CONNECT, 0),
};

static const ending adn_now_endings[] = {
  E("", ADN_NOW, 0),
  J("가", FINAL, DOUBT),
  E("걸", FINAL, 0),
  E("것", ADN_NOW, 0),
  E("구나", FINAL, 0),
  E("군", FINAL, 0),
  E("대로", CONNECT, 0),
  E("데", CONNECT, 0),
  E("데다", CONNECT, 0),
  E("데도", CONNECT, 0),
  E("듯", CONNECT, 0),
  E("만큼", CONNECT, 0),
  J("지", CONNECT, DOUBT),
};

static const ending adn_next_endings[] = {
  E("", ADN_NEXT, 0),
  E("것", ADN_NEXT, 0),
  E("게", FINAL, PLAN),
  E("까", FINAL, DOUBT),
  E("까봐", CONNECT, DOUBT),
  E("듯", CONNECT, DOUBT),
  E("때", ADN_NEXT, 0),
  E("래", FINAL, PLAN),
  E("만큼", CONNECT, 0),
  E("만한", ADN_PAST, 0),
  E("수", ADN_NEXT, 0),
  E("수록", CONNECT, CONDITION),
  J("지", CONNECT, DOUBT),
  E("지라도", CONNECT, CONDITION),
  E("지언정", CONNECT, CONDITION),
  E("텐데", CONNECT, DOUBT),
};

static const ending polite_endings[] = {
  E("니까", FINAL, DOUBT),
  E("니다", FINAL, 0),
  E("니다만", CONNECT, 0),
  E("시다", FINAL, PURPOSE),
};

static const ending noun_endings[] = {
  J("", NOMINAL, 0),
};

const ending_list ending_lists[BASE_COUNT] = {
  LIST(stem_endings),
  LIST(eu_endings),
  LIST(link_endings),
  LIST(past_endings),
  LIST(adn_past_endings),
  LIST(adn_now_endings),
  LIST(adn_next_endings),
  LIST(polite_endings),
  LIST(noun_endings),
  LIST(link_endings),
  LIST(past_endings),
};
const ending_list ending_da   = LIST(da_endings);
const ending_list ending_stem = LIST(stem_endings);

static const ending copula_endings[] = {
  E("에요", FINAL, 0),
  E("예요", FINAL, 0),
  E("이라", CONNECT, 0),
  E("이라고", CONNECT, QUOTED),
  E("이라고는", CONNECT, QUOTED),
  E("이라기보다", NOMINAL, 0),
  E("이라기보다는", NOMINAL, 0),
  E("이라는", ADN_NOW, QUOTED),
  E("이라던", ADN_PAST, QUOTED),
  E("이라며", CONNECT, QUOTED),
  E("이라면", CONNECT, CONDITION),
  E("이라면서", CONNECT, QUOTED),
  E("이라서", CONNECT, 0),
  E("이라지만", CONNECT, QUOTED),
  E("이란", ADN_NOW, QUOTED),
  E("이에요", FINAL, 0),
  E("이예요", FINAL, 0),
};

static const ending open_copula_endings[] = {
  E("라", CONNECT, 0),
  E("라고", CONNECT, QUOTED),
  E("라고는", CONNECT, QUOTED),
  E("라기보다", NOMINAL, 0),
  E("라기보다는", NOMINAL, 0),
  E("라는", ADN_NOW, QUOTED),
  E("라던", ADN_PAST, QUOTED),
  E("라며", CONNECT, QUOTED),
  E("라면", CONNECT, CONDITION),
  E("라면서", CONNECT, QUOTED),
  E("라서", CONNECT, 0),
  E("라지만", CONNECT, QUOTED),
  E("란", ADN_NOW, QUOTED),
};

const ending_list ending_copula      = LIST(copula_endings);
const ending_list ending_copula_open = LIST(open_copula_endings);

// Endings that 이 may be left out before, behind an open syllable
static const ending dropped_endings[] = {
  E("거나", CONNECT, 0),
  E("고", CONNECT, 0),
  E("니까", CONNECT, 0),
  E("다", FINAL, 0),
  E("던", ADN_PAST, 0),
  E("든", CONNECT, CONDITION),
  E("든지", CONNECT, CONDITION),
  E("며", CONNECT, 0),
  E("면", CONNECT, CONDITION),
  E("면서", CONNECT, 0),
  E("므로", CONNECT, 0),
  E("자", CONNECT, 0),
  E("죠", FINAL, 0),
  E("지", CONNECT, 0),
  E("지만", CONNECT, 0),
};
const ending_list ending_copula_dropped = LIST(dropped_endings);
