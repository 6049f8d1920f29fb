#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The tutorial, followed from its beginning to its end.
. "$WEFT_TEST_DATA/support/assert.sh"

command -v python3 >/dev/null || exit 77
mkdir bin
printf '#!/bin/sh\nexec "%s" "$@"\n' "$WEFT" >bin/weft
chmod +x bin/weft
mkdir work
cd work || exit 1
last='docs/writing-rules.md'
PATH="$scratch/bin:$PATH" LC_ALL=C.UTF-8 python3 \
  "$WEFT_TEST_DATA/docs/walkthrough.py" \
  "$WEFT_SOURCE_DIR/docs/writing-rules.md" >../out.txt 2>&1 ||
  fail "$(cat ../out.txt)"

finish
