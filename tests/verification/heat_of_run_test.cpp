// SPDX-License-Identifier: Apache-2.0
// Hess's law for a whole run: what its reactions gave off is what the heats of formation of all
// that is held, came in and left have fallen by.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "gossan/reactions/substances.hpp"
#include "tests/scenarios/scenario_run.hpp"

namespace gossan::verification {
namespace {

using column::StateLayout;

/// Heats of formation in the order of a model's indices, J/mol.
struct Formation {
    explicit Formation(const column::ColumnModel& model) {
        static const catalogue::Catalogue facts = catalogue::load();
        const reactions::Substances& known = facts.library.substances;
        for (const auto& name : model.network->components()) {
            component.push_back(
                known.components[std::size_t(known.component(name))].heat_of_formation.value());
        }
        for (const auto& solid : model.network->solids()) {
            mineral.push_back(known.minerals[std::size_t(known.mineral(solid.mineral))]
                                  .heat_of_formation.value()
                                  .si);
        }
        for (const auto& each : model.air->gases) {
            const auto name = model.network->components()[std::size_t(each.component)] + "(g)";
            for (const auto& known_gas : known.gases) {
                if (known_gas.name == name) gas.push_back(known_gas.heat_of_formation.value());
            }
        }
        water = known.water.heat_of_formation.value();
    }
    std::vector<double> component, mineral, gas;
    double water;
};

/// Heat of formation of everything a column holds, J/m2.
double held(const Formation& of, const column::Stocks& stocks) {
    double sum = of.water * (stocks.water + stocks.store_water);
    for (std::size_t k = 0; k < of.component.size(); ++k) {
        sum += of.component[k] * (stocks.mobile[k] + stocks.stagnant[k] + stocks.store[k]);
    }
    for (std::size_t s = 0; s < of.mineral.size(); ++s) sum += of.mineral[s] * stocks.solids[s];
    for (std::size_t g = 0; g < of.gas.size(); ++g) sum += of.gas[g] * stocks.gases[g];
    return sum;
}

/// Of all that came in, less what left; vapour counts as water here, as its latent heat is booked
/// with its flow.
double came(const Formation& of, const column::CumulativeFlows& flows) {
    constexpr int W = StateLayout::water;
    double sum = of.water *
                 (flows.irrigated[W] + flows.rained_water + flows.inhaled_water - flows.drained[W] -
                  flows.run_off[W] - flows.evaporated_water - flows.exhaled_water);
    for (std::size_t k = 0; k < of.component.size(); ++k) {
        const std::size_t x = StateLayout::first_component + k;
        sum += of.component[k] * (flows.irrigated[x] - flows.drained[x] - flows.run_off[x]);
    }
    for (std::size_t g = 0; g < of.gas.size(); ++g) {
        sum += of.gas[g] * (flows.inhaled[g] - flows.exhaled[g]);
    }
    return sum;
}

/// Sensible heat that appeared: what the bed gained and did not get over its boundary, J/m2.
double appeared(const column::Stocks& before, const column::Stocks& after,
                const column::CumulativeFlows& flows) {
    constexpr int H = StateLayout::enthalpy;
    const double in = flows.irrigated[H] + flows.rained_enthalpy + flows.air_heat + flows.sun_heat +
                      flows.sky_heat + flows.inhaled_heat;
    const double out = flows.drained[H] + flows.run_off[H] + flows.evaporated_heat +
                       flows.ground_heat + flows.exhaled_heat;
    return after.enthalpy + after.store_enthalpy - before.enthalpy - before.store_enthalpy - in +
           out;
}

TEST(HeatOfARun, IsTheFallOfAllHeatsOfFormation) {
    const auto assembly = scenarios::assembled(
        "sulphide_column.toml",
        {R"(ore.minerals.bornite="0.05 %")", R"(ore.minerals.enargite="0.05 %")",
         R"(ore.minerals.covellite="0.05 %")", R"(ore.minerals.cuprite="0.02 %")"});
    const auto& model = assembly.model;
    const auto outcome = scenarios::run(assembly);
    const column::ColumnSystem system(model);
    const auto& layout = system.state_layout();
    const Formation of(model);
    const auto before = column::stocks(model, layout, outcome.start);
    const auto after = column::stocks(model, layout, outcome.end);
    const auto flows = column::cumulative_flows(model, layout, outcome.end);
    const double heat = appeared(before, after, flows);
    const double fall = held(of, before) + came(of, flows) - held(of, after);
    std::printf("    %.6f MJ/m2 appeared, heats of formation fell by %.6f: apart by %.1e of it\n",
                1e-6 * heat, 1e-6 * fall, std::abs(heat - fall) / heat);
    EXPECT_GT(heat, 1e6);  // J/m2: the run did something
    EXPECT_NEAR(heat, fall, 1e-8 * heat);
}

// Every oxidation gives off about the same heat for the oxygen it ends up taking: 394-416 kJ/mol
// for sulphides, 401 for ferrous iron. Ferric iron that the run used up stands for a quarter of a
// mole of oxygen, which its making would have taken, and its heat:
// Fe+2 + 1/4 O2(g) + H+ = Fe+3 + 1/2 H2O: -92.257 + 49.580 + 142.915 = 100.238 kJ.
TEST(HeatOfARun, IsSome400KilojoulesForEachMoleOfOxygenThatItsOxidationsTook) {
    const auto assembly = scenarios::assembled(
        "sulphide_column.toml", {R"(run.duration="200 d")", R"(microbes.inoculum.M1="1e13 1/t")"});
    const auto& model = assembly.model;
    const auto& network = *model.network;
    const auto outcome = scenarios::run(assembly);
    const column::ColumnSystem system(model);
    const auto flows = column::cumulative_flows(model, system.state_layout(), outcome.end);
    const auto index = [&](const char* name) {
        return solution::component_index(model.speciation->components(), name);
    };
    const int oxygen = index("O2"), ferric = index("Fe(III)"), ferrous = index("Fe(II)");
    double heat = 0.0, taken = 0.0, ferric_used = 0.0;
    for (std::size_t q = 0; q < network.reactions().size(); ++q) {
        const auto& reaction = network.reactions()[q];
        double by_oxygen = 0.0, by_ferric = 0.0, by_ferrous = 0.0;
        for (const auto& [k, made] : reaction.components) {
            if (k == oxygen) by_oxygen = made;
            if (k == ferric) by_ferric = made;
            if (k == ferrous) by_ferrous = made;
        }
        if (by_oxygen == 0.0 && by_ferric * by_ferrous >= 0.0) continue;  // no oxidation
        heat += reaction.heat * flows.extents[q];
        taken -= by_oxygen * flows.extents[q];
        ferric_used -= by_ferric * flows.extents[q];
    }
    for (const column::Gas& gas : model.air->gases) {
        if (gas.component == oxygen) heat += gas.heat_of_solution * taken;
    }
    const double per_mole = (heat + 100.238e3 * ferric_used) / (taken + 0.25 * ferric_used);
    std::printf("    %.1f mol/m2 of O2 and %.1f of Fe(III) used up: %.2f kJ for each mole of O2\n",
                taken, ferric_used, 1e-3 * per_mole);
    EXPECT_GT(taken, 0.5 * std::abs(ferric_used));  // most of it is oxygen's work
    EXPECT_GT(per_mole, 394e3);
    EXPECT_LT(per_mole, 416e3);
}

}  // namespace
}  // namespace gossan::verification
