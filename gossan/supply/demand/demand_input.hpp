// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

using CopperByPower = Quantity<Dimension{.length = -2, .time = 3}>;  ///< t/MW

/// What is not known for sure: never below `low` nor above `high`, most likely `likely`
/// (triangular).
struct SpreadOfIntensity {
    CopperByPower low{};
    CopperByPower likely{};
    CopperByPower high{};
    std::string source;  ///< where it comes from, or "assumption: …"

    static Schema<SpreadOfIntensity> schema();
};

/// How late what is only planned may come, as above; before the plan is negative.
struct SpreadOfSlip {
    Duration low{-4.0 * 604800.0};
    Duration likely{13.0 * 604800.0};
    Duration high{52.0 * 604800.0};

    static Schema<SpreadOfSlip> schema();
};

/// What becomes of a claim in a mill's scrap.
enum class ScrapClaim { returned, lost };
EnumNames<ScrapClaim> names_of(ScrapClaim);

/// One who makes parts of copper for data centres, with the mill that feeds him.
struct MakerInput {
    std::string name;
    std::string place;
    std::vector<std::string> subsystems;   ///< of the bill of materials, that he makes
    double share = 1.0;                    ///< of each of them; others make the rest
    Duration mill_time{4.0 * 604800.0};    ///< from cathode to what leaves the mill
    Duration scrap_after{8.0 * 604800.0};  ///< from the melt until its scrap is back
    double scrap_returned = 0.95;          ///< of the scrap that is made
    ScrapClaim scrap_claim = ScrapClaim::returned;
    double recycled = 0.0;  ///< of what is melted besides own scrap
    Length distance{0.0};   ///< from the mine to the mill
    Duration transit{7.0 * 86400.0};
    InverseLength freight{0.128e-6};  ///< kg CO2e by kg and metre: 0.128 kg/t/km
    Mass least{0.0};                  ///< that he must get in a quarter in which he needs copper
    std::optional<Mass> most = {};    ///< that he takes in a quarter

    static Schema<MakerInput> schema();
};

/// Data centres that will be built, and what is assumed of their copper.
struct DemandInput {
    InputFile plan;                      ///< site, operator, state, date, MW
    std::optional<InputFile> bill;       ///< of materials; none: data/demand/bill-of-materials.csv
    std::vector<std::string> operators;  ///< whose sites count; none: all
    std::string site_class = "AI training";            ///< of a site whose row names none
    std::map<std::string, SpreadOfIntensity> classes;  ///< over those of data/demand
    double probability = 0.7;                          ///< that what is only planned is built
    SpreadOfSlip slip;
    std::map<std::string, double> aluminium;  ///< by subsystem: of its copper, replaced
    std::string from, until;  ///< first and last day on which cathode is wanted; blank: all
    int members = 400;
    int seed = 1;

    static Schema<DemandInput> schema();
};

}  // namespace gossan::supply
