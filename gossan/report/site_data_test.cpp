// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/site_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/report/compared_cathode.hpp"
#include "gossan/report/made_run.hpp"
#include "gossan/report/made_site_tables.hpp"
#include "gossan/report/report.hpp"
#include "gossan/report/sections.hpp"
#include "gossan/report/site_accounts.hpp"

namespace gossan::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Months, OfADatedRunAreThoseOfTheCalendarCutToTheRun) {
    const auto months = months_of("2026-01-20", 45.0);
    ASSERT_EQ(months.size(), 3U);
    EXPECT_EQ(months[0].name, "2026-01");
    EXPECT_EQ(months[0].end_d, 12.0);  // to the end of 31 January
    EXPECT_EQ(months[1].end_d, 40.0);  // 28 days of February on
    EXPECT_EQ(months[2].end_d, 45.0);
}

TEST(Months, OfARunWithoutADateAreThirtyDaysLong) {
    const auto months = months_of("", 45.0);
    ASSERT_EQ(months.size(), 2U);
    EXPECT_EQ(months[1].name, "month 2");
    EXPECT_EQ(months[1].begin_d, 30.0);
    EXPECT_EQ(months[1].end_d, 45.0);
}

TEST(Months, TakeWhatARateGivesInThem) {
    const records::Series series{.columns = {{"rate", "t/d", ""}},
                                 .time_d = {0.0, 20.0, 40.0},
                                 .values = {{std::nan(""), 2.0, 5.0}}};
    const auto amounts = by_month(series, "rate", months_of("", 40.0));
    EXPECT_DOUBLE_EQ(amounts[0], 20.0 * 2.0 + 10.0 * 5.0);
    EXPECT_DOUBLE_EQ(amounts[1], 10.0 * 5.0);
    EXPECT_TRUE(std::isnan(by_month(series, "other", months_of("", 40.0))[0]));
}

/// 100 at the start, 10 in and 4 out in the first period, 20 in and 6 out in the second.
FlowAccount an_account(double stored_at_the_end) {
    return {.name = "acid",
            .unit = "kg",
            .flows = {{"bought", {10.0, 20.0}},
                      {"used by ore", {-4.0, -6.0}},
                      {"recycled to heaps", {70.0, 70.0}}},
            .stored = {106.0, stored_at_the_end}};
}

TEST(AccountWay, GoesFromTheFirstStockToTheLast) {
    const AccountWay way = way_of(an_account(120.0));
    EXPECT_EQ(way.begin, 100.0);
    EXPECT_EQ(way.end, 120.0);
    EXPECT_EQ(way.closure, 0.0);
    ASSERT_EQ(way.parts.size(), 2U);  // what goes round is no part
    EXPECT_EQ(way.parts[0].label, "bought");
    EXPECT_EQ(way.parts[0].amount, 30.0);
    EXPECT_EQ(way.throughput(), 30.0);
}

TEST(AccountWay, SaysWhatItsLaterPeriodsLeaveOpen) {
    EXPECT_DOUBLE_EQ(way_of(an_account(132.0)).closure, 12.0 / 132.0);
}

class SiteReport : public testing::Test {
protected:
    void SetUp() override {
        make_run(folder / "run");
        made::site_tables(folder / "run");
        run = read_run(folder / "run");
        run.summary["cathode_t"] = 30.0;
        run.summary["cathode_by_stream_t"]["north"] = 30.0;
        run.summary["cathode_by_month_t"]["month 1"] = 30.0;
    }
    TestFolder folder;
    RunView run;
};

TEST_F(SiteReport, CarriesPondsCircuitAndModules) {
    const auto site = records::parse_document(site_json(run), "site");
    const auto& ponds = site.at("ponds").elements();
    ASSERT_EQ(ponds.size(), 2U);
    EXPECT_EQ(ponds[1].at("capacity").number(), 5000.0);
    EXPECT_EQ(ponds[0].at("columns").elements()[3].at("meaning").string(), "Cu");
    EXPECT_EQ(ponds[0].at("columns").elements()[4].at("meaning").string(), "Fe(II)");
    const auto& lines = site.at("circuit").at("diagrams").elements()[0].elements();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[1].at("line").string(), "stages");
    EXPECT_EQ(lines[1].at("x").elements().size(), 3U);
    EXPECT_EQ(site.at("modules").at("names").elements().size(), 2U);
    EXPECT_EQ(site.at("cathode").at("months").elements()[0].string(), "month 1");
}

TEST_F(SiteReport, SaysWhatWouldDrainIfPumpsStopped) {
    const std::string html = site_plant_sections(run);
    EXPECT_THAT(html, HasSubstr("drained in 10 d, L/m²"));
    EXPECT_THAT(html, HasSubstr("If the pumps stopped on the last day"));
    EXPECT_THAT(modules_section(run), HasSubstr("2 modules on 2 pads; on day 40 1 of them"));
}

TEST_F(SiteReport, HasItsSectionsAndAColumnHasNot) {
    write_report(folder / "run", folder / "site.html");
    EXPECT_THAT(records::read_file(folder / "site.html"), HasSubstr("id=\"drain-down\""));
    make_run(folder / "column");
    write_report(folder / "column", folder / "column.html");
    const std::string column = records::read_file(folder / "column.html");
    EXPECT_THAT(column, Not(HasSubstr("id=\"drain-down\"")));
    EXPECT_THAT(column, HasSubstr("\"site\":null"));
}

TEST_F(SiteReport, LaysCathodeOfSitesSideBySide) {
    RunView other = run;
    other.name = "other";
    other.summary["cathode_by_stream_t"]["south"] = 7.0;
    const std::vector<RunView> runs = {run, other};
    const std::string html = cathode_comparison(runs);
    EXPECT_THAT(html, HasSubstr("south"));
    EXPECT_THAT(html, HasSubstr("month 1"));
    const RunView column;
    EXPECT_EQ(cathode_comparison({&column, 1}), "");
}

}  // namespace
}  // namespace gossan::report
