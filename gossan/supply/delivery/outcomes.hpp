// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::supply {

/// Cathode so far, as each member of a forecast foretells it.
struct CathodeOutcomes {
    std::vector<double> days = {};             ///< since 1970, rising
    std::vector<std::vector<double>> kg = {};  ///< [member][day], never falling
    std::vector<double> weights = {};          ///< by member, sum 1; none: all alike

    [[nodiscard]] std::size_t size() const { return kg.size(); }
    /// Of a member, with straight lines between days and the ends beyond.
    [[nodiscard]] double at(std::size_t member, double day) const;
};

/// Reads `member`, `until` (a day 2026-01-31, at whose beginning it holds) and `cathode [t]` so
/// far, a row a member and day, and `weight` where it is there. All members have the same days.
/// Every fault goes to `diagnostics`.
[[nodiscard]] CathodeOutcomes read_outcomes(const tables::Table& table, Diagnostics& diagnostics);

/// The value that a further draw exceeds with a chance of `chance`; none where so few members
/// cannot tell one.
///
///     x_(k) is exceeded with a chance of 1 − k/(n + 1), straight lines between            (1)
///
/// the percentile of type 6, by which a truth that is drawn as the members are exceeds it with that
/// chance for any n. With weights that sum to 1, k/(n + 1) is (W_k − w_k/2) m/(m + 1) + 1/2/(m + 1)
/// with m = 1/Σ w² and W the running sum: the same where all count alike. Source: HyndmanFan1996;
/// choice: the form with weights.
[[nodiscard]] std::optional<double> exceeded_with(double chance, std::span<const double> values,
                                                  std::span<const double> weights = {});

/// The same within the members: the least and the most of them stand for what is beyond.
[[nodiscard]] double exceeded_within(double chance, std::span<const double> values,
                                     std::span<const double> weights = {});

}  // namespace gossan::supply
