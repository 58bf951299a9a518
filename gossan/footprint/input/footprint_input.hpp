// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/footprint/comparison/baseline.hpp"
#include "gossan/footprint/input/spread.hpp"
#include "gossan/footprint/input/water_source.hpp"
#include "gossan/footprint/view.hpp"

namespace gossan::footprint {

/// What a pad asks of the mine, in place of the site's values.
struct PadInput {
    std::optional<Share> strip_ratio = {};
    std::optional<VolumeByMass> diesel = {};
    std::optional<Share> explosive = {};
    std::optional<Distance> haul = {};
    std::optional<Share> liner = {};
    std::optional<Share> nutrients = {};
    std::optional<EnergyByMass> crushing = {};
    std::optional<EnergyByMass> leaching = {};

    static Schema<PadInput> schema();
};

/// How much of the copper placed a stream is forecast to give in the end.
struct RecoveryInput {
    std::string stream;
    std::string from;  ///< date from which the forecast holds; blank: from the beginning
    Number ultimate;   ///< of the copper placed

    static Schema<RecoveryInput> schema();
};

/// How electricity was bought: of the market-based view.
struct MarketInput {
    Number matched{0.0};  ///< share of the electricity that certificates or contracts cover

    static Schema<MarketInput> schema();
};

/// How far a reference period goes.
enum class PeriodSize { month, quarter, year };

inline EnumNames<PeriodSize> names_of(PeriodSize) {
    return {{PeriodSize::month, "month"},
            {PeriodSize::quarter, "quarter"},
            {PeriodSize::year, "year", "what a declaration wants"}};
}

/// The block [footprint]: what accounts of copper cannot know, and which factors are used. Every
/// number that is left out takes the value of a library, which is assumed, and is told so.
struct FootprintInput {
    PeriodSize period = PeriodSize::year;
    int draws = 2000;
    int seed = 1;
    Method declared = Method::period;                 ///< what a declaration uses
    std::optional<InputFile> activity = {};           ///< measured, CSV
    std::vector<InputFile> libraries = {};            ///< further factors
    std::map<std::string, std::string> factors = {};  ///< factor by role
    std::vector<std::string> leave_out = {};          ///< roles that are cut off
    MarketInput market = {};
    PadInput site = {};
    std::map<std::string, PadInput> pads = {};
    std::optional<EnergyByMass> solvent_extraction = {};  ///< by copper
    std::optional<EnergyByMass> electrowinning = {};      ///< by copper
    std::optional<EnergyByMass> other_electricity = {};   ///< by copper
    std::optional<Share> cobalt = {};                     ///< by copper
    std::optional<Distance> acid_truck = {};
    std::optional<Distance> acid_rail = {};
    std::map<std::string, Share> ratios = {};  ///< by process, "copper" or "carbonate"
    std::vector<RecoveryInput> recovery = {};
    std::string water_source = "not stated";
    std::vector<WaterSource> water_sources = {};  ///< in place of `water_source`
    std::optional<double> scarcity = {};          ///< m3 world equivalents by m3 consumed (AWARE)
    Number exempted{0.0};  ///< share of emissions that is cut off, as estimated
    std::vector<Baseline> baselines = {};

    static Schema<FootprintInput> schema();
};

/// Which factor plays a role, as long as the input says nothing else.
[[nodiscard]] const std::map<std::string, std::string>& standard_factors();

}  // namespace gossan::footprint
