// SPDX-License-Identifier: Apache-2.0
// What the data say of sulphides: heats of oxidation, products, and the law of chalcopyrite.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/reactions/build.hpp"

namespace gossan::catalogue {
namespace {

const Catalogue& program() {
    static const Catalogue catalogue = load();
    return catalogue;
}

const reactions::Reaction& reaction(const std::string& id) {
    const auto& all = program().library.reactions;
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const auto& each) { return each.id == id; });
    EXPECT_NE(found, all.end()) << id;
    return *found;
}

struct Oxidation {
    double heat = 0.0;    ///< J made
    double oxygen = 0.0;  ///< mol of gas used up
};

/// A mole of a solid by its reactions with Fe(III), its sulphur and Fe(II) then by oxygen gas.
Oxidation complete_oxidation(const std::string& mineral) {
    // S + 3/2 O2 + H2O = SO4-2 + 2 H+: -909.602 + 285.83 = -623.772 kJ/mol
    if (mineral == "sulphur") return {623.772e3, 1.5};
    const auto& library = program().library;
    const int own = library.substances.mineral(mineral);
    for (const auto& each : library.reactions) {
        if (reactions::Equation::made(each.equation.minerals, own) != -1.0) continue;
        const double ferrous = reactions::Equation::made(each.equation.components,
                                                         library.substances.component("Fe(II)"));
        const double ferric = reactions::Equation::made(each.equation.components,
                                                        library.substances.component("Fe(III)"));
        if (ferric >= 0.0) continue;
        // Fe+2 + O2/4 + H+ = Fe+3 + H2O/2: -49.580 - 142.915 + 92.257 = -100.238 kJ/mol
        Oxidation sum{-each.enthalpy + 100.238e3 * ferrous, 0.25 * ferrous};
        for (const auto& [index, moles] : each.equation.minerals) {
            if (moles < 0.0) continue;
            const auto& id = library.substances.minerals[static_cast<std::size_t>(index)].id;
            const Oxidation further = complete_oxidation(id);
            sum.heat += moles * further.heat;
            sum.oxygen += moles * further.oxygen;
        }
        return sum;
    }
    ADD_FAILURE() << mineral;
    return {};
}

TEST(Sulphides, GiveOff394To416KilojoulesForEachMoleOfOxygen) {
    // Of one set of heats of formation; bounds to the kJ.
    for (const char* mineral :
         {"chalcopyrite", "pyrite", "bornite", "bornite_residue", "chalcocite",
          "chalcocite_residue", "covellite", "enargite", "sulphur"}) {
        const Oxidation whole = complete_oxidation(mineral);
        EXPECT_GT(whole.heat / whole.oxygen, 393.5e3) << mineral;
        EXPECT_LT(whole.heat / whole.oxygen, 416.5e3) << mineral;
    }
    // FeS2 + 3.75 O2 + 0.5 H2O = Fe+3 + 2 SO4-2 + H+: 49.580 + 1819.204 - 171.544 - 142.915
    EXPECT_NEAR(complete_oxidation("pyrite").heat, 1554.325e3, 1.0);
    EXPECT_NEAR(complete_oxidation("pyrite").oxygen, 3.75, 1e-12);
}

TEST(Sulphides, AreThermallyNearNeutralToFerricIron) {
    // Pyrite: -15 x 92.257 - 1819.204 + 171.544 + 14 x 49.580 + 8 x 285.83 = -50.755 kJ/mol
    EXPECT_NEAR(reaction("pyrite_ferric").enthalpy, -50.755e3, 1.0);
    EXPECT_NEAR(reaction("chalcocite_first_stage").enthalpy, 6.0e3, 5.0);
    EXPECT_NEAR(reaction("bornite_first_stage").enthalpy, 19.5e3, 5.0);
    EXPECT_NEAR(reaction("enargite_ferric").enthalpy, 16.0e3, 5.0);
    // Cu2S + 4 Fe+3 = 2 Cu+2 + 4 Fe+2 + S: 131.378 - 369.028 + 79.496 + 198.320
    EXPECT_NEAR(
        reaction("chalcocite_first_stage").enthalpy + reaction("chalcocite_second_stage").enthalpy,
        40.166e3, 1.0);
    // Cu5FeS4 + 12 Fe+3 = 5 Cu+2 + 13 Fe+2 + 4 S: 328.445 - 1199.341 + 334.394 + 594.960
    EXPECT_NEAR(
        reaction("bornite_first_stage").enthalpy + reaction("bornite_second_stage").enthalpy,
        58.458e3, 1.0);
}

TEST(Sulphides, LeaveSulphurInThePoresAndArsenicInTheWater) {
    const reactions::Network network =
        reactions::build(program().library, {.components = {"H", "Fe(III)", "Fe(II)", "S(VI)"},
                                             .minerals = {"enargite"},
                                             .class_sizes = {0.002, 0.01},
                                             .exclude = {}});
    EXPECT_GE(network.solid_index("sulphur", -1), 0);
    EXPECT_GE(network.solid_index("scorodite", -1), 0);
    EXPECT_THAT(network.components(), testing::Contains("As"));
}

/// Rate of chalcopyrite in a solution of 100 mol/m3 iron at pH 1.5, over its constant.
double relative_rate(const reactions::Network& network, double celsius, double potential) {
    const double kelvin = celsius + 273.15;
    const double formal = 0.665 + 0.0007 * (celsius - 25.0);
    const double ratio =
        std::exp((potential - formal) * constants::faraday / (constants::gas * kelvin));
    std::vector<double> c(static_cast<std::size_t>(network.n_components()), 0.0);
    std::vector<double> ln_a(c.size(), -1.5 * std::log(10.0));
    for (std::size_t k = 0; k < c.size(); ++k) {
        if (network.components()[k] == "Fe(III)") c[k] = 100.0 * ratio / (1.0 + ratio);
        if (network.components()[k] == "Fe(II)") c[k] = 100.0 / (1.0 + ratio);
    }
    reactions::Chemistry chemistry = network.make_chemistry();
    network.chemistry({kelvin, c.data(), ln_a.data(), 0.0}, chemistry, false);
    for (std::size_t r = 0; r < network.reactions().size(); ++r) {
        if (network.reactions()[r].id != "chalcopyrite_ferric") continue;
        const double rate =
            1.5e-3 / 86400.0 * std::exp(60e3 / constants::gas * (1.0 / 298.15 - 1.0 / kelvin));
        return chemistry.value[r] / rate;
    }
    ADD_FAILURE();
    return 0.0;
}

TEST(Sulphides, OfChalcopyriteLeachesFastestNear620Millivolts) {
    const reactions::Network network =
        reactions::build(program().library, {.components = {"H", "Fe(III)", "Fe(II)"},
                                             .minerals = {"chalcopyrite"},
                                             .class_sizes = {0.01},
                                             .exclude = {}});
    // 4 s/(1 + 3 s) P with s = sqrt(Fe(III)/Fe(II)) = exp((E - E0')F/2RT) and P = 0.15 +
    // 0.85/(1 + exp((E - 0.65)/0.02)), by hand to two digits; at 55 degC E0' = 0.686, P = 0.383 +
    // 0.617/(1 + exp((E - 0.674)/0.02)).
    EXPECT_NEAR(relative_rate(network, 25.0, 0.55), 0.32, 0.006);
    EXPECT_NEAR(relative_rate(network, 25.0, 0.60), 0.57, 0.006);
    EXPECT_NEAR(relative_rate(network, 25.0, 0.62), 0.63, 0.006);
    EXPECT_NEAR(relative_rate(network, 25.0, 0.64), 0.59, 0.006);
    EXPECT_NEAR(relative_rate(network, 25.0, 0.70), 0.25, 0.006);
    EXPECT_NEAR(relative_rate(network, 55.0, 0.55), 0.28, 0.006);
    EXPECT_NEAR(relative_rate(network, 55.0, 0.65), 0.70, 0.006);
}

}  // namespace
}  // namespace gossan::catalogue
