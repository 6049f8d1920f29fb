# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The shipped themes as a C file:
#
#   cmake -DOUT=FILE.c -DFILES=FILE.jsonc;... -P embed.cmake
#
# A theme's name is its file's without the extension.  Text goes through
# hexadecimal, so that nothing in it matters to the compiler.

cmake_minimum_required(VERSION 3.25)

set(content "// Made by embed.cmake\n\n#include \"theme.h\"\n")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" bytes
                       "${bytes}"
  )
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND content
         "\nstatic const char theme_${name}[] = {\n${bytes}\n'\\0'};\n"
  )
  string(APPEND rows "  {\"${name}\", theme_${name}},\n")
endforeach()
string(APPEND content
       "\nconst theme_source theme_sources[] = {\n${rows}  {NULL, NULL},\n};\n"
)
file(WRITE "${OUT}" "${content}")
