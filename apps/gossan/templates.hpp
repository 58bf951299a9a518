// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gossan::program {

/// A scenario, or a contract, to start from: its files by name.
struct Template {
    std::string name;
    std::string meaning;
    std::vector<std::pair<std::string, std::string>> files;
};

/// The file that the others belong to: scenario.toml, or supply.toml of a contract.
[[nodiscard]] std::string main_file(const Template& of);

/// Every example of the program, `site` to start a site from, then `every-key` and
/// `every-key-site`: all that a scenario may hold. `contract` is an offtake contract.
[[nodiscard]] std::vector<Template> all_templates();

}  // namespace gossan::program
