// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/outbox.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {
namespace {

constexpr double longest_wait = 3600.0;
constexpr double three_days = 3.0 * 86400.0;

bool is_good(const Response& response) { return response.status >= 200 && response.status < 300; }

/// Refused for good: what we sent will not do, now or later.
bool is_final(int status) {
    return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
}

/// The token in an answer to a request for one; blank if there is none.
std::string token_in(const Response& response) {
    try {
        return records::parse_document(response.body, "answer").at("access_token").string();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

double back_off(int n_tries) {
    return std::min(longest_wait, std::pow(2.0, std::max(0, n_tries - 1)));
}

Outbox::Outbox(std::filesystem::path folder) : folder_(std::move(folder)) {
    if (folder_.empty() || !std::filesystem::exists(folder_)) return;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto document = records::parse_document(records::read_file(file), file.string());
        waiting_.push_back({.client = document.at("client").string(),
                            .to = document.at("to").string(),
                            .event = document.at("event"),
                            .asked = document.at("asked").number(),
                            .due = document.at("due").number(),
                            .n_tries = int(document.at("n_tries").integer())});
    }
    std::stable_sort(waiting_.begin(), waiting_.end(),
                     [](const Outgoing& a, const Outgoing& b) { return a.asked < b.asked; });
}

std::filesystem::path Outbox::file_of(const Outgoing& outgoing) const {
    return folder_ / (outgoing.event.at("id").string() + ".json");
}

void Outbox::put(Outgoing outgoing) {
    if (!folder_.empty()) {
        records::Document document = records::Document::object();
        document["client"] = outgoing.client;
        document["to"] = outgoing.to;
        document["asked"] = outgoing.asked;
        document["due"] = outgoing.due;
        document["n_tries"] = std::int64_t(outgoing.n_tries);
        document["event"] = outgoing.event;
        records::make_folder(folder_);
        records::write_atomically(file_of(outgoing), records::print(document));
    }
    waiting_.push_back(std::move(outgoing));
}

std::optional<Outgoing> Outbox::take(double now) {
    const auto found = std::find_if(waiting_.begin(), waiting_.end(),
                                    [now](const Outgoing& each) { return each.due <= now; });
    if (found == waiting_.end()) return {};
    Outgoing taken = std::move(*found);
    waiting_.erase(found);
    return taken;
}

void Outbox::settled(const Outgoing& outgoing) {
    if (folder_.empty()) return;
    std::error_code gone_already;
    std::filesystem::remove(file_of(outgoing), gone_already);
}

bool Outbox::retry(Outgoing outgoing, double now) {
    outgoing.due = now + back_off(++outgoing.n_tries);
    for (Outgoing& other : waiting_) {
        if (other.client == outgoing.client) other.due = std::max(other.due, outgoing.due);
    }
    if (outgoing.due > outgoing.asked + three_days) {
        settled(outgoing);
        return false;
    }
    put(std::move(outgoing));
    return true;
}

std::size_t Outbox::waiting_for(const std::string& client) const {
    return std::size_t(std::count_if(waiting_.begin(), waiting_.end(),
                                     [&](const Outgoing& each) { return each.client == client; }));
}

Posting deliver(const Client& client, const Outgoing& outgoing, const Send& send,
                std::string& said) {
    std::string secret;
    if (!client.our_secret_file.empty()) {
        secret = trimmed(records::read_file(client.our_secret_file));
    }
    const std::string id = client.our_id.empty() ? client.name : client.our_id;
    Request request{.method = "POST", .target = "/auth/token"};
    request.headers = {{"Authorization", "Basic " + in_base64(id + ":" + secret)},
                       {"Content-Type", "application/x-www-form-urlencoded"},
                       {"Accept", "application/json"}};
    request.body = "grant_type=client_credentials";
    const Response granted = send(outgoing.to, request);
    const std::string token = is_good(granted) ? token_in(granted) : "";
    if (token.empty() || std::any_of(token.begin(), token.end(),
                                     [](char letter) { return letter < '!' || letter > '~'; })) {
        said = "no token from its host: status " + std::to_string(granted.status);
        return Posting::again;
    }
    request = {.method = "POST", .target = "/3/events"};
    request.headers = {{"Authorization", "Bearer " + token},
                       {"Content-Type", "application/cloudevents+json; charset=UTF-8"}};
    request.body = records::print_line(outgoing.event);
    const Response taken = send(outgoing.to, request);
    said = "status " + std::to_string(taken.status);
    if (is_good(taken)) return Posting::done;
    return is_final(taken.status) ? Posting::refused : Posting::again;
}

}  // namespace gossan::supply
