#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft query and weft show: forms of output, exit codes, files that cannot be
# written.
. "$WEFT_TEST_DATA/support/assert.sh"

pack=$WEFT_TEST_DATA/support/pack

# fact DOC START SUBJECT RELATION OBJECT EVIDENCE: a line of triples; an object
# without `/` is a number
fact() {
  local object='{"name":"'$5'개","type":"Quantity","value":'$5',"unit":"개"}'
  case $5 in
    */*) object='{"id":"'$5'","name":"'${5#*/}'","type":"'${5%%/*}'"}' ;;
  esac
  printf '{"doc":"%s","subject":{"id":"%s","name":"%s","type":"%s"},' \
    "$1" "$3" "${3#*/}" "${3%%/*}"
  printf '"relation":"%s","object":%s,"status":"actual","confidence":900,' \
    "$4" "$object"
  printf '"rule":"t/r","evidence":{"sentence":0,"start":%s,"end":%s,' \
    "$2" "$(($2 + 9))"
  printf '"text":"%s"}}\n' "$6"
}

header() {
  printf '{"doc":"%s","document":{"date":"","title":"","sha256":"%s",' "$1" "$1"
  printf '"bytes":9,"aliases":[%s]}}\n' "${2:-}"
}

{
  header a.txt '{"id":"Organization/네이버","alias":"NAVER","reason":"parenthesis"}'
  fact a.txt 0 Organization/네이버 develops AIModel/하이퍼클로바 \
    '네이버가 하이퍼클로바를 개발했다'
  fact a.txt 10 AIModel/하이퍼클로바 count 2040 '2040개'
  header b.txt
  fact b.txt 0 Organization/구글 develops AIModel/TPU '구글은 TPU를, <b>만들었다</b>'
  fact b.txt 10 AIModel/TPU count 7 '7개'
  fact b.txt 20 'Organization/쉼표, \"따옴표\"' develops AIModel/TPU 'A\tB'
  fact b.txt 30 'Organization/\u001b[31m빨강\u202e' develops 'AIModel/줄\n바꿈' 'x'
} >facts.jsonl
weft import --pack "$pack" facts.jsonl -o g.weft
expect_code 0

# A table whose columns are aligned by what a terminal shows
weft query g.weft '?org develops ?model . ?model count ?n'
expect_code 0
cat >expected.txt <<'END'
org             model         n
구글            TPU           7개
네이버          하이퍼클로바  2040개
쉼표, "따옴표"  TPU           7개
END
expect_same out.txt expected.txt
[ ! -s err.txt ] || fail 'something on standard error'

# No control character reaches a terminal
weft query g.weft '?org develops ?model'
expect_code 0
LC_ALL=C tr -d '\n' <out.txt | LC_ALL=C grep -q '[[:cntrl:]]' &&
  fail 'a control character in the table'
grep -q $'\xe2\x80\xae' out.txt && fail 'a turned line in the table'

weft query g.weft 'naver develops ?x' --json
expect_code 0
printf '%s\n' '{"x":{"id":"AIModel/하이퍼클로바","name":"하이퍼클로바","type":"AIModel"}}' \
  >expected.txt
expect_same out.txt expected.txt
weft query g.weft '?x count ?n . ?n > 1000' --format json
expect_out '"n":{"name":"2040개","type":"Quantity","value":2040,"unit":"개"}'
weft query g.weft 'naver develops ?x' --json --evidence
expect_out '"evidence":[{"doc":"a.txt","sentence":0,"start":0,"end":9,'

weft query g.weft '?o develops TPU' --csv
expect_code 0
cat >expected.txt <<'END'
o,o_id,o_type
구글,Organization/구글,Organization
"쉼표, ""따옴표""","Organization/쉼표, ""따옴표""",Organization
END
expect_same out.txt expected.txt
weft query g.weft 'TPU count ?n' --format csv
expect_out 'n,n_id,n_type,n_value,n_unit'
expect_out '7개,,Quantity,7,개'

# Every form is read back by a program
if command -v python3 >/dev/null; then
  weft query g.weft '?o ?r ?x' --json --evidence
  cp out.txt all.jsonl
  weft query g.weft '?o ?r ?x' --csv
  cp out.txt all.csv
  weft show g.weft TPU --json --evidence
  cp out.txt show.jsonl
  python3 - >out.txt 2>err.txt <<'END' || fail 'the answers are not read back'
import csv, json
rows = [json.loads(line) for line in open("all.jsonl", encoding="utf-8")]
table = list(csv.reader(open("all.csv", encoding="utf-8", newline="")))
assert len(rows) == 6 and len(table) == 7, (len(rows), len(table))
for row, line in zip(rows, table[1:]):
    assert row["o"]["name"] == line[0] and row["r"] == line[3], (row, line)
    assert row["x"]["name"] == line[4], (row, line)
    assert str(row["x"].get("value", "")) == line[7]
    assert row["facts"][0]["evidence"][0]["doc"].endswith(".txt")
shown = [json.loads(line) for line in open("show.jsonl", encoding="utf-8")]
assert shown[0]["entity"]["id"] == "AIModel/TPU"
assert len(shown[0]["facts"]) == 3
END
fi

# Nothing is found: exit code 1, and no row
weft query g.weft '네이버 develops TPU'
expect_code 1
expect_no_out
expect_error_line 'nothing was found'
weft query -q g.weft '네이버 develops TPU'
expect_code 1
[ ! -s err.txt ] || fail '--quiet is not quiet'
weft query g.weft '네이버 develops 하이퍼클로바'
expect_code 0
expect_out yes
weft query g.weft '네이바 develops ?x'
expect_code 1
expect_error_line 'query:1:1: nothing is called 네이바; did you mean 네이버?'

# A name in decomposed letters (NFD) is the same name
weft query g.weft $'\xe1\x84\x82\xe1\x85\xa6\xe1\x84\x8b\xe1\x85\xb5\xe1\x84\x87\xe1\x85\xa5 develops ?x'
expect_code 0
expect_out 하이퍼클로바

weft query g.weft '?x develops ?y' --limit 2
expect_code 0
[ "$(wc -l <out.txt)" -eq 3 ] || fail '--limit does not limit'
expect_error_line 'raise --limit'

# Words, paths
weft query g.weft --text 구글
expect_code 0
expect_out 'b.txt:0-9: 구글은 TPU를, <b>만들었다</b>'
expect_out '    구글 develops TPU'
weft query g.weft --text 네이버 개발했
expect_code 0
expect_out 'a.txt:0-9'
weft query g.weft --text tpu --json
expect_out '"text":"구글은 TPU를, <b>만들었다</b>","facts":[{"subject":'
weft query g.weft --text 카카오
expect_code 1
weft query g.weft --path 구글 '쉼표, "따옴표"'
expect_code 0
expect_out '구글 -develops-> TPU <-develops- 쉼표, "따옴표"'
weft query g.weft --path 구글 '쉼표, "따옴표"' --json
expect_out '"nodes":[{"id":"Organization/구글"'
weft query g.weft --path 구글 네이버
expect_code 1
weft query g.weft --path 구글 '쉼표, "따옴표"' --max 1
expect_code 1

# show
weft show g.weft 네이버
expect_code 0
cat >expected.txt <<'END'
네이버  Organization
  also: NAVER
  → develops
      하이퍼클로바 (AIModel)  [900, 1 document]
END
expect_same out.txt expected.txt
weft show g.weft naver:Organization --labels ko -v
expect_code 0
expect_out 'a.txt:0-9: 네이버가 하이퍼클로바를 개발했다'
weft show g.weft 'TPU'
expect_out '← develops'
weft show g.weft 네이바
expect_code 1
expect_no_out
expect_error_line 'did you mean 네이버?'

# Wrong use
for arguments in '' 'g.weft' 'g.weft a b' '--path g.weft a' '--text g.weft' \
  '--path --text g.weft a b' '--csv --text g.weft a' '--limit 0 g.weft a' \
  '--format xml g.weft a'; do
  # shellcheck disable=SC2086
  weft query $arguments
  expect_code 2
  expect_no_out
done
weft show g.weft
expect_code 2
weft query missing.weft '?x develops ?y'
expect_code 2
expect_error_line missing.weft
weft query facts.jsonl '?x develops ?y'
expect_code 2
expect_error_line facts.jsonl
weft query g.weft '?x develops'
expect_code 2
expect_error_line 'query:1:12: expected a name'

# Injection: names are parameters, whatever they hold
for name in "'" '"' "x'; DROP TABLE fact; --" '%' '_' "' OR '1'='1" '\' '?1' \
  '$(id)' '[' '*)'; do
  quoted=${name//\\/\\\\}
  weft query g.weft "\"${quoted//\"/\\\"}\" ?r ?x"
  expect_code 1
  weft show g.weft "$name"
  expect_code 1
  weft query g.weft --text "$name"
  [ "$code" -le 1 ] || fail "exit code $code"
  weft query g.weft "?x ?r ?y [unit = \"${quoted//\"/\\\"}\"]"
  expect_code 1
done
weft query g.weft '?org develops ?model . ?model count ?n'
expect_code 0

# From a folder that cannot be written, and while nobody may write the file
mkdir locked
cp g.weft locked/
chmod 444 locked/g.weft
chmod 555 locked
weft query locked/g.weft 'naver develops ?x'
expect_code 0
weft show locked/g.weft naver
expect_code 0
[ "$(find locked -type f | wc -l)" -eq 1 ] || fail 'a file beside the graph'

weft query g.weft 'naver develops ?x' -o answer.txt
expect_code 0
expect_no_out
expect_file answer.txt
weft query g.weft 'naver develops ?x' -o answer.csv
expect_code 0
weft query g.weft 'naver develops ?x' --csv
cmp -s answer.csv out.txt || fail 'the extension .csv chooses no CSV'
weft query g.weft 'naver develops ?x' -o answer.json
expect_code 0
weft query g.weft 'naver develops ?x' --json
cmp -s answer.json out.txt || fail 'the extension .json chooses no JSON'
if [ -e /dev/full ]; then
  weft query g.weft 'naver develops ?x' -o /dev/full
  expect_code 3
fi

finish
