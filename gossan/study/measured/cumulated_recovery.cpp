// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/cumulated_recovery.hpp"

#include <algorithm>
#include <cmath>

namespace gossan::study {
namespace {

constexpr double head_error = 0.03;

/// A number against time, one value a time.
struct Curve {
    std::vector<double> time;
    std::vector<double> value;

    /// On a straight line between two points; beyond the ends, the nearest.
    [[nodiscard]] double at(double t) const {
        const auto after = std::lower_bound(time.begin(), time.end(), t);
        if (after == time.begin()) return value.front();
        if (after == time.end()) return value.back();
        const auto k = static_cast<std::size_t>(after - time.begin());
        const double share = (t - time[k - 1]) / (time[k] - time[k - 1]);
        return value[k - 1] + share * (value[k] - value[k - 1]);
    }
    [[nodiscard]] bool has(double t) const {
        return std::binary_search(time.begin(), time.end(), t);
    }
};

/// Grades in kg/m3 (g/L), repeats of one time as their mean.
Curve grades_of(const MeasuredSeries& series, int& n_bounds) {
    Curve curve;
    int n_here = 0;
    for (const MeasuredValue& each : series.values) {
        if (each.bound == tables::Bound::below) ++n_bounds;
        const double value = each.bound == tables::Bound::below ? 0.5 * each.value : each.value;
        if (!curve.time.empty() && curve.time.back() == each.time_s) {
            ++n_here;
            curve.value.back() += (value - curve.value.back()) / n_here;
            continue;
        }
        n_here = 1;
        curve.time.push_back(each.time_s);
        curve.value.push_back(value);
    }
    return curve;
}

/// Copper carried up to each reading of the volume, with the sum of the squares of V sd(c).
struct Carried {
    Curve copper;  ///< kg
    Curve squares;
    int n_without_assay = 0;
};

Carried carried_by(const MeasuredSeries& volumes, const Curve& grades, const ErrorModel& error) {
    Carried carried;
    double copper = 0.0;
    double squares = 0.0;
    double before = 0.0;
    for (const MeasuredValue& reading : volumes.values) {
        const double volume = reading.value - before;
        before = reading.value;
        const double grade = grades.at(reading.time_s);
        if (volume > 0.0 && !grades.has(reading.time_s)) ++carried.n_without_assay;
        copper += volume * grade;
        squares += std::pow(volume * error.sd(grade), 2);
        Curve& curve = carried.copper;
        if (!curve.time.empty() && curve.time.back() == reading.time_s) {
            curve.value.back() = copper;
            carried.squares.value.back() = squares;
            continue;
        }
        curve.time.push_back(reading.time_s);
        curve.value.push_back(copper);
        carried.squares.time.push_back(reading.time_s);
        carried.squares.value.push_back(squares);
    }
    return carried;
}

Carried carried_in(const MeasuredTest& test, const char* volumes, const char* grades,
                   std::vector<std::string>& notes) {
    const MeasuredSeries* volume = test.find(volumes);
    const MeasuredSeries* grade = test.find(grades);
    if (volume == nullptr || grade == nullptr) return {};
    int n_bounds = 0;
    Carried carried = carried_by(*volume, grades_of(*grade, n_bounds), grade->error);
    if (carried.n_without_assay > 0)
        notes.push_back("readings of " + volume->measured_name + " that take their " +
                        grade->measured_name +
                        " from the assays around them: " + std::to_string(carried.n_without_assay));
    if (n_bounds > 0)
        notes.push_back("assays of " + grade->measured_name +
                        " below a limit that count as half of it: " + std::to_string(n_bounds));
    return carried;
}

/// Irrigated up to a time; nothing before the first reading, when that is the sum since the start.
double irrigated(const Carried& feed, double time) {
    if (feed.copper.time.empty()) return 0.0;
    if (time < feed.copper.time.front())
        return feed.copper.value.front() * time / feed.copper.time.front();
    return feed.copper.at(time);
}

}  // namespace

std::vector<RecoveryBySolution> cumulated_recovery(const MeasuredTest& test,
                                                   std::vector<std::string>& notes) {
    const auto mass = test.header_value("mass");
    const auto grade = test.header_value("head Cu");
    if (!mass || !grade || !(*mass * *grade > 0.0)) return {};
    const Carried out = carried_in(test, "drainage_m3", "pls_Cu_g_L", notes);
    if (out.copper.time.empty()) return {};
    const Carried in = carried_in(test, "irrigation_m3", "feed_Cu_g_L", notes);
    if (in.copper.time.empty())
        notes.emplace_back(
            "the feed is taken to hold no copper, as its volume or assay is not given");

    const double volume_error = test.find("drainage_m3")->error.relative;
    const double scale = 100.0 / (*mass * *grade);
    std::vector<RecoveryBySolution> recovery;
    for (std::size_t k = 0; k < out.copper.time.size(); ++k) {
        const double time = out.copper.time[k];
        const double percent = scale * (out.copper.value[k] - irrigated(in, time));  // (1)
        double squares = out.squares.value[k];
        if (!in.squares.time.empty()) squares += in.squares.at(time);
        const double common = percent * std::hypot(volume_error, head_error);
        recovery.push_back({time, percent, std::hypot(common, scale * std::sqrt(squares))});  // (2)
    }
    return recovery;
}

}  // namespace gossan::study
