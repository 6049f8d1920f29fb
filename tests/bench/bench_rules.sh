#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# bench_rules.sh WEFT PACK WORK FOLDER [HOW...]
#
# What many names cost beside a thousand, and many rules beside those of PACK,
# over the texts of FOLDER on one core, as ratios within this run.  PACK is the
# folder of the shipped pack; the others are made below WORK.  HOW the rules
# differ that are ten times as many is what make_rules.py calls so.
set -euo pipefail

weft=$1 pack=$2 work=$3 folder=$4
shift 4
[ $# -gt 0 ] || set -- copies words gaps
runs=${WEFT_BENCH_RUNS:-5}
names=${WEFT_BENCH_NAMES:-1000000}
here=$(dirname "$0")
mkdir -p "$work"
WEFT_PACKS=$(realpath "$(dirname "$pack")")
export WEFT_PACKS
: >"$work/empty.txt"

# least OLD PACK INPUT: processor time of an extraction, in $spent unless OLD is
# less
least() {
  local TIMEFORMAT='%3U' now
  now=$({ time "$weft" extract -q -j1 --pack "$2" "$3" >"$work/out.jsonl" \
    2>"$work/errors.txt"; } 2>&1)
  spent=$(printf '%s\n' $1 "$now" | sort -n | head -n 1)
}

# peak PACK: the most memory while the texts are read, mapped files included,
# in $megabytes
peak() {
  local pid now most=0
  "$weft" extract -q -j1 --pack "$1" "$folder" >"$work/out.jsonl" &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) || true
    most=${now:-$most}
    sleep 0.02
  done
  wait "$pid"
  megabytes=$((most / 1024))
}

# compare LABEL PACK OTHER: what OTHER costs beside PACK.  They take turns, so
# that what else the machine does slows both.
compare() {
  local i whole0= opening0= whole= opening= megabytes0
  for ((i = 0; i < runs; ++i)); do
    least "$whole0" "$2" "$folder" && whole0=$spent
    least "$whole" "$3" "$folder" && whole=$spent
    least "$opening0" "$2" "$work/empty.txt" && opening0=$spent
    least "$opening" "$3" "$work/empty.txt" && opening=$spent
  done
  peak "$2" && megabytes0=$megabytes
  peak "$3"
  awk -v label="$1" -v whole="$whole" -v opening="$opening" \
    -v whole0="$whole0" -v opening0="$opening0" -v mb="$megabytes" \
    -v mb0="$megabytes0" 'BEGIN {
      printf "%-26s opens in %.2f s, extracts %.2f times as long, ", label,
        opening, (whole - opening) / (whole0 - opening0)
      printf "both %.2f times, %+d MB\n", whole / whole0, mb - mb0 }'
}

for count in 1000 "$names"; do
  place=$work/names-$count
  if [ ! -e "$place/lexicon/names.tsv" ]; then
    mkdir -p "$place/lexicon"
    printf '{"name": "names-%d", "version": "1", "language": "ko",
      "extends": ["%s"]}\n' "$count" "$(basename "$pack")" >"$place/pack.jsonc"
    bash "$here/make_names.sh" "$folder" "$count" >"$place/names.tmp"
    mv "$place/names.tmp" "$place/lexicon/names.tsv"
  fi
done
few=$work/names-1000 many=$work/names-$names
"$weft" rules compile "$few"
rm -f "$many/lexicon.compiled"
compare "$names names, read" "$few" "$many"
"$weft" rules compile "$many"
compare "$names names, compiled" "$few" "$many"

for how; do
  python3 "$here/make_rules.py" "$pack" "$work/rules-$how" 10 "$how"
  compare "10 times the rules, $how" "$pack" "$work/rules-$how"
done
