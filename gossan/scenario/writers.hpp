// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/description.hpp"
#include "gossan/base/origins.hpp"

namespace gossan::scenario {

/// Every value in force as TOML, its unit, and as comment where it came from. Reading it back gives
/// the same bits. `heading` becomes a comment on top.
std::string effective_toml(const Description& description, const void* value,
                           const Origins& origins, const std::string& heading = {});

/// JSON Schema (draft 2020-12) of an input.
std::string json_schema(const Description& description, const std::string& version);

/// The reference of an input, or of one block of it, as a Markdown page: a table a block.
std::string reference_page(const Description& description);

/// A commented input to start from: required keys with an example, defaulted ones commented out.
std::string input_template(const Description& description, const std::string& heading = {});

}  // namespace gossan::scenario
