#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# weft render: pictures of names that no picture was made for, themes, links.
. "$WEFT_TEST_DATA/support/assert.sh"

# fact SUBJECT TYPE RELATION OBJECT TYPE DOC STATUS
fact() {
  printf '{"doc":"%s","subject":{"id":"%s/%s","name":"%s","type":"%s",' \
    "$6" "$2" "$1" "$1" "$2"
  printf '"start":0,"end":3},"relation":"%s","object":{"id":"%s/%s",' \
    "$3" "$5" "$4"
  printf '"name":"%s","type":"%s","start":5,"end":9},"status":"%s",' \
    "$4" "$5" "$7"
  printf '"confidence":900,"rule":"test/rule","evidence":{"sentence":0,'
  printf '"start":0,"end":9,"text":"%s — %s"}}\n' "$1" "$4"
}

{
  web='https://news.example/a?b=1&c=<\"x\">'
  fact '<script>alert(1)</script>' Organization develops \
    '\" onload=\"alert(1)' AIModel "$web" actual
  fact ']]> &amp; <![CDATA[' Organization develops '</style><style>*{}' \
    AIModel 'javascript:alert(1)' actual
  fact '한빛전자' Organization uses '\\\\N\\\\G \\\\' Product \
    'http://x\" onclick=\"alert(1)' planned
  fact '한빛전자' 'x} *{}' 'r\" class=\"y' 'url(http://x)' Product \
    'data:text/html,x' actual
  fact '나래' Organization member_of '한빛전자' Organization '한글 이름.txt' actual
} >facts.jsonl
weft import facts.jsonl -o hostile.weft
expect_code 0

# list XPATH FILE: the distinct values, one a line
list() {
  xmllint --xpath "$1" "$2" 2>/dev/null | tr '<>' '\n\n' |
    sed 's/^ *//; s/="[^"]*"//g; s/ /\n/g' | sed '/^$/d' | sort -u
}

valid() {
  xmllint --noout --nonet --dtdvalidfpi '-//W3C//DTD SVG 1.1//EN' "$1"
}

have_dtd=yes
echo '<svg xmlns="http://www.w3.org/2000/svg"/>' >empty.svg
if ! valid empty.svg 2>/dev/null; then
  have_dtd=no
  echo 'the DTD of SVG 1.1 (w3c-sgml-lib) is not installed: not checked'
fi
echo '<svg xmlns="http://www.w3.org/2000/svg" role="img"/>' >role.svg
[ $have_dtd = no ] || ! valid role.svg 2>/dev/null ||
  fail 'the DTD accepts anything'

# Well-formed, valid, and with nothing in it that runs or comes from elsewhere
check_svg() {
  xmllint --noout "$1" || fail "$1 is not well-formed"
  if [ $have_dtd = yes ]; then
    valid "$1" || fail "$1 is not SVG 1.1"
  fi
  python3 - "$1" <<'END' || fail "$1 holds what it may not"
import re
import sys
import xml.etree.ElementTree as tree

XLINK = "{http://www.w3.org/1999/xlink}href"
ELEMENTS = {"svg", "title", "desc", "style", "g", "a", "path", "polygon",
            "polyline", "ellipse", "text"}
ATTRIBUTES = {"id", "class", "d", "points", "cx", "cy", "rx", "ry", "x", "y",
              "fill", "stroke", "stroke-width", "stroke-dasharray", "width",
              "height", "viewBox", "version", "style", "type", "transform",
              "text-anchor", "font-family", "font-size", "font-weight",
              "target", XLINK}
ids = set()
for e in tree.parse(sys.argv[1]).iter():
    name = e.tag.rsplit("}", 1)[1]
    assert name in ELEMENTS, name
    for key, value in e.attrib.items():
        assert key in ATTRIBUTES, key
        assert key == "style" or "url(" not in value, value
        if key == "id":
            assert value not in ids, value
            ids.add(value)
    link = e.attrib.get(XLINK)
    if link is not None:
        assert re.match(r"https?://[^\s\"<>]+$|\.\./[^\s\"<>:]+$", link), link
    if name == "style":
        assert "url(" not in e.text and "@import" not in e.text
        assert not re.search(r"[<>](?!polygon|text|\.s)", e.text)
END
}

weft render -q hostile.weft -o hostile.svg
expect_code 0
check_svg hostile.svg
grep -q '>&lt;script&gt;alert(1)&lt;/script&gt;<' hostile.svg ||
  fail 'a name is not shown as it is'
grep -q '<a xlink:href="https://news.example/a?b=1&amp;c=%3C%22x%22%3E"' \
  hostile.svg || fail 'the page on the web is not linked'

# Names stand in the middle of their nodes whatever font the reader has
python3 - hostile.svg <<'END' || fail 'a name is not in the middle of its node'
import re
import sys
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
lines = 0
for g in tree.parse(sys.argv[1]).iter(SVG + "g"):
    if g.get("class", "")[:2] != "t-":
        continue
    shape = next(e for e in g.iter() if e.tag != SVG + "g")
    numbers = re.findall(r"-?[0-9.]+", shape.get("points") or shape.get("d")
                         or shape.get("cx"))
    xs = [float(x) for x in numbers[::2]]
    middle = (min(xs) + max(xs)) / 2
    for text in g.iter(SVG + "text"):
        assert text.get("text-anchor") == "middle", text.text
        assert abs(float(text.get("x")) - middle) < 0.01, text.text
        lines += 1
assert lines > 5
END

# Documents that are files are linked where the reader says they are
weft render -q hostile.weft --link-base ../texts/ -o linked.svg
expect_code 0
check_svg linked.svg
grep -q 'href="../texts/%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.txt"' \
  linked.svg || fail 'the file is not linked'
for base in javascript: data:text/html, '//elsewhere/' 'https://x/"onload="'; do
  weft render -q hostile.weft --link-base "$base" -o never.svg
  expect_code 2
  expect_error_line 'links cannot begin with'
  expect_no_file never.svg
done

# The same facts in another order are the same picture, and so are two runs
tac facts.jsonl >turned.jsonl
weft import turned.jsonl -o turned.weft
weft render -q turned.weft -o turned.svg
expect_same turned.svg hostile.svg

# Themes and schemes
weft build -q "$WEFT_SOURCE_DIR"/docs/examples/*.txt -o news.weft
for theme in weft paper bold; do
  weft render -q news.weft --theme $theme -o $theme.svg -o $theme.png
  expect_code 0
  check_svg $theme.svg
  weft render -q news.weft --theme $theme -o again.svg
  expect_same again.svg $theme.svg
  weft render -q news.weft --theme $theme --scheme dark -o dark.svg
  check_svg dark.svg
done
dark='prefers-color-scheme:dark'
grep -q $dark weft.svg || fail 'no dark scheme beside the light one'
! grep -q $dark paper.svg || fail 'paper turns dark'
! grep -q $dark dark.svg || fail 'what is dark needs no other scheme'
grep -q '#12161d' weft.svg || fail 'the dark scheme has no background'

cat >mine.jsonc <<'END'
{
  "extends": "weft",
  // clubs are red
  "types": {"Organization": {"color": "#aa0011", "shape": "octagon"}},
  "relations": {"develops": {"color": {"light": "#005500", "dark": "#66dd66"}}}
}
END
weft render -q news.weft --theme mine.jsonc -o mine.svg
expect_code 0
check_svg mine.svg
grep -q 'stroke="#aa0011"' mine.svg || fail 'the colour of a type'
grep -q 'stroke="#005500"' mine.svg || fail 'the colour of a relation'
grep -q '.r-develops path{stroke:#66dd66}' mine.svg || fail 'its dark colour'

weft render -q news.weft --theme sea -o never.svg
expect_code 2
expect_error_line 'weft, paper, bold'
echo '{"types": {"Person": {"shape": 5}}}' >bad.jsonc
weft render -q news.weft --theme bad.jsonc -o never.svg
expect_code 2
expect_error_line 'bad.jsonc:1:32: unknown shape'
expect_no_file never.svg

finish
