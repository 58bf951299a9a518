// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/reactions/network.hpp"
#include "gossan/reactions/reaction.hpp"
#include "gossan/solution/redox.hpp"

namespace gossan::reactions {

/// What a scenario brings together.
struct Selection {
    std::vector<std::string> components;    ///< carried anyhow; their order is kept, others follow
    std::vector<std::string> minerals;      ///< ids of those that are there at the start
    std::vector<double> class_sizes;        ///< mean sizes in m; empty = one class of no size
    std::vector<std::string> exclude;       ///< ids of reactions to leave out
    std::vector<std::string> include = {};  ///< ids of optional reactions that take part
    std::vector<std::string> groups = {};   ///< of microbes that live there; none take part else
    solution::FormalPotential formal_potential = {};  ///< of the iron couple
};

/// Compiles all reactions that can take part: those whose solid is there or can be made by another,
/// and those that grow a solid from components that are there or can be set free. Minerals within
/// particles get one solid for every size class, those in the pores one. What a reaction needs is
/// brought along: see `Network::components`. Throws Error(input) with every unknown name,
/// Error(data) for a law that cannot be compiled here.
[[nodiscard]] Network build(const Library& library, const Selection& selection);

}  // namespace gossan::reactions
