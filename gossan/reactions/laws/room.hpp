// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Room that is left on the ore for what attaches to it.
///
///     F = 1 − n/n_max                                                         (1)
///
/// with n_max the reference of the own solid, here the most that the ore holds. Source:
/// Langmuir1918. Over the last twentieth it ends smoothly in 0, and stays there above n_max; where
/// the ore holds none it is 0.
struct Room {
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Room> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
