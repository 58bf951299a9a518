// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/local_time.hpp"

#include <cmath>
#include <cstdio>

#include "gossan/base/calendar.hpp"

namespace gossan {
namespace {

constexpr double minutes_a_day = 1440.0, seconds_a_day = 86400.0;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

}  // namespace

std::optional<UtcOffset> utc_offset(std::string_view text) {
    constexpr int most = 14 * 60;
    const bool has_form = text.size() == 6 && (text[0] == '+' || text[0] == '-') &&
                          is_digit(text[1]) && is_digit(text[2]) && text[3] == ':' &&
                          is_digit(text[4]) && is_digit(text[5]);
    if (!has_form) return {};
    const int hours = 10 * (text[1] - '0') + (text[2] - '0');
    const int minutes = 10 * (text[4] - '0') + (text[5] - '0');
    const int all = 60 * hours + minutes;
    if (minutes > 59 || all > most) return {};
    return UtcOffset{text[0] == '-' ? -all : all};
}

std::optional<double> local_days(std::string_view instant, UtcOffset offset) {
    if (instant.empty() || instant.back() != 'Z') return {};
    const auto days = days_of(instant.substr(0, instant.size() - 1));
    if (!days) return {};
    // to the second: a sum of parts of a day may miss midnight by a rounding
    const double seconds = std::round(*days * seconds_a_day) + 60.0 * offset.minutes;
    return seconds / seconds_a_day;
}

std::string local_date(std::string_view instant, UtcOffset offset) {
    const auto days = local_days(instant, offset);
    return days ? date_of(std::floor(*days)) : std::string();
}

std::string instant_of(double local_days, UtcOffset offset) {
    const double seconds =
        std::round((local_days - offset.minutes / minutes_a_day) * seconds_a_day);
    const double day = std::floor(seconds / seconds_a_day);
    const int of_day = int(seconds - day * seconds_a_day);
    char clock[24];
    std::snprintf(clock, sizeof clock, "T%02d:%02d:%02dZ", of_day / 3600, of_day / 60 % 60,
                  of_day % 60);
    return date_of(day) + clock;
}

}  // namespace gossan
