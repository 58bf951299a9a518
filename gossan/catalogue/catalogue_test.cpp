// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/catalogue/sources.hpp"
#include "gossan/reactions/build.hpp"
#include "gossan/reactions/microbial.hpp"
#include "gossan/solution/equilibrium_constant.hpp"

namespace gossan::catalogue {
namespace {

using testing::IsEmpty;

const Catalogue& program() {
    static const Catalogue catalogue = load();
    return catalogue;
}

double enthalpy(const std::string& id) {
    for (const auto& reaction : program().library.reactions) {
        if (reaction.id == id) return reaction.enthalpy;
    }
    ADD_FAILURE() << id;
    return 0.0;
}

TEST(Catalogue, OfTheProgramHasNoFault) {
    Diagnostics diagnostics;
    const Catalogue catalogue = load({}, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    EXPECT_GE(catalogue.library.substances.minerals.size(), 16U);
    EXPECT_GE(catalogue.library.reactions.size(), 17U);
}

TEST(Catalogue, EveryReactionBalances) {
    const auto& library = program().library;
    for (const auto& reaction : library.reactions) {
        EXPECT_THAT(reactions::imbalances(reaction.equation, library.substances), IsEmpty())
            << reaction.id;
    }
}

TEST(Catalogue, HeatsOfReactionAreThoseOfOneSetOfHeatsOfFormation) {
    // CuO: 65.689 - 285.83 + 155.645. Malachite: 2 x 65.689 - 393.51 - 3 x 285.83 + 1053.95.
    EXPECT_NEAR(enthalpy("tenorite_acid"), -64.496e3, 1.0);
    EXPECT_NEAR(enthalpy("malachite_acid"), -65.672e3, 1.0);
    // Cu2O: 2 x 65.689 - 2 x 92.257 - 285.83 + 170.833 + 2 x 49.58
    EXPECT_NEAR(enthalpy("cuprite_ferric"), -68.973e3, 1.0);
    // Calcite to gypsum and gas, whatever calcium has: -2022.69 - 393.51 + 1207.302 + 909.602 +
    // 285.83
    EXPECT_NEAR(enthalpy("calcite_acid") + enthalpy("gypsum_precipitation"), -13.466e3, 1.0);
    EXPECT_NEAR(enthalpy("gypsum_dissolution"), -enthalpy("gypsum_precipitation"), 1e-6);
}

TEST(Catalogue, SilicatesGiveOffHeatAsTheyTakeUpAcid) {
    // 20 to 100 kJ per mol H+ is what silicates and oxides give off in acid.
    for (const auto& [id, protons] : {std::pair{"biotite_acid", 10.0},
                                      {"chlorite_acid", 16.0},
                                      {"k_feldspar_acid", 4.0},
                                      {"plagioclase_acid", 6.0},
                                      {"acid_consumer_fast_acid", 2.0}}) {
        const double per_proton = -enthalpy(id) / protons;
        EXPECT_GT(per_proton, 20e3) << id;
        EXPECT_LT(per_proton, 100e3) << id;
    }
}

TEST(Catalogue, AcidCapacitiesAreThoseOfTheFormulas) {
    EXPECT_EQ(program().acid_capacity.at("calcite"), 2.0);
    EXPECT_EQ(program().acid_capacity.at("biotite"), 10.0);
    EXPECT_EQ(program().acid_capacity.at("acid_consumer_slow"), 16.0);
    EXPECT_FALSE(program().acid_capacity.contains("gypsum"));
}

TEST(Catalogue, CompilesIntoANetworkOfEverythingWithFiniteRates) {
    const auto& library = program().library;
    reactions::Selection all{.components = {"H", "S(VI)", "Si", "Fe(III)"},
                             .minerals = {},
                             .class_sizes = {0.001, 0.005, 0.02},
                             .exclude = {},
                             .groups = library.groups};
    for (const auto& mineral : library.substances.minerals) all.minerals.push_back(mineral.id);
    for (const auto& reaction : library.reactions) {
        if (reaction.is_optional) all.include.push_back(reaction.id);
    }
    const reactions::Network network = reactions::build(library, all);
    EXPECT_EQ(network.n_reactions(), static_cast<int>(library.reactions.size()));
    const std::vector<double> concentration(static_cast<std::size_t>(network.n_components()), 50.0);
    const std::vector<double> activity(concentration.size(), -4.0);
    reactions::Chemistry chemistry = network.make_chemistry();
    network.chemistry({300.0, concentration.data(), activity.data(), -0.01}, chemistry, true);
    for (const double value : chemistry.value) EXPECT_TRUE(std::isfinite(value) && value >= 0.0);
}

TEST(Catalogue, OffersGroupsOfMicrobesAndCarriesTheirCells) {
    std::vector<std::string> ids;
    for (const auto& group : program().groups) {
        ids.push_back(group.id);
        // 5.5e-17 kg/cell x 1e11 cells/kg / 12.011e-3 kg/mol = 4.579e-4 mol C per kg of ore
        const int attached = program().library.substances.mineral(reactions::attached_id(group.id));
        EXPECT_NEAR(program().library.capacities.at(attached), 4.579e-4, 1e-7);
        // Yields of the two ways to count cells agree: 0.0059 mol C/mol Fe, 0.030 mol C/mol S.
        if (group.iron) {
            EXPECT_NEAR(
                reactions::carbon_yield(group, group.iron->yield, 0.055845, program().weights),
                0.0059, 5e-5);
        }
        if (group.sulphur) {
            EXPECT_NEAR(
                reactions::carbon_yield(group, group.sulphur->yield, 0.03206, program().weights),
                0.0301, 5e-5);
        }
    }
    EXPECT_THAT(ids, testing::ElementsAre("LF", "M1", "M2", "T1", "T2", "X"));
    const std::vector<std::string> names{"H", "X", "O2"};
    const auto components = program().components_named(names);
    const auto species = solution::assemble_species(components, program().species);
    EXPECT_EQ(species.size(), 4U);  // H+, OH-, the cells and oxygen
    EXPECT_EQ(components[1].elements,
              (std::map<std::string, double>{{"C", 1}, {"H", 2}, {"O", 1}}));
}

TEST(Catalogue, OxidisesIronWithoutMicrobesOnlyWhereAsked) {
    reactions::Selection selection{.components = {"H", "Fe(II)", "O2"},
                                   .minerals = {},
                                   .class_sizes = {},
                                   .exclude = {"ferric_hydroxide_precipitation"}};
    EXPECT_EQ(reactions::build(program().library, selection).n_reactions(), 0);
    selection.include = {"ferrous_iron_oxygen"};
    const reactions::Network network = reactions::build(program().library, selection);
    ASSERT_EQ(network.n_reactions(), 1);
    // Fe(II) by 1e-7 1/atm/min at 0.21 atm (1.276 mol/m3/atm, 0.268 mol O2/m3), 100 mol/m3: 2.1e-6
    // mol/m3/min = 3.5e-8 mol/m3/s, a quarter of it as extent
    std::vector<double> c(static_cast<std::size_t>(network.n_components()), 0.0);
    for (std::size_t k = 0; k < c.size(); ++k) {
        if (network.components()[k] == "Fe(II)") c[k] = 100.0;
        if (network.components()[k] == "O2") c[k] = 0.21 * 1.276;
    }
    const std::vector<double> ln_a(c.size(), -4.6);  // pH 2
    reactions::Chemistry chemistry = network.make_chemistry();
    network.chemistry({298.15, c.data(), ln_a.data(), 0.0}, chemistry, false);
    EXPECT_NEAR(4.0 * chemistry.value[0] / 3.5e-8, 1.0, 5e-3);  // constants of three digits
}

TEST(Catalogue, CopperPoolsAndAcidLumpsNeedNoSpeciation) {
    const reactions::Network network = reactions::build(
        program().library, {.components = {"H", "S(VI)"},
                            .minerals = {"copper_oxide_fast", "copper_oxide_slow",
                                         "acid_consumer_fast", "acid_consumer_slow"},
                            .class_sizes = {0.01},
                            .exclude = {}});
    EXPECT_THAT(network.wanted_activities(), IsEmpty());
    EXPECT_FALSE(network.needs_water_activity());
}

TEST(Catalogue, SilicaExchangesWithTheWaterOnlyWhereSiliconIsCarried) {
    const auto count = [](std::vector<std::string> components) {
        const reactions::Network network =
            reactions::build(program().library, {.components = std::move(components),
                                                 .minerals = {"chrysocolla"},
                                                 .class_sizes = {0.01},
                                                 .exclude = {}});
        return network.n_reactions();
    };
    EXPECT_EQ(count({"H", "S(VI)"}), 1);
    EXPECT_EQ(count({"H", "S(VI)", "Si"}), 3);
}

TEST(Catalogue, GypsumSaturatesAsInPhreeqc) {
    struct Row {
        double celsius, water, sulphate, calcium, index;
    };
    // Solutions of acid sulphate by PHREEQC 3 with phreeqc.dat: T, a_w, a(SO4-2), a(Ca+2), SI
    // gypsum. Source: Parkhurst2013.
    const auto& substances = program().library.substances;
    const auto& gypsum = program().library.solubilities.at(substances.mineral("gypsum"));
    for (const Row& row : {Row{32.2, 0.983104, 0.02249331, 0.0008029625, -0.1762648},
                           Row{12.2, 0.9787385, 0.03482132, 0.0009775136, 0.02794521},
                           Row{63.3, 0.9750858, 0.0143153, 0.000365674, -0.4840369},
                           Row{52.2, 0.9855695, 0.01998085, 0.0007349486, -0.1272182}}) {
        double ln_omega = gypsum.equation.water * std::log(row.water) -
                          solution::ln_k(gypsum.constant, row.celsius + 273.15);
        for (const auto& [component, made] : gypsum.equation.components) {
            const bool is_calcium = component == substances.component("Ca");
            ln_omega += made * std::log(is_calcium ? row.calcium : row.sulphate);
        }
        // Activities are printed to seven digits; 1e-4 leaves room for their rounding alone.
        EXPECT_NEAR(ln_omega / std::log(10.0), row.index, 1e-4) << row.celsius;
    }
}

TEST(Catalogue, CalciteUnderOnePerCentCarbonDioxideSaturatesNearPhSeven) {
    const auto& substances = program().library.substances;
    const auto& calcite = program().library.solubilities.at(substances.mineral("calcite"));
    // log K = log a_Ca + 2 pH + log p, p in atm: with a_Ca = 10^-2.5, 9.669 = -2.5 + 2 pH - 2.006.
    const double ph = 0.5 * (calcite.constant.log_k_25 + 2.5 - calcite.ln_gases / std::log(10.0));
    EXPECT_NEAR(ph, 7.087, 1e-3);
}

TEST(Catalogue, FindsComponentsByNameInTheOrderAsked) {
    const std::vector<std::string> names{"Cu", "H"};
    const auto components = program().components_named(names);
    ASSERT_EQ(components.size(), 2U);
    EXPECT_EQ(components[0].master, "Cu+2");
    EXPECT_EQ(components[1].charge, 1);
    const std::vector<std::string> wrong{"Xx"};
    EXPECT_THROW((void)program().components_named(wrong), Error);
}

TEST(Source, IsAKeyOrSaysWhyItIsNone) {
    const std::set<std::string> keys{"Bai2018", "Lasaga1998"};
    for (const char* good : {"Bai2018", "Bai2018, table 3", "Bai2018; Lasaga1998, ch. 1",
                             "unverified", "estimate: as of silicates", "choice: a round number"}) {
        EXPECT_EQ(source_fault(good, keys), "") << good;
    }
    for (const char* bad : {"", " ", "Bai2019", "estimate", "estimate:", "estimate: ", "choice",
                            "Bai2018; Nobody1999", "Unverified"}) {
        EXPECT_NE(source_fault(bad, keys), "") << bad;
    }
}

TEST(Bibliography, GivesTheKeysOfItsEntries) {
    const auto keys = bibliography_keys(
        "@article{A2000,\n title={x @ y}}\n% @book{not,\n@book{ B2001 ,\n title = {z}\n}\n");
    EXPECT_TRUE(keys.contains("A2000"));
    EXPECT_TRUE(keys.contains("B2001"));
}

}  // namespace
}  // namespace gossan::catalogue
