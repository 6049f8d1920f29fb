# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""Run the snippets of a page and compare what they print with the page.

A ```python block that prints is followed by a ```text block.  The page's first
```sh block makes the files; it runs in the current folder.  A snippet whose
library is not installed is named and skipped.  With WEFT_TEST_UPDATE=1 the
page gets what was printed.
"""

import os
import re
import subprocess
import sys

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def run(words, what):
    result = subprocess.run(words, capture_output=True, text=True)
    missing = re.search(r"^ModuleNotFoundError: No module named '([^']*)'",
                        result.stderr, re.M)
    if missing and what == "python":
        print(f"skipped: not installed: {missing[1]}")
        return None
    if result.returncode:
        sys.exit(f"FAIL: {what} block:\n{words[-1]}\n{result.stderr}")
    return result.stdout


def main(path):
    with open(path, encoding="utf-8") as file:
        page = file.read()
    blocks = list(BLOCK.finditer(page))
    setup = [b for b in blocks if b[1] == "sh"]
    snippets = [i for i, b in enumerate(blocks) if b[1] == "python"]
    if not setup or not snippets:
        sys.exit(f"FAIL: {path}: no blocks to run")
    run(["bash", "-e", "-c", setup[0][2]], "sh")
    updated, failures, compared = page, 0, 0
    for i in reversed(snippets):
        found = run([sys.executable, "-c", blocks[i][2]], "python")
        if found is None:
            continue
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if following is None or following[1] != "text":
            sys.exit(f"FAIL: no ```text block follows\n{blocks[i][2]}")
        compared += 1
        updated = (updated[:following.start(2)] + found +
                   updated[following.end(2):])
        if found != following[2] and "WEFT_TEST_UPDATE" not in os.environ:
            failures += 1
            print(f"FAIL: {blocks[i][2]}printed\n{found}instead of\n"
                  f"{following[2]}")
    print(f"{compared} of {len(snippets)} snippets compared")
    if "WEFT_TEST_UPDATE" in os.environ:
        with open(path, "w", encoding="utf-8") as file:
            file.write(updated)
    sys.exit(bool(failures) or not compared)


main(sys.argv[1])
