// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/demand.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "gossan/base/calendar.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/supply/demand/claim_flows.hpp"

namespace gossan::supply {
namespace {

constexpr double week = 604800.0;
constexpr double kg = 1e-9;  // sums of some 1e6 kg in doubles

double sum_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

PowerStep step(const char* site, const char* date, double mw, bool is_observed = true) {
    return {.site = site,
            .operator_name = "one",
            .site_class = "even",
            .date = *days_of(date),
            .mw = mw,
            .is_observed = is_observed,
            .probability = is_observed ? 1.0 : 0.6};
}

/// 30 t/MW without doubt.
const std::map<std::string, SpreadOfIntensity> even{
    {"even", {CopperByPower{0.03}, CopperByPower{0.03}, CopperByPower{0.03}, "assumption"}}};

const std::vector<Subsystem> two_parts{{.name = "bars",
                                        .made_by = {},
                                        .form = {},
                                        .share = 0.6,
                                        .share_low = 0.6,
                                        .share_high = 0.6,
                                        .yield = 0.8,
                                        .lead_days = 182.0},
                                       {.name = "wires",
                                        .made_by = {},
                                        .form = {},
                                        .share = 0.4,
                                        .share_low = 0.4,
                                        .share_high = 0.4,
                                        .yield = 1.0,
                                        .lead_days = 0.0}};

Maker bar_maker() {
    MakerInput input{.name = "B", .place = {}, .subsystems = {"bars"}};
    input.mill_time = {};
    input.scrap_after = Duration{13.0 * week};
    input.scrap_returned = 0.9;
    input.recycled = 0.25;
    return {input, {1.0, 0.0}};
}

CopperFlows flows_of(const std::vector<PowerStep>& steps, std::span<const Subsystem> bill,
                     const Maker& maker) {
    const std::vector<std::string> sites{"A"};
    const std::vector<Maker> makers{maker};
    return copper_flows(steps, sites, bill, makers, planned_world(steps, bill, even),
                        quarters_of(steps, bill, makers, {}));
}

TEST(Quarters, AreCountedFromTheFirstOf1970) {
    EXPECT_EQ(quarter_of(0.0), 0);
    EXPECT_EQ(quarter_of(-1.0), -1);
    EXPECT_EQ(name_of_quarter(-1), "1969 Q4");
    EXPECT_EQ(name_of_quarter(quarter_of(*days_of("2026-09-30"))), "2026 Q3");
    EXPECT_EQ(first_day_of_quarter(quarter_of(*days_of("2026-09-30"))), *days_of("2026-07-01"));
}

// 100 MW at 30 t/MW hold 3000 t, of which 60 % are in bars: 1800 t. By (1) 1800/0.8 = 2250 t are
// melted 182 days before 2027-07-01, on 2026-12-31: 2026 Q4. By (2) 450 t are scrap, of which
// 405 t are back after 91 days, on 2027-04-01; by (3) 2250·0.75 = 1687.5 t of cathode. 50 MW more
// on 2028-01-01: 900 t in bars, 1125 t melted on 2027-07-03, less 405 t of scrap are 720 t, of
// which 180 t are recycled and 540 t cathode.
TEST(CopperFlows, AreAsWorkedByHand) {
    const auto flows = flows_of({step("A", "2027-07-01", 100.0), step("A", "2028-01-01", 50.0)},
                                two_parts, bar_maker());
    const MakerFlows& maker = flows.makers.front();
    const auto at = [&](int year, int q) {
        return std::size_t((year - 1970) * 4 + q - 1 - flows.first_quarter);
    };
    EXPECT_NEAR(maker.melted[at(2026, 4)], 2250e3, kg);
    EXPECT_NEAR(maker.scrap_made[at(2026, 4)], 450e3, kg);
    EXPECT_NEAR(maker.cathode[at(2026, 4)], 1687.5e3, kg);
    EXPECT_NEAR(maker.melted[at(2027, 3)], 1125e3, kg);
    EXPECT_NEAR(maker.scrap_used[at(2027, 3)], 405e3, kg);
    EXPECT_NEAR(maker.recycled[at(2027, 3)], 180e3, kg);
    EXPECT_NEAR(maker.cathode[at(2027, 3)], 540e3, kg);
    EXPECT_NEAR(maker.scrap_left, 0.9 * 225e3, kg);
    EXPECT_NEAR(flows.installed[1][at(2027, 3)], 1200e3, kg);  // wires: 40 % of 3000 t
    EXPECT_NEAR(flows.of_others[1], 1800e3, kg);               // of 4500 t, made by nobody here
}

TEST(CopperFlows, AluminiumTakesItsShareOfThePartAlone) {
    auto bill = two_parts;
    bill[0].aluminium = 0.5;
    const auto flows = flows_of({step("A", "2027-07-01", 100.0)}, bill, bar_maker());
    EXPECT_NEAR(sum_of(flows.installed[0]), 900e3, kg);
    EXPECT_NEAR(sum_of(flows.installed[1]), 1200e3, kg);
    EXPECT_NEAR(sum_of(flows.makers[0].melted), 1125e3, kg);
}

// Bars as above: 2250 t melted in 2026 Q4 of 1687.5 t cathode, all of it claimed: x = 0.75.
// Installed 1800 t with 1350 t of claim; scrap 450 t, of which a tenth is lost: 33.75 t of claim,
// and 405 t come back with 303.75 t. In 2027 Q3 all of it is used in 1125 t: x = 0.27, installed
// 900 t with 243 t, lost 6.075 t and left 54.675 t. 1350 + 33.75 + 243 + 6.075 + 54.675 = 1687.5.
TEST(ClaimFlows, AreAsWorkedByHand) {
    const auto flows = flows_of({step("A", "2027-07-01", 100.0), step("A", "2028-01-01", 50.0)},
                                two_parts, bar_maker());
    const MakerFlows& maker = flows.makers.front();
    const auto at = [&](int year, int q) {
        return std::size_t((year - 1970) * 4 + q - 1 - flows.first_quarter);
    };
    std::vector<double> claimed(maker.melted.size(), 0.0);
    claimed[at(2026, 4)] = 1687.5e3;
    const ClaimFlows told = claim_flows(maker, claimed, ScrapClaim::returned);
    EXPECT_NEAR(told.installed[at(2026, 4)], 1350e3, kg);
    EXPECT_NEAR(told.lost[at(2026, 4)], 33.75e3, kg);
    EXPECT_NEAR(told.back[at(2027, 3)], 303.75e3, kg);
    EXPECT_NEAR(told.installed[at(2027, 3)], 243e3, kg);
    EXPECT_NEAR(told.lost[at(2027, 3)], 6.075e3, kg);
    EXPECT_NEAR(told.left, 54.675e3, kg);
    const ClaimFlows lost = claim_flows(maker, claimed, ScrapClaim::lost);
    EXPECT_NEAR(lost.lost[at(2026, 4)], 337.5e3, kg);  // 0.75 of 450 t
    EXPECT_NEAR(sum_of(lost.installed), 1350e3, kg);
    EXPECT_EQ(lost.left, 0.0);
}

/// What is claimed is installed, lost or left, in every world and by both rules, and no copper
/// carries more than itself.
TEST(ClaimFlows, NeitherWinNorLoseAClaim) {
    EXPECT_TRUE(rc::check("claims of a maker close", [] {
        std::vector<PowerStep> steps;
        for (int k = 0; k < 3; ++k) {
            const double mw = *rc::gen::inRange(1, 200);
            steps.push_back(step("A", "2027-07-01", mw));
            steps.back().date += double(*rc::gen::inRange(0, 1500));
        }
        auto bill = two_parts;
        bill[0].yield = *rc::gen::inRange(50, 101) / 100.0;
        Maker maker = bar_maker();
        maker.input.scrap_after = Duration{*rc::gen::inRange(0, 53) * week};
        maker.input.scrap_returned = *rc::gen::inRange(0, 101) / 100.0;
        maker.input.recycled = *rc::gen::inRange(0, 100) / 100.0;
        const MakerFlows flows = flows_of(steps, bill, maker).makers.front();
        std::vector<double> claimed;
        for (const double cathode : flows.cathode) {
            claimed.push_back(cathode * *rc::gen::inRange(0, 101) / 100.0);
        }
        for (const ScrapClaim rule : {ScrapClaim::returned, ScrapClaim::lost}) {
            const ClaimFlows told = claim_flows(flows, claimed, rule);
            const double sum = sum_of(told.installed) + sum_of(told.lost) + told.left;
            RC_ASSERT(std::abs(sum - sum_of(claimed)) < 1e-6);  // kg, of some 1e6
            RC_ASSERT(told.left > -1e-6);
            for (std::size_t q = 0; q < claimed.size(); ++q) {
                RC_ASSERT(told.installed[q] <= flows.installed[q] + 1e-6);
                RC_ASSERT(told.back[q] <= flows.scrap_used[q] + 1e-6);
            }
        }
    }));
}

/// All that goes in comes out, in every world and with all assumptions of the program.
TEST(CopperFlows, ConserveCopperInEveryWorld) {
    DemandInput input;
    input.plan.path = GOSSAN_SOURCE_DIR "/data/demand/build-plan.csv";
    input.aluminium = {{"feeder cable", 0.3}};
    Diagnostics diagnostics;
    const auto classes = site_classes(input);
    const auto steps = read_build_plan(input, classes, diagnostics);
    const auto bill = read_bill(input, diagnostics);
    MakerInput rod{.name = "rod", .place = {}, .subsystems = {"feeder cable", "grounding"}};
    MakerInput bar{.name = "bar", .place = {}, .subsystems = {"busbar and busway", "cooling"}};
    bar.share = 0.6;
    bar.recycled = 0.2;
    const std::vector<MakerInput> inputs{rod, bar};
    const auto makers = makers_of(inputs, bill, diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    std::set<std::string> names;
    for (const PowerStep& each : steps) names.insert(each.site);
    const std::vector<std::string> sites(names.begin(), names.end());
    const auto quarters = quarters_of(steps, bill, makers, input.slip);
    for (std::uint64_t member = 0; member < 20; ++member) {
        const World world = drawn_world(steps, bill, classes, input.slip, 3, member);
        EXPECT_NEAR(sum_of(world.share), 1.0, 1e-12);
        const auto flows = copper_flows(steps, sites, bill, makers, world, quarters);
        double power_copper = 0.0;
        for (std::size_t k = 0; k < steps.size(); ++k) {
            power_copper += world.is_built[k] ? steps[k].mw * world.kg_by_mw[k] : 0.0;
        }
        double installed = 0.0, made = sum_of(flows.of_others);
        for (const auto& part : flows.installed) installed += sum_of(part);
        EXPECT_NEAR(installed, power_copper * (1.0 - 0.3 * world.share[0]), 1e-9 * power_copper);
        for (const MakerFlows& maker : flows.makers) {
            made += sum_of(maker.installed);
            const double melted = sum_of(maker.melted);
            EXPECT_NEAR(melted, sum_of(maker.installed) + sum_of(maker.scrap_made), 1e-9 * melted);
            EXPECT_NEAR(melted,
                        sum_of(maker.scrap_used) + sum_of(maker.recycled) + sum_of(maker.cathode),
                        1e-9 * melted);
            EXPECT_NEAR(sum_of(maker.scrap_made),
                        sum_of(maker.scrap_lost) + sum_of(maker.scrap_used) + maker.scrap_left,
                        1e-9 * melted);
            double by_site = 0.0;
            for (const auto& site : maker.cathode_by_site) by_site += sum_of(site);
            EXPECT_NEAR(by_site, sum_of(maker.cathode), 1e-9 * melted);
        }
        EXPECT_NEAR(made, installed, 1e-9 * installed);
    }
}

TEST(World, BuildsNothingLaterOfASiteWithoutWhatIsSooner) {
    const std::vector<PowerStep> steps{step("A", "2027-01-01", 1.0, false),
                                       step("A", "2028-01-01", 1.0, false),
                                       step("B", "2027-01-01", 1.0, true)};
    int n_built = 0;
    constexpr int n = 2000;
    for (std::uint64_t member = 0; member < n; ++member) {
        const World world = drawn_world(steps, two_parts, even, {}, 1, member);
        EXPECT_EQ(world.is_built[0], world.is_built[1]);
        EXPECT_EQ(world.slip_days[0], world.slip_days[1]);
        EXPECT_EQ(world.is_built[2], 1);
        EXPECT_EQ(world.slip_days[2], 0.0);
        n_built += world.is_built[0];
    }
    // Four standard deviations of a share of 0.6 in 2000 draws: 4·sqrt(0.24/2000) = 0.044.
    EXPECT_NEAR(double(n_built) / n, 0.6, 0.044);
}

TEST(World, AnotherSiteChangesNoDraw) {
    const std::vector<PowerStep> one{step("A", "2027-01-01", 1.0, false)};
    const std::vector<PowerStep> two{step("0", "2027-01-01", 1.0, false), one.front()};
    const World a = drawn_world(one, two_parts, even, {}, 1, 7);
    const World b = drawn_world(two, two_parts, even, {}, 1, 7);
    EXPECT_EQ(a.slip_days[0], b.slip_days[1]);
}

TEST(Triangle, HasItsQuantiles) {
    // On (0, 1, 4) F(1) = 1/4; above it 1 − (4 − x)²/12 = 1/2 at x = 4 − √6.
    EXPECT_NEAR(triangular_quantile(0, 1, 4, 0.25), 1.0, 1e-12);
    EXPECT_NEAR(triangular_quantile(0, 1, 4, 0.5), 4.0 - std::sqrt(6.0), 1e-12);
    EXPECT_EQ(triangular_quantile(2, 2, 2, 0.9), 2.0);
}

TEST(Demand, TellsChancesInOrderAndTheMeanOfTheDraws) {
    DemandInput input;
    input.plan.path = GOSSAN_SOURCE_DIR "/data/demand/build-plan.csv";
    input.members = 50;
    Diagnostics diagnostics;
    const std::vector<MakerInput> makers{{.name = "rod", .place = {}, .subsystems = {"grounding"}}};
    const auto demand = demand_of(input, makers, diagnostics);
    ASSERT_TRUE(demand) << diagnostics.text();
    for (std::size_t q = 0; q < demand->cathode_of_all.size(); ++q) {
        const CopperSpread& spread = demand->cathode_of_all[q];
        EXPECT_LE(spread.p90, spread.p50);
        EXPECT_LE(spread.p50, spread.p10);
        double expected = 0.0;
        for (const auto& site : demand->expected[0]) expected += site[q];
        EXPECT_NEAR(expected, spread.mean, 1e-6 + 1e-9 * spread.mean);
    }
    EXPECT_EQ(demand->sites.size(), 14U);  // names in build-plan.csv
}

TEST(Demand, TellsEveryFaultOfItsTables) {
    const auto file = std::filesystem::temp_directory_path() / "gossan-demand-test.csv";
    std::ofstream(file) << "site,operator,state,date,facility_mw_cumulative,basis\n"
                           "A,x,TX,2026-01-01,200,observed\n"
                           "A,x,TX,2026-06-01,100,projected\n"
                           "B,x,TX,2026-06-31,100,hoped\n";
    DemandInput input;
    input.plan.path = file.string();
    input.aluminium = {{"feeder cabel", 0.5}};
    Diagnostics diagnostics;
    const std::vector<MakerInput> makers{{.name = "rod", .place = {}, .subsystems = {"groundin"}}};
    EXPECT_FALSE(demand_of(input, makers, diagnostics));
    const std::string told = diagnostics.text();
    for (const char* part : {"at least 200 MW", "2026-06-31", "observed or projected",
                             "write feeder cable", "write grounding"}) {
        EXPECT_NE(told.find(part), std::string::npos) << part << "\n" << told;
    }
    std::filesystem::remove(file);
}

TEST(DemandInput, ReadsItsBlock) {
    Diagnostics diagnostics;
    const auto slip =
        scenario::read_text<SpreadOfSlip>("low = \"0 wk\"\nlikely = \"26 wk\"", "t", diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    EXPECT_EQ(slip.value.likely.si, 26.0 * week);
    const auto maker = scenario::read_text<MakerInput>(
        "name = \"M\"\nsubsystems = [\"cooling\"]\ndistance = \"1200 km\"", "t", diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    EXPECT_NEAR(maker.value.freight.si * maker.value.distance.si, 0.1536, 1e-12);  // 0.128·1.2
}

}  // namespace
}  // namespace gossan::supply
