// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/amount/money.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/contract/price_index.hpp"

namespace gossan::supply {

/// A lot on an invoice.
struct InvoiceLine {
    std::string lot = {};
    WholeMass mass = {};  ///< that is paid for
    double price = 0.0;   ///< all in, cents by pound, mean over the lot
    Money value = {};
    std::optional<double> footprint = {}, water = {};  ///< shown under the clause, by kg
    double remedy = 0.0;                               ///< that it takes off, cents by pound
    std::vector<std::string> notes = {};               ///< of weights, footprint and custody
};

struct Invoice {
    double index = 0.0;  ///< mean, cents by pound, rounded as the contract says
    std::string period = {};
    std::vector<InvoiceLine> lines = {};
    WholeMass mass = {};
    Money value = {};    ///< of all lines, rounded once; they sum to it
    Money payable = {};  ///< the provisional share of it, or what is left
    double due = 0.0;    ///< day since 1970
};

/// How a delivery is paid: at first by what is known, in the end by the index of its period.
struct Settlement {
    std::string delivery = {};
    std::string period = {};
    std::optional<Invoice> provisional = {};  ///< none: no price is known before it
    std::optional<Invoice> final = {};
    std::vector<std::string> missing = {};  ///< fixings that should be known, of either
    std::vector<std::string> to_come = {};
    WholeMass net = {};
    WholeMass unpriced = {};  ///< whose price still moves with the index
    Money at_newest = {};     ///< value of what is unpriced at the newest fixing
};

/// Provisional and final value of a delivery at a day:
///
///     value = Σ_lots m · λ · (I + p + Σ a) / 100,  payable at first: share · value     (1)
///     true-up = final value − what was payable at first                                (2)
///     unpriced = m · (fixings to come) / (fixings in all)                              (3)
///
/// m net mass in t, λ pounds by tonne of the contract, I mean of the index over the quotational
/// period, p premium and a adjustments in cents by pound, rounded once to the cent; lots get shares
/// of it by largest remainders. A lot whose footprint is above the clause loses the clause's
/// remedy, and so does one that shows none where the parties agreed to that. The seller's weight
/// counts until the buyer's is off by more than the franchise, which is found on the final invoice.
/// Source: choice: shape of a cathode sales agreement (Nord Resources and Red Kite, 2008); λ and
/// (1) unverified.
[[nodiscard]] Settlement settle(const ContractInput& contract, const PriceIndex& index,
                                const ContractHistory& history, const Delivery& delivery,
                                double as_of);

/// The quotational period of a delivery: the contract's, or the last that was declared in time.
/// A declaration that is late or no option of the contract is told in `notes` and not used.
[[nodiscard]] QuotationalPeriod period_of(const ContractInput& contract,
                                          const ContractHistory& history, const Delivery& delivery,
                                          std::vector<std::string>& notes);

/// Money in proportion to weights, to the cent: parts sum to the whole.
[[nodiscard]] std::vector<Money> apportioned(Money whole, std::span<const double> weights);

/// The mean of the index as the contract rounds it, cents by pound.
[[nodiscard]] double rounded_index(const ContractInput& contract, double cents_per_pound);

/// What a mass costs at cents by pound, by the pounds of the contract.
[[nodiscard]] Money value_at(const ContractInput& contract, WholeMass mass, double cents_per_pound);

}  // namespace gossan::supply
