// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/base/diagnostics.hpp"
#include "gossan/scenario/node.hpp"

namespace gossan::scenario {

/// Puts each "a.b[0].c=VALUE" into the tree, over what the file says; the last of several wins.
void apply_overrides(Node& root, std::span<const std::string> overrides, Diagnostics& diagnostics);

}  // namespace gossan::scenario
