// SPDX-License-Identifier: Apache-2.0
#include "gossan/microbes/temperature_response.hpp"

#include <optional>
#include <string>

namespace gossan::microbes {
namespace {

Range temperatures() { return between("-20 degC", "121 degC"); }  // water that lives

}  // namespace

Schema<CardinalResponse> CardinalResponse::schema() {
    using C = CardinalResponse;
    return Schema<C>("cardinal", "Growth between three temperatures.")
        .field("minimum", &C::minimum, temperatures(), "no growth at and below it", unit("degC"))
        .field("optimum", &C::optimum, temperatures(), "most growth", unit("degC"))
        .field("maximum", &C::maximum, temperatures(), "no growth at and above it", unit("degC"))
        .check("optimum", [](const C& c) -> std::optional<std::string> {
            const bool is_between = c.minimum < c.optimum && c.optimum < c.maximum;
            if (!is_between) return "an optimum that is not between the minimum and the maximum";
            if (2.0 * c.optimum.si > c.minimum.si + c.maximum.si) return std::nullopt;
            return "an optimum nearer to the minimum than to the maximum, as no microbe has";
        });
}

Schema<RatkowskyResponse> RatkowskyResponse::schema() {
    using R = RatkowskyResponse;
    return Schema<R>("ratkowsky", "Growth by the square-root model.")
        .field("c", &R::c, above(0), "how steeply growth ends below the maximum", unit("1/K"))
        .field("minimum", &R::minimum, temperatures(), "no growth at and below it", unit("degC"))
        .field("maximum", &R::maximum, temperatures(), "no growth at and above it", unit("degC"))
        .check("maximum", [](const R& r) -> std::optional<std::string> {
            if (r.minimum < r.maximum) return std::nullopt;
            return "a maximum that is not above the minimum";
        });
}

Temperature maximum_of(const TemperatureResponse& response) {
    return std::visit([](const auto& form) { return form.maximum; }, response);
}

}  // namespace gossan::microbes
