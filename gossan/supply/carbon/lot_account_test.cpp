// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/carbon/lot_account.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

using footprint::Method;

/// A site of 2026 where 9 t of copper came of two streams, with 900 kg of CO2 on the sulphide's
/// ore, of which half is forecast to come later, and 90 kg of the site.
class LotAccounts : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_FALSE(book_.enter(made::opened("JC-1")));
        footprint::Activities done;
        done.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
        done.streams = {{"run_of_mine", {3000}, {3000}, {0}, {0}, {0}},
                        {"sulphide", {6000}, {12000}, {0}, {0}, {0}}};
        done.rows = {
            {.stream = "sulphide", .process = footprint::process_at("carbonate"), .amount = 900.0},
            {.process = footprint::process_at("site_diesel"), .amount = 90.0 / 2.7448}};
        input_.draws = 100;
        input_.leave_out = {"diesel_supply"};
        site_ = std::make_unique<footprint::SiteFootprint>(footprint::SiteFootprint{
            input_,
            footprint::Assessment(done, input_, footprint::FactorLibrary::standard()),
            {},
            {}});
    }

    LotBook book_;
    footprint::FootprintInput input_;
    std::unique_ptr<footprint::SiteFootprint> site_;
};

TEST_F(LotAccounts, HaveFourViewsByBothMethodsAndWhyTheyDiffer) {
    const LotAccount account = account_of(book_, "JC-1", *site_);
    ASSERT_EQ(account.figures.size(), 8U);
    // The lot is all the copper: (900 + 90)/9000 by period, (450 + 90)/9000 ore-matched.
    EXPECT_NEAR(account.figure(0, Method::period).per_kg, 0.11, 1e-12);
    EXPECT_NEAR(account.figure(0, Method::ore_matched).per_kg, 0.06, 1e-12);
    ASSERT_EQ(account.differences.size(), 4U);
    EXPECT_NEAR(account.differences[0].alike, 0.01, 1e-12);
    EXPECT_NEAR(account.differences[0].spent, 0.1, 1e-12);
    EXPECT_NEAR(account.differences[0].released_of_period, 0.05, 1e-12);
    const std::string words = methods_in_words(account.differences[0]);
    EXPECT_NE(words.find("0.11 kg CO2e/kg by period, 0.06 ore-matched"), std::string::npos);
    EXPECT_NE(words.find("carbon dioxide of carbonates -0.05"), std::string::npos) << words;
}

TEST_F(LotAccounts, HaveADocumentWithContributionsOfEachFigure) {
    const auto told = document_of(account_of(book_, "JC-1", *site_), *site_);
    EXPECT_EQ(told.at("kind").string(), "production lot");
    EXPECT_EQ(told.at("parts").elements().size(), 2U);
    ASSERT_EQ(told.at("figures").elements().size(), 8U);
    for (const auto& figure : told.at("figures").elements()) {
        EXPECT_EQ(figure.at("contributions").elements().size(), 2U);
    }
}

TEST_F(LotAccounts, HaveNoWaterOfWhichHalfIsTold) {
    footprint::StreamWater water{
        .stream = "sulphide", .withdrawn = 600.0, .consumed = 300.0, .copper_kg = 6000.0};
    site_->water = {water};
    water.stream = "run_of_mine";  // 600 m3 for 3 t: 200 L/kg
    water.copper_kg = 3000.0;
    site_->water.push_back(water);
    const auto told = account_of(book_, "JC-1", *site_).water;
    ASSERT_TRUE(told.has_value());
    EXPECT_NEAR(told->withdrawn, 1200.0 * 1000.0 / 9000.0, 1e-9);
    site_->water.back().tells_consumed = false;
    EXPECT_FALSE(account_of(book_, "JC-1", *site_).water.has_value());
}

TEST_F(LotAccounts, AreOfLotsThatAreThere) {
    EXPECT_THROW((void)account_of(book_, "JC-2", *site_), Error);
    EXPECT_EQ(lot_to_show(book_, *site_), "JC-1");
    EXPECT_EQ(lot_to_show(LotBook(), *site_), "");
}

}  // namespace
}  // namespace gossan::supply
