#!/bin/bash
# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The installed command finds its packs, and a program can use the library.
. "$WEFT_TEST_DATA/support/assert.sh"

last='cmake --install'
prefix=$scratch/prefix
cmake --install "$WEFT_BUILD_DIR" --prefix "$prefix" >install.txt 2>&1 ||
  fail "$(tail -n 1 install.txt)"

printf '한빛전자는 2021년 언어 모델 ‘가람’을 개발했다.\n' >one.txt
unset WEFT_PACKS
WEFT=$prefix/bin/weft
weft extract one.txt
expect_code 0
weft run one.txt -o one.svg
expect_code 0
expect_file "$prefix/share/man/man1/weft.1"

# Every public header alone, as C and as C++
headers=$(cd "$prefix/include" && ls weft/*.h)
for header in $headers; do
  last="#include <$header>"
  echo "#include <$header>" >header.c
  cc -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" \
    -fsyntax-only header.c 2>err.txt || fail 'does not compile as C'
  if command -v c++ >/dev/null; then
    c++ -Wall -Wextra -Werror -I"$prefix/include" -fsyntax-only -x c++ \
      header.c 2>err.txt || fail 'does not compile as C++'
  fi
done

# A user's program
cat >user.c <<'END'
#include <weft/document.h>
#include <weft/extract.h>
#include <weft/export.h>
#include <weft/render.h>

int
main(void)
{
  weft_rules*       rules = NULL;
  const char* const pack  = "ko-news";
  const weft_status st = weft_rules_load(&pack, 1U, NULL, NULL, &rules, NULL);
  weft_rules_free(rules);
  return st ? 1 : 0;
}
END
last='a user of the library'
flags=$(PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name weft.pc)") \
  pkg-config --static --cflags --libs weft)
sanitize=${WEFT_SANITIZER:+-fsanitize=$WEFT_SANITIZER}
# shellcheck disable=SC2086
if cc -std=c11 $sanitize user.c -o user $flags 2>err.txt; then
  WEFT_PACKS=$prefix/share/weft/packs ./user 2>err.txt ||
    fail 'the packs do not load'
else
  fail 'does not link'
fi

finish
