// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant_events.hpp"

#include <algorithm>
#include <utility>

namespace gossan::plant {

void PlantEvents::note(PlantEvent event) {
    const auto same = std::find_if(events_.begin(), events_.end(), [&](const PlantEvent& each) {
        return each.kind == event.kind && each.place == event.place;
    });
    if (same == events_.end()) {
        events_.push_back(std::move(event));
    } else if (event.of_several == EventAmount::sum) {
        same->amount += event.amount;
    } else {
        same->amount = std::max(same->amount, event.amount);
    }
}

}  // namespace gossan::plant
