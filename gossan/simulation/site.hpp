// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/atmosphere/weather.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/column/column_input.hpp"
#include "gossan/heap/aeration.hpp"
#include "gossan/heap/irrigation.hpp"
#include "gossan/microbes/group.hpp"
#include "gossan/ore/ore_type.hpp"
#include "gossan/reactions/cure.hpp"
#include "gossan/solution/redox.hpp"
#include "gossan/solution/solution_input.hpp"

namespace gossan::simulation {

/// How long to run, and how often to write.
struct RunInput {
    std::string title;
    Duration duration;
    std::string start_date;  ///< blank: days count from an undated start
    Duration output_interval = 1.0 * day;
    Duration field_interval = 5.0 * day;
    Duration restart_interval = 30.0 * day;

    static Schema<RunInput> schema();
};

/// Reactions to leave out and optional ones to take in, and components to carry though nothing
/// needs them.
struct ChemistryInput {
    std::vector<std::string> exclude;
    std::vector<std::string> include;
    std::vector<std::string> components;
    solution::FormalPotential formal_potential;  ///< of the iron couple

    static Schema<ChemistryInput> schema();
};

/// What lives in the bed. Groups of microbes take part where they are brought in: with the ore or
/// with a solution.
struct MicrobesInput {
    std::vector<std::string> groups;                    ///< ids of those that take part besides
    std::map<std::string, microbes::PerMass> inoculum;  ///< cells by mass of dry ore, by group
    Number attached{0.95};  ///< share of the inoculum that sits on the ore

    static Schema<MicrobesInput> schema();
};

/// Ore as it is stacked: what it is, what it was given, what its moisture holds.
struct ParcelInput {
    ore::OreType ore;
    std::optional<reactions::CureRecipe> cure;
    MicrobesInput microbes;
    std::optional<std::string> pore_solution;

    static Schema<ParcelInput> schema();
};

/// Numbers in the place of those of the facts, with their units, by path (catalogue/facts.hpp).
using FactTexts = std::map<std::string, std::string>;
inline constexpr const char* facts_meaning =
    "numbers in the place of those of the data, by path in quotes: "
    "\"reactions.chalcopyrite_ferric.k25\" = \"2e-3 1/d\"";

/// All that a scenario says: one column of ore under one irrigation plan.
struct Site {
    RunInput run;
    ore::OreType ore;
    std::optional<reactions::CureRecipe> cure;
    column::BedInput bed;
    std::map<std::string, solution::SolutionInput> solutions;
    std::optional<std::string>
        pore_solution;  ///< in the ore's own moisture before cure; else pure water
    heap::Irrigation irrigation;
    heap::Aeration aeration;
    MicrobesInput microbes;
    atmosphere::Weather weather;
    ChemistryInput chemistry;
    column::SolverInput solver;
    FactTexts facts;

    // What a site of several ores adds; a scenario of one column has one ore.
    std::map<std::string, ParcelInput> parcels;  ///< ores by name
    std::vector<std::string> parcel_of_lift;     ///< by lift of the bed; blank: as `ore`

    static Schema<Site> schema();
};

}  // namespace gossan::simulation
