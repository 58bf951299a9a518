// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/footprint/number/uncertain.hpp"

namespace gossan::footprint {

/// A quantity of the input with its 5th and 95th percentile.
template <class Q>
struct Spread {
    Q value{};
    std::optional<Q> low = {};
    std::optional<Q> high = {};

    /// The number in a unit that is `si` in SI.
    [[nodiscard]] Uncertain number(const std::string& key, double si = 1.0) const {
        return {.key = key,
                .value = value.si / si,
                .low = low ? low->si / si : 0.0,
                .high = high ? high->si / si : 0.0};
    }

    static Schema<Spread> schema() {
        return Schema<Spread>("spread", "A number with the range in which it is 90 times in 100.")
            .field("value", &Spread::value, at_least(0), "median")
            .field("low", &Spread::low, above(0), "5th percentile; left out with high: exact")
            .field("high", &Spread::high, above(0), "95th percentile")
            .check("value", [](const Spread& spread) -> std::optional<std::string> {
                if (spread.low.has_value() != spread.high.has_value()) {
                    return "give both low and high, or neither";
                }
                if (spread.number("").is_sound()) return {};
                return "the value lies between low and high";
            });
    }
};

using Share = Spread<Number>;
using EnergyByMass = Spread<Quantity<Dimension{.length = 2, .time = -2}>>;
using VolumeByMass = Spread<Quantity<Dimension{.mass = -1, .length = 3}>>;
using Distance = Spread<Length>;

}  // namespace gossan::footprint
