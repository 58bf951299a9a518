// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/extraction.hpp"

#include <gtest/gtest.h>

#include "gossan/plant/made_plant.hpp"

namespace gossan::plant {
namespace {

constexpr std::size_t h = 0, cu = 1, s6 = 2, fe = 3, cl = 4;

TEST(Extraction, ExchangesTwoProtonsForACopperAndThreeForAnIron) {
    ExtractionInput input = *made::plant().extraction;
    input.copper_to_iron = 1000.0;
    const LiquorBasis basis = made::basis();
    const Liquor pls = made::liquor(1000.0, 2.5, 1.6, 3.0, 0.2);
    Liquor electrolyte = made::liquor(3000.0, 30.0, 190.0, 1.0);
    const Liquor spent = electrolyte;
    double organic = 0.0;
    const auto step = extract(input, basis, 3600.0, pls, basis.empty(), electrolyte, organic);
    // 1000 m3 of 2.5 less 0.205 kg/m3: 2295 kg; iron a thousandth of it.
    EXPECT_NEAR(step.extracted * copper_molar_mass, 2295.0, 0.6);
    EXPECT_NEAR(step.iron * 55.845e-3 / 2.295, 1.0, 3e-4);
    EXPECT_EQ(step.stripped, step.extracted);
    EXPECT_NEAR(step.raffinate.component[h] - pls.component[h],
                2.0 * step.extracted + 3.0 * step.iron, 1e-6);
    EXPECT_NEAR(electrolyte.component[h] - spent.component[h],
                -2.0 * step.extracted - 3.0 * step.iron, 1e-6);
    EXPECT_NEAR(electrolyte.component[cu] - spent.component[cu], step.extracted, 1e-6);
    EXPECT_NEAR(electrolyte.component[fe] - spent.component[fe], step.iron, 1e-6);
    EXPECT_EQ(step.raffinate.component[s6], pls.component[s6]);
    EXPECT_EQ(step.raffinate.water, pls.water);
}

TEST(Extraction, GivesBackOneAndAHalfTimesTheCopperAsAcid) {
    const LiquorBasis basis = made::basis();
    const Liquor pls = made::liquor(1000.0, 2.5, 1.6);
    Liquor electrolyte = made::liquor(3000.0, 30.0, 190.0);
    double organic = 0.0;
    const auto step =
        extract(*made::plant().extraction, basis, 3600.0, pls, basis.empty(), electrolyte, organic);
    const double acid = (basis.acid(step.raffinate) * basis.volume(step.raffinate) - 1.6 * 1000.0);
    // 0.04904 kg by mol of H is rounded from 98.079/2 g: 1e-5.
    EXPECT_NEAR(acid / (step.extracted * copper_molar_mass), 1.5434, 5e-5);
}

TEST(Extraction, KeepsCopperInTheOrganicUntilItIsSteady) {
    ExtractionInput input = *made::plant().extraction;
    input.organic_inventory = Volume(2000.0);
    const LiquorBasis basis = made::basis();
    double organic = 0.0;
    for (int hour = 0; hour < 60; ++hour) {
        Liquor electrolyte = made::liquor(3000.0, 30.0, 190.0);
        const double before = organic, copper = electrolyte.component[cu];
        const auto step = extract(input, basis, 3600.0, made::liquor(1000.0, 2.5, 1.6),
                                  basis.empty(), electrolyte, organic);
        EXPECT_NEAR(electrolyte.component[cu] - copper, step.extracted - (organic - before), 1e-5);
        EXPECT_GE(step.stripped, 0.0);
    }
    // (4.061 + 1.766)/2 = 2.914 kg/m3 in 2000 m3, 30 turnovers of two hours later.
    EXPECT_NEAR(organic * copper_molar_mass / 2000.0, 2.914, 1e-3);
}

TEST(Extraction, CarriesDropsBothWaysAndLosesOrganic) {
    ExtractionInput input = *made::plant().extraction;
    input.aqueous_entrainment = 1e-4;
    input.electrolyte_entrainment = 2e-4;
    const LiquorBasis basis = made::basis();
    const Liquor pls = made::liquor(1000.0, 2.5, 1.6, 0.0, 0.5);
    Liquor electrolyte = made::liquor(3000.0, 30.0, 190.0);
    double organic = 0.0;
    const auto step = extract(input, basis, 3600.0, pls, basis.empty(), electrolyte, organic);
    // 1000 m3 of organic take 0.1 m3 of raffinate with 0.5 kg/m3 of chloride to the electrolyte;
    // its volume is a thousandth off that of the liquor.
    EXPECT_NEAR(electrolyte.component[cl] * 35.453e-3, 0.05, 5e-5);
    EXPECT_NEAR(step.raffinate.component[cl] + electrolyte.component[cl], pls.component[cl],
                1e-9 * pls.component[cl]);
    EXPECT_NEAR(step.organic_lost, 60e-6 * 1000.0, 1e-4);
}

}  // namespace
}  // namespace gossan::plant
