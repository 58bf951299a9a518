// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/calendar.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace gossan {
namespace {

namespace calendar = std::chrono;

/// The number that `digits` digits at the front of `text` make; takes them off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = 10 * number + (c - '0');
    }
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char sign) {
    if (text.empty() || text.front() != sign) return false;
    text.remove_prefix(1);
    return true;
}

/// Share of a day of "13:30" or "13:30:00".
std::optional<double> share_of_day(std::string_view text) {
    const auto hours = take_number(text, 2);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_number(text, 2);
    std::optional<int> seconds = 0;
    if (take(text, ':')) seconds = take_number(text, 2);
    if (!minutes || !seconds || !text.empty()) return std::nullopt;
    if (*hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
    return (3600.0 * *hours + 60.0 * *minutes + *seconds) / 86400.0;
}

calendar::year_month_day civil(double days) {
    const auto whole = static_cast<int>(std::floor(days));
    return calendar::sys_days(calendar::days(whole));
}

}  // namespace

std::optional<double> days_of(std::string_view date) {
    const auto year = take_number(date, 4);
    if (!year || !take(date, '-')) return std::nullopt;
    const auto month = take_number(date, 2);
    if (!month || !take(date, '-')) return std::nullopt;
    const auto day = take_number(date, 2);
    if (!day) return std::nullopt;
    const calendar::year_month_day whole{calendar::year(*year), calendar::month(unsigned(*month)),
                                         calendar::day(unsigned(*day))};
    if (!whole.ok()) return std::nullopt;
    const double days = double(calendar::sys_days(whole).time_since_epoch().count());
    if (date.empty()) return days;
    if (!take(date, ' ') && !take(date, 'T')) return std::nullopt;
    const auto share = share_of_day(date);
    if (!share) return std::nullopt;
    return days + *share;
}

std::string date_of(double days) {
    // To the minute, so that sums of hours name the hour they mean.
    const double minutes = std::round(days * 1440.0);
    const auto whole = civil(minutes / 1440.0);
    const auto left = static_cast<int>(minutes - 1440.0 * std::floor(minutes / 1440.0));
    char text[40];
    const int written = std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(whole.year()),
                                      unsigned(whole.month()), unsigned(whole.day()));
    std::string date(text, static_cast<std::size_t>(written));
    if (left == 0) return date;
    std::snprintf(text, sizeof text, " %02d:%02d", left / 60, left % 60);
    return date + text;
}

double days_to_month(int month) {
    const int years = month >= 0 ? month / 12 : -((11 - month) / 12);
    const calendar::year_month_day first{calendar::year(1970 + years),
                                         calendar::month(unsigned(month - 12 * years + 1)),
                                         calendar::day(1)};
    return double(calendar::sys_days(first).time_since_epoch().count());
}

int month_of(double days) {
    const auto date = civil(days);
    return 12 * (int(date.year()) - 1970) + int(unsigned(date.month())) - 1;
}

}  // namespace gossan
