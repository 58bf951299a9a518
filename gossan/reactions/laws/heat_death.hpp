// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Cells die faster where it is too hot for them.
///
///     F = 1 + (gain − 1)/(1 + exp[−(T − temperature)/width])                        (1)
///
/// Source: `estimate`: a switch made smooth.
struct HeatDeath {
    Temperature temperature;      ///< half of the rise
    double gain = 5.0;            ///< the factor far above
    TemperatureDifference width;  ///< over which it rises
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<HeatDeath> schema();
    [[nodiscard]] LawNeeds needs() const { return {}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
