// SPDX-License-Identifier: Apache-2.0
// A tracer through a column with steady downward flow: advection, dispersion, decay.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "tests/verification/column_fixture.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using namespace column::made;

constexpr double content = 0.2;
constexpr double speed = 1e-5;       // m/s, of the water in the pores
constexpr double dispersion = 1e-6;  // m2/s
constexpr double flux = speed * content;

/// Steady flow downwards of a solution with 1 mol/m3, begun at time 0 into clean water.
ColumnModel flowing_column(int n_cells, double height, const Chemistry& chemistry) {
    ColumnModel model = bed(chemistry, n_cells, height, flowing_at(content, flux));
    model.flow = column::FlowLaw::kinematic;
    model.tolerances.component = 1e-9;
    each_cell(model, [](auto& cell) { cell.dispersivity = dispersion / speed; });
    model.forcing = steady_irrigation(flux, {1.0});
    return model;
}

/// Flux concentrations at `depths` at each of `times`.
std::vector<double> breakthrough(const ColumnModel& model, const std::vector<double>& depths,
                                 const std::vector<double>& times) {
    column::ColumnSystem system(model);
    const auto& layout = system.state_layout();
    const std::vector<double> clean{0.0}, feed{1.0};
    auto start = uniform_state(model, layout, content_of(model, content, 298.15, clean));
    fill_store(model, layout, flux, feed, 298.15, start);
    std::vector<double> seen;
    run(model, start, times, [&](double, std::span<const double> state) {
        system.derive_cells(state);
        const double cell = model.cells.front().height;
        for (const double depth : depths) {
            const int below = layout.n_cells() - 1 - int(std::lround(depth / cell));
            seen.push_back(flux_concentration(model, system.cells(), below, 0));
        }
    });
    return seen;
}

double worst_difference(const std::vector<double>& found, std::span<const double> expected) {
    double worst = 0.0;
    for (std::size_t k = 0; k < found.size(); ++k) {
        worst = std::max(worst, std::abs(found[k] - expected[k]));
    }
    return worst;
}

// OgataBanks1961 for a first-kind inlet:
//   C = 1/2 [erfc((x - vt)/(2 sqrt(Dt))) + e^(vx/D) erfc((x + vt)/(2 sqrt(Dt)))].
// With the third-kind inlet of the column it is the flux concentration that obeys it
// (KreftZuber1978).
double ogata_banks(double x, double t) {
    const double spread = 2.0 * std::sqrt(dispersion * t);
    return 0.5 * (std::erfc((x - speed * t) / spread) +
                  std::exp(speed * x / dispersion) * std::erfc((x + speed * t) / spread));
}

TEST(AdvectionAndDispersion, FollowOgataAndBanksWithSecondOrder) {
    const std::vector<double> depths{0.25, 0.5, 0.75, 1.0};
    const std::vector<double> times{5e4, 1e5};
    // The published values, which the formula above must give too.
    const std::array<double, 8> published{.893254, .616163, .284412, .080067,
                                          .984839, .927309, .794292, .585289};
    for (std::size_t k = 0; k < 8; ++k) {
        EXPECT_NEAR(ogata_banks(depths[k % 4], times[k / 4]), published[k], 1e-6);
    }
    const std::vector<int> grids{80, 160, 320};
    std::vector<double> errors;
    for (const int n : grids) {
        // 4 m: the front of 1e5 s stands at 1 m with a spread of 0.45 m, far from the base.
        const auto found = breakthrough(flowing_column(n, 4.0, tracer()), depths, times);
        for (std::size_t k = 0; n == grids.back() && k < 8; ++k) {
            std::printf("    t %.0e s, x %.2f m: %.6f, analytic %.6f\n", times[k / 4],
                        depths[k % 4], found[k], published[k]);
        }
        errors.push_back(worst_difference(found, published));
    }
    expect_order("Ogata-Banks", grids, errors, 2.0);
    EXPECT_LE(errors.back(), 2e-4);  // cells of 1/8 dispersivity: (1/8)^2/100, as the order says
}

TEST(AdvectionAndDispersion, WithDecayComeToTheirSteadyProfileWithSecondOrder) {
    constexpr double decay = 1e-5;  // 1/s
    const std::vector<double> depths{0.25, 0.5, 1.0, 2.0};
    // exp[x (v - sqrt(v^2 + 4 k D))/(2 D)], the flux concentration with a third-kind inlet
    const std::array<double, 4> published{.795313, .632522, .400084, .160068};
    for (std::size_t k = 0; k < 4; ++k) {
        const double root = std::sqrt(speed * speed + 4.0 * decay * dispersion);
        EXPECT_NEAR(std::exp(depths[k] * (speed - root) / (2.0 * dispersion)), published[k], 1e-6);
    }
    const Chemistry decaying = tracer(0.0, {tracer_sink(decay * content)});
    const std::vector<int> grids{80, 160, 320};
    std::vector<double> errors;
    for (const int n : grids) {
        // Steady after some travel times of 4e5 s.
        const auto found = breakthrough(flowing_column(n, 4.0, decaying), depths, {3e6});
        errors.push_back(worst_difference(found, published));
        for (std::size_t k = 0; n == grids.back() && k < 4; ++k) {
            std::printf("    x %.2f m: %.6f, analytic %.6f\n", depths[k], found[k], published[k]);
        }
    }
    expect_order("advection, dispersion, decay", grids, errors, 2.0);
    EXPECT_LE(errors.back(), 1e-4);
}

}  // namespace
}  // namespace gossan::verification
