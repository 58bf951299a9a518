// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/pact_service.hpp"

#include <gmock/gmock.h>

#include "gossan/supply/pact/made_footprint.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using testing::HasSubstr;
using testing::Not;

constexpr const char* event_type = "application/cloudevents+json; charset=UTF-8";

/// A host with lots A to E, of which the buyer sees all but D, and another client D alone.
class Host : public testing::Test {
protected:
    void SetUp() override {
        // Real hashing takes 0.1 s on purpose; tests/programs/pact_test.sh has it.
        const std::string hash = "of open sesame";
        clients = {{.name = "buyer", .hash = hash, .answers_to = "https://buyer.example.com"},
                   {.name = "other", .hash = hash},
                   {.name = "reader", .hash = hash, .scopes = {"footprints"}}};
        std::vector<SharedFootprint> held;
        for (const char* lot : {"A", "B", "C", "D", "E"}) {
            const bool is_other = std::string(lot) == "D";
            held.push_back({product_footprint(made_producer(), made_lot(lot)),
                            {is_other ? "other" : "buyer", is_other ? "other" : "reader"}});
        }
        service = std::make_unique<PactService>(
            ServiceSettings{.url = "https://pact.mine.example.com",
                            .clock = [this] { return now; },
                            .clients = [this] { return clients; },
                            .proves =
                                [](std::string_view secret, const std::string& hashed) {
                                    return hashed == "of " + std::string(secret);
                                },
                            .say = [this](const std::string& line) { log += line + "\n"; },
                            .record = [this](const EventDraft& draft) { heard.push_back(draft); }},
            std::move(held));
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
        const Document body = records::parse_document(response.body, "list");
        for (const Document& each : body.at("data").elements()) {
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

TEST_F(Host, GivesTokensToClientsThatProveThemselves) {
    const Response good = ask_token("buyer:open sesame", "grant_type=client_credentials");
    const Document body = records::parse_document(good.body, "token");
    EXPECT_EQ(body.at("token_type").string(), "Bearer");
    EXPECT_EQ(body.at("expires_in").integer(), 3600);
    const Response bad = ask_token("buyer:open  sesame", "grant_type=client_credentials");
    EXPECT_EQ(bad.status, 401);
    EXPECT_THAT(bad.body, HasSubstr("\"invalid_client\""));
    EXPECT_EQ(ask_token("nobody:nobody", "grant_type=client_credentials").status, 401);
    EXPECT_EQ(ask_token("nobody:open sesame", "grant_type=client_credentials").status, 401);
    EXPECT_EQ(ask_token("buyer:open sesame", "grant_type=password").status, 400);
    EXPECT_EQ(ask_token("buyer:open sesame", "grant_type=%zz").status, 400);
    EXPECT_EQ(ask_token("buyer:open sesame", "grant_type=client_credentials&scope=all").status,
              400);
}

TEST_F(Host, NeverWritesASecretOrATokenIntoItsLog) {
    const std::string bearer = token("buyer");
    (void)ask_token("buyer:wrong word", "grant_type=client_credentials");
    (void)get("/3/footprints?productId=urn:secret:query", bearer);
    EXPECT_THAT(log, HasSubstr("buyer \"GET /3/footprints\" 200"));
    for (const std::string& word : {bearer, std::string("sesame"), std::string("wrong word"),
                                    std::string("urn:secret"), in_base64("buyer:open sesame")}) {
        EXPECT_THAT(log, Not(HasSubstr(word)));
    }
}

TEST_F(Host, RefusesWhoHasNoTokenAStrangeOneOrAnExpiredOne) {
    const std::string bearer = token("buyer");
    EXPECT_EQ(get("/3/footprints", bearer).status, 200);
    for (const char* target :
         {"/3/footprints", "/3/footprints/886313e1-3b8a-5372-9b90-0c9aee199e5d"}) {
        const Response strange = get(target, "very-invalid");
        EXPECT_EQ(strange.status, 401);
        EXPECT_EQ(code_of(strange), "BadRequest");
        EXPECT_EQ(service->answer({.method = "GET", .target = target}).status, 401);
    }
    EXPECT_EQ(post(event("PublishedEvent", "{}"), "very-invalid").status, 401);
    now += 3600.0;
    const Response expired = get("/3/footprints", bearer);
    EXPECT_EQ(expired.status, 401);
    EXPECT_EQ(code_of(expired), "TokenExpired");
    now += 90000.0;  // a day and an hour later it is forgotten
    EXPECT_EQ(code_of(get("/3/footprints", bearer)), "BadRequest");
}

TEST_F(Host, RefusesATokenWithoutTheScopeAndOneWhoseClientIsGone) {
    const std::string reading = token("buyer", "footprints");
    EXPECT_EQ(get("/3/footprints", reading).status, 200);
    const Response refused = post(event("RequestCreatedEvent", "{}"), reading);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(code_of(refused), "AccessDenied");
    EXPECT_EQ(post(event("RequestCreatedEvent", "{}"), token("reader")).status, 403);
    const std::string hash = clients[0].hash;
    clients[0].hash = "of another secret";
    EXPECT_EQ(get("/3/footprints", reading).status, 403);
    clients[0].hash = hash;
    EXPECT_EQ(get("/3/footprints", reading).status, 200);
    clients.erase(clients.begin());
    EXPECT_EQ(get("/3/footprints", reading).status, 403);
}

TEST_F(Host, ShowsEachClientItsOwnFootprintsAlone) {
    const std::string buyer = token("buyer");
    const std::string other = token("other");
    EXPECT_EQ(lots_of(get("/3/footprints", buyer)), "ABCE");
    EXPECT_EQ(lots_of(get("/3/footprints", other)), "D");
    const std::string d = footprint_id(made_producer(), made_lot("D"));
    EXPECT_EQ(get("/3/footprints/" + d, other).status, 200);
    const Response hidden = get("/3/footprints/" + d, buyer);
    const Response missing = get("/3/footprints/00000000-0000-0000-0000-000000000000", buyer);
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(hidden.body, missing.body);  // nor can it be told that there is one
    EXPECT_EQ(code_of(hidden), "NotFound");
    EXPECT_EQ(lots_of(get("/3/footprints?productId=urn:pact:mine.example.com:lot-id:D", buyer)),
              "");
}

TEST_F(Host, PagesByLinksThatStayGoodAndBelongToTheirClient) {
    const std::string buyer = token("buyer");
    const Response first = get("/3/footprints?status=Active&limit=1", buyer);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(lots_of(first), "A");
    const std::string second_page = next_of(first);
    std::string lots;
    int n_pages = 1;
    for (std::string next = second_page; !next.empty(); ++n_pages) {
        const Response page = get(next, buyer);
        EXPECT_EQ(page.status, 200);
        lots += lots_of(page);
        next = next_of(page);
    }
    EXPECT_EQ(lots, "BCE");
    EXPECT_EQ(n_pages, 4);
    now += 600.0;  // PACT wants 180 s
    EXPECT_EQ(lots_of(get(second_page, buyer)), "B");
    EXPECT_EQ(get(second_page, token("reader")).status, 400);
    std::string forged = second_page;
    forged.replace(forged.find("cursor=1"), 8, "cursor=2");
    EXPECT_EQ(get(forged, buyer).status, 400);
    EXPECT_EQ(get("/3/footprints?cursor=1", buyer).status, 400);
    EXPECT_EQ(next_of(get("/3/footprints?limit=4", buyer)), "");
    for (const char* bad : {"0", "-1", "1.5", "x", ""}) {
        EXPECT_EQ(get(std::string("/3/footprints?limit=") + bad, buyer).status, 400) << bad;
    }
}

TEST_F(Host, FindsOneByItsIdAndKnowsWhatIsNone) {
    const std::string buyer = token("buyer");
    const std::string id = footprint_id(made_producer(), made_lot("B"));
    const Response one = get("/3/footprints/" + id, buyer);
    EXPECT_EQ(records::parse_document(one.body, "one").at("data").at("id").string(), id);
    EXPECT_EQ(get("/3/footprints/JC-0001", buyer).status, 400);
}

TEST_F(Host, AnswersStrangePathsMethodsAndFilters) {
    const std::string buyer = token("buyer");
    for (const char* path : {"/3/footprints/../events", "/3//footprints", "/3/footprints/%2e%2e",
                             "/3/footprints/..%2f..%2fetc%2fpasswd", "/3/footprints/%00",
                             "/3/foot%zzprints", "3/footprints", "", "/3/footprints/", "*",
                             "https://pact.mine.example.com/3/footprints"}) {
        EXPECT_EQ(get(path, buyer).status, 400) << path;
    }
    EXPECT_EQ(get("/2/footprints", buyer).status, 404);
    EXPECT_EQ(get("/schemas/passwd", buyer).status, 404);
    EXPECT_EQ(get("/3/footprints?productid=urn:a:b", buyer).status, 400);
    EXPECT_EQ(get("/3/footprints?validOn=today", buyer).status, 400);
    const Response put = service->answer({.method = "PUT", .target = "/3/footprints"});
    EXPECT_EQ(put.status, 400);
    EXPECT_EQ(code_of(put), "NotImplemented");
}

TEST_F(Host, TellsAnyoneWhereTokensAreAndWhatTheExtensionMeans) {
    const Response openid =
        service->answer({.method = "GET", .target = "/.well-known/openid-configuration"});
    EXPECT_EQ(records::parse_document(openid.body, "openid").at("token_endpoint").string(),
              "https://pact.mine.example.com/auth/token");
    EXPECT_EQ(service->answer({.method = "GET", .target = std::string(extension_path)}).status,
              200);
}

TEST_F(Host, AcceptsEventsAndRefusesMalformedOnes) {
    const std::string buyer = token("buyer");
    const std::string id = "886313e1-3b8a-5372-9b90-0c9aee199e5d";
    const Response good = post(event("PublishedEvent", "{\"pfIds\":[\"" + id + "\"]}"), buyer);
    EXPECT_EQ(good.status, 200);
    EXPECT_EQ(good.body, "");
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].who, "client buyer");
    const Response malformed =
        post(event("PublishedEvent", R"({"pfIds":["urn:gtin:4712345060507"]})"), buyer);
    EXPECT_EQ(malformed.status, 400);
    EXPECT_EQ(code_of(malformed), "BadRequest");
    for (const std::string& body :
         {std::string(), std::string("{"), std::string("[]"), std::string("\xff\xfe"),
          std::string(100000, '['), event("SomethingEvent", "{}"), std::string("{\"a\":1}")}) {
        EXPECT_EQ(post(body, buyer).status, 400) << body.substr(0, 40);
    }
    EXPECT_EQ(
        post(event("PublishedEvent", "{\"pfIds\":[\"" + id + "\"]}"), buyer, "text/plain").status,
        400);
    EXPECT_EQ(heard.size(), 1U);
}

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

TEST_F(Host, SendsTheAnswerToARequestOnceItsPartnerTakesIt) {
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

TEST_F(Host, GivesUpAfterThreeDaysOrWhereThePartnerRefusesForGood) {
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
