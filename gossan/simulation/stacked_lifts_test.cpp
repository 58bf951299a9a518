// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/fields.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/balance_book.hpp"
#include "gossan/simulation/made_site.hpp"

namespace gossan::simulation {
namespace {

/// Runs until the first step after `day`, then goes on from the last restart point before it.
Outcome run_in_two(const Assembly& assembly, const std::filesystem::path& folder, double day) {
    bool is_over = false;
    const Attendant impatient{
        .on_progress = [&](const Progress& now) { is_over = now.time > day * 86400.0; },
        .is_interrupted = [&] { return is_over; }};
    const auto stopped = run(assembly, made::record_in(folder), impatient);
    EXPECT_EQ(stopped.status, records::RunStatus::interrupted);
    return resume(assembly, folder, identity_of("small", "test"), {});
}

TEST(StackedLifts, CloseEveryBalance) {
    const records::ScratchFolder scratch;
    const auto assembly = made::small_column();
    const auto outcome = run(assembly, made::record_in(scratch / "run"), {});
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    for (const auto& [quantity, closure] : outcome.summary.at("balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-10) << quantity;  // the limit for a stacking
    }
    EXPECT_DOUBLE_EQ(outcome.summary.at("dry_ore_t").number(), 24.0);  // 1.5 m x 10 m2 x 1.6 t/m3
}

struct Sum {
    double first = 0.0, last = 0.0, came = 0.0;
    double largest = 0.0;
};

/// What each substance of a balance.csv begins and ends with, and the flows that came to it; those
/// of the first instant are in the first stock. Iron and sulphur count as elements, in ore and
/// solution alike.
std::map<std::string, Sum> sums(const std::vector<records::BalanceRow>& rows, double end_d) {
    std::map<std::string, std::set<std::string>> places;
    for (const auto& row : rows) {
        if (row.kind == records::BalanceKind::stock)
            places[element_of(row.substance)].insert(row.from);
    }
    std::map<std::string, Sum> sums;
    for (const auto& row : rows) {
        Sum& sum = sums[element_of(row.substance)];
        sum.largest = std::max(sum.largest, std::abs(row.amount));
        if (row.kind == records::BalanceKind::stock) {
            if (row.begin_d == 0.0) sum.first += row.amount;
            if (row.begin_d == end_d) sum.last += row.amount;
        } else if (row.end_d > 0.0) {
            const auto& inside = places[element_of(row.substance)];
            sum.came += row.amount * (double(inside.contains(row.to)) - inside.contains(row.from));
        }
    }
    return sums;
}

TEST(StackedLifts, CloseEveryBalanceByTheBookAlone) {
    const records::ScratchFolder scratch;
    ASSERT_EQ(run(made::small_column(), made::record_in(scratch / "run"), {}).status,
              records::RunStatus::done);
    const auto rows = records::read_balance((scratch / "run") / "balance.csv");
    for (const auto& [substance, sum] : sums(rows, 24.0)) {
        // Round-off of some hundred rows.
        EXPECT_NEAR(sum.last, sum.first + sum.came, 1e-12 * sum.largest) << substance;
    }
}

TEST(StackedLifts, BookTheCureOfEachLift) {
    const records::ScratchFolder scratch;
    ASSERT_EQ(run(made::small_column(), made::record_in(scratch / "run"), {}).status,
              records::RunStatus::done);
    std::map<double, double> acid, water;  // mol, by day
    for (const auto& row : records::read_balance((scratch / "run") / "balance.csv")) {
        if (row.from == "cure" && row.substance == "H") acid[row.end_d] += row.amount;
        if (row.from == "stacking" && row.substance == "water") water[row.end_d] += row.amount;
    }
    // 5 kg/t of H2SO4, 2 mol H+ of 98.08 g, on 16 and on 8 t of ore: 1 and 0.5 m x 10 m2 x 1.6
    // t/m3.
    EXPECT_NEAR(acid.at(0.0), 16.0 * 5e3 * 2.0 / 98.08, 1e-4 * acid.at(0.0));  // digits of the mass
    EXPECT_NEAR(acid.at(10.0), 0.5 * acid.at(0.0), 1e-12 * acid.at(0.0));
    // The ore's own moisture, 5 % of 8 t; the water of the cure is no part of it.
    EXPECT_NEAR(water.at(10.0), 0.05 * 8e6 / 18.015, 1e-4 * water.at(10.0));
}

TEST(StackedLifts, ResumedBeforeAtAndAfterTheStackingGiveTheSameBits) {
    const records::ScratchFolder scratch;
    const auto assembly = made::small_column();
    ASSERT_EQ(run(assembly, made::record_in(scratch / "straight"), {}).status,
              records::RunStatus::done);
    for (const double day : {7.0, 10.5, 17.0}) {  // restart points before: days 4, 10, 16
        const auto folder = scratch / ("day" + std::to_string(int(day)));
        ASSERT_EQ(run_in_two(assembly, folder, day).status, records::RunStatus::done);
        for (const char* file : {"series.csv", "balance.csv", "events.csv", "fields.nc"}) {
            const bool is_same = records::read_file(folder / file) ==
                                 records::read_file((scratch / "straight") / file);
            EXPECT_TRUE(is_same) << file << " after a stop on day " << day;
        }
    }
}

// Restart points less than a second apart are one: on day 12 there is one anyway.
TEST(StackedLifts, AreNotPutOffForARestartPointThatFallsTogetherWithAnother) {
    const records::ScratchFolder scratch;
    const auto assembly = made::small_column(
        {"run.restart_interval=12 d",
         R"(bed.lifts=[{from="12.000004 d", height="0.5 m", cells=3, temperature="15 degC"}])"});
    ASSERT_EQ(run(assembly, made::record_in(scratch / "run"), {}).status, records::RunStatus::done);
    const std::string events = records::read_file((scratch / "run") / "events.csv");
    EXPECT_NE(events.find("\n12,stacked"), std::string::npos) << events;
}

TEST(StackedLifts, LeaveCellsUndefinedUntilTheyAreThere) {
    const records::ScratchFolder scratch;
    ASSERT_EQ(run(made::small_column(), made::record_in(scratch / "run"), {}).status,
              records::RunStatus::done);
    const auto fields = records::read_fields((scratch / "run") / "fields.nc");
    const auto temperature = *fields.field("temperature");
    ASSERT_EQ(fields.layout.n_cells(), 7u);
    const auto before = fields.profile(temperature, 2);  // day 4
    EXPECT_TRUE(std::isnan(before[4]) && std::isnan(before[6]));
    EXPECT_FALSE(std::isnan(before[3]));
    EXPECT_FALSE(std::isnan(fields.profile(temperature, fields.time_d.size() - 1)[6]));
}

}  // namespace
}  // namespace gossan::simulation
