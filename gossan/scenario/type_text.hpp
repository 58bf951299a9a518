// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/description.hpp"

namespace gossan::scenario {

/// What a field takes, in words: "a pressure, such as kPa, above 0 kPa".
std::string allowed_text(const Field& field, const ValueType& type);
std::string allowed_text(const Field& field);

/// A value that the field would take, as TOML: `"8 L/m2/h"`. From its default, its usual range or
/// its range; for blocks a line to start with.
std::string example_toml(const Field& field, const ValueType& type);
std::string example_toml(const Field& field);

/// `rate = "8 L/m2/h"`, or the header of a block: what to write for a missing field at `path`.
std::string example_entry(const Field& field, const std::string& path);

/// Keys of a block that must be written, as "a, b and c"; empty if none.
std::string required_keys(const Description& description);

/// Whether the field is written as a TOML table of its own: a block, a map, a tagged choice, or a
/// list of such.
bool is_table(const ValueType& type);

}  // namespace gossan::scenario
