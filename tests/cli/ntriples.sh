#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft import of N-Triples and N-Quads: a graph goes out and comes back.
. "$WEFT_TEST_DATA/support/assert.sh"

(cd "$WEFT_SOURCE_DIR" && "$WEFT" build -q docs/examples/*.txt \
  -o "$scratch/first.weft") || fail 'no graph'
for kind in nt nq; do
  weft export -q first.weft -o first.$kind
  expect_code 0
done

# The same graph from every order of lines, by extension and by option
weft import --json first.nt -o second.weft
expect_code 0
expect_out '"documents":2'
weft export -q second.weft -o second.nt
expect_same first.nt second.nt
weft export -q second.weft -o second.nq
expect_same first.nq second.nq
sort -r first.nq | "$WEFT" import -q - --format nq -o third.weft ||
  fail 'standard input was not read'
weft export -q third.weft -o third.nt
expect_same first.nt third.nt

# Again into the same file: documents are replaced
weft import -q first.nq -o second.weft
expect_code 0
weft export -q second.weft -o second.nt
expect_same first.nt second.nt

# Other programs' triples are facts of their file, beside what was there
cat >foreign.nt <<'END'
<http://example.org/hanbit> <http://www.w3.org/2000/01/rdf-schema#label> "한빛" .
<http://example.org/hanbit> <http://example.org/terms#develops> _:model .
END
weft import foreign.nt -o second.weft
expect_code 0
expect_error '3 documents'
weft export -q second.weft --format csv -o second.csv
grep -qF 'foreign.nt,Entity/한빛,한빛,Entity,develops,Entity/_:model foreign.nt' \
  second.csv || fail 'the foreign fact is missing'
cp second.nt before.nt

# A broken file changes nothing
head -n 1200 first.nt >cut.nt
printf '<urn:a> <urn:b> "c' >>cut.nt
cp second.weft kept.weft
weft import cut.nt -o second.weft
expect_code 2
expect_error_line 'cut.nt:1201'
weft export -q second.weft -o after.csv
expect_same second.csv after.csv
printf '@prefix a: <urn:a> .\n' >turtle.nt
cp turtle.nt turtle.ttl
for name in turtle.nt turtle.ttl; do
  weft import "$name" -o new.weft
  expect_code 2
  expect_error_line 'rapper -i turtle -o ntriples'
done
weft import first.nt --format ttl -o new.weft
expect_code 2
expect_error_line 'jsonl, nt or nq'
weft import first.nt --format jsonl -o new.weft
expect_code 2
expect_error_line 'no JSON here'

# What rdflib writes is read
if /usr/bin/python3 -c 'import rdflib' 2>/dev/null; then
  /usr/bin/python3 - first.nt rdflib.nt <<'END' || fail 'rdflib failed'
import sys
import rdflib
rdflib.Graph().parse(sys.argv[1], format="nt").serialize(
    sys.argv[2], format="nt", encoding="utf-8")
END
  weft import -q rdflib.nt -o rdflib.weft
  expect_code 0
  weft export -q rdflib.weft -o back.nt
  expect_same first.nt back.nt
else
  echo 'skipped: not installed: rdflib'
fi
finish
