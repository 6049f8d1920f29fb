#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Views of a graph in pictures: filters, focus, groups, overviews of large
# graphs, a picture for each document, and exit codes.
. "$WEFT_TEST_DATA/support/assert.sh"

pack=$WEFT_TEST_DATA/support/pack
names=(가람 나래 다솜 마루 바다 사랑)
makers=(한빛전자 두루소프트 새별연구원)
mkdir -p docs/하위
for i in 0 1 2 3 4 5; do
  printf '%s는 2021년 %d월 언어 모델 ‘%s’을 개발했다. %s\n' \
    "${makers[$((i % 3))]}" $((i + 1)) "${names[$i]}" \
    "‘${names[$i]}’에 데이터 1조7,500억개를 썼다." >"docs/$i.txt"
done
cp docs/0.txt docs/하위/0.txt
: >docs/none.txt
weft run -q --pack "$pack" docs --graph g.weft -o all.dot
expect_code 0

# The nodes of a DOT file, by name
nodes() {
  grep -o '<B>[^<]*</B>' "$1" | sed 's/<[^>]*>//g' | sort | paste -sd ' '
}

expect_nodes() {
  [ "$(nodes "$1")" = "$2" ] || fail "nodes are $(nodes "$1"), not $2"
}

# Focus, as any command names an entity
for name in 한빛전자 Organization/한빛전자 한빛전자:Organization '한빛 전자'; do
  weft render g.weft --focus "$name" -o focus.dot
  expect_code 0
  expect_nodes focus.dot '가람 마루 한빛전자'
  expect_error 'away from the focus: 5 entities'
done
weft render g.weft --focus 가람 --depth 2 -o focus.dot
expect_nodes focus.dot '가람 마루 한빛전자'
weft render g.weft --focus 가람 --focus 나래 -o focus.dot
expect_nodes focus.dot '가람 나래 두루소프트 한빛전자'
weft run -q --pack "$pack" docs --focus 가람 -o focus.dot
expect_code 0
expect_nodes focus.dot '가람 한빛전자'

# A name that is not there is an answer; a type or a relation is a mistake
weft render g.weft --focus 한빛전지 -o no.svg
expect_code 1
expect_error_line "no entity is named '한빛전지'; did you mean 한빛전자?"
expect_no_file no.svg
weft render g.weft --type Organizaton -o no.svg
expect_code 2
expect_error_line 'did you mean Organization'
weft render g.weft --relation develop -o no.svg
expect_code 2
expect_error_line 'did you mean develops'
for wrong in --top=0 --depth=x --min-confidence=1001 --since=May \
  --group-by=color; do
  weft render g.weft "$wrong" -o no.svg
  expect_code 2
  expect_error_line "${wrong%=*}"
done
weft render g.weft --depth 2 -o no.svg
expect_code 2
expect_error_line '--focus'
weft render g.weft --since 2021-06 --until 2021-05-31 -o no.svg
expect_code 2
expect_error_line '--since 2021-06 is later than --until 2021-05-31'
weft render g.weft --format svg -o no.svg
expect_code 2
expect_error_line '--per-document'
expect_no_file no.svg

# Filters, and what they leave out by reason
weft render g.weft --type Organization -o type.dot
expect_code 0
expect_nodes type.dot '두루소프트 한빛전자'
expect_error 'type: 6 entities'
weft render g.weft --relation develops --top 4 -o top.dot
expect_code 0
expect_error 'less connected: 2 entities'
[ "$(nodes top.dot | wc -w)" -eq 4 ] || fail 'not four nodes'
weft render g.weft --since 2021-05 --until 2021-05-31 --relation develops \
  -o date.dot
expect_code 0

# A picture of nothing says so, and so does the exit code
for lang in ko en; do
  weft render g.weft --min-confidence 1000 --labels $lang -o nothing.svg
  expect_code 1
  expect_file nothing.svg
  expect_error 'nothing to show'
done
grep -q 'Nothing to show' nothing.svg || fail 'the picture does not say so'
: >empty.txt
weft run -q --pack "$pack" empty.txt -o empty.svg
expect_code 0

# What fails is a failure, also after such a picture
weft render -q g.weft --min-confidence 1000 --dpi 1000000 \
  -o never.svg -o never.png
expect_code 2
expect_error_line 'too large for PNG'
weft render -q g.weft --dpi 99999999999 -o never.png
expect_code 2
expect_error_line 'too large for PNG'
expect_no_file never.png

# Frames
weft render -q g.weft --group-by type -o group.dot
expect_code 0
[ "$(grep -c 'subgraph cluster_g' group.dot)" -eq 2 ] || fail 'not two frames'
weft render -q g.weft --group-by community -o group.dot
[ "$(grep -c 'subgraph cluster_g' group.dot)" -eq 2 ] ||
  fail 'not two communities'

# An error with one of many documents says with which
weft render -q g.weft --per-document large --format png --dpi 2000000
expect_code 2
expect_error_line '0.txt: the picture is too large'

# A picture for each document
mkdir each
printf 'mine' >each/mine.txt
weft render g.weft --per-document each
expect_code 0
expect_error '7 pictures of 8 documents, 1 with nothing to draw'
for name in 0 1 2 3 4 5 하위_0; do
  expect_file "each/$name.svg"
done
[ "$(cat each/mine.txt)" = mine ] || fail 'another file was touched'
[ "$(find each -type f | wc -l)" -eq 9 ] || fail 'not the files that are due'
grep -q '나래' each/1.svg || fail 'a name is missing'
grep -q '가람' each/1.svg && fail 'another document is in the picture'
grep -q 'href="%ED%95%98%EC%9C%84_0.svg"' each/index.html ||
  fail 'a picture is not listed'
weft run -q --pack "$pack" docs --per-document other --format dot -o all2.svg
expect_code 0
expect_file all2.svg
expect_file other/0.dot
weft render -q g.weft --per-document again --format dot -o again.svg
for name in 0 1 하위_0; do
  expect_same "other/$name.dot" "again/$name.dot"
done
weft render -q g.weft --per-document html -o all.html
expect_file html/0.html
expect_file html/index.html

# Only documents that have what is asked for; a page of others stays
mkdir some
printf '<title>mine</title>' >some/index.html
weft render g.weft --per-document some --focus 나래
expect_code 0
expect_file some/1.svg
expect_no_file some/0.svg
expect_error 'not ours'
grep -q mine some/index.html || fail 'a page of others was replaced'
weft render g.weft --per-document some --focus 누구
expect_code 1
weft render g.weft --per-document some --min-confidence 1000
expect_code 1

# Folders that cannot be
weft render g.weft --per-document docs/0.txt
expect_code 2
weft render g.weft --per-document no/such/folder
expect_code 2
weft render g.weft
expect_code 2
expect_error_line '--per-document'

# Names that differ in what files cannot show
{
  for doc in 'a/b' 'a_b.txt' 'A:B.md' '.hidden' 'index' '..'; do
    printf '{"id":"%s","text":"한빛전자는 언어 모델 ‘가람’을 개발했다."}\n' "$doc"
  done
} >same.jsonl
weft run -q --pack "$pack" same.jsonl --per-document same --format html
expect_code 0
[ "$(find same -type f | wc -l)" -eq 7 ] || fail 'a picture is missing'
for name in A_B a_b-2 a_b-3 _hidden index-2 _.; do
  expect_file "same/$name.html"
done

# An overview of a graph too large to draw: communities stand for the rest
bash "$WEFT_TEST_DATA/bench/make_triples.sh" 500 10 1500 >large.jsonl
weft import -q --pack "$pack" large.jsonl -o large.weft
weft render large.weft -o large.dot
expect_code 0
expect_error 'in groups'
[ "$(grep -c '^ *n[0-9]* \[' large.dot)" -le 80 ] || fail 'too much to read'
grep -q '묶음 [0-9]*개에 개체' large.dot || fail 'the caption does not say so'
weft render -q large.weft -o again.dot
expect_same large.dot again.dot
weft render -q large.weft --focus 회사1 -o focus.svg
expect_code 0
expect_file focus.svg

finish
