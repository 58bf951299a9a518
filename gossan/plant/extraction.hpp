// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/plant/plant_input.hpp"

namespace gossan::plant {

/// What solvent extraction did in a step. Amounts over the step.
struct ExtractionStep {
    SxResult circuit;
    Liquor raffinate;        ///< of both liquors
    double extracted = 0.0;  ///< mol of copper out of the liquors; each mol gave 2 of H to them
    double stripped = 0.0;   ///< mol of copper into the electrolyte; each took 2 of H from it
    double iron = 0.0;       ///< mol of Fe(III) that went along, with 3 of H the other way
    double electrolyte_volume = 0.0;  ///< m3 that passed the strip
    double organic_volume = 0.0;      ///< m3 that passed
    double organic_lost = 0.0;        ///< m3
};

/// Passes the two liquors of `length` s through the circuit.
///
///     copper:  liquor -n Cu +2n H,   electrolyte +n' Cu -2n' H,   organic +(n - n')            (1)
///     iron:    n M_Cu/(r M_Fe) of Fe(III) to the electrolyte, 3 H back, at most what is there  (2)
///     organic: V c -> V (loaded + stripped)/2 by 1 - exp(-t Q_o/V), at most what is extracted  (3)
///     entrained: raffinate into electrolyte and electrolyte into raffinate by organic volume   (4)
///
/// r the mass ratio of copper to iron. The liquors' heat stays with them. Iron passes the organic
/// at once. `organic_copper` in mol is what the organic holds, in place of 2 H each.
[[nodiscard]] ExtractionStep extract(const ExtractionInput& input, const LiquorBasis& basis,
                                     double length, const Liquor& first, const Liquor& second,
                                     Liquor& electrolyte, double& organic_copper);

/// What the circuit would transfer of liquors as they are, kg/s of copper.
[[nodiscard]] double expected_transfer(const ExtractionInput& input, const LiquorBasis& basis,
                                       const Liquor& first, double first_flow, const Liquor& second,
                                       double second_flow, const Liquor& electrolyte);

}  // namespace gossan::plant
