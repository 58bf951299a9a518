// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_window.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/column/stocks.hpp"
#include "gossan/simulation/made_heap_run.hpp"

namespace gossan::simulation {
namespace {

using made::copper_won;
using made::run;

const std::string huge =
    "plant.ponds={ pls = { capacity = '1e12 m3', area = '0 m2', solution = 'raffinate' }, "
    "raffinate = { capacity = '1e12 m3', area = '0 m2', solution = 'raffinate' } }";
const std::string one_module =
    "modules=[{ id = 'M1', pad = 'oxide', parcel = 'oxide', from = '0 d', area = '1000 m2' }]";

TEST(HeapWindow, OnAHugePondAModuleIsTheBareColumn) {
    const auto heap = made::heap({huge, one_module, "coupling.window='10 d'"});
    const auto coupled = run(heap);
    const Assembly& bare = heap.modules.front().assembly;  // still irrigated by its own solutions
    auto begin = stacked_module(bare);
    double time = 0.0;
    for (const double end : bare.restart_points) {
        column::ColumnRun column(bare.model, {}, time, begin.state);
        ASSERT_EQ(column.advance(end, {}, {}).end, column::SegmentEnd::reached);
        begin.state = column.state();
        time = end;
    }
    const column::ColumnSystem system(bare.model);
    const auto by_column =
        exchanged(heap.modules.front(), stage_of(bare, 0), system.state_layout(), begin.state);
    const auto cu = heap.basis().cu();
    const double won = by_column.drained.component[cu] - by_column.irrigated.component[cu];
    ASSERT_GT(won, 100.0);
    // The pond is 1e8 times what passes it in the run.
    EXPECT_NEAR(copper_won(heap, coupled) / won, 1.0, 1e-6);
}

TEST(HeapWindow, EndsOfWindowsDoNotDisturbAColumn) {
    const auto whole = made::heap({huge, one_module, "coupling.window='10 d'"});
    const auto parted = made::heap({huge, one_module, "coupling.window='1 d'"});
    ASSERT_GT(parted.window_ends.size(), 2 * whole.window_ends.size());
    // Integrators that take other steps; their absolute tolerances leave 5e-5 at any relative one.
    EXPECT_NEAR(copper_won(parted, run(parted)) / copper_won(whole, run(whole)), 1.0, 2e-4);
}

TEST(HeapWindow, TwoEqualModulesAreOneOfTwiceTheArea) {
    const auto two = made::heap({"modules[1].from='0 d'"});
    const auto one = made::heap({one_module, "modules[0].area='2000 m2'"});
    const auto of_two = run(two), of_one = run(one);
    EXPECT_EQ(of_two.state.modules[0].state, of_two.state.modules[1].state);
    // Sums of two round otherwise than a product by two, and integrators let a rounding grow.
    EXPECT_NEAR(copper_won(two, of_two) / copper_won(one, of_one), 1.0, 1e-6);
}

TEST(HeapWindow, GivesTheSameBitsForOneAndTwoThreads) {
    const auto heap = made::heap();
    const auto alone = run(heap, {.threads = 1}), both = run(heap, {.threads = 2});
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        EXPECT_EQ(alone.state.modules[m].state, both.state.modules[m].state) << m;
    }
    EXPECT_EQ(alone.state.plant.state(), both.state.plant.state());
}

TEST(HeapWindow, ComesToTheSameFromAnotherFirstGuess) {
    const auto heap = made::heap();
    const auto one = run(heap), other = run(heap, {.first_guess = 1.5});
    const auto cu = heap.basis().cu();
    // The tolerance of the relaxation itself.
    EXPECT_NEAR(copper_won(heap, other) / copper_won(heap, one), 1.0, 1e-4);
    EXPECT_NEAR(other.state.plant.held().component[cu] / one.state.plant.held().component[cu], 1.0,
                1e-4);
}

TEST(HeapWindow, SettlesInFewSweeps) {
    const auto all = run(made::heap());
    int sweeps = 0;
    for (const HeapWindow& window : all.windows) {
        EXPECT_TRUE(window.has_converged) << window.begin / 86400.0 << ": " << window.residual;
        sweeps += window.sweeps;
    }
    EXPECT_LE(sweeps, 4 * int(all.windows.size()));  // the aim of the coupling
}

TEST(HeapWindow, NearsItsLimitInFirstOrderOfTheKnotsOrBetter) {
    const auto heap = made::heap({"solver.relative_tolerance=1e-7"});
    std::vector<double> held;
    for (const double days : {2.0, 1.0, 0.5}) {
        const auto all = run(heap, {.longest_interval = days * 86400.0,
                                    .tolerance = 1e-8,
                                    .rerun = 1e-12,
                                    .most_sweeps = 30});
        held.push_back(all.state.plant.held().component[heap.basis().cu()]);
    }
    // 2^0.9: first order, less a tenth. A day is then 2e-4 of what the plant holds off its limit.
    EXPECT_GT(std::abs(held[0] - held[1]), 1.87 * std::abs(held[1] - held[2]));
    EXPECT_LT(std::abs(held[1] - held[2]), 2e-4 * held[2]);
}

TEST(HeapWindow, LosesNoCopperBetweenHeapPondsAndCathode) {
    // Whatever the sweeps: after one alone the compositions are wrong and the amounts still close.
    for (const int sweeps : {1, 12}) {
        const auto heap = made::heap();
        const auto all = run(heap, {.most_sweeps = sweeps});
        const auto cu = heap.basis().cu();
        double plated = 0.0, error = 0.0, placed = 0.0;
        for (const HeapWindow& window : all.windows) {
            for (const plant::PlantOutcome& day : window.plant) plated += day.copper.plated;
        }
        for (std::size_t m = 0; m < heap.modules.size(); ++m) {
            const Assembly& column = heap.modules[m].assembly;
            const column::ColumnSystem system(column.model);
            for (const auto& closure :
                 column::closures(column.model, system.state_layout(), all.state.modules[m].start,
                                  all.state.modules[m].state)) {
                if (closure.quantity == "Cu") error += closure.error * heap.modules[m].area;
            }
            placed += column.placed.copper * heap.modules[m].area;
        }
        error += all.state.plant.held().component[cu] - heap.plant->held().component[cu] -
                 copper_won(heap, all) + plated;
        EXPECT_GT(plated, 0.0);
        EXPECT_NEAR(error / placed, 0.0, 1e-9) << sweeps;
    }
}

TEST(HeapWindow, FollowsAPondThatTurnsOverManyTimesADay) {
    // Drips of 192 to 384 m3/d pass a raffinate pond of 10 m3, held full by raffinate and water.
    const auto heap = made::heap({"plant.ponds.raffinate.capacity='20 m3'"});
    const auto all = run(heap);
    const auto cu = heap.basis().cu();
    double drawn = 0.0, settled = 0.0;
    for (const HeapWindow& window : all.windows) {
        EXPECT_TRUE(window.has_converged) << window.residual;
        for (const auto& day : window.plant) drawn += day.ponds[1].drawn.component[cu];
        settled += std::abs(window.settled[1].component[cu]);
    }
    // Columns take the day's own mean, so what is settled is the tolerance of the relaxation.
    EXPECT_GT(drawn, 0.0);
    EXPECT_LT(settled, 1e-3 * drawn);
}

TEST(HeapWindow, TellsColumnsLessWhereAPondRunsDry) {
    const auto heap = made::heap({"plant.ponds.raffinate.capacity='400 m3'",
                                  "plant.ponds.raffinate.water={ level = '50 %', most = '0 m3/h' }",
                                  "plant.extraction.most_flow='1 m3/h'"});
    const auto all = run(heap);
    bool has_dried = false;
    double asked = 0.0, given = 0.0;
    for (const HeapWindow& window : all.windows) {
        for (std::size_t k = 0; k < window.plant.size(); ++k) {
            for (const auto& event : window.plant[k].events) has_dried |= event.kind == "pond_dry";
            for (const double volume : window.asked[k]) asked += volume;
            for (const auto& pond : window.plant[k].ponds) {
                given += heap.basis().volume(pond.drawn);
            }
        }
    }
    EXPECT_TRUE(has_dried);
    EXPECT_LT(given, 0.5 * asked);  // 180 m3 to begin with and 24 m3/d, of 192 to 384 m3/d asked
    // Shares are constant over a day; 1e-3 for volumes between curves through the ends of days.
    EXPECT_NEAR(heap.basis().volume(all.irrigated) / given, 1.0, 1e-3);
}

}  // namespace
}  // namespace gossan::simulation
