// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/factor_table.hpp"

#include <algorithm>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"

namespace gossan::reactions {
namespace {

/// What a component is to a rate, by what it is made of.
Limit role_of(const ore::Formula& formula) {
    const auto is = [&formula](std::map<std::string, double> atoms, int charge) {
        return formula.atoms == atoms && formula.charge == charge;
    };
    if (is({{"H", 1.0}}, 1)) return Limit::acid;
    if (is({{"Fe", 1.0}}, 3)) return Limit::ferric;
    if (is({{"O", 2.0}}, 0)) return Limit::oxygen;
    if (is({{"C", 1.0}, {"O", 2.0}}, 0)) return Limit::carbon_dioxide;
    return Limit::none;
}

/// One over the value of a rate constant at 25 degC; 1 for what is no rate constant.
double scale_of(const Law& law, const ChemistryFactor& factor) {
    if (dimension_of(law) == Dimension{}) return 1.0;
    const bool is_constant =
        std::all_of(factor.inputs().begin(), factor.inputs().end(),
                    [](const Input& input) { return input.kind == Input::Kind::temperature; });
    if (!is_constant) return 1.0;
    return 1.0 / factor.evaluate({.temperature = constants::reference_kelvin}, nullptr);
}

}  // namespace

FactorTable::FactorTable(const Library& library, const Cast& cast,
                         const solution::FormalPotential& formal_potential, Network::Compiled& to)
    : library_(library), cast_(cast), formal_potential_(formal_potential), to_(to) {}

int FactorTable::local(int component) const {
    const auto found = std::find(cast_.components.begin(), cast_.components.end(), component);
    return found == cast_.components.end() ? -1
                                           : static_cast<int>(found - cast_.components.begin());
}

SaturationTerms FactorTable::saturation_terms(const Solubility& solubility) const {
    SaturationTerms terms{.components = {},
                          .water = solubility.equation.water,
                          .ln_gases = solubility.ln_gases,
                          .constant = solubility.constant};
    for (const auto& [index, moles] : solubility.equation.components) {
        terms.components.emplace_back(local(index), moles);
    }
    return terms;
}

Limit FactorTable::limit_of(const Law& law) const {
    const LawTopic topic = topic_of(law);
    const int component = library_.substances.component(topic.component);
    if (component < 0) return topic.limit;
    const Limit role =
        role_of(library_.substances.components[static_cast<std::size_t>(component)].formula);
    return role == Limit::none ? topic.limit : role;
}

void FactorTable::add(const Reaction& reaction) {
    const int own = own_mineral(reaction.equation);
    SaturationTerms saturation;
    const auto solubility = library_.solubilities.find(own);
    const bool is_soluble = solubility != library_.solubilities.end();
    if (is_soluble) saturation = saturation_terms(solubility->second);
    const auto& substances = library_.substances;
    const LawContext context{
        .components = to_.components,
        .saturation = is_soluble ? &saturation : nullptr,
        .molar_mass =
            own < 0 ? 0.0 : substances.minerals[static_cast<std::size_t>(own)].molar_mass.si,
        .proton = local(substances.proton()),
        .formal_potential = formal_potential_,
        .substances = &substances};
    seen_.clear();
    to_.dependences.emplace_back();
    std::size_t n_solid_inputs = 0;
    for (const Law& law : reaction.rate) {
        Factor factor = reactions::compile(law, context);
        if (auto* chemistry = std::get_if<0>(&factor)) {
            add_chemistry(law, own, std::move(*chemistry));
            continue;
        }
        auto& of_solid = std::get<1>(factor);
        n_solid_inputs += 1 + of_solid->others().size();
        to_.solid_info.push_back({.law = name_of(law),
                                  .limit = limit_of(law),
                                  .per_amount = dimension_of(law) != Dimension{}});
        to_.solid_factor_inputs.push_back(1 + of_solid->others().size());
        to_.solid_factors.push_back(std::move(of_solid));
    }
    if (reaction.rate.size() > most_factors || n_solid_inputs > most_solid_inputs) {
        throw Error(ErrorCode::data, "reaction '" + reaction.id + "' has too many factors");
    }
    to_.first_reaction_factor.push_back(to_.reaction_factors.size());
    to_.first_solid_factor.push_back(to_.solid_factors.size());
}

void FactorTable::add_chemistry(const Law& law, int own,
                                std::unique_ptr<const ChemistryFactor> factor) {
    std::string text = text_of(law);
    if (needs_of(law).own_solid) text += " of " + std::to_string(own);
    for (const Input& input : factor->inputs()) add_slot(input);
    const auto [at, is_new] = known_.emplace(std::move(text), to_.chemistry_factors.size());
    to_.reaction_factors.push_back(at->second);
    if (!is_new) return;
    to_.first_factor_slope.push_back(to_.first_factor_slope.back() + factor->inputs().size());
    to_.chemistry_info.push_back(
        {.law = name_of(law), .limit = limit_of(law), .scale = scale_of(law, *factor)});
    to_.chemistry_factors.push_back(std::move(factor));
}

void FactorTable::add_slot(const Input& input) {
    const std::size_t reaction = to_.dependences.size() - 1;
    Dependence& dependence = to_.dependences.back();
    const bool is_first = seen_.insert({static_cast<int>(input.kind), input.component}).second;
    std::size_t index = reaction;
    if (input.component >= 0) {
        index = reaction * cast_.components.size() + static_cast<std::size_t>(input.component);
    }
    to_.slots.push_back({input.kind, index, is_first});
    if (!is_first) return;
    switch (input.kind) {
        case Input::Kind::temperature:
            dependence.temperature = true;
            break;
        case Input::Kind::concentration:
            dependence.concentrations.push_back(input.component);
            wanted_concentrations_.insert(input.component);
            break;
        case Input::Kind::ln_activity:
            dependence.activities.push_back(input.component);
            wanted_.insert(input.component);
            break;
        case Input::Kind::ln_water_activity:
            dependence.water_activity = true;
            to_.needs_water_activity = true;
            break;
    }
}

}  // namespace gossan::reactions
