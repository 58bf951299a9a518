// SPDX-License-Identifier: Apache-2.0
// What a heap goes through: ponding, run-off, drying, rests, pulses. Every run is expected to
// succeed with all balances closed (column_fixture), with 13 components, speciation and reactions.

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

const Chemistry& chemistry() {
    static const Chemistry made = leaching({0.01});
    return made;
}

struct Heap {
    explicit Heap(int n_nodes, double content = 0.15, int n_cells = 25)
        : model(leaching_column(chemistry(), n_cells, 3.0, n_nodes)),
          layout(n_cells, model.network->n_components(), n_nodes, model.network->n_solids(),
                 model.network->n_reactions()),
          start(uniform_state(model, layout, leaching_ore(model, content))) {}

    /// Irrigation (L/m2/h), rain and potential evaporation (mm/d).
    void weather(double irrigation, double rain, double evaporation) {
        constexpr double mm_per_day = 1e-3 / one_day;
        const column::Forcing usual = model.forcing;
        model.forcing = [=](double time, SurfaceForcing& forcing) {
            usual(time, forcing);
            forcing.irrigation = irrigation * l_per_m2_h;
            forcing.rain = rain * mm_per_day;
            forcing.potential_evaporation = evaporation * mm_per_day;
        };
    }
    [[nodiscard]] double pond_depth(std::span<const double> state) const {
        return state[layout.begin(layout.surface_block())] / molar_density;
    }
    [[nodiscard]] std::vector<column::CellState> cells(std::span<const double> state) const {
        column::ColumnSystem system(model);
        system.derive_cells(state);
        return system.cells();
    }

    ColumnModel model;
    column::StateLayout layout;
    std::vector<double> start;
};

constexpr double run_tolerance = 1e-4;  // as in practice

TEST(Robustness, MoreDripThanTheBedTakesPondsToTheBrimAndTheRestRunsOff) {
    Heap heap(3);
    transport::HydraulicProperties tight;
    tight.saturated_conductivity = Velocity(2e-6);  // 7.2 L/m2/h
    const auto soil = std::make_shared<const transport::VanGenuchten>(tight);
    each_cell(heap.model, [&](auto& cell) { cell.retention = soil; });
    heap.model.surface.max_pond_depth = 0.1;
    heap.weather(12.0, 0.0, 0.0);
    const auto outcome = run(heap.model, heap.start, {30.0 * one_day}, {}, run_tolerance);
    const auto flows = column::cumulative_flows(heap.model, heap.layout, outcome.state);
    const double irrigated = flows.irrigated[0] / molar_density;
    const double run_off = flows.run_off[0] / molar_density;
    const double pond = heap.pond_depth(outcome.state);
    std::printf("    pond %.4f m (brim 0.1 m), irrigated %.3f m, run off %.3f m\n", pond, irrigated,
                run_off);
    // Run-off of y^2/(y + 1 mm)/60 s at some 5 L/m2/h needs y = 0.3 mm above the brim.
    EXPECT_NEAR(pond, 0.1, 1e-3);
    // The bed passes K_s (1 + pond and suction over the height) at most: 7.2 of 12 L/m2/h, times
    // viscosity's 0.6 or so at 20 degC and 60 g/L of salts.
    EXPECT_GT(run_off, 0.3 * irrigated);
    EXPECT_LT(run_off, 0.8 * irrigated);
    // What runs off has the composition of the store, which is that of the drip.
    EXPECT_NEAR(flows.run_off[2 + 3] / flows.run_off[0], raffinate()[3] / 54000.0, 1e-6);
}

TEST(Robustness, EvaporationAloneDriesTheBedUntilItStopsItself) {
    for (const int n_nodes : {0, 3}) {
        Heap heap(n_nodes);
        heap.weather(0.0, 0.0, 20.0);
        double lowest = 1.0;
        std::vector<double> evaporated;
        const auto look = [&](double, std::span<const double> state) {
            for (const auto& cell : heap.cells(state)) lowest = std::min(lowest, cell.content);
            evaporated.push_back(
                column::cumulative_flows(heap.model, heap.layout, state).evaporated_water /
                molar_density);
        };
        const auto outcome =
            run(heap.model, heap.start, {100.0 * one_day, 200.0 * one_day, 1000.0 * one_day}, look,
                run_tolerance);
        const double top = heap.cells(outcome.state).back().content;
        std::printf("    evaporated %.1f, %.1f, %.1f mm of 2000, 4000, 20000; top theta %.5f\n",
                    1e3 * evaporated[0], 1e3 * evaporated[1], 1e3 * evaporated[2], top);
        EXPECT_GT(lowest, -1e-5);  // the absolute tolerance of the water content
        EXPECT_LT(top, 0.03);      // far below what gravity leaves (0.08)
        // The bed held 450 mm; the flow to the surface dies long before.
        EXPECT_LT(evaporated[2], 0.45);
        EXPECT_LT(evaporated[2] - evaporated[1], 0.02 * 16.0);
    }
}

TEST(Robustness, RestsDrainTheBedAndTheDripWetsItAgain) {
    Heap heap(3);
    const column::Forcing usual = heap.model.forcing;
    heap.model.forcing = [=](double time, SurfaceForcing& forcing) {
        usual(time, forcing);
        if (std::fmod(time, 40.0 * one_day) >= 20.0 * one_day) forcing.irrigation = 0.0;
        forcing.potential_evaporation = 5e-3 / one_day;
    };
    std::vector<double> switches, wet;
    for (int k = 1; k < 12; ++k) switches.push_back(20.0 * k * one_day);
    std::vector<double> times = switches;
    times.push_back(240.0 * one_day);
    run(
        heap.model, heap.start, times,
        [&](double, std::span<const double> state) {
            wet.push_back(heap.cells(state)[12].content);
        },
        run_tolerance, switches);
    for (std::size_t k = 0; k + 1 < wet.size(); k += 2) {
        std::printf("    theta %.4f at the end of drip, %.4f of rest\n", wet[k], wet[k + 1]);
        EXPECT_GT(wet[k], wet[k + 1] + 0.02);
    }
}

TEST(Robustness, AFloodedColumnLetsTheFloodThrough) {
    Heap heap(1, 0.38);  // all pores full, and half a metre of raffinate above
    heap.weather(0.0, 0.0, 0.0);
    heap.model.surface.max_pond_depth = 1.0;
    double* store = heap.start.data() + heap.layout.begin(heap.layout.surface_block());
    store[0] = 0.5 * 54000.0;
    store[1] = store[0] * constants::water_molar_mass * 4180.0 * 20.0;
    for (int k = 0; k < heap.layout.n_components(); ++k) {
        store[2 + k] = 0.5 * raffinate()[std::size_t(k)];
    }
    const auto outcome = run(heap.model, heap.start, {10.0 * one_day}, {}, run_tolerance);
    const double pond = heap.pond_depth(outcome.state);
    std::printf("    pond %.2e m after ten days\n", pond);
    EXPECT_LT(pond, 1e-5);
    EXPECT_GT(pond, -1e-6);
}

TEST(Robustness, TwoHundredSwitchesOfTheDripAreRunResolved) {
    Heap heap(3, 0.2);
    const column::Forcing usual = heap.model.forcing;
    constexpr double half = 0.25 * one_day;
    heap.model.forcing = [=](double time, SurfaceForcing& forcing) {
        usual(time, forcing);
        const bool is_on = static_cast<long>(time / half) % 2 == 0;
        forcing.irrigation = is_on ? 12.0 * l_per_m2_h : 0.0;
    };
    std::vector<double> switches;
    for (int k = 1; k < 200; ++k) switches.push_back(half * k);
    const auto outcome = run(heap.model, heap.start, {200.0 * half}, {}, run_tolerance, switches);
    std::printf("    %.1f steps a switch\n", double(outcome.counts.steps) / 200.0);
}

TEST(Robustness, AUniformCompositionStaysUniformUnderPulses) {
    // No reactions, one temperature: only water moves, through stagnant nodes that follow it.
    ColumnModel model = leaching_column(tracer(0.04), 20, 3.0, 3);
    const std::vector<double> water{2.0};
    const auto content = content_of(model, 0.15, 298.15, water);
    const double per_m3 = content.water / 0.15;  // mol of water per m3 of this solution
    model.surface.heat_transfer = 0.0;
    model.base.heat_transfer = 0.0;
    constexpr double half = 0.5 * one_day;
    model.forcing = [=](double time, SurfaceForcing& forcing) {
        const bool is_on = static_cast<long>(time / half) % 2 == 0;
        forcing.irrigation = is_on ? 12.0 * l_per_m2_h : 0.0;
        forcing.irrigation_water = per_m3;
        forcing.irrigation_composition = {2.0};
        forcing.air_temperature = 298.15;
    };
    column::ColumnSystem system(model);
    const auto start = uniform_state(model, system.state_layout(), content);
    std::vector<double> switches;
    for (int k = 1; k < 60; ++k) switches.push_back(half * k);
    const auto outcome = run(model, start, {60.0 * half}, {}, run_tolerance, switches);
    system.derive_cells(outcome.state);
    double worst = 0.0;
    for (const auto& cell : system.cells()) {
        for (const auto& region : cell.regions) {
            worst = std::max(worst, std::abs(region.concentration[0] / 2.0 - 1.0));
        }
    }
    std::printf("    composition moved by %.1e\n", worst);
    EXPECT_LE(worst, 1e-10);  // every flux carries the same ratio, so only round-off may show
}

TEST(Robustness, AVeryDryBedIsWetted) {
    Heap heap(3, 0.02);
    heap.weather(6.0, 0.0, 0.0);
    const auto outcome = run(heap.model, heap.start, {60.0 * one_day}, {}, run_tolerance);
    for (const auto& cell : heap.cells(outcome.state)) EXPECT_GT(cell.content, 0.2);
}

TEST(Robustness, ABedLeftAloneForThreeHundredDaysRests) {
    Heap heap(3, 0.25);
    heap.weather(0.0, 0.0, 0.0);
    const auto outcome = run(heap.model, heap.start, {300.0 * one_day}, {}, run_tolerance);
    EXPECT_LT(outcome.counts.steps, 3000);
}

TEST(Robustness, RainOnABedDilutesItsSurfaceAndRunsThrough) {
    Heap heap(1, 0.2);
    heap.weather(0.0, 100.0, 2.0);
    const auto outcome = run(heap.model, heap.start, {30.0 * one_day}, {}, run_tolerance);
    const auto flows = column::cumulative_flows(heap.model, heap.layout, outcome.state);
    EXPECT_NEAR(flows.rained_water / molar_density, 3.0, 1e-3);
    EXPECT_NEAR(flows.evaporated_water / molar_density, 0.06, 0.006);
}

}  // namespace
}  // namespace gossan::verification
