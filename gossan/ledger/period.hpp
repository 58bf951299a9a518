// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gossan::ledger {

enum class PeriodLength { restart, month, quarter, year };

/// A stretch of the accounts from one closing day to another.
struct Period {
    std::string name = {};  ///< "2026-03", "2026 Q1", "2026", the last day, or "day 30"
    std::size_t first = 0;  ///< closing day that it begins with
    std::size_t last = 0;   ///< closing day that it ends with
    bool is_exact = true;   ///< begins and ends with its month, quarter or year, or with the books
};

/// Parts the closing days into periods of the calendar, if the run has a date; else a month is of
/// 30 days, a quarter of 90 and a year of 360. What lies between two closing days is not divided:
/// it belongs to the period in which it ends. `start` is day 0 in days from the beginning of 1970.
[[nodiscard]] std::vector<Period> periods(std::span<const double> days, PeriodLength length,
                                          std::optional<double> start);

}  // namespace gossan::ledger
