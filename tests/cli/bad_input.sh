#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Inputs that cannot be read, and outputs that cannot be written.
. "$WEFT_TEST_DATA/support/assert.sh"

printf '한빛전자는 2021년 5월 언어 모델 ‘가람’을 개발했다.\n' >good.txt
printf 'text\0\1\2\3\0\377\376binary\0\0\5\6' >binary.txt
printf '\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0' >program.txt
printf 'abc \xff\xff\x80\x81\xff def\n' >undecodable.txt
printf '' >empty.txt

weft extract missing.txt
expect_code 2
expect_error_line missing.txt
expect_no_out

# A named file is checked before anything is written, wherever it stands
for bad in missing.txt binary.txt program.txt undecodable.txt; do
  weft extract good.txt "$bad"
  expect_code 2
  expect_error_line "$bad"
  expect_no_out
  weft extract good.txt "$bad" -o out.jsonl
  expect_code 2
  expect_no_file out.jsonl
  for kind in svg dot html jsonl nt neo4j; do
    weft run good.txt "$bad" -o out.$kind
    expect_code 2
    expect_error_line "$bad"
    expect_no_file out.$kind
  done
done

# An old file survives a failed run
echo old >old.svg
weft run missing.txt -o old.svg
expect_code 2
[ "$(cat old.svg)" = old ] || fail 'the old file was touched'

# An empty file is a document without facts
weft extract empty.txt
expect_code 0
[ "$(wc -l <out.txt)" -eq 1 ] || fail 'not one line for an empty document'
expect_out '"document":'
weft run empty.txt -o empty.svg
expect_code 0
expect_file empty.svg
printf '\xef\xbb\xbf' >mark.txt
weft extract mark.txt
expect_code 0

# The same document twice
weft extract good.txt good.txt
expect_code 2
expect_error_line good.txt
expect_no_out

# Bad files in a folder are skipped, named and counted
mkdir -p folder/inner
cp good.txt folder/b.txt
cp good.txt folder/inner/c.txt
cp undecodable.txt folder/a.txt
cp binary.txt folder/z.txt
cp good.txt folder/.hidden.txt
weft extract folder
expect_code 0
expect_error 'a.txt'
expect_error 'z.txt'
expect_error '2 bad files skipped'
[ "$(grep -c '"document":' out.txt)" -eq 2 ] || fail 'not two documents'
grep -q hidden out.txt && fail 'a hidden file was read'
weft run folder -o folder.svg
expect_code 0
expect_error '2 bad files skipped'
expect_file folder.svg

weft extract --strict folder
expect_code 2
expect_error a.txt
expect_no_out
weft run --strict folder -o strict.svg
expect_code 2
expect_no_file strict.svg

# Permissions say nothing to root
if [ "$(id -u)" -ne 0 ]; then
  mkdir locked
  cp good.txt locked/
  chmod 000 locked
  weft extract locked
  expect_code 2
  expect_error_line locked
  mkdir readonly
  chmod 555 readonly
  weft run good.txt -o readonly/out.svg
  expect_code 3
  expect_error_line readonly/out.svg
fi

# Outputs
weft run good.txt -o nowhere/out.svg
expect_code 2
expect_error_line nowhere/out.svg
weft extract good.txt -o nowhere/out.jsonl
expect_code 2
expect_error_line nowhere/out.jsonl
mkdir taken.svg
weft run good.txt -o taken.svg
expect_code 2
expect_error_line taken.svg

if [ -w /dev/full ]; then
  "$WEFT" extract good.txt >/dev/full 2>err.txt
  code=$? last='weft extract >/dev/full'
  expect_code 3
  expect_error_line 'standard output'
  weft extract good.txt -o /dev/full
  expect_code 3
  weft extract good.txt -o /dev/null
  expect_code 0
  [ -c /dev/null ] || fail '/dev/null was replaced'
  for kind in nt csv graphml mmd; do
    ln -s /dev/full full.$kind
    weft run -q "$WEFT_SOURCE_DIR"/docs/examples/company-news.txt -o full.$kind
    expect_code 3
    expect_error_line "full.$kind: cannot write: No space left"
  done
fi

# An interrupt leaves nothing behind
mkfifo pipe
for signal in HUP TERM; do
  "$WEFT" run - -o interrupted.neo4j -o interrupted.svg <pipe 2>err.txt &
  pid=$!
  exec 9>pipe
  for _ in {1..100}; do
    compgen -G '.interrupted.svg.??????' >/dev/null && break
    sleep 0.05
  done
  kill -$signal $pid
  exec 9>&-
  wait $pid 2>/dev/null
  last="kill -$signal"
  expect_no_file interrupted.svg
  expect_no_file interrupted.neo4j
done

# JSON lines
printf '%s\n' '{"id":"one","text":"가"}' '{"id":"two","text":"나"' >bad.jsonl
weft extract bad.jsonl
expect_code 2
expect_error_line bad.jsonl:2
expect_no_out
printf '%s\n' '{"id":"one","text":"가"}' '{"id":"one","text":"나"}' >twice.jsonl
weft extract twice.jsonl
expect_code 2
expect_error_line one
printf '%s\n' '{"id":"one","text":"가","date":"2021-05-01"}' >good.jsonl
weft extract good.jsonl
expect_code 0
expect_out '"doc":"one"'
expect_out 2021-05-01

finish
