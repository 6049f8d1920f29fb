#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# check_includes.sh SOURCE_DIR [ARCHIVE...]
#
# Fails if a module includes what it may not see, or if a library archive
# refers to a function that ends the process or prints.  Names long files and
# functions without failing.
set -euo pipefail

root=$1
shift
failed=0

fail() {
  printf 'FAIL: %s\n' "$1"
  failed=1
}

# Where an #include "name" of a file leads, in `target`: its own folder and its
# module first, then all that could be meant
find_header() {
  local file=$1 module=$2 name=$3 folder
  target=
  for folder in "${file%/*}" "$root/$module" "$root/$module/include" \
    "$root/graph/base" "$root/graph/include" "$root/extract" \
    "$root/extract/include" "$root/render" "$root/render/include"; do
    if [ -f "$folder/$name" ]; then
      target=$folder/$name
      return
    fi
  done
}

# check_module MODULE FOLDER...: all it includes must lie in those folders
check_module() {
  local module=$1 file name target folder allowed
  local folders=("${@:2}")
  while IFS=: read -r file name; do
    name=${name#*\"}
    name=${name%%\"*}
    find_header "$file" "$module" "$name"
    allowed=no
    for folder in "${folders[@]}"; do
      case $target in *..*) ;; "$folder"/*) allowed=yes ;; esac
    done
    [ $allowed = yes ] || fail "$file: may not include \"$name\""
  done < <(grep -rH --include='*.[ch]' '^# *include "' "$root/$module" | sort)
}

check_module graph "$root/graph"
check_module extract "$root/extract" "$root/graph/include" "$root/graph/base"
check_module render "$root/render" "$root/graph/include" "$root/graph/base"
check_module cli "$root/cli" "$root/graph/include" "$root/graph/base" \
  "$root/extract/include" "$root/render/include"

# Public headers take nothing but public headers and the C library
while IFS= read -r header; do
  if grep -n '^# *include "' "$header" | grep -v '"weft/'; then
    fail "$header: a public header includes a private one"
  fi
done < <(find "$root"/*/include -name '*.h' | sort)

# The worker is a program of its own and may print and exit
banned='^(abort|exit|_exit|quick_exit|printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|perror|setlocale|strtok|strcpy|strcat|sprintf|atoi|sscanf|gets)$'
for archive; do
  found=$(nm -u "$archive" 2>/dev/null | awk -v banned="$banned" '
    /:$/ { object = $1; next }
    object !~ /graphviz_worker/ && $2 ~ banned { print object, $2 }' |
    sort -u)
  [ -z "$found" ] || fail "$archive: $found"
done

# Modules become one library: a name may be defined only once
if [ $# -gt 1 ]; then
  twice=$(nm -g --defined-only "$@" 2>/dev/null |
    awk 'NF == 3 && $2 ~ /[TDBR]/ { print $3 }' | sort | uniq -d)
  [ -z "$twice" ] || fail "defined in two modules: $twice"
fi

# Warnings only
while IFS= read -r file; do
  lines=$(wc -l <"$file")
  [ "$lines" -le 600 ] || printf 'warning: %s has %s lines\n' "$file" "$lines"
  awk -v file="$file" '
    /^{/ { start = NR }
    /^}/ && start {
      if (NR - start > 80)
        printf "warning: %s:%d: a function of %d lines\n", file, start,
          NR - start
      start = 0
    }' "$file"
done < <(find "$root"/{graph,extract,render,cli} -name '*.c' | sort)

exit $failed
