// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/period.hpp"

namespace gossan::program {

/// The accounts as tables for a terminal: copper in seven lines by period and by module, where what
/// is in solution stands, and acid, iron, sulphate, water, oxygen and carbonates of the whole.
[[nodiscard]] std::string inventory_text(const ledger::Inventory& inventory,
                                         std::span<const ledger::Period> periods);

/// One line on how well all of it closes.
[[nodiscard]] std::string closing_text(const ledger::Inventory& inventory);

}  // namespace gossan::program
