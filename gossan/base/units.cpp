// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/units.hpp"

#include <charconv>
#include <cmath>

#include "gossan/base/electrode.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/unit_expression.hpp"

namespace gossan {
namespace {

constexpr std::size_t longest_text = 200;
constexpr std::size_t shown = 60;  // bytes of a text that a fault repeats

bool is_digit(char c) { return c >= '0' && c <= '9'; }

QuantityReading refuse(const char* code, std::string found, std::string allowed,
                       std::string write) {
    return {.fault = {code, std::move(found), std::move(allowed), std::move(write)}};
}

/// Length of the decimal number that the text begins with; 0 for none.
std::size_t number_length(std::string_view text) {
    std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return at - begin;
    };
    std::size_t n_digits = digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        n_digits += digits();
    }
    if (n_digits == 0) return 0;
    const std::size_t mantissa_end = at;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digits() == 0) at = mantissa_end;
    }
    return at;
}

std::optional<long double> read_number(std::string_view digits) {
    if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
    long double value = 0.0L;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (status != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

QuantityReading no_number(std::string_view text) {
    return refuse("number.missing", in_quotes(text, shown) + ", which does not begin with a number",
                  "a number and a unit", "for example \"8 L/m2/h\"");
}

/// "8,5 g/L" and "1,000 t": a comma is never a decimal sign here.
QuantityReading comma(std::string_view text, std::size_t at) {
    std::string with_point(text);
    with_point[at] = '.';
    std::string write = in_quotes(with_point, shown);
    std::size_t n_digits = 0;
    while (at + 1 + n_digits < text.size() && is_digit(text[at + 1 + n_digits])) ++n_digits;
    if (n_digits == 3) {
        std::string joined_digits(text);
        joined_digits.erase(at, 1);
        write += " or " + in_quotes(joined_digits, shown) + ", whichever you mean";
    }
    return refuse("number.comma", in_quotes(text, shown) + ", with a comma in the number",
                  "a point as decimal sign, and no separator of thousands", write);
}

std::string electrodes_allowed() {
    const auto all = electrode_names();
    return "a potential with its reference electrode: " + enumerate(std::span(all).first(4));
}

/// "550 mV agcl": a voltage followed by what is no electrode we know.
std::optional<QuantityReading> unknown_electrode(std::string_view text, std::string_view rest) {
    const std::size_t blank = rest.find(' ');
    if (blank == rest.npos) return std::nullopt;
    const UnitReading head = parse_unit(rest.substr(0, blank));
    if (!head.unit || head.unit->dimension != Voltage::dimension) return std::nullopt;
    const std::string_view tail = trimmed(rest.substr(blank));
    const auto near = nearest(tail, electrode_names());
    const std::string start(text.substr(0, text.size() - tail.size()));
    return refuse("potential.unknown_electrode", "the unknown electrode " + in_quotes(tail, shown),
                  electrodes_allowed(), near ? in_quotes(start + *near, shown) : std::string{});
}

QuantityReading parse_plain(std::string_view text) {
    const std::size_t length = number_length(text);
    if (length == 0) return no_number(text);
    const std::string_view digits = text.substr(0, length);
    std::string_view rest = text.substr(length);
    if (rest.size() > 1 && rest[0] == ',' && is_digit(rest[1])) return comma(text, length);
    const auto number = read_number(digits);
    if (!number) {
        return refuse("number.too_large", in_quotes(text, shown) + ", whose number cannot be held",
                      "numbers below 1e300", {});
    }
    const WithElectrode split = split_electrode(rest);
    const UnitReading reading = parse_unit(split.before);
    if (!reading.unit) {
        if (const auto fault = unknown_electrode(text, trimmed(rest))) return *fault;
        TextFault fault = reading.fault;
        if (reading.is_mended)
            fault.write = in_quotes(std::string(digits) + " " + fault.write, shown);
        return {.fault = std::move(fault)};
    }
    const UnitValue& unit = *reading.unit;
    if (split.electrode && unit.dimension != Voltage::dimension) {
        return refuse("potential.unexpected_electrode",
                      in_quotes(text, shown) + ", an electrode after what is no potential",
                      "an electrode only after V or mV", {});
    }
    long double si = unit.to_si(*number);
    if (split.electrode) si = against_hydrogen(si, *split.electrode);
    const double rounded = static_cast<double>(si);
    if (!std::isfinite(rounded)) {
        return refuse("number.too_large", in_quotes(text, shown) + ", whose number cannot be held",
                      "numbers below 1e300", {});
    }
    return {.quantity = ParsedQuantity{.si = rounded,
                                       .dimension = unit.dimension,
                                       .unit = std::string(split.before),
                                       .is_on_a_temperature_scale = unit.zero != 0.0L,
                                       .electrode = split.electrode}};
}

}  // namespace

QuantityReading parse_quantity(std::string_view text) {
    if (text.size() > longest_text) {
        return refuse("number.missing", in_quotes(text, shown) + ", too long for a quantity",
                      "a number and a unit", {});
    }
    const std::string plain = plain_signs(text);
    return parse_plain(trimmed(plain));
}

double unit_factor(std::string_view unit) {
    const UnitReading reading = parse_unit(plain_signs(unit));
    expects(reading.unit.has_value(), "the unit of a factor is known");
    return static_cast<double>(reading.unit->numerator / reading.unit->denominator);
}

std::optional<Dimension> unit_dimension(std::string_view unit) {
    const UnitReading reading = parse_unit(plain_signs(unit));
    if (!reading.unit) return std::nullopt;
    return reading.unit->dimension;
}

}  // namespace gossan
