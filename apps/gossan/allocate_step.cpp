// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/allocate_step.hpp"

#include "apps/gossan/footprint_accounts.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/allocation_report.hpp"
#include "gossan/supply/allocation/allocation_plan.hpp"
#include "gossan/supply/allocation/allocation_record.hpp"
#include "gossan/supply/claim/claim_plan.hpp"
#include "gossan/supply/event/event_store.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

/// Custody with what follows from the log and is not booked yet.
supply::CustodyBook custody_of(const SupplyFile& file, const std::vector<supply::Event>& log,
                               supply::LotRules rules, Diagnostics& diagnostics) {
    auto book = supply::replay_custody(file.input.links, log, rules.offset);
    for (const auto& draft :
         supply::plan_claims(*file.input.claim, file.input.links, log, rules, diagnostics)) {
        (void)book.enter(draft);  // as it was when it was planned
    }
    return book;
}

supply::Offer offer_of(const SupplyFile& file, Diagnostics& diagnostics) {
    const supply::AllocationInput& input = *file.input.allocation;
    if (input.lots) return supply::offer_of_table(input, diagnostics);
    const supply::LotRules rules = supply::lot_rules(file.input);
    const auto log = supply::EventStore(file.events).events();
    const auto book = supply::replay_lots(log, rules);
    std::optional<footprint::SiteFootprint> site;
    if (file.input.footprint) {
        site = accounts_of(file.input.source).footprint(*file.input.footprint, diagnostics);
    }
    std::optional<supply::CustodyBook> custody;
    if (file.input.claim) custody = custody_of(file, log, rules, diagnostics);
    if (diagnostics.has_errors()) return {};
    const supply::OfferSources sources{
        .book = book,
        .site = site ? &*site : nullptr,
        .account = custody ? custody->find(file.input.claim->link) : nullptr,
        .claim = file.input.claim ? &*file.input.claim : nullptr};
    return supply::offer_of_log(input, sources, days_of(file.input.demand->from).value_or(0.0));
}

records::Document other_run(const std::string& against) {
    const fs::path path =
        fs::is_directory(against) ? fs::path(against) / "allocation.json" : fs::path(against);
    return records::parse_document(records::read_file(path), path.string());
}

}  // namespace

ExitStatus allocate_lots(const SupplyOptions& options, const SupplyFile& file,
                         const std::string& against, records::Document& told) {
    if (!file.input.demand || !file.input.allocation || file.input.makers.empty()) {
        throw Error(ErrorCode::input, "there is nobody to give lots to", options.file,
                    "write blocks [[makers]], [demand] and [allocation]");
    }
    Diagnostics diagnostics;
    const auto demand = supply::demand_of(*file.input.demand, file.input.makers, diagnostics);
    auto offer = offer_of(file, diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done || !demand) {
        return ExitStatus::refused;
    }
    // Read first: it may be the folder that is written.
    const records::Document before = against.empty() ? records::Document() : other_run(against);
    auto problem = supply::problem_of(*file.input.demand, *demand, *file.input.allocation,
                                      std::move(offer), diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done) return ExitStatus::refused;
    const auto allocation = supply::allocate(problem);
    told = supply::allocation_document(*demand, problem, allocation);
    told["title"] = file.input.site.name;
    if (!against.empty()) told["against"] = supply::allocation_difference(before, told);
    for (const auto& note : told.at("demand").at("notes").elements()) {
        say("note: " + note.string());
    }
    records::write_atomically(file.folder / "allocation.json", records::print(told));
    report::write_allocation_report(told, file.folder / "allocation.html");
    write_supply_tables(options, supply::allocation_sheets(*demand, problem, allocation,
                                                           supply::mass_unit(options.unit)));
    return allocation.settlement.below_least.empty() ? ExitStatus::done : ExitStatus::infeasible;
}

}  // namespace gossan::program
