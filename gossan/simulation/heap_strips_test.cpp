// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap_run.hpp"

namespace gossan::simulation {
namespace {

const std::string even =
    "pads.oxide.distribution={ strips = [{ share = '50 %', rate = 1.0 }, { share = '50 %', rate = "
    "1.0 }] }";
const std::string uneven =
    "pads.oxide.distribution={ strips = [{ share = '75 %', rate = 1.2 }, { share = '25 %', rate = "
    "0.4 }] }";

const std::string brief = "run.duration='16 d'";

TEST(HeapStrips, OfEqualRateAreOneColumn) {
    const auto whole = made::heap({brief}), halves = made::heap({brief, even});
    ASSERT_EQ(halves.modules.size(), 2 * whole.modules.size());
    const auto one = made::run(whole), two = made::run(halves);
    EXPECT_EQ(two.state.modules[2].state, two.state.modules[3].state);
    // Only the order of sums differs.
    EXPECT_NEAR(made::copper_won(halves, two) / made::copper_won(whole, one), 1.0, 1e-9);
}

TEST(HeapStrips, GetTheirShareOfTheIrrigation) {
    const auto heap = made::heap({brief, uneven});
    const auto all = made::run(heap);
    std::vector<double> taken(heap.modules.size(), 0.0);
    for (const HeapWindow& window : all.windows) {
        for (std::size_t m = 0; m < taken.size(); ++m) {
            for (const auto& ponds : window.modules[m].flows.taken) {
                for (const plant::Liquor& liquor : ponds) taken[m] += heap.basis().volume(liquor);
            }
        }
    }
    // 75 % of the area at 1.2 to 25 % at 0.4; the integrator's error in what has passed is far
    // smaller than 1e-6.
    EXPECT_NEAR(taken[0] / taken[1], 0.75 * 1.2 / (0.25 * 0.4), 1e-6 * 9.0);
    const double planned = 8e-3 * 24.0 * 14.0 * 1000.0;       // m3 on M1 in 14 days
    EXPECT_NEAR((taken[0] + taken[1]) / planned, 1.0, 1e-3);  // curves of a day, not its mean
}

TEST(HeapStrips, WinLessCopperThanEvenIrrigation) {
    const auto starved = made::heap(
        {brief,
         "pads.oxide.distribution={ strips = [{ share = '50 %', rate = 0.1 }, { share = '50 %', "
         "rate = 1.9 }] }"});
    const auto fed = made::heap({brief});
    EXPECT_LT(made::copper_won(starved, made::run(starved)),
              0.9 * made::copper_won(fed, made::run(fed)));
}

TEST(HeapStrips, AreOneModuleInBooksAndSummary) {
    const records::ScratchFolder scratch;
    const auto outcome = run(made::heap({brief, uneven}), made::record_in(scratch / "run"), {}, 2);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    EXPECT_LE(std::abs(outcome.summary.at("site_balance").at("Cu").number()), 1e-9);
    const auto& module = outcome.summary.at("modules").elements().front();
    EXPECT_EQ(module.at("area_m2").number(), 1000.0);
    const auto& strips = module.at("strips").elements();
    ASSERT_EQ(strips.size(), 2u);
    EXPECT_NEAR(
        module.at("extraction").number(),
        0.75 * strips[0].at("extraction").number() + 0.25 * strips[1].at("extraction").number(),
        1e-12);
    EXPECT_LT(strips[1].at("extraction").number(), strips[0].at("extraction").number());
    double error = 0.0, scale = 0.0;
    int stocks = 0;
    for (const auto& row : records::read_balance(scratch / "run" / "balance.csv")) {
        EXPECT_EQ(row.from.find("strip"), std::string::npos);
        if (row.substance != "Cu" || (row.from != "M1/bed" && row.to != "M1/bed")) continue;
        scale = std::max(scale, std::abs(row.amount));
        if (row.kind == records::BalanceKind::stock) {
            stocks += row.begin_d == 16.0 ? 1 : 0;
            if (row.begin_d == 0.0) error -= row.amount;
            if (row.begin_d == 16.0) error += row.amount;
        } else if (row.begin_d < row.end_d) {
            error += (row.from == "M1/bed" ? 1.0 : -1.0) * row.amount;
        }
    }
    EXPECT_LE(std::abs(error), 1e-9 * scale);
    EXPECT_LE(stocks, 3);  // mobile, stagnant, held: each once for both strips
    EXPECT_GE(stocks, 1);
}

TEST(HeapStrips, GoOnFromACheckpointToTheSameBitsOnAnyThreads) {
    const records::ScratchFolder scratch;
    const auto heap = made::heap({brief, uneven});
    ASSERT_EQ(run(heap, made::record_in(scratch / "straight"), {}, 1).status,
              records::RunStatus::done);
    bool is_over = false;
    const Attendant impatient{
        .on_progress = [&](const Progress& now) { is_over = now.time > 8.0 * 86400.0; },
        .is_interrupted = [&] { return is_over; }};
    ASSERT_EQ(run(heap, made::record_in(scratch / "split"), impatient, 2).status,
              records::RunStatus::interrupted);
    ASSERT_EQ(resume(heap, scratch / "split", identity_of("small", "test"), {}, 2).status,
              records::RunStatus::done);
    for (const char* file : {"series.csv", "balance.csv", "events.csv"}) {
        EXPECT_EQ(records::read_file(scratch / "split" / file),
                  records::read_file(scratch / "straight" / file))
            << file;
    }
}

TEST(HeapStrips, OfAModuleComeBeforeThoseOfItsPad) {
    const auto heap =
        made::heap({uneven, "modules[1].distribution={ columns = 3, variation = 0.5 }"});
    ASSERT_EQ(heap.modules.size(), 5u);
    EXPECT_EQ(heap.modules[1].name, "M1/strip 2");
    EXPECT_EQ(heap.modules[4].name, "M2/strip 3");
    EXPECT_EQ(heap.modules[4].id, "M2");
    EXPECT_NE(made::faults_of_heap({"pads.oxide.distribution={ strips = [{ share = '60 %', rate = "
                                    "1.0 }, { share = '40 %', rate = 1.5 }] }"})
                  .find("the mean rate is 1.2"),
              std::string::npos);
}

}  // namespace
}  // namespace gossan::simulation
