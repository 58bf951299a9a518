// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/reading.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "gossan/base/text.hpp"
#include "gossan/tables/cells.hpp"

namespace gossan::tables {
namespace {

constexpr std::string_view digits = "0123456789";

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of(digits) == std::string_view::npos;
}

/// "1,5" or "-0,004": a comma where a point should be.
bool has_decimal_comma(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return false;
    std::string_view whole = text.substr(0, comma);
    if (whole.starts_with('-') || whole.starts_with('+')) whole.remove_prefix(1);
    return is_digits(whole) && is_digits(text.substr(comma + 1));
}

std::string with_point(std::string_view text) {
    std::string mended(text);
    mended[mended.find(',')] = '.';
    return mended;
}

std::optional<double> parse_double(std::string_view text, bool& out_of_range) {
    out_of_range = false;
    if (text.starts_with("+-")) return std::nullopt;
    if (text.starts_with('+')) text.remove_prefix(1);
    // from_chars also reads "inf" and "nan", which are no measurements.
    if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    if (text.find_first_of("iInN") != std::string_view::npos) {
        return std::nullopt;
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    out_of_range = error == std::errc::result_out_of_range;
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What is wrong with a text that is no number, in order of how sure we can be of it.
Fault fault_of(std::string_view text, bool out_of_range) {
    Fault fault{.code = "csv.number",
                .found = in_quotes(text, 40),
                .allowed = "a number such as 12.5, 1.2e-3 or <0.01"};
    if (is_spreadsheet_error(text)) {
        fault.code = "csv.spreadsheet_error";
        fault.write = "the value itself, or nothing: the spreadsheet could not compute this cell";
    } else if (text.starts_with('=')) {
        fault.code = "csv.formula";
        fault.write = "the value itself: the formula was saved without one";
    } else if (has_decimal_comma(text)) {
        fault.code = "csv.decimal_comma";
        fault.write = with_point(text) +
                      " (a point, not a comma, before the decimals; none between thousands)";
    } else if (out_of_range) {
        fault.allowed = "a number between 1e-307 and 1e308 in size, or 0";
    } else if (is_digits(text.substr(0, 1))) {
        fault.write = "the number alone; its unit has a place of its own";
    } else {
        fault.write = "nothing where there is no value";
    }
    return fault;
}

}  // namespace

std::optional<Reading> parse_reading(std::string_view text, Fault& fault) {
    std::string_view number = trimmed(text);
    Reading reading;
    if (number.starts_with('<')) reading.bound = Bound::below;
    if (number.starts_with('>')) reading.bound = Bound::above;
    if (reading.bound != Bound::exact) number = trimmed(number.substr(1));
    bool out_of_range = false;
    if (const std::optional<double> value = parse_double(number, out_of_range)) {
        reading.value = *value;
        return reading;
    }
    fault = fault_of(trimmed(text), out_of_range);
    return std::nullopt;
}

}  // namespace gossan::tables
