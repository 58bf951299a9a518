// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// What one step of a site's supply came to.
struct SupplyLine {
    std::string step;   ///< "lots", "footprint", …: the verb
    std::string words;  ///< its result in a sentence
    std::string page;   ///< relative to the folder of the supply; blank: it has none
};

/// The steps in their order, from `told`: under the name of each step that was taken the document
/// that its verb prints with --json.
[[nodiscard]] std::vector<SupplyLine> supply_lines(const records::Document& told);

/// Writes the page that a site's supply begins with: its key figures, and each step in words with
/// the way to its page.
void write_supply_report(const records::Document& told, const std::filesystem::path& out);

}  // namespace gossan::report
