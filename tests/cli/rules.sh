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
