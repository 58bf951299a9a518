// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gossan/atmosphere/climate.hpp"
#include "gossan/plant/plant.hpp"
#include "gossan/simulation/assembly.hpp"
#include "gossan/simulation/heap_site.hpp"
#include "gossan/simulation/outside_flows.hpp"

namespace gossan::simulation {

/// A constant rate out of one pond that holds until the next stretch begins.
struct PondStretch {
    double begin = 0.0;  ///< s
    double rate = 0.0;   ///< m3/m2/s
    int pond = -1;       ///< -1 while nothing drips
};

/// The pond that takes what drains, until the next stretch begins.
struct DrainStretch {
    double begin = 0.0;  ///< s
    int pond = 0;
};

/// A column of a module turned into equations: all of the module, or the strip of it that gets one
/// share of its irrigation. It lives in the time of the run and begins at `from`.
struct HeapModule {
    std::string id;                    ///< of the module
    std::vector<std::string> parcels;  ///< of its lifts, the lowest first
    std::string name;                  ///< of the column: that of the module, or "M1/strip 2"
    std::size_t input = 0;             ///< the module's index in the scenario
    double share = 1.0;                ///< of the module's area
    double rate = 1.0;                 ///< factor on the rate of the module's plan
    std::size_t pad = 0;               ///< index in the pads' names
    std::string pad_name;
    double from = 0.0;  ///< s
    double area = 0.0;  ///< m2 of the column
    Assembly assembly;  ///< its surface still meets each pond as it is at day 0
    std::vector<PondStretch> plan;
    std::vector<DrainStretch> drainage;  ///< each begins with a window, or before `from`

    /// What irrigates at a time.
    [[nodiscard]] const PondStretch& stretch_at(double time) const;
    /// The pond that takes what drains over the window that begins at a time.
    [[nodiscard]] int drains_to(double window_begin) const;
};

/// A scenario of heap and plant turned into equations.
struct HeapAssembly {
    HeapSite site;
    std::vector<std::string> pads;      ///< names, sorted
    std::vector<HeapModule> modules;    ///< in the order of the scenario, strips of one in a row
    std::optional<plant::Plant> plant;  ///< at day 0
    OutsideFlows outside;
    std::shared_ptr<const solution::Speciation> speciation;
    std::optional<atmosphere::Climate> climate;
    std::vector<double> period_ends;  ///< s, rising; modules are stacked where one begins
    std::vector<double> window_ends;  ///< s, rising; every end of a period is one
    std::vector<std::string> notes;   ///< what the user should know, one sentence each

    [[nodiscard]] const plant::LiquorBasis& basis() const { return plant->basis(); }
    [[nodiscard]] const std::vector<solution::Component>& components() const {
        return speciation->components();
    }
};

/// Builds columns, ponds and weather of a scenario. Every module carries the same components in the
/// same order: those that anything in any of them brings. Faults go to `diagnostics`; the result is
/// then of no use.
[[nodiscard]] HeapAssembly assemble(const HeapSite& site, const catalogue::Catalogue& catalogue,
                                    Diagnostics& diagnostics);

/// As above, of facts in whose place the scenario's own numbers are put first.
[[nodiscard]] HeapAssembly assemble(const HeapSite& site, const catalogue::Facts& facts,
                                    Diagnostics& diagnostics);

}  // namespace gossan::simulation
