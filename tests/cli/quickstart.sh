#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# What quickstart says without building anything.
. "$WEFT_TEST_DATA/support/assert.sh"

"$WEFT_SOURCE_DIR/quickstart" >out.txt 2>err.txt
code=$? last=quickstart
expect_code 0
expect_out demo
expect_out test

"$WEFT_SOURCE_DIR/quickstart" nonsense >out.txt 2>err.txt
code=$?
expect_code 2
expect_error nonsense

for script in quickstart .ci/run tests/support/check_includes.sh; do
  bash -n "$WEFT_SOURCE_DIR/$script" || fail "$script: syntax"
done

finish
