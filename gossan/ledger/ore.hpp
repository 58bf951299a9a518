// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/ledger/book.hpp"

namespace gossan::ledger {

/// What ore holds of a substance that is dissolved: "Fe" of "Fe(III)", "S" of "S(VI)".
[[nodiscard]] std::string element_of(const std::string& substance);

/// Flows into and out of ore, in the unit of what the ore holds. Those of one cause are one: iron
/// that microbes oxidise at the ore comes and goes, and is none. What an ore holds no stock of
/// (acid, water) is left out: it is made of its minerals.
[[nodiscard]] std::vector<Moved> ore_flows(const Book& book);

}  // namespace gossan::ledger
