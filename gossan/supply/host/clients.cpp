// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/clients.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/host/url.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr const char* form = "gossan pact clients 1";

bool is_name(const std::string& name) {
    return !name.empty() && name.size() <= 100 &&
           std::all_of(name.begin(), name.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' ||
                      letter == '.';
           });
}

bool is_safe(const std::string& text) {
    const auto url = url_of(text);
    return url && (url->is_secure || is_this_machine(*url));
}

}  // namespace

bool is_seen_by(const Client& client, const std::vector<std::string>& recipients) {
    return client.sees_all ||
           std::find(recipients.begin(), recipients.end(), client.name) != recipients.end();
}

std::vector<Client> read_clients(const std::filesystem::path& file) {
    std::vector<Client> clients;
    if (!std::filesystem::exists(file)) return clients;
    const Document document = records::parse_document(records::read_file(file), file.string());
    const Document* found = document.find("form");
    if (found == nullptr || !found->is_string() || found->string() != form) {
        throw Error(ErrorCode::data, "this is no file of clients", file.string());
    }
    for (const Document& each : document.at("clients").elements()) {
        Client& client = clients.emplace_back();
        client.name = each.at("name").string();
        client.hash = each.at("hash").string();
        client.scopes.clear();
        for (const Document& scope : each.at("scopes").elements()) {
            client.scopes.push_back(scope.string());
        }
        client.answers_to = each.at("answers_to").string();
        client.our_id = each.at("our_id").string();
        client.our_secret_file = each.at("our_secret_file").string();
        if (const Document* sees_all = each.find("sees_all")) client.sees_all = sees_all->boolean();
    }
    return clients;
}

void write_clients(const std::filesystem::path& file, const std::vector<Client>& clients) {
    Document document = Document::object();
    document["form"] = form;
    Document list = Document::array();
    for (const Client& client : clients) {
        Document each = Document::object();
        each["name"] = client.name;
        each["hash"] = client.hash;
        Document scopes = Document::array();
        for (const std::string& scope : client.scopes) scopes.push_back(scope);
        each["scopes"] = scopes;
        each["answers_to"] = client.answers_to;
        each["our_id"] = client.our_id;
        each["our_secret_file"] = client.our_secret_file;
        each["sees_all"] = client.sees_all;
        list.push_back(each);
    }
    document["clients"] = list;
    records::write_atomically(file, records::print(document));
    using std::filesystem::perms;
    std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
}

std::string add_client(std::vector<Client>& clients, Client client) {
    if (!is_name(client.name)) {
        throw Error(ErrorCode::input, in_quotes(client.name, 60) + " is no name for a client", {},
                    "letters, digits, '-', '_' and '.'");
    }
    for (const Client& each : clients) {
        if (each.name != client.name) continue;
        throw Error(ErrorCode::input, "there is a client " + in_quotes(client.name) + " already",
                    {}, "remove it first: its secret is not kept and cannot be told again");
    }
    for (const std::string& scope : client.scopes) {
        if (scope == scope_of_reading || scope == scope_of_events) continue;
        throw Error(ErrorCode::input, "no such scope: " + in_quotes(scope, 60), {},
                    std::string("write ") + scope_of_reading + " or " + scope_of_events);
    }
    if (!client.answers_to.empty() && !is_safe(client.answers_to)) {
        throw Error(ErrorCode::input, "answers cannot go to " + in_quotes(client.answers_to, 200),
                    {}, "write https://…; http:// is for this machine itself alone");
    }
    while (client.answers_to.ends_with("/")) client.answers_to.pop_back();
    std::string secret = random_word();
    client.hash = hash_of_secret(secret);
    clients.push_back(std::move(client));
    return secret;
}

}  // namespace gossan::supply
