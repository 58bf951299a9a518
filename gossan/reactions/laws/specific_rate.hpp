// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A rate constant that is the same at every temperature: the largest growth rate of a microbe,
/// say, whose answer to temperature is a law of its own.
///
///     F = k                                                                   (1)
///
/// Source: `choice`: the plainest form.
struct SpecificRate {
    Rate k;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.time = -1};
    static Schema<SpecificRate> schema();
    [[nodiscard]] LawNeeds needs() const { return {}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
