# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""Follow a page from its beginning to its end, in the current folder.

A line that ends in a path between backquotes and `:` or `is:`, right before a
block, says that the block is that file.  A ```sh block is run; what it prints,
errors included, is the ```text block behind it, or nothing if there is none.
With WEFT_TEST_UPDATE=1 the page gets what was
printed.
"""

import os
import re
import subprocess
import sys

PART = re.compile(
    r"(?:`(?P<path>[\w./-]+)`(?: is)?:\n+)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.M | re.S)


def write(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(text):
    done = subprocess.run(["bash", "-c", text], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    return done.stdout


def main(page):
    with open(page, encoding="utf-8") as file:
        source = file.read()
    parts = list(PART.finditer(source))
    updated, shift, failures, commands = source, 0, 0, 0
    for i, part in enumerate(parts):
        if part["path"]:
            write(part["path"], part["text"])
            continue
        if part["kind"] != "sh":
            continue
        commands += 1
        printed = run(part["text"])
        after = parts[i + 1] if i + 1 < len(parts) else None
        shown = after if after and after["kind"] == "text" and \
            not after["path"] else None
        wanted = shown["text"] if shown else ""
        if printed == wanted:
            continue
        if shown and "WEFT_TEST_UPDATE" in os.environ:
            start, end = shown.span("text")
            updated = updated[:start + shift] + printed + updated[end + shift:]
            shift += len(printed) - (end - start)
            continue
        failures += 1
        print(f"FAIL: {part['text']}printed\n{printed}instead of\n{wanted}")
    if "WEFT_TEST_UPDATE" in os.environ:
        write(page, updated)
    print(f"{commands} commands, {failures} failures")
    sys.exit(bool(failures) or not commands)


main(sys.argv[1])
