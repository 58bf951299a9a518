// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/site_footprint.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "gossan/base/error.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan::footprint {
namespace {

SiteFootprint worked(const std::string& settings = "") {
    Diagnostics diagnostics;
    auto loaded = scenario::read_text<FootprintInput>(settings, "settings", diagnostics);
    loaded.value.draws = 100;
    loaded.value.activity =
        InputFile{GOSSAN_SOURCE_DIR "/tests/data/footprint/worked_activity.csv"};
    auto site = site_footprint({}, loaded.value, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    return std::move(site.value());
}

TEST(SiteFootprint, OfALotIsThatOfItsStreamInThePeriodOfItsDay) {
    const SiteFootprint site = worked("market = { matched = \"100 %\" }");
    const std::size_t period = site.period_at("2026-12-31");
    const std::vector<CopperPart> lot = {{"sulphide", period, period, 25000.0}};
    EXPECT_DOUBLE_EQ(footprint_of(site, lot, views[0]).per_kg,
                     site.assessment.of_site(0, 0, views[0], Method::period).per_kg);
    EXPECT_THROW((void)site.period_at("2027-01-01"), Error);
    EXPECT_THROW((void)site.period_at("today"), Error);
}

TEST(SiteFootprint, ComparesWithABaselineOfTheInputAtItsOwnView) {
    const SiteFootprint site = worked(
        "market = { matched = \"100 %\" }\n"
        "leave_out = [\"grid_upstream\", \"instrument_upstream\", \"grid_loss\"]\n"
        "factors = { diesel = \"diesel_combustion@2025\", detonation = \"anfo_detonation@2026\" }\n"
        "[[baselines]]\nid = \"a\"\nname = \"A\"\nvalue = 1.0\nboundary = \"gate-to-gate\"\n"
        "electricity = \"market\"\nsource = \"made up\"\nstatus = \"read\"\n");
    const auto all = comparisons_of(site);
    ASSERT_FALSE(all.empty());
    EXPECT_FALSE(all.back().is_refused());
    EXPECT_NEAR(all.back().difference, 0.58866 - 1.0, 1e-5);
    EXPECT_EQ(all.back().warning, "its warming potentials are not stated");
}

TEST(SiteFootprint, WarnsOfABaselineByOtherWarmingPotentials) {
    const std::string baseline =
        "[[baselines]]\nid = \"a\"\nname = \"A\"\nvalue = 1.0\nboundary = \"gate-to-gate\"\n"
        "electricity = \"location\"\nsource = \"made up\"\nstatus = \"read\"\ngwp = ";
    const std::string by_ar6 = comparisons_of(worked(baseline + "\"AR6\"\n")).back().warning;
    EXPECT_TRUE(by_ar6.empty()) << by_ar6;  // grid and diesel by AR6, all else carbon dioxide
    const std::string by_ar5 = comparisons_of(worked(baseline + "\"AR5\"\n")).back().warning;
    EXPECT_NE(by_ar5.find("of AR5"), std::string::npos) << by_ar5;
}

TEST(SiteFootprint, WritesTheRangesOfWhatWasDone) {
    // 3000 L by 1 (0.5 to 2) and by 1 (0.25 to 4): ln 2 and 2 ln 2 add to sqrt(5) ln 2.
    Activities done;
    done.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    done.streams = {{"a", {1}, {1}, {1}, {1}, {1}}};
    done.rows = {{.stream = "a",
                  .process = process_at("diesel"),
                  .amount = 3000.0,
                  .times = {{"x", 1.0, 0.5, 2.0}, {"y", 1.0, 0.25, 4.0}}},
                 {.stream = "a", .process = process_at("acid"), .amount = 7.0}};
    FootprintInput input;
    input.draws = 100;
    const SiteFootprint site{input, Assessment(done, input, FactorLibrary::standard()), {}, {}};
    const auto sheet = tables_of(site).back();
    ASSERT_EQ(sheet.name, "activity");
    const std::size_t row = sheet.columns[0].cells.size() - 2;
    EXPECT_NEAR(std::get<double>(sheet.columns[7].cells[row]),
                3000.0 * std::pow(2.0, -std::sqrt(5.0)), 1e-9);
    EXPECT_NEAR(std::get<double>(sheet.columns[8].cells[row]),
                3000.0 * std::pow(2.0, std::sqrt(5.0)), 1e-9);
    EXPECT_FALSE(std::holds_alternative<double>(sheet.columns[7].cells[row + 1]));
}

TEST(SiteFootprint, WarnsOfAComparisonOverPeriodsThatAreShortTogether) {
    const auto file = std::filesystem::temp_directory_path() / "gossan_two_months.csv";
    std::ofstream(file) << "begin,end,stream,activity,detail,amount,unit,low,high,basis\n"
                           "2026-01-01,2026-02-01,a,copper,,2,t,,,measured\n"
                           "2026-01-01,2026-02-01,a,diesel,,200,L,,,measured\n"
                           "2026-02-01,2026-03-01,a,copper,,2,t,,,measured\n";
    Diagnostics diagnostics;
    FootprintInput input;
    input.draws = 10;
    input.activity = InputFile{file.string()};
    input.baselines = {{.id = "a",
                        .name = "A",
                        .value = 1.0,
                        .boundary = Boundary::gate_to_gate,
                        .electricity = Electricity::market,
                        .source = "made up",
                        .status = "read"}};
    const auto site = site_footprint({}, input, diagnostics);
    std::filesystem::remove(file);
    ASSERT_TRUE(site) << diagnostics.text();
    EXPECT_NE(comparisons_of(*site).back().warning.find("less than twelve months"),
              std::string::npos);
}

TEST(SiteFootprint, SaysWhatIsAssumedUnverifiedAndOfUnlikePotentials) {
    std::string notes;
    for (const std::string& note : worked().notes) notes += note + "\n";
    EXPECT_NE(notes.find("assumed, not measured or simulated: extractant"), std::string::npos);
    EXPECT_NE(notes.find("acid_sulphur_burning@2026"), std::string::npos);
    EXPECT_NE(notes.find("% of the figure is by potentials of AR5"), std::string::npos) << notes;
    EXPECT_NE(notes.find("% by potentials that the sources do not state"), std::string::npos);
}

TEST(SiteFootprint, HasADocumentAndTablesOfEveryView) {
    const SiteFootprint site = worked();
    // One period, the site and one stream, four views, two methods.
    EXPECT_EQ(document_of(site).at("figures").elements().size(), 16U);
    const auto sheets = tables_of(site);
    ASSERT_EQ(sheets.size(), 7U);
    EXPECT_EQ(sheets[0].columns[0].cells.size(), 16U);
    for (const auto& sheet : sheets) {
        for (const auto& column : sheet.columns) {
            EXPECT_EQ(column.cells.size(), sheet.columns[0].cells.size()) << column.name;
        }
    }
}

TEST(SiteFootprint, IsRefusedWithoutCopper) {
    Diagnostics diagnostics;
    EXPECT_THROW((void)site_footprint({}, {}, diagnostics), Error);
}

TEST(FootprintInput, NamesTheNearestRoleActivityAndKey) {
    const auto faults = [](const std::string& text) {
        Diagnostics diagnostics;
        (void)scenario::read_text<FootprintInput>(text, "f.toml", diagnostics);
        return diagnostics.text();
    };
    EXPECT_EQ(faults("factors = { grid = \"grid_aznm@2022\" }"), "");
    EXPECT_NE(faults("factors = { gird = \"grid_aznm@2022\" }").find("did you mean grid?"),
              std::string::npos);
    EXPECT_NE(faults("ratios = { acit = { value = 1 } }").find("did you mean acid?"),
              std::string::npos);
    EXPECT_NE(faults("leave_out = [\"trucks\"]").find("did you mean truck?"), std::string::npos);
    EXPECT_NE(faults("site = { diesel = { value = \"3 kg\" } }").find("f.toml:1:"),
              std::string::npos);
    EXPECT_NE(
        faults("acid_truck = { value = \"10 km\", low = \"1 km\" }").find("both low and high"),
        std::string::npos);
}

}  // namespace
}  // namespace gossan::footprint
