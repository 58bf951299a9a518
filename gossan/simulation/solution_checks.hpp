// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/solution/feed.hpp"
#include "gossan/solution/solution_input.hpp"

namespace gossan::simulation {

/// O2 and CO2 of air at a site's `pressure` over a solution at `temperature`, which its vapour
/// thins. SI.
[[nodiscard]] std::vector<solution::AirGas> air_over(const catalogue::Catalogue& catalogue,
                                                     double pressure, double temperature);

/// The fault of a component that no facts know: another spelling of one that `solution`, if given,
/// holds already, or a word for nothing.
[[nodiscard]] Fault unknown_component(const catalogue::Catalogue& catalogue,
                                      const std::string& name, const std::string& path,
                                      const solution::SolutionInput* solution);

/// The fault of a feed with more copper than dissolves; `path` is that of its copper.
[[nodiscard]] std::optional<Fault> too_much_copper(const solution::Speciation& speciation,
                                                   const solution::FeedDescription& feed,
                                                   const std::string& path);

}  // namespace gossan::simulation
