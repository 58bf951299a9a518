// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/date_time.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

constexpr double a_day = 86400.0;

/// Two digits at the front, taken off; -1 if there are none or they are above `most`.
int two_digits(std::string_view& text, int most) {
    int value = -1;
    if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
        return -1;
    }
    value = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    return value <= most ? value : -1;
}

bool take(std::string_view& text, char letter) {
    if (text.empty() || text.front() != letter) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<double> offset(std::string_view text) {
    if (text == "Z" || text == "z") return 0.0;
    const double sign = text.empty() || text.front() != '-' ? 1.0 : -1.0;
    if (!take(text, '+') && !take(text, '-')) return {};
    const int hours = two_digits(text, 23);
    if (hours < 0 || !take(text, ':')) return {};
    const int minutes = two_digits(text, 59);
    if (minutes < 0 || !text.empty()) return {};
    return sign * (hours * 3600.0 + minutes * 60.0);
}

}  // namespace

std::optional<double> date_time(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return {};
    const auto day = days_of(text.substr(0, 10));
    if (!day) return {};
    text.remove_prefix(11);
    const int hours = two_digits(text, 23);
    if (hours < 0 || !take(text, ':')) return {};
    const int minutes = two_digits(text, 59);
    if (minutes < 0 || !take(text, ':')) return {};
    const int seconds = two_digits(text, 60);
    if (seconds < 0) return {};
    double part = 0.0;
    if (take(text, '.')) {
        double place = 0.1;
        std::size_t n_digits = 0;
        for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; ++n_digits) {
            part += place * (text.front() - '0');
            place *= 0.1;
            text.remove_prefix(1);
        }
        if (n_digits == 0) return {};
    }
    const auto east = offset(text);
    if (!east) return {};
    return *day * a_day + hours * 3600.0 + minutes * 60.0 + seconds + part - *east;
}

std::string date_time_text(double seconds) {
    const double whole = std::floor(seconds);
    const double day = std::floor(whole / a_day);
    const int rest = int(whole - day * a_day);
    char clock[40];
    std::snprintf(clock, sizeof clock, "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60, rest % 60);
    return date_of(day) + clock;
}

std::string years_later(const std::string& text, int years) {
    if (!date_time(text)) throw Error(ErrorCode::data, in_quotes(text, 40) + " is no time in UTC");
    int year = 0;
    std::from_chars(text.data(), text.data() + 4, year);
    std::string later = std::to_string(year + years) + text.substr(4);
    if (!date_time(later)) later.replace(5, 5, "03-01");
    return later;
}

}  // namespace gossan::supply
