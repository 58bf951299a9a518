// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "gossan/base/value_type.hpp"

namespace gossan::footprint {

/// What is counted: from gate to gate the site and its electricity (scope 1 and 2), from cradle to
/// gate also what was made elsewhere for it (scope 3). `unstated` is of others' figures alone.
enum class Boundary { gate_to_gate, cradle_to_gate, unstated };

/// Electricity by what was bought or by the grid that it came from.
enum class Electricity { market, location, unstated };

/// Emissions of a period over its copper, or emissions for ore over the copper that it gives.
enum class Method { period, ore_matched };

struct View {
    Boundary boundary = Boundary::cradle_to_gate;
    Electricity electricity = Electricity::location;

    friend bool operator==(const View&, const View&) = default;
};

/// The four views of one footprint.
inline constexpr std::array<View, 4> views = {{{Boundary::gate_to_gate, Electricity::market},
                                               {Boundary::gate_to_gate, Electricity::location},
                                               {Boundary::cradle_to_gate, Electricity::market},
                                               {Boundary::cradle_to_gate, Electricity::location}}};

inline constexpr std::array<Method, 2> methods = {Method::period, Method::ore_matched};

inline EnumNames<Boundary> names_of(Boundary) {
    return {{Boundary::gate_to_gate, "gate-to-gate", "scope 1 and 2 of the site"},
            {Boundary::cradle_to_gate, "cradle-to-gate", "with what was made elsewhere"},
            {Boundary::unstated, "unstated", "the source does not say"}};
}

inline EnumNames<Electricity> names_of(Electricity) {
    return {{Electricity::market, "market", "as bought"},
            {Electricity::location, "location", "as the grid is"},
            {Electricity::unstated, "unstated", "the source does not say"}};
}

inline EnumNames<Method> names_of(Method) {
    return {{Method::period, "period", "emissions of a period over its copper"},
            {Method::ore_matched, "ore-matched", "emissions for ore over the copper it gives"}};
}

/// The name of a value: "gate-to-gate".
template <class E>
std::string word_of(E value) {
    for (const auto& each : names_of(E{})) {
        if (each.value == value) return each.name;
    }
    return {};
}

}  // namespace gossan::footprint
