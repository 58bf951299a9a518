// SPDX-License-Identifier: Apache-2.0
// Balances, heats and equilibria of every entry of the data.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/catalogue/whole_network.hpp"

namespace gossan::catalogue::suite {
namespace {

using reactions::Equation;

TEST(EveryChannel, KeepsEveryElementAndCharge) {
    const reactions::Atoms& atoms = network().atoms();
    const std::size_t n = atoms.elements.size();
    for (const auto& channel : network().channels()) {
        const auto& reaction = network().reactions()[static_cast<std::size_t>(channel.reaction)];
        std::vector<double> sum(n + 1, 0.0);
        const auto add = [&](const std::vector<double>& list, int index, double moles) {
            for (std::size_t e = 0; e < n; ++e) {
                sum[e] += moles * list[static_cast<std::size_t>(index) * n + e];
            }
        };
        add(atoms.water, 0, reaction.water);
        for (const auto& [c, made] : reaction.components) {
            add(atoms.component, c, made);
            sum[n] += made * atoms.component_charge[static_cast<std::size_t>(c)];
        }
        for (const auto& [gas, made] : reaction.gases) add(atoms.gas, gas, made);
        for (const auto& [solid, made] : channel.solids) add(atoms.solid, solid, made);
        for (std::size_t e = 0; e <= n; ++e) {
            EXPECT_NEAR(sum[e], 0.0, tolerance("balance"))
                << reaction.id << " " << (e < n ? atoms.elements[e] : "charge");
        }
    }
}

TEST(EveryReaction, HasTheHeatOfHess) {
    int n_compared = 0;
    for (const auto& reaction : program().library.reactions) {
        const auto hess =
            reactions::heat_by_formation(reaction.equation, program().library.substances);
        if (!hess.missing.empty()) continue;
        EXPECT_NEAR(reaction.enthalpy, hess.enthalpy, tolerance("hess")) << reaction.id;
        ++n_compared;
    }
    EXPECT_GE(n_compared, 60);  // 69 had all their heats of formation; some come and go
}

bool is_sulphide(const ore::Mineral& mineral) {
    const auto& atoms = mineral.composition.atoms;
    return atoms.contains("S") && !atoms.contains("O");
}

struct Oxidation {
    double heat = 0.0;    ///< J made
    double oxygen = 0.0;  ///< mol of gas used up
};

/// A mole of a solid by its reaction with Fe(III) to the end; Fe(II) and sulphur by oxygen gas.
Oxidation complete_oxidation(int mineral) {
    const auto& library = program().library;
    const auto& substances = library.substances;
    const auto heat_of = [&](const char* component) {
        return *substances.components[static_cast<std::size_t>(substances.component(component))]
                    .heat_of_formation;
    };
    const double water = *substances.water.heat_of_formation;
    if (substances.minerals[static_cast<std::size_t>(mineral)].composition.atoms ==
        std::map<std::string, double>{{"S", 1.0}}) {
        return {water - heat_of("S(VI)"), 1.5};  // S + 3/2 O2 + H2O = SO4-2 + 2 H+
    }
    // Fe+2 + O2/4 + H+ = Fe+3 + H2O/2
    const double by_iron = heat_of("Fe(II)") - heat_of("Fe(III)") - 0.5 * water;
    for (const auto& each : library.reactions) {
        const double used = -Equation::made(each.equation.minerals, mineral);
        const double ferrous =
            Equation::made(each.equation.components, substances.component("Fe(II)"));
        const double ferric =
            Equation::made(each.equation.components, substances.component("Fe(III)"));
        if (used <= 0.0 || ferric >= 0.0) continue;
        Oxidation sum{-each.enthalpy + by_iron * ferrous, 0.25 * ferrous};
        for (const auto& [index, moles] : each.equation.minerals) {
            if (moles <= 0.0) continue;
            const Oxidation further = complete_oxidation(index);
            sum.heat += moles * further.heat;
            sum.oxygen += moles * further.oxygen;
        }
        return {sum.heat / used, sum.oxygen / used};
    }
    ADD_FAILURE() << substances.minerals[static_cast<std::size_t>(mineral)].id
                  << " has no reaction with Fe(III)";
    return {1.0, 1.0};
}

TEST(EverySulphide, GivesOffTheHeatOfItsOxygen) {
    const auto& minerals = program().library.substances.minerals;
    int n_sulphides = 0;
    for (std::size_t m = 0; m < minerals.size(); ++m) {
        if (!is_sulphide(minerals[m])) continue;
        const Oxidation whole = complete_oxidation(static_cast<int>(m));
        EXPECT_GT(whole.heat / whole.oxygen, tolerance("oxidation_low")) << minerals[m].id;
        EXPECT_LT(whole.heat / whole.oxygen, tolerance("oxidation_high")) << minerals[m].id;
        ++n_sulphides;
    }
    EXPECT_GE(n_sulphides, 9);
}

/// A water in which the saturation index of a mineral, log10 Omega, is this, by the activity of
/// what it dissolves into.
Water at_index(const reactions::Solubility& solubility, double index, double celsius) {
    Water water = waters().front();
    water.temperature = 273.15 + celsius;
    double ln_omega = solubility.ln_gases - solution::ln_k(solubility.constant, water.temperature) +
                      solubility.equation.water * water.ln_water_activity;
    double squares = 0.0;
    for (const auto& [component, made] : solubility.equation.components) {
        ln_omega += made * water.ln_activity[static_cast<std::size_t>(component)];
        squares += made * made;
    }
    const double missing = (index * std::log(10.0) - ln_omega) / squares;
    for (const auto& [component, made] : solubility.equation.components) {
        water.ln_activity[static_cast<std::size_t>(component)] += missing * made;
    }
    return water;
}

TEST(EveryLawOfSaturation, TurnsAtEquilibrium) {
    const auto& library = program().library;
    // The network carries all components in the order of the data, as solubilities count them.
    int n_laws = 0;
    for (int r = 0; r < network().n_reactions(); ++r) {
        const auto& reaction = library.reactions[static_cast<std::size_t>(r)];
        const auto solubility =
            library.solubilities.find(reactions::own_mineral(reaction.equation));
        if (solubility == library.solubilities.end()) continue;
        for (const double celsius : {10.0, 25.0, 60.0}) {
            const auto factor = [&](double index, const char* law) {
                const Water water = at_index(solubility->second, index, celsius);
                for (const auto& each : network().explain(r, water.medium())) {
                    if (each.law == law) return each.value;
                }
                return -1.0;
            };
            for (const auto& [law, side] :
                 {std::pair{"oversaturation", 1.0}, {"undersaturation", -1.0}}) {
                const double beyond = factor(side, law);
                if (beyond < 0.0) continue;
                ++n_laws;
                EXPECT_GT(beyond, 0.0) << reaction.id << " " << law;
                EXPECT_EQ(factor(-side, law), 0.0) << reaction.id << " " << law;
                EXPECT_NEAR(factor(0.0, law), 0.0, tolerance("equilibrium") * beyond)
                    << reaction.id << " " << law << " at " << celsius;
            }
        }
    }
    EXPECT_GT(n_laws, 0);
}

TEST(EveryEquilibriumConstant, HasASlopeThatAgreesWithACentralDifference) {
    const auto expect_slope = [](const std::string& name,
                                 const solution::EquilibriumConstant& constant) {
        for (const double t : {268.15, 298.15, 323.15, 363.15}) {
            const double h = 1e-2;
            const double difference =
                (solution::ln_k(constant, t + h) - solution::ln_k(constant, t - h)) / (2.0 * h);
            const double slope = solution::ln_k_slope(constant, t);
            // Analytic fits cancel to some digits of ln K, of which 1e-12 over the step remains.
            EXPECT_NEAR(slope, difference,
                        tolerance("log_k_slope") * std::abs(slope) + 1e-12 * 1e3 / h)
                << name << " at " << t;
        }
    };
    for (const auto& species : program().species) expect_slope(species.name, species.constant);
    for (const auto& gas : program().gases) expect_slope(gas.name, gas.henry);
    for (const auto& couple : program().couples) expect_slope(couple.name, couple.constant);
    for (const auto& [mineral, solubility] : program().library.solubilities) {
        expect_slope(program().library.substances.minerals[static_cast<std::size_t>(mineral)].id,
                     solubility.constant);
    }
}

TEST(EveryMicrobe, LivesBestAtItsOptimumAndHasRoomOnTheOre) {
    for (const auto& group : program().groups) {
        const int attached = network().solid_index(group.id + "_attached", -1);
        ASSERT_GE(attached, 0) << group.id;
        EXPECT_GT(network().solids()[static_cast<std::size_t>(attached)].capacity_per_ore, 0.0);
        for (int r = 0; r < network().n_reactions(); ++r) {
            const std::string& id = network().reactions()[static_cast<std::size_t>(r)].id;
            if (!id.starts_with(group.id + "_") || id.find("oxidation") == std::string::npos)
                continue;
            double warmest = 0.0;
            Water water = waters().front();
            for (double celsius = -10.0; celsius < 110.0; celsius += 0.05) {
                water.temperature = 273.15 + celsius;
                for (const auto& factor : network().explain(r, water.medium())) {
                    if (factor.limit == reactions::Limit::temperature) {
                        warmest = std::max(warmest, factor.value);
                    }
                    if (factor.limit == reactions::Limit::none) continue;
                    EXPECT_LE(factor.value, 1.0 + 1e-12) << id << " " << factor.law;
                }
            }
            // A parabola of 30 K half width, 0.025 K beside its top.
            EXPECT_NEAR(warmest, 1.0, 1e-4) << id;
        }
    }
}

}  // namespace
}  // namespace gossan::catalogue::suite
