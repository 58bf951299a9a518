// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/production/harvest.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

using records::BalanceKind;
using records::BalanceRow;

BalanceRow flow(double begin, double end, const char* from, const char* to, double kg,
                const char* cause = "flow") {
    return {.begin_d = begin,
            .end_d = end,
            .from = from,
            .to = to,
            .substance = "Cu",
            .cause = cause,
            .amount = kg,
            .unit = "kg"};
}
BalanceRow stock(double day, const char* place, double kg) {
    return {.begin_d = day,
            .end_d = day,
            .kind = BalanceKind::stock,
            .from = place,
            .substance = "Cu",
            .cause = "all",
            .amount = kg,
            .unit = "kg"};
}

/// Two pads drain 300 and 100 kg through one pond into cathode by day 30, then 100 and 100 by day
/// 60; nothing stays on the way.
std::vector<BalanceRow> two_pads() {
    std::vector<BalanceRow> rows{flow(0, 0, "stacking", "N1/solids", 1e5, "stacked on nuton"),
                                 flow(0, 0, "stacking", "R1/solids", 1e5, "stacked on rom")};
    for (BalanceRow& row : rows) row.substance = "ore";
    const auto month = [&](double begin, double nuton, double rom) {
        rows.push_back(flow(begin, begin + 30, "N1/solids", "PLS pond", nuton));
        rows.push_back(flow(begin, begin + 30, "R1/solids", "PLS pond", rom));
        rows.push_back(flow(begin, begin + 30, "PLS pond", "cathode", nuton + rom, "plating"));
    };
    month(0, 300, 100);
    month(30, 100, 100);
    for (const auto& [day, nuton, rom] :
         {std::array{0.0, 1000.0, 1000.0}, {30.0, 700.0, 900.0}, {60.0, 600.0, 800.0}}) {
        rows.push_back(stock(day, "N1/solids", nuton));
        rows.push_back(stock(day, "R1/solids", rom));
    }
    return rows;
}

TEST(CathodeCurve, FollowsTheModulesOfTheirPads) {
    const CathodeCurve curve = cathode_of(two_pads(), 100.0, {});
    ASSERT_EQ(curve.days, (std::vector<double>{100.0, 130.0, 160.0}));
    ASSERT_GE(curve.origins.size(), 2U);
    EXPECT_EQ(curve.origins[0], (CathodeOrigin{"N1", "nuton"}));
    EXPECT_EQ(curve.origins[1], (CathodeOrigin{"R1", "rom"}));
    EXPECT_NEAR(curve.kg[0][1], 300.0, 1e-9);
    EXPECT_NEAR(curve.kg[0][2], 400.0, 1e-9);
    EXPECT_NEAR(curve.kg[1][2], 200.0, 1e-9);
}

TEST(CathodeCurve, KeepsThePaceOfWhatWasPlatedBetweenClosingDays) {
    // a quarter of the first 30 days' cathode was there on day 20
    const PlatedSoFar plated{.days = {100.0, 120.0, 130.0, 160.0}, .amount = {0.0, 0.1, 0.4, 0.6}};
    const CathodeCurve curve = cathode_of(two_pads(), 100.0, plated);
    ASSERT_EQ(curve.days, (std::vector<double>{100.0, 120.0, 130.0, 160.0}));
    EXPECT_NEAR(curve.kg[0][1], 75.0, 1e-9);
    EXPECT_NEAR(curve.kg[1][1], 25.0, 1e-9);
}

TEST(CathodeCurve, IsRefusedWhereNothingIsPlated) {
    auto rows = two_pads();
    for (BalanceRow& row : rows) {
        if (row.to == "cathode") row.to = "pls";
    }
    EXPECT_THROW((void)cathode_of(rows, 0.0, {}), Error);
}

TEST(Harvests, CutTheCurveByDaysAndKeepTheSharesOfStreams) {
    const auto harvests = harvests_of(cathode_of(two_pads(), 100.0, {}), 7.0);
    // 60 d: eight of 7 d and one of 4 d
    ASSERT_EQ(harvests.size(), 9U);
    EXPECT_EQ(harvests.back().end, 160.0);
    // 400 kg in 30 d: 93.333 kg a week, three quarters of them nuton's
    EXPECT_EQ(harvests[0].mass.grams, 93'333);
    EXPECT_EQ(streams_of(harvests[0]).at("nuton").grams, 70'000);
    // the fifth ends on day 35: 2 d of 13.33 kg/d and 5 d of 6.67 kg/d are 60 kg
    EXPECT_NEAR(harvests[4].mass.kg(), 60.0, 0.001);
    EXPECT_EQ(mass_of(harvests).grams, 600'000);
}

TEST(Harvests, LeaveWhatIsTooLittleForTheNextButNotAtTheEnd) {
    // 93.333 kg a week in the first month, then 46.667: of at least 90 kg there are four of one
    // week, one of weeks 5 and 6 (60 + 46.667), one of 7 and 8 and the 26.667 kg of the end
    const auto harvests = harvests_of(cathode_of(two_pads(), 100.0, {}), 7.0, {90'000});
    ASSERT_EQ(harvests.size(), 7U);
    EXPECT_EQ(harvests[4].number, 6);
    EXPECT_EQ(harvests[4].begin, 128.0);
    EXPECT_EQ(harvests[4].end, 142.0);
    EXPECT_NEAR(harvests[6].mass.kg(), 26.667, 0.001);
    EXPECT_EQ(mass_of(harvests).grams, 600'000);
}

TEST(Harvests, SumToTheCurveToTheGramWhateverItsShape) {
    EXPECT_TRUE(rc::check("no gram is lost", [] {
        const auto n_origins = *rc::gen::inRange(1, 6);
        const auto n_days = *rc::gen::inRange(2, 30);
        CathodeCurve curve;
        for (int day = 0; day < n_days; ++day) curve.days.push_back(20'000.0 + 3.0 * day);
        double whole = 0.0;
        for (int origin = 0; origin < n_origins; ++origin) {
            curve.origins.push_back({"M" + std::to_string(origin), origin % 2 ? "a" : "b"});
            std::vector<double> kg{0.0};
            for (int day = 1; day < n_days; ++day) {
                kg.push_back(kg.back() + *rc::gen::inRange(0, 1'000'000) / 7.0);
            }
            whole += kg.back();
            curve.kg.push_back(kg);
        }
        const double every = *rc::gen::inRange(1, 40) / 2.0;
        const WholeMass least{*rc::gen::inRange(0, 500'000'000)};
        const auto harvests = harvests_of(curve, every, least);
        RC_ASSERT(mass_of(harvests) == whole_mass(Mass{whole}));
        std::map<std::string, WholeMass> by_module;
        for (const Harvest& harvest : harvests) {
            RC_ASSERT(harvest.mass.grams > 0);
            WholeMass parts;
            for (const HarvestPart& part : harvest.parts) {
                RC_ASSERT(part.mass.grams > 0);
                parts += part.mass;
                by_module[part.origin.module] += part.mass;
            }
            RC_ASSERT(parts == harvest.mass);
        }
        for (int origin = 0; origin < n_origins; ++origin) {
            const double given = double(by_module["M" + std::to_string(origin)].grams);
            // each is carried to within a gram, and the whole to within half of one
            RC_ASSERT(std::abs(given - curve.kg[std::size_t(origin)].back() * 1e3) < 2.0);
        }
    }));
}

class MeasuredHarvests : public testing::Test {
protected:
    void SetUp() override {
        file_ = std::filesystem::path(testing::TempDir()) /
                (std::string("harvests_") +
                 testing::UnitTest::GetInstance()->current_test_info()->name() + ".csv");
    }
    void TearDown() override { std::filesystem::remove(file_); }
    std::vector<Harvest> read(const std::string& text) {
        std::ofstream(file_) << text;
        return measured_harvests(file_, diagnostics_);
    }
    std::filesystem::path file_;
    Diagnostics diagnostics_;
};

TEST_F(MeasuredHarvests, AreReadWithTheirUnitsAndShares) {
    const auto harvests = read(
        "date,mass [st],share of sulphide [%],share of run of mine [%]\n"
        "2026-03-02,10,25,75\n2026-03-09,20,100,0\n");
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text(true);
    ASSERT_EQ(harvests.size(), 2U);
    EXPECT_EQ(harvests[0].mass.grams, 9'071'847);                        // 10 × 907 184.74 g
    EXPECT_EQ(streams_of(harvests[0]).at("sulphide").grams, 2'267'962);  // 2 267 961.85
    EXPECT_EQ(harvests[1].begin, harvests[0].end);
    EXPECT_EQ(harvests[1].parts.size(), 1U);
}

TEST_F(MeasuredHarvests, TellAllFaultsWithTheirPlaces) {
    (void)read(
        "date,mass [t],share of a [%],share of b [%]\n"
        "2026-03-02,10,25,70\nMarch,10,50,50\n2026-03-09,ten,50,50\n2026-03-01,-1,50,50\n");
    const std::string told = diagnostics_.text();
    EXPECT_EQ(diagnostics_.n_errors(), 4U) << told;
    EXPECT_NE(told.find(":2:15: error[supply.share]"), std::string::npos) << told;
    EXPECT_NE(told.find(":3:1: error[supply.date]"), std::string::npos) << told;
}

TEST_F(MeasuredHarvests, WantAUnitInTheHeader) {
    (void)read("date,mass,share of a [%]\n2026-03-02,10,100\n");
    EXPECT_NE(diagnostics_.text().find("mass [t]"), std::string::npos) << diagnostics_.text();
}

}  // namespace
}  // namespace gossan::supply
