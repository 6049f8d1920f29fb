#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The same text in several encodings gives the same triples, and offsets lead
# to the original bytes in each of them.
. "$WEFT_TEST_DATA/support/assert.sh"

cat >text.txt <<'END'
한빛전자, 새 언어 모델 공개

한빛전자는 2021년 5월 초거대 언어 모델 ‘가람’을 개발했다. 가람에 데이터
1조7,500억개를 썼다. 가람에 데이터 1조7,500억개를 썼다.

“두루소프트는 가람을 도입할 계획이다.” 김하늘 두루소프트 대표가 말했다.
END

triples() { # what is stated, without places
  grep '"relation"' "$1" |
    sed -E 's/"(start|end)":[0-9]+,?//g; s/"doc":"[^"]*",//'
}

# check NAME ENCODING [OPTION...]: extract NAME and compare with the original
check() {
  local name=$1 encoding=$2
  shift 2
  weft extract --pack "$pack" "$@" "$name"
  expect_code 0
  "$WEFT_CHECK_OFFSETS" check "$encoding" "$name" <out.txt >offsets.txt ||
    fail "$name: $(cat offsets.txt)"
  triples out.txt >stated.txt
  expect_same stated.txt expected.txt
}

# all SOURCE: every encoding that can write it
all() {
  cp "$1" utf8.txt
  weft extract --pack "$pack" utf8.txt
  triples out.txt >expected.txt
  [ -s expected.txt ] || fail "no triples from $1"
  check utf8.txt UTF-8

  { printf '\xef\xbb\xbf'; cat "$1"; } >mark.txt
  check mark.txt UTF-8
  "$WEFT_CHECK_OFFSETS" decompose <"$1" >nfd.txt
  check nfd.txt UTF-8
  { printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE "$1"; } >utf16le.txt
  check utf16le.txt UTF-16LE
  { printf '\xfe\xff'; iconv -f UTF-8 -t UTF-16BE "$1"; } >utf16be.txt
  check utf16be.txt UTF-16BE
  iconv -f UTF-8 -t UTF-16LE "$1" >bare16.txt
  check bare16.txt UTF-16LE --encoding UTF-16LE
  if iconv -f UTF-8 -t CP949 "$1" >cp949.txt 2>/dev/null; then
    check cp949.txt CP949
    check cp949.txt CP949 --encoding windows-949
  fi
  sed 's/$/\r/' "$1" >crlf.txt
  weft extract --pack "$pack" crlf.txt
  expect_code 0
}

pack=$WEFT_TEST_DATA/support/pack
all text.txt
pack=ko-news
all "$(ls "$WEFT_SOURCE_DIR"/docs/examples/*.txt | head -n 1)"

# The choice of an encoding is reported, and never the locale's
iconv -f UTF-8 -t CP949 text.txt >cp949.txt
for locale in C C.UTF-8 POSIX; do
  LC_ALL=$locale "$WEFT" extract --pack "$pack" -v cp949.txt >out.txt 2>err.txt
  code=$? last="LC_ALL=$locale weft extract --pack "$pack" -v"
  expect_code 0
  expect_error 949
done

finish
