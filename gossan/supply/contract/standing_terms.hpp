// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// A contract with what was declared under it put into its months and schedule.
struct StandingTerms {
    ContractInput contract;
    std::set<int> estimated = {};  ///< months whose quota is an estimate, as nothing is made yet
    std::vector<std::string> notes = {};
};

/// What is sold, as known at a day:
///
///     fixed        quotas of the schedule, and even shares of what it leaves of a year
///     range        the same of what was declared for the year in time, within its bounds; else of
///                  the least
///     production   quota of a month = share · what was made in it; of months that are not over,
///                  or of which nothing is told, an even share of the estimate
///
/// An extension that its holder declared in time prolongs the contract. Declarations that are
/// late, not the holder's or out of bounds are told and not used.
[[nodiscard]] StandingTerms standing_terms(const ContractInput& contract,
                                           const ContractHistory& history, double as_of);

/// Copper of lots by the month in which their harvest ended; of one stream, or of all for blank.
[[nodiscard]] std::map<int, WholeMass> production_of(const LotBook& book,
                                                     const std::string& stream);

}  // namespace gossan::supply
