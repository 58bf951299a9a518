// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "gossan/reactions/laws/arrhenius.hpp"
#include "gossan/reactions/laws/by_amount.hpp"
#include "gossan/reactions/laws/by_concentration.hpp"
#include "gossan/reactions/laws/cardinal_temperature.hpp"
#include "gossan/reactions/laws/coated_by.hpp"
#include "gossan/reactions/laws/colonised.hpp"
#include "gossan/reactions/laws/competitive_monod.hpp"
#include "gossan/reactions/laws/galvanic.hpp"
#include "gossan/reactions/laws/growth_rate.hpp"
#include "gossan/reactions/laws/heat_death.hpp"
#include "gossan/reactions/laws/inhibition.hpp"
#include "gossan/reactions/laws/monod.hpp"
#include "gossan/reactions/laws/oversaturation.hpp"
#include "gossan/reactions/laws/ph_window.hpp"
#include "gossan/reactions/laws/potential_window.hpp"
#include "gossan/reactions/laws/power.hpp"
#include "gossan/reactions/laws/ratkowsky.hpp"
#include "gossan/reactions/laws/redox_ratio.hpp"
#include "gossan/reactions/laws/room.hpp"
#include "gossan/reactions/laws/seeded_growth.hpp"
#include "gossan/reactions/laws/shrinking_core.hpp"
#include "gossan/reactions/laws/specific_rate.hpp"
#include "gossan/reactions/laws/surface_kinetics.hpp"
#include "gossan/reactions/laws/topological.hpp"
#include "gossan/reactions/laws/undersaturation.hpp"
#include "gossan/reactions/laws/while_present.hpp"

namespace gossan::reactions {

/// The catalogue of laws: one factor of a rate. A new form of law is one more name here; reader,
/// reference page and the law suite follow by themselves. (Above: what the solution decides, below:
/// what solids decide.)
using Law =
    std::variant<laws::Arrhenius, laws::SurfaceKinetics, laws::GrowthRate, laws::SpecificRate,
                 laws::Power, laws::Monod, laws::CompetitiveMonod, laws::Inhibition,
                 laws::ByConcentration, laws::RedoxRatio, laws::PotentialWindow, laws::PhWindow,
                 laws::CardinalTemperature, laws::Ratkowsky, laws::HeatDeath, laws::Oversaturation,
                 laws::Undersaturation,  //
                 laws::Topological, laws::ShrinkingCore, laws::SeededGrowth, laws::WhilePresent,
                 laws::ByAmount, laws::Room, laws::Colonised, laws::Galvanic, laws::CoatedBy>;

/// Unit of the factor, as a part of the unit of the rate.
[[nodiscard]] Dimension dimension_of(const Law& law);

/// Whether the factor is what is left of the solid, and so goes to zero with it.
[[nodiscard]] bool vanishes_with_solid(const Law& law);

[[nodiscard]] LawNeeds needs_of(const Law& law);

[[nodiscard]] LawTopic topic_of(const Law& law);

/// Law and numbers as text, sources aside: laws with one text are one factor.
[[nodiscard]] std::string text_of(const Law& law);

/// "arrhenius", as the input calls it.
[[nodiscard]] const std::string& name_of(const Law& law);

[[nodiscard]] Factor compile(const Law& law, const LawContext& context);

}  // namespace gossan::reactions
