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
      batch_(network_.make_batch(model.cells.size() * std::size_t(layout.n_nodes() + 1))),
      availability_(network_.make_availability()),
      available_(std::size_t(network_.n_reactions())),
      chemistry_(std::size_t(network_.n_reactions())),
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
    for (const auto& reaction : network_.reactions()) components_made_.add(reaction.components);
    for (const auto& channel : network_.channels()) solids_made_.add(channel.solids);
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
        regions_.push_back({.speciation = nullptr,
                            .value = nullptr,
                            .chemistry = network_.make_chemistry(),
                            .activity_gradient = std::vector<double>(
                                wanted_.size() * std::size_t(layout.n_components() + 1)),
                            .molality = std::vector<double>(std::size_t(layout.n_components()))});
    }
    speciations_.resize(model.cells.size() * regions_.size());
}

void CellChemistry::begin_segment() {
    for (auto& speciation : speciations_) speciation.converged = false;
}

bool CellChemistry::speciate(int cell_index, const CellState& cell, int index,
                             std::span<const double> block, bool with_gradient) {
    Region& region = regions_[std::size_t(index)];
    const double water_mass =
        constants::water_molar_mass * cell.regions[std::size_t(index)].share * cell.wet;
    const double* amount = block.data() + layout_.component(index, 0);
    for (std::size_t k = 0; k < region.molality.size(); ++k)
        region.molality[k] = amount[k] / water_mass;
    const std::size_t place = std::size_t(cell_index) * regions_.size() + std::size_t(index);
    solution::SpeciationResult& own = speciations_[place];
    // The first of a segment starts from the region before it, else from the cell below.
    const std::size_t n = index > 0 ? 1 : regions_.size();
    if (!own.converged && place >= n) own = speciations_[place - n];
    if (!model_.speciation->solve(cell.temperature, region.molality, own)) return false;
    region.speciation = &own;
    if (with_gradient) {
        model_.speciation->gradient(own, wanted_, region.activity_gradient);
    }
    return true;
}

reactions::Medium CellChemistry::medium_of(const CellState& cell, int index) const {
    const auto* speciation = regions_[std::size_t(index)].speciation;
    return {.temperature = cell.temperature,
            .concentration = cell.regions[std::size_t(index)].concentration.data(),
            .ln_activity = speciates_ ? speciation->ln_activity.data() : nullptr,
            .ln_water_activity = speciates_ ? speciation->ln_water_activity : 0.0};
}

bool CellChemistry::evaluate(int cell_index, const CellProperties& properties,
                             const CellState& cell, std::span<const double> block) {
    for (int index = 0; index <= layout_.n_nodes(); ++index) {
        Region& region = regions_[std::size_t(index)];
        if (speciates_ && !speciate(cell_index, cell, index, block, true)) return false;
        network_.chemistry(medium_of(cell, index), region.chemistry, true);
        region.value = region.chemistry.value.data();
    }
    value_stride_ = 1;
    evaluate_availability(properties, block, true);
    return true;
}

bool CellChemistry::evaluate_all(std::span<const CellState> cells, std::span<const double> state) {
    std::size_t place = 0;
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        const CellState& of = cells[std::size_t(cell)];
        const auto block = state.subspan(layout_.begin(cell));
        for (int index = 0; index <= layout_.n_nodes(); ++index) {
            if (speciates_ && !speciate(cell, of, index, block, false)) return false;
            network_.put(medium_of(of, index), place++, batch_);
        }
    }
    network_.chemistry(batch_);
    return true;
}

void CellChemistry::take(int cell_index, const CellProperties& properties,
                         std::span<const double> block) {
    std::size_t place = std::size_t(cell_index) * regions_.size();
    for (Region& region : regions_) {
        region.speciation = &speciations_[place];
        region.value = batch_.value.data() + place++;
    }
    value_stride_ = batch_.stride;
    evaluate_availability(properties, block, false);
}

void CellChemistry::evaluate_availability(const CellProperties& properties,
                                          std::span<const double> block, bool with_gradient) {
    network_.availability(
        block.subspan(std::size_t(layout_.solid(0)), std::size_t(layout_.n_solids())),
        properties.reference, properties.accessibility, availability_, with_gradient);
    std::fill(available_.begin(), available_.end(), 0.0);
    const auto& channels = network_.channels();
    for (std::size_t c = 0; c < channels.size(); ++c) {
        available_[std::size_t(channels[c].reaction)] += availability_.value[c];
    }
}

double CellChemistry::extent_of(const CellState& cell, int region, int reaction) const {
    const RegionState& water = cell.regions[std::size_t(region)];
    return network_.reactions()[std::size_t(reaction)].per_solution ? water.volume : water.share;
}

void CellChemistry::add_rates(const CellProperties& properties, const CellState& cell,
                              std::span<double> rates) {
    const auto& reactions = network_.reactions();
    for (int q = 0; q < layout_.n_reactions(); ++q) {
        const auto row = std::size_t(q);
        const bool per_solution = reactions[row].per_solution;
        const std::size_t first = components_made_.first[row];
        const std::size_t last = components_made_.first[row + 1];
        double chemistry = 0.0;
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            const RegionState& water = cell.regions[std::size_t(r)];
            const double part = (per_solution ? water.volume : water.share) *
                                regions_[std::size_t(r)].value[row * value_stride_];
            chemistry += part;
            const double rate = part * available_[row];
            if (rate == 0.0) continue;
            double* region = rates.data() + layout_.component(r, 0);
            for (std::size_t k = first; k < last; ++k) {
                region[components_made_.index[k]] += components_made_.moles[k] * rate;
            }
        }
        chemistry_[row] = chemistry;
        const double total = chemistry * available_[row];
        rates[StateLayout::water] += reactions[row].water * total;
        rates[StateLayout::enthalpy] += reactions[row].heat * total;
        rates[std::size_t(layout_.extent(q))] += total;
        for (const auto& [gas, made] : gases_made_[row]) {
            rates[std::size_t(layout_.gas(gas))] += made * total;
        }
    }
    const auto& channels = network_.channels();
    double* solids = rates.data() + layout_.solid(0);
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const double rate = chemistry_[std::size_t(channels[c].reaction)] * availability_.value[c];
        for (std::size_t k = solids_made_.first[c]; k < solids_made_.first[c + 1]; ++k) {
            solids[solids_made_.index[k]] += solids_made_.moles[k] * rate;
        }
    }
    add_diffusion_rates(properties, cell, rates);
}

void CellChemistry::Made::add(const std::vector<std::pair<int, double>>& entries) {
    for (const auto& [each, made] : entries) {
        index.push_back(each);
        moles.push_back(made);
    }
    first.push_back(index.size());
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
