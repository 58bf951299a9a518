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

bool is_noted(const HeapAssembly& heap, const std::string& words) {
    return std::any_of(heap.notes.begin(), heap.notes.end(), [&](const std::string& note) {
        return note.find(words) != std::string::npos;
    });
}

TEST(HeapSite, LaysCoversOnPadsAndModulesByTheirOwnDays) {
    const auto heap = made::heap(
        {"weather.wind=3 m/s", "pads.oxide.covers=[{ from = '1 d', until = '5 d', factor = 0.5 }]",
         "modules[1].covers=[{ from = '8 d', factor = 0.2 }]"});
    const auto wind = [&](std::size_t module, double day) {
        column::SurfaceForcing now;
        now.irrigation_composition.resize(heap.components().size());
        heap.modules[module].assembly.model.forcing(day * 86400.0, now);
        return now.vapour_conductance;
    };
    const double open = wind(0, 0.5);
    EXPECT_GT(open, 0.0);
    EXPECT_NEAR(wind(0, 3.0) / open, 0.5, 1e-12);
    EXPECT_NEAR(wind(0, 10.0) / open, 1.0, 1e-12);
    // M2 is stacked on day 6: under its pad's cover on days 7 to 11, under its own from day 8 on.
    EXPECT_NEAR(wind(1, 6.5) / open, 1.0, 1e-12);
    EXPECT_NEAR(wind(1, 10.0) / open, 0.5 * 0.2, 1e-12);
    EXPECT_NEAR(wind(1, 12.0) / open, 0.2, 1e-12);
    const auto& restarts = heap.modules[1].assembly.restart_points;
    for (const double day : {7.0, 8.0, 11.0}) {
        EXPECT_TRUE(std::any_of(restarts.begin(), restarts.end(), [&](double time) {
            return std::abs(time - day * 86400.0) < 1.0;
        })) << day;
    }
}

TEST(HeapSite, SaysWhichModulesAreNotIrrigatedToTheEnd) {
    const auto with = [](const std::string& steps) {
        return made::heap({"pads.oxide.irrigation.steps=[" + steps + "]"});
    };
    const std::string drip = "{ from = '2 d', rate = '8 L/m2/h', solution = 'raffinate' }";
    const auto rest = [](const std::string& from) {
        return ", { from = '" + from + "', rate = '0 L/m2/h', solution = 'raffinate' }";
    };
    EXPECT_FALSE(is_noted(with(drip), "ends before the run"));
    // Days of the pad count from the stacking of M1 on day 0, of M2 on day 6.
    const auto ending = with(drip + rest("20 d"));
    EXPECT_TRUE(
        is_noted(ending, "ends before the run, of modules \"M1\" on day 20 and \"M2\" on day 26"));
    const auto late = with(drip + rest("26 d"));
    EXPECT_TRUE(is_noted(late, "that the run does not come to, of module \"M2\""));
    EXPECT_FALSE(is_noted(late, "\"M2\" on day"));
    EXPECT_TRUE(is_noted(with(""), "never irrigated in the run: modules \"M1\" and \"M2\""));
}

}  // namespace
}  // namespace gossan::simulation
