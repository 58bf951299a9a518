// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/decimal.hpp"

#include <charconv>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {

std::string decimal_text(double value) {
    if (!std::isfinite(value) || std::abs(value) > 1e15) {
        throw Error(ErrorCode::numerics, "no decimal number: " + shortest(value));
    }
    char digits[40];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 6);
    std::string text(digits, end.ptr);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

bool is_decimal(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto are_digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (text.size() > 60) return false;
    if (point == std::string_view::npos) return are_digits(text);
    return are_digits(text.substr(0, point)) && are_digits(text.substr(point + 1));
}

double decimal_value(std::string_view text) {
    if (!is_decimal(text)) {
        throw Error(ErrorCode::data, in_quotes(text, 40) + " is no decimal number", {},
                    "write such as \"0.82\"");
    }
    if (text.front() == '+') text.remove_prefix(1);
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace gossan::supply
