#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The command line itself: help, versions, and wrong use.
. "$WEFT_TEST_DATA/support/assert.sh"

printf '' >empty.txt

weft
expect_code 2
expect_no_out

weft --version
expect_code 0
expect_out 'weft '

weft --help
expect_code 0
expect_out extract

for command in run extract query show rules; do
  weft $command --help
  expect_code 0
  expect_out "Usage: weft $command"
  cp out.txt help.txt
  weft help $command
  expect_same out.txt help.txt
  weft $command --version
  expect_code 0
  expect_out 'weft '
done

weft extrct empty.txt
expect_code 2
expect_error_line 'did you mean extract?'

weft extract --mention empty.txt
expect_code 2
expect_error_line 'unknown option --mention; did you mean --mentions?'

weft extract --title X empty.txt
expect_code 2
expect_error_line 'unknown option --title'

weft extract -x empty.txt
expect_code 2
expect_error_line 'unknown option -x'

weft extract
expect_code 2
expect_error_line 'needs an input'

weft extract empty.txt --pack
expect_code 2
expect_error_line '--pack needs a value'

weft extract --strict=yes empty.txt
expect_code 2
expect_error_line '--strict takes no value'

for jobs in 0 -1 x 1x 999999; do
  weft extract --jobs=$jobs empty.txt
  expect_code 2
  expect_error_line '--jobs cannot be'
done

for date in yesterday 2026-13-01 2026/01/02 2026-00; do
  weft extract --date $date empty.txt
  expect_code 2
  expect_error_line '--date cannot be'
done

weft extract --lang xx empty.txt
expect_code 2
expect_error_line 'one of ko, en'

weft extract --encoding no-such-encoding empty.txt
expect_code 2
expect_error_line no-such-encoding

weft run empty.txt
expect_code 2
expect_error_line '-o'

weft run empty.txt -o out.gif
expect_code 2
expect_error_line '.svg, .html, .png, .pdf, .dot, .jsonl, .csv, .nt'
expect_no_file out.gif

weft run empty.txt -o out.svg --literals somewhere
expect_code 2
expect_error_line 'inside, nodes, hide'

weft run empty.txt -o out.svg --time-limit never
expect_code 2
expect_error_line '--time-limit cannot be'

weft rules
expect_code 2
expect_error_line 'needs an action'

weft rules frobnicate
expect_code 2
expect_error_line 'unknown action frobnicate'

# After -- everything is a name, and options may follow names
printf '' >--strict
weft extract -qj2 -- --strict
expect_code 0
weft extract empty.txt -q -j 1
expect_code 0

finish
