// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/report/inventory.hpp"
#include "gossan/report/substance_balance.hpp"

namespace gossan::report {

/// A substance's way through heaps and plant over the whole run.
struct AccountWay {
    std::string name = {}, unit = {};
    double begin = 0.0, end = 0.0;        ///< stored
    std::vector<BalancePart> parts = {};  ///< of the whole run, largest first; out is negative
    double closure = 0.0;                 ///< see `way_of`

    /// What all parts move together, in either direction.
    [[nodiscard]] double throughput() const;
};

/// Sums the flows of an account of the whole. What was stored at the start is what was stored at
/// the end of the first period less its flows; the closure is what all later periods leave open,
/// relative to the larger of throughput and stock.
[[nodiscard]] AccountWay way_of(const FlowAccount& account);

/// For the scripts of the page: ways of acid, water and whatever else there is; and the lines of
/// copper by module.
[[nodiscard]] std::string accounts_json(const CopperInventory& inventory);
[[nodiscard]] std::string lines_json(const CopperInventory& inventory);

}  // namespace gossan::report
