# SPDX-License-Identifier: Apache-2.0
# The facts travel inside the program: every file of data/ that the catalogue knows how to read.
file(GLOB_RECURSE gossan_data_files CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/data/minerals/*.toml ${PROJECT_SOURCE_DIR}/data/reactions/*.toml
  ${PROJECT_SOURCE_DIR}/data/species/*.toml ${PROJECT_SOURCE_DIR}/data/components/*.toml
  ${PROJECT_SOURCE_DIR}/data/gases/*.toml ${PROJECT_SOURCE_DIR}/data/microbes/*.toml
  ${PROJECT_SOURCE_DIR}/data/priors/*.toml)
list(APPEND gossan_data_files ${PROJECT_SOURCE_DIR}/data/elements.toml
  ${PROJECT_SOURCE_DIR}/data/references.bib)
include(GossanEmbed)
gossan_embed(gossan_catalogue data BASE ${PROJECT_SOURCE_DIR}/data FILES ${gossan_data_files})
