// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/announce.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/pact_event.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr const char* form = "gossan pact announced 1";

}  // namespace

std::vector<Outgoing> news_for(std::span<const Client> clients,
                               std::span<const SharedFootprint> footprints, Announced& announced,
                               const std::string& source, double now) {
    std::vector<Outgoing> news;
    for (const Client& client : clients) {
        const auto [known, is_first] = announced.try_emplace(client.name);
        std::vector<std::string> ids;
        for (const SharedFootprint& each : footprints) {
            if (!is_seen_by(client, each.recipients) ||
                each.document.at("status").string() != "Active")
                continue;
            const std::string& id = each.document.at("id").string();
            if (known->second.insert(id).second) ids.push_back(id);
        }
        if (is_first || ids.empty() || client.answers_to.empty()) continue;
        std::string name = client.name;
        for (const std::string& id : ids) name += "\n" + id;
        news.push_back({client.name, client.answers_to,
                        published(ids, {uuid_of(uuid_of(uuid_space_of_domains, source), name),
                                        source, date_time_text(now)}),
                        now, now});
    }
    return news;
}

Document announced_document(const Announced& announced) {
    Document document = Document::object();
    document["form"] = form;
    Document& clients = document["clients"] = Document::object();
    for (const auto& [client, ids] : announced) {
        Document list = Document::array();
        for (const std::string& id : ids) list.push_back(id);
        clients[client] = list;
    }
    return document;
}

Announced announced_in(const Document& document) {
    const Document* found = document.find("form");
    if (found == nullptr || !found->is_string() || found->string() != form) {
        throw Error(ErrorCode::data, "this is no file of what was announced by PACT", {},
                    "its first key is \"form\": " + in_quotes(form));
    }
    Announced announced;
    for (const auto& [client, ids] : document.at("clients").members()) {
        auto& known = announced[client];
        for (const Document& id : ids.elements()) known.insert(id.string());
    }
    return announced;
}

}  // namespace gossan::supply
