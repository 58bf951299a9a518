// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/reduced_plan.hpp"

#include <gtest/gtest.h>

namespace gossan::study {
namespace {

simulation::HeapSite site_of(const std::vector<std::pair<const char*, double>>& modules) {
    simulation::HeapSite site;
    site.pads["a"].bed.cells = 30;
    for (const auto& [pad, day] : modules) {
        simulation::ModuleInput module;
        module.id = pad + std::to_string(int(day));
        module.pad = pad;
        module.parcel = pad;
        module.from = Duration{day * 86400.0};
        module.area = Area{100.0};
        site.modules.push_back(module);
    }
    return site;
}

TEST(ReducedSite, JoinsNeighboursOfOnePadAndKeepsTheirOre) {
    auto site = site_of({{"a", 0}, {"b", 10}, {"a", 20}, {"a", 100}});
    site.modules[2].area = Area{300.0};
    const auto small = reduced(site, {.columns = 3, .cells = 8});
    ASSERT_EQ(small.modules.size(), 3u);
    EXPECT_EQ(small.modules[0].area->si, 400.0);
    EXPECT_EQ(small.modules[0].from->si, 15.0 * 86400.0);  // (100*0 + 300*20)/400
    EXPECT_EQ(small.modules[1].pad, "b");
    EXPECT_EQ(small.modules[2].from->si, 100.0 * 86400.0);
    EXPECT_EQ(small.pads.at("a").bed.cells, 8);
}

TEST(ReducedSite, LeavesModulesWithPlansOfTheirOwnAlone) {
    auto site = site_of({{"a", 0}, {"a", 20}});
    site.modules[1].irrigation.emplace();
    EXPECT_EQ(reduced(site, {.columns = 1, .cells = 8}).modules.size(), 2u);
}

TEST(ReducedSite, EasesToleranceOnlyWhereAsked) {
    const auto site = site_of({{"a", 0}});
    const auto same = reduced(site, {.columns = 8, .cells = 30});
    EXPECT_EQ(same.coupling.tolerance.si, site.coupling.tolerance.si);
    const auto eased = reduced(site, {.columns = 8, .cells = 30, .tolerance = Number{1e-2}});
    EXPECT_EQ(eased.coupling.tolerance.si, 1e-2);
}

}  // namespace
}  // namespace gossan::study
