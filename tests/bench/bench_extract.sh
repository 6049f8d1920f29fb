#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# bench_extract.sh WEFT EXAMPLES WORK [FOLDER]
#
# Prints the speed of `weft extract` with one thread and with all, over FOLDER,
# or over copies of the example texts that are made below WORK.
set -euo pipefail

weft=$1 examples=$2 work=$3 folder=${4:-}
copies=${WEFT_BENCH_COPIES:-200}

if [ -z "$folder" ]; then
  folder=$work/copies
  rm -rf "$folder"
  bash "$(dirname "$0")/make_text.sh" "$examples" "$folder" "$copies"
fi
bytes=$(find "$folder" -type f -exec cat {} + | wc -c)
files=$(find "$folder" -type f | wc -l)

measure() {
  local label=$1 start end triples
  shift
  start=$(date +%s%N)
  triples=$("$weft" extract "$@" "$folder" | grep -c '"relation"' || true)
  end=$(date +%s%N)
  awk -v label="$label" -v bytes="$bytes" -v files="$files" \
    -v triples="$triples" -v ns=$((end - start)) 'BEGIN {
      s = ns / 1e9
      printf "%-12s %8.2f MB/s  %d files, %.1f MB, %d triples, %.2f s\n",
        label, bytes / 1e6 / s, files, bytes / 1e6, triples, s }'
}

measure 'one thread' -q -j1
measure 'all threads' -q
