// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/plan_space.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::study {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What a plan in force says: two rates and three modules in time.
Origins origins() {
    Origins all;
    const auto add = [&all](const std::string& path, const std::string& written) {
        all.add({.path = path, .kind = OriginKind::file, .written = written});
    };
    add("pads.a.rate", "\"5 L/m2/h\"");
    add("pads.b.rate", "\"6 L/m2/h\"");
    add("cells.count", "74");
    const char* days[] = {"30 d", "0 d", "60 d"};
    for (std::size_t k = 0; k < 3; ++k) {
        const std::string at = "modules[" + std::to_string(k) + "].";
        add(at + "id", "\"M" + std::to_string(k + 1) + "\"");
        add(at + "from", std::string("\"") + days[k] + "\"");
    }
    return all;
}

PlanSpace space_of(const std::vector<DecisionInput>& decisions) {
    Diagnostics diagnostics;
    PlanSpace space(decisions, origins(), diagnostics);
    diagnostics.throw_if_any();
    return space;
}

std::string faults_of(const std::vector<DecisionInput>& decisions) {
    Diagnostics diagnostics;
    const PlanSpace space(decisions, origins(), diagnostics);
    return diagnostics.text();
}

DecisionInput rate(std::vector<std::string> paths, const char* low = "2 L/m2/h",
                   const char* high = "10 L/m2/h") {
    return {.name = "drip", .paths = std::move(paths), .low = low, .high = high};
}

TEST(PlanSpace, MovesSeveralEntriesTogetherBetweenTheirBounds) {
    const auto space = space_of({rate({"pads.a.rate", "pads.b.rate"})});
    EXPECT_THAT(space.edits({0.0}), ElementsAre("pads.a.rate=2 L/m2/h", "pads.b.rate=2 L/m2/h"));
    EXPECT_EQ(space.value({0.5}, 0), "6 L/m2/h");     // halfway from 2 to 10
    EXPECT_NEAR(space.base().front(), 0.375, 1e-12);  // 5 of 2 to 10
}

TEST(PlanSpace, KeepsToSteps) {
    auto count = rate({"cells.count"}, "10", "20");
    count.step = "4";
    const auto space = space_of({count});
    EXPECT_EQ(space.value({0.65}, 0), "18");  // 16.5 is nearest to 18 of 10, 14, 18
    EXPECT_NEAR(space.place({0.65}, 0).value(), 0.8, 1e-12);
    EXPECT_EQ(space.value({1.0}, 0), "18");  // 20 is no multiple, 22 is beyond
    EXPECT_THAT(space.base_outside(), ElementsAre("drip"));
}

TEST(PlanSpace, LetsModulesChangePlaces) {
    const auto space = space_of({{.name = "order", .order = {"M1", "M2", "M3"}}});
    EXPECT_EQ(space.n_variables(), 3u);
    EXPECT_EQ(space.value(space.base(), 0), "M2, M1, M3");
    // M3 has the smallest key and gets day 0, then M1, then M2.
    EXPECT_THAT(space.edits({0.4, 0.9, 0.1}),
                ElementsAre("modules[0].from=30 d", "modules[1].from=60 d", "modules[2].from=0 d"));
}

TEST(PlanSpace, TellsWhatAPlanChanges) {
    const auto space = space_of({rate({"pads.a.rate"}), rate({"pads.b.rate"})});
    auto point = space.base();
    EXPECT_TRUE(space.changes(point).empty());
    point[0] = 1.0;
    const auto changes = space.changes(point);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].from, "5 L/m2/h");
    EXPECT_EQ(changes[0].to, "10 L/m2/h");
    EXPECT_NEAR(changes[0].relative, 1.0, 1e-12);
    EXPECT_EQ(space.put_back(point, 0), space.base());
}

TEST(PlanSpace, KnowsTheNeighboursOfThePlanInForce) {
    // 5 of 2 to 10 stands at 0.375, 6 of 5.5 to 10 at 0.111: the lower neighbour of that is its
    // end.
    const auto space = space_of({rate({"pads.a.rate"}, "2 L/m2/h", "10 L/m2/h"),
                                 rate({"pads.b.rate"}, "5.5 L/m2/h", "10 L/m2/h"),
                                 {.name = "order", .order = {"M1", "M2"}}});
    const auto neighbours = space.neighbours_of_base();
    ASSERT_EQ(neighbours.size(), 4u);
    EXPECT_NEAR(neighbours[0][0], 0.175, 1e-12);
    EXPECT_NEAR(neighbours[1][0], 0.575, 1e-12);
    EXPECT_EQ(neighbours[2][1], 0.0);
    for (const Point& each : neighbours) EXPECT_EQ(space.changes(each).size(), 1u);
}

TEST(PlanSpace, RefusesWhatItDoesNotKnowAndNamesTheNearest) {
    EXPECT_THAT(faults_of({rate({"pads.a.rat"})}), HasSubstr("pads.a.rate"));
    EXPECT_THAT(faults_of({rate({"pads.a.rate"}, "2 m", "3 m")}), HasSubstr("a length"));
    EXPECT_THAT(faults_of({rate({"pads.a.rate"}, "9 L/m2/h", "3 L/m2/h")}),
                HasSubstr("below high"));
    EXPECT_THAT(faults_of({rate({"pads.a.rate"}), rate({"pads.a.rate"})}),
                HasSubstr("one decision alone"));
    EXPECT_THAT(faults_of({{.name = "order", .order = {"M1", "M9"}}}), HasSubstr("M9"));
}

}  // namespace
}  // namespace gossan::study
