// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::heap {

using MolarFlux = Quantity<Dimension{.length = -2, .time = -1, .amount = 1}>;  ///< mol/m2/s

/// One stretch of the aeration plan: what the blower gives until the next step begins.
struct AerationStep {
    Duration from;
    MolarFlux rate;  ///< of dry air through the base

    static Schema<AerationStep> schema();
};

/// When and how fast air is blown in at the base of a module.
struct Aeration {
    std::vector<AerationStep> steps;         ///< rising in `from`; before the first one none
    std::optional<Temperature> temperature;  ///< of the air blown in; left out: of the weather
    std::optional<Number> humidity;          ///< relative; left out: of the weather

    static Schema<Aeration> schema();
};

/// Dry air blown in at a time (s), mol/m2/s.
[[nodiscard]] double rate_at(const Aeration& plan, double time);

/// Dry air blown in from one time (s) to another, mol/m2.
[[nodiscard]] double blown_between(const Aeration& plan, double begin, double end);

}  // namespace gossan::heap
