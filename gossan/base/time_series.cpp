// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/time_series.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

/// Index of the last point at or before `time`; the first point when there is none.
std::size_t point_before(const TimeSeriesData& series, double time) {
    const auto after = std::upper_bound(series.times.begin(), series.times.end(), time);
    if (after == series.times.begin()) return 0;
    return static_cast<std::size_t>(after - series.times.begin()) - 1;
}

}  // namespace

double TimeSeriesData::si_at(double time) const {
    expects(!times.empty(), "a time series that is asked for a value has one");
    const std::size_t point = point_before(*this, time);
    const bool is_outside = time <= times.front() || point + 1 == times.size();
    if (is_outside || interpolation == Interpolation::step) return values[point];
    const double share = (time - times[point]) / (times[point + 1] - times[point]);
    return values[point] + share * (values[point + 1] - values[point]);
}

double TimeSeriesData::si_integral(double from, double to) const {
    expects(from <= to, "an integral runs forwards in time");
    double sum = 0.0;
    double begin = from;
    const auto first_inside = std::upper_bound(times.begin(), times.end(), from);
    // On each piece the series is a constant or a straight line: its mid value is its mean.
    for (auto next = first_inside; next != times.end() && *next < to; ++next) {
        sum += si_at(0.5 * (begin + *next)) * (*next - begin);
        begin = *next;
    }
    return sum + si_at(0.5 * (begin + to)) * (to - begin);
}

}  // namespace gossan
