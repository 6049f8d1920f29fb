#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# make_triples.sh DOCUMENTS TRIPLES NAMES
#
# Prints JSON lines: so many documents with so many triples each, between
# entities that have one of so many names for each type.  The same numbers give
# the same lines.
set -euo pipefail

LC_ALL=C awk -v documents="$1" -v triples="$2" -v names="$3" '
  function next_number(most) {
    # Park and Miller: exact in the numbers of awk
    seed = (seed * 16807) % 2147483647
    return seed % most
  }
  function entity(type, word) {
    name = word next_number(names)
    return sprintf("\"id\":\"%s/%s\",\"name\":\"%s\",\"type\":\"%s\"",
                   type, name, name, type)
  }
  BEGIN {
    seed = 1
    split("develops partner_of subsidiary_of count employee_of", relation, " ")
    for (d = 0; d < documents; ++d) {
      doc = sprintf("d%07d.txt", d)
      printf "{\"doc\":\"%s\",\"document\":{\"date\":\"2026-01-02\",", doc
      printf "\"title\":\"제목\",\"sha256\":\"%064x\",\"bytes\":2000,", d
      print "\"aliases\":[]}}"
      for (k = 0; k < triples; ++k) {
        at = k * 120
        r = 1 + next_number(5)
        subject = r == 5 ? entity("Person", "사람") \
                         : entity("Organization", "기관")
        who = name
        if (r == 4) {
          n = k * 7 + d % 100
          name = n "명"
          object = sprintf("\"name\":\"%s\",\"type\":\"Quantity\"," \
                           "\"value\":%d,\"unit\":\"명\"", name, n)
        } else {
          object = r == 1 ? entity("Product", "제품") \
                          : entity("Organization", "기관")
        }
        printf "{\"doc\":\"%s\",\"subject\":{%s},", doc, subject
        printf "\"relation\":\"%s\",\"object\":{%s},", relation[r], object
        printf "\"status\":\"actual\",\"confidence\":%d,", 800 + k
        printf "\"rule\":\"ko-news/%s\",\"evidence\":", relation[r]
        printf "{\"sentence\":%d,\"start\":%d,\"end\":%d,", k, at, at + 100
        printf "\"text\":\"%s는 지난해 새로운 사업을 위해 %s와 함께 ", who, name
        print "무엇을 했다고 밝혔다.\"}}"
      }
    }
  }'
