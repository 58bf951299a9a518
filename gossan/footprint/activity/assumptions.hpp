// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/footprint/input/footprint_input.hpp"
#include "gossan/footprint/number/uncertain.hpp"

namespace gossan::footprint {

/// A number that an input may say, with who says it.
struct Assumption {
    Uncertain number = {};
    bool is_of_input = false;
};

/// What the mine needs for a pad: of the pad, else of the site, else as is usual. Numbers that hold
/// for several pads are one number, and drawn together.
///
/// Usual values, unverified but where another source stands: diesel 0.35 L/t moved (0.25-0.7, small
/// pits), crushing and stacking 1.5 kWh/t of ore (0.8-2.5), pumps and blowers 3 kWh/t (1.2-5.5),
/// solvent extraction 350 kWh/t of copper (200-600), electrowinning 2050 kWh/t (1850-2300; 843.5
/// A h/kg by 2.0 V at 90-93 %). Source: estimate: explosives 0.25 kg/t moved (0.15-0.4) and a
/// strip ratio of 0.5 (0.2-1), of shallow pits. Of all else nothing is assumed.
struct PadNeeds {
    Assumption moved;      ///< t of ore and waste by t of ore
    Assumption diesel;     ///< L by t moved
    Assumption explosive;  ///< kg by t moved
    Assumption haul;       ///< km
    Assumption liner;      ///< kg by t of ore
    Assumption nutrients;  ///< kg by t of ore
    Assumption crushing;   ///< kWh by t of ore
    Assumption leaching;   ///< kWh by t of ore
};

[[nodiscard]] PadNeeds needs_of(const FootprintInput& input, const std::string& pad);

struct PlantNeeds {
    Assumption solvent_extraction;  ///< kWh by t of copper
    Assumption electrowinning;      ///< kWh by t of copper
    Assumption other;               ///< kWh by t of copper
    Assumption cobalt;              ///< kg by t of copper
};

[[nodiscard]] PlantNeeds plant_needs_of(const FootprintInput& input);

/// The ratio to what is told of an activity, or of "copper"; exactly 1 where the input says
/// nothing.
[[nodiscard]] Uncertain ratio_of(const FootprintInput& input, const std::string& name);

}  // namespace gossan::footprint
