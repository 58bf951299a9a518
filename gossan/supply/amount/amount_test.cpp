// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/supply/amount/money.hpp"
#include "gossan/supply/amount/unit_price.hpp"
#include "gossan/supply/amount/whole_mass.hpp"

namespace gossan::supply {
namespace {

TEST(WholeMass, ReadsTheUnitsOfTheTrade) {
    EXPECT_EQ(whole_mass("24.998 t").grams, 24'998'000);
    EXPECT_EQ(whole_mass("2500 kg").grams, 2'500'000);
    // 25000 lb of 453.59237 g each: 11 339 809.25 g
    EXPECT_EQ(whole_mass("25000 lb").grams, 11'339'809);
    // a short ton is 2000 lb: 907 184.74 g
    EXPECT_EQ(whole_mass("1 st").grams, 907'185);
    EXPECT_THROW((void)whole_mass("25"), Error);
    EXPECT_THROW((void)whole_mass("25 m3"), Error);
}

TEST(WholeMass, PrintsWhatItReadsBack) {
    for (const std::int64_t grams : {0LL, 1LL, 24'998'000LL, 123'456'789'012LL, -2'500'000LL}) {
        EXPECT_EQ(whole_mass(text_of(WholeMass{grams})).grams, grams) << text_of(WholeMass{grams});
    }
    EXPECT_EQ(text_of(WholeMass{24'998'000}), "24.998 t");
}

TEST(WholeMass, IsSharedOutWithoutLosingAGram) {
    // 100 g by thirds: 33.33 each, and the gram that is left goes to the first of equal remainders
    const std::vector<double> thirds{1.0, 1.0, 1.0};
    const auto parts = apportioned({100}, thirds);
    EXPECT_EQ(parts[0].grams, 34);
    EXPECT_EQ(parts[1].grams, 33);
    EXPECT_EQ(sum_of(parts).grams, 100);

    // 10 g by 0.55, 0.45 and 0: 5.5 and 4.5; nothing goes to who has no share
    const std::vector<double> unequal{0.55, 0.45, 0.0};
    const auto some = apportioned({10}, unequal);
    EXPECT_EQ(sum_of(some).grams, 10);
    EXPECT_EQ(some[2].grams, 0);
}

TEST(WholeMass, RefusesSumsThatDoNotFit) {
    WholeMass most{std::numeric_limits<std::int64_t>::max()};
    EXPECT_THROW(most += WholeMass{1}, Error);
}

TEST(Money, RoundsHalfCentsAwayFromZero) {
    EXPECT_EQ(money(0.125).cents, 13);  // 0.125 is exact in binary
    EXPECT_EQ(money(-0.125).cents, -13);
    EXPECT_EQ(text_of(Money{-5}), "-0.05");
    EXPECT_EQ(text_of(Money{123'456'780}), "1234567.80");
    EXPECT_THROW((void)money(1e300), Error);
}

TEST(UnitPrice, ReadsPoundsAndTonnesAlike) {
    // 13012 USD/t is 5.9021... USD/lb: 13012 x 0.45359237 / 1000 = 5.90214391...
    const UnitPrice by_tonne = unit_price("13012 USD/t");
    EXPECT_DOUBLE_EQ(by_tonne.per_kg, 13.012);
    EXPECT_NEAR(unit_price("590.214391844 cents/lb").per_kg, 13.012, 1e-9);
    EXPECT_EQ(text_of(by_tonne), "13012 USD/t");
    EXPECT_EQ(unit_price("12 EUR/kg").currency, "EUR");
    for (const char* wrong : {"13012", "13012 USD", "x USD/t", "1 usd/t", "1 USD/m3", "1 cents"}) {
        EXPECT_THROW((void)unit_price(wrong), Error) << wrong;
    }
}

TEST(UnitPrice, TellsWhatALotCosts) {
    // 24.998 t at 13012 USD/t: 325 273.976, to the cent .98
    EXPECT_EQ(value_of(whole_mass("24.998 t"), unit_price("13012 USD/t")).cents, 32'527'398);
}

}  // namespace
}  // namespace gossan::supply
