// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/plant/liquor.hpp"

namespace gossan::plant {

/// One stretch of a flow that comes from outside of what the scenario models.
struct FeedStep {
    Duration from;
    VolumeFlow rate;
    std::string solution;

    static Schema<FeedStep> schema();
};

/// A measured or planned flow into a pond: the liquor of a heap that is not modelled, say.
struct FeedInput {
    std::string pond;
    std::vector<FeedStep> steps;  ///< rising in `from`; before the first one nothing comes

    static Schema<FeedInput> schema();
};

/// One stretch of a flow that leaves what the scenario models.
struct OfftakeStep {
    Duration from;
    VolumeFlow rate;

    static Schema<OfftakeStep> schema();
};

/// A measured or planned flow out of a pond, which shares with the irrigation when the pond is low.
struct OfftakeInput {
    std::string pond;
    std::vector<OfftakeStep> steps;  ///< rising in `from`; before the first one nothing leaves

    static Schema<OfftakeInput> schema();
};

/// A time without power: pumps, solvent extraction, current and make-up stand still, and so does
/// irrigation out of ponds. What flows by gravity flows on; air has plans of its own.
struct OutageInput {
    Duration from, until;  ///< in days of the run

    static Schema<OutageInput> schema();
};

/// Time without power between two times, s.
[[nodiscard]] double time_without_power(const std::vector<OutageInput>& outages, double begin,
                                        double end);

}  // namespace gossan::plant
