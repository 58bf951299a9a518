// SPDX-License-Identifier: Apache-2.0
// A plant alone beside a balance by hand, every stream of it.
#include <gtest/gtest.h>

#include "gossan/plant/made_plant.hpp"

namespace gossan::plant {
namespace {

constexpr double litre_flow = 24000.0;  // m3/d of liquor with 2.5 kg/m3 of copper, 1.6 of acid

/// The steady day of the plant of `made::plant` with this bleed.
struct SteadyDay : public ::testing::Test {
    PlantOutcome outcome;
    Liquor held_before;

    void settle(Plant& plant, double days) {
        const made::Day day{.come = {{"pls", made::liquor(litre_flow, 2.5, 1.6)}},
                            .wanted = {{"raffinate", litre_flow}}};
        for (double at = 0.0; at < days; ++at) {
            held_before = plant.held();
            outcome = made::run(plant, day, at * made::day_long);
        }
    }
    double tonnes(double mol) const { return mol * copper_molar_mass * 1e-3; }
};

TEST_F(SteadyDay, GivesEveryStreamAsByHandWithoutBleed) {
    // By hand: the circuit takes 2.5 - 0.20471 = 2.29529 kg/m3, of which 0.20471 is its published
    // steady state.
    //   copper    24000 m3 * 2.29529 kg/m3 = 55.087 t, stripped, plated
    //   acid      55.087 t * 98.079/63.546 = 85.023 t back to the liquor
    //   raffinate 1.6 + 3.5426 = 5.1426 kg/m3 of acid
    //   strip     55.087 t/(50 - 30 kg/m3) = 2754.4 m3 of electrolyte
    //   current   55.087 t/(1.18550 g/A h * 0.96 * 24 h) = 2.0168 MA, on 11,000 m2 183.35 A/m2
    //   voltage   0.89 + 0.55 + 0.075 + 0.45 * 183.35/300 = 1.7900 V
    //   energy    2.0168 MA * 1.7900 V * 24 h/0.96 = 90.25 MWh, 1.638 kWh/kg
    // Tolerance: the raffinate has 0.03 % less volume than the liquor (2.3 kg/m3 of salt less), so
    // the pond's level drifts by 8 m3 a day.
    Plant plant = made::start(made::plant());
    settle(plant, 40.0);
    const CopperAccount& copper = outcome.copper;
    EXPECT_NEAR(copper.treated, litre_flow, 1e-4 * litre_flow);
    EXPECT_NEAR(tonnes(copper.extracted), 55.087, 55.087 * 2e-4);
    EXPECT_NEAR(tonnes(copper.stripped), 55.087, 55.087 * 2e-4);
    EXPECT_NEAR(tonnes(copper.plated), 55.087, 55.087 * 2e-4);
    EXPECT_NEAR(copper.circuit.raffinate, 0.20471, 2e-4);
    EXPECT_NEAR(copper.circuit.electrolyte_flow * made::day_long, 2754.4, 2754.4 * 2e-4);
    EXPECT_NEAR(copper.density, 183.35, 183.35 * 3e-4);
    EXPECT_NEAR(copper.voltage, 1.7900, 2e-4);
    EXPECT_NEAR(copper.energy / 3.6e9, 90.25, 90.25 * 5e-4);
    const LiquorBasis& basis = plant.basis();
    const Liquor& drawn = outcome.ponds[std::size_t(plant.pond_index("raffinate"))].drawn;
    EXPECT_NEAR(basis.volume(drawn), litre_flow, 1e-9 * litre_flow);
    EXPECT_NEAR(basis.acid(drawn), 5.1426, 5.1426 * 5e-4);
    EXPECT_NEAR(basis.copper(drawn), 0.20471, 0.20471 * 2e-3);
    EXPECT_NEAR(copper.water_split / copper.plated, 1.0, 1e-12);
    EXPECT_NEAR(copper.oxygen / copper.plated, 0.5, 1e-12);
    EXPECT_TRUE(outcome.events.empty());
}

TEST_F(SteadyDay, SendsTheBleedBackAndMakesUpItsAcid) {
    // The make-up water for a step's bleed of 13.7 m3 dilutes the 3000 m3 of spent electrolyte to
    // 29.86 kg/m3, so the strip takes 55.087 t/(50 - 29.86 kg/m3) = 2735 m3 a day, of which 2 % are
    // 54.7 m3 with 30 and 190 kg/m3: 1.641 t of copper and 10.39 t of acid to the raffinate. The
    // cells plate as much copper less and make 1.5434 times that less acid: make-up gives 12.93 t.
    PlantInput input = made::plant();
    input.tank_house->bleed = 0.02;
    Plant plant = made::start(input);
    settle(plant, 40.0);
    const CopperAccount& copper = outcome.copper;
    const double bled = 0.02 * copper.circuit.electrolyte_flow * made::day_long;
    EXPECT_NEAR(bled, 54.7, 0.05);
    EXPECT_NEAR(plant.basis().volume(copper.bleed), bled, 1e-6 * bled);
    // 0.2 %: the bleed leaves before the make-up, from 4 m3 less.
    EXPECT_NEAR(tonnes(copper.bleed.component[1]), 1.641, 2e-3 * 1.641);
    EXPECT_NEAR(tonnes(copper.stripped - copper.plated), 1.641, 2e-3 * 1.641);
    EXPECT_NEAR(copper.acid_made_up * 98.079e-6, 12.93, 2e-3 * 12.93);
    const Liquor& drawn = outcome.ponds[std::size_t(plant.pond_index("raffinate"))].drawn;
    // (24000 * 0.20471 + 1641 kg)/24055 m3; the electrolyte between 29.86 and 50 instead of 30 and
    // 50 strips to 0.001 kg/m3 more.
    EXPECT_NEAR(plant.basis().copper(drawn), 0.2725, 2e-3);
}

TEST_F(SteadyDay, LosesToTheHeapAndCathodeWhatComes) {
    Plant plant = made::start(made::plant());
    settle(plant, 10.0);
    const Liquor come = made::liquor(litre_flow, 2.5, 1.6);
    const Liquor& drawn = outcome.ponds[std::size_t(plant.pond_index("raffinate"))].drawn;
    const double stored = plant.held().component[1] - held_before.component[1];
    EXPECT_NEAR((come.component[1] - drawn.component[1] - outcome.copper.plated - stored) /
                    come.component[1],
                0.0, 1e-12);
}

TEST(Plant, BleedsNoMoreWhenTheCellsCannotKeepTheElectrolyteLow) {
    PlantInput input = made::plant();
    input.tank_house->cells.count = 50;  // about 40 t/d of the 55 that come
    input.tank_house->bleed = 0.02;
    input.tank_house->most_copper = Density(48.0);
    Plant plant = made::start(input);
    const made::Day day{.come = {{"pls", made::liquor(24000.0, 2.5, 1.6)}},
                        .wanted = {{"raffinate", 24000.0}}};
    double bled = 0.0, stripped = 0.0;
    for (int k = 0; k < 30; ++k) {
        const PlantOutcome got = made::run(plant, day);
        bled += plant.basis().volume(got.copper.bleed);
        stripped += got.copper.stripped * copper_molar_mass;
    }
    EXPECT_GT(plant.basis().copper(plant.electrolyte()), 45.0);  // near the advance of 50
    // 2 % of what carries the copper from 30 to 50 kg/m3; a tenth for what the organic keeps at
    // first, and for copper in the bleed itself.
    EXPECT_NEAR(bled / (0.02 * stripped / 20.0), 1.0, 0.1);
}

}  // namespace
}  // namespace gossan::plant
