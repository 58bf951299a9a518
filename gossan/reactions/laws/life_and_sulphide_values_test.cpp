// SPDX-License-Identifier: Apache-2.0
// Values and limits of the laws of sulphides and of life, from their equations by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/reactions/laws/all.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

const std::vector<std::string> components{"H", "Fe(III)", "Fe(II)", "S(VI)"};

struct Solution {
    double celsius = 25.0;
    double ferric = 100.0;
    double ferrous = 100.0;
    double sulphate = 500.0;
    double ph = 1.5;
};

double value(const Law& law, const Solution& s) {
    const double total[] = {50.0, s.ferric, s.ferrous, s.sulphate};
    const double ln_activity[] = {-s.ph * std::log(10.0), -9.0, -6.0, -2.0};
    const Factor factor = compile(law, {.components = components, .proton = 0});
    return std::get<0>(factor)->evaluate({273.15 + s.celsius, total, ln_activity, 0.0}, nullptr);
}

double of_solids(const Law& law, std::vector<SolidState> states) {
    Library library = for_tests::empty_library();
    for_tests::add_mineral(library, "pyrite", "FeS2");
    const double chalcopyrite = (63.546 + 55.845 + 2.0 * 32.06) * 1e-3;
    const Factor factor = compile(
        law,
        {.components = components, .molar_mass = chalcopyrite, .substances = &library.substances});
    return std::get<1>(factor)->evaluate(states.data(), nullptr);
}

laws::RedoxRatio redox(double saturation, bool normalised) {
    laws::RedoxRatio law;
    law.saturation = saturation;
    law.normalised = normalised;
    return law;
}

TEST(RedoxRatio, IsOneAtEqualIronsWhereNormalised) {
    // The bend below 0.1 mol/m3 is the same for both irons but for the sign of one:
    // 1/2 (0.1/100)^2 = 5e-7 of it.
    EXPECT_NEAR(value(redox(3.0, true), {}), 1.0, 1e-6);
    EXPECT_NEAR(value(redox(3.0, false), {}), 0.25, 1e-6);
    EXPECT_NEAR(value(redox(0.0, false), {.ferric = 400.0}), 2.0, 2e-6);  // √4
    EXPECT_NEAR(value(redox(0.3, false), {.ferric = 900.0}), 3.0 / 1.9, 2e-6);
}

TEST(RedoxRatio, VanishesWithFerricAndLevelsOffWithoutFerrous) {
    EXPECT_EQ(value(redox(3.0, true), {.ferric = 0.0}), 0.0);
    EXPECT_LT(value(redox(3.0, true), {.ferric = -1e-3}), 0.0);
    // 4 x/(1 + 3 x) of x = √(100/0.1): the least iron that counts
    const double x = std::sqrt(1000.0);
    EXPECT_NEAR(value(redox(3.0, true), {.ferrous = 0.0}), 4.0 * x / (1.0 + 3.0 * x), 1e-5);
}

/// Irons of a potential at a temperature, 100 mol/m3 ferrous.
Solution at_potential(double volt, double celsius) {
    const double formal = 0.665 + 0.0007 * (celsius - 25.0);
    const double nernst = constants::gas * (celsius + 273.15) / constants::faraday;
    return {.celsius = celsius, .ferric = 100.0 * std::exp((volt - formal) / nernst)};
}

TEST(PotentialWindow, PassesAHalfAtItsPotentialAndEndsInItsFloor) {
    const Law law = for_tests::passivation();
    EXPECT_NEAR(value(law, at_potential(0.65, 25.0)), 0.15 + 0.85 / 2.0, 1e-5);
    EXPECT_NEAR(value(law, at_potential(0.65 + 0.0008 * 45.0, 70.0)), 0.75, 1e-5);
    // e^-7.5 = 5.5e-4 below 1, and ferric iron of 0.16 mol/m3 counts as 0.21.
    EXPECT_NEAR(value(law, at_potential(0.50, 25.0)), 1.0, 1e-3);
    EXPECT_NEAR(value(law, at_potential(0.95, 25.0)), 0.15, 1e-6);
    EXPECT_NEAR(value(law, at_potential(0.95, 10.0)), 0.15, 1e-6);
    EXPECT_NEAR(value(law, at_potential(1.00, 80.0)), 0.5, 1e-5);
    // Half way between 25 and 70 degC the corners have no say: (0.15 + 0.5)/2.
    EXPECT_NEAR(value(law, at_potential(0.97, 47.5)), 0.325, 1e-5);
}

TEST(PotentialWindow, GivesWithTheRatioTheCurveOfChalcopyrite) {
    const auto f = [](double volt, double celsius) {
        const Solution s = at_potential(volt, celsius);
        return value(for_tests::passivation(), s) * value(redox(3.0, true), s);
    };
    // At 0.70 V and 25 degC RT/F = 25.6926 mV, rho = e^(35/25.6926) = 3.9052, √rho = 1.97617:
    // 4 x 1.97617/6.92850 = 1.14090; P = 0.15 + 0.85/(1 + e^2.5) = 0.214481.
    EXPECT_NEAR(f(0.70, 25.0), 1.14090 * 0.214481, 2e-5);
    // The shape, to two digits: slow, a maximum near 0.62 V, then passive; broader when hot.
    EXPECT_NEAR(f(0.55, 25.0), 0.32, 0.005);
    EXPECT_NEAR(f(0.60, 25.0), 0.57, 0.005);
    EXPECT_NEAR(f(0.62, 25.0), 0.63, 0.005);
    EXPECT_NEAR(f(0.64, 25.0), 0.59, 0.005);
    EXPECT_NEAR(f(0.75, 25.0), 0.195, 0.005);
    EXPECT_NEAR(f(0.55, 55.0), 0.28, 0.005);
    EXPECT_NEAR(f(0.65, 55.0), 0.70, 0.005);
}

TEST(PhWindow, IsOneWithinAndZeroBeyond) {
    const Law law = for_tests::ph_window(0.8, 1.1, 2.5, 3.5);
    for (const double ph : {1.1, 1.8, 2.5}) EXPECT_NEAR(value(law, {.ph = ph}), 1.0, 1e-12);
    for (const double ph : {-1.0, 0.8, 3.5, 7.0}) EXPECT_NEAR(value(law, {.ph = ph}), 0.0, 1e-12);
    EXPECT_NEAR(value(law, {.ph = 0.95}), 0.5, 1e-12);
    EXPECT_NEAR(value(law, {.ph = 3.0}), 0.5, 1e-12);
    // Between the corners (x - 0.05)/0.9 of the way.
    EXPECT_NEAR(value(law, {.ph = 2.75}), 0.7 / 0.9, 1e-12);
}

TEST(PhWindow, MayHaveOneSideAlone) {
    const Law law = for_tests::ph_window({}, {}, 2.0, 4.0);
    EXPECT_EQ(value(law, {.ph = -1.0}), 1.0);
    EXPECT_NEAR(value(law, {.ph = 3.0}), 0.5, 1e-12);
    EXPECT_EQ(value(law, {.ph = 9.0}), 0.0);
}

TEST(PhWindow, RefusesSidesThatAreHalfOrCross) {
    const auto fault = [](const laws::PhWindow& law) {
        return laws::PhWindow::schema().first_fault(law);
    };
    EXPECT_EQ(fault(for_tests::ph_window(0.8, 1.1, 2.5, 3.5)), "");
    EXPECT_EQ(fault(for_tests::ph_window({}, {}, 2.0, 4.0)), "");
    for (const auto& wrong :
         {for_tests::ph_window({}, {}, {}, {}), for_tests::ph_window(0.8, {}, 2.5, 3.5),
          for_tests::ph_window(1.1, 0.8, 2.5, 3.5), for_tests::ph_window(0.8, 1.1, 3.5, 2.5),
          for_tests::ph_window(0.8, 2.6, 2.5, 3.5)}) {
        EXPECT_EQ(fault(wrong), "ph_window.lowest_zero");
    }
}

TEST(CardinalTemperature, FollowsRosso) {
    struct Case {
        double low, best, high, celsius, value;
    };
    // (1) by hand, to the digits given
    for (const Case& c :
         {Case{5, 35, 44, 10, .050}, Case{5, 35, 44, 20, .400}, Case{5, 35, 44, 25, .650},
          Case{5, 35, 44, 30, .884}, Case{5, 35, 44, 40, .778}, Case{15, 46, 58, 25, .205},
          Case{15, 46, 58, 30, .420}, Case{15, 46, 58, 40, .877}, Case{15, 46, 58, 50, .919},
          Case{15, 46, 58, 55, .501}, Case{42, 68, 80, 45, .034}, Case{42, 68, 80, 55, .481},
          Case{42, 68, 80, 65, .960}, Case{42, 68, 80, 75, .703}}) {
        EXPECT_NEAR(value(for_tests::cardinal(c.low, c.best, c.high), {.celsius = c.celsius}),
                    c.value, 6e-4)
            << c.celsius;
    }
}

TEST(CardinalTemperature, IsOneAtItsOptimumAndNothingAtItsEnds) {
    const Law law = for_tests::cardinal(5, 35, 44);
    EXPECT_NEAR(value(law, {.celsius = 35.0}), 1.0, 1e-12);
    for (const double celsius : {-5.0, 5.0, 44.0, 60.0}) {
        EXPECT_EQ(value(law, {.celsius = celsius}), 0.0) << celsius;
    }
}

TEST(CardinalTemperature, NeedsItsOptimumInTheUpperHalf) {
    const auto fault = [](const laws::CardinalTemperature& law) {
        return laws::CardinalTemperature::schema().first_fault(law);
    };
    EXPECT_EQ(fault(for_tests::cardinal(5, 35, 44)), "");
    for (const auto& wrong : {for_tests::cardinal(36, 35, 44), for_tests::cardinal(5, 45, 44),
                              for_tests::cardinal(5, 24, 44)}) {
        EXPECT_EQ(fault(wrong), "cardinal_temperature.optimum");
    }
}

TEST(Ratkowsky, IsOneAtItsBestAndNothingAtItsEnds) {
    laws::Ratkowsky law;
    law.c = decltype(law.c)(0.2);
    law.minimum = Temperature{273.15 + 5.0};
    law.maximum = Temperature{273.15 + 45.0};
    double most = 0.0;
    for (double t = 5.0; t < 45.0; t += 0.01) most = std::fmax(most, value(law, {.celsius = t}));
    EXPECT_NEAR(most, 1.0, 1e-6);  // the parabola at the top, steps of 0.01 K
    EXPECT_EQ(value(law, {.celsius = 5.0}), 0.0);
    EXPECT_EQ(value(law, {.celsius = 45.0}), 0.0);
    // Ratios need no maximum: [20 (1 - e^-4)]² to [30 (1 - e^-2)]²
    const double by_hand =
        std::pow(20.0 * (1.0 - std::exp(-4.0)) / (30.0 * (1.0 - std::exp(-2.0))), 2);
    EXPECT_NEAR(value(law, {.celsius = 25.0}) / value(law, {.celsius = 35.0}), by_hand, 1e-12);
}

TEST(HeatDeath, RisesFromOneToItsGain) {
    laws::HeatDeath law;
    law.temperature = Temperature{273.15 + 44.0};
    law.gain = 5.0;
    law.width = TemperatureDifference(1.0);
    EXPECT_NEAR(value(law, {.celsius = 44.0}), 3.0, 1e-12);
    EXPECT_NEAR(value(law, {.celsius = 10.0}), 1.0, 1e-12);
    EXPECT_NEAR(value(law, {.celsius = 80.0}), 5.0, 1e-12);
}

laws::CompetitiveMonod competition() {
    laws::CompetitiveMonod law;
    law.substrate = "Fe(II)";
    law.half_saturation = Concentration(0.5);
    law.competitor = "Fe(III)";
    law.competition = Concentration(2.0);
    return law;
}

TEST(CompetitiveMonod, NeedsMoreSubstrateWhereACompetitorIs) {
    EXPECT_NEAR(value(competition(), {.ferric = 0.0, .ferrous = 0.5}), 0.5, 1e-15);
    EXPECT_NEAR(value(competition(), {.ferric = 2.0, .ferrous = 1.0}), 0.5, 1e-15);
    EXPECT_NEAR(value(competition(), {.ferric = 0.0, .ferrous = 1e9}), 1.0, 1e-8);
    EXPECT_EQ(value(competition(), {.ferrous = 0.0}), 0.0);
    EXPECT_LT(value(competition(), {.ferrous = -1e-3}), 0.0);
}

TEST(CompetitiveMonod, LeavesItsThreshold) {
    laws::CompetitiveMonod law = competition();
    law.threshold = Concentration(0.3);
    EXPECT_EQ(value(law, {.ferrous = 0.3}), 0.0);
    EXPECT_EQ(value(law, {.ferrous = -0.1}), 0.0);
    EXPECT_NEAR(value(law, {.ferric = 0.0, .ferrous = 0.8}), 0.5, 1e-15);
    EXPECT_GT(value(law, {.ferrous = 0.31}), 0.0);
}

TEST(Inhibition, HalvesAtItsConstant) {
    laws::Inhibition law;
    law.component = "S(VI)";
    law.constant = Concentration(937.0);  // 90 g/L of sulphate
    law.order = 4.0;
    EXPECT_NEAR(value(law, {.sulphate = 937.0}), 0.5, 1e-15);
    // At 60 and 80 g/L 1/(1 + (2/3)^4) = 81/97 and 1/(1 + (8/9)^4).
    EXPECT_NEAR(value(law, {.sulphate = 937.0 * 2.0 / 3.0}), 81.0 / 97.0, 1e-12);
    EXPECT_NEAR(value(law, {.sulphate = 937.0 * 8.0 / 9.0}), 6561.0 / 10657.0, 1e-12);
    EXPECT_EQ(value(law, {.sulphate = -1.0}), 1.0);
    law.order = 1.0;
    EXPECT_NEAR(value(law, {.sulphate = 3.0 * 937.0}), 0.25, 1e-15);
    EXPECT_EQ(laws::Inhibition::schema().first_fault(law), "");
    law.order = 1.5;
    EXPECT_EQ(laws::Inhibition::schema().first_fault(law), "inhibition.order");
}

TEST(Amounts, CountAsTheyAreAndStandStillBelowZeroWhereTheyGrow) {
    laws::ByConcentration dissolved;
    dissolved.component = "Fe(II)";
    EXPECT_EQ(value(dissolved, {.ferrous = 3.0}), 3.0);
    EXPECT_EQ(value(dissolved, {.ferrous = -1e-3}), -1e-3);
    dissolved.growing = true;
    EXPECT_NEAR(value(dissolved, {.ferrous = 3.0}), 3.0, 1.1e-7);  // less its onset of 1e-7
    EXPECT_EQ(value(dissolved, {.ferrous = -1e-3}), 0.0);
    laws::ByAmount solid;
    EXPECT_EQ(of_solids(solid, {{3.0, 9.0, 0.5, 0.0}}), 3.0);
    EXPECT_EQ(of_solids(solid, {{-1e-3, 9.0, 0.5, 0.0}}), -1e-3);
    solid.growing = true;
    EXPECT_NEAR(of_solids(solid, {{3.0, 9.0, 0.5, 0.0}}), 3.0, 1.1e-7);
    EXPECT_EQ(of_solids(solid, {{-1e-3, 9.0, 0.5, 0.0}}), 0.0);
}

TEST(Room, IsWhatIsLeftOfTheCapacity) {
    const Law law = laws::Room{};
    EXPECT_EQ(of_solids(law, {{0.0, 8.0, 1.0, 0.0}}), 1.0);
    EXPECT_NEAR(of_solids(law, {{6.0, 8.0, 1.0, 0.0}}), 0.25, 1e-15);
    EXPECT_EQ(of_solids(law, {{8.0, 8.0, 1.0, 0.0}}), 0.0);
    EXPECT_EQ(of_solids(law, {{9.0, 8.0, 1.0, 0.0}}), 0.0);
    EXPECT_EQ(of_solids(law, {{0.0, 0.0, 1.0, 0.0}}), 0.0);  // the ore holds none
}

TEST(Colonised, IsTheSmallerOfTheSolidAndWhatIsCovered) {
    laws::Colonised law;
    law.colonist = "pyrite";
    law.capacity = 0.01;
    const auto at = [&](double solid, double cells) {
        return of_solids(law, {{solid, 50.0, 1.0, 0.0}, {cells, 0.0, 1.0, 0.0}});
    };
    // 1 - (1/10)^4/4 = 1 - 2.5e-5, and 1e-6 of soft start
    EXPECT_NEAR(at(50.0, 0.05), 5.0, 5.0 * 2.6e-5);
    EXPECT_NEAR(at(5.0, 0.5), 5.0, 5.0 * 2.6e-5);
    EXPECT_NEAR(at(5.0, 0.05), 5.0 * std::pow(2.0, -0.25), 1e-5);
    EXPECT_EQ(at(0.0, 0.05), 0.0);
    EXPECT_EQ(at(5.0, 0.0), 0.0);
    EXPECT_LT(at(-1e-3, 0.05), 0.0);
    EXPECT_EQ(at(5.0, -1e-3), 0.0);  // no cells, no growth of an error
}

TEST(Galvanic, GrowsWithThePartnerToItsFullGain) {
    laws::Galvanic law;
    law.partner = "pyrite";
    law.gain = 2.0;
    const double pyrite = (55.845 + 2.0 * 32.06);
    const double chalcopyrite = pyrite + 63.546;
    const auto at = [&](double ratio, double left = 10.0) {  // by mass
        return of_solids(
            law, {{left, 50.0, 1.0, 0.0}, {ratio * left * chalcopyrite / pyrite, 50.0, 1.0, 0.0}});
    };
    EXPECT_EQ(at(0.0), 1.0);
    EXPECT_NEAR(at(0.4), 1.2, 2.0 * 0.1 * 2.6e-5);  // 1 - (1/10)^4/4 of the gain
    EXPECT_NEAR(at(4.0), 1.0 + 2.0 * std::pow(2.0, -0.25), 1e-12);
    EXPECT_NEAR(at(40.0), 3.0, 2.0 * 2.6e-5);
    EXPECT_NEAR(of_solids(law, {{0.0, 50.0, 1.0, 0.0}, {5.0, 50.0, 1.0, 0.0}}), 3.0, 1e-9);
    EXPECT_EQ(of_solids(law, {{0.0, 50.0, 1.0, 0.0}, {0.0, 50.0, 1.0, 0.0}}), 1.0);
}

TEST(CoatedBy, SlowsEFoldWithEveryScale) {
    laws::CoatedBy law;
    law.mineral = "pyrite";
    law.scale = Concentration(20.0);
    EXPECT_NEAR(of_solids(law, {{1.0, 1.0, 1.0, 0.0}, {40.0, 0.0, 1.0, 0.0}}), std::exp(-2.0),
                1e-15);
}

TEST(Laws, OfLifeHaveUnitsThatMakeARate) {
    const Dimension rate{.length = -3, .time = -1, .amount = 1};
    EXPECT_EQ(dimension_of(laws::SpecificRate{}) + dimension_of(laws::ByConcentration{}), rate);
    EXPECT_EQ(dimension_of(laws::SpecificRate{}) + dimension_of(laws::ByAmount{}), rate);
    EXPECT_EQ(dimension_of(laws::SpecificRate{}) + dimension_of(laws::Colonised{}), rate);
}

}  // namespace
}  // namespace gossan::reactions
