// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/stocks.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/column/made_leaching.hpp"

namespace gossan::column {
namespace {

using namespace made;

struct Ore {
    Ore()
        : model(leaching_column(chemistry(), 4, 2.0, 2)),
          layout(ColumnSystem(model).state_layout()) {
        start = uniform_state(model, layout, leaching_ore(model, 0.2));
    }
    static const Chemistry& chemistry() {
        static const Chemistry made = leaching({0.01});
        return made;
    }
    [[nodiscard]] Closure closure(const std::vector<double>& state, const char* quantity) const {
        for (const auto& each : closures(model, layout, start, state)) {
            if (each.quantity == quantity) return each;
        }
        throw std::runtime_error(quantity);
    }
    ColumnModel model;
    StateLayout layout;
    std::vector<double> start;
};

TEST(Stocks, AreAmountsPerSquareMetreOverAllRegions) {
    const Ore ore;
    const Stocks held = stocks(ore.model, ore.layout, ore.start);
    // 2 m of bed with 0.2 m3/m3 of 5 mol Cu/m3, a sixth of it flowing; 100 mol/m3 of tenorite
    EXPECT_NEAR(held.mobile[3], 2.0 * 0.2 * 5.0 / 6.0, 1e-12);
    EXPECT_NEAR(held.stagnant[3], 2.0 * 0.2 * 5.0 * 5.0 / 6.0, 1e-12);
    EXPECT_NEAR(held.solids[0], 200.0, 1e-12);
    EXPECT_EQ(held.store_water, 0.0);
}

TEST(Closures, AreNothingAtTheStart) {
    const Ore ore;
    for (const auto& each : closures(ore.model, ore.layout, ore.start, ore.start)) {
        EXPECT_EQ(each.error, 0.0) << each.quantity;
    }
}

TEST(Closures, ShowWhatIsMissingOfAnElementAndOfCharge) {
    const Ore ore;
    auto state = ore.start;
    state[ore.layout.begin(1) + std::size_t(ore.layout.component(2, 3))] -= 0.1;  // mol Cu+2/m3
    EXPECT_NEAR(ore.closure(state, "Cu").error, -0.05, 1e-12);  // in a cell of half a metre
    EXPECT_NEAR(ore.closure(state, "charge").error, -0.1, 1e-12);
    EXPECT_EQ(ore.closure(state, "water").error, 0.0);
    EXPECT_GT(std::abs(ore.closure(state, "Cu").relative()), 1e-8);
}

TEST(Closures, FollowAReactionThroughSolidSolutionWaterAndHeat) {
    const Ore ore;
    auto state = ore.start;
    double* block = state.data() + ore.layout.begin(2);
    // 3 mol/m3 of CuO + 2 H+ = Cu+2 + H2O, 64.5 kJ/mol given off
    int q = 0;
    while (ore.model.network->reactions()[std::size_t(q)].id != "tenorite_acid") ++q;
    block[ore.layout.solid(0)] -= 3.0;
    block[ore.layout.component(1, 0)] -= 6.0;
    block[ore.layout.component(1, 3)] += 3.0;
    block[StateLayout::water] += 3.0;
    block[StateLayout::enthalpy] += 3.0 * 64.5e3;
    block[ore.layout.extent(q)] += 3.0;
    for (const auto& each : closures(ore.model, ore.layout, ore.start, state)) {
        EXPECT_NEAR(each.relative(), 0.0, 1e-14) << each.quantity;
    }
}

}  // namespace
}  // namespace gossan::column
