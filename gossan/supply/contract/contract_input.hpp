// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/supply/contract/claim_terms.hpp"
#include "gossan/supply/contract/price_terms.hpp"
#include "gossan/supply/contract/quantity_terms.hpp"
#include "gossan/supply/contract/risk_terms.hpp"

namespace gossan::supply {

/// What is sold by a month, in place of an even share of the year.
struct ScheduledMonth {
    std::string month;  ///< "2026-01"
    Mass quota;

    static Schema<ScheduledMonth> schema();
};

/// Whose weight counts.
struct WeightTerms {
    std::string governs = "certified scale of the seller";
    double franchise = 0.002;  ///< of a lot; the buyer's weight counts where it is off by more

    static Schema<WeightTerms> schema();
};

/// An offtake contract: what is sold, when, at which price, and what follows where it is not so.
struct ContractInput {
    std::string name;
    std::string seller, buyer;
    std::string start;     ///< first day, the first of a month
    int months = 24;       ///< that it runs
    std::string product;   ///< a grade of cathode
    std::string rejected;  ///< what the buyer may refuse, in words
    std::string stream;    ///< whose copper is claimed; blank: any
    Mass quantity;         ///< by contract year of twelve months; of a range the least
    QuantityBasis basis = QuantityBasis::fixed;
    std::optional<Mass> most;                         ///< of a range, by contract year
    ContractSide range_option = ContractSide::buyer;  ///< who declares within it
    int range_days = 60;                              ///< before a contract year, at the latest
    double share = 1.0;  ///< of what the mine makes of the stream, where that is the basis
    std::optional<ExtensionTerms> extension;
    double tolerance = 0.02;
    ContractSide tolerance_option = ContractSide::seller;
    std::vector<ScheduledMonth> schedule;
    int nomination_days = 10;  ///< before a month begins
    std::string incoterm = "FCA";
    std::string place;
    std::string title = "on delivery at the place";
    std::string currency = "USD";
    double pounds_per_tonne = 2204.62262;
    PriceTerms price;
    WeightTerms weights;
    ShortfallTerms shortfall;
    std::optional<TakeOrPayTerms> take_or_pay;
    ForceMajeureTerms force_majeure;
    std::optional<FootprintClause> footprint;
    std::optional<CustodyClause> custody;
    std::vector<std::string>
        delivered_to;                     ///< names in the shipments of lots that are this buyer's
    std::optional<InputFile> deliveries;  ///< a row a lot
    std::optional<InputFile> notices;     ///< a row a notice: nominations, force majeure, promises

    static Schema<ContractInput> schema();
};

/// "2026-01" as a month counted from January 1970; nothing for any other text.
[[nodiscard]] std::optional<int> month_number(std::string_view text);
[[nodiscard]] std::string month_name(int month);

/// First month of a contract.
[[nodiscard]] int first_month(const ContractInput& contract);

/// Quota of every month of the contract: as scheduled, and of what the schedule leaves of a
/// contract year an even share of whole grams.
[[nodiscard]] std::vector<WholeMass> quotas_of(const ContractInput& contract);

}  // namespace gossan::supply
