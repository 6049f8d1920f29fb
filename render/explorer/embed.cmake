# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The page's script and style as a C file.
#
#   cmake -DOUT=FILE.c -DFOLDER=render/explorer -DSTYLE=FILE.css
#     -DLIBRARIES=name|script|package.json|licence;... -DSCRIPTS=FILE.js;...
#     -P embed.cmake
#
# Libraries come first, in their order, each with its name and version; their
# licences go into a text of their own, each wording once.

cmake_minimum_required(VERSION 3.25)

set(script "")
set(licences "")
set(wordings "")

# Paragraphs of a licence file.  What it says of a package's own files does not
# concern the library, and wordings that many share are kept for the end.
function(add_licence title file)
  file(READ "${file}" text)
  string(REPLACE "\r" "" text "${text}")
  string(REPLACE ";" "\\;" text "${text}")
  string(REGEX REPLACE "\n\n+" ";" paragraphs "${text}")
  string(APPEND licences "\n== ${title}\n\n")
  foreach(paragraph IN LISTS paragraphs)
    string(STRIP "${paragraph}" paragraph)
    string(REPLACE ";" "\\;" kept "${paragraph}")
    if(paragraph MATCHES "^Files: debian/")
      continue()
    elseif(paragraph MATCHES "^License:")
      list(APPEND wordings "${kept}")
    else()
      string(APPEND licences "${paragraph}\n\n")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES wordings)
  set(licences "${licences}" PARENT_SCOPE)
  set(wordings "${wordings}" PARENT_SCOPE)
endfunction()

function(add_script file)
  file(READ "${file}" text)
  string(REPLACE "\r\n" "\n" text "${text}")
  if(text MATCHES "</[sS][cC][rR][iI][pP][tT]|<!--|\r")
    message(FATAL_ERROR "${file}: cannot stand in a page: it has </script>, "
                        "<!-- or a carriage return"
    )
  endif()
  string(APPEND script "${text}\n")
  set(script "${script}" PARENT_SCOPE)
endfunction()

foreach(library IN LISTS LIBRARIES)
  string(REPLACE "|" ";" parts "${library}")
  list(GET parts 0 name)
  list(GET parts 1 file)
  list(GET parts 2 package)
  list(GET parts 3 licence)
  file(READ "${package}" json)
  string(JSON version GET "${json}" version)
  string(APPEND script
         "\n/* ${name} ${version}: its licence is at the end of the page */\n"
  )
  add_script("${file}")
  add_licence("${name} ${version}" "${licence}")
endforeach()
foreach(file IN LISTS SCRIPTS)
  add_script("${FOLDER}/${file}")
endforeach()
foreach(wording IN LISTS wordings)
  string(APPEND licences "\n${wording}\n")
endforeach()

string(REGEX REPLACE "\n\n\n+" "\n\n" licences "${licences}")

# put(NAME text): an array of bytes and a string over it
function(put name text)
  file(WRITE "${OUT}.part" "${text}")
  file(READ "${OUT}.part" bytes HEX)
  file(REMOVE "${OUT}.part")
  string(REGEX REPLACE "(................................)" "\\1\n" bytes
                       "${bytes}"
  )
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  file(
    APPEND "${OUT}.new"
    "\nstatic const unsigned char ${name}_bytes[] = {\n${bytes}\n};\n"
    "const weft_str html_${name} = {(const char*)${name}_bytes,\n"
    "                              sizeof(${name}_bytes)};\n"
  )
endfunction()

file(READ "${FOLDER}/${STYLE}" style)
if(style MATCHES "</[sS]|<!--")
  message(FATAL_ERROR "${STYLE}: cannot stand in a page: it has markup")
endif()
file(WRITE "${OUT}.new" "// Made by embed.cmake\n\n#include \"html_page.h\"\n")
put(script "${script}")
put(style "${style}")
put(licences "${licences}")
file(RENAME "${OUT}.new" "${OUT}")
