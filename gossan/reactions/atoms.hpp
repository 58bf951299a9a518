// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "gossan/reactions/network.hpp"
#include "gossan/reactions/substances.hpp"

namespace gossan::reactions {

/// Atoms in everything that a network moves; components, solids (by their mineral) and gases are
/// indices into the substances.
[[nodiscard]] Atoms atoms_of(const Substances& substances, std::span<const int> components,
                             std::span<const int> solids, std::span<const int> gases);

}  // namespace gossan::reactions
