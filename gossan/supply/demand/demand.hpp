// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/supply/demand/copper_flows.hpp"

namespace gossan::supply {

/// Of all worlds, kg: with a chance of 90 in 100 more than p90.
struct CopperSpread {
    double p90 = 0.0, p50 = 0.0, p10 = 0.0, mean = 0.0;
};

/// The cathode that makers want for data centres, by quarter.
struct Demand {
    std::vector<PowerStep> steps;
    std::vector<std::string> sites;  ///< by name
    std::vector<Subsystem> bill;
    std::vector<Maker> makers;
    std::map<std::string, SpreadOfIntensity> classes;
    QuarterRange quarters;
    CopperFlows planned;                             ///< all comes as the plan says
    std::vector<std::vector<CopperSpread>> cathode;  ///< maker, quarter
    std::vector<CopperSpread> cathode_of_all;        ///< quarter
    std::vector<CopperSpread> installed;             ///< quarter in which it is live, all parts
    std::vector<MakerFlows> mean_flows;              ///< maker: mean of all worlds
    std::vector<std::vector<std::vector<double>>> expected;  ///< maker, site, quarter: mean cathode
    std::vector<std::string> notes;
};

/// Everything that goes into the demand is read and looked up; nothing when there is a fault.
[[nodiscard]] std::optional<Demand> demand_of(const DemandInput& input,
                                              std::span<const MakerInput> makers,
                                              Diagnostics& diagnostics);

/// P90, P50, P10 and mean of values, by linear interpolation between ranks.
[[nodiscard]] CopperSpread spread_of(std::vector<double> values);

}  // namespace gossan::supply
