#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft extract: order, threads, standard input, files.
. "$WEFT_TEST_DATA/support/assert.sh"

pack=$WEFT_TEST_DATA/support/pack
names=(가람 나래 다솜 마루 바다 사랑 아라 자람 차돌 하늘)
mkdir docs
for i in 0 1 2 3 4 5 6 7 8 9; do
  for j in 0 1 2 3; do
    printf '한빛전자는 2021년 %d월 언어 모델 ‘%s %d’을 개발했다. %s\n' \
      $((i + 1)) "${names[$i]}" "$j" \
      '이 ‘가람’에 데이터 1조7,500억개를 썼다.' >"docs/$i$j.txt"
  done
done

weft extract --pack "$pack" -j1 docs
expect_code 0
cp out.txt one.jsonl
for jobs in 2 4 7; do
  weft extract --pack "$pack" -j$jobs docs
  expect_code 0
  expect_same out.txt one.jsonl
done
weft extract --pack "$pack" docs
expect_same out.txt one.jsonl

[ "$(grep -c '"document":' one.jsonl)" -eq 40 ] || fail 'not forty documents'
grep '"document":' one.jsonl | cut -d'"' -f4 >order.txt
sort -c order.txt || fail 'a folder is not in sorted order'

# Named files come as named
weft extract --pack "$pack" -j4 docs/21.txt docs/03.txt docs/39.txt docs/00.txt
expect_code 2
weft extract --pack "$pack" -j4 docs/21.txt docs/03.txt docs/33.txt docs/00.txt
expect_code 0
[ "$(grep '"document":' out.txt | cut -d'"' -f4 | tr '\n' ' ')" = \
  'docs/21.txt docs/03.txt docs/33.txt docs/00.txt ' ] ||
  fail 'documents are not in input order'

# Facts
expect_out '"relation":"develops"'
expect_out '"id":"Organization/한빛전자"'

# --mentions adds lines and changes none
weft extract --pack "$pack" --mentions docs/00.txt
expect_code 0
cp out.txt mentions.txt
weft extract --pack "$pack" docs/00.txt
grep -vxFf out.txt mentions.txt >only.txt
[ -s only.txt ] || fail 'no mention lines'
grep -q '"relation"' only.txt && fail 'mentions changed triples'

# Standard input and files
"$WEFT" extract --pack "$pack" - <docs/00.txt >stdin.txt 2>err.txt || fail 'standard input'
grep -q '"relation"' stdin.txt || fail 'nothing from standard input'
weft extract --pack "$pack" docs -o docs.jsonl
expect_code 0
expect_no_out
expect_same docs.jsonl one.jsonl
weft extract --pack "$pack" docs -o docs.jsonl
expect_same docs.jsonl one.jsonl
expect_no_file none

# --date resolves what the text leaves open
printf '한빛전자는 지난달 언어 모델 ‘가람’을 개발했다.\n' >relative.txt
weft extract --pack "$pack" --date 2022-03-15 relative.txt
expect_code 0
expect_out '"date":"2022-03-15"'

weft extract --pack "$pack" -v docs/00.txt
expect_error UTF-8

finish
