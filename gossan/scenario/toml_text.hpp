// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gossan/base/description.hpp"

namespace gossan::scenario {

/// A key as TOML wants it: bare if it can be, else quoted.
std::string key_toml(std::string_view key);

/// A number that TOML reads back as the same bits; never an integer that TOML could not hold.
std::string number_toml(double value);

/// A value without blocks in it, as TOML that reads back to the same bits: numbers with their unit,
/// texts, choices, series as pairs, lists of these.
std::string value_toml(const ValueType& type, const void* value);

}  // namespace gossan::scenario
