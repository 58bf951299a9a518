// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/serve.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

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
        producer.url = "https://" + pact.address + ":" + std::to_string(pact.port);
    }
    return producer;
}

std::vector<SharedFootprint> shared_footprints(const PactProducer& producer,
                                               std::span<const LotFootprint> lots) {
    std::vector<SharedFootprint> shared;
    for (const LotFootprint& lot : lots) {
        shared.push_back({product_footprint(producer, lot), lot.recipients});
    }
    return shared;
}

void serve(const Serving& serving, std::vector<SharedFootprint> footprints) {
    const PactInput& pact = serving.pact;
    std::mutex speaking;
    const auto say = [&](const std::string& line) {
        const std::lock_guard guard(speaking);
        serving.say(line);
    };
    ServiceSettings settings{.url = pact.url,
                             .page = pact.page,
                             .token_lifetime = pact.token_lifetime.si,
                             .clock = seconds_from_1970,
                             .clients = [&pact] { return read_clients(pact.clients); },
                             .say = say,
                             .record = serving.record};
    PactService* answering = nullptr;
    HttpsHost host({.address = pact.address,
                    .port = pact.port,
                    .certificate = pact.certificate,
                    .key = pact.key},
                   [&answering](const Request& request) { return answering->answer(request); });
    const std::string where = "https://" + pact.address + ":" + std::to_string(host.port());
    if (settings.url.empty()) settings.url = where;
    PactService service(std::move(settings), std::move(footprints));
    answering = &service;
    const std::jthread delivering(
        [&](const std::stop_token& stop) { deliver_all(stop, service, pact.trust); });
    say("listening on " + where);
    host.run();
    say("stopped");
}

}  // namespace gossan::supply
