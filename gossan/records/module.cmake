# SPDX-License-Identifier: Apache-2.0
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(NETCDF REQUIRED IMPORTED_TARGET netcdf)
pkg_check_modules(LIBCRYPTO REQUIRED IMPORTED_TARGET libcrypto)
target_link_libraries(gossan_records PRIVATE
  PkgConfig::NETCDF PkgConfig::LIBCRYPTO nlohmann_json::nlohmann_json)
