# SPDX-License-Identifier: Apache-2.0
# Properties over random histories (docs/decisions/0052).
find_library(RAPIDCHECK rapidcheck REQUIRED)
target_link_libraries(test_supply PRIVATE ${RAPIDCHECK})
