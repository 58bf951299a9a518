// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/record/site_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan::footprint {
namespace {

using records::Document;

SiteFootprint measured() {
    Diagnostics diagnostics;
    auto input = scenario::read_text<FootprintInput>(
                     "market = { matched = \"60 %\" }\nseed = 7\ndraws = 100\n"
                     "declared = \"ore-matched\"\nexempted = \"1 %\"\nscarcity = 30\n"
                     "leave_out = [\"grid_loss\"]\nfactors = { grid = \"grid_aznm@2022\" }\n"
                     "ratios = { copper = { value = 1, low = 0.9, high = 1.1 } }\n",
                     "settings", diagnostics)
                     .value;
    input.activity = InputFile{GOSSAN_SOURCE_DIR "/tests/data/footprint/worked_activity.csv"};
    auto site = site_footprint({}, input, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    return std::move(site.value());
}

Document printed_and_read(const Document& record) {
    return records::parse_document(records::print(record), "record");
}

TEST(SiteRecord, MakesEveryFigureAgainToTheBit) {
    const SiteFootprint site = measured();
    const SiteFootprint again = site_of_record(printed_and_read(record_of(site)));
    for (const View& view : views) {
        for (const Method method : methods) {
            const Figure was = site.assessment.of_site(0, 0, view, method);
            const Figure is = again.assessment.of_site(0, 0, view, method);
            EXPECT_GT(was.per_kg, 0.0);
            EXPECT_LT(was.p5, was.p95);
            EXPECT_EQ(is.per_kg, was.per_kg);
            EXPECT_EQ(is.p5, was.p5);
            EXPECT_EQ(is.p95, was.p95);
            EXPECT_EQ(is.primary_share, was.primary_share);
            EXPECT_EQ(is.quality.time, was.quality.time);
            ASSERT_EQ(is.contributions.size(), was.contributions.size());
            EXPECT_EQ(is.contributions[0].variance_share, was.contributions[0].variance_share);
        }
    }
    ASSERT_EQ(again.water.size(), site.water.size());
    EXPECT_EQ(again.water[0].withdrawal().per_kg, site.water[0].withdrawal().per_kg);
    EXPECT_EQ(again.input.declared, Method::ore_matched);
}

TEST(SiteRecord, IsTheSameOnceItWasRead) {
    const Document record = record_of(measured());
    EXPECT_EQ(records::print(record_of(site_of_record(printed_and_read(record)))),
              records::print(record));
}

TEST(SiteRecord, TellsFactorsAsTheyWereUsed) {
    const std::string text = records::print(record_of(measured()));
    EXPECT_THAT(text, testing::HasSubstr("\"vintage\": \"2022\""));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("\"role\": \"grid_loss\"")));
}

TEST(SiteRecord, IsRefusedOfOtherRulesUnitsOrShapes) {
    const std::string good = records::print(record_of(measured()));
    const auto refused = [&good](const std::string& what, const std::string& by) {
        std::string text = good;
        const std::size_t at = text.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        text.replace(at, what.size(), by);
        try {
            (void)site_of_record(records::parse_document(text, "record"));
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("not refused");
    };
    using testing::HasSubstr;
    EXPECT_THAT(refused("footprint record 1", "footprint record 2"), HasSubstr("is of the form"));
    EXPECT_THAT(refused("\"is_deferred\": true", "\"is_deferred\": false"), HasSubstr("rules"));
    EXPECT_THAT(refused("\"basis\": \"measured\"", "\"basis\": \"guessed\""), HasSubstr("basis"));
    EXPECT_THAT(refused("\"draws\": 100", "\"draws\": 100000000"), HasSubstr("draws"));
    EXPECT_THAT(refused("\"copper\": [", "\"copper\": [1.0, "), HasSubstr("not of all periods"));
    EXPECT_THAT(refused("\"amount\": ", "\"amount\": null, \"was\": "), HasSubstr("missing"));
}

}  // namespace
}  // namespace gossan::footprint
