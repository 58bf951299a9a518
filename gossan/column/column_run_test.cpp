// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/column_run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "gossan/column/made_column.hpp"
#include "gossan/column/made_leaching.hpp"

namespace gossan::column {
namespace {

using namespace made;

constexpr int n_cells = 6;

struct SmallLeach {
    SmallLeach() : model(leaching_column(chemistry(), n_cells, 1.0, 1)) {
        ColumnSystem system(model);
        start = uniform_state(model, system.state_layout(), leaching_ore(model, 0.15));
    }
    static const Chemistry& chemistry() {
        static const Chemistry made = leaching({0.01});
        return made;
    }
    ColumnModel model;
    std::vector<double> start;
};

std::vector<double> advance_to(ColumnRun& run, std::span<const double> ends) {
    for (const double end : ends) EXPECT_EQ(run.advance(end, {}, {}).end, SegmentEnd::reached);
    return run.state();
}

TEST(ColumnRun, ResumedFromACopyAtARestartPointRepeatsTheBits) {
    const SmallLeach leach;
    const std::vector<double> ends{1.0 * one_day, 2.0 * one_day, 4.0 * one_day};
    ColumnRun straight(leach.model, {}, 0.0, leach.start);
    const auto expected = advance_to(straight, ends);

    ColumnRun before(leach.model, {}, 0.0, leach.start);
    const auto kept = advance_to(before, std::span(ends).first(2));
    ColumnRun resumed(leach.model, {}, ends[1], kept);
    EXPECT_EQ(advance_to(resumed, std::span(ends).last(1)), expected);
}

TEST(ColumnRun, GoesOnToWhereItWouldHaveComeWithoutAnEndOnTheWay) {
    const SmallLeach leach;
    ColumnRun straight(leach.model, {}, 0.0, leach.start);
    const auto expected = advance_to(straight, std::vector<double>{4.0 * one_day});

    ColumnRun parted(leach.model, {}, 0.0, leach.start);
    (void)advance_to(parted, std::vector<double>{1.5 * one_day});
    for (const double end : {2.0 * one_day, 3.1 * one_day, 4.0 * one_day}) {
        EXPECT_EQ(parted.go_on(end, {}, {}).end, SegmentEnd::reached);
        EXPECT_EQ(parted.time(), end);
    }
    const StateLayout& layout = parted.system().state_layout();
    for (std::size_t k = 0; k < expected.size(); ++k) {
        // Other steps: the tolerances allow parts in a thousand of what is scarce.
        EXPECT_NEAR(parted.state()[k], expected[k], 3e-3 * std::abs(expected[k]) + 1e-3)
            << describe_unknown(leach.model, layout, k);
    }
}

TEST(ColumnRun, TwoRunsSideBySideDoNotTouchEachOther) {
    const SmallLeach leach;
    const SmallLeach other;
    ColumnRun alone(leach.model, {}, 0.0, leach.start);
    const auto expected = advance_to(alone, std::vector<double>{one_day});
    ColumnRun a(leach.model, {}, 0.0, leach.start);
    ColumnRun b(other.model, {.relative_tolerance = 1e-6}, 0.0, other.start);
    Observer meddler;
    meddler.on_step = [&](double, std::span<const double>) {
        if (b.time() > 0.0) return;
        EXPECT_EQ(b.advance(0.5 * one_day, {}, {}).end, SegmentEnd::reached);
    };
    ASSERT_EQ(a.advance(one_day, {}, meddler).end, SegmentEnd::reached);
    EXPECT_EQ(a.state(), expected);
}

TEST(ColumnRun, OutputDoesNotChangeTheRun) {
    const SmallLeach leach;
    ColumnRun silent(leach.model, {}, 0.0, leach.start);
    const auto expected = advance_to(silent, std::vector<double>{one_day});
    ColumnRun talking(leach.model, {}, 0.0, leach.start);
    std::vector<double> times, told;
    for (int k = 1; k <= 24; ++k) times.push_back(3600.0 * k);
    Observer observer;
    observer.on_output = [&](double time, std::span<const double>) { told.push_back(time); };
    ASSERT_EQ(talking.advance(one_day, times, observer).end, SegmentEnd::reached);
    EXPECT_EQ(told, times);
    EXPECT_EQ(talking.state(), expected);
}

TEST(ColumnRun, AnInterruptedSegmentLeavesTheStateOfItsBegin) {
    const SmallLeach leach;
    ColumnRun run(leach.model, {}, 0.0, leach.start);
    int steps = 0;
    Observer observer;
    observer.is_interrupted = [&] { return ++steps == 5; };
    const auto result = run.advance(one_day, {}, observer);
    EXPECT_EQ(result.end, SegmentEnd::interrupted);
    EXPECT_EQ(steps, 5);
    EXPECT_EQ(run.time(), 0.0);
    EXPECT_EQ(run.state(), leach.start);
}

TEST(ColumnRun, NamesEveryUnknownAndCoversTheStateOnce) {
    const SmallLeach leach;
    ColumnRun run(leach.model, {}, 0.0, leach.start);
    const StateLayout& layout = run.system().state_layout();
    const auto name = [&](std::size_t index) {
        return describe_unknown(leach.model, layout, index);
    };
    EXPECT_EQ(name(0), "water of cell 1 from the base");
    EXPECT_EQ(name(layout.begin(1) + 1), "heat of cell 2 from the base");
    EXPECT_EQ(name(layout.begin(2) + std::size_t(layout.component(0, 3))),
              "Cu in the mobile water of cell 3 from the base");
    EXPECT_EQ(name(layout.begin(2) + std::size_t(layout.component(1, 0))),
              "H in stagnant node 1 of cell 3 from the base");
    EXPECT_EQ(name(layout.begin(5) + std::size_t(layout.solid(0))),
              "tenorite of cell 6 from the base");
    EXPECT_EQ(name(layout.begin(n_cells) + 5), "Cu in the mobile water of the surface store");
    EXPECT_EQ(name(layout.size() - 1), "a cumulative flow of the surface store");

    // Of the lowest cell and of the store every place is used, and none twice.
    std::set<int> places;
    for (int x = 0; x < layout.n_carried(); ++x) places.insert({x, layout.base_outflow(x)});
    for (int k = 0; k < layout.n_components(); ++k) places.insert(layout.component(1, k));
    for (int k = 0; k < layout.n_solids(); ++k) places.insert(layout.solid(k));
    for (int q = 0; q < layout.n_reactions(); ++q) places.insert(layout.extent(q));
    places.insert({layout.base_heat(), layout.inhaled_water(), layout.inhaled_heat()});
    EXPECT_EQ(places.size(), layout.begin(1));
    EXPECT_EQ(*places.rbegin() + 1, int(layout.begin(1)));
}

// The forcing of a segment is that of its inside, also where the integrator asks at its end.
TEST(ColumnRun, ASegmentDoesNotSeeTheJumpAtItsEnd) {
    SmallLeach leach;
    leach.model.forcing = [](double time, SurfaceForcing& forcing) {
        EXPECT_LT(time, one_day);
        forcing.irrigation = time < one_day ? 0.0 : 1e-3;
    };
    ColumnRun run(leach.model, {}, 0.0, leach.start);
    EXPECT_EQ(run.advance(one_day, {}, {}).end, SegmentEnd::reached);
}

}  // namespace
}  // namespace gossan::column
