#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Layouts: nothing covers anything, the same bytes whatever the order, groups
# in frames, and sizes that a format cannot hold.
. "$WEFT_TEST_DATA/support/assert.sh"

check_picture() {
  command -v python3 >/dev/null || return 0
  python3 "$WEFT_TEST_DATA/support/check_picture.py" "$@" >check.txt ||
    fail "$(cat check.txt)"
}

# The documents of a file in reverse order, and their triples
reverse() {
  awk '/"document":/ { ++n } { text[n] = text[n] $0 "\n" }
    END { for (; n; --n) printf "%s", text[n] }' "$1"
}

bash "$WEFT_TEST_DATA/bench/make_network.sh" 40 55 >some.jsonl
bash "$WEFT_TEST_DATA/bench/make_network.sh" 140 230 2 >many.jsonl
for size in some many; do
  reverse $size.jsonl >back.jsonl
  cmp -s $size.jsonl back.jsonl && fail 'the order is the same'
  weft import -q $size.jsonl -o $size.weft
  weft import -q back.jsonl -o $size-back.weft
done

# Every layout, also from another order.  Only the layout that is chosen for
# many nodes is fast enough for them under sanitizers.
for layout in dot mixed sfdp neato fdp twopi circo grid; do
  for size in some many; do
    [ $layout-$size = mixed-many ] || [ $size = some ] || continue
    weft render $size.weft --layout $layout -o first.svg
    expect_code 0
    expect_error ", $layout, "
    weft render $size-back.weft --layout $layout -o next.svg
    cmp -s first.svg next.svg || fail "$layout, $size: other bytes"
    # A grid takes no notice of edges, which run where they will
    [ $layout = grid ] || check_picture first.svg
  done
done

# Chosen by size alone
weft render some.weft -o some.svg
expect_error ', dot, '
check_picture --nodes 40 --edges 55 some.svg
weft render many.weft -o many.svg
expect_error ', mixed, '
check_picture --nodes 140 --edges 230 many.svg

# Groups: two of connected nodes, one of single ones, and nodes in none
groups() {
  cat <<'DOT'
digraph g {
  graph [fontsize=12, pad=0.2];
  node [shape=box, height=0.3, width=0.4];
  edge [arrowsize=0.6, fontsize=9];
  subgraph cluster_g0 { label="첫째 무리: 열두 개체가 있다"; style=rounded;
    a0 -> a1 [label="개발"]; a0 -> a2; a0 -> a3; a3 -> a4; a4 -> a5; a5 -> a0;
    a6 -> a7; a8; }
  subgraph cluster_g1 { label="A & B"; b0 -> b1; b1 -> b2; b2 -> b0; b2 -> b2; }
  subgraph cluster_g2 { label=<<B>표시</B>>; c0; c1; c2; c3; }
  subgraph cluster_g10 { label="따로"; d0; d1; }
  a0 -> b0 [label="협력"]; b0 -> a0 [label="사용"]; a8 -> c0; c3 -> b2;
  x0 -> a4 [label="투자"]; x0 -> x1; x1 -> c1; y0 -> y1;
  subgraph cluster_rest { label="관계 없이 언급된 것"; z0; z1; z2; }
  legend [id=legend, shape=plain, label="범례"];
}
DOT
}
for layout in dot dot-fast mixed sfdp neato fdp twopi circo; do
  groups | "$WEFT" --render-worker $layout svg >$layout.svg 2>err.txt ||
    fail "$layout with groups: exit code $?"
  check_picture --frames 5 --nodes 25 --edges 19 $layout.svg
  groups | "$WEFT" --render-worker $layout svg | cmp -s - $layout.svg ||
    fail "$layout with groups: other bytes"
done

# Two frames that are joined only to each other
pair() {
  cat <<'DOT'
digraph g {
  graph [fontsize=12, pad=0.2];
  node [shape=box, height=0.3, width=0.4];
  edge [arrowsize=0.6, fontsize=9];
  subgraph cluster_g0 { label="첫째 무리: 여섯 개체"; style=rounded;
    a0 -> a1 [label="개발"]; a0 -> a2; a0 -> a3; a3 -> a4; a4 -> a5; a5 -> a0; }
  subgraph cluster_g1 { label="둘째 무리"; style=rounded;
    b0 -> b1; b1 -> b2; b2 -> b0; b0 -> b3; b3 -> b4; }
  a0 -> b0 [label="협력"];
}
DOT
}
for layout in dot mixed sfdp; do
  pair | "$WEFT" --render-worker $layout svg >pair.svg ||
    fail "$layout with two groups: exit code $?"
  check_picture --frames 2 --nodes 11 --edges 12 pair.svg
done
groups | "$WEFT" --render-worker grid svg >grid.svg || fail 'grid with groups'
[ "$(grep -c 'class="cluster"' grid.svg)" -eq 4 ] || fail 'frames of a grid'

# A bitmap as sharp as asked for, or no bitmap
png_width() {
  od -An -tu1 -j16 -N4 "$1" |
    awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}
weft render some.weft -o usual.png
expect_code 0
weft render some.weft --dpi 72 -o half.png
expect_code 0
difference=$(($(png_width usual.png) - 2 * $(png_width half.png)))
[ ${difference#-} -le 4 ] || fail '--dpi 72 is not half as wide as 144'
weft render many.weft --dpi 3000 -o huge.png
expect_code 2
expect_error_line 'dots per inch'
expect_error 'at most'
expect_no_file huge.png
most=$(sed 's/.*at most \([0-9]*\) .*/\1/' err.txt)
weft render many.weft --dpi 0 -o huge.png
expect_code 2

# A picture as large as a wall: fewer dots, a smaller page, no bitmap at all
wide() {
  printf 'digraph { n0 [width=%d]; n1; n0 -> n1 }\n' "$1"
}
wide 300 | "$WEFT" --render-worker dot png >wide.png 2>err.txt ||
  fail 'no bitmap of a wide picture'
grep -qE '^dpi (3[6-9]|[4-9][0-9]|10[0-9])$' err.txt ||
  fail "resolution of a wide picture: $(cat err.txt)"
[ "$(png_width wide.png)" -lt 32767 ] || fail 'a bitmap that was cut off'
wide 2000 | "$WEFT" --render-worker dot png >wide.png 2>err.txt
[ $? -eq 3 ] || fail 'a bitmap of a picture that is too wide'
expect_error 'too large for PNG'
wide 300 | "$WEFT" --render-worker dot pdf >wide.pdf || fail 'no PDF'
if command -v pdfinfo >/dev/null; then
  pdfinfo wide.pdf | awk '/^Page size/ && $3 > 14400 { exit 1 }' ||
    fail 'a page that readers refuse'
fi

finish
