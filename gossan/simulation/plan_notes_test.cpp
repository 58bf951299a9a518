// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/plan_notes.hpp"

#include <gmock/gmock.h>

namespace gossan::simulation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Site irrigated() {
    Site site;
    site.run.duration = 30.0 * day;
    site.irrigation.steps = {
        {.from = 1.0 * day, .rate = Velocity(2e-6), .solution = "pond", .on = {}, .off = {}}};
    return site;
}

TEST(PlanNotes, TellTheDayOnWhichTheDripEndsBeforeTheRun) {
    Site site = irrigated();
    EXPECT_THAT(plan_notes(site), IsEmpty());
    site.irrigation.steps.push_back(
        {.from = 20.5 * day, .rate = Velocity(0.0), .solution = "pond", .on = {}, .off = {}});
    EXPECT_THAT(plan_notes(site), ElementsAre("irrigation ends before the run, on day 20.5 of 30"));
    site.parcels["oxide"] = {};  // a module, of which its site tells
    EXPECT_THAT(plan_notes(site), IsEmpty());
}

}  // namespace
}  // namespace gossan::simulation
