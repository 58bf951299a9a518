// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// Shipments of the lots to places that the contract names, as deliveries of the month in which
/// they left. Of a commercial lot as much may be claimed as is of the contract's stream; what was
/// received is shared out by mass.
[[nodiscard]] std::vector<Delivery> deliveries_of(const ContractInput& contract,
                                                  const LotBook& book);

/// Adds them to what the log tells of deliveries itself, which goes before.
void join_deliveries(ContractHistory& history, std::vector<Delivery> more);

}  // namespace gossan::supply
