// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Stops dissolution at equilibrium: how far the solution is below saturation with the reaction's
/// own solid.
///
///     F = x²/(x + onset) for x = 1 − Omega^(1/nu) above 0, else 0            (1)
///
/// Source: Lasaga1998 (form). The counterpart of `oversaturation`; far below saturation F nears
/// 1/(1 + onset).
struct Undersaturation {
    double nu = 1.0;
    double onset = 0.01;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Undersaturation> schema();
    [[nodiscard]] LawNeeds needs() const { return {.solubility = true, .own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
