# SPDX-License-Identifier: Apache-2.0
# toml++ is used as headers alone, in toml_source.cpp: nothing of it is linked.
find_path(GOSSAN_TOML_INCLUDE toml++/toml.h REQUIRED)
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/toml_source.cpp PROPERTIES
  INCLUDE_DIRECTORIES ${GOSSAN_TOML_INCLUDE})
