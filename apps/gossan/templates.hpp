// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gossan::program {

/// A scenario to start from: its files by name, the scenario among them.
struct Template {
    std::string name;
    std::string meaning;
    std::vector<std::pair<std::string, std::string>> files;
};

/// Every example of the program, `site` to start a site from, then `every-key` and
/// `every-key-site`: all that a scenario may hold.
[[nodiscard]] std::vector<Template> all_templates();

}  // namespace gossan::program
