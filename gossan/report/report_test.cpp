// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/made_run.hpp"

namespace gossan::report {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string measured_rows =
    "series,time_d,quantity,value,unit,origin\n"
    "heap,95,cu_recovery_by_solids,68.85,%,text\n"
    "heap,,acid_net_section,18.9,kg_H2SO4/t,text\n"
    "heap,,acid_net_summary,20.3,kg/t,text\n"
    "heap,,PLS_Cu_min,0.85,g/L,table\n"
    "heap,,PLS_Cu_max,15.99,g/L,table\n"
    "heap,60,PLS_acid_min,2800,mg/L,table\n"
    "heap,60,PLS_acid_max,15.9,g/L,table\n"
    "heap,80,cu_promised,75,%,text_claim\n"
    "heap,,tail_acid_demand,10.235,kg/t,table\n";
const std::string measured_names =
    "quantity,column\n"
    "cu_recovery_by_solids,extraction_pct\n"
    "acid_net_section,acid_net_kg_t\n"
    "acid_net_summary,acid_net_kg_t\n"
    "PLS_Cu_min,pls_Cu_g_L\n"
    "PLS_Cu_max,pls_Cu_g_L\n"
    "PLS_acid_min,pls_free_acid_g_L\n"
    "PLS_acid_max,pls_free_acid_g_L\n"
    "cu_promised,extraction_pct\n";

struct PageOfARun : testing::Test {
    TestFolder folder;

    std::string report(const MadeRun& run, const std::optional<std::string>& measured = {}) {
        make_run(folder / "run", run);
        std::optional<std::filesystem::path> table;
        if (measured) {
            table = folder / "measured.csv";
            records::write_atomically(*table, *measured);
            records::write_atomically(folder / "measured.names.csv", measured_names);
        }
        write_report(folder / "run", folder / "page.html", table);
        return records::read_file(folder / "page.html");
    }
};

TEST_F(PageOfARun, AsksNothingOfTheNetwork) {
    const std::string page = report({}, measured_rows);
    // Whatever a browser would fetch: sources and links, styles, scripts that load.
    const std::regex fetches(
        R"((src|href)\s*=\s*["']?(https?:|//)|@import|url\(\s*["']?(https?:|//)|<script[^>]+src)");
    // The plotting library is one long line: looked at apart, since std::regex recurses.
    const std::size_t library = page.find("<script>");
    ASSERT_NE(library, std::string::npos);
    EXPECT_FALSE(std::regex_search(page.substr(0, library), fetches));
    EXPECT_THAT(page, Not(HasSubstr("fetch(")));
    EXPECT_THAT(page, Not(HasSubstr("importScripts")));
}

TEST_F(PageOfARun, StaysBelowThreeMegabytes) {
    EXPECT_LT(report({.duration_d = 95.0}, measured_rows).size(), 3'000'000U);
}

TEST_F(PageOfARun, SaysTheKeyFiguresWithoutAnyScript) {
    const std::string page = report({}, measured_rows);
    // 70 (1 - e^(-95/28)) = 67.65 % extracted.
    EXPECT_THAT(page, HasSubstr("In 95 days 67.6 % of the copper placed was extracted"));
    EXPECT_THAT(page, HasSubstr("<span class=\"value\">67.6</span> <span class=\"unit\">%</span>"));
    EXPECT_THAT(page, HasSubstr("measured 68.85 (day 95)"));
    EXPECT_THAT(page, HasSubstr("Every balance closes to 3.4×10⁻¹⁰ or better (worst: water)."));
}

TEST_F(PageOfARun, KeepsBothOfAContradictoryPair) {
    const std::string page = report({}, measured_rows);
    EXPECT_THAT(page, HasSubstr("<li>measured 18.9</li><li>measured 20.3</li>"));
}

TEST_F(PageOfARun, TellsAssumptionsWorstKnownFirst) {
    const std::string page = report({});
    const std::size_t estimate = page.find("<code>ore.dispersivity</code>");
    const std::size_t unverified = page.find("<code>ore.diffusivity</code>");
    const std::size_t sourced = page.find("<code>ore.heat_capacity</code>");
    EXPECT_LT(estimate, unverified);
    EXPECT_LT(unverified, sourced);
    EXPECT_THAT(page, HasSubstr("Of 7 values in force: 3 set in the scenario, 1 estimated default, "
                                "1 unverified default, 1 sourced default, 1 default by choice."));
}

TEST_F(PageOfARun, EscapesWhatTheRunSays) {
    const std::string page = report({.title = "</script><b>ore</b> & \"co\""});
    EXPECT_THAT(page, Not(HasSubstr("</script><b>")));
    EXPECT_THAT(page, Not(HasSubstr("<in any cell>")));
    EXPECT_THAT(page, HasSubstr("\\u003cin any cell>"));
}

TEST_F(PageOfARun, ShowsARunThatDidNotEnd) {
    const std::string page = report({.duration_d = 40.0, .is_done = false});
    EXPECT_THAT(page, HasSubstr("This run has not come to its end: it is at day 40 of 95"));
    // From the end of its series, since it has no summary: 70 (1 - e^(-40/28)) = 53.2.
    EXPECT_THAT(page, HasSubstr("<span class=\"value\">53.2</span>"));
}

TEST_F(PageOfARun, RefusesAMeasuredUnitThatIsNotTheColumns) {
    std::string rows = measured_rows;
    rows.replace(rows.find("68.85,%"), 7, "68.85,m");
    try {
        (void)report({}, rows);
        FAIL() << "metres passed for per cent";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::input);
        EXPECT_THAT(error.what(), HasSubstr("measured.csv:2"));
        EXPECT_THAT(error.what(), HasSubstr("extraction_pct"));
    }
}

TEST_F(PageOfARun, RefusesAFolderThatIsNoRun) {
    std::filesystem::create_directory(folder / "empty");
    EXPECT_THROW(write_report(folder / "empty", folder / "page.html"), Error);
    EXPECT_FALSE(std::filesystem::exists(folder / "page.html"));
}

TEST(Comparison, ShowsDifferencesInFiguresAndInputs) {
    const TestFolder folder;
    make_run(folder / "base");
    make_run(folder / "faster", {.extraction_rate_d = 20.0, .irrigation_rate = "4 L/m2/h"});
    const std::vector<std::filesystem::path> runs = {folder / "base", folder / "faster"};
    write_comparison(runs, folder / "page.html");
    const std::string page = records::read_file(folder / "page.html");
    // 70 (1 - e^(-95/20)) = 69.39; 69.39 - 67.65 = 1.75.
    EXPECT_THAT(page, HasSubstr("69.39 <span class=\"difference\">(+1.75)</span>"));
    EXPECT_THAT(page, HasSubstr("<code>irrigation.rate</code></th><td>2.35 L/m2/h</td>"
                                "<td>4 L/m2/h</td>"));
    EXPECT_THAT(page, Not(HasSubstr("<code>ore.density</code>")));
}

TEST(Comparison, TellsRunsOfTheSameNameApart) {
    const TestFolder folder;
    make_run(folder / "a/out");
    make_run(folder / "b/out");
    const std::vector<std::filesystem::path> runs = {folder / "a/out", folder / "b/out"};
    write_comparison(runs, folder / "page.html");
    EXPECT_THAT(records::read_file(folder / "page.html"), HasSubstr("<b>out (2)</b>"));
}

}  // namespace
}  // namespace gossan::report
