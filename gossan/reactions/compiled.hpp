// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gossan/reactions/laws/factor.hpp"
#include "gossan/reactions/network.hpp"

namespace gossan::reactions {

/// Where the slope of a reaction by one input of one of its factors goes.
struct Slot {
    Input::Kind kind = Input::Kind::temperature;
    std::size_t index = 0;  ///< into the array of that kind in Chemistry
    bool is_first = true;   ///< of this reaction with this target: assigns, the others add
};

/// What to tell of a factor.
struct FactorInfo {
    std::string_view law;
    Limit limit = Limit::none;
    double scale = 1.0;       ///< of a rate constant: one over its value at 25 degC
    bool per_amount = false;  ///< of a law of what is left: it has the unit of an amount
};

/// One input of a solid factor in one channel: the slots from first up to last in
/// `Compiled::gathered`, summed. None: a mineral that is not there.
struct SolidInput {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The flat form that the kernels run over. What belongs to reaction r (or channel c) of a list is
/// from first[r] to first[r + 1].
struct Network::Compiled {
    std::vector<std::string> components;
    std::vector<std::string> gases;
    std::vector<ReactionInfo> reactions;
    std::vector<Channel> channels;
    std::vector<SolidInfo> solids;
    Atoms atoms;
    std::vector<Dependence> dependences;
    std::vector<int> wanted_activities;
    std::vector<int> wanted_concentrations;
    bool needs_water_activity = false;

    /// Each once, whichever reactions have it.
    std::vector<std::unique_ptr<const ChemistryFactor>> chemistry_factors;
    std::vector<FactorInfo> chemistry_info;
    std::vector<std::size_t> first_factor_slope{0};  ///< into Chemistry::factor_slope
    std::vector<std::size_t> reaction_factors;       ///< into chemistry_factors, by reaction
    std::vector<std::size_t> first_reaction_factor{0};
    std::vector<Slot> slots;  ///< of all inputs of all reaction_factors, in turn

    std::vector<std::unique_ptr<const SolidFactor>> solid_factors;  ///< by reaction
    std::vector<FactorInfo> solid_info;
    std::vector<std::size_t> solid_factor_inputs;  ///< of each, its own solid counted
    std::vector<std::size_t> first_solid_factor{0};
    std::vector<int> channel_solids;  ///< by channel; slopes have the same order
    std::vector<std::size_t> first_slope{0};
    std::vector<SolidInput> solid_inputs;  ///< by channel, factor, input
    std::vector<std::size_t> first_solid_input{0};
    std::vector<std::size_t> gathered;  ///< into channel_solids
    std::vector<char> is_plain;         ///< channel with one factor, of its own solid alone
};

/// Upper limits of one reaction, so that kernels need no memory of their own.
inline constexpr std::size_t most_factors = 24;
inline constexpr std::size_t most_solid_inputs = 24;

}  // namespace gossan::reactions
