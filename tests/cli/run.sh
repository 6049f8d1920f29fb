#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft run: every kind of output, the same bytes whatever the order.
. "$WEFT_TEST_DATA/support/assert.sh"

pack=$WEFT_TEST_DATA/support/pack
names=(가람 나래 다솜 마루 바다 사랑)
makers=(한빛전자 두루소프트 새별연구원)
mkdir docs
for i in 0 1 2 3 4 5; do
  printf '%s는 2021년 %d월 언어 모델 ‘%s’을 개발했다. %s\n' \
    "${makers[$((i % 3))]}" $((i + 1)) "${names[$i]}" \
    "‘${names[$i]}’에 데이터 1조7,500억개를 썼다." >"docs/$i.txt"
done

for kind in svg html png pdf dot jsonl nt ttl nq trig jsonld csv graphml gexf \
  gv mmd cypher; do
  weft run --pack "$pack" docs -o out.$kind
  expect_code 0
  expect_file out.$kind
  expect_error out.$kind
  expect_error '6 documents'
  expect_no_out
done
[ "$(head -c 8 out.png | tail -c 7 | head -c 3)" = PNG ] || fail 'not a PNG'
[ "$(head -c 4 out.pdf)" = %PDF ] || fail 'not a PDF'
if command -v xmllint >/dev/null; then
  xmllint --noout out.svg || fail 'the SVG is not well-formed'
fi
if command -v rapper >/dev/null; then
  rapper -q -i ntriples -c out.nt || fail 'the N-Triples are not valid'
fi
grep -q '한빛전자' out.svg || fail 'a name is missing from the picture'

# Threads and order change nothing
for kind in svg dot jsonl ttl trig jsonld csv gexf mmd cypher; do
  weft run --pack "$pack" -q -j1 docs/{0,1,2,3,4,5}.txt -o one.$kind
  expect_code 0
  [ ! -s err.txt ] || fail '--quiet is not quiet'
  weft run --pack "$pack" -q -j2 docs/{5,3,1,0,2,4}.txt -o two.$kind
  expect_same one.$kind two.$kind
  weft run --pack "$pack" -q -j4 docs/{2,1,0,5,4,3}.txt -o two.$kind
  expect_same one.$kind two.$kind
done

# Many outputs in one go are those of many runs
weft run --pack "$pack" docs -o both.svg -o both.nt
expect_code 0
expect_same both.svg out.svg
expect_same both.nt out.nt

# Every export of one graph in one go says the same to those who read it
mkdir all
outputs=()
for kind in jsonl nt ttl nq trig jsonld csv cypher graphml gexf gv mmd; do
  outputs+=(-o all/graph.$kind)
done
weft run --json -q "$WEFT_SOURCE_DIR"/docs/examples/*.txt "${outputs[@]}" \
  -o all/graph.neo4j
expect_code 0
cp out.txt all/counts.json
mv all/graph.neo4j/* all
/usr/bin/python3 "$WEFT_TEST_DATA/support/check_export.py" all >check.txt 2>&1 ||
  fail "$(cat check.txt)"

# A folder for Neo4j comes whole, in the place of an old one
weft run --pack "$pack" docs -o out.neo4j
expect_code 0
expect_file out.neo4j/nodes.csv
expect_file out.neo4j/relationships.csv
expect_error 'out.neo4j (nodes.csv): '
[ "$(ls -A out.neo4j | wc -l)" -eq 2 ] || fail 'other files in the folder'
cp -r out.neo4j copy.neo4j
weft run --pack "$pack" docs/0.txt -o out.neo4j/
expect_code 0
cmp -s out.neo4j/nodes.csv copy.neo4j/nodes.csv && fail 'the old folder stayed'
weft run --pack "$pack" docs -o ./out.neo4j//
expect_same out.neo4j/nodes.csv copy.neo4j/nodes.csv
expect_same out.neo4j/relationships.csv copy.neo4j/relationships.csv
ln -s out.neo4j link.neo4j
weft run --pack "$pack" docs/0.txt -o link.neo4j
[ -L link.neo4j ] || fail 'the link was replaced'
cmp -s out.neo4j/nodes.csv copy.neo4j/nodes.csv && fail 'the old folder stayed'

# A folder with anything else in it is somebody's own, and a file is no folder
echo mine >copy.neo4j/notes.txt
weft run --pack "$pack" docs/0.txt -o copy.neo4j
expect_code 2
expect_error_line 'notes.txt'
[ "$(ls -A copy.neo4j | wc -l)" -eq 3 ] || fail 'the folder was changed'
touch file.neo4j
weft run --pack "$pack" docs/0.txt -o file.neo4j
expect_code 2
expect_error_line 'name a folder'
weft run --pack "$pack" docs/0.txt -o missing/out.neo4j
expect_code 2
expect_no_file missing/out.neo4j
! compgen -G '.*.??????' >/dev/null || fail 'a temporary folder was left behind'

weft run --pack "$pack" docs -o titled.svg --title '제목 & <표제>'
expect_code 0
grep -q '제목 &amp; &lt;표제&gt;' titled.svg || fail 'the title is missing'
for literals in inside nodes hide; do
  weft run --pack "$pack" docs -o $literals.dot --literals $literals
  expect_code 0
done
cmp -s nodes.dot hide.dot && fail '--literals changes nothing'
for layout in dot neato sfdp; do
  weft run --pack "$pack" docs -o $layout.svg --layout $layout
  expect_code 0
  expect_file $layout.svg
done
weft run --pack "$pack" docs -o limited.svg --time-limit 30
expect_code 0

weft run --pack "$pack" docs -o report.dot --json
expect_out '"documents":6'

# A file that is replaced keeps its permissions; a link is followed
chmod 640 out.dot
weft run --pack "$pack" docs -o out.dot
[ "$(stat -c %a out.dot)" = 640 ] || fail 'permissions were lost'
mkdir real
ln -s real/linked.dot linked.dot
touch real/linked.dot
weft run --pack "$pack" docs -o linked.dot
[ -L linked.dot ] || fail 'the link was replaced'
expect_file real/linked.dot

finish
