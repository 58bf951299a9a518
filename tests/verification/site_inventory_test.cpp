// SPDX-License-Identifier: Apache-2.0
// The accounts of a heap with its plant close, the cathode of its modules is that of the site, and
// their lines are what its rows say, summed without the ledger.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "gossan/ledger/inventory.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"

namespace gossan::verification {
namespace {

using Rows = std::vector<records::BalanceRow>;

/// The rows of a small heap with values of its own.
Rows rows_of_run(const std::vector<std::string>& overrides) {
    const records::ScratchFolder scratch;
    simulation::RunRecord record;
    record.folder = scratch / "run";
    record.version = "test";
    record.effective_toml = "small heap";
    record.data_hash = "test";
    const auto outcome = simulation::run(simulation::made::heap(overrides), record, {}, 2);
    EXPECT_EQ(outcome.status, records::RunStatus::done);
    return records::read_balance(scratch / "run" / "balance.csv");
}

double sum_of(const Rows& rows, const std::function<bool(const records::BalanceRow&)>& counts) {
    double sum = 0.0;
    for (const records::BalanceRow& row : rows) {
        if (counts(row)) sum += row.amount;
    }
    return sum;
}

bool is_stock(const records::BalanceRow& row) { return row.kind == records::BalanceKind::stock; }

const ledger::Account& account_in(const std::vector<ledger::Account>& all,
                                  const std::string& module, const std::string& kind) {
    for (const ledger::Account& each : all) {
        if (each.module == module && each.kind->name == kind) return each;
    }
    throw std::runtime_error("no account " + module + " " + kind);
}

// Pyrite dissolves beside oxides; iron of either charge leaves its ore.
TEST(SiteInventory, IronOfTheOreIsWhatItsRowsSay) {
    const Rows rows = rows_of_run(
        {"parcels.oxide.ore.minerals.pyrite='1 %'", "parcels.oxide.ore.minerals.biotite='3 %'"});
    const double last = 30.0, first = 0.0;
    for (const std::string solids : {"M1/solids", "M2/solids"}) {
        const auto held = [&](double day) {
            return sum_of(rows, [&](const auto& row) {
                return is_stock(row) && row.from == solids && row.substance == "Fe" &&
                       row.begin_d == day;
            });
        };
        // M1 stands on the first day; its stacking and cure are in the first stock.
        const double stacked = sum_of(rows, [&](const auto& row) {
            return !is_stock(row) && row.to == solids && row.substance == "Fe" && row.end_d > first;
        });
        const double dissolved = sum_of(rows, [&](const auto& row) {
            return !is_stock(row) && row.from == solids && row.substance.starts_with("Fe(") &&
                   row.end_d > first;
        });
        ASSERT_GT(dissolved, 0.0) << solids;
        EXPECT_NEAR(held(last) - held(first) - stacked + dissolved, 0.0, 1e-9 * held(last));
    }
    const ledger::Inventory inventory = ledger::take_inventory(rows);
    EXPECT_TRUE(inventory.closes());
    const double all = 0.055845 * sum_of(rows, [&](const auto& row) {
                           return is_stock(row) && row.substance == "Fe" && row.begin_d == last;
                       });
    EXPECT_NEAR(account_in(inventory.accounts, "all", "iron in ore").stored.back(), all,
                1e-12 * all);
    EXPECT_NEAR(account_in(inventory.accounts, "pad oxide", "iron in ore").stored.back(), all,
                1e-12 * all);
}

// Day 0 is 20 January: stocks on 1 February, day 12, besides those of every ten days.
TEST(SiteInventory, TakesStockAtTheBeginningOfEachMonth) {
    const Rows rows = rows_of_run({"run.start_date='2026-01-20'", "power.irrigation.head='60 m'",
                                   "power.crushing.oxide='2 kWh/t'"});
    const ledger::Inventory inventory = ledger::take_inventory(rows);
    EXPECT_TRUE(inventory.closes());
    // M2 is stacked on day 6.
    EXPECT_EQ(inventory.book.days, (std::vector<double>{0, 6, 10, 12, 20, 30}));
    const auto& electricity = account_in(inventory.supplies, "all", "electricity");
    double total = 0.0;
    for (const ledger::AccountLine& line : electricity.lines) {
        for (const double amount : line.amount) total += amount;
    }
    const double by_rows =
        sum_of(rows, [](const auto& row) { return row.substance == "electricity"; });
    EXPECT_NEAR(total, by_rows, 1e-12 * by_rows);
    // 2 modules of 1000 m2 x 2 m x 1.6 t/m3 at 2 kWh/t.
    EXPECT_NEAR(sum_of(rows, [](const auto& row) { return row.to == "crushing of oxide"; }), 12.8,
                1e-12);
}

// What the plant held at first was 0.2 g/L in 4000 m3 of ponds, 35 g/L in 200 m3: 7.8 t.
TEST(SiteInventory, NoStreamGivesMoreThanItHad) {
    const records::ScratchFolder scratch;
    simulation::RunRecord record;
    record.folder = scratch / "run";
    record.version = "test";
    record.effective_toml = "small heap";
    record.data_hash = "test";
    const auto outcome =
        simulation::run(simulation::made::heap({"run.duration='120 d'"}), record, {}, 2);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    const double given = outcome.summary.at("cathode_by_stream_t").at("start").number();
    EXPECT_GT(given, 0.5 * 7.8);
    EXPECT_LT(given, 7.8);
}

// The later module is stacked on day 10, in the middle of the books.
TEST(SiteInventory, ClosesWithAModuleStackedWhileTheOtherRuns) {
    const records::ScratchFolder scratch;
    simulation::RunRecord record;
    record.folder = scratch / "run";
    record.version = "test";
    record.effective_toml = "small heap";
    record.data_hash = "test";
    const auto outcome =
        simulation::run(simulation::made::heap({"modules[1].from='10 d'"}), record, {}, 2);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    const ledger::Inventory inventory =
        ledger::take_inventory(records::read_balance(scratch / "run" / "balance.csv"));
    for (const ledger::Closure& fault : inventory.faults) {
        ADD_FAILURE() << in_words(fault, inventory.book.units.at(fault.substance));
    }
    EXPECT_LE(inventory.copper_identity, 1e-9);  // as the balances of the site
    ASSERT_EQ(inventory.copper.size(), 4u);      // M1, M2, the plant's own, all
    const ledger::CopperLines& first = inventory.copper[0].lines;
    const ledger::CopperLines& second = inventory.copper[1].lines;
    EXPECT_EQ(second.placed.front(), 0.0);
    EXPECT_GT(first.placed.front(), 0.0);
    EXPECT_GT(second.placed.back(), 0.0);
    EXPECT_LT(second.recovered.back(), first.recovered.back());
    EXPECT_NEAR(1e-3 * inventory.copper.back().lines.recovered.back(),
                outcome.summary.at("cathode_t").number(),
                1e-9 * outcome.summary.at("cathode_t").number());
}

}  // namespace
}  // namespace gossan::verification
