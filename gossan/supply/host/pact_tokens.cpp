// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/pact_state.hpp"

namespace gossan::supply {

using records::Document;

namespace {

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

const std::string& hash_of_no_secret() {
    static const std::string hash = hash_of_secret(random_word());
    return hash;
}

bool is_of_type(const Request& request, std::string_view wanted) {
    const std::string_view type = header(request, "Content-Type");
    return lowered(trimmed(type.substr(0, type.find(';')))) == wanted;
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
        const bool is_by_pact = scope == scope_of_reading &&
                                (has(wanted, "footprint:list") || has(wanted, "footprint:read"));
        if (wanted.empty() || has(wanted, scope) || is_by_pact) scopes.push_back(scope);
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

}  // namespace gossan::supply
