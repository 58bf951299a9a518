// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"
#include "gossan/reactions/laws/iron_couple.hpp"

namespace gossan::reactions::laws {

/// How sulphides follow the ratio of iron: a rate limited by the exchange of electrons at their
/// surface, that ferric iron drives and ferrous iron holds back.
///
///     F = rho^order/(1 + saturation rho^order),  rho = Fe(III)/Fe(II)         (1)
///       = C3^order/(C2^order + saturation C3^order)
///
/// on totals; times (1 + saturation) if `normalised`, so that F = 1 at rho = 1. Source:
/// `unverified`: a mixed potential with reversible iron gives order 1/2. Below 0.1 mol/m3 of either
/// iron the powers turn linear or constant; F vanishes with Fe(III), and restores.
struct RedoxRatio {
    double order = 0.5;
    double saturation = 0.0;
    bool normalised = false;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<RedoxRatio> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {ferric_iron, ferrous_iron}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::ferric}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
