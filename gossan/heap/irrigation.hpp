// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::heap {

/// One stretch of the irrigation plan: what drips from its start until the next step begins.
struct IrrigationStep {
    Duration from;
    Velocity rate;                ///< m3/m2/s while the drip is on
    std::string solution;         ///< id of the solution
    std::optional<Duration> on;   ///< length of a pulse; without it the drip never stops
    std::optional<Duration> off;  ///< pause after each pulse

    /// m3/m2/s over pulse and pause.
    [[nodiscard]] Velocity mean_rate() const;

    static Schema<IrrigationStep> schema();
};

/// When, how fast and with what a module is irrigated.
struct Irrigation {
    std::vector<IrrigationStep> steps;  ///< rising in `from`; before the first one the drip is off
    bool resolve_pulses = false;        ///< else pulses of a day or less run as their mean rate

    static Schema<Irrigation> schema();
};

/// A constant rate of one solution that holds until the next stretch begins.
struct Stretch {
    double begin = 0.0;    ///< s
    double rate = 0.0;     ///< m3/m2/s
    std::string solution;  ///< blank while nothing drips
};

/// Pulse and pause together: a longer cycle is a rest, and never averaged.
inline constexpr Duration longest_averaged = 1.0 * day;

/// Whether the pulses of a step are followed one by one.
[[nodiscard]] bool runs_resolved(const Irrigation& plan, const IrrigationStep& step);

/// The plan as constant stretches over [0, end), the first at 0; every begin is a jump of the
/// forcing.
[[nodiscard]] std::vector<Stretch> stretches(const Irrigation& plan, Duration end);

/// When the drip stops for good; `end` if it goes on till then, nothing if it never begins. The
/// pauses between pulses are no stop.
[[nodiscard]] std::optional<Duration> last_drip(const Irrigation& plan, Duration end);

}  // namespace gossan::heap
