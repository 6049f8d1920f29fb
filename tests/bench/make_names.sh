#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make_names.sh FOLDER COUNT
#
# Prints a lexicon of COUNT names, each of which begins with the first two
# syllables of a word in the texts of FOLDER.  The same arguments give the same
# names.
set -euo pipefail
export LC_ALL=C.UTF-8

find "$1" -type f -exec cat {} + | grep -oP '\p{Hangul}{2,}' |
  sed -E 's/^(..).*/\1/' | LC_ALL=C sort -u |
  awk -v count="$2" '
function pick(n) {
  seed = (seed * 16807) % 2147483647
  return int(seed / 7) % n + 1
}
BEGIN {
  seed = 11
  n = split("가 나 다 라 마 바 사 아 자 차 카 타 파 하 강 경 공 광 교 국 군 금 기 " \
    "길 남 노 단 대 덕 도 동 래 량 련 로 림 만 명 모 목 문 미 민 반 방 백 범 보 " \
    "본 봉 부 북 비 산 상 서 석 선 섬 성 세 소 송 수 순 숭 시 신 심 안 양 언 여 " \
    "연 영 예 오 옥 온 용 우 운 원 월 위 유 윤 은 의 이 인 일 임 장 재 전 정 제 " \
    "종 주 준 중 지 진 찬 창 채 천 철 청 초 총 추 춘 충 치 태 택 통 판 평 포 표 " \
    "풍 한 해 행 향 현 혜 호 홍 화 환 황 회 효 훈 희", syllable, " ")
  types = split("Organization Product Person Location AIModel", type, " ")
}
{ prefix[++prefixes] = $0 }
END {
  while (made < count && prefixes) {
    name = prefix[pick(prefixes)]
    for (i = pick(4) + 1; i; --i) {
      name = name syllable[pick(n)]
    }
    if (!(name in known)) {
      known[name] = 1
      ++made
      print name "\t" type[pick(types)]
    }
  }
}'
