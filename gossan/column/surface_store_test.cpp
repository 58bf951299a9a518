// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/surface_store.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/column/made_column.hpp"

namespace gossan::column {
namespace {

using namespace made;

/// A store of `depth` of pure water at 25 degC over a cell of `content` at 25 degC.
SurfaceExchange exchange(double depth, double content, const SurfaceForcing& forcing,
                         double heat_transfer = 0.0) {
    const auto soil =
        std::make_shared<const transport::VanGenuchten>(transport::HydraulicProperties{});
    ColumnModel model = bed(tracer(), 1, 0.1, soil);
    model.surface.max_pond_depth = 0.2;
    model.surface.heat_transfer = heat_transfer;
    ColumnSystem system(model);
    const std::vector<double> clean{0.0};
    system.derive_cells(
        uniform_state(model, system.state_layout(), content_of(model, content, 298.15, clean)));
    const double water = depth * molar_density;
    const std::vector<double> store{
        water, water * constants::water_molar_mass * model.heat_capacity_water * 25.0, 0.0};
    SurfaceExchange result(3);
    AirState air(0, 3);
    derive_wetness(system.cells().front(), {}, air);
    exchange_at_surface(model, model.cells.front(), system.cells().front(), air, 0.0, forcing,
                        store, result);
    return result;
}

SurfaceForcing evaporation(double potential, double humidity) {
    SurfaceForcing forcing;
    forcing.potential_evaporation = potential;
    forcing.relative_humidity = humidity;
    return forcing;
}

TEST(SurfaceExchange, DeepPondInfiltratesAtTheRateOfItsHead) {
    // (3): theta = 0.3 has h = -0.0544 m, K = 1.06e-5 m/s by the curve; with 0.1 m of pond
    const transport::VanGenuchten soil(transport::HydraulicProperties{});
    const double k = 0.5 * (1e-4 + soil.conductivity(0.3).value);
    const double by_hand = k * ((0.1 - soil.pressure_head(0.3).value) / 0.05 + 1.0);
    const auto x = exchange(0.1, 0.3, {});
    EXPECT_NEAR(x.infiltration_rate * 0.101, by_hand, 1e-6 * by_hand);  // s(x) = x (1 + 1e-7)
}

TEST(SurfaceExchange, NothingRunsOffBelowTheBrimAndAllAboveItInMinutes) {
    EXPECT_EQ(exchange(0.2, 0.3, {}).run_off_rate, 0.0);
    // y = 0.1 m above the brim: y^2/(y + 1 mm)/60 s of 0.3 m
    EXPECT_NEAR(exchange(0.3, 0.3, {}).run_off_rate, 0.01 / 0.101 / 60.0 / 0.3, 1e-12);
}

TEST(SurfaceExchange, APondLosesThePotentialEvaporationAndSparesTheBed) {
    const SurfaceForcing forcing = evaporation(1e-7, 0.3);
    const auto x = exchange(0.1, 0.3, forcing);
    // (5): wet share 0.1/0.101 from the store, the rest from a cell that is as good as wet
    EXPECT_NEAR(x.store_evaporation.value * 0.1, 1e-7 * 0.1 / 0.101, 1e-18);
    EXPECT_NEAR(x.cell_evaporation.value / molar_density, 1e-7 * 0.001 / 0.101, 1e-13);
}

TEST(SurfaceExchange, ABedAsDryAsTheAirLosesNothingAndADrierOneGains) {
    // a = e^(h g M/(R T)) = 1/2 at h = -ln 2 R T/(g M)
    const double head = -std::log(2.0) * constants::gas * 298.15 /
                        (constants::gravity * constants::water_molar_mass);
    const transport::VanGenuchten soil(transport::HydraulicProperties{});
    const SurfaceForcing forcing = evaporation(1e-7, 0.5);
    const double there = soil.water_content(head);
    EXPECT_NEAR(exchange(0.0, there, forcing).cell_evaporation.value, 0.0, 1e-12);
    EXPECT_LT(exchange(0.0, 0.9 * there, forcing).cell_evaporation.value, 0.0);
    EXPECT_GT(exchange(0.0, 1.1 * there, forcing).cell_evaporation.value, 0.0);
}

TEST(SurfaceExchange, HeatFromTheAirPassesHalfACell) {
    SurfaceForcing forcing;
    forcing.air_temperature = 308.15;
    const auto x = exchange(0.0, 0.2, forcing, 8.0);
    // lambda = 0.5 + 1.6 * 0.2/0.38; in series with 8 W/m2/K over half of 0.1 m, 10 K apart
    const double lambda = 0.5 + 1.6 * 0.2 / 0.38;
    EXPECT_NEAR(x.wind_heat.value, 10.0 / (1.0 / 8.0 + 0.05 / lambda), 1e-9);
}

}  // namespace
}  // namespace gossan::column
