// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/extraction.hpp"

#include <algorithm>
#include <cmath>

namespace gossan::plant {
namespace {

constexpr double iron_molar_mass = 0.055845;  // kg/mol

AqueousFeed analysis(const LiquorBasis& basis, const Liquor& liquor) {
    return {std::max(basis.copper(liquor), 0.0), basis.acid(liquor)};
}

/// (1) and (2) on the liquor's side.
void give_copper(const LiquorBasis& basis, double copper, double iron, Liquor& liquor) {
    liquor.component[basis.cu()] -= copper;
    liquor.component[basis.h()] += 2.0 * copper;
    if (basis.fe3() < 0) return;
    liquor.component[std::size_t(basis.fe3())] -= iron;
    liquor.component[basis.h()] += 3.0 * iron;
}

double iron_along(const ExtractionInput& input, const LiquorBasis& basis, double copper,
                  const Liquor& liquor) {
    if (basis.fe3() < 0) return 0.0;
    const double wanted = copper * copper_molar_mass / (input.copper_to_iron * iron_molar_mass);
    return std::clamp(wanted, 0.0, std::max(liquor.component[std::size_t(basis.fe3())], 0.0));
}

/// (3): what the organic keeps of `extracted`.
double keep_in_organic(const ExtractionInput& input, const SxResult& circuit, double length,
                       double extracted, double& held) {
    const double volume = input.organic_inventory.si;
    if (volume <= 0.0) return 0.0;
    const double steady = volume * 0.5 * (circuit.loaded + circuit.stripped) / copper_molar_mass;
    const double passed = -std::expm1(-length * circuit.organic_flow / volume);
    const double kept = std::min((steady - held) * passed, std::max(extracted, 0.0));
    held += kept;
    return kept;
}

/// (4)
void entrain(double volume, const LiquorBasis& basis, Liquor& from, Liquor& to) {
    const double held = basis.volume(from);
    if (held > 0.0) to.add(from.take(std::min(volume / held, 1.0)));
}

}  // namespace

ExtractionStep extract(const ExtractionInput& input, const LiquorBasis& basis, double length,
                       const Liquor& first, const Liquor& second, Liquor& electrolyte,
                       double& organic_copper) {
    ExtractionStep step;
    step.circuit = solve_circuit(
        input.design(), {basis.volume(first) / length, analysis(basis, first)},
        {basis.volume(second) / length, analysis(basis, second)}, analysis(basis, electrolyte));
    step.raffinate = first;
    step.raffinate.add(second);
    step.extracted = step.circuit.total_transferred() * length / copper_molar_mass;
    step.iron = iron_along(input, basis, step.extracted, step.raffinate);
    give_copper(basis, step.extracted, step.iron, step.raffinate);
    step.stripped = step.extracted -
                    keep_in_organic(input, step.circuit, length, step.extracted, organic_copper);
    give_copper(basis, -step.stripped, -step.iron, electrolyte);

    step.organic_volume = step.circuit.organic_flow * length;
    step.electrolyte_volume = step.circuit.electrolyte_flow * length;
    step.organic_lost = input.organic_entrainment * basis.volume(step.raffinate);
    Liquor carried = basis.empty();
    entrain(input.electrolyte_entrainment * step.organic_volume, basis, electrolyte, carried);
    entrain(input.aqueous_entrainment * step.organic_volume, basis, step.raffinate, electrolyte);
    step.raffinate.add(carried);
    return step;
}

double expected_transfer(const ExtractionInput& input, const LiquorBasis& basis,
                         const Liquor& first, double first_flow, const Liquor& second,
                         double second_flow, const Liquor& electrolyte) {
    return solve_circuit(input.design(), {first_flow, analysis(basis, first)},
                         {second_flow, analysis(basis, second)}, analysis(basis, electrolyte))
        .total_transferred();
}

}  // namespace gossan::plant
