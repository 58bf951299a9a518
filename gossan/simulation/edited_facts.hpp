// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "gossan/catalogue/facts.hpp"
#include "gossan/simulation/site.hpp"

namespace gossan::simulation {

/// The catalogue of facts after a scenario's own numbers; none, with faults, where one cannot be
/// put in.
[[nodiscard]] std::optional<catalogue::Catalogue> edited(const catalogue::Facts& facts,
                                                         const FactTexts& own,
                                                         Diagnostics& diagnostics);

/// A scenario's own numbers must be in the catalogue already; to forget them is our mistake.
void expects_facts_of(const FactTexts& own, const catalogue::Catalogue& catalogue);

}  // namespace gossan::simulation
