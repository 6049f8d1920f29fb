# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

"""hold_graph.py GRAPH.weft READY DONE

Another program that reads a graph file while its log is open: makes the file
READY when it does and stops when the file DONE is there.
"""

import os
import sqlite3
import sys
import time

graph = sqlite3.connect(sys.argv[1], isolation_level=None)
graph.execute("PRAGMA journal_mode = WAL")
graph.execute("INSERT INTO meta VALUES('held', '1')")
graph.execute("DELETE FROM meta WHERE name = 'held'")
graph.execute("BEGIN")
graph.execute("SELECT count(*) FROM term").fetchone()
open(sys.argv[2], "w", encoding="utf-8").close()
end = time.monotonic() + 60
while not os.path.exists(sys.argv[3]) and time.monotonic() < end:
    time.sleep(0.02)
graph.close()
