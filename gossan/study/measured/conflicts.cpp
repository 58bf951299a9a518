// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/conflicts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/study/measured/cumulated_recovery.hpp"

namespace gossan::study {
namespace {

constexpr double day = 86400.0;
constexpr double half_a_day = 0.5 * day;

bool is_exact(const MeasuredValue& value) { return value.bound == tables::Bound::exact; }

std::string named(const MeasuredSeries& series, const MeasuredValue& value) {
    return series.measured_name + " at " + value.place;
}

/// The exact value nearest in time, within half a day.
const MeasuredValue* value_at(const MeasuredSeries& series, double time) {
    const MeasuredValue* nearest = nullptr;
    for (const MeasuredValue& each : series.values) {
        const double distance = std::abs(each.time_s - time);
        if (!is_exact(each) || distance > half_a_day) continue;
        if (nearest == nullptr || distance < std::abs(nearest->time_s - time)) nearest = &each;
    }
    return nearest;
}

class ConflictFinder {
public:
    ConflictFinder(const MeasuredTest& test, double largest) : test_(test), largest_(largest) {}

    std::vector<Conflict> find() {
        for (std::size_t k = 0; k < test_.series.size(); ++k) {
            repeats_of(test_.series[k]);
            for (std::size_t other = k + 1; other < test_.series.size(); ++other)
                compare(test_.series[k], test_.series[other]);
        }
        compare_with_cumulated();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Conflict& a, const Conflict& b) { return a.time_s < b.time_s; });
        return std::move(found_);
    }

private:
    void repeats_of(const MeasuredSeries& series) {
        if (series.quantity.ends_with("_m3")) return;  // sums: the later holds the earlier
        for (std::size_t k = 1; k < series.values.size(); ++k) {
            const MeasuredValue& a = series.values[k - 1];
            const MeasuredValue& b = series.values[k];
            if (a.time_s == b.time_s && is_exact(a) && is_exact(b))
                add(series, a, series, b, nullptr);
        }
    }

    void compare(const MeasuredSeries& a, const MeasuredSeries& b) {
        const auto are = [&](const char* first, const char* second) {
            return a.quantity == first && b.quantity == second;
        };
        if (a.quantity == b.quantity) compare_all(a, b, nullptr);
        if (are("recovery_pct", "extraction_pct"))
            compare_all(a, b, "copper in the solution that the bed holds is in the second alone");
        if (are("extraction_pct", "recovery_pct"))
            compare_all(a, b, "copper in the solution that the bed holds is in the first alone");
        if (are("pls_Fe2_g_L", "pls_Fe_g_L")) part_and_whole(a, b);
        if (are("pls_Fe_g_L", "pls_Fe2_g_L")) part_and_whole(b, a);
    }

    void compare_all(const MeasuredSeries& a, const MeasuredSeries& b, const char* remark) {
        for (const MeasuredValue& value : a.values) {
            if (!is_exact(value)) continue;
            if (const MeasuredValue* other = value_at(b, value.time_s))
                add(a, value, b, *other, remark);
        }
    }

    void part_and_whole(const MeasuredSeries& part, const MeasuredSeries& whole) {
        for (const MeasuredValue& value : part.values) {
            if (!is_exact(value)) continue;
            const MeasuredValue* all = value_at(whole, value.time_s);
            if (all != nullptr && value.value > all->value)
                add(part, value, whole, *all, "a part above its whole");
        }
    }

    void compare_with_cumulated() {
        std::vector<std::string> ignored;
        const auto cumulated = cumulated_recovery(test_, ignored);
        for (const MeasuredSeries& series : test_.series) {
            const bool is_by_tail = series.quantity == "extraction_pct";
            if (!is_by_tail && series.quantity != "recovery_pct") continue;
            for (const MeasuredValue& value : series.values) {
                const auto same = std::find_if(
                    cumulated.begin(), cumulated.end(), [&](const RecoveryBySolution& each) {
                        return std::abs(each.time_s - value.time_s) <= half_a_day;
                    });
                if (same == cumulated.end() || !is_exact(value)) continue;
                add({.first = named(series, value),
                     .second = "volumes times grades",
                     .time_s = value.time_s,
                     .first_value = value.value,
                     .second_value = same->percent,
                     .z = (value.value - same->percent) /
                          std::hypot(series.error.sd(value.value), same->sd),
                     .remark = is_by_tail ? "copper in the solution that the bed holds is in the "
                                            "first alone"
                                          : ""});
            }
        }
    }

    void add(const MeasuredSeries& a, const MeasuredValue& first, const MeasuredSeries& b,
             const MeasuredValue& second, const char* remark) {
        add({.first = named(a, first),
             .second = named(b, second),
             .time_s = first.time_s,
             .first_value = first.value,
             .second_value = second.value,
             .z = (first.value - second.value) /
                  std::hypot(a.error.sd(first.value), b.error.sd(second.value)),
             .remark = remark == nullptr ? "" : remark});
    }

    void add(Conflict conflict) {
        if (std::abs(conflict.z) > largest_) found_.push_back(std::move(conflict));
    }

    const MeasuredTest& test_;
    double largest_;
    std::vector<Conflict> found_;
};

std::string rounded(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

}  // namespace

std::vector<Conflict> conflicts(const MeasuredTest& test, double largest) {
    return ConflictFinder(test, largest).find();
}

std::string in_words(const Conflict& conflict) {
    std::string text = "day " + rounded(conflict.time_s / day) + ": " +
                       rounded(conflict.first_value) + " by " + conflict.first + ", but " +
                       rounded(conflict.second_value) + " by " + conflict.second + ", " +
                       rounded(std::abs(conflict.z)) + " standard deviations apart";
    if (!conflict.remark.empty()) text += " (" + conflict.remark + ")";
    return text;
}

}  // namespace gossan::study
