// SPDX-License-Identifier: Apache-2.0
// A column with everything on (Richards' flow, three stagnant nodes, 13 components, speciation,
// reactions, heat) and smooth forcing: order in the grid and in the tolerance of time.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/column/made_leaching.hpp"
#include "tests/verification/column_fixture.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using column::SurfaceForcing;
using namespace column::made;

constexpr double height = 2.0;
constexpr double duration = 20.0 * one_day;

/// From 0 to 1 with slope and curvature zero at both ends.
double ramp(double x) {
    const double u = std::clamp(x, 0.0, 1.0);
    return u * u * u * (10.0 - 15.0 * u + 6.0 * u * u);
}

/// Water at rest under 4 L/m2/h of what the pores hold; then the rate rises to 8 and the feed
/// becomes raffinate.
struct SmoothLeach {
    SmoothLeach(int n_cells, double tolerance)
        : model(leaching_column(chemistry(), n_cells, height, 3)) {
        model.surface.heat_transfer = 5.0;
        model.base.heat_transfer = 2.0;
        // Absolute tolerances that take part in proportion to the relative one.
        model.tolerances = {.relative = tolerance,
                            .water_content = 1e-2 * tolerance,
                            .enthalpy = 1e6 * tolerance,
                            .component = tolerance,
                            .solid = tolerance};
        content_now = leaching_ore(model, 0.0);
        const double content = transport::steady_water_content(*model.cells.front().retention,
                                                               4.0 * l_per_m2_h / ease());
        content_now = leaching_ore(model, content);
        const double per_m3 = content_now.water / content;
        model.forcing = [=](double time, SurfaceForcing& forcing) {
            const double feed = ramp(time / (5.0 * one_day));
            forcing.irrigation = (4.0 + 4.0 * ramp(time / (3.0 * one_day))) * l_per_m2_h;
            forcing.irrigation_water = per_m3 + feed * (54000.0 - per_m3);
            for (std::size_t k = 0; k < forcing.irrigation_composition.size(); ++k) {
                forcing.irrigation_composition[k] =
                    (1.0 - feed) * pore_water()[k] + feed * raffinate()[k];
            }
            forcing.irrigation_temperature = 293.15 + 10.0 * feed;
            forcing.air_temperature = 293.15 + 15.0 * feed;
        };
        model.base.ground_temperature = 293.15;
    }

    static const Chemistry& chemistry() {
        static const Chemistry made = leaching({0.01});
        return made;
    }
    /// Conductivity of the pore water at 20 degC over that of water at 25 degC.
    [[nodiscard]] double ease() const {
        column::ColumnSystem system(model);
        const auto state = uniform_state(model, system.state_layout(),
                                         content_of(model, 0.2, 293.15, pore_water()));
        system.derive_cells(state);
        const auto& cell = system.cells().front();
        return cell.conductivity / model.cells.front().retention->conductivity(cell.content).value;
    }
    ColumnModel model;
    column::CellContent content_now;
};

using Profile = std::vector<double>;

/// What ten slices of the bed hold, in amounts per m2, and what went in and out.
struct Result {
    std::vector<std::pair<const char*, Profile>> parts;
};

Result leach(int n_cells, double tolerance) {
    SmoothLeach set_up(n_cells, tolerance);
    const ColumnModel& model = set_up.model;
    column::ColumnSystem system(model);
    const auto& layout = system.state_layout();
    const auto start = uniform_state(model, layout, set_up.content_now);
    const auto state = run(model, start, {duration}, {}, tolerance).state;
    const auto slices = [&](int at) {
        Profile profile(10, 0.0);
        for (int cell = 0; cell < n_cells; ++cell) {
            profile[std::size_t(cell * 10 / n_cells)] +=
                state[layout.begin(cell) + std::size_t(at)] * height / n_cells;
        }
        return profile;
    };
    const auto flows = column::cumulative_flows(model, layout, state);
    return {{{"water", slices(0)},
             {"heat", slices(1)},
             {"acid in flowing water", slices(layout.component(0, 0))},
             {"copper in flowing water", slices(layout.component(0, 3))},
             {"copper in the inmost node", slices(layout.component(3, 3))},
             {"tenorite", slices(layout.solid(0))},
             {"water drained", {flows.drained[0]}},
             {"heat drained", {flows.drained[1]}},
             {"acid drained", {flows.drained[2]}},
             {"copper drained", {flows.drained[5]}},
             {"heat to the ground", {flows.ground_heat}},
             {"heat from the air", {flows.air_heat}}}};
}

/// Root mean square of the difference, over the mean of the profile.
double difference(const Profile& a, const Profile& b) {
    double sum = 0.0;
    double mean = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        sum += (a[k] - b[k]) * (a[k] - b[k]);
        mean += std::abs(b[k]);
    }
    return std::sqrt(sum * double(a.size())) / mean;
}

TEST(Convergence, InTheGridIsOfSecondOrderWithEverythingOn) {
    const std::vector<int> grids{10, 20, 40, 80};
    std::vector<Result> found;
    for (const int n : grids) found.push_back(leach(n, 1e-7));
    double worst = 0.0;
    for (std::size_t part = 0; part < found[0].parts.size(); ++part) {
        std::vector<double> steps;
        for (std::size_t grid = 0; grid + 1 < grids.size(); ++grid) {
            steps.push_back(
                difference(found[grid].parts[part].second, found[grid + 1].parts[part].second));
        }
        const auto order = orders({10, 20, 40}, steps);
        // What is left at 80 cells if the order is two.
        const double left = steps.back() / 3.0;
        worst = std::max(worst, left);
        std::printf("  %-26s changes %.1e %.1e %.1e: orders %.2f, %.2f; error at 80 cells %.1e\n",
                    found[0].parts[part].first, steps[0], steps[1], steps[2], order[0], order[1],
                    left);
        // The film of water that waits on the surface thins with the top cell: of first order, and
        // some 1e-5 of the water and of what it brings.
        if (left > 2e-5) {
            EXPECT_GE(order.back(), 1.9) << found[0].parts[part].first;
        }
    }
    EXPECT_LE(worst, 1e-3);
}

TEST(Convergence, InTimeTheErrorFallsWithTheTolerance) {
    const std::vector<double> tolerances{1e-3, 1e-4, 1e-5, 1e-6, 1e-7};
    const Result exact = leach(20, 1e-10);
    std::vector<double> errors;
    for (const double tolerance : tolerances) {
        const Result found = leach(20, tolerance);
        double worst = 0.0;
        for (std::size_t part = 0; part < found.parts.size(); ++part) {
            worst = std::max(worst, difference(found.parts[part].second, exact.parts[part].second));
        }
        errors.push_back(worst);
        std::printf("    tolerance %.0e: error %.1e, %.1f times the tolerance\n", tolerance, worst,
                    worst / tolerance);
        // Local errors add up over some hundred steps and partly cancel.
        EXPECT_LE(worst, 20.0 * tolerance);
    }
    // Over four decades of tolerance the error falls by at least 3.6.
    EXPECT_GE(std::log10(errors.front() / errors.back()), 3.6);
}

}  // namespace
}  // namespace gossan::verification
