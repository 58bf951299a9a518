// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using testing::HasSubstr;

TEST(CathodeSection, TellsTonnesByPadAndMonthWithBarsAgainstTheLargest) {
    RunView run;
    run.summary["cathode_t"] = 30.0;
    run.summary["cathode_by_stream_t"]["oxide"] = 20.0;
    run.summary["cathode_by_stream_t"]["sulphide"] = 10.0;
    run.summary["cathode_by_month_t"]["2026-01"] = 6.0;
    run.summary["cathode_by_month_t"]["2026-02"] = 24.0;
    const std::string html = cathode_section(run);
    EXPECT_THAT(html, HasSubstr("Plated in all: 30 t of copper."));
    EXPECT_THAT(html, HasSubstr("sulphide"));
    EXPECT_THAT(html, HasSubstr("width:50.0%"));  // 10 of 20
    EXPECT_THAT(html, HasSubstr("width:25.0%"));  // 6 of 24
}

TEST(CathodeSection, IsNotThereForAColumn) { EXPECT_EQ(cathode_section(RunView{}), ""); }

}  // namespace
}  // namespace gossan::report
