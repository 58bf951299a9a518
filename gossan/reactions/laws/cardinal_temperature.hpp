// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// How life follows temperature, by three numbers that can be read off a plot: none at the minimum
/// T_n, most at the optimum T_o, none at the maximum T_x and beyond.
///
///     F = (T − T_x)(T − T_n)²/D                                                    (1)
///     D = (T_o − T_n)[(T_o − T_n)(T − T_o) − (T_o − T_x)(T_o + T_n − 2T)]
///
/// between T_n and T_x, else 0. Source: Rosso1993. It needs T_o > (T_n + T_x)/2. At T_x it falls
/// with a finite slope; over the last half kelvin it is bent so that it ends with none.
struct CardinalTemperature {
    Temperature minimum;
    Temperature optimum;
    Temperature maximum;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<CardinalTemperature> schema();
    [[nodiscard]] LawNeeds needs() const { return {}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::temperature}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
