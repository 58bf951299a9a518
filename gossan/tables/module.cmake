# SPDX-License-Identifier: Apache-2.0
# Spreadsheets: libzip and pugixml read, libxlsxwriter writes (docs/decisions/0033).
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
target_link_libraries(gossan_tables PRIVATE PkgConfig::LIBZIP PkgConfig::PUGIXML PkgConfig::XLSXWRITER)
