// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/build_facts.hpp"

#include <link.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace gossan::program {
namespace {

int add_library(dl_phdr_info* info, std::size_t, void* list) {
    auto& names = *static_cast<std::vector<std::string>*>(list);
    const std::filesystem::path path = info->dlpi_name;
    if (path.has_filename()) {
        std::error_code unresolved;
        const auto real = std::filesystem::canonical(path, unresolved);
        names.push_back((unresolved ? path : real).filename().string());
    }
    return 0;
}

bool is_of_the_run_time(std::string_view name) {
    constexpr std::array<std::string_view, 9> known{"libc.so",    "libm.so",  "libgcc_s",
                                                    "libstdc++",  "ld-linux", "linux-vdso",
                                                    "libpthread", "libdl.so", "librt.so"};
    return std::any_of(known.begin(), known.end(),
                       [name](std::string_view each) { return name.starts_with(each); });
}

}  // namespace

std::string version() { return GOSSAN_VERSION; }

std::vector<std::pair<std::string, std::string>> build_facts() {
#if defined(__clang__)
    const std::string compiler = std::string("clang ") + __clang_version__;
#else
    const std::string compiler = std::string("GCC ") + __VERSION__;
#endif
    return {{"compiler", compiler},
            {"build", GOSSAN_BUILD_TYPE},
            {"SUNDIALS", GOSSAN_SUNDIALS_VERSION},
            {"netCDF", GOSSAN_NETCDF_VERSION},
            {"OpenSSL", GOSSAN_CRYPTO_VERSION},
            {"ECharts", GOSSAN_ECHARTS_VERSION}};
}

std::vector<std::string> loaded_libraries() {
    std::vector<std::string> names;
    dl_iterate_phdr(&add_library, &names);
    std::erase_if(names, is_of_the_run_time);
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace gossan::program
