// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/supply/amount/whole_mass.hpp"

namespace gossan::supply {

/// Shares out one mass after another among the same takers. Each mass is given out whole, and what
/// a taker got too much or too little by rounding is carried into the next:
///
///     target = due so far − given so far, at least 0                              (1)
///
/// so that after any number of masses nobody is off by more than a gram or two.
class CarriedShares {
public:
    explicit CarriedShares(std::size_t n_takers) : carried_(n_takers, 0.0) {}

    /// What each gets of `whole`; `due` says what is whose, in grams, and sums to it but for
    /// rounding.
    std::vector<WholeMass> next(WholeMass whole, std::span<const double> due);

private:
    std::vector<double> carried_;  ///< g that are still due
};

}  // namespace gossan::supply
