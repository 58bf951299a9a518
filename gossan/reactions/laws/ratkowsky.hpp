// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// How life follows temperature, by the square root of its rate.
///
///     √mu = b (T − T_n){1 − exp[c (T − T_x)]},  F = mu/mu_max                 (1)
///
/// between T_n and T_x, else 0; b drops out, the rate at the optimum says it. Source:
/// Ratkowsky1983.
struct Ratkowsky {
    Quantity<Dimension{.temperature = -1}> c;  ///< how steeply it ends
    Temperature minimum;
    Temperature maximum;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Ratkowsky> schema();
    [[nodiscard]] LawNeeds needs() const { return {}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::temperature}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
