// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/contract/invoice.hpp"
#include "gossan/supply/contract/performance.hpp"
#include "gossan/supply/delivery/foretell.hpp"
#include "gossan/supply/delivery/record.hpp"
#include "gossan/supply/table/supply_table.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::supply {

/// All that is known of a contract at a day.
struct ContractAccount {
    double as_of = 0.0;
    std::vector<Delivery> deliveries = {};
    std::vector<Settlement> settlements = {};  ///< of the deliveries, in their order
    Performance kept = {};
    OnTimeRecord on_time = {};
    std::vector<PromiseOutcome> promises = {};
    std::vector<ReliabilityPoint> reliability = {};
    std::optional<DeliveryForecast> forecast = {};
    Money provisional = {}, final = {}, true_up = {};  ///< sums; of final ones alone
    WholeMass unpriced = {};                           ///< whose price still moves
    Money at_newest = {};
    std::vector<std::string> notes = {};  ///< sent invoices that are no longer what they should be
    std::set<int> estimated = {};         ///< months whose quota is an estimate
};

/// Takes the account at a day; of a forecast where there is one. `definition` says what on time and
/// in full is.
[[nodiscard]] ContractAccount account_of(const ContractInput& contract, const PriceIndex& index,
                                         const ContractHistory& history, double as_of,
                                         const OnTimeDefinition& definition);

/// Sheets contract_months, contract_years, invoices, invoiced_lots, exposure, call_off_lines,
/// promises, reliability and delivery_forecast; those that have rows.
[[nodiscard]] std::vector<tables::SheetToWrite> account_sheets(const ContractInput& contract,
                                                               const ContractAccount& account,
                                                               MassUnit unit);

/// The same as one object, masses in t, for a page and for machines.
[[nodiscard]] records::Document account_document(const ContractInput& contract,
                                                 const ContractAccount& account);

}  // namespace gossan::supply
