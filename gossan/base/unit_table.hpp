// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gossan/base/quantity.hpp"

namespace gossan {

/// A unit in SI as an exact ratio, so that 1 mm is 1/1000 m and not 1 times a rounded 0.001.
struct UnitValue {
    long double numerator = 1.0L;
    long double denominator = 1.0L;
    Dimension dimension = {};
    long double zero = 0.0L;  ///< K at the zero of degC and degF; 0 for every other unit

    /// SI value of `number` of this unit.
    [[nodiscard]] long double to_si(long double number) const {
        const long double scaled = number * numerator / denominator;
        return zero == 0.0L ? scaled : scaled + zero;  // keeps the sign of -0
    }
    [[nodiscard]] long double from_si(long double si) const {
        return (si - zero) * denominator / numerator;
    }
};

/// A word of the table, with or without an SI prefix ("kJ"); none for an unknown word.
std::optional<UnitValue> find_unit(std::string_view word);

/// What a writer may have meant by an unknown word: "hours" → "h", "CM" → "cm"; none when unclear.
std::optional<std::string> suggest_unit(std::string_view word);

/// A dimension that has a name in the trade and a unit in which it is printed.
struct NamedDimension {
    Dimension dimension;
    std::string_view name;  ///< with its article: "a pressure"
    std::string_view unit;
};
std::span<const NamedDimension> named_dimensions();

}  // namespace gossan
