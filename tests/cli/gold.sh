#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft rules test --gold: what rules find in texts, compared with annotations.
. "$WEFT_TEST_DATA/support/assert.sh"

mkdir -p pack/rules pack/lexicon gold/more texts
cat >pack/pack.jsonc <<'END'
{
  "name": "football",
  "language": "en",
  "types": {"Player": {}, "Club": {}},
  "relations": {
    "plays_for": {"domain": "Player", "range": "Club"},
    "beats": {"domain": "Club", "range": "Club"}
  }
}
END
printf 'Mina Park\tPlayer\n이도현\tPlayer\nHarbor FC\tClub\nSolar FC\tClub\n해솔 FC\tClub\n' \
  >pack/lexicon/names.tsv
cat >pack/rules/rules.jsonc <<'END'
[
  {
    "id": "joins",
    "relation": "plays_for",
    "pattern": "{subject:Player} (?:joined|plays for) {object:Club}",
    "examples": [{"text": "Mina Park joined Harbor FC.",
                  "triples": [["Mina Park", "plays_for", "Harbor FC"]]}],
    "counterexamples": ["Mina Park left Harbor FC & \"went home\"."]
  },
  {
    "id": "ko.joins",
    "relation": "plays_for",
    "pattern": "{subject:Player}[은는이가] {object:Club}에 입단했",
    "examples": [{"text": "이도현은 해솔 FC에 입단했다.",
                  "triples": [["이도현", "plays_for", "해솔 FC"]]}],
    "counterexamples": ["이도현은 해솔 FC에 갔다."]
  },
  {
    "id": "beats",
    "relation": "beats",
    "pattern": "{subject:Club} beat {object:Club}",
    "examples": [{"text": "Harbor FC beat Solar FC.",
                  "triples": [["Harbor FC", "beats", "Solar FC"]]}],
    "counterexamples": ["Harbor FC met Solar FC."]
  }
]
END
printf 'Mina Park joined Harbor FC.\n' >texts/one.txt
printf '이도현은 해솔 FC에 입단했다. Mina Park plays for Solar FC.\n' \
  >texts/two.txt
cat >gold/one.gold.json <<'END'
{"doc": "one.txt",
 "entities": [{"id": "p", "type": "Player", "names": ["Mina Park"]},
              {"id": "c", "type": "Club", "names": ["Harbor FC", "Harbor"]}],
 "triples": [{"s": "p", "p": "plays_for", "o": "c"}]}
END
cat >gold/more/two.gold.json <<'END'
{"doc": "two.txt",
 "entities": [{"id": "p", "type": "Player", "names": ["이도현"]},
              {"id": "c", "type": "Club", "names": ["해솔 FC"]},
              {"id": "d", "type": "Club", "names": ["가람 FC"]}],
 "triples": [{"s": "p", "p": "plays_for", "o": "c"},
             {"s": "d", "p": "beats", "o": "c"}]}
END

weft rules test ./pack
expect_code 0
expect_out '3 rules, 6 examples: 6 passed, 0 failed'

weft rules test ./pack --gold gold texts
expect_code 0
expect_out '3 rules, 6 examples: 6 passed, 0 failed'
expect_out 'lenient names: 2 of 2 documents, right 2, wrong 1, missed 1, P 0.6667, R 0.6667, F1 0.6667, status right 2'
grep -qE '^beats +0 +0 +1 +0\.0000 ' out.txt || fail 'no row of beats'
grep -qE '^plays_for +2 +1 +0 +0\.6667 +1\.0000 +0\.8000' out.txt ||
  fail 'no row of plays_for'
grep -qE '^football/ko.joins +1 +0 +1 +1\.0000 +0\.5000' out.txt ||
  fail 'no row of a rule'
expect_out 'rules that never fired:'
expect_out 'football/beats (./pack/rules/rules.jsonc:'

weft rules test ./pack --gold gold texts --json -j 2
expect_code 0
expect_out '{"gold":"strict","documents":2,"read":2,"status_right":2,"right":2,"wrong":1,"missed":1,"precision":0.6667,"recall":0.6667,"f1":0.6667}'
expect_out '{"relation":"beats","right":0,"wrong":0,"missed":1,'
expect_out '{"rule":"football/joins","fired":2,"right":1,"wrong":1,"missed":1,'
expect_out '{"never_fired":"football/beats",'

# Texts beside their gold need no naming
cp texts/one.txt gold/
cp texts/two.txt gold/more/
cp out.txt named.txt
weft rules test ./pack --gold gold --json
expect_same out.txt named.txt
rm gold/one.txt
weft rules test ./pack --gold gold
expect_code 2
expect_error 'no texts beside the gold; name them behind the pack'

# A report for build servers, also when examples fail
weft rules test ./pack --junit report.xml --gold gold texts
expect_code 0
sed -i 's/joined|plays for/plays for/' pack/rules/rules.jsonc
weft rules test ./pack --junit failed.xml
expect_code 1
if command -v xmllint >/dev/null; then
  xmllint --noout report.xml failed.xml 2>err.txt || fail 'no XML'
fi
grep -q '<testsuites tests="6" failures="0">' report.xml || fail 'wrong counts'
grep -q '<property name="lenient.f1" value="0.6667"/>' report.xml ||
  fail 'no figures of the gold'
grep -q '&amp; &quot;went home&quot;' report.xml || fail 'no escapes'
grep -q '<testsuites tests="6" failures="1">' failed.xml || fail 'wrong counts'
grep -q '<failure message="found: ' failed.xml || fail 'no failure'

# Wrong use and bad gold
weft rules test ./pack --gold nowhere
expect_code 2
expect_error_line nowhere
mkdir empty
weft rules test ./pack --gold empty
expect_code 2
expect_error_line 'no gold here; a gold file is NAME.gold.json'
echo '{"doc": "x.txt", "entities": [{"id": 1}]}' >empty/x.gold.json
weft rules test ./pack --gold empty
expect_code 2
expect_error_line 'empty/x.gold.json:1:38: a gold file needs a string "id" here'
weft rules test ./pack texts
expect_code 2
expect_error_line 'texts: not a rule pack'
weft rules check ./pack --gold gold
expect_code 2
expect_error_line '--gold and --junit are options of rules test'
weft rules test ./pack --junit no/such/folder/x.xml
[ "$code" -ge 2 ] || fail 'a report that cannot be written is no failure'

finish
