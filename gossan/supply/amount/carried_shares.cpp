// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/amount/carried_shares.hpp"

#include <algorithm>
#include <numeric>

#include "gossan/base/error.hpp"

namespace gossan::supply {

std::vector<WholeMass> CarriedShares::next(WholeMass whole, std::span<const double> due) {
    expects(due.size() == carried_.size(), "every taker has a due");
    std::vector<double> target(due.size());
    for (std::size_t k = 0; k < due.size(); ++k) {
        carried_[k] += due[k];
        target[k] = std::max(0.0, carried_[k]);  // (1)
    }
    const bool is_for_somebody = std::accumulate(target.begin(), target.end(), 0.0) > 0.0;
    expects(is_for_somebody || whole.grams == 0, "a mass is due to somebody");
    if (!is_for_somebody) return std::vector<WholeMass>(due.size());
    auto parts = apportioned(whole, target);
    for (std::size_t k = 0; k < due.size(); ++k) carried_[k] -= double(parts[k].grams);
    return parts;
}

}  // namespace gossan::supply
