// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/carbon/lot_footprint.hpp"

#include <gtest/gtest.h>

namespace gossan::supply {
namespace {

using footprint::Method;
using footprint::SiteFootprint;

/// Two streams of a year: "light" 3000 kg of copper with 300 kg CO2, "heavy" 1000 kg with 900.
SiteFootprint year() {
    footprint::Activities done;
    done.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    done.streams = {{"light", {3000}, {3000}, {0}, {0}, {0}},
                    {"heavy", {1000}, {1000}, {0}, {0}, {0}}};
    const auto carbonate = footprint::process_at("carbonate");
    done.rows = {{.period = 0, .stream = "light", .process = carbonate, .amount = 300.0},
                 {.period = 0, .stream = "heavy", .process = carbonate, .amount = 900.0}};
    footprint::FootprintInput input;
    input.draws = 100;
    return {
        input, footprint::Assessment(done, input, footprint::FactorLibrary::standard()), {}, {}};
}

ProductionLot lot(const std::string& begin, std::map<std::string, WholeMass> streams) {
    ProductionLot made{.id = "L", .begin = begin, .end = "2027-01-03"};
    for (const auto& [name, mass] : streams) made.mass += mass;
    made.streams = std::move(streams);
    return made;
}

TEST(LotCarbon, IsTheMeanOfItsStreamsByMass) {
    // 15 t by 0.1 and 5 t by 0.9 kg/kg: 0.3.
    const auto told = footprint_of(
        lot("2026-12-29", {{"light", WholeMass{15000000}}, {"heavy", WholeMass{5000000}}}), year());
    ASSERT_EQ(told.figures.size(), 4U);
    EXPECT_NEAR(told.figures[0].per_kg, 0.3, 1e-12);
    EXPECT_TRUE(told.refusal.empty());
}

TEST(LotCarbon, IsRefusedToALotThatTheAccountsDoNotKnow) {
    const SiteFootprint site = year();
    const auto young = footprint_of(lot("2027-05-01", {{"light", WholeMass{1000}}}), site);
    EXPECT_TRUE(young.figures.empty());
    EXPECT_NE(young.refusal.find("2027-05-01"), std::string::npos);
    const auto strange = footprint_of(lot("2026-05-01", {{"other", WholeMass{1000}}}), site);
    EXPECT_NE(strange.refusal.find("other"), std::string::npos);
}

TEST(LotCarbon, OfAllCopperIsTheSite) {
    // Lots of all copper bear all that was emitted: 300 + 900 kg.
    const SiteFootprint site = year();
    double emitted = 0.0;
    for (const auto& each :
         {lot("2026-01-01", {{"light", WholeMass{2000000}}, {"heavy", WholeMass{250000}}}),
          lot("2026-06-01", {{"light", WholeMass{1000000}}, {"heavy", WholeMass{750000}}})}) {
        emitted += footprint_of(each, site).figures[1].emitted_kg;
    }
    EXPECT_NEAR(emitted, 1200.0, 1e-9);
}

TEST(LotCarbon, OfAHarvestOverTheEndOfAPeriodIsOfBoth) {
    // Of eight days six are of 2026, at 0.1 kg/kg, and two of 2027, at 0.9: 0.3.
    footprint::Activities done;
    done.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0},
                    {"2027", "2027-01-01", "2028-01-01", 365.0}};
    done.streams = {{"heap", {3000, 1000}, {3000, 1000}, {0, 0}, {0, 0}, {0, 0}}};
    const auto carbonate = footprint::process_at("carbonate");
    done.rows = {{.period = 0, .stream = "heap", .process = carbonate, .amount = 300.0},
                 {.period = 1, .stream = "heap", .process = carbonate, .amount = 900.0}};
    footprint::FootprintInput input;
    input.draws = 100;
    const SiteFootprint site{
        input, footprint::Assessment(done, input, footprint::FactorLibrary::standard()), {}, {}};
    ProductionLot over = lot("2026-12-26", {{"heap", WholeMass{20000000}}});
    over.end = "2027-01-03";
    const auto parts = copper_parts_of(over, site);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NEAR(parts[0].mass_kg, 15000.0, 1e-9);
    EXPECT_NEAR(footprint_of(over, site).figures[0].per_kg, 0.3, 1e-12);
    ASSERT_EQ(footprint_of(over, site).others.size(), 4U);
    EXPECT_EQ(footprint_of(over, site).others[0].method, Method::ore_matched);
}

TEST(LotCarbon, OfAShipmentIsOfItsBundles) {
    Genealogy of{.id = "S", .kind = "shipment"};
    of.bundles = {{.serial = "1",
                   .lot = "L",
                   .begin = "2026-02-01",
                   .end = "2026-02-08",
                   .net = {2500000},
                   .streams = {{"light", {2500000}}}},
                  {.serial = "2",
                   .lot = "M",
                   .begin = "2026-03-01",
                   .end = "2026-03-08",
                   .net = {2500000},
                   .streams = {{"heavy", {2500000}}}}};
    const SiteFootprint site = year();
    const auto parts = copper_parts_of(of, site);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_NEAR(footprint::footprint_of(site, parts, footprint::views[0]).per_kg, 0.5, 1e-12);
}

TEST(LotCarbon, HasATableOfEqualColumns) {
    const auto lots =
        std::vector{footprint_of(lot("2026-05-01", {{"light", WholeMass{1000}}}), year()),
                    footprint_of(lot("2028-05-01", {{"light", WholeMass{1000}}}), year())};
    // A row by each method, and one for the reason of what has none.
    for (const auto& column : sheet_of(lots).columns) EXPECT_EQ(column.cells.size(), 3U);
    EXPECT_EQ(document_of(lots).elements().size(), 2U);
}

}  // namespace
}  // namespace gossan::supply
