// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/column_system.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "gossan/column/column_run.hpp"
#include "gossan/column/made_bioleaching.hpp"
#include "gossan/column/made_column.hpp"

namespace gossan::column {
namespace {

using namespace made;

/// One way a column can be run, all with reactions and speciation.
struct Case {
    const char* name;
    int n_nodes;
    std::function<void(ColumnModel&)> change;  ///< of the model
    double pond = 1e-3;                        ///< m in the store
    double wettest = 0.30, driest = 0.15;      ///< content of the top and the base cell
    bool is_aerated = false;
};

const Chemistry& chemistry(bool is_aerated) {
    static const Chemistry made = leaching({0.005, 0.02});
    static const Chemistry aerated = bioleaching({0.005, 0.02});
    return is_aerated ? aerated : made;
}

std::vector<double> fit(std::vector<double> composition, const Case& c) {
    return c.is_aerated ? with_gases(std::move(composition)) : composition;
}

ColumnModel model_of(const Case& c) {
    transport::HydraulicProperties ore;
    ColumnModel model =
        bed(chemistry(c.is_aerated), 3, 1.5, std::make_shared<const transport::VanGenuchten>(ore));
    model.n_nodes = c.n_nodes;
    each_cell(model, [&](CellProperties& cell) {
        cell.dispersivity = 0.4;  // over half a cell: the limiter has nothing to do
        cell.diffusivity = 1e-9;
        cell.mobile_share = c.n_nodes > 0 ? 1.0 / 6.0 : 1.0;
        cell.reference.assign(cell.reference.size(), 100.0);
        for (std::size_t k = 0; k < cell.accessibility.size(); ++k) {
            cell.accessibility[k] = 1.0 - 0.05 * double(k);
        }
    });
    model.surface.heat_transfer = 10.0;
    model.base.heat_transfer = 1.0;
    model.base.ground_temperature = 290.0;
    if (c.is_aerated) {
        model.air = air_of(chemistry(true));
        model.pressure = 85e3;
        each_cell(model, [](CellProperties& cell) { cell.gas_dispersivity = 0.4; });
    }
    model.forcing = [feed = fit(raffinate(), c)](double, SurfaceForcing& forcing) {
        forcing.irrigation = 6.0 * l_per_m2_h;
        forcing.irrigation_water = 53000.0;
        forcing.irrigation_composition = feed;
        forcing.irrigation_temperature = 305.0;
        forcing.rain = 1e-8;
        forcing.potential_evaporation = 3e-8;
        forcing.air_temperature = 300.0;
        forcing.vapour_conductance = 3e-3;
        forcing.wind_heat_transfer = 8.0;
        forcing.sun = 400.0;
        forcing.sky = 330.0;
        forcing.aeration = 44.615 / 3600.0;  // 1 Nm3/m2/h
        forcing.aeration_temperature = 290.0;
    };
    if (c.change) c.change(model);
    return model;
}

/// Every unknown different in every cell, none near a switch.
std::vector<double> state_of(const Case& c, const ColumnModel& model, const StateLayout& layout) {
    const int n = layout.n_cells();
    std::vector<CellContent> cells;
    for (int cell = 0; cell < n; ++cell) {
        const double up = double(cell) / (n - 1);
        std::vector<double> water(std::size_t(layout.n_components()));
        const auto pores = fit(pore_water(), c);
        const auto feed = fit(raffinate(), c);
        for (std::size_t k = 0; k < water.size(); ++k) {
            water[k] = (1.0 - 0.7 * up) * pores[k] + 1.5 * up * feed[k];
        }
        cells.push_back(
            content_of(model, c.driest + (c.wettest - c.driest) * up, 293.0 + 5.0 * cell, water));
        for (std::size_t k = 0; k < cells.back().solids.size(); ++k) {
            cells.back().solids[k] = 20.0 + 7.0 * double(k) + 11.0 * up;
        }
    }
    auto state = initial_state(model, layout, cells);
    for (int cell = 0; cell < n; ++cell) {
        for (int k = layout.n_carried(); k < layout.solid(0); ++k) {
            state[layout.begin(cell) + std::size_t(k)] *= 1.0 + 0.3 * std::sin(cell + k);
        }
        for (int k = 0; k < layout.n_gases(); ++k) {
            state[layout.begin(cell) + std::size_t(layout.gas(k))] *= 0.9 - 0.2 * cell;
        }
    }
    double* store = state.data() + layout.begin(layout.surface_block());
    store[StateLayout::water] = c.pond * 53000.0;
    store[StateLayout::enthalpy] = store[StateLayout::water] * 0.0180153 * 4180.0 * 30.0;
    for (int k = 0; k < layout.n_components(); ++k) {
        store[StateLayout::first_component + k] = c.pond * fit(raffinate(), c)[std::size_t(k)];
    }
    return state;
}

/// The Jacobian by differences of fourth order, with the typical size of each unknown.
struct Differences {
    std::vector<double> matrix;   ///< [n][n]
    std::vector<double> typical;  ///< [n]
};

Differences differences(ColumnSystem& system, const std::vector<double>& state) {
    const std::size_t n = state.size();
    Differences result{std::vector<double>(n * n), std::vector<double>(n)};
    std::vector<double> near(n), far(n), minus_near(n), minus_far(n), shifted = state;
    for (std::size_t column = 0; column < n; ++column) {
        const double size = std::max(std::abs(state[column]), 1e-2);
        // Suction and conductivity near saturation bend within 1e-2 of the water: truncation ~
        // (5e-3)^4 = 6e-10 of the terms of an entry there; round-off ~ 1e-16/5e-5 of a rate.
        const double h = 5e-5 * size;
        const auto at = [&](double step, std::vector<double>& rates) {
            shifted[column] = state[column] + step;
            EXPECT_TRUE(system.rates(0.0, shifted, rates));
        };
        at(h, near);
        at(-h, minus_near);
        at(2.0 * h, far);
        at(-2.0 * h, minus_far);
        shifted[column] = state[column];
        result.typical[column] = size;
        for (std::size_t row = 0; row < n; ++row) {
            result.matrix[row * n + column] =
                (8.0 * (near[row] - minus_near[row]) - (far[row] - minus_far[row])) / (12.0 * h);
        }
    }
    return result;
}

using Allowed = std::function<bool(const StateLayout&, std::size_t row, std::size_t column)>;

/// Expects every entry of the Jacobian to agree with differences within 1e-6 of itself, or within
/// 1e-8 of the largest effect that any unknown has on that row, or within the round-off of the
/// differences, 1e-11 of the rate. Returns how many of the entries
/// `allowed` to differ did.
int compare(const Case& c, const Allowed& allowed = {}) {
    const ColumnModel model = model_of(c);
    ColumnSystem system(model);
    const StateLayout& layout = system.state_layout();
    const auto state = state_of(c, model, layout);
    numerics::BlockMatrix jacobian(layout.blocks());
    EXPECT_TRUE(system.jacobian(0.0, state, jacobian));
    const auto analytic = jacobian.dense();
    const auto found = differences(system, state);
    const std::size_t n = state.size();
    std::vector<double> rates(n);
    EXPECT_TRUE(system.rates(0.0, state, rates));
    int n_different = 0;
    int n_faults = 0;
    for (std::size_t row = 0; row < n; ++row) {
        double largest = 0.0;
        for (std::size_t k = 0; k < n; ++k) {
            largest = std::max(largest, std::abs(found.matrix[row * n + k]) * found.typical[k]);
        }
        for (std::size_t column = 0; column < n; ++column) {
            const double a = analytic[row * n + column];
            const double d = found.matrix[row * n + column];
            const double tolerance =
                1e-6 * std::abs(d) +
                (1e-8 * largest + 1e-11 * std::abs(rates[row])) / found.typical[column] + 1e-300;
            if (std::abs(a - d) <= tolerance) continue;
            if (allowed && allowed(layout, row, column)) {
                ++n_different;
                continue;
            }
            if (++n_faults > 10) continue;
            ADD_FAILURE() << c.name << ": d(" << describe_unknown(model, layout, row) << ")/d("
                          << describe_unknown(model, layout, column) << "): analytic " << a
                          << ", differences " << d << ", row's largest effect " << largest;
        }
    }
    EXPECT_EQ(n_faults, 0) << c.name;
    return n_different;
}

class ColumnJacobian : public testing::TestWithParam<Case> {};

TEST_P(ColumnJacobian, AgreesWithDifferences) { compare(GetParam()); }

const Case cases[] = {
    {.name = "without_stagnant_nodes", .n_nodes = 0, .change = {}},
    {.name = "one_node_wetting", .n_nodes = 1, .change = {}},
    {.name = "three_nodes_wetting", .n_nodes = 3, .change = {}},
    {.name = "three_nodes_drying",
     .n_nodes = 3,
     .change =
         [](ColumnModel& model) {
             model.forcing = [](double, SurfaceForcing& forcing) {
                 forcing.potential_evaporation = 3e-8;
                 forcing.irrigation_composition = raffinate();
             };
         },
     .pond = 1e-9,
     .wettest = 0.2,
     .driest = 0.3},
    {.name = "upward_flow_into_a_dry_top",
     .n_nodes = 1,
     .change = {},
     .pond = 1e-6,
     .wettest = 0.085,
     .driest = 0.3},
    {.name = "nearly_no_water",
     .n_nodes = 1,
     .change = {},
     .pond = 1e-6,
     .wettest = 0.02,
     .driest = 0.01},
    {.name = "saturated_and_ponding",
     .n_nodes = 1,
     .change = {},
     .pond = 0.1,
     .wettest = 0.379,
     .driest = 0.377},
    {.name = "running_off",
     .n_nodes = 1,
     .change = {},
     .pond = 0.4,
     .wettest = 0.37,
     .driest = 0.3},
    {.name = "kinematic",
     .n_nodes = 1,
     .change = [](ColumnModel& model) { model.flow = FlowLaw::kinematic; }},
    {.name = "drain_under_suction_that_flows",
     .n_nodes = 1,
     .change =
         [](ColumnModel& model) {
             model.base.drainage = BaseDrainage::suction;
             model.base.head = -0.5;
         },
     .driest = 0.25},
    {.name = "drain_under_suction_that_rests",
     .n_nodes = 1,
     .change =
         [](ColumnModel& model) {
             model.base.drainage = BaseDrainage::suction;
             model.base.head = 0.0;
         },
     .driest = 0.12},
    {.name = "fixed_heads",
     .n_nodes = 1,
     .change =
         [](ColumnModel& model) {
             model.base.drainage = BaseDrainage::fixed_head;
             model.base.head = -0.6;
             model.surface.fixed_head = -0.02;
         }},
    {.name = "sun_wind_and_sky",
     .n_nodes = 1,
     .change =
         [](ColumnModel& model) {
             model.surface.evaporates_by_wind = true;
             model.surface.emissivity = 0.93;
         }},
    {.name = "aerated", .n_nodes = 1, .change = {}, .is_aerated = true},
    {.name = "aerated_under_sun_and_wind",
     .n_nodes = 2,
     .change =
         [](ColumnModel& model) {
             model.surface.evaporates_by_wind = true;
             model.surface.emissivity = 0.93;
         },
     .is_aerated = true},
    {.name = "aerated_and_drying",
     .n_nodes = 1,
     .change =
         [](ColumnModel& model) {
             model.forcing = [](double, SurfaceForcing& forcing) {
                 forcing.aeration = 3.0 * 44.615 / 3600.0;
                 forcing.aeration_humidity = 0.2;
                 forcing.irrigation_composition = with_gases(raffinate());
             };
         },
     .pond = 1e-9,
     .wettest = 0.02,
     .driest = 0.06,
     .is_aerated = true},
    {.name = "air_by_diffusion_alone",
     .n_nodes = 1,
     .change =
         [](ColumnModel& model) {
             model.forcing = [](double, SurfaceForcing& forcing) {
                 forcing.irrigation_composition = with_gases(raffinate());
             };
         },
     .is_aerated = true},
};

INSTANTIATE_TEST_SUITE_P(EveryWay, ColumnJacobian, testing::ValuesIn(cases),
                         [](const auto& each) { return std::string(each.param.name); });

// The limiter at a face looks at the cell beyond the upstream one. Block-tridiagonal Newton cannot
// hold that cell's column, so it is left out; so is the ghost above the top cell, which is made of
// the store and the top cell. All else is exact.
TEST(ColumnJacobian, WithTheLimiterLeavesOutTheOuterCellAlone) {
    const Case c{.name = "limiter", .n_nodes = 1, .change = [](ColumnModel& model) {
                     each_cell(model, [](CellProperties& cell) {
                         cell.dispersivity = 0.01;
                         cell.diffusivity = 0.0;
                     });
                 }};
    const auto is_outer = [](const StateLayout& layout, std::size_t row, std::size_t column) {
        const auto place = [&](std::size_t index) {
            int block = 0;
            while (block < layout.surface_block() && layout.begin(block + 1) <= index) ++block;
            return std::pair{block, static_cast<int>(index - layout.begin(block))};
        };
        const auto [row_block, row_at] = place(row);
        const auto [column_block, column_at] = place(column);
        const bool is_solute =
            row_at >= StateLayout::first_component && row_at < layout.n_carried();
        if (!is_solute || column_at >= layout.n_carried()) return false;
        const int top = layout.n_cells() - 1;
        const bool is_below_ghost = row_block == top || row_block == top - 1;
        // Water flows down: a face looks at the cell above its upper one, so that cell's row and
        // the row below it miss it.
        const int above = column_block - row_block;
        return above == 1 || above == 2 || (is_below_ghost && column_block >= top);
    };
    EXPECT_GT(compare(c, is_outer), 0);
}

}  // namespace
}  // namespace gossan::column
