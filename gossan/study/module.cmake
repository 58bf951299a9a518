# SPDX-License-Identifier: Apache-2.0
# Engines of search, each seen by one source. pagmo is LGPL or GPL and is linked dynamically.
find_package(Pagmo 2.18 CONFIG REQUIRED)
find_package(NLopt 2.7 CONFIG REQUIRED)
target_link_libraries(gossan_study PRIVATE Pagmo::pagmo NLopt::nlopt)

# Members of a study are kept in one file of it: only gossan/study/store sees it.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
target_link_libraries(gossan_study PRIVATE PkgConfig::SQLITE3)
