// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/page_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/report/made_run.hpp"

namespace gossan::report {
namespace {

using testing::ElementsAre;

TEST(Thinned, SpreadsEvenlyAndKeepsBothEnds) {
    EXPECT_THAT(thinned(9, 5), ElementsAre(0, 2, 4, 6, 8));
    EXPECT_THAT(thinned(3, 5), ElementsAre(0, 1, 2));
    EXPECT_THAT(thinned(7, 1), ElementsAre(6));
    EXPECT_THAT(thinned(0, 5), ElementsAre());
}

TEST(JsonNumbers, AreRoundedAndUndefinedOnesAreNull) {
    const std::vector<double> values = {1.23456789, std::nan(""), 1e-12, -3.0};
    EXPECT_EQ(json_numbers(values, 4), "[1.235,null,1e-12,-3]");
}

struct DataOfAPage : testing::Test {
    TestFolder folder;
    RunView run() {
        make_run(folder / "run");
        return read_run(folder / "run");
    }
};

TEST_F(DataOfAPage, IsJsonWithoutAnythingThatCouldCloseItsElement) {
    const RunView view = run();
    const std::string data = page_data({&view, 1}, {});
    EXPECT_EQ(data.find('<'), std::string::npos);
    const records::Document read = records::parse_document(data, "page");
    const auto& first = read.at("runs").elements().front();
    EXPECT_EQ(first.at("name").string(), "run");
    // 95 days, a row each half day and one at the start.
    EXPECT_EQ(first.at("series").at("rows").integer(), 191);
    EXPECT_EQ(first.at("series").at("time").elements().size(), 191U);
}

TEST_F(DataOfAPage, SaysHowMuchItLeavesOut) {
    const RunView view = run();
    const std::string data = page_data({&view, 1}, {}, {.series_rows = 20, .map_cells = 400});
    const records::Document read = records::parse_document(data, "page");
    const auto& first = read.at("runs").elements().front();
    EXPECT_EQ(first.at("series").at("rows").integer(), 191);
    EXPECT_EQ(first.at("series").at("time").elements().size(), 20U);
    EXPECT_EQ(first.at("maps").at("rows").integer(), 96);
    EXPECT_EQ(first.at("maps").at("time").elements().size(), 10U);  // 400 over 40 cells a profile
}

}  // namespace
}  // namespace gossan::report
