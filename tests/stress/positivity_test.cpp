// SPDX-License-Identifier: Apache-2.0
// Nothing that is an amount goes below zero by more than its absolute tolerance, whatever runs out.
// Every run is expected to reach its end with all balances closed (scenario_run).

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ostream>

#include "gossan/base/constants.hpp"
#include "tests/scenarios/lowest.hpp"
#include "tests/scenarios/scenario_run.hpp"

namespace gossan::scenarios {
namespace {

/// What a run came through, over all its cells and steps.
struct Extremes {
    double acid = 1e9;        ///< mol/m3, least proton excess
    double oxygen = 1e9;      ///< mol/m3, least in the flowing water
    double copper_ore = 1.0;  ///< share of the chalcocite that is left, least
    double content = 1.0;     ///< m3/m3, least
    double pond = 0.0;        ///< m, deepest
    double coldest = 1e9;     ///< degC
    double hottest = -1e9;    ///< degC
    double iron = 1e9;        ///< mol/m3, least total Fe in the flowing water
};

/// Follows a run for its extremes.
class Sight {
public:
    explicit Sight(const column::ColumnModel& model) : system_(model) {
        const auto index = [&](const char* name) {
            return solution::component_index(model.speciation->components(), name);
        };
        acid_ = index("H");
        oxygen_ = index("O2");
        ferric_ = index("Fe(III)");
        ferrous_ = index("Fe(II)");
        ore_ = model.network->solid_index("chalcocite", 0);
    }

    void look_at(double time, std::span<const double> state) {
        const bool is_past_start = time > 12.0 * 86400.0;  // fresh ore holds no O2 and no iron
        const auto& layout = system_.state_layout();
        system_.derive_cells(state);
        for (int c = 0; c < layout.n_cells(); ++c) {
            const auto& cell = system_.cells()[std::size_t(c)];
            const auto& water = cell.regions.front().concentration;
            const auto of = [&](int k) { return water[std::size_t(k)]; };
            seen.acid = std::min(seen.acid, of(acid_));
            if (oxygen_ >= 0 && is_past_start) seen.oxygen = std::min(seen.oxygen, of(oxygen_));
            if (is_past_start) seen.iron = std::min(seen.iron, of(ferric_) + of(ferrous_));
            const double left = state[layout.begin(c) + std::size_t(layout.solid(ore_))];
            const double placed =
                system_.model().cells[std::size_t(c)].reference[std::size_t(ore_)];
            seen.copper_ore = std::min(seen.copper_ore, left / placed);
            seen.content = std::min(seen.content, cell.content);
            seen.coldest = std::min(seen.coldest, cell.temperature - constants::zero_celsius);
            seen.hottest = std::max(seen.hottest, cell.temperature - constants::zero_celsius);
        }
        const double depth =
            state[layout.begin(layout.surface_block())] * constants::water_molar_mass / 997.0;
        seen.pond = std::max(seen.pond, depth);
    }

    Extremes seen;

private:
    column::ColumnSystem system_;
    int acid_, oxygen_, ferric_, ferrous_, ore_;
};

struct Case {
    std::string name;
    std::vector<std::string> overrides;
    bool (*came_about)(const Extremes&);  ///< whether the run went through what its name says
};
std::ostream& operator<<(std::ostream& out, const Case& each) { return out << each.name; }

const std::string drip_of_raffinate = R"({from="1 d", rate="6 L/m2/h", solution="raffinate"})";

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"Nothing", {}, [](const Extremes&) { return true; }},
        {"Acid",
         {R"(cure.acid="0.5 kg/t")", "cure.steps=[]", R"(ore.minerals.calcite="2 %")",
          R"(solutions.raffinate.free_acid="1 g/L")",
          R"x(solutions.raffinate.dissolved."Fe(III)"="0.1 g/L")x", R"(run.duration="60 d")"},
         [](const Extremes& seen) { return seen.acid < 0.0; }},
        {"Oxygen",
         {R"(aeration.steps=[{from="1 d", rate="0.2 Nm3/m2/h"}, {from="10 d", rate="0 Nm3/m2/h"}])",
          R"(bed.air.oxygen="0 m2/s")", R"(bed.air.carbon_dioxide="0 m2/s")",
          R"(bed.air.dispersivity="0 m")", R"(run.duration="200 d")"},
         [](const Extremes& seen) { return seen.oxygen < 1e-3; }},
        {"Ore",
         {R"(ore.minerals.chalcopyrite="0.002 %")", R"(ore.minerals.chalcocite="0.02 %")",
          R"(ore.minerals.pyrite="0.002 %")", R"(ore.minerals.calcite="0.005 %")",
          R"(bed.temperature="60 degC")", R"(solutions.raffinate.temperature="60 degC")",
          R"(weather.air_temperature="50 degC")", R"(run.duration="300 d")"},
         [](const Extremes& seen) { return seen.copper_ore < 1e-3; }},
        {"Water",
         {"irrigation.steps=[" + drip_of_raffinate +
              R"(, {from="10 d", rate="0 L/m2/h", solution="raffinate"}])",
          R"(weather.potential_evaporation="20 mm/d")", R"(run.duration="400 d")"},
         [](const Extremes& seen) { return seen.content < 0.03; }},
        {"RoomForWater",
         {R"(irrigation.steps=[{from="1 d", rate="20 L/m2/h", solution="raffinate"}])",
          R"(bed.hydraulics.saturated_conductivity="2e-6 m/s")"},
         [](const Extremes& seen) { return seen.pond > 0.25; }},
        {"Warmth",
         {R"(weather.air_temperature=[["0 d","10 degC"],["10 d","-15 degC"]])",
          R"(bed.surface.heat_transfer="20 W/m2/K")", R"(weather.sun="0 W/m2")",
          R"(run.duration="60 d")"},
         [](const Extremes& seen) { return seen.coldest < 0.0; }},
        {"Cold",
         {R"(bed.temperature="85 degC")", R"(solutions.raffinate.temperature="85 degC")",
          R"(weather.air_temperature="50 degC")", R"(bed.base.ground_temperature="80 degC")"},
         [](const Extremes& seen) { return seen.hottest > 80.0; }},
        {"SteadyFeed",
         {"irrigation.resolve_pulses=true",
          R"(irrigation.steps=[{from="1 d", rate="12 L/m2/h", on="1 d", off="2 d",)"
          R"( solution="raffinate"}])"},
         [](const Extremes& seen) { return seen.pond > 1e-6; }},
        {"GentleFeed",
         {"irrigation.resolve_pulses=true",
          R"(irrigation.steps=[{from="1 d", rate="100 L/m2/h", on="2 h", off="10 h",)"
          R"( solution="raffinate"}])",
          R"(run.duration="10 d")"},
         [](const Extremes& seen) { return seen.pond > 1e-5; }},
        {"IronInFeed",
         {R"(irrigation.steps=[{from="1 d", rate="10 L/m2/h", solution="water"}])",
          R"(run.duration="100 d")"},
         [](const Extremes& seen) { return seen.iron < 1e-1; }},
        {"AcidInFeedForAWhile",
         {"irrigation.steps=[" + drip_of_raffinate +
              R"(, {from="10 d", rate="10 L/m2/h", solution="water"},)"
              R"( {from="40 d", rate="6 L/m2/h", solution="raffinate"}])",
          R"(run.duration="60 d")"},
         [](const Extremes& seen) { return seen.acid < 1.0; }},
        {"Microbes", {"microbes.inoculum={}"}, [](const Extremes&) { return true; }},
    };
    return all;
}

class NoAmountIsNegative : public testing::TestWithParam<Case> {};

TEST_P(NoAmountIsNegative, WithoutEnoughOf) {
    const auto assembly = assembled("sulphide_column.toml", GetParam().overrides);
    ASSERT_FALSE(HasFailure());
    const column::ColumnSystem system(assembly.model);
    Lowest lowest(system);
    Sight sight(assembly.model);
    const Outcome outcome = run(assembly, [&](double time, std::span<const double> state) {
        lowest.look_at(time, state);
        sight.look_at(time, state);
    });
    const Extremes& seen = sight.seen;
    std::printf(
        "    %ld steps; balances close to %.1e; lowest, in tolerances: -%.2g, %s\n"
        "    least acid %.3g, O2 %.2g, Fe %.2g mol/m3; %.2g of Cu2S; water %.3f; pond %.2g "
        "m; "
        "%.1f to %.1f degC\n",
        outcome.counts.steps, outcome.worst_closure, lowest.depth(), lowest.where().c_str(),
        seen.acid, seen.oxygen, seen.iron, seen.copper_ore, seen.content, seen.pond, seen.coldest,
        seen.hottest);
    for (const auto& [kind, depth] : lowest.by_kind()) {
        std::printf("        %-44s -%.2f\n", kind.c_str(), depth);
    }
    EXPECT_LE(lowest.depth(), 1.0) << lowest.where();
    EXPECT_TRUE(GetParam().came_about(seen));
}

INSTANTIATE_TEST_SUITE_P(Stress, NoAmountIsNegative, testing::ValuesIn(cases()),
                         [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace gossan::scenarios
