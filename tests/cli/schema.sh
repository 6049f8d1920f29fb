#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft rules schema: what it prints accepts every pack that is right, and
# rejects the broken ones whose fault a schema can tell.
. "$WEFT_TEST_DATA/support/assert.sh"

weft rules schema
expect_code 0
expect_out '"title": "weft: pack.jsonc"'
cp out.txt pack.json
weft rules schema pack
expect_same out.txt pack.json
weft rules schema rules
expect_code 0
expect_out '"$ref": "#/$defs/frame"'
weft rules schema macros
expect_code 0

weft rules schema lexicons
expect_code 2
expect_error_line 'rules schema knows pack, rules and macros, not lexicons'
expect_no_out
"$WEFT" rules schema rules >/dev/full 2>err.txt
code=$?
last='weft rules schema rules >/dev/full'
expect_code 3

export WEFT
if python3 -c 'import jsonschema' 2>/dev/null; then
  python3 "$WEFT_TEST_DATA/support/check_schema.py" \
    "$WEFT_SOURCE_DIR"/extract/packs/* "$WEFT_TEST_DATA"/rules/pack-* \
    "$WEFT_TEST_DATA/support/pack" >check.txt ||
    fail "$(cat check.txt)"
else
  echo 'skipped in part: no jsonschema for python3'
fi

finish
