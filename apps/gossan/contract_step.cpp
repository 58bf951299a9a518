// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/contract_step.hpp"

#include <algorithm>

#include "apps/gossan/clock.hpp"
#include "apps/gossan/footprint_accounts.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/report/contract_report.hpp"
#include "gossan/supply/contract/contract_files.hpp"
#include "gossan/supply/contract/lot_deliveries.hpp"
#include "gossan/supply/contract/shown_footprints.hpp"
#include "gossan/supply/contract/standing_terms.hpp"
#include "gossan/supply/delivery/account.hpp"
#include "gossan/supply/event/event_store.hpp"

namespace gossan::program {
namespace {

/// What the contract's own tables tell, as events.
std::vector<supply::EventDraft> told_by_tables(const supply::SupplyInput& input,
                                               Diagnostics& diagnostics) {
    const supply::ContractInput& contract = *input.contract;
    std::vector<supply::EventDraft> drafts;
    using Reader =
        std::vector<supply::EventDraft> (*)(const tables::Table&, const std::string&, Diagnostics&);
    const auto take = [&](const std::optional<InputFile>& file, Reader read) {
        if (!file) return;
        const auto table = supply::read_supply_table(file->path, diagnostics);
        if (!table) return;
        for (auto& draft : read(*table, input.site.company, diagnostics)) {
            drafts.push_back(std::move(draft));
        }
    };
    take(contract.deliveries, supply::deliveries_of);
    take(contract.notices, supply::notices_of);
    return drafts;
}

/// Invoices that the account has and the log does not.
std::vector<supply::EventDraft> due_invoices(const supply::ContractAccount& account,
                                             const supply::ContractHistory& history,
                                             const std::string& who) {
    std::vector<supply::EventDraft> drafts;
    for (const supply::Settlement& each : account.settlements) {
        for (const bool is_final : {false, true}) {
            const auto& invoice = is_final ? each.final : each.provisional;
            const bool is_sent =
                std::any_of(history.invoices.begin(), history.invoices.end(),
                            [&](const supply::IssuedInvoice& sent) {
                                return sent.delivery == each.delivery && sent.is_final == is_final;
                            });
            if (!invoice || is_sent) continue;
            drafts.push_back(supply::invoiced_event({.delivery = each.delivery,
                                                     .is_final = is_final,
                                                     .day = account.as_of,
                                                     .value = invoice->value},
                                                    who));
        }
    }
    return drafts;
}

double last_known_day(const supply::PriceIndex& index, const supply::ContractHistory& history) {
    double last = index.last_day();
    if (!history.deliveries.empty()) last = std::max(last, history.deliveries.back().day);
    return last;
}

/// Takes back the claims of deliveries that the custody clause does not bear; says why.
std::vector<std::string> hold_against_custody(const supply::SupplyInput& input,
                                              std::vector<supply::Delivery>& deliveries) {
    if (!input.contract->custody) return {};
    const auto link =
        std::find_if(input.links.begin(), input.links.end(), [&](const supply::CustodyLink& each) {
            return input.claim && each.name == input.claim->link;
        });
    auto faults = supply::faults_of_custody(*input.contract->custody,
                                            link == input.links.end() ? nullptr : &*link);
    if (faults.empty()) return faults;
    for (supply::Delivery& delivery : deliveries) {
        for (supply::DeliveredLot& lot : delivery.lots) lot.claimed = {};
    }
    return faults;
}

/// What the log tells of the contract, with the shipments of lots as deliveries under it.
supply::ContractHistory history_of(const supply::SupplyInput& input,
                                   const std::vector<supply::Event>& log,
                                   std::vector<std::string>& notes, Diagnostics& diagnostics) {
    const supply::ContractInput& contract = *input.contract;
    auto history = supply::replay_contract(log);
    if (contract.delivered_to.empty() && !input.lots) return history;
    const auto book = supply::replay_lots(log, supply::lot_rules(input));
    // What was told of a month goes before what the lots say.
    history.produced.merge(supply::production_of(book, contract.stream));
    if (contract.delivered_to.empty()) return history;
    auto claims = supply::shipment_claims(input.links, log);
    std::erase_if(claims, [&](const supply::ShipmentClaim& each) {
        return !input.claim || each.link != input.claim->link;
    });
    auto made = supply::deliveries_of(contract, book, input.claim ? &claims : nullptr);
    notes = hold_against_custody(input, made);
    if (contract.footprint && input.footprint && !made.empty()) {
        const auto site = accounts_of(input.source).footprint(*input.footprint, diagnostics);
        if (site) supply::show_footprints(*contract.footprint, book, *site, made, diagnostics);
    }
    supply::join_deliveries(history, std::move(made));
    return history;
}

std::optional<supply::DeliveryForecast> forecast_of(const supply::SupplyInput& input,
                                                    const supply::PriceIndex& index,
                                                    const supply::ContractHistory& history,
                                                    const supply::ContractInput& contract,
                                                    Diagnostics& diagnostics) {
    if (!input.delivery) return {};
    const auto table = supply::read_supply_table(input.delivery->forecast.path, diagnostics);
    if (!table) return {};
    const auto outcomes = supply::read_outcomes(*table, diagnostics);
    if (diagnostics.has_errors()) return {};
    const auto day = days_of(input.delivery->from);
    const double from = day ? *day : outcomes.days.front();
    const auto kept = supply::performance_of(contract, index, history, from);
    return supply::foretell(contract, *input.delivery, outcomes,
                            supply::still_due(contract, kept, from));
}

}  // namespace

ExitStatus take_contract_account(const SupplyOptions& options, const SupplyFile& file,
                                 const ContractOptions& how, records::Document& told) {
    const supply::SupplyInput& input = file.input;
    const supply::ContractInput& contract = *input.contract;
    Diagnostics diagnostics;
    supply::PriceIndex index(contract.pounds_per_tonne, contract.price.holidays);
    index.read(contract.price.fixings.path, contract.currency, diagnostics);
    const auto drafts = told_by_tables(input, diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done) return ExitStatus::refused;

    supply::EventStore store(file.events);
    auto log = store.events();
    for (auto& event : store.append(supply::not_yet_told(log, drafts), time_of_recording())) {
        log.push_back(std::move(event));
    }
    std::vector<std::string> custody;
    auto history = history_of(input, log, custody, diagnostics);
    if (contract.footprint && !diagnostics.has_errors()) {
        supply::refuse_unshown(*contract.footprint, history.deliveries, diagnostics);
    }
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done) return ExitStatus::refused;
    const double as_of = how.as_of ? *how.as_of : last_known_day(index, history);
    const auto definition =
        input.delivery ? input.delivery->on_time : default_of<supply::OnTimeDefinition>();
    const auto standing = supply::standing_terms(contract, history, as_of);
    auto account = supply::account_of(standing.contract, index, history, as_of, definition);
    account.estimated = standing.estimated;
    for (const auto& notes : {custody, standing.notes}) {
        account.notes.insert(account.notes.begin(), notes.begin(), notes.end());
    }
    account.forecast =
        forecast_of(input, index, supply::known_by(history, as_of), standing.contract, diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done) return ExitStatus::refused;
    if (how.with_issue) {
        const auto sent =
            store.append(due_invoices(account, history, input.site.company), time_of_recording());
        say(counted(sent.size(), "invoice", "invoices") + " written into the log");
    }
    told = supply::account_document(standing.contract, account);
    report::write_contract_report(told, file.folder / "contract.html");
    write_supply_tables(options, supply::account_sheets(standing.contract, account,
                                                        supply::mass_unit(options.unit)));
    return ExitStatus::done;
}

}  // namespace gossan::program
