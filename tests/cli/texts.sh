#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Pages show evidence inside the texts of documents, as far as there are some.
. "$WEFT_TEST_DATA/support/assert.sh"

pack=$WEFT_TEST_DATA/support/pack
sentence='한빛전자는 2021년 5월 언어 모델 ‘가람’을 개발했다.'
mkdir docs
printf '머리 글.\n%s 꼬리 글.\n' "$sentence" >docs/plain.txt
printf '# 머리\n\n**새별연구원**은 언어 모델 ‘나래’를 개발했다.\n' >docs/marked.md
printf '두루소프트는 언어 모델 ‘다솜’을 개발했다.\n' |
  iconv -t UTF-16 >docs/wide.txt
printf '{"id":"line","text":"두루소프트는 언어 모델 ‘마루’를 개발했다. 끝."}\n' \
  >docs/lines.jsonl

# has_text FILE DOC WORDS: the page has the document's text
has_text() {
  grep -F "[\"$2\"," "$1" | grep -qF "$3" || fail "$1: no text of $2"
}
lacks_text() {
  grep -qF "[\"$2\",\"\",\"\",1,\"\"]" "$1" || fail "$1: a text of $2"
}
# placed FILE N: so many sentences have their place in a text
placed() {
  local n
  n=$(sed -n '/^"sentences":\[/,/\]\],*$/p; /^,"sentences"/,/\]\]/p' "$1" |
    grep -cE '^\[[0-9]+,[0-9]+,[0-9]+\]' || true)
  [ "$n" -eq "$2" ] || fail "$1: $n sentences in texts instead of $2"
}

weft run --pack "$pack" docs -o run.html --graph g.weft
expect_code 0
has_text run.html plain.txt '꼬리 글.'
has_text run.html marked.md '새별연구원은 언어'
has_text run.html wide.txt '‘다솜’을'
has_text run.html line '‘마루’를'
placed run.html 4

# A graph file has none, and takes them from anywhere by their content
weft render g.weft -o bare.html
expect_code 0
for doc in plain.txt marked.md wide.txt line; do
  grep -qF "[\"$doc\"," bare.html || fail "no document $doc"
done
placed bare.html 0
weft render g.weft -o again.html --texts docs
expect_code 0
expect_same again.html run.html
mkdir -p other/deep
cp docs/plain.txt other/deep/renamed.txt
cp docs/wide.txt one.txt
weft render g.weft -o some.html --texts other --texts one.txt
expect_code 0
has_text some.html plain.txt '꼬리 글.'
has_text some.html wide.txt '‘다솜’을'
lacks_text some.html line
placed some.html 2

# A document that has changed since is not that document
echo '덧붙임.' >>docs/plain.txt
weft render g.weft -o changed.html --texts docs
expect_code 0
placed changed.html 3
grep -q '꼬리 글' changed.html && fail 'the text of another document'

# What cannot be found or read is said before anything is written
weft render g.weft -o never.html --texts missing
expect_code 2
expect_error_line missing
expect_no_file never.html
weft run docs -o never.html --texts docs
expect_code 2
expect_error_line 'texts'

# An encoding that had to be told once has to be told again
printf '한빛전자는 언어 모델 ‘바다’를 개발했다.\n' | iconv -t CP949 >cp.txt
weft run --pack "$pack" cp.txt --encoding EUC-KR -o cp.html --graph cp.weft
expect_code 0
weft render cp.weft -o told.html --texts cp.txt --encoding EUC-KR
expect_code 0
has_text told.html cp.txt '바다'
expect_same told.html cp.html

# Same bytes whatever the threads and the order
weft run --pack "$pack" -q -j1 docs/marked.md docs/plain.txt -o one.html
weft run --pack "$pack" -q -j4 docs/plain.txt docs/marked.md -o two.html
expect_same one.html two.html

finish
