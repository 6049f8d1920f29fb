#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# check_stats.sh STATS_DUMP: skipped where Debian's Python has no networkx
/usr/bin/python3 -c 'import networkx' 2>/dev/null || exit 77
exec /usr/bin/python3 "$(dirname "$0")/check_stats.py" "$1"
