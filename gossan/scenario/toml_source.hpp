// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gossan/base/diagnostics.hpp"
#include "gossan/scenario/node.hpp"

namespace gossan::scenario {

/// Reads TOML 1.0 into a tree. After a syntax error the tree is lost, save where the line was plain
/// enough to go on (a value without quotes, a key given twice): then the rest is read too, so that
/// its faults are told in the same pass.
std::optional<Node> parse_toml(std::string_view text, const std::string& file,
                               Diagnostics& diagnostics);

}  // namespace gossan::scenario
