// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {
namespace {

/// Cured sulphide of two size classes, on top of oxide of one.
const std::string parcel_of_sulphide =
    "parcels.sulphide={ ore = { moisture = '3 %', minerals = { chalcocite = '0.5 %', pyrite = "
    "'1 %' }, size = { kind = 'rosin_rammler', p80 = '12 mm', classes = 2 }, access = { kind = "
    "'rim', depth = '2 mm' } }, cure = { acid = '2 kg/t', water = '30 kg/t' } }";

std::string lifts(const std::string& list) { return "modules[0].lifts=[" + list + "]"; }

const std::string on_day_8 =
    "{ from = '8 d', parcel = 'sulphide', height = '1 m', cells = 3, temperature = '15 degC' }";

HeapAssembly two_ores() { return made::heap({parcel_of_sulphide, lifts(on_day_8)}); }

TEST(HeapLifts, OfAnotherOreBringTheirMineralsAndClassesToTheColumn) {
    const auto heap = two_ores();
    const Assembly& column = heap.modules.front().assembly;
    EXPECT_EQ(heap.modules.front().parcels, (std::vector<std::string>{"oxide", "sulphide"}));
    ASSERT_EQ(column.lifts.size(), 1u);
    const auto& network = *column.model.network;
    EXPECT_LT(network.solid_index("malachite", 3), 0);  // one class of oxide, two of sulphide
    for (int k = 0; k < 3; ++k) {
        const auto malachite = std::size_t(network.solid_index("malachite", k));
        const auto chalcocite = std::size_t(network.solid_index("chalcocite", k));
        const bool is_oxide = k == 0;
        EXPECT_EQ(column.contents[0].solids[malachite] > 0.0, is_oxide) << k;
        EXPECT_EQ(column.contents[0].solids[chalcocite], 0.0) << k;
        EXPECT_EQ(column.lifts[0].contents[0].solids[malachite], 0.0) << k;
        EXPECT_EQ(column.lifts[0].contents[0].solids[chalcocite] > 0.0, !is_oxide) << k;
    }
}

TEST(HeapLifts, PlaceTheCopperOfEachParcel) {
    const auto heap = two_ores();
    const Assembly& column = heap.modules.front().assembly;
    // Cu2CO3(OH)2 221.116, CuO 79.545, Cu2S 159.152 g/mol; 1.6 t/m3; 2 m of oxide, 1 m of sulphide.
    const double oxide = 3200.0 * (2.0 * 0.0035 / 0.221116 + 0.0010 / 0.079545);
    const double sulphide = 1600.0 * 2.0 * 0.005 / 0.159152;
    const double digits = 1e-4;  // of the molar masses above
    EXPECT_NEAR(column.placed.copper / oxide, 1.0, digits);
    EXPECT_NEAR(column.lifts[0].placed.copper / (oxide + sulphide), 1.0, digits);
    EXPECT_DOUBLE_EQ(column.lifts[0].placed.dry_ore, 4800.0);
    EXPECT_EQ(column.placed.copper_by_mineral.at("chalcocite"), 0.0);
    EXPECT_NEAR(layer_of(column, 4).copper / oxide, 1.0, digits);
    EXPECT_NEAR(layer_of(column, 5).copper / sulphide, 1.0, digits);
    EXPECT_FALSE(column.cure.is_cured);
    // 2 kg of H2SO4 a tonne on 1.6 t/m2: 2 mol H of 98.08 g each.
    EXPECT_NEAR(column.lifts[0].cure.acid_given, 2.0 * 3.2 / 0.09808, 0.01);
}

TEST(HeapLifts, OfOreOfTheSameKindUnderAnotherNameAreThoseOfTheModule) {
    const std::string twin =
        "parcels.twin={ ore = { moisture = '3 %', minerals = { malachite = '0.35 %', tenorite = "
        "'0.10 %' }, acid_demand = { total = '10 kg/t', share = { acid_consumer_fast = 1.0 } }, "
        "size = { kind = 'rosin_rammler', p80 = '19 mm', classes = 1 }, access = { kind = 'full' "
        "} } }";
    const auto run_of = [&](const std::string& parcel, const std::filesystem::path& folder) {
        const std::string lift = "{ from = '8 d', " + parcel + "height = '1 m', cells = 2 }";
        (void)run(made::heap({"run.duration=12 d", twin, lifts(lift)}), made::record_in(folder), {},
                  1);
        return records::read_file(folder / "series.csv") +
               records::read_file(folder / "balance.csv");
    };
    const records::ScratchFolder scratch;
    EXPECT_EQ(run_of("parcel = 'twin', ", scratch / "twin"), run_of("", scratch / "own"));
}

TEST(HeapLifts, OfAnotherOreCloseEveryBalance) {
    const records::ScratchFolder scratch;
    const auto outcome = run(two_ores(), made::record_in(scratch / "run"), {}, 2);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    for (const auto& [quantity, closure] : outcome.summary.at("balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-8) << quantity;
    }
    for (const auto& [quantity, closure] : outcome.summary.at("site_balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-9) << quantity;
    }
    const auto& module = outcome.summary.at("modules").elements().front();
    EXPECT_DOUBLE_EQ(module.at("dry_ore_t").number(), 4800.0);  // 3 m x 1000 m2 x 1.6 t/m3
    EXPECT_GT(module.at("extraction_by_mineral").at("chalcocite").number(), 0.0);
    const auto& lifts = module.at("lifts").elements();
    ASSERT_EQ(lifts.size(), 2u);
    EXPECT_EQ(lifts[1].at("parcel").string(), "sulphide");
    EXPECT_EQ(lifts[1].at("from_d").number(), 8.0);
    EXPECT_DOUBLE_EQ(lifts[1].at("dry_ore_t").number(), 1600.0);
}

TEST(HeapLifts, AreBookedWithTheirCure) {
    const records::ScratchFolder scratch;
    (void)run(made::heap({"run.duration=12 d", parcel_of_sulphide, lifts(on_day_8)}),
              made::record_in(scratch / "run"), {}, 1);
    for (const std::string substance : {"H", "S(VI)", "water", "heat"}) {
        double error = 0.0, largest = 0.0;
        for (const auto& row : records::read_balance(scratch / "run" / "balance.csv")) {
            if (row.substance != substance || (row.from != "M1/bed" && row.to != "M1/bed"))
                continue;
            largest = std::max(largest, std::abs(row.amount));
            const bool is_stock = row.kind == records::BalanceKind::stock;
            if (is_stock && row.begin_d == 0.0) error -= row.amount;
            if (is_stock && row.begin_d == 12.0) error += row.amount;
            if (is_stock || row.end_d == 0.0) continue;
            error += row.to == "M1/bed" ? -row.amount : row.amount;
        }
        EXPECT_LE(std::abs(error), 1e-9 * largest) << substance;
    }
}

TEST(HeapLifts, OfAnotherOreGoOnFromACheckpointToTheSameBits) {
    const records::ScratchFolder scratch;
    const auto heap = made::heap({"run.duration=18 d", parcel_of_sulphide, lifts(on_day_8)});
    ASSERT_EQ(run(heap, made::record_in(scratch / "straight"), {}, 1).status,
              records::RunStatus::done);
    for (const double day : {7.5, 12.5}) {  // before the lift and after it
        bool is_over = false;
        const Attendant impatient{
            .on_progress = [&](const Progress& now) { is_over = now.time > day * 86400.0; },
            .is_interrupted = [&] { return is_over; }};
        const auto folder = scratch / ("day" + std::to_string(int(day)));
        ASSERT_EQ(run(heap, made::record_in(folder), impatient, 1).status,
                  records::RunStatus::interrupted);
        ASSERT_EQ(resume(heap, folder, identity_of("small", "test"), {}, 2).status,
                  records::RunStatus::done);
        for (const char* file : {"series.csv", "balance.csv", "events.csv"}) {
            EXPECT_EQ(records::read_file(folder / file),
                      records::read_file(scratch / "straight" / file))
                << file << " after a stop on day " << day;
        }
    }
}

TEST(HeapLifts, MustComeOneAfterAnotherAndOfAParcelThatIsThere) {
    const auto faults = [](const std::string& list) {
        return made::faults_of_heap({parcel_of_sulphide, "modules[0].from=9 d", lifts(list)});
    };
    EXPECT_NE(faults(on_day_8).find("a day after day 9"), std::string::npos);
    const std::string later = "{ from = '12 d', height = '1 m', cells = 2 }";
    EXPECT_NE(faults(later + ", " + later).find("a day after day 12"), std::string::npos);
    EXPECT_NE(
        faults("{ from = '12 d', height = '1 m', cells = 2, parcel = 'sulfide' }").find("sulphide"),
        std::string::npos);
}

TEST(HeapLifts, ThatComeAfterTheEndOfTheRunAreLeftOutAndSaid) {
    const auto heap = made::heap(
        {parcel_of_sulphide, lifts("{ from = '31 d', parcel = 'sulphide', height = '1 m', cells = "
                                   "2 }")});
    EXPECT_TRUE(heap.modules.front().assembly.lifts.empty());
    EXPECT_LT(heap.modules.front().assembly.model.network->solid_index("chalcocite", 0), 0);
    EXPECT_TRUE(std::any_of(heap.notes.begin(), heap.notes.end(), [](const std::string& note) {
        return note.find("\"M1\"") != std::string::npos && note.find("day 31") != std::string::npos;
    }));
}

}  // namespace
}  // namespace gossan::simulation
