// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"

namespace gossan::report {

/// One way in or out, or one form a stock is held in, with its amount over the run.
struct BalancePart {
    std::string label = {};
    double amount = 0.0;
};

/// What became of one substance over the whole run.
struct SubstanceBalance {
    std::string substance = {};
    std::string unit = {};
    double begin = 0.0;  ///< before all flows, those of the first instant (a cure) among them
    double end = 0.0;
    std::vector<BalancePart> boundary = {};   ///< in positive, out negative, largest first
    std::vector<BalancePart> transfers = {};  ///< between places inside, largest first
    std::vector<BalancePart> end_forms = {};  ///< what the end stock is held in

    [[nodiscard]] double in() const;
    [[nodiscard]] double out() const;
    /// begin + in − out − end
    [[nodiscard]] double residual() const;
    /// Residual over the larger of the stocks and what passed through; 0 when nothing was there.
    [[nodiscard]] double closure() const;
};

/// Sums a balance.csv by substance, in the order in which substances first appear. Inside is every
/// place that ever holds a stock of the substance; a flow from or to elsewhere crosses the
/// boundary.
[[nodiscard]] std::vector<SubstanceBalance> substance_balances(
    std::span<const records::BalanceRow> rows);

}  // namespace gossan::report
