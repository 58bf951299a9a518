// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/records/balance.hpp"
#include "gossan/records/events.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap_run.hpp"

namespace gossan::simulation {
namespace {

/// An intermediate pond takes the weak solution of M1 from its twelfth day on and irrigates M2.
const std::vector<std::string> intermediate = {
    "plant.ponds.ils={ capacity = '4000 m3', area = '0 m2', solution = 'raffinate' }",
    "pads.oxide={ drainage = { steps = [{ from = '0 d', pond = 'pls' }, { from = '12 d', pond = "
    "'ils' }] }, bed = { height = '2 m', cells = 5, bulk_density = '1.6 t/m3', temperature = '20 "
    "degC', stagnant = { nodes = 1 } }, irrigation = { steps = [{ from = '2 d', rate = '8 L/m2/h', "
    "solution = 'raffinate' }] } }",
    "modules[1].irrigation={ steps = [{ from = '8 d', rate = '8 L/m2/h', solution = 'ils' }] }",
    "modules[1].drainage={ steps = [{ from = '0 d', pond = 'pls' }] }"};

TEST(Drainage, TurnsToAnotherPondOnItsDayAndWindowsEndThere) {
    const auto heap = made::heap(intermediate);
    constexpr double turn = 12.0 * 86400.0;
    EXPECT_TRUE(std::binary_search(heap.window_ends.begin(), heap.window_ends.end(), turn));
    EXPECT_FALSE(std::binary_search(heap.period_ends.begin(), heap.period_ends.end(), turn));
    const auto& ponds = heap.plant->pond_names();
    const auto name = [&](double time) {
        return ponds[std::size_t(heap.modules[0].drains_to(time))];
    };
    EXPECT_EQ(name(0.0), "pls");
    EXPECT_EQ(name(turn - 3600.0), "pls");
    EXPECT_EQ(name(turn), "ils");
}

TEST(Drainage, OfAPadCountsFromTheStackingOfEachModule) {
    auto shared = intermediate;
    shared.pop_back();
    const auto heap = made::heap(shared);
    // M2 is stacked on day 6.
    const auto ils = std::size_t(heap.plant->pond_index("ils"));
    EXPECT_NE(heap.modules[1].drains_to(17.9 * 86400.0), int(ils));
    EXPECT_EQ(heap.modules[1].drains_to(18.0 * 86400.0), int(ils));
}

TEST(Drainage, ByAgeLosesNoCopperAndFeedsFreshOreFromTheOld) {
    const records::ScratchFolder scratch;
    const auto outcome = run(made::heap(intermediate), made::record_in(scratch / "run"), {}, 2);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    EXPECT_LE(std::abs(outcome.summary.at("site_balance").at("Cu").number()), 1e-9);
    double error = 0.0, scale = 0.0, from_old = 0.0, to_fresh = 0.0, early = 0.0;
    for (const auto& row : records::read_balance(scratch / "run" / "balance.csv")) {
        if (row.substance != "Cu") continue;
        if (row.kind == records::BalanceKind::stock) {
            if (row.from != "ils pond") continue;
            scale = std::max(scale, row.amount);
            if (row.begin_d == 0.0) error -= row.amount;
            if (row.begin_d == 30.0) error += row.amount;
            continue;
        }
        if (row.to == "ils pond") error -= row.amount;
        if (row.from == "ils pond") error += row.amount;
        if (row.from == "M1/bed" && row.to == "ils pond") from_old += row.amount;
        if (row.from == "M1/bed" && row.to == "ils pond" && row.end_d <= 12.0) early += row.amount;
        if (row.from == "ils pond" && row.to == "M2/bed") to_fresh += row.amount;
    }
    EXPECT_LE(std::abs(error), 1e-9 * scale);
    EXPECT_GT(from_old, 0.1 * scale);
    EXPECT_GT(to_fresh, 0.1 * scale);
    EXPECT_EQ(early, 0.0);
    const auto events = records::read_events(scratch / "run" / "events.csv");
    EXPECT_EQ(std::count_if(events.begin(), events.end(),
                            [](const auto& each) {
                                return each.kind == "drainage" && each.place == "M1" &&
                                       each.time_d == 12.0;
                            }),
              1);
}

TEST(Drainage, RefusesPlansThatLeaveAModuleWithoutAPond) {
    EXPECT_NE(made::faults_of_heap({"pads.oxide.drainage={ steps = [{ from = '0 d', pond = 'pls' "
                                    "}] }"})
                  .find("either drains_to or drainage"),
              std::string::npos);
    EXPECT_NE(made::faults_of_heap({"modules[1].drainage={ steps = [{ from = '7 d', pond = 'pls' "
                                    "}] }"})
                  .find("begins after it is stacked"),
              std::string::npos);
    EXPECT_NE(made::faults_of_heap({"modules[1].drainage={ steps = [{ from = '1 d', pond = 'plz' "
                                    "}] }"})
                  .find("pls"),
              std::string::npos);
}

}  // namespace
}  // namespace gossan::simulation
