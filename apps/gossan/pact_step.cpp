// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/pact_step.hpp"

#include "apps/gossan/footprint_accounts.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/host/serve.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pact/footprints_of_lots.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;
using records::Document;

}  // namespace

std::vector<supply::SharedFootprint> shared_in(const SupplyFile& file,
                                               const supply::PactInput& pact) {
    const fs::path path =
        pact.footprints.empty() ? file.folder / "lot-footprints.json" : fs::path(pact.footprints);
    if (!fs::exists(path)) {
        throw Error(ErrorCode::input, "there are no footprints of lots to tell", path.string(),
                    "add blocks [lots] and [footprint], or name their file in [pact]");
    }
    const auto document = records::parse_document(records::read_file(path), path.string());
    const supply::SiteInput& site = file.input.site;
    const auto producer = supply::producer_of(pact, site.company, site.domain, site.geography);
    return supply::shared_footprints(producer, supply::lot_footprints(document));
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
    const auto book = supply::replay_lots(
        log, {.scale_tolerance = file.input.lots.value_or(supply::LotsInput{}).scale_tolerance});
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

Document write_pact_documents(const fs::path& folder,
                              const std::vector<supply::SharedFootprint>& shared) {
    records::make_folder(folder);
    Document told = Document::object();
    told["folder"] = folder.string();
    Document list = Document::array();
    for (const auto& each : shared) {
        const Document& document = each.document;
        const std::string name = document.at("id").string() + ".json";
        records::write_atomically(folder / name, records::print(document));
        Document row = Document::object();
        row["lot"] = document.at("extensions").elements().at(0).at("data").at("lot");
        row["kgCO2ePerKg"] = document.at("pcf").at("pcfExcludingBiogenicUptake");
        row["validUntil"] = document.at("validityPeriodEnd");
        row["file"] = name;
        list.push_back(row);
    }
    told["footprints"] = list;
    return told;
}

}  // namespace gossan::program
