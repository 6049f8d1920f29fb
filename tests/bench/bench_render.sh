#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# bench_render.sh WEFT WORK [NODES/EDGES...]
#
# Prints how long `weft render` takes for made networks, the memory of the
# command and its layout worker together, and what the pictures can be judged by.
# For comparison, Graphviz's own sfdp and dot on the same DOT, which they get 20
# seconds for.  Pictures stay below WORK, to be looked at.
set -euo pipefail

weft=$1 work=$2
shift 2
here=$(dirname "$0")
[ $# -gt 0 ] || set -- 12/14 60/80 60/300 150/220 300/600 500/1500 1000/1500 \
  2000/3000
mkdir -p "$work"

# Memory of the processes below one, each at its largest
memory_below() {
  local child
  for child in $(pgrep -P "$1"); do
    awk '/^VmHWM/ { print $2 }' "/proc/$child/status" 2>/dev/null || true
    memory_below "$child"
  done
}

# measure LABEL COMMAND...: time of the processor, which other programs change
# little, wall time, and memory
measure() {
  local label=$1 pid peak=0 now
  shift
  (
    TIMEFORMAT='%U %S %R'
    { time "$@" >/dev/null 2>"$work/err.txt"; } 2>"$work/time.txt" ||
      echo "exit code $?" >>"$work/time.txt"
  ) &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    now=$(memory_below "$pid" | awk '{ sum += $1 } END { print sum + 0 }')
    [ "$now" -le "$peak" ] || peak=$now
    sleep 0.02
  done
  wait "$pid" || true
  awk -v label="$label" -v peak="$peak" '
    NR == 1 { used = $1 + $2; wall = $3 }
    NR > 1 { failed = ", " $0 }
    END { printf "%-26s %6.2f s of processor, %6.2f s, %4.0f MB%s\n", label,
      used, wall, peak / 1024, failed }' "$work/time.txt"
}

for size; do
  name=${size/\//-}
  bash "$here/make_network.sh" "${size%/*}" "${size#*/}" >"$work/$name.jsonl"
  rm -f "$work/$name.weft"
  "$weft" import -q "$work/$name.jsonl" -o "$work/$name.weft"
  top=()
  if "$weft" render --help | grep -q -- '--top '; then
    top=(--top "${size%/*}")
  fi
  measure "$size, SVG" \
    "$weft" render "${top[@]}" "$work/$name.weft" -o "$work/$name.svg"
  tail -n 1 "$work/err.txt"
  measure "$size, PNG" \
    "$weft" render "${top[@]}" "$work/$name.weft" -o "$work/$name.png"
  if command -v python3 >/dev/null; then
    python3 "$here/../support/check_picture.py" --figures "$work/$name.svg" ||
      true
  fi
  if command -v dot >/dev/null; then
    "$weft" render -q "${top[@]}" "$work/$name.weft" -o "$work/$name.dot"
    for engine in sfdp dot; do
      measure "$size, Graphviz's $engine" timeout 20 \
        dot -K$engine -Glayout=$engine -Tsvg "$work/$name.dot"
    done
  fi
done
