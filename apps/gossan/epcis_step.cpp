// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/epcis_step.hpp"

#include "apps/gossan/event_log.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/supply/epcis/epcis_intake.hpp"
#include "gossan/supply/event/event_store.hpp"

namespace gossan::program {
namespace {

using records::Document;

Document entry_of(const supply::EventDraft& draft) {
    Document entry = Document::object();
    entry["at"] = draft.at;
    entry["who"] = draft.who;
    entry["kind"] = draft.kind;
    entry["subject"] = draft.subject;
    entry["data"] = draft.data;
    return entry;
}

}  // namespace

supply::Naming naming_of(const supply::SupplyInput& input) {
    supply::NamingRules rules{.domain = input.site.domain, .company = input.site.company};
    rules.offset = input.site.offset;
    rules.offset = input.site.offset;
    if (input.pack) {
        rules.gs1_prefix = input.pack->gs1_prefix;
        rules.product = input.pack->gs1_product;
        rules.place = input.pack->gs1_place;
        rules.party = input.pack->gs1_party;
        rules.documents = input.pack->gs1_documents;
    }
    return supply::Naming(rules);
}

bool receive_epcis(const SupplyFile& file, const std::string& path) {
    const std::string text = records::read_file(path);
    const Document document = records::parse_document(text, path);
    const auto log = supply::EventStore(file.events).events();
    const auto intake =
        supply::intake_of(document, log, naming_of(file.input), supply::lot_rules(file.input));
    for (const std::string& fault : intake.faults) {
        std::string line = path;
        say(line.append(": ").append(fault));
    }
    if (!intake.faults.empty()) {
        say(path + ": " + counted(intake.faults.size(), "fault", "faults") +
            ", nothing was entered");
        return false;
    }
    say(counted(intake.n_known, "event is", "events are") + " known already, " +
        std::to_string(intake.n_other) + " of kinds that are not a partner's to tell");
    if (intake.drafts.empty()) return true;
    const std::string hash = records::sha256(text);
    Document entries = Document::array();
    for (supply::EventDraft draft : intake.drafts) {
        draft.data["document"] = hash;
        entries.push_back(entry_of(draft));
    }
    const auto folder = file.folder / "received";
    records::make_folder(folder);
    const auto kept = folder / (hash + ".json");
    records::write_atomically(folder / (hash + ".jsonld"), text);
    records::write_atomically(kept, records::print(entries));
    enter_events(file, kept.string());
    return true;
}

}  // namespace gossan::program
