#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# kill.sh WEFT WORK KILLS GRAPH TRIPLES.jsonl COMMAND...
#
# COMMAND makes GRAPH, which has the triples of TRIPLES.jsonl.  It is killed
# KILLS times at random moments.  Each time the file must be sound and hold
# whole documents only, and going on must give what an undisturbed run gives.
# WEFT_SOAK_SEED chooses the moments.
set -uo pipefail

weft=$1 work=$2 kills=$3 graph=$4 triples=$5
shift 5
here=$(dirname "$0")
RANDOM=${WEFT_SOAK_SEED:-1}

fail() {
  printf 'FAIL: kill %s: %s\n' "${i:-0}" "$1"
  exit 1
}

forget() { rm -f "$graph" "$graph"-{wal,shm,journal}; }

export_to() {
  "$weft" export -q --format jsonl "$graph" -o "$1" || fail 'no export'
}

mkdir -p "$work"
forget
start=$(date +%s%N)
"$@" || fail 'the undisturbed run fails'
time=$(($(date +%s%N) - start))
export_to "$work/expected.jsonl"
[ -s "$work/expected.jsonl" ] || fail 'nothing to compare with'

partial=0 killed=0
for ((i = 1; i <= kills; ++i)); do
  # Half of the kills meet a new file, half one that holds something
  ((i % 2)) && forget
  delay=$(awk -v t="$time" -v r="$RANDOM" \
    'BEGIN { printf "%.4f", t / 1e9 * r / 32768 }')
  "$@" >"$work/out.txt" 2>&1 &
  pid=$!
  sleep "$delay"
  kill -KILL "$pid" 2>/dev/null && ((++killed))
  wait "$pid" 2>/dev/null
  held=0
  if [ -s "$graph" ]; then
    # Sound as it was left, before weft gets to repair anything
    rm -rf "$work/copy" && mkdir "$work/copy"
    cp "$graph"* "$work/copy/" || fail 'no copy'
    held=$(/usr/bin/python3 "$here/check_graph.py" \
      "$work/copy/$(basename "$graph")" "$triples") || fail "$held"
    [ "$held" -gt 0 ] && ((++partial))
  fi
  "$@" || fail 'going on fails'
  export_to "$work/actual.jsonl"
  cmp -s "$work/expected.jsonl" "$work/actual.jsonl" ||
    fail 'going on gives another graph'
  /usr/bin/python3 "$here/check_graph.py" "$graph" "$triples" >/dev/null ||
    fail 'unsound at the end'
done
printf '%d kills, %d of them in time, %d found documents in the file\n' \
  "$kills" "$killed" "$partial"
