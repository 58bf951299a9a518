// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/footprint/activity/measured_activities.hpp"
#include "gossan/footprint/assessment/assessment.hpp"
#include "gossan/footprint/water/water_accounts.hpp"

namespace gossan::footprint {
namespace {

/// One tonne of copper of ore with 0.315 % Cu, 80 % recovered: 1/(0.00315 x 0.8) = 396.825 t of ore
/// and, with a strip ratio of 0.5, 595.238 t moved. Diesel 0.35 L/t moved: 208.333 L. Explosives
/// 0.25 kg/t moved: 148.810 kg. Electricity 2050 + 350 + 4.5 x 396.825 = 4185.71 kWh. Acid 10 kg/t
/// of ore: 3968.25 kg, by truck 100 km. Besides 1.6 kg extractant, 8 kg diluent, 10 kg liner,
/// 0.15 kg cobalt. The grid's fuel supply and losses and that of the truck's diesel are cut off,
/// and factors are of the vintages that the case was worked by.
class WorkedCase : public testing::Test {
protected:
    void SetUp() override {
        Diagnostics diagnostics;
        water_ = add_measured(GOSSAN_SOURCE_DIR "/tests/data/footprint/worked_activity.csv",
                              activities_, diagnostics);
        ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
        input_.market.matched = Number(1.0);
        input_.leave_out = {"grid_upstream", "instrument_upstream", "grid_loss", "truck_supply"};
        input_.factors = {{"grid", "grid_aznm@2023"},
                          {"residual", "grid_aznm_residual@2018"},
                          {"instrument_upstream", "renewable_upstream@2026"},
                          {"diesel", "diesel_combustion@2025"},
                          {"diesel_supply", "diesel_supply@2026"},
                          {"detonation", "anfo_detonation@2026"},
                          {"explosive_supply", "anfo_supply@2026"},
                          {"truck", "truck@2025"},
                          {"liner", "hdpe_liner@2026"}};
        input_.draws = 400;
    }

    [[nodiscard]] double per_kg(const View& view, Method method = Method::period) const {
        return Assessment(activities_, input_, FactorLibrary::standard())
            .of_site(0, 0, view, method)
            .per_kg;
    }

    Activities activities_;
    FootprintInput input_;
    std::vector<MeasuredWater> water_;
};

TEST_F(WorkedCase, IsTheFourViewsOfOneOperation) {
    // A: diesel 208.333 x 2.697 = 561.87, blast 148.81 x 0.18 = 26.79: 588.66 kg/t; certificates 0.
    EXPECT_NEAR(per_kg(views[0]), 0.58866, 1e-5);
    EXPECT_NEAR(per_kg(views[0]), 0.59, 0.0059);
    // B: A + 4185.71 x 0.3203 = 1340.68: 1929.34.
    EXPECT_NEAR(per_kg(views[1]), 1.92934, 1e-5);
    EXPECT_NEAR(per_kg(views[1]), 1.93, 0.0193);
    // C: A + diesel 208.333 x 0.61 = 127.08, explosives 148.81 x 2.2 = 327.38, acid 3968.25 x 0.12
    // = 476.19, truck 396.825 x 0.128 = 50.79, extractant 8, diluent 7.2, liner 22, cobalt 2.25:
    // 1020.90 more, 1609.56.
    EXPECT_NEAR(per_kg(views[2]), 1.60956, 1e-5);
    EXPECT_NEAR(per_kg(views[2]), 1.61, 0.0161);
    // D: C + 1340.68 = 2950.24.
    EXPECT_NEAR(per_kg(views[3]), 2.95024, 1e-5);
    EXPECT_NEAR(per_kg(views[3]), 2.95, 0.0295);
}

TEST_F(WorkedCase, GainsFromCalciteWhatItsCarbonDioxideWeighs) {
    // 1 kg of calcite by t of ore: 396.825 kg x 0.4397 = 174.48 kg by t of copper.
    const double before = per_kg(views[0]);
    activities_.rows.push_back({.stream = "sulphide",
                                .process = process_at("calcite"),
                                .amount = 396.825,
                                .basis = Basis::measured});
    EXPECT_NEAR(per_kg(views[0]) - before, 0.17448, 1e-5);
}

TEST_F(WorkedCase, CountsLossesAndFuelOfTheGridUnlessTheyAreCutOff) {
    // Losses 4185.71 x 0.3203 x 0.05 = 67.03, fuel 4185.71 x 0.05 = 209.29: D is 3.22656.
    input_.leave_out = {"truck_supply"};
    EXPECT_NEAR(per_kg(views[3]), 3.22656, 1e-5);
    // Losses of what certificates cover are 0, life cycle 4185.71 x 0.03 = 125.57: C is 1.73513.
    EXPECT_NEAR(per_kg(views[2]), 1.73513, 1e-5);
}

TEST_F(WorkedCase, TakesTheResidualMixForWhatNoCertificateCovers) {
    // Half of 4185.71 kWh at 0.4741: 992.22 more than A.
    input_.market.matched = Number(0.5);
    EXPECT_NEAR(per_kg(views[0]), 0.58866 + 0.99222, 1e-5);
}

TEST_F(WorkedCase, IsMadeAgainToTheBitByAnOldVintage) {
    input_.factors["grid"] = "grid_aznm@2022";
    const double old = per_kg(views[1]);
    // 4185.71 x 0.3535 = 1479.65 in place of 1340.68.
    EXPECT_NEAR(old, 0.58866 + 1.47965, 1e-5);
    FactorLibrary later = FactorLibrary::standard();
    Diagnostics diagnostics;
    later.add_text(
        "[[factor]]\nid = \"grid_aznm\"\nvintage = \"2024\"\nunit = \"kg CO2e/kWh\"\n"
        "value = 0.30\nscope = 2\ngwp = \"AR6\"\nsource = \"made up\"\nstatus = \"choice\"\n",
        "later.toml", diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    const Assessment again(activities_, input_, later);
    EXPECT_EQ(again.of_site(0, 0, views[1], Method::period).per_kg, old);
    input_.factors.erase("grid");  // the latest is another one now
    const Assessment newest(activities_, input_, later);
    EXPECT_NEAR(newest.of_site(0, 0, views[1], Method::period).per_kg, 0.58866 + 4.18571 * 0.30,
                1e-5);
}

TEST_F(WorkedCase, TellsWhatARestatementChangedByProcess) {
    const Assessment after(activities_, input_, FactorLibrary::standard());
    input_.factors["grid"] = "grid_aznm@2022";
    const Assessment before(activities_, input_, FactorLibrary::standard());
    const Restatement change = restated(before.of_site(0, 0, views[3], Method::period),
                                        after.of_site(0, 0, views[3], Method::period));
    // Electricity alone: (0.3203 - 0.3535) x 2050, 1190.476, 595.238 and 350 kWh.
    ASSERT_EQ(change.differences.size(), 4U);
    EXPECT_EQ(change.differences[0].name, "electrowinning");
    EXPECT_NEAR(change.differences[0].per_kg, -0.0332 * 2.050, 1e-9);
    EXPECT_NEAR(change.differences[1].per_kg, -0.0332 * 1.190476, 1e-9);
    double sum = 0.0;
    for (const auto& each : change.differences) sum += each.per_kg;
    EXPECT_NEAR(sum, change.after.per_kg - change.before.per_kg, 1e-12);
}

TEST_F(WorkedCase, IsPrimaryWhereActivityAndFactorAre) {
    const auto primary = [&](const View& view, const FactorLibrary& library) {
        return Assessment(activities_, input_, library)
            .of_site(0, 0, view, Method::period)
            .primary_share;
    };
    // Litres and kWh are measured, yet their factors are a library's: nothing is primary.
    EXPECT_EQ(primary(views[1], FactorLibrary::standard()), 0.0);
    // The utility's own factor makes its scope 2 primary, 4185.71 x 0.2 = 837.14 of 588.66 more;
    // of its losses not, since the share that is lost is a library's.
    FactorLibrary own = FactorLibrary::standard();
    Diagnostics diagnostics;
    own.add_text(
        "[[factor]]\nid = \"utility\"\nvintage = \"2026\"\nunit = \"kg CO2e/kWh\"\nvalue = 0.2\n"
        "scope = 2\ngwp = \"AR6\"\nsource = \"bill\"\nstatus = \"read\"\nis_primary = true\n",
        "own.toml", diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    input_.factors["grid"] = "utility@2026";
    EXPECT_NEAR(primary(views[1], own), 0.83714 / (0.58866 + 0.83714), 1e-5);
    input_.leave_out = {"grid_upstream", "truck_supply"};
    const double scope_2 = 0.83714, lost = 0.05 * 0.83714, rest = 1.60956;
    EXPECT_NEAR(primary(views[3], own), scope_2 / (scope_2 + lost + rest), 1e-5);
}

TEST_F(WorkedCase, CountsMeasuredCarbonatesAsPrimary) {
    // Calcite's carbon dioxide is chemistry, not an average: 174.48 of 588.66 + 174.48 kg.
    activities_.rows.push_back({.stream = "sulphide",
                                .process = process_at("calcite"),
                                .amount = 396.825,
                                .basis = Basis::measured});
    const auto figure = Assessment(activities_, input_, FactorLibrary::standard())
                            .of_site(0, 0, views[0], Method::period);
    EXPECT_NEAR(figure.primary_share, 0.17448 / (0.58866 + 0.17448), 1e-5);
}

TEST_F(WorkedCase, TellsWhosePotentialsItIsOf) {
    // Of D: diesel and detonation are CO2 alone, 588.66; grid 1340.68, diesel's supply 127.08 and
    // truck 50.79 of AR5; explosives 327.38, acid 476.19 and 39.45 of reagents and liner unstated.
    const auto shares = Assessment(activities_, input_, FactorLibrary::standard())
                            .of_site(0, 0, views[3], Method::period)
                            .potentials;
    ASSERT_EQ(shares.size(), 3U);
    EXPECT_NEAR(shares.at("n/a"), 588.66 / 2950.24, 1e-5);
    EXPECT_NEAR(shares.at("AR5"), 1518.55 / 2950.24, 1e-5);
    EXPECT_NEAR(shares.at("unstated"), 843.02 / 2950.24, 1e-5);
    input_.factors["grid"] = "grid_aznm@2023-AR6";
    input_.leave_out.emplace_back("diesel_supply");
    input_.factors["truck"] = "truck@2025-AR6";
    const auto later = Assessment(activities_, input_, FactorLibrary::standard())
                           .of_site(0, 0, views[1], Method::period)
                           .potentials;
    EXPECT_EQ(later.count("AR5"), 0U);
    EXPECT_EQ(later.count("AR6"), 1U);
}

TEST_F(WorkedCase, IsTheSameByBothMethodsWhereOneYearIsAll) {
    for (const View& view : views) {
        EXPECT_NEAR(per_kg(view, Method::ore_matched), per_kg(view), 1e-12);
    }
}

TEST_F(WorkedCase, HasWaterByDefinition) {
    // 71 and 60 m3 by t are 71 and 60 L by kg.
    const auto water = water_of(water_, activities_);
    ASSERT_EQ(water.size(), 2U);
    EXPECT_NEAR(water[0].withdrawal().per_kg, 71.0, 1e-9);
    EXPECT_NEAR(water[1].consumption().per_kg, 60.0, 1e-9);
    EXPECT_EQ(water[0].source, "groundwater");
    EXPECT_TRUE(compare(water[0].withdrawal(), water[0].consumption()).is_refused());
}

}  // namespace
}  // namespace gossan::footprint
