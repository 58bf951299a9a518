// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/serial_date.hpp"

#include "gossan/base/calendar.hpp"

namespace gossan::tables {
namespace {

constexpr double end_of_9999 = 2958466.0;  // 1900 system, 10000-01-01

/// Whether the part of a format for positive numbers has one of these signs outside of quotes and
/// brackets.
bool has_any_of(std::string_view signs, std::string_view format_code) {
    bool in_quotes = false;
    bool in_brackets = false;
    for (std::size_t k = 0; k < format_code.size(); ++k) {
        const char sign = format_code[k];
        if (sign == '\\' || sign == '_' || sign == '*') {
            ++k;
        } else if (sign == '"') {
            in_quotes = !in_quotes;
        } else if (!in_quotes && (sign == '[' || sign == ']')) {
            in_brackets = sign == '[';
        } else if (!in_quotes && !in_brackets) {
            if (sign == ';') return false;  // the first section is that of positive numbers
            if (format_code.substr(k).starts_with("General")) return false;
            if (signs.find(sign) != std::string_view::npos) return true;
        }
    }
    return false;
}

}  // namespace

bool shows_a_date(std::string_view format_code) { return has_any_of("yYdD", format_code); }

bool shows_a_percentage(std::string_view format_code) { return has_any_of("%", format_code); }

bool shows_a_percentage(int format_id) { return format_id == 9 || format_id == 10; }

bool shows_a_date(int format_id) {
    return (format_id >= 14 && format_id <= 17) || format_id == 22 ||
           (format_id >= 27 && format_id <= 31) || format_id == 36 ||
           (format_id >= 50 && format_id <= 54) || format_id == 57 || format_id == 58;
}

std::optional<std::string> date_of_serial(double serial, bool counts_from_1904) {
    if (counts_from_1904) {
        if (!(serial >= 0.0) || serial >= end_of_9999 - 1462.0) return std::nullopt;
        return date_of(serial - 24107.0);
    }
    if (!(serial >= 1.0) || serial >= end_of_9999) return std::nullopt;
    if (serial >= 60.0 && serial < 61.0) return std::nullopt;
    return date_of(serial - (serial < 60.0 ? 25568.0 : 25569.0));
}

}  // namespace gossan::tables
