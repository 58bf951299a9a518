// SPDX-License-Identifier: Apache-2.0
// Heat by conduction, and by water that trickles through a bed that makes heat.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "gossan/base/constants.hpp"
#include "tests/verification/column_fixture.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using namespace column::made;

constexpr double conduction = 2.0;  // W/m/K

/// Holds the surface at the temperature of the air.
void hold_surface(ColumnModel& model) {
    each_cell(model, [](auto& cell) {
        cell.conductivity_dry = conduction;
        cell.conductivity_wet = conduction;
    });
    model.surface.heat_transfer = 1e9;
    model.tolerances.enthalpy = 1.0;
}

std::vector<double> celsius(const std::vector<column::CellState>& cells) {
    std::vector<double> by_cell;
    for (const auto& cell : cells) by_cell.push_back(cell.temperature - constants::zero_celsius);
    return by_cell;
}

TEST(Heat, ConductedIntoAHalfSpaceFollowsTheErrorFunctionWithSecondOrder) {
    constexpr double diffusivity = 1e-6;   // m2/s
    constexpr double depth_of_bed = 30.0;  // m: five diffusion lengths of 100 d
    struct Point {
        double depth, time, published;
    };
    const std::array<Point, 3> points{{{0.5, 1.0 * one_day, .229049},
                                       {1.0, 10.0 * one_day, .446821},
                                       {2.0, 100.0 * one_day, .630428}}};
    const std::vector<int> grids{240, 480, 960};
    std::vector<double> errors;
    for (const int n : grids) {
        const std::vector<double> clean{0.0};
        ColumnModel model = bed(tracer(), n, depth_of_bed, flowing_at(0.2, 1e-6));
        model.flow = column::FlowLaw::kinematic;
        hold_surface(model);
        const auto pore_water = content_of(model, 1e-4, 273.15, clean);
        // Rock and the trace of water together hold lambda/diffusivity.
        each_cell(model, [&](auto& cell) {
            cell.rock_heat_capacity =
                conduction / diffusivity - pore_water.water * constants::water_molar_mass * 4180.0;
        });
        model.forcing = [](double, column::SurfaceForcing& forcing) {
            forcing.air_temperature = 274.15;
        };
        column::ColumnSystem system(model);
        const auto start = uniform_state(model, system.state_layout(), pore_water);
        double worst = 0.0;
        run(model, start, {1.0 * one_day, 10.0 * one_day, 100.0 * one_day},
            [&](double time, std::span<const double> state) {
                system.derive_cells(state);
                const auto temperature = celsius(system.cells());
                for (const Point& p : points) {
                    if (p.time != time) continue;
                    const double exact = std::erfc(p.depth / (2.0 * std::sqrt(diffusivity * time)));
                    EXPECT_NEAR(exact, p.published, 1e-6);
                    const double found = at_height(model, temperature, depth_of_bed - p.depth);
                    worst = std::max(worst, std::abs(found - exact));
                    std::printf("    %.1f m, %3.0f d: %.6f, analytic %.6f\n", p.depth,
                                time / one_day, found, exact);
                }
            });
        errors.push_back(worst);
    }
    expect_order("conduction after a step", grids, errors, 2.0);
    EXPECT_LE(errors.back(), 5e-4);
}

// Water carries U = L c_w down a bed of conduction k that makes S everywhere; depth z from the top:
//   T = T0 + S z/U - (S k/U^2) e^(-U H/k) (e^(U z/k) - 1)
TEST(Heat, MadeEvenlyInATricklingBedComesToItsSteadyProfileWithSecondOrder) {
    constexpr double height = 6.0;
    constexpr double source = 5.0;   // W/m3
    constexpr double inflow = 20.0;  // degC
    const std::array<double, 3> depths{1.0, 3.0, 6.0};
    struct Case {
        double capacity_flux;  // W/m2/K
        std::array<double, 3> published;
    };
    const std::array<Case, 3> cases{{{3.0, {21.6662, 24.9878, 28.8890}},
                                     {1.0, {24.6770, 33.2666, 40.4979}},
                                     {0.0, {33.75, 53.75, 65.00}}}};  // conduction alone
    for (const Case& c : cases) {
        const double U = c.capacity_flux;
        const auto exact = [&](double z) {
            if (U == 0.0) return inflow + source / conduction * (height * z - 0.5 * z * z);
            return inflow + source * z / U -
                   source * conduction / (U * U) * std::exp(-U * height / conduction) *
                       (std::exp(U * z / conduction) - 1.0);
        };
        const std::vector<int> grids{30, 60, 120};
        std::vector<double> errors;
        for (const int n : grids) {
            const double rate = U / 4180.0 / 997.0;
            const double water = 0.2;
            // Density neither grows nor falls: the flow is given, and viscosity does not matter.
            ColumnModel model = bed(tracer(0.0, {heat_source(source)}), n, height,
                                    flowing_at(water, std::max(rate, 1e-14)));
            model.flow = column::FlowLaw::kinematic;
            hold_surface(model);
            const double kelvin = inflow + constants::zero_celsius;
            model.forcing = [=](double, column::SurfaceForcing& forcing) {
                forcing.irrigation = rate;
                forcing.irrigation_water = molar_density;
                forcing.irrigation_composition = {0.0};
                forcing.irrigation_temperature = kelvin;
                forcing.air_temperature = kelvin;
            };
            column::ColumnSystem system(model);
            const std::vector<double> clean{0.0};
            auto content = content_of(model, water, kelvin, clean);
            content.solids = {5.0};  // 5e9 J/m3: twice what 5,000 days take
            const auto start = uniform_state(model, system.state_layout(), content);
            const Outcome outcome = run(model, start, {5000.0 * one_day});  // slowest: 170 d
            system.derive_cells(outcome.state);
            const auto temperature = celsius(system.cells());
            double worst = 0.0;
            for (std::size_t k = 0; k < 3; ++k) {
                EXPECT_NEAR(exact(depths[k]), c.published[k], 1e-4);
                const double found = at_height(model, temperature, height - depths[k]);
                worst = std::max(worst, std::abs(found - exact(depths[k])));
                if (n == grids.back()) {
                    std::printf("    U %.0f, %.0f m: %.4f, analytic %.4f degC\n", U, depths[k],
                                found, exact(depths[k]));
                }
            }
            errors.push_back(worst);
        }
        expect_order("heat made in a trickling bed", grids, errors, 2.0);
        EXPECT_LE(errors.back(), 2e-3);
    }
}

}  // namespace
}  // namespace gossan::verification
