# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# Helpers for the end-to-end tests: source this first.
#
# Each test works in a scratch folder, `$scratch`, that is removed at its end.
# `weft` runs the command under test and keeps `$code`, out.txt and err.txt.

set -uo pipefail

: "${WEFT:?path of the command}" "${WEFT_SOURCE_DIR:?root of the project}"
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

failures=0
code=0

weft() {
  "$WEFT" "$@" >"$scratch/out.txt" 2>"$scratch/err.txt"
  code=$?
  last="weft $*"
}

fail() {
  printf 'FAIL: %s: %s\n' "${last:-}" "$*"
  sed 's/^/  stderr: /' "$scratch/err.txt" 2>/dev/null | head -n 20
  failures=$((failures + 1))
}

expect_code() {
  [ "$code" -eq "$1" ] || fail "exit code $code instead of $1"
}

# One line on standard error that has the given text in it
expect_error_line() {
  [ "$(wc -l <"$scratch/err.txt")" -eq 1 ] || fail "not one line of error"
  expect_error "$1"
}

expect_error() {
  grep -qF -- "$1" "$scratch/err.txt" || fail "no '$1' on standard error"
}

expect_out() {
  grep -qF -- "$1" "$scratch/out.txt" || fail "no '$1' on standard output"
}

expect_no_out() {
  [ ! -s "$scratch/out.txt" ] || fail "something on standard output"
}

expect_file() {
  [ -s "$1" ] || fail "no file $1"
}

# Neither the file nor a temporary one beside it
expect_no_file() {
  [ ! -e "$1" ] || fail "$1 was written"
  ! compgen -G "$(dirname "$1")/.*.??????" >/dev/null ||
    fail "a temporary file was left behind"
}

expect_same() {
  cmp -s "$1" "$2" || fail "$1 and $2 differ"
}

finish() {
  [ "$failures" -eq 0 ] || exit 1
  exit 0
}
