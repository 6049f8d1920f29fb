#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make_triples.sh DOCUMENTS TRIPLES NAMES [SEED]
#
# Prints documents as JSON lines, each with so many triples between so many
# names of three types.  The same arguments give the same bytes.
set -euo pipefail

awk -v documents="$1" -v triples="$2" -v names="$3" -v seed="${4:-1}" '
function pick(n) {
  state = (state * 16807) % 2147483647
  return state % n
}
function end(name, type, at) {
  return sprintf("{\"id\":\"%s/%s\",\"name\":\"%s\",\"type\":\"%s\"," \
    "\"start\":%d,\"end\":%d}", type, name, name, type, at, at + 20)
}
BEGIN {
  state = seed
  split("develops subsidiary_of partner_of count employee_of", relation)
  split("Organization Organization Organization Organization Person", from)
  split("Product Organization Organization Quantity Organization", to)
  word["Organization"] = "회사"
  word["Product"] = "제품"
  word["Person"] = "사람"
  for (d = 0; d < documents; ++d) {
    doc = sprintf("d%07d.txt", d)
    aliases = ""
    if (!pick(4)) {
      n = pick(names)
      aliases = sprintf("{\"id\":\"Organization/회사%d\",\"alias\":" \
        "\"별칭%d\",\"reason\":\"parenthesis\"}", n, n)
    }
    printf "{\"doc\":\"%s\",\"document\":{\"date\":\"2026-%02d-%02d\"," \
      "\"title\":\"제목 %d\",\"sha256\":\"%064x\",\"bytes\":%d," \
      "\"aliases\":[%s]}}\n", doc, d % 12 + 1, d % 28 + 1, d, d,
      triples * 120, aliases
    for (k = 0; k < triples; ++k) {
      r = pick(5) + 1
      at = k * 120
      subject = word[from[r]] pick(names)
      if (to[r] == "Quantity") {
        n = k * 7 + d % 100
        other = n "명"
        object = sprintf("{\"name\":\"%s\",\"type\":\"Quantity\"," \
          "\"start\":%d,\"end\":%d,\"value\":%d,\"unit\":\"명\"}",
          other, at + 30, at + 40, n)
      } else {
        other = word[to[r]] pick(names)
        object = end(other, to[r], at + 30)
      }
      extra = pick(10) ? "" : "\"when\":\"2025-0" (1 + pick(9)) "\","
      printf "{\"doc\":\"%s\",\"subject\":%s,\"relation\":\"%s\"," \
        "\"object\":%s,\"status\":\"%s\",%s\"confidence\":%d," \
        "\"rule\":\"ko-news/%s.made\",\"evidence\":{\"sentence\":%d," \
        "\"start\":%d,\"end\":%d,\"text\":\"%s는 지난해 새로운 사업을 위해" \
        " %s와 함께 무엇을 했다고 밝혔다.\"}}\n",
        doc, end(subject, from[r], at), relation[r], object,
        pick(20) ? "actual" : "planned", extra, 700 + pick(300),
        relation[r], k, at, at + 100, subject, other
    }
  }
}'
