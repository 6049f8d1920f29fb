#!/usr/bin/env python3
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT
"""make_rules.py PACK OUT TIMES HOW

A pack with TIMES as many rules as PACK: beside each rule others of the same
trigger words and types.  HOW they differ from it:

  copies  in nothing but name and confidence
  words   patterns want one more word of everyday news close behind the match
  gaps    patterns let fewer characters lie between their parts, so that they
          match at most places where the rule does
"""

import json
import pathlib
import re
import shutil
import sys

WORDS = "지난해 올해 국내 사업 시장 서비스 기술 제품 투자 고객 개발 최근 관련".split()

# The others of a cue, a suffix and the like would say the same twice
VARIED = ("pattern", "mention", "alias", "frame")


def without_comments(text):
    parts = r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/'
    return re.sub(parts, lambda m: m.group(1) or " ", text, flags=re.S)


def joined(pattern):
    return "".join(pattern) if isinstance(pattern, list) else pattern


def vary_pattern(pattern, how, number):
    if how == "words":
        return f"(?:{pattern}).{{0,20}}{WORDS[number % len(WORDS)]}"
    if how == "gaps":
        return re.sub(
            r"\{0,(\d+)\}",
            lambda m: "{0,%d}" % max(1, int(m.group(1)) - number),
            pattern,
        )
    return pattern


def vary(rule, how, number):
    other = dict(rule)
    other["id"] = f"{rule['id']}.v{number}"
    other["confidence"] = max(0, rule.get("confidence", 800) - number)
    other.pop("examples", None)
    other.pop("counterexamples", None)
    for member in ("pattern", "patterns"):
        if member in other:
            given = other.pop(member)
            given = [given] if member == "pattern" else given
            other["patterns"] = [
                vary_pattern(joined(p), how, number) for p in given
            ]
    return other


def main():
    pack, out, times, how = sys.argv[1:5]
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(pack, out)
    for path in sorted(pathlib.Path(out).glob("rules/*.jsonc")):
        data = json.loads(without_comments(path.read_text(encoding="utf-8")))
        rules = data if isinstance(data, list) else data["rules"]
        more = []
        for rule in rules:
            more.append(rule)
            if rule.get("kind", "pattern") in VARIED:
                for number in range(1, int(times)):
                    more.append(vary(rule, how, number))
        text = json.dumps(more, ensure_ascii=False, indent=1)
        path.write_text(text, encoding="utf-8")


main()
