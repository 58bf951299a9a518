// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/build.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/reactions/atoms.hpp"
#include "gossan/reactions/cast.hpp"
#include "gossan/reactions/compiled.hpp"
#include "gossan/reactions/factor_table.hpp"

namespace gossan::reactions {
namespace {

/// Writes a cast into the flat form.
class Compiler {
public:
    Compiler(const Library& library, const Selection& selection, Cast cast)
        : library_(library),
          cast_(std::move(cast)),
          sizes_(selection.class_sizes),
          factors_(library, cast_, selection.formal_potential, *result_) {
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
            if (factors_.wants_concentration(static_cast<int>(c))) {
                result_->wanted_concentrations.push_back(static_cast<int>(c));
            }
            if (factors_.wants_activity(static_cast<int>(c))) {
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
            const auto capacity = library_.capacities.find(index);
            const double most = capacity == library_.capacities.end() ? 0.0 : capacity->second;
            for (std::size_t k = 0; k < (in_particles ? sizes_.size() : 1); ++k) {
                result_->solids.push_back({.mineral = each.id,
                                           .size_class = in_particles ? static_cast<int>(k) : -1,
                                           .size = in_particles ? sizes_[k] : 0.0,
                                           .molar_mass = each.molar_mass.si,
                                           .capacity_per_ore = most});
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
        const int own = own_mineral(reaction.equation);
        require_sizes(reaction, own);
        factors_.add(reaction);
        ReactionInfo info{.id = reaction.id,
                          .components = {},
                          .water = reaction.equation.water,
                          .heat = -reaction.enthalpy,
                          .gases = {},
                          .equation = reaction.equation.text,
                          .per_solution = reaction.per_solution};
        for (const auto& [index, moles] : reaction.equation.components) {
            info.components.emplace_back(local(index), moles);
        }
        for (const auto& [index, moles] : reaction.equation.gases) {
            info.gases.emplace_back(gas(index), moles);
        }
        add_channels(reaction, own);
        result_->reactions.push_back(std::move(info));
    }

    /// Throws Error(data) where a law needs sizes and the own solid has none.
    void require_sizes(const Reaction& reaction, int own) {
        for (const Law& law : reaction.rate) {
            if (!needs_of(law).size_classes) continue;
            if (result_->solids[static_cast<std::size_t>(solid(own, 0))].size > 0.0) continue;
            throw Error(ErrorCode::data, "reaction '" + reaction.id + "': the law " + name_of(law) +
                                             " needs size classes");
        }
    }

    int gas(int index) {
        const auto found = std::find(gases_.begin(), gases_.end(), index);
        if (found != gases_.end()) return static_cast<int>(found - gases_.begin());
        gases_.push_back(index);
        result_->gases.push_back(library_.substances.gases[static_cast<std::size_t>(index)].name);
        return static_cast<int>(gases_.size()) - 1;
    }

    void add_channels(const Reaction& reaction, int own) {
        const bool in_particles = is_in_particles(own);
        for (std::size_t k = 0; k < (in_particles ? sizes_.size() : 1); ++k) {
            Channel channel{.reaction = static_cast<int>(result_->reactions.size()),
                            .solid = own < 0 ? -1 : solid(own, k)};
            for (const auto& [index, moles] : reaction.equation.minerals) {
                if (is_in_particles(index) && !in_particles && sizes_.size() > 1) {
                    throw Error(ErrorCode::data,
                                "reaction '" + reaction.id + "' makes '" + mineral(index).id +
                                    "', which sits in particles, out of a solid in the pores");
                }
                channel.solids.emplace_back(solid(index, k), moles);
            }
            add_channel_inputs(channel, in_particles ? static_cast<int>(k) : -1);
            result_->channels.push_back(std::move(channel));
        }
    }

    /// Where the factors of the reaction just added find their solids in this channel.
    void add_channel_inputs(const Channel& channel, int size_class) {
        std::vector<int> uses;  // solids, the own one first
        if (channel.solid >= 0) uses.push_back(channel.solid);
        const std::size_t first_slope = result_->channel_solids.size();
        const auto gather = [&](const std::vector<int>& solids) {
            const std::size_t first = result_->gathered.size();
            for (const int each : solids) {
                const auto found = std::find(uses.begin(), uses.end(), each);
                result_->gathered.push_back(first_slope +
                                            static_cast<std::size_t>(found - uses.begin()));
                if (found == uses.end()) uses.push_back(each);
            }
            result_->solid_inputs.push_back({first, result_->gathered.size()});
        };
        const auto reaction = static_cast<std::size_t>(channel.reaction);
        for (std::size_t f = result_->first_solid_factor[reaction];
             f < result_->first_solid_factor[reaction + 1]; ++f) {
            gather({channel.solid});
            for (const std::string& id : result_->solid_factors[f]->others()) {
                gather(solids_of(library_.substances.mineral(id), size_class));
            }
        }
        const std::size_t n_factors =
            result_->first_solid_factor[reaction + 1] - result_->first_solid_factor[reaction];
        result_->is_plain.push_back(n_factors == 1 && uses.size() == 1 ? 1 : 0);
        result_->channel_solids.insert(result_->channel_solids.end(), uses.begin(), uses.end());
        result_->first_slope.push_back(result_->channel_solids.size());
        result_->first_solid_input.push_back(result_->solid_inputs.size());
    }

    [[nodiscard]] bool is_in_particles(int index) const {
        return index >= 0 && mineral(index).occurs_in == ore::Occurrence::particles;
    }

    /// Solids of a mineral that a solid of this class (-1: in the pores) meets; none where the
    /// mineral is not in the network.
    std::vector<int> solids_of(int index, int size_class) {
        if (!first_solid_.contains(index)) return {};
        if (!is_in_particles(index)) return {first_solid_.at(index)};
        if (size_class >= 0) return {first_solid_.at(index) + size_class};
        std::vector<int> all;
        for (std::size_t k = 0; k < sizes_.size(); ++k) all.push_back(solid(index, k));
        return all;
    }

    const Library& library_;
    Cast cast_;
    std::vector<double> sizes_;
    std::map<int, int> first_solid_;
    std::vector<int> solids_;  ///< minerals of all solids
    std::vector<int> gases_;
    std::unique_ptr<Network::Compiled> result_ = std::make_unique<Network::Compiled>();
    FactorTable factors_;
};

}  // namespace

Network build(const Library& library, const Selection& selection) {
    return Network(Compiler(library, selection, cast_of(library, selection)).compile());
}

}  // namespace gossan::reactions
