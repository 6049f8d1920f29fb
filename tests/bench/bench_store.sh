#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# bench_store.sh WEFT WORK [DOCUMENTS]
#
# Prints how fast `weft import` takes in triples on one core, derivation
# included, how fast the graph comes out again, and the memory that each takes.
# DOCUMENTS of ten triples are made below WORK: 100,000 by default.
set -euo pipefail

weft=$1 work=$2 documents=${3:-100000}
here=$(dirname "$0")

ticks=$(getconf CLK_TCK)

# measure LABEL TRIPLES COMMAND...: by the time of the processor, which other
# programs do not change much
measure() {
  local label=$1 triples=$2 start end
  shift 2
  start=$(date +%s%N)
  "$@" >"$work/out.txt" &
  local pid=$! peak=0 used=0 now
  while kill -0 "$pid" 2>/dev/null; do
    now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) || true
    peak=${now:-$peak}
    now=$(awk '{ print $14 + $15 }' "/proc/$pid/stat" 2>/dev/null) || true
    used=${now:-$used}
    sleep 0.02
  done
  wait "$pid"
  end=$(date +%s%N)
  awk -v label="$label" -v triples="$triples" -v ns=$((end - start)) \
    -v peak="$peak" -v used="$used" -v ticks="$ticks" 'BEGIN {
      printf "%-28s %9.0f triples/s  %.2f s of processor, %.2f s, %.0f MB\n",
        label, triples * ticks / used, used / ticks, ns / 1e9, peak / 1024 }'
}

one_core=()
command -v taskset >/dev/null && one_core=(taskset -c 0)
mkdir -p "$work"
lines=$work/triples.jsonl
bash "$here/make_triples.sh" "$documents" 10 $((documents / 2)) >"$lines"
triples=$((documents * 10))
rm -f "$work"/*.weft*
measure 'import' "$triples" \
  "${one_core[@]}" "$weft" import -q "$lines" -o "$work/all.weft"
# Removing one document of an up-to-date file derives everything again
measure 'derive' "$triples" "${one_core[@]}" \
  "$weft" build -q --remove d0000000.txt -o "$work/all.weft"
measure 'export to JSON lines' "$triples" "${one_core[@]}" \
  "$weft" export -q --format jsonl "$work/all.weft" -o "$work/all.jsonl"
measure 'stats' "$triples" "${one_core[@]}" \
  "$weft" stats -q "$work/all.weft"
for i in 0 1 2 3; do
  awk -F'"' -v i=$i '$4 != doc { doc = $4; ++n } n % 4 == i' "$lines" \
    >"$work/shard.jsonl"
  "$weft" import -q "$work/shard.jsonl" -o "$work/shard$i.weft"
done
measure 'merge of four' "$triples" "${one_core[@]}" \
  "$weft" merge -q "$work"/shard?.weft -o "$work/merged.weft"
bash "$here/make_triples.sh" $((documents * 10)) 1 50000 >"$lines"
measure 'import, ten times the files' "$triples" \
  "${one_core[@]}" "$weft" import -q "$lines" -o "$work/many.weft"
