// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant_events.hpp"

#include <algorithm>

namespace gossan::plant {

void PlantEvents::note(std::string_view kind, std::string_view place, double time, double amount,
                       std::string_view unit, std::string_view message) {
    const auto same = std::find_if(events_.begin(), events_.end(), [&](const PlantEvent& event) {
        return event.kind == kind && event.place == place;
    });
    if (same != events_.end()) {
        same->amount += amount;
        return;
    }
    events_.push_back({std::string(kind), std::string(place), time, amount, std::string(unit),
                       std::string(message)});
}

}  // namespace gossan::plant
