// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "gossan/base/error.hpp"

namespace gossan::records {
namespace {

Document sample() {
    Document document;
    document["status"] = "done";
    document["duration_d"] = 95.0;
    document["steps"] = 522;
    document["pls"]["copper_g_per_L"] = std::nan("");
    document["reached"] = true;
    document["sweeps"].push_back(1);
    document["sweeps"].push_back(2.5);
    document["none"] = Document::object();
    return document;
}

TEST(Document, PrintsItsKeysInTheOrderOfAdding) {
    EXPECT_EQ(print_line(sample()),
              R"({"status":"done","duration_d":95.0,"steps":522,"pls":{"copper_g_per_L":null},)"
              R"("reached":true,"sweeps":[1,2.5],"none":{}})");
}

TEST(Document, ReadsBackWhatItPrinted) {
    Document document = sample();
    document["pls"]["copper_g_per_L"] = Document();  // NaN is printed as null
    EXPECT_EQ(parse_document(print(document), "summary.json"), document);
    EXPECT_EQ(parse_document(print_line(document), "summary.json"), document);
}

TEST(Document, KeepsTheBitsOfItsNumbers) {
    std::mt19937_64 random(7);
    Document document = Document::array();
    std::vector<double> values = {-0.0, 5e-324, 0.1, 1e22, 123456789012345680.0};
    while (values.size() < 2000) {
        const auto value = std::bit_cast<double>(random());
        if (std::isfinite(value)) values.push_back(value);
    }
    for (const double value : values) document.push_back(value);
    const Document read = parse_document(print(document), "x");
    for (std::size_t k = 0; k < values.size(); ++k) {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(read.elements()[k].number()),
                  std::bit_cast<std::uint64_t>(values[k]));
    }
}

TEST(Document, PrintsTextOfAnyBytesAsJson) {
    const Document odd(std::string("a\"\\\n\x01\xFF", 6));
    EXPECT_EQ(print_line(odd), "\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBD\"");  // the last byte is no UTF-8
}

TEST(Document, RefusesInfinity) {
    Document document;
    document["grade"] = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)print(document), Error);
}

TEST(Document, SaysWhichKeyIsMissingAndWhatAValueIsNot) {
    const Document document = sample();
    EXPECT_EQ(document.find("stat"), nullptr);
    try {
        (void)document.at("stat");
        FAIL() << "a key that is not there was found";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::data);
        EXPECT_THAT(failure.what(), testing::HasSubstr("\"stat\""));
    }
    EXPECT_THROW((void)document.at("status").number(), Error);
    EXPECT_THROW((void)document.at("steps").string(), Error);
    EXPECT_EQ(document.at("steps").number(), 522.0);
    EXPECT_TRUE(std::isnan(Document().number()));
}

TEST(ParseDocument, NamesThePlaceOfWhatIsNotJson) {
    try {
        (void)parse_document("{\n  \"a\": 1,\n  b: 2\n}", "summary.json");
        FAIL() << "a bare key was read";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::data);
        EXPECT_EQ(failure.where, "summary.json:3:3");
    }
    EXPECT_THROW((void)parse_document("", "x"), Error);
    EXPECT_THROW((void)parse_document("{} {}", "x"), Error);
    EXPECT_THROW((void)parse_document(std::string(100000, '['), "x"), Error);
    EXPECT_THROW((void)parse_document(std::string(1000, '[') + std::string(1000, ']'), "x"), Error);
}

}  // namespace
}  // namespace gossan::records
