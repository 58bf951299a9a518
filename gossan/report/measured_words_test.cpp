// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/measured_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/made_run.hpp"

namespace gossan::report {
namespace {

using testing::ElementsAre;

TEST(MeasuredWords, PairsARangeOnlyWithinItsSeriesAndDay) {
    const std::vector<records::ColumnInfo> columns = {{"pls_Cu_g_L", "g/L", "copper"}};
    const TestFolder folder;
    records::write_atomically(folder / "m.csv",
                              "series,time_d,quantity,value,unit,origin\n"
                              "a,,pls_Cu_g_L_min,0.85,g/L,table\n"
                              "a,,pls_Cu_g_L_max,15.99,g/L,table\n"
                              "b,,pls_Cu_g_L_max,3,g/L,table\n"
                              "a,40,pls_Cu_g_L_min,2,g/L,table\n"
                              "a,40,pls_Cu_g_L,5,g/L,text_claim\n");
    const records::Measured measured = records::read_measured(folder / "m.csv", columns);
    EXPECT_THAT(measured_words(measured.marks, "pls_Cu_g_L"),
                ElementsAre("measured range 0.85 to 15.99", "measured at most 3",
                            "measured at least 2 (day 40)", "claimed 5 (day 40)"));
}

}  // namespace
}  // namespace gossan::report
