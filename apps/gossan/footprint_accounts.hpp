// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/ledger/inventory.hpp"
#include "gossan/supply/input/supply_input.hpp"

namespace gossan::program {

/// Accounts of copper, as far as there are any, for a footprint.
struct FootprintAccounts {
    std::optional<ledger::Inventory> inventory = {};
    std::optional<double> day_zero = {};
    footprint::Basis basis = footprint::Basis::simulated;

    /// Nothing when there is a fault, which goes to `diagnostics`.
    [[nodiscard]] std::optional<footprint::SiteFootprint> footprint(
        const footprint::FootprintInput& input, Diagnostics& diagnostics) const;
};

[[nodiscard]] FootprintAccounts accounts_of_run(const std::string& folder);
/// Of a balance.csv, `date` being that of its day 0; blank: none.
[[nodiscard]] FootprintAccounts accounts_of_rows(const std::string& file, const std::string& date);
/// As a supply file names them; none where it names neither a run nor a balance.
[[nodiscard]] FootprintAccounts accounts_of(const supply::SourceInput& source);

}  // namespace gossan::program
