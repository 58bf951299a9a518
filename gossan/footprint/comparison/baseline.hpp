// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/schema.hpp"
#include "gossan/footprint/view.hpp"
#include "gossan/footprint/water/water_figure.hpp"

namespace gossan::footprint {

/// Somebody's kg CO2e by kg of copper, to compare with.
struct Baseline {
    std::string id;
    std::string name;
    double value = 0.0;
    std::optional<double> low = {};
    std::optional<double> high = {};
    Boundary boundary = Boundary::unstated;
    Electricity electricity = Electricity::unstated;
    std::string product = "cathode";
    std::string gwp = "unstated";
    std::string source;
    std::string status;
    std::string note = {};

    static Schema<Baseline> schema();
};

/// One figure against another; where a reason stands, nothing is compared.
struct Comparison {
    std::string with;     ///< name of the baseline
    std::string refusal;  ///< blank: they may be compared
    double ours = 0.0;
    double theirs = 0.0;
    double difference = 0.0;  ///< ours less theirs
    std::string warning = {};

    [[nodiscard]] bool is_refused() const { return !refusal.empty(); }
};

/// kg CO2e by kg of cathode at a view against a baseline: only where boundary, basis of electricity
/// and product are stated and the same.
[[nodiscard]] Comparison compare(double per_kg, const View& view, const Baseline& baseline);

/// The program's own: data/factors/baselines.toml.
[[nodiscard]] std::span<const Baseline> standard_baselines();
[[nodiscard]] std::span<const WaterBaseline> standard_water_baselines();

}  // namespace gossan::footprint
