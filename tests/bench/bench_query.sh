#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# bench_query.sh WEFT WORK
#
# Prints how long questions to a graph of a million facts take, from the start
# of the command to its end: the least of five runs.  The graph is made in WORK
# and kept there.
set -euo pipefail

weft=$1 work=$2
documents=${WEFT_BENCH_DOCUMENTS:-100000}
graph=$work/query-$documents.weft
here=$(dirname "$0")
mkdir -p "$work"

if [ ! -e "$graph" ]; then
  bash "$here/make_triples.sh" "$documents" 10 $((documents / 2)) |
    "$weft" import -q - -o "$graph"
fi

measure() {
  local label=$1 least=0 rows start end i
  shift
  for i in 1 2 3 4 5; do
    start=$(date +%s%N)
    "$weft" "$@" >"$work/rows.txt" 2>/dev/null || [ $? -eq 1 ]
    end=$(date +%s%N)
    if [ "$least" -eq 0 ] || [ $((end - start)) -lt "$least" ]; then
      least=$((end - start))
    fi
  done
  rows=$(wc -l <"$work/rows.txt")
  awk -v label="$label" -v rows="$rows" -v ns="$least" \
    'BEGIN { printf "%8.1f ms  %7d lines  %s\n", ns / 1e6, rows, label }'
}

ask() {
  measure "query $*" query "$graph" "$@"
}

ask '회사17 partner_of ?x'
ask '회사17 partner_of ?x . ?x develops ?p'
ask '?x develops 제품99 . ?x partner_of ?y'
ask '?p employee_of ?o . ?o develops ?m' --limit 20
ask '?a partner_of ?x . ?b employee_of ?x' --limit 20
ask '?p employee_of ?o . ?o count ?n . ?n > 150 ORDER BY ?n DESC LIMIT 20'
ask --path 회사1 회사2
ask --text 회사4242는
ask --text 사업을 회사4242는
measure 'show 회사17' show "$graph" 회사17
ask '?p employee_of ?o . ?o develops ?m'
