// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/plan_figures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::study {
namespace {

/// Two years in which 100 t of cathode come each year, on the last day of it.
simulation::MemoryRun made_run() {
    simulation::MemoryRun run;
    auto& series = run.kept.series;
    series.time_d = {0.0, 365.25, 730.5};
    series.columns = {{.name = "cathode_t"}, {.name = "acid_bought_t"}, {.name = "pls_volume_m3"}};
    series.values = {{0.0, 100.0, 200.0}, {0.0, 50.0, 300.0}, {NAN, 8.0, 4.0}};
    const auto flow = [&run](double day, const char* from, const char* substance, double amount) {
        run.kept.balance.push_back({.begin_d = day,
                                    .end_d = day,
                                    .kind = records::BalanceKind::flow,
                                    .from = from,
                                    .to = "somewhere",
                                    .substance = substance,
                                    .amount = amount});
    };
    flow(0.0, "cure", "S(VI)", 1e6);  // mol of H2SO4: 98.079 t
    flow(0.0, "stacking", "ore", 5e6);
    flow(365.25, "grid", "electricity", 40.0);
    run.outcome.summary["recovery"] = 0.4;
    run.outcome.summary["ponds"]["pls"]["Cu_g_L"] = 2.5;
    return run;
}

TEST(PlanFigures, SumOverTime) {
    const auto run = made_run();
    const PlanFigures figures(run, {}, {});
    EXPECT_DOUBLE_EQ(*figures.value({.figure = "cathode_t"}), 200.0);
    // Halfway through the second year.
    EXPECT_DOUBLE_EQ(
        *figures.value({.figure = "cathode_t", .by = Duration{1.5 * 365.25 * 86400.0}}), 150.0);
    EXPECT_NEAR(*figures.value({.figure = "acid_t"}), 300.0 + 98.079, 1e-9);
    EXPECT_NEAR(*figures.value({.figure = "acid_bought_t", .per = "cathode_t"}), 1.5, 1e-12);
    EXPECT_DOUBLE_EQ(*figures.value({.figure = "ore_t"}), 5000.0);
}

TEST(PlanFigures, ReadSeriesAndSummary) {
    const auto run = made_run();
    const PlanFigures figures(run, {}, {});
    const auto pond = [&](OverTime over_time) {
        return *figures.value({.figure = "pls_volume_m3", .over_time = over_time});
    };
    EXPECT_EQ(pond(OverTime::last), 4.0);
    EXPECT_EQ(pond(OverTime::most), 8.0);
    EXPECT_EQ(pond(OverTime::least), 4.0);
    EXPECT_DOUBLE_EQ(pond(OverTime::mean), 6.0);  // a year of each
    EXPECT_EQ(*figures.value({.figure = "recovery"}), 0.4);
    EXPECT_EQ(*figures.value({.figure = "ponds.pls.Cu_g_L"}), 2.5);
    EXPECT_FALSE(figures.value({.figure = "recover"}).has_value());
}

TEST(PlanFigures, DiscountWhatIsEarnedAndSpent) {
    const auto run = made_run();
    MoneyInput money;
    money.discount = Number{0.1};
    money.income["cathode_t"] = {.value = 9.0, .source = "test"};
    money.costs["ore_t"] = {.value = 0.1, .source = "test"};
    const PlanFigures figures(run, money, {{"electricity_MWh", {.value = 2.0, .source = "test"}}});
    // 900 after one year and after two, 500 for ore on day 0.
    EXPECT_NEAR(*figures.value({.figure = "npv"}), 900.0 / 1.1 + 900.0 / 1.21 - 500.0, 1e-9);
    EXPECT_DOUBLE_EQ(*figures.value({.figure = "co2e_kg"}), 80.0);
    EXPECT_FALSE(PlanFigures(run, {}, {}).value({.figure = "npv"}).has_value());
}

}  // namespace
}  // namespace gossan::study
