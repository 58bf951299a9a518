// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/footprint_filter.hpp"

#include <gmock/gmock.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/pact/made_footprint.hpp"
#include "gossan/supply/pact/pact_event.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using Parameters = std::vector<std::pair<std::string, std::string>>;

const std::string product = "urn:pact:mine.example.com:product-id:copper-cathode";

/// Lots A, of Arizona in 2026, and B, of Chile in 2027, without a class and deprecated.
std::vector<Document> two() {
    PactProducer chile = made_producer();
    chile.geography = "CL";
    chile.company_ids = {"urn:pact:mine.example.com:company-id:other"};
    chile.classifications.clear();
    LotFootprint b = made_lot("B");
    b.period_start = "2027-01-01T00:00:00Z";
    b.period_end = "2028-01-01T00:00:00Z";
    b.status = "Deprecated";
    return {product_footprint(made_producer(), made_lot("A")), product_footprint(chile, b)};
}

std::string taken(const Parameters& parameters) {
    const FootprintFilter filter = filter_of(parameters);
    static const auto both = two();
    return std::string(filter.takes(both[0]) ? "A" : "") + (filter.takes(both[1]) ? "B" : "");
}

TEST(FootprintFilter, TakesAllThatIsAskedForAndNothingElse) {
    EXPECT_EQ(taken({}), "AB");
    EXPECT_EQ(taken({{"productId", product}}), "AB");
    EXPECT_EQ(taken({{"productId", "urn:pact:mine.example.com:lot-id:B"}}), "B");
    EXPECT_EQ(taken({{"companyId", "urn:pact:mine.example.com:company-id:other"}}), "B");
    EXPECT_EQ(taken({{"geography", "US-AZ"}}), "A");
    EXPECT_EQ(taken({{"geography", "CL"}}), "B");
    EXPECT_EQ(taken({{"geography", "XX"}}), "");
    EXPECT_EQ(taken({{"classification", "urn:pact:hs:740311"}}), "A");
    EXPECT_EQ(taken({{"status", "Deprecated"}}), "B");
    EXPECT_EQ(taken({{"status", "Bogus"}}), "");
    EXPECT_EQ(taken({{"geography", ""}}), "AB");
}

TEST(FootprintFilter, MatchesWordsWhateverTheCaseOfTheirLetters) {
    EXPECT_EQ(taken({{"productId", "URN:PACT:Mine.Example.com:Lot-ID:b"}}), "B");
    EXPECT_EQ(taken({{"companyId", "urn:pact:MINE.example.com:company-id:OTHER"}}), "B");
    EXPECT_EQ(taken({{"geography", "us-az"}}), "A");
    EXPECT_EQ(taken({{"classification", "urn:pact:HS:740311"}}), "A");
    EXPECT_EQ(taken({{"status", "active"}}), "A");
}

TEST(FootprintFilter, TakesWhatLiesWithinAGeography) {
    EXPECT_EQ(taken({{"geography", "US"}}), "A");
    EXPECT_EQ(taken({{"geography", "Northern America"}}), "A");
    EXPECT_EQ(taken({{"geography", "Latin America and the Caribbean"}}), "B");
    EXPECT_EQ(taken({{"geography", "Americas"}}), "AB");
    EXPECT_EQ(taken({{"geography", "Europe"}}), "");
    EXPECT_EQ(taken({{"geography", "CL-AN"}}), "");  // all of Chile does not lie in Antofagasta
    EXPECT_EQ(taken({{"geography", "US-NM"}}), "");
    EXPECT_EQ(taken({{"geography", "A"}}), "");
}

/// By all combinations of one value of each kind: the list is that which a plain reading of every
/// document gives, so that nothing is left out and nothing is put in.
TEST(FootprintFilter, RecallsAllThatMatchForEveryCombination) {
    const std::vector<Parameters> kinds{
        {{}, {"productId", product}, {"productId", "urn:pact:mine.example.com:lot-id:A"}},
        {{}, {"companyId", "urn:pact:mine.example.com:company-id:other"}},
        {{}, {"geography", "US-AZ"}, {"geography", "CL"}, {"geography", "Americas"}},
        {{}, {"classification", "urn:pact:hs:740311"}},
        {{}, {"status", "Active"}, {"status", "Deprecated"}},
        {{}, {"validOn", "2028-06-01T00:00:00Z"}, {"validOn", "2027-06-01T00:00:00Z"}}};
    const std::vector<std::vector<std::string>> matches{{"AB", "AB", "A"},      {"AB", "B"},
                                                        {"AB", "A", "B", "AB"}, {"AB", "A"},
                                                        {"AB", "A", "B"},       {"AB", "AB", "A"}};
    std::size_t n_combinations = 1;
    for (const auto& each : kinds) n_combinations *= each.size();
    for (std::size_t combination = 0; combination < n_combinations; ++combination) {
        Parameters parameters;
        std::string expected = "AB";
        std::size_t rest = combination;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const std::size_t choice = rest % kinds[kind].size();
            rest /= kinds[kind].size();
            if (choice > 0) parameters.push_back(kinds[kind][choice]);
            std::erase_if(expected, [&](char lot) {
                return matches[kind][choice].find(lot) == std::string::npos;
            });
        }
        EXPECT_EQ(taken(parameters), expected) << combination;
    }
}

TEST(FootprintFilter, TakesAnyOfOneKindAndAllOfSeveral) {
    EXPECT_EQ(taken({{"geography", "US-AZ"}, {"geography", "CL"}}), "AB");
    EXPECT_EQ(taken({{"geography", "US-AZ"}, {"geography", "XX"}}), "A");
    EXPECT_EQ(taken({{"geography", "US-AZ"}, {"status", "Deprecated"}}), "");
}

TEST(FootprintFilter, ComparesValiditiesWithTheirEnds) {
    // A is valid from the beginning of 2027 to that of 2030, B a year later.
    EXPECT_EQ(taken({{"validOn", "2027-01-01T00:00:00Z"}}), "A");
    EXPECT_EQ(taken({{"validOn", "2026-12-31T23:59:59Z"}}), "");
    EXPECT_EQ(taken({{"validOn", "2030-01-01T00:00:00Z"}}), "AB");
    EXPECT_EQ(taken({{"validOn", "2030-01-01T02:00:00+01:00"}}), "B");  // an hour after its end
    EXPECT_EQ(taken({{"validAfter", "2026-12-31T23:59:59Z"}}), "AB");
    EXPECT_EQ(taken({{"validAfter", "2027-01-01T00:00:00Z"}}), "B");
    EXPECT_EQ(taken({{"validBefore", "2030-01-01T00:00:00Z"}}), "");
    EXPECT_EQ(taken({{"validBefore", "2030-01-01T00:00:01Z"}}), "A");
}

TEST(FootprintFilter, HoldsForThreeYearsWhereNoValidityIsTold) {
    Document bare = Document::object();
    bare["pcf"]["referencePeriodEnd"] = "2027-01-01T00:00:00Z";
    const auto takes = [&bare](const char* kind, const char* time) {
        return filter_of(Parameters{{kind, time}}).takes(bare);
    };
    EXPECT_TRUE(takes("validOn", "2030-01-01T00:00:00Z"));
    EXPECT_FALSE(takes("validOn", "2030-01-01T00:00:01Z"));
    EXPECT_TRUE(takes("validAfter", "2026-12-31T00:00:00Z"));
}

TEST(FootprintFilter, RefusesWhatItDoesNotKnow) {
    try {
        (void)filter_of(Parameters{{"productID", product}});
        FAIL() << "there is no such filter";
    } catch (const Error& error) {
        EXPECT_THAT(error.hint, testing::HasSubstr("productId"));
    }
    EXPECT_THROW((void)filter_of(Parameters{{"validOn", "today"}}), Error);
}

// --- Events -------------------------------------------------------------------------------------

Document event(PactEventKind kind, const std::string& data) {
    Document made = Document::object();
    made["type"] = type_of(kind);
    made["specversion"] = "1.0";
    made["id"] = "asked-1";
    made["source"] = "//buyer.example.com/3/events";
    made["time"] = "2027-02-01T00:00:00Z";
    made["data"] = records::parse_document(data, "data");
    return made;
}

std::string fault_of(const Document& event) {
    std::vector<PactFault> faults;
    (void)kind_of(event, faults);
    return faults.empty() ? "" : faults.front().path;
}

TEST(PactEvent, IsOfOneOfFourKindsOrRefused) {
    const auto published =
        event(PactEventKind::published, R"({"pfIds":["886313e1-3b8a-5372-9b90-0c9aee199e5d"]})");
    std::vector<PactFault> faults;
    EXPECT_EQ(kind_of(published, faults), PactEventKind::published);
    EXPECT_EQ(in_words(faults), "");
    EXPECT_EQ(fault_of(event(PactEventKind::published, R"({"pfIds":["x"]})")), "data.pfIds[0]");
    EXPECT_EQ(fault_of(event(PactEventKind::published, R"({"pfIds":[]})")), "data.pfIds");
    EXPECT_EQ(fault_of(event(PactEventKind::published, "{}")), "data.pfIds");
    EXPECT_EQ(fault_of(event(PactEventKind::requested, R"({"productId":["urn:a:b"]})")), "");
    EXPECT_EQ(fault_of(event(PactEventKind::requested, R"({"validOn":"soon"})")), "data");
    EXPECT_EQ(fault_of(event(PactEventKind::rejected,
                             R"({"requestEventId":"1","error":{"code":"NotFound","message":""}})")),
              "");
    EXPECT_EQ(fault_of(event(PactEventKind::rejected, R"({"requestEventId":"1"})")), "data.error");
    EXPECT_EQ(fault_of(event(PactEventKind::fulfilled, R"({"requestEventId":"1","pfs":[{}]})")),
              "data.pfs[0].id");
    Document other = published;
    other["type"] = "org.wbcsd.pathfinder.ProductFootprint.Published.v1";
    EXPECT_EQ(fault_of(other), "type");
    other = published;
    other["source"] = "";
    EXPECT_EQ(fault_of(other), "source");
}

TEST(PactEvent, IsAnsweredByTheFootprintsThatItAsksFor) {
    const auto both = two();
    const std::vector<const Document*> shown{&both[0], &both[1]};
    const AnswerHead head{"answer-1", "https://pact.mine.example.com", "2027-02-01T00:00:01Z"};
    const auto lots_of = [&](const std::string& data) {
        const Document answer = answer_to(event(PactEventKind::requested, data), shown, head);
        EXPECT_EQ(answer.at("data").at("requestEventId").string(), "asked-1");
        EXPECT_EQ(fault_of(answer), "");
        return answer.at("data").find("pfs") == nullptr
                   ? std::size_t(0)
                   : answer.at("data").at("pfs").elements().size();
    };
    EXPECT_EQ(lots_of(R"({"comment":"all, please"})"), 2U);
    EXPECT_EQ(lots_of("{\"productId\":[\"" + product + "\"]}"), 2U);
    // All ids of B are named, and A shares one of them.
    EXPECT_EQ(
        lots_of("{\"productId\":[\"" + product + "\",\"urn:pact:mine.example.com:lot-id:B\"]}"),
        1U);
    EXPECT_EQ(lots_of(R"({"productId":["urn:pact:null"]})"), 0U);
}

TEST(PactEvent, IsRejectedWithACodeWhereThereIsNoFootprint) {
    const Document answer = answer_to(event(PactEventKind::requested, "{}"), {}, {"1", "s", "t"});
    EXPECT_EQ(answer.at("type").string(), type_of(PactEventKind::rejected));
    EXPECT_EQ(answer.at("data").at("error").at("code").string(), "NotFound");
}

}  // namespace
}  // namespace gossan::supply
