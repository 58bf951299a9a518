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

}  // namespace gossan::plant
