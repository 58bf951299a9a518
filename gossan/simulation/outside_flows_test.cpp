// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/outside_flows.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"

namespace gossan::simulation {
namespace {

const std::string some_liquor =
    R"(plant.feeds=[{ pond = "pls", steps = [{ from = "0 d", rate = "10 m3/h", solution = "liquor" }]}])";
const std::string its_solution =
    R"(solutions.liquor={ temperature = "20 degC", free_acid = "3 g/L", balance = true, dissolved = { Cu = "4 g/L", Mg = "1 g/L" } })";
const std::string some_offtake =
    R"(plant.offtakes=[{ pond = "raffinate", steps = [{ from = "0 d", rate = "11 m3/h" }]}])";

TEST(OutsideFlows, ComeForThePartOfAnIntervalThatTheirStepsHold) {
    // From day 1 at 2 m3/h, from day 2 at 3 m3/h: between days 1.5 and 4, 24 + 144 m3; Mg at 1 g/L
    // is 41.14 mol/m3.
    const HeapAssembly heap = made::heap(
        {its_solution,
         R"(plant.feeds=[{ pond = "pls", steps = [{ from = "1 d", rate = "2 m3/h", solution = "liquor" }, { from = "2 d", rate = "3 m3/h", solution = "liquor" }]}])"});
    std::vector<plant::Liquor> inflow(2, heap.basis().empty());
    heap.outside.add_fed(1.5 * 86400.0, 4.0 * 86400.0, inflow);
    EXPECT_NEAR(heap.basis().volume(inflow[0]), 168.0, 1e-9);
    const auto mg = std::size_t(solution::component_index(heap.components(), "Mg"));
    // A plant's volume is that at 25 degC by a linear formula, within 0.3 % of the density.
    EXPECT_NEAR(inflow[0].component[mg] / 168.0, 41.14, 0.003 * 41.14);
    EXPECT_EQ(inflow[1].water, 0.0);
}

TEST(OutsideFlows, LetAPlantRunWithoutAHeapSoThatItsCopperCloses) {
    const records::ScratchFolder scratch;
    const auto heap = made::heap({"modules=[]", its_solution, some_liquor, some_offtake});
    const auto outcome = run(heap, made::record_in(scratch / "run"), {}, 1);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    for (const auto& [quantity, closure] : outcome.summary.at("site_balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-12) << quantity;
    }
    // 30 days of 240 m3 at 4 kg/m3 are 28.8 t. Not plated are at most 6.1 t that bring 1600 m3 of
    // the feed pond from 0.2 to 4 kg/m3, 2.4 t in 7920 m3 of raffinate at 0.3, and 11 t in 200 m3
    // of electrolyte at 55.
    const double cathode = outcome.summary.at("cathode_by_stream_t").at("feeds").number();
    EXPECT_GT(cathode, 28.8 - 6.1 - 2.4 - 11.0);
    EXPECT_LT(cathode, 28.8);
}

TEST(OutsideFlows, TakeNoCopperFromWhatIrrigationGets) {
    // Both draw on the raffinate; the site closes whoever takes what.
    const records::ScratchFolder scratch;
    const auto outcome = run(made::heap({some_offtake}), made::record_in(scratch / "run"), {}, 1);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    for (const auto& [quantity, closure] : outcome.summary.at("site_balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-9) << quantity;
    }
}

TEST(OutsideFlows, AreNamedWhereTheyNameAnUnknownPondOrGoBackInTime) {
    EXPECT_THROW((void)made::heap({R"(plant.offtakes=[{ pond = "sea", steps = [] }])"}), Error);
    EXPECT_THROW(
        (void)made::heap(
            {R"(plant.offtakes=[{ pond = "pls", steps = [{ from = "2 d", rate = "1 m3/h" }, { from = "1 d", rate = "1 m3/h" }] }])"}),
        Error);
    EXPECT_THROW((void)made::heap({"modules=[]"}), Error);
}

}  // namespace
}  // namespace gossan::simulation
