// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gossan/reactions/laws/factor.hpp"
#include "gossan/reactions/network.hpp"

namespace gossan::reactions {

/// Where the slope of a factor by one of its inputs goes.
struct Slot {
    Input::Kind kind = Input::Kind::temperature;
    std::size_t index = 0;  ///< into the array of that kind in Chemistry
    bool is_first = true;   ///< of this reaction with this target: assigns, the others add
};

/// The flat form that the kernels run over. Factors of reaction r are those from first[r] to
/// first[r + 1].
struct Network::Compiled {
    std::vector<std::string> components;
    std::vector<std::string> gases;
    std::vector<ReactionInfo> reactions;
    std::vector<Channel> channels;
    std::vector<SolidInfo> solids;
    Atoms atoms;
    std::vector<Dependence> dependences;
    std::vector<int> wanted_activities;
    bool needs_water_activity = false;

    std::vector<std::unique_ptr<const ChemistryFactor>> chemistry_factors;
    std::vector<std::size_t> first_chemistry_factor{0};
    std::vector<Slot> slots;  ///< of all inputs of all factors, in turn
    std::vector<std::unique_ptr<const SolidFactor>> solid_factors;
    std::vector<std::size_t> first_solid_factor{0};
    std::vector<double> solid_sizes;
};

/// Upper limits of one reaction, so that kernels need no memory of their own.
inline constexpr std::size_t most_factors = 12;
inline constexpr std::size_t most_slots = 64;

}  // namespace gossan::reactions
