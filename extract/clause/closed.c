// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/closed.h"

#include "korean/syllable.h"

#include <string.h>

typedef struct {
  char         text[16];
  uint8_t      size;
  closed_kind  kind;
  josa_class   particle;
  ending_class ending;
} entry;

#define P(text)                                                                \
  {                                                                            \
    text, sizeof(text) - 1U, CLOSED_PLAIN, JOSA_NONE, ENDING_FINAL             \
  }
#define N(text)                                                                \
  {                                                                            \
    text, sizeof(text) - 1U, CLOSED_NOUN, JOSA_NONE, ENDING_FINAL              \
  }
#define B(text, particle, ending)                                              \
  {                                                                            \
    text, sizeof(text) - 1U, CLOSED_BOUND, JOSA_##particle, ENDING_##ending    \
  }
#define G(text)                                                                \
  {                                                                            \
    text, sizeof(text) - 1U, CLOSED_GAP, JOSA_NONE, ENDING_ADN_PAST            \
  }
#define H(text, particle)                                                      \
  {                                                                            \
    text, sizeof(text) - 1U, CLOSED_HELPER, JOSA_##particle, ENDING_FINAL      \
  }

// Sorted by bytes
// clang-format off
static const entry words[] = {
  N("가게"), N("가게를"), P("가까이"), P("가장"), N("가지"), P("각"),
  P("각각"), N("간"), P("갑자기"), G("같은"), B("같이", WITH, NOMINAL),
  N("거기"), P("거의"), H("건", TOPIC), H("걸", OBJECT),
  B("걸쳐", AT, CONNECT), B("걸친", AT, ADN_PAST), N("것"), H("게", SUBJECT),
  P("게다가"), P("결코"), P("고"), P("곧"), P("과연"),
  B("관련된", WITH, ADN_PAST), B("관련한", WITH, ADN_PAST),
  B("관하여", AT, CONNECT), B("관한", AT, ADN_PAST), B("관해", AT, CONNECT),
  B("관해서", AT, CONNECT), P("굳이"), P("그"), N("그가"), G("그같은"),
  N("그것"), N("그곳"), P("그나마"), N("그녀"), N("그는"), P("그대로"),
  N("그도"), N("그들은"), P("그때"), P("그래"), P("그래도"), P("그래서"),
  P("그래야"), P("그러나"), P("그러니까"), P("그러다가"), P("그러면"),
  P("그러면서"), P("그러면서도"), P("그러므로"), G("그러한"), P("그런"),
  P("그런데"), P("그럼에도"), P("그렇게"), P("그렇지만"), N("그를"),
  P("그리고"), P("그리하여"), P("그만"), P("그만큼"), N("그와"), N("그의"),
  P("그저"), P("그처럼"), N("기름"), P("꽤나"), P("꾸준히"), P("끊임없이"),
  N("나"), N("나는"), N("나도"), P("나란히"), N("나를"), P("나아가"),
  N("나의"), N("나이"), N("날"), N("내"), N("내가"), P("내내"), N("내일"),
  N("너"), N("너는"), P("너무"), P("네"), N("네가"), N("누가"), N("누구"),
  P("는"), P("늦어도"), B("다르게", WITH, NOMINAL), P("다른"), P("다만"),
  P("다시"), P("단지"), B("달리", WITH, NOMINAL), N("담"), P("당시"),
  P("대체로"), B("대하여", AT, CONNECT), B("대한", AT, ADN_PAST),
  P("대한민국"), B("대해", AT, CONNECT), B("대해서", AT, CONNECT), P("더"),
  P("더구나"), B("더불어", WITH, NOMINAL), P("더욱"), P("덜"), N("데"),
  P("도대체"), P("도저히"), N("돈"), P("두"), N("둘"),
  B("둘러싸고", OBJECT, CONNECT), B("둘러싼", OBJECT, ADN_PAST), P("드디어"),
  N("등"), B("따라", AT, CONNECT), P("따라서"), B("따르면", AT, CONNECT),
  B("따른", AT, ADN_PAST), N("때"), P("때로"), P("때로는"), N("때문"),
  P("또는"), P("또한"), P("라고"), P("라는"), P("라며"), P("라면서"), P("란"),
  P("마저"), B("마찬가지로", WITH, NOMINAL), P("마치"), P("마침"), N("막"),
  B("막론하고", OBJECT, CONNECT), P("막상"), P("만약"), P("만일"), P("많아야"),
  N("말"), B("말미암아", BY, CONNECT), P("말하자면"), P("매"), P("매우"),
  P("먼저"), P("며"), P("면서"), P("몇"), P("모두"), P("모든"), P("못"),
  P("무려"), B("무릅쓰고", OBJECT, CONNECT), P("무슨"), P("무조건"), N("물"),
  P("물론"), N("밀"), P("및"), N("바"), P("바람에"), P("바로"), N("밖에"),
  P("반드시"), B("반해", AT, CONNECT), P("방금"), N("번"), N("번째"),
  P("벌써"), P("별다른"), P("별로"), P("보다"), P("본"), N("봄"),
  B("불구하고", OBJECT, CONNECT), P("비교적"), P("비로소"), P("비록"),
  B("비롯하여", OBJECT, CONNECT), B("비롯한", OBJECT, ADN_PAST),
  B("비롯해", OBJECT, CONNECT), B("비추어", AT, CONNECT),
  B("비하면", AT, CONNECT), B("비하여", AT, CONNECT), B("비해", AT, CONNECT),
  N("빚"), N("뿐"), P("사실상"), N("살"), P("새"), P("새로"), P("서로"),
  P("서서히"), P("세"), N("세기"), N("속"), N("수"), G("수많은"), N("숨"),
  P("스스로"), P("실제로"), N("쌀"), P("아니"), P("아마"), P("아무리"),
  P("아예"), B("아울러", WITH, NOMINAL), P("아직"), P("안"), N("알"),
  P("앞서"), B("앞선", AT, ADN_PAST), P("앞으로"), P("약"), P("어느"),
  P("어느새"), G("어떠한"), P("어떤"), P("어떻게"), N("어제"), P("어쩌면"),
  P("얼마나"), B("없이", NONE, NOMINAL), N("여기"), P("여기저기"), P("여러"),
  P("여전히"), P("역시"), N("연"), N("열"), P("옛"), G("오는"), N("오늘"),
  N("오전"), P("오직"), N("오후"), P("오히려"), P("온"), P("온통"),
  G("올바른"), P("왜"), P("왜냐하면"), P("요컨대"), N("우리"), P("우선"),
  P("웬"), B("위하여", OBJECT, CONNECT), B("위한", OBJECT, ADN_PAST),
  B("위해", OBJECT, CONNECT), B("위해서", OBJECT, CONNECT), P("은"),
  B("의하면", AT, CONNECT), B("의하여", AT, CONNECT), B("의한", AT, ADN_PAST),
  B("의해", AT, CONNECT), B("의해서", AT, CONNECT), P("이"), N("이가"),
  G("이같은"), N("이것"), N("이곳"), N("이나"), N("이날"), P("이내"),
  N("이는"), P("이대로"), N("이도"), N("이들"), P("이때"), P("이라고"),
  P("이라는"), P("이라며"), P("이라면서"), P("이란"), P("이래"), G("이러한"),
  P("이런"), P("이렇게"), P("이렇듯"), P("이른바"), N("이를"), N("이를테면"),
  P("이만큼"), P("이미"), P("이번"), N("이상"), P("이어"), P("이어서"),
  N("이에"), N("이와"), P("이외"), P("이윽고"), N("이전"), P("이제"),
  P("이처럼"), P("이토록"), P("이틀"), N("이하"), P("이후"),
  B("인하여", BY, CONNECT), B("인한", BY, ADN_PAST), B("인해", BY, CONNECT),
  B("인해서", BY, CONNECT), N("일"), P("일단"), N("일부"), P("일부러"),
  P("일찍"), N("자기"), P("자꾸"), N("자신"), N("자신의"), N("자체"), P("잘"),
  P("잠시"), P("저"), N("저것"), N("저기"), N("저는"), N("저도"), G("저러한"),
  P("저런"), P("저렇게"), N("저를"), P("저마다"), N("저의"), P("저절로"),
  P("적어도"), P("전"), N("점"), P("점점"), P("정말"), P("정말로"), N("제"),
  N("제가"), P("제각기"), P("제대로"), P("제발"),
  B("제외하고", OBJECT, CONNECT), B("제외한", OBJECT, ADN_PAST), P("좀"),
  G("주된"), P("주로"), N("주어"), N("줄"), P("즉"), G("지난"), P("진짜"),
  P("차라리"), P("참"), P("참으로"), N("채"), N("채가"), P("처럼"), P("처음"),
  N("척"), P("첫"), P("총"), P("최근"), P("최대"), P("최대한"), P("최소한"),
  P("최초"), G("커다란"), B("통틀어", OBJECT, CONNECT),
  B("통하여", OBJECT, CONNECT), B("통한", OBJECT, ADN_PAST),
  B("통해", OBJECT, CONNECT), B("통해서", OBJECT, CONNECT), P("특별히"),
  P("특히"), P("특히나"), B("포함하여", OBJECT, CONNECT),
  B("포함한", OBJECT, ADN_PAST), B("포함해", OBJECT, CONNECT), N("하나"),
  P("하나하나"), P("하도"), P("하루"), P("하마터면"), P("하지만"), P("하필"),
  P("한"), P("한결"), P("한꺼번에"), P("한때"), P("한번"), P("한편"),
  P("함께"), P("함부로"), P("항상"), B("향하여", OBJECT, CONNECT),
  B("향한", OBJECT, ADN_PAST), B("향해", OBJECT, CONNECT), P("현"), P("현재"),
  P("혹시"), P("혹은"), P("홀로"), P("훨씬"), P("흔히"),
};
// clang-format on

closed_word
closed_find(weft_str text)
{
  const closed_word none  = {CLOSED_NONE, JOSA_NONE, ENDING_FINAL};
  const size_t      count = sizeof(words) / sizeof(words[0]);
  if (text.size < 3U) {
    return none;
  }
  const uint32_t key = syllable_key(text.data);
  for (size_t i = syllable_first(words, count, sizeof(words[0]), key);
       i < count && syllable_key(words[i].text) == key;
       ++i) {
    const entry* const e = &words[i];
    if (e->size == text.size && !memcmp(e->text, text.data, text.size)) {
      const closed_word found = {e->kind, e->particle, e->ending};
      return found;
    }
  }
  return none;
}
