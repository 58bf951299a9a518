// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/planned_modules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"

namespace gossan::simulation {
namespace {

/// As the oxide of the small heap, without acid demand and richer.
const std::string rich =
    "parcels.rich={ ore = { moisture = '5 %', minerals = { malachite = '0.75 %' }, size = { kind = "
    "'rosin_rammler', p80 = '19 mm', classes = 1 }, access = { kind = 'full' } } }";
const std::string coarse =
    "parcels.coarse={ ore = { moisture = '5 %', minerals = { malachite = '0.75 %' }, size = { kind "
    "= 'rosin_rammler', p80 = '90 mm', classes = 1 }, access = { kind = 'full' } } }";
const std::string header = "id,pad,module,lift,parcel,tonnes,day\n";
const std::string no_entries = "modules=[]";
const std::string area_alone = "modules=[{ id = 'M1', pad = 'oxide', area = '1000 m2' }]";

class PlannedModules : public testing::Test {
protected:
    /// The small heap with a list of blocks beside it. Throws Error(input) for a faulty one.
    HeapAssembly heap(const std::string& rows, std::vector<std::string> overrides) {
        records::write_atomically(scratch_ / "plan.csv", header + rows);
        records::write_atomically(scratch_ / "heap.toml", made::small_heap);
        overrides.emplace_back("stacking.file='plan.csv'");
        Diagnostics diagnostics;
        const auto site =
            scenario::read<HeapSite>((scratch_ / "heap.toml").string(), overrides, diagnostics)
                .value;
        diagnostics.throw_if_any();
        auto assembly = assemble(site, made::facts(), diagnostics);
        diagnostics.throw_if_any();
        return assembly;
    }

    std::string faults(const std::string& rows, const std::vector<std::string>& overrides) {
        try {
            (void)heap(rows, overrides);
            return {};
        } catch (const Error& error) {
            return error.what();
        }
    }

    static bool says(const HeapAssembly& heap, const std::string& words) {
        return std::any_of(heap.notes.begin(), heap.notes.end(), [&](const std::string& note) {
            return note.find(words) != std::string::npos;
        });
    }

    records::ScratchFolder scratch_;
};

TEST_F(PlannedModules, TakeHeightFromMassAndDayFromTheLastBlock) {
    const auto made = heap(
        "B1,oxide,M1,1,oxide,1000,1\nB2,oxide,M1,1,oxide,2200,4\n"
        "B3,oxide,M1,2,rich,800,12\n",
        {rich, area_alone});
    ASSERT_EQ(made.modules.size(), 1u);
    const HeapModule& module = made.modules.front();
    EXPECT_EQ(module.from, 4.0 * 86400.0);
    // 3200 t at 1.6 t/m3 on 1000 m2 are 2 m in the pad's 5 cells; 800 t are 0.5 m, in one.
    EXPECT_DOUBLE_EQ(module.assembly.placed.height, 2.0);
    EXPECT_EQ(module.assembly.contents.size(), 5u);
    ASSERT_EQ(module.assembly.lifts.size(), 1u);
    EXPECT_EQ(module.assembly.lifts[0].time, 12.0 * 86400.0);
    EXPECT_DOUBLE_EQ(module.assembly.lifts[0].layer.height, 0.5);
    EXPECT_EQ(module.assembly.lifts[0].contents.size(), 1u);
    EXPECT_EQ(module.parcels, (std::vector<std::string>{"oxide", "rich"}));
    EXPECT_TRUE(says(made, "3 blocks of 4000 t make 2 lifts of 1 modules"));
}

TEST_F(PlannedModules, AreMadeByThePlanWhereTheScenarioHasNone) {
    const auto made =
        heap("B1,oxide,N1,1,oxide,3200,0\nB2,oxide,N2,1,oxide,1600,3\n", {no_entries});
    ASSERT_EQ(made.modules.size(), 2u);
    EXPECT_EQ(made.modules[1].id, "N2");
    EXPECT_DOUBLE_EQ(made.modules[0].area, 1000.0);  // 3200 t / (1.6 t/m3 x 2 m)
    EXPECT_DOUBLE_EQ(made.modules[1].area, 500.0);
    EXPECT_TRUE(says(made, "\"N2\": an area of 500 m2"));
}

TEST_F(PlannedModules, MixParcelsOfALiftByMass) {
    const auto made =
        heap("B1,oxide,M1,1,oxide,2400,1\nB2,oxide,M1,1,rich,800,2\n", {rich, area_alone});
    ASSERT_EQ(made.site.parcels.size(), 3u);
    const ore::OreType& ore = made.site.parcels.at(*made.site.modules[0].parcel).ore;
    // A quarter is rich: 0.75 x 0.35 + 0.25 x 0.75 % malachite, 0.75 x 0.10 % tenorite,
    // 0.75 x 3 + 0.25 x 5 % of moisture, three quarters of the 10 kg/t of acid.
    EXPECT_NEAR(ore.minerals.at("malachite").si, 0.0045, 1e-15);
    EXPECT_NEAR(ore.minerals.at("tenorite").si, 0.00075, 1e-15);
    EXPECT_NEAR(ore.moisture.si, 0.035, 1e-15);
    EXPECT_NEAR(ore.acid_demand->total.si, 0.0075, 1e-15);
    EXPECT_NEAR(ore.acid_demand->share.at("acid_consumer_fast").si, 1.0, 1e-15);
    EXPECT_TRUE(says(made, "75 % oxide + 25 % rich"));
}

TEST_F(PlannedModules, RefuseAMixOfDifferentSizes) {
    const std::string told =
        faults("B1,oxide,M1,1,oxide,2400,1\nB2,oxide,M1,1,coarse,800,2\n", {coarse, area_alone});
    EXPECT_NE(told.find("stacking.blend"), std::string::npos) << told;
    EXPECT_NE(told.find("plan.csv:3:"), std::string::npos) << told;
    EXPECT_NE(told.find("differ in size"), std::string::npos) << told;
}

TEST_F(PlannedModules, LeaveOutAndSayWhatComesAfterTheEndOfTheRun) {
    const auto made = heap(
        "B1,oxide,N1,1,oxide,3200,0\nB2,oxide,N1,2,oxide,1600,29\n"
        "B3,oxide,N1,2,oxide,1600,31\nB4,oxide,N2,1,oxide,1600,40\n",
        {no_entries});
    ASSERT_EQ(made.modules.size(), 1u);
    EXPECT_TRUE(made.modules[0].assembly.lifts.empty());
    EXPECT_TRUE(says(made, "4800 t are left out"));
    EXPECT_TRUE(says(made, "module \"N2\" is left out"));
}

TEST_F(PlannedModules, AreNotToldTwiceNorOnAnotherPad) {
    const std::string block = "B1,oxide,M1,1,oxide,3200,1\n";
    EXPECT_NE(faults(block, {}).find("stacking.told_twice"), std::string::npos);
    EXPECT_NE(faults("B1,oxide,M3,1,oxide,3200,1\n", {area_alone}).find("stacking.unknown_module"),
              std::string::npos);
    EXPECT_NE(faults("B1,oxide,M1,1,oxide,1,1\n", {area_alone}).find("stacking.height"),
              std::string::npos);
    EXPECT_NE(faults("", {no_entries}).find("stacking.empty"), std::string::npos);
    EXPECT_NE(faults("B1,oxide,M1,1,oxide,3200,9\n",
                     {"modules=[{ id = 'M1', pad = 'oxide', area = '1000 m2', irrigation = { steps "
                      "= [{ from = '5 d', rate = '8 L/m2/h', solution = 'raffinate' }] } }]"})
                  .find("irrigated before it is stacked, on day 5"),
              std::string::npos);
}

TEST_F(PlannedModules, RunAsModulesToldByHand) {
    const std::string lift =
        "lifts = [{ from = '8 d', height = '0.8 m', cells = 2, parcel = 'rich' }]";
    const auto by_hand = made::heap(
        {"run.duration=12 d", rich,
         "modules=[{ id = 'M1', pad = 'oxide', parcel = 'oxide', from = '2 d', area = '1000 m2', " +
             lift + " }]"});
    const auto by_plan = heap("B1,oxide,M1,1,oxide,3200,2\nB2,oxide,M1,2,rich,1280,8\n",
                              {"run.duration=12 d", rich, area_alone});
    (void)run(by_hand, made::record_in(scratch_ / "hand"), {}, 1);
    (void)run(by_plan, made::record_in(scratch_ / "plan"), {}, 1);
    EXPECT_EQ(records::read_file(scratch_ / "hand" / "series.csv"),
              records::read_file(scratch_ / "plan" / "series.csv"));
}

}  // namespace
}  // namespace gossan::simulation
