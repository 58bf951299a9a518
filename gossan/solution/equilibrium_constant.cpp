// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/equilibrium_constant.hpp"

#include <cmath>
#include <numbers>

#include "gossan/base/constants.hpp"

namespace gossan::solution {

using std::numbers::ln10;

std::array<double, 6> analytic_form(const EquilibriumConstant& c) {
    if (c.has_analytic) return c.analytic;
    const double a3 = -c.enthalpy / (constants::gas * ln10);
    return {c.log_k_25 - a3 / constants::reference_kelvin, 0.0, a3, 0.0, 0.0, 0.0};
}

double ln_k(const EquilibriumConstant& constant, double t) {
    return ln_k_of(analytic_form(constant), t);
}

double ln_k_slope(const EquilibriumConstant& constant, double t) {
    return ln_k_slope_of(analytic_form(constant), t);
}

}  // namespace gossan::solution
