// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/face_flux.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/column/made_column.hpp"

namespace gossan::column {
namespace {

using namespace made;

constexpr double cell_height = 0.1;
constexpr std::size_t tracer_row = StateLayout::first_component;

/// Two cells of crushed ore and what flows between them.
struct TwoCells {
    TwoCells(double below, double above, double dispersivity = 0.0)
        : model(bed(
              tracer(), 2, 2.0 * cell_height,
              std::make_shared<const transport::VanGenuchten>(transport::HydraulicProperties{}))) {
        each_cell(model, [&](auto& cell) { cell.dispersivity = dispersivity; });
        contents = {below, above};
    }
    FaceFlux flux(std::array<double, 2> concentrations, std::array<double, 2> kelvin,
                  double beyond) const {
        ColumnSystem system(model);
        std::vector<CellContent> cells;
        for (std::size_t k = 0; k < 2; ++k) {
            cells.push_back(
                content_of(model, contents[k], kelvin[k], std::vector<double>{concentrations[k]}));
        }
        system.derive_cells(initial_state(model, system.state_layout(), cells));
        FaceFlux result(3);
        FaceLaw(model, 1).between(system.cells()[0], model.cells[0], system.cells()[1],
                                  model.cells[1], {.above = &beyond, .below = &beyond}, true,
                                  result);
        return result;
    }
    ColumnModel model;
    std::array<double, 2> contents;
};

TEST(FaceFlux, IsNothingWhereSuctionHangsFromTheWaterBelow) {
    const transport::VanGenuchten soil(transport::HydraulicProperties{});
    const double lower = -0.3;
    const TwoCells cells(soil.water_content(lower), soil.water_content(lower - cell_height));
    EXPECT_NEAR(cells.flux({1.0, 1.0}, {298.15, 298.15}, 1.0).volume, 0.0, 1e-18);
}

TEST(FaceFlux, IsTheConductivityUnderUnitGradient) {
    const transport::VanGenuchten soil(transport::HydraulicProperties{});
    const auto flux = TwoCells(0.25, 0.25).flux({1.0, 1.0}, {298.15, 298.15}, 1.0);
    EXPECT_NEAR(flux.volume / soil.conductivity(0.25).value, 1.0, 1e-9);
    EXPECT_NEAR(flux.value[0] / flux.volume, molar_density, 1e-6 * molar_density);
    EXPECT_NEAR(flux.value[tracer_row] / flux.volume, 1.0, 1e-12);
}

TEST(FaceFlux, CarriesHalfTheLimitedStepMoreThanTheUpperCellHolds) {
    const auto flux = TwoCells(0.25, 0.25).flux({1.0, 3.0}, {298.15, 298.15}, 5.0);
    // equal steps of -2: the limiter takes them whole, so the face has 3 - 1
    EXPECT_NEAR(flux.value[tracer_row] / flux.volume, 2.0, 1e-6);
    const auto crest = TwoCells(0.25, 0.25).flux({1.0, 3.0}, {298.15, 298.15}, 2.0);
    EXPECT_NEAR(crest.value[tracer_row] / crest.volume, 3.0, 1e-12);
}

TEST(FaceFlux, DispersesByWhatUpwindLeavesOfTheDispersivity) {
    const auto flux = TwoCells(0.25, 0.25, 0.15).flux({1.0, 3.0}, {298.15, 298.15}, 5.0);
    // q C_up + q (0.15 - 0.05) (3 - 1)/0.1 = q (3 + 2): the mean and the whole dispersion
    EXPECT_NEAR(flux.value[tracer_row] / flux.volume, 2.0 + 0.15 * 2.0 / 0.1, 1e-9);
}

TEST(FaceFlux, CarriesHeatWithTheWaterAndConductsTheRest) {
    const auto flux = TwoCells(0.25, 0.25).flux({1.0, 1.0}, {300.15, 310.15}, 1.0);
    const double lambda = 0.5 + 1.6 * 0.25 / 0.38;
    const double carried = flux.value[0] * 0.0180153 * 4180.0;
    // lambda > carried dz/2: together the mean temperature and the whole conduction
    EXPECT_NEAR(flux.value[1], carried * 32.0 + lambda * 10.0 / cell_height, 1e-6);
}

}  // namespace
}  // namespace gossan::column
