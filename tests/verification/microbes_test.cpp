// SPDX-License-Identifier: Apache-2.0
// Microbes in a stirred tank against closed forms: batch growth on ferrous iron with ferric iron in
// competition, the chemostat, growth on the surface of sulphur, and attachment.
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/reactions/library_for_tests.hpp"
#include "tests/verification/stirred_tank.hpp"

namespace gossan::verification {
namespace {

using namespace reactions;  // NOLINT(google-build-using-namespace)

constexpr double hour = 3600.0;
constexpr double iron = 55.845;  // mg/mmol
// Source: Molchanov2007, A. ferrooxidans.
constexpr double growth = 0.082 / hour;          // 1/s
constexpr double half_saturation = 31.0 / iron;  // mol/m3
constexpr double competition = 139.0 / iron;     // mol/m3
constexpr double cells_per_milligram = 2.3e7;    // of Fe
constexpr double carbon_per_iron = 0.005;        // mol/mol, as the equation below has it
/// mol of cell carbon in a cell: 2.3e10 cells per g of Fe of 55.845 g/mol make 0.005 mol of carbon.
constexpr double cell = carbon_per_iron / (cells_per_milligram * 1e3 * iron);

Library tank_library() {
    Library all = for_tests::empty_library();
    for (const char* name : {"cells", "others"}) {
        all.substances.components.push_back(
            {name, std::string(name) + "(cells)", ore::parse_formula("CH2O"), {}});
    }
    for_tests::add_mineral(all, "sulphur", "S", ore::Occurrence::pores);
    for_tests::add_mineral(all, "attached", "CH2O", ore::Occurrence::pores);
    return all;
}

laws::SpecificRate specific(double k) {
    laws::SpecificRate law;
    law.k = Rate(k);
    return law;
}

laws::ByConcentration living(const std::string& component, bool growing) {
    laws::ByConcentration law;
    law.component = component;
    law.growing = growing;
    law.onset = Concentration(1e-12);  // so that the closed forms hold to the last cell
    return law;
}

laws::CompetitiveMonod on_iron(double competitor_doubles_at) {
    laws::CompetitiveMonod law;
    law.substrate = "Fe(II)";
    law.half_saturation = Concentration(half_saturation);
    law.competitor = "Fe(III)";
    law.competition = Concentration(competitor_doubles_at);
    return law;
}

Network iron_oxidation(double competitor_doubles_at) {
    Library all = tank_library();
    for_tests::add(all, "growth",
                   "200 Fe+2 + 49 O2 + CO2 + 200 H+ = cells(cells) + 200 Fe+3 + 99 H2O",
                   {specific(growth), living("cells", true), on_iron(competitor_doubles_at)});
    return build(all, {.components = {"H", "Fe(II)", "O2", "CO2"},
                       .minerals = {},
                       .class_sizes = {},
                       .exclude = {}});
}

/// A tank with plenty of gas and acid, and these amounts of iron and cells.
std::vector<double> filled(const StirredTank& tank, double ferrous, double cells) {
    std::vector<double> state(tank.size(), 0.0);
    for (const char* name : {"H", "O2", "CO2"}) state[tank.component(name)] = 1000.0;
    state[tank.component("Fe(II)")] = ferrous;
    state[tank.component("cells")] = cells;
    return state;
}

TEST(BatchGrowth, OnFerrousIronWithCompetitionFollowsItsClosedForm) {
    const Network network = iron_oxidation(competition);
    StirredTank tank(network, {.temperature = 298.15, .feed = {}, .reference = {}});
    const double start = 2000.0 / iron;
    const double inoculum = 1e7 * 1e6 * cell;
    const std::vector<double> hours{10.0, 20.0, 25.0, 30.0};
    std::vector<double> times;
    for (const double h : hours) times.push_back(h * hour);
    const auto states = run(tank, filled(tank, start, inoculum), times, 1e-9);
    ASSERT_EQ(states.size(), hours.size());
    // With Fe(III) = S0 - S and cells X0 + Y (S0 - S) time is an integral over S: with
    // M = X0/Y + S0, A = Ks (1 + S0/Kp), B = 1 - Ks/Kp
    //   mu t = (A/M) [ln(S0/S) + ln((M - S)/(M - S0))] + B ln((M - S)/(M - S0)).
    const double m = inoculum / carbon_per_iron + start;
    const double a = half_saturation * (1.0 + start / competition);
    const double b = 1.0 - half_saturation / competition;
    // And by numbers: mg/L, as that equation has them.
    const std::vector<double> left{1483.75, 596.17, 195.68, 34.118};
    for (std::size_t n = 0; n < hours.size(); ++n) {
        const double s = states[n][tank.component("Fe(II)")];
        const double grown = std::log((m - s) / (m - start));
        const double time = ((a / m) * (std::log(start / s) + grown) + b * grown) / growth;
        EXPECT_NEAR(time / times[n], 1.0, 1e-6) << hours[n];  // 1e3 times the tolerance
        EXPECT_NEAR(s * iron / left[n], 1.0, 1e-4) << hours[n];
    }
    EXPECT_NEAR(states[3][tank.component("cells")] / cell / 1e6 / 5.5215e7, 1.0, 1e-4);
}

/// The tank after a hundred times it takes to fill it.
std::vector<double> chemostat(const Network& network, double dilution, double feed,
                              double time = 100.0) {
    std::vector<double> in(static_cast<std::size_t>(network.n_components()), 0.0);
    StirredTank naming(network, {.feed = {}, .reference = {}});
    in = filled(naming, feed, 0.0);
    StirredTank tank(network, {.dilution = dilution, .feed = in, .reference = {}});
    const auto states = run(tank, filled(tank, feed, 1e-2), {time / dilution}, 1e-8);
    return states.empty() ? std::vector<double>(tank.size()) : states.back();
}

TEST(Chemostat, SettlesAtTheIronOfItsDilution) {
    const Network network = iron_oxidation(1e15);  // no competition to speak of
    const StirredTank naming(network, {.feed = {}, .reference = {}});
    for (const double share : {0.2, 0.5, 0.8}) {
        const double feed = 40.0;
        const auto state = chemostat(network, share * growth, feed);
        const double s = half_saturation * share / (1.0 - share);  // Ks D/(mu - D)
        EXPECT_NEAR(state[naming.component("Fe(II)")] / s, 1.0, 1e-6) << share;
        EXPECT_NEAR(state[naming.component("cells")], carbon_per_iron * (feed - s), 1e-7) << share;
    }
}

TEST(Chemostat, NeedsMoreIronWhereFerricCompetes) {
    const Network network = iron_oxidation(competition);
    const StirredTank naming(network, {.feed = {}, .reference = {}});
    const double feed = 40.0;
    const double share = 0.3;
    const auto state = chemostat(network, share * growth, feed);
    // D/mu = S/(Ks (1 + (feed - S)/Kp) + S), linear in S.
    const double k = share * half_saturation;
    const double s = k * (1.0 + feed / competition) / (1.0 - share + k / competition);
    EXPECT_NEAR(state[naming.component("Fe(II)")] / s, 1.0, 1e-6);
}

TEST(Chemostat, WashesOutAtItsCriticalDilution) {
    const Network network = iron_oxidation(1e15);
    const StirredTank naming(network, {.feed = {}, .reference = {}});
    const double feed = 2.0;
    const double critical = growth * feed / (half_saturation + feed);
    // Two per cent from it cells come and go by e^(0.02) in a fill: a thousand fills are e^20.
    const auto below = chemostat(network, 0.98 * critical, feed, 2000.0);
    const double left = half_saturation * 0.98 * critical / (growth - 0.98 * critical);
    EXPECT_NEAR(below[naming.component("cells")], carbon_per_iron * (feed - left), 1e-7);
    const auto above = chemostat(network, 1.02 * critical, feed, 2000.0);
    EXPECT_NEAR(above[naming.component("cells")], 0.0, 1e-9);
    EXPECT_NEAR(above[naming.component("Fe(II)")], feed, 1e-7);
}

/// Growth on sulphur: 0.03 mol of cell carbon per mol of it.
Network sulphur_oxidation(double k, double capacity) {
    Library all = tank_library();
    laws::Colonised colonised;
    colonised.colonist = "attached";
    colonised.capacity = capacity;
    for_tests::add(all, "sulphur_growth",
                   "sulphur + 1.47 O2 + 0.03 CO2 + 1.03 H2O = SO4-2 + 2 H+ + 0.03 attached",
                   {specific(k), colonised});
    return build(all, {.components = {"H", "O2", "CO2"},
                       .minerals = {"sulphur"},
                       .class_sizes = {},
                       .exclude = {}});
}

TEST(GrowthOnSulphur, IsExponentialWhileThereIsRoomAndThenOfFirstOrder) {
    const double k = 0.58 / (24.0 * hour);
    const double capacity = 0.0067;
    const Network network = sulphur_oxidation(k, capacity);
    StirredTank tank(network, {.feed = {}, .reference = {100.0, 0.0}});
    std::vector<double> start(tank.size(), 0.0);
    for (const char* name : {"H", "O2", "CO2"}) start[tank.component(name)] = 1000.0;
    start[tank.solid("sulphur")] = 100.0;
    start[tank.solid("attached")] = 1e-4;  // covers 0.015 of the 100 mol/m3
    const double growth_rate = k * 0.03 / capacity;
    const double doubling = std::log(2.0) / growth_rate;
    const auto states = run(tank, start, {4.0 * doubling, 30.0 * doubling, 32.0 * doubling});
    ASSERT_EQ(states.size(), 3U);
    // Sixteen times the cells; the soft start below 1e-6 mol/m3 of covered sulphur takes 7e-5 of
    // the first rate and less later.
    EXPECT_NEAR(states[0][tank.solid("attached")], 16e-4, 16e-4 * 3e-4);
    // Covered all over, sulphur falls as e^(-kt): cells for 3 mol/m3 of carbon, room for 0.67.
    const double ratio = states[2][tank.solid("sulphur")] / states[1][tank.solid("sulphur")];
    EXPECT_NEAR(ratio, std::exp(-k * 2.0 * doubling), 1e-6);
    for (const auto& state : states) {
        EXPECT_NEAR(state[tank.solid("attached")] - 1e-4,
                    0.03 * (100.0 - state[tank.solid("sulphur")]), 1e-9);
    }
}

TEST(Attachment, FillsTheRoomOnTheOreAndLetsGoAgain) {
    Library all = tank_library();
    laws::ByAmount attached;
    const double on = 0.3 / hour;
    const double off = 0.003 / hour;
    for_tests::add(all, "attach", "cells(cells) = attached",
                   {specific(on), living("cells", false), laws::Room{}});
    for_tests::add(all, "detach", "attached = cells(cells)", {specific(off), attached});
    const Network network = build(
        all, {.components = {"cells"}, .minerals = {"attached"}, .class_sizes = {}, .exclude = {}});
    const double room = 5.0;
    StirredTank tank(network, {.feed = {}, .reference = {room}});
    std::vector<double> start(tank.size(), 0.0);
    start[tank.component("cells")] = 2.0;
    const auto states = run(tank, start, {1e4 * hour});
    ASSERT_EQ(states.size(), 1U);
    // At rest on (T - a)(1 - a/room) = off a, a quadratic in the attached cells a.
    const double total = 2.0;
    const double p = room + total + room * off / on;
    const double a = 0.5 * (p - std::sqrt(p * p - 4.0 * room * total));
    EXPECT_NEAR(states[0][tank.solid("attached")], a, 1e-7);
    EXPECT_NEAR(states[0][tank.component("cells")], total - a, 1e-7);
}

}  // namespace
}  // namespace gossan::verification
