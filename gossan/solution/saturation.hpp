// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "gossan/solution/equilibrium_constant.hpp"

namespace gossan::solution {

/// How far a solution is from equilibrium with a solid.
///
///     ln Omega = sum_k nu_k ln a_k + nu_w ln a_w - ln K(T)                        (1)
///
/// for the dissolution  solid = sum_k nu_k master_k + nu_w H2O ; Omega above 1 can precipitate.
struct Saturation {
    double ln_omega;        ///< its derivative by ln a_k is nu_k, by ln a_w nu_w
    double by_temperature;  ///< -d ln K/dT at given activities, 1/K
};

/// (1) at `temperature` in K; `stoichiometry` and `ln_activity` run over the components.
[[nodiscard]] Saturation saturation(const EquilibriumConstant& dissolution,
                                    std::span<const double> stoichiometry, double water,
                                    std::span<const double> ln_activity, double ln_water_activity,
                                    double temperature);

}  // namespace gossan::solution
