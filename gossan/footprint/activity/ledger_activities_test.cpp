// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/ledger_activities.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "gossan/footprint/activity/release.hpp"
#include "gossan/footprint/assessment/assessment.hpp"
#include "gossan/footprint/water/water_accounts.hpp"
#include "gossan/ledger/made_rows.hpp"

namespace gossan::footprint {
namespace {

using ledger::made::flow;
using ledger::made::stock;

/// A year of two pads on one plant. East is stacked with 1000 t, 10 t of copper in it, and cured
/// with 8 t of acid; west with 3000 t and 30 t. Of either half dissolves and drains into the pond,
/// from which all is plated but 4 t: 16 t of cathode, as 1 to 3. East's calcite gives off 1000 kmol
/// of carbon dioxide. The plant draws 30 MWh, blowers of east 5.
std::vector<records::BalanceRow> site() {
    return {
        flow(0, 0, "stacking", "A/solids", "ore", "stacked on east", 1000, "t"),
        flow(0, 0, "stacking", "B/solids", "ore", "stacked on west", 3000, "t"),
        flow(0, 0, "stacking", "A/solids", "Cu", "stacked", 10000),
        flow(0, 0, "stacking", "B/solids", "Cu", "stacked", 30000),
        flow(0, 0, "cure", "A/bed", "H", "cure", 8000),
        stock(0, "A/solids", "ore", "dry", 1000, "t"),
        stock(0, "B/solids", "ore", "dry", 3000, "t"),
        stock(0, "A/solids", "Cu", "chalcocite", 10000),
        stock(0, "B/solids", "Cu", "chalcocite", 30000),
        stock(0, "A/bed", "H", "aqueous", 8000),
        flow(0, 365, "A/solids", "A/bed", "H", "calcite_acid", -5000),
        flow(0, 365, "A/solids", "A/bed", "CO2", "calcite_acid", 1e6, "mol"),
        flow(0, 365, "A/bed", "atmosphere", "CO2", "air that leaves", 1e6, "mol"),
        flow(0, 365, "A/solids", "A/bed", "Cu", "chalcocite_ferric", 5000),
        flow(0, 365, "B/solids", "B/bed", "Cu", "chalcocite_ferric", 15000),
        flow(0, 365, "A/bed", "pls pond", "Cu", "drainage", 5000),
        flow(0, 365, "B/bed", "pls pond", "Cu", "drainage", 15000),
        flow(0, 365, "pls pond", "SX", "Cu", "feed", 16000),
        flow(0, 365, "SX", "EW", "Cu", "strip, net", 16000),
        flow(0, 365, "EW", "cathode", "Cu", "plating", 16000),
        flow(0, 365, "acid", "pls pond", "H", "make-up", 900),
        flow(0, 365, "grid", "electrolysis", "electricity", "plating", 30, "MWh"),
        flow(0, 365, "grid", "blowers of east", "electricity", "air", 5, "MWh"),
        flow(0, 365, "fresh water", "pls pond", "water", "make-up", 500, "t"),
        flow(0, 365, "pls pond", "A/bed", "water", "irrigation", 400, "t"),
        flow(0, 365, "A/bed", "atmosphere", "water", "evaporation", 300, "t"),
        flow(0, 365, "pls pond", "atmosphere", "water", "evaporation", 50, "t"),
        stock(365, "A/solids", "ore", "dry", 1000, "t"),
        stock(365, "B/solids", "ore", "dry", 3000, "t"),
        stock(365, "A/solids", "Cu", "chalcocite", 5000),
        stock(365, "B/solids", "Cu", "chalcocite", 15000),
        stock(365, "A/bed", "H", "aqueous", 3000),
        stock(365, "A/bed", "water", "flowing water", 100, "t"),
        stock(365, "pls pond", "water", "solution", 50, "t"),
        stock(365, "pls pond", "Cu", "solution", 4000),
        stock(365, "pls pond", "H", "solution", 900),
    };
}

class LedgerActivities : public testing::Test {
protected:
    void SetUp() override { input_.draws = 100; }

    [[nodiscard]] Activities made() const { return activities_of(source_, input_); }

    /// Of a process, all its rows or those of a stream: amount by the medians of what it is
    /// multiplied by.
    [[nodiscard]] static double sum(const Activities& activities, const char* process,
                                    const std::string& stream = "*") {
        double total = 0.0;
        for (const Activity& row : activities.rows) {
            if (processes()[row.process].name != process) continue;
            if (stream != "*" && row.stream != stream) continue;
            double amount = row.amount;
            for (const Uncertain& number : row.times) amount *= number.value;
            total += amount;
        }
        return total;
    }

    ledger::Inventory inventory_ = ledger::take_inventory(site());
    AccountsSource source_{inventory_, 0.0, Basis::simulated};  // 1970-01-01
    FootprintInput input_;
};

TEST_F(LedgerActivities, HaveTheCopperOfEachPad) {
    const Activities activities = made();
    ASSERT_EQ(activities.periods.size(), 1U);
    EXPECT_EQ(activities.periods[0].begin, "1970-01-01");
    EXPECT_EQ(activities.periods[0].end, "1971-01-01");
    EXPECT_FALSE(activities.periods[0].is_short());
    ASSERT_EQ(activities.streams.size(), 2U);
    // 16 t as 5 to 15.
    EXPECT_NEAR(activities.streams[0].copper[0], 4000.0, 1e-6);
    EXPECT_NEAR(activities.streams[1].copper[0], 12000.0, 1e-6);
    // Recovered and in solution: half of what was placed, 5 t and 15 t; nothing came before.
    EXPECT_NEAR(activities.streams[0].to_come[0], 5000.0, 1e-6);
    EXPECT_NEAR(activities.streams[1].to_come[0], 15000.0, 1e-6);
}

TEST_F(LedgerActivities, TakeAForecastOfTheInputInPlaceOfThat) {
    input_.recovery = {{"east", "", Number(0.8)}, {"east", "1980-01-01", Number(0.1)}};
    EXPECT_NEAR(made().streams[0].to_come[0], 8000.0, 1e-6);
}

TEST_F(LedgerActivities, CountMiningByTheOreOfEachPad) {
    // 1000 t with a strip ratio of 0.5: 1500 t moved, 0.35 L/t and 0.25 kg/t.
    const Activities activities = made();
    EXPECT_NEAR(sum(activities, "diesel", "east"), 525.0, 1e-9);
    EXPECT_NEAR(sum(activities, "explosive", "east"), 375.0, 1e-9);
    EXPECT_NEAR(sum(activities, "diesel", "west"), 1575.0, 1e-9);
    EXPECT_NEAR(activities.streams[1].moved[0], 4500.0, 1e-9);
}

TEST_F(LedgerActivities, TakeWhatThePadSaysBeforeTheSiteAndTheUsual) {
    input_.site.diesel = VolumeByMass{.value = Quantity<Dimension{.mass = -1, .length = 3}>(5e-7)};
    input_.pads["west"].diesel =
        VolumeByMass{.value = Quantity<Dimension{.mass = -1, .length = 3}>(2e-7)};
    const Activities activities = made();
    EXPECT_NEAR(sum(activities, "diesel", "east"), 750.0, 1e-9);  // 1500 t by 0.5 L/t
    EXPECT_NEAR(sum(activities, "diesel", "west"), 900.0, 1e-9);  // 4500 t by 0.2 L/t
}

TEST_F(LedgerActivities, CountAcidOfTheCureByPadAndMakeUpForAll) {
    input_.acid_truck = Distance{.value = Length(100e3)};
    const Activities activities = made();
    EXPECT_NEAR(sum(activities, "acid", "east"), 8000.0, 1e-9);
    EXPECT_NEAR(sum(activities, "acid", ""), 900.0, 1e-9);
    EXPECT_NEAR(sum(activities, "acid_truck"), 890.0, 1e-9);  // 8.9 t by 100 km
}

TEST_F(LedgerActivities, CountTheCarbonDioxideThatCarbonatesGiveOff) {
    // 1000 kmol of calcite, 100.087 kg/kmol, by the IPCC's 0.4397 kg/kg.
    const double of_heap = sum(made(), "carbonate", "east");
    EXPECT_NEAR(of_heap / (1000.0 * 100.087 * 0.4397), 1.0, 2e-4);
}

TEST_F(LedgerActivities, TakeElectricityAsToldAndElseAsAssumed) {
    const Activities activities = made();
    EXPECT_NEAR(sum(activities, "electrowinning"), 30000.0, 1e-6);
    EXPECT_NEAR(sum(activities, "leaching", "east"), 5000.0, 1e-6);  // told
    // West's 3000 t are leached as 12 of the 15 t that they will give have come: 2400 t by 3 kWh.
    EXPECT_NEAR(sum(activities, "leaching", "west"), 7200.0, 1e-6);
    EXPECT_NEAR(sum(activities, "solvent_extraction"), 5600.0, 1e-6);  // 16 t by 350 kWh/t
    for (const Activity& row : activities.rows) {
        if (row.stream != "east" || processes()[row.process].name != "leaching") continue;
        EXPECT_EQ(row.basis, Basis::simulated);
    }
}

TEST(Leaching, IsSpentAsTheOreGivesItsCopperAndNotAsItIsPlaced) {
    // 100 t placed at first, 50 later; a quarter of what is to come, then half, then all of it:
    // 25, (75 + 50)/2 = 62.5, and the last 62.5.
    const Stream pad{"pad", {1, 2, 3}, {4, 4, 3}, {}, {100, 50, 0}, {}};
    const auto leached = leached_of(pad);
    ASSERT_EQ(leached.size(), 3U);
    EXPECT_DOUBLE_EQ(leached[0], 25.0);
    EXPECT_DOUBLE_EQ(leached[1], 62.5);
    EXPECT_DOUBLE_EQ(leached[2], 62.5);
}

TEST_F(LedgerActivities, HaveStreamsWhoseFootprintsSumToTheSite) {
    const Assessment assessment(made(), input_, FactorLibrary::standard());
    for (const View& view : views) {
        const double whole = assessment.of_site(0, 0, view, Method::period).emitted_kg;
        const double parts = assessment.of_stream(0, 0, 0, view, Method::period).emitted_kg +
                             assessment.of_stream(1, 0, 0, view, Method::period).emitted_kg;
        EXPECT_NEAR(parts / whole, 1.0, 1e-12);
    }
}

TEST_F(LedgerActivities, HaveWaterWhoseStreamsSumToTheSite) {
    // Withdrawn 500 m3; consumed: 350 evaporated and 100 retained in east. Of east 300 and 100; the
    // pond's 50 by copper, a quarter east's: 412.5 of 450.
    const Activities activities = made();
    const auto water = water_of(source_, activities, input_);
    ASSERT_EQ(water.size(), 3U);
    EXPECT_NEAR(water[0].withdrawn, 500.0, 1e-9);
    EXPECT_NEAR(water[0].consumed, 450.0, 1e-9);
    EXPECT_NEAR(water[1].consumed, 412.5, 1e-9);
    EXPECT_NEAR(water[2].consumed, 37.5, 1e-9);
    EXPECT_NEAR(water[1].withdrawn + water[2].withdrawn, 500.0, 1e-9);
    EXPECT_NEAR(water[0].withdrawal().per_kg, 500.0 / 16.0, 1e-9);
    // The pond holds 50 m3 more; nothing is drained: 500 = 450 + 50.
    EXPECT_NEAR(water[0].stored, 50.0, 1e-9);
    EXPECT_NEAR(water[0].closure(), 0.0, 1e-12);
    EXPECT_NEAR(water[0].recycled, 400.0, 1e-9);
}

TEST_F(LedgerActivities, ShareWhatIsWithdrawnAmongSourcesByOriginAndQuality) {
    input_.water_sources = {{"wells", WaterOrigin::groundwater, WaterQuality::high, Number(0.8)},
                            {"town", WaterOrigin::third_party, WaterQuality::low, Number(0.2)}};
    const auto water = water_of(source_, made(), input_);
    ASSERT_EQ(water[0].draws.size(), 2U);
    EXPECT_NEAR(water[0].draws[0].volume, 400.0, 1e-9);
    EXPECT_EQ(water[0].draws[1].origin, WaterOrigin::third_party);
    EXPECT_EQ(water[0].source, "wells, town");
    EXPECT_TRUE(water[1].draws.empty());
}

TEST(StreamWater, ClosesOrSaysByHowMuchItDoesNot) {
    // 100 withdrawn and 20 of rain against 90 consumed, 15 given back and 3 more in ponds: 12 of
    // 120 are open.
    Activities activities;
    activities.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    activities.streams = {{"a", {1000}, {0}, {0}, {0}, {0}}};
    std::vector<MeasuredWater> rows = {{0, "", WaterFlow::withdrawn, "well", 100.0},
                                       {0, "", WaterFlow::rain, "", 20.0},
                                       {0, "", WaterFlow::discharged, "", 15.0},
                                       {0, "", WaterFlow::stored, "", 3.0}};
    // Nobody told what is consumed: it is no zero.
    EXPECT_TRUE(std::isnan(water_of(rows, activities)[0].consumption().per_kg));
    EXPECT_TRUE(std::isnan(water_of(rows, activities)[0].closure()));
    rows.push_back({0, "", WaterFlow::consumed, "", 90.0});
    const std::vector<WaterSource> sources = {
        {"well", WaterOrigin::groundwater, WaterQuality::low, Number(0.0)}};
    const StreamWater site = water_of(rows, activities, sources)[0];
    EXPECT_NEAR(site.closure(), 0.1, 1e-12);
    EXPECT_EQ(site.draws[0].quality, WaterQuality::low);
    EXPECT_NEAR(water_over(water_of(rows, activities), "", 0, 0).consumption().per_kg, 90.0, 1e-9);
}

TEST(StreamWater, IsNoFigureWithoutCopper) {
    const StreamWater water{.withdrawn = 500.0, .consumed = 400.0, .copper_kg = 0.0};
    EXPECT_TRUE(std::isnan(water.withdrawal().per_kg));
    EXPECT_TRUE(std::isnan(water.consumption().per_kg));
}

TEST(StreamWater, IsWithdrawnByTheStreamOfWhichItWasMeasured) {
    // 60 m3 are told of a; of the 40 of the site a bears the quarter that is its share of copper,
    // and so of the 100 m3 consumed: 70 and 30.
    Activities activities;
    activities.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    activities.streams = {{"a", {1000}, {0}, {0}, {0}, {0}}, {"b", {3000}, {0}, {0}, {0}, {0}}};
    const auto water = water_of({{0, "a", WaterFlow::withdrawn, "well", 60.0},
                                 {0, "", WaterFlow::withdrawn, "well", 40.0},
                                 {0, "", WaterFlow::consumed, "", 100.0}},
                                activities);
    ASSERT_EQ(water.size(), 3U);
    EXPECT_NEAR(water[1].withdrawn, 70.0, 1e-9);
    EXPECT_NEAR(water[2].withdrawn, 30.0, 1e-9);
}

}  // namespace
}  // namespace gossan::footprint
