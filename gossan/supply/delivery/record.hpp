// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/probability.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/delivery/delivery_input.hpp"

namespace gossan::supply {

/// What became of a line of the call-off.
struct LineOutcome {
    std::string line = {};
    int month = 0;
    double confirmed = 0.0;
    WholeMass called = {}, delivered = {}, in_window = {};
    std::optional<double> days_late = {};  ///< until it was full; none: it is not yet
    bool is_due = false;                   ///< its window is past
    bool is_on_time = false, is_in_full = false;
    bool is_both = false;
    int revisions = 0;
};

/// Lines that were due by a day.
struct OnTimeRecord {
    std::vector<LineOutcome> lines = {};
    int due = 0, on_time = 0, in_full = 0, both = 0, revised = 0;
    numerics::ShareInterval both_within = {0.0, 1.0};  ///< 95 %
};

/// Lines against shipments. The window of a line reaches from `early_days` before its confirmed
/// day to `late_days` after it. A line is
///
///     on time   when something was delivered for it, and nothing outside the window
///     in full   when what was delivered for it in all is within tolerance of what was called
///     both      when what was delivered in the window is within tolerance
///
/// against what the definition takes as confirmed (`ConfirmedCall`),
/// and so many days late as lie between its confirmed day and the one on which it was full.
/// There is no standard: these are the definitions that a report names.
[[nodiscard]] OnTimeRecord on_time_record(const OnTimeDefinition& definition,
                                          const ContractHistory& history, double as_of);

/// What became of a promise.
struct PromiseOutcome {
    Promise promise = {};
    WholeMass delivered = {};  ///< by its day
    bool is_due = false, is_kept = false;
};

/// Promises of like chance: a point of a reliability plot.
struct ReliabilityPoint {
    double chance = 0.0;  ///< mean of those stated
    int promises = 0, kept = 0;
    numerics::ShareInterval within = {0.0, 1.0};  ///< of the share kept, 95 %

    [[nodiscard]] bool agrees() const { return within.low <= chance && chance <= within.high; }
};

/// Promises that were told up to a day.
[[nodiscard]] std::vector<PromiseOutcome> promise_outcomes(const ContractHistory& history,
                                                           double as_of);

/// Of those that are due, by chance to the nearest twentieth.
[[nodiscard]] std::vector<ReliabilityPoint> reliability(std::span<const PromiseOutcome> outcomes);

}  // namespace gossan::supply
