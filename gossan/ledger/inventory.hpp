// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/ledger/account.hpp"
#include "gossan/ledger/book.hpp"
#include "gossan/ledger/closure.hpp"
#include "gossan/ledger/copper_inventory.hpp"
#include "gossan/ledger/supply.hpp"
#include "gossan/records/balance.hpp"

namespace gossan::ledger {

/// All that the accounts tell. Thread-safe to read.
struct Inventory {
    Book book = {};
    std::vector<Closure> worst = {};   ///< of each substance
    std::vector<Closure> faults = {};  ///< all that are above largest_closure, worst first
    std::vector<ModuleCopper> copper = {};
    double copper_identity = 0.0;  ///< worst of the modules' identity_error
    std::vector<Account> accounts = {};
    double account_identity = 0.0;         ///< worst of the accounts' account_error
    std::vector<Account> supplies = {};    ///< electricity, reagents, air: of pads and all
    std::vector<std::string> untold = {};  ///< what draws electricity that no row tells

    /// Whether everything is accounted for.
    [[nodiscard]] bool closes() const {
        return faults.empty() && copper_identity <= largest_closure &&
               account_identity <= largest_closure;
    }
};

/// Takes the inventory from rows of a balance.csv, simulated or measured alike.
[[nodiscard]] Inventory take_inventory(std::span<const records::BalanceRow> rows);

/// The rows of one origin. Without one, all; Error(input) if they are of both, since what was both
/// simulated and measured would count twice.
[[nodiscard]] std::vector<records::BalanceRow> rows_of(std::vector<records::BalanceRow> rows,
                                                       std::optional<records::RowOrigin> origin);

}  // namespace gossan::ledger
