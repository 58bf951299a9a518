// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/serve.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/host/announce.hpp"
#include "gossan/supply/host/url.hpp"

namespace gossan::supply {
namespace {

double seconds_from_1970() {
    const auto time = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(time).count();
}

/// Delivers answers one after another, looking once a second whether one is due.
void deliver_all(const std::stop_token& stop, PactService& service, const std::string& trust) {
    const Send send = [&trust](const std::string& base, const Request& request) {
        return ask_host(base, request, trust);
    };
    std::mutex lock;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        while (!stop.stop_requested() && service.deliver_next(send)) {
        }
        std::unique_lock guard(lock);
        wake.wait_for(guard, stop, std::chrono::milliseconds(500), [] { return false; });
    }
}

/// Puts news of what was published since the last time into the outbox.
void announce_new(PactService& service, const Serving& serving, const std::string& url,
                  const std::vector<SharedFootprint>& footprints) {
    const auto file = serving.folder / "pact-announced.json";
    Announced announced;
    if (std::filesystem::exists(file)) {
        announced = announced_in(records::parse_document(records::read_file(file), file.string()));
    }
    const auto clients = read_clients(serving.pact.clients);
    for (Outgoing& news : news_for(clients, footprints, announced, url, seconds_from_1970())) {
        service.announce(std::move(news));
    }
    records::make_folder(serving.folder);
    records::write_atomically(file, records::print(announced_document(announced)));
}

/// Who may ask, how much each sees and where answers go.
void tell_clients(const Serving& serving, bool is_local,
                  const std::vector<SharedFootprint>& footprints,
                  const std::function<void(const std::string&)>& say) {
    for (const Client& client : read_clients(serving.pact.clients)) {
        const auto n_seen = std::count_if(
            footprints.begin(), footprints.end(),
            [&client](const auto& each) { return is_seen_by(client, each.recipients); });
        std::string answers = client.answers_to;
        if (answers.empty()) {
            answers = is_local ? "hosts of this machine that ask" : "nowhere, so it cannot request";
        }
        say("client " + client.name + " sees " + std::to_string(n_seen) + " of " +
            std::to_string(footprints.size()) + "; answers go to " + answers);
        if (n_seen == 0) {
            say("note: name " + client.name +
                " as the one a lot is shipped to or in recipients of [pact], or add it --sees-all");
        }
    }
}

}  // namespace

PactProducer producer_of(const PactInput& pact, const std::string& company,
                         const std::string& domain, const std::string& geography) {
    PactProducer producer{.company = company,
                          .domain = domain,
                          .company_ids = pact.company_ids,
                          .geography = geography,
                          .product = pact.product,
                          .product_name = pact.product_name,
                          .classifications = pact.classifications,
                          .url = pact.url};
    if (producer.company_ids.empty()) {
        producer.company_ids = {"urn:pact:" + domain + ":company-id:1"};
    }
    if (producer.url.empty()) {
        producer.url = "https://" + domain;  // that does not change with a port
    }
    return producer;
}

void serve(const Serving& serving, const std::vector<SharedFootprint>& footprints) {
    const PactInput& pact = serving.pact;
    std::mutex speaking;
    const auto say = [&](const std::string& line) {
        const std::lock_guard guard(speaking);
        serving.say(line);
    };
    // Behind a proxy partners are elsewhere, though the host itself listens on this machine alone.
    const auto reached = url_of(pact.url);
    const bool is_local = is_this_machine({.host = pact.address}) &&
                          (pact.url.empty() || (reached && is_this_machine(*reached)));
    ServiceSettings settings{.url = pact.url,
                             .url_is_open = pact.url.empty(),
                             .is_local = is_local,
                             .page = pact.page,
                             .token_lifetime = pact.token_lifetime.si,
                             .clock = seconds_from_1970,
                             .clients = [&pact] { return read_clients(pact.clients); },
                             .say = say,
                             .record = serving.record,
                             .outbox = (serving.folder / "pact-outbox").string()};
    PactService* answering = nullptr;
    HttpsHost host({.address = pact.address,
                    .port = pact.port,
                    .certificate = pact.certificate,
                    .key = pact.key},
                   [&answering](const Request& request) { return answering->answer(request); });
    const std::string where = "https://" + pact.address + ":" + std::to_string(host.port());
    if (settings.url.empty()) settings.url = where;
    const std::string url = settings.url;
    tell_clients(serving, is_local, footprints, say);
    PactService service(std::move(settings), footprints);
    answering = &service;
    announce_new(service, serving, url, footprints);
    const std::jthread delivering(
        [&](const std::stop_token& stop) { deliver_all(stop, service, pact.trust); });
    say("listening on " + where);
    host.run();
    say("stopped");
}

}  // namespace gossan::supply
