// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/allocate_step.hpp"

#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/allocation_report.hpp"
#include "gossan/supply/allocation/allocation_plan.hpp"
#include "gossan/supply/allocation/allocation_record.hpp"
#include "gossan/supply/event/event_store.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;

std::vector<supply::LotOnOffer> lots_of(const SupplyFile& file, Diagnostics& diagnostics) {
    const supply::AllocationInput& input = *file.input.allocation;
    if (input.lots) return supply::lots_on_offer(input, diagnostics);
    const double tolerance =
        file.input.lots ? file.input.lots->scale_tolerance : supply::LotRules{}.scale_tolerance;
    supply::EventStore store(file.events);
    return supply::lots_on_offer(
        input, supply::replay_lots(store.events(), {.scale_tolerance = tolerance}));
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
    auto lots = lots_of(file, diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done || !demand) {
        return ExitStatus::refused;
    }
    // Read first: it may be the folder that is written.
    const records::Document before = against.empty() ? records::Document() : other_run(against);
    auto problem = supply::problem_of(*file.input.demand, *demand, *file.input.allocation,
                                      std::move(lots), diagnostics);
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
