// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gossan::program {

/// One thing that was tried, and how it went.
struct Finding {
    std::string claim;  ///< "every balance of a small column closes"
    bool holds = false;
    std::string detail;  ///< a number, or why not
};

/// Tries the program out in a new folder below `place`, which is removed afterwards: writes there,
/// runs a small column, looks at its balances, and holds an interrupted and resumed run against it.
[[nodiscard]] std::vector<Finding> self_test(const std::filesystem::path& place);

}  // namespace gossan::program
