// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/pact_service.hpp"

#include <gmock/gmock.h>

#include "gossan/supply/host/made_host.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using testing::HasSubstr;
using testing::Not;

class Host : public HostTest {};

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
    EXPECT_EQ(hidden.status, 403);
    EXPECT_EQ(code_of(hidden), "AccessDenied");
    EXPECT_THAT(hidden.body, Not(HasSubstr("pcf")));
    const Response missing = get("/3/footprints/00000000-0000-0000-0000-000000000000", buyer);
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(code_of(missing), "NotFound");
    EXPECT_EQ(lots_of(get("/3/footprints?productId=urn:pact:mine.example.com:lot-id:D", buyer)),
              "");
    clients[0].sees_all = true;
    EXPECT_EQ(lots_of(get("/3/footprints", buyer)), "ABCDE");
    EXPECT_EQ(get("/3/footprints/" + d, buyer).status, 200);
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
    // No more than was asked for, none at all if that was asked, and a link while there is more.
    const Response nothing = get("/3/footprints?limit=0", buyer);
    EXPECT_EQ(nothing.status, 200);
    EXPECT_EQ(lots_of(nothing), "");
    EXPECT_EQ(lots_of(get(next_of(nothing), buyer)), "");
    EXPECT_EQ(lots_of(get("/3/footprints?limit=18446744073709551615", buyer)), "ABCE");
    for (const char* bad : {"18446744073709551616", "-1", "1.5", "x", ""}) {
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

TEST_F(Host, MakesLinksUnderTheNameByWhichItIsAsked) {
    const auto with_host = [](const std::string& host) {
        return Request{.method = "GET",
                       .target = "/.well-known/openid-configuration",
                       .headers = {{"Host", host}}};
    };
    const auto endpoint = [&](const std::string& host) {
        const Response response = service->answer(with_host(host));
        return records::parse_document(response.body, "openid").at("token_endpoint").string();
    };
    // A name that was told stands, whatever a request says.
    EXPECT_EQ(endpoint("elsewhere.example.com"), "https://pact.mine.example.com/auth/token");
    start({.url = "https://127.0.0.1:8443", .url_is_open = true});
    EXPECT_EQ(endpoint("localhost:8443"), "https://localhost:8443/auth/token");
    EXPECT_EQ(endpoint("[::1]:8443"), "https://[::1]:8443/auth/token");
    for (const char* bad : {"", "a b", "a/b", "x>; rel=\"next", "user@host", "host:port"}) {
        EXPECT_EQ(endpoint(bad), "https://127.0.0.1:8443/auth/token") << bad;
    }
    Request list{
        .method = "GET",
        .target = "/3/footprints?limit=1",
        .headers = {{"Authorization", "Bearer " + token("buyer")}, {"Host", "localhost:8443"}}};
    const Response page = service->answer(list);
    EXPECT_THAT(page.headers,
                testing::Contains(testing::Pair(
                    "Link", testing::StartsWith("<https://localhost:8443/3/footprints?"))));
}

TEST_F(Host, GrantsTheScopesThatPactNames) {
    const std::string reading = token("buyer", "footprint:list%20footprint:read");
    EXPECT_EQ(get("/3/footprints", reading).status, 200);
    EXPECT_EQ(post(event("RequestCreatedEvent", "{}"), reading).status, 403);
}

}  // namespace
}  // namespace gossan::supply
