// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/site_modules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/report/made_run.hpp"
#include "gossan/report/made_site_tables.hpp"

namespace gossan::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SiteModulesTest : public testing::Test {
protected:
    void SetUp() override {
        make_run(folder / "run");
        made::site_tables(folder / "run");
        modules = site_modules(read_site_tables(records::RunFolder::open(folder / "run")));
    }
    [[nodiscard]] const ModuleField& field(const std::string& name) const {
        return *std::find_if(modules.fields.begin(), modules.fields.end(),
                             [&](const ModuleField& each) { return each.name == name; });
    }

    TestFolder folder;
    SiteModules modules;
};

TEST_F(SiteModulesTest, KnowPadsAreasAndTheFirstDayOnRecord) {
    EXPECT_THAT(modules.names, ElementsAre("A", "B"));
    EXPECT_THAT(modules.pads, ElementsAre("north", "south"));
    EXPECT_THAT(modules.pad, ElementsAre(0U, 1U));
    EXPECT_THAT(modules.area_m2, ElementsAre(1000.0, 2000.0));
    EXPECT_THAT(modules.stacked_d, ElementsAre(10.0, 30.0));
    EXPECT_THAT(modules.time_d, ElementsAre(20.0, 40.0));
}

TEST_F(SiteModulesTest, TakeEachQuantityAsItWasLastRecorded) {
    const auto& height = field("height_m").values;
    EXPECT_EQ(height[0], 6.0);
    EXPECT_TRUE(std::isnan(height[1]));  // B is not there on day 20
    EXPECT_EQ(height[3], 3.0);
    EXPECT_EQ(field("pls_Cu_g_L").values[2], 2.0);  // of the flows of day 40, not of day 50
    const ModuleField& status = field("status");
    EXPECT_EQ(status.flags[std::size_t(status.values[2])], "resting");
}

TEST_F(SiteModulesTest, JoinDaysOnWhichAModuleDidTheSame) {
    std::string told;
    for (const ModuleSpan& span : modules.spans) {
        told += modules.names[span.module] + " " + span.what + " " +
                std::to_string(int(span.begin_d)) + "-" + std::to_string(int(span.end_d)) + "; ";
    }
    EXPECT_EQ(told,
              "A waiting 10-10; A irrigated 10-30; A resting 30-50; A air 10-30; "
              "B irrigated 30-50; ");
}

TEST_F(SiteModulesTest, MeasureWhatDrainsAfterAStop) {
    ASSERT_EQ(modules.drain_downs.size(), 1U);  // B never stops
    EXPECT_EQ(modules.drain_downs[0].stop_d, 30.0);
    EXPECT_THAT(modules.drain_downs[0].days, ElementsAre(0.0, 10.0, 20.0));
    EXPECT_THAT(modules.drain_downs[0].m3, ElementsAre(0.0, 100.0, 150.0));
    EXPECT_DOUBLE_EQ(drained_after(modules, 0, 10.0), 0.1);    // 100 m3 of 1000 m2
    EXPECT_DOUBLE_EQ(drained_after(modules, 0, 15.0), 0.125);  // half way to 150 m3
    EXPECT_TRUE(std::isnan(drained_after(modules, 0, 30.0)));  // not watched for so long
    EXPECT_TRUE(std::isnan(drained_after(modules, 1, 10.0)));
}

TEST_F(SiteModulesTest, GiveTheirTimesThinnedToThePage) {
    EXPECT_THAT(modules_json(modules, 1000), HasSubstr("\"time\":[20,40]"));
    EXPECT_EQ(modules_json({}, 1000), "null");
}

TEST(SiteModules, AreNoneInARunOfAColumn) {
    const TestFolder folder;
    make_run(folder / "run");
    const auto tables = read_site_tables(records::RunFolder::open(folder / "run"));
    EXPECT_FALSE(tables.is_site());
    EXPECT_EQ(site_modules(tables).n_modules(), 0U);
}

}  // namespace
}  // namespace gossan::report
