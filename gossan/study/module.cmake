# SPDX-License-Identifier: Apache-2.0
# Engines of search, each seen by one source. pagmo is LGPL or GPL and is linked dynamically.
find_package(Pagmo 2.18 CONFIG REQUIRED)
find_package(NLopt 2.7 CONFIG REQUIRED)
target_link_libraries(gossan_study PRIVATE Pagmo::pagmo NLopt::nlopt)
