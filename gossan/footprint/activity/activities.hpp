// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "gossan/footprint/activity/process.hpp"
#include "gossan/footprint/number/uncertain.hpp"

namespace gossan::footprint {

/// Where an amount comes from. Only what was measured is primary data.
enum class Basis { measured, simulated, assumed };

[[nodiscard]] const char* words_of(Basis basis);

/// A stretch of time whose activities and copper go together.
struct ReferencePeriod {
    std::string name = {};
    std::string begin = {};  ///< "2026-01-01", or "day 30" of accounts without a date
    std::string end = {};    ///< excluded
    double days = 0.0;

    /// Short of the twelve months that a declaration wants.
    [[nodiscard]] bool is_short() const { return days < 364.5; }
};

/// How much of a process there was.
struct Activity {
    std::size_t period = 0;
    std::string stream = {};  ///< blank: of the site, shared by the rule of the process
    std::size_t process = 0;  ///< of `processes()`
    std::string detail = {};  ///< consumer, kind: for people
    double amount = 0.0;      ///< in the unit of the process, before `times`
    std::vector<Uncertain> times = {};
    Basis basis = Basis::assumed;
};

/// A stream of copper: a pad, or what the plant held at first.
struct Stream {
    std::string name = {};
    std::vector<double> copper = {};  ///< [period] kg recovered
    /// [period] kg that is forecast, at the period's beginning, to be recovered in it and ever
    /// after from the ore that is placed by its end; 0: no forecast
    std::vector<double> to_come = {};
    std::vector<double> moved = {};  ///< [period] t
    std::vector<double> ore = {};    ///< [period] t placed
    std::vector<double> acid = {};   ///< [period] kg used up
};

/// All that was done at a site, by period.
struct Activities {
    std::vector<ReferencePeriod> periods = {};
    std::vector<Stream> streams = {};
    std::vector<Activity> rows = {};
    Uncertain copper = {};  ///< ratio by which the copper recovered may be off; value 1
    std::vector<std::string> notes = {};

    [[nodiscard]] std::size_t stream_at(const std::string& name) const;  ///< Error(input) if none
};

/// By how much each stream takes part in what is shared by a rule in a period; sums to 1. Where
/// nobody has any of it, by ore placed, then by copper, of the period and then of all; equal parts
/// where there is none of these.
[[nodiscard]] std::vector<double> shares_of(const Activities& activities, Sharing sharing,
                                            std::size_t period);

}  // namespace gossan::footprint
