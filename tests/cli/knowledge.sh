#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft aliases and conflicts, and exports as of a date and with what follows.
. "$WEFT_TEST_DATA/support/assert.sh"

# line DOC START SUBJECT RELATION OBJECT [MORE]
line() {
  printf '{"doc":"%s","subject":{"id":"%s","name":"%s","type":"%s"},' \
    "$1" "$3" "${3#*/}" "${3%%/*}"
  printf '"relation":"%s","object":%s,"confidence":900,"rule":"t/t",' "$4" "$5"
  printf '"evidence":{"sentence":%d,"start":%d,"end":%d,"text":"%s"}%s}\n' \
    "$2" "$2" "$(($2 + 5))" "sentence $2 of $1" "${6:-}"
}

entity() {
  printf '{"id":"%s","name":"%s","type":"%s"}' "$1" "${1#*/}" "${1%%/*}"
}

header() {
  printf '{"doc":"%s","document":{"date":"%s","title":"","sha256":"",' "$1" "$2"
  printf '"bytes":1,"aliases":[%s]}}\n' "${3:-}"
}

count() {
  printf '{"name":"%s개","type":"Quantity","value":%s,"unit":"개"}' "$1" "$1"
}

{
  header a.txt 2021-01-01 \
    '{"id":"Organization/한별전자","alias":"HBE","reason":"text"}'
  line a.txt 0 Organization/한별전자 subsidiary_of "$(entity Organization/한별)"
  line a.txt 10 AIModel/가온 parameter_count "$(count 7)"
  line a.txt 20 AIModel/가온 parameter_count "$(count 9)"
  header b.txt 2023-01-01 ''
  line b.txt 0 Organization/HBE uses "$(entity AIModel/가온)"
  line b.txt 10 Organization/한별 subsidiary_of "$(entity Organization/큰별)"
} >lines.jsonl
weft import lines.jsonl -o g.weft -q
expect_code 0

# Names, reasons, decisions
weft aliases g.weft
expect_code 0
expect_out 'Organization/한별전자  HBE'
expect_out "Organization/한별전자 = Organization/HBE  'HBE' declared in a.txt (text)"
weft aliases g.weft --json
expect_out '"joins":[{"a":"Organization/한별전자","b":"Organization/HBE","why":"alias","alias":"HBE","doc":"a.txt","reason":"text"}]'
python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]' \
  <out.txt || fail 'not JSON'

weft aliases g.weft HBE
expect_code 0
expect_out 'Organization/한별전자  HBE'
weft aliases g.weft Organization/한별
expect_code 0
[ "$(wc -l <out.txt)" -eq 1 ] || fail 'more than was asked for'
weft aliases g.weft 없음
expect_code 1
expect_no_out

weft aliases split g.weft HBE 한별전자
expect_code 0
expect_no_out
weft aliases g.weft
expect_out '! split  Organization/HBE  Organization/한별전자'
weft export g.weft --format nt
cp out.txt split.nt
grep -q 'Organization/HBE>' split.nt || fail 'the split does nothing'

# Decisions stay when the documents come again, and travel as JSON lines
weft import lines.jsonl -o g.weft -q
weft export g.weft --format nt
expect_same out.txt split.nt
weft export g.weft --format jsonl -o copy.jsonl -q
grep -qF '{"decision":{"kind":"split","a":"Organization/HBE","b":"Organization/한별전자"}}' \
  copy.jsonl || fail 'no line for the decision'
weft import copy.jsonl -o copy.weft -q
weft export copy.weft --format nt
expect_same out.txt split.nt
weft aliases forget g.weft 한별전자 HBE
expect_code 0
weft export g.weft --format nt
! grep -q 'Organization/HBE>' out.txt || fail 'nothing was forgotten'

weft aliases join g.weft 큰별 한별
weft aliases g.weft
expect_out 'decided'
weft aliases split g.weft 한별 큰별
weft aliases g.weft
! grep -q '! join' out.txt || fail 'the opposite decision stays'
weft aliases forget g.weft 큰별 Organization/한별
expect_code 0

weft aliases join g.weft 가온 한별
expect_code 2
expect_error_line 'nothing can be both AIModel and Organization'
weft aliases split g.weft 가온 없음
expect_code 2
expect_error_line "no entity is named '없음'"
weft aliases forget g.weft 가온 한별
expect_code 2
expect_error_line 'nothing was decided'
weft aliases split g.weft 가온
expect_code 2
expect_error_line 'two names'
weft aliases
expect_code 2
weft aliases none.weft
expect_code 2
expect_error_line 'none.weft'

# Contradictions
weft conflicts g.weft
expect_code 1
expect_out 'different values'
expect_out 'a.txt:10-15 (2021-01-01)  sentence 10 of a.txt'
expect_out 'a.txt:20-25 (2021-01-01)  sentence 20 of a.txt'
expect_error '1 conflict'
weft conflicts --json -q g.weft
expect_code 1
expect_out '{"conflict":"values","certain":true,"facts":['
python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]' \
  <out.txt || fail 'not JSON'
weft conflicts g.weft --at 2020 -q
expect_code 0
expect_no_out
weft conflicts
expect_code 2

# What follows, and the graph as of a date
weft export g.weft --format nt
! grep -q Inference out.txt || fail 'inferred facts without being asked for'
weft export g.weft --format nt --inferred
expect_out 'Inference'
grep -c premise out.txt | grep -qx 2 || fail 'not two premises'
if command -v rapper >/dev/null; then
  for kind in nt:ntriples ttl:turtle trig:trig; do
    weft export g.weft --format "${kind%:*}" --inferred -o inferred."${kind%:*}"
    rapper -q -i "${kind#*:}" inferred."${kind%:*}" -o ntriples |
      sort -u >"${kind%:*}".triples || fail "no ${kind#*:}"
  done
  expect_same nt.triples ttl.triples
  expect_same nt.triples trig.triples
fi
weft export g.weft --format jsonl --inferred
cp out.txt inferred.jsonl
weft export g.weft --format jsonl
expect_same inferred.jsonl out.txt
weft export g.weft --format csv --at 2022-06-30
[ "$(wc -l <out.txt)" -eq 4 ] || fail 'not the three triples up to 2022'
weft export g.weft --format csv --at soon
expect_code 2

# A graph that nobody may change is no matter for reading
chmod a-w g.weft
weft aliases g.weft
expect_code 0
weft conflicts g.weft
expect_code 1

finish
