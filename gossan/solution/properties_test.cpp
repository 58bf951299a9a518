// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/properties.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/solution/reference_solutions.hpp"

namespace gossan::solution {
namespace {

TEST(SolutionVolume, IsThatOfTheDensityLaw) {
    // 100 g/L of salt at 35 degC: rho = 997 - 2.5 + 85 = 1079.5, of which 979.5 water: one m3.
    EXPECT_NEAR(density(100.0, 308.15), 1079.5, 1e-9);
    EXPECT_NEAR(solution_volume(979.5, 100.0, 308.15).value, 1.0, 1e-12);
}

TEST(SolutionVolume, IsLinearInBothMasses) {
    const SolutionVolume one = solution_volume(300.0, 20.0, 320.0);
    EXPECT_NEAR(one.by_water * 300.0 + one.by_salt * 20.0, one.value, 1e-15);
}

TEST(SolutionVolume, SlopeWithTemperatureAgreesWithACentralDifference) {
    const double h = 0.03;
    const double rise = solution_volume(300.0, 20.0, 320.0 + h).value -
                        solution_volume(300.0, 20.0, 320.0 - h).value;
    EXPECT_NEAR(solution_volume(300.0, 20.0, 320.0).by_temperature * 2.0 * h / rise, 1.0, 1e-6);
}

TEST(Viscosity, OfWaterIsThatOfTables) {
    // Water at 0.1 MPa, mPa s: 1.0016 at 20, 0.8900 at 25, 0.4658 at 60, 0.3543 at 80 degC (IAPWS
    // R12-08); the law is good to 1 %.
    EXPECT_NEAR(viscosity(293.15, 0.0).value, 1.0016e-3, 0.002e-3);
    EXPECT_NEAR(viscosity(298.15, 0.0).value, 0.8900e-3, 0.002e-3);
    EXPECT_NEAR(viscosity(333.15, 0.0).value, 0.4658e-3, 0.002e-3);
    EXPECT_NEAR(viscosity(353.15, 0.0).value, 0.3543e-3, 0.002e-3);
}

TEST(Viscosity, FollowsItsFourPowers) {
    const double r = 350.0 / 300.0;
    const double by_hand = 1e-6 * (280.68 * std::pow(r, -1.9) + 511.45 * std::pow(r, -7.7) +
                                   61.131 * std::pow(r, -19.6) + 0.45903 * std::pow(r, -40.0));
    EXPECT_NEAR(viscosity(350.0, 0.0).value, by_hand, 1e-12 * by_hand);
}

TEST(Viscosity, RisesByFourTenthsAtAHundredGramsPerLitre) {
    EXPECT_NEAR(viscosity(298.15, 100.0).value / viscosity(298.15, 0.0).value, std::exp(0.35),
                1e-12);
}

TEST(Viscosity, DerivativesAgreeWithCentralDifferences) {
    for (const double t : {278.0, 300.0, 345.0}) {
        const double h = 1e-4 * t;
        const Viscosity here = viscosity(t, 60.0);
        EXPECT_NEAR(here.by_temperature * 2.0 * h /
                        (viscosity(t + h, 60.0).value - viscosity(t - h, 60.0).value),
                    1.0, 1e-5);
        EXPECT_NEAR(here.by_tds * 2e-2 / (viscosity(t, 60.01).value - viscosity(t, 59.99).value),
                    1.0, 1e-6);
    }
}

TEST(SaltMass, IsThatOfTheMasters) {
    const auto components = reference::components();
    std::vector<double> amount(components.size(), 0.0);
    amount[static_cast<std::size_t>(component_index(components, "Cu"))] = 2.0;
    amount[static_cast<std::size_t>(component_index(components, "S(VI)"))] = 3.0;
    amount[static_cast<std::size_t>(component_index(components, "H"))] = -1.0;
    EXPECT_NEAR(salt_mass(components, amount), (2.0 * 63.546 + 3.0 * 96.056 - 1.008) * 1e-3, 1e-12);
}

}  // namespace
}  // namespace gossan::solution
