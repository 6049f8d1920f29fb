#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make_network.sh NODES EDGES [SEED]
#
# Prints documents as JSON lines whose triples make a network like those of
# news: communities of some 20 entities around hubs, a few entities known to
# many, small islands apart.  All names are invented.  Each edge joins another
# pair of entities, so a picture has just so many nodes and edges.  The same
# arguments give the same bytes.
set -euo pipefail

LC_ALL=C awk -v nodes="$1" -v edges="$2" -v seed="${3:-1}" '
function pick(n) {
  state = (state * 16807) % 2147483647
  return state % n
}
function one_of(list,  parts, n) {
  n = split(list, parts, " ")
  return parts[pick(n) + 1]
}
function root(  text, n) {
  n = 2 + !pick(4)
  for (text = ""; n; --n)
    text = text one_of("가 나 다 라 마 바 사 아 자 차 하 온 빛 솔 별 한 미 " \
      "누 리 해 달 새 울 진 강 윤 서 도 담 결 원 채 율 모 루 시 우 주 은 초")
  return text
}
function name_for(type) {
  if (type == "Person")
    return one_of("김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송") \
      root()
  if (type == "Organization")
    return root() one_of("전자 통신 소프트 반도체 바이오 에너지 은행 연구소 " \
      "대학교 모빌리티 클라우드 엔터테인먼트 인공지능센터 그룹 산업기술진흥원")
  if (type == "AIModel")
    return root() one_of("-1 GPT LM -프로 넷 2.0 비전")
  if (type == "Chip")
    return one_of("K M X R") (pick(90) + 10) one_of("0 0A 5 NPU")
  if (type == "Product")
    return root() one_of("폰 패드 톡 페이 카 봇 홈 클라우드 워치")
  if (type == "Technology")
    return root() one_of(" 알고리즘 암호기술 학습법 공정 배터리 통신규격")
  return one_of("제3회 제12회 2021") " " root() one_of("포럼 박람회 총회 대회")
}
function add_name(i,  text) {
  do text = name_for(type[i]); while (text in taken)
  taken[text] = 1
  name[i] = text
}
function relation_of(a, b,  pair) {
  pair = type[a] " " type[b]
  return pair in relation ? one_of(relation[pair]) : ""
}
# An edge between two entities, if there is none yet; endpoints that are drawn
# again make the well-known better known
function join(a, b,  key, r, swap) {
  key = a < b ? a " " b : b " " a
  if (a == b || key in joined)
    return 0
  joined[key] = 1
  r = relation_of(a, b)
  if (r == "" && (r = relation_of(b, a)) != "") {
    swap = a
    a = b
    b = swap
  }
  from[count] = a
  to[count] = b
  how[count++] = r == "" ? "exceeds" : r
  ends[home[a] " " size[home[a]]++] = a
  ends[home[b] " " size[home[b]]++] = b
  return 1
}
function known(c) {
  return size[c] ? ends[c " " pick(size[c])] : first[c]
}
function end(i, at) {
  return sprintf("{\"id\":\"%s/%s\",\"name\":\"%s\",\"type\":\"%s\"," \
    "\"start\":%d,\"end\":%d}", type[i], name[i], name[i], type[i], at,
    at + length(name[i]))
}
function triple(at, subject, r, object, text) {
  printf "{\"doc\":\"%s\",\"subject\":%s,\"relation\":\"%s\"," \
    "\"object\":%s,\"status\":\"%s\",\"confidence\":%d," \
    "\"rule\":\"ko-news/%s.made\",\"evidence\":{\"sentence\":%d," \
    "\"start\":%d,\"end\":%d,\"text\":\"%s\"}}\n",
    doc, subject, r, object, pick(15) ? "actual" : "planned",
    700 + pick(300), r, at / 200, at, at + 120, text
}
BEGIN {
  state = seed + 11
  count = 0
  relation["Organization Organization"] = "partner_of invests_in acquires " \
    "competes_with subsidiary_of partner_of supports"
  relation["Organization Product"] = "develops uses owns develops"
  relation["Organization AIModel"] = "develops uses develops"
  relation["Organization Chip"] = "develops uses"
  relation["Organization Technology"] = "develops uses"
  relation["Organization Event"] = "member_of leads"
  relation["Person Organization"] = "employee_of former_employee_of"
  relation["Person Event"] = "leads"
  relation["AIModel Technology"] = "based_on"
  relation["Product Technology"] = "based_on"
  relation["Product AIModel"] = "based_on uses"
  relation["Product Chip"] = "uses based_on"
  relation["AIModel AIModel"] = "exceeds based_on"
  relation["Product Product"] = "competes_with part_of"

  communities = int(nodes / 22) + 1
  for (i = 0; i < nodes; ++i) {
    c = i < communities ? i : int(communities * (pick(10000) / 10000) ^ 1.4)
    home[i] = c
    type[i] = i < communities ? "Organization" : one_of("Organization " \
      "Organization Organization Person Person Product Product AIModel Chip " \
      "Technology Event")
    add_name(i)
    if (i == c)
      first[c] = i
  }
  for (i = 0; i < nodes && count < edges; ++i) {
    c = home[i]
    if (i >= communities)
      join(i, known(c))
    else if (c && (c % 9 || communities < 6))
      join(i, known(pick(c)))
  }
  for (tries = 0; count < edges && tries < 60 * edges; ++tries) {
    c = int(communities * (pick(10000) / 10000) ^ 1.2)
    join(known(c), pick(4) ? known(c) : known(pick(communities)))
  }

  for (k = 0; k < count; ++k) {
    if (k % 20 == 0) {
      doc = sprintf("news%05d.txt", k / 20)
      printf "{\"doc\":\"%s\",\"document\":{\"date\":\"2021-%02d-%02d\"," \
        "\"title\":\"소식 %d\",\"sha256\":\"%064x\",\"bytes\":9000," \
        "\"aliases\":[]}}\n", doc, k / 20 % 12 + 1, k / 20 % 28 + 1, k / 20, k
    }
    at = k % 20 * 400
    triple(at, end(from[k], at), how[k], end(to[k], at + 60),
      name[from[k]] ", " name[to[k]] " 관련 계획 발표")
    if (!pick(6) && type[from[k]] == "Organization") {
      n = (pick(90) + 1) * 10
      triple(at + 200, end(from[k], at + 200), "count",
        sprintf("{\"name\":\"%d명\",\"type\":\"Quantity\",\"start\":%d," \
          "\"end\":%d,\"value\":%d,\"unit\":\"명\"}", n, at + 260, at + 266, n),
        name[from[k]] " 직원은 " n "명")
    }
  }
}'
