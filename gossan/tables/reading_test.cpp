// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::tables {
namespace {

using testing::HasSubstr;

Fault fault_of(std::string_view text) {
    Fault fault;
    EXPECT_FALSE(parse_reading(text, fault)) << text;
    return fault;
}

TEST(Reading, IsANumberInAnyPlainNotation) {
    Fault fault;
    EXPECT_EQ(parse_reading("12.5", fault), (Reading{12.5, Bound::exact}));
    EXPECT_EQ(parse_reading(" +1.2e-3 ", fault), (Reading{0.0012, Bound::exact}));
    EXPECT_EQ(parse_reading("-.5", fault), (Reading{-0.5, Bound::exact}));
    EXPECT_EQ(parse_reading("7", fault), (Reading{7.0, Bound::exact}));
}

TEST(Reading, BelowOrAboveALimitStaysWhatItIs) {
    Fault fault;
    EXPECT_EQ(parse_reading("<0.01", fault), (Reading{0.01, Bound::below}));
    EXPECT_EQ(parse_reading("> 100", fault), (Reading{100.0, Bound::above}));
}

TEST(Reading, WithADecimalCommaIsRefusedWithThePoint) {
    EXPECT_EQ(fault_of("1,5").code, "csv.decimal_comma");
    EXPECT_THAT(fault_of("-0,004").write, HasSubstr("-0.004"));
}

TEST(Reading, OfACellThatCouldNotBeComputedIsRefused) {
    EXPECT_EQ(fault_of("#NUM!").code, "csv.spreadsheet_error");
    EXPECT_EQ(fault_of("#DIV/0!").code, "csv.spreadsheet_error");
}

TEST(Reading, IsNothingButANumber) {
    for (const char* text : {"nan", "inf", "-INF", "n/a", "-", "1.2.3", "0x10", "1e", "--1", "+-1",
                             "<", "<<1", "1 000"}) {
        EXPECT_EQ(fault_of(text).code, "csv.number") << text;
    }
    EXPECT_THAT(fault_of("3.2 g/L").write, HasSubstr("unit"));
    EXPECT_THAT(fault_of("1e999").allowed, HasSubstr("1e308"));
}

}  // namespace
}  // namespace gossan::tables
