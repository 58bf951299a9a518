// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "gossan/base/schema.hpp"

namespace gossan::footprint {

/// What a unit of something gives off, gas by gas, in kg. Methane is fossil.
struct Gases {
    double co2 = 0.0;
    double methane = 0.0;
    double nitrous_oxide = 0.0;

    static Schema<Gases> schema();
};

/// Warming over a hundred years by kg of a gas, in kg of carbon dioxide.
struct Potentials {
    double methane = 0.0;  ///< fossil
    double nitrous_oxide = 0.0;
};

/// Of an assessment report: "AR4" 25 and 298, "AR5" 28 and 265, "AR6" 29.8 and 273; nothing of
/// another. Source: Forster2021 table 7.15 (AR6), Myhre2013 table 8.A.1 (AR5, AR4).
[[nodiscard]] std::optional<Potentials> potentials_of(std::string_view report);

/// kg CO2e of gases:
///
///     co2 + methane GWP(methane) + nitrous oxide GWP(nitrous oxide)                        (1)
[[nodiscard]] double equivalent_of(const Gases& gases, const Potentials& potentials);

}  // namespace gossan::footprint
