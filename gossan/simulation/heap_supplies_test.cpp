// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_supplies.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/simulation/made_heap_run.hpp"

namespace gossan::simulation {
namespace {

const std::vector<std::string> all_power = {
    "power.irrigation.head='60 m'",
    "power.extraction_feed.head='10 m'",
    "power.mixers='0.1 kWh/m3'",
    "power.blowers.pressure_rise='5 kPa'",
    "power.crushing.oxide='2.5 kWh/t'",
    "run.duration='10 d'",
    "modules[1].from='2 d'",
    "weather.altitude='0 m'",
    "plant.extraction.reagent=0.2",
    "pads.oxide.aeration.steps=[{ from = '1 d', rate = '0.5 Nm3/m2/h' }]"};

/// Sum of what went to a place of a substance.
double sum(const std::vector<records::BalanceRow>& rows, const std::string& to,
           const std::string& substance) {
    double total = 0.0;
    for (const records::BalanceRow& row : rows) {
        if (row.to == to && row.substance == substance) total += row.amount;
    }
    return total;
}

std::vector<records::BalanceRow> all_supplies(const HeapAssembly& heap, const made::WholeRun& all) {
    std::vector<records::BalanceRow> rows;
    for (const HeapWindow& window : all.windows) {
        for (auto& row : supply_rows(heap, window)) rows.push_back(std::move(row));
    }
    return rows;
}

TEST(HeapSupplies, AreThoseOfVolumesHeadsAndHours) {
    const HeapAssembly heap = made::heap(all_power);
    const made::WholeRun all = made::run(heap);
    const auto rows = all_supplies(heap, all);
    // 1000 m2 each, 9 and 7 days of 24 h: 0.5 Nm3/m2/h.
    EXPECT_NEAR(sum(rows, "blowers of oxide", "air"), 1000.0 * 0.5 * 24.0 * 16.0, 1e-6);
    // A Nm3 at 20 degC: 293.15/273.15 m3, 7/2 x 101325 Pa x (1.0493462^(2/7) - 1) J/m3 over 0.65.
    const double a_normal_cubic_metre =
        293.15 / 273.15 * 3.5 * 101325.0 * (std::pow(106325.0 / 101325.0, 2.0 / 7.0) - 1.0) / 0.65;
    EXPECT_NEAR(sum(rows, "blowers of oxide", "electricity"),
                192000.0 * a_normal_cubic_metre / 3.6e9, 1e-6);
    // 8 L/m2/h from the second day after stacking, 8 and 6 days: 2688 m3 of some 1.03 t/m3, 60 m.
    const double lifted = 2688.0 * 1.03e3 * 9.80665 * 60.0 / 0.7 / 3.6e9;
    EXPECT_NEAR(sum(rows, "irrigation of oxide", "electricity") / lifted, 1.0, 0.02);
    double treated = 0.0, organic = 0.0;
    for (const HeapWindow& window : all.windows) {
        for (const plant::PlantOutcome& day : window.plant) {
            treated += day.copper.treated;
            organic += day.copper.organic_lost;
        }
    }
    ASSERT_GT(organic, 0.0);
    EXPECT_NEAR(sum(rows, "SX mixers", "electricity"), 1e-4 * treated, 1e-12 * treated);
    EXPECT_NEAR(sum(rows, "SX feed", "electricity") * 6.0 / lifted, treated / 2688.0, 0.02);
    EXPECT_NEAR(sum(rows, "lost with organic", "extractant"), 0.2 * organic, 1e-12 * organic);
    EXPECT_NEAR(sum(rows, "lost with organic", "diluent"), 0.8 * organic, 1e-12 * organic);
    EXPECT_EQ(power_note(heap), "");
}

// 1000 m2 x 2 m x 1.6 t/m3 = 3200 t at 2.5 kWh/t are 8 MWh.
TEST(HeapSupplies, CountTheCrushingOfOreWhenItIsStacked) {
    const HeapAssembly heap = made::heap(all_power);
    const std::vector<records::BalanceRow> ore = {{.begin_d = 2.0,
                                                   .end_d = 2.0,
                                                   .from = "stacking",
                                                   .to = "M2/solids",
                                                   .substance = "ore",
                                                   .cause = "stacked on oxide",
                                                   .amount = 3.2e6,
                                                   .unit = "kg"}};
    const auto rows = crushing_rows(heap, ore);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_NEAR(sum(rows, "crushing of oxide", "electricity"), 8.0, 1e-12);
    EXPECT_EQ(rows[0].unit, "MWh");
    EXPECT_EQ(rows[0].begin_d, 2.0);
}

TEST(HeapSupplies, SayWhatIsNotCounted) {
    EXPECT_EQ(power_note(made::heap()),
              "electricity of irrigation pumps, pumps to solvent extraction, mixers and crushing "
              "is not counted, as [power] leaves it out");
    EXPECT_NE(made::faults_of_heap({"power.crushing.oxyde='1 kWh/t'"}).find("oxyde"),
              std::string::npos);
    EXPECT_NE(made::faults_of_heap({"power.irrigation_from.pond.head='1 m'"}).find("pond"),
              std::string::npos);
}

}  // namespace
}  // namespace gossan::simulation
