// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <memory>

#include "gossan/supply/host/pact_service.hpp"
#include "gossan/supply/pact/made_footprint.hpp"

namespace gossan::supply {

inline constexpr const char* event_type = "application/cloudevents+json; charset=UTF-8";

/// A host with lots A to E, of which the buyer sees all but D, and another client D alone.
class HostTest : public testing::Test {
protected:
    void SetUp() override { start({.url = "https://pact.mine.example.com"}); }

    /// A host that holds the same, and knows nothing of what was before but what is on the disk.
    void start(ServiceSettings settings) {
        // Real hashing takes 0.1 s on purpose; tests/programs/pact_test.sh has it.
        const std::string hash = "of open sesame";
        if (clients.empty())
            clients = {{.name = "buyer", .hash = hash, .answers_to = "https://buyer.example.com"},
                       {.name = "other", .hash = hash},
                       {.name = "reader", .hash = hash, .scopes = {"footprints"}}};
        std::vector<SharedFootprint> held;
        for (const char* lot : {"A", "B", "C", "D", "E"}) {
            const bool is_other = std::string(lot) == "D";
            held.push_back({product_footprint(made_producer(), made_lot(lot)),
                            {is_other ? "other" : "buyer", is_other ? "other" : "reader"}});
        }
        settings.clock = [this] { return now; };
        settings.clients = [this] { return clients; };
        settings.proves = [](std::string_view secret, const std::string& hashed) {
            return hashed == "of " + std::string(secret);
        };
        settings.say = [this](const std::string& line) { log += line + "\n"; };
        settings.record = [this](const EventDraft& draft) { heard.push_back(draft); };
        service = std::make_unique<PactService>(std::move(settings), std::move(held));
    }

    Response ask_token(const std::string& proof, const std::string& form,
                       const std::string& peer = "192.0.2.1") {
        return service->answer({.method = "POST",
                                .target = "/auth/token",
                                .headers = {{"authorization", "Basic " + in_base64(proof)},
                                            {"Content-Type", "application/x-www-form-urlencoded"}},
                                .body = form,
                                .peer = peer});
    }

    std::string token(const std::string& client, const std::string& scope = {}) {
        const Response response =
            ask_token(client + ":open sesame",
                      "grant_type=client_credentials" + (scope.empty() ? "" : "&scope=" + scope));
        EXPECT_EQ(response.status, 200) << response.body;
        return records::parse_document(response.body, "token").at("access_token").string();
    }

    Response get(const std::string& target, const std::string& bearer) {
        return service->answer({.method = "GET",
                                .target = target,
                                .headers = {{"Authorization", "Bearer " + bearer}}});
    }

    Response post(const std::string& body, const std::string& bearer,
                  const char* type = event_type) {
        return service->answer(
            {.method = "POST",
             .target = "/3/events",
             .headers = {{"Authorization", "Bearer " + bearer}, {"Content-Type", type}},
             .body = body});
    }

    static std::string event(const std::string& kind, const std::string& data) {
        return R"({"specversion":"1.0","id":"e-1","source":"//buyer.example.com",)"
               R"("time":"2027-02-01T00:00:00Z","type":"org.wbcsd.pact.ProductFootprint.)" +
               kind + R"(.3","data":)" + data + "}";
    }

    /// The lots of a list, "AB", and the target of the next page.
    static std::string lots_of(const Response& response) {
        std::string lots;
        const records::Document body = records::parse_document(response.body, "list");
        for (const records::Document& each : body.at("data").elements()) {
            lots += each.at("extensions").elements().at(0).at("data").at("lot").string();
        }
        return lots;
    }
    static std::string next_of(const Response& response) {
        const std::string base = "<https://pact.mine.example.com";
        for (const auto& [name, value] : response.headers) {
            if (name != "Link") continue;
            EXPECT_THAT(value, testing::StartsWith(base + "/3/footprints?"));
            EXPECT_THAT(value, testing::EndsWith(">; rel=\"next\""));
            return value.substr(base.size(), value.find('>') - base.size());
        }
        return {};
    }
    static std::string code_of(const Response& response) {
        return records::parse_document(response.body, "error").at("code").string();
    }

    double now = 1.8e9;
    std::vector<Client> clients;
    std::unique_ptr<PactService> service;
    std::string log;
    std::vector<EventDraft> heard;
};

}  // namespace gossan::supply
