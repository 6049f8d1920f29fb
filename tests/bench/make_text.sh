#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make_text.sh EXAMPLES OUT COPIES
#
# Copies of the example texts as a corpus: in each copy the quoted names get a
# number of their own, so that no name repeats from copy to copy.
set -euo pipefail

examples=$1 out=$2 copies=$3
mkdir -p "$out"
for file in "$examples"/*.txt; do
  name=$(basename "$file" .txt)
  awk -v out="$out/$name" -v copies="$copies" '
    { text = text $0 "\n" }
    END {
      for (i = 1; i <= copies; ++i) {
        copy = text
        gsub(/’/, i "’", copy)
        target = sprintf("%s-%05d.txt", out, i)
        printf "%s", copy > target
        close(target)
      }
    }' "$file"
done
