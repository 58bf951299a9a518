// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/footprints_of_lots.hpp"

#include <gmock/gmock.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/lot/made_lots.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::supply {
namespace {

/// Two lots of 9 t, each two thirds sulphide, in 2026, of a site where a tonne of sulphide copper
/// took 208.333 L of diesel and nothing else, and run of mine took none; 1 t of each was made.
class LotsOfASite : public testing::Test {
protected:
    void SetUp() override {
        enter(made::opened("P-1"));
        release("P-1", {4500, 4500});
        enter(made::formed("C-1", {"P-1-1"}));
        enter(made::formed("C-2", {"P-1-2"}));
        footprint::Activities activities;
        activities.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
        activities.streams = {stream("run_of_mine"), stream("sulphide")};
        activities.rows = {{.stream = "sulphide",
                            .process = footprint::process_at("diesel"),
                            .amount = 208.333,
                            .basis = footprint::Basis::measured}};
        footprint::FootprintInput input;
        input.draws = 50;
        input.factors = {{"diesel", "diesel_combustion@2025"},
                         {"diesel_supply", "diesel_supply@2026"}};
        footprint::StreamWater water{.period = 0, .stream = "sulphide", .withdrawn = 71.0};
        water.consumed = 60.0;
        water.copper_kg = 1000.0;
        footprint::StreamWater other = water;
        other.stream = "run_of_mine";
        other.withdrawn = 41.0;
        other.consumed = 30.0;
        site_ = std::make_unique<footprint::SiteFootprint>(footprint::SiteFootprint{
            input,
            footprint::Assessment(activities, input, footprint::FactorLibrary::standard()),
            {water, other},
            {}});
    }

    static footprint::Stream stream(const std::string& name) {
        return {.name = name,
                .copper = {1000.0},
                .to_come = {1000.0},
                .moved = {100.0},
                .ore = {100.0},
                .acid = {0.0}};
    }

    void enter(const EventDraft& draft) {
        const auto refusal = book_.enter(draft);
        ASSERT_FALSE(refusal) << *refusal;
    }

    void release(const std::string& lot, const std::vector<int>& bundles_kg) {
        enter(made::assayed(lot));
        enter(made::event("lot released", lot, "2026-05-06"));
        enter(made::bundled(lot, bundles_kg));
    }

    [[nodiscard]] LotSources sources() const {
        return {.book = book_,
                .site = *site_,
                .created = "2027-01-10T00:00:00Z",
                .recipients = {"buyer"}};
    }

    LotBook book_;
    std::unique_ptr<footprint::SiteFootprint> site_;
};

TEST_F(LotsOfASite, HaveTheMeanOfTheirStreamsByMass) {
    const auto lots = footprints_of_lots(sources());
    ASSERT_EQ(lots.size(), 2U);
    EXPECT_EQ(lots[0].lot, "C-1");
    EXPECT_EQ(text_of(lots[0].mass), "4.5 t");
    // Diesel burnt 208.333 L/t x 2.697 = 561.87 kg/t and its supply x 0.61 = 127.08 kg/t of
    // sulphide copper, of which two thirds of the lot are: 0.37458 and, with supply, 0.45930 kg/kg.
    ASSERT_EQ(lots[0].views.size(), 4U);
    EXPECT_NEAR(lots[0].views[0].value, 0.37458, 1e-5);
    EXPECT_NEAR(lots[0].views[3].value, 0.45930, 1e-5);
    EXPECT_EQ(view_name(lots[0].views[3]), "cradle-to-gate, location-based");
    EXPECT_LE(lots[0].views[3].low, lots[0].views[3].high);
    // What is burnt is CO2 alone, its supply by potentials of the fifth report; the litres are
    // measured, the factors a library's.
    EXPECT_EQ(lots[0].potentials, std::vector<std::string>{"AR5"});
    EXPECT_EQ(lots[0].unstated_potentials, 0.0);
    EXPECT_EQ(lots[0].primary_share, 0.0);
    // (2 x 71 + 41)/3 and (2 x 60 + 30)/3 L/kg
    ASSERT_TRUE(lots[0].water);
    EXPECT_NEAR(lots[0].water->withdrawal_L_kg, 61.0, 1e-9);
    EXPECT_NEAR(lots[0].water->consumption_L_kg, 50.0, 1e-9);
    EXPECT_EQ(lots[0].period_start, "2026-01-01T00:00:00Z");
    EXPECT_EQ(lots[0].period_end, "2027-01-01T00:00:00Z");
}

TEST_F(LotsOfASite, MakeDocumentsThatPactTakes) {
    const PactProducer producer{.company = "Example Copper",
                                .domain = "mine.example.com",
                                .company_ids = {"urn:pact:mine.example.com:company-id:1"},
                                .geography = "US-AZ",
                                .product_name = "Copper cathode",
                                .classifications = {},
                                .url = "https://pact.mine.example.com"};
    for (const LotFootprint& lot : footprints_of_lots(sources())) {
        EXPECT_NO_THROW((void)product_footprint(producer, lot));
    }
}

TEST_F(LotsOfASite, CarryTheirPartOfWhatIsClaimedOfTheirShipment) {
    EXPECT_EQ(footprints_of_lots(sources())[0].custody.claimed, 0.0);
    enter(made::shipped("S-1", {"C-1"}));
    const std::vector<CustodyLink> links{{.name = "plant",
                                          .place = "the plant",
                                          .model = CustodyModel::mass_balance_average,
                                          .characteristic = "bioleached"}};
    const std::vector<ShipmentClaim> claims{{.shipment = "S-1",
                                             .link = "plant",
                                             .delivered = whole_mass("4.5 t"),
                                             .claimed = whole_mass("1.8 t"),
                                             .words = "by mass balance"}};
    LotSources claimed = sources();
    claimed.links = links;
    claimed.claims = claims;
    claimed.streams = {"sulphide"};
    const auto lots = footprints_of_lots(claimed);
    EXPECT_NEAR(lots[0].custody.claimed, 0.4, 1e-12);  // 1.8 of 4.5 t
    EXPECT_EQ(lots[0].custody.model, "mass balance, rolling average");
    EXPECT_EQ(lots[0].custody.stream, "sulphide");
    EXPECT_THAT(lots[0].recipients, testing::ElementsAre("buyer", "a mill"));
    EXPECT_EQ(lots[1].custody.model, "not claimed");
    EXPECT_THAT(lots[1].recipients, testing::ElementsAre("buyer"));
}

TEST_F(LotsOfASite, AreRefusedWhereNoPeriodHoldsTheirHarvest) {
    EventDraft late = made::opened("P-2");
    late.data["begin"] = "2027-01-04";
    late.data["end"] = "2027-01-11";
    enter(late);
    release("P-2", {9000});
    enter(made::formed("C-3", {"P-2-1"}));
    EXPECT_THROW((void)footprints_of_lots(sources()), Error);
}

}  // namespace
}  // namespace gossan::supply
