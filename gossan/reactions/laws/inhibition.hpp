// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// How a solute holds a reaction or a microbe back.
///
///     F = 1/(1 + (C/constant)^order)                                          (1)
///
/// on totals. Source: `choice`: a form that halves at its constant. Below zero F = 1; at order 1,
/// where that would be a kink, it goes on smoothly towards 2.
struct Inhibition {
    std::string component;
    Concentration constant;  ///< total at which the factor is 1/2
    double order = 1.0;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Inhibition> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {component}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::salts}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
