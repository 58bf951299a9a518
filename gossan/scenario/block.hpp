// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace gossan::scenario {

/// Whether a text of TOML has a block of that name, by its lines alone: what kind of file it is can
/// be told before it is read, and of one that has faults too.
[[nodiscard]] bool has_block(std::string_view text, std::string_view name);

}  // namespace gossan::scenario
