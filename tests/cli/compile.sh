#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft rules compile: used while it is true, never trusted otherwise.
. "$WEFT_TEST_DATA/support/assert.sh"

unset WEFT_CACHE
mkdir -p big/lexicon more/lexicon
cp -r "$WEFT_SOURCE_DIR/tests/support/pack" base
cat >big/pack.jsonc <<'END'
{"name": "big", "version": "1", "language": "ko", "extends": ["../base"],
 "types": {"Person": {}, "Product": {}, "Class": {}, "Title": {}}}
END
{
  printf '하람 전자\tOrganization\tHaram Electronics|하람\n'
  printf '이어폰\tClass\t\t\tProduct\n대표\tTitle\n지난해\t-\n소식\t-\t\t\t-\n'
  printf '물결소리\tProduct\t물결 소리-7\n'
  awk 'BEGIN { for (i = 0; i < 3000; ++i) printf "시험%d호\tProduct\n", i }'
} >big/lexicon/names.tsv
echo '{"name": "more", "version": "1", "language": "ko"}' >more/pack.jsonc
printf '물결소리\tAIModel\n도래울\tPerson\n' >more/lexicon/names.tsv
printf '%s\n' '하람전자는 지난해 무선이어폰 물결 소리를 냈다. 시험17호는 하람이 만들었다.' \
  '도래울 하람전자 대표는 HARAM ELECTRONICS가 물결소리 7을 공개했다고 밝혔다.' \
  >one.txt
printf '%s\n' 'Haram Electronics released 물결소리-7 in 2021.' \
  '한빛전자는 언어 모델 가람을 개발했다. 하람 전자가 나래를 개발했다.' >two.txt

# extract LABEL PACK...: all that is found, and where it was looked for
extract() {
  local label=$1 packs=() pack
  shift
  for pack; do packs+=(--pack "$pack"); done
  weft extract --mentions -v "${packs[@]}" one.txt two.txt
  expect_code 0
  cp out.txt "$label"
}

extract plain ./big
grep -q compiled err.txt && fail 'compiled lexicons that nobody made'
grep -q '"name":"하람 전자"' plain || fail 'the lexicon is not used'

weft rules compile ./big
expect_code 0
expect_no_out
expect_file big/lexicon.compiled
expect_no_file big/lexicon.compiled.none
cp big/lexicon.compiled first
extract compiled ./big
expect_error 'big/lexicon.compiled: compiled lexicons are used'
expect_same plain compiled

# It says nothing when nobody asks, and the same names give the same bytes
weft extract --pack ./big one.txt
[ ! -s err.txt ] || fail 'something on standard error'
weft rules compile ./big
expect_same first big/lexicon.compiled
rm big/lexicon.compiled
weft rules compile ./big
expect_same first big/lexicon.compiled

# It may go with its pack
cp -r big moved
extract other ./moved
expect_error 'moved/lexicon.compiled: compiled lexicons are used'
expect_same plain other

# stale WHAT: the file is no longer true
stale() {
  weft extract --mentions --pack ./big one.txt two.txt
  expect_code 0
  expect_error_line 'big/lexicon.compiled: older than the lexicons'
  weft rules check ./big
  expect_code 0
  expect_error 'big/lexicon.compiled: warning: older than the lexicons'
  weft extract -q --pack ./big one.txt
  [ ! -s err.txt ] || fail "quiet, but something on standard error: $1"
}

cp big/lexicon/names.tsv names.tsv
printf '새이름\tProduct\n' >>big/lexicon/names.tsv
stale 'a line more'
touch -r names.tsv big/lexicon/names.tsv
stale 'of the same date'
sed 's/물결소리\tProduct/물결소리\tAIModel/' names.tsv >big/lexicon/names.tsv
stale 'another type'
extract retyped ./big
cmp -s plain retyped && fail 'the changed lexicon is not used'
cp names.tsv big/lexicon/names.tsv
printf '새이름\tProduct\n' >big/lexicon/more.tsv
stale 'a file more'
rm big/lexicon/more.tsv
mv big/lexicon/names.tsv big/lexicon/other.tsv
stale 'another name'
mv big/lexicon/other.tsv big/lexicon/names.tsv
sed 's/"Person": {}/"Person": {}, "Ship": {}/' big/pack.jsonc >pack.jsonc
cp big/pack.jsonc whole.jsonc
cp pack.jsonc big/pack.jsonc
stale 'a type more'
cp whole.jsonc big/pack.jsonc
extract again ./big
expect_error 'compiled lexicons are used'

# spoilt MESSAGE: the file is of no use
spoilt() {
  extract other ./big
  expect_error "big/lexicon.compiled: $1"
  expect_same plain other
  cp first big/lexicon.compiled
}

printf 'x' | dd of=big/lexicon.compiled bs=1 seek=90000 conv=notrunc 2>/dev/null
spoilt damaged
truncate -s 70000 big/lexicon.compiled
spoilt damaged
: >big/lexicon.compiled
spoilt damaged
head -c 5000 /dev/urandom >big/lexicon.compiled
spoilt 'no compiled lexicon'
printf '\377' | dd of=big/lexicon.compiled bs=1 seek=12 conv=notrunc 2>/dev/null
spoilt 'made by another version'
printf '\001\002\003\004\004\003\002\001' |
  dd of=big/lexicon.compiled bs=1 seek=8 conv=notrunc 2>/dev/null
weft extract --pack ./big one.txt
grep -Eq 'another byte order|another version' err.txt || fail 'byte order'
rm big/lexicon.compiled
mkdir big/lexicon.compiled
extract other ./big
expect_error 'big/lexicon.compiled: cannot be read'
expect_same plain other
rmdir big/lexicon.compiled

# A cache for packs that cannot be written to
mkdir cache
export WEFT_CACHE=$scratch/cache
weft rules compile ./big
expect_code 0
expect_file cache/big.lexicon
expect_no_file big/lexicon.compiled
extract other ./big
expect_error 'cache/big.lexicon: compiled lexicons are used'
expect_same plain other
unset WEFT_CACHE

# A file of one's own
weft rules compile ./big -o mine -v
expect_code 0
expect_error_line 'mine: compiled lexicons written'
expect_same first mine
weft rules compile ./big -o no/such/folder/file
[ "$code" -ne 0 ] || fail 'no folder, no error'
expect_no_out

# Several packs together, which are others than one of them
cp first big/lexicon.compiled
extract plain2 ./big ./more
grep -q compiled err.txt && fail 'compiled lexicons of other packs are used'
weft rules compile ./big ./more
expect_code 0
expect_file more/lexicon.compiled
extract other ./big ./more
expect_error 'more/lexicon.compiled: compiled lexicons are used'
expect_same plain2 other
extract other ./big
expect_same plain other

# What is wrong is not compiled
printf '이름\tNoType\n' >>big/lexicon/names.tsv
weft rules compile ./big
expect_code 2
expect_error_line 'big/lexicon/names.tsv:3007:'
expect_same first big/lexicon.compiled
weft rules compile
expect_code 2
expect_error_line 'rules compile needs a pack'
weft rules compile one.txt
expect_code 2

finish
