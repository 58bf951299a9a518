// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/event_text_value.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/epcis/gs1_key.hpp"

namespace gossan::supply {
namespace {

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Two digits at a place of a text; nothing else.
std::optional<int> two_digits(const std::string& text, std::size_t at) {
    if (at + 2 > text.size() || !is_digits(std::string_view(text).substr(at, 2))) return {};
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::string without_zeros(std::string digits) {
    if (digits.find('.') == std::string::npos) return digits;
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

/// "23.0" becomes "23"; a text that is no decimal fraction stays.
std::string shorter_fraction(const std::string& text) {
    const std::size_t from = text.starts_with('-') ? 1 : 0;
    const std::size_t point = text.find('.');
    if (point == std::string::npos ||
        !is_digits(std::string_view(text).substr(from, point - from)) ||
        !is_digits(std::string_view(text).substr(point + 1))) {
        return text;
    }
    return without_zeros(text);
}

}  // namespace

std::string plain_number(double value) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed);
    if (!std::isfinite(value) || end.ec != std::errc{}) {
        throw Error(ErrorCode::data, "a quantity that is no number");
    }
    return without_zeros(std::string(digits.data(), end.ptr));
}

std::string time_in_utc(const std::string& text) {
    // 0123456789012345678
    // 2020-03-04T11:00:30
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return {};
    const auto day = days_of(text.substr(0, 10));
    const auto hour = two_digits(text, 11);
    const auto minute = two_digits(text, 14);
    const auto second = two_digits(text, 17);
    if (!day || !hour || !minute || !second) return {};
    std::size_t at = 19;
    std::int64_t thousandths = 0;
    if (text[at] == '.') {
        const std::size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
        std::string digits = text.substr(at + 1, end - at - 1);
        digits.resize(std::max<std::size_t>(digits.size(), 4), '0');
        thousandths = std::stoll(digits.substr(0, 3)) + (digits[3] >= '5' ? 1 : 0);
        at = end;
    }
    std::int64_t offset = 0;  // min
    const std::string zone = text.substr(at);
    if (zone != "Z") {
        const auto hours = two_digits(zone, 1);
        const auto minutes = two_digits(zone, 4);
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !hours ||
            !minutes) {
            return {};
        }
        offset = (zone[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
    }
    const std::int64_t total =
        ((std::int64_t(*day) * 24 + *hour) * 60 + *minute - offset) * 60'000 + *second * 1000 +
        thousandths;
    constexpr std::int64_t day_length = 86'400'000;
    const std::int64_t days =
        (total - ((total % day_length) + day_length) % day_length) / day_length;
    const std::int64_t rest = total - days * day_length;
    std::array<char, 32> clock{};
    std::snprintf(clock.data(), clock.size(), "T%02d:%02d:%02d.%03dZ", int(rest / 3'600'000),
                  int(rest / 60'000 % 60), int(rest / 1000 % 60), int(rest % 1000));
    return date_of(double(days)).substr(0, 10) + clock.data();
}

std::string text_of_value(const records::Document& value) {
    if (value.is_string()) {
        const std::string text(trimmed(value.string()));
        if (auto time = time_in_utc(text); !time.empty()) return time;
        return shorter_fraction(canonical_link(text));
    }
    if (value.is_number()) return plain_number(value.number());
    if (std::holds_alternative<bool>(value.value())) return value.boolean() ? "true" : "false";
    throw Error(ErrorCode::data, "a value that is neither text nor number nor yes or no");
}

}  // namespace gossan::supply
