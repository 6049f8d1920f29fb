#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The snippets of docs/use-from-python.md print what the page says.
. "$WEFT_TEST_DATA/support/assert.sh"

python=/usr/bin/python3 # Debian's, which sees Debian's libraries
if [ ! -x "$python" ]; then
  echo "skipped: not installed: $python"
  exit 77
fi
mkdir bin
ln -s "$WEFT" bin/weft
ln -s "$WEFT_SOURCE_DIR/docs" docs
PATH=$scratch/bin:$PATH PYTHONUTF8=1 \
  "$python" "$WEFT_TEST_DATA/docs/snippets.py" docs/use-from-python.md ||
  fail 'docs/use-from-python.md'
finish
