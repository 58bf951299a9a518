// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <filesystem>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/message.hpp"
#include "gossan/supply/host/outbox.hpp"
#include "gossan/supply/host/token_book.hpp"
#include "gossan/supply/host/url.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan::supply {
namespace {

TEST(Target, IsTakenApartAndDecodedOnce) {
    const auto target = target_of("/3/footprints/a%20b?x=1+2&y=%252e&&z");
    ASSERT_TRUE(target);
    EXPECT_THAT(target->steps, testing::ElementsAre("3", "footprints", "a b"));
    const Parameters wanted{{"x", "1 2"}, {"y", "%2e"}, {"z", ""}};
    EXPECT_EQ(target->parameters, wanted);
    EXPECT_EQ(target_of("/a?x=%4"), std::nullopt);
    EXPECT_EQ(target_of("/" + std::string(9000, 'a')), std::nullopt);
    EXPECT_EQ(in_query("urn:a b&c"), "urn%3Aa%20b%26c");
    EXPECT_EQ(form_parameters("q=" + in_query("ü+%&=")), (Parameters{{"q", "ü+%&="}}));
}

TEST(Url, IsTakenApartOrRefused) {
    EXPECT_EQ(url_of("https://a.example.com/"), (Url{true, "a.example.com", "443", ""}));
    EXPECT_EQ(url_of("http://[::1]:8080/x/y"), (Url{false, "::1", "8080", "/x/y"}));
    for (const char* bad :
         {"", "a.example.com", "ftp://a", "https://", "https://a:b", "https://a:", "https://user@a",
          "https://localhost:1@a", "https://a/?q", "https://a b", "https://a/\r\nX: 1",
          "https://[::1", "https://[::1]x"}) {
        EXPECT_EQ(url_of(bad), std::nullopt) << bad;
    }
}

TEST(TokenBook, KnowsATokenByItsHashUntilADayAfterItsEnd) {
    TokenBook book;
    Grant grant;
    const std::string token = book.issue({"buyer", "", {"footprints"}, 100.0}, 0.0);
    EXPECT_EQ(book.look_up(token, 99.0, grant), TokenBook::State::good);
    EXPECT_EQ(grant.client, "buyer");
    EXPECT_EQ(book.look_up(token, 100.0, grant), TokenBook::State::expired);
    EXPECT_EQ(book.look_up(token, 100.0 + 86401.0, grant), TokenBook::State::unknown);
    EXPECT_EQ(book.look_up(token + "x", 0.0, grant), TokenBook::State::unknown);
    EXPECT_EQ(book.look_up("", 0.0, grant), TokenBook::State::unknown);
    (void)book.issue({"buyer", "", {}, 1e6}, 200000.0);
    EXPECT_EQ(book.size(), 1U);  // the first was forgotten
}

TEST(Patience, EndsAfterTwentyFailuresOfOneAddressWithinAMinute) {
    Patience patience;
    for (int n = 0; n < 20; ++n) {
        EXPECT_FALSE(patience.is_over("192.0.2.1", 10.0));
        patience.failed("192.0.2.1", 10.0);
    }
    EXPECT_TRUE(patience.is_over("192.0.2.1", 69.0));
    EXPECT_FALSE(patience.is_over("192.0.2.2", 69.0));
    EXPECT_FALSE(patience.is_over("192.0.2.1", 70.0));
}

TEST(BackOff, DoublesUpToAnHour) {
    EXPECT_EQ(back_off(1), 1.0);
    EXPECT_EQ(back_off(5), 16.0);
    EXPECT_EQ(back_off(40), 3600.0);
}

TEST(Posting, IsTriedAgainOnlyWhereThatMayHelp) {
    const Client client{.name = "buyer", .hash = "", .answers_to = "https://buyer.example.com"};
    std::string said;
    const auto became = [&](int token_status, const char* token, int event_status) {
        return deliver(
            client, {client.name, client.answers_to, records::Document::object()},
            [&](const std::string&, const Request& request) {
                if (request.target == "/auth/token") {
                    return Response{.status = token_status, .body = token};
                }
                return Response{.status = event_status};
            },
            said);
    };
    constexpr const char* good = R"({"access_token":"t"})";
    EXPECT_EQ(became(200, good, 200), Posting::done);
    EXPECT_EQ(became(200, good, 400), Posting::refused);
    for (const int status : {0, 401, 408, 429, 500, 503}) {
        EXPECT_EQ(became(200, good, status), Posting::again) << status;
    }
    EXPECT_EQ(became(401, good, 200), Posting::again);
    EXPECT_EQ(became(200, "no JSON", 200), Posting::again);
    // A token with a line end would let a partner write headers of ours.
    EXPECT_EQ(became(200, R"({"access_token":"t\r\nX: 1"})", 200), Posting::again);
}

TEST(Clients, AreKeptWithoutTheirSecretForTheirOwnerAlone) {
    const auto file = std::filesystem::path(testing::TempDir()) / "pact-clients.json";
    std::filesystem::remove(file);
    EXPECT_TRUE(read_clients(file).empty());
    std::vector<Client> clients;
    const std::string secret = add_client(
        clients, {.name = "buyer", .hash = "", .answers_to = "https://buyer.example.com/"});
    write_clients(file, clients);
    EXPECT_THAT(records::read_file(file), testing::Not(testing::HasSubstr(secret)));
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    const auto read = read_clients(file);
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].answers_to, "https://buyer.example.com");
    EXPECT_EQ(read[0].scopes.size(), 2U);
    EXPECT_TRUE(is_secret_of(secret, read[0].hash));
    EXPECT_THROW((void)add_client(clients, {.name = "buyer", .hash = ""}), Error);
    std::filesystem::remove(file);
}

TEST(Clients, HaveNamesAndAddressesThatDoNoHarm) {
    std::vector<Client> clients;
    for (const char* name : {"", "a:b", "a b", "a\nb", "a/b"}) {
        EXPECT_THROW((void)add_client(clients, {.name = name, .hash = ""}), Error) << name;
    }
    for (const char* url : {"http://buyer.example.com", "ftp://x", "//x",
                            "http://localhost.evil.com", "http://127.0.0.10"}) {
        EXPECT_THROW((void)add_client(clients, {.name = "a", .hash = "", .answers_to = url}), Error)
            << url;
    }
    EXPECT_THROW((void)add_client(clients, {.name = "a", .hash = "", .scopes = {"all"}}), Error);
    (void)add_client(clients, {.name = "a", .hash = "", .answers_to = "http://localhost:8080"});
    EXPECT_EQ(clients.size(), 1U);
}

}  // namespace
}  // namespace gossan::supply
