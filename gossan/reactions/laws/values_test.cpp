// SPDX-License-Identifier: Apache-2.0
// Values and limits of each law, from its equation by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/reactions/laws/all.hpp"
#include "gossan/reactions/laws/driver.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::power;

const std::vector<std::string> components{"H", "Fe(III)"};

struct Solution {
    double temperature = 298.15;
    double total[2] = {100.0, 100.0};
    double ln_activity[2] = {0.0, 0.0};
    double ln_water_activity = 0.0;
};

double value(const Law& law, const Solution& s, const SaturationTerms* saturation = nullptr,
             double molar_mass = 0.1) {
    const Factor factor = compile(law, {.components = components,
                                        .saturation = saturation,
                                        .molar_mass = molar_mass,
                                        .proton = 0});
    return std::get<0>(factor)->evaluate(
        {s.temperature, s.total, s.ln_activity, s.ln_water_activity}, nullptr);
}

double of_solid(const Law& law, const SolidState& solid) {
    const Factor factor = compile(law, {.components = components});
    return std::get<1>(factor)->evaluate(&solid, nullptr);
}

laws::Arrhenius arrhenius() {
    laws::Arrhenius law;
    law.k25 = Rate(2.0);
    law.activation_energy = MolarEnergy(constants::gas * 298.15 * std::log(2.0));
    return law;
}

TEST(Arrhenius, IsTheConstantAt25DegreesAndDoublesAsItsEnergySays) {
    EXPECT_NEAR(value(arrhenius(), {}), 2.0, 1e-12);
    // With Ea = R T0 ln 2: k = k25 2^(1 - T0/T), so 2^(1/2) times at T = 2 T0 and double in the
    // limit.
    EXPECT_NEAR(value(arrhenius(), {.temperature = 2.0 * 298.15}), 2.0 * std::sqrt(2.0), 1e-12);
    EXPECT_NEAR(value(arrhenius(), {.temperature = 1e9}), 4.0, 1e-6);
}

TEST(SurfaceKinetics, TurnsARatePerAreaIntoOnePerAmount) {
    laws::SurfaceKinetics law;
    law.log_k25 = -9.84;
    law.activation_energy = MolarEnergy(22e3);
    law.specific_surface = SpecificArea(1000.0);
    // Biotite, 0.4334 kg/mol: 10^-9.84 x 1000 x 0.4334 = 6.264e-8 1/s.
    EXPECT_NEAR(value(law, {}, nullptr, 0.4334), std::pow(10.0, -9.84) * 433.4, 1e-20);
}

TEST(Power, IsOneAtItsReferenceAndFollowsItsOrder) {
    // The bend at x = 1e-3 takes (1 - order)/2 (1e-3/x)^2 of it: 2.5e-7 at x = 1, 4e-6 at 1/4.
    EXPECT_NEAR(value(power("Fe(III)_total", 0.5), {}), 1.0, 3e-7);
    EXPECT_NEAR(value(power("Fe(III)_total", 0.5), {.total = {100.0, 25.0}}), 0.5, 3e-6);
    EXPECT_NEAR(value(power("H_total", 0.81), {.total = {25.0, 0.0}}), std::pow(0.25, 0.81), 2e-6);
    EXPECT_NEAR(value(power("H_total", 1.0), {.total = {25.0, 0.0}}), 0.25, 1e-15);
    EXPECT_NEAR(value(power("a_H", 0.525), {.ln_activity = {std::log(0.05), 0.0}}),
                std::pow(0.05, 0.525), 1e-12);
}

TEST(Power, OfAcidFadesOutWhereTheWaterTurnsAlkaline) {
    // At x = 0 the positive part is 1e-3 ln 2, F = ln 2 x 1e-3 (1 + ln² 2)^(-1/4) (1e-3)^(-1/2).
    const double at_zero = std::sqrt(1e-3) * std::log(2.0) / std::pow(1.0 + 0.480453, 0.25);
    EXPECT_NEAR(value(power("H_total", 0.5), {.total = {0.0, 0.0}}), at_zero, 1e-7);
    // At x = -0.01 it is 1e-3 e^-10, so a few millionths of the reference are left, then nothing.
    EXPECT_NEAR(value(power("H_total", 0.5), {.total = {-1.0, 0.0}}),
                std::sqrt(1e-3) * std::exp(-10.0), 1e-9);
    EXPECT_LT(value(power("H_total", 0.5), {.total = {-10.0, 0.0}}), 1e-40);
}

TEST(Power, OfAnyOtherTotalPassesThroughZeroWithTheSignThatRestores) {
    EXPECT_EQ(value(power("Fe(III)_total", 0.5), {.total = {0.0, 0.0}}), 0.0);
    EXPECT_LT(value(power("Fe(III)_total", 0.5), {.total = {0.0, -1e-3}}), 0.0);
}

TEST(Monod, IsAHalfAtItsConstantAndOneFarAbove) {
    laws::Monod law;
    law.component = "Fe(III)";
    law.half_saturation = Concentration(4.0);
    EXPECT_EQ(value(law, {.total = {0.0, 0.0}}), 0.0);
    EXPECT_NEAR(value(law, {.total = {0.0, 4.0}}), 0.5, 1e-15);
    EXPECT_NEAR(value(law, {.total = {0.0, 4e9}}), 1.0, 1e-8);
}

TEST(Saturation, LawsAreZeroAtEquilibriumAndOneOfThemOnEitherSide) {
    SaturationTerms terms;
    terms.components = {{0, 1.0}, {1, 1.0}};
    terms.constant.log_k_25 = -2.0;
    const double ln_k = -2.0 * std::log(10.0);
    laws::Oversaturation over;
    laws::Undersaturation under;
    over.onset = under.onset = 1e-6;
    const auto at = [&](double omega) {
        return Solution{
            .ln_activity = {0.5 * (ln_k + std::log(omega)), 0.5 * (ln_k + std::log(omega))}};
    };
    EXPECT_NEAR(value(over, at(1.0), &terms), 0.0, 1e-12);
    EXPECT_NEAR(value(under, at(1.0), &terms), 0.0, 1e-12);
    // (1) with onset 1e-6: x²/(x + 1e-6) = x - 1e-6 to first order.
    EXPECT_NEAR(value(over, at(3.0), &terms), 2.0, 2e-6);
    EXPECT_EQ(value(under, at(3.0), &terms), 0.0);
    EXPECT_EQ(value(over, at(0.25), &terms), 0.0);
    EXPECT_NEAR(value(under, at(0.25), &terms), 0.75, 2e-6);
    over.nu = 3.0;
    EXPECT_NEAR(value(over, at(8.0), &terms), 1.0, 2e-6);
}

TEST(Saturation, CountsThePressureOfAGasAndTheActivityOfWater) {
    SaturationTerms terms;
    terms.water = 1.0;
    terms.ln_gases = std::log(0.01);
    terms.constant.log_k_25 = -1.0;
    laws::Undersaturation law;
    law.onset = 1e-6;
    // Omega = a_w p/K = 0.5 x 0.01/0.1 = 0.05
    EXPECT_NEAR(value(law, {.ln_water_activity = std::log(0.5)}, &terms), 0.95, 2e-6);
}

TEST(Saturation, FarBeyondEquilibriumGrowsWithTheLogarithm) {
    SaturationTerms terms;
    terms.components = {{0, 1.0}};
    laws::Oversaturation law;
    law.onset = 1e-6;
    // The root passes 1e4 at ln a = ln 1e4; one e-fold further it is 2e4 instead of e x 1e4.
    EXPECT_NEAR(value(law, {.ln_activity = {std::log(1e4) + 1.0, 0.0}}, &terms), 2e4 - 1.0, 1e-2);
}

TEST(Topological, IsTheReferenceAmountTimesAccessibilityTimesAPowerOfWhatIsLeft) {
    EXPECT_NEAR(of_solid(for_tests::topological(1.5), {12.5, 50.0, 0.6, 0.0}), 50.0 * 0.6 * 0.125,
                1e-9);
    EXPECT_NEAR(of_solid(for_tests::topological(1.0), {0.0, 50.0, 0.6, 0.0}), 0.0, 0.0);
}

TEST(ShrinkingCore, HasRatesThatFollowFromItsClosedForms) {
    laws::ShrinkingCore law;
    law.reference_size = Length(0.01);
    law.reaction = 2.0;
    // Twice the reference size, m = 1/8: 3 m^(2/3)/(r δ) = 3 x 0.25/4, times n_0 = 50. The
    // smoothing is (1e-4/0.125)^2/6 = 1e-7 of it.
    EXPECT_NEAR(of_solid(law, {6.25, 50.0, 1.0, 0.02}), 50.0 * 0.1875, 1e-5);
    law.reaction = 0.0;
    law.film = 3.0;
    EXPECT_NEAR(of_solid(law, {6.25, 50.0, 1.0, 0.02}), 50.0 / 6.0, 1e-5);
    law.film = 0.0;
    law.rim = 1.0;
    // 1/(2 p δ² (m^(-1/3) - 1)) = 1/(2 x 4 x 1); the thin rim of the start adds 4e-6 of it.
    EXPECT_NEAR(of_solid(law, {6.25, 50.0, 1.0, 0.02}), 50.0 / 8.0, 5e-5);
}

TEST(SeededGrowth, DoublesAtTheSeedAmount) {
    laws::SeededGrowth law;
    law.seed = Concentration(2.0);
    EXPECT_EQ(of_solid(law, {0.0, 0.0, 1.0, 0.0}), 1.0);
    EXPECT_EQ(of_solid(law, {2.0, 0.0, 1.0, 0.0}), 2.0);
}

TEST(WhilePresent, IsAHalfAtItsAmountAndOneFarAbove) {
    laws::WhilePresent law;
    law.half = Concentration(0.1);
    EXPECT_NEAR(of_solid(law, {0.1, 0.0, 1.0, 0.0}), 0.5, 1e-15);
    EXPECT_NEAR(of_solid(law, {1e6, 0.0, 1.0, 0.0}), 1.0, 1e-6);
}

TEST(Driver, IsATotalOrAnActivity) {
    EXPECT_EQ(laws::parse_driver("Fe(III)_total")->component, "Fe(III)");
    EXPECT_FALSE(laws::parse_driver("Fe(III)_total")->is_activity);
    EXPECT_TRUE(laws::parse_driver("a_H")->is_activity);
    for (const char* wrong : {"H", "_total", "a_", "total_H", ""}) {
        EXPECT_FALSE(laws::parse_driver(wrong).has_value()) << wrong;
    }
}

TEST(Laws, HaveUnitsThatMakeARate) {
    const Dimension rate{.length = -3, .time = -1, .amount = 1};
    EXPECT_EQ(dimension_of(arrhenius()) + dimension_of(for_tests::topological(1.0)), rate);
    EXPECT_EQ(dimension_of(laws::SurfaceKinetics{}) + dimension_of(laws::ShrinkingCore{}), rate);
    EXPECT_EQ(dimension_of(laws::GrowthRate{}) + dimension_of(laws::SeededGrowth{}), rate);
    EXPECT_EQ(dimension_of(laws::GrowthRate{}) + dimension_of(laws::WhilePresent{}), rate);
}

}  // namespace
}  // namespace gossan::reactions
