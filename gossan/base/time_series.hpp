// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"

namespace gossan {

/// Between two points: the earlier value holds, or a straight line joins them.
enum class Interpolation { step, linear };

/// Values at rising times, without their dimension; the base of TimeSeries.
struct TimeSeriesData {
    std::vector<double> times = {};   ///< s, strictly rising
    std::vector<double> values = {};  ///< SI, one a time
    Interpolation interpolation = Interpolation::step;

    friend bool operator==(const TimeSeriesData&, const TimeSeriesData&) = default;

    /// Value at a time (s); the first and the last value hold before and after. A step takes its
    /// new value at its time. Must not be empty.
    [[nodiscard]] double si_at(double time) const;

    /// Integral from one time to a later one (SI times s), exact for both interpolations.
    [[nodiscard]] double si_integral(double from, double to) const;
};

/// A quantity that changes with time, such as an irrigation rate. A scenario writes it as one
/// quantity, as pairs of time and value, or as a CSV file. Thread-safe once filled.
template <class Q>
struct TimeSeries : TimeSeriesData {
    TimeSeries() = default;
    explicit TimeSeries(Q constant) {
        times = {0.0};
        values = {constant.si};
    }
    [[nodiscard]] Q at(Duration time) const { return Q{si_at(time.si)}; }
    /// Mean over a span of time of positive length.
    [[nodiscard]] Q mean(Duration from, Duration to) const {
        return Q{si_integral(from.si, to.si) / (to.si - from.si)};
    }
};

}  // namespace gossan
