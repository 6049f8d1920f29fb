# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Invented news for the gallery:
#
#   awk -v firms=40 -v articles=60 -v seed=7 -f texts.awk
#
# Prints documents as JSON lines.  Firms belong to fields; most of what is told
# stays within a field, and a few firms are told of much more than others, as
# in the world.  The same arguments give the same text on every machine.

# A generator of our own (Park and Miller 1988), as rand() differs
function random(n) {
  state = (state * 16807) % 2147483647
  return state % n
}

function pick(list, count) {
  return list[1 + random(count)]
}

# The smaller of three: early ones are picked most
function skewed(n,    a, b, c) {
  a = random(n)
  b = random(n)
  c = random(n)
  a = a < b ? a : b
  return a < c ? a : c
}

function firm_of(field,    i) {
  i = skewed(per_field)
  return names[field, i]
}

function another(field, not_this,    name, tries) {
  do {
    name = random(12) ? firm_of(field) : firm_of(random(fields))
  } while (name == not_this && ++tries < 9)
  return name
}

# A word with the particle that goes with its end: `closed` behind a consonant
function with(word, closed, open) {
  return word particle(word, closed, open)
}

function particle(word, closed, open) {
  return word ~ OPEN ? open : closed
}

# What is told of a model is the same wherever it is told
function parameters(m) {
  return 100 * (1 + (length(m) * 37 + index(HEADS, substr(m, 1, 6)) * 11 + substr(m, length(m) - 2, 1) * 70) % 95)
}

function sentence(field,    kind, a, b, m, of) {
  a = firm_of(field)
  b = another(field, a)
  m = model_of(a)
  of = particle(m, "을", "를")
  kind = random(11)
  if (kind == 0)
    return with(a, "은", "는") " 202" substr(m, length(m) - 2, 1) "년 " \
      (1 + order[a] % 12) "월 초거대 언어 모델 ‘" m "’" of " 개발했다."
  if (kind == 1)
    return with(a, "은", "는") " " with(b, "과", "와") " 협력한다고 밝혔다."
  if (kind == 2)
    return with(a, "은", "는") " " b "에 " (10 + random(90)) "0억원을 투자했다."
  if (kind == 3 && order[a] < order[b])
    return with(a, "은", "는") " " with(b, "을", "를") " 인수했다."
  if (kind == 4)
    return person() " " a " " with(pick(titles, title_count), "은", "는") \
      " “내년에 더 큰 모델을 내놓겠다”고 말했다."
  if (kind == 5)
    return with(a, "은", "는") " " cities[1 + order[a] % city_count] "에 본사를 두고 있다."
  if (kind == 6 && order[a] % per_field)
    return with(a, "은", "는") " " names[field, 0] "의 자회사다."
  if (kind == 7)
    return with(a, "은", "는") " 언어 모델 ‘" models[a] " 4.0’을 공개할 예정이다."
  if (kind == 8)
    return with(a, "이", "가") " 개발한 언어 모델 ‘" m "’의 매개변수는 " \
      parameters(m) "억개다."
  if (kind == 9)
    return with(a, "은", "는") " " b "의 언어 모델 ‘" model_of(b) "’" of " 도입했다."
  return with(a, "과", "와") " " with(b, "은", "는") " 업무협약을 맺었다."
}

# Each firm has its own few models
function model_of(firm) {
  return models[firm] " " (1 + random(3)) ".0"
}

function person() {
  return pick(surnames, surname_count) pick(firsts, first_count) \
    pick(seconds, second_count)
}

function make_names(    f, i, tries, name) {
  for (f = 0; f < fields; ++f) {
    for (i = 0; i < per_field; ++i) {
      tries = 0
      do {
        name = pick(heads, head_count) pick(tails, tail_count) \
          (tries++ > 6 ? pick(heads, head_count) : "") \
          pick(kinds, kind_count)
      } while (name in taken)
      taken[name] = 1
      order[name] = f * per_field + i
      models[name] = pick(heads, head_count) pick(tails, tail_count)
      names[f, i] = name
    }
  }
}

BEGIN {
  state = seed * 7919 + 12345
  # The kinds, titles and digits that end in a vowel; names end in these
  OPEN = "(전자|소프트|바이오|학교|모터스|에너지|테크|로보틱스|반도체|대표|2|4|5|9)$"
  HEADS = "가온 나래 다솜 라온 마루 바다 새별 아라 한빛 두루 미리 초롱 해솔 누리 온새 보람 슬기 빛가 은하 푸른 하늘 도담 새벽 윤슬 여울 별하 이든 다온 시내 솔빛"
  head_count = split(HEADS, heads, " ")
  tail_count = split("마루 누리 가람 나루 다움 소리 그루 사리 미르 아람 보라 이룸 터 들 빛 샘 숲 결 담 별", tails, " ")
  kind_count = split("전자 통신 반도체 소프트 바이오 로보틱스 은행 연구원 대학교 모터스 에너지 화학 제약 보험 테크", kinds, " ")
  title_count = split("대표 회장 부사장 본부장 연구소장", titles, " ")
  city_count = split("서울 부산 대전 광주 대구 인천 수원 울산 제주 도쿄 파리 런던", cities, " ")
  surname_count = split("김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황", surnames, " ")
  first_count = split("하 도 서 지 은 민 수 예 태 가 나 주 시 다 유 현 채 소 정 연", firsts, " ")
  second_count = split("늘 윤 준 우 서 재 아 린 오 람 원 인 진 빈 율 혁 솔 경 호 영", seconds, " ")
  per_field = 12
  fields = int((firms + per_field - 1) / per_field)
  make_names()
  for (d = 1; d <= articles; ++d) {
    field = random(fields)
    text = ""
    for (s = 0; s < 6; ++s)
      text = text (s ? " " : "") sentence(field)
    gsub(/"/, "\\\"", text)
    printf "{\"id\":\"%05d\",\"date\":\"2026-%02d-%02d\",\"text\":\"%s\"}\n", d, 1 + d % 9, 1 + d % 28, text
  }
}
