// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/saturation.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace gossan::solution {
namespace {

// Gypsum: CaSO4.2H2O = Ca+2 + SO4-2 + 2 H2O, log K -4.58, -0.456 kJ/mol.
constexpr EquilibriumConstant gypsum{
    .log_k_25 = -4.58, .enthalpy = -456.0, .analytic = {}, .has_analytic = false};
constexpr std::array<double, 3> stoichiometry = {0.0, 1.0, 1.0};

TEST(Saturation, IsZeroWhereActivitiesMakeUpTheConstant) {
    const std::array<double, 3> ln_a = {-1.0, -2.0 * std::numbers::ln10, -2.5 * std::numbers::ln10};
    const double water = -0.08 / 2.0 * std::numbers::ln10;  // -2 - 2.5 - 0.08 = -4.58
    EXPECT_NEAR(saturation(gypsum, stoichiometry, 2.0, ln_a, water, 298.15).ln_omega, 0.0, 1e-12);
}

TEST(Saturation, DoesNotTouchComponentsItDoesNotHold) {
    const std::array<double, 3> none = {-INFINITY, -2.0, -2.5};
    EXPECT_TRUE(std::isfinite(saturation(gypsum, stoichiometry, 2.0, none, 0.0, 298.15).ln_omega));
}

TEST(Saturation, SlopeWithTemperatureAgreesWithACentralDifference) {
    const std::array<double, 3> ln_a = {-1.0, -2.0, -2.5};
    const auto at = [&](double t) {
        return saturation(gypsum, stoichiometry, 2.0, ln_a, -0.01, t);
    };
    const double h = 0.03;
    EXPECT_NEAR(
        (at(320.0 + h).ln_omega - at(320.0 - h).ln_omega) / (2.0 * h) / at(320.0).by_temperature,
        1.0, 1e-6);
}

}  // namespace
}  // namespace gossan::solution
