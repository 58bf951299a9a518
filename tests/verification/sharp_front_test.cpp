// SPDX-License-Identifier: Apache-2.0
// Advection without dispersion: fronts stay monotone and sharper than first-order upwind leaves
// them.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "tests/verification/column_fixture.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using namespace column::made;

constexpr double content = 0.2;
constexpr double speed = 1e-5;  // m/s
constexpr double flux = speed * content;
constexpr double height = 1.0;

ColumnModel plug_flow(int n_cells, double inflow) {
    ColumnModel model = bed(tracer(), n_cells, height, flowing_at(content, flux));
    model.flow = column::FlowLaw::kinematic;
    model.tolerances.component = 1e-8;
    model.forcing = steady_irrigation(flux, {inflow});
    return model;
}

/// Concentrations by cell after `time`, begun from `profile` of depth.
std::vector<double> advect(const ColumnModel& model, const std::function<double(double)>& profile,
                           double inflow, double time) {
    column::ColumnSystem system(model);
    const auto& layout = system.state_layout();
    const double cell_height = model.cells.front().height;
    std::vector<column::CellContent> cells;
    for (int cell = 0; cell < layout.n_cells(); ++cell) {
        const std::vector<double> inside{profile(height - (cell + 0.5) * cell_height)};
        cells.push_back(content_of(model, content, 298.15, inside));
    }
    auto start = initial_state(model, layout, cells);
    const std::vector<double> feed{inflow};
    fill_store(model, layout, flux, feed, 298.15, start);
    const Outcome outcome = run(model, start, {time});
    system.derive_cells(outcome.state);
    std::vector<double> found;
    for (const auto& cell : system.cells()) found.push_back(cell.regions.front().concentration[0]);
    return found;
}

double l1_error(const std::vector<double>& found, const std::function<double(double)>& exact) {
    const double cell_height = height / double(found.size());
    double sum = 0.0;
    for (std::size_t cell = 0; cell < found.size(); ++cell) {
        sum += std::abs(found[cell] - exact(height - (double(cell) + 0.5) * cell_height));
    }
    return sum * cell_height;
}

/// First-order upwind after a step of one at the inlet is a cascade of stirred cells: in cell j
/// from the top  C = P(more than j events of a Poisson process of mean v t/dz).
double upwind_error(int n_cells, double time) {
    const double mean = speed * time * n_cells / height;
    double sum = 0.0;
    double below = 0.0;  // P(at most j events)
    for (int j = 0; j < n_cells; ++j) {
        below += std::exp(j * std::log(mean) - mean - std::lgamma(j + 1.0));
        const double exact = (j + 0.5) * height / n_cells < speed * time ? 1.0 : 0.0;
        sum += std::abs(1.0 - below - exact);
    }
    return sum * height / n_cells;
}

TEST(SharpFront, StaysMonotoneAndIsSharperThanFirstOrderUpwindLeavesIt) {
    const double time = 0.5 * height / speed;
    const auto exact = [](double depth) { return depth < 0.5 * height ? 1.0 : 0.0; };
    const std::vector<int> grids{50, 100, 200};
    std::vector<double> errors, upwind;
    for (const int n : grids) {
        const auto found = advect(
            plug_flow(n, 1.0), [](double) { return 0.0; }, 1.0, time);
        for (std::size_t cell = 0; cell < found.size(); ++cell) {
            EXPECT_GE(found[cell], -1e-6) << cell;  // the relative tolerance of the run
            EXPECT_LE(found[cell], 1.0 + 1e-6) << cell;
            if (cell > 0) {
                EXPECT_GE(found[cell], found[cell - 1] - 1e-6) << cell;
            }
        }
        errors.push_back(l1_error(found, exact));
        upwind.push_back(upwind_error(n, time));
        std::printf("    L1 error %.3e, upwind %.3e: %.1f times less\n", errors.back(),
                    upwind.back(), upwind.back() / errors.back());
        EXPECT_LT(errors.back(), 0.5 * upwind.back());
    }
    std::printf("    upwind's order %.2f\n", orders(grids, upwind).back());
    // A scheme of second order keeps a jump within O(dz^(2/3)); upwind within O(dz^(1/2)).
    expect_order("step, L1", grids, errors, 2.0 / 3.0);
}

TEST(SharpFront, SmoothHumpTravelsWithNearlySecondOrder) {
    const double time = 0.3 * height / speed;
    const auto hump = [](double depth) { return std::exp(-std::pow((depth - 0.3) / 0.1, 2)); };
    const auto exact = [&](double depth) { return hump(depth - 0.3 * height); };
    const std::vector<int> grids{50, 100, 200, 400};
    std::vector<double> errors;
    for (const int n : grids) {
        const auto found = advect(plug_flow(n, 0.0), hump, 0.0, time);
        errors.push_back(l1_error(found, exact));
        for (const double c : found) EXPECT_LE(c, 1.0 + 1e-6);
    }
    // Second order but at the crest, where the limiter shaves: 2 less a little, as for any limited
    // scheme.
    expect_order("smooth hump, L1", grids, errors, 2.0);
}

// dn/dt = -k n whatever the solution is; plug flow gathers it:
//   C_out = (n0/theta) e^(-k t) (e^(k tau) - 1),  tau = theta H/q,  t >= tau.
TEST(PlugFlow, LeachesAFirstOrderMineralAsTheIntegralAlongItsPath) {
    constexpr double k = 4e-6;  // 1/s: k tau = 0.4
    constexpr double n0 = 10.0;
    const double tau = height / speed;
    const auto exact = [&](double t) {
        return n0 / content * std::exp(-k * t) * (std::exp(k * tau) - 1.0);
    };
    const std::vector<int> grids{25, 50, 100};
    std::vector<double> errors;
    for (const int n : grids) {
        ColumnModel model =
            bed(tracer(0.0, {tracer_source(k)}), n, height, flowing_at(content, flux));
        model.flow = column::FlowLaw::kinematic;
        model.tolerances.component = 1e-8;
        model.tolerances.solid = 1e-8;
        each_cell(model, [](auto& cell) { cell.reference = {n0}; });
        model.forcing = steady_irrigation(flux, {0.0});
        column::ColumnSystem system(model);
        const auto& layout = system.state_layout();
        const std::vector<double> clean{0.0};
        auto content_now = content_of(model, content, 298.15, clean);
        content_now.solids = {n0};
        auto start = uniform_state(model, layout, content_now);
        fill_store(model, layout, flux, clean, 298.15, start);
        double worst = 0.0;
        run(
            model, start, {1.5 * tau, 2.0 * tau, 4.0 * tau},
            [&](double time, std::span<const double> state) {
                system.derive_cells(state);
                // What leaves is the water of the lowest cell.
                const double out = system.cells().front().regions.front().concentration[0];
                worst = std::max(worst, std::abs(out / exact(time) - 1.0));
                std::printf("    t %.1f tau: outflow %.5f, analytic %.5f mol/m3\n", time / tau, out,
                            exact(time));
            },
            1e-8);
        errors.push_back(worst);
    }
    expect_order("plug-flow leach", grids, errors, 2.0);
    EXPECT_LE(errors.back(), 1e-3);
}

}  // namespace
}  // namespace gossan::verification
