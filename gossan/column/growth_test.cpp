// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/growth.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/column/column_run.hpp"
#include "gossan/column/made_bioleaching.hpp"
#include "gossan/column/made_column.hpp"
#include "gossan/column/stocks.hpp"

namespace gossan::column {
namespace {

using namespace made;

constexpr double stacking = 3.0 * one_day;
constexpr double end = 8.0 * one_day;
constexpr int n_new = 3;

/// A column of four cells under drip and air that three colder cells are put on.
struct TwoLifts {
    TwoLifts()
        : chemistry(bioleaching({0.01})),
          below(leaching_column(chemistry, 4, 1.0, 1)),
          above(below) {
        for (ColumnModel* model : {&below, &above}) {
            model->air = air_of(chemistry);
            model->forcing = [composition = with_gases(raffinate())](double, SurfaceForcing& now) {
                now.irrigation = 8.0 * l_per_m2_h;
                now.irrigation_water = molar_density;
                now.irrigation_composition = composition;
                now.aeration = 1e-3;
            };
        }
        above.cells.insert(above.cells.end(), n_new, above.cells.back());
        content = leaching_ore(below, 0.12);
        (void)leaching_ore(above, 0.12);  // sets its references
        content.components = with_gases(content.components);
        cold = content;
        cold.temperature = 278.15;
    }
    [[nodiscard]] std::vector<CellContent> lift() const { return std::vector(n_new, cold); }

    Chemistry chemistry;
    ColumnModel below, above;
    CellContent content, cold;
};

TEST(Growth, KeepsTheLowerCellsToTheBit) {
    const TwoLifts two;
    ColumnSystem from(two.below), to(two.above);
    ColumnRun run(two.below, {}, 0.0, uniform_state(two.below, from.state_layout(), two.content));
    ASSERT_EQ(run.advance(stacking, {}, {}).end, SegmentEnd::reached);
    const Growth growth{from.state_layout(), two.above, to.state_layout()};
    const auto grown = grow(growth, run.state(), two.lift());
    const std::size_t n = from.state_layout().begin(from.state_layout().surface_block());
    for (std::size_t x = 0; x < n; ++x) EXPECT_EQ(grown[x], run.state()[x]) << x;
}

TEST(Growth, LosesNothingOfTheOldSurface) {
    const TwoLifts two;
    ColumnSystem from(two.below), to(two.above);
    const StateLayout& old = from.state_layout();
    auto state = uniform_state(two.below, old, two.content);
    const std::size_t store = old.begin(old.surface_block());
    for (int x = 0; x < old.n_carried(); ++x) state[store + std::size_t(x)] = 1.0 + x;
    for (std::size_t x = store + std::size_t(old.n_carried()); x < old.size(); ++x) state[x] = 7.0;

    const Growth growth{old, two.above, to.state_layout()};
    const auto grown = grow(growth, state, two.lift());
    const Stocks before = stocks(two.below, old, state);
    const Stocks after = stocks(two.above, to.state_layout(), grown);
    const Stacked lift = stacked(growth, two.lift());
    EXPECT_NEAR(after.water / (before.water + before.store_water + lift.water), 1.0, 1e-14);
    EXPECT_NEAR(after.enthalpy / (before.enthalpy + before.store_enthalpy + lift.enthalpy), 1.0,
                1e-14);
    EXPECT_EQ(after.store_water, 0.0);
    for (std::size_t k = 0; k < before.mobile.size(); ++k) {
        EXPECT_NEAR(after.mobile[k] + after.stagnant[k],
                    before.mobile[k] + before.stagnant[k] + before.store[k] + lift.components[k],
                    1e-12 * (1.0 + std::abs(after.mobile[k])));
    }
    EXPECT_EQ(cumulative_flows(two.above, to.state_layout(), grown).irrigated,
              cumulative_flows(two.below, old, state).irrigated);
}

TEST(Growth, ClosesEveryBalanceOverAStacking) {
    const TwoLifts two;
    ColumnSystem from(two.below), to(two.above);
    const auto start = uniform_state(two.below, from.state_layout(), two.content);
    ColumnRun first(two.below, {}, 0.0, start);
    ASSERT_EQ(first.advance(stacking, {}, {}).end, SegmentEnd::reached);
    const Growth growth{from.state_layout(), two.above, to.state_layout()};
    ColumnRun second(two.above, {}, stacking, grow(growth, first.state(), two.lift()));
    ASSERT_EQ(second.advance(end, {}, {}).end, SegmentEnd::reached);
    // The lift counts as stock from the start: the same as an inflow of what it brought.
    const auto placed = grow(growth, start, two.lift());
    for (const Closure& each : closures(two.above, to.state_layout(), placed, second.state())) {
        EXPECT_LE(std::abs(each.relative()), 1e-10) << each.quantity;  // the project's own limit
    }
}

}  // namespace
}  // namespace gossan::column
