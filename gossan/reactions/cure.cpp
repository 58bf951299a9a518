// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/cure.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/ore/composition.hpp"

namespace gossan::reactions {
namespace {

int reaction_index(const Network& network, const std::string& id) {
    std::vector<std::string> known;
    for (std::size_t n = 0; n < network.reactions().size(); ++n) {
        if (network.reactions()[n].id == id) return static_cast<int>(n);
        known.push_back(network.reactions()[n].id);
    }
    const auto near = nearest(id, known);
    throw Error(ErrorCode::input,
                "cure: no reaction " + in_quotes(id) + " among those that can take part", {},
                "write " + (near ? in_quotes(*near) : "one of " + enumerate(known)));
}

/// Moles of its own solid that a channel uses up per mole of extent; 0 where it grows it.
double used_per_extent(const Channel& channel) {
    for (const auto& [solid, made] : channel.solids) {
        if (solid == channel.solid) return std::max(0.0, -made);
    }
    return 0.0;
}

/// The largest extent that dissolved components and water allow.
double limit_of_solution(const ReactionInfo& reaction, const CuredOre& ore) {
    double limit = HUGE_VAL;
    for (const auto& [component, made] : reaction.components) {
        if (made >= 0.0) continue;
        const double there = std::max(0.0, ore.components[static_cast<std::size_t>(component)]);
        limit = std::min(limit, there / -made);
    }
    if (reaction.water < 0.0) limit = std::min(limit, std::max(0.0, ore.water) / -reaction.water);
    return limit;
}

void take_step(const Network& network, int reaction, double up_to, CuredOre& ore) {
    const ReactionInfo& info = network.reactions()[static_cast<std::size_t>(reaction)];
    std::vector<std::pair<const Channel*, double>> wanted;  // extents by channel
    double total = 0.0;
    const double limit = limit_of_solution(info, ore);
    for (const Channel& channel : network.channels()) {
        if (channel.reaction != reaction) continue;
        const double used = used_per_extent(channel);
        const double extent =
            used > 0.0
                ? up_to * std::max(0.0, ore.solids[static_cast<std::size_t>(channel.solid)]) / used
                : up_to * limit;
        wanted.emplace_back(&channel, extent);
        total += extent;
    }
    const double share = total > limit ? limit / total : 1.0;
    double done = 0.0;
    for (const auto& [channel, extent] : wanted) {
        for (const auto& [solid, made] : channel->solids) {
            ore.solids[static_cast<std::size_t>(solid)] += made * share * extent;
        }
        done += share * extent;
    }
    for (const auto& [component, made] : info.components) {
        ore.components[static_cast<std::size_t>(component)] += made * done;
    }
    for (const auto& [gas, made] : info.gases)
        ore.gases[static_cast<std::size_t>(gas)] += made * done;
    ore.water += info.water * done;
    ore.heat += info.heat * done;
    ore.extents[static_cast<std::size_t>(reaction)] += done;
}

}  // namespace

Schema<CureStep> CureStep::schema() {
    return Schema<CureStep>("cure_step", "One reaction between drum and pad.")
        .field("reaction", &CureStep::reaction, "its id")
        .field("up_to", &CureStep::up_to, fraction(), "share of the solid that it uses up at most",
               unit("%"), defaults_to("choice: as far as the acid goes"));
}

Schema<CureRecipe> CureRecipe::schema() {
    using R = CureRecipe;
    return Schema<R>("cure", "Acid and water mixed into the ore before it is stacked.")
        .field("acid", &R::acid, half_open(0, 0.5), "H2SO4 by mass of dry ore", unit("kg/t"))
        .field("water", &R::water, half_open(0, 0.5),
               "by mass of dry ore, beside the moisture of the ore", unit("kg/t"))
        .field("steps", &R::steps, "reactions in the order in which they take the acid",
               defaults_to("choice: acid waits in the pore water"))
        .field("heat_of_dilution", &R::heat_of_dilution, between(0, "100 kJ/mol"),
               "given off per mol of H2SO4", unit("kJ/mol"), defaults_to("unverified"));
}

int component_of(const Atoms& atoms, const std::vector<std::pair<std::string, double>>& of,
                 double charge) {
    const std::size_t n_elements = atoms.elements.size();
    for (std::size_t component = 0; component < atoms.component_charge.size(); ++component) {
        if (atoms.component_charge[component] != charge) continue;
        bool is_same = true;
        for (std::size_t element = 0; element < n_elements; ++element) {
            const auto wanted = std::find_if(of.begin(), of.end(), [&](const auto& entry) {
                return entry.first == atoms.elements[element];
            });
            const double count = wanted == of.end() ? 0.0 : wanted->second;
            is_same = is_same && atoms.component[component * n_elements + element] == count;
        }
        if (is_same) return static_cast<int>(component);
    }
    return -1;
}

CuredOre cure(const Network& network, const CureRecipe& recipe, CuredOre start) {
    CuredOre ore = std::move(start);
    ore.gases.assign(static_cast<std::size_t>(network.n_gases()), 0.0);
    ore.extents.assign(static_cast<std::size_t>(network.n_reactions()), 0.0);
    ore.heat = 0.0;
    expects(ore.solids.size() == static_cast<std::size_t>(network.n_solids()) &&
                ore.components.size() == static_cast<std::size_t>(network.n_components()),
            "an ore has all solids and components of its network");
    ore.water += recipe.water.si / constants::water_molar_mass;
    if (recipe.acid > 0.0) {
        const int proton = component_of(network.atoms(), {{"H", 1.0}}, 1.0);
        const int sulphate = component_of(network.atoms(), {{"S", 1.0}, {"O", 4.0}}, -2.0);
        if (proton < 0 || sulphate < 0) {
            throw Error(ErrorCode::input, "cure: the solution carries no sulphuric acid", {},
                        "add the components of H+ and SO4-2");
        }
        const double protons = recipe.acid.si / ore::acid_per_proton;
        ore.components[static_cast<std::size_t>(proton)] += protons;
        ore.components[static_cast<std::size_t>(sulphate)] += 0.5 * protons;
        ore.heat += 0.5 * protons * recipe.heat_of_dilution.si;
    }
    for (const CureStep& step : recipe.steps) {
        take_step(network, reaction_index(network, step.reaction), step.up_to.si, ore);
    }
    return ore;
}

}  // namespace gossan::reactions
