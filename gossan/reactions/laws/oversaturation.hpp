// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Drives precipitation: how far the solution is above saturation with the reaction's own solid.
///
///     F = x²/(x + onset) for x = Omega^(1/nu) − 1 above 0, else 0            (1)
///
/// Source: Lasaga1998 (form); nu is about the number of ions that build the solid. With `onset` → 0
/// it is the usual (Omega^(1/nu) − 1)+, whose kink at saturation stalls an integrator.
struct Oversaturation {
    double nu = 1.0;
    double onset = 0.01;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Oversaturation> schema();
    [[nodiscard]] LawNeeds needs() const { return {.solubility = true, .own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
