// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::microbes {

/// Growth between three temperatures that a microbiologist reads off a plate: none at and below the
/// minimum, most at the optimum, none at and above the maximum. Source of the form: Rosso1993.
struct CardinalResponse {
    Temperature minimum;
    Temperature optimum;  ///< nearer to the maximum than to the minimum
    Temperature maximum;

    static Schema<CardinalResponse> schema();
};

/// Growth by the square-root model, relative to its own best. Source of the form: Ratkowsky1983.
struct RatkowskyResponse {
    Quantity<Dimension{.temperature = -1}> c;  ///< how steeply growth ends below the maximum
    Temperature minimum;
    Temperature maximum;

    static Schema<RatkowskyResponse> schema();
};

using TemperatureResponse = std::variant<CardinalResponse, RatkowskyResponse>;

/// Above this temperature the group dies.
[[nodiscard]] Temperature maximum_of(const TemperatureResponse& response);

}  // namespace gossan::microbes
