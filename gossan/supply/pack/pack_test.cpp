// SPDX-License-Identifier: Apache-2.0

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/supply/pack/made_pack.hpp"
#include "gossan/supply/pack/pack_input.hpp"
#include "gossan/supply/pack/pdf_paper.hpp"

namespace gossan::supply {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace made;  // NOLINT(google-build-using-namespace)

TEST(Pack, HasFiguresThatFollowByHand) {
    // Two thirds sulphide: (2 x 200 + 100)/3 L of diesel by t at 2.697 kg CO2e/L, and of 2 x 1000/3
    // kWh none where nothing else is known of the market-based view: gate-to-gate, location adds
    // 666.67 kWh of the grid. Water (2 x 70 + 40)/3 L/kg.
    const ShipmentView view = view_of(made::pack_content());
    ASSERT_EQ(view.figures.size(), 1U);
    ASSERT_EQ(view.figures[0].figures.size(), 8U);
    const auto& library = footprint::FactorLibrary::standard();
    const double diesel = 500.0 / 3.0 / 1000.0 * library.at("diesel_combustion").value;
    const double grid = 2.0 / 3.0 * library.at("grid_aznm").value;
    EXPECT_NEAR(view.figures[0].figures[1].per_kg, diesel + grid, 1e-12);
    ASSERT_TRUE(view.footprints[0].water);
    EXPECT_NEAR(view.footprints[0].water->withdrawal_L_kg, 60.0, 1e-9);
    EXPECT_NEAR(view.footprints[0].custody.claimed, 5.0 / 6.0, 1e-12);
}

TEST(Pack, IsTheSameBytesEachTime) { EXPECT_EQ(make_pack(made::pack_content(), secret), good()); }

TEST(Pack, SurvivesAFolder) {
    const records::ScratchFolder folder;
    write_pack(good(), folder / "S-0001");
    EXPECT_EQ(read_pack(folder / "S-0001"), good());
    EXPECT_THROW(write_pack(good(), folder / "S-0001"), Error);
    std::filesystem::create_directory(folder / "S-0001/more");
    EXPECT_THROW((void)read_pack(folder / "S-0001"), Error);
}

TEST(Pack, TellsOfNoPriceAndNoOtherShipmentButTheirTraces) {
    const PackContent content = made::pack_content();
    for (const Event& event : content.ledger.shown) {
        EXPECT_NE(event.kind, "price fixed");
        EXPECT_NE(event.subject, "C-0002");
    }
    // Opened, bundled, assayed, released, formed, shipped, corrected, received; the opening of the
    // other lot, two that came in and two that left until then. Of 17 events, 4 are hidden.
    EXPECT_EQ(content.ledger.shown.size(), 13U);
    EXPECT_EQ(content.ledger.hidden.size(), 4U);
    EXPECT_THAT(good().at("ledger.jsonl"), Not(HasSubstr("13012 USD")));
    EXPECT_THROW((void)events_behind(made::log(), "S-0002"), Error);
}

TEST(Pack, IsNotMadeOfCopperThatTheRecordDoesNotKnow) {
    PackContent content = made::pack_content();
    footprint::Activities activities = content.record->assessment.activities();
    activities.periods[0].end = "2026-02-01";
    content.record.emplace(
        footprint::SiteFootprint{content.record->input,
                                 footprint::Assessment(activities, content.record->input,
                                                       footprint::FactorLibrary::standard()),
                                 {},
                                 {}});
    EXPECT_THROW((void)make_pack(content), Error);
}

TEST(Pack, IsThereAsAWholeOrNotAtAll) {
    const records::ScratchFolder folder;
    // What a making that was killed left behind is in nobody's way.
    std::filesystem::create_directories(folder / "packs/.S-0001.unfinished");
    records::write_atomically(folder / "packs/.S-0001.unfinished/manifest.json", "half");
    write_pack(good(), folder / "packs/S-0001");
    EXPECT_EQ(read_pack(folder / "packs/S-0001"), good());
    EXPECT_FALSE(std::filesystem::exists(folder / "packs/.S-0001.unfinished"));
    // Where it cannot be finished, nothing stands in its place.
    PackFiles bad = good();
    bad["no/such/folder"] = "";
    EXPECT_THROW(write_pack(bad, folder / "packs/S-0002"), Error);
    EXPECT_FALSE(std::filesystem::exists(folder / "packs/S-0002"));
}

TEST(ShipmentView, HasTheStreamsOfWhatWasShipped) {
    const ShipmentView view = view_of(made::pack_content());
    // Two thirds of the lot are of the sulphide stream, and so of its 6 t.
    EXPECT_EQ(view.streams.at("sulphide"), whole_mass("4 t"));
    EXPECT_EQ(view.streams.at("run_of_mine"), whole_mass("2 t"));
    EXPECT_EQ(view.gross, whole_mass("6.006 t"));
}

TEST(PackInput, MakesTheContentOfAShipmentOutOfTheLog) {
    const PackInput input{.delivered_at = "FCA Example, Arizona",
                          .gs1_prefix = "0614141",
                          .signatory = "A. Seller, head of sales"};
    PackMaker maker{.site = "Example Mine", .producer = made_producer()};
    maker.version = "1.2.3";
    maker.links = {made::link()};
    maker.claim_streams = {"sulphide"};
    maker.source = "measured activities";
    const auto site = made::footprint_of_site();
    const auto log = made::log_with_custody();
    const auto published = view_of(made::pack_content()).footprints;
    EXPECT_EQ(published.front().evidence, log[10].hash);
    const auto content = pack_content(input, maker, log, "S-0001", site, published);
    EXPECT_EQ(make_pack(content, secret), good());
    EXPECT_THAT(lots_published_otherwise(content, published), IsEmpty());
    EXPECT_THAT(lots_published_otherwise(content, {}), Contains("C-0001"));
    EXPECT_THROW((void)pack_content(input, maker, log, "S-9", site), Error);
}

TEST(Declaration, SaysWhatIsDeclared) {
    const std::string& pdf = good().at("declaration.pdf");
    const std::string head = made::log_with_custody().back().hash;
    for (const std::string& words :
         {std::string("Example Copper"), std::string("Data Centre Metals"), std::string("DN-17"),
          std::string("C-0001"), std::string("JC-0001"), std::string("6.000 t"),
          std::string("kg CO2e per kg of copper"), std::string("5 to 95 \\045 inte"),
          std::string("cradle-to-gate, location"), std::string("ore-matched"),
          std::string("2026-01-01"), std::string("mass balance, credit"),
          std::string("grid_aznm@2023"), std::string("withdrawal 60.0"),
          std::string("ASTM B115 Grade 1"), std::string("A. Seller, head of sales"), public_key,
          head}) {
        EXPECT_THAT(pdf, HasSubstr(words));
    }
    EXPECT_THAT(pdf, Not(HasSubstr("DN-71")));
}

TEST(KeptPack, IsMadeAnewWhereThatIsAskedFor) {
    const char* folder = std::getenv("GOSSAN_KEEP_PACK");
    if (folder == nullptr) GTEST_SKIP() << "GOSSAN_KEEP_PACK names no folder";
    write_pack(good(), folder);
}

TEST(PdfPaper, BreaksLinesAndSheetsAndKeepsLatinLetters) {
    PdfPaper paper("A title", "2026-05-08T18:00:00Z");
    for (int line = 0; line < 80; ++line)
        paper.text(
            "Gruben\xc3\xbc"
            "bersicht \xe2\x82\xac");
    EXPECT_EQ(paper.sheets(), 2);
    const std::string bytes = paper.bytes();
    EXPECT_THAT(bytes, HasSubstr("D:20260508180000Z"));
    EXPECT_TRUE(bytes.find("Gruben\xfc"
                           "bersicht ?") != std::string::npos ||
                bytes.find("Gruben\\374bersicht ?") != std::string::npos);
}

}  // namespace
}  // namespace gossan::supply
