// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/saturation.hpp"

namespace gossan::solution {

Saturation saturation(const EquilibriumConstant& dissolution, std::span<const double> stoichiometry,
                      double water, std::span<const double> ln_activity, double ln_water_activity,
                      double temperature) {
    double ln_omega = water * ln_water_activity - ln_k(dissolution, temperature);  // (1)
    for (std::size_t k = 0; k < stoichiometry.size(); ++k) {
        if (stoichiometry[k] != 0.0) ln_omega += stoichiometry[k] * ln_activity[k];
    }
    return {ln_omega, -ln_k_slope(dissolution, temperature)};
}

}  // namespace gossan::solution
