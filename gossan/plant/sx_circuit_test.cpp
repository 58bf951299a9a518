// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/sx_circuit.hpp"

#include <gtest/gtest.h>

#include <random>

namespace gossan::plant {
namespace {

constexpr AqueousFeed spent{30.0, 190.0};

SxDesign two_by_one() {
    return {.reagent_percent = 8.66,
            .organic_to_aqueous = 1.0,
            .extraction_efficiency = {0.92, 0.95},
            .parallel_efficiency = {},
            .strip_efficiency = {0.98},
            .organic_before = 0,
            .advance_copper = 50.0,
            .electrolyte_ratio = 0.0};
}

constexpr SxFeed weak{0.5, {2.5, 1.6}};

TEST(SxCircuit, GivesTheFiguresOfTwoExtractionStagesAndOneStrip) {
    // Solved apart by bisection in another program from the same equations: 4.061, 2.694, 1.132,
    // 0.205, 1.766 and 91.8 %; half a digit of the last figure.
    const SxResult r = solve_circuit(two_by_one(), weak, {}, spent);
    EXPECT_NEAR(r.loaded, 4.061, 5.1e-4);
    EXPECT_NEAR(r.extraction_stages[0].organic_in, 2.694, 5.1e-4);
    EXPECT_NEAR(r.extraction_stages[0].aqueous_out, 1.132, 5.1e-4);
    EXPECT_NEAR(r.raffinate, 0.205, 5.1e-4);
    EXPECT_NEAR(r.stripped, 1.766, 5.1e-4);
    EXPECT_NEAR(r.transferred / (0.5 * 2.5), 0.918, 5.1e-4);
}

TEST(SxCircuit, TransfersWhatTheElectrolyteTakes) {
    const SxResult r = solve_circuit(two_by_one(), weak, {}, spent);
    EXPECT_NEAR(r.electrolyte_flow * (r.advance - 30.0) / r.transferred, 1.0, 1e-12);
    EXPECT_NEAR(r.organic_flow * (r.loaded - r.stripped) / r.transferred, 1.0, 1e-12);
}

TEST(SxCircuit, FindsTheAdvanceOfAGivenElectrolyteFlow) {
    const SxResult by_advance = solve_circuit(two_by_one(), weak, {}, spent);
    SxDesign design = two_by_one();
    design.advance_copper = 0.0;
    design.electrolyte_ratio = by_advance.electrolyte_flow / by_advance.organic_flow;
    const SxResult by_flow = solve_circuit(design, weak, {}, spent);
    EXPECT_NEAR(by_flow.advance, 50.0, 1e-9);
    EXPECT_NEAR(by_flow.raffinate / by_advance.raffinate, 1.0, 1e-10);
}

TEST(SxCircuit, ClosesEveryStageOfALongTrain) {
    SxDesign design = two_by_one();
    design.extraction_efficiency = {0.9, 0.92, 0.94};
    design.strip_efficiency = {0.9, 0.95};
    const SxResult r = solve_circuit(design, weak, {}, spent);
    EXPECT_NEAR(r.strip_stages[1].aqueous_in, 30.0, 1e-9);
    EXPECT_NEAR(r.extraction_stages.back().organic_in, r.stripped, 1e-12);
    const auto curve = Isotherm::strip(8.66);
    for (const SxStage& stage : r.strip_stages) {  // (2) and (3) as they stand
        const double e = stage.aqueous_out == 50.0 ? 0.9 : 0.95;
        EXPECT_NEAR(stage.organic_out,
                    e * curve.organic(spent, stage.aqueous_out) + (1 - e) * stage.organic_in,
                    1e-12);
        EXPECT_NEAR(r.organic_flow * (stage.organic_in - stage.organic_out) /
                        (r.electrolyte_flow * (stage.aqueous_out - stage.aqueous_in)),
                    1.0, 1e-9);
    }
}

TEST(SxCircuit, LeavesLessInTheRaffinateWithMoreStagesOrganicOrReagent) {
    const double base = solve_circuit(two_by_one(), weak, {}, spent).raffinate;
    SxDesign more = two_by_one();
    more.extraction_efficiency.push_back(0.95);
    EXPECT_LT(solve_circuit(more, weak, {}, spent).raffinate, base);
    more = two_by_one();
    more.strip_efficiency.push_back(0.95);
    EXPECT_LT(solve_circuit(more, weak, {}, spent).raffinate, base);
    more = two_by_one();
    more.organic_to_aqueous = 1.2;
    EXPECT_LT(solve_circuit(more, weak, {}, spent).raffinate, base);
    more = two_by_one();
    more.reagent_percent = 10.0;
    EXPECT_LT(solve_circuit(more, weak, {}, spent).raffinate, base);
    const SxFeed acid{0.5, {2.5, 8.0}};
    EXPECT_GT(solve_circuit(two_by_one(), acid, {}, spent).raffinate, base);
}

TEST(SxCircuit, WithoutASecondLiquorParallelStagesChangeNothing) {
    SxDesign design = two_by_one();
    design.parallel_efficiency = {0.93};
    for (const int before : {0, 1, 2}) {
        design.organic_before = before;
        EXPECT_NEAR(solve_circuit(design, weak, {0.0, {1.0, 2.0}}, spent).raffinate,
                    solve_circuit(two_by_one(), weak, {}, spent).raffinate, 1e-12);
    }
}

TEST(SxCircuit, SharesTheOrganicBetweenSeriesAndParallelStages) {
    SxDesign design = two_by_one();
    design.parallel_efficiency = {0.93};
    const SxFeed second{0.4, {1.2, 2.0}};
    for (const int before : {0, 1, 2}) {
        design.organic_before = before;
        const SxResult r = solve_circuit(design, weak, second, spent);
        EXPECT_EQ(r.extraction_stages.size(), 3U);
        EXPECT_EQ(r.extraction_stages[std::size_t(2 - before)].kind, SxStage::Kind::parallel);
        EXPECT_GT(r.parallel_transferred, 0.0);
        EXPECT_NEAR(r.organic_flow * (r.loaded - r.stripped) / r.total_transferred(), 1.0, 1e-12);
        // The organic is the poorest where it comes from the strip: the liquor met there leaves
        // with the least.
        if (before == 0) {
            EXPECT_LT(r.parallel_raffinate, r.raffinate);
        }
    }
}

TEST(SxCircuit, TransfersWhatTheStripTakesFromALiquorWithoutAcid) {
    // The organic is full, Y_max = 0.4108 v^1.1, whatever the strip leaves in it: the first stages
    // do nothing and the last ones load no more than the strip has taken off.
    SxDesign design = two_by_one();
    design.extraction_efficiency = {0.9, 0.9, 0.9, 0.9};
    design.organic_to_aqueous = 0.5;
    const SxFeed feed{0.5, {6.0, -1.0}};
    const SxResult r = solve_circuit(design, feed, {}, spent);
    EXPECT_NEAR(r.loaded, Isotherm::extraction(8.66).most(), 1e-9);
    const double stripped =
        0.98 * Isotherm::strip(8.66).organic(spent, 50.0) + 0.02 * r.loaded;  // (2)
    EXPECT_NEAR(r.transferred, 0.25 * (r.loaded - stripped), 1e-12);
    EXPECT_NEAR(r.raffinate, 6.0 - 0.5 * (r.loaded - stripped), 1e-12);
    design.advance_copper = 29.0;  // below the spent electrolyte: no strip
    EXPECT_NEAR(solve_circuit(design, feed, {}, spent).transferred, 0.0, 1e-12);
}

TEST(SxCircuit, ClosesWhateverComes) {
    std::mt19937 random(20);
    const auto draw = [&](double low, double high) {
        return low + (high - low) * double(random()) / double(std::mt19937::max());
    };
    const auto stages = [&](unsigned least, unsigned most) {
        std::vector<double> all(least + unsigned(random()) % (most - least + 1U));
        for (double& efficiency : all) efficiency = draw(0.5, 1.0);
        return all;
    };
    for (int k = 0; k < 150; ++k) {
        const bool is_set = k % 2 == 0;
        const SxDesign design{.reagent_percent = draw(2.0, 35.0),
                              .organic_to_aqueous = draw(0.2, 3.0),
                              .extraction_efficiency = stages(1, 4),
                              .parallel_efficiency = stages(0, 2),
                              .strip_efficiency = stages(1, 3),
                              .organic_before = k % 3 == 0 ? 1 : 0,
                              .advance_copper = is_set ? draw(20.0, 60.0) : 0.0,
                              .electrolyte_ratio = is_set ? 0.0 : draw(0.05, 2.0)};
        const SxFeed first{draw(0.0, 1.0), {draw(0.0, 10.0), draw(-2.0, 20.0)}};
        const SxFeed drawn{draw(0.0, 1.0), {draw(0.0, 10.0), draw(0.0, 20.0)}};
        const SxFeed second = design.parallel_efficiency.empty() ? SxFeed{} : drawn;
        const AqueousFeed from_cells{draw(10.0, 60.0), draw(50.0, 220.0)};
        const SxResult r = solve_circuit(design, first, second, from_cells);
        EXPECT_GE(r.raffinate, 0.0) << k;
        EXPECT_GE(r.parallel_raffinate, 0.0) << k;
        EXPECT_GE(r.total_transferred(), -1e-9) << k;
        EXPECT_LE(r.loaded, Isotherm::extraction(design.reagent_percent).most()) << k;
        // Balances to the round-off of some 10 kg/m3 in 3 m3/s; the strip's own root, 1e-10.
        EXPECT_NEAR(r.organic_flow * (r.loaded - r.stripped), r.total_transferred(), 1e-12) << k;
        EXPECT_NEAR(r.extraction_stages.back().organic_in, r.stripped, 1e-12) << k;
        if (r.strip_stages.empty()) continue;
        const double rise = r.strip_stages.front().aqueous_out - r.strip_stages.back().aqueous_in;
        EXPECT_NEAR(r.electrolyte_flow * rise, r.total_transferred(), 1e-10) << k;
        EXPECT_NEAR(r.strip_stages.back().aqueous_in, from_cells.copper, 1e-10) << k;
    }
}

TEST(SxCircuit, TransfersNothingToAnElectrolyteThatCannotStrip) {
    const SxResult rich = solve_circuit(two_by_one(), weak, {}, {55.0, 190.0});
    // Zero but for what 0.5 m3/s of 2.5 kg/m3 leave of a root to round-off.
    EXPECT_NEAR(rich.total_transferred(), 0.0, 1e-10);
    EXPECT_EQ(rich.electrolyte_flow, 0.0);
    SxDesign design = two_by_one();
    design.advance_copper = 0.0;
    design.electrolyte_ratio = 0.4;
    EXPECT_NEAR(solve_circuit(design, weak, {}, {35.0, 1.0}).total_transferred(), 0.0, 1e-10);
    EXPECT_EQ(solve_circuit(design, {}, {}, spent).total_transferred(), 0.0);
    EXPECT_EQ(solve_circuit(design, {0.5, {0.0, 5.0}}, {}, spent).total_transferred(), 0.0);
}

TEST(SxCircuit, GivesAcidBackByTheMolarMasses) {
    EXPECT_NEAR(acid_by_copper, 1.5434, 5.1e-5);  // 98.079/63.546
}

}  // namespace
}  // namespace gossan::plant
