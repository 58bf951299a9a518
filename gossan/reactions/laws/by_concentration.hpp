// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A rate proportional to the amount of a dissolved component: first-order decay, and cells, which
/// grow by what is there of them.
///
///     F = C                                                                   (1)
///     F = C²/(C + onset) for C above 0, else 0   if `growing`                 (2)
///
/// Source: `choice`: the plainest form. (1) restores below zero. What makes more of its component
/// must not, or an error of the integrator below zero would grow: it takes (2), by which fewer than
/// about twenty cells a millilitre hardly grow at the default.
struct ByConcentration {
    std::string component;
    bool growing = false;
    Concentration onset{1e-7};
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.length = -3, .amount = 1};
    static Schema<ByConcentration> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {component}}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
