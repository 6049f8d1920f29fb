# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""check_graph.py GRAPH.weft [TRIPLES.jsonl]

Fails unless the file is sound and holds whole documents only: each with as
many triples as TRIPLES.jsonl has of it.  Prints how many documents it holds.
"""

import collections
import json
import sqlite3
import sys


def main():
    graph = sqlite3.connect(sys.argv[1])
    sound = graph.execute("PRAGMA integrity_check").fetchall()
    if sound != [("ok",)]:
        sys.exit(f"integrity_check: {sound[:3]}")
    if graph.execute("PRAGMA foreign_key_check").fetchall():
        sys.exit("foreign_key_check fails")
    if not graph.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        print(0)  # killed before the tables were there
        return
    held = dict(graph.execute(
        "SELECT doc, (SELECT count(*) FROM support WHERE document = d.id)"
        " FROM document d"))
    if len(sys.argv) > 2:
        wanted = collections.Counter()
        with open(sys.argv[2], encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                wanted[record["doc"]] += "relation" in record
        for doc, count in held.items():
            if wanted.get(doc) != count:
                sys.exit(f"{doc} has {count} triples, not {wanted.get(doc)}")
    print(len(held))


main()
