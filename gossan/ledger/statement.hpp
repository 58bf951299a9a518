// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/period.hpp"

namespace gossan::ledger {

/// One figure of the accounts: of a module, a line and a period.
struct StatementRow {
    std::size_t period = 0;
    std::string module = {};
    std::string account = {};  ///< "copper", "acid" …
    std::string line = {};
    std::string measure = {};  ///< "to date", "flow" of the period, "stock" at its end
    double amount = 0.0;
    std::string unit = {};
};

enum class Detail {
    brief,  ///< copper of every module, all else of the whole
    full    ///< every account of every module
};

/// The accounts in flat form, by period, module, account and line.
[[nodiscard]] std::vector<StatementRow> statement(const Inventory& inventory,
                                                  std::span<const Period> periods, Detail detail);

/// What stands before the name of a line of reactions: "made by ", of the ore "dissolved by ".
[[nodiscard]] const char* words_of(const AccountKind& kind, LineGroup group);

/// What moved in a period: the first one takes what was before the first closing day too.
[[nodiscard]] double in_period(const std::vector<double>& by_day, const Period& period);

/// The account of a kind that speaks for the run: of "all", or of the only module.
[[nodiscard]] bool is_of_whole(const Inventory& inventory, const Account& account);

}  // namespace gossan::ledger
