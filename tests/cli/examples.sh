#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The shipped pack finds in the longer example what its README promises.
. "$WEFT_TEST_DATA/support/assert.sh"

examples=$WEFT_SOURCE_DIR/docs/examples
weft extract "$examples/ai-supercomputing.txt"
expect_code 0
rows=0
while IFS='|' read -r _ subject relation object _; do
  subject=$(echo $subject) relation=$(echo $relation) object=$(echo $object)
  case $relation in relation | ---*) continue ;; esac
  rows=$((rows + 1))
  grep -q "\"name\":\"$subject\".*\"relation\":\"$relation\",\"object\":{.*\"name\":\"$object\"" \
    out.txt || fail "not found: $subject $relation $object"
done < <(sed -n '/^| subject/,$p' "$examples/README.md")
[ "$rows" -ge 10 ] || fail "only $rows facts in the table"

# Furniture and denied rumours say nothing
grep -q '별바라기\|나루일보\|해밀전자' out.txt && fail 'furniture or a rumour'
finish
