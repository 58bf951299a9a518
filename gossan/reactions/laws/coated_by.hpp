// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A precipitate that covers grains slows what goes on beneath it.
///
///     F = exp(−n/scale)                                                       (1)
///
/// with n the amount of the precipitate. Source: `choice`: each addition takes the same share.
struct CoatedBy {
    std::string mineral;  ///< id
    Concentration scale;  ///< amount per bulk volume that slows e-fold
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<CoatedBy> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true, .minerals = {mineral}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::accessibility}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
