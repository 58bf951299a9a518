// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/simulation/site.hpp"
#include "gossan/transport/retention.hpp"

namespace gossan::simulation {

/// What the plan of a scenario leaves to a rule of ours, one sentence each.
[[nodiscard]] std::vector<std::string> plan_notes(const Site& site);

/// How a bed takes the fastest irrigation of its plan.
struct Permeability {
    double ratio = 0.0;       ///< saturated conductivity to that rate
    double saturation = 0.0;  ///< share of the pores that steady drip fills
    double rate = 0.0;        ///< m/s

    static constexpr double ample = 100.0;    ///< ratio; below it a note
    static constexpr double least = 10.0;     ///< ratio; below it a warning
    static constexpr double airtight = 0.85;  ///< saturation; above it a warning
    [[nodiscard]] bool is_tight() const { return ratio < least || saturation > airtight; }
    [[nodiscard]] bool is_ample() const { return ratio >= ample; }
};

/// Nothing where nothing drips. The limits are rules of design, source: unverified.
[[nodiscard]] std::optional<Permeability> permeability_of(const Site& site,
                                                          const transport::Retention& retention);

/// In one sentence.
[[nodiscard]] std::string in_words(const Permeability& permeability);

}  // namespace gossan::simulation
