# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""check_format.py GRAPH.weft graph-format.md

Fails unless the document describes every table and column of the file and no
others, and all its SQL examples find something.
"""

import re
import sqlite3
import sys


def described(text):
    """Tables by name, each with the words in backticks in its section."""
    sections = {}
    for part in re.split(r"^##+ ", text, flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        if re.fullmatch(r"[a-z_]+", title.strip()):
            sections[title.strip()] = body
    return sections


def main():
    graph = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    with open(sys.argv[2], encoding="utf-8") as file:
        text = file.read()
    sections = described(text)
    kept = {name for name, in graph.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite_%'")}
    if kept != set(sections):
        sys.exit(f"tables: {sorted(kept ^ set(sections))}")
    for table, body in sections.items():
        columns = {row[1] for row in
                   graph.execute(f"PRAGMA table_info({table})")}
        words = set()
        for row in re.findall(r"^\|(.*?)\|", body, flags=re.M):
            words |= set(re.findall(r"`([a-z_0-9]+)`", row))
        if table == "triple":
            words = set(re.findall(r"`([a-z_0-9]+)`", body)) - {"support"}
        if words != columns:
            sys.exit(f"columns of {table}: {sorted(words ^ columns)}")
    for member, in graph.execute("SELECT DISTINCT member FROM schema_member"):
        if f"`{member}`" not in sections["schema_member"]:
            sys.exit(f"member {member}")
    version, = graph.execute("PRAGMA user_version").fetchone()
    application, = graph.execute("PRAGMA application_id").fetchone()
    if f" {version}." not in text or f" {application} " not in text:
        sys.exit("application_id or user_version")
    examples = re.findall(r"```sql\n(.*?)```", text, flags=re.S)
    for example in examples:
        if not graph.execute(example).fetchall():
            sys.exit(f"nothing is found by:\n{example}")
    print(f"{len(sections)} tables, {len(examples)} examples")


main()
