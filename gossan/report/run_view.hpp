// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"
#include "gossan/records/events.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/report/inventory.hpp"
#include "gossan/report/site_modules.hpp"
#include "gossan/report/site_tables.hpp"
#include "gossan/report/values_in_force.hpp"

namespace gossan::report {

/// A run as the page shows it. What a run that did not end has not written stays empty.
struct RunView {
    std::string name;  ///< of its folder
    records::Manifest manifest;
    records::Document summary;  ///< null without one
    records::Series series;
    records::Fields fields;
    std::vector<records::BalanceRow> balance;
    CopperInventory inventory;
    SiteTables site;      ///< of heap and plant alone
    SiteModules modules;  ///< as its tables tell them
    std::vector<records::Event> events;
    std::vector<ValueInForce> values;
};

/// Reads a run folder; Error(input) if it is none, Error(io) if a part of it is damaged.
[[nodiscard]] RunView read_run(const std::filesystem::path& folder);

/// The newest defined value of a column; NaN if there is no such column or none is defined.
[[nodiscard]] double last_value(const records::Series& series, std::string_view column);

}  // namespace gossan::report
