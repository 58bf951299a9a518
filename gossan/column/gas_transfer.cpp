// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/constants.hpp"
#include "gossan/column/cell_chemistry.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::column {

WaterActivity CellChemistry::water_activity(const CellState& cell, bool with_gradient) {
    if (!wants_wetness_) return {};
    const Region& region = regions_.front();
    const double ln = region.speciation->ln_water_activity;
    if (!with_gradient) return {ln, {}};
    const auto nc = std::size_t(layout_.n_components());
    const double* slope = region.activity_gradient.data() + (wanted_.size() - 1) * (nc + 1);
    const double per_mass =
        1.0 / (constants::water_molar_mass * cell.regions.front().share * cell.wet);
    double by_dilution = 0.0;
    for (std::size_t k = 0; k < nc; ++k) {
        wetness_gradient_[StateLayout::first_component + k] = slope[k] * per_mass;
        by_dilution += slope[k] * region.molality[k];
    }
    wetness_gradient_[StateLayout::water] =
        slope[nc] * cell.t_by_water - by_dilution * cell.wet_slope / cell.wet;
    wetness_gradient_[StateLayout::enthalpy] = slope[nc] * cell.t_by_enthalpy;
    return {ln, wetness_gradient_};
}

void CellChemistry::add_transfer_rates(const CellState& cell, const AirState& air,
                                       std::span<double> rates) const {
    for (int index = 0; index < layout_.n_gases(); ++index) {
        const Gas& gas = model_.air->gases[std::size_t(index)];
        const double pressure = air.dry_pressure * air.ratio[std::size_t(index)] / air.dry;
        double total = 0.0;
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            const RegionState& water = cell.regions[std::size_t(r)];
            const double* c = water.concentration.data();
            const double solubility = gas.solubility->evaluate(cell.temperature, c).value;
            const double rate =
                gas.transfer * water.volume * (solubility * pressure - c[gas.component]);  // (3)
            rates[std::size_t(layout_.component(r, gas.component))] += rate;
            total += rate;
        }
        rates[std::size_t(layout_.gas(index))] -= total;
        rates[StateLayout::enthalpy] += gas.heat_of_solution * total;
        rates[std::size_t(layout_.dissolved(index))] += total;
    }
}

void CellChemistry::add_transfer_jacobian(const CellState& cell, const AirState& air,
                                          double* own) const {
    const auto width = std::size_t(layout_.blocks()->shape(0).driving());
    const auto nc = std::size_t(layout_.n_components());
    const double rho = solution::density(0.0, cell.temperature);
    for (int index = 0; index < layout_.n_gases(); ++index) {
        const Gas& gas = model_.air->gases[std::size_t(index)];
        const double share = air.ratio[std::size_t(index)] / air.dry;
        const double pressure = air.dry_pressure * share;
        const auto dissolved = std::size_t(gas.component);
        for (int r = 0; r <= layout_.n_nodes(); ++r) {
            const RegionState& water = cell.regions[std::size_t(r)];
            const double* c = water.concentration.data();
            const auto solubility = gas.solubility->evaluate(cell.temperature, c);
            const auto& salting = gas.solubility->salting();
            const double full = solubility.value * pressure;
            const double scale = gas.transfer * water.volume;
            const auto add = [&](std::size_t column, double by) {
                own[std::size_t(layout_.component(r, gas.component)) * width + column] += by;
                own[std::size_t(layout_.gas(index)) * width + column] -= by;
                own[StateLayout::enthalpy * width + column] += gas.heat_of_solution * by;
                own[std::size_t(layout_.dissolved(index)) * width + column] += by;
            };
            double spread = -c[dissolved];  // sum_k C_k d/dC_k of the bracket of (3)
            for (std::size_t k = 0; k < nc; ++k) spread += full * salting[k] * c[k];
            const double by_volume = gas.transfer * (full - c[dissolved] - spread);
            const double by_t = scale * (solubility.by_temperature * pressure +
                                         solubility.value * share * air.dry_pressure_slope);
            add(StateLayout::water, by_volume * water.by_water + by_t * cell.t_by_water);
            add(StateLayout::enthalpy, by_volume * water.by_enthalpy + by_t * cell.t_by_enthalpy);
            for (std::size_t k = 0; k < nc; ++k) {
                const double by = gas.transfer * (full * salting[k] - (k == dissolved ? 1.0 : 0.0));
                add(std::size_t(layout_.component(r, int(k))),
                    by + by_volume * molar_.salt_volume[k] / rho);
            }
            for (int j = 0; j < layout_.n_gases(); ++j) {
                const double by_ratio = (j == index ? 1.0 : 0.0) - share;
                add(std::size_t(layout_.gas(j)), scale * solubility.value * air.dry_pressure *
                                                     by_ratio / air.dry * air.per_nitrogen);
            }
        }
    }
}

}  // namespace gossan::column
