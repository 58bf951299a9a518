// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/cure.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::constant;
using for_tests::topological;

/// Calcite and copper oxide in two size classes, with gypsum to grow.
Network network() {
    Library library = for_tests::empty_library();
    for_tests::add_mineral(library, "calcite", "CaCO3");
    for_tests::add_mineral(library, "tenorite", "CuO");
    for_tests::add_mineral(library, "gypsum", "CaSO4·2H2O", ore::Occurrence::pores);
    for_tests::add(library, "carbonate", "CaCO3 + 2 H+ = Ca+2 + CO2(g) + H2O",
                   {constant(1e-5), topological(1.0)}, -20e3);
    for_tests::add(library, "oxide", "CuO + 2 H+ = Cu+2 + H2O", {constant(1e-6), topological(1.0)},
                   -60e3);
    laws::GrowthRate growth;
    growth.k25 = decltype(growth.k25)(1e-4);
    growth.activation_energy = MolarEnergy(0.0);
    for_tests::add(library, "gypsum", "Ca+2 + SO4-2 + 2 H2O = CaSO4·2H2O", {growth}, 2e3);
    return build(library, {.components = {"H", "S(VI)"},
                           .minerals = {"calcite", "tenorite"},
                           .class_sizes = {0.002, 0.01},
                           .exclude = {}});
}

CuredOre fresh(const Network& network) {
    CuredOre ore;
    ore.solids.assign(static_cast<std::size_t>(network.n_solids()), 0.0);
    ore.components.assign(static_cast<std::size_t>(network.n_components()), 0.0);
    const auto solid = [&](const char* mineral, int k) -> double& {
        return ore.solids[static_cast<std::size_t>(network.solid_index(mineral, k))];
    };
    solid("calcite", 0) = 0.01;  // mol per kg of ore
    solid("calcite", 1) = 0.03;
    solid("tenorite", 0) = 0.02;
    solid("tenorite", 1) = 0.02;
    ore.water = 2.0;
    return ore;
}

double at(const Network& network, const CuredOre& ore, const char* mineral, int k) {
    return ore.solids[static_cast<std::size_t>(network.solid_index(mineral, k))];
}

double dissolved(const Network& network, const CuredOre& ore, const std::string& name) {
    for (std::size_t c = 0; c < network.components().size(); ++c) {
        if (network.components()[c] == name) return ore.components[c];
    }
    ADD_FAILURE() << name;
    return 0.0;
}

/// Moles of every element, then charge, that an ore holds with the gas it gave off.
std::vector<double> inventory(const Network& network, const CuredOre& ore) {
    const Atoms& atoms = network.atoms();
    const std::size_t n = atoms.elements.size();
    std::vector<double> sum(n + 1);
    const auto add = [&](const std::vector<double>& table, const std::vector<double>& moles) {
        for (std::size_t row = 0; row < moles.size(); ++row) {
            for (std::size_t e = 0; e < n; ++e) sum[e] += moles[row] * table[row * n + e];
        }
    };
    add(atoms.solid, ore.solids);
    add(atoms.component, ore.components);
    add(atoms.gas, ore.gases);
    add(atoms.water, {ore.water});
    for (std::size_t c = 0; c < ore.components.size(); ++c) {
        sum[n] += ore.components[c] * atoms.component_charge[c];
    }
    return sum;
}

CureRecipe recipe(double acid, std::vector<CureStep> steps) {
    CureRecipe result;
    result.acid = Number(acid);
    result.water = Number(0.05);
    result.steps = std::move(steps);
    return result;
}

TEST(Cure, WithAcidToSpareConvertsAsFarAsAskedAndLeavesTheRestInThePores) {
    const Network net = network();
    // 0.0196160 kg/kg is 0.4 mol H+; carbonate takes 2 x 0.04, half of the oxide 2 x 0.02.
    const CuredOre ore =
        cure(net, recipe(0.4 * 0.04904, {{"carbonate", Number(1.0)}, {"oxide", Number(0.5)}}),
             fresh(net));
    EXPECT_NEAR(dissolved(net, ore, "H"), 0.4 - 0.08 - 0.04, 1e-12);
    EXPECT_NEAR(dissolved(net, ore, "S(VI)"), 0.2, 1e-12);
    EXPECT_NEAR(dissolved(net, ore, "Cu"), 0.02, 1e-12);
    EXPECT_NEAR(at(net, ore, "calcite", 1), 0.0, 1e-15);
    EXPECT_NEAR(at(net, ore, "tenorite", 0), 0.01, 1e-12);
    EXPECT_NEAR(ore.gases.at(0), 0.04, 1e-12);
    // 0.2 mol acid x 80 kJ + 0.04 x 20 kJ + 0.02 x 60 kJ
    EXPECT_NEAR(ore.heat, 16000.0 + 800.0 + 1200.0, 1e-8);
    EXPECT_NEAR(ore.water, 2.0 + 0.05 / 0.0180153 + 0.04 + 0.02, 1e-12);
}

TEST(Cure, ShortOfAcidStopsAtTheLastDropAndEveryClassSharesAlike) {
    const Network net = network();
    // 0.04 mol H+ dissolve 0.02 of 0.04 mol calcite, half of every class; the oxide gets nothing.
    const CuredOre ore =
        cure(net, recipe(0.04 * 0.04904, {{"carbonate", Number(1.0)}, {"oxide", Number(1.0)}}),
             fresh(net));
    EXPECT_NEAR(dissolved(net, ore, "H"), 0.0, 1e-15);
    EXPECT_NEAR(at(net, ore, "calcite", 0), 0.005, 1e-12);
    EXPECT_NEAR(at(net, ore, "calcite", 1), 0.015, 1e-12);
    EXPECT_EQ(at(net, ore, "tenorite", 0), 0.02);
}

TEST(Cure, CanGrowAPrecipitateAsFarAsItsIonsGo) {
    const Network net = network();
    const CuredOre ore =
        cure(net, recipe(0.4 * 0.04904, {{"carbonate", Number(1.0)}, {"gypsum", Number(0.9)}}),
             fresh(net));
    EXPECT_NEAR(at(net, ore, "gypsum", -1), 0.9 * 0.04, 1e-12);
    EXPECT_NEAR(dissolved(net, ore, "Ca"), 0.1 * 0.04, 1e-12);
    EXPECT_NEAR(dissolved(net, ore, "S(VI)"), 0.2 - 0.036, 1e-12);
}

TEST(Cure, KeepsEveryElementAndCharge) {
    const Network net = network();
    CuredOre before = fresh(net);
    before.gases.assign(1, 0.0);
    for (const double acid : {0.0, 0.001, 0.01, 0.1}) {
        const CureRecipe what = recipe(
            acid, {{"carbonate", Number(0.8)}, {"oxide", Number(0.7)}, {"gypsum", Number(1.0)}});
        const CuredOre after = cure(net, what, before);
        CuredOre mixed = before;  // before any reaction
        mixed.water += 0.05 / 0.0180153;
        for (std::size_t c = 0; c < net.components().size(); ++c) {
            if (net.components()[c] == "H") mixed.components[c] += acid / 0.04904;
            if (net.components()[c] == "S(VI)") mixed.components[c] += 0.5 * acid / 0.04904;
        }
        const auto then = inventory(net, mixed);
        const auto now = inventory(net, after);
        for (std::size_t e = 0; e < then.size(); ++e)
            // Some ten moles of hydrogen and oxygen, a few roundings each.
            EXPECT_NEAR(now[e], then[e], 1e-13) << e;
    }
}

TEST(Cure, WithoutAcidOrStepsAddsWaterAlone) {
    const Network net = network();
    const CuredOre ore = cure(net, recipe(0.0, {}), fresh(net));
    EXPECT_EQ(ore.solids, fresh(net).solids);
    EXPECT_EQ(ore.heat, 0.0);
}

TEST(Cure, NamesTheNearestReactionForOneItDoesNotKnow) {
    const Network net = network();
    try {
        (void)cure(net, recipe(0.01, {{"carbonat", Number(1.0)}}), fresh(net));
        FAIL() << "must throw";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::input);
        EXPECT_NE(error.hint.find("carbonate"), std::string::npos);
    }
}

}  // namespace
}  // namespace gossan::reactions
