// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A rate that falls to nothing as one dissolved reactant runs out.
///
///     F = C/(|C| + half_saturation)                                          (1)
///
/// Source: Monod1949. Negative below zero, so that it restores. Not for the proton excess, whose
/// total is negative by nature.
struct Monod {
    std::string component;
    Concentration half_saturation;  ///< of the total
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Monod> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {component}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::substrate, component}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
