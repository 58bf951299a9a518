// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/plant/extraction.hpp"
#include "gossan/plant/plant.hpp"

namespace gossan::plant {

/// One step of a plant; see `Plant`. For `Plant` alone.
class PlantStep {
public:
    PlantStep(Plant& plant, const PlantInterval& interval, double start, double length,
              PlantOutcome& outcome, PlantEvents& events);
    void run();

private:
    /// Where a pond's outlet leads.
    struct Outlet {
        Draw draw;
        std::size_t transfer;  ///< of the transfers
        double volume;         ///< m3 wanted
    };

    void throttle();
    void run_pond_at(std::size_t pond);
    void route(std::size_t pond, const std::vector<Outlet>& outlets, const PondStep& step);
    void note_marks(std::size_t pond, const PondStep& step);
    [[nodiscard]] ExtractionStep treat();
    void run_copper();
    void note_copper(const ExtractionStep& extraction, const TankHouseStep& house);
    void dose_acid(std::size_t pond);
    void deliver(int pond, const Liquor& liquor, double share = 1.0);
    [[nodiscard]] std::vector<Outlet> outlets_of(std::size_t pond);
    [[nodiscard]] double transfer_volume(std::size_t transfer) const;
    [[nodiscard]] double wanted_flow(std::size_t pond) const;
    [[nodiscard]] double most_flow(std::size_t pond) const;
    [[nodiscard]] double intake(std::size_t pond);
    void add_water(std::size_t pond, const std::vector<Outlet>& outlets, PondDuty& duty);
    [[nodiscard]] bool is_feed(std::size_t pond) const;
    [[nodiscard]] const PondInput& pond_input(std::size_t pond) const;

    Plant& plant_;
    const PlantInterval& interval_;
    double start_, length_;
    double powered_;  ///< s of the step with power
    PlantOutcome& outcome_;
    PlantEvents& events_;
    std::vector<Liquor> incoming_, late_;
    std::vector<char> has_run_;
    std::vector<const PondInput*> inputs_;
    Liquor feed_, parallel_feed_;
    double share_treated_ = 1.0;  ///< of the feeds; the rest is led past extraction
    int feeds_left_ = 0;
};

}  // namespace gossan::plant
