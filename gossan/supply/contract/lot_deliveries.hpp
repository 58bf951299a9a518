// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/supply/claim/claim_plan.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// Shipments of the lots to places that the contract names, as deliveries of the month in which
/// they left. Where claims are kept at a link, what was claimed of a shipment is shared out to its
/// lots by mass, and nothing else is claimed; where none are, of a lot what is of the contract's
/// stream. What was received is shared out by mass.
[[nodiscard]] std::vector<Delivery> deliveries_of(const ContractInput& contract,
                                                  const LotBook& book,
                                                  const std::vector<ShipmentClaim>* claims);

/// Why what a link claims is no claim under the clause: nothing keeps it, or what does is looser,
/// reaches over more months or says something else. None: it is one.
[[nodiscard]] std::vector<std::string> faults_of_custody(const CustodyClause& clause,
                                                         const CustodyLink* link);

/// Adds them to what the log tells of deliveries itself, which goes before.
void join_deliveries(ContractHistory& history, std::vector<Delivery> more);

}  // namespace gossan::supply
