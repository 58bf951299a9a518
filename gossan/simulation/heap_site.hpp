// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/heap/distribution.hpp"
#include "gossan/heap/stacking_plan.hpp"
#include "gossan/plant/plant_input.hpp"
#include "gossan/plant/power.hpp"
#include "gossan/simulation/site.hpp"

namespace gossan::simulation {

/// One stretch of irrigation out of a pond.
struct PondStep : heap::IrrigationStep {
    static Schema<PondStep> schema();
};

/// When, how fast and out of which ponds a module is irrigated.
struct PondIrrigation {
    std::vector<PondStep> steps;  ///< rising in `from`; before the first one the drip is off
    bool resolve_pulses = false;

    static Schema<PondIrrigation> schema();
};

/// The pond that takes what drains and runs off, from a day on.
struct DrainageStep {
    Duration from;
    std::string pond;

    static Schema<DrainageStep> schema();
};

/// Where a module drains to as it ages.
struct Drainage {
    std::vector<DrainageStep> steps;  ///< rising in `from`

    static Schema<Drainage> schema();
};

/// What the modules of a pad have in common. Its days count from the stacking of each module.
struct PadInput {
    column::BedInput bed;
    PondIrrigation irrigation;
    std::optional<heap::Distribution> distribution;  ///< left out: one column a module
    heap::Aeration aeration;
    std::optional<std::string> drains_to;   ///< pond
    std::optional<Drainage> drainage;       ///< in place of `drains_to`
    std::vector<atmosphere::Cover> covers;  ///< over its modules

    static Schema<PadInput> schema();
};

/// Ore put on top of a module on a day of the run.
struct ModuleLift : column::LiftInput {
    std::optional<std::string> parcel;  ///< left out: that of the module

    static Schema<ModuleLift> schema();
};

/// A part of a pad that is stacked at once, or lift by lift. Its days, those of its own plans too,
/// are days of the run.
struct ModuleInput {
    std::string id, pad;
    std::optional<std::string> parcel;
    std::optional<Duration> from;  ///< when it is stacked
    std::optional<Area> area;
    std::optional<Length> height;                    ///< of its first lift, in place of its pad's
    std::optional<std::vector<ModuleLift>> lifts;    ///< in place of its pad's
    std::optional<PondIrrigation> irrigation;        ///< in place of its pad's
    std::optional<heap::Distribution> distribution;  ///< in place of its pad's
    std::optional<heap::Aeration> aeration;          ///< in place of its pad's
    std::optional<Drainage> drainage;                ///< in place of its pad's
    std::vector<atmosphere::Cover> covers;           ///< besides those of its pad

    static Schema<ModuleInput> schema();
};

/// How closely heap and plant are brought together; see `run_window`.
struct CouplingInput {
    Duration window{6.0 * 86400.0};
    Number tolerance{1e-4};
    int most_sweeps = 12;

    static Schema<CouplingInput> schema();
};

/// All that a scenario of a heap and its plant says.
struct HeapSite {
    RunInput run;
    std::map<std::string, ParcelInput> parcels;
    std::map<std::string, PadInput> pads;
    std::vector<ModuleInput> modules;
    std::optional<heap::StackingInput> stacking;  ///< tells days, ore and heights of modules
    std::map<std::string, solution::SolutionInput> solutions;
    plant::PlantInput plant;
    std::optional<plant::PowerInput> power;
    atmosphere::Weather weather;
    ChemistryInput chemistry;
    column::SolverInput solver;
    CouplingInput coupling;
    FactTexts facts;

    static Schema<HeapSite> schema();
};

/// Whether the text of a scenario has a block [plant]: it is then of a heap and its plant.
[[nodiscard]] bool has_plant(std::string_view scenario);

}  // namespace gossan::simulation
