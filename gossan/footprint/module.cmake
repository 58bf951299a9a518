# SPDX-License-Identifier: Apache-2.0
# Emission factors and baselines travel inside the program.
file(GLOB gossan_factor_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/factors/*.toml)
include(GossanEmbed)
gossan_embed(gossan_footprint factors BASE ${PROJECT_SOURCE_DIR}/data FILES ${gossan_factor_files})
