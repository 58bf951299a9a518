// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "gossan/footprint/activity/activities.hpp"
#include "gossan/footprint/input/footprint_input.hpp"
#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/period.hpp"

namespace gossan::footprint {

/// Where accounts of copper come from.
struct AccountsSource {
    const ledger::Inventory& inventory;
    std::optional<double> day_zero = {};  ///< in days from the beginning of 1970
    Basis basis = Basis::simulated;
};

/// What accounts tell of the site by pad and period (ore, acid, electricity, reagents, carbon
/// dioxide of carbonates, copper), and what they cannot know as the input says, or else as assumed.
///
/// Of make-up acid each pad has the share of what went onto it with solution and did not drain.
/// What is forecast of a pad's copper, at the beginning of a period, is
///
///     to come = u (placed by its end) - (recovered until its beginning)                   (1)
///
/// with u what the input forecasts then, or the largest (recovered + in solution) / placed of the
/// pad's modules at the end of the accounts. What pumps and blowers draw by t of ore, where the
/// accounts do not tell it, is of the periods in which that ore is leached (`leached_of`).
[[nodiscard]] Activities activities_of(const AccountsSource& source, const FootprintInput& input);

/// The periods of accounts, for those who need them beside the activities.
[[nodiscard]] std::vector<ledger::Period> periods_of(const AccountsSource& source, PeriodSize size);

}  // namespace gossan::footprint
