// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "gossan/atmosphere/climate.hpp"
#include "gossan/plant/extraction.hpp"
#include "gossan/plant/flowsheet.hpp"
#include "gossan/plant/plant_events.hpp"
#include "gossan/plant/tank_house.hpp"

namespace gossan::plant {

/// What the heap and the weather do to the plant over an interval, evenly.
struct PlantInterval {
    double start = 0.0;              ///< s
    double length = 0.0;             ///< s
    std::span<const Liquor> inflow;  ///< [n_ponds] over the interval
    std::span<const double> demand;  ///< [n_ponds] m3 that irrigation wants over the interval
    atmosphere::Conditions weather;
};

/// What passed a pond in an interval.
struct PondAccount {
    Liquor drawn;                ///< for irrigation
    Liquor treated;              ///< for extraction
    Liquor passed_on;            ///< over the brim into the next pond
    Liquor lost;                 ///< over the brim and off the site
    double spilled = 0.0;        ///< m3 over the brim, wherever it went
    double rained = 0.0;         ///< mol
    double evaporated = 0.0;     ///< mol
    double water_made_up = 0.0;  ///< mol
    double acid_made_up = 0.0;   ///< mol of H2SO4
    double warmed = 0.0;         ///< J by weather and make-up
};

/// What passed extraction and tank house in an interval.
struct CopperAccount {
    double treated = 0.0;              ///< m3 of liquor
    double extracted = 0.0;            ///< mol of copper, each giving one mol of H2SO4 back
    double stripped = 0.0;             ///< mol
    double iron = 0.0;                 ///< mol of Fe(III) extracted
    double organic_lost = 0.0;         ///< m3
    double plated = 0.0;               ///< mol of copper
    double oxygen = 0.0;               ///< mol
    double water_split = 0.0;          ///< mol
    double energy = 0.0;               ///< J from the grid
    double acid_made_up = 0.0;         ///< mol of H2SO4
    double water_made_up = 0.0;        ///< mol
    double heat_added = 0.0;           ///< J to the electrolyte
    double held_in_ponds = 0.0;        ///< mol of copper at the end above the levels of the feeds
    double held_in_electrolyte = 0.0;  ///< mol at the end above its set-point
    Liquor raffinate, bleed;
    SxResult circuit;                                       ///< of the last step
    double efficiency = 0.0, density = 0.0, voltage = 0.0;  ///< of the last step
};

struct PlantOutcome {
    std::vector<PondAccount> ponds;
    std::vector<Liquor> transfers;  ///< in the order of the input
    CopperAccount copper;
    std::vector<PlantEvent> events;
};

/// Ponds, extraction and tank house as one, stepped in the order of the flow.
///
/// An interval is cut into equal steps of at most `longest_step`. In a step every pond runs once,
/// those upstream first; what a pond, extraction or bleed gives comes evenly to ponds that have not
/// run and is put into the others at the end. Levels that steer pumps, extraction and make-up are
/// those at the start of the step. Not thread-safe; copies are independent.
class Plant {
public:
    /// Without faults by the input's schema; `start` holds each pond's solution at its level, in
    /// the order of their names.
    Plant(PlantInput input, LiquorBasis basis, std::vector<Liquor> start);

    [[nodiscard]] PlantOutcome advance(const PlantInterval& interval);
    /// Puts what was drawn in excess (or, negative, too little) back into a pond, at once.
    void settle(std::size_t pond, const Liquor& excess) { ponds_[pond].add(excess); }

    [[nodiscard]] std::size_t n_ponds() const { return ponds_.size(); }
    /// -1 for a name that is none.
    [[nodiscard]] int pond_index(std::string_view name) const { return flowsheet_.index(name); }
    [[nodiscard]] const std::vector<std::string>& pond_names() const { return flowsheet_.names; }
    [[nodiscard]] const Liquor& pond(std::size_t index) const { return ponds_[index]; }
    [[nodiscard]] const Liquor& electrolyte() const { return electrolyte_; }
    [[nodiscard]] double organic_copper() const { return organic_copper_; }  ///< mol
    [[nodiscard]] const LiquorBasis& basis() const { return basis_; }
    /// All that it holds; in the organic, copper stands in place of 2 H.
    [[nodiscard]] Liquor held() const;

    /// Everything that the future depends on.
    [[nodiscard]] std::vector<double> state() const;
    void restore(std::span<const double> state);

private:
    friend class PlantStep;

    PlantInput input_;
    LiquorBasis basis_;
    Flowsheet flowsheet_;
    std::vector<Liquor> ponds_;
    Liquor electrolyte_;
    double organic_copper_ = 0.0;  ///< mol
};

}  // namespace gossan::plant
