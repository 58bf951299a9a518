// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/cell_chemistry.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::column {

CellChemistry::CellChemistry(const ColumnModel& model, const StateLayout& layout)
    : model_(model),
      layout_(layout),
      network_(*model.network),
      molar_(model),
      availability_(network_.make_availability()),
      available_(std::size_t(network_.n_reactions())),
      channels_of_(std::size_t(network_.n_reactions())),
      gases_made_(std::size_t(network_.n_reactions())),
      in_region_(std::size_t(layout.n_nodes() + 1)),
      gradient_(std::size_t(StateLayout::first_component + layout.n_components())),
      by_concentration_(std::size_t(layout.n_components())),
      wetness_gradient_(gradient_.size()) {
    const auto activities = network_.wanted_activities();
    wanted_.assign(activities.begin(), activities.end());
    speciates_ = !wanted_.empty() || network_.needs_water_activity();
    // Vapour needs the activity of water too, where a speciation gives it.
    wants_wetness_ = model.air.has_value() && speciates_;
    if (network_.needs_water_activity() || wants_wetness_) {
        wanted_.push_back(model.speciation->water_index());
    }
    for (int c = 0; c < network_.n_channels(); ++c) {
        channels_of_[std::size_t(network_.channels()[std::size_t(c)].reaction)].push_back(c);
    }
    for (int gas = 0; gas < layout.n_gases(); ++gas) {
        for (std::size_t q = 0; q < gases_made_.size(); ++q) {
            for (const auto& [given_off, made] : network_.reactions()[q].gases) {
                if (given_off != model.air->gases[std::size_t(gas)].network_gas) continue;
                gases_made_[q].emplace_back(gas, made);
            }
        }
    }
    for (int region = 0; region <= layout.n_nodes(); ++region) {
        regions_.push_back({.speciation = {},
                            .chemistry = network_.make_chemistry(),
                            .activity_gradient = std::vector<double>(
                                wanted_.size() * std::size_t(layout.n_components() + 1)),
                            .molality = std::vector<double>(std::size_t(layout.n_components()))});
    }
}

void CellChemistry::begin_pass() {
    for (Region& region : regions_) region.speciation.converged = false;
}

bool CellChemistry::speciate(const CellState& cell, int index, std::span<const double> block,
                             bool with_gradient) {
    Region& region = regions_[std::size_t(index)];
    const double water_mass =
        constants::water_molar_mass * cell.regions[std::size_t(index)].share * cell.wet;
    const double* amount = block.data() + layout_.component(index, 0);
    for (std::size_t k = 0; k < region.molality.size(); ++k)
        region.molality[k] = amount[k] / water_mass;
    // A node starts from the region next to it, the mobile water from the cell below: both are of
    // this pass.
    if (index > 0 && !region.speciation.converged) {
        region.speciation = regions_[std::size_t(index - 1)].speciation;
    }
    if (!model_.speciation->solve(cell.temperature, region.molality, region.speciation))
        return false;
    if (with_gradient) {
        model_.speciation->gradient(region.speciation, wanted_, region.activity_gradient);
    }
    return true;
}

bool CellChemistry::evaluate(const CellProperties& properties, const CellState& cell,
                             std::span<const double> block, bool with_gradient) {
    for (int index = 0; index <= layout_.n_nodes(); ++index) {
        Region& region = regions_[std::size_t(index)];
        if (speciates_ && !speciate(cell, index, block, with_gradient)) return false;
        const reactions::Medium medium{
            .temperature = cell.temperature,
            .concentration = cell.regions[std::size_t(index)].concentration.data(),
            .ln_activity = speciates_ ? region.speciation.ln_activity.data() : nullptr,
            .ln_water_activity = speciates_ ? std::log(region.speciation.water_activity) : 0.0};
        network_.chemistry(medium, region.chemistry, with_gradient);
    }
    network_.availability(
        block.subspan(std::size_t(layout_.solid(0)), std::size_t(layout_.n_solids())),
        properties.reference, properties.accessibility, availability_, with_gradient);
    std::fill(available_.begin(), available_.end(), 0.0);
    const auto& channels = network_.channels();
    for (std::size_t c = 0; c < channels.size(); ++c) {
        available_[std::size_t(channels[c].reaction)] += availability_.value[c];
    }
    return true;
}

double CellChemistry::extent_of(const CellState& cell, int region, int reaction) const {
    const RegionState& water = cell.regions[std::size_t(region)];
    return network_.reactions()[std::size_t(reaction)].per_solution ? water.volume : water.share;
}

void CellChemistry::add_rates(const CellProperties& properties, const CellState& cell,
                              std::span<double> rates) const {
    for (int q = 0; q < layout_.n_reactions(); ++q) {
        const reactions::ReactionInfo& reaction = network_.reactions()[std::size_t(q)];
        double total = 0.0;
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            const double rate = extent_of(cell, r, q) *
                                regions_[std::size_t(r)].chemistry.value[std::size_t(q)] *
                                available_[std::size_t(q)];
            for (const auto& [component, made] : reaction.components) {
                rates[std::size_t(layout_.component(r, component))] += made * rate;
            }
            total += rate;
        }
        rates[StateLayout::water] += reaction.water * total;
        rates[StateLayout::enthalpy] += reaction.heat * total;
        rates[std::size_t(layout_.extent(q))] += total;
        for (const auto& [gas, made] : gases_made_[std::size_t(q)]) {
            rates[std::size_t(layout_.gas(gas))] += made * total;
        }
    }
    const auto& channels = network_.channels();
    for (std::size_t c = 0; c < channels.size(); ++c) {
        if (channels[c].solids.empty()) continue;
        const int q = channels[c].reaction;
        double chemistry = 0.0;
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            chemistry +=
                extent_of(cell, r, q) * regions_[std::size_t(r)].chemistry.value[std::size_t(q)];
        }
        for (const auto& [solid, made] : channels[c].solids) {
            rates[std::size_t(layout_.solid(solid))] += made * chemistry * availability_.value[c];
        }
    }
    add_diffusion_rates(properties, cell, rates);
}

double CellChemistry::conductance(const CellProperties& properties, double content,
                                  int node) const {
    const int n = layout_.n_nodes();
    const double stagnant = (1.0 - properties.mobile_share) * content;
    const double unit = stagnant * properties.stagnant_diffusivity /
                        (properties.stagnant_length * properties.stagnant_length);
    if (n == 1) return 3.0 * unit;
    return (node == 1 ? 2.0 : 1.0) * n * unit;  // (2)
}

void CellChemistry::add_diffusion_rates(const CellProperties& properties, const CellState& cell,
                                        std::span<double> rates) const {
    for (int node = 1; node <= layout_.n_nodes(); ++node) {
        const double g = conductance(properties, cell.content, node);
        const RegionState& outer = cell.regions[std::size_t(node - 1)];
        const RegionState& inner = cell.regions[std::size_t(node)];
        for (int k = 0; k < layout_.n_components(); ++k) {
            const double flow =
                g * (outer.concentration[std::size_t(k)] - inner.concentration[std::size_t(k)]);
            rates[std::size_t(layout_.component(node - 1, k))] -= flow;
            rates[std::size_t(layout_.component(node, k))] += flow;
        }
    }
}

}  // namespace gossan::column
