// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gossan/footprint/comparison/baseline.hpp"

namespace gossan::footprint {
namespace {

const Baseline& own(const std::string& id) {
    for (const Baseline& each : standard_baselines()) {
        if (each.id == id) return each;
    }
    throw std::out_of_range(id);
}

TEST(Comparison, IsMadeAtTheSameBoundaryAndBasis) {
    const View view{Boundary::cradle_to_gate, Electricity::location};
    const Comparison comparison = compare(2.95, view, own("concentrator_smelter"));
    EXPECT_FALSE(comparison.is_refused());
    EXPECT_NEAR(comparison.difference, 2.95 - 4.0, 1e-12);
    EXPECT_FALSE(comparison.warning.empty());  // its centre is unverified
}

TEST(Comparison, IsRefusedAtAnotherBoundaryOrBasisWithTheReason) {
    const Baseline& baseline = own("concentrator_smelter");
    const auto at = [&](Boundary boundary, Electricity electricity) {
        return compare(1.0, {boundary, electricity}, baseline).refusal;
    };
    EXPECT_NE(at(Boundary::gate_to_gate, Electricity::location).find("boundary"),
              std::string::npos);
    EXPECT_NE(at(Boundary::cradle_to_gate, Electricity::market).find("electricity"),
              std::string::npos);
}

TEST(Comparison, IsRefusedWithWhatIsUnstatedOrOfAnotherProduct) {
    for (const View& view : views) {
        EXPECT_TRUE(compare(0.6, view, own("nuton_2025")).is_refused());
        EXPECT_TRUE(compare(0.6, view, own("northey_2013")).is_refused());
    }
}

TEST(WaterComparison, IsRefusedForUnlikeDefinitionsWithEveryReason) {
    const WaterFigure drawn{
        "a", 71.0, {WaterQuantity::withdrawal, Boundary::gate_to_gate, Counted::no, Counted::no}};
    const WaterFigure used{
        "b",
        130.0,
        {WaterQuantity::consumption, Boundary::gate_to_gate, Counted::yes, Counted::no}};
    const WaterComparison comparison = compare(drawn, used);
    EXPECT_NE(comparison.refusal.find("withdrawal"), std::string::npos);
    EXPECT_NE(comparison.refusal.find("rain"), std::string::npos);
    EXPECT_EQ(comparison.refusal.find("boundary"), std::string::npos);
}

TEST(WaterComparison, IsMadeOfLikeDefinitions) {
    WaterFigure ours{
        "a", 71.0, {WaterQuantity::withdrawal, Boundary::gate_to_gate, Counted::no, Counted::no}};
    WaterFigure theirs = ours;
    theirs.per_kg = 142.0;
    EXPECT_FALSE(compare(ours, theirs).is_refused());
    EXPECT_DOUBLE_EQ(compare(ours, theirs).ratio, 0.5);
}

TEST(WaterComparison, IsRefusedWithEveryPublishedFigureThatDoesNotSayWhatItCounts) {
    const WaterFigure ours{
        "a", 71.0, {WaterQuantity::withdrawal, Boundary::gate_to_gate, Counted::no, Counted::no}};
    ASSERT_FALSE(standard_water_baselines().empty());
    for (const WaterBaseline& each : standard_water_baselines()) {
        EXPECT_TRUE(compare(ours, each.figure()).is_refused()) << each.id;
    }
}

}  // namespace
}  // namespace gossan::footprint
