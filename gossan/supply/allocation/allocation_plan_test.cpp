// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation_plan.hpp"

#include <gtest/gtest.h>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/allocation/allocation.hpp"
#include "gossan/supply/allocation/allocation_record.hpp"

namespace gossan::supply {
namespace {

DemandInput plan_of_amazon() {
    DemandInput input;
    input.plan.path = GOSSAN_SOURCE_DIR "/data/demand/build-plan.csv";
    input.operators = {"Amazon"};
    input.members = 20;
    return input;
}

struct Planned {
    Demand demand;
    AllocationProblem problem;
};

Planned planned(const DemandInput& input, AllocationInput allocation) {
    Diagnostics diagnostics;
    MakerInput rod{.name = "rod", .place = {}, .subsystems = {"feeder cable"}};
    rod.distance = Length{500e3};
    const std::vector<MakerInput> makers{rod};
    auto demand = demand_of(input, makers, diagnostics);
    EXPECT_TRUE(demand) << diagnostics.text();
    Offer offer;
    offer.lots.resize(1);
    offer.lots[0].id = "A";
    offer.lots[0].mass = {25'000'000};
    allocation.priority_sites = {"Canton"};
    auto problem = problem_of(input, *demand, allocation, offer, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    return {std::move(*demand), std::move(problem)};
}

TEST(AllocationPlan, NeedsOfAMakerSumToHisCathodeOfTheQuarter) {
    for (const NeedBasis basis : {NeedBasis::expected, NeedBasis::planned}) {
        AllocationInput input;
        input.basis = basis;
        const auto [demand, problem] = planned(plan_of_amazon(), input);
        double wanted = 0.0, cathode = 0.0;
        for (const Need& need : problem.needs) {
            wanted += need.mass.kg();
            EXPECT_TRUE(need.site == "Canton" || need.site == other_sites) << need.site;
            EXPECT_EQ(need.priority, need.site == "Canton" ? 1 : 2);
            WholeMass parts;
            for (const auto& [site, mass] : need.parts) parts += mass;
            EXPECT_EQ(parts, need.priority == 1 ? WholeMass{} : need.mass);
        }
        for (std::size_t q = 0; q < demand.cathode_of_all.size(); ++q) {
            cathode += basis == NeedBasis::expected ? demand.cathode_of_all[q].mean
                                                    : demand.planned.makers[0].cathode[q];
        }
        // A need below a kilogram is none, in each of some 20 quarters.
        EXPECT_NEAR(wanted, cathode, 20.0);
        EXPECT_GT(wanted, 1e6);
    }
}

TEST(AllocationPlan, NothingLeavesBeforeTheFirstDayAndFreightIsDistanceByFactor) {
    DemandInput input = plan_of_amazon();
    input.from = "2026-06-01";
    input.until = "2026-12-31";
    const auto [demand, problem] = planned(input, {});
    EXPECT_EQ(problem.lots[0].available, *days_of("2026-06-01"));
    EXPECT_NEAR(problem.takers[0].freight, 0.128 * 500.0, 1e-9);  // kg/t/km by km
    for (const Need& need : problem.needs) {
        EXPECT_GE(need.quarter, quarter_of(*days_of("2026-06-01")));
        EXPECT_LE(need.quarter, quarter_of(*days_of("2026-12-31")));
    }
}

TEST(AllocationPlan, AsksOfAQuarterForTheDaysOnWhichCathodeIsWanted) {
    const auto wanted = [](const char* from, const char* until) {
        DemandInput input = plan_of_amazon();
        input.from = from;
        input.until = until;
        double grams = 0.0;
        const auto [demand, problem] = planned(input, {});
        for (const Need& need : problem.needs) grams += double(need.mass.grams);
        return grams;
    };
    const double whole = wanted("2026-04-01", "2026-06-30");
    ASSERT_GT(whole, 0.0);
    // April and May have 61 of the quarter's 91 days; each need is whole grams.
    EXPECT_NEAR(wanted("2026-06-01", "2026-06-30"), whole * 30.0 / 91.0, 100.0);
    EXPECT_NEAR(wanted("2026-04-01", "2026-05-31"), whole * 61.0 / 91.0, 100.0);
}

TEST(AllocationRecord, TellsWhatAnotherRunDidOtherwise) {
    DemandInput input = plan_of_amazon();
    input.from = "2026-03-01";
    input.until = "2026-12-31";
    auto [demand, problem] = planned(input, {});
    const auto sent = allocate(problem);
    ASSERT_EQ(sent.assignments.size(), 1U);
    const auto now = allocation_document(demand, problem, sent);
    EXPECT_TRUE(allocation_difference(now, now).at("lots").elements().empty());
    EXPECT_TRUE(allocation_difference(now, now).at("needs").elements().empty());
    problem.forbidden = {{"A", "rod"}};
    const auto kept = allocation_document(demand, problem, allocate(problem));
    const auto difference = allocation_difference(kept, now);
    ASSERT_EQ(difference.at("lots").elements().size(), 1U);
    EXPECT_EQ(difference.at("lots").elements()[0].at("before").string(), "kept");
    double more = 0.0;
    for (const auto& need : difference.at("needs").elements()) {
        more += need.at("now_t").number() - need.at("before_t").number();
    }
    EXPECT_NEAR(more, 25.0, 1e-6);  // the lot
    EXPECT_NE(now.at("assignments").elements()[0].at("next_best").string().find("kept at the mine"),
              std::string::npos);
}

TEST(AllocationRecord, TablesSumToWhatIsSentAndWanted) {
    auto [demand, problem] = planned(plan_of_amazon(), {});
    const auto sent = allocate(problem);
    const auto sheets = allocation_sheets(demand, problem, sent, MassUnit::gram);
    const auto sum_of = [&](std::size_t sheet, std::size_t column) {
        double sum = 0.0;
        for (const auto& cell : sheets[sheet].columns[column].cells) {
            if (const double* value = std::get_if<double>(&cell)) sum += *value;
        }
        return sum;
    };
    double covered = 0.0;
    for (const WholeMass mass : sent.settlement.covered) covered += double(mass.grams);
    EXPECT_EQ(sum_of(0, 3), sum_of(0, 7));  // mass sent, what it covers and what is left
    EXPECT_EQ(sum_of(1, 5), covered);
    EXPECT_EQ(sum_of(1, 4), sum_of(1, 5) + sum_of(1, 6));
}

}  // namespace
}  // namespace gossan::supply
