// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gossan::program {

/// Version of the program, "0.1.0".
[[nodiscard]] std::string version();

/// How the program was built: compiler, kind of build, versions of what it was built with.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> build_facts();

/// The shared libraries that the program has loaded, by the files that hold them, without those
/// of the C and C++ run time.
[[nodiscard]] std::vector<std::string> loaded_libraries();

}  // namespace gossan::program
