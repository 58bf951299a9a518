// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "gossan/records/scratch_folder.hpp"
#include "gossan/records/whole_rows.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"
#include "gossan/simulation/module_record.hpp"

namespace gossan::simulation {
namespace {

using tables::Table;

TEST(ModuleStatus, FollowsThePlanAndWhatCame) {
    HeapModule module;
    module.plan = {
        {0.0, 0.0, -1}, {10.0, 1e-6, 0}, {20.0, 0.0, -1}, {30.0, 1e-6, 0}, {40.0, 0.0, -1}};
    EXPECT_EQ(status_of(module, 5.0, 0.0), ModuleStatus::waiting);
    EXPECT_EQ(status_of(module, 15.0, 1.0), ModuleStatus::irrigated);
    EXPECT_EQ(status_of(module, 15.0, 0.0), ModuleStatus::cut_off);  // a pond ran dry
    EXPECT_EQ(status_of(module, 25.0, 0.0), ModuleStatus::resting);
    EXPECT_EQ(status_of(module, 45.0, 0.0), ModuleStatus::done);
}

TEST(ModuleStatus, KnowsTheLastIrrigatedInterval) {
    constexpr double d = 86400.0;
    HeapModule module;
    module.plan = {{0.0, 0.0, -1},     {1.0 * d, 1e-6, 0}, {4.5 * d, 0.0, -1},
                   {4.8 * d, 1e-6, 0}, {7.0 * d, 0.0, -1}, {9.0 * d, 1e-6, 0}};
    EXPECT_FALSE(stops_after(module, 3.0 * d, 4.0 * d));
    EXPECT_FALSE(stops_after(module, 4.0 * d, 5.0 * d));  // a pause of hours is no stop
    EXPECT_TRUE(stops_after(module, 6.0 * d, 7.0 * d));
    EXPECT_FALSE(stops_after(module, 7.0 * d, 8.0 * d));  // it had stopped before
    EXPECT_FALSE(stops_after(module, 12.0 * d, 13.0 * d));
}

/// The small heap run into a folder; its second module stops dripping on day 20.
class SiteTables : public testing::Test {
protected:
    static void SetUpTestSuite() {
        scratch = std::make_unique<records::ScratchFolder>();
        const auto heap = made::heap(
            {"run.output_interval='3 d'", "run.field_interval='10 d'",
             "modules[0].distribution={ strips = [{ share = '50 %', rate = 1.2 }, "
             "{ share = '50 %', rate = 0.8 }] }",
             "modules[1].irrigation={ steps = [{ from = '8 d', rate = '8 L/m2/h', solution = "
             "'raffinate' }, { from = '20 d', rate = '0 L/m2/h', solution = 'raffinate' }] }"});
        const auto outcome = run(heap, made::record_in(*scratch / "run"), {}, 1);
        ASSERT_EQ(outcome.status, records::RunStatus::done);
    }
    static void TearDownTestSuite() { scratch.reset(); }
    [[nodiscard]] static Table read(const std::string& file) {
        return records::read_whole_rows(*scratch / "run" / file);
    }
    [[nodiscard]] static double number(const Table& table, const std::string& column,
                                       std::size_t row) {
        Diagnostics diagnostics;
        return table.required_number(column, row, diagnostics).value_or(std::nan(""));
    }

    static inline std::unique_ptr<records::ScratchFolder> scratch;
};

TEST_F(SiteTables, TellWhatEachModuleIs) {
    const Table table = read("modules.csv");
    ASSERT_EQ(table.n_rows(), 6U);  // two modules on days 10, 20 and 30
    EXPECT_EQ(table.text("module", 5), "M2");
    EXPECT_EQ(table.text("status", 1), "irrigated");
    EXPECT_EQ(table.text("status", 5), "done");
    EXPECT_EQ(number(table, "height_m", 5), 2.0);
    EXPECT_GT(number(table, "extraction_pct", 4), number(table, "extraction_pct", 2));
    // All copper of the small heap can be leached: what remains is what was not extracted.
    EXPECT_NEAR(
        number(table, "copper_remaining_extractable_t", 4) / number(table, "copper_placed_t", 4),
        1.0 - number(table, "extraction_pct", 4) / 100.0, 1e-9);
}

TEST_F(SiteTables, TellWhatPassedEachModule) {
    const Table flows = read("module_flows.csv"), modules = read("modules.csv");
    // Every third day from day 3 and from day 9, and day 20, on which M2 drips for the last time.
    ASSERT_EQ(flows.n_rows(), 10U + 9U);
    EXPECT_EQ(number(flows, "time_d", 10), 20.0);
    EXPECT_EQ(flows.text("module", 10), "M2");
    EXPECT_EQ(flows.text("status", 10), "irrigated");
    const std::size_t last = flows.n_rows() - 2;
    EXPECT_EQ(flows.text("module", last), "M1");
    EXPECT_NEAR(number(flows, "irrigation_L_m2_h", last), 8.0, 0.1);  // volumes add up to 1 %
    EXPECT_EQ(flows.text("status", last + 1), "done");
    EXPECT_EQ(number(flows, "irrigation_L_m2_h", last + 1), 0.0);
    EXPECT_EQ(number(flows, "drained_m3", last), number(modules, "drained_m3", 4));
    // What drained in the last three days is near three times the rate of the last, as it drips on.
    const double drained =
        number(flows, "drained_m3", last) - number(flows, "drained_m3", last - 2);
    EXPECT_NEAR(drained / (3.0 * number(flows, "drainage_m3_d", last)), 1.0, 0.01);
}

TEST_F(SiteTables, TellWhatPondsHold) {
    const Table table = read("ponds.csv");
    ASSERT_EQ(table.n_rows(), 22U);  // two ponds on days 0, 3 ... 30
    EXPECT_EQ(table.text("pond", 0), "pls");
    EXPECT_EQ(number(table, "capacity_m3", 0), 4000.0);
    EXPECT_NEAR(number(table, "volume_m3", 0), 2000.0, 1e-6);
    EXPECT_NEAR(number(table, "Mg_g_L", 0), 1.0, 5e-3);  // prepared at its own density
}

/// A stage of efficiency e lies short of the isotherm by 1 - e of the way; the end of the line is
/// the feed, and points of the stages lie on the operating line.
TEST_F(SiteTables, DrawTheCircuitAsItStood) {
    const Table table = read("circuit.csv");
    std::vector<std::pair<double, double>> isotherm, stages, line;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        if (number(table, "time_d", row) != 30.0 || table.text("side", row) != "extraction") {
            continue;
        }
        const auto name = table.text("line", row);
        auto& points = name == "isotherm" ? isotherm : name == "stages" ? stages : line;
        points.emplace_back(number(table, "aqueous_Cu_g_L", row),
                            number(table, "organic_Cu_g_L", row));
    }
    ASSERT_EQ(stages.size(), 6U);  // of two stages
    ASSERT_EQ(line.size(), 4U);
    EXPECT_TRUE(std::is_sorted(isotherm.begin(), isotherm.end()));
    const double slope =
        (line.back().second - line.front().second) / (line.back().first - line.front().first);
    for (const auto& [aqueous, organic] : line) {
        EXPECT_NEAR(organic, line.front().second + slope * (aqueous - line.front().first), 1e-9);
    }
    for (std::size_t stage = 0; stage < 2; ++stage) {
        const auto& [aqueous, organic] = stages[3 * stage + 1];
        const auto above =
            std::find_if(isotherm.begin(), isotherm.end(),
                         [x = aqueous](const auto& point) { return point.first >= x; });
        ASSERT_NE(above, isotherm.end());
        EXPECT_LE(organic, above->second);  // extraction stays below its isotherm
    }
}

}  // namespace
}  // namespace gossan::simulation
