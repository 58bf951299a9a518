# SPDX-License-Identifier: Apache-2.0
# gossan_embed(<target> <name> BASE <folder> FILES <file>...)
# Puts files into a library, byte for byte, so that the program needs nothing beside itself.
# Declare the list as gossan/base/embedded.hpp says; a file's name is its path below <folder>.

function(gossan_embed target name)
  cmake_parse_arguments(EMBED "" "BASE" "FILES" ${ARGN})
  set(assembly "")
  set(declarations "")
  set(entries "")
  set(index 0)
  foreach(file IN LISTS EMBED_FILES)
    get_filename_component(path ${file} ABSOLUTE BASE_DIR ${EMBED_BASE})
    file(RELATIVE_PATH shown ${EMBED_BASE} ${path})
    set(symbol gossan_embedded_${name}_${index})
    string(APPEND assembly "    \"${symbol}:\\n.incbin \\\"${path}\\\"\\n${symbol}_end:\\n.byte 0\\n\"\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND entries
      "    {\"${shown}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    list(APPEND paths ${path})
    math(EXPR index "${index} + 1")
  endforeach()
  set(source ${PROJECT_BINARY_DIR}/generated/embedded_${name}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[// SPDX-License-Identifier: Apache-2.0
// Written by cmake/GossanEmbed.cmake; do not edit.
#include "gossan/base/embedded.hpp"

asm(".pushsection .rodata\n"
@assembly@    ".popsection\n");
extern "C" {
@declarations@}

namespace gossan {
namespace {
const EmbeddedFile all_@name@[] = {
@entries@};
}  // namespace

std::span<const EmbeddedFile> embedded_@name@();
std::span<const EmbeddedFile> embedded_@name@() { return all_@name@; }
}  // namespace gossan
]=])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${source})
endfunction()
