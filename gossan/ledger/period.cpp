// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/period.hpp"

#include <cmath>
#include <cstdio>

#include "gossan/base/calendar.hpp"

namespace gossan::ledger {
namespace {

constexpr double second = 1.0 / 86400.0;  ///< d: dates are no sharper

int months_in(PeriodLength length) {
    switch (length) {
        case PeriodLength::quarter:
            return 3;
        case PeriodLength::year:
            return 12;
        case PeriodLength::month:
        case PeriodLength::restart:
            break;
    }
    return 1;
}

int floored(int value, int divisor) {
    return static_cast<int>(std::floor(double(value) / double(divisor)));
}

std::string name_of(int month, PeriodLength length) {
    const int year = 1970 + floored(month, 12);
    const int of_year = month - 12 * (year - 1970);
    char text[32];
    if (length == PeriodLength::year) {
        std::snprintf(text, sizeof text, "%04d", year);
    } else if (length == PeriodLength::quarter) {
        std::snprintf(text, sizeof text, "%04d Q%d", year, of_year / 3 + 1);
    } else {
        std::snprintf(text, sizeof text, "%04d-%02d", year, of_year + 1);
    }
    return text;
}

std::string day_name(double day, std::optional<double> start) {
    if (start) return date_of(*start + day);
    char text[32];
    std::snprintf(text, sizeof text, "day %g", day);
    return text;
}

/// Number of the period that ends at or after a day: consecutive days of one number are one period.
int number_of(double day, double first_day, int months, std::optional<double> start) {
    if (start) return floored(month_of(*start + day - second), months);
    return static_cast<int>(std::ceil((day - first_day) / (30.0 * months) - 1e-9));
}

bool is_boundary(double day, double first_day, int months, std::optional<double> start) {
    return number_of(day, first_day, months, start) !=
           number_of(day + 2.0 * second, first_day, months, start);
}

}  // namespace

std::vector<Period> periods(std::span<const double> days, PeriodLength length,
                            std::optional<double> start) {
    std::vector<Period> all;
    const int months = months_in(length);
    int last_number = 0;
    for (std::size_t k = 1; k < days.size(); ++k) {
        const int number = number_of(days[k], days[0], months, start);
        const bool goes_on =
            !all.empty() && number == last_number && length != PeriodLength::restart;
        if (goes_on) {
            all.back().last = k;
        } else {
            all.push_back({.name = {}, .first = k - 1, .last = k});
        }
        last_number = number;
        all.back().name = start && length != PeriodLength::restart
                              ? name_of(number * months, length)
                              : day_name(days[k], start);
    }
    for (Period& period : all) {
        const auto is_kept = [&](std::size_t k) {
            return length == PeriodLength::restart || k == 0 || k + 1 == days.size() ||
                   is_boundary(days[k], days[0], months, start);
        };
        period.is_exact = is_kept(period.first) && is_kept(period.last);
    }
    return all;
}

}  // namespace gossan::ledger
