// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/supply/custody/custody_account.hpp"

namespace gossan::supply {

/// A mass that may be claimed of what leaves on a day of [first_day, end_day).
struct ClaimGrant {
    WholeMass mass = {};
    double first_day = 0.0;
    double end_day = std::numeric_limits<double>::infinity();
};

/// Of what leaves from a day on, no more than its mass × eligible / received may be claimed.
struct ClaimShare {
    double first_day = 0.0;
    WholeMass eligible = {}, received = {};
};

/// What a link lets be claimed of deliveries to come, whichever lots they carry: where material is
/// mixed. Of a day's deliveries c(d), with grants g (mass, window)
///
///     c(d) <= mass(d) × E/R, as of that day                                          (1)
///     Σ c over any days <= Σ g whose window has one of them                          (2)
///
/// (2) is what claims that take the oldest grant first can reach: the windows begin and end in one
/// order. Source: mass balance.
struct ClaimPool {
    std::string link;
    double open_day = 0.0;                ///< what leaves earlier is booked then
    std::vector<ClaimGrant> grants = {};  ///< by first day
    std::vector<ClaimShare> shares = {};  ///< by first day; none: all of a mass

    /// (1)
    [[nodiscard]] WholeMass most(double day, WholeMass mass) const;
};

/// A batch that will come into a link.
struct ComingBatch {
    double day = 0.0;
    std::string name;
    WholeMass mass = {}, eligible = {};
};

/// Of the books of a link as they stand, and what will come in until `last_day`; the link mixes.
/// Nothing is delivered before `first_day`. Batches by day.
[[nodiscard]] ClaimPool claim_pool_of(const CustodyAccount& account,
                                      std::span<const ComingBatch> coming, double first_day,
                                      double last_day);

}  // namespace gossan::supply
