// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "gossan/supply/lot/lot_tables.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::supply {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// Weeks of 12 t, 8 of them of one stream, from 2026-05-04 on.
std::vector<Harvest> weeks(int count) {
    std::vector<Harvest> harvests;
    for (int k = 0; k < count; ++k) {
        const double begin = 20577.0 + 7.0 * k;  // 2026-05-04
        harvests.push_back(
            {.number = k + 1,
             .begin = begin,
             .end = begin + 7.0,
             .mass = {12'000'000},
             .parts = {{{"S1", "sulphide"}, {8'000'000}}, {{"R1", "run_of_mine"}, {4'000'000}}}});
    }
    return harvests;
}

LotsInput input() {
    LotsInput lots;
    lots.prefix = "AM";
    lots.brand = "AMINE";
    return lots;
}

class LotPlan : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) /
                  (std::string("lot_plan_") +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string file(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
        return (folder_ / name).string();
    }
    std::string certificates(const std::string& rows) {
        return file("certificates.csv",
                    "lot,certificate,revision,date,laboratory,signatory,decision,reason,Ag [ppm],"
                    "As [ppm],Bi [ppm],Fe [ppm],Ni [ppm],Pb [ppm],S [ppm],Sb [ppm],Se [ppm],"
                    "Sn [ppm],Te [ppm]\n" +
                        rows);
    }
    std::vector<Event> log_after(const LotsInput& lots, int n_weeks,
                                 const std::vector<Event>& before = {}) {
        const auto harvests = weeks(n_weeks);
        const auto tables = read_lot_tables(lots, diagnostics_);
        const auto drafts = plan_lots(lots, harvests, tables, before, diagnostics_);
        auto log = before;
        for (Event& event : chained(before.empty() ? Event{} : before.back(), drafts)) {
            log.push_back(std::move(event));
        }
        return log;
    }

    fs::path folder_;
    Diagnostics diagnostics_;
};

constexpr const char* good = "8,<0.5,<0.2,2,0.5,1,3,<0.5,<0.2,<0.5,<0.2\n";
constexpr const char* with_lead = "8,<0.5,<0.2,2,0.5,9,3,<0.5,<0.2,<0.5,<0.2\n";

TEST_F(LotPlan, OpensAndBundlesEveryHarvestOnce) {
    const auto log = log_after(input(), 2);
    const LotBook book = replay_lots(log);
    ASSERT_EQ(book.lots().size(), 2U);
    const ProductionLot& lot = book.lots().at("AM-0002");
    EXPECT_EQ(lot.end, "2026-05-18");
    EXPECT_EQ(lot.streams.at("sulphide").grams, 8'000'000);
    EXPECT_EQ(lot.bundles.size(), 5U);  // 12 t by 2.5 t is 4.8
    EXPECT_EQ(lot.bundled, lot.mass);
    EXPECT_EQ(book.bundles().at("AM-0002-001").gross.grams, 2'403'000);
    EXPECT_EQ(log_after(input(), 2, log).size(), log.size()) << "nothing is told twice";
}

TEST_F(LotPlan, ReleasesWhatMeetsItsGradeAndHoldsTheRest) {
    LotsInput lots = input();
    lots.certificates =
        InputFile{certificates(std::string("AM-0001,C1,1,2026-05-13,a lab,a chemist,,,") + good +
                               "AM-0002,C2,1,2026-05-20,a lab,a chemist,,," + with_lead)};
    const LotBook book = replay_lots(log_after(lots, 2));
    EXPECT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    EXPECT_EQ(book.lots().at("AM-0001").state, LotState::released);
    EXPECT_EQ(book.lots().at("AM-0002").state, LotState::held);
    EXPECT_EQ(book.lots().at("AM-0002").reason, "Pb 9 ppm: above 5 ppm");
}

TEST_F(LotPlan, RefusesADecisionThatTheCertificateForbidsAndNamesItsRow) {
    LotsInput lots = input();
    lots.certificates = InputFile{
        certificates(std::string("AM-0001,C1,1,2026-05-13,a lab,a chemist,release,,") + with_lead)};
    (void)log_after(lots, 1);
    EXPECT_THAT(diagnostics_.text(), HasSubstr("certificates.csv:2: error[supply.refused]"));
    EXPECT_THAT(diagnostics_.text(), HasSubstr("Pb 9 ppm: above 5 ppm"));
}

TEST_F(LotPlan, FormsCommercialLotsOfWhatIsReleasedAndLetsTheRestWait) {
    LotsInput lots = input();
    std::string rows;
    for (int k = 1; k <= 5; ++k) {
        rows += "AM-000" + std::to_string(k) + ",C,1,2026-07-0" + std::to_string(k) +
                ",a lab,a chemist,,," + (k == 3 ? with_lead : good);
    }
    lots.certificates = InputFile{certificates(rows)};
    const LotBook book = replay_lots(log_after(lots, 5));
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    // bundles of 2.4 t: ten are 24 t, eleven 26.4 t, ten are nearer to 25 t; four lots of five
    // bundles make one and leave ten waiting, which are below 24.5 t
    ASSERT_EQ(book.commercial_lots().size(), 1U);
    const CommercialLot& lot = book.commercial_lots().at("AM-C0001");
    EXPECT_EQ(lot.bundles.size(), 10U);
    EXPECT_EQ(lot.net.grams, 24'000'000);
    EXPECT_THAT(lot.bundles, testing::Each(testing::Not(HasSubstr("AM-0003"))));
}

TEST_F(LotPlan, TakesALotBackIntoSaleAfterABetterCertificate) {
    LotsInput lots = input();
    lots.commercial_lot = Mass{12000.0};
    const std::string first = std::string("AM-0001,C1,1,2026-05-13,a lab,a chemist,,,") + with_lead;
    lots.certificates = InputFile{certificates(first)};
    const auto log = log_after(lots, 1);
    (void)certificates(first + "AM-0001,C1,2,2026-05-20,a lab,a chemist,,," + good);
    const LotBook book = replay_lots(log_after(lots, 1, log));
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    EXPECT_EQ(book.lots().at("AM-0001").state, LotState::released);
    EXPECT_EQ(book.commercial_lots().size(), 1U);
}

TEST_F(LotPlan, ShipsWhatATableTells) {
    LotsInput lots = input();
    lots.commercial_lot = Mass{12000.0};
    lots.certificates =
        InputFile{certificates(std::string("AM-0001,C1,1,2026-05-13,a lab,a chemist,,,") + good)};
    lots.shipments =
        InputFile{file("shipments.csv",
                       "shipment,date,commercial_lot,to,delivery_note,received_on,received [lb]\n"
                       "S1,2026-05-21,AM-C0001,a mill,N1,2026-05-25,26455\n")};
    const LotBook book = replay_lots(log_after(lots, 1));
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    EXPECT_EQ(book.shipments().at("S1").net.grams, 12'000'000);
    EXPECT_EQ(book.shipments().at("S1").received.grams, 11'999'786);  // × 453.59237 g
}

TEST_F(LotPlan, PutsWeighedBundlesInThePlaceOfPlannedOnes) {
    const auto log = log_after(input(), 1);
    LotsInput lots = input();
    lots.bundles = InputFile{file("bundles.csv",
                                  "lot,serial,date,net [kg],gross [kg]\n"
                                  "AM-0001,W1,2026-05-12,6010,6013\n"
                                  "AM-0001,W2,2026-05-12,5995,5998\n")};
    const auto weighed = log_after(lots, 1, log);
    const LotBook book = replay_lots(weighed);
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    EXPECT_EQ(book.lots().at("AM-0001").bundled.grams, 12'005'000);
    EXPECT_EQ(book.bundles().size(), 2U);
    EXPECT_EQ(log_after(lots, 1, weighed).size(), weighed.size());
}

TEST_F(LotPlan, RefusesALogOfAnotherProduction) {
    const auto log = log_after(input(), 1);
    auto harvests = weeks(1);
    harvests[0].mass.grams += 1;
    harvests[0].parts[0].mass.grams += 1;
    const auto drafts = plan_lots(input(), harvests, {}, log, diagnostics_);
    EXPECT_TRUE(drafts.empty());
    EXPECT_THAT(diagnostics_.text(), HasSubstr("12.000001 t"));
}

TEST_F(LotPlan, ReadsBackTheBundlesThatItWroteInAnyUnit) {
    const LotBook planned = replay_lots(log_after(input(), 3));
    for (const MassUnit unit :
         {MassUnit::tonne, MassUnit::kilogram, MassUnit::pound, MassUnit::short_ton}) {
        const auto sheets = lot_sheets(planned, unit);
        write_csv_files(folder_, sheets);
        const std::vector<tables::SheetToWrite> one{sheets[1]};
        tables::write_workbook(folder_ / "bundles.xlsx", one);
        for (const char* name : {"bundles.csv", "bundles.xlsx"}) {
            LotsInput lots = input();
            lots.bundles = InputFile{(folder_ / name).string()};
            const LotBook weighed = replay_lots(log_after(lots, 3));
            ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
            EXPECT_EQ(weighed.bundles(), planned.bundles()) << name << " " << name_of(unit);
        }
    }
}

}  // namespace
}  // namespace gossan::supply
