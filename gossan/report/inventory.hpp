// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::report {

/// Copper of the ore of one module by line of the accounts, kg at the end of each period.
struct ModuleLines {
    std::string module = {};
    std::map<std::string, std::vector<double>> lines = {};  ///< by name: "placed", "recovered" …

    /// The last value of a line; 0 for one that is not there.
    [[nodiscard]] double last(const std::string& line) const;
};

/// Acid, water or another account of the whole: flows of each period, and what was stored at its
/// end.
struct FlowAccount {
    std::string name = {}, unit = {};
    std::map<std::string, std::vector<double>> flows = {};  ///< into it positive
    std::vector<double> stored = {};                        ///< empty if it is stored nowhere
};

/// The accounts as inventory.csv tells them.
struct CopperInventory {
    std::vector<double> end_d = {};         ///< of each period
    std::vector<ModuleLines> modules = {};  ///< the last one speaks for the run
    std::vector<FlowAccount> accounts = {};
};

/// Reads an inventory.csv; Error(data) with file and line where it is damaged.
[[nodiscard]] CopperInventory read_inventory(const std::filesystem::path& path);

/// Where the copper of the run is: parts that sum to what was placed and brought, from ore to
/// product; null without an inventory.
[[nodiscard]] records::Document inventory_document(const CopperInventory& inventory);

}  // namespace gossan::report
