// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/culprit.hpp"

#include <gtest/gtest.h>

#include "gossan/column/made_column.hpp"
#include "gossan/column/made_leaching.hpp"

namespace gossan::column {
namespace {

using namespace made;

struct DryRest {
    DryRest() : chemistry(leaching({0.01})), model(leaching_column(chemistry, 4, 2.0, 1)) {
        model.forcing = [](double, SurfaceForcing& forcing) { forcing.irrigation = 0.0; };
        ColumnSystem system(model);
        state = uniform_state(model, system.state_layout(), leaching_ore(model, 0.12));
    }
    Chemistry chemistry;
    ColumnModel model;
    std::vector<double> state;
};

TEST(Culprit, NamesTheReactionThatUsesUpASolidWithItsPlace) {
    const DryRest rest;
    ColumnSystem system(rest.model);
    const StateLayout& layout = system.state_layout();
    const int solid = rest.model.network->solid_index("tenorite", 0);
    const auto culprit =
        culprit_at(system, 0.0, rest.state, layout.begin(2) + std::size_t(layout.solid(solid)));
    EXPECT_EQ(culprit.cell, 2);
    EXPECT_DOUBLE_EQ(culprit.height, 1.25);  // third of four cells of 0.5 m
    EXPECT_DOUBLE_EQ(culprit.depth, 0.75);
    EXPECT_NE(culprit.process.find("tenorite"), std::string::npos) << culprit.process;
    EXPECT_DOUBLE_EQ(culprit.process_rate, culprit.rate);  // nothing else touches it
}

TEST(Culprit, CallsTheStoreByItsName) {
    const DryRest rest;
    ColumnSystem system(rest.model);
    const StateLayout& layout = system.state_layout();
    const auto culprit = culprit_at(system, 0.0, rest.state, layout.begin(layout.surface_block()));
    EXPECT_EQ(culprit.cell, -1);
    EXPECT_EQ(culprit.unknown, "water of the surface store");
    EXPECT_DOUBLE_EQ(culprit.height, 2.0);
}

}  // namespace
}  // namespace gossan::column
