// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/build.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/reactions/atoms.hpp"
#include "gossan/reactions/cast.hpp"
#include "gossan/reactions/compiled.hpp"

namespace gossan::reactions {
namespace {

/// Writes a cast into the flat form.
class Compiler {
public:
    Compiler(const Library& library, const Selection& selection, Cast cast)
        : library_(library), cast_(std::move(cast)), sizes_(selection.class_sizes) {
        if (sizes_.empty()) sizes_.push_back(0.0);
    }

    std::unique_ptr<const Network::Compiled> compile() {
        for (const int index : cast_.components) {
            result_->components.push_back(component(index).name);
        }
        lay_out_solids();
        for (const int index : cast_.reactions) {
            add_reaction(library_.reactions[static_cast<std::size_t>(index)]);
        }
        for (std::size_t c = 0; c < cast_.components.size(); ++c) {
            if (wanted_.contains(static_cast<int>(c))) {
                result_->wanted_activities.push_back(static_cast<int>(c));
            }
        }
        result_->atoms = atoms_of(library_.substances, cast_.components, solids_, gases_);
        return std::move(result_);
    }

private:
    [[nodiscard]] const Substance& component(int index) const {
        return library_.substances.components[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const ore::Mineral& mineral(int index) const {
        return library_.substances.minerals[static_cast<std::size_t>(index)];
    }
    /// Place of a component of the library in the network.
    [[nodiscard]] int local(int index) const {
        const auto found = std::find(cast_.components.begin(), cast_.components.end(), index);
        return static_cast<int>(found - cast_.components.begin());
    }

    void lay_out_solids() {
        for (const int index : cast_.minerals) {
            const ore::Mineral& each = mineral(index);
            const bool in_particles = each.occurs_in == ore::Occurrence::particles;
            first_solid_[index] = static_cast<int>(result_->solids.size());
            for (std::size_t k = 0; k < (in_particles ? sizes_.size() : 1); ++k) {
                result_->solids.push_back({.mineral = each.id,
                                           .size_class = in_particles ? static_cast<int>(k) : -1,
                                           .size = in_particles ? sizes_[k] : 0.0,
                                           .molar_mass = each.molar_mass.si});
                result_->solid_sizes.push_back(result_->solids.back().size);
                solids_.push_back(index);
            }
        }
    }

    /// The solid of a mineral in a class; minerals in the pores have but one.
    int solid(int index, std::size_t size_class) {
        const bool in_particles = mineral(index).occurs_in == ore::Occurrence::particles;
        return first_solid_.at(index) + (in_particles ? static_cast<int>(size_class) : 0);
    }

    void add_reaction(const Reaction& reaction) {
        const int own = own_mineral(reaction);
        add_factors(reaction, own);
        ReactionInfo info{.id = reaction.id,
                          .components = {},
                          .water = reaction.equation.water,
                          .heat = -reaction.enthalpy,
                          .gases = {},
                          .equation = reaction.equation.text};
        for (const auto& [index, moles] : reaction.equation.components) {
            info.components.emplace_back(local(index), moles);
        }
        for (const auto& [index, moles] : reaction.equation.gases) {
            info.gases.emplace_back(gas(index), moles);
        }
        add_channels(reaction, own);
        result_->reactions.push_back(std::move(info));
    }

    static int own_mineral(const Reaction& reaction) {
        for (const auto& [index, moles] : reaction.equation.minerals) {
            if (moles < 0.0) return index;
        }
        return reaction.equation.minerals.front().first;
    }

    int gas(int index) {
        const auto found = std::find(gases_.begin(), gases_.end(), index);
        if (found != gases_.end()) return static_cast<int>(found - gases_.begin());
        gases_.push_back(index);
        result_->gases.push_back(library_.substances.gases[static_cast<std::size_t>(index)].name);
        return static_cast<int>(gases_.size()) - 1;
    }

    void add_channels(const Reaction& reaction, int own) {
        const bool in_particles = mineral(own).occurs_in == ore::Occurrence::particles;
        for (std::size_t k = 0; k < (in_particles ? sizes_.size() : 1); ++k) {
            Channel channel{.reaction = static_cast<int>(result_->reactions.size()),
                            .solid = solid(own, k)};
            for (const auto& [index, moles] : reaction.equation.minerals) {
                const bool to_particles = mineral(index).occurs_in == ore::Occurrence::particles;
                if (to_particles && !in_particles && sizes_.size() > 1) {
                    throw Error(ErrorCode::data,
                                "reaction '" + reaction.id + "' makes '" + mineral(index).id +
                                    "', which sits in particles, out of a solid in the pores");
                }
                channel.solids.emplace_back(solid(index, k), moles);
            }
            result_->channels.push_back(std::move(channel));
        }
    }

    SaturationTerms saturation_terms(const Solubility& solubility) {
        SaturationTerms terms{.components = {},
                              .water = solubility.equation.water,
                              .ln_gases = solubility.ln_gases,
                              .constant = solubility.constant};
        for (const auto& [index, moles] : solubility.equation.components) {
            terms.components.emplace_back(local(index), moles);
        }
        return terms;
    }

    void add_factors(const Reaction& reaction, int own) {
        SaturationTerms saturation;
        const auto solubility = library_.solubilities.find(own);
        if (solubility != library_.solubilities.end()) {
            saturation = saturation_terms(solubility->second);
        }
        const int proton = library_.substances.proton();
        const LawContext context{
            .components = result_->components,
            .saturation = solubility == library_.solubilities.end() ? nullptr : &saturation,
            .molar_mass = mineral(own).molar_mass.si,
            .proton = proton < 0 ? -1 : local(proton)};
        seen_.clear();
        n_slots_ = 0;
        result_->dependences.emplace_back();
        for (const Law& law : reaction.rate) {
            if (needs_of(law).size_classes &&
                result_->solid_sizes[static_cast<std::size_t>(solid(own, 0))] <= 0.0) {
                throw Error(ErrorCode::data, "reaction '" + reaction.id + "': the law " +
                                                 name_of(law) + " needs size classes");
            }
            Factor factor = reactions::compile(law, context);
            if (auto* chemistry = std::get_if<0>(&factor)) {
                for (const Input& input : (*chemistry)->inputs()) add_slot(input);
                result_->chemistry_factors.push_back(std::move(*chemistry));
            } else {
                result_->solid_factors.push_back(std::move(std::get<1>(factor)));
            }
        }
        if (reaction.rate.size() > most_factors || n_slots_ > most_slots) {
            throw Error(ErrorCode::data, "reaction '" + reaction.id + "' has too many factors");
        }
        result_->first_chemistry_factor.push_back(result_->chemistry_factors.size());
        result_->first_solid_factor.push_back(result_->solid_factors.size());
    }

    void add_slot(const Input& input) {
        const std::size_t reaction = result_->reactions.size();
        Dependence& dependence = result_->dependences.back();
        const bool is_first = seen_.insert({static_cast<int>(input.kind), input.component}).second;
        std::size_t index = reaction;
        if (input.component >= 0) {
            index = reaction * cast_.components.size() + static_cast<std::size_t>(input.component);
        }
        result_->slots.push_back({input.kind, index, is_first});
        ++n_slots_;
        if (!is_first) return;
        switch (input.kind) {
            case Input::Kind::temperature:
                dependence.temperature = true;
                break;
            case Input::Kind::concentration:
                dependence.concentrations.push_back(input.component);
                break;
            case Input::Kind::ln_activity:
                dependence.activities.push_back(input.component);
                wanted_.insert(input.component);
                break;
            case Input::Kind::ln_water_activity:
                dependence.water_activity = true;
                result_->needs_water_activity = true;
                break;
        }
    }

    const Library& library_;
    Cast cast_;
    std::vector<double> sizes_;
    std::map<int, int> first_solid_;
    std::vector<int> solids_;  ///< minerals of all solids
    std::vector<int> gases_;
    std::set<std::pair<int, int>> seen_;
    std::set<int> wanted_;
    std::size_t n_slots_ = 0;
    std::unique_ptr<Network::Compiled> result_ = std::make_unique<Network::Compiled>();
};

}  // namespace

Network build(const Library& library, const Selection& selection) {
    return Network(Compiler(library, selection, cast_of(library, selection)).compile());
}

}  // namespace gossan::reactions
