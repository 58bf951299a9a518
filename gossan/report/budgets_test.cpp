// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/budgets.hpp"

#include <gtest/gtest.h>

namespace gossan::report {
namespace {

records::Document summary_of(const char* text) { return records::parse_document(text, "summary"); }

TEST(Budget, ListsCausesBySizeAndSumsThem) {
    const auto found = budgets(summary_of(
        R"({"acid_by_cause_kg_per_t": {"pyrite": 4.0, "iron_oxidation": -9.5, "jarosite": 0.0,
            "entering": 12.0, "leaving": -5.0}})"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].title, "Acid");
    EXPECT_EQ(found[0].unit, "kg/t");
    ASSERT_EQ(found[0].parts.size(), 4U);  // what made and used nothing is left out
    EXPECT_EQ(found[0].parts[0].label, "entering");
    EXPECT_EQ(found[0].parts[1].label, "iron oxidation");
    EXPECT_DOUBLE_EQ(found[0].stored, 1.5);  // 4 − 9.5 + 12 − 5
    EXPECT_EQ(found[0].residual(), 0.0);
}

TEST(Budget, HoldsItsSumAgainstWhatTheRunSaysIsStored) {
    const auto found = budgets(summary_of(
        R"({"heat_by_cause_MJ_per_t": {"reactions": 100.0, "evaporation": -60.0, "stored": 38.0}})"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].stored, 38.0);
    EXPECT_DOUBLE_EQ(found[0].residual(), 2.0);
}

TEST(Budget, TakesCausesOfCausesApart) {
    const auto found = budgets(
        summary_of(R"({"oxygen_by_cause_mol": {"reactions": {"pyrite": -3.0}, "air_in": 4.0}})"));
    EXPECT_EQ(found.at(0).parts.at(0).label, "air in");
    EXPECT_EQ(found.at(0).parts.at(1).label, "reactions: pyrite");
}

TEST(Budget, OfARunWithoutCausesIsNone) {
    EXPECT_TRUE(budgets({}).empty());
    EXPECT_TRUE(budgets(summary_of(R"({"acid_by_cause_kg_per_t": {}})")).empty());
    EXPECT_TRUE(ore_at_risk({}).empty());
}

TEST(OreAtRisk, ComesWorstFirst) {
    const auto found = ore_at_risk(summary_of(
        R"({"ore_at_risk": [{"depth_from_m": 0, "depth_to_m": 1.5, "limit": "carbon_dioxide",
            "share": 0.2}, {"depth_from_m": 4, "depth_to_m": 6, "limit": "oxygen", "share": 0.7}]})"));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].limit, "oxygen");
    EXPECT_EQ(found[0].depth_from_m, 4.0);
    EXPECT_EQ(found[1].limit, "carbon dioxide");
}

}  // namespace
}  // namespace gossan::report
