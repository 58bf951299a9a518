# SPDX-License-Identifier: Apache-2.0
# Identities over random sites (docs/decisions/0052).
find_library(RAPIDCHECK rapidcheck REQUIRED)
target_link_libraries(test_footprint PRIVATE ${RAPIDCHECK})
