// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gossan/supply/custody/custody_account.hpp"

namespace gossan::supply {
namespace {

constexpr int january = 672;  // of 2026, counted from January 1970: 56 x 12

CustodyLink link_of(CustodyModel model) {
    return {.name = "link", .place = "mill", .model = model, .characteristic = "bioleached"};
}

WholeMass t(double tonnes) { return whole_mass(Mass{tonnes * 1e3}); }

TEST(CustodyAccount, KeepsSegregatedMaterialPure) {
    CustodyAccount account(link_of(CustodyModel::segregated));
    EXPECT_TRUE(account.receive(january, "mixed", t(10), t(4)));
    EXPECT_FALSE(account.receive(january, "pure", t(10), t(10)));
    EXPECT_FALSE(account.receive(january, "other", t(5), t(0)));
    EXPECT_FALSE(account.deliver(january, "pure", t(6), t(6)));
    EXPECT_TRUE(account.deliver(january, "other", t(5), t(1)));
    EXPECT_TRUE(account.deliver(january, "pure", t(5), t(5))) << "only 4 t are left";
    EXPECT_EQ(account.stock(), t(9));
}

TEST(CustodyAccount, ClaimsOfABlendWhatItHolds) {
    // 100 t, 45 t of them eligible: of 20 t delivered 9 t may be claimed, and of 40 t 18 t in all
    CustodyAccount account(link_of(CustodyModel::controlled_blending));
    EXPECT_FALSE(account.receive(january, "lot", t(100), t(45)));
    EXPECT_EQ(account.claimable(january, "lot", t(20)), t(9));
    EXPECT_TRUE(account.deliver(january, "lot", t(20), t(9.1)));
    EXPECT_FALSE(account.deliver(january, "lot", t(20), t(5)));
    // what the first delivery left unclaimed does not go with the next, which holds 9 t as well; a
    // gram more or less is rounding
    EXPECT_NEAR(double(account.claimable(january, "lot", t(20)).grams), 9e6, 1.0);
}

TEST(CustodyAccount, BalancesAQuarterOfCredits) {
    // A rod mill: 95 t of rod from 100 t of cathode.
    //   January   in 200 t, eligible 120 t   rod 190 t, credits 114 t   out 150 t, claimed 100 t
    //   February  in 100 t, eligible   0 t   rod  95 t                  out 100 t, claimed 14 t
    //   March     in 100 t, eligible  60 t   rod  95 t, credits  57 t   out 120 t, claimed 50 t
    CustodyLink link = link_of(CustodyModel::mass_balance_credit);
    link.conversion = 0.95;
    link.credits_last = 3;
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", t(200), t(120)));
    EXPECT_EQ(account.credit(), t(114));
    EXPECT_FALSE(account.deliver(january, "", t(150), t(100)));
    EXPECT_FALSE(account.receive(january + 1, "b", t(100), t(0)));
    EXPECT_TRUE(account.deliver(january + 1, "", t(100), t(14.001))) << "14 t of credit are left";
    EXPECT_FALSE(account.deliver(january + 1, "", t(100), t(14)));
    EXPECT_FALSE(account.receive(january + 2, "c", t(100), t(60)));
    EXPECT_FALSE(account.deliver(january + 2, "", t(120), t(50)));
    EXPECT_EQ(account.credit(), t(7));
    EXPECT_EQ(account.stock(), t(190 + 95 + 95 - 150 - 100 - 120));
    const CustodyMonth all = account.to_date();
    EXPECT_EQ(all.claimed, t(164));
    EXPECT_EQ(all.eligible, t(171));
}

TEST(CustodyAccount, LetsCreditsExpire) {
    CustodyLink link = link_of(CustodyModel::mass_balance_credit);
    link.credits_last = 2;
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", t(100), t(50)));
    EXPECT_FALSE(account.receive(january + 1, "b", t(100), t(20)));
    // of January's 50 t 30 t are claimed in February, the oldest first; 20 t expire with March
    EXPECT_FALSE(account.deliver(january + 1, "", t(60), t(30)));
    EXPECT_EQ(account.claimable(january + 2, "", t(60)), t(20));
    account.begin_month(january + 2);
    EXPECT_EQ(account.to_date().expired, t(20));
    EXPECT_EQ(account.credit(), t(20));
    account.begin_month(january + 3);
    EXPECT_EQ(account.credit(), t(0));
}

TEST(CustodyAccount, MovesItsAverageOn) {
    // Over two months: January 100 t with 60 t, February 100 t with 20 t, March 100 t with 30 t.
    // Of 50 t: in January 60 % = 30 t, in February 80/200 = 20 t, in March 50/200 = 12.5 t.
    CustodyLink link = link_of(CustodyModel::mass_balance_average);
    link.months = 2;
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", t(100), t(60)));
    EXPECT_EQ(account.claimable(january, "", t(50)), t(30));
    EXPECT_FALSE(account.receive(january + 1, "b", t(100), t(20)));
    EXPECT_EQ(account.claimable(january + 1, "", t(50)), t(20));
    EXPECT_FALSE(account.receive(january + 2, "c", t(100), t(30)));
    EXPECT_EQ(account.claimable(january + 2, "", t(50)), t(12.5));
    EXPECT_TRUE(account.deliver(january + 2, "", t(50), t(12.6)));
    EXPECT_TRUE(account.receive(january + 1, "late", t(1), t(0))) << "February is past";
}

TEST(CustodyAccount, NeverClaimsByAverageMoreThanCameIn) {
    // a good January, and its stock delivered under it: 60 t is all there ever was
    CustodyLink link = link_of(CustodyModel::mass_balance_average);
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", t(100), t(60)));
    EXPECT_FALSE(account.deliver(january, "", t(100), t(60)));
    EXPECT_FALSE(account.receive(january + 1, "b", t(100), t(0)));
    EXPECT_EQ(account.claimable(january + 1, "", t(100)), t(0));
}

TEST(CustodyAccount, RetiresACertificateOnce) {
    CustodyAccount account(link_of(CustodyModel::book_and_claim));
    EXPECT_FALSE(account.receive(january, "lot", t(25), t(10)));
    EXPECT_FALSE(account.issue("C1", "lot", t(8), "mine"));
    EXPECT_TRUE(account.issue("C1", "lot", t(1), "mine")) << "the serial number is taken";
    EXPECT_TRUE(account.issue("C2", "lot", t(3), "mine")) << "2 t are left";
    // claims part from the material: with it goes none, be it certified or not
    EXPECT_EQ(account.claimable(january, "lot", t(25)), t(0));
    EXPECT_TRUE(account.deliver(january, "lot", t(25), t(2)));
    EXPECT_FALSE(account.transfer("C1", "buyer"));
    EXPECT_FALSE(account.retire("C1", "site A"));
    EXPECT_TRUE(account.retire("C1", "site B"));
    EXPECT_TRUE(account.transfer("C1", "other"));
    EXPECT_EQ(account.certificates().at("C1").retired_for, "site A");
}

TEST(CustodyAccount, ClaimsOfACastWhatItYielded) {
    // In 100 t, 60 t eligible, then 50 t, none. A cast of 120 t (100 t and 20 t) yields 114 t and
    // 5 t of scrap, 95 %: of its 60 t 57 t qualify. The conversion, 98 %, is the most that counts.
    CustodyLink link = link_of(CustodyModel::mass_balance_credit);
    link.conversion = 0.98;
    link.casts = true;
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", t(100), t(60)));
    EXPECT_FALSE(account.receive(january, "b", t(50), t(0)));
    EXPECT_EQ(account.waiting(), t(150));
    EXPECT_TRUE(account.deliver(january, "", t(1), t(0))) << "nothing is cast yet";
    EXPECT_EQ(account.oldest_waiting(t(120)), (ClaimParts{{"a", t(100)}, {"b", t(20)}}));
    const CustodyCast cast{
        .heat = "H1", .inputs = account.oldest_waiting(t(120)), .yielded = t(114), .scrap = t(5)};
    CustodyCast other = cast;
    other.scrap = t(6.1);
    EXPECT_TRUE(account.convert(january, other)) << "120.1 t of 120 t";
    other = cast;
    other.inputs["b"] = t(51);
    EXPECT_TRUE(account.convert(january, other)) << "50 t are there";
    EXPECT_FALSE(account.convert(january, cast));
    EXPECT_TRUE(account.convert(january, cast)) << "the heat was cast before";
    EXPECT_EQ(account.stock(), t(114));
    EXPECT_EQ(account.credit(), t(57));
    // 30 t yield 30 t, all of b: nothing qualifies; and of 10 t that all qualify 9.8 t do
    EXPECT_FALSE(account.convert(
        january, {.heat = "H2", .inputs = {{"b", t(30)}}, .yielded = t(30), .scrap = {}}));
    EXPECT_EQ(account.credit(), t(57));
    EXPECT_FALSE(account.receive(january, "c", t(10), t(10)));
    EXPECT_FALSE(account.convert(
        january, {.heat = "H3", .inputs = {{"c", t(10)}}, .yielded = t(10), .scrap = {}}));
    EXPECT_EQ(account.credit(), t(66.8));
    ClaimParts parts;
    EXPECT_FALSE(account.deliver(january, "", t(60), t(60), &parts));
    EXPECT_EQ(parts, (ClaimParts{{"a", t(57)}, {"c", t(3)}}));
}

TEST(CustodyAccount, GivesCreditsTheMonthTheirMaterialCame) {
    CustodyLink link = link_of(CustodyModel::mass_balance_credit);
    link.casts = true;
    link.credits_last = 3;
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", t(10), t(10)));
    EXPECT_FALSE(account.receive(january + 1, "b", t(10), t(10)));
    const auto cast = [&](int month, const char* heat, const char* batch) {
        return account.convert(
            month, {.heat = heat, .inputs = {{batch, t(10)}}, .yielded = t(10), .scrap = {}});
    };
    // January's may be claimed until March: cast in April they are gone, February's are not
    EXPECT_FALSE(cast(january + 3, "H2", "b"));
    EXPECT_FALSE(cast(january + 3, "H1", "a"));
    EXPECT_EQ(account.credit(), t(10));
    EXPECT_EQ(account.to_date().expired, t(10));
}

TEST(CustodyAccount, RoundsNothingUpThatQualifies) {
    // 101 g of 3 g that qualify, by 99 %: 99.99 g and 2.97 g
    CustodyLink link = link_of(CustodyModel::mass_balance_credit);
    link.conversion = 0.99;
    CustodyAccount account(link);
    EXPECT_FALSE(account.receive(january, "a", {101}, {3}));
    EXPECT_EQ(account.stock().grams, 99);
    EXPECT_EQ(account.credit().grams, 2);
}

TEST(CustodyLink, NamesTheLoosestModelOfAChain) {
    EXPECT_EQ(loosest(CustodyModel::segregated, CustodyModel::mass_balance_credit),
              CustodyModel::mass_balance_credit);
    const CustodyLink link = link_of(CustodyModel::controlled_blending);
    EXPECT_EQ(claim_words(link, 25.0, 11.25),
              "Of the 25.000 t, 11.250 t are \"bioleached\": the proportion was measured of the "
              "batch (mill).");
}

TEST(CustodyLink, NeverSaysMoreThanIsClaimed) {
    using enum CustodyModel;
    for (const CustodyModel model : {identity_preserved, segregated}) {
        const CustodyLink link = link_of(model);
        EXPECT_EQ(claim_words(link, 25.0, 25.0).find("All of the 25.000 t"), 0U);
        EXPECT_EQ(claim_words(link, 25.0, 11.25),
                  "Of the 25.000 t, only 11.250 t are claimed as \"bioleached\" (mill).");
    }
    for (const CustodyModel model : {identity_preserved, segregated, controlled_blending,
                                     mass_balance_average, mass_balance_credit, book_and_claim}) {
        EXPECT_EQ(claim_words(link_of(model), 25.0, 0.0),
                  "Nothing of the 25.000 t is claimed as \"bioleached\" (mill).");
    }
}

}  // namespace
}  // namespace gossan::supply
