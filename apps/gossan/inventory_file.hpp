// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/period.hpp"
#include "gossan/ledger/statement.hpp"
#include "gossan/records/document.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::program {

/// Accounts as CSV: `period,begin_d,end_d,module,account,line,measure,amount,unit`.
[[nodiscard]] std::string inventory_csv(const ledger::Inventory& inventory,
                                        std::span<const ledger::Period> periods,
                                        ledger::Detail detail);

/// Accounts as JSON: each line an array of one amount a period, by module and account; and how well
/// every substance closes.
[[nodiscard]] records::Document inventory_document(const ledger::Inventory& inventory,
                                                   std::span<const ledger::Period> periods);

/// Writes inventory.csv beside the balance.csv of a run that is done. A failure is told and ends
/// nothing: the run's own files are whole, and `gossan inventory` can take it again.
void write_inventory(const records::RunFolder& folder);

}  // namespace gossan::program
