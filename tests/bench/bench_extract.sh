#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# bench_extract.sh WEFT EXAMPLES WORK [FOLDER]
#
# Prints the speed of `weft extract` with one thread and with all: over FOLDER,
# or over two corpora that are made below WORK.  Sparse is ordinary prose,
# dense are copies of the example texts, with a fact every hundred bytes.
set -euo pipefail

weft=$1 examples=$2 work=$3 folder=${4:-}
copies=${WEFT_BENCH_COPIES:-1000}
here=$(dirname "$0")

measure() {
  local label=$1 corpus=$2 bytes files start end triples
  shift 2
  bytes=$(find "$corpus" -type f -exec cat {} + | wc -c)
  files=$(find "$corpus" -type f | wc -l)
  start=$(date +%s%N)
  triples=$("$weft" extract -q "$@" "$corpus" | grep -c '"relation"' || true)
  end=$(date +%s%N)
  awk -v label="$label" -v bytes="$bytes" -v files="$files" \
    -v triples="$triples" -v ns=$((end - start)) 'BEGIN {
      s = ns / 1e9
      printf "%-20s %8.2f MB/s  %d files, %.1f MB, %d triples, %.2f s\n",
        label, bytes / 1e6 / s, files, bytes / 1e6, triples, s }'
}

if [ -n "$folder" ]; then
  measure 'one thread' "$folder" -j1
  measure 'all threads' "$folder"
  exit
fi
rm -rf "$work/sparse" "$work/dense"
bash "$here/make_sparse.sh" "$work/sparse" "$((copies * 2))"
bash "$here/make_text.sh" "$examples" "$work/dense" "$copies"
for kind in sparse dense; do
  measure "$kind, one thread" "$work/$kind" -j1
  measure "$kind, all threads" "$work/$kind"
done
