// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/microbial.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/reactions/build.hpp"

namespace gossan::reactions {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const ore::AtomicWeights weights{{"H", 1.008e-3}, {"C", 12.011e-3},  {"O", 15.999e-3},
                                 {"S", 32.06e-3}, {"Fe", 55.845e-3}, {"Cu", 63.546e-3}};

Substance substance(const std::string& name, const std::string& written, double heat) {
    return {name, written, ore::parse_formula(written), heat};
}

Library made_library() {
    Library library;
    Substances& all = library.substances;
    all.water = substance("H2O", "H2O", -285.83e3);
    all.components = {substance("H", "H+", 0.0),
                      substance("Fe(II)", "Fe+2", -92.257e3),
                      substance("Fe(III)", "Fe+3", -49.580e3),
                      substance("S(VI)", "SO4-2", -909.602e3),
                      substance("O2", "O2", -12.134e3),
                      substance("CO2", "CO2", -413.798e3)};
    ore::Mineral sulphur{.id = "sulphur",
                         .name = "Sulphur",
                         .formula = "S",
                         .occurs_in = ore::Occurrence::pores,
                         .density = {},
                         .heat_of_formation = MolarEnergy(0.0),
                         .source = "unverified",
                         .sources = {},
                         .composition = {},
                         .molar_mass = {}};
    ore::complete(sulphur, weights);
    all.minerals.push_back(sulphur);
    return library;
}

microbes::Group made_group() {
    microbes::Group group;
    group.id = "G";
    group.name = "Made group";
    group.temperature = microbes::CardinalResponse{{278.15}, {308.15}, {317.15}};
    group.ph = {1.0, 1.3, 2.5, 3.5};
    group.iron.emplace();
    group.iron->maximum_growth = Rate(0.08 / 3600.0);
    group.iron->half_saturation = Concentration(0.5);
    group.iron->competition = Concentration(2.5);
    group.iron->yield = microbes::PerMass(2.3e13);
    group.iron->maintenance = Rate(0.8 / 3600.0);
    group.iron->threshold = Concentration(0.0);
    group.sulphur.emplace();
    group.sulphur->maximum_oxidation = Rate(0.02 / 86400.0);
    group.sulphur->yield = microbes::PerMass(2.05e14);
    group.sulphur->capacity = microbes::PerMass(2e12);
    group.half_saturation_oxygen = Concentration(0.016);
    group.half_saturation_carbon_dioxide = Concentration(0.003);
    group.sulphate = {Concentration(900.0), 4.0};
    group.ferric = {Concentration(500.0), 1.0};
    group.decay = Rate(0.01 / 86400.0);
    group.attachment = Rate(0.3 / 3600.0);
    group.detachment = Rate(0.005 / 3600.0);
    group.capacity = microbes::PerMass(1e11);
    group.cell_carbon = Mass(5.5e-17);
    group.heat_of_formation = MolarEnergy(-212e3);
    group.source = "unverified";
    return group;
}

const Reaction& reaction(const Library& library, const std::string& id) {
    for (const Reaction& each : library.reactions) {
        if (each.id == id) return each;
    }
    throw Error(ErrorCode::internal, id);
}

double made(const Library& library, const std::string& id, const std::string& component) {
    return Equation::made(reaction(library, id).equation.components,
                          library.substances.component(component));
}

TEST(MicrobialReactions, BalanceInElementsAndChargeWhateverTheTraits) {
    for (const double factor : {0.01, 0.37, 1.0, 30.0}) {
        microbes::Group group = made_group();
        group.iron->yield = factor * group.iron->yield;
        group.sulphur->yield = factor * group.sulphur->yield;
        Library library = made_library();
        EXPECT_THAT(add_group(library, group, weights), IsEmpty()) << factor;
        EXPECT_EQ(library.reactions.size(), 7U);
        for (const Reaction& each : library.reactions) {
            EXPECT_THAT(imbalances(each.equation, library.substances), IsEmpty()) << each.id;
        }
    }
}

TEST(MicrobialReactions, OnIronTakeYieldAndMaintenanceFromTheTraits) {
    Library library = made_library();
    ASSERT_THAT(add_group(library, made_group(), weights), IsEmpty());
    // Y = 2.3e13 x 55.845e-3 x 5.5e-17/12.011e-3 = 5.8817e-3 mol C/mol Fe, 1/Y = 170.02, and
    // maintenance/growth = 10: N = 180.02. Seven digits are kept.
    const double yield = 2.3e13 * 55.845e-3 * 5.5e-17 / 12.011e-3;
    const double n = made(library, "G_iron_oxidation", "Fe(III)");
    EXPECT_NEAR(n, 1.0 / yield + 10.0, 2e-4);
    EXPECT_EQ(made(library, "G_iron_oxidation", "G"), 1.0);
    EXPECT_NEAR(made(library, "G_iron_oxidation", "O2"), 1.0 - n / 4.0, 1e-9);
    EXPECT_EQ(made(library, "G_iron_oxidation_attached", "G"), 0.0);
}

TEST(MicrobialReactions, OnIronGiveOffTheHeatOfItsOxidationLessThatKeptInCells) {
    Library library = made_library();
    ASSERT_THAT(add_group(library, made_group(), weights), IsEmpty());
    const double n = made(library, "G_iron_oxidation", "Fe(III)");
    // Fe+2 + O2(aq)/4 + H+ = Fe+3 + H2O/2: -49.580 - 142.915 + 92.257 + 3.0335 = -97.2045 kJ/mol;
    // CO2 + H2O = CH2O + O2(aq): -212 - 12.134 + 413.798 + 285.83 = 475.494 kJ/mol
    EXPECT_NEAR(reaction(library, "G_iron_oxidation").enthalpy, -97.2045e3 * n + 475.494e3, 1.0);
    EXPECT_NEAR(reaction(library, "G_decay").enthalpy, -475.494e3, 1e-3);
    EXPECT_NEAR(reaction(library, "G_attachment").enthalpy, 0.0, 1e-9);
}

TEST(MicrobialReactions, OnSulphurKeepSomeOfItsElectronsInCells) {
    Library library = made_library();
    ASSERT_THAT(add_group(library, made_group(), weights), IsEmpty());
    const double y = 2.05e14 * 32.06e-3 * 5.5e-17 / 12.011e-3;  // 0.0301 mol C/mol S
    EXPECT_NEAR(made(library, "G_sulphur_oxidation", "CO2"), -y, 1e-6 * y);
    EXPECT_NEAR(made(library, "G_sulphur_oxidation", "O2"), y - 1.5, 2e-8);  // half of 4e-8
    EXPECT_EQ(made(library, "G_sulphur_oxidation", "H"), 2.0);
}

TEST(MicrobialReactions, AreRefusedWhereCellsWouldTakeMoreThanTheSubstrateGives) {
    microbes::Group greedy = made_group();
    greedy.iron->yield = 50.0 * greedy.iron->yield;  // 1/Y = 3.4
    greedy.iron->maintenance = Rate(0.0);
    greedy.sulphur->yield = 50.0 * greedy.sulphur->yield;  // y = 1.505
    Library library = made_library();
    const auto faults = add_group(library, greedy, weights);
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].key, "iron.yield");
    EXPECT_EQ(faults[1].key, "sulphur.yield");
    EXPECT_THAT(library.groups, IsEmpty());
}

TEST(MicrobialReactions, AreRefusedForANameThatIsTaken) {
    microbes::Group group = made_group();
    group.id = "O2";
    Library library = made_library();
    EXPECT_EQ(add_group(library, group, weights).at(0).code, "group.name_taken");
}

TEST(MicrobialReactions, TakePartOnlyWhereTheGroupLives) {
    Library library = made_library();
    ASSERT_THAT(add_group(library, made_group(), weights), IsEmpty());
    const std::vector<std::string> carried{"H", "Fe(II)", "Fe(III)", "S(VI)", "O2", "CO2"};
    Selection selection{
        .components = carried, .minerals = {"sulphur"}, .class_sizes = {}, .exclude = {}};
    EXPECT_EQ(build(library, selection).n_reactions(), 0);
    selection.groups = {"G"};
    const Network network = build(library, selection);
    EXPECT_EQ(network.n_reactions(), 7);
    EXPECT_THAT(network.components(), Contains("G"));
    EXPECT_GE(network.solid_index("G_attached", -1), 0);
    // 1e11 cells/kg x 5.5e-17 kg / 12.011e-3 kg/mol
    const auto& attached =
        network.solids()[static_cast<std::size_t>(network.solid_index("G_attached", -1))];
    EXPECT_NEAR(attached.capacity_per_ore, 4.579e-4, 1e-7);
}

TEST(MicrobialReactions, BringTheGasesAlongThatTheGroupLivesOn) {
    Library library = made_library();
    ASSERT_THAT(add_group(library, made_group(), weights), IsEmpty());
    const Network network = build(
        library,
        {.components = {"H"}, .minerals = {}, .class_sizes = {}, .exclude = {}, .groups = {"G"}});
    EXPECT_THAT(network.components(), testing::IsSupersetOf({"G", "O2", "CO2"}));
    EXPECT_THAT(network.components(), Not(Contains("S(VI)")));
}

TEST(MicrobialReactions, OfAnUnknownGroupAreAFault) {
    Library library = made_library();
    ASSERT_THAT(add_group(library, made_group(), weights), IsEmpty());
    try {
        (void)build(
            library,
            {.components = {}, .minerals = {}, .class_sizes = {}, .exclude = {}, .groups = {"Gg"}});
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("Gg"));
    }
}

TEST(MicrobialReactions, AtTheBestOfAllRunAtTheRatesOfTheTraits) {
    microbes::Group group = made_group();
    group.iron->threshold = Concentration(0.0);
    Library library = made_library();
    ASSERT_THAT(add_group(library, group, weights), IsEmpty());
    const Network network = build(library, {.components = {"H", "Fe(II)", "Fe(III)", "S(VI)"},
                                            .minerals = {"sulphur"},
                                            .class_sizes = {},
                                            .exclude = {},
                                            .groups = {"G"}});
    std::vector<double> c(static_cast<std::size_t>(network.n_components()), 0.0);
    std::vector<double> ln_a(c.size(), -2.0 * std::log(10.0));  // pH 2
    const auto set = [&](const char* name, double value) {
        const auto found =
            std::find(network.components().begin(), network.components().end(), name);
        c[static_cast<std::size_t>(found - network.components().begin())] = value;
    };
    set("Fe(II)", 1e5);  // all of these far above half saturation
    set("O2", 1e4);
    set("CO2", 1e3);
    set("G", 2.0);
    Chemistry chemistry = network.make_chemistry();
    network.chemistry({308.15, c.data(), ln_a.data(), 0.0}, chemistry, false);
    for (std::size_t r = 0; r < network.reactions().size(); ++r) {
        // 1e-5: half saturations over the supplies above, 5e-6 and less
        if (network.reactions()[r].id == "G_iron_oxidation") {
            EXPECT_NEAR(chemistry.value[r] / (2.0 * 0.08 / 3600.0), 1.0, 2e-5);
            EXPECT_TRUE(network.reactions()[r].per_solution);
        }
        if (network.reactions()[r].id == "G_iron_oxidation_attached") {
            EXPECT_NEAR(chemistry.value[r] / (0.08 / 3600.0), 1.0, 2e-5);
            EXPECT_FALSE(network.reactions()[r].per_solution);
        }
        if (network.reactions()[r].id == "G_attachment") {
            EXPECT_TRUE(network.reactions()[r].per_solution);
        }
    }
}

}  // namespace
}  // namespace gossan::reactions
