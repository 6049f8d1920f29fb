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
expect_out '1 rules, 0 errors, 1 warnings'
expect_error_line "warning: rule 'bare/with' has no examples"
weft rules check --strict bare
expect_code 1
expect_error_line "warning: rule 'bare/with' has no examples"

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
weft rules check one.txt
expect_code 2
expect_error_line one.txt

finish
