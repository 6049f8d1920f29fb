#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make.sh WEFT: draw the pictures of docs/gallery.md and docs/themes.md again.
#
# Texts are invented: docs/examples, and what texts.awk writes.
set -euo pipefail

weft=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# news FIRMS ARTICLES: a graph of invented news
news() {
  awk -v firms="$1" -v articles="$2" -v seed=7 -f "$here/texts.awk" >texts.jsonl
  rm -f graph.weft
  "$weft" build -q texts.jsonl -o graph.weft
}

# draw NAME OPTION...: the graph, light and dark
draw() {
  local name=$1 scheme
  shift
  for scheme in light dark; do
    "$weft" render graph.weft "$@" --scheme $scheme -o "$here/$name-$scheme.svg"
  done
}

# Documents are called as in their folder, wherever that is
(cd "$here/../examples" && "$weft" build -q ./*.txt -o "$work/graph.weft")
draw 12 --title '두루AI의 이웃' --focus 두루AI --depth 3 --top 12
draw 60 --title '두 기사가 말하는 것'
for theme in weft paper bold; do
  "$weft" render -q graph.weft --title "$theme" --focus 두루AI --depth 3 \
    --top 12 --theme $theme -o "$here/theme-$theme.svg"
done
"$weft" render -q graph.weft --title 'bold, dark' --focus 두루AI --depth 3 \
  --top 12 --theme bold --scheme dark -o "$here/theme-bold-dark.svg"

news 172 172
draw 500 --title '지어낸 기사 172건'

news 15500 16500
draw 20000 --title '지어낸 기사 16,500건'
