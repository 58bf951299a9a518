// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/limiting.hpp"

#include <gtest/gtest.h>

#include "gossan/simulation/made_site.hpp"
#include "gossan/simulation/ore_at_risk.hpp"
#include "gossan/simulation/profile.hpp"

namespace gossan::simulation {
namespace {

/// The small column before it runs, its flowing water changed at will.
struct Start {
    Start() : assembly(made::small_column({"bed.lifts=[]"})), system(assembly.model) {
        state = column::initial_state(assembly.model, system.state_layout(), assembly.contents);
        set("H", 100.0);
        set("S(VI)", 300.0);
        set("Fe(III)", 50.0);
        set("Fe(II)", 5.0);
        set("O2", 0.25);
        set("CO2", 0.012);
    }
    /// mol per m3 of solution, in the flowing water of the lowest cell.
    void set(const std::string& component, double concentration) {
        const auto& layout = system.state_layout();
        const int k = solution::component_index(assembly.model.speciation->components(), component);
        system.derive_cells(state);
        state[std::size_t(layout.component(0, k))] =
            concentration * system.cells().front().regions.front().volume;
    }
    Holdback lowest() {
        Profile profile(assembly, stage_of(assembly, 0), system);
        (void)profile.values(state);
        return profile.holdbacks().front();
    }
    Assembly assembly;
    column::ColumnSystem system;
    std::vector<double> state;
};

TEST(LimitFinder, NamesWaterWhereTheBedIsDry) {
    Start start;
    start.state[column::StateLayout::water] *= 0.5;  // 0.07 of water to 0.08 residual
    EXPECT_EQ(start.lowest(), Holdback::water);
}

TEST(LimitFinder, NamesFerricWhereThereIsNone) {
    Start start;
    start.set("Fe(III)", 0.01);
    EXPECT_EQ(start.lowest(), Holdback::ferric);
}

TEST(LimitFinder, NamesOxygenWhereItsWantKeepsIronFromOxidising) {
    Start start;
    start.set("Fe(III)", 0.01);
    start.set("O2", 0.002);  // an eighth of the half saturation of 0.5 mg/L
    EXPECT_EQ(start.lowest(), Holdback::oxygen);
}

TEST(LimitFinder, NamesCarbonDioxideWhereItIsScarcer) {
    Start start;
    start.set("Fe(III)", 0.01);
    start.set("CO2", 0.0002);  // a fifteenth of the half saturation of 3 umol/L
    EXPECT_EQ(start.lowest(), Holdback::carbon_dioxide);
}

TEST(LimitFinder, NamesAccessibilityWhereTheMainMineralIsGone) {
    Start start;
    const auto& network = *start.assembly.model.network;
    const auto& layout = start.system.state_layout();
    for (std::size_t s = 0; s < network.solids().size(); ++s) {
        const std::string& id = network.solids()[s].mineral;
        if (id == "chalcopyrite") start.state[std::size_t(layout.solid(int(s)))] *= 0.04;
        if (id.starts_with("chalcocite")) start.state[std::size_t(layout.solid(int(s)))] = 0.0;
    }
    EXPECT_EQ(start.lowest(), Holdback::accessibility);
}

TEST(RiskTally, ListsStretchesFromTheSurfaceDownWithTheirShare) {
    RiskTally tally;
    const std::vector<Holdback> cells{Holdback::oxygen, Holdback::oxygen, Holdback::none};
    const std::vector<Holdback> later{Holdback::oxygen, Holdback::none, Holdback::none};
    tally.count(cells);
    tally.count(later);
    const auto list = tally.ore_at_risk(std::vector{0.0, 1.0, 2.0, 3.0});
    ASSERT_EQ(list.elements().size(), 1u);
    const auto& entry = list.elements().front();
    EXPECT_EQ(entry.at("depth_from_m").number(), 1.0);
    EXPECT_EQ(entry.at("depth_to_m").number(), 3.0);
    EXPECT_EQ(entry.at("limit").string(), "oxygen");
    EXPECT_EQ(entry.at("share").number(), 0.75);  // (1 + 1/2)/2
}

TEST(RiskTally, RemembersThroughACheckpoint) {
    RiskTally tally, resumed;
    tally.count(std::vector{Holdback::acid});
    resumed.remember(tally.memory());
    resumed.count(std::vector{Holdback::acid, Holdback::water});
    EXPECT_EQ(resumed.ore_at_risk(std::vector{0.0, 1.0, 2.0}).elements().size(), 2u);
}

}  // namespace
}  // namespace gossan::simulation
