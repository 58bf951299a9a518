// SPDX-License-Identifier: Apache-2.0
// Heat in a bed that is irrigated from above and aerated from below: saturated air against water.
//
//     J(z) = L c_l T - G h_a(T) - k T',  J' = S,  z down from the surface
//     top J = L c_l T_in - G h_a(T_0) - U_s (T_0 - T_a),  base J = L c_l T_H - G h_a(T_in,
//     saturated)
//
// The figures to meet were found with a boundary value solver (SciPy's solve_bvp, tolerance 1e-8).

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/constants.hpp"
#include "tests/verification/column_fixture.hpp"

namespace gossan::verification {
namespace {

using column::ColumnModel;
using namespace column::made;

constexpr double height = 6.0;
constexpr double inflow_kelvin = 293.15;

/// A bed that makes `source` W/m3 under `liquid` kg/m2/h of water and `air` kg/m2/h of dry air.
struct HeatedBed {
    HeatedBed(int n_cells, double source, double liquid, double air)
        : model(bed(tracer(0.0, {heat_source(source)}), n_cells, height,
                    flowing_at(0.2, liquid / 3600.0 / 997.0))) {
        model.flow = column::FlowLaw::kinematic;
        model.heat_capacity_water = 4000.0;
        model.surface.heat_transfer = 5.0;
        model.tolerances.enthalpy = 1.0;
        model.air = column::GasPhase{.takes_up_water = false, .gases = {}};
        each_cell(model, [](auto& cell) {
            cell.conductivity_dry = 2.0;
            cell.conductivity_wet = 2.0;
        });
        const double rate = liquid / 3600.0 / 997.0;
        const double dry_air = air / 3600.0 / atmosphere::dry_air_molar_mass;
        model.forcing = [=](double, column::SurfaceForcing& forcing) {
            forcing.irrigation = rate;
            forcing.irrigation_water = molar_density;
            forcing.irrigation_composition = {0.0};
            forcing.irrigation_temperature = inflow_kelvin;
            forcing.air_temperature = inflow_kelvin;
            forcing.aeration = dry_air;
            forcing.aeration_temperature = inflow_kelvin;
            forcing.aeration_humidity = 1.0;
        };
    }

    /// Temperatures in degC once nothing changes any more: surface, then cells from the base up.
    std::vector<double> steady() {
        const std::vector<double> clean{0.0};
        column::ColumnSystem system(model);
        auto content = content_of(model, 0.2, inflow_kelvin, clean);
        content.solids = {100.0};  // 1e11 J/m3: ten times what 30 years take
        const auto start = uniform_state(model, system.state_layout(), content);
        const Outcome outcome = run(model, start, {30.0 * 365.0 * one_day}, {}, 1e-7);
        std::vector<double> rates(outcome.state.size());
        EXPECT_TRUE(system.rates(0.0, outcome.state, rates));
        std::vector<double> celsius{system.surface().temperature};
        for (const auto& cell : system.cells()) {
            celsius.push_back(cell.temperature - constants::zero_celsius);
        }
        return celsius;
    }

    ColumnModel model;
};

struct Profile {
    double source, air;
    std::array<double, 7> published;  ///< degC at 0 … 6 m
    double mean;
};

TEST(AeratedHeat, ComesToTheSteadyProfilesOfTheBoundaryValueProblemWithSecondOrder) {
    const std::vector<Profile> profiles{
        {5, 0, {20.129, 20.879, 21.629, 22.379, 23.128, 23.871, 24.404}, 22.367},
        {5, 3, {20.231, 21.609, 23.061, 24.574, 26.013, 26.750, 24.229}, 24.144},
        {5, 8, {21.958, 27.718, 27.617, 26.448, 24.946, 23.103, 20.723}, 25.395},
        {10, 2, {20.367, 22.553, 24.849, 27.275, 29.758, 31.582, 28.620}, 26.907},
        {10, 10, {23.689, 29.534, 28.363, 26.860, 25.132, 23.096, 20.591}, 26.169}};
    const std::vector<int> grids{60, 120, 240};
    for (const Profile& p : profiles) {
        std::vector<std::array<double, 8>> found;
        for (const int n : grids) {
            HeatedBed heated(n, p.source, 6.0, p.air);
            const auto celsius = heated.steady();
            const std::vector<double> cells(celsius.begin() + 1, celsius.end());
            std::array<double, 8> row;
            row[0] = celsius.front();
            for (int z = 1; z < 7; ++z) row[z] = at_height(heated.model, cells, height - z);
            row[7] = std::accumulate(cells.begin(), cells.end(), 0.0) / n;
            found.push_back(row);
        }
        double worst = 0.0;
        double coarse = 0.0;  // change between the two coarse grids, then between the two fine ones
        double fine = 0.0;
        std::printf("    %2.0f W/m3, %2.0f kg/m2/h of air:", p.source, p.air);
        for (std::size_t k = 0; k < 8; ++k) {
            const double published = k < 7 ? p.published[k] : p.mean;
            worst = std::max(worst, std::abs(found[2][k] - published));
            coarse = std::max(coarse, std::abs(found[1][k] - found[0][k]));
            fine = std::max(fine, std::abs(found[2][k] - found[1][k]));
            std::printf(" %.3f", found[2][k]);
        }
        const double order = std::log2(coarse / fine);
        std::printf("; worst %.4f K, order %.2f\n", worst, order);
        // The figures have three decimals; the fine grid's own error is a third of its last change.
        EXPECT_LE(worst, 5e-4 + fine) << p.source << " W/m3, " << p.air;
        EXPECT_GE(order, 1.9) << p.source << " W/m3, " << p.air;
    }
}

struct Optimum {
    double source, liquid, mean, peak, ratio;
};

// Best mean on a grid of air to liquid of 0.05; figures within 0.1 K as they were given.
TEST(AeratedHeat, IsBestAtTheRatiosOfTheDesignChart) {
    const std::vector<Optimum> chart{
        {5, 2, 32.1, 36.0, .75},  {5, 4, 30.0, 33.8, .80},  {5, 6, 29.1, 32.7, .85},
        {5, 8, 28.5, 32.1, .85},  {10, 2, 44.6, 52.4, .45}, {10, 4, 39.4, 46.5, .55},
        {10, 6, 37.1, 43.3, .65}, {10, 8, 35.5, 41.2, .70}, {15, 2, 56.5, 67.8, .25},
        {15, 4, 47.8, 57.2, .40}, {15, 6, 43.9, 51.9, .50}, {15, 8, 41.5, 48.9, .55},
        {20, 2, 67.2, 79.8, .15}, {20, 4, 55.3, 65.8, .30}, {20, 6, 49.8, 59.0, .40},
        {20, 8, 46.7, 55.2, .45}};
    for (const Optimum& o : chart) {
        double best_mean = 0.0;
        double best_peak = 0.0;
        double best_ratio = 0.0;
        for (int step = -2; step <= 2; ++step) {
            const double ratio = o.ratio + 0.05 * step;
            const auto celsius = HeatedBed(60, o.source, o.liquid, ratio * o.liquid).steady();
            const double mean = std::accumulate(celsius.begin() + 1, celsius.end(), 0.0) / 60.0;
            if (mean <= best_mean) continue;
            best_mean = mean;
            best_peak = *std::max_element(celsius.begin(), celsius.end());
            best_ratio = ratio;
        }
        std::printf("    %2.0f W/m3, %.0f kg/m2/h: %.2f/%.2f degC @ %.2f, chart %.1f/%.1f @ %.2f\n",
                    o.source, o.liquid, best_mean, best_peak, best_ratio, o.mean, o.peak, o.ratio);
        EXPECT_NEAR(best_mean, o.mean, 0.1);
        EXPECT_NEAR(best_peak, o.peak, 0.1);
        EXPECT_NEAR(best_ratio, o.ratio, 1e-9);
    }
}

// Air that takes up per degree what water brings: U = L c_l - G c* = 0.
TEST(AeratedHeat, BalancedRatioFollowsFromTheSlopeOfSaturatedAir) {
    struct Row {
        double celsius, slope, ratio, ratio_at_85_kPa;  // kJ/kg/K, kg/kg
    };
    const std::array<Row, 7> rows{{{10, 2.324, 1.721, 1.548},
                                   {20, 3.398, 1.177, 1.03},
                                   {30, 5.223, .766, 0.654},
                                   {40, 8.337, .480, 0.399},
                                   {50, 13.825, .289, 0.234},
                                   {60, 24.244, .165, 0.127},
                                   {70, 47.025, .085, 0.06}}};
    const auto enthalpy = [](double kelvin, double pressure) {
        const double p_s = atmosphere::saturation_pressure(kelvin).value;
        return atmosphere::moist_air_enthalpy(kelvin,
                                              atmosphere::vapour_ratio(p_s, pressure).value) /
               atmosphere::dry_air_molar_mass;
    };
    for (const Row& row : rows) {
        const double kelvin = row.celsius + constants::zero_celsius;
        const auto slope_at = [&](double pressure) {
            return (enthalpy(kelvin + 0.01, pressure) - enthalpy(kelvin - 0.01, pressure)) / 0.02;
        };
        const double slope = slope_at(101325.0);
        EXPECT_NEAR(1e-3 * slope, row.slope, 1e-3 * row.slope) << row.celsius;
        EXPECT_NEAR(4000.0 / slope, row.ratio, 6e-4) << row.celsius;  // printed to three decimals
        EXPECT_NEAR(4000.0 / slope_at(85e3), row.ratio_at_85_kPa, 6e-4) << row.celsius;
    }
}

}  // namespace
}  // namespace gossan::verification
