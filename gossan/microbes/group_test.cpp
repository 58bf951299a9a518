// SPDX-License-Identifier: Apache-2.0
#include "gossan/microbes/group.hpp"

#include <gtest/gtest.h>

namespace gossan::microbes {
namespace {

IronUse made_iron_use() {
    IronUse iron;
    iron.maximum_growth = Rate(0.08 / 3600.0);
    iron.half_saturation = Density(0.031);
    iron.competition = Density(0.139);
    iron.yield = PerMass(2.3e13);
    iron.threshold = Concentration(0.3);
    return iron;
}

Group made_group() {
    Group group;
    group.id = "M1";
    group.temperature = CardinalResponse{{278.15}, {308.15}, {317.15}};
    group.ph = {1.0, 1.3, 2.5, 3.5};
    group.iron = made_iron_use();
    group.half_saturation_oxygen = Density(5e-4);
    group.half_saturation_carbon_dioxide = Concentration(3e-3);
    group.sulphate = {Density(90.0), 4.0};
    group.ferric = {Density(30.0), 1.0};
    group.capacity = PerMass(1e11);
    group.cell_carbon = Mass(5.5e-17);
    return group;
}

TEST(Group, OfTheTestsHasNoFault) { EXPECT_EQ(Group::schema().first_fault(made_group()), ""); }

TEST(Group, WithAMinimumAboveTheOptimumIsRefused) {
    const CardinalResponse upside_down{{313.15}, {308.15}, {317.15}};
    EXPECT_EQ(CardinalResponse::schema().first_fault(upside_down), "cardinal.optimum");
    Group group = made_group();
    group.temperature = upside_down;
    EXPECT_EQ(Group::schema().first_fault(group), "group.temperature.optimum");
}

TEST(Group, WithAnOptimumNearerToTheMinimumIsRefused) {
    // (5 + 44)/2 = 24.5 degC
    EXPECT_EQ(CardinalResponse::schema().first_fault({{278.15}, {297.15}, {317.15}}),
              "cardinal.optimum");
    EXPECT_EQ(CardinalResponse::schema().first_fault({{278.15}, {298.15}, {317.15}}), "");
}

TEST(Group, OfTheSquareRootModelNeedsAMaximumAboveItsMinimum) {
    using PerKelvin = Quantity<Dimension{.temperature = -1}>;
    EXPECT_EQ(RatkowskyResponse::schema().first_fault({PerKelvin(0.2), {318.15}, {318.15}}),
              "ratkowsky.maximum");
    EXPECT_EQ(RatkowskyResponse::schema().first_fault({PerKelvin(0.2), {278.15}, {318.15}}), "");
    EXPECT_EQ(maximum_of(RatkowskyResponse{PerKelvin(0.2), {278.15}, {318.15}}).si, 318.15);
}

TEST(Group, NeedsAWindowOfPhThatRises) {
    Group group = made_group();
    group.ph = {1.0, 2.6, 2.5, 3.5};
    EXPECT_EQ(Group::schema().first_fault(group), "group.ph.low");
}

TEST(Group, NeedsSomethingToLiveOn) {
    Group group = made_group();
    group.iron.reset();
    EXPECT_EQ(Group::schema().first_fault(group), "group.iron");
}

TEST(Group, NeedsAnIdThatCanNameAColumn) {
    for (const char* bad : {"", "1M", "M 1", "M1(cells)"}) {
        Group group = made_group();
        group.id = bad;
        EXPECT_EQ(Group::schema().first_fault(group), "group.id") << bad;
    }
}

TEST(Level, IsReadByMassOrByAmount) {
    // 31 mg/L of Fe, 55.845 g/mol: 31/55.845 = 0.55511 mol/m3
    EXPECT_NEAR(moles_of(Density(0.031), 0.055845).si, 0.555108, 1e-6);
    EXPECT_EQ(moles_of(Concentration(0.3), 0.055845).si, 0.3);
}

}  // namespace
}  // namespace gossan::microbes
