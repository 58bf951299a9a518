// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "gossan/records/balance.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/made_site.hpp"

namespace gossan::simulation {
namespace {

/// Water that rains on the small column in four days under a cover, in the unit of its balance.
double rain_under(const std::string& cover) {
    const records::ScratchFolder scratch;
    const auto assembly = made::small_column(
        {"run.duration=4 d", "bed.lifts=[]", "weather.rain=5 mm/d", "weather.covers=" + cover});
    const auto outcome = run(assembly, made::record_in(scratch / "run"), {});
    EXPECT_EQ(outcome.status, records::RunStatus::done) << outcome.message;
    for (const auto& [quantity, closure] : outcome.summary.at("balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-10) << quantity;  // as of a run without a cover
    }
    double rained = 0.0;
    for (const auto& row : records::read_balance((scratch / "run") / "balance.csv")) {
        if (row.from == "rain" && row.substance == "water") rained += row.amount;
    }
    return rained;
}

TEST(Covers, LetInTheirShareOfTheRainAndCloseTheBalance) {
    const double open = rain_under("[]");
    EXPECT_GT(open, 0.0);
    EXPECT_EQ(rain_under("[{ from = '0 d', factor = 1, rain_kept_out = 1 }]"), 0.0);
    // Three quarters for two of four days; the store is integrated to round-off of a linear law.
    const double sheltered = rain_under(
        "[{ from = '1 d', until = '3 d', factor = 1, rain_kept_out = '75 %', sun_kept_out = '50 "
        "%', "
        "sky_kept_out = '90 %' }]");
    EXPECT_NEAR(sheltered / open, 1.0 - 0.75 * 0.5, 1e-9);
}

}  // namespace
}  // namespace gossan::simulation
