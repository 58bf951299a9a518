// SPDX-License-Identifier: Apache-2.0
// Oxygen that moves with the air, dissolves at a finite rate and is used up in the water.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "gossan/base/constants.hpp"
#include "tests/verification/column_fixture.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using namespace column::made;

constexpr double height = 2.0;
constexpr double water = 0.2;             // m3/m3
constexpr double transfer = 40.0 / 3600;  // 1/s
constexpr double use = 2e-3;  // 1/s per bulk volume: about that of transfer, so both count

/// A resting bed whose water takes up a gas, of `ambient` mol per mol of N2, and uses it up.
ColumnModel breathing_bed(int n_cells, double ambient, double diffusivity, double nitrogen) {
    ColumnModel model =
        bed(tracer(0.0, {tracer_sink(use)}), n_cells, height, flowing_at(water, 1e-12));
    model.flow = column::FlowLaw::kinematic;
    model.tolerances.component = 1e-9;
    model.tolerances.gas = 1e-9;
    solution::GasFact fact;
    fact.name = "tracer";
    fact.henry.log_k_25 = -3.0;
    const auto solubility =
        std::make_shared<const solution::GasSolubility>(fact, model.speciation->components());
    column::GasPhase air{.takes_up_water = false, .gases = {}};
    air.gases.push_back({.component = 0,
                         .network_gas = -1,
                         .ambient = ambient,
                         .diffusivity = diffusivity,
                         .transfer = transfer,
                         .heat_of_solution = 0.0,
                         .solubility = solubility});
    model.air = air;
    each_cell(model, [](auto& cell) { cell.rock_heat_capacity = 1e12; });  // stays at 25 degC
    model.forcing = [=](double, column::SurfaceForcing& forcing) {
        forcing.irrigation = 0.0;
        forcing.irrigation_water = molar_density;
        forcing.irrigation_composition = {0.0};
        forcing.aeration = nitrogen * (1.0 + ambient);
        forcing.aeration_temperature = 298.15;
    };
    return model;
}

/// mol per N2 in every cell once nothing changes, and what the water would take per mole ratio in
/// dry gas: K of dJ/dz = -K x/(1 + x), mol/m3/s.
struct Steady {
    std::vector<double> ratio;
    double uptake;
    double dispersion;  ///< mol/m/s
};

Steady steady(const ColumnModel& model) {
    const std::vector<double> clean{0.0};
    column::ColumnSystem system(model);
    auto content = content_of(model, water, 298.15, clean);
    const auto start = uniform_state(model, system.state_layout(), content);
    const Outcome outcome = run(model, start, {30.0 * one_day}, {}, 1e-9);
    std::vector<double> rates(outcome.state.size());
    EXPECT_TRUE(system.rates(0.0, outcome.state, rates));
    Steady result;
    for (const auto& air : system.air()) result.ratio.push_back(air.ratio.front());
    const auto& cell = system.cells().front();
    const auto& gas = model.air->gases.front();
    const double dissolving = transfer * cell.regions.front().volume;
    const double none = 0.0;
    // transfer V (s p - C) = use C: two resistances in series
    result.uptake = gas.solubility->evaluate(cell.temperature, &none).value *
                    system.air().front().dry_pressure * dissolving * use / (dissolving + use);
    result.dispersion = gas.diffusivity * system.air().front().dispersion;
    return result;
}

// G dx/dz = -K x/(1 + x)  =>  x + ln x = x_0 + ln x_0 - K z/G
TEST(Oxygen, OfAirThatRisesIsUsedUpAlongTheWayWithSecondOrder) {
    const std::vector<int> grids{20, 40, 80};
    std::vector<double> errors;
    for (const int n : grids) {
        const double ambient = 0.2652;
        const double nitrogen = 2e-3;  // mol/m2/s: some 60 % of the oxygen is used
        const ColumnModel model = breathing_bed(n, ambient, 1e-12, nitrogen);
        const Steady found = steady(model);
        double mean = 0.0;  // the last two cells, upwind of an outlet, are of first order alone
        double worst = 0.0;
        for (int cell = 0; cell < n; ++cell) {
            // What leaves is what the top cell holds: of the last, half a cell farther.
            const double z = cell < n - 1 ? height * (cell + 0.5) / n : height;
            const double right = ambient + std::log(ambient) - found.uptake * z / nitrogen;
            double x = ambient;
            for (int step = 0; step < 50; ++step) {
                x = std::max(1e-3 * x, x - (x + std::log(x) - right) / (1.0 + 1.0 / x));
            }
            const double error = std::abs(found.ratio[std::size_t(cell)] - x) / ambient;
            worst = std::max(worst, error);
            mean += error / n;
        }
        std::printf("    %d cells: %.4f of the oxygen is left at the top\n", n,
                    found.ratio.back() / ambient);
        errors.push_back(mean);
        if (n == grids.back()) {
            EXPECT_LE(worst, 1e-3);
        }
    }
    expect_order("oxygen in rising air", grids, errors, 2.0);
}

// E x'' = K x with x = x_a at the surface and x' = 0 at the base: x = x_a cosh(m z)/cosh(m H),
// m^2 = K/E. Dilute, so that x/(1 + x) = x within 1e-6.
TEST(Oxygen, WithoutAerationReachesDownByDiffusionWithSecondOrder) {
    const std::vector<int> grids{20, 40, 80};
    std::vector<double> errors;
    for (const int n : grids) {
        const double ambient = 1e-6;
        const ColumnModel model = breathing_bed(n, ambient, 2.05e-5 * 400.0, 0.0);
        const Steady found = steady(model);
        const double m = std::sqrt(found.uptake / found.dispersion);
        double worst = 0.0;
        for (int cell = 0; cell < n; ++cell) {
            const double z = height * (cell + 0.5) / n;
            const double exact = std::cosh(m * z) / std::cosh(m * height);
            worst = std::max(worst, std::abs(found.ratio[std::size_t(cell)] / ambient - exact));
        }
        std::printf("    %d cells: m H = %.3f\n", n, m * height);
        errors.push_back(worst);
    }
    expect_order("oxygen by diffusion", grids, errors, 2.0);
    EXPECT_LE(errors.back(), 1e-3);
}

}  // namespace
}  // namespace gossan::verification
