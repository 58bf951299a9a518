// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gossan/base/unit_table.hpp"
#include "gossan/base/units.hpp"

namespace gossan {

/// What a unit expression such as "W/m2/K" is worth, or what is wrong with it.
struct UnitReading {
    std::optional<UnitValue> unit = {};
    TextFault fault = {};    ///< meaningful only without a unit
    bool is_mended = false;  ///< the fault says to write the expression with likely words put in
};

/// Reads a unit expression in the ASCII form that `plain_signs` makes. Empty and "1" are a number.
UnitReading parse_unit(std::string_view text);

/// Signs of print turned into ASCII: ² ³ ⁻¹ · µ ° − and fixed blanks.
std::string plain_signs(std::string_view text);

}  // namespace gossan
