// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/pact_step.hpp"

#include <algorithm>

#include "apps/gossan/clock.hpp"
#include "apps/gossan/footprint_accounts.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/host/serve.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/footprints_of_lots.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;
using records::Document;

/// What partners may have relied on was replaced: that is taken down like all that happens.
void tell_replacements(const SupplyFile& file, const supply::FootprintRegister& published) {
    std::vector<supply::EventDraft> drafts;
    for (const supply::Replacement& each : published.replacements) {
        const auto follows = std::find_if(published.footprints.begin(), published.footprints.end(),
                                          [&each](const auto& one) { return one.id() == each.id; });
        const bool is_followed = follows != published.footprints.end();
        const auto former =
            std::find_if(published.footprints.begin(), published.footprints.end(),
                         [&each](const auto& one) { return one.id() == each.former; });
        const std::string& created =
            (is_followed ? *follows : *former).document.at("created").string();
        supply::EventDraft draft{
            .at = supply::date_time_text(supply::date_time(created).value_or(0.0)),
            .who = "gossan pact",
            .why = is_followed ? "what is said of the lot has changed" : "the lot is no more",
            .kind = "pact footprint replaced",
            .subject = each.lot};
        draft.data["former"] = each.former;
        if (is_followed) draft.data["id"] = each.id;
        drafts.push_back(std::move(draft));
    }
    if (!drafts.empty()) (void)supply::EventStore(file.events).append(drafts, time_of_recording());
}

}  // namespace

supply::FootprintRegister publish_footprints(const SupplyFile& file,
                                             const supply::PactInput& pact) {
    const fs::path own = file.folder / "lot-footprints.json";
    const fs::path path = pact.footprints.empty() ? own : fs::path(pact.footprints);
    if (!fs::exists(path)) {
        throw Error(ErrorCode::input, "there are no footprints of lots to tell", path.string(),
                    "add blocks [lots] and [footprint], or name their file in [pact]");
    }
    const auto document = records::parse_document(records::read_file(path), path.string());
    auto lots = supply::lot_footprints(document);
    const supply::SiteInput& site = file.input.site;
    const auto producer = supply::producer_of(pact, site.company, site.domain, site.geography);
    auto published = supply::published_next(
        supply::read_register(file.folder),
        [&producer](const auto& lot) { return supply::product_footprint(producer, lot); }, lots);
    // Packs make the same documents of it.
    if (path == own) {
        records::write_atomically(own, records::print(supply::lot_footprints_document(lots)));
    }
    tell_replacements(file, published);
    supply::write_register(published, file.folder);
    return published;
}

ExitStatus write_lot_footprints(const SupplyOptions& options, const SupplyFile& file,
                                const supply::PactInput& pact) {
    Diagnostics diagnostics;
    const auto site = accounts_of(file.input.source).footprint(*file.input.footprint, diagnostics);
    if (tell_supply_faults(options, diagnostics) != ExitStatus::done || !site) {
        return ExitStatus::refused;
    }
    const supply::EventStore store(file.events);
    const auto log = store.events();
    const auto book = supply::replay_lots(log, supply::lot_rules(file.input));
    const auto claims = supply::shipment_claims(file.input.links, log);
    const auto lots = supply::footprints_of_lots(
        {.book = book,
         .site = *site,
         .links = file.input.links,
         .claims = claims,
         .streams = file.input.claim.value_or(supply::ClaimInput{}).streams,
         .electricity = pact.electricity,
         .created = log.empty() ? std::string() : log.back().at,
         .evidence = log.empty() ? std::string() : log.back().hash,
         .recipients = pact.recipients});
    records::write_atomically(file.folder / "lot-footprints.json",
                              records::print(supply::lot_footprints_document(lots)));
    say(counted(lots.size(), "footprint of a lot", "footprints of lots") + ": " +
        (file.folder / "lot-footprints.json").string());
    return ExitStatus::done;
}

}  // namespace gossan::program
