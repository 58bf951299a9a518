// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/contract/price_index.hpp"

namespace gossan::supply {

/// A month of the contract, with what later months made up for it.
struct MonthAccount {
    int month = 0;
    WholeMass quota = {};
    WholeMass excused = {};    ///< by force majeure
    WholeMass not_taken = {};  ///< ready, and left by the buyer
    WholeMass least = {};      ///< that keeps the contract
    WholeMass delivered = {};
    WholeMass gave = {};      ///< of what was delivered, for earlier months
    WholeMass made_up = {};   ///< delivered later for this month
    WholeMass short_by = {};  ///< left to be made up, or for good
    bool is_over = false;
    bool is_settled = false;            ///< nothing can be made up for it any more
    std::optional<double> price = {};   ///< of the contract, all in, cents by pound
    std::optional<double> cover = {};   ///< of a replacement, all in
    std::optional<Money> damages = {};  ///< none: not settled yet, or a fixing is missing
};

/// A contract year, for who has to take.
struct YearAccount {
    int first = 0;  ///< month
    WholeMass quantity = {};
    WholeMass carried = {};  ///< from a year in which more was taken
    WholeMass minimum = {};
    WholeMass taken = {};
    WholeMass excused = {};            ///< by force majeure, and what the seller did not offer
    WholeMass deficiency = {};         ///< paid for and not taken
    std::optional<double> price = {};  ///< at which it is paid, cents by pound
    std::optional<Money> due = {};     ///< none: the year is not over, or a fixing is missing
    WholeMass made_up = {};            ///< of the deficiency, taken later
    WholeMass lapsed = {};             ///< that may be taken no more
    bool is_over = false;
};

/// How a contract was kept up to a day.
struct Performance {
    std::vector<MonthAccount> months = {};
    std::vector<YearAccount> years = {};
    WholeMass scheduled = {};             ///< sold in months that are over
    WholeMass delivered_of_it = {};       ///< for months that are over
    WholeMass delivered = {};             ///< for any month, up to the day
    std::vector<std::string> flags = {};  ///< rights that arose, notices that came late
};

/// Holds deliveries against quotas. Of a month:
///
///     least = max(0, (quota − excused) (1 − tol) − not taken)                           (1)
///     short = max(0, least − delivered − made up)                                       (2)
///     damages = short · λ · max(0, I' + p' − I − p) / 100                               (3)
///
/// What is delivered above `least` (the seller's tolerance) or above the quota (the buyer's) makes
/// up for the months before, the oldest first, no further back than the contract says; I' is the
/// mean of the index over the last month in which it could be made up, p' the premium of a
/// replacement, I and p those of the contract for the month. Of a contract year with the quantity
/// ACQ, by the share s:
///
///     minimum = max(0, s ACQ − carried)                                                 (4)
///     deficiency = max(0, minimum − taken − excused),  due = deficiency · λ · P / 100    (5)
///
/// Taken is what was delivered for the year's own months, in them or later; excused is what the
/// buyer could not take: what force majeure excused, and what the seller did not offer, in which
/// the seller's tolerance is included where the option is the seller's. P is the mean of the
/// contract's prices over its months. What is taken later above the minimum of its own year uses up
/// earlier deficiencies, the oldest first, until they lapse. Force majeure excuses of a month the
/// quota by days, each counted once, or where it is known what there is for all customers,
///
///     excused = (quota − share) · (days with notice) / (days)                           (6)
///
/// with days of all notices together, and shares in proportion to quotas, lower ranks after higher
/// ones (`shared_out`). Source: choice: usual clauses, in the form that is named here.
[[nodiscard]] Performance performance_of(const ContractInput& contract, const PriceIndex& index,
                                         const ContractHistory& history, double as_of);

/// What somebody wants of too little.
struct Claimant {
    WholeMass wanted;
    int rank = 1;
};

/// Shares of what there is: those of a lower rank number first and in full, those of one rank in
/// proportion to what they want. Sums to the lesser of what there is and what is wanted.
[[nodiscard]] std::vector<WholeMass> shared_out(WholeMass available,
                                                std::span<const Claimant> claimants);

/// What force majeure excuses of a month's quota.
[[nodiscard]] WholeMass excused_of(const ContractInput& contract, const ContractHistory& history,
                                   int month, WholeMass quota);

}  // namespace gossan::supply
