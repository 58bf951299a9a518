// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/block.hpp"

#include <gtest/gtest.h>

namespace gossan::scenario {
namespace {

TEST(HasBlock, SeesTablesListsOfTablesAndKeys) {
    EXPECT_TRUE(has_block("# a study\n[plan]\n", "plan"));
    EXPECT_TRUE(has_block("  [[ decisions ]]\n", "decisions"));
    EXPECT_TRUE(has_block("a = 1\nplan.scenario = \"s.toml\"", "plan"));
    EXPECT_TRUE(has_block("[plan.more]", "plan"));
}

TEST(HasBlock, TakesNoOtherNameForIt) {
    EXPECT_FALSE(has_block("[plans]\nplan_b = 1\n", "plan"));
    EXPECT_FALSE(has_block("# [plan]\ntitle = \"plan\"\n", "plan"));
    EXPECT_FALSE(has_block("", "plan"));
}

}  // namespace
}  // namespace gossan::scenario
