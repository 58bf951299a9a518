// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/gs1_key.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

TEST(CheckDigit, FillsTheWeighedSumUpToAMultipleOfTen) {
    // From the right 3 1 3 1 ...: of 614141000036, 6*3+3*1+0+0+0+0+1*3+4*1+1*3+4*1+1*3+6*1 = 44.
    EXPECT_EQ(check_digit("614141000036"), '6');
    EXPECT_EQ(check_digit("0"), '0');
    EXPECT_THROW((void)check_digit("12a"), Error);
}

TEST(Gs1Key, TakesThePrefixAndFillsWithZeros) {
    const Gs1Prefix company("0614141");
    EXPECT_EQ(company.lgtin("12345", "JC-0001"), "urn:epc:class:lgtin:0614141.012345.JC-0001");
    EXPECT_EQ(company.sscc("17"), "urn:epc:id:sscc:0614141.0000000017");
    EXPECT_EQ(company.sgln("777"), "urn:epc:id:sgln:0614141.00777.0");
    EXPECT_EQ(company.pgln("777"), "urn:epc:id:pgln:0614141.00777");
    EXPECT_EQ(company.gdti("1", "CoA-1"), "urn:epc:id:gdti:0614141.00001.CoA-1");
    EXPECT_EQ(Gs1Prefix("061414112345").sgln(""), "urn:epc:id:sgln:061414112345..0");
}

TEST(Gs1Key, RefusesWhatDoesNotFit) {
    EXPECT_THROW(Gs1Prefix("12345"), Error);
    EXPECT_THROW(Gs1Prefix("06141x1"), Error);
    EXPECT_THROW((void)Gs1Prefix("0614141").sscc("12345678901"), Error);
    EXPECT_THROW((void)Gs1Prefix("0614141").lgtin("1", "a batch name of more than 20"), Error);
}

TEST(CanonicalLink, KeepsTheFinestKeyAndTheDomainOfGs1) {
    EXPECT_EQ(canonical_link("https://example.com/253/4012345000054987"),
              "https://id.gs1.org/253/4012345000054987");
    EXPECT_EQ(canonical_link("https://example.com/01/04012345123456/10/B7/21/9?17=260101"),
              "https://id.gs1.org/01/04012345123456/21/9");
    EXPECT_EQ(canonical_link("https://mine.example.com/lot/JC-0001"),
              "https://mine.example.com/lot/JC-0001");
    EXPECT_EQ(canonical_link("https://mine.example.com/lot/00/1"),
              "https://mine.example.com/lot/00/1");
    EXPECT_THROW((void)canonical_link("urn:epc:id:sscc:0614141"), Error);
}

}  // namespace
}  // namespace gossan::supply
