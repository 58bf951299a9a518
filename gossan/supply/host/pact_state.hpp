// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/text.hpp"
#include "gossan/supply/host/outbox.hpp"
#include "gossan/supply/host/pact_routes.hpp"
#include "gossan/supply/host/pact_service.hpp"
#include "gossan/supply/host/token_book.hpp"

namespace gossan::supply {

/// The hash of a secret that nobody has. Made once, as it takes its time on purpose.
[[nodiscard]] const std::string& hash_of_no_secret();

/// Whether the body of a request is of a type, whatever else its header says.
[[nodiscard]] bool is_of_type(const Request& request, std::string_view wanted);

/// What the service holds. Its parts: tokens (pact_tokens.cpp), events (pact_events.cpp), the rest
/// (pact_service.cpp).
struct PactService::State {
    State(ServiceSettings given, std::vector<SharedFootprint> held)
        : settings(std::move(given)), footprints(std::move(held)), outbox(settings.outbox) {
        for (const SharedFootprint& each : footprints) all.push_back(&each.document);
    }

    Response route(const Request& request, std::string& who);
    Response token(const Request& request, std::string& who);
    Response events(const Request& request, const Client& client);
    /// The answer to a request; none where nobody told us where it may go.
    std::optional<Outgoing> answer_due(const records::Document& event, const Client& client) const;
    Response heard(const EventDraft& draft, const Client& client, std::optional<Outgoing> answer);
    std::optional<Response> refusal(const Request& request, const char* scope, Client& client);
    Visible visible_to(const Client& client) const;
    std::string url_for(const Request& request) const;
    std::string where_answers_go(const Client& client, const records::Document& event) const;
    void told(const Outgoing& outgoing, const char* became) const;
    std::optional<Client> client_named(const std::string& name) const;
    void remember(const std::string& event_of_client);

    const ServiceSettings settings;
    const std::vector<SharedFootprint> footprints;
    Visible all;
    const std::string page_key = random_word();
    /// Takes as long to hold a secret against as that of a client does.
    const std::string& hash_of_nobody = hash_of_no_secret();

    std::mutex lock;  ///< of what follows
    TokenBook tokens;
    Patience patience;
    Outbox outbox;
    std::set<std::string> known_events;
    std::deque<std::string> known_in_order;
};

}  // namespace gossan::supply
