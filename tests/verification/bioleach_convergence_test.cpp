// SPDX-License-Identifier: Apache-2.0
// A column with everything that a bioleach does and nothing that a grid cannot hold: it starts wet
// with what drips on it, warm as its feed, under steady drip and air. Order in the grid and in the
// tolerance of time.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "gossan/simulation/observation.hpp"
#include "tests/scenarios/scenario_run.hpp"

namespace gossan::verification {
namespace {

/// What a run is for, per m2 of bed.
struct Answers {
    double copper = 0.0;  ///< mol dissolved from solids
    double heat = 0.0;    ///< J in the bed beyond the start
    double oxygen = 0.0;  ///< mol taken from the air
    double acid = 0.0;    ///< mol of protons in the water beyond the start
    double cells = 0.0;   ///< mol of carbon

    [[nodiscard]] std::array<double, 5> all() const { return {copper, heat, oxygen, acid, cells}; }
};
constexpr std::array<const char*, 5> names{"copper", "heat", "oxygen", "acid", "cells"};

/// Overrides with absolute tolerances in proportion to the relative one; at 1e-4 the defaults.
std::vector<std::string> with_tolerance(double tolerance, std::vector<std::string> overrides) {
    const auto add = [&](const char* key, double value, const char* unit = "") {
        char text[80];
        const char* quote = *unit == 0 ? "" : "\"";
        std::snprintf(text, sizeof text, "solver.%s=%s%.3e%s%s", key, quote, value, unit, quote);
        overrides.emplace_back(text);
    };
    const double part = tolerance / 1e-4;
    add("relative_tolerance", tolerance);
    add("water_content", 1e-5 * part);
    add("enthalpy", 1e4 * part, " J/m3");
    add("component", 1e-3 * part, " mol/m3");
    add("solid", 1e-3 * part, " mol/m3");
    add("dissolved_gas", 1e-5 * part, " mol/m3");
    add("oxygen", 1e-4 * part, " mol/m3");
    add("carbon_dioxide", 1e-6 * part, " mol/m3");
    add("biomass", 1e-6 * part, " mol/m3");
    return overrides;
}

Answers answers(int n_cells, double tolerance) {
    const auto assembly =
        scenarios::assembled("sulphide_column_smooth.toml",
                             with_tolerance(tolerance, {"bed.cells=" + std::to_string(n_cells)}));
    const auto outcome = scenarios::run(assembly);
    column::ColumnSystem system(assembly.model);
    const auto& layout = system.state_layout();
    const auto before = column::stocks(assembly.model, layout, outcome.start);
    const auto after = column::stocks(assembly.model, layout, outcome.end);
    const auto flows = column::cumulative_flows(assembly.model, layout, outcome.end);
    Answers result;
    result.copper =
        simulation::Observation(assembly, 0, system).figures(outcome.end).copper_extracted;
    result.heat = after.enthalpy - before.enthalpy;
    const auto& components = assembly.model.speciation->components();
    const auto index = [&](const char* name) {
        return std::size_t(solution::component_index(components, name));
    };
    for (std::size_t g = 0; g < flows.dissolved.size(); ++g) {
        const bool is_oxygen = std::size_t(assembly.model.air->gases[g].component) == index("O2");
        if (is_oxygen) result.oxygen = flows.dissolved[g];
    }
    const auto h = index("H");
    result.acid = after.mobile[h] + after.stagnant[h] - before.mobile[h] - before.stagnant[h];
    const auto& network = *assembly.model.network;
    const int attached = network.solid_index("M1_attached", -1);
    result.cells = after.solids[std::size_t(attached)];
    std::printf("    %3d cells, %.0e: %5ld steps, Cu %.6f mol, %.6f MJ, O2 %.6f mol, H %.6f mol\n",
                n_cells, tolerance, outcome.counts.steps, result.copper, 1e-6 * result.heat,
                result.oxygen, result.acid);
    return result;
}

// Between 1.4 and 2.6: the flow of solutes and gases inside is of second order; what air and heat
// leave with at the surface is that of the top cell, of first order and small. With free diffusion
// of gases the layer below the surface is of first order too, once cells are thinner than it (O2
// taken: 0.2 % between 40 and 80 cells at ten times the diffusivity of air, 0.02 % at that of air).
TEST(BioleachConvergence, InTheGridIsOfFirstOrderOrBetter) {
    const std::array<int, 4> grids{10, 20, 40, 80};
    std::array<Answers, 4> found;
    for (std::size_t g = 0; g < grids.size(); ++g) found[g] = answers(grids[g], 1e-7);
    for (std::size_t k = 0; k < names.size(); ++k) {
        const auto step = [&](std::size_t g) { return found[g].all()[k] - found[g + 1].all()[k]; };
        const double order = std::log2(std::abs(step(1) / step(2)));
        std::printf("    %-7s steps %.2e %.2e %.2e of it: orders %.2f %.2f\n", names[k],
                    step(0) / found[3].all()[k], step(1) / found[3].all()[k],
                    step(2) / found[3].all()[k], std::log2(std::abs(step(0) / step(1))), order);
        EXPECT_GE(order, 1.0) << names[k];
    }
}

TEST(BioleachConvergence, InTheToleranceOfTimeFollowsIt) {
    const Answers exact = answers(20, 1e-9);
    for (const double tolerance : {1e-3, 1e-4, 1e-5, 1e-6, 1e-7}) {
        const Answers found = answers(20, tolerance);
        for (std::size_t k = 0; k < names.size(); ++k) {
            const double error = std::abs(found.all()[k] / exact.all()[k] - 1.0);
            std::printf("        %-7s %.1e = %.1f tolerances\n", names[k], error,
                        error / tolerance);
            EXPECT_LE(error, 10.0 * tolerance) << names[k];  // of some hundred steps
        }
    }
}

// The same with fronts: cure, carbonate, dry ore that is wetted, weather.
TEST(BioleachConvergence, CopperAtTheToleranceOfPracticeIsWithinAThousandth) {
    const auto copper = [](double tolerance) {
        const auto assembly = scenarios::assembled(
            "sulphide_column.toml", with_tolerance(tolerance, {R"(run.duration="200 d")"}));
        const auto outcome = scenarios::run(assembly);
        column::ColumnSystem system(assembly.model);
        const auto figures = simulation::Observation(assembly, 0, system).figures(outcome.end);
        std::printf("    %.0e: %ld steps, extraction %.4f %%, recovery %.4f %%\n", tolerance,
                    outcome.counts.steps, 100.0 * figures.extraction, 100.0 * figures.recovery);
        return figures;
    };
    const auto rough = copper(1e-4);
    const auto fine = copper(1e-7);
    EXPECT_NEAR(rough.extraction, fine.extraction, 1e-3 * fine.extraction);
    EXPECT_NEAR(rough.recovery, fine.recovery, 1e-3 * fine.recovery);
}

}  // namespace
}  // namespace gossan::verification
