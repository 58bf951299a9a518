// SPDX-License-Identifier: Apache-2.0
// Quantities back to text: the last part of units.hpp.
#include <array>
#include <charconv>
#include <cmath>

#include "gossan/base/electrode.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/unit_expression.hpp"
#include "gossan/base/units.hpp"

namespace gossan {
namespace {

std::string digits_of(long double number, int precision, std::chars_format format) {
    std::array<char, 400> text{};  // room for the largest double in fixed form
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number, format, precision).ptr;
    return {text.data(), end};
}

/// A unit with its electrode: what stands after the number, and how to undo it.
struct Printed {
    UnitValue unit;
    Electrode electrode = Electrode::hydrogen;
    std::string text = {};

    [[nodiscard]] bool is_shifted() const {
        return unit.zero != 0.0L || electrode != Electrode::hydrogen;
    }
    [[nodiscard]] long double number(double si) const {
        return unit.from_si(static_cast<long double>(si) - volts_above_hydrogen(electrode));
    }
    [[nodiscard]] double si(long double number) const {
        return static_cast<double>(against_hydrogen(unit.to_si(number), electrode));
    }
};

Printed printed_unit(const Measure& measure) {
    const std::string text = preferred_unit(measure);
    const std::string plain = plain_signs(text);
    const WithElectrode split = split_electrode(plain);
    const UnitReading reading = parse_unit(split.before);
    expects(reading.unit && reading.unit->dimension == measure.dimension,
            "the unit in which a quantity is printed has its dimension");
    return {*reading.unit, split.electrode.value_or(Electrode::hydrogen), text};
}

/// The unit of factor one, in which every value reads back to the same bits.
std::string exact_unit(const Measure& measure) {
    if (measure.scale == Scale::potential) return "V SHE";
    return measure.is_number() ? std::string{} : si_unit(measure.dimension);
}

std::string with_unit(const std::string& number, const std::string& unit) {
    return unit.empty() ? number : number + " " + unit;
}

/// The fewest digits that read back to the same bits; none within the digits of a long double.
std::optional<std::string> exact_digits(double si, const Printed& unit) {
    const long double number = unit.number(si);
    const auto reads_back = [&](const std::string& digits) {
        long double read = 0.0L;
        std::from_chars(digits.data(), digits.data() + digits.size(), read);
        const double again = unit.si(read);
        return again == si && std::signbit(again) == std::signbit(si);
    };
    // After a shift of zero the digits that count are decimals: 273.15 K is 0 degC, not -2e-14.
    for (int decimals = 0; unit.is_shifted() && decimals <= 15; ++decimals) {
        std::string digits = digits_of(number, decimals, std::chars_format::fixed);
        if (digits == "-0") digits = "0";
        if (reads_back(digits)) return digits;
    }
    // 15 digits give the short form of what people write; a long double needs 21 to be kept whole.
    for (int precision = 15; precision <= 21; ++precision) {
        std::string digits = digits_of(number, precision, std::chars_format::general);
        if (reads_back(digits)) return digits;
    }
    return std::nullopt;
}

}  // namespace

std::string format_quantity(double si, const Measure& measure) {
    const Printed unit = printed_unit(measure);
    if (!std::isfinite(si)) return with_unit(shortest(si), unit.text);
    if (const auto digits = exact_digits(si, unit)) return with_unit(*digits, unit.text);
    return format_quantity(si, {measure.dimension, measure.scale, exact_unit(measure)});
}

std::string format_quantity(double si, Dimension dimension, std::string_view unit) {
    return format_quantity(si, Measure{dimension, Scale::plain, std::string(unit)});
}

std::string rounded_quantity(double si, const Measure& measure, int digits) {
    const Printed unit = printed_unit(measure);
    const std::string text = digits_of(unit.number(si), digits, std::chars_format::general);
    double number = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return with_unit(shortest(number), unit.text);  // 600, not 6e+02
}

}  // namespace gossan
