// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "gossan/base/value_type.hpp"

namespace gossan::reactions {

/// What a factor of a rate is about, for telling what holds a reaction back.
enum class Limit {
    none,
    temperature,
    acid,
    ferric,
    passivation,
    oxygen,
    carbon_dioxide,
    substrate,
    salts,
    water,
    accessibility
};

EnumNames<Limit> names_of(Limit);

/// One factor of a rate with its value now.
struct FactorValue {
    std::string_view law;  ///< as the input calls it; lives as long as the program
    Limit limit = Limit::none;
    /// Without a unit: a rate constant counts relative to itself at 25 degC, a law of what is left
    /// relative to all that there was (1 where nothing was).
    double value = 1.0;
};

}  // namespace gossan::reactions
