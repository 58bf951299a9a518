// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/ledger/account.hpp"
#include "gossan/ledger/book.hpp"

namespace gossan::ledger {

/// What is drawn and stored nowhere: electricity (MWh) by consumer, extractant and diluent lost
/// (m3), air blown in (Nm3). A consumer that ends with " of PAD" is of that pad as well as of
/// "all". Amounts are in the unit of the rows.
[[nodiscard]] std::vector<Account> supply_accounts(const Book& book);

/// Consumers that other rows tell are there, but whose electricity no row does.
[[nodiscard]] std::vector<std::string> untold_electricity(const Book& book);

}  // namespace gossan::ledger
