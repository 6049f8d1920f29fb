# Copyright 2026 The weft authors
# SPDX-License-Identifier: MIT

# The script and style of the page, and the libraries that they use, become the
# C file ${explorer_assets}.  Debian's packages put the libraries into the folders below; elsewhere
# WEFT_NODE_MODULES names a folder with the same packages.

set(WEFT_NODE_MODULES "" CACHE PATH
    "Folder with d3-zoom and fuzzysort, if not those of Debian's packages"
)
set(node_modules ${WEFT_NODE_MODULES} /usr/share/nodejs /usr/lib/nodejs)

set(libraries "")
set(library_files "")

# use_library(NAME FILE): FILE lies in the package NAME
function(use_library name file)
  foreach(folder IN LISTS node_modules)
    set(script ${folder}/${name}/${file})
    set(package ${folder}/${name}/package.json)
    if(EXISTS ${script} AND EXISTS ${package})
      foreach(
        licence
        ${folder}/${name}/LICENSE ${folder}/${name}/LICENSE.md
        /usr/share/doc/node-${name}/copyright
      )
        if(EXISTS ${licence})
          list(APPEND libraries "${name}|${script}|${package}|${licence}")
          list(APPEND library_files ${script} ${package} ${licence})
          set(libraries "${libraries}" PARENT_SCOPE)
          set(library_files "${library_files}" PARENT_SCOPE)
          return()
        endif()
      endforeach()
    endif()
  endforeach()
  message(
    FATAL_ERROR
      "${name} is missing, which the .html pictures need; install the Debian "
      "package node-${name}, or set WEFT_NODE_MODULES to a folder with "
      "${name}/${file} and its licence"
  )
endfunction()

# Each after those that it needs
foreach(
  part
  color
  dispatch
  timer
  ease
  interpolate
  selection
  drag
  transition
  zoom
)
  use_library(d3-${part} dist/d3-${part}.min.js)
endforeach()
use_library(fuzzysort fuzzysort.js)

set(
  scripts
  base.js
  words.js
  data.js
  search.js
  finder.js
  filter.js
  labels.js
  picture.js
  source.js
  panel.js
  table.js
  state.js
  main.js
)
set(style explorer.css)
set(script_files ${scripts})
list(TRANSFORM script_files PREPEND ${CMAKE_CURRENT_LIST_DIR}/)

set(explorer_assets ${CMAKE_CURRENT_BINARY_DIR}/html_assets.c)
add_custom_command(
  OUTPUT ${explorer_assets}
  COMMAND
    ${CMAKE_COMMAND} -DOUT=${explorer_assets} -DFOLDER=${CMAKE_CURRENT_LIST_DIR}
    -DSTYLE=${style} "-DLIBRARIES=${libraries}" "-DSCRIPTS=${scripts}" -P
    ${CMAKE_CURRENT_LIST_DIR}/embed.cmake
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/embed.cmake ${script_files}
          ${CMAKE_CURRENT_LIST_DIR}/${style} ${library_files}
  COMMENT "Embedding the explorer"
  VERBATIM
)
