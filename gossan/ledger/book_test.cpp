// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/book.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/ledger/made_rows.hpp"
#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

using made::flow;
using made::stock;
using testing::ElementsAre;

TEST(Place, TellsItsModuleByTheSlash) {
    EXPECT_EQ(place_of("P1-M03/bed").module, "P1-M03");
    EXPECT_TRUE(place_of("P1-M03/solids").is_ore());
    EXPECT_EQ(place_of("bed").module, "column");
    EXPECT_EQ(place_of("PLS pond").module, "");
    EXPECT_EQ(store_of(place_of("PLS pond")), Store::pond);
    EXPECT_EQ(store_of(place_of("SX 1")), Store::sx);
    EXPECT_EQ(store_of(place_of("sx_feed pond")), Store::pond);
    EXPECT_EQ(store_of(place_of("cathode wash pond")), Store::pond);
    EXPECT_FALSE(is_recovery(place_of("cathode wash pond")));
    EXPECT_EQ(store_of(place_of("EW")), Store::ew);
    EXPECT_EQ(store_of(place_of("P1-M03/bed")), Store::heap);
    EXPECT_TRUE(is_recovery(place_of("pls")));
    EXPECT_FALSE(is_recovery(place_of("run_off")));
}

TEST(Book, SortsFlowsBetweenTheDaysOnWhichStocksAreTaken) {
    const Book book = book_of(
        std::vector{flow(0, 0, "cure", "bed", "H", "cure", 1), stock(0, "bed", "H", "", 1),
                    flow(0, 5, "x", "bed", "H", "feed", 2), flow(5, 10, "x", "bed", "H", "feed", 3),
                    stock(10, "bed", "H", "", 6), flow(10, 20, "x", "bed", "H", "feed", 4),
                    stock(20, "bed", "H", "", 10)});
    EXPECT_THAT(book.days, ElementsAre(0, 10, 20));
    ASSERT_EQ(book.moved.size(), 2u);
    EXPECT_THAT(book.moved[0].amount, ElementsAre(1, 0, 0));
    EXPECT_THAT(book.moved[1].amount, ElementsAre(0, 5, 4));
    EXPECT_THAT(book.held[0].amount, ElementsAre(1, 6, 10));
}

TEST(Book, ClosesOnNoDayThatAFlowGoesOver) {
    const Book book =
        book_of(std::vector{stock(0, "bed", "H", "", 1), flow(0, 20, "x", "bed", "H", "feed", 2),
                            stock(10, "bed", "H", "", 2), stock(20, "bed", "H", "", 3)});
    EXPECT_THAT(book.days, ElementsAre(0, 20));
    EXPECT_THAT(book.held[0].amount, ElementsAre(1, 3));
}

TEST(Book, CountsAnInstantToWhatFollowsButForTheFirst) {
    const Book book = book_of(std::vector{stock(0, "bed", "H", "", 0), stock(10, "bed", "H", "", 0),
                                          stock(20, "bed", "H", "", 7),
                                          flow(0, 0, "stacking", "bed", "H", "stacked", 1),
                                          flow(10, 10, "stacking", "bed", "H", "stacked", 2),
                                          flow(20, 20, "stacking", "bed", "H", "stacked", 4)});
    EXPECT_THAT(book.moved[0].amount, ElementsAre(1, 0, 6));
}

TEST(Book, LeavesOutAndCountsWhatIsAfterTheLastStockTaking) {
    const Book book =
        book_of(std::vector{stock(0, "bed", "H", "", 1), flow(0, 10, "x", "bed", "H", "feed", 2)});
    EXPECT_EQ(book.n_later, 1u);
}

TEST(Book, RefusesRowsWithoutAStock) {
    EXPECT_THROW((void)book_of(std::vector{flow(0, 1, "x", "bed", "H", "feed", 1)}), Error);
}

}  // namespace
}  // namespace gossan::ledger
