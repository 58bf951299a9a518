// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <filesystem>

#include "gossan/supply/host/announce.hpp"
#include "gossan/supply/host/made_host.hpp"
#include "gossan/supply/pact/pact_event.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using testing::HasSubstr;

class Delivery : public HostTest {};

/// A partner's host that fails so many times before it takes what it is sent.
struct Partner {
    int n_failures = 0;
    int event_status = 200;
    std::vector<std::string> taken = {};
    Response operator()(const std::string& base, const Request& request) {
        EXPECT_EQ(base, "https://buyer.example.com");
        if (n_failures-- > 0) return {.status = 0};
        if (request.target == "/auth/token") return {.body = R"({"access_token":"t-1"})"};
        EXPECT_EQ(header(request, "authorization"), "Bearer t-1");
        EXPECT_EQ(request.target, "/3/events");
        taken.push_back(request.body);
        return {.status = event_status};
    }
};

TEST_F(Delivery, SendsTheAnswerToARequestOnceItsPartnerTakesIt) {
    const std::string buyer = token("buyer");
    const std::string asked = event("RequestCreatedEvent", R"({"productId":["urn:pact:null"]})");
    EXPECT_EQ(post(asked, buyer).status, 200);
    EXPECT_EQ(post(asked, buyer).status, 200);  // the same event again is no further request
    Partner partner{.n_failures = 2};
    const Send send = std::ref(partner);
    EXPECT_TRUE(service->deliver_next(send));  // fails: due again after 1 s
    EXPECT_FALSE(service->deliver_next(send));
    now += 1.0;
    EXPECT_TRUE(service->deliver_next(send));  // fails: after 2 s more
    now += 1.0;
    EXPECT_FALSE(service->deliver_next(send));
    now += 1.0;
    EXPECT_TRUE(service->deliver_next(send));
    EXPECT_FALSE(service->deliver_next(send));
    ASSERT_EQ(partner.taken.size(), 1U);
    const Document answer = records::parse_document(partner.taken[0], "answer");
    EXPECT_THAT(answer.at("type").string(), HasSubstr("RequestRejectedEvent"));
    EXPECT_EQ(answer.at("data").at("requestEventId").string(), "e-1");
    EXPECT_EQ(post(asked, token("other")).status, 400);  // it has no host that answers could go to
}

TEST_F(Delivery, AnswersOnThisMachineAloneWhereNobodyToldItAnotherPlace) {
    const auto ask_from = [this](const std::string& id, const std::string& source) {
        std::string asked = event("RequestCreatedEvent", "{}");
        asked.replace(asked.find("e-1"), 3, id);
        const std::string ours = "//buyer.example.com";
        asked.replace(asked.find(ours), ours.size(), source);
        return post(asked, token("other")).status;
    };
    EXPECT_EQ(ask_from("a", "http://localhost:8080"), 400);  // the host is open to all
    start({.url = "https://127.0.0.1:8443", .is_local = true});
    for (const char* away : {"http://169.254.169.254", "https://elsewhere.example.com",
                             "//localhost:8080", "http://localhost.evil.example.com"}) {
        EXPECT_EQ(ask_from("b", away), 400) << away;
    }
    EXPECT_EQ(ask_from("c", "http://localhost:8080/"), 200);
    std::vector<std::string> bases;
    EXPECT_TRUE(service->deliver_next([&](const std::string& base, const Request&) {
        bases.push_back(base);
        return Response{.body = R"({"access_token":"t"})"};
    }));
    EXPECT_EQ(bases, std::vector<std::string>(2, "http://localhost:8080"));
}

TEST_F(Delivery, GoesOnWithItsAnswersWhenItIsStartedAgain) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "gossan_pact_outbox";
    std::filesystem::remove_all(folder);
    const ServiceSettings settings{.url = "https://pact.mine.example.com",
                                   .outbox = folder.string()};
    start(settings);
    const std::string asked = event("RequestCreatedEvent", R"({"productId":["urn:pact:null"]})");
    EXPECT_EQ(post(asked, token("buyer")).status, 200);
    EXPECT_TRUE(service->deliver_next(
        [](const std::string&, const Request&) { return Response{.status = 0}; }));
    start(settings);  // after a fall, say
    Partner partner;
    EXPECT_FALSE(service->deliver_next(std::ref(partner)));  // it waits its second all the same
    now += 1.0;
    EXPECT_TRUE(service->deliver_next(std::ref(partner)));
    ASSERT_EQ(partner.taken.size(), 1U);
    EXPECT_THAT(partner.taken[0], HasSubstr("RequestRejectedEvent"));
    ASSERT_FALSE(heard.empty());
    EXPECT_EQ(heard.back().kind, "pact event told");
    EXPECT_EQ(heard.back().data.at("became").string(), "delivered");
    EXPECT_EQ(heard.back().data.at("tries").integer(), 2);
    start(settings);  // what was delivered is not delivered again
    now += 10.0;
    EXPECT_FALSE(service->deliver_next(std::ref(partner)));
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST_F(Delivery, TellsPartnersWhatWasPublishedAfterTheyCame) {
    const auto footprint = [](const char* lot, const char* status) {
        LotFootprint made = made_lot(lot);
        made.status = status;
        return SharedFootprint{product_footprint(made_producer(), made), {"buyer"}};
    };
    std::vector<SharedFootprint> held{footprint("A", "Active")};
    Announced announced;
    const std::string url = "https://pact.mine.example.com";
    EXPECT_TRUE(news_for(clients, held, announced, url, now).empty());  // the list tells of A
    held[0].document["status"] = "Deprecated";
    held.push_back(footprint("B", "Active"));
    const auto news = news_for(clients, held, announced, url, now);
    ASSERT_EQ(news.size(), 1U);
    EXPECT_EQ(news[0].client, "buyer");
    EXPECT_EQ(news[0].to, "https://buyer.example.com");
    std::vector<PactFault> faults;
    EXPECT_EQ(kind_of(news[0].event, faults), PactEventKind::published);
    EXPECT_TRUE(faults.empty()) << in_words(faults);
    const auto& ids = news[0].event.at("data").at("pfIds").elements();
    ASSERT_EQ(ids.size(), 1U);
    EXPECT_EQ(ids[0].string(), held[1].document.at("id").string());
    announced = announced_in(announced_document(announced));
    EXPECT_TRUE(news_for(clients, held, announced, url, now).empty());
}

TEST_F(Delivery, IsNotHeldUpForOneByTheHostOfAnother) {
    clients = {
        {.name = "buyer", .hash = "of open sesame", .answers_to = "https://away.example.com"},
        {.name = "other", .hash = "of open sesame", .answers_to = "https://o.example.com"}};
    start({.url = "https://pact.mine.example.com"});
    const auto ask = [this](const std::string& client, int number) {
        std::string asked = event("RequestCreatedEvent", "{}");
        asked.replace(asked.find("e-1"), 3, "e-" + std::to_string(number));
        return post(asked, token(client)).status;
    };
    for (int number = 0; number < 200; ++number) ASSERT_EQ(ask("buyer", number), 200);
    EXPECT_EQ(ask("buyer", 200), 503);  // and not for others
    EXPECT_EQ(ask("other", 0), 200);
    std::vector<std::string> bases;
    while (service->deliver_next([&](const std::string& base, const Request& request) {
        bases.push_back(base);
        if (base == "https://away.example.com") return Response{.status = 0};
        return Response{.body = request.target == "/3/events" ? "" : R"({"access_token":"t"})"};
    })) {
    }
    // Each try may last a minute: one for the host that is away, then the other's token and event.
    EXPECT_EQ(bases, (std::vector<std::string>{"https://away.example.com", "https://o.example.com",
                                               "https://o.example.com"}));
}

TEST_F(Delivery, CountsAnEventOnceAndRefusesOneThatNoLogTakes) {
    const std::string news =
        event("PublishedEvent", R"({"pfIds":["3a6c14a7-4deb-498a-b5ea-16ce2535b576"]})");
    EXPECT_EQ(post(news, token("buyer")).status, 200);
    EXPECT_EQ(post(news, token("buyer")).status, 200);
    EXPECT_EQ(post(news, token("other")).status, 200);
    EXPECT_EQ(heard.size(), 2U);
    for (const char* id : {"   ", R"(a\u0000b)"}) {
        std::string odd = event("RequestCreatedEvent", "{}");
        odd.replace(odd.find("e-1"), 3, id);
        EXPECT_EQ(post(odd, token("buyer")).status, 400) << id;
    }
    EXPECT_EQ(heard.size(), 2U);
    EXPECT_FALSE(
        service->deliver_next([](const std::string&, const Request&) { return Response{}; }));
}

TEST_F(Delivery, GivesUpAfterThreeDaysOrWhereThePartnerRefusesForGood) {
    const std::string asked = event("RequestCreatedEvent", "{}");
    EXPECT_EQ(post(asked, token("buyer")).status, 200);
    Partner away{.n_failures = 1000000};
    int n_tries = 0;
    const double begin = now;
    for (; now < begin + 4.0 * 86400.0; now += 600.0) {
        while (service->deliver_next(std::ref(away))) ++n_tries;
    }
    // About one an hour for three days: 72, and a few at the beginning.
    EXPECT_GT(n_tries, 60);
    EXPECT_LT(n_tries, 85);
    EXPECT_THAT(log, HasSubstr("given up"));
    EXPECT_EQ(post(event("RequestCreatedEvent", R"({"status":"Active"})"), token("buyer")).status,
              200);  // the id is known, so nothing is sent
    EXPECT_FALSE(service->deliver_next(std::ref(away)));
}

}  // namespace
}  // namespace gossan::supply
