// SPDX-License-Identifier: Apache-2.0
// The accounts of a heap with its plant close, and the cathode of its modules is that of the site.
#include <gtest/gtest.h>

#include "gossan/ledger/inventory.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"

namespace gossan::verification {
namespace {

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
