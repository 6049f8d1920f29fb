#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft rules on the shipped pack.
. "$WEFT_TEST_DATA/support/assert.sh"

weft rules check ko-news
expect_code 0
expect_out '0 errors'

weft rules check "$WEFT_SOURCE_DIR/extract/packs/ko-news"
expect_code 0

# A rule without examples is a warning, and with --strict the answer is no
mkdir -p bare/rules
printf '%s\n' '{"name": "bare", "language": "ko",' \
  '"types": {"Organization": {}}, "relations": {"partner_of":' \
  '{"domain": ["Organization"], "range": ["Organization"]}}}' >bare/pack.jsonc
printf '%s\n' '[{"id": "with", "relation": "partner_of", "pattern":' \
  '"{subject:Organization}와 {object:Organization}"}]' >bare/rules/a.jsonc
weft rules check bare
expect_code 0
expect_out '1 rules, 0 errors, 3 warnings, 0 notes'
expect_error "bare/rules/a.jsonc:1:2: warning: rule 'bare/with' has no examples"
expect_error 'warning: nothing gives names of type Organization'
weft rules check --strict bare
expect_code 1
weft rules check --quiet bare
expect_code 0
expect_no_out
[ "$(wc -l <err.txt)" -eq 3 ] || fail 'not one line for each finding'

# Each finding is followed by its line and a caret below the column, which
# counts places on a terminal: Hangul takes two
mkdir -p caret/rules
printf '%s\n' '{"name": "caret", "language": "ko", "type": {}}' \
  >caret/pack.jsonc
printf '[{"id": "가나", "kind": "verbs", "stems": ["go"]}]\n' \
  >caret/rules/a.jsonc
weft rules check caret
expect_code 2
cat >expected.txt <<'END'
caret/pack.jsonc:1:37: error: unknown member "type"; did you mean `types`?
   {"name": "caret", "language": "ko", "type": {}}
                                       ^
caret/rules/a.jsonc:1:42: error: a stem must be Hangul without its final 다, not 'go'
   [{"id": "가나", "kind": "verbs", "stems": ["go"]}]
                                              ^
END
expect_same err.txt expected.txt
expect_out 'caret: 1 rules, 2 errors, 0 warnings, 0 notes'

# Of a long line, what is around the column
{
  printf '[{"id": "a", "comment": "'
  printf '긴 설명 %.0s' $(seq 40)
  printf '", "knd": "verbs", "stems": ["가"]}]\n'
} >caret/rules/a.jsonc
weft rules check caret
expect_error '…'
[ "$(sed -n '/^  /p' err.txt | LC_ALL=C.UTF-8 wc -L)" -lt 104 ] ||
  fail 'a source line is too long'

# One object for each finding
weft rules check --json caret
expect_code 2
expect_out '{"severity":"error","file":"caret/pack.jsonc","line":1,"column":37,'
[ ! -s err.txt ] || fail 'something on standard error'

# Of a file with very many findings some are shown, and the rest counted
{
  echo '['
  for i in $(seq 60); do echo "{\"id\": \"r$i\", \"knd\": 1},"; done
  echo '{"id": "last", "kind": "verbs", "stems": ["가"]}]'
} >caret/rules/a.jsonc
weft rules check caret
expect_code 2
expect_error 'caret/rules/a.jsonc: 100 more errors; -v shows all'
expect_out '121 errors'
weft rules check -v caret
[ "$(grep -c ': error: ' err.txt)" -eq 121 ] || fail 'not all errors are shown'

weft rules list
expect_code 0
expect_out ko-news/
cp out.txt default.txt
weft rules list ko-news
expect_same out.txt default.txt
weft rules list --json
expect_out '"rule":"ko-news/'

printf '한빛전자는 2021년 언어 모델 ‘가람’을 개발했다.\n' >one.txt
weft rules list ko-news one.txt --json
expect_code 0
grep -q '"fired":[1-9]' out.txt || fail 'no rule fired'

weft rules test no-such-pack
expect_code 2
expect_error_line no-such-pack
weft extract --pack no-such-pack one.txt
expect_code 2
expect_error_line no-such-pack
expect_no_out
weft rules check no-such-pack
expect_code 2
expect_error 'error: no pack `no-such-pack` in'
weft rules check one.txt
expect_code 2
expect_error_line one.txt

# However many warnings there are, all rules are read: these have no examples
cp -r "$WEFT_TEST_DATA/support/pack" many
{
  printf '[\n'
  for i in $(seq 1 300); do
    word="없는말 {0,$i}들"
    [ "$i" -lt 300 ] || word=들여왔
    printf '{"id": "r%d", "relation": "develops", "pattern": ' "$i"
    printf '"{subject:Organization}가 {object:AIModel}을 %s"}%s\n' \
      "$word" "$([ "$i" -eq 300 ] || echo ,)"
  done
  printf ']\n'
} >many/rules/many.jsonc
printf '한빛전자가 가람을 들여왔다. 세 회사가 뒤를 이었다.\n' >many.txt
weft rules list ./many
[ "$(grep -c 'many.jsonc' out.txt)" -eq 300 ] || fail 'some rules were not read'
weft extract -q --pack ./many many.txt
expect_code 0
expect_out '/r300"'

finish
