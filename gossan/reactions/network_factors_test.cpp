// SPDX-License-Identifier: Apache-2.0
// Reactions without a solid, factors that reactions share, factors of several solids, and what the
// network tells of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "gossan/reactions/chemistry_batch.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

using for_tests::constant;
using for_tests::growth;
using for_tests::power;
using for_tests::topological;
using testing::ElementsAre;

laws::Monod oxygen() {
    laws::Monod law;
    law.component = "O2";
    law.half_saturation = Concentration(0.05);
    return law;
}

/// Ferrous oxidation in solution twice, with every factor in common, and once per volume of bed.
Network iron() {
    Library all = for_tests::empty_library();
    const std::string equation = "4 Fe+2 + O2 + 4 H+ = 4 Fe+3 + 2 H2O";
    const std::vector<Law> rate{growth(2e-6), oxygen(), power("Fe(II)_total", 1.0)};
    for (const char* id : {"one", "two"}) for_tests::add(all, id, equation, rate);
    ReactionFact fact;
    fact.id = "three";
    fact.equation = equation;
    fact.enthalpy = MolarEnergy(-5e4);
    fact.basis = Basis::bed;
    fact.rate = {growth(3e-6), oxygen(), power("Fe(II)_total", 1.0)};
    EXPECT_TRUE(add_reaction(all, fact).empty());
    return build(
        all,
        {.components = {"H", "Fe(II)", "O2"}, .minerals = {}, .class_sizes = {}, .exclude = {}});
}

constexpr double concentration[] = {100.0, 50.0, 0.05, 3.0};
constexpr double ln_activity[] = {-2.0, -5.0, -9.0, -8.0};
constexpr Medium medium{312.0, concentration, ln_activity, -0.02};

TEST(NetworkWithoutSolids, GivesAReactionOneChannelThatIsAlwaysAvailable) {
    const Network network = iron();
    EXPECT_THAT(network.components(), ElementsAre("H", "Fe(II)", "O2", "Fe(III)"));
    ASSERT_EQ(network.n_channels(), 3);
    Availability availability = network.make_availability();
    network.availability({}, {}, {}, availability, true);
    for (int channel = 0; channel < 3; ++channel) {
        EXPECT_EQ(network.channels()[static_cast<std::size_t>(channel)].solid, -1);
        EXPECT_TRUE(network.channel_solids(channel).empty());
        EXPECT_EQ(availability.value[static_cast<std::size_t>(channel)], 1.0);
    }
    EXPECT_TRUE(availability.d_solid.empty());
    EXPECT_TRUE(network.references({}).empty());
}

TEST(NetworkWithoutSolids, TellsWhichRatesArePerVolumeOfSolution) {
    const Network network = iron();
    EXPECT_TRUE(network.reactions()[0].per_solution);   // no solid, nothing said
    EXPECT_FALSE(network.reactions()[2].per_solution);  // says bed
}

TEST(ChemistryBatch, HasTheValuesOfEachSolutionWhereverItStands) {
    const Network network = iron();
    Chemistry alone = network.make_chemistry();
    for (const std::size_t n : {std::size_t{1}, std::size_t{3}, media_at_once, media_at_once + 5}) {
        ChemistryBatch batch = network.make_batch(n);
        ChemistryBatch single = network.make_batch(1);
        const auto at = [](std::size_t k, std::array<double, 4>& c) {
            c = {100.0, 50.0 + static_cast<double>(k), 0.05, 3.0};
            return Medium{300.0 + static_cast<double>(k), c.data(), ln_activity, -0.02};
        };
        std::array<double, 4> c;
        for (std::size_t k = 0; k < n; ++k) network.put(at(k, c), k, batch);
        network.chemistry(batch);
        for (std::size_t k = 0; k < n; ++k) {
            network.chemistry(at(k, c), alone, false);
            network.put(at(k, c), 0, single);
            network.chemistry(single);
            for (std::size_t r = 0; r < 3; ++r) {
                const double value = batch.value[r * batch.stride + k];
                EXPECT_EQ(value, single.value[r * single.stride]);
                EXPECT_NEAR(value / alone.value[r], 1.0, 1e-13);  // two exponentials of 20
            }
        }
    }
}

TEST(SharedFactors, AreEvaluatedOnce) {
    const Network network = iron();
    Chemistry chemistry = network.make_chemistry();
    EXPECT_EQ(chemistry.factor.size(), 4U);  // two rate constants, oxygen, iron
    network.chemistry(medium, chemistry, true);
    const auto nc = static_cast<std::size_t>(network.n_components());
    EXPECT_EQ(chemistry.value[0], chemistry.value[1]);
    EXPECT_NEAR(chemistry.value[2], 1.5 * chemistry.value[0], 1e-15 * chemistry.value[0]);
    for (std::size_t c = 0; c < nc; ++c) {
        EXPECT_EQ(chemistry.d_concentration[c], chemistry.d_concentration[nc + c]);
    }
}

TEST(SharedFactors, KeepLawsOfDifferentSolidsApart) {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "calcite", "CaCO3");
    for_tests::add_mineral(all, "tenorite", "CuO");
    laws::SurfaceKinetics surface;
    surface.log_k25 = -8.0;
    surface.specific_surface = SpecificArea(100.0);
    for_tests::add(all, "one", "CuO + 2 H+ = Cu+2 + H2O", {surface, topological(1.0)});
    for_tests::add(all, "two", "CaCO3 + 2 H+ = Ca+2 + CO2(g) + H2O", {surface, topological(1.0)});
    const Network network = build(all, {.components = {"H"},
                                        .minerals = {"calcite", "tenorite"},
                                        .class_sizes = {},
                                        .exclude = {}});
    Chemistry chemistry = network.make_chemistry();
    ASSERT_EQ(chemistry.factor.size(), 2U);
    network.chemistry(medium, chemistry, false);
    // 10^-8 x 100 x M
    EXPECT_NEAR(chemistry.value[1] / chemistry.value[0], (40.078 + 60.008) / 79.545, 1e-12);
}

/// A sulphide in two classes with a partner in the same, coated by what sits in the pores, and a
/// salt in the pores that the sulphide coats.
Network contact() {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "own", "CuO");
    for_tests::add_mineral(all, "partner", "CaCO3");
    for_tests::add_mineral(all, "salt", "MgSO4", ore::Occurrence::pores);
    laws::Galvanic galvanic;
    galvanic.partner = "partner";
    galvanic.gain = 2.0;
    laws::CoatedBy coated;
    coated.mineral = "salt";
    coated.scale = Concentration(20.0);
    laws::CoatedBy beneath = coated;
    beneath.mineral = "own";
    for_tests::add(all, "leach", "CuO + 2 H+ = Cu+2 + H2O",
                   {constant(1.0), topological(1.5), galvanic, coated});
    for_tests::add(all, "dissolve", "salt = Mg+2 + SO4-2",
                   {constant(1.0), topological(1.0), beneath});
    for_tests::add(all, "alone", "partner + 2 H+ = Ca+2 + CO2(g) + H2O",
                   {constant(1.0), topological(1.0)});
    return build(all, {.components = {"H", "S(VI)"},
                       .minerals = {"own", "partner", "salt"},
                       .class_sizes = {0.002, 0.01},
                       .exclude = {}});
}

TEST(FactorsOfSeveralSolids, MeetTheOthersOfTheSameClassOrTheSumOverClasses) {
    const Network network = contact();
    const int salt = network.solid_index("salt", -1);
    for (int channel = 0; channel < network.n_channels(); ++channel) {
        const auto& info = network.channels()[static_cast<std::size_t>(channel)];
        const auto& id = network.reactions()[static_cast<std::size_t>(info.reaction)].id;
        if (id == "leach") {
            const int k = network.solids()[static_cast<std::size_t>(info.solid)].size_class;
            EXPECT_THAT(network.channel_solids(channel),
                        ElementsAre(network.solid_index("own", k),
                                    network.solid_index("partner", k), salt));
        } else if (id == "dissolve") {
            EXPECT_THAT(
                network.channel_solids(channel),
                ElementsAre(salt, network.solid_index("own", 0), network.solid_index("own", 1)));
        } else {
            EXPECT_THAT(network.channel_solids(channel), ElementsAre(info.solid));
        }
    }
}

TEST(FactorsOfSeveralSolids, HaveValuesByHandAndSlopesByDifference) {
    const Network network = contact();
    const auto n = static_cast<std::size_t>(network.n_solids());
    std::vector<double> amount(n);
    for (std::size_t s = 0; s < n; ++s) amount[s] = 1.0 + 0.7 * static_cast<double>(s);
    const std::vector<double> reference(n, 9.0);
    const std::vector<double> access(n, 0.8);
    Availability at = network.make_availability();
    network.availability(amount, reference, access, at, true);
    for (int channel = 0; channel < network.n_channels(); ++channel) {
        const auto solids = network.channel_solids(channel);
        const auto c = static_cast<std::size_t>(channel);
        for (std::size_t k = 0; k < solids.size(); ++k) {
            const auto solid = static_cast<std::size_t>(solids[k]);
            const double h = 1e-5;
            Availability up = at;
            Availability down = at;
            std::vector<double> moved = amount;
            moved[solid] += h;
            network.availability(moved, reference, access, up, false);
            moved[solid] -= 2.0 * h;
            network.availability(moved, reference, access, down, false);
            const double difference = (up.value[c] - down.value[c]) / (2.0 * h);
            EXPECT_NEAR(at.d_solid[network.first_slope(channel) + k], difference,
                        1e-6 * std::abs(difference) + 1e-9);
        }
        if (channel == 2) {  // dissolve: n A exp(-sum of own/20)
            const double cover = amount[static_cast<std::size_t>(network.solid_index("own", 0))] +
                                 amount[static_cast<std::size_t>(network.solid_index("own", 1))];
            const double salt = amount[static_cast<std::size_t>(network.solid_index("salt", -1))];
            EXPECT_NEAR(at.value[c], 0.8 * salt * std::exp(-cover / 20.0), 1e-12);
        }
    }
}

TEST(FactorsOfSeveralSolids, CountAMineralThatIsNotThereAsNone) {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "own", "CuO");
    for_tests::add_mineral(all, "partner", "CaCO3");
    laws::Galvanic galvanic;
    galvanic.partner = "partner";
    galvanic.gain = 2.0;
    for_tests::add(all, "leach", "CuO + 2 H+ = Cu+2 + H2O",
                   {constant(1.0), topological(1.0), galvanic});
    const Network network =
        build(all, {.components = {"H"}, .minerals = {"own"}, .class_sizes = {}, .exclude = {}});
    EXPECT_EQ(network.n_solids(), 1);
    Availability at = network.make_availability();
    network.availability(std::vector{3.0}, std::vector{4.0}, std::vector{1.0}, at, true);
    EXPECT_NEAR(at.value[0], 3.0, 1e-12);
    ASSERT_EQ(at.d_solid.size(), 1U);
    EXPECT_NEAR(at.d_solid[0], 1.0, 1e-12);
}

TEST(Explanation, HasEveryFactorOfTheSolution) {
    const auto factors = iron().explain(0, medium);
    ASSERT_EQ(factors.size(), 3U);
    EXPECT_EQ(factors[0].law, "growth_rate");
    EXPECT_EQ(factors[0].limit, Limit::temperature);
    // Relative to 25 degC: exp[-(40000/R)(1/312 - 1/298.15)]
    const double warm = std::exp(-40e3 / 8.31446261815324 * (1.0 / 312.0 - 1.0 / 298.15));
    EXPECT_NEAR(factors[0].value, warm, 1e-12);
    EXPECT_EQ(factors[1].limit, Limit::oxygen);
    EXPECT_NEAR(factors[1].value, 0.5, 1e-12);
    EXPECT_EQ(factors[2].limit, Limit::substrate);
    EXPECT_NEAR(factors[2].value, 0.5, 1e-12);
}

TEST(Explanation, NamesAcidAndIronByWhatTheyAreMadeOf) {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "own", "CuO");
    laws::Inhibition salts;
    salts.component = "Fe(III)";
    salts.constant = Concentration(500.0);
    for_tests::add(all, "leach", "CuO + 2 H+ = Cu+2 + H2O",
                   {constant(1.0), power("H_total", 1.0), power("a_Fe(III)", 0.5), salts,
                    for_tests::cardinal(5, 35, 44), topological(1.0)});
    const auto factors =
        build(all, {.components = {"H"}, .minerals = {"own"}, .class_sizes = {}, .exclude = {}})
            .explain(0, medium);
    std::vector<Limit> limits;
    for (const FactorValue& factor : factors) limits.push_back(factor.limit);
    EXPECT_THAT(limits, ElementsAre(Limit::temperature, Limit::acid, Limit::ferric, Limit::salts,
                                    Limit::temperature));
}

TEST(Explanation, TellsWhatIsLeftRelativeToAllThatThereWas) {
    const Network network = contact();
    const auto n = static_cast<std::size_t>(network.n_solids());
    const auto factors =
        network.explain_solids(0, std::vector(n, 2.0), std::vector(n, 8.0), std::vector(n, 0.5));
    ASSERT_EQ(factors.size(), 3U);
    EXPECT_EQ(factors[0].limit, Limit::accessibility);
    EXPECT_NEAR(factors[0].value, 0.5 * 0.125, 1e-9);  // A (n/n_0)^1.5
    EXPECT_EQ(factors[1].law, "galvanic");
    EXPECT_EQ(factors[1].limit, Limit::none);
    EXPECT_NEAR(factors[2].value, std::exp(-0.1), 1e-12);
}

TEST(Capacity, IsToldAndKeepsASolidOutOfWhatItCanReceive) {
    Library all = for_tests::empty_library();
    for_tests::add_mineral(all, "cells", "CH2O", ore::Occurrence::pores);
    for_tests::add_mineral(all, "sugar", "CH2O", ore::Occurrence::pores);
    all.capacities[all.substances.mineral("cells")] = 1e-3;
    for_tests::add(all, "eat", "sugar = cells", {constant(1.0), topological(1.0)});
    const Network network =
        build(all, {.components = {}, .minerals = {"sugar"}, .class_sizes = {}, .exclude = {}});
    const auto cells = static_cast<std::size_t>(network.solid_index("cells", -1));
    EXPECT_EQ(network.solids()[cells].capacity_per_ore, 1e-3);
    std::vector<double> initial(2, 0.0);
    initial[static_cast<std::size_t>(network.solid_index("sugar", -1))] = 5.0;
    EXPECT_EQ(network.references(initial)[cells], 0.0);
}

}  // namespace
}  // namespace gossan::reactions
