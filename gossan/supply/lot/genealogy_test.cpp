// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/genealogy.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

LotBook two_lots() {
    LotBook book;
    for (const char* lot : {"A", "B"}) {
        EXPECT_FALSE(book.enter(made::opened(lot)));
        EXPECT_FALSE(book.enter(made::bundled(lot, {2300, 2200, 2250, 2250})));
        EXPECT_FALSE(book.enter(made::assayed(lot)));
        EXPECT_FALSE(book.enter(made::event("lot released", lot)));
    }
    EXPECT_FALSE(book.enter(made::formed("C1", {"A-4", "B-1"})));
    EXPECT_FALSE(book.enter(made::shipped("S1", {"C1"})));
    return book;
}

TEST(Genealogy, OfABundleIsThatOfItsLot) {
    const Genealogy of = genealogy_of(two_lots(), "A-1");
    EXPECT_EQ(of.kind, "bundle");
    EXPECT_EQ(of.lots, std::vector<std::string>{"A"});
    EXPECT_EQ(of.bundles[0].begin, "2026-04-27");
    // 2300 kg by 6 : 3 and 6 : 1 : 2 of 9
    EXPECT_EQ(of.streams.at("sulphide").grams, 1'533'333);
    EXPECT_EQ(of.streams.at("run_of_mine").grams, 766'667);
    EXPECT_EQ(of.modules.at("R1").grams, 255'556);  // 255 555.6: it has the larger remainder
    EXPECT_EQ(of.modules.at("R2").grams, 511'111);
}

TEST(Genealogy, OfAllBundlesOfALotIsTheLotToTheGram) {
    const LotBook book = two_lots();
    const Genealogy of = genealogy_of(book, "A");
    EXPECT_EQ(of.net.grams, 9'000'000);
    EXPECT_EQ(of.streams, book.lots().at("A").streams);
    EXPECT_EQ(of.modules, book.lots().at("A").modules);
}

TEST(Genealogy, OfAShipmentGoesThroughAllItsLots) {
    const Genealogy of = genealogy_of(two_lots(), "S1");
    EXPECT_EQ(of.kind, "shipment");
    EXPECT_EQ(of.lots, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(of.net.grams, 4'550'000);
    EXPECT_EQ((of.streams.at("sulphide") + of.streams.at("run_of_mine")).grams, 4'550'000);
}

TEST(Genealogy, OfALotThatIsNotBundledIsItsHarvest) {
    LotBook book;
    ASSERT_FALSE(book.enter(made::opened("A")));
    const Genealogy of = genealogy_of(book, "A");
    EXPECT_EQ(of.net.grams, 9'000'000);
    EXPECT_EQ(of.modules.size(), 3U);
}

TEST(Genealogy, OfNothingTellsTheNearestName) {
    try {
        (void)genealogy_of(two_lots(), "A_1");
        FAIL();
    } catch (const Error& fault) {
        EXPECT_EQ(fault.hint, "did you mean A-1?");
    }
}

}  // namespace
}  // namespace gossan::supply
