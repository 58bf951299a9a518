// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/tank_house.hpp"

#include <algorithm>

#include "gossan/plant/make_up.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::plant {
namespace {

constexpr double iron_molar_mass = 0.055845;  // kg/mol

/// (1)
void plate(const TankHouseInput& input, const LiquorBasis& basis, double length,
           Liquor& electrolyte, TankHouseStep& step) {
    const double held = input.copper.si * input.electrolyte.si / copper_molar_mass;
    step.wanted = std::max(electrolyte.component[basis.cu()] - held, 0.0);
    step.plated = std::min(step.wanted, most_plated(input, basis, length, electrolyte));
    step.efficiency = current_efficiency(input.cells, basis.ferric(electrolyte));
    step.density = density_for(input.cells, step.plated / length, step.efficiency);
    step.voltage = cell_voltage(input.cells, step.density);
    step.energy = power_drawn(input.cells, step.density) * length;
    step.water_split = step.plated;
    step.oxygen = 0.5 * step.plated;
    electrolyte.component[basis.cu()] -= step.plated;
    electrolyte.component[basis.h()] += 2.0 * step.plated;
    electrolyte.water -= step.water_split;
}

/// (2)
void bleed(const TankHouseInput& input, const LiquorBasis& basis, double strip_volume,
           Liquor& electrolyte, TankHouseStep& step) {
    const double volume = basis.volume(electrolyte);
    const double excess = volume - input.electrolyte.si;
    const double taken = std::max(input.bleed * strip_volume, excess);
    step.bleed = electrolyte.take(std::clamp(taken / volume, 0.0, 1.0));
}

/// (3)
void make_up(const TankHouseInput& input, const LiquorBasis& basis, double length,
             Liquor& electrolyte, TankHouseStep& step) {
    // Of the volume that water will fill up, not of the one that is there.
    const double room = input.electrolyte.si - basis.volume(electrolyte);
    Liquor filled = electrolyte;
    filled.add(basis.pure_water(std::max(room, 0.0), input.temperature.si));
    const double wanted = (input.free_acid.si / solution::free_acid_per_mol * basis.volume(filled) -
                           electrolyte.component[basis.h()]) /
                          2.0;
    const double most = input.most_acid.si * length / sulphuric_acid_molar_mass;
    step.acid_added = std::clamp(wanted, 0.0, most);
    step.acid_lacking = std::max(wanted - step.acid_added, 0.0);
    add_acid(basis, step.acid_added, electrolyte);
    const Liquor water = basis.pure_water(
        std::max(input.electrolyte.si - basis.volume(electrolyte), 0.0), input.temperature.si);
    step.water_added = water.water;
    electrolyte.add(water);
    const double held = basis.heat(electrolyte.water, input.temperature.si);
    step.heat_added = held - electrolyte.enthalpy;
    electrolyte.enthalpy = held;
    // The water came warm and the acid heated: both are in what was brought.
    step.heat_added += water.enthalpy + step.acid_added * acid_dilution_heat;
}

}  // namespace

Liquor starting_electrolyte(const TankHouseInput& input, const LiquorBasis& basis) {
    const double volume = input.electrolyte.si;
    const double copper = input.copper.si / copper_molar_mass;
    const double hydrogen = input.free_acid.si / solution::free_acid_per_mol;
    const double iron = basis.fe3() < 0 ? 0.0 : input.ferric.si / iron_molar_mass;
    Liquor made = basis.empty();
    made.component[basis.cu()] = volume * copper;
    made.component[basis.h()] = volume * hydrogen;
    made.component[basis.s6()] = volume * (copper + 0.5 * hydrogen + 1.5 * iron);
    if (basis.fe3() >= 0) made.component[std::size_t(basis.fe3())] = volume * iron;
    made.add(basis.pure_water(volume - basis.volume(made), input.temperature.si));
    return made;
}

double most_plated(const TankHouseInput& input, const LiquorBasis& basis, double length,
                   const Liquor& electrolyte) {
    const double efficiency = current_efficiency(input.cells, basis.ferric(electrolyte));
    return length * copper_plated(input.cells, input.cells.most_current_density.si, efficiency);
}

TankHouseStep run_tank_house(const TankHouseInput& input, const LiquorBasis& basis, double length,
                             double strip_volume, Liquor& electrolyte) {
    TankHouseStep step;
    plate(input, basis, length, electrolyte, step);
    bleed(input, basis, strip_volume, electrolyte, step);
    make_up(input, basis, length, electrolyte, step);
    return step;
}

}  // namespace gossan::plant
