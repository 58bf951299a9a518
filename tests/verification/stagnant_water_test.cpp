// SPDX-License-Identifier: Apache-2.0
// A tracer through flowing water that exchanges with stagnant water by diffusion.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "tests/verification/column_fixture.hpp"
#include "tests/verification/laplace_inversion.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using namespace column::made;

constexpr double content = 0.2;
constexpr double flux = 2e-6;   // m/s
constexpr double length = 1.0;  // m, where the breakthrough is read
constexpr double peclet = 40.0;

/// Groups of the two-region model: pore volumes T = q t/(theta L), Pe = L/a_L, beta = mobile share,
/// omega = exchange coefficient L/q.
struct Groups {
    double beta;
    double omega;
};

/// Laplace transform in T of the flux concentration at x = L of a semi-infinite column after a step
/// of one. `uptake(s)` is the mean concentration of the stagnant water over that of the flowing.
template <class Uptake>
std::complex<double> transform(const Groups& g, std::complex<double> s, Uptake uptake) {
    const auto storage = g.beta * s + (1.0 - g.beta) * s * uptake(s);
    return std::exp(0.5 * peclet * (1.0 - std::sqrt(1.0 + 4.0 * storage / peclet))) / s;
}

/// vanGenuchtenWierenga1976: first-order exchange with one stagnant region.
double first_order_exchange(const Groups& g, double pore_volumes) {
    const auto uptake = [&](std::complex<double> s) {
        return g.omega / ((1.0 - g.beta) * s + g.omega);
    };
    return inverse_laplace([&](std::complex<double> s) { return transform(g, s, uptake); },
                           pore_volumes);
}

/// Diffusion into a slab of half-length b, Fick's law resolved: mean over surface concentration is
/// tanh(phi)/phi, phi = b sqrt(s/D). Here omega = 3 (1 - beta) theta (D/b^2) L/q is that of the
/// lumped form, so that phi^2 = s b^2/D = 3 (1 - beta) s/omega in pore volumes.
double diffusion_into_slab(const Groups& g, double pore_volumes) {
    const auto uptake = [&](std::complex<double> s) {
        const auto phi = std::sqrt(3.0 * (1.0 - g.beta) * s / g.omega);
        return std::tanh(phi) / phi;
    };
    return inverse_laplace([&](std::complex<double> s) { return transform(g, s, uptake); },
                           pore_volumes);
}

ColumnModel two_region_column(int n_cells, int n_nodes, const Groups& g) {
    constexpr double height = 3.0 * length;  // the base is two lengths further on
    ColumnModel model = bed(tracer(), n_cells, height, flowing_at(content, flux));
    model.flow = column::FlowLaw::kinematic;
    model.n_nodes = n_nodes;
    model.tolerances.component = 1e-9;
    each_cell(model, [&](auto& cell) {
        cell.dispersivity = length / peclet;
        cell.mobile_share = g.beta;
        // omega q/L = 3 theta_s D/b^2
        cell.stagnant_diffusivity = g.omega * flux / length * cell.stagnant_length *
                                    cell.stagnant_length / (3.0 * (1.0 - g.beta) * content);
    });
    model.forcing = steady_irrigation(flux, {1.0});
    return model;
}

std::vector<double> breakthrough(const ColumnModel& model,
                                 const std::vector<double>& pore_volumes) {
    column::ColumnSystem system(model);
    const auto& layout = system.state_layout();
    const std::vector<double> clean{0.0}, feed{1.0};
    auto start = uniform_state(model, layout, content_of(model, content, 298.15, clean));
    fill_store(model, layout, flux, feed, 298.15, start);
    std::vector<double> times;
    for (const double t : pore_volumes) times.push_back(t * content * length / flux);
    std::vector<double> seen;
    const int below = layout.n_cells() * 2 / 3 - 1;  // the face one length below the top
    run(
        model, start, times,
        [&](double, std::span<const double> state) {
            system.derive_cells(state);
            seen.push_back(flux_concentration(model, system.cells(), below, 0));
        },
        1e-7);
    return seen;
}

TEST(StagnantWater, OfOneNodeFollowsVanGenuchtenAndWierengaWithSecondOrder) {
    const std::vector<double> pore_volumes{0.5, 1.0, 2.0, 3.0};
    const std::array<Groups, 2> cases{{{0.4, 0.5}, {0.6, 2.0}}};
    const std::array<std::array<double, 4>, 2> tabulated{
        {{.56820, .73202, .85933, .92678}, {.07742, .59162, .96260, .99786}}};
    for (std::size_t c = 0; c < 2; ++c) {
        for (std::size_t k = 0; k < 4; ++k) {
            EXPECT_NEAR(first_order_exchange(cases[c], pore_volumes[k]), tabulated[c][k], 1e-5);
        }
        const std::vector<int> grids{60, 120, 240};
        std::vector<double> errors;
        for (const int n : grids) {
            const auto found = breakthrough(two_region_column(n, 1, cases[c]), pore_volumes);
            double worst = 0.0;
            for (std::size_t k = 0; k < 4; ++k) {
                const double expected = first_order_exchange(cases[c], pore_volumes[k]);
                worst = std::max(worst, std::abs(found[k] - expected));
                if (n == grids.back()) {
                    std::printf("    T %.1f: %.5f, analytic %.5f\n", pore_volumes[k], found[k],
                                expected);
                }
            }
            errors.push_back(worst);
        }
        expect_order(c == 0 ? "beta 0.4, omega 0.5" : "beta 0.6, omega 2", grids, errors, 2.0);
        EXPECT_LE(errors.back(), 5e-4);  // cells of half a dispersivity
    }
}

TEST(StagnantWater, OfManyNodesComesToFicksLawInASlabWithSecondOrder) {
    const Groups g{0.2, 1.0};  // mostly stagnant, as in a heap
    const std::vector<double> pore_volumes{0.3, 0.5, 1.0, 2.0, 3.0};
    const std::vector<int> n_nodes{2, 3, 5, 10};
    std::vector<double> errors, later;
    for (const int nodes : n_nodes) {
        // The error of the cells is taken out by Richardson's rule (second order, see above).
        const auto coarse = breakthrough(two_region_column(120, nodes, g), pore_volumes);
        const auto fine = breakthrough(two_region_column(240, nodes, g), pore_volumes);
        double worst = 0.0;
        double worst_later = 0.0;
        for (std::size_t k = 0; k < fine.size(); ++k) {
            const double found = fine[k] + (fine[k] - coarse[k]) / 3.0;
            const double expected = diffusion_into_slab(g, pore_volumes[k]);
            const double error = std::abs(found - expected);
            worst = std::max(worst, error);
            if (pore_volumes[k] >= 0.5) worst_later = std::max(worst_later, error);
            std::printf("    %2d nodes, T %.1f: %.5f, slab %.5f, lumped %.5f\n", nodes,
                        pore_volumes[k], found, expected, first_order_exchange(g, pore_volumes[k]));
        }
        errors.push_back(worst);
        later.push_back(worst_later);
    }
    expect_order("nodes of a stagnant slab (nodes for cells)", n_nodes, errors, 2.0);
    // Three nodes, the default: within 6 % of the step while the front passes, when the slab has
    // wetted a third of its depth, and within 0.5 % afterwards.
    EXPECT_LE(errors[1], 0.06);
    EXPECT_LE(later[1], 0.005);
}

}  // namespace
}  // namespace gossan::verification
