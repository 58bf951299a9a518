// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/measured_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace gossan::program {
namespace {

using records::MarkKind;
using records::MarkStanding;
using records::MeasuredMark;

/// The rows of one column that are defined.
struct Curve {
    std::vector<double> time_d;
    std::vector<double> value;

    /// Straight lines between rows; none before the first row or after the last.
    [[nodiscard]] std::optional<double> at(double day) const {
        if (time_d.empty() || day < time_d.front()) return {};
        const auto after = std::lower_bound(time_d.begin(), time_d.end(), day);
        if (after == time_d.end()) return {};
        const auto n = std::size_t(after - time_d.begin());
        if (*after == day) return value[n];
        const double share = (day - time_d[n - 1]) / (time_d[n] - time_d[n - 1]);
        return value[n - 1] + share * (value[n] - value[n - 1]);
    }
};

/// Rows in which PLS drains: at a hundredth of its largest rate or more. Before that, what stands
/// in the columns of PLS is pore water that nobody has sampled.
std::vector<bool> draining_rows(const records::Series& series) {
    std::vector<bool> rows(series.time_d.size(), true);
    const auto index = series.column("drainage_rate_L_m2_h");
    if (!index) return rows;
    double largest = 0.0;
    for (const double rate : series.values[*index]) largest = std::max(largest, rate);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows[row] = series.values[*index][row] >= 0.01 * largest;
    }
    return rows;
}

Curve curve_of(const records::Series& series, const std::string& column, bool is_range) {
    Curve curve;
    const auto index = series.column(column);
    if (!index) return curve;
    std::vector<bool> counts(series.time_d.size(), true);
    if (is_range && column.starts_with("pls_")) counts = draining_rows(series);
    for (std::size_t row = 0; row < series.time_d.size(); ++row) {
        const double value = series.values[*index][row];
        if (std::isnan(value) || !counts[row]) continue;
        curve.time_d.push_back(series.time_d[row]);
        curve.value.push_back(value);
    }
    return curve;
}

bool is_end(MarkKind kind) { return kind == MarkKind::minimum || kind == MarkKind::maximum; }

/// "PLS_Cu_min" without its last four letters.
std::string_view base_name(const MeasuredMark& mark) {
    return std::string_view(mark.measured_name).substr(0, mark.measured_name.size() - 4);
}

bool are_one_range(const MeasuredMark& low, const MeasuredMark& high) {
    return low.kind == MarkKind::minimum && high.kind == MarkKind::maximum &&
           low.series == high.series && low.column == high.column && low.time_d == high.time_d &&
           low.standing == high.standing && base_name(low) == base_name(high);
}

/// Marks one by one, but the two ends of a printed range together.
std::vector<ComparedValue> gathered(const std::vector<MeasuredMark>& marks) {
    std::vector<ComparedValue> values;
    std::set<std::size_t> taken;
    for (std::size_t n = 0; n < marks.size(); ++n) {
        if (taken.contains(n)) continue;
        ComparedValue value{.mark = marks[n], .upper = {}};
        for (std::size_t m = 0; m < marks.size() && is_end(marks[n].kind); ++m) {
            if (taken.contains(m)) continue;
            const bool is_low = are_one_range(marks[n], marks[m]);
            if (!is_low && !are_one_range(marks[m], marks[n])) continue;
            value.mark = marks[is_low ? n : m];
            value.upper = marks[is_low ? m : n];
            taken.insert(m);
            break;
        }
        values.push_back(std::move(value));
    }
    return values;
}

void compare_range(ComparedValue& value, const Curve& curve) {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    (value.mark.kind == MarkKind::maximum ? high : low) = value.mark.value;
    if (value.upper) high = value.upper->value;
    const auto [least, most] = std::minmax_element(curve.value.begin(), curve.value.end());
    value.simulated_low = *least;
    value.simulated_high = *most;
    const auto n_within = std::count_if(curve.value.begin(), curve.value.end(),
                                        [&](double v) { return v >= low && v <= high; });
    value.share_within = double(n_within) / double(curve.value.size());
}

void compare_value(ComparedValue& value, const Curve& curve) {
    const auto& day = value.mark.time_d;
    value.simulated = day ? curve.at(*day) : std::optional(curve.value.back());
    if (!value.simulated) return;
    value.difference = *value.simulated - value.mark.value;
    // "< 0.01" of a laboratory: anything below it agrees.
    const bool is_below = value.mark.written.starts_with("<") && *value.difference <= 0.0;
    const bool is_above = value.mark.written.starts_with(">") && *value.difference >= 0.0;
    if (is_below || is_above) value.difference = 0.0;
}

void count_rivals(std::vector<ComparedValue>& values) {
    for (ComparedValue& value : values) {
        if (value.is_range()) continue;
        value.n_rivals =
            int(std::count_if(values.begin(), values.end(), [&](const ComparedValue& other) {
                return &other != &value && !other.is_range() &&
                       other.mark.column == value.mark.column &&
                       other.mark.series == value.mark.series &&
                       other.mark.time_d == value.mark.time_d &&
                       other.mark.value != value.mark.value;
            }));
    }
}

std::vector<MisfitOfColumn> misfits_of(const std::vector<ComparedValue>& values) {
    constexpr std::size_t least_points = 3;
    std::vector<MisfitOfColumn> misfits;
    for (const ComparedValue& value : values) {
        const MeasuredMark& mark = value.mark;
        if (mark.kind != MarkKind::point || mark.standing != MarkStanding::measured) continue;
        if (!value.difference) continue;
        if (misfits.empty() || misfits.back().column != mark.column) {
            misfits.push_back({.column = mark.column, .unit = mark.unit});
        }
        misfits.back().rmse += *value.difference * *value.difference;
        ++misfits.back().n;
    }
    std::erase_if(misfits, [](const MisfitOfColumn& each) { return each.n < least_points; });
    for (MisfitOfColumn& each : misfits) each.rmse = std::sqrt(each.rmse / double(each.n));
    return misfits;
}

}  // namespace

MeasuredComparison compare_with(records::Measured measured, const records::Series& series) {
    MeasuredComparison comparison{
        .values = gathered(measured.marks), .misfits = {}, .others = std::move(measured.others)};
    std::stable_sort(comparison.values.begin(), comparison.values.end(),
                     [&](const ComparedValue& a, const ComparedValue& b) {
                         return series.column(a.mark.column) < series.column(b.mark.column);
                     });
    for (ComparedValue& value : comparison.values) {
        const Curve curve = curve_of(series, value.mark.column, value.is_range());
        if (curve.value.empty()) continue;
        if (value.is_range())
            compare_range(value, curve);
        else
            compare_value(value, curve);
    }
    count_rivals(comparison.values);
    comparison.misfits = misfits_of(comparison.values);
    return comparison;
}

}  // namespace gossan::program
