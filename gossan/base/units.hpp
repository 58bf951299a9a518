// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gossan/base/quantity.hpp"

namespace gossan {

/// What zero means: nothing at all, absolute zero, or the hydrogen electrode.
enum class Scale { plain, temperature, potential };

/// What a text must measure: dimension, scale, and the unit in which to print it.
struct Measure {
    Dimension dimension = {};
    Scale scale = Scale::plain;
    std::string unit = {};  ///< as the trade writes it; empty = `preferred_unit`

    [[nodiscard]] bool is_number() const { return dimension == Dimension{}; }
};

/// The reference electrodes that a potential may be written against.
enum class Electrode { hydrogen, silver_chloride_3_molar, silver_chloride_saturated, calomel };

/// A number with its unit, read from text and turned into SI with mol.
struct ParsedQuantity {
    double si = 0.0;  ///< K for degC and degF; V SHE where an electrode is named
    Dimension dimension = {};
    std::string unit = {};  ///< as written, without the electrode; empty for a bare number
    bool is_on_a_temperature_scale = false;  ///< degC or degF standing alone
    std::optional<Electrode> electrode = {};
};

/// What is wrong with a text, not yet with its place.
struct TextFault {
    std::string code = {};
    std::string found = {};
    std::string allowed = {};
    std::string write = {};
};

/// Either a quantity or what is wrong with the text.
struct QuantityReading {
    std::optional<ParsedQuantity> quantity = {};
    TextFault fault = {};     ///< meaningful only without a quantity
    std::size_t measure = 0;  ///< which of the measures asked for it has
};

/// Reads a number and a unit expression: names of the table in units.cpp with SI prefixes, joined
/// by
/// `/`, `*`, `·` or a blank, powers as `m2`, `m-3`, `m^2` or `m²`, brackets; a potential may end in
/// an electrode. Nm3 and scf count gas in mol. `a/b*c` is refused as ambiguous.
QuantityReading parse_quantity(std::string_view text);

/// As above, and holds the result against the measures that are allowed there (one or more).
QuantityReading read_quantity(std::string_view text, std::span<const Measure> measures);
QuantityReading read_quantity(std::string_view text, const Measure& measure);

/// Shortest text that `read_quantity` turns back into the same bits. An empty unit prints a number.
std::string format_quantity(double si, const Measure& measure);
std::string format_quantity(double si, Dimension dimension, std::string_view unit = {});

/// As `format_quantity`, rounded to some significant digits for people to read.
std::string rounded_quantity(double si, const Measure& measure, int digits = 4);

/// The unit in which this trade prints a dimension: "L/m2/h"-like where there is a habit, else SI.
std::string preferred_unit(Dimension dimension);
std::string preferred_unit(const Measure& measure);

/// SI units of a dimension, such as "kg/m/s2"; "1" for a number.
std::string si_unit(Dimension dimension);

/// What the dimension is called, such as "a pressure"; falls back on the SI unit.
std::string dimension_name(Dimension dimension);
std::string measure_name(const Measure& measure);

/// SI value of one `unit` (intervals for degC and degF); throws Error(internal) for an unknown one.
double unit_factor(std::string_view unit);

/// The dimension of a unit expression; none when it cannot be read.
std::optional<Dimension> unit_dimension(std::string_view unit);

}  // namespace gossan
