// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/lots_step.hpp"

#include "apps/gossan/clock.hpp"
#include "apps/gossan/event_log.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/report/lots_report.hpp"
#include "gossan/supply/chain/chain_plan.hpp"
#include "gossan/supply/chain/chain_tables.hpp"
#include "gossan/supply/chain/way_back.hpp"
#include "gossan/supply/claim/claim_plan.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/input/harvest_source.hpp"
#include "gossan/supply/lot/lot_plan.hpp"
#include "gossan/supply/lot/lot_tables.hpp"

namespace gossan::program {
namespace {

/// The shipment, commercial lot or lot whose genealogy the page shows when nobody names one: the
/// last that has gone farthest.
std::string telling_example(const supply::LotBook& book) {
    if (!book.shipments().empty()) return book.shipments().rbegin()->first;
    for (const auto& [id, lot] : book.commercial_lots()) {
        if (lot.state != supply::CommercialState::replaced) return id;
    }
    return book.lots().empty() ? std::string() : book.lots().rbegin()->first;
}

/// Adds events to the store and to what was read of it; says how many.
std::size_t add(supply::EventStore& store, std::vector<supply::Event>& log,
                const std::vector<supply::EventDraft>& drafts) {
    for (supply::Event& event : store.append(drafts, time_of_recording()))
        log.push_back(std::move(event));
    return drafts.size();
}

}  // namespace

ExitStatus take_lots(const SupplyOptions& options, const SupplyFile& file,
                     records::Document& told) {
    Diagnostics diagnostics;
    const supply::LotsInput& input = *file.input.lots;
    const auto harvests = supply::harvests_of(file.input, diagnostics);
    const auto tables = supply::read_lot_tables(input, diagnostics, offset_of(file.input.site));
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done) return ExitStatus::refused;

    supply::EventStore store(file.events);
    auto log = store.events();
    const auto drafts =
        supply::plan_lots(input, harvests, tables, log, diagnostics, offset_of(file.input.site));
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done) return ExitStatus::refused;
    std::size_t n_new = add(store, log, drafts);
    const supply::LotRules rules = supply::lot_rules(file.input);
    if (file.input.claim) {
        const auto claims =
            supply::plan_claims(*file.input.claim, file.input.links, log, rules, diagnostics);
        if (tell_supply_faults(options, diagnostics) != ExitStatus::done) {
            return ExitStatus::refused;
        }
        n_new += add(store, log, claims);
        const UtcOffset offset = offset_of(file.input.site);
        const auto told_by_chain = supply::chain_events(
            file.input.chain.value_or(supply::ChainInput{}), offset, diagnostics);
        if (tell_supply_faults(options, diagnostics) != ExitStatus::done) {
            return ExitStatus::refused;
        }
        const auto chain =
            supply::plan_chain(told_by_chain, file.input.links, log, offset, diagnostics);
        if (tell_supply_faults(options, diagnostics) != ExitStatus::done) {
            return ExitStatus::refused;
        }
        n_new += add(store, log, chain);
    }
    say(counted(n_new, "new event", "new events") + ", " + std::to_string(log.size()) +
        " in the log" + (log.empty() ? "" : ", the last " + log.back().hash));
    told = lots_told(file, log);
    report::write_lots_report(told, file.folder / "lots.html");
    write_supply_tables(options, supply::lot_sheets(supply::replay_lots(log, rules),
                                                    supply::mass_unit(options.unit)));
    return ExitStatus::done;
}

records::Document lots_told(const SupplyFile& file, std::span<const supply::Event> log) {
    const auto book = supply::replay_lots(log, supply::lot_rules(file.input));
    records::Document told = supply::lots_document(book);
    told["title"] = file.input.site.name;
    const std::string example = telling_example(book);
    if (!example.empty()) {
        told["genealogy"] = supply::genealogy_document(supply::genealogy_of(book, example));
    }
    if (!file.input.links.empty()) {
        told["claims"] = supply::claims_document(file.input.links, log, offset_of(file.input.site));
        told["chain"] = supply::chain_document(
            file.input.links,
            supply::replay_custody(file.input.links, log, offset_of(file.input.site)));
    }
    told["log"] = head_document(log);
    return told;
}

}  // namespace gossan::program
