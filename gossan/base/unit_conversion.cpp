// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/unit_conversion.hpp"

#include <algorithm>

#include "gossan/base/electrode.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"

namespace gossan {
namespace {

std::string without_ending(const std::string& text, std::string_view ending) {
    return text.ends_with(ending) ? text.substr(0, text.size() - ending.size()) : text;
}

/// "kg_H2SO4/t" as "kg/t" and "%_v/v" as "%": units without what they are counted of.
std::string without_basis(std::string unit) {
    for (const std::string_view basis : {"_v/v", "_w/w"}) unit = without_ending(unit, basis);
    for (std::size_t at = unit.find('_'); at != std::string::npos; at = unit.find('_'))
        unit.erase(at, unit.find_first_of("/*· ", at) - at);
    return unit;
}

std::optional<ParsedQuantity> read_value(double value, const std::string& unit) {
    const bool is_pure = unit.empty() || unit == "-" || unit == "1";
    const std::string number = shortest(value);
    const QuantityReading reading = parse_quantity(is_pure ? number : number + " " + unit);
    if (reading.quantity) return reading.quantity;
    std::string apart = unit;
    std::replace(apart.begin(), apart.end(), '_', ' ');
    if (names_electrode(apart)) return parse_quantity(number + " " + apart).quantity;
    return parse_quantity(number + " " + without_basis(unit)).quantity;
}

}  // namespace

bool names_electrode(std::string unit) {
    std::replace(unit.begin(), unit.end(), '_', ' ');
    return split_electrode(unit).electrode.has_value();
}

std::optional<double> converted(double value, const std::string& from, const std::string& to) {
    const auto given = read_value(value, from);
    const auto one = read_value(1.0, to);
    if (!given || !one || !(given->dimension == one->dimension)) return {};
    if (!one->is_on_a_temperature_scale) return given->si / one->si;
    const double zero = read_value(0.0, to)->si;
    return (given->si - zero) / (one->si - zero);
}

}  // namespace gossan
