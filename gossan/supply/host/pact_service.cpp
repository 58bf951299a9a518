// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/pact_service.hpp"

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/host/pact_routes.hpp"
#include "gossan/supply/host/token_book.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/pact_event.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan::supply {

using records::Document;

namespace {

constexpr std::size_t most_waiting = 1000;
constexpr std::size_t most_remembered = 10000;

Response token_refused(int status, const char* error, const char* meaning) {
    Document body = Document::object();
    body["error"] = error;
    body["error_description"] = meaning;
    Response response{.status = status, .body = records::print_line(body)};
    if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"pact\"");
    return response;
}

Response without_token(const char* code, const char* message) {
    Response response = problem(401, code, message);
    response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"pact\"");
    return response;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What follows "Basic " or "Bearer ", whatever the case of the letters; nothing for another.
std::optional<std::string_view> after_scheme(std::string_view text, std::string_view scheme) {
    if (text.size() <= scheme.size() || lowered(text.substr(0, scheme.size())) != scheme) return {};
    return trimmed(text.substr(scheme.size()));
}

bool is_of_type(const Request& request, std::string_view wanted) {
    const std::string_view type = header(request, "Content-Type");
    return lowered(trimmed(type.substr(0, type.find(';')))) == wanted;
}

/// Made once, as it takes its time on purpose.
const std::string& hash_of_no_secret() {
    static const std::string hash = hash_of_secret(random_word());
    return hash;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    while (!(text = trimmed(text)).empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

}  // namespace

struct PactService::State {
    State(ServiceSettings given, std::vector<SharedFootprint> held)
        : settings(std::move(given)), footprints(std::move(held)) {}

    Response route(const Request& request, std::string& who);
    Response token(const Request& request, std::string& who);
    Response events(const Request& request, const Client& client);
    Response asked(const Document& event, const Client& client);
    std::optional<Response> refusal(const Request& request, const char* scope, Client& client);
    Visible visible_to(const std::string& client) const;
    std::optional<Client> client_named(const std::string& name) const;
    bool is_new(const std::string& event_of_client);

    const ServiceSettings settings;
    const std::vector<SharedFootprint> footprints;
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

std::optional<Client> PactService::State::client_named(const std::string& name) const {
    for (Client& client : settings.clients()) {
        if (client.name == name) return std::move(client);
    }
    return {};
}

Visible PactService::State::visible_to(const std::string& client) const {
    Visible visible;
    for (const SharedFootprint& each : footprints) {
        if (has(each.recipients, client)) visible.push_back(&each.document);
    }
    return visible;
}

Response PactService::State::token(const Request& request, std::string& who) {
    const double now = settings.clock();
    {
        const std::lock_guard guard(lock);
        if (patience.is_over(request.peer, now)) {
            Response response =
                token_refused(429, "slow_down", "Too many failures; wait a minute.");
            response.headers.emplace_back("Retry-After", "60");
            return response;
        }
    }
    if (!is_of_type(request, "application/x-www-form-urlencoded")) {
        return token_refused(400, "invalid_request",
                             "The body is a form: application/x-www-form-urlencoded.");
    }
    const auto form = form_parameters(request.body);
    const auto value = [&form](const char* key) -> std::string {
        for (const auto& [name, text] : *form) {
            if (name == key) return text;
        }
        return {};
    };
    if (!form || value("grant_type") != "client_credentials") {
        return token_refused(400, "unsupported_grant_type", "Write grant_type=client_credentials.");
    }
    const auto coded = after_scheme(header(request, "Authorization"), "basic ");
    const std::string proof = coded ? from_base64(*coded).value_or("") : "";
    const auto colon = std::min(proof.find(':'), proof.size());
    const auto client = client_named(proof.substr(0, colon));
    const std::string secret = proof.substr(std::min(colon + 1, proof.size()));
    const bool is_known = settings.proves(secret, client ? client->hash : hash_of_nobody) && client;
    const std::lock_guard guard(lock);
    if (!is_known) {
        patience.failed(request.peer, now);
        return token_refused(401, "invalid_client", "Client id or secret is wrong.");
    }
    who = client->name;
    std::vector<std::string> scopes;
    for (const std::string& scope : client->scopes) {
        const auto wanted = words_in(value("scope"));
        if (wanted.empty() || has(wanted, scope)) scopes.push_back(scope);
    }
    if (scopes.empty()) return token_refused(400, "invalid_scope", "No such scope is yours.");
    Document body = Document::object();
    body["access_token"] =
        tokens.issue({client->name, client->hash, scopes, now + settings.token_lifetime}, now);
    body["token_type"] = "Bearer";
    body["expires_in"] = std::int64_t(settings.token_lifetime);
    std::string granted;
    for (const std::string& scope : scopes) granted += (granted.empty() ? "" : " ") + scope;
    body["scope"] = granted;
    return {.body = records::print_line(body)};
}

std::optional<Response> PactService::State::refusal(const Request& request, const char* scope,
                                                    Client& client) {
    const auto bearer = after_scheme(header(request, "Authorization"), "bearer ");
    if (!bearer) return without_token("BadRequest", "Send Authorization: Bearer and a token.");
    Grant grant;
    {
        const std::lock_guard guard(lock);
        const auto state = tokens.look_up(*bearer, settings.clock(), grant);
        if (state == TokenBook::State::unknown) {
            return without_token("BadRequest", "The token is none of ours.");
        }
        if (state == TokenBook::State::expired) {
            return without_token("TokenExpired", "The token has expired; ask for another.");
        }
    }
    auto known = client_named(grant.client);
    if (!known || known->hash != grant.proof) {
        return problem(403, "AccessDenied",
                       "You are no client any more, or your secret is another.");
    }
    client = std::move(*known);
    if (!has(grant.scopes, scope) || !has(client.scopes, scope)) {
        return problem(403, "AccessDenied",
                       std::string("The token lacks the scope ") + scope + ".");
    }
    return {};
}

bool PactService::State::is_new(const std::string& event_of_client) {
    if (!known_events.insert(event_of_client).second) return false;
    known_in_order.push_back(event_of_client);
    if (known_in_order.size() > most_remembered) {
        known_events.erase(known_in_order.front());
        known_in_order.pop_front();
    }
    return true;
}

Response PactService::State::asked(const Document& event, const Client& client) {
    if (client.answers_to.empty()) {
        return problem(
            400, "BadRequest",
            "We do not know where to send the answer: let us have the URL of your host.");
    }
    const double now = settings.clock();
    const std::string name = client.name + "\n" + event.at("id").string();
    const AnswerHead head{uuid_of(uuid_of(uuid_space_of_domains, settings.url), name), settings.url,
                          date_time_text(now)};
    const Document answer = answer_to(event, visible_to(client.name), head);
    const std::lock_guard guard(lock);
    if (outbox.size() >= most_waiting) {
        return problem(503, "InternalError", "Too many answers wait; ask again later.");
    }
    if (is_new(name)) outbox.put({client.name, answer, now, now});
    return {};
}

Response PactService::State::events(const Request& request, const Client& client) {
    if (!is_of_type(request, "application/cloudevents+json")) {
        return problem(400, "BadRequest", "Content-Type is application/cloudevents+json.");
    }
    Document event;
    try {
        event = records::parse_document(request.body, "body");
    } catch (const Error& error) {
        return problem(400, "BadRequest", "The body is no JSON: " + std::string(error.what()));
    }
    std::vector<PactFault> faults;
    const PactEventKind kind = kind_of(event, faults);
    if (!faults.empty()) return problem(400, "BadRequest", in_words(faults));
    Response response;
    if (kind == PactEventKind::requested) response = asked(event, client);
    if (response.status == 200 && settings.record) {
        EventDraft draft{.at = date_time_text(settings.clock()),
                         .who = "client " + client.name,
                         .kind = "pact event heard",
                         .subject = event.at("id").string()};
        draft.data["type"] = event.at("type");
        draft.data["data"] = event.at("data");
        const std::lock_guard guard(lock);
        settings.record(draft);
    }
    return response;
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
        return openid_configuration(settings.url);
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
    const Visible visible = visible_to(client.name);
    if (is_one) return one_footprint(visible, steps[2]);
    return list_footprints(visible, target->parameters, client.name, settings, page_key);
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

bool PactService::deliver_next(const Send& send) {
    std::optional<Outgoing> outgoing;
    {
        const std::lock_guard guard(state_->lock);
        outgoing = state_->outbox.take(state_->settings.clock());
    }
    if (!outgoing) return false;
    const std::string client_name = outgoing->client;
    std::string said = "is no client any more";
    auto became = Posting::refused;
    try {
        if (const auto client = state_->client_named(client_name)) {
            became = deliver(*client, outgoing->event, send, said);
        }
    } catch (const Error& error) {
        became = Posting::again;
        said = error.what();
    }
    if (became == Posting::again) {
        const std::lock_guard guard(state_->lock);
        if (!state_->outbox.retry(std::move(*outgoing), state_->settings.clock())) {
            said += "; given up after three days";
        }
    }
    if (state_->settings.say) {
        state_->settings.say("answer to " + client_name + ": " +
                             (became == Posting::done ? "delivered, " : "not delivered, ") + said);
    }
    return true;
}

}  // namespace gossan::supply
