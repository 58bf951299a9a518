// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"
#include "gossan/reactions/laws/iron_couple.hpp"

namespace gossan::reactions::laws {

/// Passivation: a sulphide leaches freely below a potential and slowly above it.
///
///     P = p + (1 − p)/(1 + exp((E − E_p)/width))                              (1)
///     E = E0'(T) + (RT/F) ln(Fe(III)/Fe(II))                                  (2)
///     E_p = potential25 + slope (T − 25 degC)                                 (3)
///
/// with E0' the formal potential of the solution and p = floor25 up to 25 degC, floor70 from 70
/// degC on and straight between, with corners rounded over 2 K. Source: `unverified`: chalcopyrite
/// passes a maximum between 0.55 and 0.65 V and hot leaching hardly passivates. Irons below 0.1
/// mol/m3 count smoothly as 0.1.
struct PotentialWindow {
    Potential potential25;  ///< middle of the fall at 25 degC
    Quantity<Voltage::dimension - Dimension{.temperature = 1}> slope;
    Voltage width;
    double floor25 = 0.0;  ///< what is left far above, at 25 degC
    double floor70 = 0.0;  ///< the same at 70 degC
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<PotentialWindow> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {ferric_iron, ferrous_iron}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::passivation}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
