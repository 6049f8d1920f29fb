#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Mistakes in packs: file, line and column, exit code 2, nothing written.
. "$WEFT_TEST_DATA/support/assert.sh"

printf '한빛전자는 2021년 언어 모델 ‘가람’을 개발했다.\n' >good.txt

# A small pack that is right
make_pack() {
  rm -rf pack
  mkdir -p pack/rules pack/lexicon
  cat >pack/pack.jsonc <<'END'
{
  "name": "pack", // a comment with "quotes"
  "version": "1",
  "language": "ko",
  "lexicons": ["names.tsv"],
  "types": {
    "Organization": {},
    "AIModel": {}
  },
  "relations": {
    "develops": {"domain": ["Organization"], "range": ["AIModel"]}
  }
}
END
  cat >pack/rules/rules.jsonc <<'END'
[
  {
    "id": "develop",
    "relation": "develops",
    "pattern": "{subject:Organization}.{0,40}{object:AIModel}"
  }
]
END
  printf '한빛전자\tOrganization\n가람\tAIModel\n' >pack/lexicon/names.tsv
}

# expect_place FILE:LINE:COLUMN: extract and run say where, and write nothing
expect_place() {
  weft extract --pack pack good.txt
  [ "$code" -eq 2 ] || weft extract --pack ./pack good.txt
  expect_code 2
  expect_error_line "$1"
  expect_no_out
  weft run --pack ./pack good.txt -o out.svg
  expect_code 2
  expect_error_line "$1"
  expect_no_file out.svg
  weft rules check ./pack
  expect_code 2
  expect_error "$1"
  weft rules test ./pack
  expect_code 2
}

export WEFT_PACKS="$scratch"

make_pack
weft extract --pack ./pack good.txt
expect_code 0
expect_out '"relation":"develops"'
weft extract --pack pack good.txt
expect_code 0
weft rules check ./pack
expect_code 0

# A broken regular expression, at its own character
make_pack
sed -i 's/.{0,40}/(.{0,40}/' pack/rules/rules.jsonc
expect_place pack/rules/rules.jsonc:5:39

make_pack
sed -i 's/{subject:Organization}/{subject:Organisation}/' pack/rules/rules.jsonc
expect_place pack/rules/rules.jsonc:5:26

make_pack
sed -i 's/"AIModel"\]/"AIModle"]/' pack/pack.jsonc
expect_place pack/pack.jsonc:11:56

make_pack
sed -i 's/\tAIModel/\tAIModle/' pack/lexicon/names.tsv
expect_place pack/lexicon/names.tsv:2:4

make_pack
rm pack/lexicon/names.tsv
expect_place pack/pack.jsonc:5:16

make_pack
sed -i 's/"version": "1",/"version": "1", "version": "2",/' pack/pack.jsonc
expect_place pack/pack.jsonc:3:19

make_pack
sed -i 's/"relation": "develops"/"relation": "develop"/' pack/rules/rules.jsonc
expect_place pack/rules/rules.jsonc:4:17

make_pack
echo '[' >>pack/rules/rules.jsonc
expect_place pack/rules/rules.jsonc:8:1

make_pack
printf '한빛\xff\tOrganization\n' >>pack/lexicon/names.tsv
expect_place pack/lexicon/names.tsv:3:3

make_pack
rm pack/pack.jsonc
weft extract --pack ./pack good.txt
expect_code 2
expect_error_line pack.jsonc

finish
