// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_simulation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/made_heap.hpp"

namespace gossan::simulation {
namespace {

TEST(HeapRun, SumsUpACathodeThatItsStreamsAndMonthsAddUpTo) {
    const records::ScratchFolder scratch;
    const auto outcome = run(made::heap(), made::record_in(scratch / "run"), {}, 1);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    const double cathode = outcome.summary.at("cathode_t").number();
    EXPECT_GT(cathode, 0.1);
    for (const char* parts : {"cathode_by_stream_t", "cathode_by_month_t"}) {
        double sum = 0.0;
        for (const auto& [name, part] : outcome.summary.at(parts).members()) sum += part.number();
        EXPECT_NEAR(sum / cathode, 1.0, 1e-12) << parts;
    }
    EXPECT_GT(outcome.summary.at("cathode_by_stream_t").at("oxide").number(), 0.0);
    const auto& by_stream = outcome.summary.at("cathode_by_stream_t");
    for (const auto& [name, months] :
         outcome.summary.at("cathode_by_stream_and_month_t").members()) {
        double sum = 0.0;
        for (const auto& month : months.elements()) sum += month.number();
        EXPECT_NEAR(sum, by_stream.at(name).number(), 1e-12 * cathode) << name;
    }
}

TEST(HeapRun, TellsTheRecoveryOfTheWholeBesideAModuleWithoutCopper) {
    const auto recoveries = [](const std::string& parcel) {
        const records::ScratchFolder scratch;
        const auto heap = made::heap(
            {"run.duration='8 d'", "modules[1].parcel='" + parcel + "'",
             "parcels.barren={ ore = { moisture = '3 %', minerals = { biotite = '3 %' }, size = { "
             "kind = 'rosin_rammler', p80 = '19 mm', classes = 1 }, access = { kind = 'full' } } "
             "}"});
        const auto outcome = run(heap, made::record_in(scratch / "run"), {}, 2);
        return std::pair(outcome.summary.at("recovery").number(),
                         outcome.summary.at("modules").elements()[1].at("recovery").number());
    };
    const auto [both, second] = recoveries("oxide");
    const auto [beside_barren, barren] = recoveries("barren");
    EXPECT_TRUE(std::isnan(barren));
    // Alike modules: the second, two days old and never irrigated, halves what the first gives;
    // within what the coupling of heap and plant leaves open.
    EXPECT_EQ(second, 0.0);
    EXPECT_NEAR(beside_barren / (2.0 * both), 1.0, 1e-3);
}

TEST(HeapRun, ClosesEveryColumnTo1e8AndTheSiteTo1e9) {
    const records::ScratchFolder scratch;
    const auto outcome = run(made::heap(), made::record_in(scratch / "run"), {}, 2);
    ASSERT_EQ(outcome.status, records::RunStatus::done);
    for (const auto& [quantity, closure] : outcome.summary.at("balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-8) << quantity;
    }
    for (const auto& [quantity, closure] : outcome.summary.at("site_balance").members()) {
        EXPECT_LE(std::abs(closure.number()), 1e-9) << quantity;
    }
}

/// Stock at the end less stock at the begin less inflows plus outflows of every place of the plant,
/// by its largest term.
TEST(HeapRun, BooksEveryPlaceOfThePlantSoThatItCloses) {
    const records::ScratchFolder scratch;
    ASSERT_EQ(run(made::heap(), made::record_in(scratch / "run"), {}, 1).status,
              records::RunStatus::done);
    const auto rows = records::read_balance(scratch / "run" / "balance.csv");
    for (const std::string place : {"pls pond", "raffinate pond", "SX", "EW", "M1/bed"}) {
        for (const std::string substance : {"Cu", "H", "S(VI)", "Fe(III)", "Mg", "water"}) {
            double error = 0.0, scale = 0.0;
            for (const auto& row : rows) {
                if (row.substance != substance) continue;
                const bool is_stock = row.kind == records::BalanceKind::stock;
                const bool is_here = row.from == place;
                if (is_stock && is_here && row.begin_d == 0.0) error -= row.amount;
                if (is_stock && is_here && row.begin_d == 30.0) error += row.amount;
                if (!is_stock && row.begin_d < row.end_d && row.to == place) error -= row.amount;
                if (!is_stock && row.begin_d < row.end_d && row.from == place) {
                    error += row.amount;
                }
                if (is_here || row.to == place) scale = std::max(scale, std::abs(row.amount));
            }
            EXPECT_LE(std::abs(error), 1e-9 * scale) << place << " " << substance;
        }
    }
}

TEST(HeapRun, GoesOnFromItsCheckpointToTheSameBits) {
    const records::ScratchFolder scratch;
    const auto heap = made::heap();
    ASSERT_EQ(run(heap, made::record_in(scratch / "straight"), {}, 1).status,
              records::RunStatus::done);
    bool is_over = false;
    const Attendant impatient{
        .on_progress = [&](const Progress& now) { is_over = now.time > 15.0 * 86400.0; },
        .is_interrupted = [&] { return is_over; }};
    const auto stopped = run(heap, made::record_in(scratch / "split"), impatient, 1);
    ASSERT_EQ(stopped.status, records::RunStatus::interrupted);
    const auto resumed = resume(heap, scratch / "split", identity_of("small", "test"), {}, 2);
    ASSERT_EQ(resumed.status, records::RunStatus::done);
    for (const char* file : {"series.csv", "balance.csv", "events.csv", "modules.csv",
                             "module_flows.csv", "ponds.csv", "circuit.csv"}) {
        EXPECT_EQ(records::read_file(scratch / "split" / file),
                  records::read_file(scratch / "straight" / file))
            << file;
    }
}

TEST(HeapSite, NamesWhatItDoesNotKnow) {
    EXPECT_NE(made::faults_of_heap({"modules[0].pad='oxyde'"}).find("oxide"), std::string::npos);
    EXPECT_NE(made::faults_of_heap({"modules[0].parcel='oxides'"}).find("oxide"),
              std::string::npos);
    EXPECT_NE(made::faults_of_heap({"pads.oxide.irrigation.steps[0].solution='rafinate'"})
                  .find("raffinate"),
              std::string::npos);
    EXPECT_NE(made::faults_of_heap({"pads.oxide.drains_to='PLS'"}).find("pls"), std::string::npos);
}

TEST(HeapSite, RefusesPlansThatCannotBe) {
    EXPECT_NE(made::faults_of_heap({"modules[1].id='M1'"}).find("M1"), std::string::npos);
    EXPECT_NE(made::faults_of_heap({"modules[1].from='40 d'"}).find("after the end of the run"),
              std::string::npos);
    EXPECT_NE(made::faults_of_heap({"modules[1].irrigation={ steps = [{ from = '5 d', rate = '8 "
                                    "L/m2/h', solution = 'raffinate' }] }"})
                  .find("irrigated before it is stacked"),
              std::string::npos);
}

TEST(HeapSite, LetsModulesOfDifferentOreCarryTheSameComponents) {
    const auto heap = made::heap(
        {"parcels.sulphide={ ore = { moisture = '3 %', minerals = { chalcocite = '0.5 %', pyrite = "
         "'1 %' }, size = { kind = 'rosin_rammler', p80 = '19 mm', classes = 1 }, access = { kind "
         "= 'full' } }, microbes = { inoculum = { M1 = '1e11 1/t' } } }",
         "modules[1].parcel='sulphide'"});
    EXPECT_EQ(heap.modules[0].assembly.model.network->components(),
              heap.modules[1].assembly.model.network->components());
    const auto has = [](const HeapModule& module, const std::string& mineral) {
        const auto& solids = module.assembly.model.network->solids();
        return std::any_of(solids.begin(), solids.end(),
                           [&](const auto& solid) { return solid.mineral == mineral; });
    };
    EXPECT_TRUE(has(heap.modules[1], "pyrite"));
    EXPECT_FALSE(has(heap.modules[0], "pyrite"));
}

}  // namespace
}  // namespace gossan::simulation
