#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The graph file: killed, without space, without permission, taken apart and
# put together again.
. "$WEFT_TEST_DATA/support/assert.sh"

soak=$WEFT_TEST_DATA/soak
make_triples() { bash "$WEFT_TEST_DATA/bench/make_triples.sh" "$@"; }

# export_of GRAPH FILE
export_of() {
  weft export --format jsonl "$1" -o "$2"
  expect_code 0
}

# same_export GRAPH FILE: what GRAPH holds is what FILE says
same_export() {
  export_of "$1" same.jsonl
  cmp -s same.jsonl "$2" || fail "$1 does not hold what $2 does"
}

# Lines of every COUNT-th document, from document FIRST on
take() {
  awk -v first="$2" -v count="$3" '
    { split($0, part, "\""); if (part[4] != doc) { doc = part[4]; ++n } }
    (n - 1) % count == first' "$1"
}

make_triples 300 8 200 >all.jsonl
take all.jsonl 0 2 >even.jsonl
take all.jsonl 1 2 >odd.jsonl
for name in all even odd; do
  weft import -q $name.jsonl -o $name.weft
  expect_code 0
  export_of $name.weft $name.out
done

# The file is what its description says
/usr/bin/python3 "$WEFT_TEST_DATA/support/check_format.py" all.weft \
  "$WEFT_SOURCE_DIR/docs/graph-format.md" >format.txt 2>&1 ||
  fail "$(cat format.txt)"

# What is exported and read back is the same
weft import -q all.out -o again.weft
expect_code 0
same_export again.weft all.out

# Documents that are removed leave no trace
weft import -q all.jsonl -o half.weft
removals=()
while read -r doc; do
  removals+=(--remove "$doc")
done < <(cut -d'"' -f4 odd.jsonl | sort -u)
weft build -q "${removals[@]}" -o half.weft
expect_code 0
same_export half.weft even.out
weft diff half.weft even.weft
expect_code 0
expect_no_out
cp half.weft before.weft
weft build -q --remove nowhere.txt -o half.weft
expect_code 2
expect_error_line "holds no document 'nowhere.txt'"
same_export half.weft even.out

# Ten shards in any order, at once or in steps
for i in 0 1 2 3 4 5 6 7 8 9; do
  take all.jsonl $i 10 >shard.jsonl
  weft import -q shard.jsonl -o shard$i.weft
  expect_code 0
done
for seed in 1 2 3; do
  order=$(printf 'shard%d.weft\n' 0 1 2 3 4 5 6 7 8 9 |
    shuf --random-source=<(yes $seed))
  # shellcheck disable=SC2086
  weft merge -q $order -o merged.weft
  expect_code 0
  same_export merged.weft all.out
done
weft merge -q shard[0-4].weft -o left.weft
weft merge -q shard[3-9].weft -o right.weft
weft merge -q left.weft right.weft left.weft -o left.weft
expect_code 0
same_export left.weft all.out

# Two programs that make one file at once: each adds what it has
for round in 1 2 3; do
  rm -f both.weft
  "$WEFT" import -q even.jsonl -o both.weft 2>first.txt &
  first=$!
  "$WEFT" import -q odd.jsonl -o both.weft 2>second.txt ||
    fail "round $round: $(cat second.txt)"
  wait $first || fail "round $round: $(cat first.txt)"
  same_export both.weft all.out
done

# A file whose log another program reads is not replaced under it
cp all.weft held.weft
/usr/bin/python3 "$WEFT_TEST_DATA/support/hold_graph.py" \
  held.weft ready done &
holder=$!
while [ ! -e ready ] && kill -0 $holder; do sleep 0.02; done
weft merge -q even.weft -o held.weft
expect_code 3
expect_error_line 'another program uses this file'
touch done
wait $holder
same_export held.weft all.out
weft merge -q even.weft -o held.weft
expect_code 0
same_export held.weft even.out

# Killed when all documents were removed and nothing was derived yet
cp all.weft stale.weft
/usr/bin/python3 -c "
import sqlite3
graph = sqlite3.connect('stale.weft')
for table in 'support', 'evidence', 'alias', 'document':
    graph.execute('DELETE FROM ' + table)
graph.execute(\"DELETE FROM meta WHERE name = 'derived'\")
graph.commit()"
weft query stale.weft '?a ?relation ?b'
expect_code 2
expect_no_out
expect_error_line 'interrupted'
for command in 'stats' 'conflicts' 'aliases' 'diff all.weft' \
  'export --format nt'; do
  # shellcheck disable=SC2086
  weft $command stale.weft
  expect_error 'interrupted'
done

# A change that fails leaves one file that needs no log
mkdir single
cp all.weft single/
weft aliases split single/all.weft nobody nothing
expect_code 2
weft build --remove nothing -o single/all.weft
expect_code 2
[ "$(od -An -tu1 -j18 -N1 single/all.weft)" -eq 1 ] ||
  fail 'readers need a log'
weft stats single/all.weft
[ "$(find single -type f | wc -l)" -eq 1 ] || fail 'a file beside the graph'

# What another program broke is an error or is left out
# broken SQL: broken.weft is all.weft with a change
broken() {
  cp all.weft broken.weft
  /usr/bin/python3 -c "
import sqlite3, sys
graph = sqlite3.connect('broken.weft')
graph.execute(sys.argv[1])
graph.commit()" "$1"
}
broken 'UPDATE fact SET object = -7, subject = -subject'
weft query --evidence broken.weft '?a ?relation ?b'
expect_code 0
for change in 'UPDATE support SET relation = 99999999' \
  'UPDATE support SET object = object + 99999999' \
  'UPDATE support SET subject = -subject' \
  'UPDATE support SET subject = (SELECT id FROM term WHERE entity IS NULL)' \
  'UPDATE word SET id = -id'; do
  broken "$change"
  weft import -q even.jsonl -o broken.weft
  expect_code 0
done
broken 'DROP TABLE fact'
weft query broken.weft '?a ?relation ?b'
expect_code 2
expect_error_line 'no such table: fact; restore it from a copy'

# A file that cannot be read is found before anything is written
for missing in nowhere.jsonl .; do
  weft import -q all.jsonl $missing -o fresh.weft
  expect_code 2
  expect_error_line 'cannot read'
  expect_no_file fresh.weft
done

# An output is not written over the graph that it is about
weft export --format csv all.weft -o ./all.weft
expect_code 2
expect_error_line 'this is the graph file'
weft query all.weft '?a ?relation ?b' -o all.weft
expect_code 2
expect_error_line 'this is the graph file'
same_export all.weft all.out

# A folder is no graph file
mkdir folder
for command in 'stats folder' 'import -q all.jsonl -o folder' \
  'merge -q all.weft -o folder'; do
  # shellcheck disable=SC2086
  weft $command
  expect_code 2
  expect_error_line 'this is a folder'
done

# Reading needs no permission to write: not even root has it here
if [ "$(id -u)" -ne 0 ]; then
  weft_as() { weft "$@"; }
elif command -v setpriv >/dev/null; then
  weft_as() {
    setpriv --reuid=65534 --regid=65534 --clear-groups "$WEFT" "$@" \
      >"$scratch/out.txt" 2>"$scratch/err.txt"
    code=$?
    last="weft $*"
  }
  chmod 755 "$scratch"
else
  weft_as() { code=77; }
fi
weft_as --version
if [ "$code" -eq 0 ]; then
  mkdir locked
  cp all.weft locked/
  chmod 444 locked/all.weft
  chmod 555 locked
  weft_as export --format jsonl locked/all.weft
  expect_code 0
  cmp -s out.txt all.out || fail 'a read-only folder gives something else'
  weft_as stats locked/all.weft
  expect_code 0
  weft_as import -q "$scratch/odd.jsonl" -o locked/all.weft
  expect_code 3
  expect_error_line 'locked/all.weft'
  weft_as import -q "$scratch/odd.jsonl" -o locked/new.weft
  expect_code 3
  expect_error_line 'locked/new.weft'
  weft_as merge -q locked/all.weft -o locked/new.weft
  expect_code 3
  expect_error_line 'locked/new.weft'
  chmod 755 locked
  [ "$(ls -A locked)" = all.weft ] || fail 'something was left behind'
  same_export locked/all.weft all.out
fi

# No space: a clear error, and what was there is still there
make_triples 3000 4 2000 >big.jsonl
# no_space GRAPH MESSAGE
no_space() {
  expect_code 3
  expect_error_line "$1"
}
cp even.weft limited.weft
limit=$(($(stat -c %s even.weft) / 1024 + 200))
trap '' XFSZ
(
  ulimit -f $limit
  weft import -q big.jsonl -o limited.weft
  exit "$code"
)
code=$?
no_space limited.weft
same_export limited.weft even.out
(
  ulimit -f $limit
  weft merge -q all.weft even.weft odd.weft all.weft -o limited.weft
  exit "$code"
)
code=$?
no_space limited
same_export limited.weft even.out
mkdir small
if mount -t tmpfs -o size=1m tmpfs small 2>/dev/null; then
  cp even.weft small/
  weft import -q big.jsonl -o small/even.weft
  no_space small/even.weft
  same_export small/even.weft even.out
  weft merge -q all.weft odd.weft -o small/even.weft
  no_space small/
  same_export small/even.weft even.out
  umount small
fi

# Killed: the long form is tests/soak/kill.sh with more kills
kills=10 documents=2000
if [ -n "${WEFT_SANITIZER:-}" ]; then
  kills=3 documents=1000 # it is some times slower
fi
make_triples $documents 10 1500 >killed.jsonl
bash "$soak/kill.sh" "$WEFT" soak "$kills" killed.weft \
  killed.jsonl "$WEFT" import -q killed.jsonl -o killed.weft >soak.txt 2>&1 ||
  fail "$(cat soak.txt)"

# The same of a build from texts
pack=$WEFT_TEST_DATA/support/pack
mkdir docs
awk -v documents=$documents 'BEGIN {
  split("한빛전자 두루소프트 새별연구원", maker)
  split("가람 나래 다솜 마루 바다 사랑", model)
  for (d = 0; d < documents / 2; ++d) {
    file = sprintf("docs/%04d.txt", d)
    for (k = 0; k < 14; ++k) {
      name = model[(d * k) % 6 + 1]
      printf "%s는 2021년 %d월 언어 모델 ‘%s’을 개발했다. ‘%s’에 데이터" \
        " %d억개를 썼다.\n", maker[(d + k) % 3 + 1], k % 12 + 1, name, name,
        d + k + 1 >file
    }
    close(file)
  }
}'
weft extract -q --pack "$pack" docs -o docs.jsonl
expect_code 0
bash "$soak/kill.sh" "$WEFT" soak $((kills / 3)) built.weft docs.jsonl \
  "$WEFT" build -q --pack "$pack" docs -o built.weft >soak.txt 2>&1 ||
  fail "$(cat soak.txt)"

finish
