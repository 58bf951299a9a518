// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/equilibrium_constant.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "gossan/base/constants.hpp"

namespace gossan::solution {
namespace {

constexpr EquilibriumConstant by_enthalpy{
    .log_k_25 = 4.04, .enthalpy = 16.36e3, .analytic = {}, .has_analytic = false};
constexpr EquilibriumConstant by_fit{.log_k_25 = 1.988,
                                     .enthalpy = 16.11e3,
                                     .analytic = {-56.889, 0.006473, 2307.9, 19.8858, 0.0, 0.0},
                                     .has_analytic = true};

TEST(EquilibriumConstant, IsItsTabledValueAt25) {
    EXPECT_NEAR(ln_k(by_enthalpy, 298.15), 4.04 * std::numbers::ln10, 1e-12);
}

TEST(EquilibriumConstant, FollowsVantHoffWithoutAFit) {
    const double rise =
        16.36e3 / constants::gas * (1.0 / 298.15 - 1.0 / 333.15);  // dH/R (1/T1 - 1/T2)
    EXPECT_NEAR(ln_k(by_enthalpy, 333.15) - ln_k(by_enthalpy, 298.15), rise, 1e-12);
}

TEST(EquilibriumConstant, FollowsTheFitWhereThereIsOne) {
    // -56.889 + 0.006473 x 298.15 + 2307.9/298.15 + 19.8858 log10(298.15) = 1.98762: the
    // table's 1.988.
    EXPECT_NEAR(ln_k(by_fit, 298.15) / std::numbers::ln10, 1.988, 5e-4);
}

TEST(EquilibriumConstant, SlopeAgreesWithACentralDifference) {
    const EquilibriumConstant all{
        .analytic = {293.29227, 0.1360833, -10576.913, -123.73158, 8.6e4, -6.996455e-5},
        .has_analytic = true};
    for (const auto& constant : {by_enthalpy, by_fit, all}) {
        for (const double t : {275.0, 300.0, 360.0}) {
            const double h = 1e-4 * t;
            const double slope = (ln_k(constant, t + h) - ln_k(constant, t - h)) / (2.0 * h);
            EXPECT_NEAR(ln_k_slope(constant, t), slope, 1e-6 * std::abs(slope)) << t;
        }
    }
}

}  // namespace
}  // namespace gossan::solution
