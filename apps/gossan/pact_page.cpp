// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/pact_page.hpp"

#include <algorithm>

#include "gossan/report/pact_report.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/outbox.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/footprint_register.hpp"

namespace gossan::program {
namespace {

using records::Document;

Document footprint_row(const supply::PublishedFootprint& footprint) {
    const Document& document = footprint.document;
    Document row = Document::object();
    row["lot"] = footprint.lot;
    row["id"] = document.at("id");
    row["status"] = document.at("status");
    row["kgCO2ePerKg"] = document.at("pcf").at("pcfExcludingBiogenicUptake");
    row["created"] = document.at("created");
    row["validFrom"] = document.at("validityPeriodStart");
    row["validUntil"] = document.at("validityPeriodEnd");
    const Document* preceding = document.find("precedingPfIds");
    row["preceding"] = preceding == nullptr ? Document::array() : *preceding;
    Document recipients = Document::array();
    for (const std::string& name : footprint.recipients) recipients.push_back(name);
    row["recipients"] = recipients;
    return row;
}

/// "RequestCreatedEvent" of "org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3".
std::string event_word(const std::string& type) {
    const auto end = type.rfind('.');
    const auto begin = type.rfind('.', end - 1);
    return begin == std::string::npos ? type : type.substr(begin + 1, end - begin - 1);
}

Document clients_of(const supply::PactInput& pact, const supply::FootprintRegister& published) {
    Document list = Document::array();
    for (const supply::Client& client : supply::read_clients(pact.clients)) {
        Document row = Document::object();
        row["client"] = client.name;
        std::string scopes;
        for (const std::string& scope : client.scopes)
            scopes += (scopes.empty() ? "" : " ") + scope;
        row["scopes"] = scopes;
        row["sees"] = std::int64_t(std::count_if(
            published.footprints.begin(), published.footprints.end(),
            [&client](const auto& each) { return supply::is_seen_by(client, each.recipients); }));
        row["answers_to"] = client.answers_to;
        list.push_back(row);
    }
    return list;
}

Document said_in(const std::vector<supply::Event>& log) {
    Document list = Document::array();
    for (const supply::Event& event : log) {
        const bool is_heard = event.kind == "pact event heard";
        if (!is_heard && event.kind != "pact event told") continue;
        Document row = Document::object();
        row["at"] = event.at;
        const std::string client = "client ";
        row["client"] =
            is_heard ? Document(event.who.substr(event.who.starts_with(client) ? client.size() : 0))
                     : event.data.at("client");
        row["event"] = event_word(event.data.at("type").string());
        row["outcome"] = is_heard ? Document("heard") : event.data.at("became");
        if (!is_heard) row["tries"] = event.data.at("tries");
        row["id"] = event.subject;
        list.push_back(row);
    }
    return list;
}

}  // namespace

void write_pact_page(const SupplyFile& file, const supply::PactInput& pact) {
    const auto published = supply::read_register(file.folder);
    Document told = Document::object();
    told["title"] = file.input.site.name;
    Document footprints = Document::array();
    for (const auto& each : published.footprints) footprints.push_back(footprint_row(each));
    told["footprints"] = footprints;
    told["clients"] = clients_of(pact, published);
    Document waiting = Document::array();
    const supply::Outbox outbox(file.folder / "pact-outbox");
    for (const supply::Outgoing& each : outbox.waiting()) {
        Document row = Document::object();
        row["client"] = each.client;
        row["event"] = event_word(each.event.at("type").string());
        row["due"] = supply::date_time_text(each.due);
        row["tries"] = std::int64_t(each.n_tries);
        row["id"] = each.event.at("id");
        waiting.push_back(row);
    }
    told["waiting"] = waiting;
    told["events"] = said_in(supply::EventStore(file.events).events());
    report::write_pact_report(told, file.folder / "pact.html");
}

}  // namespace gossan::program
