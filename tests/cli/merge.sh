#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft merge, diff and stats: what is one, what differs, what there is.
. "$WEFT_TEST_DATA/support/assert.sh"

# document DOC DATE HASH TITLE
document() {
  printf '{"doc":"%s","document":{"date":"%s","title":"%s","sha256":"%s",' \
    "$1" "$2" "$4" "$3"
  printf '"bytes":10,"aliases":[{"id":"Organization/가람","alias":"%s",' "$4"
  printf '"reason":"parenthesis"}]}}\n'
}

# triple DOC SUBJECT RELATION OBJECT START [MORE]
triple() {
  printf '{"doc":"%s","subject":{"id":"Organization/%s","name":"%s",' \
    "$1" "$2" "$2"
  printf '"type":"Organization","start":%d,"end":%d},"relation":"%s",' \
    "$5" "$(($5 + 6))" "$3"
  printf '"object":{"id":"Organization/%s","name":"%s","type":' "$4" "$4"
  printf '"Organization"},"status":"actual",%s"confidence":800,' "${6:-}"
  printf '"rule":"x/y","evidence":{"sentence":0,"start":%d,"end":%d,' \
    "$5" "$(($5 + 40))"
  printf '"text":"%s: %s %s."}}\n' "$2" "$3" "$4"
}

# make NAME: a graph from the lines on standard input
make() {
  weft import -q - -o "$1.weft"
  expect_code 0
}

rows() {
  /usr/bin/python3 -c 'import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(*row)' "$@"
}

# One document in three versions, one of them with other rules' triples
one=$(printf '1%.0s' {1..64})
two=$(printf '2%.0s' {1..64})
{
  document a.txt 2026-01-01 "$two" 처음
  triple a.txt 가람 partner_of 나래 0
} | make first
{
  document a.txt 2026-01-02 "$one" 나중
  triple a.txt 가람 partner_of 다솜 0
  triple a.txt 가람 partner_of 다솜 0
  document b.txt 2026-01-01 "$one" 다른
  triple b.txt 마루 partner_of 다솜 50
} | make second
{
  document a.txt 2026-01-02 "$one" 나중
  triple a.txt 가람 subsidiary_of 다솜 0
  triple a.txt 가람 partner_of 다솜 0
} | make third
{
  document a.txt 2026-01-02 "$two" 가장
  triple a.txt 가람 acquires 마루 7
} | make fourth

weft merge first.weft second.weft -o merged.weft
expect_code 0
expect_error "a.txt differs: kept that of second.weft (2026-01-02 111111111111)"
expect_error "not that of first.weft (2026-01-01 222222222222)"
expect_error 'merged.weft: 2 documents, '
weft merge --quiet --json second.weft first.weft -o merged.weft
expect_out '"documents":2'
[ ! -s err.txt ] || fail '--quiet is not quiet'

merge_in() {
  local out=$1
  shift
  weft merge -q "$@" -o "$out"
  expect_code 0
}
clashes='SELECT doc, date, sha256, file FROM clash ORDER BY 1, 2, 3'
others='SELECT doc, date, sha256 FROM clash ORDER BY 1, 2, 3'
declared='SELECT kind, name, position, member, number, value FROM schema_item
  JOIN schema_member USING (kind, name) ORDER BY 1, 2, 4, 5'
/usr/bin/python3 -c 'import sqlite3
graph = sqlite3.connect("third.weft")
graph.execute("INSERT INTO decision VALUES(\"join\", \"a\", \"b\")")
graph.execute("UPDATE schema_member SET value = \"힣\" WHERE kind = \"type\""
  " AND name = \"Organization\" AND member = \"label.text\"")
graph.commit()'
merge_in all.weft first.weft second.weft third.weft fourth.weft
weft export --format jsonl all.weft -o all.jsonl
expect_code 0
grep -q acquires all.jsonl || fail 'the latest version with the greatest hash'
grep -q '"subsidiary_of"' all.jsonl && fail 'a version that gave way'
rows all.weft "$clashes" >clashes.txt
printf 'a.txt 2026-01-01 %s first.weft\na.txt 2026-01-02 %s second.weft\n' \
  "$two" "$one" >expected.txt
expect_same clashes.txt expected.txt

weft conflicts -q all.weft
expect_code 1
expect_out "a.txt of 2026-01-01 in first.weft, SHA-256 $two"
weft conflicts --json all.weft
expect_code 1
expect_out '"conflict":"document","certain":true,"doc":"a.txt","date":"2026-01-0'

# Neither order nor steps make a difference
orders=('first second third fourth' 'fourth third second first'
  'third first fourth second' 'second fourth first third')
for order in "${orders[@]}"; do
  read -r a b c d <<<"$order"
  merge_in whole.weft "$a.weft" "$b.weft" "$c.weft" "$d.weft"
  merge_in left.weft "$a.weft" "$b.weft"
  merge_in left.weft left.weft "$c.weft"
  merge_in left.weft left.weft "$d.weft"
  merge_in right.weft "$c.weft" "$d.weft"
  merge_in right.weft "$b.weft" right.weft
  merge_in right.weft "$a.weft" right.weft
  for graph in whole left right; do
    weft export --format jsonl $graph.weft -o $graph.jsonl
    expect_same $graph.jsonl all.jsonl
    rows $graph.weft "$others" >$graph.clashes
    cut -d' ' -f1-3 clashes.txt >expected.txt
    expect_same $graph.clashes expected.txt
    rows $graph.weft "$declared" >$graph.declared
    expect_same $graph.declared whole.declared
    grep -q '힣' $graph.declared || fail 'not the greatest declaration'
    [ "$(rows $graph.weft 'SELECT * FROM decision')" = 'join a b' ] ||
      fail 'a decision was lost'
  done
done

# The same version with other triples: all of them, each once
merge_in both.weft second.weft third.weft
merge_in twice.weft third.weft both.weft second.weft
weft export --format jsonl both.weft -o both.jsonl
weft export --format jsonl twice.weft -o twice.jsonl
expect_same both.jsonl twice.jsonl
[ "$(grep -c '"relation"' both.jsonl)" -eq 3 ] || fail 'not three triples'
[ -z "$(rows both.weft "$clashes")" ] || fail 'a clash of equal versions'

# A clash ends when the document is added again or removed
document a.txt 2026-01-03 "$one" 새로 | weft import -q - -o all.weft
expect_code 0
[ -z "$(rows all.weft "$clashes")" ] || fail 'a clash that is settled'

# What is no graph stays as it is
echo text >text.txt
weft merge -q first.weft text.txt -o new.weft
expect_code 2
expect_error_line text.txt
expect_no_file new.weft
weft merge -q first.weft -o text.txt
expect_code 2
expect_error_line text.txt
[ "$(cat text.txt)" = text ] || fail 'a file that is no graph was replaced'
weft merge -q first.weft none.weft -o new.weft
expect_code 2
expect_error_line none.weft
weft merge -q first.weft -o none/new.weft
expect_code 2
expect_error_line none/new.weft
weft merge -q -o new.weft
expect_code 2
weft merge -q first.weft
expect_code 2
weft merge -q first.weft -o -
expect_code 2
[ -z "$(ls -A | grep -E '^\.|-(wal|shm|journal)$')" ] ||
  fail 'something was left behind'

# A leftover of a file that is no more is not taken for a part of the new one
cp second.weft stale.weft
weft import -q all.jsonl -o stale.weft
rm stale.weft
head -c 9000 /dev/urandom >stale.weft-wal
merge_in stale.weft second.weft
weft diff second.weft stale.weft
expect_code 0

# Differences
weft diff second.weft second.weft
expect_code 0
expect_no_out
weft diff second.weft both.weft
expect_code 1
cat >expected.txt <<'END'
+ fact Organization/가람  subsidiary_of  Organization/다솜
END
expect_same out.txt expected.txt
{
  document a.txt 2026-01-02 "$one" 나중
  triple a.txt 가람 partner_of 다솜 0 '"when":"2025",'
  triple a.txt 가람 partner_of 다솜 70 '"when":"2025",'
  triple a.txt 가람 partner_of 라온 70
} | make changed
weft diff second.weft changed.weft
expect_code 1
cat >expected.txt <<'END'
- document b.txt  다른
~ entity Organization/가람  (also 나중, 다른 → 나중)
+ entity Organization/라온
- entity Organization/마루
~ fact Organization/가람  partner_of  Organization/다솜  (when none → 2025, confidence 800 → 960, supports 1 → 2)
+ fact Organization/가람  partner_of  Organization/라온
- fact Organization/다솜  partner_of  Organization/마루
END
expect_same out.txt expected.txt
weft diff --json changed.weft second.weft
expect_code 1
expect_out '{"what":"document","change":"added","b":{"doc":"b.txt",'
expect_out '"change":"changed","a":{"subject":"Organization/가람","relation"'
/usr/bin/python3 -c 'import json, sys
for line in open("out.txt", encoding="utf-8"): json.loads(line)' ||
  fail 'no JSON lines'
weft diff --quiet second.weft changed.weft
expect_code 1
expect_no_out
weft diff second.weft
expect_code 2
weft diff second.weft none.weft
expect_code 2
expect_error_line none.weft

# Figures
weft stats second.weft
expect_code 0
expect_out 'documents               2'
expect_out 'components: 1, the largest of 3 entities'
weft stats --json second.weft
expect_code 0
/usr/bin/python3 -c 'import json
s = json.load(open("out.txt", encoding="utf-8"))
assert (s["documents"], s["triples"], s["entities"], s["facts"]) == (2, 2, 3, 2)
assert s["types"] == {"Organization": 3}, s
assert s["relations"] == {"partner_of": 2}, s
assert s["degree"]["top"][0] == {"id": "Organization/다솜", "degree": 2}, s
assert s["pagerank"][0]["id"] == "Organization/다솜", s
assert s["components"] == {"count": 1, "largest": 3}, s
assert sum(s["confidence"]) == 2' || fail 'wrong figures'
weft stats --documents second.weft
expect_code 0
printf 'a.txt\t2026-01-02\t2\t나중\nb.txt\t2026-01-01\t1\t다른\n' >expected.txt
expect_same out.txt expected.txt
weft stats --documents --json second.weft
expect_out "{\"doc\":\"b.txt\",\"date\":\"2026-01-01\",\"title\":\"다른\","
weft stats
expect_code 2
weft stats none.weft
expect_code 2

# An empty graph has figures, too
weft build -q --remove a.txt --remove b.txt -o second.weft
weft stats second.weft
expect_code 0
expect_out 'components: 0'
merge_in empty.weft second.weft
weft diff empty.weft second.weft
expect_code 0

finish
