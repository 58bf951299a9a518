// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/limiting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gossan::simulation {
namespace {

using reactions::Limit;

constexpr auto names =
    std::to_array<const char*>({"none", "acid", "ferric", "oxygen", "carbon_dioxide", "temperature",
                                "water", "accessibility", "salts", "substrate", "passivation"});
static_assert(names.size() == n_holdbacks);

Holdback holdback_of(Limit limit) {
    switch (limit) {
        case Limit::none:
            return Holdback::none;
        case Limit::temperature:
            return Holdback::temperature;
        case Limit::acid:
            return Holdback::acid;
        case Limit::ferric:
            return Holdback::ferric;
        case Limit::passivation:
            return Holdback::passivation;
        case Limit::oxygen:
            return Holdback::oxygen;
        case Limit::carbon_dioxide:
            return Holdback::carbon_dioxide;
        case Limit::substrate:
            return Holdback::substrate;
        case Limit::salts:
            return Holdback::salts;
        case Limit::water:
            return Holdback::water;
        case Limit::accessibility:
            return Holdback::accessibility;
    }
    return Holdback::none;
}

/// The smallest factor that says what it is about.
std::pair<Limit, double> smallest(const std::vector<reactions::FactorValue>& factors) {
    std::pair<Limit, double> least{Limit::none, 1.0};
    for (const auto& factor : factors) {
        if (factor.limit == Limit::none || !(factor.value < least.second)) continue;
        least = {factor.limit, factor.value};
    }
    return least;
}

double made_of(const reactions::ReactionInfo& reaction, int component) {
    for (const auto& [k, made] : reaction.components) {
        if (k == component) return made;
    }
    return 0.0;
}

}  // namespace

std::string holdback_names() {
    std::string all;
    for (const char* name : names) all += (all.empty() ? "" : " ") + std::string(name);
    return all;
}

std::string name_of(Holdback limit) { return names[std::size_t(limit)]; }

LimitFinder::LimitFinder(const column::ColumnModel& model, double residual_content)
    : model_(model), residual_content_(residual_content) {
    const auto& network = *model.network;
    const auto& atoms = network.atoms();
    const auto element = [&](const std::string& name) {
        const auto found = std::find(atoms.elements.begin(), atoms.elements.end(), name);
        return found - atoms.elements.begin();
    };
    const auto copper = element("Cu"), sulphur = element("S");
    const auto n = std::ptrdiff_t(atoms.elements.size());
    const auto atoms_of = [&](int solid, std::ptrdiff_t which) {
        return which < n ? atoms.solid[std::size_t(solid * n + which)] : 0.0;
    };
    for (const reactions::Channel& channel : network.channels()) {
        if (channel.solid < 0 || atoms_of(channel.solid, copper) <= 0.0) continue;
        const bool is_used = std::any_of(
            channel.solids.begin(), channel.solids.end(),
            [&](const auto& each) { return each.first == channel.solid && each.second < 0.0; });
        if (!is_used) continue;
        targets_.push_back({.solid = channel.solid,
                            .reaction = channel.reaction,
                            .copper = atoms_of(channel.solid, copper),
                            .is_sulphide = atoms_of(channel.solid, sulphur) > 0.0});
    }
    const auto& components = model.speciation->components();
    const int ferric = solution::component_index(components, "Fe(III)");
    const int oxygen = solution::component_index(components, "O2");
    for (std::size_t q = 0; q < network.reactions().size() && ferric >= 0 && oxygen >= 0; ++q) {
        const auto& reaction = network.reactions()[q];
        if (made_of(reaction, ferric) > 0.0 && made_of(reaction, oxygen) < 0.0) {
            iron_oxidisers_.push_back(int(q));
        }
    }
}

const LimitFinder::Target* LimitFinder::main_target(const column::StateLayout& layout,
                                                    std::span<const double> block) const {
    const Target* main = nullptr;
    double most = -1.0;
    const bool has_sulphide = std::any_of(targets_.begin(), targets_.end(),
                                          [](const Target& each) { return each.is_sulphide; });
    for (const Target& each : targets_) {
        if (has_sulphide && !each.is_sulphide) continue;
        const double copper = each.copper * block[std::size_t(layout.solid(each.solid))];
        if (copper > most) {
            most = copper;
            main = &each;
        }
    }
    return main;
}

Holdback LimitFinder::of_iron(const reactions::Medium& medium) const {
    double fastest = -1.0;
    Holdback limit = Holdback::ferric;
    for (const int reaction : iron_oxidisers_) {
        double rate = 1.0;
        std::pair<Limit, double> gas{Limit::none, 1.0};
        for (const auto& factor : model_.network->explain(reaction, medium)) {
            rate *= std::max(factor.value, 0.0);
            const bool is_gas =
                factor.limit == Limit::oxygen || factor.limit == Limit::carbon_dioxide;
            if (is_gas && factor.value < gas.second) gas = {factor.limit, factor.value};
        }
        if (rate <= fastest) continue;
        fastest = rate;
        limit = gas.second < starved_factor ? holdback_of(gas.first) : Holdback::ferric;
    }
    return limit;
}

Holdback LimitFinder::find(const column::CellProperties& properties,
                           const column::StateLayout& layout, const column::CellState& cell,
                           const solution::SpeciationResult* equilibrium,
                           std::span<const double> block) const {
    if (cell.content < dry_margin * residual_content_) {
        return Holdback::water;
    }
    const Target* target = main_target(layout, block);
    if (target == nullptr || equilibrium == nullptr) return Holdback::none;
    double left = 0.0, reference = 0.0;
    const auto& solids = model_.network->solids();
    for (std::size_t s = 0; s < solids.size(); ++s) {
        if (solids[s].mineral != solids[std::size_t(target->solid)].mineral) continue;
        left += block[std::size_t(layout.solid(int(s)))];
        reference += properties.reference[s];
    }
    if (left < least_left * reference) return Holdback::accessibility;
    const reactions::Medium medium{.temperature = cell.temperature,
                                   .concentration = cell.regions.front().concentration.data(),
                                   .ln_activity = equilibrium->ln_activity.data(),
                                   .ln_water_activity = std::log(equilibrium->water_activity)};
    const auto [limit, value] = smallest(model_.network->explain(target->reaction, medium));
    if (value > free_factor) return Holdback::none;
    return limit == Limit::ferric ? of_iron(medium) : holdback_of(limit);
}

}  // namespace gossan::simulation
