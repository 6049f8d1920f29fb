#!/usr/bin/env python3
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT
"""Print a Markdown table of right, wrong and missed triples per relation.

usage: table.py WEFT ACCURACY_DIR

WEFT is the command; ACCURACY_DIR holds texts/, gold/ and score.py.  The texts
are extracted with the command, scored with score.py, and the figures of the
seeds and of the Korean development texts stand side by side.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROW = re.compile(r"^  (\w+) +right +(\d+)  wrong +(\d+)  missed +(\d+)")
TOTAL = re.compile(
    r"^ALL  right (\d+)  wrong (\d+)  missed (\d+)  P ([\d.]+)  R ([\d.]+)  F1 ([\d.]+)"
)


def score(weft, base, texts, gold):
    """Rows of one set: relation -> (right, wrong, missed), and the overview."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        subprocess.run(
            [weft, "extract", "--mentions", str(base / "texts" / texts)],
            stdout=out,
            check=True,
        )
        report = subprocess.run(
            [sys.executable, str(base / "score.py"), *map(str, gold)]
            + ["--triples", out.name],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    lenient = report.split("--- lenient names")[1]
    rows = {}
    for line in lenient.splitlines():
        found = ROW.match(line)
        if found:
            rows[found[1]] = tuple(int(found[i]) for i in (2, 3, 4))
    total = next(filter(None, map(TOTAL.match, lenient.splitlines())))
    notes = re.search(r"of the right ones: (.*)", lenient)[1]
    both = re.search(r"both ends found for (.*)", report)[1]
    return rows, total, notes, both


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    weft, base = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = {
        "seeds": score(weft, base, "seeds", [base / "gold" / "seeds"]),
        "dev": score(
            weft, base, "dev/ko", sorted((base / "gold" / "dev").glob("ko-*.json"))
        ),
    }
    for name, (_, total, notes, both) in sets.items():
        print(
            f"{name}: P {total[4]}, R {total[5]}, F1 {total[6]}; {notes}; "
            f"both ends found for {both}"
        )
    print("\n| relation | seeds | dev |\n|---|---|---|")
    relations = set().union(*(rows for rows, *_ in sets.values()))
    missed = {
        r: sum(rows.get(r, (0, 0, 0))[0] + rows.get(r, (0, 0, 0))[2] for rows, *_ in sets.values())
        for r in relations
    }
    for relation in sorted(relations, key=lambda r: (-missed[r], r)):
        cells = [
            "{} / {} / {}".format(*rows[relation]) if relation in rows else "–"
            for rows, *_ in sets.values()
        ]
        print(f"| {relation} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
