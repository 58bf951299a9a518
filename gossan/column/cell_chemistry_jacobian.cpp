// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/column/cell_chemistry.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::column {
namespace {

double* row_of(double* own, int row, int width) { return own + std::ptrdiff_t(row) * width; }

}  // namespace

/// Gradient of one chemistry value by W, H and the region's components, into gradient_.
void CellChemistry::chemistry_gradient(const CellState& cell, int index, int reaction) {
    const int nc = layout_.n_components();
    const Region& region = regions_[std::size_t(index)];
    const RegionState& water = cell.regions[std::size_t(index)];
    const reactions::Chemistry& chemistry = region.chemistry;
    const std::size_t row = std::size_t(reaction) * std::size_t(nc);
    const double rho = solution::density(0.0, cell.temperature);
    double by_t = chemistry.d_temperature[std::size_t(reaction)];
    double spread = 0.0;  // sum_k d/dC_k * C_k
    for (int k = 0; k < nc; ++k) {
        const double by = chemistry.d_concentration[row + std::size_t(k)];
        by_concentration_[std::size_t(k)] = by;
        spread += by * water.concentration[std::size_t(k)];
    }
    const double per_volume = 1.0 / water.volume;
    double by_w = -spread * per_volume * water.by_water;
    double by_h = -spread * per_volume * water.by_enthalpy;
    for (int k = 0; k < nc; ++k) {
        gradient_[std::size_t(StateLayout::first_component + k)] =
            per_volume *
            (by_concentration_[std::size_t(k)] - spread * molar_.salt_volume[std::size_t(k)] / rho);
    }
    const double per_mass = 1.0 / (constants::water_molar_mass * water.share * cell.wet);
    for (std::size_t a = 0; a < wanted_.size(); ++a) {
        const bool is_water = wanted_[a] == model_.speciation->water_index();
        const double by = is_water ? chemistry.d_ln_water_activity[std::size_t(reaction)]
                                   : chemistry.d_ln_activity[row + std::size_t(wanted_[a])];
        if (by == 0.0) continue;
        const double* slope = region.activity_gradient.data() + a * std::size_t(nc + 1);
        double by_dilution = 0.0;
        for (int k = 0; k < nc; ++k) {
            gradient_[std::size_t(StateLayout::first_component + k)] += by * slope[k] * per_mass;
            by_dilution += slope[k] * region.molality[std::size_t(k)];
        }
        by_w -= by * by_dilution * cell.wet_slope / cell.wet;
        by_t += by * slope[nc];
    }
    gradient_[StateLayout::water] = by_w + by_t * cell.t_by_water;
    gradient_[StateLayout::enthalpy] = by_h + by_t * cell.t_by_enthalpy;
}

/// Gradient of one chemistry value times share or volume of its region, into gradient_.
void CellChemistry::extent_gradient(const CellState& cell, int index, int reaction) {
    chemistry_gradient(cell, index, reaction);
    const double extent = extent_of(cell, index, reaction);
    for (double& each : gradient_) each *= extent;
    if (!network_.reactions()[std::size_t(reaction)].per_solution) return;
    const RegionState& water = cell.regions[std::size_t(index)];
    const double value = regions_[std::size_t(index)].chemistry.value[std::size_t(reaction)];
    const double rho = solution::density(0.0, cell.temperature);
    gradient_[StateLayout::water] += value * water.by_water;
    gradient_[StateLayout::enthalpy] += value * water.by_enthalpy;
    for (std::size_t k = 0; k < molar_.salt_volume.size(); ++k) {
        gradient_[StateLayout::first_component + k] += value * molar_.salt_volume[k] / rho;
    }
}

/// Adds factor * gradient_ to a row: carried water and enthalpy, then the columns of the region.
static void add_gradient(double* row, double factor, const std::vector<double>& gradient,
                         int first_column) {
    row[StateLayout::water] += factor * gradient[StateLayout::water];
    row[StateLayout::enthalpy] += factor * gradient[StateLayout::enthalpy];
    double* target = row + first_column;
    const double* source = gradient.data() + StateLayout::first_component;
    const std::size_t n = gradient.size() - StateLayout::first_component;
    for (std::size_t k = 0; k < n; ++k) target[k] += factor * source[k];
}

void CellChemistry::add_reaction_rows(int region, int q, double* own) const {
    const int width = layout_.blocks()->shape(0).driving();
    const int column = layout_.component(region, 0);
    const reactions::ReactionInfo& reaction = network_.reactions()[std::size_t(q)];
    const double whole = available_[std::size_t(q)];
    auto add = [&](int row, double factor) {
        if (factor != 0.0) add_gradient(row_of(own, row, width), factor, gradient_, column);
    };
    for (const auto& [component, made] : reaction.components) {
        add(layout_.component(region, component), made * whole);
    }
    add(StateLayout::water, reaction.water * whole);
    add(StateLayout::enthalpy, reaction.heat * whole);
    add(layout_.extent(q), whole);
    for (const auto& [gas, made] : gases_made_[std::size_t(q)]) {
        add(layout_.gas(gas), made * whole);
    }
    for (const int c : channels_of_[std::size_t(q)]) {
        for (const auto& [solid, made] : network_.channels()[std::size_t(c)].solids) {
            add(layout_.solid(solid), made * availability_.value[std::size_t(c)]);
        }
    }
}

void CellChemistry::add_solid_columns(const CellState& cell, double* own) {
    const int width = layout_.blocks()->shape(0).driving();
    for (int c = 0; c < network_.n_channels(); ++c) {
        const reactions::Channel& channel = network_.channels()[std::size_t(c)];
        const int q = channel.reaction;
        const reactions::ReactionInfo& reaction = network_.reactions()[std::size_t(q)];
        double total = 0.0;
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            in_region_[std::size_t(r)] =
                extent_of(cell, r, q) * regions_[std::size_t(r)].chemistry.value[std::size_t(q)];
            total += in_region_[std::size_t(r)];
        }
        const auto solids = network_.channel_solids(c);
        for (std::size_t s = 0; s < solids.size(); ++s) {
            const double slope = availability_.d_solid[network_.first_slope(c) + s];
            if (slope == 0.0) continue;
            const int column = layout_.solid(solids[s]);
            for (int r = 0; r <= layout_.n_nodes(); ++r) {
                for (const auto& [component, made] : reaction.components) {
                    row_of(own, layout_.component(r, component), width)[column] +=
                        made * slope * in_region_[std::size_t(r)];
                }
            }
            const double by = slope * total;
            row_of(own, StateLayout::water, width)[column] += reaction.water * by;
            row_of(own, StateLayout::enthalpy, width)[column] += reaction.heat * by;
            row_of(own, layout_.extent(q), width)[column] += by;
            for (const auto& [gas, made] : gases_made_[std::size_t(q)]) {
                row_of(own, layout_.gas(gas), width)[column] += made * by;
            }
            for (const auto& [solid, made] : channel.solids) {
                row_of(own, layout_.solid(solid), width)[column] += made * by;
            }
        }
    }
}

void CellChemistry::add_diffusion_jacobian(const CellProperties& properties, const CellState& cell,
                                           double* own) const {
    const int nc = layout_.n_components();
    const int width = layout_.blocks()->shape(0).driving();
    const double rho = solution::density(0.0, cell.temperature);
    for (int node = 1; node <= layout_.n_nodes(); ++node) {
        const double g = conductance(properties, cell.content, node);
        const double g_by_content = conductance(properties, 1.0, node);
        for (int k = 0; k < nc; ++k) {
            double* outer_row = row_of(own, layout_.component(node - 1, k), width);
            double* inner_row = row_of(own, layout_.component(node, k), width);
            auto add = [&](int column, double by) {
                outer_row[column] -= by;
                inner_row[column] += by;
            };
            const double step = cell.regions[std::size_t(node - 1)].concentration[std::size_t(k)] -
                                cell.regions[std::size_t(node)].concentration[std::size_t(k)];
            for (int x = 0; x < layout_.n_carried(); ++x) {
                add(x, g_by_content * step * cell.content_gradient[std::size_t(x)]);
            }
            for (const int side : {0, 1}) {
                const int r = node - 1 + side;
                const RegionState& region = cell.regions[std::size_t(r)];
                const double factor = (side == 0 ? g : -g) / region.volume;
                const double c = region.concentration[std::size_t(k)];
                add(StateLayout::water, -factor * c * region.by_water);
                add(StateLayout::enthalpy, -factor * c * region.by_enthalpy);
                for (int j = 0; j < nc; ++j) {
                    add(layout_.component(r, j),
                        -factor * c * molar_.salt_volume[std::size_t(j)] / rho);
                }
                add(layout_.component(r, k), factor);
            }
        }
    }
}

void CellChemistry::add_jacobian(const CellProperties& properties, const CellState& cell,
                                 double* own) {
    for (int q = 0; q < layout_.n_reactions(); ++q) {
        if (available_[std::size_t(q)] == 0.0) continue;
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            extent_gradient(cell, r, q);
            add_reaction_rows(r, q, own);
        }
    }
    add_solid_columns(cell, own);
    add_diffusion_jacobian(properties, cell, own);
}

}  // namespace gossan::column
