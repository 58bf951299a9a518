// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/stacking_plan.hpp"

#include <gtest/gtest.h>

namespace gossan::heap {
namespace {

const std::string header = "id,pad,module,lift,parcel,tonnes,date\n";
constexpr double d = 86400.0;

struct Read {
    std::optional<StackingPlan> plan;
    std::string faults;
};

Read read(const std::string& text, const PlanNames& names = {{"north", "south"}, {"oxide"}, {}},
          const std::string& start = "2026-01-01") {
    Diagnostics diagnostics;
    const auto table = tables::Table::parse(text, "plan.csv", diagnostics);
    auto plan = stacking_plan(table, start, names, diagnostics);
    return {std::move(plan), diagnostics.text()};
}

/// Whether one fault lies at this cell, with this code and word.
bool is_told(const Read& result, const std::string& place, const std::string& code,
             const std::string& word = "") {
    return !result.plan && result.faults.find("plan.csv:" + place) != std::string::npos &&
           result.faults.find("stacking." + code) != std::string::npos &&
           result.faults.find(word) != std::string::npos;
}

TEST(StackingPlan, GathersBlocksIntoLiftsOfModulesWhateverTheirOrder) {
    const auto plan = read(header +
                           "B3,north,M1,2,oxide,500,2026-01-20\n"
                           "B1,north,M1,1,oxide,600,2026-01-03\n"
                           "B4,south,M2,1,oxide,100,2026-01-05 12:00\n"
                           "B2,north,M1,1,oxide,400,2026-01-05\n")
                          .plan;
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->n_blocks, 4u);
    ASSERT_EQ(plan->modules.size(), 2u);
    const PlannedModule& first = plan->modules[0];
    EXPECT_EQ(first.id, "M1");
    EXPECT_EQ(first.pad, "north");
    ASSERT_EQ(first.lifts.size(), 2u);
    EXPECT_EQ(first.lifts[0].begin, 2.0 * d);
    EXPECT_EQ(first.lifts[0].end, 4.0 * d);
    EXPECT_EQ(first.lifts[0].total(), 1e6);
    EXPECT_EQ(first.lifts[1].end, 19.0 * d);
    EXPECT_EQ(plan->modules[1].lifts[0].end, 4.5 * d);
}

TEST(StackingPlan, CountsDaysWhereTheFileDoes) {
    const auto plan = read("id,pad,module,lift,parcel,tonnes,day\nB1,north,M1,1,oxide,600,2.5\n",
                           {{"north"}, {"oxide"}, {}}, "")
                          .plan;
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->modules[0].lifts[0].end, 2.5 * d);
}

TEST(StackingPlan, TellsACellThatCannotBeRead) {
    const std::string good = "B1,north,M1,1,oxide,600,2026-01-03\n";
    const auto faulty = [&](const std::string& row) { return read(header + good + row + "\n"); };
    EXPECT_TRUE(
        is_told(faulty("B1,north,M1,1,oxide,6,2026-01-04"), "3:1", "duplicate_id", "line 2"));
    EXPECT_TRUE(is_told(faulty("B2,nort,M1,1,oxide,6,2026-01-04"), "3:4", "unknown_pad", "north"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,1,oxid,6,2026-01-04"), "3:15", "unknown_parcel"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,1.5,oxide,6,2026-01-04"), "3:13", "lift"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,1,oxide,-6,2026-01-04"), "3:21", "mass"));
    EXPECT_TRUE(
        is_told(faulty("B2,north,M1,1,oxide,<0.01,2026-01-04"), "3:21", "bound", "weighed"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,1,oxide,6,04/01/2026"), "3:23", "date", "2026-01-31"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,1,oxide,6,2026-02-30"), "3:23", "date"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,1,oxide,6,2025-12-31"), "3:23", "before_start"));
    EXPECT_NE(faulty("B2,north,M1,1,oxide,\"6,5\",2026-01-04").faults.find("plan.csv:3:21"),
              std::string::npos);
    EXPECT_NE(faulty("B2,north,M1,1,oxide,,2026-01-04").faults.find("csv.blank"),
              std::string::npos);
}

TEST(StackingPlan, TellsLiftsThatCannotBePiledUp) {
    const std::string good = "B1,north,M1,1,oxide,600,2026-01-10\n";
    const auto faulty = [&](const std::string& row) { return read(header + good + row + "\n"); };
    EXPECT_TRUE(is_told(faulty("B2,north,M1,3,oxide,6,2026-01-14"), "3:13", "lift_gap", "lift 2"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,2,oxide,6,2026-01-04"), "3:23", "overlap", "day 9"));
    EXPECT_TRUE(is_told(faulty("B2,north,M1,2,oxide,6,2026-01-10"), "3:23", "same_day"));
    EXPECT_TRUE(is_told(faulty("B2,south,M1,1,oxide,6,2026-01-10"), "3:4", "two_pads"));
}

TEST(StackingPlan, WantsAllItsColumnsAndADateOfTheRun) {
    EXPECT_NE(read("id,pad,module,lift,parcel,date\nB1,north,M1,1,oxide,2026-01-03\n")
                  .faults.find("tonnes"),
              std::string::npos);
    const auto undated =
        read(header + "B1,north,M1,1,oxide,6,2026-01-03\n", {{"north"}, {"oxide"}, {}}, "");
    EXPECT_NE(undated.faults.find("stacking.start_date"), std::string::npos);
    EXPECT_TRUE(is_told(
        read(header + "B1,north,M1,1,oxide,6,2026-01-03\n", {{"north"}, {"oxide"}, {"N1", "N2"}}),
        "2:10", "unknown_module", "N1"));
    EXPECT_FALSE(read(header).plan);
}

}  // namespace
}  // namespace gossan::heap
