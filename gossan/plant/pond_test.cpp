// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/pond.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "gossan/plant/made_liquor.hpp"
#include "gossan/plant/pond_surface.hpp"

namespace gossan::plant {
namespace {

constexpr std::size_t cl = 4;  // an inert
constexpr PondMarks marks{.capacity = 1000.0, .lowest = 50.0, .bottom = 1.0};
constexpr double mol_per_volume = 997.0 / 0.0180153;

double in_all(const PondStep& step, std::size_t c) {
    double sum = step.spilled.component[c];
    for (const Liquor& drawn : step.drawn) sum += drawn.component[c];
    return sum;
}

TEST(Pond, BuildsUpAnInertAsTheClosedFormSays) {
    // C(t) = r/Q_b (1 - exp(-t/tau)), tau = V/Q_b: 400 m3, bleed of 2 m3/h made up by water, 3 mol
    // of inert an hour. Exact: round-off of 240 steps.
    const LiquorBasis basis = made::basis();
    Liquor pond = basis.pure_water(400.0, 298.15);
    for (int step = 1; step <= 240; ++step) {
        PondDuty duty{.length = 36000.0, .inflow = basis.pure_water(20.0, 298.15)};
        duty.inflow.component[cl] = 30.0;
        // Salt takes room too: the outlet takes all that comes in, or the volume would creep.
        duty.outlet = {basis.volume(duty.inflow)};
        (void)run_pond(basis, marks, duty, pond);
        const double q = duty.outlet[0] / 10.0;  // m3/h
        const double exact = 3.0 / q * (1.0 - std::exp(-10.0 * step * q / 400.0));
        EXPECT_NEAR(pond.component[cl] / basis.volume(pond) / exact, 1.0, 1e-12);
    }
    // 12 tau later it is at r/Q_b = 1.5 mol/m3 but for e^-12 = 6e-6, and the salt's own room in
    // Q_b: 0.15 * 1.06 kg/997 kg/m3 in 20 m3, 8e-6.
    EXPECT_NEAR(pond.component[cl] / 400.0, 1.5, 1.5 * 15e-6);
}

TEST(Pond, ComesToTheSameInOneStepOrMany) {
    const LiquorBasis basis = made::basis();
    const auto run = [&](int n) {
        Liquor pond = made::liquor(300.0, 2.0, 5.0, 1.0, 0.5);
        for (int k = 0; k < n; ++k) {
            PondDuty duty{.length = 86400.0 / n, .inflow = made::liquor(240.0, 4.0, 1.0)};
            duty.inflow.scale(1.0 / n);
            duty.outlet = {100.0 / n, 40.0 / n};
            duty.surface.rain = 5.0 * mol_per_volume / 86400.0;
            duty.surface.evaporation = 15.0 * mol_per_volume / 86400.0;
            (void)run_pond(basis, marks, duty, pond);
        }
        return pond;
    };
    const Liquor one = run(1), many = run(96);  // the volume grows from 300 to 390 m3
    EXPECT_NEAR(basis.volume(one), 390.0, 1e-9);
    EXPECT_NEAR(one.water / many.water, 1.0, 1e-12);
    for (std::size_t c = 0; c < one.component.size(); ++c) {
        EXPECT_NEAR(one.component[c] / many.component[c], 1.0, 1e-12) << c;
    }
}

TEST(Pond, SpillsOverTheBrimFromTheMomentItIsFull) {
    // 900 m3 and 40 m3/h more come than go: full after 2.5 h, 300 m3 spilled by 10 h.
    const LiquorBasis basis = made::basis();
    Liquor pond = made::liquor(900.0, 2.0, 5.0, 0.0, 1.0);
    const double before = pond.component[cl];
    const PondStep step = run_pond(
        basis, marks,
        {.length = 36000.0, .inflow = made::liquor(600.0, 1.0, 5.0), .outlet = {200.0}}, pond);
    EXPECT_NEAR(*step.full_after, 9000.0, 1e-6);
    EXPECT_NEAR(step.spilled_volume, 300.0, 1e-9);
    EXPECT_NEAR(basis.volume(step.spilled), 300.0, 1e-9);
    EXPECT_NEAR(basis.volume(pond), 1000.0, 1e-9);
    EXPECT_NEAR(basis.volume(step.drawn[0]), 200.0, 1e-9);
    EXPECT_NEAR(pond.component[cl] + in_all(step, cl), before, 1e-10 * before);
    // 900 to 1000 m3 under 60 in, 20 out: C = C_0 (V/V_0)^(-60/40); then e^(-60 * 7.5/1000).
    const double exact = before / 900.0 * std::pow(10.0 / 9.0, -1.5) * std::exp(-0.45);
    EXPECT_NEAR(pond.component[cl] / 1000.0 / exact, 1.0, 1e-11);
}

TEST(Pond, GivesNoMoreThanIsThereAndServesTheFirstOutletFirst) {
    // 100 m3 above the lowest mark, 10 m3/h in, 30 + 20 wanted: dry after 2.5 h, then 10 m3/h for
    // the first outlet alone.
    const LiquorBasis basis = made::basis();
    Liquor pond = made::liquor(150.0, 2.0, 5.0);
    const PondStep step = run_pond(
        basis, marks,
        {.length = 36000.0, .inflow = made::liquor(100.0, 2.0, 5.0), .outlet = {300.0, 200.0}},
        pond);
    EXPECT_NEAR(*step.dry_after, 9000.0, 1e-6);
    EXPECT_NEAR(basis.volume(step.drawn[0]), 75.0 + 75.0, 1e-9);
    EXPECT_NEAR(basis.volume(step.drawn[1]), 50.0, 1e-9);
    EXPECT_NEAR(step.lacking, 300.0, 1e-9);
    EXPECT_NEAR(basis.volume(pond), 50.0, 1e-9);
}

TEST(Pond, DriesToTheBottomAndNoFurther) {
    const LiquorBasis basis = made::basis();
    Liquor pond = made::liquor(60.0, 2.0, 5.0);
    PondDuty duty{.length = 86400.0, .inflow = basis.empty(), .outlet = {5.0}};
    duty.surface.evaporation = 100.0 * mol_per_volume / 86400.0;
    const double copper = pond.component[1];
    const PondStep step = run_pond(basis, marks, duty, pond);
    EXPECT_NEAR(basis.volume(pond), 1.0, 1e-9);
    // Down to the lowest mark in 10/105 d, of which the outlet got 5/105; then vapour alone.
    EXPECT_NEAR(basis.volume(step.drawn[0]), 10.0 * 5.0 / 105.0, 1e-9);
    EXPECT_NEAR(step.evaporated / mol_per_volume, 59.0 - 10.0 * 5.0 / 105.0, 1e-9);
    EXPECT_NEAR(pond.component[1] + step.drawn[0].component[1], copper, 1e-12 * copper);
}

TEST(Pond, FillsToItsLowestMarkBeforeItGives) {
    const LiquorBasis basis = made::basis();
    Liquor pond = made::liquor(10.0, 2.0, 5.0);
    const PondStep step = run_pond(
        basis, marks,
        {.length = 36000.0, .inflow = made::liquor(100.0, 2.0, 5.0), .outlet = {50.0}}, pond);
    EXPECT_NEAR(basis.volume(step.drawn[0]), 30.0,
                1e-9);  // 5 m3/h for the 6 h after 4 h of filling
    EXPECT_NEAR(basis.volume(pond), 80.0, 1e-9);
}

TEST(Pond, ClosesWaterAndHeatToRoundOff) {
    const LiquorBasis basis = made::basis();
    Liquor pond = made::liquor(990.0, 2.0, 5.0, 1.0);
    const Liquor before = pond;
    PondDuty duty{.length = 86400.0, .inflow = made::liquor(400.0, 4.0, 1.0)};
    duty.outlet = {100.0, 40.0};
    duty.surface = pond_surface({.wind = 3.0, .rain = 1e-7, .potential_evaporation = 1e-7}, 5e3,
                                0.2, basis.temperature(pond), basis.specific_heat());
    const PondStep step = run_pond(basis, marks, duty, pond);
    const auto out = [&](auto of) {
        return of(step.drawn[0]) + of(step.drawn[1]) + of(step.spilled) + of(pond);
    };
    const auto water = [](const Liquor& liquor) { return liquor.water; };
    const auto heat = [](const Liquor& liquor) { return liquor.enthalpy; };
    EXPECT_NEAR((before.water + duty.inflow.water + step.rained - step.evaporated) / out(water),
                1.0, 1e-14);
    EXPECT_NEAR((before.enthalpy + duty.inflow.enthalpy + step.warmed) / out(heat), 1.0, 1e-13);
}

TEST(Pond, StaysWithinItsMarksAndClosesWhateverComes) {
    const LiquorBasis basis = made::basis();
    std::mt19937 random(7);
    const auto draw = [&](double most) {  // a third of them nothing
        return random() % 3 == 0 ? 0.0 : most * double(random()) / double(std::mt19937::max());
    };
    Liquor pond = made::liquor(400.0, 2.0, 5.0, 1.0, 0.5);
    for (int k = 0; k < 1000; ++k) {
        const Liquor before = pond;
        PondDuty duty{.length = 21600.0, .inflow = made::liquor(draw(1500.0), draw(5.0), 1.0)};
        duty.outlet = {draw(900.0), draw(900.0)};
        duty.surface.rain = draw(200.0) * mol_per_volume / 21600.0;
        duty.surface.evaporation = draw(400.0) * mol_per_volume / 21600.0;
        duty.surface.conductance = draw(1e5);
        const PondStep step = run_pond(basis, marks, duty, pond);
        const double volume = basis.volume(pond);
        // a mark is met to round-off of the capacity
        EXPECT_LE(volume, marks.capacity * (1.0 + 1e-11)) << k;
        EXPECT_GE(volume, marks.bottom * (1.0 - 1e-9)) << k;
        const double wanted = duty.outlet[0] + duty.outlet[1];
        const double got = basis.volume(step.drawn[0]) + basis.volume(step.drawn[1]);
        EXPECT_NEAR(got + step.lacking, wanted, 1e-8) << k;
        EXPECT_EQ(step.dry_after.has_value(), step.lacking > 1e-9) << k;
        EXPECT_EQ(step.full_after.has_value(), step.spilled_volume > 1e-9) << k;
        const double copper = before.component[1] + duty.inflow.component[1];
        EXPECT_NEAR(pond.component[1] + in_all(step, 1), copper, 1e-11 * copper + 1e-9) << k;
        const double left =
            pond.enthalpy + step.spilled.enthalpy + step.drawn[0].enthalpy + step.drawn[1].enthalpy;
        // a full pond of 1000 m3 at 25 degC holds 1e11 J, and four times that may pass in a step
        EXPECT_NEAR(left, before.enthalpy + duty.inflow.enthalpy + step.warmed, 1e-10 * 4e11) << k;
    }
}

TEST(Pond, ComesToTheTemperatureAtWhichItNeitherGainsNorLoses) {
    const LiquorBasis basis = made::basis();
    Liquor pond = basis.pure_water(500.0, 330.0);
    PondDuty duty{.length = 3650.0 * 86400.0, .inflow = basis.empty(), .outlet = {}};
    duty.surface.conductance = 3e4;
    duty.surface.balance_at = 290.0;
    // tau = m c/U = 500 * 997 * 4180/3e4 s = 0.8 d.
    (void)run_pond(basis, marks, duty, pond);
    EXPECT_NEAR(basis.temperature(pond), 290.0, 1e-9);
}

TEST(PondSurface, BalancesAtTheTemperatureOfAirAndWallsAlike) {
    // A black sky as warm as the air, no sun: sky_radiation = sigma T^4, so the balance is T_a.
    atmosphere::Conditions still{.air_temperature = 290.0, .wind = 2.0};
    still.sky_radiation = 5.670374419e-8 * std::pow(290.0, 4);
    EXPECT_NEAR(pond_surface(still, 100.0, 0.0, 290.0, 4180.0).balance_at, 290.0, 1e-9);
    // A wholly covered pond feels neither wind nor evaporation.
    still.potential_evaporation = 1e-7;
    const PondSurface covered = pond_surface(still, 100.0, 1.0, 290.0, 4180.0);
    EXPECT_EQ(covered.evaporation, 0.0);
    EXPECT_NEAR(covered.conductance, 100.0 * 4 * 0.96 * 5.670374419e-8 * std::pow(290.0, 3), 1e-9);
}

}  // namespace
}  // namespace gossan::plant
