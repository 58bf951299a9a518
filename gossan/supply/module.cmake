# SPDX-License-Identifier: Apache-2.0
# One file or a server keep the events: SOCI speaks to both (docs/decisions/0050).
find_library(SOCI_CORE soci_core REQUIRED)
find_library(SOCI_SQLITE3 soci_sqlite3 REQUIRED)
find_library(SOCI_POSTGRESQL soci_postgresql REQUIRED)
find_library(LIBPQ pq REQUIRED)
find_path(SOCI_INCLUDE soci/soci.h REQUIRED)
find_path(POSTGRESQL_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
target_include_directories(gossan_supply SYSTEM PUBLIC ${SOCI_INCLUDE} ${SOCI_INCLUDE}/soci ${POSTGRESQL_INCLUDE})
target_link_libraries(gossan_supply PRIVATE ${SOCI_SQLITE3} ${SOCI_POSTGRESQL} ${SOCI_CORE} ${LIBPQ})

# Declarations are printed by libharu (docs/decisions/0060).
find_library(HARU hpdf REQUIRED)
find_path(HARU_INCLUDE hpdf.h REQUIRED)
target_link_libraries(gossan_supply PRIVATE ${HARU})

# Grades of cathode travel inside the program.
include(GossanEmbed)
file(GLOB cathode_grades CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/cathode/*.toml)
gossan_embed(gossan_supply cathode BASE ${PROJECT_SOURCE_DIR}/data/cathode FILES ${cathode_grades})

# So do the assumptions of data centres.
file(GLOB demand_data CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/demand/*)
gossan_embed(gossan_supply demand BASE ${PROJECT_SOURCE_DIR}/data/demand FILES ${demand_data})

# Lots go to makers by CBC (docs/decisions/0056), behind one file.
find_library(CBC_SOLVER CbcSolver REQUIRED)
find_library(CBC_SOLVER_CORE Cbc REQUIRED)
find_path(CBC_INCLUDE coin/Cbc_C_Interface.h REQUIRED)
target_include_directories(gossan_supply SYSTEM PRIVATE ${CBC_INCLUDE})
target_link_libraries(gossan_supply PRIVATE ${CBC_SOLVER} ${CBC_SOLVER_CORE})

# So do the fields of PACT and the schema of our extension.
gossan_embed(gossan_supply pact BASE ${PROJECT_SOURCE_DIR}/data/pact FILES ${PROJECT_SOURCE_DIR}/data/pact/fields-3.0.csv)
gossan_embed(gossan_supply schemas BASE ${PROJECT_SOURCE_DIR}/data/schemas
  FILES ${PROJECT_SOURCE_DIR}/data/schemas/lot-footprint-1.0.0.json)

# The host of footprints speaks by Boost.Beast and OpenSSL (docs/decisions/0057); libsodium keeps secrets (0058).
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
target_link_libraries(gossan_supply PRIVATE OpenSSL::SSL Threads::Threads PkgConfig::SODIUM)

# SOCI's shared library keeps the type information of its own classes, for which that sanitizer asks.
file(GLOB see_soci ${CMAKE_CURRENT_LIST_DIR}/event/*.cpp)
set_source_files_properties(${see_soci} PROPERTIES COMPILE_OPTIONS -fno-sanitize=vptr)
