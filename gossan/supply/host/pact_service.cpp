// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/pact_service.hpp"

#include "gossan/base/error.hpp"
#include "gossan/supply/host/pact_state.hpp"

namespace gossan::supply {

using records::Document;

/// The host of a link is that of the request, as PACT wants it.
std::string PactService::State::url_for(const Request& request) const {
    return settings.url_is_open ? url_asked(request).value_or(settings.url) : settings.url;
}

std::optional<Client> PactService::State::client_named(const std::string& name) const {
    for (Client& client : settings.clients()) {
        if (client.name == name) return std::move(client);
    }
    return {};
}

Visible PactService::State::visible_to(const Client& client) const {
    Visible visible;
    for (const SharedFootprint& each : footprints) {
        if (is_seen_by(client, each.recipients)) visible.push_back(&each.document);
    }
    return visible;
}

Response PactService::State::route(const Request& request, std::string& who) {
    const auto target = target_of(request.target);
    if (!target) return problem(400, "BadRequest", "This is no path.");
    const auto& steps = target->steps;
    const auto is = [&](const char* method, const char* first, const char* second,
                        std::size_t n_steps) {
        return request.method == method && steps.size() == n_steps && steps[0] == first &&
               steps[1] == second;
    };
    if (is("GET", ".well-known", "openid-configuration", 2)) {
        return openid_configuration(url_for(request));
    }
    if (request.method == "GET" && steps.size() == 2 && steps[0] == "schemas") {
        return schema_named(steps[1]);
    }
    if (is("POST", "auth", "token", 2)) return token(request, who);
    const bool is_list = is("GET", "3", "footprints", 2);
    const bool is_one = is("GET", "3", "footprints", 3);
    const bool is_event = is("POST", "3", "events", 2);
    if (!is_list && !is_one && !is_event) {
        const bool is_ours = steps.size() >= 2 && steps.size() <= 3 && steps[0] == "3" &&
                             (steps[1] == "footprints" || steps[1] == "events");
        if (is_ours) return problem(400, "NotImplemented", "There is no such method here.");
        return problem(404, "NotFound", "There is no such path.");
    }
    Client client;
    auto refused = refusal(request, is_event ? scope_of_events : scope_of_reading, client);
    who = client.name;
    if (refused) return *refused;
    if (is_event) return events(request, client);
    const Visible visible = visible_to(client);
    if (is_one) return one_footprint(visible, all, steps[2]);
    return list_footprints(visible, target->parameters,
                           {client.name, url_for(request), page_key, settings.page});
}

PactService::PactService(ServiceSettings settings, std::vector<SharedFootprint> footprints)
    : state_(std::make_unique<State>(std::move(settings), std::move(footprints))) {}
PactService::~PactService() = default;

Response PactService::answer(const Request& request) {
    Response response;
    std::string who;
    std::string trouble;
    try {
        response = state_->route(request, who);
    } catch (const Error& error) {
        if (error.code == ErrorCode::input) {
            const std::string hint = error.hint.empty() ? "" : "; " + error.hint;
            response = problem(400, "BadRequest", error.what() + hint);
        } else {
            trouble = error.what();
        }
    } catch (const std::exception& error) {
        trouble = error.what();
    }
    if (!trouble.empty()) {
        response = problem(500, "InternalError", "Something is wrong here; the log tells what.");
    }
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (state_->settings.say) {
        // The path alone: a query or a header may hold what is nobody else's business.
        const auto path = request.target.substr(0, request.target.find('?'));
        state_->settings.say(request.peer + " " + (who.empty() ? "-" : who) + " " +
                             in_quotes(request.method + " " + path, 120) + " " +
                             std::to_string(response.status) +
                             (trouble.empty() ? "" : " " + in_quotes(trouble, 300)));
    }
    return response;
}

}  // namespace gossan::supply
