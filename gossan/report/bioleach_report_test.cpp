// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/made_bioleach.hpp"
#include "gossan/report/made_run.hpp"
#include "gossan/report/map_data.hpp"
#include "gossan/report/page_data.hpp"
#include "gossan/report/report.hpp"

namespace gossan::report {
namespace {

using testing::HasSubstr;
using testing::Not;

struct PageOfABioleachColumn : testing::Test {
    TestFolder folder;

    RunView view(const MadeBioleach& run = {}) {
        make_bioleach(folder / "run", run);
        return read_run(folder / "run");
    }
    std::string report(const MadeBioleach& run = {}) {
        make_bioleach(folder / "run", run);
        write_report(folder / "run", folder / "page.html");
        return records::read_file(folder / "page.html");
    }
};

TEST_F(PageOfABioleachColumn, TellsHeatOxygenAndTheOreAtRiskInWords) {
    // 18 + 0.8 · 34 = 45.2; 75 % (1 - e^(-400/50)) / 2 = 37.5 %
    EXPECT_THAT(report(), HasSubstr("The bed reached 45.2 °C and used 37.5 % of the oxygen blown "
                                    "in. Held back longest was the ore 5.1 to 6 m below the "
                                    "surface, by temperature for 67 % of the time."));
}

TEST_F(PageOfABioleachColumn, ListsTheOreAtRiskWorstFirst) {
    const std::string page = report();
    const std::size_t cold = page.find(">temperature</th>");
    const std::size_t starved = page.find(">oxygen</th>");
    ASSERT_NE(starved, std::string::npos);
    EXPECT_LT(cold, starved);
}

TEST_F(PageOfABioleachColumn, StaysBelowThreeMegabytes) { EXPECT_LT(report().size(), 3'000'000U); }

TEST_F(PageOfABioleachColumn, HasItsBudgetsAndTheirClosure) {
    const RunView run = view();
    const auto read = records::parse_document(page_data({&run, 1}, {}), "page");
    const auto& budgets = read.at("runs").elements().front().at("budgets").elements();
    ASSERT_EQ(budgets.size(), 4U);
    EXPECT_EQ(budgets[0].at("title").string(), "Acid");
    EXPECT_EQ(budgets[3].at("stored").number(), 18.0);
}

TEST_F(PageOfABioleachColumn, LeavesCellsBlankUntilTheirLiftIsStacked) {
    const RunView run = view({.has_second_lift = true, .n_cells = 4});
    const auto maps = records::parse_document(maps_json(run.fields, 100000), "maps");
    EXPECT_EQ(maps.at("faces").elements().size(), 9U);
    // Code 65535, three times in a row, is six bytes of ones: 8 digits "/" of base 64.
    EXPECT_THAT(maps.at("fields").elements().front().at("codes").string(), HasSubstr("////////"));
}

struct ComparisonOfAirRates : testing::Test {
    TestFolder folder;
    std::string page(const std::vector<double>& rates) {
        std::vector<std::filesystem::path> runs;
        for (const double air : rates) {
            runs.push_back(folder / ("air-" + std::to_string(runs.size())));
            make_bioleach(runs.back(), {.air_Nm3_m2_h = air, .n_cells = 4});
        }
        write_comparison(runs, folder / "page.html");
        return records::read_file(folder / "page.html");
    }
};

TEST_F(ComparisonOfAirRates, IsInTheOrderOfTheRate) {
    const std::string text = page({2.0, 10.0, 0.4});
    EXPECT_THAT(text, HasSubstr("Key figures in the order of aeration.rate"));
    const std::size_t little = text.find("<td class=\"number\">0.4 Nm3/m2/h</td>");
    const std::size_t some = text.find("<td class=\"number\">2 Nm3/m2/h</td>");
    const std::size_t much = text.find("<td class=\"number\">10 Nm3/m2/h</td>");
    ASSERT_NE(much, std::string::npos);
    EXPECT_LT(little, some);
    EXPECT_LT(some, much);
    EXPECT_THAT(text, HasSubstr("\"label\":\"0.4 Nm³/m²/h\""));
    EXPECT_THAT(text, HasSubstr("Oxygen used, %"));
    EXPECT_THAT(text, HasSubstr("\"answers\":{\"runs\":[\"air-2\",\"air-0\",\"air-1\"]"));
}

TEST_F(ComparisonOfAirRates, OfTwoRunsShowsTheirDifference) {
    const std::string text = page({1.0, 2.0});
    EXPECT_THAT(text, HasSubstr("\"answers\":null"));
    EXPECT_THAT(text, HasSubstr("<span class=\"difference\">"));
}

}  // namespace
}  // namespace gossan::report
