#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft rules explain: for people, for programs, and what is wrong use.
. "$WEFT_TEST_DATA/support/assert.sh"

pack="$WEFT_TEST_DATA/rules/pack-test"
english="$WEFT_TEST_DATA/rules/pack-trade"

# A sentence on the command line
weft rules explain --pack "$pack" '네이버가 서울을 인수했다.'
expect_code 0
expect_out '✗ pack-test/acquires'
expect_out 'object_type: as object stands 서울 (Location)'
expect_out 'pack-test/lexicon/names.tsv:1'
expect_out '인수하다, final, active, past'
expect_out '         ^^^^'
grep -q $'\033' out.txt && fail 'escape sequences in a pipe'

weft rules explain --pack "$english" 'Larkfield quickly bought Quillpad today.' \
  --rule acquires.far
expect_code 1
expect_out 'type_wrong: Quillpad (Product)'

# With --rule the exit code tells whether it applied
weft rules explain --pack "$pack" --rule develops '네이버가 ‘가람’을 개발했다.'
expect_code 0
expect_out '✓ pack-test/develops'
expect_out '네이버 | develops | 가람  (900)'
weft rules explain --pack "$pack" --rule pack-test/uses \
  '네이버가 ‘가람’을 개발했다.'
expect_code 1
expect_out 'no_predicate'

# In Korean, with colours if they are asked for
weft rules explain --pack "$pack" --labels ko '네이버가 서울을 인수했다.'
expect_out '규칙'
expect_out '서울 (Location)'
weft rules explain --pack "$pack" --color always '네이버가 서울을 인수했다.'
grep -q $'\033\[31m' out.txt || fail 'no colour'
NO_COLOR=1 weft rules explain --pack "$pack" '네이버가 서울을 인수했다.'
grep -q $'\033' out.txt && fail 'a colour in spite of NO_COLOR'

# A file, and standard input, with a sentence by number
printf '네이버가 컸다. 카카오도 네이버의 자회사다.\n' >text.txt
weft rules explain --pack "$pack" text.txt --sentence 2 --rule subsidiary
expect_code 1
expect_out 'text_differs'
expect_out '{subject:Organization} ✓ ✗ <SUBJ> {object:Organization}의? 자회사'
cp out.txt file.txt
"$WEFT" rules explain --pack "$pack" - --sentence 2 --rule subsidiary \
  <text.txt >out.txt 2>err.txt
expect_same out.txt file.txt
weft rules explain --pack "$pack" text.txt
expect_code 0
expect_error_line 'the text has 2 sentences'

# Filters and limits
weft rules explain --pack "$pack" '네이버가 카카오에 투자했다.' --limit 1
[ "$(grep -c '^[✓✗]' out.txt)" -eq 1 ] || fail 'not one rule'
expect_out 'more came near'
weft rules explain --pack "$pack" '네이버가 카카오에 투자했다.' --all
[ "$(grep -c '^[✓✗]' out.txt)" -gt 20 ] || fail 'not all rules'
weft rules explain --pack "$pack" '네이버가 카카오에 투자했다.' \
  --relation acquires --all
[ "$(grep -c '^[✓✗]' out.txt)" -eq 2 ] || fail 'not the rules of a relation'

# JSON is one object whose places are bytes of the input
weft rules explain --pack "$pack" '네이버가 서울을 인수했다.' --json
expect_code 0
[ "$(wc -l <out.txt)" -eq 1 ] || fail 'not one line'
expect_out '"reason":"object_type"'
expect_out '"at":{"start":13,"end":19}'
if command -v python3 >/dev/null; then
  python3 - out.txt <<'END' || fail 'not the JSON that is described'
import json, sys
told = json.load(open(sys.argv[1], encoding='utf-8'))
text = '네이버가 서울을 인수했다.'.encode()
assert told['sentence'] == 1 and told['kind'] == 'body'
for m in told['mentions']:
    assert text[m['start']:m['end']].decode() == m['text'], m
rule = [r for r in told['rules'] if r['rule'] == 'pack-test/acquires'][0]
assert rule['made'] is False and rule['triples'] == []
assert [c['name'] for c in rule['conditions']] == \
    ['predicate', 'mood', 'subject', 'object']
assert [c['holds'] for c in rule['conditions']] == [True, True, True, False]
assert told['clauses'][0]['status'] == 'actual'
END
fi

# The page shows what is printed; lines and lists of verbs change with the pack
plain() {
  sed -E 's/:[0-9]+$//; s/  of .*//'
}
page="$WEFT_SOURCE_DIR/docs/explain.md"
sentence=$(sed -n "s/^weft rules explain '\(.*\)' --rule develops$/\1/p" "$page")
weft rules explain "$sentence" --rule develops
expect_code 1
plain <out.txt >printed.txt
sed -n '/^```text$/,/^```$/{/^```/!p}' "$page" | plain >shown.txt
[ -s shown.txt ] || fail 'the page has no example'
expect_same printed.txt shown.txt

# It lists every reason
sed -n '/^## Reasons/,/^## JSON/p' "$page" >listed.txt
codes=$(grep -oE 'WEFT_REASON_[A-Z_]+ ' \
  "$WEFT_SOURCE_DIR/extract/include/weft/explain.h" | sed 's/WEFT_REASON_//' |
  tr 'A-Z' 'a-z')
[ "$(wc -w <<<"$codes")" -gt 50 ] || fail 'no codes in the header'
for code_name in $codes; do
  grep -qF "\`$code_name\`" listed.txt || fail "the page lacks $code_name"
done

# Wrong use
weft rules explain --pack "$pack" '네이버가 컸다.' --rule devlops
expect_code 2
expect_error_line 'did you mean develops?'
expect_no_out
weft rules explain --pack "$pack" '네이버가 컸다.' --rule pack-test/qqqqqq
expect_code 2
expect_error_line 'weft rules list'
weft rules explain --pack "$pack" '네이버가 컸다.' --relation aquires
expect_code 2
expect_error_line 'did you mean acquires?'
weft rules explain --pack "$pack" '네이버가 컸다.' --sentence 3
expect_code 2
expect_error_line 'no sentence 3'
weft rules explain --pack "$pack" ''
expect_code 2
expect_error_line 'no sentence 1'
weft rules explain --pack "$pack"
expect_code 2
expect_error_line 'one sentence in quotes'
weft rules explain --pack "$pack" one two
expect_code 2
weft rules explain --pack "$pack" $'\xff\xfe broken \x80'
expect_code 2
weft rules explain --pack "$pack" '네이버가 컸다.' --color pink
expect_code 2

# A sentence of 10,000 characters
python3 -c "print('네이버가 카카오에 투자하고 ' * 700 + '했다.')" >long.txt 2>/dev/null ||
  printf '네이버가 카카오에 투자하고 %.0s' $(seq 700) >long.txt
weft rules explain --pack "$pack" long.txt --json
expect_code 0

finish
