#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft rules new: packs that pass check and test as they are.
. "$WEFT_TEST_DATA/support/assert.sh"

weft rules new my-pack
expect_code 0
expect_out 'my-pack: a new pack; next: weft rules check ./my-pack'
for file in pack.jsonc macros.jsonc README.md lexicon/names.tsv \
  rules/rules.jsonc; do
  expect_file "my-pack/$file"
done
grep -q '"name": "my-pack"' my-pack/pack.jsonc || fail 'no name'
! grep -rq '@NAME@' my-pack || fail 'a mark is left'
[ "$(stat -c %a my-pack)" = "$(printf '%o' $((0777 & ~$(umask))))" ] ||
  fail 'the folder is closed to others'
weft rules check --strict ./my-pack
expect_code 0
expect_out '3 rules, 0 errors, 0 warnings, 0 notes'
weft rules test ./my-pack
expect_code 0
expect_out '7 passed, 0 failed'
printf '이도현은 3월 해솔연구원에 합류했다.\n' >ko.txt
weft extract --pack ./my-pack ko.txt
expect_code 0
expect_out '"rule":"my-pack/employee.joins"'

mkdir packs
weft rules new packs/words/ --lang en
expect_code 0
weft rules check --strict packs/words
expect_code 0
weft rules test packs/words
expect_code 0
printf 'Mina Park joined Solar Institute.\n' >en.txt
weft extract --pack packs/words en.txt
expect_out '"id":"Organization/Solar Institute"'

# Nothing is overwritten, and nothing half written is left
weft rules new my-pack
expect_code 2
expect_error_line 'my-pack: already there; choose another name'
weft rules new 'my pack'
expect_code 2
expect_error_line '`my pack` is no name for a pack'
weft rules new ..
expect_code 2
weft rules new
expect_code 2
expect_error_line 'rules new needs one name'
weft rules new one two
expect_code 2
weft rules new no/such/folder/x
expect_code 2
expect_error_line 'no/such/folder/x'
if [ "$(id -u)" -ne 0 ]; then
  mkdir closed
  chmod a-w closed
  weft rules new closed/x
  expect_code 3
fi
[ -z "$(find . -name '.*' ! -name .)" ] || fail 'something is left behind'

finish
