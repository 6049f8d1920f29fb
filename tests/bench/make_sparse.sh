#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make_sparse.sh OUT COUNT
#
# COUNT news-like articles of ordinary prose, with a fact now and then, put
# together from word lists.  The same arguments give the same text.
set -euo pipefail

out=$1 count=$2
mkdir -p "$out"
awk -v out="$out" -v count="$count" '
function pick(list, n) {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return list[int(seed / 65536) % n + 1]
}
function fill(sentence) {
  while (match(sentence, /@[a-z]/)) {
    key = substr(sentence, RSTART + 1, 1)
    word = key == "p" ? pick(place, places) : key == "w" ? pick(who, whos) \
         : key == "t" ? pick(thing, things) : key == "v" ? pick(verb, verbs) \
         : key == "d" ? pick(day, days) : key == "s" ? pick(sur, surs) name \
         : key == "c" ? pick(company, companies) number : pick(how, hows)
    sentence = substr(sentence, 1, RSTART - 1) word substr(sentence, RSTART + 2)
  }
  return sentence
}
BEGIN {
  seed = 7
  places = split("서울,부산,대전,광주,강릉,전주,제주,수원", place, ",")
  whos = split("주민들,상인들,전문가들,학생들,담당 공무원,이용객,농민들,업계 사람들", who, ",")
  things = split("골목 상권,여름철 전력난,동네 도서관,출퇴근 교통,학교 급식,마을 공연,겨울철 난방,재활용품 수집", thing, ",")
  verbs = split("달라지고 있다고 말했다,예년보다 늘었다고 전했다,나아질 것으로 보인다,쉽지 않다는 반응을 보였다,꾸준히 이어지고 있다,한동안 계속될 전망이다", verb, ",")
  days = split("지난달,올해 초,지난 3월,최근,이달 들어,작년 가을", day, ",")
  hows = split("생각보다 빠르게,조금씩,눈에 띄게,별다른 소식 없이,차분하게", how, ",")
  surs = split("김,이,박,최,정", sur, ",")
  companies = split("가람전자,새솔바이오,누리소프트,한빛에너지", company, ",")
  frames = split("@d @p에서 만난 @w은 @t 문제가 @h @v.|@p 곳곳에서는 @d부터 @t에 대한 관심이 @h 커졌다.|@w 사이에서는 @t 때문에 걱정이라는 이야기도 나온다.|비가 그친 뒤에도 @p 거리에는 사람들이 @h 모여들었다.|@t은 하루 이틀에 풀릴 일이 아니라는 것이 @w의 공통된 생각이다.|@d에는 날씨까지 궂어 @p 일대의 @t 사정이 @v.|그래도 @w은 서로 도우며 @h 일상을 되찾아 가고 있다.|이런 흐름이 언제까지 갈지는 아무도 장담하지 못한다.", frame, "|")
  facts = split("@c는 @d 무선 이어폰 ‘소리결’을 출시했다.|@c의 @s 대표는 올해 직원 120명을 더 뽑겠다고 밝혔다.|@c는 @p에 본사를 둔 회사다.", fact, "|")
  for (i = 1; i <= count; ++i) {
    name = i % 2 ? "서윤" : "도현"
    number = i % 97
    text = ""
    for (k = 1; k <= 24; ++k) {
      text = text fill(k % 8 == 5 ? pick(fact, facts) : pick(frame, frames))
      text = text (k % 4 ? " " : "\n\n")
    }
    target = sprintf("%s/sparse-%05d.txt", out, i)
    printf "%s", text > target
    close(target)
  }
}'
