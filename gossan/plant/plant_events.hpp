// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace gossan::plant {

/// What the amount of several events is: of what passed the sum, of what is lacking or too much the
/// most at any time.
enum class EventAmount { sum, most };

/// Something that went past a limit of the plant. The run goes on.
struct PlantEvent {
    std::string kind;   ///< "pond_full", "pond_dry", "extraction_full", "current_at_limit", …
    std::string place;  ///< pond, "extraction" or "tank house"
    double time = 0.0;  ///< s, when it began
    double amount = 0.0;
    std::string unit;  ///< of the amount: "m3", "kg"
    std::string message;
    EventAmount of_several = EventAmount::sum;
};

/// Gathers the events of an interval: one for each kind and place, with its first moment and the
/// sum or the most of its amounts. Not thread-safe.
class PlantEvents {
public:
    void note(PlantEvent event);
    [[nodiscard]] const std::vector<PlantEvent>& all() const { return events_; }

private:
    std::vector<PlantEvent> events_;
};

}  // namespace gossan::plant
